package org.carbonscape.study.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Transform;
import org.carbonscape.io.Unreadable;
import org.carbonscape.io.table.TextEncoding;
import org.carbonscape.io.vector.Antimeridian;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.plan.WeightsChoice;
import org.carbonscape.weights.Contiguity;
import org.carbonscape.weights.Distances;
import org.carbonscape.weights.Gal;
import org.carbonscape.weights.Gwt;
import org.carbonscape.weights.Lattice;
import org.carbonscape.weights.MatrixText;
import org.carbonscape.weights.Proximity;
import org.carbonscape.weights.Swm;
import org.carbonscape.weights.Weights;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygonal;

/**
 * Units on the ground, by place: what neighbours are found from. A lattice answers contiguity from its rows and
 * columns; for distances its cells with a value become points. Distances are planar metres: longitudes and latitudes
 * are brought onto the UTM zone of their middle first.
 */
public final class Places {
    private static final int LOOKED_AT = 1 << 16;

    private final Optional<Cells> lattice;
    private final Shapes shapes;
    private final int[] units; // by place; empty = the place itself
    private final Points points;

    /** @param present whether a cell is a unit, by row and column */
    private record Cells(Grid grid, boolean[] present) {}

    /** @param crs of all of them; empty where their file names none */
    private record Shapes(List<? extends Geometry> shapes, Optional<Crs> crs) {}

    /**
     * What distances are measured between.
     *
     * @param plane of x and y; empty where the file names none: distances are in its units
     * @param x     by place, NaN of an empty shape; none on a lattice
     */
    private record Points(Optional<Crs> plane, double[] x, double[] y) {}

    private Places(Optional<Cells> lattice, Shapes shapes, int[] units, Points points) {
        this.lattice = lattice;
        this.shapes = shapes;
        this.units = units;
        this.points = points;
    }

    /** Whether shapes in longitude and latitude lie on both sides of the 180th meridian, and nowhere near Greenwich. */
    static boolean isAcross(List<? extends Geometry> shapes, Optional<Crs> crs) {
        Envelope box = new Envelope();
        shapes.forEach(s -> box.expandToInclude(s.getEnvelopeInternal()));
        if (box.getWidth() <= 180 || crs.filter(Crs::isGeographic).isEmpty()) {
            return false;
        }
        double turn = 360 / crs.get().degreesPerUnit();
        List<Geometry> continuous =
                shapes.stream().map(s -> Antimeridian.unwrapped(s, turn)).toList();
        return !continuous.equals(List.copyOf(shapes))
                || !Antimeridian.together(continuous, turn).equals(continuous);
    }

    /** Polygons or points; an empty geometry has no neighbours. */
    public static Places shapes(List<? extends Geometry> given, Optional<Crs> crs) {
        List<? extends Geometry> shapes = crs.filter(Crs::isGeographic)
                .<List<? extends Geometry>>map(c -> {
                    double turn = 360 / c.degreesPerUnit();
                    return Antimeridian.together(
                            given.stream()
                                    .map(s -> Antimeridian.unwrapped(s, turn))
                                    .toList(),
                            turn);
                })
                .orElse(given);
        double[] x = new double[shapes.size()];
        double[] y = new double[shapes.size()];
        for (int i = 0; i < x.length; i++) {
            Point centre = shapes.get(i).getCentroid();
            x[i] = centre.isEmpty() ? Double.NaN : centre.getX();
            y[i] = centre.isEmpty() ? Double.NaN : centre.getY();
        }
        Optional<Crs> plane = crs.map(c -> plane(c, x, y));
        return new Places(Optional.empty(), new Shapes(shapes, crs), new int[0], new Points(plane, x, y));
    }

    /** Cells of a grid, those present being units; as a lattice where the choice allows it, else as points. */
    public static Places cells(Grid grid, boolean[] present, WeightsChoice choice) {
        Shapes noShapes = new Shapes(List.of(), Optional.of(grid.crs()));
        if (choice.onLattice()) {
            Points none = new Points(Optional.of(grid.crs()), new double[0], new double[0]);
            return new Places(Optional.of(new Cells(grid, present)), noShapes, new int[0], none);
        }
        int[] cells = IntStream.range(0, present.length).filter(i -> present[i]).toArray();
        double[] x = new double[cells.length];
        double[] y = new double[cells.length];
        for (int k = 0; k < cells.length; k++) {
            x[k] = grid.centreX(cells[k] % grid.columns());
            y[k] = grid.centreY(cells[k] / grid.columns());
        }
        Crs plane = plane(grid.crs(), x, y);
        return new Places(Optional.empty(), noShapes, cells, new Points(Optional.of(plane), x, y));
    }

