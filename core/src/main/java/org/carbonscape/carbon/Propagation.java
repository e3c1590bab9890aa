package org.carbonscape.carbon;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Uncertainty of sums by error propagation (IPCC 2006 and 2019, Vol 1 Ch 3, approach 1), to the first order: each
 * input's interval moves the sum down and up, inputs add in squares. Lower and upper halves are propagated on their
 * own, as the 2019 Refinement has it, so that lopsided intervals stay lopsided. Numbers of an input hang together as
 * it says.
 *
 * <p>Of a sum of products whose U lies above 60 %, U is corrected (3.2.3.3) and the interval is that of a lognormal
 * distribution: the first order falls short of what products do.
 */
public final class Propagation {
    private final UncertainNumbers numbers;

    public Propagation(UncertainNumbers numbers) {
        this.numbers = numbers;
    }

    /** Squares of how far each input moves a sum down and up, by input. */
    private Map<Integer, double[]> squares(List<Term> terms) {
        Map<Integer, SortedMap<Integer, Double>> slopes = new TreeMap<>();
        for (Term t : terms) {
            for (int number : t.numbers()) {
                double slope = t.constant();
                for (int other : t.numbers()) {
                    slope *= other == number ? 1 : numbers.value(other);
                }
                numbers.slopes(
                        number,
                        slope,
                        (n, by) -> slopes.computeIfAbsent(numbers.inputOf(n), i -> new TreeMap<>())
                                .merge(n, by, Double::sum));
            }
        }
        Map<Integer, double[]> squares = new TreeMap<>();
        slopes.forEach((input, slope) -> squares.put(input, numbers.squares(input, slope)));
        return squares;
    }

    /** The interval of a sum. */
    public Uncertainty ofSum(List<Term> terms) {
        double below = 0;
        double above = 0;
        for (double[] s : squares(terms).values()) {
            below += s[0];
            above += s[1];
        }
        Uncertainty plain = new Uncertainty(numbers.value(terms), Math.sqrt(below), Math.sqrt(above));
        boolean products = terms.stream()
                .anyMatch(t -> t.numbers().size() > 1 || t.numbers().stream().anyMatch(numbers::isMade));
        return products && isOfOneSign(terms) ? plain.corrected() : plain;
    }

    /** The interval of a sum if one input alone were uncertain, by input. */
    public Map<String, Uncertainty> alone(List<Term> terms) {
        Map<String, Uncertainty> alone = new TreeMap<>();
        double value = numbers.value(terms);
        squares(terms)
                .forEach((input, s) ->
                        alone.put(numbers.name(input), new Uncertainty(value, Math.sqrt(s[0]), Math.sqrt(s[1]))));
        return alone;
    }

    /**
     * U in percent of a sum of what some inputs bring in, and of the rest; NaN where the sum is zero, or next to its
     * interval as good as zero.
     *
     * @param first whether an input is of the first kind, by name
     */
    public double[] percents(List<Term> terms, Predicate<String> first) {
        double[] squares = new double[2];
        squares(terms).forEach((input, s) -> squares[first.test(numbers.name(input)) ? 0 : 1] += variance(s));
        double value = numbers.value(terms);
        return new double[] {
            Uncertainty.even(value, Math.sqrt(squares[0])).percent(),
            Uncertainty.even(value, Math.sqrt(squares[1])).percent()
        };
    }

    private boolean isOfOneSign(List<Term> terms) {
        return terms.stream().noneMatch(numbers::isMixed)
                && (terms.stream().allMatch(t -> numbers.value(List.of(t)) >= 0)
                        || terms.stream().allMatch(t -> numbers.value(List.of(t)) <= 0));
    }

    /** Each input's share in the variance of a sum; they add up to 1. Nothing where the sum does not vary. */
    public Map<String, Double> shares(List<Term> terms) {
        Map<String, Double> shares = new TreeMap<>();
        double all = 0;
        Map<Integer, double[]> squares = squares(terms);
        for (double[] s : squares.values()) {
            all += variance(s);
        }
        if (all > 0) {
            for (Map.Entry<Integer, double[]> s : squares.entrySet()) {
                shares.put(numbers.name(s.getKey()), variance(s.getValue()) / all);
            }
        }
        return shares;
    }

    /** Up to a constant: the square of half the whole width. */
    private static double variance(double[] squares) {
        double half = (Math.sqrt(squares[0]) + Math.sqrt(squares[1])) / 2;
        return half * half;
    }
}
