package org.carbonscape.carbon;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.PlainEngine;

/**
 * Uncertainty of sums by drawing every number behind them again and again (IPCC 2006, Vol 1 Ch 3, approach 2). Sums are
 * of products of numbers, so a draw of a sum is a few multiplications however much land and however many units it is
 * made of, and any number of sums may be asked of one set of draws: the parts of a total go with it. The same seed
 * gives the same numbers on any threads. Thread-safe.
 */
public final class MonteCarlo {
    /** Draws of made numbers reckoned at a time: what they are reckoned from stays near the processor. */
    private static final int BLOCK = 256;

    /** Fewer say little about a quantile of 2.5 %. */
    public static final int LEAST_DRAWS = 100;

    /**
     * The drawn sums.
     *
     * @param low    2.5 % of them lie below
     * @param high   97.5 % of them lie below
     * @param low90  5 %
     * @param high90 95 %
     */
    public record Result(double mean, double median, double low, double high, double low90, double high90) {}

    private final UncertainNumbers numbers;
    private final int draws;
    private final double[][] columns; // by number; null of made ones
    private final double[] means; // by number
    private final Map<List<Integer>, double[]> products = new ConcurrentHashMap<>();
    private final Map<MadeNumbers, double[][]> made = new IdentityHashMap<>();

    private MonteCarlo(UncertainNumbers numbers, int draws, double[][] columns) {
        this.numbers = numbers;
        this.draws = draws;
        this.columns = columns;
        this.means = Arrays.stream(columns)
                .mapToDouble(c -> c == null ? Double.NaN : mean(c))
                .toArray();
    }

    /**
     * Draws all numbers.
     *
     * @param draws at least {@value #LEAST_DRAWS}; 10,000 and more for publication
     */
    public static MonteCarlo of(UncertainNumbers numbers, int draws, long seed, Engine engine) {
        if (draws < LEAST_DRAWS) {
            throw new IllegalArgumentException("at least " + LEAST_DRAWS + " draws, not " + draws);
        }
        double[][] columns = new double[numbers.count()][];
        List<double[][]> drawn = engine.each(numbers.inputs(), i -> numbers.draw(i, draws, seed));
        int[] taken = new int[drawn.size()];
        for (int n = 0; n < columns.length; n++) {
            if (!numbers.isMade(n)) {
                int i = numbers.inputOf(n);
                columns[n] = drawn.get(i)[taken[i]++];
            }
        }
        MonteCarlo all = new MonteCarlo(numbers, draws, columns);
        numbers.makers().forEach(m -> all.made.put(m, all.drawn(m, engine)));
        return all;
    }

    private double[][] drawn(MadeNumbers of, Engine engine) {
        double[][] into = new double[of.size()][draws];
        int blocks = (draws + BLOCK - 1) / BLOCK;
        engine.inPlace(blocks, b -> of.draw(columns, b * BLOCK, Math.min(draws, (b + 1) * BLOCK), into));
        return into;
    }

    /** Draws of a number; not to be changed. */
    private double[] column(int number) {
        if (!numbers.isMade(number)) {
            return columns[number];
        }
        synchronized (made) { // those of an account are known when it is drawn; what comes later waits here
            return made.computeIfAbsent(numbers.maker(number), m -> drawn(m, new PlainEngine()))[
                    numbers.member(number)];
        }
    }

    public int draws() {
        return draws;
    }

    /** Draws of a product of numbers; not to be changed. */
    double[] product(List<Integer> of) {
        return of.size() == 1
                ? column(of.get(0))
                : products.computeIfAbsent(of, list -> {
                    double[] product = column(list.get(0)).clone();
                    for (int number : list.subList(1, list.size())) {
                        double[] column = column(number);
                        for (int d = 0; d < draws; d++) {
                            product[d] *= column[d];
                        }
                    }
                    return product;
                });
    }

    /** Every draw of a sum. */
    public double[] totals(List<Term> terms) {
        double[] totals = new double[draws];
        merged(terms).forEach((of, constant) -> {
            if (of.isEmpty()) {
                add(totals, constant);
            } else {
                add(totals, constant, product(of));
            }
        });
        return totals;
    }

    private static void add(double[] totals, double constant) {
        for (int d = 0; d < totals.length; d++) {
            totals[d] += constant;
        }
    }

    private static void add(double[] totals, double times, double[] column) {
        for (int d = 0; d < totals.length; d++) {
            totals[d] += times * column[d];
        }
    }

    /** Terms of the same numbers as one, in an order that is theirs alone. */
    private static Map<List<Integer>, Double> merged(List<Term> terms) {
        Map<List<Integer>, Double> merged =
                new TreeMap<>((a, b) -> Arrays.compare(a.toArray(new Integer[0]), b.toArray(new Integer[0])));
        for (Term t : terms) {
            merged.merge(t.numbers(), t.constant(), Double::sum);
        }
        return merged;
    }

    /** The distribution of a sum. */
    public Result ofSum(List<Term> terms) {
        return of(totals(terms));
    }

    /** The distribution of whatever was made of totals, draw by draw; the array is sorted. */
    public static Result of(double[] totals) {
        double mean = mean(totals);
        Arrays.sort(totals);
        return new Result(
                mean,
                quantile(totals, 0.5),
                quantile(totals, 0.025),
                quantile(totals, 0.975),
                quantile(totals, 0.05),
                quantile(totals, 0.95));
    }

    private double mean(int number) {
        return numbers.isMade(number) ? mean(column(number)) : means[number];
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Linear between order statistics (type 7). */
    private static double quantile(double[] sorted, double p) {
        double place = p * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /**
     * Each input's share in the variance of a sum (first order): the covariance of the sum with what it would be if
     * nothing but the input varied, over the variance. In a sum they add up to 1; in a sum of products what is missing
     * from 1 is what inputs do together. Nothing where the sum does not vary.
     */
    public Map<String, Double> shares(List<Term> terms) {
        double[] totals = totals(terms);
        double variance = covariance(totals, totals);
        Map<String, Double> shares = new TreeMap<>();
        if (variance == 0) {
            return shares;
        }
        Map<Integer, double[]> alone = new HashMap<>();
        Map<MadeNumbers, List<MadeNumbers.Line>> lines = new IdentityHashMap<>();
        merged(terms).forEach((of, constant) -> {
            for (int number : of) {
                double rest = constant;
                for (int other : of) {
                    rest *= other == number ? 1 : mean(other);
                }
                if (numbers.isMade(number)) {
                    MadeNumbers.Line line = lines.computeIfAbsent(numbers.maker(number), m -> m.at(n -> means[n]))
                            .get(numbers.member(number));
                    for (int k = 0; k < line.numbers().length; k++) {
                        alone(alone, line.numbers()[k], rest * line.slopes()[k]);
                    }
                } else {
                    alone(alone, number, rest);
                }
            }
        });
        alone.forEach((input, column) -> shares.put(
                numbers.name(input), Math.max(0, covariance(column, totals) / variance))); // less is the draws' noise
        return shares;
    }

    /** What a sum would be if nothing but the input of a number varied: more of it. */
    private void alone(Map<Integer, double[]> alone, int number, double times) {
        add(alone.computeIfAbsent(numbers.inputOf(number), i -> new double[draws]), times, columns[number]);
    }

    private static double covariance(double[] a, double[] b) {
        double meanA = mean(a);
        double meanB = mean(b);
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += (a[d] - meanA) * (b[d] - meanB);
        }
        return sum / a.length;
    }
}
