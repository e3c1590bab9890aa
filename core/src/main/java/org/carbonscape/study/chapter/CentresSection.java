package org.carbonscape.study.chapter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carbonscape.density.Ellipse;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.MapFrame;
import org.carbonscape.finding.MapPanel;
import org.carbonscape.finding.Ramp;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.study.gather.StatisticsTables;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.layer.Images;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Standard deviational ellipses, and how the centres of gravity moved. */
final class CentresSection {
    /** Of shorter ways no direction is told: they would read 0.00 km. */
    private static final double LEAST_MOVE_KM = 0.01;

    private static final String[][] WINDS = {
        {"north", "北"},
        {"north-east", "东北"},
        {"east", "东"},
        {"south-east", "东南"},
        {"south", "南"},
        {"south-west", "西南"},
        {"west", "西"},
        {"north-west", "西北"}
    };

    private final StudyArea studyArea;
    private final MapFrame frame;
    private final StatisticsTables tables;
    private final List<StatisticsTables.Centre> centres;
    private final String set;
    private final boolean ofOneUnit;
    private final Words source;

    CentresSection(
            StudyArea studyArea,
            Images images,
            StatisticsTables tables,
            List<StatisticsTables.Centre> centres,
            String set,
            boolean ofOneUnit,
            Words source) {
        this.studyArea = studyArea;
        MapFrame whole = images.frame();
        this.frame = new MapFrame(
                whole.west(),
                whole.south(),
                whole.east(),
                whole.north(),
                whole.metresPerX(),
                whole.metresPerY(),
                whole.north_deg(),
                LandOutline.of(images));
        this.tables = tables;
        this.centres = centres;
        this.set = set;
        this.ofOneUnit = ofOneUnit;
        this.source = source;
    }

    void add(Findings.Builder chapter) {
        Table ellipses = tables.ellipses(centres);
        Table gravity = tables.gravity(centres);
        chapter.file(ellipses).file(gravity);
        if (centres.isEmpty()) {
            return;
        }
        if (ofOneUnit) { // its centre is where it is; without a word the chapter may be empty
            chapter.note(Words.of(
                    "Centres of gravity and ellipses need several units; the set " + set + " has one.",
                    "重心与标准差椭圆需要多个单元，而单元集 " + set + " 只有一个。"));
            return;
        }
        chapter.heading(Words.of("Centres of gravity and ellipses", "重心与标准差椭圆"));
        if (last() > 0) {
            moves(chapter);
            paths(chapter);
        }
        ellipses(chapter);
        Map<String, Words> terms = new LinkedHashMap<>(LandChapter.terms(studyArea));
        terms.put("source", Words.of("Source", "碳源"));
        terms.put("sink", Words.of("Sink", "碳汇"));
        tables(chapter, gravity, ellipses, terms);
    }

    private int last() {
        return studyArea.years().size() - 1;
    }

