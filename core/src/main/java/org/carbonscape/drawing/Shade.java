package org.carbonscape.drawing;

/** How light a colour is, and what shows a pale one on white paper. */
public final class Shade {
    /** Lighter colours are lost on white paper. */
    private static final double PALE = 0.5;

    private Shade() {}

    /** The edge of a colour on white paper: its own, or where that is too pale to be seen a darker shade of it. */
    public static int edge(int rgb) {
        if (luminance(rgb) <= PALE) {
            return rgb;
        }
        int edge = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            edge |= (rgb >> shift & 255) * 3 / 5 << shift;
        }
        return edge;
    }

    /** From 0, black, to 1, white (WCAG). */
    public static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : StrictMath.pow((c + 0.055) / 1.055, 2.4);
    }
}
