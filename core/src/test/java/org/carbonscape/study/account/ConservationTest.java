package org.carbonscape.study.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carbonscape.carbon.ConservationCheck;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.Grid;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.zone.Fishnet;
import org.carbonscape.zone.LandCounts;
import org.junit.jupiter.api.Test;

class ConservationTest {
    /** No input may fail a check, so the words are tried on a made-up one. */
    @Test
    void aFailedCheckSaysWhatWentInAndWhatCameOut() {
        ConservationCheck check = ConservationCheck.of("emissions 2010", 100, 99.9);
        assertThat(check.passed()).isFalse();
        Problems problems = new Problems();
        Conservation.tell(List.of(ConservationCheck.of("emissions 2005", 3, 3), check), problems);
        assertThat(problems.problems()).hasSize(1);
        Problem failed = problems.problems().get(0);
        assertThat(failed.text(Language.EN)).isEqualTo("""
                RUN-06      emissions 2010: a conservation check failed: 100 went in, 99.9 came out
                            This is a fault of Carbonscape; please report it with the study. Nothing was written.""");
        assertThat(failed.text(Language.ZH)).isEqualTo("""
                RUN-06      emissions 2010：守恒检查未通过：输入 100，得到 99.9
                            这是 Carbonscape 的错误，请连同研究文件一并报告；未写出任何结果。""");
    }

    @Test
    void aBillionthPassesAndTwoDoNot() {
        assertThat(ConservationCheck.of("x", 1e9, 1e9 + 0.9).passed()).isTrue();
        assertThat(ConservationCheck.of("x", 1e9, 1e9 + 2).passed()).isFalse();
        assertThat(ConservationCheck.of("x", 0, 1e-300).passed()).isFalse();
        assertThat(ConservationCheck.of("x", 1, Double.NaN).passed()).isFalse();
    }

    @Test
    void cellsOfEverySetAreThoseOfTheGrid() {
        Grid grid = Sketch.grid(4, 2);
        StudyArea area = Sketch.area(grid, 3, 2000, 2010);
        LandCounts counts = Sketch.count(
                area,
                List.of(new Fishnet("squares", 200, grid), UnitColumnTest.units("tiny", "a")),
                Sketch.classes(3, "123.\n1122"),
                Sketch.classes(3, "12.3\n1131"));
        List<ConservationCheck> checks = Conservation.ofLand(area, counts, new PlainEngine());
        assertThat(checks).allMatch(ConservationCheck::passed).hasSize(2 * 2 + 2);
        assertThat(checks)
                .extracting(ConservationCheck::name)
                .containsExactly(
                        "cells of squares = cells of the grid 2000",
                        "cells of tiny = cells of the grid 2000",
                        "cells of squares = cells of the grid 2010",
                        "cells of tiny = cells of the grid 2010",
                        "transfers of squares = areas of both phases 2000-2010 (cells apart)",
                        "transfers of tiny = areas of both phases 2000-2010 (cells apart)");
        assertThat(checks.get(0).expected()).isEqualTo(8);
        assertThat(checks.get(0).got()).isEqualTo(8);
        LandCounts alone =
                Sketch.count(area, List.of(), Sketch.classes(3, "123.\n1122"), Sketch.classes(3, "12.3\n1131"));
        assertThat(Conservation.ofLand(area, alone, new PlainEngine()))
                .extracting(ConservationCheck::name)
                .containsExactly(
                        "cells of region = cells of the grid 2000",
                        "cells of region = cells of the grid 2010",
                        "transfers of region = areas of both phases 2000-2010 (cells apart)");
    }

    @Test
    void aCountOfAnotherGridFailsTheCheck() {
        StudyArea large = Sketch.area(Sketch.grid(5, 2), 3, 2000, 2010);
        StudyArea small = Sketch.area(Sketch.grid(4, 2), 3, 2000, 2010);
        LandCounts counts =
                Sketch.count(small, List.of(), Sketch.classes(3, "123.\n1122"), Sketch.classes(3, "12.3\n1131"));
        assertThat(Conservation.ofLand(large, counts, new PlainEngine()).get(0).passed())
                .isFalse();
    }
}
