package org.carbonscape.carbon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.carbonscape.engine.RandomStream;

/**
 * The uncertain numbers of an account, each of an <em>input</em> (a factor, an activity, the accuracy of a map).
 * Numbers of one input hang together as its {@link Correlation} says, or as shares of one whole do; inputs are
 * independent of each other. Numbers are told apart by input, year and unit, and so are their random streams: another
 * number more or less changes no draw. Not thread-safe while numbers are added.
 */
public final class UncertainNumbers {
    private static final String STREAM = "carbon-uncertainty";

    /** In place of an input, of numbers that are made of others. */
    private static final int MADE = -1;

    /** What is behind the numbers of an input. */
    private sealed interface Kind permits Numbers, Shares {}

    private record Numbers(Correlation correlation) implements Kind {}

    /**
     * Dirichlet: means p, variances p (1 - p) / (n - 1), which are those of shares found in a random sample of n.
     */
    private record Shares(double[] p, double sample) implements Kind {}

    private record Input(String name, Kind kind, List<Integer> numbers) {}

    /** @param member which of the shares; 0 of a number of its own */
    private record Number(int input, Distribution distribution, String year, String unit, int member) {}

    /** A number made of others. */
    private record Made(MadeNumbers of, int member, MadeNumbers.Line line) {}

    /** Which number is meant. */
    private record Key(String input, String year, String unit, Distribution.Shown distribution) {}

    private final List<Input> inputs = new ArrayList<>();
    private final List<Number> numbers = new ArrayList<>();
    private final Map<String, Integer> byName = new HashMap<>();
    private final Map<Key, Integer> byKey = new HashMap<>();
    private final Map<String, Integer> knownOf = new HashMap<>(); // by input
    private final Map<Integer, Made> made = new LinkedHashMap<>(); // by number

    /**
     * A number times a constant, as a term. A certain one goes into the constant.
     *
     * @param input       of which the number is one
     * @param correlation of the input's numbers: that of the first added holds
     * @param year        in which it holds; any text where years do not matter
     * @param unit        in which it holds; any text where units do not matter
     */
    public Term term(
            double constant, Distribution number, String input, Correlation correlation, String year, String unit) {
        if (number.isCertain()) {
            return Term.certain(constant * number.value());
        }
        // where correlation is full, year and unit do not tell numbers apart
        String ofYear = correlation.years() == 1 ? "" : year;
        String ofUnit = correlation.units() == 1 ? "" : unit;
        int id = byKey.computeIfAbsent(new Key(input, ofYear, ofUnit, number.shown()), key -> {
            int i = byName.computeIfAbsent(input, n -> add(n, new Numbers(correlation)));
            return add(new Number(i, number, ofYear, ofUnit, 0));
        });
        return new Term(constant, List.of(id));
    }

    /**
     * A number that is known, of an input whose errors stand in terms of their own (a standard error times a number
     * about 0): it counts as the input's, yet is never drawn.
     */
    public Term known(double constant, String input, Correlation correlation) {
        int id = knownOf.computeIfAbsent(input, key -> {
            int i = byName.computeIfAbsent(input, n -> add(n, new Numbers(correlation)));
            return add(new Number(i, Distribution.certain(1), "", "", 0));
        });
        return new Term(constant, List.of(id));
    }

    /**
     * Shares of one whole, of which a random sample was counted.
     *
     * @param input  no other has its name; asked for again, the same shares are given
     * @param p      shares found, by part; they add up to 1, and a part that was not met is certain to be none
     * @param sample how many were counted; what a simple random sample of as much knowledge would have had
     * @return by part the term of its share, times 1
     */
    public List<Term> shares(String input, double[] p, double sample) {
        int i = byName.computeIfAbsent(input, name -> {
            int fresh = add(name, new Shares(p.clone(), sample));
            for (int k = 0; k < p.length; k++) {
                add(new Number(fresh, Distribution.certain(p[k]), "", "", k));
            }
            return fresh;
        });
        List<Term> terms = new ArrayList<>();
        for (int k = 0; k < p.length; k++) {
            terms.add(
                    p[k] == 0 || p[k] == 1
                            ? Term.certain(p[k])
                            : new Term(1, List.of(inputs.get(i).numbers.get(k))));
        }
        return terms;
    }

