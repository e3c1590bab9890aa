package org.carbonscape.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.drawing.Drawing;
import org.carbonscape.drawing.Mark;
import org.carbonscape.drawing.Stencils;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Words;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Test;

class ScatterChartTest {
    private static final int RED = 0xd7191c;
    private static final int GREY = 0xe6e6e6;

    /** The colours of the dots, in the order in which they are painted. */
    private static List<Integer> dots(double[] xs, double[] ys, int[] group) {
        Figure.Axis axis = Figure.Axis.of(Words.same("x"));
        Figure figure = new Figure.Scatter(
                Figure.Caption.of("f", Words.same("title"), Words.none()),
                axis,
                axis,
                new Figure.Cloud(xs, ys, group, List.of()),
                List.of(new Key.Entry(Words.same("red"), RED), new Key.Entry(Words.same("grey"), GREY)),
                List.of(),
                Optional.empty());
        List<Integer> dots = new ArrayList<>();
        for (Mark mark : Pictures.draw(figure, FigureStyle.of(Language.EN, FigureStyle.Width.PAGE), new Stencils())
                .marks()) {
            if (mark instanceof Mark.Fill fill && fill.opacity() < 1) {
                dots.add(fill.rgb());
            }
        }
        return dots;
    }

    @Test
    void ofDotsOfOneColourThatLieOnEachOtherTwoAreDrawn() {
        int n = 1000;
        double[] xs = new double[n];
        double[] ys = new double[n];
        int[] group = new int[n];
        for (int i = 0; i < n; i++) {
            xs[i] = i % 10 == 0 ? 1 : 0; // a hundred at one place, nine hundred at another
            ys[i] = xs[i] + 1e-9 * i;
            group[i] = i % 10 == 0 || i % 10 == 1 ? 0 : 1; // both colours where the many are
        }
        assertThat(dots(xs, ys, group)).containsExactly(GREY, GREY, RED, RED, RED, RED);
    }

    /** A Moran plot of one phase took a page, then half of its width. */
    @Test
    void onePanelAloneTakesThreeQuartersOfTheWidth() {
        Figure.Axis axis = Figure.Axis.of(Words.same("x"));
        Figure.Caption caption = Figure.Caption.of("f", Words.same("2015"), Words.none());
        Figure plot = new Figure.Scatter(
                caption,
                axis,
                axis,
                new Figure.Cloud(new double[] {0, 1}, new double[] {0, 1}, new int[2], List.of()),
                List.of(new Key.Entry(Words.same("red"), RED)),
                List.of(),
                Optional.empty());
        Drawing page = Pictures.draw(
                new Figure.Panels(caption, List.of(plot)),
                FigureStyle.of(Language.EN, FigureStyle.Width.PAGE),
                new Stencils());
        assertThat(page.height()).isBetween(0.6 * page.width, 0.85 * page.width);
    }

    @Test
    void dotsThatLieApartAreAllDrawn() {
        int n = 500;
        double[] xs = new double[n];
        double[] ys = new double[n];
        for (int i = 0; i < n; i++) {
            xs[i] = i; // half a point and more from one to the next
            ys[i] = i * 7 % n;
        }
        assertThat(dots(xs, ys, new int[n])).hasSize(n);
    }
}
