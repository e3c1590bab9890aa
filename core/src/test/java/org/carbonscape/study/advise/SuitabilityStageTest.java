package org.carbonscape.study.advise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.account.UnitColumn;
import org.carbonscape.study.advise.SuitabilityRun.Extent;
import org.carbonscape.study.gather.StatisticsForAdvice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scores, levels and their tables against cells looked at one by one. */
class SuitabilityStageTest {
    @TempDir
    private Path folder;

    private SmallStudy small;

    @BeforeEach
    void filesOfASmallStudy() {
        small = SmallStudy.in(folder).text("criteria.csv", """
                        criterion,source,grading,at,scores,weight,reference
                        height,dem.tif,breaks,120|150,9|5|1,0.5,Li 2019
                        land,land use,classes,cropland|forest|construction,5|9|1,0.3,Li 2019
                        town,distance to construction,linear,0|400,1|9,0.2,Li 2019
                        """);
    }

    private static String suitability(String more) {
        return "suitability:\n  criteria: criteria.csv\n  breaks: [3, 6]\n  sensitivity: { samples: 0 }\n" + more;
    }

    private static int at(int cell) {
        return SmallStudy.at(2, cell % 8, cell / 8);
    }

    private static double height(int cell) {
        int dem = 100 + 10 * (cell % 8) + cell / 8;
        return dem <= 120 ? 9 : dem <= 150 ? 5 : 1;
    }

    private static double land(int cell) {
        return new double[] {Double.NaN, 5, 9, 1}[at(cell)];
    }

