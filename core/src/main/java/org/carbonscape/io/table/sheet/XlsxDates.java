package org.carbonscape.io.table.sheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import org.carbonscape.measure.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of a workbook as text: dates and percentages by their cell's format, as ISO text and with the sign, all
 * others by their 15 digits.
 */
public final class XlsxDates {
    private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30); // so that 61 is 1 March 1900
    private static final LocalDate DAY_0_1904 = LocalDate.of(1904, 1, 1);
    private static final double LAST = 2_958_466; // 31 December 9999

    private static final int LONGEST_FORMAT = 255; // letters a number format can have in a spreadsheet

    private final Map<Integer, Boolean> isDate = new HashMap<>(); // by number format
    private final LocalDate day0;

    /** @param from1904 whether the workbook counts its days from 1904, as those of old Macs do */
    public XlsxDates(boolean from1904) {
        this.day0 = from1904 ? DAY_0_1904 : DAY_0;
    }

    /** Built-in date formats, the East Asian ones too; else a format with day, month, year or hour in it. */
    static boolean isDate(int id, String format) {
        if (id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58) {
            return true;
        }
        if (format.length() > LONGEST_FORMAT) {
            return false; // no spreadsheet writes it, and brackets without end would be tried one by one
        }
        // quoted text, escaped letters, [colours and conditions], _x and *x say nothing of the kind; [h] is a time
        String bare = format.replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hmsHMS]+\\])[^\\]]*\\]", "")
                .split(";", 2)[0];
        return !bare.equalsIgnoreCase("general") && bare.matches("(?s).*[dmyhsDMYHS].*");
    }

    /**
     * A cell as it is read in tables.
     *
     * @param value  as the cell has it
     * @param format number of its format
     * @param code   of the format; null for a built-in one
     */
    public String text(String value, int format, @Nullable String code) {
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            return value;
        }
        boolean dated = isDate.computeIfAbsent(format, f -> isDate(f, code == null ? "" : code));
        if (!dated || !(number >= 0 && number < LAST)) {
            String text = Double.isFinite(number) ? Numbers.text(number) : value;
            return number != 0 && Double.isFinite(number) && isPercent(format, code) ? percent(text) : text;
        }
        long seconds = Math.round(number * 86_400);
        long days = Math.floorDiv(seconds, 86_400);
        // day 60 of a 1900 workbook is a 29 February that never was; days before it are one off
        LocalDate date = day0.plusDays(days + (day0.equals(DAY_0) && days < 60 ? 1 : 0));
        LocalDateTime time = date.atStartOfDay().plusSeconds(Math.floorMod(seconds, 86_400));
        if (days == 0 && seconds > 0) {
            return clock(time);
        }
        return seconds % 86_400 == 0 ? date.toString() : date + " " + clock(time);
    }

    private static boolean isPercent(int format, @Nullable String code) {
        return format == 9
                || format == 10
                || code != null
                        && code.indexOf('%') >= 0
                        && code.length() <= LONGEST_FORMAT
                        && code.replaceAll("\"[^\"]*\"|\\\\.", "").indexOf('%') >= 0;
    }

    /** As it is shown, for others of the column may be typed without the sign: 0.55 is 55%. */
    private static String percent(String text) {
        return new BigDecimal(text).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }

    private static String clock(LocalDateTime time) {
        String text = time.toLocalTime().toString();
        return text.length() == 5 ? text + ":00" : text;
    }
}
