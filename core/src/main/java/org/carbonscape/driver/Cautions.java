package org.carbonscape.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/** What must be said beside the numbers. */
final class Cautions {
    /** Below this a stratum's mean says little: five values are the least for which a variance is more than a guess. */
    private static final int FEW = 5;

    /** Cochran (1977): so many times the square of the skewness are the least units for an interval of a mean. */
    private static final int BY_SKEWNESS = 25;

    private Cautions() {}

    static List<Problem> of(
            DetectorData data,
            DetectorOptions options,
            JointSums sums,
            List<Factor> factors,
            List<Interaction> interactions,
            Set<String> computedFrom) {
        List<Problem> cautions = new ArrayList<>(data.cautions());
        for (int d = 0; d < data.drivers(); d++) {
            ofDriver(d, data, options, sums, computedFrom, cautions);
            spatial(factors.get(d), options).ifPresent(cautions::add);
        }
        options.fewPermutations().ifPresent(cautions::add);
        enhancement(data, options, interactions).ifPresent(cautions::add);
        return List.copyOf(cautions);
    }

    private static void ofDriver(
            int d,
            DetectorData data,
            DetectorOptions options,
            JointSums sums,
            Set<String> computedFrom,
            List<Problem> cautions) {
        String name = data.name(d);
        if (computedFrom.contains(name)) {
            cautions.add(Problem.of(ProblemCode.DRIVER_C01_CIRCULAR, name));
        }
        int few = 0;
        for (int h = 0; h < data.strata(d); h++) {
            few += sums.count(d, h) < FEW && !(options.dropSingletons() && sums.count(d, h) == 1) ? 1 : 0;
        }
        Split split = sums.factor(d);
        int used = split.strata(options.dropSingletons());
        if (few > 0) {
            cautions.add(Problem.of(
                    ProblemCode.DRIVER_C02_FEW_PER_STRATUM,
                    name,
                    few,
                    used,
                    FEW,
                    Numbers.readable((double) split.units(data, options.dropSingletons()) / used, 1)));
        }
        if (split.singles() > 0) {
            cautions.add(
                    options.dropSingletons()
                            ? Problem.of(
                                    ProblemCode.DRIVER_C05_SINGLETONS_DROPPED,
                                    name,
                                    split.singles(),
                                    split.units(data, true))
                            : Problem.of(ProblemCode.DRIVER_C04_SINGLETONS_KEPT, name, split.singles()));
        }
        if (data.strata(d) > RiskDetector.MOST_STRATA) {
            cautions.add(
                    Problem.of(ProblemCode.DRIVER_C24_MANY_STRATA, name, data.strata(d), RiskDetector.MOST_STRATA));
        }
        double skewness = options.draws().replicates() > 0 ? skewness(data, options, sums, d) : 0;
        long needed = (long) Math.ceil(BY_SKEWNESS * skewness * skewness);
        int units = split.units(data, options.dropSingletons());
        if (units < needed) {
            cautions.add(Problem.of(ProblemCode.DRIVER_C23_SKEWED, name, Numbers.readable(skewness, 1), units, needed));
        }
        if (data.hasBlocks() && options.draws().permutations() > 0 && blocksWithinStrata(data, d)) {
            cautions.add(Problem.of(ProblemCode.DRIVER_C09_FIXED_IN_BLOCKS, name));
        }
    }

    /** Of a driver that counts as significant while units are taken for independent, and only then. */
    private static Optional<Problem> spatial(Factor factor, DetectorOptions options) {
        double alpha = options.verdicts().alpha();
        Factor.Test test = factor.test();
        return test.pOfIndependent() <= alpha && test.spatial().p() > alpha
                ? Optional.of(Problem.of(
                        ProblemCode.DRIVER_C25_LIKE_NEIGHBOURS,
                        factor.name(),
                        Numbers.readable(factor.q(), 3),
                        Numbers.readable(test.spatial().q(), 3),
                        Numbers.readable(test.spatial().p(), 3)))
                : Optional.empty();
    }

    /** That all pairs enhance each other says little: they would for drivers that do nothing. */
    private static Optional<Problem> enhancement(
            DetectorData data, DetectorOptions options, List<Interaction> interactions) {
        boolean all = interactions.stream()
                .allMatch(i -> i.shares().type().compareTo(InteractionType.BI_FACTOR_ENHANCEMENT) >= 0);
        if (interactions.isEmpty()
                || !all
                || options.dropSingletons()
                || options.draws().permutations() == 0) {
            return Optional.empty();
        }
        double alpha = options.verdicts().alpha();
        long adding = interactions.stream().filter(i -> i.test().p() < alpha).count();
        return Optional.of(Problem.of(
                ProblemCode.DRIVER_C03_ENHANCEMENT, data.yName(), interactions.size(), adding, Numbers.text(alpha)));
    }

    /** Of what the means of the strata leave, all strata together; 0 where they leave nothing. */
    private static double skewness(DetectorData data, DetectorOptions options, JointSums sums, int driver) {
        Codes codes = data.codes(driver);
        double squares = 0;
        double cubes = 0;
        int units = 0;
        for (int i = 0; i < codes.length(); i++) {
            int stratum = codes.at(i);
            long n = sums.count(driver, stratum);
            if (!(options.dropSingletons() && n == 1)) {
                double off = data.z()[i] - (double) sums.sum(driver, stratum) / n;
                squares += off * off;
                cubes += off * off * off;
                units++;
            }
        }
        double spread = Math.sqrt(squares / units);
        return squares > 0 ? cubes / units / (spread * spread * spread) : 0;
    }

    private static boolean blocksWithinStrata(DetectorData data, int driver) {
        int[] stratum = new int[data.blockCount()];
        Arrays.fill(stratum, -1);
        Codes codes = data.codes(driver);
        for (int i = 0; i < codes.length(); i++) {
            int block = data.blocks()[i];
            if (stratum[block] < 0) {
                stratum[block] = codes.at(i);
            } else if (stratum[block] != codes.at(i)) {
                return false;
            }
        }
        return true;
    }
}
