package org.carbonscape.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.carbonscape.drawing.Drawing;
import org.carbonscape.drawing.Lettering;
import org.carbonscape.drawing.Mark;
import org.carbonscape.drawing.Stencils;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Words;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Test;

/** Odd numbers of panels and long labels use the sheet and stay on it. */
class SheetRoomTest {
    private static Drawing drawn(Figure figure) {
        return Pictures.draw(figure, FigureStyle.of(Language.EN, FigureStyle.Width.PAGE), new Stencils());
    }

    /** Columns of so many maps, by where their titles begin. */
    private static long columns(int panels) {
        Figure.Maps maps = new SampleStudy().landUseMaps();
        String title = maps.panels().get(0).title().en();
        return drawn(new Figure.Maps(
                        maps.caption(),
                        maps.frame(),
                        Collections.nCopies(panels, maps.panels().get(0)),
                        maps.key()))
                .marks()
                .stream()
                .filter(m -> m instanceof Mark.Text t && t.text().equals(title))
                .mapToDouble(m -> ((Mark.Text) m).x())
                .distinct()
                .count();
    }

    /** Three columns have full rows, but their panels were stamps in the middle of an empty page. */
    @Test
    void thirtyThreePanelsStandInFiveColumns() {
        assertThat(columns(33)).isEqualTo(5);
        assertThat(columns(12)).isEqualTo(4);
        assertThat(columns(9)).isEqualTo(3);
    }

    private static Drawing ranking(List<String> names) {
        return drawn(new Figure.Bars(
                Figure.Caption.of("f", Words.same("title"), Words.none()),
                Figure.Axis.of(Words.same("value")),
                names.stream().map(Words::same).toList(),
                List.of(Figure.BarSeries.of(Words.same("x"), 0, Collections.nCopies(names.size(), 3.0))),
                List.of(),
                Figure.Stacking.STACKED,
                true));
    }

    /** Every row was as high as the longest name: a page could show it only in letters too small to read. */
    @Test
    void oneLongNameMakesNoRoomForAllOthers() {
        List<String> names = new ArrayList<>(Collections.nCopies(40, "Springfield"));
        double before = ranking(names).height();
        names.set(
                7,
                "Unincorporated Territory of the Upper Eastern River Valley Conservation and Development District of "
                        + "the Great Northern Plateau and its Islands");
        Drawing with = ranking(names);
        assertThat(with.height()).isGreaterThan(before).isLessThan(before + 5 * Drawing.TEXT);
        List<Double> bases = with.marks().stream()
                .filter(m -> m instanceof Mark.Text t && t.text().equals("Springfield"))
                .map(m -> ((Mark.Text) m).y())
                .toList();
        assertThat(bases).isSorted().doesNotHaveDuplicates();
    }

    /** Its second half stood beyond the edge of the drawing. */
    @Test
    void theLastNumberBelowLyingBarsIsWhole() {
        Drawing drawing = drawn(new Figure.Bars(
                Figure.Caption.of("f", Words.same("title"), Words.none()),
                Figure.Axis.of(Words.same("value")),
                List.of(Words.same("a")),
                List.of(
                        Figure.BarSeries.of(Words.same("x"), 0, List.of(2.2e5)),
                        Figure.BarSeries.of(Words.same("y"), 0, List.of(0.1))),
                List.of(),
                Figure.Stacking.STACKED,
                true));
        Mark.Text last = drawing.marks().stream()
                .filter(Mark.Text.class::isInstance)
                .map(Mark.Text.class::cast)
                .filter(t -> t.text().startsWith("250"))
                .findFirst()
                .orElseThrow();
        assertThat(last.x() + last.size() * Lettering.width(last.text()) / 2).isLessThan(drawing.width);
    }
}
