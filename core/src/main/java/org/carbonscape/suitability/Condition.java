package org.carbonscape.suitability;

import java.util.List;
import java.util.stream.Collectors;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Nearest;
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

    /** The value lies between these; either may be infinite, each counts itself or not. */
    record Within(String layer, double from, boolean withFrom, double to, boolean withTo) implements Condition {
        /** As {@code (above, upTo]}, which is the same for every cell; its numbers are floats, 0.6 is 0.60000002. */
        float above() {
            return withFrom ? Math.nextDown((float) from) : (float) from;
        }

        float upTo() {
            return withTo ? (float) to : Math.nextDown((float) to);
        }

        @Override
        public String toString() {
            return layer
                    + (Double.isInfinite(to)
                            ? (withFrom ? " >=" : " >") + Numbers.text(from)
                            : Double.isInfinite(from)
                                    ? (withTo ? " <=" : " <") + Numbers.text(to)
                                    : " " + Numbers.text(from) + ".." + Numbers.text(to));
        }
    }

    /** The value is one of these, or (negated) any other: codes of a raster. */
    record ValueIs(String layer, boolean negated, List<Float> values) implements Condition {
        public ValueIs {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return layer
                    + (negated ? " not " : " ")
                    + values.stream().map(v -> Numbers.text(v)).collect(Collectors.joining("|"));
        }
    }

    /**
     * Reads a cell of a rule table: {@code >25}, {@code >=25}, {@code <=25}, {@code <25}, {@code 8..25} (above 8, up to
     * 25), {@code 1|2}, {@code !0} for values; {@code forest|grassland}, {@code !construction} for classes. {@code
     * layer} decides which.
     *
     * @param place where the cell stands
     * @param names what other words stand for
     * @throws ProblemException SUIT-21 for a class the layer does not have, SUIT-22 for what is no range
     */
    static Condition parse(String place, String name, String text, Layer layer, ClassNames names) {
        boolean negated = text.startsWith("!");
        List<String> parts =
                List.of((negated ? text.substring(1) : text).strip().split("\\s*\\|\\s*"));
        if (layer instanceof Layer.Classes c) {
            List<String> classes = parts.stream()
                    .flatMap(p -> (c.names().contains(p) ? List.of(p) : names.of(name, p)).stream())
                    .distinct()
                    .toList();
            for (String each : classes) {
                if (!c.names().contains(each)) {
                    throw new ProblemException(
                            ProblemCode.SUIT_21_RULE_CLASS, place, each, Nearest.orAll(each, c.names()));
                }
            }
            return new ClassIs(name, negated, classes);
        }
        try {
            int dots = text.indexOf("..");
            if (text.startsWith("<") || text.startsWith("≤")) {
                boolean with = text.startsWith("<=") || text.startsWith("≤");
                return new Within(
                        name,
                        Double.NEGATIVE_INFINITY,
                        false,
                        finite(text.substring(text.startsWith("<=") ? 2 : 1)),
                        with);
            }
            if (text.startsWith(">") || text.startsWith("≥")) {
                boolean with = text.startsWith(">=") || text.startsWith("≥");
                return new Within(
                        name,
                        finite(text.substring(text.startsWith(">=") ? 2 : 1)),
                        with,
                        Double.POSITIVE_INFINITY,
                        false);
            }
            if (dots > 0) {
                double from = finite(text.substring(0, dots));
                double to = finite(text.substring(dots + 2));
                if (from < to) {
                    return new Within(name, from, false, to, true);
                }
            } else {
                return new ValueIs(
                        name,
                        negated,
                        parts.stream().map(p -> (float) finite(p)).toList());
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
