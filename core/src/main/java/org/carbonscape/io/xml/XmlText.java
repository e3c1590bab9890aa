package org.carbonscape.io.xml;

/** Text as XML may hold it. */
public final class XmlText {
    private XmlText() {}

    /**
     * The text for content and attribute values. Letters that XML has no way to write (control characters, halves of
     * surrogate pairs, U+FFFE, U+FFFF) become U+FFFD: one of them in a unit's name would make the whole file
     * unreadable.
     */
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isLetter(c) ? c : 0xFFFD);
            }
            i += Character.charCount(c);
        }
        return out.toString();
    }

    /** Whether XML 1.0 has this code point at all. */
    static boolean isLetter(int c) {
        return c >= ' ' && c < 0xD800 || c == '\t' || c == '\n' || c >= 0xE000 && c < 0xFFFE || c > 0xFFFF;
    }
}
