package org.carbonscape.suitability;

import java.util.Arrays;

/**
 * Cells that wait, in buckets of equal cost: a ring of stacks in pages from one pool, so that memory is that of the
 * open front. A cell is its column in the lower {@link #bits} and its row above.
 */
final class CostFront {
    private static final int PAGE = 256;
    private final int bits; // of a column; the row lies above it
    private final double scale;
    private final int ring;
    private final int[] page; // page on top of each bucket, -1 = none
    private final int[] fill; // cells on that page
    private int[] cells = new int[PAGE * 64];
    private int[] below = new int[64]; // page under a page; for free pages the next free one
    private int pages;
    private int free = -1;
    private long size;

    /** @param scale buckets for each unit of cost */
    CostFront(int columns, int buckets, double scale) {
        this.bits = 32 - Integer.numberOfLeadingZeros(columns - 1);
        this.scale = scale;
        int count = Integer.highestOneBit(buckets) << 1;
        ring = count - 1;
        page = new int[count];
        fill = new int[count];
        Arrays.fill(page, -1);
    }

    int bits() {
        return bits;
    }

    /** Cells that wait. */
    long size() {
        return size;
    }

    /** Where a cell of this cost waits. */
    long bucket(double cost) {
        return (long) (cost * scale);
    }

    void add(double cost, int cell) {
        int b = (int) (long) (cost * scale) & ring;
        int n = fill[b];
        if (page[b] < 0 || n == PAGE) {
            begin(b);
            n = 0;
        }
        cells[page[b] * PAGE + n] = cell;
        fill[b] = n + 1;
        size++;
    }

    private void begin(int b) {
        int p = free;
        if (p >= 0) {
            free = below[p];
        } else {
            p = pages++;
            if (p == below.length) {
                below = Arrays.copyOf(below, p + (p >> 1));
                cells = Arrays.copyOf(cells, Math.multiplyExact(below.length, PAGE));
            }
        }
        below[p] = page[b];
        page[b] = p;
    }

    /** A cell of the bucket, the last come first, as an unsigned number; -1 when empty. */
    long take(long bucket) {
        int b = (int) bucket & ring;
        int p = page[b];
        if (p < 0) {
            return -1;
        }
        int n = fill[b] - 1;
        int cell = cells[p * PAGE + n];
        fill[b] = n;
        if (n == 0) {
            page[b] = below[p];
            fill[b] = PAGE;
            below[p] = free;
            free = p;
        }
        size--;
        return cell & 0xffffffffL;
    }
}
