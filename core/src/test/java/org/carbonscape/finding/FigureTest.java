package org.carbonscape.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.junit.jupiter.api.Test;

class FigureTest {
    private static final Figure.Caption CAPTION = Figure.Caption.of("a-figure", Words.same("A"), Words.none());

    @Test
    void valuesThatAreNotFiniteAreNoValues() {
        assertThat(Figure.Point.of(1, Double.POSITIVE_INFINITY).y()).isNaN();
        assertThat(Figure.Point.of(Double.NaN, 3).y()).isNaN();
        assertThat(Figure.BarSeries.of(Words.same("s"), 0, List.of(1.0, Double.NEGATIVE_INFINITY))
                        .values())
                .containsExactly(1.0, Double.NaN);
    }

    @Test
    void partsOfOtherLengthsAreRefusedAtTheDoor() {
        Figure.Axis axis = Figure.Axis.of(Words.same("x"));
        Figure.BarSeries two = Figure.BarSeries.of(Words.same("s"), 0, List.of(1.0, 2.0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Figure.Bars(
                        CAPTION,
                        axis,
                        List.of(Words.same("a")),
                        List.of(two),
                        List.of(),
                        Figure.Stacking.GROUPED,
                        false))
                .withMessageContaining("has not 1 values");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Figure.Matrix(
                        CAPTION,
                        Figure.Headings.of(List.of(Words.same("r"))),
                        Figure.Headings.of(List.of(Words.same("c"))),
                        List.of(List.of(1.0, 2.0)),
                        List.of(),
                        Figure.Shading.of(Ramp.BLUES, Words.none())));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Figure.Scatter(
                        CAPTION,
                        axis,
                        axis,
                        new Figure.Cloud(new double[2], new double[3], new int[0], List.of()),
                        List.of(),
                        List.of(),
                        Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Figure.Sankey(
                        CAPTION,
                        List.of(Words.same("1"), Words.same("2")),
                        List.of(new Key.Entry(Words.same("c"), 0)),
                        List.of(new Figure.Link(1, 0, 0, 1)),
                        Words.none()));
        Figure lines = new Figure.Lines(CAPTION, axis, axis, List.of());
        Figure bars = new Figure.Bars(CAPTION, axis, List.of(), List.of(), List.of(), Figure.Stacking.GROUPED, false);
        assertThatIllegalArgumentException().isThrownBy(() -> new Figure.Panels(CAPTION, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Figure.Panels(CAPTION, List.of(lines, bars)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Figure.Panels(CAPTION, List.of(bars)));
        assertThatIllegalArgumentException().isThrownBy(() -> new MapPanel.Pixels(Words.none(), 2, 2, new float[3]));
        assertThatIllegalArgumentException().isThrownBy(() -> MapFrame.metric(1, 0, 1, 1, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Figure.Caption.of("Not An Id", Words.none(), Words.none()));
    }

    @Test
    void arraysGivenAreCopied() {
        float[] values = {1, 2, 3, 4};
        MapPanel.Pixels pixels = new MapPanel.Pixels(Words.none(), 2, 2, values);
        values[0] = 9;
        pixels.values()[1] = 9;
        assertThat(pixels.values()).containsExactly(1, 2, 3, 4);
        assertThat(pixels.values()[0 * pixels.columns() + 1]).isEqualTo(2);
    }

    @Test
    void findingsKeepTheirBlocksInReadingOrder() {
        Table table = Table.named("t").text("a").row("x").build();
        Excerpt excerpt =
                new Excerpt(Words.same("T"), table, List.of(Excerpt.Column.of("a", Words.same("A"))), 5, Map.of(), "");
        Figure figure =
                new Figure.Lines(CAPTION, Figure.Axis.of(Words.none()), Figure.Axis.of(Words.none()), List.of());
        Problem caution = Problem.of(ProblemCode.FILE_02_EMPTY, "somewhere");
        Findings findings = Findings.named("chapter", Words.same("C"))
                .heading(Words.same("H"))
                .paragraph(Words.same("P"))
                .add(excerpt)
                .add(figure)
                .caution(caution)
                .note(Words.same("N"))
                .file(table)
                .build();
        assertThat(findings.blocks())
                .extracting(b -> b.getClass().getSimpleName())
                .containsExactly("Heading", "Paragraph", "Excerpt", "Lines", "Caution", "Note");
        assertThat(findings.figures()).containsExactly(figure);
        assertThat(findings.cautions()).containsExactly(caution);
        assertThat(findings.tables()).containsExactly(table);
    }

    @Test
    void anExcerptOfAColumnThatIsNotThereFailsWhenItIsMade() {
        Table table = Table.named("t").text("a").build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Excerpt.of(Words.none(), table, List.of(Excerpt.Column.of("b", Words.none()))))
                .withMessageContaining("no column \"b\"");
    }
}
