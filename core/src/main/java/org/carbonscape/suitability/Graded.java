package org.carbonscape.suitability;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.carbonscape.measure.Numbers;

/**
 * How a criterion was graded, without the cells it was graded on.
 *
 * @param classes names of the layer's classes; empty for values
 */
public record Graded(String name, List<String> classes, Grading grading) {
    /**
     * How values become scores, in signs: {@code <=2: 1, <=5: 3, >5: 5}, {@code 400 .. 100: 1 .. 9}, or {@code 9:
     * forest; 7: grassland|water}.
     */
    public String describe() {
        return describe(UnaryOperator.identity());
    }

    /** @param named what to write for the name of a class */
    public String describe(UnaryOperator<String> named) {
        if (!classes.isEmpty() && grading instanceof Grading.ByClass g) {
            Map<Double, List<String>> byScore = new TreeMap<>(Comparator.reverseOrder());
            for (int i = 0; i < g.scores().length; i++) {
                if (!Double.isNaN(g.scores()[i])) {
                    byScore.computeIfAbsent(g.scores()[i], k -> new ArrayList<>())
                            .add(named.apply(classes.get(i)));
                }
            }
            return byScore.entrySet().stream()
                    .map(e -> shown(e.getKey()) + ": " + String.join("|", e.getValue()))
                    .collect(Collectors.joining("; "));
        }
        if (grading instanceof Grading.Breakpoints b) {
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < b.scores().length; i++) {
                boolean last = i == b.breaks().length;
                parts.add(
                        last && i == 0
                                ? shown(b.scores()[0])
                                : (last ? ">" + shown(b.breaks()[i - 1]) : "<=" + shown(b.breaks()[i])) + ": "
                                        + shown(b.scores()[i]));
            }
            return String.join(", ", parts);
        }
        return grading instanceof Grading.Linear l
                ? shown(l.from()) + " .. " + shown(l.to()) + ": " + shown(l.lowest()) + " .. " + shown(l.highest())
                : shown(grading.lowest()) + " .. " + shown(grading.highest());
    }

    private static String shown(double value) {
        return Numbers.text(new BigDecimal(value).round(new MathContext(6)).doubleValue());
    }
}
