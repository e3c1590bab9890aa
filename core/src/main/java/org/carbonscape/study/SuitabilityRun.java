package org.carbonscape.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.carbon.ConservationCheck;
import org.carbonscape.engine.Engine;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.method.Findings;
import org.carbonscape.method.Key;
import org.carbonscape.method.Ramp;
import org.carbonscape.method.Words;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problems;
import org.carbonscape.report.QgisStyle;
import org.carbonscape.zone.LandCounts;

/** Suitability, zones and scenarios of a run, where the study asks for them: the order of their stages and their chapter. */
final class SuitabilityRun {
    /** How far a run goes. */
    enum Extent {
        ALL,
        LEVELS,
        ZONES
    }

    private static final List<String> AMOUNTS = List.of("area_km2", "share_percent", "stock_tC", "net_tCO2");

    private final Study study;
    private final StudyInputs inputs;
    private final Optional<SuitabilityInputs> suit;
    private final List<ScenarioStage.Line> scenarios;

    private SuitabilityRun(
            Study study, StudyInputs inputs, Optional<SuitabilityInputs> suit, List<ScenarioStage.Line> scenarios) {
        this.study = study;
        this.inputs = inputs;
        this.suit = suit;
        this.scenarios = scenarios;
    }

    /** Reads and checks what the study names; problems and cautions go to the collector. */
    static SuitabilityRun open(Study study, StudyInputs opened, Problems problems) {
        StudyInputs inputs = opened.withUsualRoles(study.landUse().construction());
        Optional<SuitabilityInputs> suit = SuitabilityInputs.open(study, inputs, problems);
        study.scenarios().ifPresent(f -> inputs.files().put("scenarios", f));
        List<ScenarioStage.Line> lines = ScenarioStage.read(study, problems);
        Optional<List<String>> zones =
                study.suitability().isEmpty() ? Optional.of(List.of()) : suit.map(SuitabilityInputs::zones);
        return new SuitabilityRun(study, inputs, suit, ScenarioStage.checked(lines, study, inputs, zones, problems));
    }

    /** Looks at the files alone, where there is no grid or legend to hold them against. */
    static void look(Study study, Problems problems) {
        SuitabilityInputs.look(study, problems);
        ScenarioStage.read(study, problems);
    }

    /** Whether a criterion or a layer is a density surface of the run. */
    boolean needsDensity() {
        return suit.map(s -> Stream.concat(s.sources().values().stream(), s.layers().values().stream())
                        .anyMatch(l -> LayerSources.isDensity(l.text())))
                .orElse(false);
    }

    /** Whether the levels hang on the run's hot spots; rules may do so besides. */
    boolean gradesHotSpots() {
        return suit.map(s ->
                        s.sources().values().stream().anyMatch(l -> l.text().equals(LayerSources.HOT_SPOTS)))
                .orElse(false);
    }

    /** @param columns of the units, by level and by zone */
    record Outcome(Findings findings, List<UnitColumn> columns) {}

    /** Runs the stages; empty where the study asks for none of them. */
    Optional<Outcome> run(
            LandCounts counts,
            CarbonAccount account,
            Images images,
            Extent extent,
            RunFolder folder,
            Language language,
            Engine engine,
            Consumer<String> progress,
            Problems problems,
            List<ConservationCheck> checks,
            LayerSources.Gathered gathered) {
        if (suit.isEmpty() && scenarios.isEmpty()) {
            return Optional.empty();
        }
        Optional<SuitabilityInputs> suit = this.suit.map(s -> s.present(inputs.ground(), account, problems));
        Optional<SuitabilityStage.Result> levels = Optional.empty();
        Optional<ZoneStage.Result> zones = Optional.empty();
        if (suit.isPresent()) {
            progress.accept("suitability");
            SuitabilityStage stage =
                    new SuitabilityStage(suit.get(), inputs, counts, account, images, engine, folder, gathered);
            levels = Optional.of(stage.run());
            styles(levels.get(), folder, language);
            if (extent != Extent.LEVELS) {
                progress.accept("zones");
                zones = Optional.of(
                        new ZoneStage(suit.get(), inputs, counts, account, stage, levels.get(), engine, folder).run());
                problems.addAll(zones.get().cautions());
                styles(zones.get(), folder, language);
            }
        }
        Optional<ScenarioStage.Result> what = Optional.empty();
        if (!scenarios.isEmpty() && extent != Extent.LEVELS) {
            what = Optional.of(new ScenarioStage(inputs, counts, account)
                    .run(
                            scenarios,
                            zones.map(ZoneStage.Result::hectares).orElse(Map.of()),
                            zones.map(ZoneStage.Result::madeWith).orElse("")));
            List<ConservationCheck> own = new ArrayList<>(what.get().checks());
            own.stream().filter(c -> !c.passed()).forEach(c -> problems.add(CarbonAccount.failed(c)));
            problems.throwIfAny();
            checks.addAll(own);
        }
        Findings findings =
                new SuitabilityChapter(inputs, images, Words.same(study.source())).findings(suit, levels, zones, what);
        return Optional.of(new Outcome(findings, columns(levels, zones)));
    }

