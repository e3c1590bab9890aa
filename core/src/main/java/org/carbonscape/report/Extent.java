package org.carbonscape.report;

import java.util.List;

/** What values a chart has on its two axes; infinite the wrong way round where it has none. */
record Extent(double lowX, double highX, double lowY, double highY) {
    static final Extent NONE = new Extent(
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    Extent with(double x, double fromY, double toY) {
        return new Extent(Math.min(lowX, x), Math.max(highX, x), Math.min(lowY, fromY), Math.max(highY, toY));
    }

    /** Of several charts together. */
    static Extent of(List<Extent> all) {
        Extent union = NONE;
        for (Extent e : all) {
            union = new Extent(
                    Math.min(union.lowX, e.lowX),
                    Math.max(union.highX, e.highX),
                    Math.min(union.lowY, e.lowY),
                    Math.max(union.highY, e.highY));
        }
        return union;
    }
}
