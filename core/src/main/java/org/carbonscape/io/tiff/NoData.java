package org.carbonscape.io.tiff;

import java.util.Locale;
import java.util.Optional;

/**
 * A file's no-data value, read from GDAL's free text ("255", "-3.4028234663852886e+38", "nan", "-inf", "1.#QNAN").
 * A value the cell type cannot hold matches no cell; text that is no number counts as none given.
 */
record NoData(String text, double value) {
    static Optional<NoData> parse(String text) {
        String t = text.strip().toLowerCase(Locale.ROOT);
        if (t.isEmpty()) {
            return Optional.empty();
        }
        String bare = t.startsWith("-") || t.startsWith("+") ? t.substring(1) : t;
        if (bare.startsWith("nan")
                || bare.startsWith("1.#qnan")
                || bare.startsWith("1.#ind")
                || bare.startsWith("1.#snan")) {
            return Optional.of(new NoData(text.strip(), Double.NaN));
        }
        if (bare.startsWith("inf") || bare.startsWith("1.#inf")) {
            return Optional.of(
                    new NoData(text.strip(), t.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY));
        }
        try {
            return t.matches("[-+0-9.e]+")
                    ? Optional.of(new NoData(text.strip(), Double.parseDouble(t)))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether a whole-number cell holds it. */
    boolean matches(long cell) {
        return value == cell && (Math.abs(value) < 0x1p53 || exact() == cell);
    }

    private long exact() {
        try {
            return text.startsWith("-") ? Long.parseLong(text) : Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            return (long) value;
        }
    }

    /** The value as a float cell holds it; NaN (never equal) where no finite float can. */
    float asFloat() {
        float f = (float) value;
        return Float.isInfinite(f) && Double.isFinite(value) ? Float.NaN : f;
    }
}
