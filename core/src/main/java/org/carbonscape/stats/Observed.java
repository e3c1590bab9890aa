package org.carbonscape.stats;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Argument;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.UnitNumbers;
import org.carbonscape.weights.Weights;

/**
 * Values met with weights: who is present, the values around their mean, their moments, and what the user should know.
 * Sums over all units run in blocks of fixed size, so that they do not depend on the number of threads.
 */
final class Observed {
    private static final int BLOCK = 8192;
    private final Weights weights;
    private final Engine engine;
    private final boolean[] present;
    private final int n;
    /** The first present place. */
    private final int first;

    private final int[] islands;
    private final FixedPoint fixed;
    private final double[] z;
    private final double m2;
    private final boolean outOfRange;
    /** Of values scaled so that it fits, beside their second moment. */
    private final double m4;

    private final double scaled2;
    private final List<Problem> cautions = new ArrayList<>();

    private static final double LEAST_SQUARE = 0x1p-960;

    private Observed(double[] x, Weights weights, boolean[] present, Engine engine) {
        this.weights = weights;
        this.present = present;
        this.engine = engine;
        this.n = count(present);
        this.first = IntStream.range(0, present.length)
                .filter(i -> present[i])
                .findFirst()
                .orElse(0);
        this.islands = weights.islands();
        this.fixed = FixedPoint.of(x, present, n, weights.binary() ? weights.maxDegree() : 1);
        this.z = new double[x.length];
        engine.inPlace(blocks(x.length), b -> {
            for (int i = b * BLOCK; i < Math.min(x.length, (b + 1) * BLOCK); i++) {
                z[i] = present[i] ? fixed.centred(i) : 0;
            }
        });
        double squares = sum(i -> z[i] * z[i]) / n;
        // near either end of the range quotients would be infinite: such values are as good as equal, and that is told
        outOfRange = !(squares >= LEAST_SQUARE && squares < Double.POSITIVE_INFINITY) && varies();
        if (outOfRange) {
            Arrays.fill(z, 0);
        }
        m2 = outOfRange ? 0 : squares;
        // fourth powers leave the range of a double long before squares do: values above 1e77, below 1e-77
        int exponent = Math.getExponent(Math.sqrt(m2));
        double power =
                m2 > 0 && m2 < Double.POSITIVE_INFINITY && Math.abs(exponent) > 200 ? Math.scalb(1.0, -exponent) : 1;
        m4 = sum(i -> fourth(z[i] * power)) / n;
        scaled2 = power == 1 ? m2 : m2 * power * power;
    }

    private static double fourth(double v) {
        return v * v * v * v;
    }

    /**
     * @param x       values by place, NaN = missing; places without a unit in the weights do not count either
     * @param islands units without neighbours are dropped where asked, but for those that others count as neighbours; a
     *                unit whose only neighbours lack a value is one
     * @param least   fewest units the statistic named needs
     */
    static Observed of(double[] x, Weights weights, Islands islands, int least, String statistic, Engine engine) {
        if (x.length != weights.size()) {
            throw new IllegalArgumentException(x.length + " values for weights of " + weights.size() + " places");
        }
        boolean[] present = new boolean[x.length];
        int units = 0;
        int n = 0;
        for (int i = 0; i < x.length; i++) {
            boolean unit = weights.present(i);
            present[i] = unit && !Double.isNaN(x[i]);
            units += unit ? 1 : 0;
            n += present[i] ? 1 : 0;
        }
        Weights among = weights.among(present);
        int[] alone = among.islands();
        int left = n;
        if (islands == Islands.DROP && alone.length > 0) {
            boolean[] pointedTo = pointedTo(among);
            for (int i : alone) {
                if (!pointedTo[i]) {
                    present[i] = false;
                    left--;
                }
            }
            among = among.among(present);
        }
        int counted = counted(left, alone.length, islands);
        if (counted < least) {
            throw new ProblemException(ProblemCode.STATS_05_FEW_UNITS, Argument.VALUES, counted, statistic, least);
        }
        Observed observed = new Observed(x, among, present, engine);
        observed.cautions.addAll(weights.origin().cautions());
        if (n < units) {
            observed.cautions.add(Problem.of(ProblemCode.STATS_C05_MISSING, Argument.VALUES, units - n, units));
        }
        if (alone.length > 0) {
            observed.cautions.add(
                    Problem.of(ProblemCode.STATS_C03_ISLANDS, Argument.WEIGHTS, alone.length, new UnitNumbers(alone)));
        }
        if (observed.outOfRange) {
            observed.cautions.add(Problem.of(ProblemCode.STATS_C07_RANGE, Argument.VALUES));
        } else if (observed.m2 == 0) {
            observed.cautions.add(Problem.of(ProblemCode.STATS_C04_CONSTANT, Argument.VALUES, left));
        }
        if (among.weightless() && alone.length < left) {
            observed.cautions.add(Problem.of(ProblemCode.STATS_C08_NO_WEIGHTS, Argument.WEIGHTS));
        }
        return observed;
    }

