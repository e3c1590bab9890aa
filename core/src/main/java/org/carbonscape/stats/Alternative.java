package org.carbonscape.stats;

import java.util.Locale;

/** What counts as extreme. With R permutations no p can be below 1/(R+1), two-sided 2/(R+1). */
public enum Alternative {
    /** Either tail: twice the smaller one-sided p, at most 1. The default. */
    TWO_SIDED,
    /** (number of permuted values at or above the observed + 1) / (R + 1). */
    GREATER,
    /** (number at or below + 1) / (R + 1). */
    LESS,
    /** The smaller of the two one-sided p: what GeoDa shows, and esda unless told otherwise. It is half a p. */
    DIRECTED,
    /** (number at least as far from the permutations' mean + 1) / (R + 1). */
    FOLDED;

    /** The name as written in a study file: {@code two-sided}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** p of a standard normal z; folded is two-sided. */
    double ofZ(double z) {
        return switch (this) {
            case TWO_SIDED, FOLDED -> Normal.both(z);
            case GREATER -> Normal.upper(z);
            case LESS -> Normal.upper(-z);
            case DIRECTED -> Normal.upper(Math.abs(z));
        };
    }

    /** p of counts among R permutations: at or above, at or below, at least as far from the mean. */
    double ofCounts(int above, int below, int far, int permutations) {
        double all = permutations + 1.0;
        return switch (this) {
            case TWO_SIDED -> Math.min(1, 2 * (Math.min(above, below) + 1) / all);
            case GREATER -> (above + 1) / all;
            case LESS -> (below + 1) / all;
            case DIRECTED -> (Math.min(above, below) + 1) / all;
            case FOLDED -> (far + 1) / all;
        };
    }

    /** The least p that R permutations can give. */
    double least(int permutations) {
        return (this == TWO_SIDED ? 2.0 : 1.0) / (permutations + 1.0);
    }
}
