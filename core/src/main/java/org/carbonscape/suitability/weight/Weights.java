package org.carbonscape.suitability.weight;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.suitability.Sensitivity;

/** Weights of named criteria: not negative, sum 1. Says by which method they were made. Immutable. */
public final class Weights {
    private final Words method;
    private final List<String> names;
    private final double[] values;

    private Weights(Words method, List<String> names, double[] values) {
        this.method = method;
        this.names = List.copyOf(names);
        this.values = values;
    }

    /**
     * Weights in proportion to {@code amounts}, scaled to sum 1.
     *
     * @throws ProblemException SUIT-08 when an amount is negative or not finite, or all are 0
     */
    public static Weights of(Words method, List<String> names, double... amounts) {
        if (names.isEmpty()
                || names.size() != amounts.length
                || Set.copyOf(names).size() != names.size()) {
            throw new IllegalArgumentException(
                    "one amount for each of the distinct names, not " + names + " and " + amounts.length);
        }
        double sum = 0;
        for (int i = 0; i < amounts.length; i++) {
            if (!(amounts[i] >= 0) || Double.isInfinite(amounts[i])) {
                throw new ProblemException(
                        ProblemCode.SUIT_08_WEIGHTS,
                        "weights (" + method.en() + ")",
                        names.get(i),
                        Double.isNaN(amounts[i]) ? "NaN" : Numbers.text(amounts[i]));
            }
            sum += amounts[i];
        }
        if (!(sum > 0)) {
            throw new ProblemException(
                    ProblemCode.SUIT_08_WEIGHTS, "weights (" + method.en() + ")", String.join(", ", names), "0");
        }
        double[] values = new double[amounts.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = amounts[i] / sum;
        }
        return new Weights(method, names, values);
    }

    /** 1/n each. */
    public static Weights equal(List<String> names) {
        double[] ones = new double[names.size()];
        Arrays.fill(ones, 1);
        return of(Words.of("equal", "等权"), names, ones);
    }

    /** The same, by another name. */
    public Weights named(Words method) {
        return new Weights(method, names, values);
    }

    /** Linear combination: {@code share * this + (1 - share) * other}, share in 0..1. */
    public Weights linear(Weights other, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share lies in 0..1, not " + share);
        }
        double[] mix = new double[values.length];
        for (int i = 0; i < mix.length; i++) {
            mix[i] = share * values[i] + (1 - share) * matching(other, i);
        }
        String part = Numbers.text(share);
        return of(
                Words.of(
                        "linear " + part + " of (" + method.en() + ", " + other.method.en() + ")",
                        "线性组合（" + method.zh() + "、" + other.method.zh() + "，前者占 " + part + "）"),
                names,
                mix);
    }

    /** Multiplicative combination: {@code a b / sum(a b)}. Weights far from equal in both are driven apart further. */
    public Weights multiplicative(Weights other) {
        double[] mix = new double[values.length];
        for (int i = 0; i < mix.length; i++) {
            mix[i] = values[i] * matching(other, i);
        }
        return of(combined("multiplicative", "乘法组合", other), names, mix);
    }

    /**
     * The weights nearest to both by relative entropy: {@code a^share b^(1 - share)}, brought to sum to 1; a half
     * gives {@code sqrt(a b)}.
     *
     * @param share of this one, above 0 and below 1: the number of sets it stands for of all that are combined
     */
    public Weights minimumRelativeEntropy(Weights other, double share) {
        double[] mix = new double[values.length];
        for (int i = 0; i < mix.length; i++) {
            mix[i] = StrictMath.pow(values[i], share) * StrictMath.pow(matching(other, i), 1 - share);
        }
        return of(combined("minimum relative entropy", "最小相对熵组合", other), names, mix);
    }

    /**
     * One weight times {@code factor} (1 at the most), the others scaled alike so that all sum to 1: the one-at-a-time
     * step of {@link Sensitivity} (Chen, Yu and Khan 2010). Where the others have no weight, nothing changes.
     */
    public Weights scaled(int criterion, double factor) {
        double rest = 1 - values[criterion];
        double now = Math.min(1, values[criterion] * factor);
        if (!(rest > 0)) {
            return this;
        }
        double[] changed = values.clone();
        for (int i = 0; i < changed.length; i++) {
            changed[i] = i == criterion ? now : values[i] * ((1 - now) / rest);
        }
        return of(method, names, changed);
    }

    private Words combined(String en, String zh, Weights other) {
        return Words.of(
                en + " (" + method.en() + ", " + other.method.en() + ")",
                zh + "（" + method.zh() + "、" + other.method.zh() + "）");
    }

    private double matching(Weights other, int i) {
        if (!names.equals(other.names)) {
            throw new IllegalArgumentException("weights of different criteria: " + names + " and " + other.names);
        }
        return other.values[i];
    }

    /** How they were made, as the tables write it in English. */
    public Words method() {
        return method;
    }

    public List<String> names() {
        return names;
    }

    public int count() {
        return values.length;
    }

    public double get(int i) {
        return values[i];
    }

    /** The weight of a criterion. */
    public double get(String name) {
        int i = names.indexOf(name);
        if (i < 0) {
            throw new IllegalArgumentException("no weight for \"" + name + "\", only for " + names);
        }
        return values[i];
    }

    /** A copy, in the order of the names. */
    public double[] values() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Weights w
                && names.equals(w.names)
                && Arrays.equals(values, w.values)
                && method.equals(w.method);
    }

    @Override
    public int hashCode() {
        return Objects.hash(method, names, Arrays.hashCode(values));
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(method.en());
        for (int i = 0; i < values.length; i++) {
            out.append(i == 0 ? ": " : ", ").append(names.get(i)).append(' ').append(Numbers.text(values[i]));
        }
        return out.toString();
    }
}
