package org.carbonscape.density;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.Grid;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Argument;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.UnitNumbers;
import org.carbonscape.weights.Kernel;

/**
 * Kernel density of weighted points on a grid, planar: {@code D = 1/(r^2 V) sum_i w_i K(d_i / r)}, V the kernel's
 * volume over the unit disk, so that each point's surface holds its weight: for the quartic {@code 3/(pi r^2) w (1 -
 * (d/r)^2)^2}, ArcGIS's form (Silverman 1986, eq. 4.5). The result is weight per km2, taken at cell centres.
 *
 * <p>Exact: equal to the sum over all points within 1e-9 of each cell's value. Weights are 0 or more; take sources and
 * sinks apart, the sum of signed kernels is not a density. Points with NaN weight or place are left out. Without edge
 * correction what falls outside the grid or the mask is lost; with it (Diggle 1985) each point's weight is divided by
 * the share of its kernel that lies inside, so that all weight inside stays inside; points that lie outside by more
 * than half a cell are left out and told.
 */
public final class KernelDensity {
    /**
     * Variants.
     *
     * @param kernel      quartic unless there is a reason
     * @param radius      map units, above 0; {@link Bandwidth} has default rules
     * @param correctEdge whether weight near the edge is kept inside
     * @param km2         map units squared in a km2: 1e6 for metres
     */
    public record Options(Kernel kernel, double radius, boolean correctEdge, double km2) {
        public Options {
            if (!(radius > 0) || Double.isInfinite(radius)) {
                throw new ProblemException(ProblemCode.STATS_08_RADIUS, "radius", Numbers.told(radius));
            }
            if (!(km2 > 0)) {
                throw new IllegalArgumentException("square map units in a km2: " + km2);
            }
        }

        /** Quartic, no edge correction, metres. */
        public static Options of(double radius) {
            return new Options(Kernel.QUARTIC, radius, false, 1e6);
        }

        public Options withKernel(Kernel other) {
            return new Options(other, radius, correctEdge, km2);
        }

        public Options withCorrection(boolean correct) {
            return new Options(kernel, radius, correct, km2);
        }
    }

    /**
     * A surface.
     *
     * @param values   weight per km2, row by row; NaN outside the mask. The live array, large
     * @param cautions what to tell beside it
     */
    public record Result(Grid grid, double[] values, Options options, List<Problem> cautions) {
        public Result {
            cautions = List.copyOf(cautions);
        }
    }

    private KernelDensity() {}

    /** Density over the whole grid. */
    public static Result of(double[] x, double[] y, double[] weights, Grid grid, Options options, Engine engine) {
        boolean[] all = new boolean[cells(grid)];
        Arrays.fill(all, true);
        return of(x, y, weights, grid, all, options, engine);
    }

