package org.carbonscape.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.carbonscape.drawing.Drawing;
import org.carbonscape.drawing.Mark;
import org.carbonscape.drawing.Path;
import org.carbonscape.drawing.Shade;
import org.carbonscape.drawing.Stencils;
import org.carbonscape.drawing.Typeface;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Words;

/**
 * A figure's paper while it is drawn: title above, source below, legends between; {@link #y} is how far it is filled.
 */
final class Sheet {
    /** From one row of a legend to the next. */
    private static final double LEGEND_LINE = Drawing.TEXT + 4.5;

    final Drawing drawing;
    final FigureStyle look;
    final Typeface face = Typeface.shipped();
    final double width;
    double y;
    final Stencils stencils;
    private final boolean flat;
    private final Figure.Caption caption;

    Sheet(Figure.Caption caption, FigureStyle look, Stencils stencils) {
        this(caption, look, look.width().points(), stencils, false);
    }

    /** A part of this sheet, with a title of its own. */
    Sheet panel(Words title, double panelWidth) {
        Sheet panel = new Sheet(
                Figure.Caption.of("panel", title, Words.none()),
                look.with(FigureStyle.Width.COLUMN).untitled(),
                panelWidth,
                stencils,
                isWide());
        if (!say(title).isBlank()) {
            panel.y = panel.drawing.lines(
                            face.wrap(say(title), Drawing.TEXT, panelWidth - 4),
                            2,
                            panel.y + Drawing.TEXT,
                            Drawing.TEXT,
                            Mark.Anchor.START,
                            Drawing.INK)
                    - Drawing.TEXT * 1.3
                    + 4;
        }
        return panel;
    }

    private Sheet(Figure.Caption caption, FigureStyle look, double width, Stencils stencils, boolean flat) {
        this.stencils = stencils;
        this.flat = flat;
        this.caption = caption;
        this.look = look;
        this.width = width;
        this.drawing = new Drawing(width);
        y = 2;
        if (look.titled()) {
            y = drawing.lines(
                            face.wrap(say(caption.title()), Drawing.TITLE, width - 4),
                            2,
                            y + Drawing.TITLE,
                            Drawing.TITLE,
                            Mark.Anchor.START,
                            Drawing.INK)
                    - Drawing.TITLE * 1.3
                    + 8;
        }
    }

    String say(Words words) {
        return words.in(look.language());
    }

    double widthOf(String text, double size) {
        return face.width(text, size);
    }

    boolean isWide() {
        return look.width() == FigureStyle.Width.PAGE;
    }

    /** Whether it is one of several beside each other on a wide sheet. */
    boolean isFlat() {
        return flat;
    }

    /** Two texts of ours. */
    String say(String en, String zh) {
        return look.language().of(en, zh);
    }

    /** The source line and, where the study is made up, the label that says so. */
    Drawing finish() {
        String source = say(caption.source());
        double x = 2;
        double base = y + 10;
        if (look.synthetic()) {
            String label = say("Synthetic data", "合成数据");
            double w = widthOf(label, Drawing.SMALL) + 7;
            drawing.fill(Path.box(x, base - Drawing.SMALL - 0.6, w, Drawing.SMALL + 3.2), 0x8a3b12);
            drawing.text(label, x + 3.5, base, Drawing.SMALL, Mark.Anchor.START, 0xffffff);
            x += w + 5;
        }
        double bottom = y + 3;
        if (!source.isBlank()) {
            List<String> lines = face.wrap(say("Source: ", "来源：") + source, Drawing.SMALL, width - x - 2);
            bottom = drawing.lines(lines, x, base, Drawing.SMALL, Mark.Anchor.START, Drawing.SOFT)
                    - Drawing.SMALL * 1.3
                    + 4;
        } else if (look.synthetic()) {
            bottom = base + 4;
        }
        drawing.endAt(Math.ceil(bottom));
        return drawing;
    }

    /** What a legend's sample looks like. */
    enum Sample {
        BOX,
        LINE,
        DOT
    }

    /** One entry of a legend. */
    record Item(String name, int rgb, Sample sample, double dash) {
        Item(String name, int rgb, Sample sample) {
            this(name, rgb, sample, 0);
        }
    }

