package org.carbonscape.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.MapFrame;
import org.carbonscape.finding.MapPanel;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Ramp;
import org.carbonscape.finding.Words;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Test;

/** What a reader hears who cannot see a figure. */
class AltTextTest {
    private static final Figure.Caption CAPTION =
            Figure.Caption.of("f", Words.of("A figure", "一幅图"), Words.same("made up"));
    private static final Figure.Axis YEAR = Figure.Axis.of(Words.of("Year", "年份"));
    private static final Figure.Axis AREA = Figure.Axis.of(Words.of("Area (km²)", "面积（km²）"));
    private static final Words FOREST = Words.of("Forest", "林地");
    private static final Words CITY = Words.of("Construction", "建设用地");

    private static String both(Figure figure) {
        return AltText.of(figure, Language.EN) + "\n" + AltText.of(figure, Language.ZH);
    }

    private static Figure.Series series(Words name, double... values) {
        return new Figure.Series(
                name,
                Palette.AUTO,
                IntStream.range(0, values.length)
                        .mapToObj(i -> Figure.Point.of(2000 + 10 * i, values[i]))
                        .toList());
    }

    @Test
    void linesAreTheirEnds() {
        assertThat(both(new Figure.Lines(
                        CAPTION,
                        YEAR,
                        AREA,
                        List.of(
                                series(FOREST, 12, 13, 11.5),
                                series(CITY, Double.NaN, 0.25, 1),
                                series(Words.same("none"), Double.NaN)))))
                .isEqualTo("""
                        Line chart of Area (km²) by Year. Forest: 12.0 (2000) to 11.5 (2020); Construction: 0.250 \
                        (2010) to 1.00 (2020).
                        折线图：面积（km²），横轴为年份。林地：12.0（2000）至 11.5（2020）；建设用地：0.250（2010）至 1.00（2020）。""");
        assertThat(both(new Figure.Lines(CAPTION, YEAR, AREA, List.of()))).isEqualTo("""
                        Line chart of Area (km²) by Year.
                        折线图：面积（km²），横轴为年份。""");
    }

    @Test
    void barsAreTheirExtremes() {
        Figure.BarSeries values = Figure.BarSeries.of(Words.same("2020"), Palette.AUTO, List.of(3.0, -7.0, 120.0));
        assertThat(both(new Figure.Bars(
                        CAPTION,
                        AREA,
                        List.of(Words.same("a"), Words.same("b"), Words.same("c")),
                        List.of(values),
                        List.of(),
                        Figure.Stacking.GROUPED,
                        true)))
                .isEqualTo("""
                        Bar chart of Area (km²), 3 categories. 2020: highest 120 (c), lowest −7.00 (b).
                        柱状图：面积（km²），共 3 项。2020：最高 120（c），最低 −7.00（b）。""");
        assertThat(AltText.of(
                        new Figure.Bars(
                                CAPTION,
                                AREA,
                                List.of(Words.same("a")),
                                List.of(Figure.BarSeries.of(Words.none(), Palette.AUTO, List.of(3.0))),
                                List.of(),
                                Figure.Stacking.STACKED,
                                false),
                        Language.EN))
                .isEqualTo("Bar chart of Area (km²), 1 category. 3.00 (a).");
    }

    @Test
    void aMatrixIsItsHighestCell() {
        Figure.Headings both = Figure.Headings.of(List.of(FOREST, CITY));
        assertThat(both(new Figure.Matrix(
                        CAPTION,
                        both,
                        both,
                        List.of(List.of(Double.NaN, 5.0), List.of(2.0, Double.NaN)),
                        List.of(),
                        Figure.Shading.of(Ramp.BLUES, Words.same("km²")))))
                .isEqualTo("""
                        Matrix of 2 × 2, coloured by km². Highest: Forest, Construction: 5.00.
                        矩阵，2 × 2，颜色表示：km²。最高：林地、建设用地：5.00。""");
    }

