package org.carbonscape.suitability.weight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Analytic hierarchy process: weights from {@link Judgements}.
 * {@code CI = (lambda - n) / (n - 1)}, {@code CR = CI / RI}; CR is 0 for up to two criteria.
 *
 * <p>Reference: Saaty T. L. (1977), A scaling method for priorities in hierarchical structures, J. Math. Psychology 15.
 */
public final class Ahp {
    /** Over this consistency ratio judgements contradict each other too much (Saaty). */
    public static final double LIMIT = 0.10;

    /** How weights are drawn from the matrix; the two differ in the third digit of an inconsistent one. */
    public enum Prioritisation {
        /** Principal right eigenvector, by power iteration; lambda is the largest eigenvalue. */
        EIGENVECTOR(Words.of("AHP eigenvector", "AHP 特征向量法")),
        /** Geometric mean of each row; lambda is the mean of (Aw)_i / w_i. */
        GEOMETRIC_MEAN(Words.of("AHP geometric mean", "AHP 几何平均法"));

        private final Words title;

        Prioritisation(Words title) {
            this.title = title;
        }
    }

    /**
     * @param prioritisation    eigenvector or geometric mean
     * @param randomIndex       the table of random indices CR is taken from
     * @param allowInconsistent whether CR over {@link #LIMIT} is only a caution
     */
    public record Options(Prioritisation prioritisation, RandomIndex randomIndex, boolean allowInconsistent) {
        public static final Options DEFAULT = new Options(Prioritisation.EIGENVECTOR, RandomIndex.SAATY, false);
    }

    /**
     * The judgement furthest from what the weights imply, by {@code |ln(a_ij w_j / w_i)|}.
     *
     * @param given   the judgement, first over second, at least 1
     * @param implied {@code w_first / w_second}
     */
    public record Worst(String first, String second, double given, double implied) {}

    private final Weights weights;
    private final double lambda;
    private final double ci;
    private final double cr;
    private final RandomIndex randomIndex;
    private final List<Worst> worst;
    private final List<Problem> cautions;

    private Ahp(
            Weights weights,
            double lambda,
            double ci,
            double cr,
            RandomIndex randomIndex,
            List<Worst> worst,
            List<Problem> cautions) {
        this.weights = weights;
        this.lambda = lambda;
        this.ci = ci;
        this.cr = cr;
        this.randomIndex = randomIndex;
        this.worst = worst;
        this.cautions = List.copyOf(cautions);
    }

    /**
     * Weighs the judgements.
     *
     * @throws ProblemException SUIT-05 when CR is over 0.10 and that is not allowed; SUIT-06 when the table of random
     *                          indices ends before n
     */
    public static Ahp of(Judgements judgements, Options options) {
        int n = judgements.count();
        OptionalDouble ri = options.randomIndex().of(n);
        if (ri.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.SUIT_06_RANDOM_INDEX,
                    judgements.place(),
                    n,
                    options.randomIndex().word(),
                    options.randomIndex().largest());
        }
        double[] w = options.prioritisation() == Prioritisation.EIGENVECTOR
                ? eigenvector(judgements)
                : geometricMean(judgements);
        double lambda = 0;
        for (int i = 0; i < n; i++) {
            lambda += row(judgements, w, i) / w[i];
        }
        lambda /= n;
        // a consistent matrix has lambda = n; rounding must not print a negative index
        double ci = n <= 2 ? 0 : Math.max(0, (lambda - n) / (n - 1));
        double cr = n <= 2 ? 0 : ci / ri.getAsDouble();
        Weights weights = Weights.of(options.prioritisation().title, judgements.names(), w);
        List<Worst> worst = worst(judgements, w);
        List<Problem> cautions = new ArrayList<>(judgements.cautions());
        if (cr > LIMIT) {
            Worst at = worst.get(0);
            Object[] args = {
                Numbers.text(Math.rint(cr * 1e4) / 1e4),
                Numbers.text(LIMIT),
                at.first(),
                at.second(),
                Numbers.text(Math.rint(at.given() * 1e3) / 1e3),
                Numbers.text(Math.rint(at.implied() * 1e3) / 1e3)
            };
            if (!options.allowInconsistent()) {
                throw new ProblemException(ProblemCode.SUIT_05_INCONSISTENT, judgements.place(), args);
            }
            cautions.add(Problem.of(ProblemCode.SUIT_C02_INCONSISTENT, judgements.place(), args));
        }
        return new Ahp(weights, lambda, ci, cr, options.randomIndex(), worst, cautions);
    }

    /** Power iteration until no weight moves by more than 1e-14; positive matrices converge from any positive start. */
    private static double[] eigenvector(Judgements a) {
        int n = a.count();
        double[] w = geometricMean(a);
        for (int step = 0; step < 10_000; step++) {
            double[] next = new double[n];
            double sum = 0;
            for (int i = 0; i < n; i++) {
                next[i] = row(a, w, i);
                sum += next[i];
            }
            double moved = 0;
            for (int i = 0; i < n; i++) {
                next[i] /= sum;
                moved = Math.max(moved, Math.abs(next[i] - w[i]));
            }
            w = next;
            if (moved <= 1e-14) {
                break;
            }
        }
        return w;
    }

    private static double[] geometricMean(Judgements a) {
        int n = a.count();
        double[] w = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double logs = 0;
            for (int j = 0; j < n; j++) {
                logs += StrictMath.log(a.get(i, j));
            }
            w[i] = StrictMath.exp(logs / n);
            sum += w[i];
        }
        for (int i = 0; i < n; i++) {
            w[i] /= sum;
        }
        return w;
    }

    private static double row(Judgements a, double[] w, int i) {
        double sum = 0;
        for (int j = 0; j < w.length; j++) {
            sum += a.get(i, j) * w[j];
        }
        return sum;
    }

    private static List<Worst> worst(Judgements a, double[] w) {
        Worst worst = null;
        double most = 0;
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w.length; j++) {
                if (a.get(i, j) > 1 || a.get(i, j) == 1 && i < j) {
                    double off = Math.abs(StrictMath.log(a.get(i, j) * w[j] / w[i]));
                    // nearer than that is rounding: no worst in a consistent matrix, the first of a tie
                    if (off > most + 1e-9) {
                        most = off;
                        worst = new Worst(a.names().get(i), a.names().get(j), a.get(i, j), w[i] / w[j]);
                    }
                }
            }
        }
        return worst == null ? List.of() : List.of(worst);
    }

    public Weights weights() {
        return weights;
    }

    /** Largest eigenvalue (or its estimate from the geometric means); n where the judgements agree wholly. */
    public double lambda() {
        return lambda;
    }

    public double ci() {
        return ci;
    }

    public double cr() {
        return cr;
    }

    public RandomIndex randomIndex() {
        return randomIndex;
    }

    /** The least consistent judgement; empty where all agree. */
    public Optional<Worst> findWorst() {
        return worst.stream().findFirst();
    }

    /** Judgements off the scale, and an inconsistency that was allowed. */
    public List<Problem> cautions() {
        return cautions;
    }
}
