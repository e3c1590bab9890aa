package org.carbonscape.suitability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.Window;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables a user edits: criteria, strategies, scenarios. */
class TablesTest {
    private static final List<String> USES =
            List.of("cultivated", "forest", "grassland", "water", "construction", "unused");
    private static final List<String> HEADER = List.of("criterion", "grading", "at", "scores");

    static CriteriaTable.Definition named(CriteriaTable table, String criterion) {
        return table.definitions().stream()
                .filter(d -> d.name().equals(criterion))
                .findFirst()
                .orElseThrow();
    }

    private static float[] graded(String criterion, float... values) {
        Layer layer = new Layer.Values(Rasters.values(values.length, 1, values));
        Criterion c = named(CriteriaTable.sink(), criterion).bind(layer).fit(new PlainEngine(), List.of());
        return new CellScores(List.of(c), new Cells()).read(new Window(0, 0, values.length, 1))[0];
    }

    @Test
    void thePresetGradesAsMethods71Says() {
        assertThat(graded("ndvi", 0.9f, 0.7f, 0.5f, 0.3f, 0.1f)).containsExactly(9, 7, 5, 3, 1);
        assertThat(graded("ndvi", 0.8f, 0.6f, 0.4f, 0.2f)).containsExactly(7, 5, 3, 1);
        assertThat(graded("elevation", 50, 100, 200, 500, 1000, 1500, 1700)).containsExactly(1, 5, 7, 9, 7, 3, 1);
        assertThat(graded("slope", 1, 3, 6, 10, 20, 30, 40)).containsExactly(1, 3, 5, 7, 9, 7, 3);
        assertThat(graded("aspect", -1, 10, 45, 90, 135, 180, 225, 270, 315))
                .containsExactly(9, 9, 9, 5, 3, 1, 3, 5, 9);
        assertThat(graded("distance_to_water", 100, 700, 1500, 3000, 9000)).containsExactly(9, 7, 5, 3, 1);
        assertThat(graded("night_light", 1, 2, 3, 4, 5)).containsExactly(9, 7, 5, 3, 1);
        Layer use = new Layer.Classes(Rasters.picture(6, "123456"), USES);
        Criterion c = named(CriteriaTable.sink(), "land_use").bind(use);
        assertThat(((Grading.ByClass) c.grading()).scores()).containsExactly(5, 9, 7, 7, 1, 3);
    }

    @Test
    void everyCriterionOfThePresetIsLabelledUnverified() {
        List<CriteriaTable.Definition> all = CriteriaTable.sink().definitions();
        assertThat(all)
                .noneMatch(CriteriaTable.Definition::verified)
                .allMatch(d -> !d.title(Language.ZH).equals(d.name()));
        List<Problem> cautions =
                CriteriaTable.cautions("suitability.criteria", List.of(all.get(5), all.get(4), all.get(9)));
        assertThat(cautions).extracting(c -> c.text(Language.EN)).containsExactly("""
                SUIT-C03    suitability.criteria: gradings are not verified (general practice): slope, \
                distance_to_water
                            Replace them with gradings for your region that have a source.""", """
                SUIT-C03    suitability.criteria: gradings are not verified (general practice, hilly Hunan): \
                elevation
                            Replace them with gradings for your region that have a source.""");
        assertThat(cautions.get(0).text(Language.ZH)).isEqualTo("""
                SUIT-C03    suitability.criteria：以下分级未经核实（通行做法）：坡度、距水体距离
                            请换成适用于本区域且有出处的分级。""");
    }

