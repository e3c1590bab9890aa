package org.carbonscape.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.carbonscape.drawing.Stencils;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.MapFrame;
import org.carbonscape.finding.MapPanel;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Ramp;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

/**
 * A whole report with numbers from a seed for 23 schematic counties (Voronoi cells round their true places): every kind
 * of figure and block that the chapters of a study need.
 */
final class SampleStudy {
    /** A report's page with its figures drawn. */
    static String page(Report report, Language language) {
        FigureStyle look = FigureStyle.of(language, FigureStyle.Width.PAGE).withSynthetic(report.synthetic());
        return ReportPage.html(report, language, figure -> PagePicture.html(figure, look, new Stencils()));
    }

    private static final int[] YEARS = {2005, 2010, 2015, 2020};
    private static final Words SOURCE =
            Words.of("made by SampleStudy from seed 20260101", "由 SampleStudy 按种子 20260101 生成");
    static final List<Key.Entry> CLASSES = List.of(
            new Key.Entry(Words.of("Cultivated", "耕地"), 0xf2d16b),
            new Key.Entry(Words.of("Forest", "林地"), 0x2e7d4f),
            new Key.Entry(Words.of("Grassland", "草地"), 0xa9cf7a),
            new Key.Entry(Words.of("Water", "水域"), 0x4a90c2),
            new Key.Entry(Words.of("Construction", "建设用地"), 0xc0392b),
            new Key.Entry(Words.of("Unused", "未利用地"), 0xb8b1a6));
    private static final int COLUMNS = 233;
    private static final int ROWS = 291;
    private static final double CELL = 1000;
    private static final double WEST = 292_000;
    private static final double NORTH = 3_172_500;

    private static final Object[][] COUNTIES = {
        {"Chaling", "茶陵县", 470994, 2967388},
        {"Hetang", "荷塘区", 424190, 3090612},
        {"Liling", "醴陵市", 443770, 3062428},
        {"Lusong", "芦淞区", 425905, 3078000},
        {"Shifeng", "石峰区", 417701, 3091539},
        {"Tianyuan", "天元区", 406845, 3070921},
        {"Yanling", "炎陵县", 481144, 2916283},
        {"You", "攸县", 444590, 2999263},
        {"Lukou", "渌口区", 419052, 3042607},
        {"Liuyang", "浏阳市", 469484, 3121779},
        {"Xiangxiang", "湘乡市", 345202, 3071998},
        {"Xiangtan County", "湘潭县", 381635, 3059378},
        {"Shaoshan", "韶山市", 345167, 3092521},
        {"Yuetang", "岳塘区", 402045, 3088354},
        {"Yuhu", "雨湖区", 386670, 3092575},
        {"Changsha County", "长沙县", 422976, 3131006},
        {"Furong", "芙蓉区", 405946, 3121799},
        {"Kaifu", "开福区", 401327, 3132026},
        {"Ningxiang", "宁乡市", 330817, 3119393},
        {"Tianxin", "天心区", 399020, 3111993},
        {"Wangcheng", "望城区", 384776, 3142489},
        {"Yuelu", "岳麓区", 380516, 3117538},
        {"Yuhua", "雨花区", 407464, 3111993}
    };

    private final List<Geometry> areas = new ArrayList<>();
    private final List<Words> names = new ArrayList<>();
    private final MapFrame frame;
    private final boolean[] inside = new boolean[COLUMNS * ROWS];

