package org.carbonscape.stats;

/**
 * Variants of the global statistics.
 *
 * @param variance     behind z and the analytic p; General G knows only randomisation
 * @param permutations shuffles of all values, 0 = none, {@link EnoughPermutations#AUTO} = 999, or 99 on very many units
 * @param alternative  tails of the p of z; greater = more clustered than by chance, also for Geary's C
 * @param permuted     tails of the permutations' p
 * @param islands      what units without neighbours do to n
 * @param seed         of the permutations
 */
public record GlobalOptions(
        Variance variance,
        int permutations,
        Alternative alternative,
        Alternative permuted,
        Islands islands,
        long seed) {
    /** The assumption behind the variance. */
    public enum Variance {
        /** Values drawn from a normal distribution. */
        NORMALITY,
        /** The values at hand in random order: takes their kurtosis into account. The papers and ArcGIS use it. */
        RANDOMISATION
    }

    public GlobalOptions {
        if (permutations < EnoughPermutations.AUTO) {
            throw new IllegalArgumentException(permutations + " permutations");
        }
    }

    /** Randomisation, enough permutations, two-sided, units without neighbours left out. */
    public static GlobalOptions defaults() {
        return of(Convention.CARBONSCAPE);
    }

    /** Which statistic: tools do not treat all alike. */
    public enum Statistic {
        MORAN,
        GEARY,
        GENERAL_G,
        JOIN_COUNTS
    }

    /** The variants of a tool for Moran's I. */
    public static GlobalOptions of(Convention convention) {
        return of(convention, Statistic.MORAN);
    }

    /**
     * The variants of a tool. esda doubles the tail of z for Moran's I only; its permutations are one-sided everywhere.
     */
    public static GlobalOptions of(Convention convention, Statistic statistic) {
        return switch (convention) {
            case CARBONSCAPE ->
                new GlobalOptions(
                        Variance.RANDOMISATION,
                        EnoughPermutations.AUTO,
                        Alternative.TWO_SIDED,
                        Alternative.TWO_SIDED,
                        Islands.DROP,
                        20260101);
            case SPDEP ->
                new GlobalOptions(
                        Variance.RANDOMISATION,
                        0,
                        Alternative.GREATER,
                        Alternative.GREATER,
                        Islands.ADJUST_N,
                        20260101);
            case ESDA ->
                switch (statistic) {
                    case MORAN ->
                        new GlobalOptions(
                                Variance.NORMALITY,
                                999,
                                Alternative.TWO_SIDED,
                                Alternative.DIRECTED,
                                Islands.KEEP,
                                20260101);
                    case GEARY, GENERAL_G ->
                        new GlobalOptions(
                                Variance.NORMALITY,
                                999,
                                Alternative.DIRECTED,
                                Alternative.DIRECTED,
                                Islands.KEEP,
                                20260101);
                    case JOIN_COUNTS ->
                        new GlobalOptions(
                                Variance.NORMALITY,
                                999,
                                Alternative.GREATER,
                                Alternative.GREATER,
                                Islands.KEEP,
                                20260101);
                };
            case GEODA ->
                new GlobalOptions(
                        Variance.NORMALITY, 999, Alternative.DIRECTED, Alternative.DIRECTED, Islands.KEEP, 20260101);
            case ARCGIS ->
                new GlobalOptions(
                        Variance.RANDOMISATION,
                        0,
                        Alternative.TWO_SIDED,
                        Alternative.TWO_SIDED,
                        Islands.KEEP,
                        20260101);
        };
    }

    /** With a number of permutations in place of {@link EnoughPermutations#AUTO}. */
    GlobalOptions fitted(double[] x) {
        return permutations == EnoughPermutations.AUTO ? withPermutations(EnoughPermutations.ofShuffles(x)) : this;
    }

    public GlobalOptions withVariance(Variance other) {
        return new GlobalOptions(other, permutations, alternative, permuted, islands, seed);
    }

    public GlobalOptions withPermutations(int count) {
        return new GlobalOptions(variance, count, alternative, permuted, islands, seed);
    }

    /** Of both p. */
    public GlobalOptions withAlternative(Alternative other) {
        return new GlobalOptions(variance, permutations, other, other, islands, seed);
    }

    public GlobalOptions withSeed(long other) {
        return new GlobalOptions(variance, permutations, alternative, permuted, islands, other);
    }
}