    /** Colours of the rasters of numbers for QGIS; those of classes carry their own. */
    private static void styles(SuitabilityStage.Result r, RunFolder folder, Language language) {
        double least = r.histogram().min();
        double step = (r.histogram().max() - least) / 5;
        if (step > 0) {
            List<Double> limits =
                    IntStream.rangeClosed(0, 5).mapToObj(i -> least + i * step).toList();
            folder.write(
                    "rasters/suitability_score.qml",
                    QgisStyle.raster(new Key.Breaks(Words.of("Score", "得分"), limits, Ramp.VIRIDIS, 2), language));
        }
        r.sensitivity()
                .ifPresent(s -> folder.write(
                        "rasters/level_stability.qml",
                        QgisStyle.raster(
                                new Key.Breaks(
                                        LevelSection.STABILITY.title(),
                                        LevelSection.STABILITY.limits().stream()
                                                .map(l -> l / 100)
                                                .toList(),
                                        LevelSection.STABILITY.ramp(),
                                        2),
                                language)));
    }

    /** Colours of the map layers for QGIS, a file for each beside the GeoPackage. */
    private static void styles(ZoneStage.Result z, RunFolder folder, Language language) {
        folder.write(
                "vectors/zones.qml",
                QgisStyle.classes(
                        "zone",
                        z.rules().outcomes(),
                        new Key.Classes(Words.of("Zone", "分区"), ZoneStage.key(z.rules())),
                        language));
        z.corridors()
                .flatMap(CorridorStage.Result::costKey)
                .ifPresent(key -> folder.write("rasters/cost_distance.qml", QgisStyle.raster(key, language)));
        z.corridors().map(CorridorStage.Result::table).ifPresent(table -> {
            folder.write("vectors/patches.qml", QgisStyle.single(CorridorSection.CORRIDOR_KEY.get(0)));
            List<Double> ranks = List.of(0.5, CorridorSection.mostImportant(table.rows()) + 0.5, table.rows() + 1.0);
            folder.write(
                    "vectors/corridors.qml",
                    QgisStyle.lines("rank", ranks, CorridorSection.CORRIDOR_KEY.subList(1, 3), language));
        });
    }

    private List<UnitColumn> columns(Optional<SuitabilityStage.Result> levels, Optional<ZoneStage.Result> zones) {
        List<UnitColumn> columns = new ArrayList<>();
        for (int s = 0; s < inputs.sets().size(); s++) {
            int set = s;
            levels.ifPresent(r -> {
                Map<String, String> groups = new LinkedHashMap<>();
                for (int l = 1; l <= r.levels().count(); l++) {
                    groups.put(r.levelName(l, Language.EN), "level_" + l);
                }
                columns.addAll(
                        UnitColumn.of(r.levelsTable(), set, inputs.sets().get(set), "level_name", groups, AMOUNTS));
            });
            zones.ifPresent(z -> {
                Map<String, String> groups = new LinkedHashMap<>();
                z.rules().outcomes().forEach(zone -> groups.put(zone, zone));
                columns.addAll(UnitColumn.of(z.zonesTable(), set, inputs.sets().get(set), "zone", groups, AMOUNTS));
            });
        }
        return columns;
    }
}
