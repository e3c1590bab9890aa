package org.carbonscape.suitability;

import java.util.Arrays;

/**
 * Numbers of a grid's cells in pages of 512. Where a page holds no cell that matters (what lies outside the region is
 * often more than half of a grid) one blank page stands for it, which is only read.
 */
final class CellPages {
    static final int BITS = 9;
    static final int SIZE = 1 << BITS;
    static final int MASK = SIZE - 1;

    private CellPages() {}

    static int count(long cells) {
        return (int) ((cells - 1 >> BITS) + 1);
    }

    /** @param used which pages are to be written */
    static double[][] doubles(boolean[] used, double blank) {
        double[] nothing = new double[SIZE];
        Arrays.fill(nothing, blank);
        double[][] pages = new double[used.length][];
        for (int p = 0; p < pages.length; p++) {
            pages[p] = used[p] ? nothing.clone() : nothing;
        }
        return pages;
    }

    /** @param used which pages are to be written */
    static byte[][] bytes(boolean[] used, byte blank) {
        byte[] nothing = new byte[SIZE];
        Arrays.fill(nothing, blank);
        byte[][] pages = new byte[used.length][];
        for (int p = 0; p < pages.length; p++) {
            pages[p] = used[p] ? nothing.clone() : nothing;
        }
        return pages;
    }

    /** @param used which pages are to be written; the others hold the blank value */
    static int[][] ints(boolean[] used, int blank) {
        int[] nothing = new int[SIZE];
        Arrays.fill(nothing, blank);
        int[][] pages = new int[used.length][];
        for (int p = 0; p < pages.length; p++) {
            pages[p] = used[p] ? new int[SIZE] : nothing;
        }
        return pages;
    }
}
