package org.carbonscape.drawing;

import java.io.InputStream;

/** The shipped font, for those who embed it. */
public final class Lettering {
    private Lettering() {}

    /** The TrueType file. */
    public static InputStream font() {
        InputStream in = Lettering.class.getResourceAsStream("NotoSansSC-subset.ttf");
        if (in == null) {
            throw new IllegalStateException("the font is not shipped");
        }
        return in;
    }

    /** Whether it has a letter. */
    public static boolean has(int letter) {
        return Typeface.shipped().has(letter);
    }

    /** How wide a text is in letters of size 1. */
    public static double width(String text) {
        return Typeface.shipped().width(text, 1);
    }
}
