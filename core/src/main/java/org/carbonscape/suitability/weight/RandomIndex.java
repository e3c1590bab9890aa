package org.carbonscape.suitability.weight;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Mean consistency index of random reciprocal matrices, by number of criteria. The published tables differ, and with
 * them the consistency ratio: the table used is named in every result.
 */
public enum RandomIndex {
    /** Saaty's, n = 1..15, as in the R package AHPWR. */
    SAATY(0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59),
    /** n = 1..8, from 500,000 simulated matrices, as in the R package ahpsurvey. */
    SIMULATED(0, 0, 0.525, 0.884, 1.108, 1.249, 1.342, 1.405),
    /** n = 1..9, as printed in many Chinese textbooks (unverified). */
    TEXTBOOK_CN(0, 0, 0.52, 0.89, 1.12, 1.26, 1.36, 1.41, 1.46);

    private final double[] values;

    RandomIndex(double... values) {
        this.values = values;
    }

    /** The index for {@code n} criteria; empty where the table ends. */
    public OptionalDouble of(int n) {
        return n >= 1 && n <= values.length ? OptionalDouble.of(values[n - 1]) : OptionalDouble.empty();
    }

    /** Largest number of criteria the table covers. */
    public int largest() {
        return values.length;
    }

    /** As users write it: {@code textbook-cn}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
