package org.carbonscape.report;

import org.carbonscape.drawing.Drawing;
import org.carbonscape.drawing.Mark;
import org.carbonscape.drawing.Path;
import org.carbonscape.finding.MapFrame;
import org.carbonscape.measure.Numbers;

/** How long a stretch on a map is, and where north lies. */
final class ScaleBar {
    private final Sheet sheet;
    private final MapFrame frame;
    private final double panelWidth;

    /** @param panelWidth of the map, in points, that shows all of the frame */
    ScaleBar(Sheet sheet, MapFrame frame, double panelWidth) {
        this.sheet = sheet;
        this.frame = frame;
        this.panelWidth = panelWidth;
    }

    /** Scale bar and north arrow, ending (or beginning) at x; returns their width. */
    double draw(double x, double top, boolean atEnd) {
        double perMetre = panelWidth / ((frame.east() - frame.west()) * frame.metresPerX());
        double metres = roundLength(Math.min(panelWidth * 0.35, 90) / perMetre);
        double length = metres * perMetre;
        boolean km = metres >= 1000;
        String label = Numbers.readable(km ? metres / 1000 : metres, km || metres >= 1 ? 0 : 2)
                + (km ? sheet.say(" km", " 千米") : sheet.say(" m", " 米"));
        double labelWidth = sheet.widthOf(label, Drawing.SMALL);
        double width = Math.max(length, labelWidth) + 20;
        double left = atEnd ? x - width : x;
        double arrow = left + 6;
        sheet.drawing.fill(needle(arrow, top, 4), Drawing.INK);
        sheet.drawing.stroke(needle(arrow, top, -4), Drawing.INK, 0.5);
        sheet.drawing.text(sheet.say("N", "北"), arrow, top + 20, Drawing.SMALL, Mark.Anchor.MIDDLE, Drawing.INK);
        double bar = left + 18;
        sheet.drawing.box(bar, top + 13, length / 2, 2.6, Drawing.INK);
        sheet.drawing.stroke(Path.box(bar, top + 13, length, 2.6), Drawing.INK, 0.5);
        sheet.drawing.text(label, bar + length, top + 10, Drawing.SMALL, Mark.Anchor.END, Drawing.INK);
        if (length > labelWidth + 12) {
            sheet.drawing.text("0", bar, top + 10, Drawing.SMALL, Mark.Anchor.START, Drawing.INK);
        }
        return width;
    }

    /** Half of the north arrow: from its tip to a foot on one side and to the notch; it leans to where north is. */
    private Path needle(double x, double top, double foot) {
        double lean = StrictMath.toRadians(frame.north_deg());
        double sin = StrictMath.sin(lean);
        double cos = StrictMath.cos(lean);
        double middle = top + 6;
        double[][] points = {{0, -6}, {foot, 6}, {0, 3}};
        Path path = new Path();
        for (double[] p : points) {
            double across = x + p[0] * cos - p[1] * sin;
            double down = middle + p[0] * sin + p[1] * cos;
            path = p == points[0] ? path.move(across, down) : path.line(across, down);
        }
        return path.close();
    }

    /** The largest of 1, 2, 5 times a power of ten that is not above. */
    static double roundLength(double metres) {
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(metres)));
        double part = metres / power;
        return power * (part >= 5 ? 5 : part >= 2 ? 2 : 1);
    }
}
