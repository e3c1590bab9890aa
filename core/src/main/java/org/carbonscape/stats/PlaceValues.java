package org.carbonscape.stats;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers by place, kept in pages; pages on which every place has the same number are one. Squares lie in the box
 * around a region, of which most is not the region: what local statistics keep of a million takes half the memory.
 */
final class PlaceValues {
    private static final int BITS = 6;
    private static final int PAGE = 1 << BITS;
    private final double[][] pages;
    private final int size;

    private PlaceValues(double[][] pages, int size) {
        this.pages = pages;
        this.size = size;
    }

    /** @param values not kept */
    static PlaceValues of(double[] values) {
        double[][] pages = new double[(values.length + PAGE - 1) / PAGE][];
        Map<Long, double[]> even = new HashMap<>();
        for (int k = 0; k < pages.length; k++) {
            double[] page = Arrays.copyOfRange(values, k * PAGE, Math.min(values.length, (k + 1) * PAGE));
            long first = Double.doubleToRawLongBits(page[0]);
            boolean same = page.length == PAGE;
            for (int i = 1; same && i < PAGE; i++) {
                same = Double.doubleToRawLongBits(page[i]) == first;
            }
            pages[k] = same ? even.computeIfAbsent(first, bits -> page) : page;
        }
        return new PlaceValues(pages, values.length);
    }

    int size() {
        return size;
    }

    double at(int place) {
        return pages[place >> BITS][place & (PAGE - 1)];
    }
}