    /**
     * Entries in rows from left to right, columns aligned where several rows are needed, names that are wider than all
     * the room in lines; moves {@link #y} below them.
     */
    void legend(List<Item> items, double left, double right) {
        if (items.isEmpty()) {
            return;
        }
        double widest = 0;
        double sum = 0;
        for (Item item : items) {
            double w = 13 + widthOf(item.name(), Drawing.TEXT) + 10;
            widest = Math.max(widest, w);
            sum += w;
        }
        boolean oneRow = sum - 10 <= right - left;
        int columns = Math.max(1, (int) ((right - left + 10) / widest));
        if (columns == 1 && items.size() > 5 && twoColumns(items, left, right)) {
            return;
        }
        double x = left;
        double base = y + Drawing.TEXT + 1;
        for (int i = 0; i < items.size(); i++) {
            if (!oneRow && i % columns == 0 && i > 0) {
                base += LEGEND_LINE;
                x = left;
            }
            Item item = items.get(i);
            base = entry(item, x, base, right);
            x += oneRow ? 23 + widthOf(item.name(), Drawing.TEXT) : widest;
        }
        y = base + 5;
    }

    /** Whether every entry has room in one line. */
    boolean fits(List<Item> items, double left, double right) {
        return 13 + widest(items) <= right - left;
    }

    /** One half below each other, the other beside it, where names are too long for two columns of one width. */
    private boolean twoColumns(List<Item> items, double left, double right) {
        int half = (items.size() + 1) / 2;
        double first = 23 + widest(items.subList(0, half));
        if (first + 13 + widest(items.subList(half, items.size())) > right - left) {
            return false;
        }
        double base = y + Drawing.TEXT + 1;
        for (int i = 0; i < items.size(); i++) {
            entry(items.get(i), i < half ? left : left + first, base + i % half * LEGEND_LINE, right);
        }
        y = base + (half - 1) * LEGEND_LINE + 5;
        return true;
    }

    private double widest(List<Item> items) {
        return items.stream()
                .mapToDouble(item -> widthOf(item.name(), Drawing.TEXT))
                .max()
                .orElse(0);
    }

    /** @return the base of the last line of its name */
    private double entry(Item item, double x, double base, double right) {
        sample(item, x, base);
        double last = base;
        boolean fits = fits(List.of(item), x, right + 0.01); // a sum of widths rounds
        for (String line : fits ? List.of(item.name()) : face.wrap(item.name(), Drawing.TEXT, right - x - 13)) {
            drawing.text(line, x + 13, last, Drawing.TEXT, Mark.Anchor.START, Drawing.INK);
            last += LEGEND_LINE;
        }
        return last - LEGEND_LINE;
    }

    private void sample(Item item, double x, double base) {
        double middle = base - Drawing.TEXT * 0.36;
        switch (item.sample()) {
            case BOX -> {
                drawing.box(x, middle - 3.2, 9.5, 6.4, item.rgb());
                drawing.stroke(Path.box(x, middle - 3.2, 9.5, 6.4), 0x9aa1a9, 0.3);
            }
            case LINE -> drawing.edged(Path.segment(x, middle, x + 9.5, middle), item.rgb(), 1.6, item.dash());
            case DOT -> drawing.fill(Path.circle(x + 4.7, middle, 2.6), item.rgb());
        }
    }

    List<Item> items(List<Key.Entry> entries, Sample sample) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            items.add(new Item(say(entries.get(i).name()), colour(entries.get(i).rgb(), i), sample));
        }
        return items;
    }

    static int colour(int rgb, int place) {
        return rgb == Palette.AUTO ? Palette.series(place) : rgb;
    }

    /**
     * Letters that can be read on a colour: white where they have a contrast of 3 to 1 (WCAG), since dark letters on a
     * full colour are hard to read at any contrast.
     */
    static int letters(int background) {
        return Shade.luminance(background) > 0.3 ? Drawing.INK : 0xffffff;
    }

    /** Moves texts at the given heights apart until none overlaps, keeping their order and staying within bounds. */
    static double[] spread(double[] wanted, double gap, double top, double bottom) {
        Integer[] order = new Integer[wanted.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        Arrays.sort(order, (a, b) -> Double.compare(wanted[a], wanted[b]));
        double[] placed = new double[wanted.length];
        double last = top - gap;
        for (int i : order) {
            last = placed[i] = Math.max(wanted[i], last + gap);
        }
        double limit = bottom;
        for (int k = order.length - 1; k >= 0; k--) {
            placed[order[k]] = Math.min(placed[order[k]], limit);
            limit = placed[order[k]] - gap;
        }
        return placed;
    }
}
