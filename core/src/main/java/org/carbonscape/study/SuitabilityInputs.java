package org.carbonscape.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.Grid;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.land.LandClass;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.suitability.Ahp;
import org.carbonscape.suitability.CriteriaTable;
import org.carbonscape.suitability.Criterion;
import org.carbonscape.suitability.Grading;
import org.carbonscape.suitability.Judgements;
import org.carbonscape.suitability.Layer;
import org.carbonscape.suitability.Levels;
import org.carbonscape.suitability.RuleTable;
import org.carbonscape.suitability.Strategies;

/**
 * The files that the section {@code suitability} names, read and held against the study: criteria, judgements, rules,
 * measures, resistances. Nothing big is read yet.
 *
 * @param criteria    those that have a layer, in order
 * @param sources     layer of each criterion, by its name
 * @param layers      all layers a rule may use beside the level, by name
 * @param ruleRows    the user's rules; empty = the preset
 * @param zones       that the rules make; empty where the rules cannot be read
 * @param resistance  by class index, 0 at 0, NaN for a class of no known kind; empty = a raster or no corridors
 * @param surface     resistance raster; empty = by class
 */
record SuitabilityInputs(SuitabilityPlan plan, List<CriteriaTable.Definition> criteria, Map<String, LayerSources.Source> sources, Map<String, LayerSources.Source> layers,
        Optional<Ahp> ahp, List<List<String>> ruleRows, List<String> zones, Strategies strategies, Optional<double[]> resistance, Optional<LayerSources.Source> surface) {

    /** Reads all; problems and cautions go to the collector, empty where there are problems. */
    static Optional<SuitabilityInputs> open(Study study, StudyInputs inputs, Problems problems) {
        return study.suitability().flatMap(plan -> {
            Problems own = new Problems();
            Optional<SuitabilityInputs> read = new Opening(study, inputs, plan, own).open();
            problems.addAll(own.problems());
            problems.addAll(own.cautions());
            return own.isEmpty() ? read : Optional.empty();
        });
    }

    /** Files of the section, for the run's record and its guard against writing into inputs. */
    static List<Path> files(Study study) {
        List<Path> files = new ArrayList<>();
        study.suitability().ifPresent(plan -> {
            plan.criteria().file().ifPresent(files::add);
            files.addAll(plan.ahp());
            plan.zones().rules().ifPresent(files::add);
            plan.zones().strategies().ifPresent(files::add);
            plan.zones().corridors().flatMap(SuitabilityPlan.CorridorPlan::resistance).ifPresent(files::add);
        });
        study.scenarios().ifPresent(files::add);
        return files;
    }

    /** Tables that are not there or cannot be read, where nothing else is known. */
    static void look(Study study, Problems problems) {
        study.suitability().ifPresent(plan -> {
            plan.criteria().file().ifPresent(f -> problems.attempt(() -> rows(f, "suitability.criteria")));
            if (!plan.ahp().isEmpty()) {
                problems.attempt(() -> experts(plan));
            }
            plan.zones().rules().ifPresent(f -> problems.attempt(() -> rows(f, "suitability.zones")));
            plan.zones().strategies().ifPresent(f -> problems.attempt(() -> Strategies.parse("suitability.strategies (" + f.getFileName() + ")", rows(f, "suitability.strategies"))));
        });
    }

    /** A cell by its column's name; empty where there is none. */
    static String cell(List<String> header, List<String> row, String column) {
        int i = header.indexOf(column);
        return i < 0 || i >= row.size() ? "" : row.get(i).strip();
    }

    /** The matrices; their problems say by which key they are read. */
    private static List<Judgements> experts(SuitabilityPlan plan) {
        return keyed(plan, () -> AhpMatrix.read(plan.ahp()));
    }

    private static <T> T keyed(SuitabilityPlan plan, Supplier<T> step) {
        try {
            return step.get();
        } catch (ProblemException e) {
            List<String> files = plan.ahp().stream().map(f -> f.getFileName().toString()).toList();
            throw new ProblemException(e.problems().stream().map(p -> files.stream().filter(f -> p.place().startsWith(f)).findFirst()
                    .map(f -> p.at("suitability.weights.ahp (" + f + ")" + p.place().substring(f.length()))).orElse(p)).toList());
        }
    }

    static List<List<String>> rows(Path file, String key) {
        TextTable table = TableFile.read(file, "", key + " (" + file.getFileName() + ")");
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.columns());
        table.rows().forEach(r -> rows.add(table.columns().stream().map(c -> r.findText(c).orElse("")).toList()));
        return rows;
    }

    /** The criterion on its layer; a class that the grading does not name is graded by its role (forest, water ...). */
    Criterion bind(CriteriaTable.Definition definition, Layer layer, Ground ground) {
        if (layer instanceof Layer.Classes c && LayerSources.isLandUse(sources.get(definition.name()).text()) && definition.grading().isEmpty()) {
            double[] scores = new double[c.names().size()];
            Problems problems = new Problems();
            for (int i = 0; i < scores.length; i++) {
                LandClass landClass = ground.legend().at(i + 1);
                int at = definition.classes().indexOf(landClass.name());
                if (at < 0) {
                    at = landClass.role().map(r -> definition.classes().indexOf(r.className())).orElse(-1);
                }
                scores[i] = at < 0 ? Double.NaN : definition.scores()[at];
                if (at < 0) {
                    problems.add(ProblemCode.SUIT_26_CLASS_SCORE, "criterion " + definition.name(), landClass.name());
                }
            }
            problems.throwIfAny();
            return new Criterion(definition.name(), layer, new Grading.ByClass(scores));
        }
        return definition.bind(layer);
    }

    /** What levels and rules are checked against before there are any. */
    static List<String> levelNames(int count, Language language) {
        double[] limits = new double[count - 1];
        java.util.Arrays.setAll(limits, i -> i);
        Levels levels = Levels.given(limits);
        List<String> names = new ArrayList<>();
        for (int l = 1; l <= count; l++) {
            names.add(levels.name(l, language));
        }
        return names;
    }

    int levelCount() {
        return plan.limits().isEmpty() ? plan.levels() : plan.limits().size() + 1;
    }

    private static final class Opening {
        private final Study study;
        private final StudyInputs inputs;
        private final SuitabilityPlan plan;
        private final Problems problems;
        private final LayerSources reader;
        private final Map<String, LayerSources.Source> sources = new LinkedHashMap<>();
        private final List<String> leftOut = new ArrayList<>();

        Opening(Study study, StudyInputs inputs, SuitabilityPlan plan, Problems problems) {
            this.study = study;
            this.inputs = inputs;
            this.plan = plan;
            this.problems = problems;
            this.reader = new LayerSources(study, inputs);
        }

        Optional<SuitabilityInputs> open() {
            Map<String, LayerSources.Source> layers = new LinkedHashMap<>();
            problems.attempt(() -> reader.read("land use", "land use", List.of())).ifPresent(s -> layers.put("land_use", s));
            if (inputs.ground().years().size() > 1) {
                problems.attempt(() -> reader.read("land use change", "land use change", List.of())).ifPresent(s -> layers.put("land_use_change", s));
            }
            plan.layers().forEach((name, text) -> layers.put(name, problems.attempt(() -> name.equals("protected") ? reader.flag("suitability.layers." + name, text)
                    : reader.read("suitability.layers." + name, text, List.of())).orElseGet(() -> LayerSources.unread(name, text))));
            plan.zones().protectedBy().ifPresent(text -> layers.put("protected", problems.attempt(() -> reader.flag("suitability.protected", text))
                    .orElseGet(() -> LayerSources.unread("protected", text))));
            if (study.statistics().flatMap(StatisticsPlan::hotSpots).isPresent()) {
                layers.putIfAbsent("hot_spot", reader.hotSpots());
            }
            reader.drivers().forEach(layers::putIfAbsent);
            List<CriteriaTable.Definition> criteria = plan.criteria().file().map(this::table).orElseGet(() -> preset(layers));
            if (!leftOut.isEmpty()) {
                problems.add(ProblemCode.SUIT_C06_LEFT_OUT, "suitability.criteria", String.join(", ", leftOut));
            }
            if (criteria.isEmpty() && problems.isEmpty()) {
                problems.add(ProblemCode.SUIT_33_NO_LAYER, "suitability.criteria");
            }
            criteria.forEach(c -> problems.addAll(c.cautions()));
            sources.forEach(layers::putIfAbsent);
            Optional<Ahp> ahp = ahp(criteria);
            List<String> excluded = new ArrayList<>(plan.exclude());
            excluded.addAll(plan.lowest());
            excluded.forEach(name -> problems.attempt(() -> inputs.ground().legend().require("suitability.exclude", name)));
            List<List<String>> rules = plan.zones().rules().flatMap(f -> problems.attempt(() -> rows(note("suitability.zones", f), "suitability.zones"))).orElse(List.of());
            Strategies strategies = plan.zones().strategies().flatMap(f -> problems.attempt(() -> Strategies.parse("suitability.strategies (" + f.getFileName() + ")",
                    rows(note("suitability.strategies", f), "suitability.strategies")))).orElseGet(Strategies::preset);
            Optional<RuleTable> table = problems.attempt(() -> table(rules, layers));
            Optional<LayerSources.Source> surface = Optional.empty();
            Optional<double[]> resistance = Optional.empty();
            if (plan.zones().corridors().isPresent()) {
                SuitabilityPlan.CorridorPlan c = plan.zones().corridors().get();
                problems.attempt(() -> {
                    reader.metric("suitability.corridors");
                    return true;
                });
                table.filter(t -> !c.from().isEmpty() && !t.outcomes().contains(c.from())).ifPresent(t -> problems.add(ProblemCode.SUIT_35_ZONE, "suitability.corridors.from", c.from(),
                        String.join(", ", t.outcomes())));
                boolean raster = c.resistance().map(f -> f.toString().toLowerCase(Locale.ROOT).matches(".+\\.tiff?")).orElse(false);
                surface = raster ? problems.attempt(() -> reader.read("suitability.corridors.resistance", c.resistance().get().toString(), List.of())) : Optional.empty();
                resistance = raster ? Optional.empty() : problems.attempt(() -> Resistances.byClass(inputs, c.resistance(), problems));
            }
            return Optional.of(new SuitabilityInputs(plan, criteria, sources, layers, ahp, rules, table.map(RuleTable::outcomes).orElse(List.of()), strategies, resistance, surface));
        }

        private Path note(String key, Path file) {
            inputs.files().put(key, file);
            return file;
        }

        private RuleTable table(List<List<String>> rules, Map<String, LayerSources.Source> layers) {
            Grid grid = inputs.ground().grid();
            Map<String, Layer> shapes = new LinkedHashMap<>();
            List<String> names = levelNames(plan.limits().isEmpty() ? plan.levels() : plan.limits().size() + 1, Language.EN);
            shapes.put("level", new Layer.Classes(MadeClasses.none(grid, names.size()), names));
            layers.forEach((name, source) -> shapes.put(name, source.shape(grid)));
            Map<String, List<String>> kinds = inputs.ground().kinds();
            return rules.isEmpty() ? RuleTable.zones(shapes, kinds) : RuleTable.parse("suitability.zones (" + plan.zones().rules().orElseThrow().getFileName() + ")", rules, shapes, kinds);
        }

        private Optional<Ahp> ahp(List<CriteriaTable.Definition> criteria) {
            if (plan.ahp().isEmpty() || criteria.isEmpty()) { // without criteria that problem is told
                return Optional.empty();
            }
            for (int i = 0; i < plan.ahp().size(); i++) {
                inputs.files().put("suitability.weights.ahp" + (plan.ahp().size() > 1 ? "[" + (i + 1) + "]" : ""), plan.ahp().get(i));
            }
            return problems.attempt(() -> {
                List<Judgements> experts = experts(plan);
                List<String> names = experts.get(0).names();
                List<String> wanted = criteria.stream().map(CriteriaTable.Definition::name).toList();
                boolean numbered = names.stream().allMatch(n -> n.matches("[0-9]+"));
                if (numbered ? names.size() != wanted.size() : !(names.size() == wanted.size() && names.containsAll(wanted))) {
                    throw new ProblemException(ProblemCode.SUIT_34_MATRIX_NAMES, "suitability.weights.ahp", String.join(", ", names), String.join(", ", wanted));
                }
                List<Judgements> named = numbered ? experts.stream().map(e -> renamed(e, wanted)).toList() : experts;
                Ahp ahp = keyed(plan, () -> AhpMatrix.weigh(named, plan.ahpOptions(), plan.ahp()));
                AhpMatrix.cautions(ahp, plan.ahp()).forEach(c -> problems.add(c.at("suitability.weights.ahp: " + c.place())));
                return ahp;
            });
        }

        private static Judgements renamed(Judgements judgements, List<String> names) {
            double[][] matrix = new double[names.size()][names.size()];
            for (int i = 0; i < matrix.length; i++) {
                for (int j = 0; j < matrix.length; j++) {
                    matrix[i][j] = judgements.get(i, j);
                }
            }
            return Judgements.of(names, matrix);
        }

        /** Criteria of the preset that have a layer: land use and distances of the study's own, the others by name. */
        private List<CriteriaTable.Definition> preset(Map<String, LayerSources.Source> layers) {
            List<CriteriaTable.Definition> kept = new ArrayList<>();
            for (CriteriaTable.Definition d : CriteriaTable.sink().definitions()) {
                LayerSources.Source given = layers.get(d.name());
                String words = d.name().startsWith("distance_to_") ? "distance to " + d.name().substring(12) : "";
                boolean own = given == null && !words.isEmpty() && !inputs.ground().grid().crs().isGeographic() && inputs.ground().legend().find(words.substring(12)).isPresent();
                if (given != null) {
                    sources.put(d.name(), given);
                    kept.add(d);
                } else if (own) {
                    problems.attempt(() -> reader.read("criterion " + d.name(), words, List.of())).ifPresent(s -> {
                        sources.put(d.name(), s);
                        kept.add(d);
                    });
                } else {
                    leftOut.add(d.name());
                }
            }
            return kept;
        }

        /** The user's table: each row made complete (layer, direction, scores), then read by the library. */
        private List<CriteriaTable.Definition> table(Path file) {
            String place = "suitability.criteria (" + file.getFileName() + ")";
            List<List<String>> rows = problems.attempt(() -> rows(note("suitability.criteria", file), "suitability.criteria")).orElse(List.of());
            if (rows.isEmpty()) {
                return List.of();
            }
            List<String> header = rows.get(0).stream().map(h -> h.strip().toLowerCase(Locale.ROOT)).toList();
            List<List<String>> full = new ArrayList<>();
            full.add(List.of("criterion", "name_zh", "unit", "grading", "at", "scores", "status", "source"));
            Map<String, String> texts = new LinkedHashMap<>();
            for (int r = 1; r < rows.size(); r++) {
                List<String> row = rows.get(r);
                String name = cell(header, row, "criterion");
                String at = place + " row " + (r + 1) + " \"" + name + "\"";
                String grading = cell(header, row, "grading").toLowerCase(Locale.ROOT);
                String text = cell(header, row, "layer");
                String reference = cell(header, row, "reference");
                String source = cell(header, row, "source");
                if (text.isEmpty() && (reader.isLayer(source) || !plan.layers().containsKey(name))) {
                    text = source;
                } else if (reference.isEmpty()) {
                    reference = source;
                }
                if (text.isEmpty() && plan.layers().containsKey(name)) {
                    text = plan.layers().get(name);
                }
                if (text.isEmpty() && !name.isEmpty()) {
                    problems.add(ProblemCode.SUIT_33_NO_LAYER, at);
                }
                texts.put(name, text);
                String points = cell(header, row, "at");
                if (grading.isEmpty()) {
                    grading = "minmax";
                }
                if (grading.equals("minmax") && points.isEmpty()) {
                    points = "0.01|0.99";
                }
                String scores = scores(at, grading, points, cell(header, row, "scores"), cell(header, row, "direction").toLowerCase(Locale.ROOT));
                full.add(List.of(name, cell(header, row, "name_zh"), cell(header, row, "unit"), grading, points, scores,
                        status(cell(header, row, "status"), reference), reference.isEmpty() ? CriteriaTable.NO_REFERENCE : reference));
            }
            Optional<CriteriaTable> table = problems.attempt(() -> CriteriaTable.parse(place, full));
            if (table.isEmpty()) {
                return List.of();
            }
            for (CriteriaTable.Definition d : table.get().definitions()) {
                String text = texts.get(d.name());
                if (!text.isEmpty()) {
                    List<String> classes = d.grading().isPresent() || !text.matches("(?i).+\\.tiff?") ? List.of() : d.classes();
                    problems.attempt(() -> reader.read("criterion " + d.name(), text, classes)).ifPresent(s -> {
                        sources.put(d.name(), s);
                        problems.attempt(() -> new SuitabilityInputs(plan, List.of(), sources, Map.of(), Optional.empty(), List.of(), List.of(), Strategies.preset(), Optional.empty(), Optional.empty())
                                .bind(d, s.shape(inputs.ground().grid()), inputs.ground()));
                    });
                }
            }
            return table.get().definitions();
        }

        /** A reference stands for the user's word that the grading was read there, unless a status says otherwise. */
        private static String status(String status, String reference) {
            return !status.isEmpty() ? status : reference.isEmpty() ? "unverified" : "verified";
        }

        /** Scores as written; without any, 1..9 in equal steps by the direction. */
        private String scores(String place, String grading, String at, String scores, String direction) {
            boolean down = List.of("negative", "-", "descending", "less", "负向", "负").contains(direction);
            boolean known = down || List.of("", "positive", "+", "ascending", "more", "正向", "正").contains(direction);
            if (!known) {
                problems.add(ProblemCode.SUIT_32_DIRECTION, place, direction, scores);
            }
            if (!scores.isEmpty()) {
                String[] parts = scores.split("\\|");
                try {
                    double rise = Double.parseDouble(parts[parts.length - 1].strip()) - Double.parseDouble(parts[0].strip());
                    if (known && !direction.isEmpty() && !grading.equals("classes") && rise != 0 && rise < 0 != down) {
                        problems.add(ProblemCode.SUIT_32_DIRECTION, place, direction, scores);
                    }
                } catch (NumberFormatException e) {
                    // the library names what is wrong with the scores
                }
                return scores;
            }
            int n = grading.equals("quantiles") ? 5 : grading.equals("breaks") ? at.split("\\|").length + 1 : 2;
            if (grading.equals("classes")) {
                return "";
            }
            List<String> made = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                made.add(Numbers.text(1 + 8.0 * (down ? n - 1 - i : i) / (n - 1)));
            }
            return String.join("|", made);
        }
    }
}
