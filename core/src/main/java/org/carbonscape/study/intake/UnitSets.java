package org.carbonscape.study.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Gcj02;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Transform;
import org.carbonscape.io.vector.Antimeridian;
import org.carbonscape.io.vector.Layer;
import org.carbonscape.io.vector.UnitLayer;
import org.carbonscape.io.vector.VectorFile;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.table.InputFiles;
import org.carbonscape.zone.Fishnet;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.PairTable;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;

/** UNITS: a unit set of the study, in the coordinates of the study grid. */
public final class UnitSets {
    private static final int MOST_SQUARES = 4_000_000;
    /** Overlaps up to this share of the smaller unit are slivers of drawing. */
    private static final double SLIVER = 0.01;

    private final String name;
    private final String place;
    private final Study.Units units;
    private final Grid grid;
    private final Problems problems;

    /** A set of the study's section {@code units}. */
    UnitSets(String name, Study.Units units, Grid grid, Problems problems) {
        this(name, place(name, units), units, grid, problems);
    }

    /** @param place where the set is written, for problems: a key, with the file where there is one */
    public UnitSets(String name, String place, Study.Units units, Grid grid, Problems problems) {
        this.name = name;
        this.place = place;
        this.units = units;
        this.grid = grid;
        this.problems = problems;
    }

    public UnitSet open() {
        return units instanceof Study.Polygons polygons
                ? polygons(polygons)
                : squares(((Study.Squares) units).side_m());
    }

    private UnitSet squares(double side_m) {
        if (grid.crs().isGeographic()) {
            throw new ProblemException(
                    ProblemCode.UNITS_04_FISHNET_DEGREES, place, grid.crs().label(), grid.usualProjection());
        }
        double side = side_m / grid.crs().metresPerUnit();
        String cell = Numbers.text(
                Math.max(grid.cellWidth(), grid.cellHeight()) * grid.crs().metresPerUnit());
        double squares =
                Math.ceil(grid.columns() * grid.cellWidth() / side) * Math.ceil(grid.rows() * grid.cellHeight() / side);
        if (side < Math.max(grid.cellWidth(), grid.cellHeight()) * (1 - 1e-9) || squares > MOST_SQUARES) {
            throw new ProblemException(
                    ProblemCode.UNITS_05_FISHNET_SIZE, place, Numbers.text(side_m), cell, Numbers.readable(squares, 0));
        }
        return new Fishnet(name, side, grid);
    }

    static UnitLayer layer(String name, Study.Polygons polygons) {
        return layer(polygons, place(name, polygons));
    }

    private static UnitLayer layer(Study.Polygons polygons, String place) {
        Layer layer = InputFiles.rename(
                () -> polygons.layer().isPresent()
                        ? VectorFile.read(polygons.file(), polygons.layer().get())
                        : VectorFile.read(polygons.file()),
                polygons.file(),
                place);
        return UnitLayer.of(layer, polygons.id(), polygons.name(), place);
    }

    private static String place(String name, Study.Units units) {
        return "units." + name
                + (units instanceof Study.Polygons p ? " (" + p.file().getFileName() + ")" : ".fishnet");
    }

    private UnitSet polygons(Study.Polygons source) {
        UnitLayer layer = layer(source, place);
        layer.cautions()
                .forEach(c -> problems.add(
                        c.place().equals(source.file().getFileName().toString()) ? c.at(place) : c));
        if (layer.ids().contains(UnitSet.OUTSIDE)) {
            problems.add(
                    ProblemCode.STUDY_05_VALUE,
                    place,
                    UnitSet.OUTSIDE,
                    Bilingual.of("tables mean land in no unit by it", "表格以此表示不属于任何单元的土地"),
                    Bilingual.of("another id for this unit", "另一个单元编号"));
        }
        List<String> columns =
                Stream.of(source.id(), source.name()).flatMap(Optional::stream).toList();
        return new PolygonUnits(name, layer.ids(), layer.names(), onGrid(layer, source.gcj02()), columns);
    }

