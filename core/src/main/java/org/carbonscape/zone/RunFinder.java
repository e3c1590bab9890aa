package org.carbonscape.zone;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.carbonscape.grid.ClassTile;

/**
 * Cuts a row of several class tiles into runs of cells whose classes are equal in all of them. Land use comes in
 * patches: comparing eight cells with their left neighbours at a time (two longs and an exclusive or for each phase)
 * costs an eighth of looking at each, and the counts are then touched once a run. A plain loop over cells was 3 times
 * slower on four phases.
 */
final class RunFinder {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Exclusive end of each run, in cells from the row's first. */
    int[] end = new int[0];

    private RunFinder() { }

    static RunFinder forWidth(int width) {
        RunFinder finder = new RunFinder();
        finder.end = new int[width];
        return finder;
    }

    /** Runs of the cells from..from+width of all tiles; returns their number, their ends are in {@link #end}. */
    int find(ClassTile[] tiles, int[] phases, int from, int width) {
        boolean narrow = tiles[phases[0]].isNarrow();
        return narrow ? findNarrow(tiles, phases, from, width) : findWide(tiles, phases, from, width);
    }

    private int findNarrow(ClassTile[] tiles, int[] phases, int from, int width) {
        int[] ends = end;
        int runs = 0;
        int i = 1;
        byte[] a = tiles[phases[0]].bytes();
        byte[] b = tiles[phases[Math.min(1, phases.length - 1)]].bytes();
        byte[] c = tiles[phases[Math.min(2, phases.length - 1)]].bytes();
        byte[] d = tiles[phases[Math.min(3, phases.length - 1)]].bytes();
        int named = phases.length;
        for (; i + 8 <= width; i += 8) {
            int at = from + i;
            long changed = (long) LONG.get(a, at) ^ (long) LONG.get(a, at - 1);
            if (named > 1) {
                changed |= (long) LONG.get(b, at) ^ (long) LONG.get(b, at - 1);
                changed |= (long) LONG.get(c, at) ^ (long) LONG.get(c, at - 1);
                changed |= (long) LONG.get(d, at) ^ (long) LONG.get(d, at - 1);
            }
            for (int p = 4; p < named; p++) {
                byte[] more = tiles[phases[p]].bytes();
                changed |= (long) LONG.get(more, at) ^ (long) LONG.get(more, at - 1);
            }
            while (changed != 0) {
                int cell = Long.numberOfTrailingZeros(changed) >>> 3;
                ends[runs++] = i + cell;
                changed &= cell == 7 ? 0 : -1L << (cell + 1 << 3);
            }
        }
        for (; i < width; i++) {
            int at = from + i;
            for (int p : phases) {
                byte[] cells = tiles[p].bytes();
                if (cells[at] != cells[at - 1]) {
                    ends[runs++] = i;
                    break;
                }
            }
        }
        ends[runs++] = width;
        return runs;
    }

    private int findWide(ClassTile[] tiles, int[] phases, int from, int width) {
        int runs = 0;
        for (int i = 1; i < width; i++) {
            int at = from + i;
            for (int p : phases) {
                char[] cells = tiles[p].chars();
                if (cells[at] != cells[at - 1]) {
                    end[runs++] = i;
                    break;
                }
            }
        }
        end[runs++] = width;
        return runs;
    }
}
