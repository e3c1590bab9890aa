package org.carbonscape.study.advise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Words;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.LayerForms;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.gather.StatisticsForAdvice;
import org.carbonscape.study.plan.LayerGrammar;
import org.carbonscape.study.plan.LayerText;
import org.carbonscape.suitability.Layer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Layers as a study names them, made and compared with the cells of the small study. */
class LayerSourcesTest {
    private static final String ALL = SmallStudy.ALL_CARBON + """
            drivers:
              height: dem.tif
              woods: share of forest
              town: distance to construction
            statistics: { units: parts, weights: rook, hot-spots: { permutations: 0 }, density: { radius: 300 m } }
            """;

    @TempDir
    private Path folder;

    private SmallStudy small;
    private SmallStudy.Run run;
    private LayerSources sources;

    @BeforeEach
    void aStudyOfEverything() {
        small = SmallStudy.in(folder);
        study(ALL);
    }

    private void study(String... sections) {
        run = small.run(sections);
        sources = new LayerSources(run.study(), run.inputs());
    }

    private RunResults results(StatisticsForAdvice gathered) {
        return new RunResults(new PlainEngine(), run.counts(), run.account(), gathered);
    }

    private Layer made(String text, String... classes) {
        return sources.read("criterion x", text, List.of(classes)).make().apply(results(StatisticsForAdvice.NOTHING));
    }

    private float[] values(String text) {
        return Sketch.cells(((Layer.Values) made(text)).raster());
    }

    private static void assertCells(float[] found, double tolerance, IntToDoubleFunction expected) {
        assertThat(found).hasSize(48);
        for (int i = 0; i < 48; i++) {
            double wanted = expected.applyAsDouble(i);
            if (Double.isNaN(wanted)) {
                assertThat(found[i]).as("cell %d", i).isNaN();
            } else {
                assertThat((double) found[i])
                        .as("cell %d", i)
                        .isCloseTo(wanted, within(tolerance * (1 + Math.abs(wanted))));
            }
        }
    }

    private static int at(int phase, int cell) {
        return SmallStudy.at(phase, cell % 8, cell / 8);
    }

    private static int unit(int cell) {
        return SmallStudy.unit(cell % 8, cell / 8);
    }

