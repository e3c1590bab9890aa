package org.carbonscape.suitability;

import java.util.Arrays;
import java.util.List;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.StepLengths;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Minimum cumulative resistance (MCR) from patches over a resistance surface: the least sum of
 * {@code (R_a + R_b) / 2 * distance} over steps to the eight neighbours, in resistance times metres (on a
 * longitude-latitude grid true lengths by row, see {@link StepLengths}). Cells without a
 * resistance cannot be crossed; a step between two corners is allowed whatever lies beside it. Patches have cost 0.
 *
 * <p>Exact: the cost of a cell is the least over its neighbours of their cost plus the step, a fixed point that does
 * not depend on the order of work. Where several neighbours give the same cost, the way back goes to the first of east,
 * west, south, north, south-east, south-west, north-east, north-west. Memory is 13 bytes a cell and the open front;
 * of each row what lies between the first and the last cell that matters, with a rim, so that every neighbour has a
 * place.
 */
public final class CostDistance {
    /** East, west, south, north, then the diagonals. */
    private static final int[] DX = {1, -1, 0, 0, 1, -1, 1, -1};

    private static final int[] DY = {0, 0, 1, -1, 1, 1, -1, -1};
    private static final byte SOURCE = 8;
    private static final byte UNREACHED = 9;
    /** Rows whose ways back a thread looks for at once. */
    private static final int SOME_ROWS = 64;

    private final Grid grid;
    private final int columns;
    private final double[][] half; // half the length of a step in metres, by row and direction
    private final int[] first; // column of the first place, by row and a rim above and below, as all of these
    private final float[][] resistance; // NaN cannot be crossed
    private final double[][] cost; // infinite where not reached, NaN where nothing can be
    private final byte[][] back; // direction to the cell the path comes from

    private CostDistance(Grid grid, int[] first, float[][] resistance) {
        this.grid = grid;
        this.columns = grid.columns();
        this.first = first;
        this.resistance = resistance;
        half = new double[grid.rows()][];
        StepLengths steps = StepLengths.of(grid);
        for (int row = 0; row < half.length; row++) {
            double w = steps.across(row) / 2;
            double s = steps.down(row) / 2;
            double n = row == 0 ? s : steps.down(row - 1) / 2;
            double ds = steps.slant(row) / 2;
            double dn = row == 0 ? ds : steps.slant(row - 1) / 2;
            half[row] = new double[] {w, w, s, n, ds, ds, dn, dn};
        }
        cost = new double[first.length][];
        back = new byte[first.length][];
        for (int row = 0; row < first.length; row++) {
            float[] own = resistance[row];
            double[] costs = new double[own.length];
            for (int i = 0; i < own.length; i++) {
                costs[i] = own[i] == own[i] ? Double.POSITIVE_INFINITY : Double.NaN;
            }
            cost[row] = costs;
            back[row] = new byte[own.length];
            Arrays.fill(back[row], UNREACHED);
        }
    }

    /**
     * Costs from all patches at once.
     *
     * @param resistance above 0; NaN = cannot be crossed (a patch's own cells may be NaN: they are left for free, but
     *                   the step out needs a resistance on both sides, so such a cell leads nowhere)
     * @throws ProblemException SUIT-14 for a resistance of 0 or less or infinite, SUIT-10 for other cells, SUIT-19 for
     *                          2^31 cells or more
     */
    public static CostDistance of(Engine engine, ValueRaster resistance, Patches sources) {
        Grid grid = resistance.grid();
        if (grid.cells() > Integer.MAX_VALUE - 8) {
            throw new ProblemException(ProblemCode.SUIT_19_CELLS, "resistance", grid.cells(), Integer.MAX_VALUE - 8);
        }
        Layer.sameCells(
                List.of("resistance", "patches"), List.of(grid, sources.raster().grid()));
        RemadeRaster.letAllGo();
        CostSurface surface = new CostSurface(grid);
        float[] ends = surface.read(engine, resistance);
        if (ends[0] <= 0 || ends[1] == Float.POSITIVE_INFINITY) {
            throw new ProblemException(
                    ProblemCode.SUIT_14_RESISTANCE, "resistance", Numbers.text(ends[0] <= 0 ? ends[0] : ends[1]));
        }
        surface.withRim(sources);
        CostDistance result = new CostDistance(grid, surface.first(), surface.rows());
        result.spread(sources, ends[0], ends[1]);
        engine.inPlace((grid.rows() - 1) / SOME_ROWS + 1, result::backlinks);
        return result;
    }