    /** How far and where to the centres of sources and sinks moved. */
    private void moves(Findings.Builder chapter) {
        List<String> en = new ArrayList<>();
        List<String> zh = new ArrayList<>();
        for (StatisticsTables.Centre c : centres) {
            if (c.what().equals("source") || c.what().equals("sink")) {
                double dx = c.byPhase().get(last()).x() - c.byPhase().get(0).x();
                double dy = c.byPhase().get(last()).y() - c.byPhase().get(0).y();
                String[] wind =
                        WINDS[(int) Math.floorMod(Math.round(Math.toDegrees(StrictMath.atan2(dx, dy)) / 45), 8L)];
                double moved_km = StrictMath.hypot(dx, dy) / 1000;
                String km = Numbers.readable(moved_km, 2);
                boolean still = moved_km < LEAST_MOVE_KM;
                en.add("the centre of " + c.what() + "s "
                        + (moved_km == 0
                                ? "did not move"
                                : still
                                        ? "moved by less than " + LEAST_MOVE_KM + " km"
                                        : "moved " + km + " km to the " + wind[0]));
                zh.add((c.what().equals("source") ? "碳源" : "碳汇") + "重心"
                        + (moved_km == 0
                                ? "未移动"
                                : still ? "移动不足 " + LEAST_MOVE_KM + " km" : "向" + wind[1] + "移动 " + km + " km"));
            }
        }
        String from = studyArea.years().get(0) + "–" + studyArea.years().get(last());
        if (!en.isEmpty()) {
            chapter.brief(
                    Findings.Part.FOUND,
                    Words.of(
                            "From " + studyArea.years().get(0) + " to "
                                    + studyArea.years().get(last()) + " " + String.join(" and ", en) + ".",
                            from + " 年，" + String.join("，", zh) + "。"));
            chapter.paragraph(Words.of(
                    "From " + studyArea.years().get(0) + " to "
                            + studyArea.years().get(last()) + " " + String.join(" and ", en)
                            + ". Centres are weighted means of the units' centres (" + set
                            + "); sources, sinks and classes are treated separately, since the centre of signed "
                            + "net emissions can lie outside the region.",
                    from + " 年，" + String.join("，", zh) + "。重心为各单元中心（" + set
                            + "）的加权平均；碳源、碳汇与各地类分别计算，因为有正有负的净碳排放，其重心可能落在区域之外。"));
        }
    }

    private void paths(Findings.Builder chapter) {
        if (move(flows())) {
            chapter.add(migration(
                    "centre-migration",
                    Words.of(
                            "Paths of the centres of " + kinds("sources", "sinks", " and ") + " since "
                                    + studyArea.years().get(0),
                            studyArea.years().get(0) + " 年以来" + kinds("碳源", "碳汇", "与") + "重心的迁移"),
                    flows()));
        }
        if (move(classes())) {
            chapter.aside(migration(
                    "centre-migration-classes",
                    Words.of(
                            "Paths of the class centres since "
                                    + studyArea.years().get(0),
                            studyArea.years().get(0) + " 年以来各类用地重心的迁移"),
                    classes()));
        }
    }

    /** Whether any of them is elsewhere in a later phase: a dot is no path. */
    private static boolean move(List<StatisticsTables.Centre> shown) {
        return shown.stream().anyMatch(c -> {
            Ellipse first = c.byPhase().get(0);
            return c.byPhase().stream()
                    .anyMatch(e -> StrictMath.hypot(e.x() - first.x(), e.y() - first.y()) >= 1000 * LEAST_MOVE_KM);
        });
    }

    private void ellipses(Findings.Builder chapter) {
        if (!studyArea.grid().crs().isGeographic() && !flows().isEmpty()) {
            chapter.add(ellipseMaps(
                    "ellipses", Words.of("Standard deviational ellipses and centres of gravity", "标准差椭圆与重心"), flows()));
            if (!classes().isEmpty()) {
                chapter.aside(ellipseMaps(
                        "ellipses-classes",
                        Words.of("Standard deviational ellipses and centres of the classes", "各类用地的标准差椭圆与重心"),
                        classes()));
            }
        }
    }

