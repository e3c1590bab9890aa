package org.carbonscape.report;

import org.carbonscape.finding.Figure;

/**
 * A figure in all the forms of a run.
 *
 * @param svg  a file as {@link Pictures#svg} makes it
 * @param png  a file as {@link Pictures#png} makes it, of the same drawing
 * @param page its elements in the report's page, for wide windows and for narrow
 */
public record DrawnFigure(String svg, byte[] png, String page) {

    /** Draws it. */
    public static DrawnFigure of(Figure figure, FigureStyle look) {
        Drawing drawing = Pictures.draw(figure, look);
        return new DrawnFigure(
                Pictures.svg(drawing, figure, look), Png.of(drawing, Pictures.DPI), PagePicture.html(figure, look));
    }
}