    /**
     * Numbers made of those there are: none is an input's own, and each is as uncertain as what is behind it.
     *
     * @return by number the term of it, times 1; certain where nothing moves it
     */
    public List<Term> made(MadeNumbers of) {
        List<Term> terms = new ArrayList<>();
        for (MadeNumbers.Line line : of.at(this::value)) {
            if (line.numbers().length == 0) {
                terms.add(Term.certain(line.value()));
            } else {
                numbers.add(new Number(MADE, Distribution.certain(line.value()), "", "", 0));
                made.put(numbers.size() - 1, new Made(of, terms.size(), line));
                terms.add(new Term(1, List.of(numbers.size() - 1)));
            }
        }
        return terms;
    }

    private int add(String name, Kind kind) {
        inputs.add(new Input(name, kind, new ArrayList<>()));
        return inputs.size() - 1;
    }

    private int add(Number number) {
        numbers.add(number);
        inputs.get(number.input).numbers.add(numbers.size() - 1);
        return numbers.size() - 1;
    }

    /** The product of terms. */
    public static Term product(Term a, Term b) {
        List<Integer> all = new ArrayList<>(a.numbers());
        all.addAll(b.numbers());
        return new Term(a.constant() * b.constant(), all);
    }

    int count() {
        return numbers.size();
    }

    public int inputs() {
        return inputs.size();
    }

    boolean isMade(int number) {
        return numbers.get(number).input == MADE;
    }

    /** What a number is made with. */
    MadeNumbers maker(int made) {
        return Objects.requireNonNull(this.made.get(made), "made").of;
    }

    /** Which of its maker's a number is. */
    int member(int made) {
        return Objects.requireNonNull(this.made.get(made), "made").member;
    }

    /** Those that made numbers, in the order they came. */
    Set<MadeNumbers> makers() {
        Set<MadeNumbers> makers = new LinkedHashSet<>();
        made.values().forEach(m -> makers.add(m.of));
        return makers;
    }

    /** Takes what a sum rises by for a number of an input. */
    interface SlopeTaker {
        void take(int number, double slope);
    }

    /** What a sum that rises by so much for a number rises by for those of inputs that it is, or is made of. */
    void slopes(int number, double slope, SlopeTaker taker) {
        Made of = made.get(number);
        if (of == null) {
            taker.take(number, slope);
        } else {
            for (int k = 0; k < of.line.numbers().length; k++) {
                taker.take(of.line.numbers()[k], slope * of.line.slopes()[k]);
            }
        }
    }

    /** Whether some of the products behind a term lie above 0 and others below. */
    boolean isMixed(Term term) {
        return term.numbers().stream()
                .anyMatch(n ->
                        isMade(n) && Objects.requireNonNull(made.get(n)).line.mixed());
    }

    /** The input that a number is of; of a made one none. */
    int inputOf(int number) {
        return numbers.get(number).input;
    }

    public String name(int input) {
        return inputs.get(input).name;
    }

    /** As it was given. */
    double value(int number) {
        return numbers.get(number).distribution.value();
    }

    /** What a sum comes to with every number as given. */
    public double value(List<Term> terms) {
        double sum = 0;
        for (Term t : terms) {
            double product = t.constant();
            for (int number : t.numbers()) {
                product *= value(number);
            }
            sum += product;
        }
        return sum;
    }

    private record YearUnit(String year, String unit) {}

    /** Draws of every number of an input, by number in the order they were added. */
    double[][] draw(int input, int draws, long seed) {
        Input of = inputs.get(input);
        if (of.kind instanceof Shares shares) {
            return drawShares(of.name, shares, draws, seed);
        }
        double[] parts = ((Numbers) of.kind).correlation.parts();
        Map<String, double[]> components = new HashMap<>();
        double[][] out = new double[of.numbers.size()][draws];
        for (int m = 0; m < out.length; m++) {
            Number number = numbers.get(of.numbers.get(m));
            String[] names = {
                of.name,
                of.name + "\0year " + number.year,
                of.name + "\0unit " + number.unit,
                of.name + "\0" + number.year + "\0" + number.unit
            };
            for (int k = 0; k < names.length; k++) {
                if (parts[k] > 0) {
                    double weight = Math.sqrt(parts[k]);
                    double[] z = components.computeIfAbsent(names[k], n -> normal(n, draws, seed));
                    for (int d = 0; d < draws; d++) {
                        out[m][d] += weight * z[d];
                    }
                }
            }
            for (int d = 0; d < draws; d++) {
                out[m][d] = number.distribution.at(out[m][d]);
            }
        }
        return out;
    }