    private void tables(Findings.Builder chapter, Table gravity, Table ellipses, Map<String, Words> terms) {
        Table flows = gravity.where(
                "centres",
                r -> gravity.text(r, 0).equals("source") || gravity.text(r, 0).equals("sink"));
        List<Excerpt.Column> columns = new ArrayList<>(List.of(
                Excerpt.Column.of("what", Words.of("What", "对象")),
                Excerpt.Column.of("year", Words.of("Year", "年份")),
                new Excerpt.Column("x_m", Words.of("x (km)", "x（km）"), 2, 1e-3),
                new Excerpt.Column("y_m", Words.of("y (km)", "y（km）"), 2, 1e-3)));
        if (last() > 0) {
            columns.add(Excerpt.Column.of("distance_km", Words.of("Moved (km)", "移动距离（km）"), 2));
            columns.add(Excerpt.Column.of("azimuth_deg", Words.of("Azimuth (°)", "方位角（°）"), 0));
            columns.add(Excerpt.Column.of("speed_km_per_year", Words.of("Speed (km a year)", "速度（km/年）"), 3));
        }
        chapter.add(Excerpt.of(
                        last() > 0
                                ? Words.of("Migration of the centres of gravity", "重心迁移")
                                : Words.of("Centres of gravity", "重心"),
                        flows,
                        columns)
                .withTerms(terms)
                .withFile("tables/centres-of-gravity.csv"));
        Table shapes = ellipses.where(
                "ellipses",
                r -> ellipses.text(r, 0).equals("source") || ellipses.text(r, 0).equals("sink"));
        boolean one = centres.get(0).track().scale() == Ellipse.Scale.ONE;
        chapter.add(Excerpt.of(
                        one
                                ? Words.of("Standard deviational ellipses (one standard deviation)", "标准差椭圆（一倍标准差）")
                                : Words.of(
                                        "Standard deviational ellipses (axes times the square root of 2)",
                                        "标准差椭圆（轴长乘 2 的平方根）"),
                        shapes,
                        List.of(
                                Excerpt.Column.of("what", Words.of("What", "对象")),
                                Excerpt.Column.of("year", Words.of("Year", "年份")),
                                Excerpt.Column.of("major_km", Words.of("Longer semi-axis (km)", "长半轴（km）"), 2),
                                Excerpt.Column.of("minor_km", Words.of("Shorter semi-axis (km)", "短半轴（km）"), 2),
                                Excerpt.Column.of("azimuth_deg", Words.of("Azimuth (°)", "方位角（°）"), 1),
                                Excerpt.Column.of("area_km2", Words.of("Area (km²)", "面积（km²）"), 0),
                                Excerpt.Column.of("flattening", Words.of("Flattening", "扁率"), 3)))
                .withTerms(terms)
                .withFile("tables/ellipse.csv"));
    }

    private List<StatisticsTables.Centre> flows() {
        return centres.stream()
                .filter(c -> c.what().equals("source") || c.what().equals("sink"))
                .toList();
    }

    /** Those there are: a study may be without sinks. */
    private String kinds(String source, String sink, String and) {
        List<String> kinds = flows().stream()
                .map(c -> c.what().equals("source") ? source : sink)
                .distinct()
                .toList();
        return String.join(and, kinds);
    }

    private List<StatisticsTables.Centre> classes() {
        return centres.stream()
                .filter(c -> !c.what().equals("source") && !c.what().equals("sink"))
                .toList();
    }

    private Words name(StatisticsTables.Centre c) {
        return switch (c.what()) {
            case "source" -> Words.of("Sources", "碳源");
            case "sink" -> Words.of("Sinks", "碳汇");
            default ->
                IntStream.rangeClosed(1, studyArea.legend().classes())
                        .filter(k -> studyArea.className(k).equals(c.what()))
                        .mapToObj(studyArea::classWords)
                        .findFirst()
                        .orElse(Words.same(c.what()));
        };
    }