    @Test
    void everyKindOfGradingCanBeWritten() {
        CriteriaTable table = CriteriaTable.parse(
                "criteria.csv",
                List.of(
                        HEADER,
                        List.of("a", "linear", "200|800", "0|1"),
                        List.of("b", "linear", "200|800", "9|1"),
                        List.of("c", "minmax", "0.01|0.99", "1|0"),
                        List.of("d", "quantiles", "", "1|2|3"),
                        List.of("e", "classes", "forest|water", "9|-")));
        List<Grading> gradings =
                table.definitions().stream().flatMap(d -> d.grading().stream()).toList();
        assertThat(gradings.get(0)).isEqualTo(new Grading.Linear(200, 800, 0, 1));
        float[] v = {100, 200, 500, 900};
        CellScores.grade(gradings.get(1), v, 4); // 9 at 200, 1 at 800
        assertThat(v).containsExactly(9, 9, 5, 1);
        assertThat(gradings.get(2)).isEqualTo(new Grading.MinMax(0.01, 0.99, false, 0, 1));
        Criterion e = named(table, "e").bind(new Layer.Classes(Rasters.picture(2, "12"), List.of("forest", "water")));
        assertThat(((Grading.ByClass) e.grading()).scores()).containsExactly(9, Double.NaN);
    }

    @Test
    void criteriaThatCannotBeUsedAreToldAllAtOnce() {
        ProblemException e = catchThrowableOfType(
                ProblemException.class,
                () -> CriteriaTable.parse(
                        "criteria.csv",
                        List.of(
                                HEADER,
                                List.of("a", "breaks", "5|2", "1|2|3"),
                                List.of("a", "breaks", "5", "1|2"),
                                List.of("b", "fuzzy", "", "1"),
                                List.of("c", "breaks", "1|two", "1|2|3"),
                                List.of("d", "breaks", "5", "1|1e308")))); // no score is held as more than a float
        assertThat(e.problems())
                .extracting(p -> p.code().id())
                .containsExactly("SUIT-09", "SUIT-23", "SUIT-09", "SUIT-09", "SUIT-09");
        assertThat(e.problems().get(0).text(Language.EN)).isEqualTo("""
                SUIT-09     criteria.csv row 2 "a": the grading "breaks" cannot be used with at "5|2" and scores "1|2|3"
                            Write breaks (at 2|5, scores 1|3|5), classes (at forest|water, scores 9|7, - for none), \
                quantiles (scores 1|3|5), minmax (at 0.01|0.99, scores 0|1) or linear (at 200|800, scores 0|1).""");
        assertThat(e.problems().get(0).text(Language.ZH)).isEqualTo("""
                SUIT-09     criteria.csv 第 2 行 "a"：分级“breaks”无法使用：at 为“5|2”，scores 为“1|2|3”
                            请写 breaks（at 2|5，scores 1|3|5）、classes（at forest|water，scores 9|7，- 表示无得分）、\
                quantiles（scores 1|3|5）、minmax（at 0.01|0.99，scores 0|1）或 linear（at 200|800，scores 0|1）。""");
        ProblemException column = catchThrowableOfType(
                ProblemException.class,
                () -> CriteriaTable.parse(
                        "criteria.csv", List.of(List.of("criterion", "grading"), List.of("a", "breaks"))));
        assertThat(column.problems().get(0).text(Language.EN)).isEqualTo("""
                SUIT-25     criteria.csv: the column "scores" is missing
                            Write the header criterion,name_zh,unit,grading,at,scores,status,source.""");
        assertThat(column.problems().get(0).text(Language.ZH)).isEqualTo("""
                SUIT-25     criteria.csv：缺少“scores”列
                            请写表头 criterion,name_zh,unit,grading,at,scores,status,source。""");
    }

    /** Its second column would be taken for the zones, and every level for one. */
    @Test
    void aTableOfRulesWithoutZonesIsAProblem() {
        Map<String, Layer> layers = Map.of("slope", new Layer.Values(Rasters.values(1, 1, 1)));
        assertThat(catchThrowableOfType(
                                ProblemException.class,
                                () -> RuleTable.parse(
                                        "zones.csv",
                                        List.of(List.of("rule", "slope"), List.of("P1", ">25")),
                                        layers,
                                        Rasters.NAMES))
                        .problems())
                .extracting(p -> p.text(Language.EN).lines().findFirst().orElseThrow())
                .containsExactly("SUIT-25     zones.csv: the column \"zone\" is missing");
    }

