package org.carbonscape.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.carbonscape.drawing.Drawing;
import org.carbonscape.drawing.Mark;
import org.carbonscape.drawing.Path;
import org.carbonscape.drawing.Shade;
import org.carbonscape.finding.Figure;
import org.carbonscape.measure.Numbers;

/** Bars upright or lying, grouped or stacked with both signs from zero, with whiskers and marks. */
final class BarChart {
    /** Height by width of what a page shows at its size; where bars need more, each takes what its own name needs. */
    private static final double PAGE = 1.3;

    private final Sheet sheet;
    private final Figure.Bars figure;
    private final Drawing d;
    private final boolean lying;
    private final Ticks ticks;
    /** The plot: categories run along {@code from..to}, values from {@code zeroSide} to {@code farSide}. */
    private double from;

    private double to;
    /** Of lying bars where each category begins, and where the last ends; empty where all have the same room. */
    private double[] edges = {};

    private double lowSide;
    private double highSide;

    private BarChart(Sheet sheet, Figure.Bars figure) {
        this.sheet = sheet;
        this.figure = figure;
        this.d = sheet.drawing;
        this.lying = figure.horizontal();
        this.ticks = valueTicks();
    }

    static void draw(Sheet sheet, Figure.Bars figure) {
        new BarChart(sheet, figure).draw();
    }

    private Ticks valueTicks() {
        double low = 0;
        double high = 0;
        for (int c = 0; c < figure.categories().size(); c++) {
            double up = 0;
            double down = 0;
            for (Figure.BarSeries s : figure.bars()) {
                double v = s.values().get(c);
                if (figure.stacking() == Figure.Stacking.STACKED) {
                    up += v > 0 ? v : 0;
                    down += v < 0 ? v : 0;
                } else if (!Double.isNaN(v)) {
                    up = Math.max(
                            up,
                            Math.max(v, s.high().isEmpty() ? v : orElse(s.high().get(c), v)));
                    down = Math.min(
                            down,
                            Math.min(v, s.low().isEmpty() ? v : orElse(s.low().get(c), v)));
                }
            }
            for (Figure.BarSeries s : figure.marks()) {
                up = Math.max(up, orElse(s.values().get(c), 0));
                down = Math.min(down, orElse(s.values().get(c), 0));
            }
            low = Math.min(low, down);
            high = Math.max(high, up);
        }
        high = low == 0 && high == 0 ? 1 : high; // nothing flows: no need of both signs
        return Axes.ticks(figure.value(), low, high, lying && !sheet.isWide() ? 4 : 5);
    }

    private static double orElse(double value, double other) {
        return Double.isNaN(value) ? other : value;
    }

    private void draw() {
        List<Sheet.Item> items = new ArrayList<>();
        for (int i = 0; i < figure.bars().size(); i++) {
            if (figure.bars().get(i).name().en().isEmpty()) {
                continue; // what only carries others
            }
            items.add(new Sheet.Item(
                    sheet.say(figure.bars().get(i).name()),
                    Sheet.colour(figure.bars().get(i).rgb(), i),
                    Sheet.Sample.BOX));
        }
        for (Figure.BarSeries s : figure.marks()) {
            items.add(new Sheet.Item(sheet.say(s.name()), Sheet.colour(s.rgb(), 8), Sheet.Sample.DOT));
        }
        if (items.size() > 1) {
            sheet.legend(items, 2, sheet.width - 2);
        }
        double base = sheet.y;
        for (String line : sheet.face.wrap(sheet.say(figure.value().label()), Drawing.TEXT, sheet.width - 4)) {
            base += Drawing.TEXT * 1.25;
            d.text(line, 2, base, Drawing.TEXT, Mark.Anchor.START, Drawing.SOFT);
        }
        sheet.y = base + 6;
        if (lying) {
            lyingFrame();
        } else {
            uprightFrame();
        }
        int n = figure.categories().size();
        for (int c = 0; c < n; c++) {
            double start = from + (to - from) * c / n;
            double step = (to - from) / n;
            if (edges.length > 0) { // bars as thick as those of one line, beside the middle of their names
                step = least(edges);
                start = (edges[c] + edges[c + 1] - step) / 2;
            }
            if (figure.stacking() == Figure.Stacking.STACKED) {
                double thick = step * (n == 1 ? 0.34 : 0.68); // a bar of its own is no wall
                stacked(c, start + (step - thick) / 2, thick);
            } else {
                grouped(c, start + step * 0.12, step * 0.76);
            }
            for (Figure.BarSeries s : figure.marks()) {
                double v = s.values().get(c);
                if (!Double.isNaN(v)) {
                    dot(start + step / 2, v, Sheet.colour(s.rgb(), 8));
                }
            }
        }
        double zero = at(Math.max(ticks.low(), Math.min(ticks.high(), 0)));
        if (lying) {
            d.line(zero, from, zero, to, Drawing.FRAME, 0.9);
        } else {
            d.line(from, zero, to, zero, Drawing.FRAME, 0.9);
        }
    }

