package org.carbonscape.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.carbonscape.drawing.Drawing;
import org.carbonscape.drawing.Mark;
import org.carbonscape.drawing.Path;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Ramp;
import org.carbonscape.measure.Numbers;

/**
 * Points with quadrant lines, a fitted line and names where they fit. More points than can be told apart are counted in
 * small squares, coloured by the logarithm of the count: a cloud of a million dots would be a blot of the wrong shape.
 */
final class ScatterChart {
    private static final int MOST_POINTS = 4000;
    private static final int SQUARES = 72;
    private static final int PLACES = 4; // in a point: a quarter of a point is a pixel at 300 dpi
    private static final int MOST_AT_ONE = 2; // dots of a colour: with a third, one cannot see more

    private ScatterChart() {}

    static void draw(Sheet sheet, Figure.Scatter figure) {
        draw(sheet, figure, extent(figure), true);
    }

    static Extent extent(Figure.Scatter figure) {
        double[] xs = figure.points().xs();
        double[] ys = figure.points().ys();
        Extent extent = Extent.NONE;
        for (int i = 0; i < xs.length; i++) {
            if (Double.isFinite(xs[i]) && Double.isFinite(ys[i])) {
                extent = extent.with(xs[i], ys[i], ys[i]);
            }
        }
        return extent;
    }

    /** @param keyed whether the groups stand in a legend of its own */
    static void draw(Sheet sheet, Figure.Scatter figure, Extent extent, boolean keyed) {
        double[] xs = figure.points().xs();
        double[] ys = figure.points().ys();
        boolean crowd = xs.length > MOST_POINTS;
        if (!crowd && keyed) {
            sheet.legend(sheet.items(figure.groups(), Sheet.Sample.DOT), 2, sheet.width - 2);
        }
        double plot = sheet.width * (sheet.isWide() ? 0.5 : 0.82);
        Axes axes = Axes.draw(
                sheet,
                figure.x(),
                Axes.ticks(figure.x(), extent.lowX(), extent.highX(), sheet.isWide() ? 8 : 5),
                figure.y(),
                Axes.ticks(figure.y(), extent.lowY(), extent.highY(), 6),
                6,
                plot);
        Drawing d = sheet.drawing;
        if (!figure.centre().isEmpty()) {
            double cx = axes.x(figure.centre().get(0));
            double cy = axes.y(figure.centre().get(1));
            if (cx >= axes.left && cx <= axes.right) {
                d.dashed(cx, axes.top, cx, axes.bottom, Drawing.SOFT, 0.7);
            }
            if (cy >= axes.top && cy <= axes.bottom) {
                d.dashed(axes.left, cy, axes.right, cy, Drawing.SOFT, 0.7);
            }
        }
        if (crowd) {
            counts(sheet, axes, xs, ys);
        } else {
            points(sheet, axes, figure, xs, ys);
        }
        List<Box> taken = new ArrayList<>();
        fit(sheet, axes, figure, taken);
        if (!crowd && !figure.points().labels().isEmpty()) {
            names(sheet, axes, figure, xs, ys, taken);
        }
    }

