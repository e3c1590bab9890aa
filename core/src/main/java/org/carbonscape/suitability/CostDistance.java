package org.carbonscape.suitability;

import java.util.Arrays;
import java.util.List;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.FoldingMap;
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
 * stretches of 512 cells that cannot be crossed take none.
 */
public final class CostDistance {
    /** East, west, south, north, then the diagonals. */
    private static final int[] DX = {1, -1, 0, 0, 1, -1, 1, -1};

    private static final int[] DY = {0, 0, 1, -1, 1, 1, -1, -1};
    private static final byte SOURCE = 8;
    private static final byte UNREACHED = 9;

    private final Grid grid;
    private final int columns;
    private final float[][] resistance; // by page, as all of these
    private final double[][] half; // half the length of a step in metres, by row and direction
    private final boolean[] used; // pages with a cell that can be crossed or starts a path
    private final double[][] cost; // infinite where not reached
    private final byte[][] back; // direction to the cell the path comes from

    private CostDistance(Grid grid, float[][] resistance, boolean[] used) {
        this.grid = grid;
        this.columns = grid.columns();
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
        this.used = used;
        cost = CellPages.doubles(used, Double.POSITIVE_INFINITY);
        back = CellPages.bytes(used, UNREACHED);
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
        boolean[] used = new boolean[CellPages.count(grid.cells())];
        float[][] cells = new float[used.length][];
        float[] ends = read(engine, resistance, cells, used);
        if (ends[0] <= 0 || ends[1] == Float.POSITIVE_INFINITY) {
            throw new ProblemException(
                    ProblemCode.SUIT_14_RESISTANCE, "resistance", Numbers.text(ends[0] <= 0 ? ends[0] : ends[1]));
        }
        mark(sources, used);
        CostDistance result = new CostDistance(grid, cells, used);
        result.spread(sources, ends[0], ends[1]);
        result.backlinks(engine);
        return result;
    }

    /** Reads all cells, those of a page that has any; returns the least and the largest resistance. */
    private static float[] read(Engine engine, ValueRaster raster, float[][] into, boolean[] used) {
        int columns = raster.grid().columns();
        float[] blank = new float[CellPages.SIZE];
        Arrays.fill(blank, Float.NaN);
        float[] ends = engine.map(Overlay.cut(raster.tiling()), new Resistances(raster), (block, cells) -> {
            for (int r = 0; r < block.height(); r++) {
                int first = (block.row() + r) * columns + block.column();
                for (int at = first; at < first + block.width(); ) {
                    int page = at >> CellPages.BITS;
                    int end = (int) Math.min(first + block.width(), (page + 1L) << CellPages.BITS);
                    int from = r * block.width() + at - first;
                    if (used[page] || any(cells, from, from + end - at)) {
                        if (!used[page]) {
                            into[page] = blank.clone();
                            used[page] = true;
                        }
                        System.arraycopy(cells, from, into[page], at & CellPages.MASK, end - at);
                    }
                    at = end;
                }
            }
        });
        for (int p = 0; p < into.length; p++) {
            into[p] = used[p] ? into[p] : blank;
        }
        return ends;
    }

    private static boolean any(float[] cells, int from, int to) {
        for (int i = from; i < to; i++) {
            if (cells[i] == cells[i]) {
                return true;
            }
        }
        return false;
    }

    /** Cells as they are, and the least and the largest of them. */
    private record Resistances(ValueRaster raster) implements FoldingMap<float[], float[]> {
        @Override
        public Worker<float[], float[]> open(Cells cells) {
            float[] ends = {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
            return new Worker<>() {
                @Override
                public float[] make(Window block) {
                    float[] tile = new float[block.cells()];
                    cells.read(raster, block, tile);
                    float min = ends[0];
                    float max = ends[1];
                    for (float v : tile) {
                        min = v < min ? v : min;
                        max = v > max ? v : max;
                    }
                    ends[0] = min;
                    ends[1] = max;
                    return tile;
                }

                @Override
                public float[] result() {
                    return ends;
                }
            };
        }

        @Override
        public float[] merge(float[] one, float[] other) {
            return new float[] {Math.min(one[0], other[0]), Math.max(one[1], other[1])};
        }
    }