    /** The polygons in the grid's coordinates; those that have none there are empty. */
    private List<Geometry> onGrid(UnitLayer layer, boolean gcj02) {
        Crs crs = layer.crs().orElseThrow(() -> new ProblemException(ProblemCode.UNITS_01_NO_CRS, place));
        List<Geometry> onGrid = new ArrayList<>();
        Transform transform = Transform.between(gcj02 ? Crs.epsg(4326) : crs, grid.crs(), grid);
        transform.caution(place).ifPresent(problems::add);
        Envelope all = new Envelope();
        boolean any = false;
        List<String> nowhere = new ArrayList<>();
        for (int i = 0; i < layer.size(); i++) {
            Geometry moved = moved(layer.polygons().get(i), crs, gcj02, transform);
            if (grid.crs().isGeographic()) { // maps may begin at any meridian
                double turn = 360 / grid.crs().degreesPerUnit();
                moved = Antimeridian.onto(Antimeridian.unwrapped(moved, turn), grid.west(), grid.east(), turn);
            } else if (isTorn(layer.polygons().get(i), moved, crs)) {
                if (touches(moved)) {
                    nowhere.add(layer.ids().get(i));
                }
                moved = moved.getFactory().createPolygon();
            }
            onGrid.add(moved);
            Envelope box = moved.getEnvelopeInternal();
            all.expandToInclude(box);
            any |= box.getMaxX() > grid.west()
                    && box.getMinX() < grid.east()
                    && box.getMaxY() > grid.south()
                    && box.getMinY() < grid.north();
        }
        if (!nowhere.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.UNITS_06_NO_POSITION,
                    place,
                    nowhere.size(),
                    grid.crs().label(),
                    Listing.of(nowhere));
        }
        if (!any) {
            throw new ProblemException(
                    ProblemCode.UNITS_02_ALL_OUTSIDE,
                    place,
                    layer.size(),
                    grid.crs().label(),
                    apart(all),
                    ofZone(all));
        }
        return onGrid;
    }

    private static Geometry moved(Geometry polygon, Crs crs, boolean gcj02, Transform transform) {
        Geometry moved = polygon.copy();
        if (gcj02) {
            move(moved, (x, y, n) -> {
                if (!crs.isGeographic()) {
                    crs.toGeographic(x, y, n);
                }
                Gcj02.toWgs84(x, y, n);
            });
        }
        if (!transform.isIdentity()) {
            move(moved, transform::apply);
        }
        return moved;
    }

    /** Where units and cells lie, in the grid's coordinates. */
    private Bilingual apart(Envelope units) {
        String theirs = range(units);
        String cells = range(new Envelope(grid.west(), grid.east(), grid.south(), grid.north()));
        return Bilingual.of(
                ": they lie at " + theirs + ", its cells at " + cells, "：单元位于 " + theirs + "，像元位于 " + cells);
    }

    /** Chinese eastings of eight digits begin with their zone, which systems without it do not undo. */
    private static Bilingual ofZone(Envelope units) {
        int zone = (int) (units.getMinX() / 1_000_000);
        boolean six = zone >= 13 && zone <= 23;
        if (!six && (zone < 25 || zone > 45) || (int) (units.getMaxX() / 1_000_000) != zone) {
            return NOTHING;
        }
        String system = "CGCS2000 / " + (six ? "" : "3-degree ") + "Gauss-Kruger zone " + zone + " (EPSG:"
                + (six ? 4491 + zone - 13 : 4513 + zone - 25) + ")";
        String easting = coordinate(units.getMinX());
        return Bilingual.of(
                " " + easting + " begins with the number of its zone, " + zone
                        + ": give the file a system with it, such as " + system
                        + " (in QGIS: Set Layer CRS, then Export > Save Features As).",
                "横坐标 " + easting + " 带有带号 " + zone + "：请为文件指定带号的坐标系，如 " + system + "（在 QGIS 中：设置图层坐标系，再用 导出 > 要素另存为）。");
    }

    private static String range(Envelope box) {
        return "x " + coordinate(box.getMinX()) + " .. " + coordinate(box.getMaxX()) + ", y "
                + coordinate(box.getMinY()) + " .. " + coordinate(box.getMaxY());
    }

    private static String coordinate(double value) {
        return Numbers.text(Math.abs(value) < 1000 ? Math.round(value * 100) / 100.0 : Math.round(value));
    }

    private static final Bilingual NOTHING = Bilingual.of("", "");

    /** Half of the way around the Earth, metres. */
    private static final double FAR = 2e7;

    /**
     * Whether a map of the Earth is cut within the polygon: corners have no position on it, or neighbouring ones lie at
     * its
     * two ends.
     */
    private boolean isTorn(Geometry before, Geometry after, Crs crs) {
        double far = FAR / grid.crs().metresPerUnit();
        double farBefore = crs.isGeographic() ? 180 / crs.degreesPerUnit() : FAR / crs.metresPerUnit();
        List<LineString> rings = rings(after);
        List<LineString> own = rings(before);
        for (int r = 0; r < rings.size(); r++) {
            CoordinateSequence points = rings.get(r).getCoordinateSequence();
            CoordinateSequence were = own.get(r).getCoordinateSequence();
            for (int i = 0; i < points.size(); i++) {
                if (!Double.isFinite(points.getX(i))
                        || !Double.isFinite(points.getY(i))
                        || i > 0
                                && Math.abs(points.getX(i) - points.getX(i - 1)) > far
                                && Math.abs(were.getX(i) - were.getX(i - 1)) < farBefore) {
                    return true;
                }
            }
        }
        return false;
    }

    @SuppressWarnings("unchecked") // a raw list in JTS
    private static List<LineString> rings(Geometry polygon) {
        return (List<LineString>) LinearComponentExtracter.getLines(polygon);
    }

    /** Whether a torn polygon may cover land of the grid: between its corners, or from them to the ends of the map. */
    private boolean touches(Geometry polygon) {
        Envelope box = new Envelope();
        double toTheEast = Double.POSITIVE_INFINITY;
        double toTheWest = Double.NEGATIVE_INFINITY;
        for (Coordinate point : polygon.getCoordinates()) {
            if (Double.isFinite(point.x) && Double.isFinite(point.y)) {
                box.expandToInclude(point);
                if (point.x > 0) {
                    toTheEast = Math.min(toTheEast, point.x);
                } else {
                    toTheWest = Math.max(toTheWest, point.x);
                }
            }
        }
        boolean between = box.getMaxX() > grid.west() && box.getMinX() < grid.east();
        boolean atTheEnds = grid.east() > toTheEast || grid.west() < toTheWest;
        return (box.getWidth() * grid.crs().metresPerUnit() > FAR ? atTheEnds : between)
                && box.getMaxY() > grid.south()
                && box.getMinY() < grid.north();
    }

    /** Moves coordinates in place. */
    public interface Move {
        void apply(double[] x, double[] y, int count);
    }

    public static void move(Geometry geometry, Move move) {
        geometry.apply(new CoordinateSequenceFilter() {
            private @Nullable CoordinateSequence done;

            @Override
            public void filter(CoordinateSequence points, int i) {
                if (points == done) {
                    return;
                }
                done = points;
                int n = points.size();
                double[] x = new double[n];
                double[] y = new double[n];
                for (int k = 0; k < n; k++) {
                    x[k] = points.getX(k);
                    y[k] = points.getY(k);
                }
                move.apply(x, y, n);
                for (int k = 0; k < n; k++) {
                    points.setOrdinate(k, 0, x[k]);
                    points.setOrdinate(k, 1, y[k]);
                }
            }

            @Override
            public boolean isDone() {
                return false;
            }

            @Override
            public boolean isGeometryChanged() {
                return true;
            }
        });
        geometry.geometryChanged();
    }

    /** What only the counts can tell: units without cells, overlaps, land in no unit. */
    public static void checkCounts(Study study, LandCounts counts, StudyArea studyArea, Problems problems) {
        for (int s = 0; s < counts.sets().size(); s++) {
            UnitSet set = counts.sets().get(s);
            if (!(set instanceof PolygonUnits)) {
                continue;
            }
            String place = place(set.name(), (Study.Polygons)
                    Objects.requireNonNull(study.units().get(set.name()), "sets of polygons are those of the study"));
            long[] cells = new long[set.count() + 1];
            PairTable table = counts.phase(s, 0);
            for (int r = 0; r < table.rows(); r++) {
                cells[table.unit(r)] += table.cells(r);
            }
            List<String> empty = new ArrayList<>();
            for (int u = 1; u <= set.count(); u++) {
                if (cells[u] == 0) {
                    empty.add(set.id(u));
                }
            }
            if (empty.size() == set.count()) {
                problems.add(
                        ProblemCode.UNITS_02_ALL_OUTSIDE,
                        place,
                        set.count(),
                        studyArea.grid().crs().label(),
                        NOTHING,
                        NOTHING);
            } else if (!empty.isEmpty()) {
                problems.add(ProblemCode.UNITS_C01_OUTSIDE, place, empty.size(), set.count(), Listing.of(empty));
            }
            overlaps(counts, s, cells, place, problems);
            Outside outside = outside(counts, s, studyArea.years().size());
            if (outside.cells > 0) {
                problems.add(
                        ProblemCode.UNITS_C03_NO_UNIT,
                        place,
                        Numbers.readable(outside.cells / counts.parts(), 0),
                        Numbers.readable(studyArea.km2(outside.cells, outside.area), 2));
            }
        }
    }

    /** Land in no unit, as counted. */
    private record Outside(long cells, long area) {}

    /** Of the phase that has most of it: rasters of other phases may lack what lies outside. */
    private static Outside outside(LandCounts counts, int set, int phases) {
        Outside most = new Outside(0, 0);
        for (int p = 0; p < phases; p++) {
            PairTable table = counts.phase(set, p);
            long cells = 0;
            long area = 0;
            for (int r = 0; r < table.rows(); r++) {
                if (table.unit(r) == 0 && table.from(r) > 0) {
                    cells += table.cells(r);
                    area += table.area(r);
                }
            }
            most = cells > most.cells ? new Outside(cells, area) : most;
        }
        return most;
    }

    private static void overlaps(LandCounts counts, int s, long[] cells, String place, Problems problems) {
        UnitSet set = counts.sets().get(s);
        List<String> slivers = new ArrayList<>();
        List<String> serious = new ArrayList<>();
        counts.overlaps(s).forEach((a, b, n) -> {
            // what the lower unit lost to the later one still counts as its own land here
            double smaller = Math.min((double) cells[a] / counts.parts() + n, (double) cells[b] / counts.parts());
            (n > smaller * SLIVER ? serious : slivers)
                    .add("\"" + set.id(a) + "\" / \"" + set.id(b) + "\" (" + Numbers.readable(n, 0) + ")");
        });
        if (!serious.isEmpty()) {
            problems.add(ProblemCode.UNITS_03_OVERLAP, place, Listing.of(serious));
        }
        if (!slivers.isEmpty()) {
            problems.add(ProblemCode.UNITS_C02_OVERLAP, place, Listing.of(slivers));
        }
    }
}