    /**
     * Density inside a mask.
     *
     * @param x       of the points, map units
     * @param weights 0 or more; points of weight 0 or NaN, or without coordinates, do not count
     * @param inside  cells of the area, row by row
     * @throws ProblemException for a negative or an infinite weight, or a grid too large to hold (2^31 cells)
     */
    public static Result of(
            double[] x, double[] y, double[] weights, Grid grid, boolean[] inside, Options options, Engine engine) {
        if (cells(grid) != inside.length) {
            throw new IllegalArgumentException(inside.length + " marks for " + grid.cells() + " cells");
        }
        int n = 0;
        int[] kept = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            if (counts(x, y, weights, i)) {
                kept[n++] = i;
            }
        }
        double[] px = new double[n];
        double[] py = new double[n];
        double[] w = new double[n];
        for (int k = 0; k < n; k++) {
            px[k] = x[kept[k]];
            py[k] = y[kept[k]];
            w[k] = weights[kept[k]];
        }
        List<Problem> cautions = new ArrayList<>();
        double sides = options.radius() / Math.max(grid.cellWidth(), grid.cellHeight());
        if (sides < 1) {
            cautions.add(Problem.of(ProblemCode.STATS_C12_SMALL_RADIUS, "radius", Numbers.readable(sides, 2)));
        }
        KernelRows rows = new KernelRows(grid, options.kernel(), options.radius());
        if (options.correctEdge()) {
            cautions.addAll(correct(px, py, w, grid, inside, rows, engine));
        }
        double[] values = rows.density(
                px,
                py,
                w,
                options.km2()
                        / (options.radius()
                                * options.radius()
                                * options.kernel().volume()),
                engine);
        for (int i = 0; i < values.length; i++) {
            values[i] = inside[i] ? values[i] : Double.NaN;
        }
        return new Result(grid, values, options, cautions);
    }

    /**
     * Whether a point has a place and a weight above 0.
     *
     * @throws ProblemException for a negative or an infinite weight
     */
    static boolean counts(double[] x, double[] y, double[] weights, int i) {
        if (weights[i] < 0) {
            throw new ProblemException(
                    ProblemCode.STATS_07_SIGNED_DENSITY, Argument.POINTS, new UnitNumbers(i), Numbers.told(weights[i]));
        }
        if (Double.isInfinite(weights[i])) {
            throw new ProblemException(ProblemCode.STATS_04_INFINITE, Argument.POINTS);
        }
        return weights[i] > 0 && Double.isFinite(x[i]) && Double.isFinite(y[i]);
    }

    private static int cells(Grid grid) {
        if (grid.cells() > Integer.MAX_VALUE - 8) {
            throw new ProblemException(ProblemCode.STATS_12_MANY_CELLS, "grid", grid.cells(), Integer.MAX_VALUE - 8);
        }
        return (int) grid.cells();
    }

    /** Divides each weight by the share of its kernel inside; weights of points outside become 0. */
    private static List<Problem> correct(
            double[] x, double[] y, double[] w, Grid grid, boolean[] inside, KernelRows rows, Engine engine) {
        double[] share = rows.sharesInside(x, y, inside, engine);
        int outside = 0;
        double lost = 0;
        for (int i = 0; i < w.length; i++) {
            if (holds(grid, inside, x[i], y[i])) {
                w[i] /= share[i] > 0 ? share[i] : 1; // 0: a disk too small to hold a cell's centre
            } else {
                outside++;
                lost += w[i];
                w[i] = 0;
            }
        }
        return outside == 0
                ? List.of()
                : List.of(Problem.of(ProblemCode.STATS_C06_OUTSIDE, Argument.POINTS, outside, Numbers.told(lost)));
    }

    /**
     * Whether a point lies in a cell of the area, or within half a cell of one: cells draw a border no more exactly.
     */
    private static boolean holds(Grid grid, boolean[] inside, double x, double y) {
        double column = (x - grid.west()) / grid.cellWidth();
        double row = (grid.north() - y) / grid.cellHeight();
        int lastRow = (int) Math.min(grid.rows() - 1.0, Math.floor(row + 0.5));
        int lastColumn = (int) Math.min(grid.columns() - 1.0, Math.floor(column + 0.5));
        for (int r = (int) Math.max(0, Math.ceil(row - 1.5)); r <= lastRow; r++) {
            for (int c = (int) Math.max(0, Math.ceil(column - 1.5)); c <= lastColumn; c++) {
                if (inside[r * grid.columns() + c]) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * What a surface says about each zone.
     *
     * @param zone    number of the zone, from 1
     * @param cells   cells with a value
     * @param mean    mean density; NaN without cells
     * @param maximum highest density
     * @param rank    by mean, 1 = densest; equal means share the better rank; 0 without cells
     */
    public record ZoneReading(int zone, long cells, double mean, double maximum, int rank) {}

    /**
     * Mean and maximum for each zone.
     *
     * @param values row by row, NaN = none
     * @param zones  number of each cell's zone, 0 = none
     * @param count  number of zones
     */
    public static List<ZoneReading> readings(double[] values, int[] zones, int count) {
        if (values.length != zones.length) {
            throw new IllegalArgumentException(values.length + " values, " + zones.length + " zones");
        }
        long[] cells = new long[count + 1];
        double[] sums = new double[count + 1];
        double[] lows = new double[count + 1];
        double[] most = new double[count + 1];
        Arrays.fill(most, Double.NaN);
        for (int i = 0; i < values.length; i++) {
            int zone = zones[i];
            if (zone > 0 && !Double.isNaN(values[i])) {
                cells[zone]++;
                double add = values[i] - lows[zone];
                double next = sums[zone] + add;
                lows[zone] = next - sums[zone] - add;
                sums[zone] = next;
                most[zone] = cells[zone] == 1 ? values[i] : Math.max(most[zone], values[i]);
            }
        }
        double[] means = new double[count + 1];
        Arrays.setAll(means, z -> cells[z] == 0 ? Double.NaN : sums[z] / cells[z]);
        double[] rising =
                Arrays.stream(means).filter(m -> !Double.isNaN(m)).sorted().toArray();
        Map<Double, Integer> ranks = new HashMap<>();
        for (int i = rising.length - 1; i >= 0; i--) {
            ranks.putIfAbsent(rising[i], rising.length - i);
        }
        List<ZoneReading> out = new ArrayList<>();
        for (int z = 1; z <= count; z++) {
            out.add(new ZoneReading(z, cells[z], means[z], most[z], ranks.getOrDefault(means[z], 0)));
        }
        return out;
    }
}