    /**
     * Arrows from phase to phase over the outline of the region. Where the ways are too short to be seen there, they
     * are enlarged: 0 is where a panel's own centre was in the first phase, all panels show the same square around all
     * ways, and a small map in a corner says where it lies.
     */
    private Figure migration(String id, Words title, List<StatisticsTables.Centre> shown) {
        Envelope ways = new Envelope(new Coordinate(0, 0));
        for (StatisticsTables.Centre c : shown) {
            c.byPhase()
                    .forEach(e -> ways.expandToInclude(
                            e.x() - c.byPhase().get(0).x(),
                            e.y() - c.byPhase().get(0).y()));
        }
        Ellipse start = shown.get(0).byPhase().get(0);
        Optional<Locator> region =
                Locator.of(frame.districts(), studyArea.grid().crs(), new Coordinate(start.x(), start.y()));
        double length = Math.max(ways.getWidth(), ways.getHeight());
        boolean enlarged = region.isEmpty() || length < region.get().extent() / 12;
        Envelope window;
        if (enlarged) {
            double half = Math.max(1, length) * 0.58;
            window = new Envelope(ways.centre());
            window.expandBy(half);
        } else {
            window = region.get().envelope();
            window.expandBy(region.get().extent() * 0.03);
        }
        double size = Math.max(window.getWidth(), window.getHeight());
        int phases = studyArea.years().size();
        List<MapPanel> panels = new ArrayList<>();
        for (StatisticsTables.Centre c : shown) {
            List<Geometry> shapes = new ArrayList<>();
            List<Double> values = new ArrayList<>();
            Ellipse first = c.byPhase().get(0);
            double x0 = enlarged ? first.x() : 0;
            double y0 = enlarged ? first.y() : 0;
            shapes.add(new GeometryFactory()
                    .createPoint(new Coordinate(first.x() - x0, first.y() - y0))
                    .buffer(size / 100));
            values.add((double) phases);
            for (int p = 1; p < phases; p++) {
                Ellipse a = c.byPhase().get(p - 1);
                Ellipse b = c.byPhase().get(p);
                shapes.add(arrow(a.x() - x0, a.y() - y0, b.x() - x0, b.y() - y0, size / 120));
                values.add((double) p);
            }
            if (enlarged) {
                region.ifPresent(r -> inset(r, window, first, shapes, values));
            }
            panels.add(new MapPanel.Areas(
                    name(c), shapes, values.stream().mapToDouble(v -> v).toArray()));
        }
        List<MapFrame.District> districts = enlarged
                ? List.of()
                : region.get().outlines().stream()
                        .map(o -> new MapFrame.District(
                                Words.none(),
                                o,
                                o.getEnvelopeInternal().centre().x,
                                o.getEnvelopeInternal().centre().y))
                        .toList();
        return new Figure.Maps(
                Figure.Caption.of(id, title, source),
                inMetres(window, districts),
                panels,
                new Key.Classes(Words.of("Period", "时段"), periods(enlarged && region.isPresent())));
    }

    /** Centres are in metres of the study's projection, or of a plane around a region given in degrees. */
    private MapFrame inMetres(Envelope window, List<MapFrame.District> districts) {
        if (studyArea.grid().crs().isGeographic()) {
            return MapFrame.metric(window.getMinX(), window.getMinY(), window.getMaxX(), window.getMaxY(), districts);
        }
        double metres = studyArea.grid().crs().metresPerUnit();
        return new MapFrame(
                window.getMinX(),
                window.getMinY(),
                window.getMaxX(),
                window.getMaxY(),
                frame.metresPerX() / metres,
                frame.metresPerY() / metres,
                frame.north_deg(),
                districts);
    }

    /** The region in a free corner of the window, and in it the place of the window. */
    private void inset(Locator region, Envelope window, Ellipse first, List<Geometry> shapes, List<Double> values) {
        int phases = studyArea.years().size();
        Envelope box = Locator.corner(window, window.getWidth() * 0.34, shapes);
        for (Geometry outline : region.within(box)) {
            shapes.add(outline);
            values.add(phases + 1.0);
        }
        shapes.add(region.mark(box, first.x(), first.y()));
        values.add(phases + 2.0);
    }

    /** @param located with the entries of the small map */
    private List<Key.Entry> periods(boolean located) {
        int phases = studyArea.years().size();
        int[] colours = Ramp.VIRIDIS.colours(phases + 1);
        List<Key.Entry> keys = new ArrayList<>();
        for (int p = 1; p < phases; p++) {
            keys.add(new Key.Entry(
                    Words.same(studyArea.years().get(p - 1) + "–"
                            + studyArea.years().get(p)),
                    colours[p - 1]));
        }
        keys.add(new Key.Entry(
                Words.of(
                        "Place in " + studyArea.years().get(0),
                        studyArea.years().get(0) + " 年位置"),
                0x222222));
        if (located) {
            keys.add(new Key.Entry(Words.of("The whole region", "全区"), 0xd4d4d4));
            keys.add(new Key.Entry(Words.of("Where the enlarged part lies", "放大部分所在位置"), 0xd7191c));
        }
        return keys;
    }

