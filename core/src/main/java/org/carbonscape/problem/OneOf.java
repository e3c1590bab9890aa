package org.carbonscape.problem;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * English texts of problems count in the plural, "{0} polygons have": where the count is one, the noun and the verb it
 * governs are those of one.
 */
final class OneOf {
    private static final Map<String, String> VERBS = Map.of(
            "are", "is",
            "have", "has",
            "hold", "holds",
            "lie", "lies",
            "occur", "occurs",
            "enclose", "encloses",
            "overlap", "overlaps");

    /** A count of one at the very beginning, of a few things or of many ("1 of 8 units hold"). */
    private static final Pattern ONE =
            Pattern.compile("^1 (?:(feature|polygon|unit|id|text|row|value|cell|pair)s|(of [0-9,]+ units))"
                    + "((?: of units| of column \"[^\"]*\")? )([a-z]+)\\b");

    private OneOf() {}

    /** The text as it is said of one, if it is of one. */
    static String said(String text) {
        Matcher m = ONE.matcher(text);
        if (!m.find()) {
            return text;
        }
        String noun = m.group(1) == null ? m.group(2) : m.group(1);
        String verb = VERBS.getOrDefault(m.group(4), m.group(4));
        return "1 " + noun + m.group(3) + verb + text.substring(m.end());
    }
}
