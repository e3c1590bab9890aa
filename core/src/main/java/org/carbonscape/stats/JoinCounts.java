package org.carbonscape.stats;

import java.util.Arrays;
import java.util.List;
import org.carbonscape.engine.Engine;
import org.carbonscape.problem.Argument;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.UnitNumbers;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.weights.WeightSums;
import org.carbonscape.weights.Weights;

/**
 * Join counts of a two-coloured map (Moran 1948, Cliff and Ord 1981): how many neighbouring pairs are black-black,
 * white-white, black-white, against what non-free sampling (the same colours in random order) gives. The relation must
 * be mutual; weights are taken as binary. Missing cells have no joins.
 */
public final class JoinCounts {
    /**
     * One kind of join.
     *
     * @param count        neighbouring pairs
     * @param expected     their mean under non-free sampling
     * @param variance     their variance
     * @param z            (count - expected) / square root of the variance
     * @param p            of z under the normal distribution
     * @param permutationP of the permutations, NaN without
     */
    public record Join(double count, double expected, double variance, double z, double p, double permutationP) {}

    /**
     * All joins of a map.
     *
     * @param black units of the colour in question
     * @param white the others
     */
    public record Result(
            int black,
            int white,
            Join blackBlack,
            Join whiteWhite,
            Join blackWhite,
            GlobalOptions options,
            List<Problem> cautions) {
        public Result {
            cautions = List.copyOf(cautions);
        }
    }

    private JoinCounts() {}

    /**
     * @param x by place: 1 = black, 0 = white, NaN = missing
     * @throws ProblemException for fewer than 4 units, a relation that is not mutual, or weights that are not all alike
     */
    public static Result of(double[] x, Weights weights, GlobalOptions wanted, Engine engine) {
        GlobalOptions options = wanted.fitted(x);
        for (double v : x) {
            if (v != 0 && v != 1 && !Double.isNaN(v)) {
                throw new IllegalArgumentException("black is 1 and white is 0, not " + v);
            }
        }
        Observed observed =
                Observed.of(x, weights.with(Standardisation.NONE), options.islands(), 4, "join counts", engine);
        Weights w = observed.weights();
        if (!w.binary()) {
            throw new ProblemException(ProblemCode.STATS_13_NOT_BINARY, Argument.WEIGHTS);
        }
        checkMutual(w);
        double[] black = new double[x.length];
        observed.each(i -> black[i] = x[i]);
        int nb = (int) Math.round(observed.sum(i -> black[i]));
        int nw = observed.n() - nb;
        // as in spdep: units without neighbours keep their colour there and do not count in n
        int n = observed.counted(options.islands());
        WeightSums s = w.sums();
        double j = s.s0() / 2;
        double bb = w.cross(black) / 2;
        Colouring colouring = new Colouring(observed, i -> black[i] == 1);
        double bw = colouring.touching() - 2 * bb;
        double ww = j - bb - bw;
        double[] permutedBb = new double[nb > 0 && nw > 0 ? options.permutations() : 0];
        double[] permutedBw = new double[permutedBb.length];
        double[] permutedWw = new double[permutedBb.length];
        colouring.permuted(permutedBb.length, "join-counts", options.seed(), (r, links, touching) -> {
            permutedBb[r] = links / 2.0;
            permutedBw[r] = touching - links;
            permutedWw[r] = j - permutedBb[r] - permutedBw[r];
        });
        double varianceBb = observed.ofOrder(varianceOfSame(s, nb, n));
        double varianceWw = observed.ofOrder(varianceOfSame(s, nw, n));
        double both = (double) nb * nw / ((double) n * (n - 1));
        double two = falling(nb, 2) * falling(nw, 2) / falling(n, 4);
        double varianceBw = observed.ofOrder((2 * s.s1() * both
                        + (s.s2() - 2 * s.s1()) * (double) nb * nw * (nb + nw - 2) / falling(n, 3)
                        + 4 * (s.s0() * s.s0() + s.s1() - s.s2()) * two
                        - 4 * s.s0() * s.s0() * both * both)
                / 4);
        if (options.permutations() == 0) {
            observed.warnOfFewUnits();
        }
        return new Result(
                nb,
                nw,
                join(bb, j * falling(nb, 2) / falling(n, 2), varianceBb, options, permutedBb),
                join(ww, j * falling(nw, 2) / falling(n, 2), varianceWw, options, permutedWw),
                join(bw, 2 * j * both, varianceBw, options, permutedBw),
                options,
                observed.cautions());
    }

    private static void checkMutual(Weights w) {
        if (w.symmetric()) {
            return;
        }
        int[] ids = new int[w.maxDegree()];
        int[] back = new int[ids.length];
        for (int i = 0; i < w.size(); i++) {
            int degree = w.neighbours(i, ids);
            for (int k = 0; k < degree; k++) {
                int theirs = w.neighbours(ids[k], back);
                if (Arrays.binarySearch(back, 0, theirs, i) < 0) {
                    throw new ProblemException(
                            ProblemCode.STATS_11_NOT_SYMMETRIC,
                            Argument.WEIGHTS,
                            new UnitNumbers(ids[k]),
                            new UnitNumbers(i));
                }
            }
        }
    }

    private static double falling(double n, int k) {
        double product = 1;
        for (int i = 0; i < k; i++) {
            product *= n - i;
        }
        return product;
    }

    private static double varianceOfSame(WeightSums s, int colour, int n) {
        double share = falling(colour, 2) / falling(n, 2);
        return (s.s1() * share
                        + (s.s2() - 2 * s.s1()) * falling(colour, 3) / falling(n, 3)
                        + (s.s0() * s.s0() + s.s1() - s.s2()) * falling(colour, 4) / falling(n, 4)
                        - s.s0() * s.s0() * share * share)
                / 4;
    }

    private static Join join(double count, double expected, double variance, GlobalOptions options, double[] permuted) {
        double z = variance > 0 ? (count - expected) / Math.sqrt(variance) : Double.NaN;
        int above = 0;
        int below = 0;
        int far = 0;
        double mean = Arrays.stream(permuted).sum() / permuted.length;
        for (double v : permuted) { // whole numbers: ties are ties
            above += v >= count ? 1 : 0;
            below += v <= count ? 1 : 0;
            far += Math.abs(v - mean) >= Math.abs(count - mean) ? 1 : 0;
        }
        double p = permuted.length == 0 ? Double.NaN : options.permuted().ofCounts(above, below, far, permuted.length);
        return new Join(count, expected, variance, z, options.alternative().ofZ(z), p);
    }
}
