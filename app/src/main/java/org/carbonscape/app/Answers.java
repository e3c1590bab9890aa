package org.carbonscape.app;

import java.util.List;
import java.util.Map;
import org.carbonscape.measure.Numbers;

/** One answer on standard output, a line for each name. */
final class Answers {
    private Answers() {}

    static void lines(Map<String, Object> answer) {
        lines("", answer);
    }

    private static void lines(String prefix, Map<?, ?> map) {
        map.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner) {
                lines(prefix + name + ".", inner);
            } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
                StandardOutput.line(prefix + name + " =");
                list.forEach(one -> StandardOutput.line("    " + text(one)));
            } else if (value instanceof Double p && p > 0 && p <= 1e-300) { // p ends here, it is no measured 1e-300
                StandardOutput.line(prefix + name + " < 1e-300");
            } else {
                StandardOutput.line(prefix + name + " = " + text(value));
            }
        });
    }

    private static String text(Object value) {
        if (value instanceof List<?> list) {
            return String.join(", ", list.stream().map(Answers::text).toList());
        }
        if (value instanceof Map<?, ?> map) { // of a list: one a line
            return String.join(
                    "; ",
                    map.entrySet().stream()
                            .map(e -> e.getKey() + ": " + text(e.getValue()))
                            .toList());
        }
        return value instanceof Double d ? Numbers.text(d) : String.valueOf(value);
    }
}
