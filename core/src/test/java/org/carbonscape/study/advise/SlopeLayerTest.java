package org.carbonscape.study.advise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.carbonscape.finding.Table;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.SmallStudy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slopes in degrees and in percent give the same zones and scores, and nobody's unit is assumed in silence. */
class SlopeLayerTest {
    @TempDir
    private Path folder;

    private SmallStudy small;

    @BeforeEach
    void slopesInBothUnits() {
        // 0 to 140 %, that is 0 to 54.5 degrees
        small = SmallStudy.in(folder)
                .values("percent.tif", (column, row) -> 20 * column)
                .values("degrees.tif", (column, row) -> Math.toDegrees(Math.atan(20 * column / 100.0)))
                .text("own.csv", """
                        criterion,source,unit,grading,at,scores,reference
                        slope,percent.tif,percent,breaks,30|100,9|5|1,Li 2019
                        """)
                .text("rules.csv", "rule,zone,slope\nS,steep,>100\nF,flat,\n");
    }

    private static String suitability(String more) {
        return "suitability:\n  breaks: [3, 6]\n  sensitivity: { samples: 0, step: 0 }\n  sieve: 0 ha\n  majority: 0\n"
                + (more.contains("criteria:") ? more : "  criteria: sink\n" + more);
    }

    private record Told(List<String> zones, List<String> scores, List<String> rules, List<Problem> cautions) {}

    private Told run(String more) {
        try (Advice advice = Advice.of(small, suitability(more))) {
            Table rules = advice.all().zones().orElseThrow().tables().rules();
            return new Told(
                    Sketch.rows(advice.all().zones().orElseThrow().tables().zones()).stream()
                            .map(r -> r.subList(0, 9).toString())
                            .toList(),
                    text(advice.raster("suitability_score.tif")),
                    Sketch.rows(rules).stream().map(r -> r.get(2)).toList(),
                    advice.problems.cautions().stream()
                            .filter(c -> c.code() == ProblemCode.SUIT_C12_SLOPE_PERCENT
                                    || c.code() == ProblemCode.SUIT_C13_SLOPE_DEGREES)
                            .distinct()
                            .toList());
        }
    }

    private static List<String> text(float[] cells) {
        return IntStream.range(0, cells.length)
                .mapToObj(i -> Float.toString(cells[i]))
                .toList();
    }

    @Test
    void theBundledRulesAndCriteriaTakeSlopesInEitherUnit() {
        Told degrees = run("  layers: { slope: degrees.tif }\n  slope-unit: degrees\n");
        Told percent = run("  layers: { slope: percent.tif }\n  slope-unit: percent\n");
        Told found = run("  layers: { slope: percent.tif }\n");
        assertThat(degrees.cautions).isEmpty();
        assertThat(percent.cautions).isEmpty();
        assertThat(percent.zones).isEqualTo(degrees.zones).isEqualTo(found.zones);
        assertThat(percent.scores).isEqualTo(degrees.scores).isEqualTo(found.scores);
        assertThat(degrees.rules).contains("land_use cropland, slope >25°");
        assertThat(found.rules).isEqualTo(degrees.rules);
        // taken for degrees, 60 % is steeper than 25 and the zones are others
        assertThat(run("  layers: { slope: percent.tif }\n  slope-unit: degrees\n").scores)
                .isNotEqualTo(degrees.scores);
    }

    @Test
    void whatTheValuesShowIsTold() {
        List<Problem> percent = run("  layers: { slope: percent.tif }\n").cautions;
        assertThat(percent).hasSize(1);
        assertThat(Sketch.told(percent.get(0))).isEqualTo("""
                SUIT-C12    suitability.layers.slope: slopes go up to 140, so they are not degrees; they are taken as \
                percent (rise over run)
                            State their unit: suitability.slope-unit: percent.
                SUIT-C12    suitability.layers.slope：坡度最大为 140，不可能是度，按百分比（高差与水平距离之比）处理
                            请写明其单位：suitability.slope-unit: percent。""");
        List<Problem> degrees = run("  layers: { slope: degrees.tif }\n").cautions;
        assertThat(degrees).hasSize(1);
        assertThat(Sketch.told(degrees.get(0))).isEqualTo("""
                SUIT-C13    suitability.layers.slope: nobody says whether slopes are degrees or percent; they go up to \
                54.5 and are taken as degrees
                            State their unit: suitability.slope-unit: degrees or percent.
                SUIT-C13    suitability.layers.slope：未注明坡度的单位是度还是百分比；最大为 54.5，按度处理
                            请写明其单位：suitability.slope-unit: degrees 或 percent。""");
    }

    @Test
    void tablesOfOnesOwnSeeTheLayerAsItIsAndTheUnitOfACriterionCounts() {
        Told own = run("  criteria: own.csv\n  zones: rules.csv\n");
        assertThat(own.cautions).isEmpty();
        assertThat(own.rules).contains("slope >100 %", "everywhere");
        assertThat(own.scores.subList(0, 8)).containsExactly("9.0", "9.0", "5.0", "5.0", "5.0", "5.0", "1.0", "1.0");
    }

    @Test
    void withoutSlopesNothingIsSaid() {
        assertThat(run("").cautions).isEmpty();
    }
}
