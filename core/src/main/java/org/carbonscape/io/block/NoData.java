package org.carbonscape.io.block;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;

/**
 * A file's no-data value, read from GDAL's free text ("255", "-3.4028234663852886e+38", "nan", "-inf", "1.#QNAN").
 * A value the cell type cannot hold matches no cell; text that is no number counts as none given. As in GDAL a comma
 * may be the decimal point ("-9999,0"), and of several numbers ("255 255 255") the first counts.
 *
 * <p>A text with too few digits to tell floats apart ("-3.40282e+38" for the lowest float there is) means every number
 * that rounds to it; so does what GDAL makes of such a text when it writes it again ("-3.4028200000000001e+38"). That
 * is so for magnitudes that nobody measures only (from 1e30 on): nothing else can lie there, while "-9999.5" means
 * -9999.5.
 *
 * @param low  the least number meant; NaN (never equal) if the value is
 * @param high the largest number meant
 */
public record NoData(String text, double value, double low, double high) {
    /** Magnitudes that are nobody's measurement. */
    private static final double EXTREME = 1e30;
    /** Digits that are enough to find a float again. */
    private static final int ENOUGH = 8;
    /** Digits that every double keeps. */
    private static final MathContext SURE = new MathContext(15);

    /** Exactly this value. */
    public static NoData of(String text, double value) {
        return new NoData(text, value, value, value);
    }

    public static Optional<NoData> parse(String text) {
        String first = text.strip().replaceFirst("\\s.*", "").replace(',', '.');
        String t = first.toLowerCase(Locale.ROOT);
        if (t.isEmpty()) {
            return Optional.empty();
        }
        String bare = t.startsWith("-") || t.startsWith("+") ? t.substring(1) : t;
        if (bare.startsWith("nan")
                || bare.startsWith("1.#qnan")
                || bare.startsWith("1.#ind")
                || bare.startsWith("1.#snan")) {
            return Optional.of(of(first, Double.NaN));
        }
        if (bare.startsWith("inf") || bare.startsWith("1.#inf")) {
            return Optional.of(of(first, t.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY));
        }
        try {
            return t.matches("[-+0-9.e]{1,400}") ? Optional.of(decimal(first, t)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static NoData decimal(String text, String t) {
        double value = Double.parseDouble(t);
        if (!(Math.abs(value) >= EXTREME)) {
            return of(text, value);
        }
        if (Double.isInfinite(value)) { // "1.79769313486232e+308" rounds up beyond the largest double
            value = Math.copySign(Double.MAX_VALUE, value);
        }
        BigDecimal exact = new BigDecimal(t);
        BigDecimal few = exact.round(SURE).stripTrailingZeros();
        if (exact.precision() > SURE.getPrecision() && few.precision() < ENOUGH && few.doubleValue() == value) {
            return decimal(few.toString(), few.toString()); // a program wrote all 17 digits where somebody typed a few
        }
        if (exact.precision() < 2) {
            return of(text, value);
        }
        double half = exact.ulp().doubleValue() / 2;
        return new NoData(text, value, value - half, value + half);
    }

    /** Whether a cell of 32 bits may be meant by it that is not its nearest float. */
    public boolean isRounded() {
        return low < high && new BigDecimal(text.strip()).precision() < ENOUGH;
    }

    /**
     * Whether a whole-number cell holds it; {@code unsigned} where a negative number stands for one of 2^63 and more.
     */
    public boolean matches(long cell, boolean unsigned) {
        if (unsigned && cell < 0) {
            return value >= 0x1p63 && exact() == cell;
        }
        return value == cell && (Math.abs(value) < 0x1p53 || exact() == cell);
    }

    private long exact() {
        try {
            return text.startsWith("-") ? Long.parseLong(text) : Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            return value >= 0x1p63 ? new BigDecimal(value).toBigInteger().longValue() : (long) value;
        }
    }

    /** Whether a cell of 64 bits holds it: the value itself, or the float that a program of floats made of it. */
    public boolean matches(double cell) {
        return cell >= low && cell <= high || cell == asFloat();
    }

    /** Whether a cell of 32 bits holds it. */
    public boolean matches(float cell) {
        return cell == asFloat() || cell >= low && cell <= high;
    }

    /** The value as a float cell holds it; NaN (never equal) where no finite float can. */
    public float asFloat() {
        float f = (float) value;
        return Float.isInfinite(f) && Double.isFinite(value) ? Float.NaN : f;
    }
}
