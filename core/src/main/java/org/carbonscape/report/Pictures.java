package org.carbonscape.report;

import org.carbonscape.drawing.Drawing;
import org.carbonscape.drawing.Png;
import org.carbonscape.drawing.Stencils;
import org.carbonscape.drawing.Svg;
import org.carbonscape.finding.Figure;

/**
 * Figures as files. One drawing is made for both forms, so that they show the same. No fonts, screens or libraries of
 * the machine are used: the same figure gives the same bytes everywhere.
 */
public final class Pictures {
    /** Dots per inch of PNG files. */
    static final int DPI = 300;

    private Pictures() {}

    /** A whole SVG document, UTF-8, text as text; its fonts name common Latin and Chinese families. */
    public static String svg(Figure figure, FigureStyle look) {
        Stencils stencils = new Stencils();
        return svg(draw(figure, look, stencils), figure, look, stencils);
    }

    static String svg(Drawing drawing, Figure figure, FigureStyle look, Stencils stencils) {
        Figure.Caption caption = figure.caption();
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + Svg.of(
                        drawing,
                        caption.id(),
                        true,
                        caption.title().in(look.language()),
                        AltText.of(figure, look.language()),
                        stencils);
    }

    /** A PNG file at 300 dots per inch: 1,004 pixels wide for a column, 2,008 for a page. */
    public static byte[] png(Figure figure, FigureStyle look) {
        Stencils stencils = new Stencils();
        return Png.of(draw(figure, look, stencils), DPI, stencils);
    }

    static Drawing draw(Figure figure, FigureStyle look, Stencils stencils) {
        Sheet sheet = new Sheet(figure.caption(), look, stencils);
        if (figure instanceof Figure.Lines lines) {
            LineChart.draw(sheet, lines);
        } else if (figure instanceof Figure.Bars bars) {
            BarChart.draw(sheet, bars);
        } else if (figure instanceof Figure.Matrix matrix) {
            MatrixChart.draw(sheet, matrix);
        } else if (figure instanceof Figure.Sankey sankey) {
            SankeyChart.draw(sheet, sankey);
        } else if (figure instanceof Figure.Scatter scatter) {
            ScatterChart.draw(sheet, scatter);
        } else if (figure instanceof Figure.Maps maps) {
            MapSheet.draw(sheet, maps);
        } else if (figure instanceof Figure.Panels panels) {
            PanelSheet.draw(sheet, panels);
        } else {
            throw new IllegalArgumentException(
                    "drawn already: figure \"" + figure.caption().id() + "\"");
        }
        return sheet.finish();
    }
}
