package org.carbonscape.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Widths and outlines of the letters that ship with the program: Noto Sans SC Regular, cut down to Latin, Greek, signs
 * and the 6,763 characters of GB 2312. Read here and not by the machine's font system, since that needs fontconfig and
 * FreeType, whose versions change pixels and which small servers lack. A TrueType file with simple glyphs and a
 * character map of format 4 is all that is understood. Accented letters that the font lacks are drawn without their
 * accent, others as its empty box.
 */
public final class Typeface {
    /** Fonts for SVG text, in order of likeness. */
    static final String FAMILIES =
            "'Noto Sans SC','Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',"
                    + "'WenQuanYi Micro Hei','Droid Sans Fallback',Arial,sans-serif";

    private static final double SMALL = 0.62;

    private final ByteBuffer file;
    private final double em;
    private final int glyf;
    private final int loca;
    private final boolean longLoca;
    private final int hmtx;
    private final int metrics;
    private final int cmap;
    private final int segments;

    private static final class Shipped {
        static final Typeface FACE = read();

        private static Typeface read() {
            try (InputStream in = Typeface.class.getResourceAsStream("NotoSansSC-subset.ttf")) {
                return new Typeface(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The one that ships; read on first use. */
    public static Typeface shipped() {
        return Shipped.FACE;
    }

    /** Whether it has a letter, as it stands. */
    boolean has(int letter) {
        return glyph(letter) != 0;
    }

    Typeface(byte[] ttf) {
        file = ByteBuffer.wrap(ttf);
        int head = table("head");
        em = file.getShort(head + 18);
        longLoca = file.getShort(head + 50) == 1;
        glyf = table("glyf");
        loca = table("loca");
        hmtx = table("hmtx");
        metrics = file.getShort(table("hhea") + 34) & 0xffff;
        int map = table("cmap");
        int found = -1;
        for (int i = 0; i < file.getShort(map + 2); i++) {
            int sub = map + file.getInt(map + 4 + 8 * i + 4);
            if (file.getShort(sub) == 4) {
                found = sub;
            }
        }
        if (found < 0) {
            throw new IllegalArgumentException("the font has no character map of format 4");
        }
        cmap = found;
        segments = (file.getShort(cmap + 6) & 0xffff) / 2;
    }

    private int table(String tag) {
        for (int i = 0; i < file.getShort(4); i++) {
            int entry = 12 + 16 * i;
            boolean same = true;
            for (int k = 0; k < 4; k++) {
                same &= file.get(entry + k) == tag.charAt(k);
            }
            if (same) {
                return file.getInt(entry + 8);
            }
        }
        throw new IllegalArgumentException("the font has no table " + tag);
    }

    /** Width of a line of text in points. */
    public double width(String text, double size) {
        double sum = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            sum += advance(text.codePointAt(i));
        }
        return sum * size;
    }

    /** Outlines of a line of text whose baseline begins at (x, y); turned text runs upward. */
    Path outline(String text, double x, double y, double size, boolean turned) {
        Path path = new Path();
        double pen = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (!isThinSpace(c)) {
                int small = small(c);
                double lift = small == 0 ? 0 : c >= 0x2080 ? -0.16 : 0.38;
                trace(
                        small == 0 ? drawn(c) : glyph(small),
                        path,
                        x,
                        y,
                        pen,
                        lift * size,
                        (small == 0 ? 1 : SMALL) * size / em,
                        turned);
            }
            pen += advance(c) * size;
        }
        return path;
    }

    /** The letters of a text, each where it stands. */
    List<Path> letters(Mark.Text mark, Stencils stencils) {
        String text = mark.text();
        double pen = switch (mark.anchor()) {
            case START -> 0;
            case MIDDLE -> -width(text, mark.size()) / 2;
            case END -> -width(text, mark.size());
        };
        List<Path> letters = new ArrayList<>();
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            Path letter = stencils.letter(
                    c,
                    mark.size(),
                    mark.turned(),
                    () -> outline(Character.toString(c), 0, 0, mark.size(), mark.turned()));
            if (!letter.isEmpty()) {
                letters.add(
                        mark.turned()
                                ? letter.moved(mark.x(), mark.y() - pen)
                                : letter.moved(mark.x() + pen, mark.y()));
            }
            pen += advance(c) * mark.size();
        }
        return letters;
    }