    private static double town(int cell) {
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < 48; j++) {
            if (at(j) == 3) {
                least = Math.min(least, 100 * Math.hypot(cell % 8 - j % 8, (double) (cell / 8 - j / 8)));
            }
        }
        return 1 + 8 * Math.min(400, least) / 400;
    }

    private static double score(int cell, double... weights) {
        return weights[0] * height(cell) + weights[1] * land(cell) + weights[2] * town(cell);
    }

    // scores

    @Test
    void aScoreIsTheWeightedSumOfItsCriteria() {
        try (Advice advice = Advice.of(small, suitability(""))) {
            advice.all();
            float[] scores = advice.raster("suitability_score.tif");
            for (int i = 0; i < 48; i++) {
                if (at(i) == 0) {
                    assertThat(scores[i]).as("no land use, no score").isNaN();
                } else {
                    assertThat(scores[i]).isCloseTo((float) score(i, 0.5, 0.3, 0.2), within(1e-5f));
                }
            }
        }
    }

    @Test
    void thereAreNoLevelsBeyondTheLand() {
        small.text("criteria.csv", "criterion,source,grading,at,scores\ntown,distance to forest,minmax,,\n");
        try (Advice advice = Advice.of(small, suitability(""))) {
            advice.all();
            float[] scores = advice.raster("suitability_score.tif");
            for (int i = 0; i < 48; i++) { // a distance is known everywhere
                assertThat(Float.isNaN(scores[i])).as("cell %d", i).isEqualTo(at(i) == 0);
            }
        }
    }

    @Test
    void weightsOfTheTableAreScaledToOne() {
        small.text("criteria.csv", """
                criterion,source,grading,at,scores,weight
                height,dem.tif,breaks,120|150,9|5|1,5
                land,land use,classes,cropland|forest|construction,5|9|1,3
                town,distance to construction,linear,0|400,1|9,2
                """);
        try (Advice advice = Advice.of(small, suitability(""))) {
            advice.all();
            assertThat(advice.raster("suitability_score.tif")[0])
                    .isCloseTo((float) score(0, 0.5, 0.3, 0.2), within(1e-5f));
        }
    }

    @Test
    void whatLacksACriterionTakesTheOthersWhereTheStudySaysSo() {
        small.values("dem.tif", (column, row) -> column == 3 ? Double.NaN : 100 + 10 * column + row);
        try (Advice advice = Advice.of(small, suitability(""))) {
            advice.all();
            assertThat(advice.raster("suitability_score.tif")[3]).isNaN();
        }
        try (Advice advice = Advice.of(small, suitability("  missing: renormalise\n"))) {
            advice.all();
            float[] scores = advice.raster("suitability_score.tif");
            assertThat(scores[3]).isCloseTo((float) ((0.3 * land(3) + 0.2 * town(3)) / 0.5), within(1e-5f));
            assertThat(scores[2]).isCloseTo((float) score(2, 0.5, 0.3, 0.2), within(1e-5f));
        }
    }

    @Test
    void landIsExcludedLowestOrOutsideTheMask() {
        Sketch.squares(folder.resolve("area.geojson"), 4547, "a 500000 2999500 500800 3000000"); // not the last row
        small.values("lakes.tif", (column, row) -> column == 1 && row == 1 ? 1 : 0);
        try (Advice advice = Advice.of(small, suitability("""
                  exclude: [lakes.tif]
                  lowest: [construction]
                  mask: [area.geojson]
                """))) {
            advice.all();
            float[] scores = advice.raster("suitability_score.tif");
            for (int i = 0; i < 48; i++) {
                if (i / 8 == 5 || i == 9 || at(i) == 0) {
                    assertThat(scores[i]).as("cell %d", i).isNaN();
                } else {
                    // the least that any cell could get: 1 of each criterion
                    float expected = at(i) == 3 ? 1 : (float) score(i, 0.5, 0.3, 0.2);
                    assertThat(scores[i]).as("cell %d", i).isCloseTo(expected, within(1e-5f));
                }
            }
        }
    }

    @Test
    void landWithoutAnyScoreIsToldAndNothingIsMapped() {
        small.values("dem.tif", (column, row) -> Double.NaN);
        try (Advice advice = Advice.of(small, suitability(""))) {
            SuitabilityRun.Outcome found = advice.all();
            assertThat(found.withheld()).extracting(Problem::code).containsExactly(ProblemCode.SUIT_12_EMPTY);
            assertThat(found.levels()).isEmpty();
            assertThat(found.zones()).isEmpty();
        }
    }

    // weights

    private double[] weights(String weights) {
        try (Advice advice = Advice.of(small, suitability("  weights: { " + weights + " }\n"))) {
            var w = advice.all().levels().orElseThrow().weighed().weights();
            return new double[] {w.get("height"), w.get("land"), w.get("town")};
        }
    }

    private void withoutWeights() {
        small.text("criteria.csv", """
                criterion,source,grading,at,scores
                height,dem.tif,breaks,120|150,9|5|1
                land,land use,classes,cropland|forest|construction,5|9|1
                town,distance to construction,linear,0|400,1|9
                """);
    }

    @Test
    void whereNothingIsSaidWeightsAreEqual() {
        withoutWeights();
        try (Advice advice = Advice.of(small, suitability(""))) {
            assertThat(advice.all().levels().orElseThrow().weighed().weights().values())
                    .containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-12));
        }
    }

    /** height over land 3, height over town 5, land over town 5/3: consistent, so 15/23, 5/23, 3/23. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ",height,land,town\nheight,1,3,5\nland,1/3,1,5/3\ntown,1/5,3/5,1\n",
                ",Town,Land,Height\nTown,1,3/5,1/5\nLand,5/3,1,1/3\nHeight,5,3,1\n", // another order and case
                "1,3,5\n1/3,1,5/3\n1/5,3/5,1\n", // numbered: the order of the table
            })
    void judgementsGiveWeightsWhateverTheirOrder(String matrix) {
        withoutWeights();
        small.text("ahp.csv", matrix);
        assertThat(weights("ahp: ahp.csv")).containsExactly(new double[] {15 / 23.0, 5 / 23.0, 3 / 23.0}, within(1e-9));
    }

    @Test
    void severalWeighingsAreTheirMeanOrTheirProduct() {
        withoutWeights();
        small.text("ahp.csv", ",height,land,town\nheight,1,3,5\nland,1/3,1,5/3\ntown,1/5,3/5,1\n");
        double[] ahp = {15 / 23.0, 5 / 23.0, 3 / 23.0};
        double[] mean = weights("ahp: ahp.csv, equal: true");
        double[] product = weights("ahp: ahp.csv, equal: true, combine: multiplicative");
        for (int k = 0; k < 3; k++) {
            assertThat(mean[k]).isCloseTo((ahp[k] + 1 / 3.0) / 2, within(1e-9));
            assertThat(product[k]).as("an equal weight changes no ratio").isCloseTo(ahp[k], within(1e-9));
        }
        double[] three = weights("ahp: ahp.csv, equal: true, entropy: true");
        double[] entropy = weights("entropy: true");
        for (int k = 0; k < 3; k++) {
            assertThat(three[k])
                    .as("the mean of all three")
                    .isCloseTo((ahp[k] + 1 / 3.0 + entropy[k]) / 3, within(1e-9));
        }
        try (Advice advice =
                Advice.of(small, suitability("  weights: { ahp: ahp.csv, equal: true, entropy: true }\n"))) {
            Table table = advice.all().levels().orElseThrow().tables().weights();
            assertThat(Sketch.rows(table).get(table.rows()).get(4)).isEqualTo("mean (AHP eigenvector, entropy, equal)");
        }
        assertThat(Arrays.stream(weights("critic: true")).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void theTableOfWeightsShowsEachWayAndTheOneUsed() {
        withoutWeights();
        small.text("ahp.csv", ",height,land,town\nheight,1,3,5\nland,1/3,1,5/3\ntown,1/5,3/5,1\n");
        String asked = "  weights: { ahp: ahp.csv, ri: textbook-cn, equal: true }\n";
        try (Advice advice = Advice.of(small, suitability(asked))) {
            Table table = advice.all().levels().orElseThrow().tables().weights();
            List<List<String>> rows = Sketch.rows(table);
            assertThat(rows.get(0))
                    .containsExactly(
                            "criterion",
                            "name_zh",
                            "layer",
                            "unit",
                            "method",
                            "weight",
                            "lambda",
                            "ci",
                            "cr",
                            "random_index",
                            "used",
                            "grading",
                            "grading_status",
                            "source",
                            "made_with");
            assertThat(table.rows()).isEqualTo(9); // two ways and their mean
            assertThat(rows.stream().skip(1).map(r -> r.get(10)))
                    .containsExactly("no", "no", "no", "no", "no", "no", "yes", "yes", "yes");
            assertThat(rows.stream().skip(1).limit(3).map(r -> r.get(9))).containsOnly("textbook-cn");
            assertThat(rows.get(1).get(14)).endsWith("; RI textbook-cn");
            assertThat(table.number(0, table.column("lambda"))).isCloseTo(3, within(1e-9));
            assertThat(table.number(0, table.column("cr"))).isCloseTo(0, within(1e-9));
            assertThat(table.number(3, table.column("lambda"))).isNaN();
            assertThat(rows.get(1).get(2)).isEqualTo("dem.tif");
            assertThat(rows.get(3).get(2)).isEqualTo("distance to construction");
            assertThat(rows.get(1).get(12)).isEqualTo("unverified");
        }
    }

    // levels

    private static int level(double score) {
        return score > 6 ? 1 : score > 3 ? 2 : 3;
    }

    @Test
    void levelsByGivenLimitsStartWithTheMostSuitable() {
        try (Advice advice = Advice.of(small, suitability(""))) {
            advice.all();
            float[] levels = advice.raster("suitability_level.tif");
            for (int i = 0; i < 48; i++) {
                if (at(i) > 0) {
                    assertThat((int) levels[i]).as("cell %d", i).isEqualTo(level(score(i, 0.5, 0.3, 0.2)));
                } else {
                    assertThat(levels[i]).isNaN();
                }
            }
        }
    }

    @Test
    void theTableOfLevelsHasAreaStockAndNetOfTheRegionAndOfPolygons() {
        try (Advice advice = Advice.of(small, SmallStudy.ALL_CARBON, suitability(""))) {
            Table table = advice.all().levels().orElseThrow().tables().levels();
            assertThat(Sketch.rows(table).get(0))
                    .containsExactly(
                            "unit_set",
                            "unit",
                            "name",
                            "level",
                            "level_name",
                            "score_above",
                            "score_up_to",
                            "cells",
                            "area_km2",
                            "share_percent",
                            "stock_tC",
                            "net_tCO2",
                            "made_with");
            for (int u = 0; u <= 4; u++) {
                for (int l = 1; l <= 3; l++) {
                    int unit = u;
                    int wanted = l;
                    int[] cells = IntStream.range(0, 48)
                            .filter(i -> at(i) > 0
                                    && (unit == 0 || SmallStudy.unit(i % 8, i / 8) == unit)
                                    && level(score(i, 0.5, 0.3, 0.2)) == wanted)
                            .toArray();
                    int all = (int) IntStream.range(0, 48)
                            .filter(i -> at(i) > 0 && (unit == 0 || SmallStudy.unit(i % 8, i / 8) == unit))
                            .count();
                    String[] keys = {
                        u == 0 ? "region" : "parts",
                        u == 0 ? "region" : SmallStudy.UNITS.get(u - 1),
                        u == 0 ? "region" : SmallStudy.UNIT_NAMES.get(u - 1),
                        Integer.toString(l)
                    };
                    if (cells.length == 0) {
                        continue;
                    }
                    assertThat(Sketch.number(table, "cells", keys)).isEqualTo(cells.length);
                    assertThat(Sketch.number(table, "area_km2", keys)).isCloseTo(cells.length / 100.0, within(1e-12));
                    assertThat(Sketch.number(table, "share_percent", keys))
                            .isCloseTo(100.0 * cells.length / all, within(1e-9));
                    assertThat(Sketch.number(table, "stock_tC", keys))
                            .isCloseTo(
                                    Arrays.stream(cells)
                                            .mapToDouble(i -> SmallStudy.STOCK_tC_PER_HA[at(i) - 1])
                                            .sum(),
                                    within(1e-9));
                    double net = Arrays.stream(cells)
                            .mapToDouble(i -> SmallStudy.FACTORS_tCO2_PER_HA[at(i) - 1]
                                    + (at(i) == 3
                                            ? SmallStudy.EMISSIONS_tCO2[2][SmallStudy.unit(i % 8, i / 8) - 1]
                                                    / SmallStudy.cells(SmallStudy.unit(i % 8, i / 8), 2, 3)
                                            : 0))
                            .sum();
                    assertThat(Sketch.number(table, "net_tCO2", keys))
                            .isCloseTo(net, within(1e-3 * (1 + Math.abs(net))));
                }
            }
            assertThat(Sketch.number(table, "score_up_to", "region", "region", "region", "1"))
                    .isNaN();
            assertThat(Sketch.number(table, "score_above", "region", "region", "region", "1"))
                    .isEqualTo(6);
            assertThat(Sketch.number(table, "score_above", "region", "region", "region", "2"))
                    .isEqualTo(3);
            assertThat(Sketch.number(table, "score_up_to", "region", "region", "region", "2"))
                    .isEqualTo(6);
        }
    }

    @Test
    void landWithoutALevelIsCounted() {
        small.values("dem.tif", (column, row) -> column == 3 ? Double.NaN : 100 + 10 * column + row);
        try (Advice advice = Advice.of(small, suitability(""))) {
            assertThat(advice.all().levels().orElseThrow().withoutLevel_km2()).isCloseTo(0.06, within(1e-12));
        }
    }

    @ParameterizedTest
    @CsvSource({"natural, 3", "natural, 5", "quantile, 3", "quantile, 5"})
    void levelsCutByTheDataHoldAllCellsInTheirOrder(String breaks, int count) {
        try (Advice advice = Advice.of(
                small,
                "suitability: { criteria: criteria.csv, breaks: " + breaks + ", levels: " + count
                        + ", sensitivity: { samples: 0 } }\n")) {
            var result = advice.all().levels().orElseThrow();
            assertThat(result.levels().count()).isEqualTo(count);
            float[] scores = advice.raster("suitability_score.tif");
            float[] levels = advice.raster("suitability_level.tif");
            for (int i = 0; i < 48; i++) {
                for (int j = 0; j < 48; j++) {
                    if (at(i) > 0 && at(j) > 0 && levels[i] < levels[j]) {
                        assertThat(scores[i]).isGreaterThan(scores[j]);
                    }
                }
            }
            assertThat(Arrays.stream(Sketch.rows(result.tables().levels()).stream()
                                    .filter(r -> r.get(0).equals("region"))
                                    .mapToInt(r -> Integer.parseInt(r.get(7)))
                                    .toArray())
                            .sum())
                    .isEqualTo(47);
            assertThat(result.madeWith()).contains(result.levels().method());
        }
    }

    // how firm levels are

    @Test
    void sensitivityTriesEachWeightUpAndDownAndDraws() throws Exception {
        try (Advice advice = Advice.of(
                small,
                "suitability: { criteria: criteria.csv, breaks: [3, 6], sensitivity: { step: 0.2, samples: 10 } }\n")) {
            var result = advice.all().levels().orElseThrow();
            Table table = result.tables().sensitivity().orElseThrow();
            assertThat(Sketch.rows(table).get(0))
                    .containsExactly(
                            "variation",
                            "kind",
                            "changed_cells",
                            "better_cells",
                            "worse_cells",
                            "changed_percent",
                            "limits",
                            "weights",
                            "made_with");
            List<List<String>> rows = Sketch.rows(table);
            assertThat(rows.stream().filter(r -> r.get(1).equals("one at a time")))
                    .hasSize(6);
            assertThat(rows.stream().filter(r -> r.get(1).equals("dirichlet"))).hasSize(10);
            int height = IntStream.range(0, table.rows())
                    .filter(r -> table.text(r, 7).startsWith("height 0.6;"))
                    .findFirst()
                    .orElseThrow();
            // 0.5 x 1.2; the others keep 0.3 : 0.2 of what is left
            int changed = 0;
            for (int i = 0; i < 48; i++) {
                changed += at(i) > 0 && level(score(i, 0.6, 0.24, 0.16)) != level(score(i, 0.5, 0.3, 0.2)) ? 1 : 0;
            }
            assertThat(table.integer(height, 2)).isEqualTo(changed);
            assertThat(table.number(height, 5)).isCloseTo(100.0 * changed / 47, within(1e-9));
            assertThat(table.text(height, 6)).as("given limits stay").isEqualTo("kept");
            assertThat(Files.exists(advice.written.file("rasters/level_stability.tif")))
                    .isTrue();
            assertThat(Files.readString(advice.written.file("rasters/level_stability.qml")))
                    .contains("<item value=\"0.9\"", "label=\"75 to 90 %\"");
            float[] stability = advice.raster("level_stability.tif");
            for (int i = 0; i < 48; i++) {
                if (at(i) > 0) {
                    assertThat(stability[i]).isBetween(0f, 1f);
                }
            }
        }
    }

    // extents, columns, threads

    @Test
    void levelsAloneMakeNoZones() {
        try (Advice advice = Advice.of(small, suitability(""))) {
            SuitabilityRun.Outcome found =
                    advice.run(Extent.LEVELS, StatisticsForAdvice.NOTHING).orElseThrow();
            assertThat(advice.stages).containsExactly("suitability");
            assertThat(found.zones()).isEmpty();
            assertThat(found.levels()).isPresent();
            assertThat(advice.written.written(new PlainEngine()).keySet())
                    .noneMatch(n -> n.contains("zones"))
                    .contains("rasters/suitability_score.tif", "rasters/suitability_score.qml");
        }
    }

    @Test
    void aStudyThatAsksForNothingGetsNothing() {
        try (Advice advice = Advice.of(small, SmallStudy.ALL_CARBON)) {
            assertThat(advice.run(Extent.ZONES, StatisticsForAdvice.NOTHING)).isEmpty();
            assertThat(advice.stages).isEmpty();
        }
    }

    @Test
    void unitsHaveColumnsForEachLevelAndZone() {
        try (Advice advice = Advice.of(small, SmallStudy.ALL_CARBON, suitability(""))) {
            List<UnitColumn> columns = advice.all().columns();
            assertThat(columns).extracting(UnitColumn::name).contains("level_1_area_km2", "level_3_stock_tC");
            double sum = 0;
            for (int l = 1; l <= 3; l++) {
                String name = "level_" + l + "_area_km2";
                Optional<UnitColumn> column =
                        columns.stream().filter(c -> c.name().equals(name)).findFirst();
                sum += column.map(c -> (Double) c.byUnit().apply(2)).orElse(0.0);
            }
            assertThat(sum).as("Birch has 11 cells with a class").isCloseTo(0.11, within(1e-12));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "land use | | false | false | false",
                "density of sources | density: { radius: 300 m } | true | true | true",
                "hot spots | 'weights: rook, hot-spots: { permutations: 0 }' | true | false | false",
            })
    void statisticsAreNeededByWhatLooksAtThem(
            String source, String statistics, boolean levels, boolean density, boolean always) {
        small.text(
                "criteria.csv",
                source.equals("hot spots")
                        ? "criterion,source,grading,at,scores\nx,hot spots,classes,-3|-2|-1|0|1|2|3,1|1|1|5|9|9|9\n"
                        : source.equals("land use")
                                ? "criterion,source,grading,at,scores\nx,land "
                                        + "use,classes,cropland|forest|construction,5|9|1\n"
                                : "criterion,source,grading,at,scores\nx," + source + ",minmax,,1|9\n");
        String asked = statistics == null ? "" : "statistics: { units: parts, " + statistics + " }\n";
        try (Advice advice = Advice.of(small, SmallStudy.FACTORS_AND_EMISSIONS, asked, suitability(""))) {
            assertThat(advice.asked().usesStatistics(Extent.LEVELS)).isEqualTo(levels);
            assertThat(advice.asked().usesDensity()).isEqualTo(density);
            assertThat(advice.asked().usesStatistics(Extent.ZONES))
                    .as("rules may look at hot spots")
                    .isEqualTo(source.equals("hot spots") || always);
        }
    }

    @Test
    void threadsMakeTheSameFiles() {
        try (Advice one = Advice.of(small, SmallStudy.ALL_CARBON, suitability(""))) {
            one.all();
            var plain = one.written.written(new PlainEngine());
            one.close();
            try (Engine three = new LocalEngine(3);
                    Advice other = new Advice(small, folder, three, SmallStudy.ALL_CARBON, suitability(""))) {
                other.all();
                assertThat(other.written.written(new PlainEngine())).isEqualTo(plain);
            }
        }
    }

    // the preset and what is wrong

    @Test
    void thePresetTakesLandUseAndDistancesAndTellsWhatItLacks() {
        try (Advice advice = Advice.of(small, "suitability: { criteria: sink, sensitivity: { samples: 0 } }\n")) {
            List<Problem> left = advice.problems.cautions().stream()
                    .filter(p -> p.code() == ProblemCode.SUIT_C06_LEFT_OUT)
                    .toList();
            assertThat(left).hasSize(1);
            assertThat(left.get(0).args().get(0)).contains("slope").contains("distance_to_water");
            var weighed = advice.all().levels().orElseThrow().weighed();
            assertThat(weighed.criteria().stream().map(c -> c.name()))
                    .contains("distance_to_construction")
                    .doesNotContain("slope", "distance_to_water");
        }
    }

    @Test
    void thePresetsDistancesToLandThatIsGoneAreLeftOut() {
        small.classes("2020.tif", "22221111\n".repeat(6));
        for (String layer : List.of("", "  layers: { distance_to_construction: distance to construction 2020 }\n")) {
            try (Advice advice = Advice.of(
                    small,
                    "suitability:\n  criteria: sink\n  breaks: [3, 6]\n  sensitivity: { samples: 0 }\n" + layer)) {
                var weighed = advice.all().levels().orElseThrow().weighed();
                assertThat(weighed.criteria().stream().map(c -> c.name())).doesNotContain("distance_to_construction");
                assertThat(advice.problems.cautions())
                        .filteredOn(p -> p.code() == ProblemCode.SUIT_C06_LEFT_OUT)
                        .anySatisfy(p -> assertThat(p.args().get(0)).isEqualTo("distance_to_construction"));
            }
        }
        try (Advice advice = Advice.of(small, """
                suitability:
                  criteria: sink
                  breaks: [3, 6]
                  sensitivity: { samples: 0 }
                  layers: { distance_to_construction: distance to construction 2010 }
                """)) {
            var weighed = advice.all().levels().orElseThrow().weighed();
            assertThat(weighed.criteria().stream().map(c -> c.name()))
                    .as("in 2010 it was there")
                    .contains("distance_to_construction");
        }
    }

    @Test
    void aClassOfLandWithoutAScoreIsTold() {
        small.text("criteria.csv", "criterion,source,grading,at,scores\nland,land use,classes,forest|林,9|1\n");
        List<Problem> problems = Advice.problems(small, suitability(""));
        assertThat(problems)
                .extracting(p -> p.code() + " " + p.args().get(0))
                .containsExactly("SUIT_26_CLASS_SCORE cropland, construction"); // one finding, one problem
    }

    /** By its name, its Chinese name, its kind or its code. */
    @ParameterizedTest
    @ValueSource(strings = {"cropland|forest|construction", "耕地|林地|建设用地", "1|2|3", "cropland|林地|3"})
    void classesOfLandAreGradedByAnyOfTheirNames(String names) {
        small.text("criteria.csv", "criterion,source,grading,at,scores\nland,land use,classes," + names + ",5|9|1\n");
        try (Advice advice = Advice.of(small, suitability(""))) {
            advice.all();
            float[] scores = advice.raster("suitability_score.tif");
            for (int i = 0; i < 48; i++) {
                if (at(i) > 0) {
                    assertThat(scores[i]).isEqualTo((float) land(i));
                }
            }
        }
    }

    @Test
    void judgementsOfOtherCriteriaAreToldWithBothLists() {
        withoutWeights();
        small.text("ahp.csv", ",height,npp\nheight,1,3\nnpp,1/3,1\n");
        List<Problem> problems = Advice.problems(small, suitability("  weights: { ahp: ahp.csv }\n"));
        assertThat(problems).hasSize(1);
        assertThat(Sketch.told(problems.get(0))).isEqualTo("""
                SUIT-34     suitability.weights.ahp: it compares height, npp; the criteria are height, land, town
                            Name its rows and columns after the criteria, each once.
                SUIT-34     suitability.weights.ahp：该矩阵比较的是 height、npp，而指标为 height、land、town
                            请使行列名称与指标一一对应。""");
    }

    @Test
    void problemsOfAMatrixNameItsKeyAndItsFile() {
        withoutWeights();
        small.text("ahp.csv", ",height,land,town\nheight,1,3,x\nland,1/3,1,2\ntown,1/5,1/2,1\n");
        assertThat(Advice.problems(small, suitability("  weights: { ahp: ahp.csv }\n")))
                .extracting(Problem::place)
                .containsExactly("suitability.weights.ahp (ahp.csv) row 1 column 3 (height over town)");
    }

    @Test
    void aWeightThatIsMissingIsToldByItsCriterion() {
        small.text("criteria.csv", """
                criterion,source,grading,at,scores,weight
                height,dem.tif,breaks,120|150,9|5|1,0.5
                land,land use,classes,cropland|forest|construction,5|9|1,
                """);
        List<Problem> problems = Advice.problems(small, suitability(""));
        assertThat(problems).hasSize(1);
        assertThat(Sketch.told(problems.get(0)))
                .startsWith("SUIT-08     suitability.criteria: the weight of land is missing\n");
    }

    /** A distance is known everywhere, land of the region is not. */
    @Test
    void landOutsideTheExtentGetsNoScore() {
        small.text("criteria.csv", "criterion,source,grading,at,scores\ntown,distance to forest,minmax,,\n")
                .text("region.geojson", """
                        {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "EPSG:4547"}},
                        "features": [{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon",
                        "coordinates": [[[%1$s,%3$s],[%2$s,%3$s],[%1$s,%4$s],[%1$s,%3$s]]]}}]}
                        """.formatted(
                                SmallStudy.grid().west(),
                                SmallStudy.grid().east(),
                                SmallStudy.grid().north(),
                                SmallStudy.grid().south()));
        try (Advice advice = Advice.of(small, "grid: { extent: region.geojson }\n", suitability(""))) {
            advice.all();
            float[] scores = advice.raster("suitability_score.tif");
            int inside = 0;
            for (int i = 0; i < 48; i++) {
                double across = (i % 8 + 0.5) / 8;
                double down = (i / 8 + 0.5) / 6;
                assertThat(Float.isNaN(scores[i])).as("cell %d", i).isEqualTo(across + down > 1);
                inside += across + down > 1 ? 0 : 1;
            }
            assertThat(inside).isBetween(20, 28);
        }
    }

    @Test
    void aRegionThatNoMeasureNamesIsTold() {
        List<Problem> problems = Advice.problems(small, suitability("  region: [changzutan, Hunan]\n"));
        assertThat(problems).hasSize(2);
        assertThat(Sketch.told(problems.get(0))).isEqualTo("""
                SUIT-41     suitability.region: no measure names the region "changzutan"
                            Write one of: chang-zhu-tan, china, south-china; or leave it out: then general measures \
                alone are used.
                SUIT-41     suitability.region：没有措施注明“changzutan”这一地区
                            请写以下之一：chang-zhu-tan、china、south-china；或不写此项：则只采用通用措施。""");
        assertThat(problems.get(1).text(Language.EN))
                .contains("Write one of: china, south-china, chang-zhu-tan; or leave it out");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        small.text("criteria.csv", """
                criterion,source,grading,at,scores,direction
                height,hills.tif,breaks,120|150,9|5|1,
                land,land use,classes,cropland|forest,5|9,
                slope,,breaks,2|5,9|5|1,sideways
                """);
        List<Problem> problems = Advice.problems(small, suitability("""
                  exclude: [sea, lakes.tif]
                  zones: rules.csv
                  strategies: none.csv
                  corridors: { from: nowhere }
                """));
        assertThat(problems)
                .extracting(p -> p.code() + " " + p.place())
                .contains(
                        "FILE_01_MISSING criterion height (hills.tif)",
                        "SUIT_26_CLASS_SCORE criterion land",
                        "SUIT_33_NO_LAYER suitability.criteria (criteria.csv) row 4 \"slope\"",
                        "SUIT_32_DIRECTION suitability.criteria (criteria.csv) row 4 \"slope\"",
                        "FILE_01_MISSING suitability.exclude (lakes.tif)",
                        "LEGEND_07_CLASS suitability.exclude",
                        "FILE_01_MISSING suitability.zones (rules.csv)",
                        "FILE_01_MISSING suitability.strategies (none.csv)",
                        "SUIT_35_ZONE suitability.corridors.from");
    }
}
