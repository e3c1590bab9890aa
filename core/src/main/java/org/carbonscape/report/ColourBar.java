package org.carbonscape.report;

import org.carbonscape.drawing.Drawing;
import org.carbonscape.drawing.Mark;
import org.carbonscape.finding.Ramp;

/** The key of a continuous ramp: a strip of colour with round numbers under it. */
final class ColourBar {
    private ColourBar() {}

    /** Draws title and strip from the sheet's present end; moves the end below. */
    static void draw(Sheet sheet, String title, Ramp ramp, double low, double high, double left, double length) {
        Drawing d = sheet.drawing;
        double base = sheet.y;
        for (String line : sheet.face.wrap(title, Drawing.TEXT, sheet.width - left - 2)) {
            base += Drawing.TEXT * 1.3;
            d.text(line, left, base, Drawing.TEXT, Mark.Anchor.START, Drawing.INK);
        }
        double top = base + 4;
        int steps = 64;
        for (int i = 0; i < steps; i++) {
            double overlap = i == steps - 1 ? 0 : 0.3; // no hairlines between neighbours
            d.box(left + length * i / steps, top, length / steps + overlap, 7, ramp.at((i + 0.5) / steps));
        }
        Ticks ticks = Ticks.of(low, high, 4, true, true);
        double free = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < ticks.at().length; i++) {
            double x = left + (ticks.at()[i] - low) / (high - low) * length;
            String label = ticks.label(i);
            double half = sheet.widthOf(label, Drawing.SMALL) / 2;
            double middle = Math.min(x, sheet.width - 2 - half);
            if (middle - half > free) {
                d.line(x, top + 7, x, top + 9, Drawing.FRAME, 0.6);
                d.text(label, middle, top + 10 + Drawing.SMALL, Drawing.SMALL, Mark.Anchor.MIDDLE, Drawing.SOFT);
                free = middle + half + 3;
            }
        }
        sheet.y = top + 13 + Drawing.SMALL;
    }
}