    SampleStudy() {
        GeometryFactory factory = new GeometryFactory();
        List<Coordinate> sites = new ArrayList<>();
        for (Object[] county : COUNTIES) {
            sites.add(new Coordinate(((Integer) county[2]), ((Integer) county[3])));
        }
        Geometry region = factory.createMultiPointFromCoords(sites.toArray(new Coordinate[0]))
                .convexHull()
                .buffer(26_000, 6)
                .intersection(
                        factory.toGeometry(new Envelope(WEST, WEST + COLUMNS * CELL, NORTH - ROWS * CELL, NORTH)));
        VoronoiDiagramBuilder builder = new VoronoiDiagramBuilder();
        builder.setSites(sites);
        builder.setClipEnvelope(region.getEnvelopeInternal());
        Geometry cells = builder.getDiagram(factory);
        List<MapFrame.District> districts = new ArrayList<>();
        for (int i = 0; i < sites.size(); i++) {
            for (int k = 0; k < cells.getNumGeometries(); k++) {
                if (cells.getGeometryN(k).contains(factory.createPoint(sites.get(i)))) {
                    Geometry area = cells.getGeometryN(k).intersection(region);
                    areas.add(area);
                    names.add(Words.of((String) COUNTIES[i][0], (String) COUNTIES[i][1]));
                    var middle = area.getInteriorPoint();
                    districts.add(new MapFrame.District(names.get(i), area, middle.getX(), middle.getY()));
                }
            }
        }
        frame = MapFrame.metric(WEST, NORTH - ROWS * CELL, WEST + COLUMNS * CELL, NORTH, districts);
        var locator = new IndexedPointInAreaLocator(region);
        for (int i = 0; i < inside.length; i++) {
            inside[i] = locator.locate(
                            new Coordinate(WEST + (i % COLUMNS + 0.5) * CELL, NORTH - (i / COLUMNS + 0.5) * CELL))
                    == 0;
        }
    }

    /** Smooth noise from 0 to 1. */
    private static double noise(double x, double y, int seed) {
        int ix = (int) Math.floor(x);
        int iy = (int) Math.floor(y);
        double fx = x - ix;
        double fy = y - iy;
        fx = fx * fx * (3 - 2 * fx);
        fy = fy * fy * (3 - 2 * fy);
        double a = hash(ix, iy, seed) * (1 - fx) + hash(ix + 1, iy, seed) * fx;
        double b = hash(ix, iy + 1, seed) * (1 - fx) + hash(ix + 1, iy + 1, seed) * fx;
        return a * (1 - fy) + b * fy;
    }

    private static double hash(int x, int y, int seed) {
        return new SplittableRandom(x * 73_856_093L ^ y * 19_349_663L ^ seed * 83_492_791L).nextDouble();
    }

    private float classAt(int i, int phase) {
        if (!inside[i]) {
            return 0;
        }
        double x = i % COLUMNS;
        double y = i / COLUMNS;
        double river = Math.abs(x - (108 + 12 * Math.sin(y / 26) + 6 * Math.sin(y / 9)));
        if (river < 1.2) {
            return 4;
        }
        double town = 1e9;
        for (int[] core :
                new int[][] {{112, 48, 15}, {100, 80, 8}, {130, 82, 9}, {40, 52, 5}, {152, 110, 5}, {176, 52, 5}}) {
            double dx = x - core[0];
            double dy = y - core[1];
            town = Math.min(town, Math.sqrt(dx * dx + dy * dy) / (core[2] * (0.7 + 0.14 * phase)));
        }
        if (town + noise(x / 3, y / 3, 5) * 0.9 < 1.2) {
            return 5;
        }
        double high =
                noise(x / 22, y / 22, 1) + 0.5 * noise(x / 7, y / 7, 2) + (y > 190 ? 0.25 : 0) + (x > 170 ? 0.2 : 0);
        if (high > 0.72) {
            return noise(x / 4, y / 4, 9) > 0.9 ? 3 : 2;
        }
        return noise(x / 5, y / 5, 7) > 0.93 ? 6 : 1;
    }

    private MapPanel.Pixels landUse(int phase) {
        float[] values = new float[inside.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = classAt(i, phase);
        }
        return new MapPanel.Pixels(Words.same(Integer.toString(YEARS[phase])), COLUMNS, ROWS, values);
    }

    private MapPanel.Pixels flux(int phase) {
        float[] values = new float[inside.length];
        for (int i = 0; i < values.length; i++) {
            float c = classAt(i, phase);
            double wave = noise(i % COLUMNS / 9.0, i / COLUMNS / 9.0, 3);
            values[i] = c == 0
                    ? Float.NaN
                    : (float) (c == 5 ? 300 + 900 * wave : c == 2 ? -15 - 16 * wave : c == 1 ? 1.7 : -0.2);
        }
        return new MapPanel.Pixels(Words.same(Integer.toString(YEARS[phase])), COLUMNS, ROWS, values);
    }

    private double core(int unit) {
        double dx = (Integer) COUNTIES[unit][2] - 404_000;
        double dy = (Integer) COUNTIES[unit][3] - 3_108_000;
        return Math.exp(-Math.sqrt(dx * dx + dy * dy) / 30_000);
    }

