package org.carbonscape.suitability;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The different rows of criterion scores that neighbouring cells have, with what constraints do to them, how many cells
 * have each, and which row is whose. Rows are far fewer than cells where criteria give few scores or vary slowly: what
 * weights make of cells is made of rows, by the same arithmetic, and looked up.
 *
 * <p>A row is what all criteria but the last give, which many rows share, and the score in the last: sums run in the
 * order of the criteria, so that under any weights a row takes one step more than the shared part, and has the bits
 * that each of its cells would have. Rows of a part lie side by side; last comes the row of cells that have no score
 * under any weights, where there are such cells and one missing score is enough.
 */
final class ScoreRows implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Cells of one of these at most: their rows have numbers of 16 bits. */
    static final int MOST = 1 << 16;

    private final float[][] shared; // by criterion but the last, and by shared part
    private final byte[] effects; // by shared part
    private final int[] starts; // by shared part, its first row, and the row after the last part's
    private final float[] last; // by row, the score in the last criterion
    private final int[] cells; // by row
    private final char[] rowOf; // by cell; empty where no cell can have a score

    private ScoreRows(float[][] shared, byte[] effects, int[] starts, float[] last, int[] cells, char[] rowOf) {
        this.shared = shared;
        this.effects = effects;
        this.starts = starts;
        this.last = last;
        this.cells = cells;
        this.rowOf = rowOf;
    }

    int count() {
        return last.length;
    }

    /** Of criteria. */
    int criteria() {
        return shared.length + 1;
    }

    int parts() {
        return effects.length;
    }

    /** What the parts have in a criterion that is not the last; live. */
    float[] shared(int criterion) {
        return shared[criterion];
    }

    /** Of the parts; live, as all of these. */
    byte[] effects() {
        return effects;
    }

    /** First row of a part; of the number of parts, the row after those of the last. */
    int start(int part) {
        return starts[part];
    }

    /** Of the rows; NaN where there is no score. */
    float[] last() {
        return last;
    }

    /** Of the rows. */
    int[] cells() {
        return cells;
    }

    /** About what it takes. */
    long bytes() {
        return 2L * rowOf.length + 8L * last.length + (4L * shared.length + 5) * effects.length + 200;
    }

    /** Of the scores in a criterion, of parts with an effect below this one. */
    ScoreRange range(int criterion, byte effect) {
        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        boolean isLast = criterion == shared.length;
        for (int p = 0; p < effects.length; p++) {
            if (effects[p] >= effect) {
                continue;
            }
            for (int r = starts[p]; r < (isLast ? starts[p + 1] : Math.min(starts[p] + 1, starts[p + 1])); r++) {
                float x = isLast ? last[r] : shared[criterion][p]; // NaN is in no range
                least = x < least ? x : least;
                greatest = x > greatest ? x : greatest;
            }
        }
        return new ScoreRange(least, greatest);
    }

    /** A value for each row, brought to its cells. */
    void paint(float[] byRow, float[] into, int start, int n) {
        char[] rows = rowOf;
        if (rows.length == 0) {
            Arrays.fill(into, start, start + n, Float.NaN);
            return;
        }
        for (int i = 0; i < n; i++) {
            into[start + i] = byRow[rows[i]];
        }
    }

    /** Finds rows; one a thread. */
    static final class Finder {
        private static final int NONE = -1;
        /** After so many cells it is seen whether to look for rows that were there before pays. */
        private static final int LOOK = 1 << 12;

        private final boolean allNeeded;
        private final byte[] differs = new byte[MOST]; // from the cell before in what is shared
        private final char[] rowOf = new char[MOST];
        private final float[][] shared;
        private byte[] effects = new byte[256];
        private int parts;
        private char[] part = new char[1024];
        private float[] last = new float[1024];
        private int[] cells = new int[1024];
        private int rows;
        private int none;
        private boolean looks; // else whatever differs from the cell before is a row of its own
        private boolean looksForParts;
        private char[] moved = new char[1024]; // where a row is in the end
        private int[] partSlots = new int[512]; // a part + 1, by the hash of its bits; 0 = free
        private int[] rowSlots = new int[2048];

        /** @param allNeeded whether one missing score is enough to have none */
        Finder(int criteria, boolean allNeeded) {
            this.allNeeded = allNeeded;
            this.shared = new float[criteria - 1][256];
        }

        /**
         * The rows of cells start..end-1, {@link #MOST} at the most.
         *
         * @param scores by criterion and cell
         * @param masks  effects of constraints, by cell; empty without constraints
         */
        ScoreRows of(float[][] scores, byte[] masks, int start, int end) {
            Arrays.fill(partSlots, 0);
            Arrays.fill(rowSlots, 0);
            parts = 0;
            rows = 0;
            none = NONE;
            int n = end - start;
            compare(scores, masks, start, n);
            float[] ends = scores[scores.length - 1];
            char[] into = rowOf;
            int p = NONE;
            int row = NONE;
            float before = Float.NaN;
            looks = true;
            looksForParts = true;
            int changes = 0;
            for (int i = 0; i < n; i++) {
                if ((i & LOOK - 1) == 0 && i > 0) {
                    looks = rows < i - (i >> 2);
                    looksForParts = looks || parts <= changes - (changes >> 2);
                }
                float x = ends[start + i];
                if (differs[i] != 0) {
                    changes++;
                    p = part(scores, masks, start + i);
                    row = row(p, x);
                } else if (x != before) { // NaN too
                    row = row(p, x);
                }
                before = x;
                into[i] = (char) row;
                cells[row]++;
            }
            return found(n);
        }

        /** Marks cells whose shared part is not that of the one before. */
        private void compare(float[][] scores, byte[] masks, int start, int n) {
            byte[] into = differs;
            Arrays.fill(into, 0, n, (byte) 0);
            into[0] = 1;
            for (int k = 0; k < scores.length - 1; k++) {
                float[] s = scores[k];
                float before = s[start];
                for (int i = 1; i < n; i++) {
                    float x = s[start + i];
                    if (x != before) { // NaN too
                        into[i] = 1;
                    }
                    before = x;
                }
            }
            for (int i = 1; i < n && masks.length > 0; i++) {
                if (masks[start + i] != masks[start + i - 1]) {
                    into[i] = 1;
                }
            }
        }

        private ScoreRows found(int n) {
            boolean any = none == NONE || rows > 1;
            int[] starts = new int[parts + 1];
            for (int r = 0; r < rows; r++) {
                starts[part[r]] += r == none ? 0 : 1;
            }
            int first = 0;
            for (int p = 0; p <= parts; p++) {
                int many = starts[p];
                starts[p] = first;
                first += many;
            }
            if (moved.length < rows) {
                moved = new char[part.length];
            }
            float[] ownLast = new float[rows];
            int[] ownCells = new int[rows];
            for (int r = 0; r < rows; r++) {
                int at = r == none ? rows - 1 : starts[part[r]]++;
                moved[r] = (char) at;
                ownLast[at] = last[r];
                ownCells[at] = cells[r];
            }
            System.arraycopy(starts, 0, starts, 1, parts);
            starts[0] = 0;
            char[] of = new char[any ? n : 0];
            for (int i = 0; i < of.length; i++) {
                of[i] = moved[rowOf[i]];
            }
            float[][] own = new float[shared.length][];
            Arrays.setAll(own, k -> Arrays.copyOf(shared[k], parts));
            return new ScoreRows(own, Arrays.copyOf(effects, parts), starts, ownLast, ownCells, of);
        }

        /** The part of a cell; none where it can have no score under any weights. */
        private int part(float[][] scores, byte[] masks, int i) {
            byte effect = masks.length > 0 ? masks[i] : 0;
            int hash = effect;
            for (int k = 0; k < shared.length; k++) {
                float x = scores[k][i];
                if (x != x && allNeeded) {
                    return NONE;
                }
                hash = mixed(hash, x);
            }
            int slot = hash & partSlots.length - 1;
            while (looksForParts && partSlots[slot] != 0) {
                if (isPart(partSlots[slot] - 1, scores, effect, i)) {
                    return partSlots[slot] - 1;
                }
                slot = slot + 1 & partSlots.length - 1;
            }
            if (parts == effects.length) {
                effects = Arrays.copyOf(effects, 2 * parts);
                Arrays.setAll(shared, k -> Arrays.copyOf(shared[k], 2 * parts));
            }
            for (int k = 0; k < shared.length; k++) {
                shared[k][parts] = scores[k][i];
            }
            effects[parts] = effect;
            parts++;
            if (looksForParts) {
                placePart(slot);
            }
            return parts - 1;
        }

        private void placePart(int slot) {
            partSlots[slot] = parts;
            if (2 * parts > partSlots.length) {
                partSlots = new int[Integer.highestOneBit(parts) << 2];
                for (int p = 0; p < parts; p++) {
                    int h = effects[p];
                    for (float[] s : shared) {
                        h = mixed(h, s[p]);
                    }
                    place(partSlots, h, p);
                }
            }
        }

        private boolean isPart(int p, float[][] scores, byte effect, int i) {
            for (int k = 0; k < shared.length; k++) {
                if (bits(shared[k][p]) != bits(scores[k][i])) {
                    return false;
                }
            }
            return effects[p] == effect;
        }

        private int row(int p, float x) {
            if (p == NONE || allNeeded && x != x) {
                if (none == NONE) {
                    none = added(0, Float.NaN); // of any part: nothing and something is nothing
                }
                return none;
            }
            if (!looks) {
                return added(p, x);
            }
            int mask = rowSlots.length - 1;
            int slot = mixed(p, x) & mask;
            int bits = bits(x);
            while (rowSlots[slot] != 0) {
                int r = rowSlots[slot] - 1;
                if (part[r] == p && bits(last[r]) == bits && r != none) {
                    return r;
                }
                slot = slot + 1 & mask;
            }
            int row = added(p, x);
            rowSlots[slot] = row + 1;
            if (2 * rows > rowSlots.length) {
                rowSlots = new int[Integer.highestOneBit(rows) << 2];
                for (int r = 0; r < rows; r++) {
                    if (r != none) {
                        place(rowSlots, mixed(part[r], last[r]), r);
                    }
                }
            }
            return row;
        }

        private int added(int p, float x) {
            if (rows == part.length) {
                part = Arrays.copyOf(part, 2 * rows);
                last = Arrays.copyOf(last, 2 * rows);
                cells = Arrays.copyOf(cells, 2 * rows);
            }
            part[rows] = (char) p;
            last[rows] = x;
            cells[rows] = 0;
            return rows++;
        }

        private static void place(int[] slots, int hash, int number) {
            int slot = hash & slots.length - 1;
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = number + 1;
        }

        /** Both zeros are one score. */
        private static int bits(float x) {
            return Float.floatToRawIntBits(x + 0f);
        }

        private static int mixed(int hash, float x) {
            int h = (hash ^ bits(x)) * 0x9E3779B1;
            return h ^ h >>> 15;
        }
    }
}
