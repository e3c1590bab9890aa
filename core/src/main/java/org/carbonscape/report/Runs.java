package org.carbonscape.report;

import java.util.Arrays;

/** Runs of pixels equally covered by a shape, row by row. */
final class Runs {
    private int[] numbers = new int[1024]; // row, first column, column after the last, level of cover
    private int count;

    void add(int row, int from, int to, int level) {
        if (count + 4 > numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        numbers[count++] = row;
        numbers[count++] = from;
        numbers[count++] = to;
        numbers[count++] = level;
    }

    int count() {
        return count / 4;
    }

    int row(int run) {
        return numbers[4 * run];
    }

    int from(int run) {
        return numbers[4 * run + 1];
    }

    int to(int run) {
        return numbers[4 * run + 2];
    }

    int level(int run) {
        return numbers[4 * run + 3];
    }
}