    private void lyingFrame() {
        int n = figure.categories().size();
        int bars = figure.stacking() == Figure.Stacking.STACKED
                ? 1
                : Math.max(1, figure.bars().size());
        List<List<String>> narrow = names(0.36);
        List<List<String>> wrapped = narrow.stream().anyMatch(lines -> lines.size() > 2) ? names(0.45) : narrow;
        double names = wrapped.stream()
                .flatMap(List::stream)
                .mapToDouble(line -> sheet.widthOf(line, Drawing.TEXT))
                .max()
                .orElse(0);
        double[] rows = wrapped.stream()
                .mapToDouble(lines ->
                        Math.max(Math.max(Drawing.TEXT * 1.32, bars * 6.5 + 3), lines.size() * Drawing.TEXT * 1.25 + 2))
                .toArray();
        lowSide = 2 + names + 6;
        double last = sheet.widthOf(ticks.label(ticks.at().length - 1), Drawing.SMALL);
        highSide = sheet.width - Math.max(6 + (labelled() ? 30 : 4), last / 2 + 2); // half of it stands beyond the plot
        from = sheet.y;
        double most = Arrays.stream(rows).max().orElse(0);
        if (n * most > PAGE * sheet.width) {
            edges = new double[n + 1];
            edges[0] = from;
            for (int c = 0; c < n; c++) {
                edges[c + 1] = edges[c] + rows[c];
            }
            to = edges[n];
        } else {
            to = from + n * most;
        }
        for (int i = 0; i < ticks.at().length; i++) {
            double x = at(ticks.at()[i]);
            d.line(x, from, x, to, Drawing.GRID, 0.5);
            d.text(ticks.label(i), x, to + 4 + Drawing.SMALL, Drawing.SMALL, Mark.Anchor.MIDDLE, Drawing.SOFT);
        }
        for (int c = 0; c < n; c++) {
            double middle = edges.length > 0 ? (edges[c] + edges[c + 1]) / 2 : from + (c + 0.5) * most;
            double base =
                    middle + Drawing.TEXT * (0.36 - 0.625 * (wrapped.get(c).size() - 1));
            for (String line : wrapped.get(c)) {
                d.text(line, lowSide - 4, base, Drawing.TEXT, Mark.Anchor.END, Drawing.INK);
                base += Drawing.TEXT * 1.25;
            }
        }
        sheet.y = to + Drawing.SMALL + 6;
    }

    private List<List<String>> names(double share) {
        return figure.categories().stream()
                .map(c -> sheet.face.wrap(sheet.say(c), Drawing.TEXT, sheet.width * share))
                .toList();
    }

    /** The least room between two edges. */
    private static double least(double[] edges) {
        return IntStream.range(1, edges.length)
                .mapToDouble(i -> edges[i] - edges[i - 1])
                .min()
                .orElseThrow();
    }

    private void uprightFrame() {
        double labels = 0;
        for (int i = 0; i < ticks.at().length; i++) {
            labels = Math.max(labels, sheet.widthOf(ticks.label(i), Drawing.SMALL));
        }
        from = 2 + labels + 5;
        to = sheet.width - 4;
        highSide = sheet.y;
        lowSide = highSide + sheet.width * (sheet.isWide() ? 0.28 : 0.6);
        for (int i = 0; i < ticks.at().length; i++) {
            double y = at(ticks.at()[i]);
            d.line(from, y, to, y, Drawing.GRID, 0.5);
            d.text(ticks.label(i), from - 4, y + Drawing.SMALL * 0.36, Drawing.SMALL, Mark.Anchor.END, Drawing.SOFT);
        }
        int n = figure.categories().size();
        double step = (to - from) / Math.max(1, n);
        boolean turned = false;
        double longest = 0;
        int rows = 1;
        for (var category : figure.categories()) {
            String name = sheet.say(category);
            longest = Math.max(longest, sheet.widthOf(name, Drawing.SMALL));
            List<String> lines = sheet.face.wrap(name, Drawing.SMALL, step - 3);
            rows = Math.max(rows, lines.size());
            turned |= lines.size() > 3 || lines.stream().anyMatch(l -> sheet.widthOf(l, Drawing.SMALL) > step - 1);
        }
        for (int c = 0; c < n; c++) {
            double x = from + (c + 0.5) * step;
            String name = sheet.say(figure.categories().get(c));
            if (turned) {
                d.upward(name, x + Drawing.SMALL * 0.36, lowSide + 5 + longest / 2, Drawing.SMALL, Drawing.INK);
            } else {
                d.lines(
                        sheet.face.wrap(name, Drawing.SMALL, step - 3),
                        x,
                        lowSide + 4 + Drawing.SMALL,
                        Drawing.SMALL,
                        Mark.Anchor.MIDDLE,
                        Drawing.INK);
            }
        }
        sheet.y = lowSide + 5 + (turned ? longest + 3 : rows * Drawing.SMALL * 1.3);
    }