    private static int counted(int n, int alone, Islands islands) {
        return islands == Islands.ADJUST_N ? n - alone : n;
    }

    /** n of the formulas. */
    int counted(Islands rule) {
        return counted(n, islands.length, rule);
    }

    /**
     * Several variables of the same units: who lacks one value is left out of all. The cautions of all are told by the
     * first.
     *
     * @param x one array by place for each variable
     */
    static Observed[] together(
            Weights weights, Islands islands, int least, String statistic, Engine engine, double[]... x) {
        double[][] masked = new double[x.length][];
        for (int v = 0; v < x.length; v++) {
            if (x[v].length != weights.size()) {
                throw new IllegalArgumentException(
                        x[v].length + " values for weights of " + weights.size() + " places");
            }
            masked[v] = x[v].clone();
        }
        for (int i = 0; i < weights.size(); i++) {
            boolean missing = false;
            for (double[] one : x) {
                missing |= Double.isNaN(one[i]);
            }
            for (double[] one : masked) {
                one[i] = missing ? Double.NaN : one[i];
            }
        }
        Observed[] all = new Observed[x.length];
        all[0] = of(masked[0], weights, islands, least, statistic, engine);
        for (int v = 1; v < x.length; v++) {
            double[] values = masked[v];
            for (int i = 0; i < values.length; i++) {
                values[i] = all[0].present[i] ? values[i] : Double.NaN; // islands dropped are gone from all
            }
            all[v] = of(values, all[0].weights, Islands.KEEP, least, statistic, engine);
            all[v].cautions.stream()
                    .filter(c -> c.code() != ProblemCode.STATS_C03_ISLANDS)
                    .filter(c -> !all[0].cautions.contains(c))
                    .forEach(all[0].cautions::add);
        }
        return all;
    }

    /** Units that others have as neighbours; of mutual relations none of these is an island. */
    private static boolean[] pointedTo(Weights weights) {
        boolean[] pointedTo = new boolean[weights.size()];
        int[] row = new int[weights.maxDegree()];
        for (int i = 0; i < pointedTo.length; i++) {
            int degree = weights.neighbours(i, row);
            for (int k = 0; k < degree; k++) {
                pointedTo[row[k]] = true;
            }
        }
        return pointedTo;
    }

    private static int count(boolean[] marks) {
        int n = 0;
        for (boolean mark : marks) {
            n += mark ? 1 : 0;
        }
        return n;
    }

    /** Whether two values differ, even where their squares are too small for a double. */
    private boolean varies() {
        for (int i = 0; i < z.length; i++) {
            if (z[i] != 0) {
                return true;
            }
        }
        return false;
    }

    private static int blocks(int size) {
        return (size + BLOCK - 1) / BLOCK;
    }

    interface Term {
        double at(int place);
    }

    /** Sum over the present places: in order within blocks, then over the blocks in order. */
    double sum(Term term) {
        double[] parts = new double[blocks(present.length)];
        engine.inPlace(parts.length, b -> {
            double sum = 0;
            for (int i = b * BLOCK; i < Math.min(present.length, (b + 1) * BLOCK); i++) {
                if (present[i]) {
                    sum += term.at(i);
                }
            }
            parts[b] = sum;
        });
        double sum = 0;
        double low = 0;
        for (double part : parts) {
            double add = part - low;
            double next = sum + add;
            low = next - sum - add;
            sum = next;
        }
        return sum;
    }