    /** The pages of patches too: their cells have a cost whether they can be crossed or not. */
    private static void mark(Patches sources, boolean[] used) {
        int columns = sources.raster().grid().columns();
        int[] line = new int[columns];
        for (int row = 0; row < sources.raster().grid().rows(); row++) {
            sources.row(row, line);
            for (int c = 0; c < columns; c++) {
                if (line[c] != 0) {
                    used[row * columns + c >> CellPages.BITS] = true;
                }
            }
        }
    }

    private double cost(int cell) {
        return cost[cell >>> CellPages.BITS][cell & CellPages.MASK];
    }

    private float resistance(int cell) {
        return resistance[cell >>> CellPages.BITS][cell & CellPages.MASK];
    }

    private byte back(int cell) {
        return back[cell >>> CellPages.BITS][cell & CellPages.MASK];
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
        Buckets open = new Buckets((int) (longest / width) + 3);
        int[] line = new int[columns];
        for (int row = 0; row < grid.rows(); row++) {
            sources.row(row, line);
            for (int c = 0; c < columns; c++) {
                if (line[c] != 0) {
                    int i = row * columns + c;
                    cost[i >>> CellPages.BITS][i & CellPages.MASK] = 0;
                    back[i >>> CellPages.BITS][i & CellPages.MASK] = SOURCE;
                }
            }
        }
        int cells = (int) grid.cells();
        for (int i = 0; i < cells; i++) { // only the rim of a patch leads out of it
            if (cost(i) == 0 && isRim(i)) {
                open.add(0, i);
            }
        }
        double scale = 1 / width;
        int rows = grid.rows();
        for (long bucket = 0; open.size > 0; bucket++) {
            int cell;
            while ((cell = open.take(bucket)) >= 0) {
                double here = cost(cell);
                if ((long) (here * scale) != bucket) {
                    continue; // bettered since, and done in an earlier bucket
                }
                double r = resistance(cell);
                int row = cell / columns;
                int column = cell - row * columns;
                double[] h = half[row];
                boolean inside = row > 0 && row < rows - 1 && column > 0 && column < columns - 1;
                for (int d = 0; d < 8; d++) {
                    if (!inside
                            && (row + DY[d] < 0
                                    || row + DY[d] >= rows
                                    || column + DX[d] < 0
                                    || column + DX[d] >= columns)) {
                        continue;
                    }
                    int next = cell + DY[d] * columns + DX[d];
                    double there = here + (r + resistance(next)) * h[d];
                    if (there < cost(next)) { // false for NaN, so for all cells of a blank page
                        cost[next >>> CellPages.BITS][next & CellPages.MASK] = there;
                        open.add((long) (there * scale), next);
                    }
                }
            }
        }
    }

    private boolean isRim(int cell) {
        int row = cell / columns;
        int column = cell - row * columns;
        for (int d = 0; d < 8; d++) {
            int r = row + DY[d];
            int c = column + DX[d];
            if (r >= 0 && r < grid.rows() && c >= 0 && c < columns && cost(r * columns + c) != 0) {
                return true;
            }
        }
        return false;
    }

    /** The first neighbour, in the order of directions, from which the cost of a cell comes to the last bit. */
    private void backlinks(Engine engine) {
        int pages = back.length;
        int some = 1 << 12; // of two million cells: what waits is small
        for (int first = 0; first < pages; first += some * engine.threads()) {
            int from = first;
            int parts = Math.min(engine.threads(), (pages - first - 1) / some + 1);
            List<byte[][]> found =
                    engine.each(parts, i -> directions(from + i * some, Math.min(pages, from + (i + 1) * some)));
            for (int i = 0; i < parts; i++) {
                System.arraycopy(found.get(i), 0, back, from + i * some, found.get(i).length);
            }
        }
    }

