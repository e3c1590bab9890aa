package org.carbonscape.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * A driver whose values are strata: the stratum of each unit, or {@link #MISSING}. Names may hold any characters: units
 * are compared by number, never by joined text. Immutable.
 */
public final class Strata {
    /** The code of a unit without a value. */
    public static final int MISSING = -1;

    private final String name;
    private final Codes codes;
    private final List<String> labels;

    private Strata(String name, Codes codes, List<String> labels) {
        this.name = name;
        this.codes = codes;
        this.labels = labels;
    }

    /**
     * Strata given by position in a list of names.
     *
     * @param codes  for each unit an index into {@code labels}, or {@link #MISSING}
     * @param labels the strata's names; a stratum without units is allowed and does not count
     */
    public static Strata of(String name, int[] codes, List<String> labels) {
        for (int code : codes) {
            if (code < MISSING || code >= labels.size()) {
                throw new IllegalArgumentException(
                        "stratum " + code + " of driver " + name + " is not one of " + labels.size());
            }
        }
        return new Strata(name, Codes.of(codes.clone(), labels.size()), List.copyOf(labels));
    }

    /** Strata given by name; empty text is missing. Strata are numbered in the order they are met. */
    public static Strata ofLabels(String name, List<String> units) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int[] codes = new int[units.size()];
        for (int i = 0; i < codes.length; i++) {
            String label = units.get(i);
            codes[i] = label.isEmpty() ? MISSING : numbers.computeIfAbsent(label, l -> numbers.size());
        }
        return new Strata(name, Codes.of(codes, numbers.size()), List.copyOf(numbers.keySet()));
    }

    /** Strata given by any whole numbers, in ascending order; {@link Integer#MIN_VALUE} is missing. */
    public static Strata ofNumbers(String name, int[] units) {
        int low = Integer.MAX_VALUE;
        int high = Integer.MIN_VALUE;
        for (int unit : units) {
            if (unit != Integer.MIN_VALUE) {
                low = Math.min(low, unit);
                high = Math.max(high, unit);
            }
        }
        int[] codes = new int[units.length];
        List<String> labels = new ArrayList<>();
        if (low <= high && (long) high - low < 1 << 16) {
            int[] number = new int[high - low + 1];
            for (int unit : units) {
                if (unit != Integer.MIN_VALUE) {
                    number[unit - low] = 1;
                }
            }
            for (int v = 0; v < number.length; v++) {
                if (number[v] == 1) {
                    number[v] = labels.size();
                    labels.add(Integer.toString(low + v));
                }
            }
            for (int i = 0; i < codes.length; i++) {
                codes[i] = units[i] == Integer.MIN_VALUE ? MISSING : number[units[i] - low];
            }
        } else {
            TreeMap<Integer, Integer> number = new TreeMap<>();
            for (int unit : units) {
                number.put(unit, 0);
            }
            number.remove(Integer.MIN_VALUE);
            number.replaceAll((value, none) -> {
                labels.add(value.toString());
                return labels.size() - 1;
            });
            for (int i = 0; i < codes.length; i++) {
                codes[i] = units[i] == Integer.MIN_VALUE ? MISSING : number.getOrDefault(units[i], MISSING);
            }
        }
        return new Strata(name, Codes.of(codes, labels.size()), List.copyOf(labels));
    }

    /**
     * Cuts a continuous driver. Classes are closed on the right, {@code (b[j-1], b[j]]}; the first holds everything up
     * to {@code b[0]}, the last everything above the last break. NaN is missing.
     *
     * @param breaks interior breaks, strictly ascending, one fewer than classes
     * @throws ProblemException DRIVER-05 if the breaks do not ascend or are not finite
     */
    public static Strata cut(String name, double[] x, double... breaks) {
        checkBreaks(name, breaks);
        Codes codes = Codes.of(x.length, breaks.length + 1, i -> Double.isNaN(x[i]) ? MISSING : classOf(x[i], breaks));
        List<String> labels = new ArrayList<>();
        if (breaks.length == 0) {
            labels.add("all");
        }
        for (int c = 0; c <= breaks.length && breaks.length > 0; c++) {
            labels.add(
                    c == 0
                            ? "<= " + Numbers.text(breaks[0])
                            : c == breaks.length
                                    ? "> " + Numbers.text(breaks[c - 1])
                                    : "(" + Numbers.text(breaks[c - 1]) + ", " + Numbers.text(breaks[c]) + "]");
        }
        return new Strata(name, codes, List.copyOf(labels));
    }

    static void checkBreaks(String name, double... breaks) {
        for (int b = 0; b < breaks.length; b++) {
            if (!Double.isFinite(breaks[b]) || b > 0 && !(breaks[b] > breaks[b - 1])) {
                throw new ProblemException(
                        ProblemCode.DRIVER_05_BREAKS,
                        name,
                        String.join(
                                ", ",
                                Arrays.stream(breaks).mapToObj(Numbers::text).toList()));
            }
        }
    }

    /** The number of breaks below x: -0.0 and 0.0 are the same value. */
    static int classOf(double x, double[] breaks) {
        int low = 0;
        int high = breaks.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (breaks[middle] < x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    public String name() {
        return name;
    }

    /** Number of units, with and without a value. */
    public int units() {
        return codes.length();
    }

    /** The stratum of a unit, an index into {@link #labels()}, or {@link #MISSING}. */
    public int code(int unit) {
        return codes.at(unit);
    }

    public List<String> labels() {
        return labels;
    }

    Codes codes() {
        return codes;
    }
}