    private static double[] normal(String name, int draws, long seed) {
        UniformRandomProvider random = RandomStream.of(seed, STREAM + "\0" + name, 0);
        double[] z = new double[draws];
        for (int d = 0; d < draws; d++) {
            z[d] = StandardNormal.draw(random);
        }
        return z;
    }

    private static double[][] drawShares(String name, Shares shares, int draws, long seed) {
        UniformRandomProvider random = RandomStream.of(seed, STREAM + "\0" + name, 1);
        double[][] out = new double[shares.p.length][draws];
        double[] one = new double[shares.p.length];
        for (int d = 0; d < draws; d++) {
            double sum = 0;
            for (int k = 0; k < one.length; k++) {
                one[k] = shares.p[k] == 0 ? 0 : gamma(shares.p[k] * Math.max(shares.sample - 2, 0.01), random);
                sum += one[k];
            }
            for (int k = 0; k < one.length; k++) {
                out[k][d] = sum > 0 ? one[k] / sum : shares.p[k];
            }
        }
        return out;
    }

    /** A gamma variate of scale 1 (Marsaglia and Tsang 2000). */
    private static double gamma(double shape, UniformRandomProvider random) {
        if (shape < 1) {
            return gamma(shape + 1, random) * StrictMath.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = StandardNormal.draw(random);
            double v = 1 + c * x;
            v = v * v * v;
            double u = 1 - random.nextDouble();
            if (v > 0 && StrictMath.log(u) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }

    /**
     * What a sum is changed by where the numbers of an input stand at the ends of their 95 % intervals: squares of how
     * far below and above (first order).
     *
     * @param slope of the sum by each number of the input; where a number has no slope it does not matter
     */
    double[] squares(int input, SortedMap<Integer, Double> slope) {
        Input of = inputs.get(input);
        if (of.kind instanceof Shares shares) {
            double mean = 0;
            double squares = 0;
            for (Map.Entry<Integer, Double> s : slope.entrySet()) {
                double p = shares.p[numbers.get(s.getKey()).member];
                mean += p * s.getValue();
                squares += p * s.getValue() * s.getValue();
            }
            double half = StandardNormal.HALF_95
                    * StandardNormal.HALF_95
                    * Math.max(0, squares - mean * mean)
                    / Math.max(1, shares.sample - 1);
            return new double[] {half, half};
        }
        double[] parts = ((Numbers) of.kind).correlation.parts();
        // of those of the whole input, of a year, of a unit, and of both; added up in the order of the numbers
        List<Map<YearUnit, double[]>> sums =
                List.of(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        slope.forEach((n, by) -> {
            Number number = numbers.get(n);
            double value = number.distribution.value();
            double up = by * (number.distribution.high() - value);
            double down = by * (number.distribution.low() - value);
            YearUnit[] shared = {
                new YearUnit("", ""),
                new YearUnit(number.year, ""),
                new YearUnit("", number.unit),
                new YearUnit(number.year, number.unit)
            };
            for (int k = 0; k < shared.length; k++) {
                double[] sum = sums.get(k).computeIfAbsent(shared[k], x -> new double[2]);
                sum[0] += down;
                sum[1] += up;
            }
        });
        double[] squares = new double[2];
        for (int k = 0; k < parts.length; k++) {
            for (double[] ends : sums.get(k).values()) {
                double below = Math.max(0, -Math.min(ends[0], ends[1]));
                double above = Math.max(0, Math.max(ends[0], ends[1]));
                squares[0] += parts[k] * below * below;
                squares[1] += parts[k] * above * above;
            }
        }
        return squares;
    }
}
