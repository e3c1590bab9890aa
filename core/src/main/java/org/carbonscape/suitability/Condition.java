package org.carbonscape.suitability;

import java.util.List;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** What a rule asks of one layer at a cell. A cell without a value or class meets no condition. */
public sealed interface Condition {
    /** Name of the layer. */
    String layer();

    /**
     * The class is one of these, or (negated) any other.
     *
     * @param classes names of classes as the layer has them
     */
    record ClassIs(String layer, boolean negated, List<String> classes) implements Condition {
        public ClassIs {
            classes = List.copyOf(classes);
        }

        @Override
        public String toString() {
            return layer + (negated ? " not " : " ") + String.join("|", classes);
        }
    }

    /** The value lies in {@code (above, upTo]}; either may be infinite. */
    record Within(String layer, double above, double upTo) implements Condition {
        @Override
        public String toString() {
            return layer + (Double.isInfinite(upTo) ? " >" + Numbers.text(above)
                    : Double.isInfinite(above) ? " <=" + Numbers.text(upTo) : " " + Numbers.text(above) + ".." + Numbers.text(upTo));
        }
    }

    /**
     * Reads a cell of a rule table: {@code >25}, {@code <=25}, {@code 8..25} (above 8, up to 25) for values;
     * {@code forest|grassland}, {@code !construction} for classes. {@code layer} decides which.
     *
     * @param place where the cell stands
     * @throws ProblemException SUIT-21 for a class the layer does not have, SUIT-22 for what is no range
     */
    static Condition parse(String place, String name, String text, Layer layer) {
        if (layer instanceof Layer.Classes c) {
            boolean negated = text.startsWith("!");
            List<String> classes = List.of((negated ? text.substring(1) : text).strip().split("\\s*\\|\\s*"));
            for (String each : classes) {
                if (!c.names().contains(each)) {
                    throw new ProblemException(ProblemCode.SUIT_21_RULE_CLASS, place, each, String.join(", ", c.names()));
                }
            }
            return new ClassIs(name, negated, classes);
        }
        try {
            int dots = text.indexOf("..");
            if (text.startsWith("<=")) {
                return new Within(name, Double.NEGATIVE_INFINITY, finite(text.substring(2)));
            }
            if (text.startsWith(">") && !text.startsWith(">=")) {
                return new Within(name, finite(text.substring(1)), Double.POSITIVE_INFINITY);
            }
            if (dots > 0) {
                double above = finite(text.substring(0, dots));
                double upTo = finite(text.substring(dots + 2));
                if (above < upTo) {
                    return new Within(name, above, upTo);
                }
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new ProblemException(ProblemCode.SUIT_22_RULE_RANGE, place, text);
    }

    private static double finite(String text) {
        double value = Double.parseDouble(text.strip());
        if (!Double.isFinite(value)) {
            throw new NumberFormatException(text);
        }
        return value;
    }
}
