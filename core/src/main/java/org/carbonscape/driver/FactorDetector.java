package org.carbonscape.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.carbonscape.engine.Engine;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * How much of the variance of y the strata of each driver explain: {@code q = 1 - SSW/SST} (Wang et al. 2010, 2016),
 * the R squared of a one-way analysis of variance. q always grows with the number of strata; what it may claim is said
 * by pPermutation. The published significance compares F with a non-central F whose non-centrality
 * {@code lambda = [sum m_h^2 - (sum sqrt(n_h) m_h)^2 / N] / variance} moves with the origin of y; it is given for
 * comparison with other programs only.
 */
public final class FactorDetector {
    private FactorDetector() {}

    /** One result for each driver, in the order of the data. */
    public static List<Factor> run(DetectorData data, DetectorOptions options, Engine engine) {
        return run(data, options, JointSums.of(data, engine, false), engine);
    }

    static List<Factor> run(DetectorData data, DetectorOptions options, JointSums sums, Engine engine) {
        refuseTooMany(data, options);
        Permutations.Outcome[] tests = new Permutations(data, options, engine).factors();
        Factor.Interval[] intervals = new Factor.Interval[data.drivers()];
        Arrays.fill(intervals, new Factor.Interval(Double.NaN, Double.NaN));
        if (options.draws().replicates() > 0) {
            intervals = new Bootstrap(data, options, sums).intervals(engine);
        }
        SpatialChance chance = new SpatialChance(data, options.dropSingletons());
        List<Factor> factors = new ArrayList<>();
        for (int d = 0; d < data.drivers(); d++) {
            factors.add(factor(data, options, sums, d, tests[d], intervals[d], chance));
        }
        return List.copyOf(factors);
    }

    /** R geodetector stops where strata are more than half the units; so does its convention. */
    private static void refuseTooMany(DetectorData data, DetectorOptions options) {
        if (options.convention() != Convention.GEODETECTOR) {
            return;
        }
        List<Problem> problems = new ArrayList<>();
        for (int d = 0; d < data.drivers(); d++) {
            if (data.strata(d) > data.units() / 2.0) {
                problems.add(Problem.of(
                        ProblemCode.DRIVER_03_STRATA,
                        data.name(d),
                        data.strata(d),
                        data.units(),
                        data.units() / 2 + 1));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    private static Factor factor(
            DetectorData data,
            DetectorOptions options,
            JointSums sums,
            int d,
            Permutations.Outcome test,
            Factor.Interval interval,
            SpatialChance chance) {
        Split split = sums.factor(d);
        boolean drop = options.dropSingletons();
        int n = split.units(data, drop);
        int l = split.strata(drop);
        double ssw = 0;
        for (int h = 0; h < data.strata(d); h++) {
            ssw += sums.within(d, h); // a one-unit stratum adds exactly 0
        }
        double q = split.q(data, drop);
        if (ssw == 0 && !Double.isNaN(q)) {
            q = 1;
        }
        // GD deletes the units but keeps counting them
        int countedN = options.convention() == Convention.GD ? data.units() : n;
        int countedL = options.convention() == Convention.GD ? split.strata() : l;
        double df1 = countedL - 1;
        double df2 = countedN - countedL;
        double f = q == 1 ? Double.POSITIVE_INFINITY : df2 / df1 * split.explained(data, drop) / ssw;
        if (!(df1 > 0) || !(df2 > 0) || Double.isNaN(q)) {
            f = Double.NaN;
        }
        double sst = data.y().variance(split.total(data, drop));
        double distance = distance(data, sums, d, drop, countedN);
        double sample = distance / (sst / (n - 1));
        // GD takes the variance of the units left and undoes its N - 1 with the old N
        double population = distance
                / (options.convention() == Convention.GD ? sst / (n - 1) * (countedN - 1) / countedN : sst / n);
        return new Factor(
                data.name(d),
                l,
                n,
                split.singles(),
                q,
                new Factor.Test(
                        f, test.p(), test.drawn(), NoncentralF.upperTail(f, df1, df2), chance.of(d, q), Double.NaN),
                new Factor.Published(
                        NoncentralF.upperTail(f, df1, df2, sample),
                        NoncentralF.upperTail(f, df1, df2, population),
                        sample,
                        population),
                interval);
    }

    /**
     * {@code sum m_h^2 - (sum sqrt(n_h) m_h)^2 / N}: the squared length of the vector of means across the direction of
     * sqrt(n_h), summed as such because the difference of the two cancels when y has a large mean.
     */
    private static double distance(DetectorData data, JointSums sums, int d, boolean drop, int units) {
        int size = data.strata(d);
        double along = 0;
        double squares = 0;
        double used = 0;
        for (int h = 0; h < size; h++) {
            long n = sums.count(d, h);
            if (!(drop && n == 1)) {
                double mean = data.y().value((double) sums.sum(d, h) / n);
                along += StrictMath.sqrt(n) * mean;
                squares += mean * mean;
                used += n;
            }
        }
        if (used != units) { // the convention GD divides by units it deleted: no direction, just the difference
            return Math.max(0, squares - along * along / units);
        }
        double distance = 0;
        for (int h = 0; h < size; h++) {
            long n = sums.count(d, h);
            if (!(drop && n == 1)) {
                double off = data.y().value((double) sums.sum(d, h) / n) - StrictMath.sqrt(n) * along / units;
                distance += off * off;
            }
        }
        return distance;
    }
}
