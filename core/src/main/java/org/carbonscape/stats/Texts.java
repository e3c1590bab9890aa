package org.carbonscape.stats;

import org.carbonscape.measure.Numbers;

/** Numbers as they stand in the messages of this room. */
final class Texts {
    private Texts() {}

    static String number(double value) {
        return Double.isNaN(value) ? "NaN" : Numbers.text(value);
    }
}