    /**
     * Bucket queue: cells wait in buckets of equal cost width, a ring of them as long as the longest step. A bucket no
     * wider than the shortest step is final once reached; where that would take too many buckets they are wider, and
     * cells bettered inside the open bucket are simply taken again: the result is the same.
     */
    private void spread(Patches sources, float least, float most) {
        double shortest = 2
                * least
                * Arrays.stream(half)
                        .mapToDouble(h -> Math.min(h[0], h[2]))
                        .min()
                        .orElseThrow();
        double longest =
                2 * most * Arrays.stream(half).mapToDouble(h -> h[4]).max().orElseThrow();
        double width = Math.max(shortest, longest / (1 << 16));
        CostFront front = new CostFront(columns, (int) (longest / width) + 3, 1 / width);
        sources(sources, front);
        for (long bucket = 0; front.size() > 0; bucket++) {
            for (long next = front.take(bucket); next >= 0; next = front.take(bucket)) {
                int waits = (int) next;
                int at = (waits >>> front.bits()) + 1;
                int column = waits & (1 << front.bits()) - 1;
                double here = cost[at][column - first[at]];
                if (front.bucket(here) == bucket) { // else bettered since, and taken from an earlier one
                    steps(at, column, here, front, waits);
                }
            }
        }
    }

    /** Steps to the eight cells around; written out, since this is most of the work. */
    private void steps(int at, int column, double here, CostFront front, int waits) {
        double[] h = half[at - 1];
        double[] costs = cost[at];
        float[] hard = resistance[at];
        int i = column - first[at];
        double r = hard[i];
        if (costs[i + 1] > here) { // false for NaN: what cannot be crossed
            double there = here + (r + hard[i + 1]) * h[0];
            if (there < costs[i + 1]) {
                costs[i + 1] = there;
                front.add(there, waits + 1);
            }
        }
        if (costs[i - 1] > here) {
            double there = here + (r + hard[i - 1]) * h[1];
            if (there < costs[i - 1]) {
                costs[i - 1] = there;
                front.add(there, waits - 1);
            }
        }
        int row = 1 << front.bits();
        costs = cost[at + 1];
        hard = resistance[at + 1];
        i = column - first[at + 1];
        if (costs[i] > here) {
            double there = here + (r + hard[i]) * h[2];
            if (there < costs[i]) {
                costs[i] = there;
                front.add(there, waits + row);
            }
        }
        if (costs[i + 1] > here) {
            double there = here + (r + hard[i + 1]) * h[4];
            if (there < costs[i + 1]) {
                costs[i + 1] = there;
                front.add(there, waits + row + 1);
            }
        }
        if (costs[i - 1] > here) {
            double there = here + (r + hard[i - 1]) * h[4];
            if (there < costs[i - 1]) {
                costs[i - 1] = there;
                front.add(there, waits + row - 1);
            }
        }
        costs = cost[at - 1];
        hard = resistance[at - 1];
        i = column - first[at - 1];
        if (costs[i] > here) {
            double there = here + (r + hard[i]) * h[3];
            if (there < costs[i]) {
                costs[i] = there;
                front.add(there, waits - row);
            }
        }
        if (costs[i + 1] > here) {
            double there = here + (r + hard[i + 1]) * h[6];
            if (there < costs[i + 1]) {
                costs[i + 1] = there;
                front.add(there, waits - row + 1);
            }
        }
        if (costs[i - 1] > here) {
            double there = here + (r + hard[i - 1]) * h[6];
            if (there < costs[i - 1]) {
                costs[i - 1] = there;
                front.add(there, waits - row - 1);
            }
        }
    }

    /** Patches cost nothing; only their rims lead out of them. */
    private void sources(Patches sources, CostFront front) {
        RunRaster runs = sources.raster();
        for (int row = 0; row < grid.rows(); row++) {
            for (int run = 0; run < runs.runs(row); run++) {
                if (sources.number(row, run) > 0) {
                    int from = runs.start(row, run) - first[row + 1];
                    int to = runs.end(row, run) - first[row + 1];
                    Arrays.fill(cost[row + 1], from, to, 0);
                    Arrays.fill(back[row + 1], from, to, SOURCE);
                }
            }
        }
        for (int row = 0; row < grid.rows(); row++) {
            byte[] own = back[row + 1];
            for (int i = 0; i < own.length; i++) {
                if (own[i] == SOURCE && isRim(row + 1, i)) {
                    front.add(0, row << front.bits() | first[row + 1] + i);
                }
            }
        }
    }

    private boolean isRim(int at, int i) {
        for (int d = 0; d < 8; d++) {
            if (back[at + DY[d]][i + first[at] + DX[d] - first[at + DY[d]]] != SOURCE) {
                return true;
            }
        }
        return false;
    }

    /** The first neighbour, in the order of directions, from which the cost of a cell comes to the last bit. */
    private void backlinks(int part) {
        int end = Math.min(grid.rows(), (part + 1) * SOME_ROWS);
        for (int at = part * SOME_ROWS + 1; at <= end; at++) {
            byte[] ways = back[at];
            double[] costs = cost[at];
            for (int i = 0; i < ways.length; i++) {
                if (costs[i] < Double.POSITIVE_INFINITY && ways[i] != SOURCE) {
                    ways[i] = direction(at, i);
                }
            }
        }
    }