    /** Breaks a text into lines no wider than a width: at spaces, and between Chinese characters. */
    public List<String> wrap(String text, double size, double width) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        int lastBreak = -1;
        double used = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (c == ' ') {
                lastBreak = i;
            } else if (c >= 0x2e80 && i > start && !isClosing(c)) {
                lastBreak = i;
            }
            used += advance(c) * size;
            if (used > width && lastBreak > start) {
                lines.add(text.substring(start, lastBreak).strip());
                start = lastBreak;
                while (start < text.length() && text.charAt(start) == ' ') {
                    start++;
                }
                next = Math.max(start, next);
                used = width(text.substring(start, next), size);
                lastBreak = -1;
            }
            i = next;
        }
        if (start < text.length()) {
            lines.add(text.substring(start).strip());
        }
        return lines;
    }

    private static boolean isClosing(int c) {
        return "，。；：！？、）》”’".indexOf(c) >= 0;
    }

    private static boolean isThinSpace(int c) {
        return c == 0x2009 || c == 0x202f;
    }

    /**
     * The full-sized letter that a raised or lowered one is drawn from, where the font has none of its own; 0 = none.
     */
    private int small(int c) {
        if (c < 0x2070 || c > 0x208c || glyph(c) > 0) {
            return 0;
        }
        int place = c & 0xf;
        return place <= 9 ? '0' + place : place == 10 ? '+' : place == 11 ? 0x2212 : '=';
    }

    private double advance(int c) {
        if (isThinSpace(c)) {
            return 0.17;
        }
        int small = small(c);
        int glyph = small == 0 ? drawn(c) : glyph(small);
        double own = (file.getShort(hmtx + 4 * Math.min(glyph, metrics - 1)) & 0xffff) / em;
        return small == 0 ? own : own * SMALL;
    }

    /** An accented letter that the font lacks is drawn as its base: Pinyin has no breve, but many files write one. */
    private int drawn(int letter) {
        int own = glyph(letter);
        if (own != 0) {
            return own;
        }
        int base = Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD)
                .codePointAt(0);
        return base == letter ? 0 : glyph(base);
    }

    private int glyph(int codePoint) {
        if (codePoint > 0xffff) {
            return 0;
        }
        int ends = cmap + 14;
        int low = 0;
        int high = segments - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if ((file.getShort(ends + 2 * middle) & 0xffff) < codePoint) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int starts = ends + 2 * segments + 2;
        int start = file.getShort(starts + 2 * low) & 0xffff;
        if (codePoint < start || codePoint > (file.getShort(ends + 2 * low) & 0xffff)) {
            return 0;
        }
        int delta = file.getShort(starts + 2 * segments + 2 * low);
        int rangeAt = starts + 4 * segments + 2 * low;
        int range = file.getShort(rangeAt) & 0xffff;
        if (range == 0) {
            return codePoint + delta & 0xffff;
        }
        int glyph = file.getShort(rangeAt + range + 2 * (codePoint - start)) & 0xffff;
        return glyph == 0 ? 0 : glyph + delta & 0xffff;
    }

    private int offset(int glyph) {
        return longLoca ? file.getInt(loca + 4 * glyph) : 2 * (file.getShort(loca + 2 * glyph) & 0xffff);
    }

    private void trace(
            int glyph, Path path, double x, double y, double pen, double lift, double scale, boolean turned) {
        int at = glyf + offset(glyph);
        if (offset(glyph + 1) + glyf <= at) {
            return; // a blank
        }
        int contours = file.getShort(at);
        if (contours <= 0) {
            return;
        }
        int ends = at + 10;
        int points = (file.getShort(ends + 2 * (contours - 1)) & 0xffff) + 1;
        int p = ends + 2 * contours;
        p += 2 + (file.getShort(p) & 0xffff);
        byte[] flags = new byte[points];
        for (int i = 0; i < points; ) {
            byte flag = file.get(p++);
            int times = (flag & 8) != 0 ? 1 + (file.get(p++) & 0xff) : 1;
            while (times-- > 0) {
                flags[i++] = flag;
            }
        }
        double[] xs = new double[points];
        double[] ys = new double[points];
        for (int axis = 0; axis < 2; axis++) {
            int shortBit = axis == 0 ? 2 : 4;
            int sameBit = axis == 0 ? 16 : 32;
            int value = 0;
            for (int i = 0; i < points; i++) {
                if ((flags[i] & shortBit) != 0) {
                    int step = file.get(p++) & 0xff;
                    value += (flags[i] & sameBit) != 0 ? step : -step;
                } else if ((flags[i] & sameBit) == 0) {
                    value += file.getShort(p);
                    p += 2;
                }
                (axis == 0 ? xs : ys)[i] = value;
            }
        }
        for (int i = 0; i < points; i++) {
            double along = pen + xs[i] * scale;
            double up = ys[i] * scale + lift;
            xs[i] = turned ? x - up : x + along;
            ys[i] = turned ? y - along : y - up;
        }
        int first = 0;
        for (int c = 0; c < contours; c++) {
            int last = file.getShort(ends + 2 * c) & 0xffff;
            contour(path, flags, xs, ys, first, last);
            first = last + 1;
        }
    }

    /** One closed run of on-curve points and quadratic handles; two handles in a row have a point half-way. */
    private static void contour(Path path, byte[] flags, double[] xs, double[] ys, int first, int last) {
        int n = last - first + 1;
        if (n < 2) {
            return;
        }
        int start = first;
        while (start <= last && (flags[start] & 1) == 0) {
            start++;
        }
        boolean noneOn = start > last;
        double x = noneOn ? (xs[first] + xs[last]) / 2 : xs[start];
        double y = noneOn ? (ys[first] + ys[last]) / 2 : ys[start];
        path.move(x, y);
        double startX = x;
        double startY = y;
        int base = noneOn ? first - 1 : start;
        for (int k = 1; k <= n; k++) {
            int i = first + (base - first + k + n) % n;
            if ((flags[i] & 1) != 0) {
                x = xs[i];
                y = ys[i];
                path.line(x, y);
                continue;
            }
            int j = first + (i - first + 1) % n;
            boolean end = k == n;
            boolean on = (flags[j] & 1) != 0;
            double toX = end ? startX : on ? xs[j] : (xs[i] + xs[j]) / 2;
            double toY = end ? startY : on ? ys[j] : (ys[i] + ys[j]) / 2;
            path.curve(
                    x + (xs[i] - x) * 2 / 3,
                    y + (ys[i] - y) * 2 / 3,
                    toX + (xs[i] - toX) * 2 / 3,
                    toY + (ys[i] - toY) * 2 / 3,
                    toX,
                    toY);
            x = toX;
            y = toY;
            if (on && !end) {
                k++;
            }
        }
        path.close();
    }
}