    /** Moves coordinates in degrees onto a UTM zone, in place; the system they are then in. */
    public static Crs plane(Crs crs, double[] x, double[] y) {
        if (!crs.isGeographic() || x.length == 0) {
            return crs;
        }
        double degrees = crs.degreesPerUnit();
        double start = Antimeridian.start(x, x, 360 / degrees);
        double west = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double south = west;
        double north = east;
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
                double longitude = x[i] < start ? x[i] + 360 / degrees : x[i];
                west = Math.min(west, longitude);
                east = Math.max(east, longitude);
                south = Math.min(south, y[i]);
                north = Math.max(north, y[i]);
            }
        }
        if (!(west <= east)) {
            return crs;
        }
        int zone = 1 + Math.floorMod((int) Math.floor(((west + east) / 2 * degrees + 180) / 6), 60);
        Crs utm = Crs.epsg(((south + north) / 2 < 0 ? 32700 : 32600) + zone);
        double margin = 1e-3;
        Grid region = new Grid(
                crs, west - margin, north + margin, east - west + 2 * margin, north - south + 2 * margin, 1, 1);
        Transform.between(crs, utm, region).apply(x, y, x.length);
        return utm;
    }

    public int size() {
        return lattice.map(l -> l.present.length).orElse(points.x.length);
    }

    /** The number its owner gave the unit at a place, from 0. */
    public int unit(int place) {
        return units.length == 0 ? place : units[place];
    }

    /** The values of the owner's units, by place. */
    public double[] values(double[] byUnit) {
        double[] values = new double[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = byUnit[unit(i)];
        }
        return values;
    }

    /** The system of the coordinates distances are measured in. */
    public Optional<Crs> plane() {
        return points.plane;
    }

    public double[] x() {
        return points.x;
    }

    public double[] y() {
        return points.y;
    }

    /**
     * x and y by place, metres; NaN where a unit has none; empty where none has. A lattice is worked out when asked
     * for.
     */
    public double[][] positions_m() {
        double[][] at = {points.x.clone(), points.y.clone()};
        Optional<Crs> metric = points.plane;
        if (lattice.isPresent()) {
            Grid grid = lattice.get().grid;
            boolean[] present = lattice.get().present;
            int[] cells =
                    IntStream.range(0, present.length).filter(i -> present[i]).toArray();
            double[] cx = IntStream.of(cells)
                    .mapToDouble(i -> grid.centreX(i % grid.columns()))
                    .toArray();
            double[] cy = IntStream.of(cells)
                    .mapToDouble(i -> grid.centreY(i / grid.columns()))
                    .toArray();
            metric = Optional.of(plane(grid.crs(), cx, cy));
            at = new double[2][present.length];
            Arrays.fill(at[0], Double.NaN);
            Arrays.fill(at[1], Double.NaN);
            for (int k = 0; k < cells.length; k++) {
                at[0][cells[k]] = cx[k];
                at[1][cells[k]] = cy[k];
            }
        }
        double metres =
                metric.filter(c -> !c.isGeographic()).map(Crs::metresPerUnit).orElse(1.0);
        for (double[] axis : at) {
            for (int i = 0; i < axis.length; i++) {
                axis[i] *= metres;
            }
        }
        return Arrays.stream(at[0]).allMatch(Double::isNaN) ? new double[2][0] : at;
    }

    /**
     * The neighbours chosen.
     *
     * @param ids      asked for by unit, for files
     * @param numbered whether these are numbers we gave the units ourselves; a file may then count from 0
     */
    public Weights weights(WeightsChoice choice, IntFunction<String> ids, boolean numbered, Engine engine) {
        double[] x = metres(points.x);
        double[] y = metres(points.y);
        Weights raw = switch (choice.kind()) {
            case CONTIGUITY -> contiguity(choice, engine);
            case ORDER -> contiguity(choice, engine).order((int) choice.number(), false);
            case ORDER_INCLUSIVE -> contiguity(choice, engine).order((int) choice.number(), true);
            case NEAREST -> Distances.nearest(x, y, (int) choice.number(), engine);
            case DELAUNAY -> Proximity.delaunay(x, y);
            case GABRIEL -> Proximity.gabriel(x, y);
            case SPHERE_OF_INFLUENCE -> Proximity.sphereOfInfluence(x, y);
            case RELATIVE -> Proximity.relative(x, y);
            case BAND -> Distances.band(x, y, reach(choice, x, y, engine), engine);
            case INVERSE ->
                Distances.inverse(
                        x,
                        y,
                        reach(choice, x, y, engine),
                        choice.number(),
                        choice.reach().least(),
                        engine);
            case KERNEL -> Distances.kernel(x, y, choice.reach().kernel(), reach(choice, x, y, engine), engine);
            case ADAPTIVE_KERNEL -> Distances.adaptive(x, y, choice.reach().kernel(), (int) choice.number(), engine);
            case FILE -> withoutDistances(file(choice, ids, numbered), choice, x, y);
        };
        return raw.with(choice.standardisation());
    }

    /** Coordinates of the plane in metres: weights that fall with distance must not depend on its unit. */
    private double[] metres(double[] axis) {
        double unit = points.plane
                .filter(c -> !c.isGeographic())
                .map(Crs::metresPerUnit)
                .orElse(1.0);
        return unit == 1 ? axis : Arrays.stream(axis).map(v -> v * unit).toArray();
    }

    private static double reach(WeightsChoice choice, double[] x, double[] y, Engine engine) {
        if (choice.reach().metres().isPresent()) {
            return choice.reach().metres().getAsDouble();
        }
        double least = Distances.nobodyIsolated(x, y, engine);
        // a kernel is 0 at its rim: the nearest neighbour of the loneliest unit must lie inside
        return choice.kind() == WeightsChoice.Kind.KERNEL ? least * 1.0000001 : least;
    }

    private Weights contiguity(WeightsChoice choice, Engine engine) {
        if (lattice.isPresent()) {
            Grid grid = lattice.get().grid;
            return Lattice.of(grid.columns(), grid.rows(), choice.polygons().rule(), lattice.get().present);
        }
        GeometryFactory factory = new GeometryFactory();
        List<Geometry> polygons = new ArrayList<>();
        shapes.shapes.forEach(
                s -> polygons.add(s.isEmpty() && !(s instanceof Polygonal) ? factory.createPolygon() : s));
        WeightsChoice.Polygons how = choice.polygons();
        return Contiguity.of(polygons, how.rule(), how.touch(), how.mapUnits(polygons, shapes.crs), engine);
    }

    /** GeoDa's distances may be in metres or in the map's own units, such as degrees. */
    private Weights withoutDistances(Weights weights, WeightsChoice choice, double[] x, double[] y) {
        if (!choice.file().orElseThrow().toString().toLowerCase(Locale.ROOT).endsWith(".gwt")) {
            return weights;
        }
        Weights met = Gwt.withoutDistances(weights, x, y);
        List<Point> centres = shapes.shapes.stream().map(Geometry::getCentroid).toList();
        return met != weights
                ? met
                : Gwt.withoutDistances(
                        weights,
                        centres.stream()
                                .mapToDouble(c -> c.isEmpty() ? Double.NaN : c.getX())
                                .toArray(),
                        centres.stream()
                                .mapToDouble(c -> c.isEmpty() ? Double.NaN : c.getY())
                                .toArray());
    }

    private Weights file(WeightsChoice choice, IntFunction<String> ids, boolean numbered) {
        Path file = choice.file().orElseThrow();
        String place = file.getFileName().toString();
        if (!Files.exists(file)) {
            throw Unreadable.missing(place, file);
        }
        if (!Files.isRegularFile(file)) { // a pipe waits for ever, a device never ends
            throw new ProblemException(ProblemCode.FILE_03_UNREADABLE, place, Bilingual.of("it is no file", "它不是文件"));
        }
        List<String> names =
                IntStream.range(0, size()).mapToObj(i -> ids.apply(unit(i))).toList();
        try {
            return file(file, place, names);
        } catch (ProblemException e) {
            // other programs count from 1, PySAL from 0, where they are given no ids; no file reads wrongly, for it
            // holds either n or 0
            if (!numbered || e.problems().get(0).code() != ProblemCode.WEIGHTS_02_UNKNOWN_UNIT) {
                throw e;
            }
            for (int first = 1; first >= 0; first--) {
                int from = first;
                try {
                    return file(
                            file,
                            place,
                            IntStream.range(0, size())
                                    .mapToObj(i -> Integer.toString(from + i))
                                    .toList());
                } catch (ProblemException again) {
                    // the first answer is told
                }
            }
            throw e;
        }
    }

    private static Weights file(Path file, String place, List<String> names) {
        String ending = place.toLowerCase(Locale.ROOT).replaceAll(".*\\.", "");
        try (InputStream bytes = Files.newInputStream(file)) {
            if (ending.equals("swm")) {
                return Swm.read(bytes, place, names);
            }
            Reader in = text(bytes);
            return switch (ending) {
                case "gal" -> Gal.read(in, place, names);
                case "gwt", "kwt" -> Gwt.read(in, place, names);
                default -> MatrixText.read(in, place, names);
            };
        } catch (IOException e) {
            throw Unreadable.of(place, e);
        }
    }

    private static Reader text(InputStream bytes) throws IOException {
        BufferedInputStream text = new BufferedInputStream(bytes);
        text.mark(LOOKED_AT);
        byte[] beginning = text.readNBytes(LOOKED_AT);
        text.reset();
        int end = beginning.length;
        while (beginning.length == LOOKED_AT && end > 0 && beginning[end - 1] != '\n') {
            end--; // no letter is cut
        }
        return new InputStreamReader(text, TextEncoding.likely(Arrays.copyOf(beginning, end)));
    }
}
