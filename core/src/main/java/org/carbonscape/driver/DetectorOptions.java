package org.carbonscape.driver;

/**
 * What the detectors do beyond q.
 *
 * @param convention     whose numbers where programs differ
 * @param dropSingletons delete the units of one-unit strata before computing q of that driver or pair (total variance
 *                       included), instead of keeping them with zero variance
 * @param permutations   random permutations for pPermutation and pExcess; 0 = none, both are then NaN
 * @param stopAfter      a driver's permutations stop once this many reached the observed statistic, and p is their
 *                       share (Besag and Clifford 1991); 0 = never stop early
 * @param replicates     bootstrap samples for the interval of q; 0 = none
 * @param confidence     of that interval, e.g. 0.95
 * @param alpha          level of the verdicts of the risk and the ecological detector
 * @param correction     of p over all pairs of strata of a driver (risk) and all pairs of drivers (ecological)
 * @param tolerance      how far q12 may be from q1 + q2 to be called independent
 * @param seed           of all random draws
 */
public record DetectorOptions(
        Convention convention,
        boolean dropSingletons,
        int permutations,
        int stopAfter,
        int replicates,
        double confidence,
        double alpha,
        Correction correction,
        double tolerance,
        long seed) {
    public DetectorOptions {
        if (permutations < 0 || stopAfter < 0 || replicates < 0) {
            throw new IllegalArgumentException("counts of random draws cannot be negative");
        }
        if (!(confidence > 0 && confidence < 1) || !(alpha > 0 && alpha < 1) || !(tolerance >= 0)) {
            throw new IllegalArgumentException("confidence and alpha lie between 0 and 1, tolerance is not negative");
        }
    }

    /** Our convention; 999 permutations, 999 bootstrap samples, 95 % interval, alpha 0.05, Holm. */
    public static DetectorOptions defaults(long seed) {
        return new DetectorOptions(
                Convention.CARBONSCAPE, false, 999, 0, 999, 0.95, 0.05, Correction.HOLM, 1e-12, seed);
    }

    /** That program's numbers: its rule for one-unit strata and no adjustment of p, where it has none. */
    public DetectorOptions withConvention(Convention c) {
        boolean ours = c == Convention.CARBONSCAPE;
        return new DetectorOptions(
                c,
                c == Convention.GD || c == Convention.GDVERSE,
                permutations,
                stopAfter,
                replicates,
                confidence,
                alpha,
                ours ? Correction.HOLM : Correction.NONE,
                tolerance,
                seed);
    }

    public DetectorOptions withDropSingletons(boolean drop) {
        return new DetectorOptions(
                convention, drop, permutations, stopAfter, replicates, confidence, alpha, correction, tolerance, seed);
    }

    public DetectorOptions withPermutations(int count, int stop) {
        return new DetectorOptions(
                convention, dropSingletons, count, stop, replicates, confidence, alpha, correction, tolerance, seed);
    }

    public DetectorOptions withReplicates(int count, double level) {
        return new DetectorOptions(
                convention, dropSingletons, permutations, stopAfter, count, level, alpha, correction, tolerance, seed);
    }

    public DetectorOptions withVerdicts(double level, Correction how) {
        return new DetectorOptions(
                convention,
                dropSingletons,
                permutations,
                stopAfter,
                replicates,
                confidence,
                level,
                how,
                tolerance,
                seed);
    }
}
