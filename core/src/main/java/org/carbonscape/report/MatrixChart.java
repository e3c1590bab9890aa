package org.carbonscape.report;

import java.util.List;
import org.carbonscape.drawing.Drawing;
import org.carbonscape.drawing.Mark;
import org.carbonscape.drawing.Path;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Words;

/** Coloured cells with row and column names, texts in the cells where they fit, and a colour bar. */
final class MatrixChart {
    private MatrixChart() {}

    /** Ends of the colours. */
    record Range(double low, double high) {}

    static void draw(Sheet sheet, Figure.Matrix figure) {
        Range range = range(List.of(figure));
        double left = cells(sheet, figure, range);
        if (figure.values().stream().flatMap(List::stream).anyMatch(v -> !Double.isNaN(v) && v != 0)) {
            bar(sheet, figure, range, left); // where nothing is coloured there is nothing to explain
        }
    }

    /** One for all, at round numbers. */
    static Range range(List<Figure.Matrix> figures) {
        double low = 0;
        double high = 0;
        for (Figure.Matrix figure : figures) {
            high = Math.max(high, figure.shading().most());
            for (List<Double> row : figure.values()) {
                for (double v : row) {
                    low = Double.isNaN(v) ? low : Math.min(low, v);
                    high = Double.isNaN(v) ? high : Math.max(high, v);
                }
            }
        }
        if (figures.get(0).shading().ramp().isDiverging()) {
            high = Math.max(high, -low);
            low = -high;
        }
        Ticks round = Ticks.of(low, low == 0 && high == 0 ? 1 : high, 4, false, false); // an area is never below zero
        return new Range(round.low(), round.high());
    }

    /** What the colours mean, below the cells. */
    static void bar(Sheet sheet, Figure.Matrix figure, Range range, double left) {
        ColourBar.draw(
                sheet,
                sheet.say(figure.shading().key()),
                figure.shading().ramp(),
                range.low(),
                range.high(),
                left,
                Math.min(sheet.width - left - 4, 170));
    }

    /** Draws names and cells; gives where the cells begin. */
    static double cells(Sheet sheet, Figure.Matrix figure, Range range) {
        Columns columns = Columns.of(sheet, figure);
        double base = sheet.y + Drawing.TEXT * 1.25;
        double top = heads(sheet, figure, columns, base);
        double height = height(sheet, figure, columns);
        int rows = figure.rows().names().size();
        for (int r = 0; r < rows; r++) {
            row(sheet, figure, range, columns, r, top + r * height, height);
        }
        sheet.drawing.stroke(
                Path.box(columns.left, top, columns.count * columns.width, rows * height), Drawing.GRID, 0.6);
        sheet.y = top + rows * height + 3;
        return columns.left;
    }

    /**
     * Where columns lie.
     *
     * @param names width for the rows' names, on the left
     * @param left  where the first begins
     * @param width of one
     */
    private record Columns(int count, double names, double left, double width) {
        static Columns of(Sheet sheet, Figure.Matrix figure) {
            double names = sheet.widthOf(sheet.say(figure.rows().title()), Drawing.TEXT) - 4; // it stands above them
            for (Words row : figure.rows().names()) {
                names = Math.max(names, sheet.widthOf(sheet.say(row), Drawing.TEXT));
            }
            names = Math.min(names, sheet.width * 0.32);
            double left = 2 + names + 6;
            int count = figure.columns().names().size();
            return new Columns(
                    count, names, left, Math.min((sheet.width - left - 4) / count, sheet.isWide() ? 64 : 44));
        }
    }

    /** Of a row: less than a cell's width, but enough for the lines of its name. */
    private static double height(Sheet sheet, Figure.Matrix figure, Columns columns) {
        int most = 1; // lines of a row's name
        for (Words row : figure.rows().names()) {
            most = Math.max(most, rowName(sheet, row, columns).size());
        }
        return Math.max(
                Math.min(columns.width, Math.max(18, columns.width * 0.38)),
                most > 1 ? most * Drawing.TEXT * 1.3 + 1 : 0);
    }