    @Test
    void flowsAreTheLargestBetweenDifferentClasses() {
        assertThat(both(new Figure.Sankey(
                        CAPTION,
                        List.of(Words.same("2000"), Words.same("2020")),
                        List.of(new Key.Entry(FOREST, 0), new Key.Entry(CITY, 0)),
                        List.of(new Figure.Link(0, 0, 0, 99), new Figure.Link(0, 0, 1, 12)),
                        Words.same("km²"))))
                .isEqualTo("""
                        Flow diagram between classes, in km²; largest: Forest to Construction 12.0 (2000–2020).
                        地类流向图，单位 km²；最大：2000–2020 年林地转建设用地 12.0。""");
    }

    @Test
    void pointsAreCountedAndTheLineIsRead() {
        assertThat(both(new Figure.Scatter(
                        CAPTION,
                        YEAR,
                        AREA,
                        new Figure.Cloud(new double[] {1, 2}, new double[] {3, 4}, new int[0], List.of()),
                        List.of(),
                        List.of(),
                        Optional.of(new Figure.Fit(0, 1, Words.same("I = 0.271"))))))
                .isEqualTo("""
                        Scatter plot of 2 points: Area (km²) against Year; I = 0.271.
                        散点图，2 个点：面积（km²），横轴为年份；I = 0.271。""");
    }

    @Test
    void mapsAreTheirPanelsAndColours() {
        MapFrame frame = MapFrame.metric(0, 0, 1, 1, List.of());
        MapPanel one = new MapPanel.Pixels(Words.same("2000"), 1, 1, new float[] {1});
        MapPanel two = new MapPanel.Pixels(Words.same("2020"), 1, 1, new float[] {1});
        Key classes = new Key.Classes(
                Words.of("Land use", "土地利用"), List.of(new Key.Entry(FOREST, 0), new Key.Entry(CITY, 0)));
        assertThat(both(new Figure.Maps(CAPTION, frame, List.of(one, two), classes)))
                .isEqualTo("""
                        Maps: 2000, 2020. Colours: Land use: Forest, Construction.
                        地图：2000、2020。图例：土地利用：林地、建设用地。""");
        assertThat(AltText.of(
                        new Figure.Maps(
                                CAPTION,
                                frame,
                                List.of(one),
                                new Key.Breaks(Words.same("tC"), List.of(0.0, 5.0, 10.0), Ramp.BLUES, 0)),
                        Language.EN))
                .isEqualTo("Map: 2000. Colours: tC: 0 to 5, 5 to 10.");
    }

    /** Heard, "Like, high, Like, low" could be four colours. */
    @Test
    void namesWithCommasArePartedByMore() {
        Key like = new Key.Classes(
                Words.of("Neighbours are", "与邻居"),
                List.of(new Key.Entry(Words.of("Like, high", "相似，高值"), 0), new Key.Entry(Words.of("Unlike", "相异"), 0)));
        MapPanel panel = new MapPanel.Pixels(Words.same("2000"), 1, 1, new float[] {1});
        MapFrame frame = MapFrame.metric(0, 0, 1, 1, List.of());
        assertThat(both(new Figure.Maps(CAPTION, frame, List.of(panel), like))).isEqualTo("""
                        Map: 2000. Colours: Neighbours are: Like, high; Unlike.
                        地图：2000。图例：与邻居：相似，高值；相异。""");
    }

    @Test
    void panelsAreReadOneByOneAndManyThingsAreCutShort() {
        List<Figure> panels = IntStream.range(0, 10)
                .mapToObj(i -> (Figure) new Figure.Lines(
                        Figure.Caption.of("p", Words.same("P" + i), Words.none()), YEAR, AREA, List.of()))
                .toList();
        assertThat(AltText.of(new Figure.Panels(CAPTION, panels), Language.EN))
                .startsWith("P0: Line chart of Area (km²) by Year. P1: Line chart")
                .contains("P7: ")
                .doesNotContain("P8")
                .endsWith(" and 2 more");
    }

    @Test
    void everyFigureOfAReportHasIt() {
        String page = SampleStudy.page(new SampleStudy().report(), Language.EN);
        assertThat(page.split("<desc>", -1).length).isEqualTo(page.split("<svg", -1).length);
    }
}
