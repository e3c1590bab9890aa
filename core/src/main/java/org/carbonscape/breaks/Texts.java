package org.carbonscape.breaks;

import java.util.List;
import java.util.stream.Collectors;
import org.carbonscape.measure.Numbers;

/** Numbers as they stand in the messages of this room. */
final class Texts {
    private Texts() {}

    static String number(double value) {
        return Double.isFinite(value) ? Numbers.text(value) : Double.toString(value);
    }

    static String list(List<Double> values) {
        return values.stream().map(Texts::number).collect(Collectors.joining(", ", "[", "]"));
    }
}