    private static void points(Sheet sheet, Axes axes, Figure.Scatter figure, double[] xs, double[] ys) {
        int[] group = figure.points().group();
        double r = xs.length > 600 ? 1.2 : 2;
        Map<Spot, Integer> met = new HashMap<>();
        // the first groups last: what is significant lies over what is not
        for (int i : IntStream.range(0, xs.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> figure.groups().isEmpty() ? 0 : -group[i]))
                .toList()) {
            if (!inside(axes, xs[i], ys[i])) {
                continue;
            }
            int rgb = figure.groups().isEmpty()
                    ? 0x0072b2
                    : Sheet.colour(figure.groups().get(group[i]).rgb(), group[i]);
            double x = axes.x(xs[i]);
            double y = axes.y(ys[i]);
            if (met.merge(new Spot(rgb, Math.rint(x * PLACES), Math.rint(y * PLACES)), 1, Integer::sum) > MOST_AT_ONE) {
                continue; // most units of a region without sources lie on each other
            }
            Path dot = sheet.stencils.dot(r).moved(x, y);
            sheet.drawing.fill(dot, rgb, 0.85);
            sheet.drawing.stroke(dot, 0x57606a, 0.25);
        }
    }

    /** Where dots of a colour cover each other. */
    private record Spot(int rgb, double column, double row) {}

    private static boolean inside(Axes axes, double x, double y) {
        return Double.isFinite(x)
                && Double.isFinite(y)
                && axes.x(x) >= axes.left - 0.01
                && axes.x(x) <= axes.right + 0.01
                && axes.y(y) >= axes.top - 0.01
                && axes.y(y) <= axes.bottom + 0.01;
    }

    private static void counts(Sheet sheet, Axes axes, double[] xs, double[] ys) {
        int columns = SQUARES;
        int rows = Math.max(1, (int) Math.rint(SQUARES * (axes.bottom - axes.top) / (axes.right - axes.left)));
        long[] count = new long[columns * rows];
        long most = 1;
        for (int i = 0; i < xs.length; i++) {
            if (inside(axes, xs[i], ys[i])) {
                int c = Math.min(columns - 1, Math.max(0, (int)
                        ((axes.x(xs[i]) - axes.left) / (axes.right - axes.left) * columns)));
                int r = Math.min(rows - 1, Math.max(0, (int)
                        ((axes.y(ys[i]) - axes.top) / (axes.bottom - axes.top) * rows)));
                most = Math.max(most, ++count[r * columns + c]);
            }
        }
        // steps by decades of the count, stated in the legend
        int decades = Math.max(1, (int) Math.ceil(StrictMath.log10(most + 1.0)));
        int[] colours = new int[decades];
        List<Sheet.Item> items = new ArrayList<>();
        long from = 1;
        for (int k = 0; k < decades; k++) {
            colours[k] = Ramp.BLUES.at(decades == 1 ? 0.7 : 0.25 + 0.75 * k / (decades - 1));
            items.add(new Sheet.Item(
                    Numbers.readable(from, 0) + "–" + Numbers.readable(from * 10 - 1, 0),
                    colours[k],
                    Sheet.Sample.BOX));
            from *= 10;
        }
        byte[] index = new byte[count.length];
        int[] palette = new int[decades + 1];
        System.arraycopy(colours, 0, palette, 1, decades);
        for (int i = 0; i < count.length; i++) {
            if (count[i] > 0) {
                index[i] = (byte) (1 + (int) Math.floor(StrictMath.log10(count[i]) + 1e-12));
            }
        }
        sheet.drawing.add(new Mark.Image(
                axes.left, axes.top, axes.right - axes.left, axes.bottom - axes.top, columns, rows, index, palette));
        sheet.drawing.text(
                sheet.say("Points in a square:", "每格点数："),
                2,
                sheet.y + Drawing.TEXT + 2,
                Drawing.TEXT,
                Mark.Anchor.START,
                Drawing.SOFT);
        sheet.y += 1;
        sheet.legend(
                items, 6 + sheet.widthOf(sheet.say("Points in a square:", "每格点数："), Drawing.TEXT), sheet.width - 2);
    }

    private static void fit(Sheet sheet, Axes axes, Figure.Scatter figure, List<Box> taken) {
        if (figure.fit().isEmpty()) {
            return;
        }
        double a = figure.fit().get().intercept();
        double b = figure.fit().get().slope();
        Path path = Path.segment(axes.left, axes.y(a + b * axes.lowX()), axes.right, axes.y(a + b * axes.highX()));
        sheet.drawing.add(axes.clip(List.of(new Mark.Stroke(path, 0x8a3b12, 1.2, 0))));
        String label = sheet.say(figure.fit().get().label());
        double w = sheet.widthOf(label, Drawing.TEXT);
        double base = b > 0 ? axes.bottom - 4 : axes.top + Drawing.TEXT + 2; // where the line does not end
        taken.add(new Box(axes.right - w - 4, base - Drawing.TEXT - 2, axes.right, base + 3));
        sheet.drawing.add(
                new Mark.Text(label, axes.right - 3, base, Drawing.TEXT, Mark.Anchor.END, false, 0x8a3b12, true));
    }

    /** Names beside their points, the outermost points first; a name that would touch another is left out. */
    private static void names(
            Sheet sheet, Axes axes, Figure.Scatter figure, double[] xs, double[] ys, List<Box> taken) {
        double midX = (axes.left + axes.right) / 2;
        double midY = (axes.top + axes.bottom) / 2;
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < xs.length; i++) {
            if (inside(axes, xs[i], ys[i])) {
                order.add(i);
                taken.add(new Box(axes.x(xs[i]) - 2, axes.y(ys[i]) - 2, axes.x(xs[i]) + 2, axes.y(ys[i]) + 2));
            }
        }
        order.sort((i, j) -> Double.compare(
                Math.abs(axes.x(xs[j]) - midX) + Math.abs(axes.y(ys[j]) - midY),
                Math.abs(axes.x(xs[i]) - midX) + Math.abs(axes.y(ys[i]) - midY)));
        double size = 6.2;
        for (int i : order) {
            String name = sheet.say(figure.points().labels().get(i));
            double w = sheet.widthOf(name, size);
            double x = axes.x(xs[i]);
            double y = axes.y(ys[i]) + size * 0.36;
            boolean toRight = x + 4 + w < axes.right;
            double left = toRight ? x + 3.4 : x - 3.4 - w;
            Box box = new Box(left, y - size * 0.8, left + w, y + size * 0.2);
            if (left > axes.left && taken.stream().noneMatch(box::touches)) {
                taken.add(box);
                sheet.drawing.add(new Mark.Text(name, left, y, size, Mark.Anchor.START, false, Drawing.INK, true));
            }
        }
    }
}
