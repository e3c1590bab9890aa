package org.carbonscape.study.advise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.SmallStudy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Levels that cannot be meant are told; those of noise are not. */
class MeantLevelsTest {
    private static final Set<ProblemCode> DOUBTS = Set.of(
            ProblemCode.SUIT_C14_WEIGHTS,
            ProblemCode.SUIT_C15_ENTROPY,
            ProblemCode.SUIT_C16_ONE_LEVEL,
            ProblemCode.SUIT_C17_SOURCE,
            ProblemCode.SUIT_C24_ONE_SCORE);

    @TempDir
    private Path folder;

    private SmallStudy small;

    @BeforeEach
    void filesOfASmallStudy() {
        small = SmallStudy.in(folder);
    }

    private List<Problem> doubts(String carbon, String criteria, String more) {
        small.text("criteria.csv", criteria);
        String section = "suitability:\n  criteria: criteria.csv\n  sensitivity: { samples: 0, step: 0 }\n"
                + "  sieve: 0 ha\n  majority: 0\n" + more;
        try (Advice advice = Advice.of(small, carbon, section)) {
            advice.all();
            return advice.problems.cautions().stream()
                    .filter(c -> DOUBTS.contains(c.code()))
                    .toList();
        }
    }

    private void told(List<Problem> doubts, String expected) {
        assertThat(doubts).hasSize(1);
        assertThat(Sketch.told(doubts.get(0))).isEqualTo(expected);
    }

    @Test
    void twoCriteriaThatHoldNearlyAllTheWeight() {
        String table = """
                criterion,source,grading,at,scores,reference,weight
                height,dem.tif,breaks,120|150,9|5|1,Li,%s
                land,land use,classes,cropland|forest|construction,5|9|1,Li,%s
                town,distance to construction,minmax,,,Li,0.05
                field,distance to cropland,minmax,,,Li,%s
                """;
        told(doubts("", table.formatted(0.5, 0.4, 0.05), ""), """
                SUIT-C14    suitability.weights: height and land hold 90 % of the weight of 4 criteria, so the others \
                hardly count
                            Leave out criteria that are not meant, or weigh them by judgement (suitability.weights.ahp).
                SUIT-C14    suitability.weights：4 项指标中，height 与 land 占权重的 90 %，其余几乎不起作用
                            请去掉无关的指标，或按判断赋权（suitability.weights.ahp）。""");
        assertThat(doubts("", table.formatted(0.5, 0.3, 0.15), "")).isEmpty();
    }

    @Test
    void entropyWeightsOnDistancesAreExplained() {
        told(doubts("", """
                        criterion,source,grading,at,scores,reference
                        height,dem.tif,breaks,120|150,9|5|1,Li
                        land,land use,classes,cropland|forest|construction,5|9|1,Li
                        town,distance to construction,breaks,400,0|9,Li
                        """, "  weights: { entropy: true }\n"), """
                SUIT-C15    suitability.weights.entropy: entropy gives town 69 % of its weight; it measures how \
                unevenly scores are spread over the land, and those of a distance are most uneven, not what matters
                            Where it stands alone, combine it with judgements (suitability.weights.ahp), or take \
                critic or equal weights.
                SUIT-C15    suitability.weights.entropy：熵权法给“town”69 % 的权重；熵反映得分在空间上的不均匀程度，距离类指标最不均匀，这并不等于重要
                            如单独使用，请与判断（suitability.weights.ahp）组合，或改用 critic 或等权。""");
    }

    @Test
    void oneLevelThatHoldsNearlyAllTheLand() {
        told(
                doubts(
                        "",
                        "criterion,source,grading,at,scores,reference\nheight,dem.tif,breaks,101,9|5,Li\n",
                        "  breaks: [3, 6]\n"),
                """
                SUIT-C16    suitability.breaks: level 2 (relatively suitable) holds 96 % of the land that has a score, \
                so the levels tell little apart
                            Cut the scores otherwise (suitability.breaks: quantile), or grade the criteria to the \
                range of the data.
                SUIT-C16    suitability.breaks：2 级（较适宜）占有得分土地的 96 %，分级几乎没有区分度
                            请换用其他分级方法（suitability.breaks: quantile），或按数据的取值范围给指标分级。""");
    }

    @Test
    void aBestLevelThatIsASource() {
        String town = """
                criterion,source,grading,at,scores,reference
                land,land use,classes,cropland|forest|construction,5|1|9,Li
                """;
        told(doubts(SmallStudy.ALL_CARBON, town, "  breaks: [3, 6]\n"), """
                SUIT-C17    suitability: level 1, the most suitable as a sink, is a net source of 3650 tCO2 a year
                            Give land that emits no score (suitability.exclude), or look at the directions of the \
                criteria.
                SUIT-C17    suitability：最适宜作为碳汇的 1 级土地是净碳源，每年 3650 tCO2
                            请让排放碳的土地不参与评分（suitability.exclude），或检查指标方向。""");
        assertThat(doubts(SmallStudy.ALL_CARBON, town.replace("5|1|9", "5|9|1"), "  breaks: [3, 6]\n"))
                .isEmpty();
    }

    /** A raster of another region's zeros, breaks in metres for heights in kilometres: each cell gets one score. */
    @Test
    void aCriterionThatGivesAllLandOneScore() {
        small.values("empty.tif", (column, row) -> 0);
        String table = """
                criterion,source,grading,at,scores,reference,weight
                height,dem.tif,minmax,,,Li,0.6
                rain,empty.tif,minmax,,,Li,0.15
                slope,dem.tif,breaks,5000,9|1,Li,%s
                land,land use,classes,cropland|forest|construction,5|9|1,Li,0.25
                """;
        List<Problem> doubts = doubts("", table.formatted("0.0"), "");
        told(doubts, """
                SUIT-C24    criterion rain: empty.tif gives all the land the same score (9), so 15 % of the weight \
                tells no place from another
                            Look whether the layer is the one that is meant and holds values here, and whether the \
                grading's limits are in its unit; or leave the criterion out.
                SUIT-C24    指标 rain：“empty.tif”给全部土地相同的得分（9），15 % 的权重不起区分作用
                            请检查图层是否正确、本区内是否有数据，以及分级断点的单位是否与图层一致；或去掉该指标。""");
        assertThat(doubts("", table.formatted("0.05"), "")).hasSize(2);
    }

    @Test
    void noiseIsNotDoubted() {
        for (int seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            for (String name : List.of("a.tif", "b.tif", "c.tif", "d.tif")) {
                double[] noise = random.doubles(48).toArray();
                small.values(name, (column, row) -> noise[(int) (8 * row + column)]);
            }
            assertThat(doubts("", """
                            criterion,source,grading,at,scores,reference
                            a,a.tif,minmax,,,Li
                            b,b.tif,quantiles,,1|3|5|7|9,Li
                            c,c.tif,breaks,0.3|0.6,1|5|9,Li
                            d,d.tif,minmax,,,Li
                            town,distance to construction,minmax,,,Li
                            """, seed % 2 == 0 ? "  weights: { entropy: true }\n" : "  breaks: quantile\n"))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }
}