    @Test
    void aCriterionOnALayerOfTheOtherKindIsAProblem() {
        Layer classes = new Layer.Classes(Rasters.picture(2, "12"), List.of("forest", "rock"));
        Layer values = new Layer.Values(Rasters.values(1, 1, 1));
        CriteriaTable sink = CriteriaTable.sink();
        var one = catchThrowableOfType(
                        ProblemException.class, () -> named(sink, "slope").bind(classes))
                .problems()
                .get(0);
        assertThat(one.text(Language.EN)).isEqualTo("""
                SUIT-27     criterion slope: the grading is for values, but the layer has classes
                            Grade it by classes, or give the criterion a layer of values.""");
        assertThat(one.text(Language.ZH)).isEqualTo("""
                SUIT-27     指标 slope：分级针对数值，而图层为类别
                            请改用类别分级，或为该指标提供数值图层。""");
        var two = catchThrowableOfType(
                        ProblemException.class, () -> named(sink, "land_use").bind(values))
                .problems()
                .get(0);
        assertThat(two.text(Language.EN)).isEqualTo("""
                SUIT-29     criterion land_use: the grading is for classes, but the layer has values
                            Grade it by breaks, or give the criterion a layer of classes.""");
        assertThat(two.text(Language.ZH)).isEqualTo("""
                SUIT-29     指标 land_use：分级针对类别，而图层为数值
                            请改用断点分级，或为该指标提供类别图层。""");
        var three = catchThrowableOfType(
                        ProblemException.class, () -> named(sink, "land_use").bind(classes))
                .problems()
                .get(0);
        assertThat(three.text(Language.EN)).isEqualTo("""
                SUIT-26     criterion land_use: no score is given for rock; scores are given for forest, \
                grassland, water, cultivated, unused, construction
                            Give their scores in a table of criteria (- leaves a class out), or state their kind of \
                land in the legend's column role.""");
        assertThat(three.text(Language.ZH)).isEqualTo("""
                SUIT-26     指标 land_use：以下类别没有得分：rock；已有得分的是：forest、grassland、water、cultivated、\
                unused、construction
                            请在指标表中给出其得分（- 表示不计分），或在图例的 role 列注明其土地类型。""");
    }

    private static final Map<String, Double> FACTORS = Map.of(
            "cultivated",
            0.422,
            "forest",
            -0.644,
            "grassland",
            -0.021,
            "water",
            -0.253,
            "construction",
            50.0,
            "unused",
            -0.005);

    @Test
    void strategiesProposeWhatSuitsTheLandWithTheSumWrittenOut() {
        List<Strategies.Proposal> steep = Strategies.preset()
                .propose(
                        List.of(new Strategies.Land(
                                "key_restoration", "cultivated", "cultivated", "steep_farming", 1000)),
                        FACTORS);
        assertThat(steep).extracting(p -> p.measure().id()).containsExactly("afforest_slopes", "orchard");
        // 1000 ha x 1 x (0.422 - -0.644) = 1066 tC/a; 5 % of it for the orchards
        assertThat(steep.get(0).gain_tC_per_a()).isCloseTo(1066, within(1e-9));
        assertThat(steep.get(0).working()).isEqualTo("1000 ha x 1 x (0.422 - -0.644) tC/ha/a = 1066 tC/a");
        assertThat(steep.get(0).measure().treatment().assumption().zh()).isEqualTo("全部转为林地");
        assertThat(steep.get(1).gain_tC_per_a()).isCloseTo(53.3, within(1e-9));
        List<Strategies.Proposal> town = Strategies.preset()
                .propose(
                        List.of(new Strategies.Land(
                                "auxiliary_restoration", "construction", "construction", "source_hot_spot", 10)),
                        FACTORS);
        // 10 ha x 1 x 0.05 x 50 = 25 tC/a less
        assertThat(town.get(1).measure().id()).isEqualTo("energy_switch");
        assertThat(town.get(1).gain_tC_per_a()).isCloseTo(25, within(1e-12));
        List<Strategies.Proposal> forest = Strategies.preset()
                .at(ANYWHERE)
                .propose(List.of(new Strategies.Land("key_protection", "forest", "forest", "none", 200)), FACTORS);
        // keep: 200 x 0.005 x (50 - -0.644); gain: 200 x 0.2 x 0.1 x 0.644
        assertThat(forest.get(0).gain_tC_per_a()).isCloseTo(200 * 0.005 * 50.644, within(1e-12));
        assertThat(forest.get(1).gain_tC_per_a()).isCloseTo(200 * 0.2 * 0.1 * 0.644, within(1e-12));
        assertThat(forest.get(2).gain_tC_per_a()).isNaN(); // fire and pests: not estimated
        assertThat(forest.get(2).working()).isEmpty();
        // two means of one factor differ in their last digits
        Strategies.Proposal none = Strategies.preset()
                .propose(
                        List.of(new Strategies.Land("auxiliary_restoration", "unused", "unused", "none", 40)),
                        Map.of("unused", 0.1 + 0.2, "grassland", 0.3))
                .get(0);
        assertThat(none.gain_tC_per_a()).isZero();
        assertThat(none.working()).endsWith("x (0.3 - 0.3) tC/ha/a = 0 tC/a");
        // without a factor nothing is claimed
        assertThat(Strategies.preset()
                        .propose(
                                List.of(new Strategies.Land("key_protection", "forest", "forest", "none", 200)),
                                Map.of())
                        .get(0)
                        .gain_tC_per_a())
                .isNaN();
    }

