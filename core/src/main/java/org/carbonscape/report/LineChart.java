package org.carbonscape.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.carbonscape.drawing.Drawing;
import org.carbonscape.drawing.Mark;
import org.carbonscape.drawing.Path;
import org.carbonscape.drawing.Shade;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Words;

/**
 * Lines with points, whiskers for intervals, names at the lines' ends where there is room and in a legend elsewhere.
 */
final class LineChart {
    private LineChart() {}

    static void draw(Sheet sheet, Figure.Lines figure) {
        List<Figure.Series> series = figure.series();
        double names = names(sheet, figure);
        boolean atEnds = series.size() > 1 && series.size() <= 9 && names < 0.3 * sheet.width;
        Map<Words, Double> dashes = dashes(series);
        if (!atEnds) {
            legend(sheet, series, dashes);
        }
        draw(sheet, figure, places(figure), extent(figure), atEnds, dashes);
    }

    /** Lines whose colour others have before them are dashed, finer at each time, so that no two look alike. */
    static Map<Words, Double> dashes(List<Figure.Series> series) {
        Map<Integer, Integer> before = new HashMap<>();
        Map<Words, Double> dashes = new HashMap<>();
        for (int i = 0; i < series.size(); i++) {
            int same = before.merge(Sheet.colour(series.get(i).rgb(), i), 1, Integer::sum) - 1;
            dashes.put(series.get(i).name(), same == 0 ? 0 : 3.2 / same);
        }
        return dashes;
    }

    static void legend(Sheet sheet, List<Figure.Series> series, Map<Words, Double> dashes) {
        List<Sheet.Item> items = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            Words name = series.get(i).name();
            int rgb = Sheet.colour(series.get(i).rgb(), i);
            items.add(new Sheet.Item(sheet.say(name), rgb, Sheet.Sample.LINE, dashes.getOrDefault(name, 0.0)));
        }
        sheet.legend(items.size() > 1 ? items : List.of(), 2, sheet.width - 2);
    }

    private static double names(Sheet sheet, Figure.Lines figure) {
        return figure.series().stream()
                .mapToDouble(s -> sheet.widthOf(sheet.say(s.name()), Drawing.TEXT))
                .max()
                .orElse(0);
    }

    /** The different x that have a value. */
    static TreeSet<Double> places(Figure.Lines figure) {
        TreeSet<Double> places = new TreeSet<>();
        figure.series()
                .forEach(s ->
                        s.points().stream().filter(p -> !Double.isNaN(p.y())).forEach(p -> places.add(p.x())));
        return places;
    }

    static Extent extent(Figure.Lines figure) {
        Extent extent = Extent.NONE;
        for (Figure.Series s : figure.series()) {
            for (Figure.Point p : s.points()) {
                if (!Double.isNaN(p.y())) {
                    extent = extent.with(
                            p.x(),
                            Double.isNaN(p.low()) ? p.y() : Math.min(p.y(), p.low()),
                            Double.isNaN(p.high()) ? p.y() : Math.max(p.y(), p.high()));
                }
            }
        }
        return extent;
    }

    /**
     * @param xs     places of ticks, where they are few
     * @param atEnds whether names stand at the lines' ends
     * @param dashes of each series, by its name
     */
    static void draw(
            Sheet sheet,
            Figure.Lines figure,
            TreeSet<Double> xs,
            Extent extent,
            boolean atEnds,
            Map<Words, Double> dashes) {
        List<Figure.Series> series = figure.series();
        double low = extent.lowY();
        double high = extent.highY();
        if (low > 0 && low < 0.5 * high) {
            low = 0; // nearly there: a cut axis would exaggerate
        }
        double names = names(sheet, figure);
        Ticks yTicks = Axes.ticks(figure.y(), low, high, 5);
        double plot = sheet.width * (sheet.isWide() ? 0.28 : sheet.isFlat() ? 0.36 : 0.62);
        Axes axes = Axes.draw(sheet, figure.x(), xTicks(figure, xs), figure.y(), yTicks, atEnds ? names + 13 : 6, plot);
        double[] ends = new double[series.size()];
        Drawing inner = new Drawing(sheet.width);
        for (int i = 0; i < series.size(); i++) {
            Figure.Series one = series.get(i);
            ends[i] = line(inner, axes, one, Sheet.colour(one.rgb(), i), dashes.getOrDefault(one.name(), 0.0));
        }
        sheet.drawing.add(axes.clip(inner.marks()));
        if (atEnds) {
            double[] at = Sheet.spread(ends, Drawing.TEXT * 1.2, axes.top, axes.bottom);
            for (int i = 0; i < ends.length; i++) {
                int rgb = Sheet.colour(series.get(i).rgb(), i);
                sheet.drawing.edged(
                        new Path()
                                .move(axes.right + 1, ends[i])
                                .line(axes.right + 6, at[i])
                                .line(axes.right + 10, at[i]),
                        rgb,
                        1,
                        dashes.getOrDefault(series.get(i).name(), 0.0));
                sheet.drawing.text(
                        sheet.say(series.get(i).name()),
                        axes.right + 12,
                        at[i] + Drawing.TEXT * 0.36,
                        Drawing.TEXT,
                        Mark.Anchor.START,
                        Drawing.INK);
            }
        }
    }

    /** Few distinct x (phases, numbers of classes): a tick at each; otherwise round numbers. */
    private static Ticks xTicks(Figure.Lines figure, TreeSet<Double> xs) {
        if (xs.isEmpty()) {
            return Ticks.of(0, 1, 5, false, false);
        }
        boolean integers = xs.stream().allMatch(v -> v == Math.rint(v));
        if (xs.size() > 1 && xs.size() <= 13 && integers) {
            double pad = (xs.last() - xs.first()) * 0.02;
            return new Ticks(
                    figure.x().low().orElse(xs.first() - pad),
                    xs.last() + pad,
                    xs.stream().mapToDouble(Double::doubleValue).toArray(),
                    0);
        }
        return Axes.ticks(figure.x(), xs.first(), xs.last(), 6);
    }

    /** Height at which the line ends. */
    private static double line(Drawing d, Axes axes, Figure.Series series, int rgb, double dash) {
        Path path = new Path();
        boolean gap = true;
        double end = axes.bottom;
        for (Figure.Point p : series.points()) {
            if (Double.isNaN(p.y())) {
                gap = true;
                continue;
            }
            double x = axes.x(p.x());
            double y = axes.y(p.y());
            if (gap) {
                path.move(x, y);
            } else {
                path.line(x, y);
            }
            gap = false;
            end = y;
            if (!Double.isNaN(p.low()) && !Double.isNaN(p.high())) {
                whisker(d, x, axes.y(p.low()), axes.y(p.high()), Shade.edge(rgb));
            }
        }
        if (!path.isEmpty()) {
            d.edged(path, rgb, 1.4, dash);
        }
        boolean few = series.points().size() <= 40;
        for (Figure.Point p : series.points()) {
            if (few && !Double.isNaN(p.y())) {
                d.fill(Path.circle(axes.x(p.x()), axes.y(p.y()), 2.1), 0xffffff);
                d.fill(Path.circle(axes.x(p.x()), axes.y(p.y()), 1.8), Shade.edge(rgb));
            }
        }
        return Math.max(axes.top, Math.min(axes.bottom, end));
    }

    private static void whisker(Drawing d, double x, double low, double high, int rgb) {
        d.stroke(
                new Path()
                        .move(x, low)
                        .line(x, high)
                        .move(x - 2, low)
                        .line(x + 2, low)
                        .move(x - 2, high)
                        .line(x + 2, high),
                rgb,
                0.7);
    }
}
