package org.carbonscape.study.face;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carbonscape.align.Aligned;
import org.carbonscape.carbon.Spread;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Ramp;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Transform;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.run.WholeFile;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.io.tiff.UndeclaredNoData;
import org.carbonscape.measure.Numbers;
import org.carbonscape.method.DensityMethod;
import org.carbonscape.method.DensityOptions;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.report.QgisStyle;
import org.carbonscape.study.gather.DensityStage;
import org.carbonscape.study.intake.Places;
import org.carbonscape.study.intake.UnitSets;
import org.carbonscape.study.intake.UnitSource;
import org.carbonscape.study.intake.UnitValues;
import org.carbonscape.zone.PolygonUnits;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.PolygonExtracter;

/**
 * Kernel density of points, unit centroids or a raster's cells, as GeoTIFF in amounts per km2. The surface reaches one
 * radius beyond the input so that nothing is lost; with edge correction it ends where the input ends, and what would
 * fall outside is kept inside.
 */
public final class PlainDensity {
    private static final DensityMethod METHOD = new DensityMethod();
    private static final int MOST_CELLS = 1 << 29;

    private PlainDensity() {}

    /** Which values count: all (none may be negative), the positive ones, or the magnitudes of the negative ones. */
    public enum Part {
        ALL(v -> v),
        SOURCE(v -> Math.max(0, v)),
        SINK(v -> Math.max(0, -v));

        private final DoubleUnaryOperator take;

        Part(DoubleUnaryOperator take) {
            this.take = take;
        }

        double of(double value) {
            return take.applyAsDouble(value);
        }
    }

    /** What a raster's cells hold: amounts of the cell, or amounts per hectare or km2. */
    public enum Per {
        CELL,
        HA,
        KM2
    }

    /**
     * Options of the command.
     *
     * @param options without a cell: 1/250 of the shorter side; of a raster its own cell
     * @param like    a raster whose grid the surface takes
     */
    public record Request(UnitSource source, Part part, Per per, DensityOptions options, Optional<Path> like) {}

