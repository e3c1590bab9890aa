package org.carbonscape.drawing;

import java.util.Arrays;

/** Runs of pixels equally covered by a shape: row, first column, column after the last and level of cover of each. */
final class Runs {
    /** Numbers of a run. */
    static final int EACH = 4;

    private int[] numbers;
    private int count;

    Runs() {
        this(new int[1024], 0);
    }

    private Runs(int[] numbers, int count) {
        this.numbers = numbers;
        this.count = count;
    }

    void clear() {
        count = 0;
    }

    void add(int row, int from, int to, int level) {
        int at = count;
        if (at + EACH > numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * at);
        }
        int[] into = numbers;
        into[at] = row;
        into[at + 1] = from;
        into[at + 2] = to;
        into[at + 3] = level;
        count = at + EACH;
    }

    /** The same, in no more room than they need. */
    Runs kept() {
        return new Runs(Arrays.copyOf(numbers, count), count);
    }

    /** {@link #EACH} for each run; live, and longer than {@link #count}. */
    int[] numbers() {
        return numbers;
    }

    /** Numbers of all runs. */
    int count() {
        return count;
    }
}