    /** A shaft with a head; a centre that stayed where it was gives an empty shape. */
    private static Geometry arrow(double x0, double y0, double x1, double y1, double width) {
        double length = StrictMath.hypot(x1 - x0, y1 - y0);
        if (!(length > 0)) {
            return new GeometryFactory().createPolygon();
        }
        double ux = (x1 - x0) / length;
        double uy = (y1 - y0) / length;
        double head = Math.min(length, width * 4);
        double neck = length - head;
        double w = width / 2;
        double wide = Math.min(width * 1.6, head * 0.4);
        double[][] outline = {{0, w}, {neck, w}, {neck, wide}, {length, 0}, {neck, -wide}, {neck, -w}, {0, -w}, {0, w}};
        Coordinate[] points = new Coordinate[outline.length];
        for (int i = 0; i < points.length; i++) {
            points[i] = new Coordinate(
                    x0 + ux * outline[i][0] - uy * outline[i][1], y0 + uy * outline[i][0] + ux * outline[i][1]);
        }
        return new GeometryFactory().createPolygon(points);
    }

    /** The ellipses as rings over the districts, one colour a phase. */
    private Figure ellipseMaps(String id, Words title, List<StatisticsTables.Centre> shown) {
        double width = Math.max(frame.east() - frame.west(), frame.north() - frame.south())
                / (shown.size() > 2 ? 130 : 200); // as many panels are smaller
        double metres = studyArea.grid().crs().metresPerUnit();
        int[] colours = Ramp.VIRIDIS.colours(studyArea.years().size() + 1);
        List<Key.Entry> keys = new ArrayList<>();
        for (int p = 0; p < studyArea.years().size(); p++) {
            keys.add(new Key.Entry(Words.same(Integer.toString(studyArea.years().get(p))), colours[p]));
        }
        List<MapPanel> panels = new ArrayList<>();
        for (StatisticsTables.Centre c : shown) {
            List<Geometry> rings = new ArrayList<>();
            List<Double> values = new ArrayList<>();
            for (int p = 0; p < c.byPhase().size(); p++) {
                Ellipse e = c.byPhase().get(p);
                // earlier phases are a little wider, so that they show beneath later ones that have hardly moved
                double stroke = width * (1 + 0.3 * (c.byPhase().size() - 1 - p));
                rings.add(ring(e, metres, stroke));
                rings.add(new GeometryFactory()
                        .createPoint(new Coordinate(e.x() / metres, e.y() / metres))
                        .buffer(stroke));
                values.add(p + 1.0);
                values.add(p + 1.0);
            }
            panels.add(new MapPanel.Areas(
                    name(c), rings, values.stream().mapToDouble(v -> v).toArray()));
        }
        return new Figure.Maps(
                Figure.Caption.of(id, title, source), frame, panels, new Key.Classes(Words.of("Phase", "年份"), keys));
    }

    private static Geometry ring(Ellipse e, double metres, double width) {
        double azimuth = Math.toRadians(Double.isNaN(e.azimuth()) ? 0 : e.azimuth());
        Coordinate[] points = new Coordinate[181];
        for (int i = 0; i < 180; i++) {
            double t = Math.toRadians(2.0 * i);
            double along = e.major() * StrictMath.cos(t);
            double across = e.minor() * StrictMath.sin(t);
            points[i] = new Coordinate(
                    (e.x() + along * StrictMath.sin(azimuth) + across * StrictMath.cos(azimuth)) / metres,
                    (e.y() + along * StrictMath.cos(azimuth) - across * StrictMath.sin(azimuth)) / metres);
        }
        points[180] = points[0];
        return new GeometryFactory().createLineString(points).buffer(width / 2);
    }
}
