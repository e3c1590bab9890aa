package org.carbonscape.io.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.carbonscape.finding.Table;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Machine output as JSON (RFC 8259): maps, iterables, arrays of numbers, text, booleans, numbers, optionals. NaN and
 * empty values are {@code null}; an infinite number is problem RUN_14, never an answer. Keys keep the map's order;
 * numbers are by {@link Numbers}, so the same results give the same bytes.
 */
public final class Json {
    private Json() {}

    /** The value as JSON, indented by two spaces, lists of plain values on one line, with an end of line. */
    public static String text(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, 0, out);
        return out.append('\n').toString();
    }

    /** The value as JSON on one line, without an end of line. */
    public static String line(Object value) {
        return text(value).replaceAll("\n *", " ").strip(); // an end of line within a text is written \\n
    }

    /** An object of names and values, in order. */
    public static Map<String, Object> object(Object... pairs) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            members.put((String) pairs[i], pairs[i + 1]);
        }
        return members;
    }

    /** A table as objects by column name, {@link Rows}. */
    public static List<Object> rows(Table table) {
        List<Object> rows = new ArrayList<>();
        for (int r = 0; r < table.rows(); r++) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int c = 0; c < table.columns().size(); c++) {
                Table.Column column = table.columns().get(c);
                row.put(
                        column.name(),
                        switch (column.kind()) {
                            case TEXT -> table.text(r, c);
                            case INTEGER -> (Object) table.integer(r, c);
                            case NUMBER -> table.finite(r, c);
                        });
            }
            rows.add(row);
        }
        return Rows.of(rows, table.columns());
    }

    private static void write(Object value, int depth, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            members(map, depth, out);
        } else if (value instanceof Iterable<?> items) {
            items(items.iterator(), depth, out);
        } else if (value instanceof double[] numbers) {
            items(Arrays.stream(numbers).boxed().iterator(), depth, out);
        } else if (value instanceof long[] numbers) {
            items(Arrays.stream(numbers).boxed().iterator(), depth, out);
        } else if (value instanceof int[] numbers) {
            items(Arrays.stream(numbers).boxed().iterator(), depth, out);
        } else if (value instanceof Optional<?> some) {
            some.ifPresentOrElse(v -> write(v, depth, out), () -> out.append("null"));
        } else if (value instanceof OptionalDouble some) {
            number(some.orElse(Double.NaN), out);
        } else if (value instanceof Double || value instanceof Float) {
            number(((Number) value).doubleValue(), out);
        } else if (value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Byte
                || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof CharSequence || value instanceof Character || value instanceof Enum<?>) {
            quote(value.toString(), out);
        } else {
            throw new IllegalArgumentException("no JSON for " + (value == null ? "null" : value.getClass()));
        }
    }

    private static void number(double value, StringBuilder out) {
        if (Double.isInfinite(value)) {
            throw new ProblemException(ProblemCode.RUN_14_OVERFLOW, "JSON");
        }
        out.append(Double.isFinite(value) ? Numbers.text(value) : "null");
    }

    private static void members(Map<?, ?> map, int depth, StringBuilder out) {
        if (map.isEmpty()) {
            out.append("{}");
            return;
        }
        out.append('{');
        String comma = "";
        for (Map.Entry<?, ?> member : map.entrySet()) {
            out.append(comma);
            line(depth + 1, out);
            quote(String.valueOf(member.getKey()), out);
            out.append(": ");
            write(member.getValue(), depth + 1, out);
            comma = ",";
        }
        line(depth, out);
        out.append('}');
    }

    private static void items(Iterator<?> items, int depth, StringBuilder out) {
        out.append('[');
        boolean nested = false;
        String comma = "";
        while (items.hasNext()) {
            Object item = items.next();
            boolean nests = item instanceof Map || item instanceof Iterable || item instanceof Optional;
            nested |= nests;
            out.append(comma);
            if (nests) {
                line(depth + 1, out);
            } else if (!comma.isEmpty()) {
                out.append(' ');
            }
            write(item, depth + 1, out);
            comma = ",";
        }
        if (nested) {
            line(depth, out);
        }
        out.append(']');
    }

    private static void line(int depth, StringBuilder out) {
        out.append('\n').append("  ".repeat(depth));
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    // U+2028/9: the text may be put into a script; lone surrogates are no UTF-8
                    boolean lone = Character.isHighSurrogate(c)
                                    && (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1)))
                            || Character.isLowSurrogate(c)
                                    && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
                    if (c < 32 || c == '\u2028' || c == '\u2029' || lone) {
                        String hex = Integer.toHexString(c);
                        out.append("\\u").append("0000", 0, 4 - hex.length()).append(hex);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
