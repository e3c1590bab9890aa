package org.carbonscape.stats;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.carbonscape.measure.Numbers;

/** Numbers as they stand in the messages of this room. */
final class Texts {
    private Texts() {}

    static String number(double value) {
        return Double.isNaN(value) ? "NaN" : Numbers.text(value);
    }

    static String list(double[] values) {
        return Arrays.stream(values).mapToObj(Texts::number).collect(Collectors.joining(", ", "[", "]"));
    }
}
