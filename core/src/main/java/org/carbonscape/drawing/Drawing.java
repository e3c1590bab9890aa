package org.carbonscape.drawing;

import java.util.ArrayList;
import java.util.List;

/** A page of marks, drawn from the first to the last. Filled by a chart, then written as SVG or painted as PNG. */
public final class Drawing {
    public static final int INK = 0x1f2328;
    public static final int SOFT = 0x57606a;
    public static final int GRID = 0xe2e5e9;
    public static final int FRAME = 0x8b939c;
    /** Sizes of text in points. */
    public static final double TITLE = 9;

    public static final double TEXT = 7.5;
    public static final double SMALL = 6.8;

    private final List<Mark> marks = new ArrayList<>();
    public final double width;
    private double height;

    public Drawing(double width) {
        this.width = width;
    }

    public double height() {
        return height;
    }

    /** Sets the height once the last mark is known, and lays white paper under all: viewers may be dark. */
    public void endAt(double bottom) {
        height = bottom;
        marks.add(0, new Mark.Fill(Path.box(0, 0, width, bottom), 0xffffff, 1));
    }

    public List<Mark> marks() {
        return List.copyOf(marks);
    }

    public void add(Mark mark) {
        marks.add(mark);
    }

    public void fill(Path path, int rgb) {
        marks.add(new Mark.Fill(path, rgb, 1));
    }

    public void fill(Path path, int rgb, double opacity) {
        marks.add(new Mark.Fill(path, rgb, opacity));
    }

    public void box(double x, double y, double w, double h, int rgb) {
        marks.add(new Mark.Fill(Path.box(x, y, w, h), rgb, 1));
    }

    public void stroke(Path path, int rgb, double lineWidth) {
        marks.add(new Mark.Stroke(path, rgb, lineWidth, 0));
    }

    /**
     * A line of a chart: where its colour is too pale for white paper it has darker edges.
     *
     * @param dash length of a dash and of a gap; 0 draws a whole line
     */
    public void edged(Path path, int rgb, double lineWidth, double dash) {
        if (Shade.edge(rgb) != rgb) {
            marks.add(new Mark.Stroke(path, Shade.edge(rgb), lineWidth + 0.9, dash));
        }
        marks.add(new Mark.Stroke(path, rgb, lineWidth, dash));
    }

    public void line(double x1, double y1, double x2, double y2, int rgb, double lineWidth) {
        stroke(Path.segment(x1, y1, x2, y2), rgb, lineWidth);
    }

    public void dashed(double x1, double y1, double x2, double y2, int rgb, double lineWidth) {
        marks.add(new Mark.Stroke(Path.segment(x1, y1, x2, y2), rgb, lineWidth, 2.5));
    }

    public void text(String text, double x, double y, double size, Mark.Anchor anchor, int rgb) {
        if (!text.isBlank()) {
            marks.add(new Mark.Text(text, x, y, size, anchor, false, rgb, false));
        }
    }

    public void upward(String text, double x, double y, double size, int rgb) {
        if (!text.isBlank()) {
            marks.add(new Mark.Text(text, x, y, size, Mark.Anchor.MIDDLE, true, rgb, false));
        }
    }

    /** Several lines; returns the baseline after the last. */
    public double lines(List<String> texts, double x, double y, double size, Mark.Anchor anchor, int rgb) {
        double at = y;
        for (String t : texts) {
            text(t, x, at, size, anchor, rgb);
            at += size * 1.3;
        }
        return at;
    }
}
