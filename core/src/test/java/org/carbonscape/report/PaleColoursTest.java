package org.carbonscape.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carbonscape.drawing.Mark;
import org.carbonscape.drawing.Stencils;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Words;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Test;

class PaleColoursTest {
    private static final int CULTIVATED = 0xffeba8;
    private static final int FOREST = 0x1f4a22;
    private static final Figure.Caption CAPTION = Figure.Caption.of("f", Words.same("title"), Words.none());
    private static final Figure.Axis AXIS = Figure.Axis.of(Words.same("x"));

    private static List<Integer> strokes(Figure figure) {
        return marks(Pictures.draw(figure, FigureStyle.of(Language.EN, FigureStyle.Width.PAGE), new Stencils())
                .marks());
    }

    private static List<Integer> marks(List<Mark> marks) {
        return marks.stream()
                .flatMap(m -> m instanceof Mark.Clipped clipped
                        ? marks(clipped.marks()).stream()
                        : m instanceof Mark.Stroke stroke ? List.of(stroke.rgb()).stream() : null)
                .toList();
    }

    @Test
    void paleLinesAndBarsOnWhitePaperHaveDarkerEdges() {
        int edge = 0x998d64; // three fifths of each channel
        for (int rgb : List.of(CULTIVATED, FOREST)) {
            Figure lines = new Figure.Lines(
                    CAPTION,
                    AXIS,
                    AXIS,
                    List.of(new Figure.Series(
                            Words.same("s"), rgb, List.of(Figure.Point.of(1, 2), Figure.Point.of(2, 3)))));
            Figure bars = new Figure.Bars(
                    CAPTION,
                    AXIS,
                    List.of(Words.same("c")),
                    List.of(Figure.BarSeries.of(Words.same("s"), rgb, List.of(3.0))),
                    List.of(),
                    Figure.Stacking.STACKED,
                    false);
            assertThat(strokes(lines)).contains(rgb);
            assertThat(strokes(lines).contains(edge)).isEqualTo(rgb == CULTIVATED);
            assertThat(strokes(bars).contains(edge)).isEqualTo(rgb == CULTIVATED);
        }
    }
}
