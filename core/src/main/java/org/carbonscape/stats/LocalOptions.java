package org.carbonscape.stats;

import org.carbonscape.weights.Weights;

/**
 * How local statistics are tested: by conditional permutation, or by an analytic or exact p where a statistic has one.
 * They are all the variants of bivariate Moran, Lee, join counts and quantile LISA, and a part of those of Moran and
 * Geary.
 *
 * @param permutations conditional permutations; 0 = the analytic or exact p where the statistic has one,
 *                     {@link EnoughPermutations#AUTO} = as many as the correction needs
 * @param alternative  tails of p
 * @param correction   for clusters; the adjusted p is reported in any case (FDR where none is chosen)
 * @param alpha        significance of clusters
 * @param seed         of the permutations
 */
public record LocalOptions(int permutations, Alternative alternative, Correction correction, double alpha, long seed) {
    public LocalOptions {
        if (permutations < EnoughPermutations.AUTO || !(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException(permutations + " permutations, alpha " + alpha);
        }
    }

    /** Enough permutations, two-sided, FDR at 0.05. */
    public static LocalOptions defaults() {
        return of(Convention.CARBONSCAPE);
    }

    /** The variants of a tool, none of which corrects unless asked to; ArcGIS has none of these statistics. */
    public static LocalOptions of(Convention convention) {
        LocalOptions ours =
                new LocalOptions(EnoughPermutations.AUTO, Alternative.TWO_SIDED, Correction.FDR, 0.05, 20260101);
        return switch (convention) {
            case CARBONSCAPE -> ours;
            case ARCGIS -> ours.withCorrection(Correction.NONE, 0.05);
            case SPDEP -> ours.withPermutations(499).withCorrection(Correction.NONE, 0.05);
            case ESDA, GEODA ->
                ours.withPermutations(999).withAlternative(Alternative.DIRECTED).withCorrection(Correction.NONE, 0.05);
        };
    }

    /** With a number of shared permutations in place of {@link EnoughPermutations#AUTO}. */
    LocalOptions fitted(double[] x, Weights weights) {
        return fitted(x, weights, false);
    }

    /** @param own whether each unit has draws of its own */
    LocalOptions fitted(double[] x, Weights weights, boolean own) {
        return permutations != EnoughPermutations.AUTO
                ? this
                : withPermutations(EnoughPermutations.of(
                        EnoughPermutations.tests(x, weights), alternative, correction, alpha, weights, own));
    }

    public LocalOptions withPermutations(int count) {
        return new LocalOptions(count, alternative, correction, alpha, seed);
    }

    public LocalOptions withAlternative(Alternative other) {
        return new LocalOptions(permutations, other, correction, alpha, seed);
    }

    public LocalOptions withCorrection(Correction other, double level) {
        return new LocalOptions(permutations, alternative, other, level, seed);
    }

    public LocalOptions withSeed(long other) {
        return new LocalOptions(permutations, alternative, correction, alpha, other);
    }
}