    interface Place {
        void at(int place);
    }

    /** Every present place, in any order. */
    void each(Place work) {
        engine.inPlace(blocks(present.length), b -> {
            for (int i = b * BLOCK; i < Math.min(present.length, (b + 1) * BLOCK); i++) {
                if (present[i]) {
                    work.at(i);
                }
            }
        });
    }

    /** Sum over the neighbours of raw weight times z, for each place. */
    double[] rawLag() {
        double[] lag = new double[z.length];
        if (weights.binary()) {
            long[] sums = neighbourSums();
            each(i -> lag[i] = fixed.centredSum(sums[i], weights.degree(i)));
        } else {
            weights.weightedSums(z, lag, engine);
        }
        return lag;
    }

    /** Sum of q over the neighbours; binary weights only. */
    long[] neighbourSums() {
        long[] sums = new long[z.length];
        weights.neighbourSums(fixed.q(), sums, engine);
        return sums;
    }

    void caution(Problem problem) {
        cautions.add(problem);
    }

    /** A normal z is trusted from about 30 units on. */
    void warnOfFewUnits() {
        if (n < 30) {
            cautions.add(Problem.of(ProblemCode.STATS_C02_FEW_UNITS, Argument.VALUES, n, 30));
        }
    }

    /** Whether so many permutations let a unit pass the correction at all. */
    void warnOfFewPermutations(int permutations, Alternative alternative, Correction correction, double alpha) {
        if (permutations == 0 || correction == Correction.NONE) {
            return;
        }
        int tests = n - islands.length;
        double least = alternative.least(permutations);
        double bound = alpha / tests;
        if (least > bound) {
            int sides = alternative == Alternative.TWO_SIDED ? 2 : 1;
            long needed = (long) Math.ceil(sides * tests / alpha) - 1;
            cautions.add(Problem.of(
                    ProblemCode.STATS_C01_FEW_PERMUTATIONS,
                    "permutations",
                    permutations,
                    Numbers.told(round(least)),
                    tests,
                    correction == Correction.BONFERRONI ? "Bonferroni" : "FDR",
                    Numbers.told(round(bound)),
                    needed));
        }
    }

    /** Three significant digits, for messages. */
    private static double round(double value) {
        return new BigDecimal(value).round(new MathContext(3)).doubleValue();
    }

    Weights weights() {
        return weights;
    }

    Engine engine() {
        return engine;
    }

    boolean present(int place) {
        return present[place];
    }

    int size() {
        return present.length;
    }

    /** Units with a value. */
    int n() {
        return n;
    }

    /**
     * A variance under random order: 0 where every unit has all others as neighbours with one weight, so that no order
     * changes the statistic, and what the formula leaves is rounding alone.
     */
    double ofOrder(double variance) {
        return sum(i -> isOfAll(i) ? 1 : 0) == n ? 0 : variance;
    }

    /** Whether a place has all others as neighbours, and its weights are those of the first place. */
    private boolean isOfAll(int place) {
        int others = n - 1;
        double sum = weights.rawSum(place);
        return weights.degree(place) == others
                && sum != 0
                && isSame(weights.rawSquares(place) * others, sum * sum)
                && isSame(weights.factor(place) * sum, weights.factor(first) * weights.rawSum(first));
    }

    private static boolean isSame(double a, double b) {
        return Math.abs(a - b) <= 1e-12 * Math.abs(b);
    }

    FixedPoint fixed() {
        return fixed;
    }

    /** Values less their mean, 0 at absent places; live. */
    double[] z() {
        return z;
    }

    double m2() {
        return m2;
    }

    /** Kurtosis m4 / m2^2. */
    double b2() {
        return m4 / (scaled2 * scaled2);
    }

    /** Places of the units with a value, ascending. */
    int[] places() {
        int[] places = new int[n];
        int m = 0;
        for (int i = 0; i < present.length; i++) {
            if (present[i]) {
                places[m++] = i;
            }
        }
        return places;
    }

    List<Problem> cautions() {
        return List.copyOf(cautions);
    }
}