    private static List<List<String>> table(String... rows) {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of(Strategies.HEADER.replace("[", "").replace("]", "").split(",")));
        for (String row : rows) {
            table.add(List.of(row.split(",", -1)));
        }
        return table;
    }

    /** Effect, share, land; behind it the gain of 40 ha, the sum written out, and the classes without a factor. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            emptyValue = "",
            nullValues = "-",
            value = {
                "become:forest;0.5;cultivated;21.32;40 ha x 0.5 x (0.422 - -0.644) tC/ha/a = 21.32 tC/a;[]",
                "keep:cultivated;0.5;forest;21.32;40 ha x 0.5 x (0.422 - -0.644) tC/ha/a = 21.32 tC/a;[]",
                "gain:0.25;0.5;forest;3.22;40 ha x 0.5 x 0.25 x 0.644 tC/ha/a = 3.22 tC/a;[]",
                "gain:1;1;cultivated;0;40 ha x 1 x 1 x 0 tC/ha/a = 0 tC/a;[]", // no uptake to raise
                "cut:0.25;0.5;cultivated;2.11;40 ha x 0.5 x 0.25 x 0.422 tC/ha/a = 2.11 tC/a;[]",
                "cut:1;0;forest;0;40 ha x 0 x 1 x 0 tC/ha/a = 0 tC/a;[]", // no source to cut
                "none;1;forest;NaN;'';[]",
                "none;1;moor;NaN;'';[]",
                "become:moor;1;forest;NaN;'';[moor]",
                "keep:forest;1;moor;NaN;'';[moor]",
                "become:bog;1;moor;NaN;'';'[moor, bog]'",
                "gain:0.5;1;moor;NaN;'';[moor]",
                "cut:0.5;1;moor;NaN;'';[moor]",
            })
    void everyEffectIsWorkedOutAndWrittenOut(
            String effect, String share, String use, double gain, String working, String missing) {
        Strategies table = Strategies.parse("s.csv", table("m,*,*,*,M,甲," + effect + "," + share + ",as,设,,"));
        Strategies.Proposal told = table.propose(
                        List.of(
                                new Strategies.Land("z", use, "", "none", 0),
                                new Strategies.Land("z", use, "", "none", 40)),
                        FACTORS)
                .get(0);
        assertThat(told.land().area_ha()).isEqualTo(40); // none of land that is not there
        if (Double.isNaN(gain)) {
            assertThat(told.gain_tC_per_a()).isNaN();
        } else {
            assertThat(told.gain_tC_per_a()).isCloseTo(gain, within(1e-12));
        }
        assertThat(told.working()).isEqualTo(working);
        assertThat(told.missing()).hasToString(missing);
    }

    /** A part from none to all, a rate above none: what lies outside is told. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cut:0.1,1.001",
                "cut:0.1,-0.001",
                "cut:0.1,",
                "cut:0,0.5",
                "gain:1.001,0.5",
                "gain:-0.1,0.5",
                "gain,0.5",
                "keep,0.5",
                "none:forest,0.5"
            })
    void effectsThatCannotBeAreTold(String effectAndShare) {
        String[] told = effectAndShare.split(",", -1);
        ProblemException e = catchThrowableOfType(
                ProblemException.class,
                () -> Strategies.parse("s.csv", table("m,*,*,*,M,甲," + effectAndShare + ",as,设,,")));
        assertThat(e.problems())
                .containsExactly(Problem.of(ProblemCode.SUIT_18_EFFECT, "s.csv row 2", told[0], told[1]));
    }

    @Test
    void theNarrowestRegionHoldsThenTheClimate() {
        List<String> rows = List.of(
                "m,*,*,*,anywhere,甲,none,1,,,,",
                "m,*,*,*,arid,甲,none,1,,,,arid",
                "m,*,*,*,wide,甲,none,1,,,wide,",
                "m,*,*,*,wide and arid,甲,none,1,,,wide,arid",
                "m,*,*,*,narrow,甲,none,1,,,narrow,",
                "m,*,*,*,narrow and polar,甲,none,1,,,narrow,polar");
        Region.Place place = new Region.Place(List.of("narrow", "wide"), Optional.of(ClimaticDomain.ARID));
        List<String> best = List.of("anywhere", "arid", "wide", "wide and arid", "narrow", "narrow");
        for (int n = 1; n <= rows.size(); n++) {
            List<String> some = new ArrayList<>(rows.subList(0, n));
            String held = best.get(n - 1);
            assertThat(english(
                            Strategies.parse("s.csv", table(some.toArray(String[]::new)))
                                    .at(place),
                            "z",
                            "u"))
                    .containsExactly(held);
            Collections.reverse(some);
            assertThat(english(
                            Strategies.parse("s.csv", table(some.toArray(String[]::new)))
                                    .at(place),
                            "z",
                            "u"))
                    .containsExactly(held);
        }
        ProblemException e = catchThrowableOfType(ProblemException.class, () -> Strategies.parse("s.csv", List.of()));
        assertThat(e.problems()).containsExactly(Problem.of(ProblemCode.SUIT_24_NO_ROWS, "s.csv", Strategies.HEADER));
    }

    @Test
    void everyZoneAndClassOfThePresetHasAMeasureInBothLanguages() {
        Strategies preset = Strategies.preset().at(ANYWHERE);
        Set<String> without = new TreeSet<>();
        List<Strategies.Measure> told = new ArrayList<>();
        for (String zone : List.of("key_protection", "key_restoration", "auxiliary_restoration")) {
            for (String use : USES) {
                List<Strategies.Proposal> proposals =
                        preset.propose(List.of(new Strategies.Land(zone, use, use, "none", 1)), FACTORS);
                proposals.forEach(p -> told.add(p.measure()));
                if (proposals.isEmpty()) {
                    without.add(zone + " " + use);
                }
            }
        }
        assertThat(without)
                .containsExactly("key_restoration construction"); // built land is never a key restoration area
        assertThat(told).isNotEmpty().allSatisfy(m -> {
            assertThat(m.text().en()).isNotBlank();
            assertThat(m.text().zh().chars().anyMatch(c -> c > 0x4e00)).isTrue();
        });
    }

    private static final Region.Place ANYWHERE = Region.Place.of(List.of(), Optional.empty());

    private static List<String> english(Strategies strategies, String zone, String use) {
        return strategies.propose(List.of(new Strategies.Land(zone, use, use, "none", 1)), FACTORS).stream()
                .map(p -> p.measure().text().en())
                .toList();
    }

    /** "Protect the Green Heart" was printed for Sumatra. */
    @Test
    void measuresOfARegionAreUsedThereOnly() {
        Strategies preset = Strategies.preset();
        Strategies general = preset.at(ANYWHERE);
        Strategies home = preset.at(Region.Place.of(List.of("长株潭"), Optional.empty()));
        Strategies china = preset.at(Region.Place.of(List.of("China"), Optional.empty()));
        assertThat(english(general, "key_protection", "forest"))
                .containsExactly(
                        "Protect natural forest; no conversion of forest",
                        "Enrich with native mixed species, lengthen rotations",
                        "Control fire and pests",
                        "Keep corridors of natural land continuous");
        assertThat(english(home, "key_protection", "forest"))
                .containsExactly(
                        "Control natural forest and the ecological red line; no conversion of forest",
                        "Enrich with mixed broad-leaved species, lengthen rotations",
                        "Control fire and pests",
                        "Keep corridors along the mountain ranges continuous; protect the Green Heart");
        // all of China has red lines, not all of it Chinese fir
        assertThat(english(china, "key_protection", "forest"))
                .contains(
                        "Control natural forest and the ecological red line; no conversion of forest",
                        "Enrich with native mixed species, lengthen rotations",
                        "Keep corridors of natural land continuous");
        assertThat(english(home, "key_restoration", "forest"))
                .containsExactly("Close hillsides; replace pure Chinese fir and pine stands; tend degraded forest");
        assertThat(english(general, "key_restoration", "forest"))
                .containsExactly("Restore degraded forest: let it regenerate, tend it");
        // a climate of its own, or that of the region
        Strategies tropics = preset.at(Region.Place.of(List.of(), Optional.of(ClimaticDomain.TROPICAL)));
        String paddy = "Return straw, no-till, water-saving paddy (less methane), agro-forestry belts";
        assertThat(english(tropics, "auxiliary_restoration", "cultivated")).containsExactly(paddy);
        assertThat(english(home, "auxiliary_restoration", "cultivated")).containsExactly(paddy);
        assertThat(english(china, "auxiliary_restoration", "cultivated"))
                .containsExactly("Return straw, no-till, agro-forestry belts");
        // wherever it is, each measure is there once
        assertThat(List.of(general, home, china, tropics))
                .allSatisfy(
                        s -> assertThat(english(s, "key_protection", "forest")).hasSize(4));
    }

    @Test
    void tablesOfOnesOwnNameRegionsAndClimates() {
        Strategies own = Strategies.parse(
                "s.csv",
                List.of(
                        List.of("measure,zone,land_use,pressure,english,chinese,effect,share,assumption_en,zh"
                                .split(",")),
                        List.of("peat,*,*,*,Rewet,湿润,none,1,,".split(",", -1))));
        assertThat(own.regions()).isEmpty(); // the columns may be missing
        List<String> header = List.of((Strategies.HEADER.replace("[", "").replace("]", ""))
                .replace("region", "地区")
                .split(","));
        Strategies table = Strategies.parse(
                "s.csv",
                List.of(
                        header,
                        List.of("peat,*,*,*,Rewet,湿润,none,1,,,,".split(",", -1)),
                        List.of("peat,*,*,*,Rewet in Jambi,湿润,none,1,,,Jambi|South Sumatra,".split(",", -1)),
                        List.of("peat,*,*,*,Rewet in Sumatra,湿润,none,1,,,sumatra,热带 | arid".split(",", -1))));
        assertThat(table.regions()).containsExactly("jambi", "southsumatra", "sumatra");
        assertThat(english(table.at(ANYWHERE), "a", "b")).containsExactly("Rewet");
        List<String> written = List.of("jambi", "Sumatra");
        assertThat(english(table.at(Region.Place.of(written, Optional.of(ClimaticDomain.TROPICAL))), "a", "b"))
                .containsExactly("Rewet in Jambi");
        assertThat(english(table.at(Region.Place.of(List.of("Sumatra"), Optional.of(ClimaticDomain.ARID))), "a", "b"))
                .containsExactly("Rewet in Sumatra");
        assertThat(english(table.at(Region.Place.of(List.of("Sumatra"), Optional.empty())), "a", "b"))
                .containsExactly("Rewet");
    }

    @Test
    void aClimateThatIsNoneIsToldAndSoIsTheSameMeasureTwiceInOnePlace() {
        ProblemException e = catchThrowableOfType(
                ProblemException.class,
                () -> Strategies.parse(
                        "s.csv",
                        List.of(
                                List.of(Strategies.HEADER
                                        .replace("[", "")
                                        .replace("]", "")
                                        .split(",")),
                                List.of("a,*,*,*,A,甲,none,1,,,jambi,wet".split(",", -1)),
                                List.of("b,*,*,*,B,乙,none,1,,,Jambi,tropical".split(",", -1)),
                                List.of("b,*,*,*,B,乙,none,1,,,jambi,tropical".split(",", -1)),
                                List.of("c,,*,*,C,,none,1,,,,".split(",", -1)))));
        assertThat(e.problems().get(0).text(Language.EN)).isEqualTo("""
                        SUIT-40     s.csv row 2: "wet" is not a climate
                                    Write one or several of them, joined by |: tropical, subtropical, temperate, \
                        boreal, polar, arid.""");
        assertThat(e.problems().get(0).text(Language.ZH)).isEqualTo("""
                        SUIT-40     s.csv 第 2 行：“wet”不是气候类型
                                    请写以下之一，或以 | 相连的几个：tropical、subtropical、temperate、boreal、polar、arid。""");
        assertThat(e.problems().get(1)).isEqualTo(Problem.of(ProblemCode.SUIT_23_ROW_NAME, "s.csv row 4", "measure"));
        assertThat(e.problems().get(2))
                .isEqualTo(Problem.of(ProblemCode.SUIT_23_ROW_NAME, "s.csv row 5", "zone, chinese"));
        assertThat(e.problems()).hasSize(3);
    }

    @Test
    void measuresThatCannotBeUsedAreProblems() {
        List<String> header = List.of(
                "measure",
                "zone",
                "land_use",
                "pressure",
                "english",
                "chinese",
                "effect",
                "share",
                "assumption_en",
                "assumption_zh");
        ProblemException e = catchThrowableOfType(
                ProblemException.class,
                () -> Strategies.parse(
                        "s.csv",
                        List.of(
                                header,
                                List.of("a", "*", "*", "*", "A", "甲", "grow:0.1", "2", "x", "y"),
                                List.of("a", "*", "*", "*", "A", "甲", "none", "1"),
                                List.of("b", "*", "*", "*", "B", "乙", "cut:0.1", "0.5", "", ""))));
        assertThat(e.problems()).extracting(p -> p.text(Language.EN)).containsExactly("""
                SUIT-18     s.csv row 2: the effect "grow:0.1" with share "2" cannot be used
                            Write become:CLASS, keep:CLASS, gain:0.1, cut:0.1 or none, and a share from 0 to 1.""", """
                SUIT-23     s.csv row 3: the name of the row is missing or used twice, or a required cell is empty
                            Give each row a name of its own and fill: measure.""", """
                SUIT-28     s.csv row 4: the estimate lacks an assumption in both languages
                            Write what it assumes in assumption_en and assumption_zh, or set the effect to none.""");
        assertThat(e.problems().get(0).text(Language.ZH)).isEqualTo("""
                SUIT-18     s.csv 第 2 行：效果“grow:0.1”与比例“2”无法使用
                            请写 become:类别、keep:类别、gain:0.1、cut:0.1 或 none，比例为 0 到 1。""");
        assertThat(e.problems().get(2).text(Language.ZH)).isEqualTo("""
                SUIT-28     s.csv 第 4 行：估算缺少中英文的假设说明
                            请在 assumption_en 和 assumption_zh 中写明假设，或把效果设为 none。""");
    }

    private static final Scenario.Account BASE = new Scenario.Account(
            List.of(
                    new Scenario.Land("z1", "cultivated", 100),
                    new Scenario.Land("z1", "forest", 50),
                    new Scenario.Land("z2", "construction", 10)),
            FACTORS,
            List.of(new Scenario.Item("coal", 2000), new Scenario.Item("gas", 300)));

    private static double area_ha(Scenario.Account account) {
        return account.land().stream().mapToDouble(Scenario.Land::area_ha).sum();
    }

    @Test
    void aScenarioRunsThroughTheSameAccount() {
        // base: 100 x 0.422 - 50 x 0.644 + 10 x 50 + 2300
        assertThat(BASE.net_tC_per_a()).isCloseTo(42.2 - 32.2 + 500 + 2300, within(1e-9));
        Scenario.Comparison c = Scenario.run(
                BASE,
                List.of(
                        new Scenario.Convert("z1", "cultivated", "forest", 40),
                        new Scenario.Scale("coal", -10),
                        new Scenario.Convert("z2", "construction", "grassland", 1)));
        assertThat(c.byChange()).hasSize(3);
        assertThat(c.byChange().get(0)).isCloseTo(40 * (-0.644 - 0.422), within(1e-12));
        assertThat(c.byChange().get(1)).isEqualTo(-200);
        assertThat(c.scenario().net_tC_per_a() - BASE.net_tC_per_a())
                .isCloseTo(c.byChange().stream().mapToDouble(d -> d).sum(), within(1e-9));
        assertThat(area_ha(c.scenario())).isEqualTo(area_ha(BASE));
        assertThat(c.scenario().land())
                .contains(new Scenario.Land("z1", "forest", 90), new Scenario.Land("z2", "grassland", 1));
        assertThat(c.base()).isEqualTo(BASE);
        assertThat(Scenario.run(BASE, List.of(new Scenario.Scale("gas", 50))).byChange())
                .containsExactly(150.0);
        assertThat(Scenario.run(BASE, List.of(new Scenario.Scale("gas", -100))).byChange())
                .containsExactly(-300.0); // all of it
        assertThat(Scenario.run(BASE, List.of()).scenario()).isEqualTo(BASE);
    }

    /** 50 - 49.7 - 0.2 is 0.09999999999999715. */
    @Test
    void landMayBeUsedUpInParts() {
        List<Scenario.Change> parts = Stream.of(49.7, 0.2, 0.1)
                .<Scenario.Change>map(ha -> new Scenario.Convert("z1", "forest", "cultivated", ha))
                .toList();
        Scenario.Account after = Scenario.run(BASE, parts).scenario();
        assertThat(after.land()).contains(new Scenario.Land("z1", "forest", 0));
        assertThat(area_ha(after)).isCloseTo(area_ha(BASE), within(1e-12));
    }

    @Test
    void scenariosThatAskForTooMuchOrForUnknownNamesAreProblems() {
        List<Scenario.Change> changes =
                new ArrayList<>(List.of(new Scenario.Convert("z1", "forest", "construction", 60)));
        ProblemException land = catchThrowableOfType(ProblemException.class, () -> Scenario.run(BASE, changes));
        assertThat(land.problems().get(0).text(Language.EN)).isEqualTo("""
                SUIT-16     scenario row 1: 60 ha are to be converted, 50 ha are there
                            Lower the area, or take it from another class or zone.""");
        assertThat(land.problems().get(0).text(Language.ZH)).isEqualTo("""
                SUIT-16     scenario 第 1 行：要转换 60 公顷，现有 50 公顷
                            请减少面积，或从其他类别、分区转入。""");
        changes.add(new Scenario.Scale("oil", 5));
        changes.add(new Scenario.Convert("z3", "forest", "water", 1));
        ProblemException all = catchThrowableOfType(ProblemException.class, () -> Scenario.run(BASE, changes));
        assertThat(all.problems().stream().map(p -> p.code().id()).collect(Collectors.joining(" ")))
                .isEqualTo("SUIT-16 SUIT-17 SUIT-17");
        assertThat(all.problems().get(1).text(Language.EN)).isEqualTo("""
                SUIT-17     scenario row 2: "oil" is not in the account
                            Write one of: coal, gas.""");
        assertThat(all.problems().get(1).text(Language.ZH)).isEqualTo("""
                SUIT-17     scenario 第 2 行：核算中没有“oil”
                            请写以下之一：coal、gas。""");
    }
}