    private static double toNearest(int phase, int cell, int... classes) {
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < 48; j++) {
            for (int c : classes) {
                if (at(phase, j) == c) {
                    least = Math.min(least, 100 * Math.hypot(cell % 8 - j % 8, (double) (cell / 8 - j / 8)));
                }
            }
        }
        return least;
    }

    private static double share(int phase, int unit, int ofClass) {
        double all =
                SmallStudy.cells(unit, phase, 1) + SmallStudy.cells(unit, phase, 2) + SmallStudy.cells(unit, phase, 3);
        return SmallStudy.cells(unit, phase, ofClass) / all;
    }

    // of drivers

    @Test
    void aShareNeedsUnits() {
        run = small.runWhole("""
                study: x
                landUse: { legend: legend.csv, phases: { 2000: 2000.tif } }
                carbon: { factors: factors.csv }
                """);
        sources = new LayerSources(run.study(), run.inputs());
        assertThatThrownBy(() -> sources.read("criterion x", "share of forest", List.of()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(Problem.of(
                                        ProblemCode.STUDY_04_REQUIRED,
                                        "units (criterion x)",
                                        "units: { cells: { fishnet: 5 km } }")));
    }

    @Test
    void aDriverOfCategoriesIsNoLayer() {
        small.text("kinds.csv", "unit,terrain\nA,plain\nB,hills\nC,plain\nD,hills\n");
        study(SmallStudy.ALL_CARBON, "drivers: { terrain: kinds.csv }\n");
        assertThatThrownBy(() -> sources.read("criterion x", "terrain", List.of()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(Problem.of(
                                        ProblemCode.DRIVER_25_CATEGORIES, "criterion x", "terrain", "hills, plain")));
    }

    // of the land

    @ParameterizedTest
    @CsvSource({"land use, 2", "土地利用, 2", "land_use 2000, 0", "Land Use 2010, 1"})
    void landUseIsTheClassesOfAPhaseTheLastByDefault(String text, int phase) {
        Layer.Classes layer = (Layer.Classes) made(text);
        assertThat(layer.names()).isEqualTo(SmallStudy.CLASSES);
        int[] cells = Sketch.cells(layer.raster());
        for (int i = 0; i < 48; i++) {
            assertThat(cells[i]).isEqualTo(at(phase, i));
        }
    }

    @ParameterizedTest
    @CsvSource({"land use change, 0, 2", "land use change 2000 2010, 0, 1", "土地利用变化 2010 2020, 1, 2"})
    void changeOfLandUseIsAClassForEachPair(String text, int before, int after) {
        Layer.Classes layer = (Layer.Classes) made(text);
        int[] cells = Sketch.cells(layer.raster());
        for (int i = 0; i < 48; i++) {
            int from = at(before, i);
            int to = at(after, i);
            if (from == 0 || to == 0) {
                assertThat(cells[i]).isZero();
            } else {
                assertThat(layer.names().get(cells[i] - 1))
                        .isEqualTo(SmallStudy.CLASSES.get(from - 1) + ">" + SmallStudy.CLASSES.get(to - 1));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "distance to construction, 2, 3, 3",
        "distance to 建设用地 2000, 0, 3, 3",
        "到林地的距离, 2, 2, 2",
        "distance to forest|construction 2010, 1, 2, 3",
        "town, 2, 3, 3",
    })
    void distancesAreToTheNearestCellOfTheClasses(String text, int phase, int one, int other) {
        assertCells(values(text), 1e-5, i -> toNearest(phase, i, one, other));
    }

    @ParameterizedTest
    @CsvSource({"share of forest, 2, 2", "share of forest in parts 2000, 0, 2", "耕地占比2010年, 1, 1", "woods, 2, 2"})
    void sharesAreThoseOfTheCellsUnit(String text, int phase, int ofClass) {
        assertCells(values(text), 1e-6, i -> share(phase, unit(i), ofClass));
    }

    @ParameterizedTest
    @CsvSource({"carbon stock, 2", "碳储量 2000, 0"})
    void stockIsTheDensityOfTheCellsClass(String text, int phase) {
        assertCells(
                values(text), 1e-6, i -> at(phase, i) == 0 ? Double.NaN : SmallStudy.STOCK_tC_PER_HA[at(phase, i) - 1]);
    }

    // of the account

    private static double flux(String flow, int phase, int cell) {
        int c = at(phase, cell);
        if (c == 0) {
            return Double.NaN;
        }
        double factor = SmallStudy.FACTORS_tCO2_PER_HA[c - 1];
        double emitted =
                c == 3 ? SmallStudy.EMISSIONS_tCO2[phase][unit(cell) - 1] / SmallStudy.cells(unit(cell), phase, 3) : 0;
        double source = Math.max(0, factor) + emitted;
        return flow.equals("source")
                ? source
                : flow.equals("sink") ? Math.min(0, factor) : source + Math.min(0, factor);
    }

    @ParameterizedTest
    @CsvSource({"net, net, 2", "source 2010, source, 1", "碳汇 2000, sink, 0", "净值, net, 2"})
    void fluxIsThatOfTheCell(String text, String flow, int phase) {
        assertCells(values(text), 1e-5, i -> flux(flow, phase, i));
    }

    @ParameterizedTest
    @CsvSource({"net in parts, net, 2", "source in parts 2010, source, 1", "sink in parts 2000, sink, 0"})
    void fluxInASetIsThatOfTheCellsUnitAHectare(String text, String flow, int phase) {
        assertCells(values(text), 1e-5, i -> {
            double land = SmallStudy.cells(unit(i), phase, 1)
                    + SmallStudy.cells(unit(i), phase, 2)
                    + SmallStudy.cells(unit(i), phase, 3);
            double source = SmallStudy.source_tCO2(unit(i), phase);
            double sink = SmallStudy.sink_tCO2(unit(i), phase);
            return (flow.equals("source") ? source : flow.equals("sink") ? sink : source + sink) / land;
        });
    }

    @Test
    void hotSpotsAreTheBinsOfTheCellsUnit() {
        StatisticsForAdvice.HotSpots bins = new StatisticsForAdvice.HotSpots(0, u -> u - 2); // -1, 0, 1, 2
        Layer.Classes layer = (Layer.Classes) sources.read("criterion x", "hot spots", List.of())
                .make()
                .apply(results(new StatisticsForAdvice(Optional.of(bins), Optional.empty())));
        assertThat(layer.names()).containsExactly("-3", "-2", "-1", "0", "1", "2", "3");
        int[] cells = Sketch.cells(layer.raster());
        for (int i = 0; i < 48; i++) {
            assertThat(layer.names().get(cells[i] - 1)).isEqualTo(Integer.toString(unit(i) - 2));
        }
    }

    // of files

    @Test
    void rastersAreValuesOrTheCodesThatAGradingNames() {
        assertCells(values("dem.tif"), 1e-6, i -> 100 + 10 * (i % 8) + i / 8);
        assertCells(values("height"), 1e-6, i -> 100 + 10 * (i % 8) + i / 8);
        Sketch.tiff(folder.resolve("soil.tif"), SmallStudy.grid(), codes());
        Layer.Classes soil = (Layer.Classes) made("soil.tif", "7", "3");
        assertThat(soil.names()).containsExactly("7", "3");
        int[] cells = Sketch.cells(soil.raster());
        for (int i = 0; i < 48; i++) {
            int code = codes()[i];
            assertThat(cells[i]).as("7 first, then 3, others none").isEqualTo(code == 7 ? 1 : code == 3 ? 2 : 0);
        }
        assertThat(run.inputs().files()).containsEntry("criterion x", folder.resolve("soil.tif"));
    }

    private static byte[] codes() {
        byte[] codes = new byte[48];
        for (int i = 0; i < 48; i++) {
            codes[i] = (byte) (i % 5 == 0 ? 7 : i % 5 == 1 ? 3 : i % 5 == 2 ? 9 : 0);
        }
        return codes;
    }

    @Test
    void polygonsAreYesInsideThem() {
        Sketch.squares(folder.resolve("reserve.geojson"), 4547, "r 500000 2999700 500200 3000000");
        Layer.Classes layer = (Layer.Classes) made("reserve.geojson");
        assertThat(layer.names()).containsExactly("yes");
        int[] cells = Sketch.cells(layer.raster());
        for (int i = 0; i < 48; i++) {
            assertThat(cells[i]).isEqualTo(i % 8 < 2 && i / 8 < 3 ? 1 : 0);
        }
    }

    @Test
    void aFlagIsYesWhereARasterIsThereAndNotNought() {
        small.values("red.tif", (column, row) -> column == 0 ? Double.NaN : column == 1 ? 0 : column - 4);
        LayerSource flag = sources.flag("suitability.protected", "red.tif");
        assertThat(flag.names()).containsExactly("yes");
        int[] cells = Sketch.cells(((Layer.Classes) flag.make().apply(results(StatisticsForAdvice.NOTHING))).raster());
        for (int i = 0; i < 48; i++) {
            assertThat(cells[i]).isEqualTo(i % 8 > 1 && i % 8 != 4 ? 1 : 0);
        }
    }

    @Test
    void shapesOfLayersHaveTheirClassesAndNoCells() {
        Layer.Classes shape =
                (Layer.Classes) sources.read("x", "land use", List.of()).shape(SmallStudy.grid());
        assertThat(shape.names()).isEqualTo(SmallStudy.CLASSES);
        assertThat(Sketch.cells(shape.raster())).containsOnly(0);
        Layer values = sources.read("x", "dem.tif", List.of()).shape(SmallStudy.grid());
        assertThat(Sketch.cells(((Layer.Values) values).raster())).containsOnly(Float.NaN);
    }

    @Test
    void driversThatAreRastersAreLayersOfTheirName() {
        assertThat(sources.drivers()).containsOnlyKeys("height");
        assertThat(sources.isLayer("height")).isTrue();
        assertThat(sources.isLayer("woods")).isTrue();
        assertThat(sources.isLayer("Wang 2020")).isFalse();
        assertThat(sources.isLayer("distance to water")).isTrue();
        assertThat(sources.drivers().get("height").what()).isEqualTo(new LayerText.Name("height"));
    }

    /** The forms that help shows, in both languages: a study of everything can make each of them. */
    @ParameterizedTest
    @EnumSource(
            value = LayerGrammar.Form.class,
            names = {"LAND_USE", "CHANGE", "DISTANCE", "SHARE", "FLUX", "STOCK", "DENSITY", "HOT_SPOTS"})
    void everyFormThatMayBeWrittenIsALayer(LayerGrammar.Form form) {
        assertThat(LayerGrammar.LAYERS).contains(form);
        for (String text : LayerForms.examples(form)) {
            LayerSource source = sources.read("criterion x", text, List.of());
            assertThat(source.what()).as(text).isEqualTo(LayerGrammar.read(text));
            assertThat(source.what()).as(text).isNotInstanceOf(LayerText.Name.class);
            assertThat(sources.isLayer(text)).as(text).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "share of forest in parts 2010, parts 中林地占比（2010 年）",
        "distance to forest 2000, 到林地的距离（2000 年）",
        "source in parts, 各 parts 的碳源",
        "net 2010, 净碳排放（2010 年）",
        "carbon stock 2020, 碳储量2020"
    })
    void aLayerIsTheSameInBothLanguages(String english, String chinese) {
        assertThat(values(chinese)).isEqualTo(values(english));
    }

    /** A unit set holds shares, not distances. */
    @Test
    void aDistanceWithinAUnitSetIsNoLayer() {
        assertThat(told("distance to forest in parts")).startsWith("SUIT-30     criterion x: ");
    }

    // what cannot be made

    private String told(String text) {
        return Sketch.told(() -> sources.read("criterion x", text, List.of()));
    }

    @Test
    void whatIsNoLayerIsToldWithAllThatAre() {
        assertThat(told("slope")).isEqualTo("""
                SUIT-30     criterion x: "slope" is neither a file nor a layer that the study can make
                            Write one of: a raster (dem.tif); polygons (reserves.gpkg); land use [YEAR]; land use \
                change [YEAR YEAR]; distance to CLASS [YEAR]; share of CLASS [in UNITSET] [YEAR]; net, source or \
                sink [in UNITSET] [YEAR]; carbon stock [YEAR]; density of sources or sinks [YEAR]; hot spots; a \
                driver's name.
                SUIT-30     指标 x：“slope”既不是文件，也不是本研究可生成的图层
                            请写以下之一：栅格文件（dem.tif）；面文件（reserves.gpkg）；土地利用 [年份]；土地利用变化 [年份 年份]；\
                到 类别 的距离 [年份]；[单元集 中] 类别 占比 [年份]；[各 单元集 的] 净碳排放、碳源或碳汇 [年份]；碳储量 [年份]；\
                碳源或碳汇 核密度 [年份]；冷热点；驱动因子的名称。""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"land use 1999", "distance to forest 1999", "net 1999", "carbon stock 1999"})
    void aYearThatIsNoPhaseIsToldWithThePhases(String text) {
        assertThat(told(text)).isEqualTo("""
                STUDY-05    criterion x: "1999" is not a valid value: no such phase
                            Write 2000, 2010, 2020.
                STUDY-05    指标 x：“1999”不是有效值：没有这一期
                            请写 2000、2010、2020。""");
    }

    @Test
    void aSetOrAClassThatIsNotThereIsTold() {
        assertThat(told("share of forest in counties"))
                .startsWith("STUDY-09    criterion x: ")
                .contains("counties")
                .contains("parts");
        assertThat(told("distance to sea")).contains("criterion x").contains("sea");
    }

    @Test
    void layersOfWhatTheStudyDoesNotAskForNameTheKey() {
        study("drivers: { height: dem.tif }\n");
        assertThat(told("net")).startsWith("SUIT-37     criterion x: the study accounts for no sources or sinks\n");
        assertThat(told("carbon stock")).startsWith("STUDY-04    carbon.stock (criterion x): ");
        assertThat(told("hot spots")).startsWith("STUDY-04    statistics.hot-spots (criterion x): ");
        assertThat(told("density of sources")).startsWith("STUDY-04    statistics.density (criterion x): ");
    }

    @Test
    void filesThatCannotBeReadAreToldByTheirPlace() {
        assertThat(told("none.tif")).startsWith("FILE-01     criterion x (none.tif): ");
        Sketch.systemless(folder.resolve("plain.tif"), SmallStudy.grid(), new float[48]);
        assertThat(told("plain.tif")).startsWith("CRS-01      criterion x (plain.tif): ");
        Sketch.squares(folder.resolve("far.geojson"), 4547, "r 0 0 10 10");
        assertThat(told("far.geojson")).startsWith("UNITS-02    criterion x (far.geojson): ");
    }

    @Test
    void anUnreadLayerStillHasItsKind() {
        assertThat(LayerSources.unreadFlag("reserve.tif").names()).containsExactly("yes");
        assertThat(LayerSources.unread("lakes.GPKG").names()).containsExactly("yes");
        assertThat(LayerSources.unread("slope.tif").names()).isEmpty();
        assertThat(Sketch.problems(() -> LayerSources.unread("slope.tif").make().apply(null)))
                .as("told already")
                .isEmpty();
    }

    @Test
    void codesThatNoGradingNamesAreNone() {
        assertThat(LayerSources.codes(List.of("11", "3")).indexOf(3)).isEqualTo(2);
        assertThat(LayerSources.codes(List.of("11", "3")).indexOf(4)).isEqualTo(0);
        assertThat(LayerSources.codes(List.of("11", "3")).classes()).isEqualTo(2);
    }

    // words of rules

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "land_use | forest | forest",
                "land_use | Forest | forest",
                "land_use | 林地 | forest",
                "land_use | 水域 | 水域",
                "land_use_change | forest>construction | forest>construction",
                "land_use_change | 林地→建设用地 | forest>construction",
                "land_use_change | forest -> cropland | forest>cropland",
                "land_use_change | *>construction | cropland>construction, forest>construction",
                "land_use_change | forest>* | forest>cropland, forest>construction",
                "land_use_change | forest>forest | forest>forest",
                "land_use_change | forest | forest",
                "level | 1 | highly suitable",
                "level | 3 | generally suitable",
                "level | 9 | 9",
                "hot_spot | hot | 1, 2, 3",
                "hot_spot | 冷点 | -3, -2, -1",
                "hot_spot | +2 | 2",
                "hot_spot | -3 | -3",
                "protected | 1 | yes",
                "protected | TRUE | yes",
                "protected | 1.0 | yes",
                "hot_spot | -3.0 | -3",
                "protected | 是 | yes",
                "protected | no | no",
            })
    void rulesKnowKindsOfLandChineseNamesAndShortWords(String layer, String word, String classes) {
        RuleNames names = new RuleNames(run.inputs().studyArea(), RuleNames.levelNames(3, Language.EN));
        List<String> expected = layer.equals("level") && word.length() == 1 && word.charAt(0) <= '3'
                ? List.of(RuleNames.levelNames(3, Language.EN).get(word.charAt(0) - '1'))
                : List.of(classes.split(", "));
        assertThat(names.of(layer, word)).isEqualTo(expected);
    }

    @Test
    void levelsGoByTheirNamesInBothLanguages() {
        for (int count : new int[] {3, 5}) {
            List<String> en = RuleNames.levelNames(count, Language.EN);
            List<String> zh = RuleNames.levelNames(count, Language.ZH);
            RuleNames names = new RuleNames(run.inputs().studyArea(), en);
            for (int l = 0; l < count; l++) {
                assertThat(names.of("level", en.get(l))).containsExactly(en.get(l));
                assertThat(names.of("level", en.get(l).toUpperCase(Locale.ROOT)))
                        .containsExactly(en.get(l));
                assertThat(names.of("level", zh.get(l))).containsExactly(en.get(l));
                assertThat(names.of("level", l + 1 + ".0")).containsExactly(en.get(l)); // as pandas writes it
                assertThat(names.of("level", en.get(l).replace(" suitable", "")))
                        .containsExactly(en.get(l));
            }
            assertThat(en).doesNotHaveDuplicates();
            assertThat(zh).doesNotHaveDuplicates();
        }
    }

    @Test
    void kindsOfLandAreAllClassesOfThatKind() {
        small.text("legend.csv", """
                code,class,name_zh,role
                1,paddy,水田,cultivated
                2,pine,松林,forest
                3,oak,栎林,forest
                """);
        study();
        RuleNames names = new RuleNames(run.inputs().studyArea(), RuleNames.levelNames(3, Language.EN));
        assertThat(names.of("land_use", "forest")).containsExactly("pine", "oak");
        assertThat(names.of("land_use", "林地")).containsExactly("pine", "oak");
        assertThat(names.of("land_use", "栎 林")).containsExactly("oak");
        assertThat(names.of("land_use_change", "forest>cultivated")).containsExactly("pine>paddy", "oak>paddy");
        assertThat(names.of("land_use_change", "*>forest"))
                .containsExactly("paddy>pine", "paddy>oak", "pine>oak", "oak>pine");
    }

    @Test
    void knownProblemCodesAreThoseOfLayers() {
        assertThat(Sketch.problems(() -> sources.read("x", "net in counties", List.of())))
                .extracting(p -> p.code())
                .containsExactly(ProblemCode.STUDY_09_NO_SUCH_UNITS);
        assertThat(ZoneNames.title(ZoneNames.REST)).isEqualTo(Words.of("No zone", "未分区"));
    }
}
