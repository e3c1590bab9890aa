package org.carbonscape.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as text. Not {@link Double#toString(double)}: its digits changed in Java 19, and the same run must give the
 * same bytes on 17 and 25.
 */
public final class Numbers {
    private static final MathContext FIFTEEN = new MathContext(15, RoundingMode.HALF_EVEN);

    private static final int MOST_DECIMALS = 15; // whose powers of ten and whose whole numbers are exact

    private static final long EIGHT_DIGITS = 100_000_000;
    private static final long TENTH = 0xCCCCCCCDL; // of 2^35, rounded up: right for all numbers below 2^32

    /** Longest text that {@link #write} makes. */
    public static final int MOST = 32;

    private Numbers() {}

    /**
     * The number that a raster's cell was written from: 0.6, where the float is 0.600000024 as a double. It has the
     * fewest decimals of those that make the same float.
     */
    public static double ofFloat(float value) {
        double power = 1;
        for (int decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
            double decimal = Math.rint(value * power) / power;
            if ((float) decimal == value) {
                return decimal;
            }
            power *= 10;
        }
        return value;
    }

    /** For messages: as {@link #text}, and NaN by its name. */
    public static String told(double value) {
        return Double.isNaN(value) ? "NaN" : text(value);
    }

    /** A cell of a table as a number; NaN where it is none. */
    public static double parsed(String cell) {
        try {
            return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** For tables and machine output: up to 15 significant digits, plain where short; empty for NaN. */
    public static String text(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return "0";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        byte[] fast = new byte[MOST];
        int length = write(value, fast, 0);
        return length > 0 ? new String(fast, 0, 0, length) : exact(value);
    }

    /**
     * Writes what {@link #text} gives into an array, without a text in between: large tables are mostly digits.
     *
     * @param value finite and no whole number
     * @param at    where to start; {@link #MOST} bytes must follow
     * @return the end; {@code at} where nothing was written because only exact arithmetic can tell the last digit
     */
    public static int write(double value, byte[] into, int at) {
        long found = Digits.of(Math.abs(value));
        if (found < 0) {
            return at;
        }
        int exponent = (int) (found & 2047) - 1024;
        int end = at;
        if (value < 0) {
            into[end++] = '-';
        }
        int first = exponent >= -7 && exponent < 0 ? end + 1 - exponent : end + 1; // of the digits
        int stop = first + 15;
        digits(found >>> 11, 15, into, stop);
        while (into[stop - 1] == '0') {
            stop--;
        }
        if (exponent >= stop - first - 1) { // a whole number after rounding
            return at;
        }
        if (exponent < -7) {
            return scientific(exponent, into, end, stop);
        }
        if (exponent < 0) {
            into[end] = '0';
            into[end + 1] = '.';
            for (int i = end + 2; i < first; i++) {
                into[i] = '0';
            }
            return stop;
        }
        for (int i = end; i <= end + exponent; i++) {
            into[i] = into[i + 1];
        }
        into[end + exponent + 1] = '.';
        return stop;
    }

    /** {@code 2E-10}, {@code 1.25E-308}, as {@link BigDecimal} writes it, from the digits behind a first place. */
    private static int scientific(int exponent, byte[] into, int at, int stop) {
        int end = stop - at > 2 ? stop : at + 1;
        into[at] = into[at + 1];
        if (end == stop) {
            into[at + 1] = '.';
        }
        into[end++] = 'E';
        into[end++] = '-';
        int power = -exponent;
        for (int unit = power >= 100 ? 100 : power >= 10 ? 10 : 1; unit > 0; unit /= 10) {
            into[end++] = (byte) ('0' + power / unit % 10);
        }
        return end;
    }

    /**
     * Writes the last so many digits of a whole number, zeros before them where it has fewer. Divisions are what such a
     * loop takes its time for, above all those of longs with Java's first compiler: there are none but one by 10^8.
     *
     * @param value from 0 on
     * @param end   of the digits; {@code count} bytes before it are written
     */
    public static void digits(long value, int count, byte[] into, int end) {
        long rest = value;
        int at = end;
        int start = end - count;
        while (at > start) {
            long above = rest < EIGHT_DIGITS ? 0 : rest / EIGHT_DIGITS;
            int part = (int) (rest - above * EIGHT_DIGITS);
            for (int from = Math.max(start, at - 8); at > from; ) {
                int tenth = (int) (part * TENTH >>> 35);
                into[--at] = (byte) ('0' + part - 10 * tenth);
                part = tenth;
            }
            rest = above;
        }
    }

    private static String exact(double value) {
        BigDecimal rounded = new BigDecimal(value).round(FIFTEEN).stripTrailingZeros();
        int magnitude = rounded.precision() - rounded.scale() - 1;
        if (magnitude < -7 || magnitude > 20) {
            return rounded.toString(); // scientific
        }
        return rounded.toPlainString();
    }

    /** For people: a fixed number of decimals and thin-space thousands ("9 826.34"), a true minus sign. */
    public static String readable(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        String digits = new BigDecimal(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .abs()
                .toPlainString();
        int point = digits.indexOf('.');
        String integerDigits = point < 0 ? digits : digits.substring(0, point);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < integerDigits.length(); i++) {
            if (i > 0 && (integerDigits.length() - i) % 3 == 0 && integerDigits.length() > 4) {
                out.append('\u2009');
            }
            out.append(integerDigits.charAt(i));
        }
        if (point >= 0) {
            out.append(digits, point, digits.length());
        }
        boolean nonZero = digits.chars().anyMatch(c -> c >= '1' && c <= '9');
        return (value < 0 && nonZero ? "\u2212" : "") + out;
    }

    /**
     * As {@link #readable}, but a value that so few decimals would show as nothing gets as many as two of its digits
     * need, up to eight: 0.0081 km² of a village is no 0 km².
     */
    public static String amount(double value, int decimals) {
        int shown = decimals;
        double size = Double.isFinite(value)
                ? new BigDecimal(value).round(new MathContext(2)).abs().doubleValue()
                : 0;
        while (size > 0 && shown < 8 && size < StrictMath.pow(10, -shown)) {
            shown++;
        }
        return readable(value, shown > decimals ? Math.min(8, shown + 1) : decimals);
    }
}