    Figure.Maps landUseMaps() {
        return new Figure.Maps(
                Figure.Caption.of("land-use-maps", Words.of("Land use in the four phases", "四期土地利用"), SOURCE),
                frame,
                List.of(landUse(0), landUse(1), landUse(2), landUse(3)),
                new Key.Classes(Words.of("Land use", "土地利用"), CLASSES));
    }

    Figure.Maps fluxMaps() {
        return new Figure.Maps(
                Figure.Caption.of("flux-maps", Words.of("Net emissions, first and last phase", "首末两期净碳排放"), SOURCE),
                frame,
                List.of(flux(0), flux(3)),
                new Key.Breaks(
                        Words.of(
                                "Net emissions (tCO₂ ha⁻¹ a⁻¹); sink below 0, source above",
                                "净碳排放（tCO₂ ha⁻¹ a⁻¹），负值为碳汇，正值为碳源"),
                        List.of(
                                Double.NEGATIVE_INFINITY,
                                -24.0,
                                -18.0,
                                -5.0,
                                0.0,
                                5.0,
                                400.0,
                                800.0,
                                Double.POSITIVE_INFINITY),
                        Ramp.BLUE_RED,
                        0));
    }

    Figure.Maps density() {
        float[] values = flux(3).values();
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.isNaN(values[i])
                    ? Float.NaN
                    : (float)
                            (1000 * Math.exp(-Math.abs(i % COLUMNS - 112) / 24.0 - Math.abs(i / COLUMNS - 62) / 26.0));
        }
        return new Figure.Maps(
                Figure.Caption.of(
                        "kernel-density", Words.of("Kernel density of carbon sources, 2020", "2020 年碳源核密度"), SOURCE),
                frame,
                List.of(new MapPanel.Pixels(Words.none(), COLUMNS, ROWS, values)),
                new Key.Breaks(
                        Words.of("Density (10³ tCO₂ km⁻²)", "密度（10³ tCO₂ km⁻²）"),
                        List.of(0.0, 20.0, 60.0, 150.0, 300.0, 600.0, 1000.0),
                        Ramp.VIRIDIS,
                        0));
    }

    Figure.Maps lisa() {
        return units(
                "lisa",
                Words.of(
                        "Clusters of net emissions (local Moran's I, p < 0.05, FDR)", "净碳排放的局部聚集（局部莫兰指数，p < 0.05，FDR）"),
                new Key.Classes(Words.of("LISA cluster", "LISA 聚类"), Palette.lisa()),
                u -> core(u) > 0.45 ? 1 : core(u) > 0.36 ? 4 : core(u) < 0.02 ? 2 : 5);
    }

    Figure.Maps hotSpots() {
        return units(
                "hot-spots",
                Words.of("Hot and cold spots of net emissions (Gi*)", "净碳排放的热点与冷点（Gi*）"),
                new Key.Classes(Words.of("Gi* bin", "Gi* 分级"), Palette.hotSpots()),
                u -> core(u) > 0.6
                        ? 7
                        : core(u) > 0.45
                                ? 6
                                : core(u) > 0.3
                                        ? 5
                                        : core(u) < 0.012 ? 1 : core(u) < 0.03 ? 2 : core(u) < 0.06 ? 3 : 4);
    }

    Figure.Maps zones() {
        return units(
                "zones",
                Words.of("Protection and restoration zones", "保护与修复分区"),
                new Key.Classes(Words.of("Zone", "分区"), Palette.zones()),
                u -> core(u) < 0.06 ? 1 : core(u) < 0.3 ? 2 : core(u) < 0.7 ? 3 : Double.NaN);
    }

    Figure.Maps change() {
        return units(
                "net-change",
                Words.of("Change of net emissions by county, 2005–2020", "2005–2020 年各区县净碳排放变化"),
                new Key.Breaks(
                        Words.of("Change (10⁴ tCO₂)", "变化（10⁴ tCO₂）"),
                        List.of(-20.0, -10.0, 0.0, 100.0, 200.0, 300.0, 400.0),
                        Ramp.BLUE_RED,
                        0),
                u -> 420 * core(u) - 15);
    }

    private Figure.Maps units(String id, Words title, Key key, IntToDoubleFunction value) {
        double[] values = new double[areas.size()];
        for (int u = 0; u < values.length; u++) {
            values[u] = value.applyAsDouble(u);
        }
        return new Figure.Maps(
                Figure.Caption.of(id, title, SOURCE),
                frame,
                List.of(new MapPanel.Areas(Words.none(), areas, values)),
                key);
    }

    Figure.Lines areaLines() {
        double[][] km2 = {
            {7823.4, 7540.2, 7301.7, 7012.8},
            {18106.0, 17950.3, 17802.1, 17640.2},
            {402.1, 398.8, 391.0, 384.5},
            {561.3, 570.1, 572.4, 575.0},
            {1123.4, 1390.6, 1702.9, 1965.5},
            {11.2, 10.9, 9.8, 9.6}
        };
        List<Figure.Series> series = new ArrayList<>();
        for (int c = 0; c < km2.length; c++) {
            List<Figure.Point> points = new ArrayList<>();
            for (int p = 0; p < YEARS.length; p++) {
                points.add(Figure.Point.of(YEARS[p], km2[c][p]));
            }
            series.add(new Figure.Series(
                    CLASSES.get(c).name(), c == 0 ? 0xa87b00 : CLASSES.get(c).rgb(), points));
        }
        return new Figure.Lines(
                Figure.Caption.of("class-areas", Words.of("Area of each class", "各地类面积"), SOURCE),
                Figure.Axis.of(Words.of("Year", "年份")),
                Figure.Axis.of(Words.of("Area (km²)", "面积（km²）")),
                series);
    }

    Figure.Lines moran() {
        double[] i = {0.263, 0.281, 0.254, 0.271};
        List<Figure.Point> points = new ArrayList<>();
        for (int p = 0; p < 4; p++) {
            points.add(new Figure.Point(YEARS[p], i[p], i[p] - 0.06, i[p] + 0.055));
        }
        return new Figure.Lines(
                Figure.Caption.of(
                        "morans-i",
                        Words.of("Moran's I of net emissions with 95 % interval", "净碳排放的莫兰指数及 95 % 区间"),
                        SOURCE),
                Figure.Axis.of(Words.of("Year", "年份")),
                Figure.Axis.of(Words.of("Moran's I", "莫兰指数")).from(0),
                List.of(new Figure.Series(Words.of("Moran's I", "莫兰指数"), Palette.AUTO, points)));
    }

    Figure.Bars balance() {
        return new Figure.Bars(
                Figure.Caption.of("balance", Words.of("Carbon sources, sinks and net by year", "各年碳源、碳汇与净碳排放"), SOURCE),
                Figure.Axis.of(Words.of("Carbon flow (10⁴ tCO₂)", "碳流量（10⁴ tCO₂）")),
                List.of(Words.same("2005"), Words.same("2010"), Words.same("2015"), Words.same("2020")),
                List.of(
                        Figure.BarSeries.of(
                                Words.of("Source", "碳源"),
                                Palette.SOURCE,
                                List.of(9826.34, 12410.02, 11870.55, 13029.34)),
                        Figure.BarSeries.of(
                                Words.of("Sink", "碳汇"), Palette.SINK, List.of(-4275.49, -4238.9, -4203.0, -4165.38))),
                List.of(Figure.BarSeries.of(
                        Words.of("Net", "净碳排放"), Palette.NET, List.of(5550.85, 8171.12, 7667.55, 8863.96))),
                Figure.Stacking.STACKED,
                false);
    }

    private List<Integer> ranking() {
        List<Integer> order = new ArrayList<>();
        for (int u = 0; u < names.size(); u++) {
            order.add(u);
        }
        order.sort((a, b) -> Double.compare(core(b), core(a)));
        return order;
    }

    Figure.Bars districts() {
        List<Words> categories = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int u : ranking()) {
            categories.add(names.get(u));
            values.add(1290.4 * core(u) - 95);
        }
        return new Figure.Bars(
                Figure.Caption.of(
                        "district-ranking", Words.of("Net emissions by county, 2020", "2020 年各区县净碳排放"), SOURCE),
                Figure.Axis.of(Words.of("Net emissions (10⁴ tCO₂)", "净碳排放（10⁴ tCO₂）")),
                categories,
                List.of(Figure.BarSeries.of(Words.of("Net", "净碳排放"), 0x4a6d8c, values)),
                List.of(),
                Figure.Stacking.GROUPED,
                true);
    }

    Figure.Bars q() {
        List<Words> names = List.of(
                Words.of("Share of forest", "林地占比"),
                Words.of("Share of construction land", "建设用地占比"),
                Words.of("Share of arable land", "耕地占比"),
                Words.of("Elevation", "海拔"),
                Words.of("Slope", "坡度"),
                Words.of("Night lights", "夜间灯光"));
        return new Figure.Bars(
                Figure.Caption.of(
                        "q",
                        Words.of("Explanatory power of each driver with 95 % interval", "各驱动因子的解释力及 95 % 区间"),
                        SOURCE),
                Figure.Axis.of(Words.of("q", "q 值")),
                names,
                List.of(
                        new Figure.BarSeries(
                                Words.of("2005", "2005"),
                                Palette.AUTO,
                                List.of(0.71, 0.64, 0.52, 0.33, 0.30, 0.27),
                                List.of(0.62, 0.55, 0.41, 0.2, 0.18, 0.16),
                                List.of(0.79, 0.72, 0.62, 0.45, 0.41, 0.39)),
                        new Figure.BarSeries(
                                Words.of("2020", "2020"),
                                Palette.AUTO,
                                List.of(0.74, 0.69, 0.50, 0.31, 0.28, 0.41),
                                List.of(0.66, 0.60, 0.40, 0.19, 0.16, 0.29),
                                List.of(0.81, 0.77, 0.6, 0.43, 0.39, 0.52))),
                List.of(),
                Figure.Stacking.GROUPED,
                true);
    }

    Figure.Matrix transfers() {
        double[][] km2 = {
            {7012.1, 310.4, 20.1, 40.9, 436.8, 3.1},
            {225.2, 17301.0, 41.8, 15.2, 521.3, 1.5},
            {12.2, 24.9, 318.2, 4.0, 42.0, 0.8},
            {22.4, 3.7, 1.0, 512.3, 21.6, 0.3},
            {30.8, 22.5, 2.1, 2.2, 1065.7, 0.1},
            {2.1, 2.2, 0.9, 0.4, 2.1, 3.5}
        };
        List<List<Double>> values = new ArrayList<>();
        List<List<String>> texts = new ArrayList<>();
        for (int r = 0; r < 6; r++) {
            List<Double> row = new ArrayList<>();
            List<String> text = new ArrayList<>();
            for (int c = 0; c < 6; c++) {
                row.add(r == c ? Double.NaN : km2[r][c]);
                text.add(Numbers.readable(km2[r][c], 1));
            }
            values.add(row);
            texts.add(text);
        }
        List<Words> names = CLASSES.stream().map(Key.Entry::name).toList();
        return new Figure.Matrix(
                Figure.Caption.of(
                        "transfer-matrix",
                        Words.of(
                                "Transfers between classes, 2005–2020 (unchanged land on the diagonal)",
                                "2005–2020 年地类转移矩阵（对角线为未变化面积）"),
                        SOURCE),
                new Figure.Headings(Words.of("From, 2005", "由（2005）"), names),
                new Figure.Headings(Words.of("To, 2020", "到（2020）"), names),
                values,
                texts,
                Figure.Shading.of(Ramp.BLUES, Words.of("Area changed (km²)", "变化面积（km²）")));
    }

    Figure.Matrix interactions() {
        List<Words> names = q().categories();
        List<List<Double>> values = new ArrayList<>();
        List<List<String>> texts = new ArrayList<>();
        for (int r = 0; r < names.size(); r++) {
            List<Double> row = new ArrayList<>();
            List<String> text = new ArrayList<>();
            for (int c = 0; c < names.size(); c++) {
                double v = c > r ? Double.NaN : 0.9 - 0.05 * r - 0.06 * c;
                row.add(v);
                text.add(c > r ? "" : Numbers.readable(v, 2));
            }
            values.add(row);
            texts.add(text);
        }
        return new Figure.Matrix(
                Figure.Caption.of(
                        "interactions", Words.of("Joint explanatory power of two drivers", "两因子共同解释力"), SOURCE),
                Figure.Headings.of(names),
                Figure.Headings.of(names),
                values,
                texts,
                Figure.Shading.of(Ramp.VIRIDIS, Words.of("q of the pair", "交互 q 值")));
    }

    Figure.Sankey sankey() {
        List<Figure.Link> links = new ArrayList<>();
        double[] amounts = {7823.4, 18106.0, 402.1, 561.3, 1123.4, 11.2};
        for (int p = 0; p < 3; p++) {
            double[] next = new double[6];
            for (int a = 0; a < 6; a++) {
                double left = amounts[a];
                for (int b = 0; b < 6; b++) {
                    if (a != b) {
                        double move = amounts[a] * (b == 4 ? 0.02 : 0.004);
                        links.add(new Figure.Link(p, a, b, move));
                        next[b] += move;
                        left -= move;
                    }
                }
                links.add(new Figure.Link(p, a, a, left));
                next[a] += left;
            }
            amounts = next;
        }
        return new Figure.Sankey(
                Figure.Caption.of(
                        "transfer-flows",
                        Words.of("Transfers between classes over the four phases", "四期地类转移流向"),
                        SOURCE),
                List.of(Words.same("2005"), Words.same("2010"), Words.same("2015"), Words.same("2020")),
                CLASSES,
                links,
                Words.of("Area (km²)", "面积（km²）"));
    }

    Figure.Scatter moranScatter() {
        int n = names.size();
        double[] x = new double[n];
        double[] y = new double[n];
        int[] group = new int[n];
        SplittableRandom random = new SplittableRandom(7);
        for (int u = 0; u < n; u++) {
            x[u] = 4 * core(u) - 1 + random.nextDouble() * 0.4;
            y[u] = 0.27 * x[u] + random.nextDouble() * 1.2 - 0.6;
            group[u] = core(u) > 0.5 ? 0 : core(u) < 0.03 ? 1 : 4;
        }
        return new Figure.Scatter(
                Figure.Caption.of(
                        "moran-scatter",
                        Words.of("Moran scatter plot of net emissions, 2020", "2020 年净碳排放莫兰散点图"),
                        SOURCE),
                Figure.Axis.of(Words.of("Net emissions (z-score)", "净碳排放（标准化）")),
                Figure.Axis.of(Words.of("Mean of neighbours (z-score)", "邻域均值（标准化）")),
                new Figure.Cloud(x, y, group, names),
                Palette.lisa(),
                List.of(0.0, 0.0),
                Optional.of(new Figure.Fit(0, 0.271, Words.of("slope = Moran's I = 0.271", "斜率 = 莫兰指数 = 0.271"))));
    }

    Figure.Scatter crowd() {
        int n = 60_000;
        double[] x = new double[n];
        double[] y = new double[n];
        SplittableRandom random = new SplittableRandom(8);
        for (int u = 0; u < n; u++) {
            x[u] = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
            y[u] = 0.4 * x[u] + 0.4 * (random.nextDouble() + random.nextDouble() - 1);
        }
        return new Figure.Scatter(
                Figure.Caption.of(
                        "moran-scatter-cells", Words.of("Moran scatter plot of 60 000 cells", "6 万格网的莫兰散点图"), SOURCE),
                Figure.Axis.of(Words.of("Net emissions (z-score)", "净碳排放（标准化）")),
                Figure.Axis.of(Words.of("Mean of neighbours (z-score)", "邻域均值（标准化）")),
                new Figure.Cloud(x, y, new int[0], List.of()),
                List.of(),
                List.of(0.0, 0.0),
                Optional.of(new Figure.Fit(0, 0.4, Words.of("slope = Moran's I = 0.400", "斜率 = 莫兰指数 = 0.400"))));
    }

    /** Small multiples of each kind of chart. */
    List<Figure> panels() {
        return List.of(
                panels("panels-lines", areaLines(), 4),
                panels("panels-many", areaLines(), 7),
                panels("panels-scatter", moranScatter(), 3),
                panels("panels-matrix", interactions(), 4));
    }

    private static Figure panels(String id, Figure chart, int count) {
        return new Figure.Panels(
                Figure.Caption.of(id, Words.of("The same in every phase", "各期相同"), SOURCE),
                Collections.nCopies(count, chart));
    }

    List<Figure> figures() {
        return List.of(
                landUseMaps(),
                areaLines(),
                sankey(),
                transfers(),
                balance(),
                fluxMaps(),
                districts(),
                change(),
                density(),
                moran(),
                moranScatter(),
                crowd(),
                lisa(),
                hotSpots(),
                q(),
                interactions(),
                zones());
    }

    Report report() {
        Table.Builder ranking = Table.named("carbon-by-unit")
                .text("name")
                .integer("year")
                .number("source_tCO2", "sink_tCO2", "net_tCO2");
        for (int year : YEARS) {
            for (int u : ranking()) {
                ranking.row(
                        names.get(u).en(),
                        year,
                        1.4e7 * core(u),
                        9.5e5 * (1 - core(u)),
                        1.4e7 * core(u) - 9.5e5 * (1 - core(u)));
            }
        }
        Map<String, Words> terms = new HashMap<>();
        names.forEach(n -> terms.put(n.en(), n));
        Excerpt districtTable = Excerpt.of(
                        Words.of("Sources, sinks and net by county, 2005", "2005 年各区县碳源、碳汇与净碳排放"),
                        ranking.build(),
                        List.of(
                                Excerpt.Column.of("name", Words.of("County", "区县")),
                                Excerpt.Column.of("year", Words.of("Year", "年份")),
                                new Excerpt.Column(
                                        "source_tCO2", Words.of("Source (10⁴ tCO₂)", "碳源（10⁴ tCO₂）"), 2, 1e-4),
                                new Excerpt.Column("sink_tCO2", Words.of("Sink (10⁴ tCO₂)", "碳汇（10⁴ tCO₂）"), 2, 1e-4),
                                new Excerpt.Column("net_tCO2", Words.of("Net (10⁴ tCO₂)", "净碳排放（10⁴ tCO₂）"), 2, 1e-4)))
                .withRows(23)
                .withTerms(terms)
                .withFile("tables/carbon-by-unit.csv");
        Table factors = Table.named("factors-used")
                .text("class")
                .number("value")
                .text("unit", "source", "tag")
                .row("cultivated", 0.422, "tC/ha/a", "Cai & Zhang 2005", "literature")
                .row("forest", -6.44, "tC/ha/a", "reference study, back-calculated", "reference-study")
                .row("grassland", -0.021, "tC/ha/a", "Fang et al. 2007 <check & \"quote\">", "literature")
                .build();
        Excerpt factorTable = Excerpt.of(
                        Words.of("Factors used", "所用系数"),
                        factors,
                        List.of(
                                Excerpt.Column.of("class", Words.of("Class", "地类")),
                                Excerpt.Column.of("value", Words.of("Value", "数值"), 3),
                                Excerpt.Column.of("unit", Words.of("Unit", "单位")),
                                Excerpt.Column.of("source", Words.of("Source", "出处")),
                                Excerpt.Column.of("tag", Words.of("Tag", "标签"))))
                .withFile("tables/factors-used.csv");
        Problem caution = Problem.of(
                ProblemCode.STUDY_05_VALUE,
                "carbon.factors forest",
                "-6.44 tC/ha/a",
                "a plausible net uptake is 0.1 to 3",
                "-0.644 tC/ha/a, or keep it and say why");
        Problem second = Problem.of(
                ProblemCode.FILE_03_UNREADABLE, "statistics.hot-spots", "z-tests on 23 units are only a first look");
        Findings change = Findings.named("land-change", Words.of("Land-use change", "土地利用变化"))
                .heading(Words.of("Where land was used for what", "土地利用格局"))
                .paragraph(Words.of(
                        "Construction land changed fastest: +842.11 km² from 2005 to 2020. Transfers are many; the "
                                + "largest run between cultivated land, forest and construction land.",
                        "建设用地变化最快：2005 至 2020 年增加 842.11 km²。转移频繁，以耕地、林地与建设用地之间的转移为主。"))
                .add(landUseMaps())
                .add(areaLines())
                .heading(Words.of("From class to class", "地类转移"))
                .add(sankey())
                .add(transfers())
                .note(Words.of(
                        "Rows of the matrix are where land came from, columns where it went.", "矩阵的行为转出地类，列为转入地类。"))
                .file(ranking.build())
                .build();
        Findings carbon = Findings.named("sources-and-sinks", Words.of("Carbon sources and sinks", "碳源与碳汇"))
                .paragraph(Words.of("Construction land carries the source, forest the sink.", "建设用地是主要碳源，林地是主要碳汇。"))
                .caution(caution)
                .add(balance())
                .add(districtTable)
                .build();
        Findings where = Findings.named("where", Words.of("Where they lie", "空间分布"))
                .add(fluxMaps())
                .add(districts())
                .add(change())
                .add(density())
                .build();
        Findings clusters = Findings.named(
                        "clusters", Words.of("Spatial autocorrelation, hot and cold spots", "空间自相关与冷热点"))
                .caution(second)
                .add(moran())
                .add(moranScatter())
                .add(crowd())
                .add(lisa())
                .add(hotSpots())
                .build();
        Findings drivers = Findings.named("drivers", Words.of("Driving factors", "驱动因子"))
                .add(q())
                .add(interactions())
                .build();
        Findings zones = Findings.named("zones", Words.of("Protection and restoration", "保护与修复"))
                .add(zones())
                .build();
        return new Report(
                Words.of("Chang-Zhu-Tan 2005–2020", "长株潭城市群 2005–2020"),
                Words.of(
                        "Land-use change, carbon sources and sinks of 23 counties in four phases, from synthetic "
                                + "rasters of 1 km.",
                        "基于 1 km 合成栅格的 23 个区县四期土地利用变化与碳源碳汇。"),
                true,
                List.of(
                        new Report.Fact(
                                Words.of("Construction land, 2005–2020", "建设用地，2005–2020"),
                                "+842.11",
                                Words.same("km²"),
                                Words.of("from 1 123.40 to 1 965.51", "由 1 123.40 增至 1 965.51")),
                        new Report.Fact(
                                Words.of("Carbon source, 2020", "碳源，2020"),
                                "13\u2009029.34",
                                Words.same("10⁴ tCO₂"),
                                Words.of("9 826.34 in 2005", "2005 年为 9 826.34")),
                        new Report.Fact(
                                Words.of("Carbon sink, 2020", "碳汇，2020"),
                                "4\u2009165.38",
                                Words.same("10⁴ tCO₂"),
                                Words.of("4 275.49 in 2005", "2005 年为 4 275.49")),
                        new Report.Fact(
                                Words.of("Net, 2020", "净碳排放，2020"),
                                "8\u2009863.96",
                                Words.same("10⁴ tCO₂"),
                                Words.none())),
                List.of(),
                List.of(change, carbon, where, clusters, drivers, zones),
                List.of(caution),
                new Report.Appendix(
                        List.of(
                                new Report.Check(
                                        Words.of("Cells by class = cells of the region, 2005", "各地类像元数 = 区域像元数，2005"),
                                        2808700,
                                        2808700,
                                        Words.of("cells", "像元"),
                                        0),
                                new Report.Check(
                                        Words.of("Source by county = source by class, 2020", "分区县碳源 = 分地类碳源，2020"),
                                        130293400.0,
                                        130293400.0000004,
                                        Words.same("tCO2"),
                                        1e-9),
                                new Report.Check(
                                        Words.of("Energy of Furong = flux on its cells", "芙蓉区能源排放 = 像元通量之和"),
                                        9120.5,
                                        9121.5,
                                        Words.same("tCO2"),
                                        1e-9)),
                        List.of(new Report.Method(
                                Words.of("Land-use change", "土地利用变化"),
                                Words.of(
                                        "Transfer matrices count cells; areas are cells times the true cell area. "
                                                + "Direct factors are multiplied once per class and unit.",
                                        "转移矩阵按像元计数；面积为像元数乘以真实像元面积。直接系数对每个地类和单元只相乘一次。 T_ij, n^−0.2"),
                                List.of("Pontius 2004"))),
                        List.of(factorTable),
                        new Report.Provenance(
                                "czt.yml",
                                "0.1.0",
                                20260101L,
                                List.of(
                                        new Report.Input(
                                                "landUse.phases.2005",
                                                "lu2005.tif",
                                                1_234_567,
                                                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
                                        new Report.Input(
                                                "units.districts",
                                                "区县 <1>.gpkg",
                                                456_789,
                                                "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"),
                                        new Report.Input(
                                                "criterion lights",
                                                "lights.tif",
                                                12_345,
                                                "0b822cd15d6c15b0f00a089f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b")),
                                List.of(Words.of(
                                        "lu2010.tif was brought onto the study grid: nearest, from EPSG:4326.",
                                        "lu2010.tif 已配准到研究格网：最近邻，源坐标系 EPSG:4326。")))));
    }
}
