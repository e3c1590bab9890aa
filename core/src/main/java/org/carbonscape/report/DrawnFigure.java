package org.carbonscape.report;

import org.carbonscape.drawing.Drawing;
import org.carbonscape.drawing.Png;
import org.carbonscape.drawing.Stencils;
import org.carbonscape.finding.Figure;

/**
 * A figure in all the forms of a run.
 *
 * @param svg  a file as {@link Pictures#svg} makes it
 * @param png  a file as {@link Pictures#png} makes it, of the same drawing
 * @param page its elements in the report's page; empty where it stands in files only
 */
public record DrawnFigure(String svg, byte[] png, String page) {

    /** Where a figure stands. */
    public enum Place {
        /** In the brief, as wide as a column. */
        BRIEF,
        /** In a chapter, for wide windows and for narrow. */
        PAGE,
        FILES
    }

    /**
     * Draws it.
     *
     * @param stencils of all figures of the run
     */
    public static DrawnFigure of(Figure figure, FigureStyle look, Place place, Stencils stencils) {
        Stencils own = stencils.forFigure();
        FigureStyle style = place == Place.BRIEF ? look.with(FigureStyle.Width.COLUMN) : look;
        Drawing drawing = Pictures.draw(figure, style, own);
        return new DrawnFigure(
                Pictures.svg(drawing, figure, style, own),
                Png.of(drawing, Pictures.DPI, own),
                switch (place) {
                    case BRIEF -> PagePicture.column(figure, look, own);
                    case PAGE -> PagePicture.html(figure, look, own);
                    case FILES -> "";
                });
    }
}
