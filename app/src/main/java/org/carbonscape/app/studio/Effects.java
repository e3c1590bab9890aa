package org.carbonscape.app.studio;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.advise.AdvicePreview;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.plan.StudyReader;
import org.carbonscape.study.plan.SuitabilityPlan;
import org.carbonscape.study.table.AhpMatrix;
import org.carbonscape.suitability.Grading;
import org.carbonscape.suitability.weight.Ahp;
import org.carbonscape.suitability.weight.RandomIndex;

/** What tables do while they are edited, told of rows that are not written yet. */
final class Effects implements AutoCloseable {
    private final Workspace workspace;
    private final int threads;
    private final Previews previews;

    /** What is told of a study with the rows in it. */
    private interface Told {
        Map<String, Object> of(AdvicePreview preview, Study study, Engine engine);
    }

    Effects(Workspace workspace, int threads) {
        this.workspace = workspace;
        this.threads = threads;
        this.previews = new Previews(workspace, threads);
    }

    /** Gets ready to tell what the tables of a study do. */
    void warm(String name) throws IOException {
        Path file = workspace.resolve(name);
        Optional<Study> study = StudyReader.read(file, new Problems());
        if (study.isPresent() && Studies.outside(workspace, study.get()).isEmpty()) {
            previews.warm(study.get());
        }
    }

    /** Lets go what is kept, for a run. */
    void rest() {
        previews.forget();
    }

    /** Weights and consistency that judgements give by the study's method, also where they are inconsistent. */
    Map<String, Object> ahp(JsonNode asked) throws IOException {
        Ahp.Options options = Optional.of(asked.path("study").asText(""))
                .filter(s -> !s.isEmpty())
                .flatMap(s -> StudyReader.read(workspace.resolve(s), new Problems()))
                .flatMap(Study::suitability)
                .map(s -> s.weighing().options())
                .orElse(new Ahp.Options(Ahp.Prioritisation.EIGENVECTOR, RandomIndex.SAATY, true));
        return with(asked, "ahp.csv", file -> {
            Ahp ahp = AhpMatrix.weigh(
                    AhpMatrix.read(List.of(file), f -> "ahp"),
                    new Ahp.Options(options.prioritisation(), options.randomIndex(), true));
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("names", ahp.weights().names());
            told.put("weights", ahp.weights().values());
            told.put("cr", ahp.cr());
            told.put("limit", Ahp.LIMIT);
            told.put("method", SuitabilityPlan.METHOD.kind().text(options.prioritisation()));
            told.put("ri", SuitabilityPlan.RANDOM_INDEX.kind().text(options.randomIndex()));
            ahp.findWorst().ifPresent(w -> {
                Map<String, Object> worst = new LinkedHashMap<>();
                worst.put("first", w.first());
                worst.put("second", w.second());
                worst.put("given", w.given());
                worst.put("implied", w.implied());
                told.put("worst", worst);
            });
            return told;
        });
    }

