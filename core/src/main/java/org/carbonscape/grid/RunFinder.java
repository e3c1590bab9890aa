package org.carbonscape.grid;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Cuts a row of several class tiles into runs of cells whose classes are equal in all of them. Land use comes in
 * patches: comparing eight cells with their left neighbours at a time (two longs and an exclusive or for each phase)
 * costs an eighth of looking at each, and the counts are then touched once a run. A plain loop over cells was 3 times
 * slower on four phases.
 */
public final class RunFinder {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final int[] end;
    private final int[] key;

    private final int base;

    /**
     * @param width of a row at most
     * @param base  classes + 1
     */
    public RunFinder(int width, int base) {
        this.end = new int[width];
        this.key = new int[width];
        this.base = base;
    }

    /** Exclusive end of each run, in cells from the row's first. */
    public int[] end() {
        return end;
    }

    /** Classes of each run: phases as digits to the base classes + 1, the first phase leading. */
    public int[] key() {
        return key;
    }

    /**
     * Runs of the cells from..from+width of all tiles; returns their number, they are in {@link #end} and {@link #key}.
     */
    public int find(ClassTile[] tiles, int[] phases, int from, int width) {
        int runs = ends(tiles, phases, from, width);
        if (phases.length <= 4 && isNarrow(tiles, phases)) {
            narrowKeys(tiles, phases, from, runs);
        } else {
            keys(tiles, phases, from, runs);
        }
        return runs;
    }

    /** Only where runs end: of any number of phases, whose classes together need not fit a key. */
    public int ends(ClassTile[] tiles, int[] phases, int from, int width) {
        return isNarrow(tiles, phases) ? findNarrow(tiles, phases, from, width) : findWide(tiles, phases, from, width);
    }

    private static boolean isNarrow(ClassTile[] tiles, int[] phases) {
        for (int p : phases) {
            if (!tiles[p].isNarrow()) {
                return false;
            }
        }
        return true;
    }

    private void keys(ClassTile[] tiles, int[] phases, int from, int runs) {
        int start = from;
        for (int k = 0; k < runs; k++) {
            int sequence = 0;
            for (int p : phases) {
                sequence = sequence * base + tiles[p].at(start);
            }
            key[k] = sequence;
            start = from + end[k];
        }
    }

    private void narrowKeys(ClassTile[] tiles, int[] phases, int from, int runs) {
        int n = phases.length;
        byte[] a = tiles[phases[0]].bytes();
        byte[] b = tiles[phases[Math.min(1, n - 1)]].bytes();
        byte[] c = tiles[phases[Math.min(2, n - 1)]].bytes();
        byte[] d = tiles[phases[Math.min(3, n - 1)]].bytes();
        // a phase that is not there has weight 0
        int wd = n > 3 ? 1 : 0;
        int wc = n > 3 ? base : n > 2 ? 1 : 0;
        int wb = n > 3 ? base * base : n > 2 ? base : n > 1 ? 1 : 0;
        int wa = (int) Math.pow(base, n - 1);
        int[] keys = key;
        int[] ends = end;
        int start = from;
        for (int k = 0; k < runs; k++) {
            keys[k] = (a[start] & 255) * wa + (b[start] & 255) * wb + (c[start] & 255) * wc + (d[start] & 255) * wd;
            start = from + ends[k];
        }
    }

    private int findNarrow(ClassTile[] tiles, int[] phases, int from, int width) {
        int n = phases.length;
        byte[] a = tiles[phases[0]].bytes();
        byte[] b = tiles[phases[Math.min(1, n - 1)]].bytes();
        byte[] c = tiles[phases[Math.min(2, n - 1)]].bytes();
        byte[] d = tiles[phases[Math.min(3, n - 1)]].bytes();
        int runs = n == 1
                ? findOne(a, from, width)
                : n <= 4 ? findFour(a, b, c, d, from, width) : findMany(tiles, phases, from, width);
        for (int i = width - (width & 7); i < width; i++) {
            for (int p : phases) {
                byte[] cells = tiles[p].bytes();
                if (i > 0 && cells[from + i] != cells[from + i - 1]) {
                    end[runs++] = i;
                    break;
                }
            }
        }
        end[runs++] = width;
        return runs;
    }

    /** Up to four phases (a missing one repeats another): each long is compared with itself moved by one cell. */
    private int findFour(byte[] a, byte[] b, byte[] c, byte[] d, int from, int width) {
        int[] ends = end;
        int runs = 0;
        // the cell left of the row's first is itself: no change there
        long lastA = a[from] & 255;
        long lastB = b[from] & 255;
        long lastC = c[from] & 255;
        long lastD = d[from] & 255;
        for (int i = 0; i + 8 <= width; i += 8) {
            long cellsA = (long) LONG.get(a, from + i);
            long cellsB = (long) LONG.get(b, from + i);
            long cellsC = (long) LONG.get(c, from + i);
            long cellsD = (long) LONG.get(d, from + i);
            long changed = cellsA ^ (cellsA << 8 | lastA)
                    | cellsB ^ (cellsB << 8 | lastB)
                    | cellsC ^ (cellsC << 8 | lastC)
                    | cellsD ^ (cellsD << 8 | lastD);
            lastA = cellsA >>> 56;
            lastB = cellsB >>> 56;
            lastC = cellsC >>> 56;
            lastD = cellsD >>> 56;
            if (changed != 0) {
                runs = mark(changed, i, ends, runs);
            }
        }
        return runs;
    }

    private int findOne(byte[] cells, int from, int width) {
        int runs = 0;
        long last = cells[from] & 255;
        for (int i = 0; i + 8 <= width; i += 8) {
            long now = (long) LONG.get(cells, from + i);
            long changed = now ^ (now << 8 | last);
            last = now >>> 56;
            if (changed != 0) {
                runs = mark(changed, i, end, runs);
            }
        }
        return runs;
    }

    private int findMany(ClassTile[] tiles, int[] phases, int from, int width) {
        int runs = 0;
        for (int i = 0; i + 8 <= width; i += 8) {
            long changed = 0;
            for (int p : phases) {
                byte[] cells = tiles[p].bytes();
                long now = (long) LONG.get(cells, from + i);
                changed |= now ^ (now << 8 | cells[from + Math.max(0, i - 1)] & 255);
            }
            if (changed != 0) {
                runs = mark(changed, i, end, runs);
            }
        }
        return runs;
    }

    /** The cells of a long whose byte is not zero begin a run. */
    private static int mark(long changed, int i, int[] ends, int runs) {
        // the top bit of every byte that is not zero
        long tops = (changed | (changed & 0x7f7f7f7f7f7f7f7fL) + 0x7f7f7f7f7f7f7f7fL) & 0x8080808080808080L;
        int n = runs;
        do {
            ends[n++] = i + (Long.numberOfTrailingZeros(tops) >>> 3);
            tops &= tops - 1;
        } while (tops != 0);
        return n;
    }

    private int findWide(ClassTile[] tiles, int[] phases, int from, int width) {
        int runs = 0;
        for (int i = 1; i < width; i++) {
            int at = from + i;
            for (int p : phases) {
                if (tiles[p].at(at) != tiles[p].at(at - 1)) {
                    end[runs++] = i;
                    break;
                }
            }
        }
        end[runs++] = width;
        return runs;
    }
}
