package org.carbonscape.study.account;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows of a table of all phases: of the region, then of each set those of its units with land (0 = outside) phase by
 * phase. What a row's number means is worked out when asked for, since a million squares have millions of rows.
 */
final class UnitRows {
    private final int phases;
    private final int[][] units;
    private final int[] ends; // last row of each set + 1
    private int last; // set asked for; any thread's will do

    UnitRows(CarbonAccount account, int sets, int phases) {
        this.phases = phases;
        units = new int[sets][];
        ends = new int[sets];
        int end = phases;
        for (int s = 0; s < sets; s++) {
            boolean[] used = account.used(s);
            units[s] = IntStream.range(0, used.length).filter(u -> used[u]).toArray();
            end = Math.addExact(end, Math.multiplyExact(phases, units[s].length));
            ends[s] = end;
        }
    }

    int count() {
        return ends.length == 0 ? phases : ends[ends.length - 1];
    }

    /** -1 = the region. */
    int set(int row) {
        if (row < phases) {
            return -1;
        }
        int same = last;
        if (row < ends[same] && row >= (same == 0 ? phases : ends[same - 1])) {
            return same;
        }
        int found = Arrays.binarySearch(ends, row + 1);
        if (found < 0) {
            found = -found - 1;
        }
        while (found > 0 && ends[found - 1] >= row + 1) {
            found--; // sets without a unit end where the one before them does
        }
        last = found;
        return found;
    }

    private int within(int row, int set) {
        return row - (set == 0 ? phases : ends[set - 1]);
    }

    int phase(int row) {
        int set = set(row);
        return set < 0 ? row : within(row, set) / units[set].length;
    }

    /** Place among the units of the set that have rows; 0 for the region. */
    int place(int row) {
        int set = set(row);
        return set < 0 ? 0 : within(row, set) % units[set].length;
    }

    int unit(int row) {
        return units[set(row)][place(row)];
    }

    /** Those of a set that have rows. */
    int[] units(int set) {
        return units[set];
    }
}
