package org.carbonscape.stats;

/**
 * Variants of the global statistics.
 *
 * @param variance     behind z and the analytic p; General G knows only randomisation
 * @param permutations shuffles of all values, 0 = none
 * @param alternative  tails of both p; greater = more clustered than by chance, also for Geary's C
 * @param islands      what units without neighbours do to n
 * @param seed         of the permutations
 */
public record GlobalOptions(Variance variance, int permutations, Alternative alternative, Islands islands, long seed) {
    /** The assumption behind the variance. */
    public enum Variance {
        /** Values drawn from a normal distribution. */
        NORMALITY,
        /** The values at hand in random order: takes their kurtosis into account. The papers and ArcGIS use it. */
        RANDOMISATION
    }

    public GlobalOptions {
        if (permutations < 0) {
            throw new IllegalArgumentException(permutations + " permutations");
        }
    }

    /** Randomisation, 999 permutations, two-sided, units without neighbours left out. */
    public static GlobalOptions defaults() {
        return of(Convention.CARBONSCAPE);
    }

    /** The variants of a tool. */
    public static GlobalOptions of(Convention convention) {
        return switch (convention) {
            case CARBONSCAPE -> new GlobalOptions(Variance.RANDOMISATION, 999, Alternative.TWO_SIDED, Islands.DROP, 20260101);
            case SPDEP -> new GlobalOptions(Variance.RANDOMISATION, 0, Alternative.GREATER, Islands.ADJUST_N, 20260101);
            case ESDA -> new GlobalOptions(Variance.NORMALITY, 999, Alternative.TWO_SIDED, Islands.KEEP, 20260101);
            case GEODA -> new GlobalOptions(Variance.NORMALITY, 999, Alternative.DIRECTED, Islands.KEEP, 20260101);
            case ARCGIS -> new GlobalOptions(Variance.RANDOMISATION, 0, Alternative.TWO_SIDED, Islands.KEEP, 20260101);
        };
    }

    public GlobalOptions withVariance(Variance other) {
        return new GlobalOptions(other, permutations, alternative, islands, seed);
    }

    public GlobalOptions withPermutations(int count) {
        return new GlobalOptions(variance, count, alternative, islands, seed);
    }

    public GlobalOptions withAlternative(Alternative other) {
        return new GlobalOptions(variance, permutations, other, islands, seed);
    }

    public GlobalOptions withIslands(Islands other) {
        return new GlobalOptions(variance, permutations, alternative, other, seed);
    }

    public GlobalOptions withSeed(long other) {
        return new GlobalOptions(variance, permutations, alternative, islands, other);
    }
}