    /** The ways back from the cells of some pages. */
    private byte[][] directions(int from, int to) {
        byte[][] found = new byte[to - from][];
        for (int p = from; p < to; p++) {
            byte[] own = back[p];
            if (used[p]) {
                own = own.clone();
                int first = p << CellPages.BITS;
                for (int k = 0; k < own.length && first + k < grid.cells(); k++) {
                    if (own[k] != SOURCE && cost(first + k) != Double.POSITIVE_INFINITY) {
                        own[k] = direction(first + k);
                    }
                }
            }
            found[p - from] = own;
        }
        return found;
    }

    private byte direction(int cell) {
        int row = cell / columns;
        int column = cell - row * columns;
        for (byte d = 0; d < 8; d++) {
            int r = row + DY[d];
            int c = column + DX[d];
            if (r >= 0 && r < grid.rows() && c >= 0 && c < columns) {
                int from = r * columns + c;
                if (cost(from) + ((double) resistance(from) + resistance(cell)) * half[row][d] == cost(cell)) {
                    return d;
                }
            }
        }
        throw new IllegalStateException("no way back from cell " + cell);
    }

    public Grid grid() {
        return grid;
    }

    /** Cost at a cell (row x columns + column); infinite where no path leads. */
    public double at(int cell) {
        return cost(cell);
    }

    /** Cost of the step to the neighbour in a direction; NaN off the grid or where it cannot be crossed. */
    double step(int cell, int direction) {
        int next = neighbour(cell, direction);
        return next < 0 ? Double.NaN : ((double) resistance(cell) + resistance(next)) * half[cell / columns][direction];
    }

    /** The neighbour in a direction; -1 off the grid. */
    int neighbour(int cell, int direction) {
        int row = cell / columns + DY[direction];
        int column = cell % columns + DX[direction];
        return row < 0 || row >= grid.rows() || column < 0 || column >= columns ? -1 : row * columns + column;
    }

    /** Pages of cells that matter, for what else is kept by cell. */
    boolean[] used() {
        return used;
    }

    /** The cell before this one on its least-cost path; itself on a patch, -1 where none leads. */
    int before(int cell) {
        byte d = back(cell);
        return d == SOURCE ? cell : d == UNREACHED ? -1 : cell + DY[d] * columns + DX[d];
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
                            int from = (window.row() + r) * columns + window.column();
                            for (int c = 0; c < window.width(); c++) {
                                double value = cost(from + c);
                                into[r * window.width() + c] =
                                        value == Double.POSITIVE_INFINITY ? Float.NaN : (float) value;
                            }
                        }
                    }

                    @Override
                    public void close() {}
                };
            }
        };
    }

    /** A ring of stacks of cells, in pages from one pool, so that memory is that of the open front. */
    private static final class Buckets {
        private static final int PAGE = 256;
        private final int[] page; // page on top of each bucket, -1 = none
        private final int[] fill; // cells on that page
        private int[] cells = new int[PAGE * 64];
        private int[] below = new int[64]; // page under a page; for free pages the next free one
        private int pages;
        private int free = -1;
        private long size;

        Buckets(int count) {
            page = new int[count];
            fill = new int[count];
            Arrays.fill(page, -1);
        }

        void add(long bucket, int cell) {
            int b = (int) (bucket % page.length);
            if (page[b] < 0 || fill[b] == PAGE) {
                int p = free;
                if (p >= 0) {
                    free = below[p];
                } else {
                    p = pages++;
                    if (p == below.length) {
                        below = Arrays.copyOf(below, p + (p >> 1));
                        cells = Arrays.copyOf(cells, Math.multiplyExact(below.length, PAGE));
                    }
                }
                below[p] = page[b];
                page[b] = p;
                fill[b] = 0;
            }
            cells[page[b] * PAGE + fill[b]++] = cell;
            size++;
        }

        /** A cell of the bucket, the last come first; -1 when empty. */
        int take(long bucket) {
            int b = (int) (bucket % page.length);
            int p = page[b];
            if (p < 0) {
                return -1;
            }
            int cell = cells[p * PAGE + --fill[b]];
            if (fill[b] == 0) {
                page[b] = below[p];
                fill[b] = PAGE;
                below[p] = free;
                free = p;
            }
            size--;
            return cell;
        }
    }
}
