package org.carbonscape.suitability;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Of each cell of a row the nearest of some other cells, one for each column: stretches of columns that are nearest to
 * one of them, or each to its own where several side by side are as many rows away.
 *
 * @param stretches three numbers each: the first column; the first column of the cells they are nearest to; how many
 *                  more there are to its right, shifted by 16 bits, and the rows away
 * @param begins    where the stretch that holds every 512th column begins
 */
record NearestRow(int[] stretches, int[] begins) implements Serializable {
    private static final int MANY = 0xffff;
    private static final int BITS = 9;

    long bytes() {
        return 4L * (stretches.length + begins.length) + 64;
    }

    /**
     * Distances of columns start..end-1.
     *
     * @param ratio (height of a cell / width)²
     * @param width of a cell, in the unit of distances
     */
    void paint(int start, int end, double ratio, double width, float[] into, int to) {
        int[] all = stretches;
        int k = at(start);
        int shift = to - start;
        for (int c = start; c < end; k += 3) {
            int stop = k + 3 < all.length ? Math.min(end, all[k + 3]) : end;
            int first = all[k + 1];
            int last = first + (all[k + 2] >>> 16);
            int down = all[k + 2] & 0xffff;
            double h = ratio * down * down;
            // counted, not made of c: the first compiler lets each conversion wait for the root before it
            double x = first - c;
            for (int until = Math.min(stop, first); c < until; c++) {
                into[shift + c] = (float) (width * Math.sqrt(x * x + h));
                x--;
            }
            if (c <= last && c < stop) {
                int until = Math.min(stop, last + 1);
                Arrays.fill(into, shift + c, shift + until, (float) (width * Math.sqrt(h)));
                c = until;
            }
            x = c - last;
            for (; c < stop; c++) {
                into[shift + c] = (float) (width * Math.sqrt(x * x + h));
                x++;
            }
        }
    }

    /** Where the stretch that holds a column begins. */
    private int at(int column) {
        int[] all = stretches;
        int k = begins[column >> BITS];
        while (k + 3 < all.length && all[k + 3] <= column) {
            k += 3;
        }
        return k;
    }

    /** Finds them; one a thread. */
    static final class Finder {
        private static final char NONE = 0xffff;

        private final int columns;
        private final double ratio;
        private final int[] site; // columns whose parabolas make the envelope
        private final int[] from; // first column where each is lowest
        private final double[] height; // of their vertices
        private int[] found = new int[192];

        Finder(int columns, double ratio) {
            this.columns = columns;
            this.ratio = ratio;
            site = new int[columns];
            from = new int[columns];
            height = new double[columns];
        }

        /** @param down rows to the cell of each column, {@link #NONE} where it has none; one has */
        NearestRow of(char[] down) {
            int top = envelope(down);
            int n = 0;
            for (int k = 0; k <= top; k++) {
                int rows = down[site[k]];
                if (n > 0
                        && from[k] == site[k]
                        && (found[n - 1] & 0xffff) == rows
                        && found[n - 2] + (found[n - 1] >>> 16) == site[k] - 1
                        && found[n - 1] >>> 16 < MANY) {
                    found[n - 1] += 1 << 16;
                    continue;
                }
                if (n + 3 > found.length) {
                    found = Arrays.copyOf(found, 2 * n);
                }
                found[n++] = from[k];
                found[n++] = site[k];
                found[n++] = rows;
            }
            int[] begins = new int[(columns - 1 >> BITS) + 1];
            int k = 0;
            for (int i = 0; i < begins.length; i++) {
                while (k + 3 < n && found[k + 3] <= i << BITS) {
                    k += 3;
                }
                begins[i] = k;
            }
            return new NearestRow(Arrays.copyOf(found, n), begins);
        }

        /** In whole column widths: squares of whole numbers times one ratio, so ties stay ties for square cells. */
        private int envelope(char[] down) {
            int[] sites = site;
            int[] starts = from;
            double[] heights = height;
            double last = columns - 1;
            int top = -1;
            double s = 0; // of the last parabola: its column, where it begins to be lowest, its vertex
            double start = 0;
            double h = 0;
            double x = 0; // c, as a double: conversions would be most of the work
            for (int c = 0; c < columns; c++, x++) {
                int rows = down[c];
                if (rows == NONE) {
                    continue;
                }
                double g = ratio * rows * rows;
                while (top >= 0 && isLower(start - x, g, start - s, h)) {
                    top--;
                    if (top >= 0) {
                        s = sites[top];
                        start = starts[top];
                        h = heights[top];
                    }
                }
                int begin = 0;
                if (top >= 0) {
                    if (!isLower(last - x, g, last - s, h)) {
                        continue;
                    }
                    begin = 1 + (int) (g == h ? (x + s) / 2 : (x * x - s * s + g - h) / (2 * (x - s)));
                }
                top++;
                sites[top] = c;
                starts[top] = begin;
                heights[top] = g;
                s = x;
                start = begin;
                h = g;
            }
            return top;
        }

        /** Whether a parabola is strictly lower than another so many columns from their vertices. */
        private static boolean isLower(double x, double g, double y, double h) {
            return x * x + g < y * y + h;
        }
    }
}
