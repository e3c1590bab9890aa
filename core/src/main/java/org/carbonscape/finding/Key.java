package org.carbonscape.finding;

import java.math.BigDecimal;
import java.util.List;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Language;

/** What the colours of a map mean. */
public sealed interface Key {

    /** Heading of the legend, with the unit where there is one. */
    Words title();

    /** A class, its name and its colour. */
    record Entry(Words name, int rgb) {}

    /** Named classes; index 1 is the first entry. */
    record Classes(Words title, List<Entry> entries) implements Key {
        public Classes {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Classes of values, stated in the legend. Class i holds (limits[i-1], limits[i]], the first also its lower limit;
     * values beyond the ends are drawn like the end classes, and the legend says so if an end is infinite.
     *
     * @param limits   ascending, one more than there are classes; the first may be -infinity, the last infinity
     * @param ramp     colours; diverging ramps change hue at zero, whatever the limits
     * @param decimals most digits after the point in the legend
     */
    record Breaks(Words title, List<Double> limits, Ramp ramp, int decimals) implements Key {
        public Breaks {
            limits = List.copyOf(limits);
            if (limits.size() < 2) {
                throw new IllegalArgumentException("breaks need two limits or more");
            }
            for (int i = 1; i < limits.size(); i++) {
                if (!(limits.get(i) > limits.get(i - 1))) {
                    throw new IllegalArgumentException("limits do not ascend: " + limits);
                }
            }
        }

        public int classes() {
            return limits.size() - 1;
        }

        /** Class of a value, from 1; 0 for NaN. */
        public int classOf(double value) {
            if (Double.isNaN(value)) {
                return 0;
            }
            int low = 1;
            int high = limits.size() - 1;
            while (low < high) { // the first class whose upper limit is not below the value
                int middle = (low + high) >>> 1;
                if (value <= limits.get(middle)) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low;
        }

        /** "5 to 400", "≤ −24", "> 800": class i from 0 as a legend states it. */
        public String label(int i, Language language) {
            double low = limits.get(i);
            double high = limits.get(i + 1);
            if (low == Double.NEGATIVE_INFINITY) {
                return high == Double.POSITIVE_INFINITY ? language.of("all", "全部") : "≤ " + text(high);
            }
            if (high == Double.POSITIVE_INFINITY) {
                return "> " + text(low);
            }
            return text(low) + language.of(" to ", " ～ ") + text(high);
        }

        /** A limit that is a round number has no digits that only say so. */
        private String text(double limit) {
            int own = Math.max(0, BigDecimal.valueOf(limit).stripTrailingZeros().scale());
            return Numbers.readable(limit, Math.min(decimals, own));
        }

        /** Colour of each class. */
        public int[] colours() {
            return ramp.colours(limits);
        }
    }
}
