package org.carbonscape.io.table;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.carbonscape.problem.InputTable;

/** A cell's text read as a number, by the rules of {@link TextTable.Row}. */
record NumberText(Kind kind, double value) {
    enum Kind {
        NUMBER,
        MISSING,
        SPECIAL,
        TEXT
    }

    private static final NumberText MISSING = new NumberText(Kind.MISSING, Double.NaN);
    private static final NumberText SPECIAL = new NumberText(Kind.SPECIAL, Double.NaN);
    private static final NumberText TEXT = new NumberText(Kind.TEXT, Double.NaN);

    /**
     * Those of yearbooks: an ellipsis is less than half of the last digit, a slash what is not counted. Two points are
     * the World Bank's and the United Nations', one is of SAS, a cross means not applicable. 无 is none of them: it
     * may as well be zero.
     */
    private static final Set<String> MISSING_MARKS = Set.of(
            "", "na", "na.", "n/a", "n.a.", "nd", "n.d.", "x", "null", //
            ".", "..", "...", "......", ":", "/", "\\", "#", //
            "缺", "缺失", "缺数", "缺数据", "暂缺", "暂无", "暂无数据", "无数据", "不详", "不适用", //
            "未统计", "未公布", "未提供", "未调查", "未监测");

    private static final char MIDLINE = '\u22EF'; // an ellipsis, as Chinese input methods have it
    private static final String DASHES = "\u2014\u2015\u2500"; // what yearbooks draw them with

    private static final Set<String> SPECIAL_MARKS = Set.of("nan", "inf", "infinity", "∞");
    // possessive: a cell of a million digits must not overflow the matcher's stack
    private static final Pattern PLAIN =
            Pattern.compile("[+-]?(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?");
    private static final Pattern GROUPED =
            Pattern.compile("[+-]?[0-9]{1,3}(?:(?:,[0-9]{3})++|(?: [0-9]{3})++|(?:['’][0-9]{3})++)(?:\\.[0-9]*+)?");

    private static final double[] TENS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    static NumberText of(String cell) {
        double quick = quick(cell);
        return Double.isNaN(quick) ? slow(cell) : new NumberText(Kind.NUMBER, quick);
    }

    /**
     * Most cells: a sign, up to 15 digits, a point. Such digits and powers of ten are exact, so that their quotient is
     * the nearest double, as parseDouble gives; NaN for anything else.
     */
    private static double quick(String cell) {
        int length = cell.length();
        int from = length > 0 && (cell.charAt(0) == '-' || cell.charAt(0) == '+') ? 1 : 0;
        if (length - from > 16) {
            return Double.NaN;
        }
        long digits = 0;
        int count = 0;
        int point = -1;
        for (int i = from; i < length; i++) {
            char c = cell.charAt(i);
            if (c >= '0' && c <= '9') {
                digits = 10 * digits + (c - '0');
                count++;
            } else if (c == '.' && point < 0) {
                point = i;
            } else {
                return Double.NaN;
            }
        }
        if (count == 0 || count > 15) {
            return Double.NaN;
        }
        double value = point < 0 ? digits : digits / TENS[length - 1 - point];
        return cell.charAt(0) == '-' ? -value : value;
    }

    private static NumberText slow(String cell) {
        String text = plain(cell);
        String lower = text.length() <= 10 ? text.toLowerCase(Locale.ROOT) : "";
        boolean dashes = !lower.isEmpty() && lower.chars().allMatch(c -> c == '-');
        if (text.isEmpty() || dashes || MISSING_MARKS.contains(lower) && !lower.isEmpty()) {
            return MISSING;
        }
        if (!lower.isEmpty()
                && SPECIAL_MARKS.contains(
                        lower.charAt(0) == '-' || lower.charAt(0) == '+' ? lower.substring(1) : lower)) {
            return SPECIAL;
        }
        boolean percent = text.endsWith("%");
        if (percent) {
            text = text.substring(0, text.length() - 1).strip();
        }
        if (GROUPED.matcher(text).matches()) {
            text = text.replaceAll("[, '’]", "");
        } else if (!PLAIN.matcher(text).matches()) {
            return TEXT;
        }
        boolean scientific = text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
        // "12.3%" is the double nearest to 0.123, which 12.3/100 need not be
        double value = !percent
                ? Double.parseDouble(text)
                : scientific ? Double.parseDouble(text) / 100 : Double.parseDouble(text + "e-2");
        return Double.isInfinite(value) ? SPECIAL : new NumberText(Kind.NUMBER, value);
    }

    /** ASCII digits and signs, one kind of space, none at the ends. */
    private static String plain(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            if (cell.charAt(i) >= 128) {
                String text = InputTable.folded(cell);
                StringBuilder out = new StringBuilder(text.length());
                for (int j = 0; j < text.length(); j++) {
                    char c = text.charAt(j);
                    char plain = DASHES.indexOf(c) >= 0 ? '-' : Character.isSpaceChar(c) ? ' ' : c;
                    out.append(c == MIDLINE ? "..." : plain);
                }
                return out.toString().strip();
            }
        }
        return cell.strip();
    }

    boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    boolean isMissing() {
        return kind == Kind.MISSING;
    }

    /** Whether a cell is a mark for a missing number. */
    static boolean isMark(String cell) {
        return of(cell).isMissing();
    }

    /** "nan", "inf", or a number too large for a double. */
    boolean isSpecial() {
        return kind == Kind.SPECIAL;
    }
}
