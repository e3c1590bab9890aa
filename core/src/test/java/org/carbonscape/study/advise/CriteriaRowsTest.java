package org.carbonscape.study.advise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.SmallStudy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that people use for the same thing become one, and each row is made complete. */
class CriteriaRowsTest {
    @TempDir
    private Path folder;

    private LayerSources sources;
    private Problems problems;

    @BeforeEach
    void aStudyWithADriver() {
        SmallStudy.Run run = SmallStudy.in(folder).run("drivers: { height: dem.tif }\n");
        sources = new LayerSources(run.study(), run.inputs());
        problems = new Problems();
    }

    private CriteriaRows read(Map<String, String> layers, String table) {
        CriteriaRows rows = new CriteriaRows(sources, layers, problems);
        List<List<String>> cells = new ArrayList<>();
        table.strip().lines().forEach(l -> cells.add(Arrays.asList(l.split(",", -1))));
        rows.read("criteria.csv", cells);
        return rows;
    }

    /** One criterion with these cells, as columns and values; its grading, points, scores. */
    private String graded(String header, String row) {
        CriteriaRows rows = read(Map.of(), "criterion,source," + header + "\nslope,slope.tif," + row);
        List<String> cells = rows.rows().get(1);
        return cells.get(3) + " at " + cells.get(4) + " scores " + cells.get(5);
    }

    /** As planners write them: parts between 、, weights in percent, their sum below. */
    @Test
    void chineseMarksPercentAndSumsAreRead() {
        CriteriaRows rows = read(Map.of(), """
                指标,数据源,分级方法,断点,得分,权重
                slope,slope.tif,断点法,5、15,9、5、1,60%
                land,land use,分类赋值,林地、水域,9、7,40%
                ndvi,ndvi.tif,极差标准化,,,0％
                合计,,,,,100%
                """);
        assertThat(problems.isEmpty()).isTrue();
        assertThat(rows.weights()).isEqualTo(Map.of("slope", 0.6, "land", 0.4, "ndvi", 0.0));
        assertThat(rows.rows().stream().skip(1).map(r -> r.isEmpty() ? "" : String.join(" ", r.subList(3, 6))))
                .containsExactly("breaks 5|15 9|5|1", "classes 林地|水域 9|7", "minmax 0.01|0.99 1|9", "");
        assertThat(read(Map.of(), "criterion,source,at,scores\nland,land use,水域、湿地|林地,9|7")
                        .rows()
                        .get(1)
                        .get(4))
                .isEqualTo("水域、湿地|林地");
    }