    /** What was written. */
    public record Written(DensityMethod.Surface surface, List<Problem> cautions) {
        /** For machines. */
        public Map<String, Object> json(Path out) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("file", out.toString());
            METHOD.columns(surface).forEach(c -> map.put(c.name(), c.cell(0)));
            map.put("edgeCorrected", surface.options().edge()); // a truth value for programs, a word in tables
            return map;
        }
    }

    /** Computes and writes a surface. */
    public static Written density(Request request, Path out, Engine engine) {
        if (!List.of("tif", "tiff").contains(PlainOutput.ending(out))) {
            throw new ProblemException(ProblemCode.GATHER_05_OUT, "--out", out.getFileName(), ".tif");
        }
        Points points = request.source.raster().isPresent() ? ofRaster(request, engine) : ofUnits(request, engine);
        double metres = points.origin.crs.metresPerUnit();
        DensityMethod.Surface surface = points.origin.told(() -> METHOD.run(
                new DensityMethod.Data(
                        points.x, points.y, points.amounts, metres, radius -> area(request, points, radius, metres)),
                request.options,
                engine));
        String unit = request.source
                .value()
                .map(v -> v + " per km2")
                .orElse(request.source.raster().isPresent() ? "per km2" : "points per km2");
        WholeFile.at(out, file -> DensityStage.write(file, surface.result(), unit, "kernel density", 0, engine));
        style(out, surface.result().values(), request.part == Part.SINK ? Ramp.GREENS : Ramp.REDS);
        List<Problem> cautions = new ArrayList<>(points.origin.cautions);
        offGrid(request, points, surface.result().grid()).ifPresent(cautions::add);
        METHOD.cautions(surface).forEach(p -> cautions.add(p.at(points.origin.name)));
        return new Written(surface, cautions);
    }

    /** What QGIS opens it with, which would show it grey; a style that somebody keeps there stays. */
    private static void style(Path out, double[] values, Ramp ramp) {
        Path style = out.resolveSibling(out.getFileName().toString().replaceFirst("\\.[^.]*$", ".qml"));
        DensityStage.key(List.of(values), Words.none(), ramp)
                .filter(key -> !Files.exists(style) || QgisStyle.isOwn(style))
                .map(key -> QgisStyle.raster(key, Language.EN).getBytes(StandardCharsets.UTF_8))
                .ifPresent(qml -> WholeFile.write(style, stream -> stream.write(qml)));
    }

    /**
     * Where points come from.
     *
     * @param crs the plane they lie in
     * @param ids of points that are units; of a raster's cells their number
     */
    private record Origin(String name, Crs crs, IntFunction<String> ids, List<Problem> cautions) {
        /** Problems of the library under the user's names. */
        <T> T told(Supplier<T> step) {
            try {
                return step.get();
            } catch (ProblemException e) {
                throw new ProblemException(e.problems().stream()
                        .map(p -> p.placed(argument -> name).naming(ids))
                        .toList());
            }
        }
    }

    /**
     * What the points stand on.
     *
     * @param extent  of the input, map units
     * @param mask    polygons that bound the area; empty = the extent, or the raster's cells
     * @param lattice the raster's grid in cells of the surface, and where it has values
     */
    private record Footprint(Envelope extent, List<Geometry> mask, Optional<DensityMethod.Area> lattice) {}

    private record Points(Origin origin, double[] x, double[] y, double[] amounts, Footprint footprint) {}

    private static Points ofUnits(Request request, Engine engine) {
        UnitValues units = UnitValues.read(request.source, engine);
        Crs own = units.crs().orElseThrow(() -> new ProblemException(ProblemCode.UNITS_01_NO_CRS, units.name()));
        List<Problem> cautions = new ArrayList<>(units.cautions());
        units.withoutValue(request.source.value()).ifPresent(cautions::add);
        double[] weights = Arrays.stream(units.values())
                .map(v -> Double.isNaN(v) ? v : request.part.take.applyAsDouble(v))
                .toArray();
        List<Geometry> shapes = units.shapes();
        Crs plane = own;
        if (own.isGeographic()) {
            plane = Places.shapes(shapes, Optional.of(own)).plane().orElseThrow();
            shapes = projected(shapes, own, plane);
            cautions.add(Problem.of(ProblemCode.GATHER_C01_PROJECTED, units.name(), plane.label()));
        }
        Places places = Places.shapes(shapes, Optional.of(plane));
        Envelope extent = new Envelope();
        shapes.forEach(s -> extent.expandToInclude(s.getEnvelopeInternal()));
        List<Geometry> polygons = new ArrayList<>(); // of collections too, which may hold lines beside them
        shapes.forEach(s -> PolygonExtracter.getPolygons(s, polygons));
        return new Points(
                new Origin(units.name(), plane, units.ids(), cautions),
                places.x(),
                places.y(),
                weights,
                new Footprint(extent, polygons, Optional.empty()));
    }

    private static List<Geometry> projected(List<Geometry> shapes, Crs from, Crs to) {
        Envelope box = new Envelope();
        shapes.forEach(s -> box.expandToInclude(s.getEnvelopeInternal()));
        Transform transform = Transform.between(
                from,
                to,
                new Grid(
                        from,
                        box.getMinX() - 1e-3,
                        box.getMaxY() + 1e-3,
                        box.getWidth() + 2e-3,
                        box.getHeight() + 2e-3,
                        1,
                        1));
        List<Geometry> moved = new ArrayList<>();
        for (Geometry shape : shapes) {
            Geometry copy = shape.copy();
            UnitSets.move(copy, transform::apply);
            moved.add(copy);
        }
        return moved;
    }

    private static DensityStage.PerCell perCell(Per per, CellArea area) {
        return row -> per == Per.CELL ? 1 : Spread.cell_ha(area, row) / (per == Per.HA ? 1 : 100);
    }

    private static Points ofRaster(Request request, Engine engine) {
        TiffFile tiff = TiffFile.open(request.source.raster().orElseThrow());
        String name = tiff.path().getFileName().toString();
        ValueRaster raster = tiff.values();
        List<Problem> cautions = UndeclaredNoData.beside(tiff, raster, Aligned.part(tiff.grid(), tiff.grid())).stream()
                .map(c -> c.at(name))
                .collect(Collectors.toCollection(ArrayList::new));
        Grid source = raster.grid();
        CellArea area = CellArea.of(source);
        double side_m = source.crs().isGeographic()
                ? Math.sqrt(Spread.cell_ha(area, source.rows() / 2) * 1e4)
                : source.crs().metresPerUnit() * Math.max(source.cellWidth(), source.cellHeight());
        int step = request.options.cell_m().isEmpty()
                ? 1
                : (int) Math.max(1, Math.rint(request.options.cell_m().getAsDouble() / side_m));
        Grid grid = checked(new Grid(
                source.crs(),
                source.west(),
                source.north(),
                source.cellWidth() * step,
                source.cellHeight() * step,
                (source.columns() - 1) / step + 1,
                (source.rows() - 1) / step + 1));
        boolean[] inside = new boolean[(int) grid.cells()];
        double[] amounts =
                DensityStage.gather(raster, grid, step, perCell(request.per, area), request.part::of, inside, engine);
        DensityMethod.Area valued = new DensityMethod.Area(grid, inside);
        DensityMethod.Data cells = DensityMethod.Data.ofCells(grid, amounts, 1, radius -> valued);
        if (source.crs().isGeographic()) {
            return projected(name, cells, valued, side_m * step, cautions);
        }
        return new Points(
                new Origin(name, source.crs(), PlainDensity::number, cautions),
                cells.x(),
                cells.y(),
                cells.amounts(),
                new Footprint(
                        new Envelope(grid.west(), grid.east(), grid.south(), grid.north()),
                        List.of(),
                        Optional.of(valued)));
    }

    private static String number(int cell) {
        return Integer.toString(cell + 1);
    }

    /** Cells of longitudes and latitudes as points in UTM; the surface's cells are as large as theirs in the middle. */
    private static Points projected(
            String name, DensityMethod.Data points, DensityMethod.Area area, double cell_m, List<Problem> cautions) {
        Grid grid = area.grid();
        boolean[] inside = area.inside();
        double[] x = points.x();
        double[] y = points.y();
        int[] cells = IntStream.range(0, inside.length).filter(i -> inside[i]).toArray();
        double[] allX = new double[cells.length];
        double[] allY = new double[cells.length];
        Arrays.setAll(allX, k -> grid.centreX(cells[k] % grid.columns()));
        Arrays.setAll(allY, k -> grid.centreY(cells[k] / grid.columns()));
        Crs plane = Places.plane(grid.crs(), allX, allY);
        Transform.between(grid.crs(), plane, grid).apply(x, y, x.length);
        Envelope centres = new Envelope();
        for (int k = 0; k < cells.length; k++) {
            centres.expandToInclude(allX[k], allY[k]);
        }
        centres.expandBy(cell_m / 2);
        double west = Math.floor(centres.getMinX() / cell_m) * cell_m;
        double north = Math.ceil(centres.getMaxY() / cell_m) * cell_m;
        Grid flat = checked(new Grid(
                plane,
                west,
                north,
                cell_m,
                cell_m,
                (int) Math.max(1, Math.ceil((centres.getMaxX() - west) / cell_m)),
                (int) Math.max(1, Math.ceil((north - centres.getMinY()) / cell_m))));
        boolean[] valued = new boolean[(int) flat.cells()];
        double[] lon = new double[valued.length];
        double[] lat = new double[valued.length];
        Arrays.setAll(lon, i -> flat.centreX(i % flat.columns()));
        Arrays.setAll(lat, i -> flat.centreY(i / flat.columns()));
        Transform.between(plane, grid.crs(), grid).apply(lon, lat, lon.length);
        for (int i = 0; i < valued.length; i++) {
            valued[i] = holds(area, lon[i], lat[i]);
        }
        cautions.add(Problem.of(ProblemCode.GATHER_C01_PROJECTED, name, plane.label()));
        return new Points(
                new Origin(name, plane, PlainDensity::number, cautions),
                x,
                y,
                points.amounts(),
                new Footprint(centres, List.of(), Optional.of(new DensityMethod.Area(flat, valued))));
    }

    /** Told where more than a hundredth of the amount lies off the grid asked for. */
    private static Optional<Problem> offGrid(Request request, Points points, Grid grid) {
        double off = 0;
        double all = 0;
        for (int i = 0; i < points.amounts.length; i++) {
            double w = points.amounts[i] > 0 ? points.amounts[i] : 0;
            all += w;
            boolean on = points.x[i] >= grid.west()
                    && points.x[i] <= grid.east()
                    && points.y[i] >= grid.south()
                    && points.y[i] <= grid.north();
            off += on ? 0 : w;
        }
        return request.like.isEmpty() || !(off > 0.01 * all)
                ? Optional.empty()
                : Optional.of(Problem.of(
                        ProblemCode.GATHER_C02_OFF_GRID,
                        "--like " + request.like.get().getFileName(),
                        Numbers.readable(100 * off / all, 1)));
    }

    private static DensityMethod.Area area(Request request, Points points, double radius, double metres) {
        if (request.like.isPresent()) {
            Grid like = checked(TiffFile.open(request.like.get()).grid());
            if (!like.crs().sameAs(points.origin.crs)) {
                throw new ProblemException(
                        ProblemCode.GATHER_07_LIKE,
                        "--like " + request.like.get().getFileName(),
                        like.crs().label(),
                        points.origin.crs.label());
            }
            return request.options.edge() ? within(points.footprint, like) : DensityMethod.Area.whole(like);
        }
        if (points.footprint.lattice.isPresent()) {
            Grid grid = points.footprint.lattice.get().grid();
            if (request.options.edge()) {
                return points.footprint.lattice.get();
            }
            int around = (int) Math.ceil(radius / Math.min(grid.cellWidth(), grid.cellHeight()));
            return DensityMethod.Area.whole(checked(new Grid(
                    grid.crs(),
                    grid.west() - around * grid.cellWidth(),
                    grid.north() + around * grid.cellHeight(),
                    grid.cellWidth(),
                    grid.cellHeight(),
                    grid.columns() + 2 * around,
                    grid.rows() + 2 * around)));
        }
        double shorter = Math.min(points.footprint.extent.getWidth(), points.footprint.extent.getHeight());
        double cell = request.options.cell_m().isPresent()
                ? request.options.cell_m().getAsDouble() / metres
                : shorter > 0 ? shorter / 250 : radius / 20;
        double margin = request.options.edge() ? 0 : radius;
        double west = Math.floor((points.footprint.extent.getMinX() - margin) / cell) * cell;
        double north = Math.ceil((points.footprint.extent.getMaxY() + margin) / cell) * cell;
        double columns = Math.ceil((points.footprint.extent.getMaxX() + margin - west) / cell);
        double rows = Math.ceil((north - points.footprint.extent.getMinY() + margin) / cell);
        if (!(columns * rows <= MOST_CELLS)) {
            throw new ProblemException(
                    ProblemCode.GATHER_04_LARGE, "--cell", Numbers.readable(columns, 0), Numbers.readable(rows, 0));
        }
        Grid grid = new Grid(
                points.origin.crs, west, north, cell, cell, (int) Math.max(1, columns), (int) Math.max(1, rows));
        return request.options.edge() ? within(points.footprint, grid) : DensityMethod.Area.whole(grid);
    }

    /** What of a grid lies in the polygons, or where the raster has values; of points all of it. */
    private static DensityMethod.Area within(Footprint footprint, Grid grid) {
        if (footprint.lattice.isPresent()) {
            DensityMethod.Area valued = footprint.lattice.get();
            boolean[] inside = new boolean[(int) grid.cells()];
            for (int i = 0; i < inside.length; i++) {
                inside[i] = holds(valued, grid.centreX(i % grid.columns()), grid.centreY(i / grid.columns()));
            }
            return new DensityMethod.Area(grid, inside);
        }
        return footprint.mask.isEmpty()
                ? DensityMethod.Area.whole(grid)
                : new DensityMethod.Area(grid, burnt(footprint.mask, grid));
    }

    private static boolean holds(DensityMethod.Area area, double x, double y) {
        Grid grid = area.grid();
        int column = (int) Math.floor((x - grid.west()) / grid.cellWidth());
        int row = (int) Math.floor((grid.north() - y) / grid.cellHeight());
        return column >= 0
                && column < grid.columns()
                && row >= 0
                && row < grid.rows()
                && area.inside()[row * grid.columns() + column];
    }

    private static Grid checked(Grid grid) {
        if (grid.cells() > MOST_CELLS) {
            throw new ProblemException(ProblemCode.GATHER_04_LARGE, "--cell", grid.columns(), grid.rows());
        }
        return grid;
    }

    private static boolean[] burnt(List<Geometry> polygons, Grid grid) {
        List<String> ids =
                IntStream.range(0, polygons.size()).mapToObj(Integer::toString).toList();
        int[] units = new int[(int) grid.cells()];
        new PolygonUnits("mask", ids, ids, polygons)
                .burner(grid)
                .band(0, grid.rows())
                .units(new Window(0, 0, grid.columns(), grid.rows()), units);
        boolean[] inside = new boolean[units.length];
        for (int i = 0; i < units.length; i++) {
            inside[i] = units[i] > 0;
        }
        return inside;
    }
}
