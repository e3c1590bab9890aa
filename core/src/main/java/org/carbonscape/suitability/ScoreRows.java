package org.carbonscape.suitability;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.engine.TileMap;
import org.carbonscape.grid.Window;

/**
 * The different rows of criterion scores that cells have, what constraints do to them among these, and how many cells
 * have each. They are far fewer than the cells where criteria give few scores or vary slowly: weights are then tried on
 * them instead of on every cell, with the same arithmetic and the same result.
 */
final class ScoreRows {
    /** Different rows: about 32 MB for each thread at five criteria. */
    static final int MOST = 1 << 20;

    private final Overlay overlay;
    private final Table table;

    private ScoreRows(Overlay overlay, Table table) {
        this.overlay = overlay;
        this.table = table;
    }

    /** Counts all cells in one reading; empty where there are more than {@code most} different rows. */
    static Optional<ScoreRows> of(Engine engine, Overlay overlay, int most) {
        Table table = engine.fold(overlay.tiling(), new Counts(overlay, most));
        return table.isOver(most) ? Optional.empty() : Optional.of(new ScoreRows(overlay, table));
    }

    int count() {
        return table.count;
    }

    /** Cells that have a row. */
    long cells(int row) {
        return table.cells[row];
    }

    /** The same of every row, and what lies behind them; live. */
    long[] cells() {
        return table.cells;
    }

    /** The scores of all rows under some weights: as each of their cells would get. */
    float[] combine(double[] weights) {
        float[] into = new float[table.count];
        try (Cells none = new Cells()) {
            Overlay.Kernel kernel = overlay.kernel(none);
            kernel.take(table.scores, table.effects);
            kernel.combine(weights, into, 0, into.length);
        }
        return into;
    }

    /** A value for each row, brought to the cells: what blocks are handed to the sink. */
    void paint(Engine engine, float[] byRow, TileMap.Sink<float[]> sink) {
        engine.map(overlay.tiling(), new Painting(overlay, table, byRow), sink);
    }

    /** Rows by a hash of their bits. */
    private static final class Table implements Serializable {
        private static final int FIRST = 1 << 10;

        private final boolean masked;
        private float[][] scores; // by criterion and row
        private byte[] effects; // by row; empty without constraints
        private long[] cells; // by row
        private int[] slots = new int[2 * FIRST]; // a row + 1; 0 = free
        private int count;

        Table(int criteria, boolean masked) {
            this.masked = masked;
            scores = new float[criteria][FIRST];
            effects = new byte[masked ? FIRST : 0];
            cells = new long[FIRST];
        }

        boolean isOver(int most) {
            return count > most;
        }

        /** The slot of row {@code i} of these, or the free one where it belongs. */
        private int slot(float[][] of, byte[] with, int i) {
            int hash = masked ? with[i] : 0;
            for (float[] score : of) {
                hash = (hash ^ Float.floatToRawIntBits(score[i])) * 0x9E3779B1;
                hash ^= hash >>> 15;
            }
            int slot = hash & slots.length - 1;
            while (slots[slot] != 0 && !equal(slots[slot] - 1, of, with, i)) {
                slot = slot + 1 & slots.length - 1;
            }
            return slot;
        }

        private boolean equal(int row, float[][] of, byte[] with, int i) {
            for (int k = 0; k < scores.length; k++) {
                if (Float.floatToRawIntBits(scores[k][row]) != Float.floatToRawIntBits(of[k][i])) {
                    return false;
                }
            }
            return !masked || effects[row] == with[i];
        }

        /** The row that is equal to row {@code i} of these. */
        int row(float[][] of, byte[] with, int i) {
            return slots[slot(of, with, i)] - 1;
        }

        void add(float[][] of, byte[] with, int i, long times) {
            int slot = slot(of, with, i);
            if (slots[slot] == 0) {
                if (count == cells.length) {
                    grow();
                    slot = slot(of, with, i);
                }
                for (int k = 0; k < scores.length; k++) {
                    scores[k][count] = of[k][i];
                }
                if (masked) {
                    effects[count] = with[i];
                }
                slots[slot] = ++count;
            }
            cells[slots[slot] - 1] += times;
        }

        private void grow() {
            int room = 2 * count;
            for (int k = 0; k < scores.length; k++) {
                scores[k] = Arrays.copyOf(scores[k], room);
            }
            effects = Arrays.copyOf(effects, masked ? room : 0);
            cells = Arrays.copyOf(cells, room);
            slots = new int[2 * room];
            for (int row = 0; row < count; row++) {
                slots[slot(scores, effects, row)] = row + 1;
            }
        }
    }

    /** Cells by row; what comes after there are too many is not looked at. */
    private record Counts(Overlay overlay, int most) implements Fold<Table> {
        @Override
        public Worker<Table> open(Cells cells) {
            Overlay.Kernel kernel = overlay.kernel(cells);
            Table table = new Table(overlay.criteria().size(), overlay.isConstrained());
            return new Worker<>() {
                private int[] rowOf = new int[0];
                private int[] times = new int[0];

                @Override
                public void take(Window block) {
                    if (table.isOver(most)) {
                        return;
                    }
                    int n = block.cells();
                    if (rowOf.length < n) {
                        rowOf = new int[n];
                        times = new int[n];
                    }
                    kernel.read(block);
                    int rows = kernel.rows(n, rowOf, times);
                    for (int r = 0; r < rows && !table.isOver(most); r++) {
                        table.add(kernel.scores(), kernel.effects(), r, times[r]);
                    }
                }

                @Override
                public Table result() {
                    return table;
                }
            };
        }

        @Override
        public Table merge(Table one, Table other) {
            for (int r = 0; r < other.count && !one.isOver(most); r++) {
                one.add(other.scores, other.effects, r, other.cells[r]);
            }
            return one;
        }
    }

    private record Painting(Overlay overlay, Table table, float[] byRow) implements TileMap<float[]> {
        @Override
        public Worker<float[]> open(Cells cells) {
            Overlay.Kernel kernel = overlay.kernel(cells);
            return block -> {
                int n = block.cells();
                int[] rowOf = new int[n];
                kernel.read(block);
                int rows = kernel.rows(n, rowOf, new int[n]);
                float[] values = new float[rows];
                for (int r = 0; r < rows; r++) {
                    values[r] = byRow[table.row(kernel.scores(), kernel.effects(), r)];
                }
                float[] made = new float[n];
                for (int i = 0; i < n; i++) {
                    made[i] = rowOf[i] < 0 ? Float.NaN : values[rowOf[i]];
                }
                return made;
            };
        }
    }
}
