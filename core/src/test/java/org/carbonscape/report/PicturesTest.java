package org.carbonscape.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.carbonscape.drawing.Drawing;
import org.carbonscape.drawing.Mark;
import org.carbonscape.drawing.Path;
import org.carbonscape.drawing.Shown;
import org.carbonscape.drawing.Stencils;
import org.carbonscape.drawing.Typeface;
import org.carbonscape.drawing.TypefaceTest;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.MapFrame;
import org.carbonscape.finding.MapPanel;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Ramp;
import org.carbonscape.finding.Words;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PicturesTest {
    private static final SampleStudy STUDY = new SampleStudy();
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final Figure.Caption CAPTION =
            Figure.Caption.of("f", Words.of("A <b>&\"title\"", "标题"), Words.same("here & there"));
    private static final Figure.Axis AXIS = Figure.Axis.of(Words.same("x"));

    private static List<FigureStyle> looks() {
        List<FigureStyle> looks = new ArrayList<>();
        for (Language language : Language.values()) {
            for (FigureStyle.Width width : FigureStyle.Width.values()) {
                looks.add(FigureStyle.of(language, width).withSynthetic(true));
            }
        }
        return looks;
    }

    private record Placed(String text, Box box) {}

    private static List<Placed> texts(List<Mark> marks) {
        List<Placed> placed = new ArrayList<>();
        for (Mark mark : marks) {
            if (mark instanceof Mark.Clipped clipped) {
                placed.addAll(texts(clipped.marks()));
            } else if (mark instanceof Mark.Text t) {
                double w = Typeface.shipped().width(t.text(), t.size());
                double before = t.anchor() == Mark.Anchor.START ? 0 : t.anchor() == Mark.Anchor.MIDDLE ? w / 2 : w;
                // letters without their tails: those may touch the line below
                placed.add(new Placed(
                        t.text(),
                        t.turned()
                                ? new Box(t.x() - t.size() * 0.7, t.y() - w + before, t.x(), t.y() + before)
                                : new Box(t.x() - before, t.y() - t.size() * 0.7, t.x() - before + w, t.y())));
            }
        }
        return placed;
    }

    @Test
    void noTextRunsOffThePaperOrIntoAnother() {
        Stream.concat(STUDY.figures().stream(), STUDY.panels().stream()).forEach(PicturesTest::isClear);
    }

    /** Classes that a legend says in a sentence, as the second level of a national standard does; one map and five. */
    @Test
    void longNamesOfClassesStayClearOfEachOtherAndOfTheScale() {
        List<Words> names = List.of(
                Words.of(
                        "Irrigated and rain-fed arable land including greenhouses, fallow and land under restoration",
                        "灌溉与雨养耕地、设施农业用地、休耕地以及列入恢复属性的园地与林地"),
                Words.of("Natural and planted broad-leaved and needle-leaved forest", "天然与人工阔叶林、针叶林及针阔混交林地"),
                Words.of("Natural grassland, meadow and pasture of all kinds of cover", "高中低覆盖度天然草地与人工牧草地"),
                Words.of("Inland and coastal water", "内陆与滨海水域"),
                Words.of("Urban, rural, industrial, mining and transport construction land", "城镇村及工矿交通建设用地"));
        List<Key.Entry> classes = IntStream.range(0, names.size())
                .mapToObj(i -> new Key.Entry(names.get(i), 0x204060 + i))
                .toList();
        List<MapPanel> panels = names.stream()
                .map(n -> (MapPanel) new MapPanel.Pixels(n, 5, 1, new float[] {1, 2, 3, 4, 5}))
                .toList();
        Key key = new Key.Classes(Words.of("Land use", "土地利用"), classes);
        for (double high : new double[] {60, 100, 150}) {
            MapFrame frame = MapFrame.metric(0, 0, 100, high, List.of());
            isClear(new Figure.Maps(CAPTION, frame, panels, key));
            isClear(new Figure.Maps(CAPTION, frame, panels.subList(0, 1), key));
        }
        FigureStyle narrow = FigureStyle.of(Language.EN, FigureStyle.Width.COLUMN);
        MapFrame frame = MapFrame.metric(0, 0, 100, 100, List.of());
        List<Placed> texts =
                texts(Pictures.draw(new Figure.Maps(CAPTION, frame, panels.subList(3, 4), key), narrow, new Stencils())
                        .marks());
        assertThat(texts).extracting(Placed::text).contains("Inland and coastal water");
        assertThat(texts.stream().filter(t -> names.get(0).en().startsWith(t.text())))
                .as("the longest begins in a line of its own")
                .isNotEmpty();
    }

    private static void isClear(Figure figure) {
        for (FigureStyle look : looks()) {
            Drawing drawing = Pictures.draw(figure, look, new Stencils());
            List<Placed> texts = texts(drawing.marks());
            String where = figure.caption().id() + " " + look;
            assertThat(texts).as(where).isNotEmpty();
            for (int i = 0; i < texts.size(); i++) {
                Box box = texts.get(i).box();
                assertThat(box.left() >= -0.5
                                && box.top() >= 0
                                && box.right() <= drawing.width + 0.5
                                && box.bottom() <= drawing.height())
                        .as(
                                "%s: \"%s\" lies on the paper, %s",
                                where, texts.get(i).text(), box)
                        .isTrue();
                for (int k = 0; k < i; k++) {
                    assertThat(box.touches(texts.get(k).box()))
                            .as(
                                    "%s: \"%s\" touches \"%s\"",
                                    where, texts.get(i).text(), texts.get(k).text())
                            .isFalse();
                }
            }
        }
    }

    @Test
    void everyLetterOfTheSampleIsInTheShippedFont() {
        for (Figure figure : STUDY.figures()) {
            for (FigureStyle look : looks()) {
                texts(Pictures.draw(figure, look, new Stencils()).marks())
                        .forEach(t -> t.text()
                                .codePoints()
                                .forEach(c -> assertThat(TypefaceTest.has(c))
                                        .as("%s U+%04X", Character.toString(c), c)
                                        .isTrue()));
            }
        }
    }

    @Test
    void everyFigureSaysItsTitleItsSourceAndThatItIsSynthetic() throws Exception {
        for (Figure figure : STUDY.figures()) {
            for (FigureStyle look : looks()) {
                Document svg = parse(Pictures.svg(figure, look));
                String all = svg.getDocumentElement().getTextContent().replaceAll("\\s", "");
                assertThat(all)
                        .contains(figure.caption().title().in(look.language()).replace(" ", ""));
                assertThat(all)
                        .contains(look.language().of("Syntheticdata", "合成数据"))
                        .contains("SampleStudy");
                assertThat(svg.getDocumentElement().getAttribute("width"))
                        .isEqualTo(look.width() == FigureStyle.Width.PAGE ? "481.89pt" : "240.94pt"); // 17 and 8.5 cm
            }
        }
    }

    @Test
    void mapsCarryLegendScaleBarAndNorthArrow() {
        for (Figure.Maps maps :
                List.of(STUDY.landUseMaps(), STUDY.fluxMaps(), STUDY.lisa(), STUDY.zones(), STUDY.density())) {
            List<String> texts = texts(
                            Pictures.draw(maps, FigureStyle.of(Language.EN, FigureStyle.Width.PAGE), new Stencils())
                                    .marks())
                    .stream()
                    .map(Placed::text)
                    .toList();
            assertThat(texts).contains("N").anyMatch(t -> t.matches("(10|20|50|100) km"));
            if (maps.key() instanceof Key.Classes classes) {
                classes.entries()
                        .forEach(e -> assertThat(texts).contains(e.name().en()));
            }
        }
        assertThat(texts(Pictures.draw(
                                        STUDY.fluxMaps(),
                                        FigureStyle.of(Language.EN, FigureStyle.Width.PAGE),
                                        new Stencils())
                                .marks())
                        .stream()
                        .map(Placed::text))
                .contains(
                        "≤ \u221224",
                        "5 to 400",
                        "> 800",
                        "Net emissions (tCO₂ ha⁻¹ a⁻¹); sink below 0, source above",
                        "2005",
                        "2020",
                        "Liuyang");
    }

    @Test
    void whatFlowsIsNeverLabelledNought() {
        Figure.Sankey flows = new Figure.Sankey(
                CAPTION,
                List.of(Words.same("1"), Words.same("2")),
                List.of(new Key.Entry(Words.same("forest"), 0), new Key.Entry(Words.same("grass"), 0)),
                List.of(new Figure.Link(0, 0, 0, 18_106), new Figure.Link(0, 1, 1, 0.04)),
                Words.none());
        assertThat(texts(Pictures.draw(flows, FigureStyle.of(Language.EN, FigureStyle.Width.PAGE), new Stencils())
                                .marks())
                        .stream()
                        .map(Placed::text))
                .contains("forest 18\u2009106", "grass 0.040");
    }

    /** Of 33 classes of GLC_FCS30 the names had been moved to those below and told another class than they stood at. */
    @Test
    void theNameOfAClassStandsAtItsNodeHoweverManyThereAre() {
        int classes = 33;
        List<Key.Entry> key = IntStream.range(0, classes)
                .mapToObj(c -> new Key.Entry(Words.same("class" + c), 0x100000 + c))
                .toList();
        List<Figure.Link> links = IntStream.range(0, classes)
                .filter(c -> c != 7) // a class of the legend that is nowhere has no place
                .mapToObj(c -> new Figure.Link(0, c, c, c % 5 == 0 ? 2000 : 3))
                .toList();
        List<Mark> marks = Pictures.draw(
                        new Figure.Sankey(CAPTION, List.of(Words.same("1"), Words.same("2")), key, links, Words.none()),
                        FigureStyle.of(Language.EN, FigureStyle.Width.PAGE),
                        new Stencils())
                .marks();
        isClear(new Figure.Sankey(CAPTION, List.of(Words.same("1"), Words.same("2")), key, links, Words.none()));
        List<Placed> names =
                texts(marks).stream().filter(t -> t.text().startsWith("class")).toList();
        assertThat(names).hasSize(2 * (classes - 1));
        for (Placed name : names) {
            int rgb = 0x100000 + Integer.parseInt(name.text().replaceAll("class([0-9]+) .*", "$1"));
            double middle = (name.box().top() + name.box().bottom()) / 2;
            assertThat(marks)
                    .as(name.text())
                    .anyMatch(m -> m instanceof Mark.Fill f
                            && f.rgb() == rgb
                            && f.opacity() == 1
                            && Math.abs(middleOf(f.path()) - middle) < 1);
        }
    }

    private static double middleOf(Path box) {
        List<Double> heights = new ArrayList<>();
        box.walk(new Path.Walker() {
            @Override
            public void move(double x, double y) {
                heights.add(y);
            }

            @Override
            public void line(double x, double y) {
                heights.add(y);
            }

            @Override
            public void curve(double x1, double y1, double x2, double y2, double x, double y) {
                heights.add(y);
            }

            @Override
            public void close() {}
        });
        return (Collections.min(heights) + Collections.max(heights)) / 2;
    }

    /** One panel or two fill a sheet, of five none is a stamp and none stands alone. */
    @Test
    void fewPanelsLeaveNoHalfOfASheetWhite() {
        Figure.Maps all = STUDY.landUseMaps();
        FigureStyle look = FigureStyle.of(Language.EN, FigureStyle.Width.PAGE);
        for (int n : new int[] {1, 2, 5}) {
            List<MapPanel> panels =
                    IntStream.range(0, n).mapToObj(i -> all.panels().get(i % 4)).toList();
            List<Placed> texts = texts(
                    Pictures.draw(new Figure.Maps(all.caption(), all.frame(), panels, all.key()), look, new Stencils())
                            .marks());
            List<Placed> titles =
                    texts.stream().filter(t -> t.text().matches("20[0-9]{2}")).toList();
            assertThat(titles.stream().map(t -> t.box().top()).distinct())
                    .as(n + " panels")
                    .hasSize(n == 5 ? 2 : 1);
            assertThat(titles.stream().map(t -> t.box().left()).distinct()).hasSize(Math.min(n, 3));
            if (n == 1) {
                assertThat(texts)
                        .anyMatch(t -> t.text().equals("Cultivated")
                                && t.box().left() > look.width().points() * 0.55);
            }
        }
    }

    /** A name is drawn once, in the first map, and only where it fits into its district. */
    @Test
    void districtsAreNamedOnceWhereTheNameCanBeRead() {
        Geometry wide = FACTORY.toGeometry(new Envelope(0, 60, 50, 100));
        Geometry narrow = FACTORY.toGeometry(new Envelope(60, 63, 0, 100));
        Figure.Maps maps = new Figure.Maps(
                CAPTION,
                MapFrame.metric(
                        0,
                        0,
                        100,
                        100,
                        List.of(
                                new MapFrame.District(Words.same("Broadlands"), wide, 30, 75),
                                new MapFrame.District(Words.same("Straitshire"), narrow, 61.5, 50))),
                List.of(
                        new MapPanel.Pixels(Words.same("one"), 1, 1, new float[] {1}),
                        new MapPanel.Pixels(Words.same("two"), 1, 1, new float[] {1})),
                new Key.Classes(Words.none(), List.of(new Key.Entry(Words.same("c"), 0x123456))));
        List<String> drawn = texts(
                        Pictures.draw(maps, FigureStyle.of(Language.EN, FigureStyle.Width.PAGE), new Stencils())
                                .marks())
                .stream()
                .map(Placed::text)
                .toList();
        assertThat(drawn).containsOnlyOnce("Broadlands").doesNotContain("Straitshire");
    }

    /** A name too long for one line has up to three, and is not begun with what all names of the map begin with. */
    @Test
    void longNamesOfDistrictsAreInLines() {
        Geometry left = FACTORY.toGeometry(new Envelope(0, 30, 0, 100));
        Geometry right = FACTORY.toGeometry(new Envelope(30, 100, 0, 100));
        Figure.Maps maps = new Figure.Maps(
                CAPTION,
                MapFrame.metric(
                        0,
                        0,
                        100,
                        100,
                        List.of(
                                new MapFrame.District(Words.same("长沙市岳麓山风景名胜区国家级自然保护地管理委员会"), left, 15, 50),
                                new MapFrame.District(Words.same("长沙市天心区"), right, 65, 50))),
                List.of(new MapPanel.Pixels(Words.same("one"), 1, 1, new float[] {1})),
                new Key.Classes(Words.none(), List.of(new Key.Entry(Words.same("c"), 0x123456))));
        List<Placed> drawn = texts(
                        Pictures.draw(maps, FigureStyle.of(Language.ZH, FigureStyle.Width.COLUMN), new Stencils())
                                .marks())
                .stream()
                .filter(t -> t.text().matches("[\\u4e00-\\u9fff]{3,}"))
                .toList();
        assertThat(drawn).extracting(Placed::text).containsExactly("天心区", "岳麓山风景名胜区国家级", "自然保护地管理委员会");
    }

    /** Eight maps stand in two rows of four: five in a row would make them stamps, three leave a gap. */
    @Test
    void mapsStandInFullRows() {
        List<MapPanel> eight = IntStream.rangeClosed(2001, 2008)
                .mapToObj(year -> (MapPanel) new MapPanel.Pixels(Words.same("" + year), 1, 1, new float[] {1}))
                .toList();
        Figure.Maps maps = new Figure.Maps(
                CAPTION,
                MapFrame.metric(0, 0, 100, 80, List.of()),
                eight,
                new Key.Classes(Words.none(), List.of(new Key.Entry(Words.same("c"), 0x123456))));
        List<Double> heights = texts(
                        Pictures.draw(maps, FigureStyle.of(Language.EN, FigureStyle.Width.PAGE), new Stencils())
                                .marks())
                .stream()
                .filter(t -> t.text().matches("200[1-8]"))
                .map(t -> t.box().top())
                .toList();
        assertThat(heights).hasSize(8);
        assertThat(heights.subList(0, 4)).containsOnly(heights.get(0));
        assertThat(heights.subList(4, 8)).containsOnly(heights.get(4));
        assertThat(heights.get(4)).isGreaterThan(heights.get(0));
    }

    @Test
    void twelvePhasesLeaveRoomForTextOnTheirPage() {
        List<MapPanel> twelve = IntStream.rangeClosed(2001, 2012)
                .mapToObj(year -> (MapPanel) new MapPanel.Pixels(Words.same("" + year), 1, 1, new float[] {1}))
                .toList();
        Figure.Maps maps = new Figure.Maps(
                CAPTION,
                MapFrame.metric(0, 0, 100, 80, List.of()),
                twelve,
                new Key.Classes(Words.none(), List.of(new Key.Entry(Words.same("c"), 0x123456))));
        Drawing drawing = Pictures.draw(maps, FigureStyle.of(Language.EN, FigureStyle.Width.PAGE), new Stencils());
        assertThat(drawing.height()).isLessThan(0.85 * drawing.width);
        assertThat(texts(drawing.marks()).stream()
                        .filter(t -> t.text().matches("20[01][0-9]"))
                        .map(t -> t.box().top())
                        .distinct())
                .as("three rows of four")
                .hasSize(3);
    }

    /** Many classes with long names: two columns, each as wide as its own, under the scale bar of a narrow map. */
    @Test
    void longLegendsOfNarrowMapsHaveTwoColumns() {
        List<Key.Entry> classes = new ArrayList<>();
        float[] cells = new float[12];
        for (int i = 0; i < 12; i++) {
            classes.add(new Key.Entry(Words.same(i < 6 ? "Logged-over Forest (Density " + i + ")" : "Garden " + i), i));
            cells[i] = i + 1;
        }
        Figure.Maps maps = new Figure.Maps(
                CAPTION,
                MapFrame.metric(0, 0, 100, 80, List.of()),
                List.of(new MapPanel.Pixels(Words.same("one"), 12, 1, cells)),
                new Key.Classes(Words.none(), classes));
        List<Placed> names = texts(
                        Pictures.draw(maps, FigureStyle.of(Language.EN, FigureStyle.Width.COLUMN), new Stencils())
                                .marks())
                .stream()
                .filter(t -> t.text().matches("(Logged|Garden).*"))
                .toList();
        assertThat(names).hasSize(12);
        for (int i = 0; i < 6; i++) {
            assertThat(names.get(i + 6).box().top())
                    .isEqualTo(names.get(i).box().top());
            assertThat(names.get(i + 6).box().left())
                    .isGreaterThan(names.get(i).box().right());
        }
    }

    /** What the rows are stands beside the columns' names, also where the rows' names are short. */
    @Test
    void theTitleOfAMatrixRowsLeavesTheColumnsNamesRoom() {
        List<Words> names = List.of(Words.same("耕地"), Words.same("林地"));
        Figure.Matrix matrix = new Figure.Matrix(
                CAPTION,
                new Figure.Headings(Words.same("转出（2005）"), names),
                new Figure.Headings(Words.same("转入（2020）"), names),
                List.of(List.of(1.0, 2.0), List.of(3.0, 4.0)),
                List.of(),
                new Figure.Shading(Ramp.BLUES, Words.none(), 4));
        List<Placed> placed =
                texts(Pictures.draw(matrix, FigureStyle.of(Language.ZH, FigureStyle.Width.COLUMN), new Stencils())
                        .marks());
        Placed title = placed.stream()
                .filter(t -> t.text().startsWith("转出"))
                .findFirst()
                .orElseThrow();
        assertThat(placed)
                .filteredOn(t -> t.text().endsWith("地"))
                .hasSize(4)
                .noneMatch(t -> t.box().touches(title.box()));
    }

    /** Borders of many small districts are thin lines without a pale edge. */
    @Test
    void bordersOfSmallDistrictsDoNotHideWhatTheyHold() {
        assertThat(borders(2)).contains(0.5).hasSize(2);
        assertThat(borders(40)).singleElement().satisfies(w -> assertThat(w).isLessThan(0.2));
    }

    /** Widths of the strokes in the map. */
    private static List<Double> borders(int across) {
        List<MapFrame.District> districts = new ArrayList<>();
        for (int i = 0; i < across * across; i++) {
            double x = 100.0 / across * (i % across);
            double y = 100.0 / across * (i / across);
            districts.add(new MapFrame.District(
                    Words.none(),
                    FACTORY.toGeometry(new Envelope(x, x + 100.0 / across, y, y + 100.0 / across)),
                    x,
                    y));
        }
        Figure.Maps maps = new Figure.Maps(
                CAPTION,
                MapFrame.metric(0, 0, 100, 100, districts),
                List.of(new MapPanel.Pixels(Words.none(), 1, 1, new float[] {1})),
                new Key.Breaks(Words.none(), List.of(0.0, 2.0), Ramp.BLUES, 0));
        Mark.Clipped panel = (Mark.Clipped)
                Pictures.draw(maps, FigureStyle.of(Language.EN, FigureStyle.Width.PAGE), new Stencils())
                        .marks()
                        .stream()
                        .filter(Mark.Clipped.class::isInstance)
                        .findFirst()
                        .orElseThrow();
        return panel.marks().stream()
                .filter(Mark.Stroke.class::isInstance)
                .map(m -> ((Mark.Stroke) m).width())
                .toList();
    }

    /** However many classes there are, every transfer has its number. */
    @Test
    void aMatrixOfFortyClassesHasAllItsNumbers() {
        List<Words> names =
                IntStream.range(0, 41).mapToObj(i -> Words.same("class " + i)).toList();
        List<List<Double>> values =
                names.stream().map(r -> names.stream().map(c -> 1.0).toList()).toList();
        List<List<String>> texts = names.stream()
                .map(r -> names.stream().map(c -> "12345").toList())
                .toList();
        Figure.Matrix matrix = new Figure.Matrix(
                CAPTION,
                new Figure.Headings(Words.same("from"), names),
                new Figure.Headings(Words.same("to"), names),
                values,
                texts,
                Figure.Shading.of(Ramp.BLUES, Words.same("km²")));
        assertThat(texts(Pictures.draw(matrix, FigureStyle.of(Language.EN, FigureStyle.Width.PAGE), new Stencils())
                                .marks())
                        .stream()
                        .filter(t -> t.text().equals("12345")))
                .hasSize(41 * 41);
    }

    /** Its tip leans to where north is; with north up it stands as before. */
    @Test
    void theNorthArrowPointsNorth() {
        double[] up = fromNotchToTip(0);
        assertThat(up[0]).isCloseTo(0, within(1e-9));
        assertThat(up[1]).isCloseTo(-9, within(1e-9));
        double[] right = fromNotchToTip(90);
        assertThat(right[0]).isCloseTo(9, within(1e-9));
        assertThat(right[1]).isCloseTo(0, within(1e-9));
    }

    /** Of the half of the arrow that is filled: to the right, and down. */
    private static double[] fromNotchToTip(double north) {
        Drawing drawing = Pictures.draw(
                new Figure.Maps(
                        CAPTION,
                        new MapFrame(0, 0, 1000, 1000, 1, 1, north, List.of()),
                        List.of(new MapPanel.Pixels(Words.none(), 1, 1, new float[] {1})),
                        new Key.Classes(Words.none(), List.of(new Key.Entry(Words.same("c"), 0x123456)))),
                FigureStyle.of(Language.EN, FigureStyle.Width.COLUMN),
                new Stencils());
        List<double[]> points = drawing.marks().stream()
                .filter(Mark.Fill.class::isInstance)
                .map(m -> corners(((Mark.Fill) m).path()))
                .filter(c -> c.size() == 3)
                .findFirst()
                .orElseThrow();
        return new double[] {points.get(0)[0] - points.get(2)[0], points.get(0)[1] - points.get(2)[1]};
    }

    private static List<double[]> corners(Path path) {
        List<double[]> points = new ArrayList<>();
        path.walk(new Path.Walker() {
            @Override
            public void move(double x, double y) {
                points.add(new double[] {x, y});
            }

            @Override
            public void line(double x, double y) {
                points.add(new double[] {x, y});
            }

            @Override
            public void curve(double x1, double y1, double x2, double y2, double x, double y) {
                throw new AssertionError("neither the arrow nor a rectangle has a curve");
            }

            @Override
            public void close() {}
        });
        return points;
    }

    @Test
    void theScaleBarIsAsLongAsItSays() {
        // 200 km of ground over one panel, in degrees: 100,000 m a degree to the east
        MapFrame frame = new MapFrame(110, 26, 112, 28, 100_000, 110_000, 0, List.of());
        Figure.Maps maps = new Figure.Maps(
                CAPTION,
                frame,
                List.of(new MapPanel.Pixels(Words.none(), 1, 1, new float[] {1})),
                new Key.Classes(Words.none(), List.of(new Key.Entry(Words.same("c"), 0x123456))));
        Drawing drawing = Pictures.draw(maps, FigureStyle.of(Language.EN, FigureStyle.Width.COLUMN), new Stencils());
        Mark.Clipped panel = (Mark.Clipped) drawing.marks().stream()
                .filter(Mark.Clipped.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(panel.height() / panel.width())
                .as("degrees are drawn in the shape of the ground")
                .isCloseTo(1.1, within(1e-9));
        String label = texts(drawing.marks()).stream()
                .map(Placed::text)
                .filter(t -> t.endsWith(" km"))
                .findFirst()
                .orElseThrow();
        double expected = Double.parseDouble(label.replace(" km", "")) * 1000 / 200_000 * panel.width();
        double longest = 0;
        for (Mark mark : drawing.marks()) {
            if (mark instanceof Mark.Stroke stroke && stroke.width() == 0.5 && stroke.rgb() == Drawing.INK) {
                double[] box = {1e9, -1e9};
                stroke.path().walk(new Path.Walker() {
                    public void move(double x, double y) {
                        line(x, y);
                    }

                    public void line(double x, double y) {
                        box[0] = Math.min(box[0], x);
                        box[1] = Math.max(box[1], x);
                    }

                    public void curve(double x1, double y1, double x2, double y2, double x, double y) {}

                    public void close() {}
                });
                longest = Math.max(longest, box[1] - box[0]);
            }
        }
        assertThat(longest).isCloseTo(expected, within(1e-9));
    }

    @Test
    void areasAreColouredByTheirClassAndHolesStayOpenWhicheverWayRingsRun() {
        Geometry ring = FACTORY.toGeometry(new Envelope(0, 100, 0, 100))
                .difference(FACTORY.toGeometry(new Envelope(40, 60, 40, 60)));
        for (Geometry area : List.of(ring, ring.reverse())) {
            Figure.Maps maps = new Figure.Maps(
                    CAPTION,
                    MapFrame.metric(0, 0, 100, 100, List.of()),
                    List.of(new MapPanel.Areas(Words.none(), List.of(area), new double[] {7})),
                    new Key.Breaks(Words.none(), List.of(0.0, 5.0, 10.0), Ramp.VIRIDIS, 0));
            Drawing drawing =
                    Pictures.draw(maps, FigureStyle.of(Language.EN, FigureStyle.Width.COLUMN), new Stencils());
            Mark.Clipped panel = (Mark.Clipped) drawing.marks().stream()
                    .filter(Mark.Clipped.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            Shown shown = Shown.fills(drawing, panel);
            int edge = shown.rgb(panel.x() + panel.width() * 0.2, panel.y() + panel.height() * 0.2);
            int middle = shown.rgb(panel.x() + panel.width() / 2, panel.y() + panel.height() / 2);
            assertThat(edge).isEqualTo(Ramp.VIRIDIS.colours(2)[1]);
            assertThat(middle).isEqualTo(0xffffff);
        }
    }

    /** A strip along a river, narrower than the white borders of what lies beside it. */
    @Test
    void bordersDoNotHideASlenderArea() {
        List<Geometry> areas = List.of(
                FACTORY.toGeometry(new Envelope(0, 50, 0, 100)),
                FACTORY.toGeometry(new Envelope(50, 50.2, 0, 100)),
                FACTORY.toGeometry(new Envelope(50.2, 100, 0, 100)));
        Figure.Maps maps = new Figure.Maps(
                CAPTION,
                MapFrame.metric(0, 0, 100, 100, List.of()),
                List.of(new MapPanel.Areas(Words.none(), areas, new double[] {2, 7, 2})),
                new Key.Breaks(Words.none(), List.of(0.0, 5.0, 10.0), Ramp.VIRIDIS, 0));
        Mark.Clipped panel =
                Pictures.draw(maps, FigureStyle.of(Language.EN, FigureStyle.Width.COLUMN), new Stencils())
                        .marks()
                        .stream()
                        .filter(Mark.Clipped.class::isInstance)
                        .map(Mark.Clipped.class::cast)
                        .findFirst()
                        .orElseThrow();
        Mark last = panel.marks().get(panel.marks().size() - 1);
        assertThat(last).isInstanceOf(Mark.Fill.class);
        assertThat(((Mark.Fill) last).rgb()).isEqualTo(Ramp.VIRIDIS.colours(2)[1]);
    }

    @Test
    void pixelsTakeTheColourOfTheirClassAndNoneIsLeftWhite() {
        Figure.Maps maps = new Figure.Maps(
                CAPTION,
                MapFrame.metric(0, 0, 2, 1, List.of()),
                List.of(new MapPanel.Pixels(Words.none(), 4, 1, new float[] {0, 1, 2, Float.NaN})),
                new Key.Classes(
                        Words.none(),
                        List.of(new Key.Entry(Words.same("a"), 0x112233), new Key.Entry(Words.same("b"), 0x445566))));
        Mark.Clipped panel = (Mark.Clipped)
                Pictures.draw(maps, FigureStyle.of(Language.EN, FigureStyle.Width.COLUMN), new Stencils())
                        .marks()
                        .stream()
                        .filter(Mark.Clipped.class::isInstance)
                        .findFirst()
                        .orElseThrow();
        Mark.Image image = (Mark.Image) panel.marks().get(0);
        assertThat(image.index()).containsExactly(0, 1, 2, 0);
        assertThat(image.palette()).containsExactly(0, 0x112233, 0x445566);
    }

    @Test
    void anOutlineOfAMillionPointsBecomesAFewThousand() {
        Coordinate[] points = new Coordinate[1_000_001];
        for (int i = 0; i < 1_000_000; i++) {
            double angle = 2 * Math.PI * i / 1_000_000;
            points[i] = new Coordinate(50 + 40 * Math.cos(angle), 50 + 40 * Math.sin(angle));
        }
        points[1_000_000] = points[0];
        Geometry round = FACTORY.createPolygon(points);
        Figure.Maps maps = new Figure.Maps(
                CAPTION,
                MapFrame.metric(0, 0, 100, 100, List.of(new MapFrame.District(Words.same("r"), round, 50, 50))),
                List.of(new MapPanel.Pixels(Words.none(), 1, 1, new float[] {1})),
                new Key.Classes(Words.none(), List.of(new Key.Entry(Words.same("a"), 0))));
        assertThat(Pictures.svg(maps, FigureStyle.of(Language.EN, FigureStyle.Width.COLUMN))
                        .length())
                .isLessThan(60_000);
    }

    @Test
    void figuresWithLittleOrNothingInThemAreDrawnAllTheSame() throws Exception {
        Figure.BarSeries none = Figure.BarSeries.of(Words.same("s"), Palette.AUTO, List.of(Double.NaN));
        Key.Classes noClasses = new Key.Classes(Words.none(), List.of());
        MapFrame frame = MapFrame.metric(0, 0, 1, 1, List.of());
        List<Figure> poor = List.of(
                new Figure.Lines(CAPTION, AXIS, AXIS, List.of()),
                new Figure.Lines(
                        CAPTION,
                        AXIS,
                        AXIS.from(0),
                        List.of(new Figure.Series(Words.none(), Palette.AUTO, List.of(Figure.Point.of(2020, -5))))),
                new Figure.Lines(
                        CAPTION,
                        AXIS,
                        AXIS.from(0),
                        List.of(new Figure.Series(
                                Words.none(),
                                0,
                                List.of(
                                        Figure.Point.of(1, 50),
                                        Figure.Point.of(2, Double.NaN),
                                        Figure.Point.of(2.5, 1e300))))),
                new Figure.Bars(CAPTION, AXIS, List.of(), List.of(), List.of(), Figure.Stacking.STACKED, false),
                new Figure.Bars(
                        CAPTION,
                        AXIS,
                        List.of(Words.same("c")),
                        List.of(none),
                        List.of(none),
                        Figure.Stacking.GROUPED,
                        true),
                new Figure.Bars(
                        CAPTION,
                        AXIS,
                        List.of(Words.same("c")),
                        List.of(none),
                        List.of(),
                        Figure.Stacking.STACKED,
                        false),
                new Figure.Matrix(
                        CAPTION,
                        Figure.Headings.of(List.of(Words.none())),
                        Figure.Headings.of(List.of(Words.none())),
                        List.of(List.of(Double.NaN)),
                        List.of(),
                        Figure.Shading.of(Ramp.BLUE_RED, Words.none())),
                new Figure.Matrix(
                        CAPTION,
                        Figure.Headings.of(List.of()),
                        Figure.Headings.of(List.of()),
                        List.of(),
                        List.of(),
                        Figure.Shading.of(Ramp.BLUES, Words.none())),
                new Figure.Sankey(
                        CAPTION,
                        List.of(Words.same("1"), Words.same("2")),
                        List.of(new Key.Entry(Words.same("c"), 0)),
                        List.of(),
                        Words.none()),
                new Figure.Scatter(
                        CAPTION,
                        AXIS,
                        AXIS,
                        new Figure.Cloud(new double[0], new double[0], new int[0], List.of()),
                        List.of(),
                        List.of(),
                        Optional.empty()),
                new Figure.Scatter(
                        CAPTION,
                        AXIS,
                        AXIS,
                        new Figure.Cloud(new double[] {1, Double.NaN}, new double[] {1, 1}, new int[0], List.of()),
                        List.of(),
                        List.of(0.0, 0.0),
                        Optional.of(new Figure.Fit(0, 1, Words.none()))),
                new Figure.Panels(CAPTION, List.of(new Figure.Lines(CAPTION, AXIS, AXIS, List.of()))),
                new Figure.Panels(
                        CAPTION,
                        List.of(new Figure.Matrix(
                                CAPTION,
                                Figure.Headings.of(List.of()),
                                Figure.Headings.of(List.of()),
                                List.of(),
                                List.of(),
                                Figure.Shading.of(Ramp.BLUES, Words.none())))),
                new Figure.Maps(
                        CAPTION, frame, List.of(new MapPanel.Areas(Words.none(), List.of(), new double[0])), noClasses),
                new Figure.Maps(
                        CAPTION,
                        frame,
                        List.of(new MapPanel.Areas(
                                Words.none(),
                                List.of(FACTORY.createPolygon(), FACTORY.createMultiPolygon()),
                                new double[] {1, Double.NaN})),
                        noClasses));
        for (Figure figure : poor) {
            for (FigureStyle look : looks()) {
                Document svg = parse(Pictures.svg(figure, look));
                assertThat(svg.getDocumentElement().getAttribute("viewBox")).doesNotContain("NaN");
                assertThat(Pictures.svg(figure, look)).doesNotContain("NaN").doesNotContain("Infinity");
            }
            assertThat(Pictures.png(figure, FigureStyle.of(Language.EN, FigureStyle.Width.COLUMN)))
                    .isNotEmpty();
        }
    }

    @Test
    void chartsBesideEachOtherHaveTheSameAxesAndOneLegend() {
        Figure.Lines low = new Figure.Lines(
                Figure.Caption.of("p", Words.same("2005"), Words.none()),
                AXIS,
                AXIS,
                List.of(
                        series("dem", Figure.Point.of(1, 2), Figure.Point.of(2, 3)),
                        series("slope", Figure.Point.of(1, 4))));
        Figure.Lines high = new Figure.Lines(
                Figure.Caption.of("p", Words.same("2020"), Words.none()),
                AXIS,
                AXIS,
                List.of(series("dem", Figure.Point.of(1, 5), Figure.Point.of(6, 90))));
        Drawing drawing = Pictures.draw(
                new Figure.Panels(CAPTION, List.of(low, high)),
                FigureStyle.of(Language.EN, FigureStyle.Width.PAGE),
                new Stencils());
        List<String> texts = texts(drawing.marks()).stream().map(Placed::text).toList();
        // 90 on both y axes and 6 on both x axes; a driver that one phase lacks stands in the one legend
        assertThat(texts)
                .filteredOn(List.of("2005", "2020", "dem", "slope")::contains)
                .containsExactly("dem", "slope", "2005", "2020");
        assertThat(texts.stream().filter("80"::equals)).hasSize(2);
        assertThat(texts.stream().filter("6"::equals)).hasSize(2);
        List<Mark.Clipped> plots = drawing.marks().stream()
                .filter(Mark.Clipped.class::isInstance)
                .map(Mark.Clipped.class::cast)
                .toList();
        assertThat(plots.get(0).y()).isEqualTo(plots.get(1).y());
        assertThat(plots.get(1).x())
                .isGreaterThan(plots.get(0).x() + plots.get(0).width());
        List<Mark.Clipped> narrow = Pictures.draw(
                        new Figure.Panels(CAPTION, List.of(low, high)),
                        FigureStyle.of(Language.EN, FigureStyle.Width.COLUMN),
                        new Stencils())
                .marks()
                .stream()
                .filter(Mark.Clipped.class::isInstance)
                .map(Mark.Clipped.class::cast)
                .toList();
        assertThat(narrow.get(0).x()).isEqualTo(narrow.get(1).x());
    }

    /** Nine colours go round; a line that has one again is dashed, in every panel and in the key alike. */
    @Test
    void linesOfOneColourDifferInTheirDashes() {
        List<Figure.Series> many = IntStream.range(0, 19)
                .mapToObj(i -> new Figure.Series(
                        Words.same("driver " + i),
                        Palette.series(i),
                        List.of(Figure.Point.of(1, i), Figure.Point.of(2, i))))
                .toList();
        Figure.Lines all = new Figure.Lines(CAPTION, AXIS, AXIS, many);
        Figure.Lines later = new Figure.Lines(CAPTION, AXIS, AXIS, many.subList(9, 19));
        FigureStyle style = FigureStyle.of(Language.EN, FigureStyle.Width.PAGE);
        Function<Figure, Long> dashed = f -> Pattern.compile("stroke-dasharray=\"3.2\"|stroke-dasharray=\"1.6\"")
                .matcher(Pictures.svg(f, style))
                .results()
                .count();
        assertThat(dashed.apply(all)).as("ten lines and their keys").isEqualTo(20);
        assertThat(dashed.apply(new Figure.Lines(CAPTION, AXIS, AXIS, many.subList(0, 9))))
                .isZero();
        assertThat(dashed.apply(new Figure.Panels(CAPTION, List.of(all, later))))
                .as("ten lines of the first, as many of the second, and their keys")
                .isEqualTo(30);
    }

    private static Figure.Series series(String name, Figure.Point... points) {
        return new Figure.Series(Words.same(name), Palette.AUTO, List.of(points));
    }

    @Test
    void manyPanelsShareOneSizeAndStandInReadingOrder() {
        List<MapPanel> panels = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            panels.add(new MapPanel.Pixels(Words.same("p" + i), 1, 1, new float[] {1}));
        }
        Figure.Maps maps = new Figure.Maps(
                CAPTION,
                MapFrame.metric(0, 0, 3, 2, List.of()),
                panels,
                new Key.Classes(Words.none(), List.of(new Key.Entry(Words.same("c"), 0))));
        List<Mark.Clipped> boxes =
                Pictures.draw(maps, FigureStyle.of(Language.EN, FigureStyle.Width.PAGE), new Stencils())
                        .marks()
                        .stream()
                        .filter(Mark.Clipped.class::isInstance)
                        .map(Mark.Clipped.class::cast)
                        .toList();
        assertThat(boxes)
                .hasSize(7)
                .extracting(Mark.Clipped::width)
                .containsOnly(boxes.get(0).width());
        for (int i = 1; i < 7; i++) {
            Mark.Clipped a = boxes.get(i - 1);
            Mark.Clipped b = boxes.get(i);
            assertThat(b.y() > a.y() || b.y() == a.y() && b.x() >= a.x() + a.width())
                    .isTrue();
        }
    }

    @Test
    void labelsMovedApartKeepTheirOrderAndTheirGap() {
        double[] at = Sheet.spread(new double[] {50, 50.2, 10, 51, 99}, 8, 0, 100);
        assertThat(at[2]).isEqualTo(10);
        assertThat(at[1] - at[0]).isGreaterThanOrEqualTo(8 - 1e-9);
        assertThat(at[3] - at[1]).isGreaterThanOrEqualTo(8 - 1e-9);
        assertThat(at[4]).isEqualTo(99);
        assertThat(Sheet.spread(new double[] {98, 99}, 8, 0, 100)).containsExactly(92, 100);
    }

    @Test
    void thePaletteOfASeriesDoesNotChangeBetweenRuns() {
        FigureStyle look = FigureStyle.of(Language.ZH, FigureStyle.Width.COLUMN);
        assertThat(Pictures.png(STUDY.sankey(), look)).isEqualTo(Pictures.png(new SampleStudy().sankey(), look));
        assertThat(Pictures.svg(STUDY.landUseMaps(), look))
                .isEqualTo(Pictures.svg(new SampleStudy().landUseMaps(), look));
    }

    @Test
    void noPartOfTheMachinesGraphicsIsUsed() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.imageio..", "javax.swing..")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(
                                "org.carbonscape.drawing", "org.carbonscape.report", "org.carbonscape.finding"));
    }

    @Test
    void qgisStylesHoldTheColoursOfTheMaps() throws Exception {
        Key.Breaks breaks = new Key.Breaks(
                Words.same("x"),
                List.of(Double.NEGATIVE_INFINITY, 0.0, 2.5, Double.POSITIVE_INFINITY),
                Ramp.BLUE_RED,
                1);
        Document graduated = parse(QgisStyle.breaks("net", breaks, QgisStyle.Borders.DRAWN, Language.EN));
        assertThat(graduated.getElementsByTagName("range").getLength()).isEqualTo(3);
        assertThat(graduated
                        .getElementsByTagName("range")
                        .item(1)
                        .getAttributes()
                        .getNamedItem("upper")
                        .getNodeValue())
                .isEqualTo("2.5");
        Document classes = parse(QgisStyle.classes(
                "cluster",
                List.of("HH", "LL", "HL", "LH", "NS"),
                new Key.Classes(Words.none(), Palette.lisa()),
                QgisStyle.Borders.NONE,
                Language.ZH));
        assertThat(classes.getElementsByTagName("category")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("label")
                        .getNodeValue())
                .isEqualTo("高-高");
        assertThat(classes.getElementsByTagName("prop")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("v")
                        .getNodeValue())
                .isEqualTo("215,25,28,255"); // #d7191c
        Document raster = parse(QgisStyle.raster(breaks, Language.EN));
        assertThat(raster.getElementsByTagName("item")
                        .item(2)
                        .getAttributes()
                        .getNamedItem("value")
                        .getNodeValue())
                .isEqualTo("inf");
    }

    static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