    private static List<String> rowName(Sheet sheet, Words name, Columns columns) {
        return sheet.face.wrap(sheet.say(name), Drawing.TEXT, columns.names + 1);
    }

    /** Draws what columns and rows are and the columns' names, upward where they do not fit; gives where rows begin. */
    private static double heads(Sheet sheet, Figure.Matrix figure, Columns columns, double base) {
        Drawing d = sheet.drawing;
        d.text(sheet.say(figure.columns().title()), columns.left, base, Drawing.TEXT, Mark.Anchor.START, Drawing.SOFT);
        double longest = 0;
        boolean turned = false;
        int lines = 1;
        for (Words column : figure.columns().names()) {
            String name = sheet.say(column);
            longest = Math.max(longest, sheet.widthOf(name, Drawing.TEXT));
            List<String> wrapped = sheet.face.wrap(name, Drawing.TEXT, columns.width - 2);
            lines = Math.max(lines, wrapped.size());
            turned |= wrapped.size() > 3
                    || wrapped.stream().anyMatch(l -> sheet.widthOf(l, Drawing.TEXT) > columns.width - 1);
        }
        double head = turned ? longest + 4 : lines * Drawing.TEXT * 1.3;
        double top = base + 3 + head + 2;
        for (int c = 0; c < columns.count; c++) {
            double middle = columns.left + (c + 0.5) * columns.width;
            String name = sheet.say(figure.columns().names().get(c));
            if (turned) {
                d.upward(
                        name,
                        middle + Drawing.TEXT * 0.36,
                        top - 3 - sheet.widthOf(name, Drawing.TEXT) / 2,
                        Drawing.TEXT,
                        Drawing.INK);
            } else {
                List<String> wrapped = sheet.face.wrap(name, Drawing.TEXT, columns.width - 2);
                d.lines(
                        wrapped,
                        middle,
                        top - 4 - (wrapped.size() - 1) * Drawing.TEXT * 1.3,
                        Drawing.TEXT,
                        Mark.Anchor.MIDDLE,
                        Drawing.INK);
            }
        }
        d.text(sheet.say(figure.rows().title()), 2, top - 4, Drawing.TEXT, Mark.Anchor.START, Drawing.SOFT);
        return top;
    }

    private static void row(
            Sheet sheet, Figure.Matrix figure, Range range, Columns columns, int r, double y, double height) {
        List<String> name = rowName(sheet, figure.rows().names().get(r), columns);
        sheet.drawing.lines(
                name,
                columns.left - 4,
                y + height / 2 + Drawing.TEXT * (0.36 - 0.65 * (name.size() - 1)),
                Drawing.TEXT,
                Mark.Anchor.END,
                Drawing.INK);
        double width = columns.width;
        for (int c = 0; c < columns.count; c++) {
            double v = figure.values().get(r).get(c);
            int rgb = Double.isNaN(v)
                    ? 0xffffff
                    : figure.shading().ramp().at((v - range.low()) / (range.high() - range.low()));
            double x = columns.left + c * width;
            if (!Double.isNaN(v)) {
                sheet.drawing.box(x + 0.4, y + 0.4, width - 0.8, height - 0.8, rgb);
            }
            if (!figure.texts().isEmpty()) {
                cellText(sheet, figure.texts().get(r).get(c), x + width / 2, y + height / 2, width * 0.94, rgb);
            }
        }
    }

    private static void cellText(Sheet sheet, String text, double x, double y, double room, int background) {
        // of many classes the figure is looked at enlarged: a small number is better than none
        for (double size = Drawing.SMALL; size >= 2.6; size -= 0.6) {
            if (sheet.widthOf(text, size) <= room) {
                sheet.drawing.text(text, x, y + size * 0.36, size, Mark.Anchor.MIDDLE, Sheet.letters(background));
                return;
            }
        }
    }
}
