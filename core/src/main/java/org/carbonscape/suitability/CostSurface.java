package org.carbonscape.suitability;

import java.util.Arrays;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.FoldingMap;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;

/**
 * Rows of a surface of resistance, each from its first cell with a value to its last, then with a place for every
 * neighbour of a cell that matters: a rim above and below, to the left and to the right.
 */
final class CostSurface {
    private final Grid grid;
    private final int[] from;
    private final int[] to;
    private float[][] rows;
    private int[] first = new int[0];

    CostSurface(Grid grid) {
        this.grid = grid;
        from = new int[grid.rows()];
        to = new int[grid.rows()];
        rows = new float[grid.rows()][0];
    }

    /** Blocks of a row come from the left. */
    private void add(Window block, float[] cells) {
        int width = block.width();
        for (int r = 0; r < block.height(); r++) {
            int row = block.row() + r;
            int at = r * width;
            int start = 0;
            int end = width;
            while (start < end && cells[at + start] != cells[at + start]) {
                start++;
            }
            while (end > start && cells[at + end - 1] != cells[at + end - 1]) {
                end--;
            }
            if (start == end) {
                continue;
            }
            if (to[row] == 0) {
                from[row] = block.column() + start;
                to[row] = from[row];
            }
            int held = to[row] - from[row];
            int length = block.column() + end - from[row];
            if (rows[row].length < length) {
                rows[row] =
                        Arrays.copyOf(rows[row], Math.max(length, Math.min(2 * length, grid.columns() - from[row])));
            }
            Arrays.fill(rows[row], held, block.column() + start - from[row], Float.NaN);
            System.arraycopy(cells, at + start, rows[row], block.column() + start - from[row], end - start);
            to[row] = block.column() + end;
        }
    }

    /** Makes a place for each neighbour of a cell that has a value or starts a path. */
    void withRim(Patches sources) {
        int n = grid.rows();
        int[] low = new int[n];
        int[] high = new int[n];
        for (int row = 0; row < n; row++) {
            low[row] = to[row] == 0 ? Integer.MAX_VALUE : from[row];
            high[row] = to[row];
            for (int run = 0; run < sources.raster().runs(row); run++) {
                if (sources.number(row, run) > 0) {
                    low[row] = Math.min(low[row], sources.raster().start(row, run));
                    high[row] = Math.max(high[row], sources.raster().end(row, run));
                }
            }
        }
        first = new int[n + 2];
        float[][] all = new float[n + 2][];
        for (int at = 0; at < n + 2; at++) {
            int start = Integer.MAX_VALUE;
            int end = 0;
            for (int row = Math.max(0, at - 2); row <= Math.min(n - 1, at); row++) {
                start = Math.min(start, low[row]);
                end = Math.max(end, high[row]);
            }
            first[at] = end == 0 ? 0 : start - 1;
            all[at] = new float[end == 0 ? 0 : end - start + 2];
            Arrays.fill(all[at], Float.NaN);
            int row = at - 1;
            if (row >= 0 && row < n && to[row] > 0) {
                System.arraycopy(rows[row], 0, all[at], from[row] - first[at], to[row] - from[row]);
                rows[row] = new float[0];
            }
        }
        rows = all;
    }

    /** Column of the first place, by row and a rim above and below. */
    int[] first() {
        return first;
    }

    /** NaN where there is no value; live. */
    float[][] rows() {
        return rows;
    }

    /** Reads all cells; gives the least and the largest. */
    float[] read(Engine engine, ValueRaster raster) {
        return engine.map(Overlay.cut(raster.tiling()), new Resistances(raster), this::add);
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
}