    Map<String, Object> criteria(JsonNode asked) throws IOException {
        return told(asked, "suitability.criteria", (preview, study, engine) -> {
            AdvicePreview.Criteria found = preview.criteria(study, engine);
            List<Object> criteria = new ArrayList<>();
            for (AdvicePreview.Scored c : found.criteria()) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("name", c.graded().name());
                one.put("weight", found.weights().get(c.graded().name()));
                one.put("curve", curve(c.graded().grading(), c.graded().classes()));
                if (!Double.isNaN(c.least())) {
                    one.put("range", List.of(c.least(), c.greatest()));
                }
                List<Object> shares = new ArrayList<>();
                c.byScore().forEach((score, percent) -> shares.add(List.of(score, percent)));
                one.put("shares", shares);
                criteria.add(one);
            }
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("criteria", criteria);
            told.put("levels", shares(found.levels()));
            Map<String, String> chinese = new LinkedHashMap<>();
            found.land().forEach(c -> chinese.put(c.name(), c.nameZh()));
            told.put("chinese", chinese); // names of classes
            return told;
        });
    }

    /** A fitted grading as it is drawn. */
    private static Map<String, Object> curve(Grading grading, List<String> classes) {
        Map<String, Object> told = new LinkedHashMap<>();
        if (grading instanceof Grading.Breakpoints b) {
            told.put("breaks", b.breaks());
            told.put("scores", b.scores());
        } else if (grading instanceof Grading.ByClass c) {
            List<Object> known = new ArrayList<>();
            for (int i = 0; i < classes.size(); i++) {
                if (!Double.isNaN(c.scores()[i])) {
                    known.add(List.of(classes.get(i), c.scores()[i]));
                }
            }
            told.put("classes", known);
        } else if (grading instanceof Grading.Linear l) {
            told.put("line", List.of(l.from(), l.to(), l.lowest(), l.highest()));
        } else {
            told.put("line", List.of(grading.lowest(), grading.highest(), grading.lowest(), grading.highest()));
        }
        return told;
    }

    Map<String, Object> zones(JsonNode asked) throws IOException {
        return told(asked, "suitability.zones", (preview, study, engine) -> {
            AdvicePreview.Zones zones = preview.zones(study, engine);
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("shares", shares(zones.shares()));
            told.put("columns", zones.columns());
            told.put("rows", zones.rows());
            told.put("cells", Base64.getEncoder().encodeToString(zones.cells()));
            told.put("unknown", zones.unknown());
            told.put("recorded", zones.earlier());
            return told;
        });
    }

    Map<String, Object> scenarios(JsonNode asked) throws IOException {
        return told(asked, "scenarios", (preview, study, engine) -> {
            AdvicePreview.Scenarios found = preview.scenarios(study, engine);
            Table t = found.table();
            List<Object> scenarios = new ArrayList<>();
            List<Object> lines = new ArrayList<>();
            for (int r = 0; r < t.rows(); r++) {
                Map<String, Object> one = new LinkedHashMap<>();
                String name = t.text(r, t.column("scenario"));
                long line = t.integer(r, t.column("line"));
                one.put("scenario", name);
                one.put("difference_tCO2", t.number(r, t.column("difference_tCO2")));
                if (line > 0) {
                    one.put("line", line);
                    lines.add(one);
                } else {
                    double percent = t.number(r, t.column("difference_percent"));
                    if (Double.isFinite(percent)) {
                        one.put("difference_percent", percent);
                    }
                    one.put("net_tCO2", t.number(r, t.column("net_tCO2")));
                    one.put("moved_ha", found.moved_ha().getOrDefault(name, 0.0));
                    scenarios.add(one);
                }
            }
            List<Problem> problems = new ArrayList<>(found.problems());
            problems.addAll(found.cautions());
            Places places = new Places(StudyReader.KEYS, Map.of());
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("scenarios", scenarios);
            told.put("lines", lines);
            told.put("problems", problems.stream().map(places::told).toList());
            return told;
        });
    }

    private static List<Object> shares(List<AdvicePreview.Share> shares) {
        List<Object> told = new ArrayList<>();
        for (AdvicePreview.Share s : shares) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", s.id());
            one.put("name", Forms.both(s.name()));
            one.put("color", String.format(Locale.ROOT, "#%06x", s.rgb()));
            one.put("area_ha", s.area_ha());
            one.put("percent", Double.isFinite(s.percent()) ? s.percent() : 0);
            told.add(one);
        }
        return told;
    }

    /** Asks the preview of a study that has the rows as its table. */
    private Map<String, Object> told(JsonNode asked, String key, Told told) throws IOException {
        Path file = workspace.resolve(asked.path("study").asText(""));
        Problems problems = new Problems();
        Optional<Study> read = StudyReader.read(file, problems);
        problems.throwIfAny();
        Study written = read.orElseThrow(() -> new ProblemException(ProblemCode.STUDY_01_MISSING, file.toString(), ""));
        return with(asked, key.substring(key.lastIndexOf('.') + 1) + ".csv", table -> {
            Study study = asked.has("rows") ? written.withTable(key, table) : written;
            Problems outside = new Problems();
            Studies.outside(workspace, study).forEach(outside::add);
            outside.throwIfAny();
            Previews.Ready ready = previews.of(written);
            if (!ready.isSketch()) {
                return ask(told, ready, study);
            }
            try {
                return ask(told, ready, study);
            } catch (ProblemException e) { // which may be of the sketch alone
                return ask(told, previews.exact(written), study);
            }
        });
    }

    private Map<String, Object> ask(Told told, Previews.Ready ready, Study study) {
        Map<String, Object> answer;
        try (LocalEngine engine = new LocalEngine(threads)) {
            synchronized (ready.preview()) { // it is not thread-safe
                Study looked = ready.isSketch() ? study.sketched(ready.preview().cell_m()) : study;
                answer = told.of(ready.preview(), looked, engine);
            }
        }
        if (ready.isSketch()) {
            answer.put("cell_m", ready.preview().cell_m());
            answer.put("follows", ready.follows());
        }
        ready.earlier().ifPresent(run -> answer.put("earlier", workspace.name(run)));
        return answer;
    }

    @Override
    public void close() {
        previews.close();
    }

    /** What is done with a table that is there as long as that takes. */
    private interface Done {
        Map<String, Object> with(Path table) throws IOException;
    }

    private Map<String, Object> with(JsonNode asked, String name, Done done) throws IOException {
        Path folder = workspace.own("effect-" + UUID.randomUUID());
        Path table = folder.resolve(name);
        try {
            Files.createDirectory(folder);
            Files.write(table, CsvRecords.of(new byte[0]).with(Tables.rows(asked)));
            return done.with(table);
        } finally {
            Files.deleteIfExists(table);
            Files.deleteIfExists(folder);
        }
    }
}
