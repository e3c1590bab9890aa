package org.carbonscape.report;

import java.util.List;
import java.util.OptionalDouble;
import org.carbonscape.drawing.Drawing;
import org.carbonscape.drawing.Mark;
import org.carbonscape.finding.Figure;

/** The frame of a chart with two numeric axes: ticks at round numbers, a pale grid, labels; maps values to paper. */
final class Axes {
    final double left;
    final double top;
    final double right;
    final double bottom;
    private final Ticks xTicks;
    private final Ticks yTicks;

    private Axes(double left, double top, double right, double bottom, Ticks xTicks, Ticks yTicks) {
        this.left = left;
        this.top = top;
        this.right = right;
        this.bottom = bottom;
        this.xTicks = xTicks;
        this.yTicks = yTicks;
    }

    /** Ticks for an axis whose beginning the caller or the data choose. */
    static Ticks ticks(Figure.Axis axis, double min, double max, int about) {
        // a beginning that would leave no data in sight is not kept
        OptionalDouble low = axis.low().orElse(min) <= max ? axis.low() : OptionalDouble.empty();
        return Ticks.of(low.orElse(min), max, about, low.isPresent(), false);
    }

    /** Draws the frame below the sheet's present end and moves the end below the x label. */
    static Axes draw(
            Sheet sheet,
            Figure.Axis x,
            Ticks xTicks,
            Figure.Axis y,
            Ticks yTicks,
            double roomRight,
            double plotHeight) {
        Drawing d = sheet.drawing;
        double labels = 0;
        for (int i = 0; i < yTicks.at().length; i++) {
            labels = Math.max(labels, sheet.widthOf(yTicks.label(i), Drawing.SMALL));
        }
        double left = 2 + labels + 5;
        // the y label lies flat above its axis: no reader turns their head
        double base = sheet.y;
        for (String line : sheet.face.wrap(sheet.say(y.label()), Drawing.TEXT, sheet.width - 4)) {
            base += Drawing.TEXT * 1.25;
            d.text(line, 2, base, Drawing.TEXT, Mark.Anchor.START, Drawing.SOFT);
        }
        double top = base + 6;
        Axes axes = new Axes(left, top, sheet.width - 4 - roomRight, top + plotHeight, xTicks, yTicks);
        axes.grid(sheet, d);
        double under = axes.bottom + 5 + Drawing.SMALL;
        for (String line : sheet.face.wrap(sheet.say(x.label()), Drawing.TEXT, axes.right - axes.left)) {
            under += Drawing.TEXT * 1.3;
            d.text(line, (axes.left + axes.right) / 2, under, Drawing.TEXT, Mark.Anchor.MIDDLE, Drawing.SOFT);
        }
        sheet.y = under + 2;
        return axes;
    }

    private void grid(Sheet sheet, Drawing d) {
        for (int i = 0; i < yTicks.at().length; i++) {
            double at = y(yTicks.at()[i]);
            d.line(
                    left,
                    at,
                    right,
                    at,
                    yTicks.at()[i] == 0 ? Drawing.FRAME : Drawing.GRID,
                    yTicks.at()[i] == 0 ? 0.8 : 0.5);
            d.text(yTicks.label(i), left - 4, at + Drawing.SMALL * 0.36, Drawing.SMALL, Mark.Anchor.END, Drawing.SOFT);
        }
        d.line(left, bottom, right, bottom, Drawing.FRAME, 0.8);
        double free = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < xTicks.at().length; i++) {
            double at = x(xTicks.at()[i]);
            d.line(at, bottom, at, bottom + 3, Drawing.FRAME, 0.6);
            String label = xTicks.label(i);
            double half = sheet.widthOf(label, Drawing.SMALL) / 2;
            if (at - half > free) {
                d.text(label, at, bottom + 4 + Drawing.SMALL, Drawing.SMALL, Mark.Anchor.MIDDLE, Drawing.SOFT);
                free = at + half + 3;
            }
        }
    }

    double x(double value) {
        return left + (value - xTicks.low()) / (xTicks.high() - xTicks.low()) * (right - left);
    }

    double y(double value) {
        return bottom - (value - yTicks.low()) / (yTicks.high() - yTicks.low()) * (bottom - top);
    }

    double lowX() {
        return xTicks.low();
    }

    double highX() {
        return xTicks.high();
    }

    /** Ends marks at the frame, with room for a point's half on its edge. */
    Mark.Clipped clip(List<Mark> marks) {
        return new Mark.Clipped(left - 2.5, top - 2.5, right - left + 5, bottom - top + 5, marks);
    }
}