    /** Lying bars of one series carry their values: a ranking is read by its numbers. */
    private boolean labelled() {
        return lying && figure.bars().size() == 1 && figure.bars().get(0).high().isEmpty();
    }

    private double at(double value) {
        return lowSide + (value - ticks.low()) / (ticks.high() - ticks.low()) * (highSide - lowSide);
    }

    private void grouped(int c, double start, double room) {
        int n = figure.bars().size();
        for (int i = 0; i < n; i++) {
            Figure.BarSeries s = figure.bars().get(i);
            double v = s.values().get(c);
            if (Double.isNaN(v)) {
                continue;
            }
            double a = start + room * i / n;
            double thick = room / n * (n > 1 ? 0.92 : 1);
            bar(a, thick, 0, v, Sheet.colour(s.rgb(), i));
            if (!s.low().isEmpty()
                    && !s.high().isEmpty()
                    && !Double.isNaN(s.low().get(c))
                    && !Double.isNaN(s.high().get(c))) {
                whisker(a + thick / 2, s.low().get(c), s.high().get(c));
            }
            if (labelled()) {
                d.text(
                        Numbers.amount(v, Ticks.digits(largest())),
                        at(Math.max(v, 0)) + 3,
                        a + thick / 2 + Drawing.SMALL * 0.36,
                        Drawing.SMALL,
                        Mark.Anchor.START,
                        Drawing.SOFT);
            }
        }
    }

    private double largest() {
        return Math.max(Math.abs(ticks.low()), Math.abs(ticks.high()));
    }

    private void stacked(int c, double start, double room) {
        double up = 0;
        double down = 0;
        for (int i = 0; i < figure.bars().size(); i++) {
            double v = figure.bars().get(i).values().get(c);
            int rgb = Sheet.colour(figure.bars().get(i).rgb(), i);
            if (v > 0) {
                bar(start, room, up, up + v, rgb);
                up += v;
            } else if (v < 0) {
                bar(start, room, down, down + v, rgb);
                down += v;
            }
        }
    }

    private void bar(double start, double thick, double a, double b, int rgb) {
        double p = at(Math.max(ticks.low(), Math.min(ticks.high(), a)));
        double q = at(Math.max(ticks.low(), Math.min(ticks.high(), b)));
        double low = Math.min(p, q);
        double length = Math.abs(p - q);
        if (length > 0) {
            Path box = lying ? Path.box(low, start, length, thick) : Path.box(start, low, thick, length);
            d.fill(box, rgb);
            if (Shade.edge(rgb) != rgb) {
                d.stroke(box, Shade.edge(rgb), 0.5);
            }
        }
    }

    private void whisker(double middle, double low, double high) {
        double a = at(low);
        double b = at(high);
        Path path = lying
                ? new Path()
                        .move(a, middle)
                        .line(b, middle)
                        .move(a, middle - 2)
                        .line(a, middle + 2)
                        .move(b, middle - 2)
                        .line(b, middle + 2)
                : new Path()
                        .move(middle, a)
                        .line(middle, b)
                        .move(middle - 2, a)
                        .line(middle + 2, a)
                        .move(middle - 2, b)
                        .line(middle + 2, b);
        d.stroke(path, Drawing.INK, 0.7);
    }

    private void dot(double middle, double value, int rgb) {
        double x = lying ? at(value) : middle;
        double y = lying ? middle : at(value);
        d.fill(Path.circle(x, y, 3.1), 0xffffff);
        d.fill(Path.circle(x, y, 2.3), rgb);
    }
}
