package org.carbonscape.study;

import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.carbonscape.driver.Strata;
import org.carbonscape.measure.Numbers;

/**
 * A driver as it comes: text, or numbers.
 *
 * @param texts  of each unit, "" = missing; empty where the driver has numbers
 * @param values of each unit, NaN = missing; empty where the driver has text
 */
record DriverColumn(String name, List<String> texts, double[] values) {
    /** More different whole numbers than this are a quantity, not codes. */
    private static final int MOST_CODES = 15;

    static DriverColumn ofText(String name, List<String> texts) {
        return new DriverColumn(name, List.copyOf(texts), new double[0]);
    }

    static DriverColumn ofNumbers(String name, double[] values) {
        return new DriverColumn(name, List.of(), values);
    }

    boolean isText() {
        return !texts.isEmpty();
    }

    boolean isMissing(int unit) {
        return isText() ? texts.get(unit).isEmpty() : Double.isNaN(values[unit]);
    }

    /** Whole numbers with few different values, at least two units to each on average. */
    boolean isCodes() {
        NavigableSet<Double> different = new TreeSet<>();
        int known = 0;
        double last = Double.NaN;
        for (double v : values) {
            if (Double.isNaN(v)) {
                continue;
            }
            known++;
            if (v != last) { // neighbouring cells are often alike
                if (v != Math.rint(v) || Math.abs(v) > 1e9 || different.add(v + 0.0) && different.size() > MOST_CODES) {
                    return false;
                }
                last = v;
            }
        }
        return 2 * different.size() <= known;
    }

    /** Its values as strata; numbers in ascending order. */
    Strata given() {
        if (isText()) {
            return Strata.ofLabels(name, texts);
        }
        NavigableSet<Double> different = new TreeSet<>();
        double last = Double.NaN;
        for (double v : values) {
            if (!Double.isNaN(v) && v != last) {
                different.add(v + 0.0); // -0.0 is 0
                last = v;
            }
        }
        double[] codes = different.stream().mapToDouble(Double::doubleValue).toArray();
        int[] numbers = new int[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Double.isNaN(values[i]) ? Strata.MISSING : Arrays.binarySearch(codes, values[i] + 0.0); // -0.0 is 0
        }
        return Strata.of(name, numbers, Arrays.stream(codes).mapToObj(Numbers::text).toList());
    }
}
