package org.carbonscape.report;

import org.carbonscape.method.Figure;

/**
 * Figures as files. One drawing is made for both forms, so that they show the same. No fonts, screens or libraries of
 * the machine are used: the same figure gives the same bytes everywhere.
 */
public final class Pictures {
    /** Dots per inch of PNG files. */
    static final int DPI = 300;

    private Pictures() { }

    /** A whole SVG document, UTF-8, text as text; its fonts name common Latin and Chinese families. */
    public static String svg(Figure figure, Look look) {
        throw new UnsupportedOperationException("follows");
    }

    /** A PNG file at 300 dots per inch. */
    public static byte[] png(Figure figure, Look look) {
        throw new UnsupportedOperationException("follows");
    }
}