    private byte direction(int at, int i) {
        double[] h = half[at - 1];
        double here = cost[at][i];
        double r = resistance[at][i];
        double[] costs = cost[at];
        float[] hard = resistance[at];
        if (costs[i + 1] + (r + hard[i + 1]) * h[0] == here) {
            return 0;
        }
        if (costs[i - 1] + (r + hard[i - 1]) * h[1] == here) {
            return 1;
        }
        for (byte d = 2; d < 8; d++) {
            int next = at + DY[d];
            int n = i + first[at] + DX[d] - first[next];
            if (cost[next][n] + (r + resistance[next][n]) * h[d] == here) {
                return d;
            }
        }
        throw new IllegalStateException("no way back from row " + (at - 1) + ", column " + (first[at] + i));
    }

    public Grid grid() {
        return grid;
    }

    /** Cost at a cell (row x columns + column); infinite where no path leads. */
    public double at(int cell) {
        int at = cell / columns + 1;
        int i = cell % columns - first[at];
        return i < 0 || i >= cost[at].length || Double.isNaN(cost[at][i]) ? Double.POSITIVE_INFINITY : cost[at][i];
    }

    /** Cost of the step to a neighbour that has a place; NaN where it cannot be crossed. */
    double step(int cell, int direction) {
        int at = cell / columns + 1;
        int i = cell % columns - first[at];
        int next = at + DY[direction];
        int n = i + first[at] + DX[direction] - first[next];
        return ((double) resistance[at][i] + resistance[next][n]) * half[at - 1][direction];
    }

    /** The neighbour in a direction, which must be on the grid. */
    int neighbour(int cell, int direction) {
        return cell + DY[direction] * columns + DX[direction];
    }

    /** The cell before this one on its least-cost path; itself on a patch, -1 where none leads. */
    int before(int cell) {
        byte d = back(cell);
        return d == SOURCE ? cell : d == UNREACHED ? -1 : neighbour(cell, d);
    }

    private byte back(int cell) {
        int at = cell / columns + 1;
        int i = cell % columns - first[at];
        return i < 0 || i >= back[at].length ? UNREACHED : back[at][i];
    }

    /** Metres of the step to the neighbour in a direction. */
    double length(int cell, int direction) {
        return 2 * half[cell / columns][direction];
    }

    /** Metres along the least-cost path to a patch. */
    double length(int cell) {
        double metres = 0;
        for (int at = cell; back(at) != SOURCE; at = before(at)) {
            metres += length(at, back(at));
        }
        return metres;
    }

    /**
     * The patch that the path from each cell leads to, by row: 0 where none leads, a rim about all.
     */
    int[][] allocation(Patches patches) {
        int[][] all = new int[first.length][];
        for (int at = 0; at < all.length; at++) {
            all[at] = new int[cost[at].length];
        }
        RunRaster runs = patches.raster();
        for (int row = 0; row < grid.rows(); row++) {
            for (int run = 0; run < runs.runs(row); run++) {
                int patch = patches.number(row, run);
                if (patch > 0) {
                    int from = first[row + 1];
                    Arrays.fill(all[row + 1], runs.start(row, run) - from, runs.end(row, run) - from, patch);
                }
            }
        }
        for (int at = 1; at <= grid.rows(); at++) {
            byte[] ways = back[at];
            for (int i = 0; i < ways.length; i++) {
                if (ways[i] < SOURCE && all[at][i] == 0) {
                    follow(all, at, i);
                }
            }
        }
        return all;
    }

    /** To where it is known already, and the same way again to tell it. */
    private void follow(int[][] all, int at, int i) {
        int r = at;
        int c = i;
        while (all[r][c] == 0) {
            int d = back[r][c];
            int next = r + DY[d];
            c += first[r] + DX[d] - first[next];
            r = next;
        }
        int patch = all[r][c];
        r = at;
        c = i;
        while (all[r][c] == 0) {
            all[r][c] = patch;
            int d = back[r][c];
            int next = r + DY[d];
            c += first[r] + DX[d] - first[next];
            r = next;
        }
    }

    /** Column of the first place of a row of {@link #allocation}. */
    int firstColumn(int row) {
        return first[row + 1];
    }

    /** Costs as a raster of floats; NaN where no path leads. */
    public ValueRaster costs() {
        return new ValueRaster() {
            @Override
            public Grid grid() {
                return grid;
            }

            @Override
            public Tiling tiling() {
                return Tiling.bands(columns, grid.rows(), 64);
            }

            @Override
            public Reader open() {
                return new Reader() {
                    @Override
                    public void read(Window window, float[] into) {
                        for (int r = 0; r < window.height(); r++) {
                            int from = r * window.width();
                            int row = window.row() + r + 1;
                            double[] own = cost[row];
                            int start = Math.max(window.column(), first[row]);
                            int end = Math.min(window.endColumn(), first[row] + own.length);
                            Arrays.fill(into, from, from + window.width(), Float.NaN);
                            for (int c = start; c < end; c++) {
                                double value = own[c - first[row]];
                                if (value < Double.POSITIVE_INFINITY) {
                                    into[from + c - window.column()] = (float) value;
                                }
                            }
                        }
                    }

                    @Override
                    public void close() {}
                };
            }
        };
    }
}