    /** {@code source} translated is 来源; beside 图层 it says where a grading is from, as in other tables. */
    @Test
    void theLayerMayStandUnderTheTranslatedWord() {
        CriteriaRows rows = read(Map.of(), """
                指标,来源,分级,断点,得分
                slope,slope.tif,断点法,5、15,9、5、1
                water,到 水域 的距离,断点法,500,9、1
                """);
        assertThat(problems.isEmpty()).isTrue();
        assertThat(rows.source("slope")).isEqualTo("slope.tif");
        assertThat(rows.source("water")).isEqualTo("到 水域 的距离");
        for (String header : new String[] {"来源,图层", "数据来源,数据"}) {
            CriteriaRows both = read(Map.of(), "指标," + header + ",分级,断点,得分\nslope,年鉴,slope.tif,断点法,5、15,9、5、1");
            assertThat(both.source("slope")).isEqualTo("slope.tif");
        }
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void thatAGradingWasVerifiedIsSaidInOtherWordsToo() {
        CriteriaRows rows = read(Map.of(), """
                criterion,source,grading,scores,status,reference
                a,a.tif,quantiles,1|3|5,已核实,李 2015
                b,b.tif,quantiles,1|3|5,Verified,Li 2015
                c,c.tif,quantiles,1|3|5,own,Li 2015
                d,d.tif,quantiles,1|3|5,,Li 2015
                """);
        assertThat(rows.rows().stream().skip(1).map(r -> r.get(6)))
                .containsExactly("verified", "verified", "own", "verified");
    }

    @Test
    void theColumnOfStatusMayHaveAMarkOrAChineseName() {
        for (String head : List.of("status①", "status注1", "状态", "Status ")) {
            CriteriaRows rows = read(
                    Map.of(), "criterion,source,grading,scores," + head + ",reference\na,a.tif,quantiles,1|3,own,Li\n");
            assertThat(rows.rows().get(1).get(6)).as(head).isEqualTo("own");
        }
    }

    @Test
    void rowsAreAsTheLibraryWantsThem() {
        CriteriaRows rows = read(Map.of(), """
                criterion,name_zh,unit,source,grading,at,scores,status
                slope,坡度,degree,slope.tif,breaks,5|15,9|5|1,unverified
                """);
        assertThat(rows.rows())
                .containsExactly(
                        List.of("criterion", "name_zh", "unit", "grading", "at", "scores", "status", "source"),
                        List.of(
                                "slope",
                                "坡度",
                                "degree",
                                "breaks",
                                "5|15",
                                "9|5|1",
                                "unverified",
                                "no reference given"));
        assertThat(rows.source("slope")).isEqualTo("slope.tif");
        assertThat(rows.source("other")).isEmpty();
        assertThat(rows.weights()).isEmpty();
        assertThat(problems.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Name,File,Polarity,Method,Breaks,Score,Weights",
                "indicator,raster,direction,grade,breakpoints,scores,weight",
                "指标,数据源,方向,分级,断点,得分,权重",
                "评价因子,图层,指标方向,分级方法,界限,评分,权重",
                "factor,path,polarity,grading,limits,scores,weight",
            })
    void columnsGoByManyNames(String header) {
        CriteriaRows rows = read(Map.of(), header + "\nslope,slope.tif,negative,breaks,5|15,9|5|1,0.3");
        assertThat(rows.rows().get(1).subList(0, 6)).containsExactly("slope", "", "", "breaks", "5|15", "9|5|1");
        assertThat(rows.source("slope")).isEqualTo("slope.tif");
        assertThat(rows.weights()).isEqualTo(Map.of("slope", 0.3));
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void aColumnsOwnNameGoesBeforeOthers() {
        CriteriaRows rows = read(Map.of(), "criterion,name,source,classes,at\nslope,坡度,slope.tif,x,5|15");
        assertThat(rows.rows().get(1).get(0)).isEqualTo("slope");
        assertThat(rows.rows().get(1).get(4)).isEqualTo("5|15");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "breaks; breaks",
                "breakpoints; breaks",
                "thresholds; breaks",
                "断点; breaks",
                "class; classes",
                "categorical; classes",
                "分类; classes",
                "quantile; quantiles",
                "percentiles; quantiles",
                "分位数; quantiles",
                "min-max; minmax",
                "normalize; minmax",
                "极差; minmax",
                "continuous; linear",
                "线性; linear",
                "mystery; mystery",
            })
    void gradingsGoByManyNames(String written, String meant) {
        assertThat(graded("grading,at,scores", written + ",5|15,9|5|1")).startsWith(meant + " at 5|15");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "; ; minmax at 0.01|0.99 scores 1|9", // nothing said
                "5|15; 9|5|1; breaks at 5|15 scores 9|5|1", // one score more than points
                "200|800; 0|1; linear at 200|800 scores 0|1", // two and two
                "forest|water; 9|7; classes at forest|water scores 9|7",
                "1|2|3; 9|7|1; classes at 1|2|3 scores 9|7|1", // codes
                "; 1|3|5|7|9; quantiles at  scores 1|3|5|7|9",
                "; 0|1; minmax at 0.01|0.99 scores 0|1",
                "forest=9|water=7; ; classes at forest|water scores 9|7",
                "; forest:9|water:7; classes at forest|water scores 9|7",
                "林地：9|水域：7; ; classes at 林地|水域 scores 9|7",
            })
    void whereNoGradingIsWrittenTheCellsBesideItTell(String at, String scores, String expected) {
        assertThat(graded("at,scores", (at == null ? "" : at) + "," + (scores == null ? "" : scores)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "5|15 ; 5|15",
                "5 | 15; 5|15",
                "5 15; 5|15",
                "-3 1e2 0.5; -3|100|0.5",
            })
    void partsAreSplitAtBarsAndNumbersAlsoAtBlanks(String at, String parts) {
        String found = graded("grading,at,scores", "classes," + at + ",1").replace("1e2", "100");
        assertThat(found).startsWith("classes at " + parts + " scores");
    }

    @Test
    void partsAreAlsoSplitAtSemicolonsInBothScripts() {
        assertThat(graded("grading,at,scores", "classes,forest；water;road,9"))
                .startsWith("classes at forest|water|road");
        assertThat(graded("grading,at,scores", "classes,old forest,9"))
                .as("words are not split at blanks")
                .startsWith("classes at old forest scores");
    }

    // directions

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "positive; 1|9", "benefit; 1|9", "正向; 1|9", "+; 1|9", "max; 1|9",
                "negative; 9|1", "cost; 9|1", "成本型; 9|1", "-1; 9|1", "MIN; 9|1",
            })
    void withoutScoresTheDirectionMakesThem(String direction, String scores) {
        assertThat(graded("grading,direction", "minmax," + direction)).endsWith(" scores " + scores);
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void scoresFromOneToNineAreInEqualSteps() {
        assertThat(graded("grading,at,direction", "breaks,2|5|8,negative"))
                .isEqualTo("breaks at 2|5|8 scores 9|6.33333333333333|3.66666666666667|1");
        assertThat(graded("grading,direction", "quantiles,")).endsWith(" scores 1|3|5|7|9");
        assertThat(graded("grading,at,direction", "classes,a|b,positive")).isEqualTo("classes at a|b scores ");
    }

    @Test
    void aLineWithoutPointsRunsOverTheWholeRange() {
        assertThat(graded("grading,direction", "linear,negative")).isEqualTo("minmax at 0|1 scores 9|1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"sideways; 1|3|9", "negative; 1|3|9", "positive; 9|3|1"})
    void aDirectionThatDoesNotGoWithTheScoresIsTold(String direction, String scores) {
        graded("grading,at,scores,direction", "breaks,5|15," + scores + "," + direction);
        assertThat(problems.problems()).hasSize(1);
        assertThat(Sketch.told(problems.problems().get(0))).isEqualTo("""
                SUIT-32     criteria.csv row 2 "slope": the direction "%1$s" does not go with the scores "%2$s"
                            Write positive (more is better) or negative (less is better), or leave it \
                out where scores are given.
                SUIT-32     criteria.csv 第 2 行 "slope"：方向“%1$s”与得分“%2$s”不符
                            请写 positive（越大越好）或 negative（越小越好）；已给得分时可不写。""".formatted(direction, scores));
    }

    @Test
    void classesAndEvenScoresHaveNoDirection() {
        graded("grading,at,scores,direction", "classes,a|b,1|9,negative");
        graded("grading,at,scores,direction", "breaks,5|15,5|9|5,negative");
        assertThat(problems.isEmpty()).isTrue();
    }

    // layers

    @Test
    void aCriterionNamedLikeALayerNeedsNoSource() {
        CriteriaRows rows = read(
                Map.of("slope", "slope_30m.tif"),
                "criterion,source,scores\nslope,Wang 2020 table "
                        + "3,9|5|1\nheight,height,9|5|1\nriver,distance to water,9|5|1");
        assertThat(rows.source("slope")).isEqualTo("slope_30m.tif");
        CriteriaRows named = read(Map.of("slope", "slope_30m.tif"), "criterion,source,scores\nsteep,slope,9|5|1\n");
        assertThat(named.source("steep")).isEqualTo("slope_30m.tif");
        assertThat(rows.rows().get(1).get(7))
                .as("the column says where the grading is from")
                .isEqualTo("Wang 2020 table 3");
        assertThat(rows.rows().get(1).get(6)).isEqualTo("verified");
        assertThat(rows.source("height")).isEqualTo("height");
        assertThat(rows.source("river")).isEqualTo("distance to water");
        assertThat(rows.rows().get(3).get(6)).isEqualTo("unverified");
    }

    @Test
    void aLayersOwnColumnGoesBeforeTheSource() {
        CriteriaRows rows = read(Map.of(), "criterion,layer,source,reference\nslope,slope.tif,other.tif,Li 2019");
        assertThat(rows.source("slope")).isEqualTo("slope.tif");
        assertThat(rows.rows().get(1).get(7)).isEqualTo("Li 2019");
    }

    @Test
    void aCriterionWithoutALayerIsTold() {
        read(Map.of(), "criterion,scores\nslope,9|5|1");
        assertThat(problems.problems()).hasSize(1);
        assertThat(Sketch.told(problems.problems().get(0))).isEqualTo("""
                SUIT-33     criteria.csv row 2 "slope": it has no layer
                            Write its source, or add it under suitability.layers.
                SUIT-33     criteria.csv 第 2 行 "slope"：没有对应的图层
                            请填写 source，或在 suitability.layers 中补充。""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "much", "NaN", "Infinity"})
    void aWeightThatIsNoneIsToldWithItsCriterion(String weight) {
        CriteriaRows rows = read(Map.of(), "criterion,source,weight\nslope,slope.tif," + weight + "\nnpp,npp.tif,0");
        assertThat(rows.weights()).isEqualTo(Map.of("slope", Double.NaN, "npp", 0.0));
        assertThat(problems.problems()).hasSize(1);
        assertThat(Sketch.told(problems.problems().get(0)))
                .startsWith("SUIT-08     criteria.csv row 2 \"slope\": the weight of slope is " + weight + "\n");
    }

    @Test
    void everyRowsProblemsAreTold() {
        read(Map.of(), "criterion,source,weight,direction\na,,x,up\nb,b.tif,-1,\n");
        assertThat(problems.problems())
                .extracting(Problem::place)
                .containsExactlyInAnyOrder(
                        "criteria.csv row 2 \"a\"",
                        "criteria.csv row 2 \"a\"",
                        "criteria.csv row 2 \"a\"",
                        "criteria.csv row 3 \"b\"");
    }
}
