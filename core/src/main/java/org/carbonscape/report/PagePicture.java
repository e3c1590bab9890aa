package org.carbonscape.report;

import java.util.Base64;
import org.carbonscape.drawing.Drawing;
import org.carbonscape.drawing.Png;
import org.carbonscape.drawing.Stencils;
import org.carbonscape.drawing.Svg;
import org.carbonscape.finding.Figure;

/** A figure as the report's page shows it: a drawing for wide windows and one for narrow. */
final class PagePicture {
    /** Above this a figure is embedded as PNG: a browser is slow with longer line work. */
    private static final int MOST_SVG = 600_000;
    /** The same of the drawing for narrow windows, which phones load. */
    private static final int MOST_NARROW_SVG = 120_000;
    /**
     * Dots of embedded pictures: sharp on a screen with two to a point and on paper; the files of figures/ have more.
     */
    private static final int WIDE_DPI = 220;

    private static final int NARROW_DPI = 240;

    private final FigureStyle look;
    private final Figure figure;
    private final Stencils stencils;

    private PagePicture(Figure figure, FigureStyle look, Stencils stencils) {
        this.figure = figure;
        this.stencils = stencils;
        this.look = look.untitled();
    }

    /** The elements of both; ids in them hold an underscore and the figure's own id. */
    static String html(Figure figure, FigureStyle look, Stencils stencils) {
        return new PagePicture(figure, look, stencils).html();
    }

    /** The drawing of a column alone. */
    static String column(Figure figure, FigureStyle look, Stencils stencils) {
        PagePicture picture = new PagePicture(figure, look, stencils);
        return picture.picture(
                        picture.look.with(FigureStyle.Width.COLUMN),
                        "n_" + figure.caption().id(),
                        MOST_NARROW_SVG,
                        NARROW_DPI)
                + "\n";
    }

    private String html() {
        String id = figure.caption().id();
        return "<div class=\"wide\">"
                + picture(look.with(FigureStyle.Width.PAGE), "w_" + id, MOST_SVG, WIDE_DPI)
                + "</div>\n<div class=\"narrow\">"
                + picture(look.with(FigureStyle.Width.COLUMN), "n_" + id, MOST_NARROW_SVG, NARROW_DPI)
                + "</div>\n";
    }

    private String picture(FigureStyle style, String id, int most, int dpi) {
        Drawing drawing = Pictures.draw(figure, style, stencils);
        String title = figure.caption().title().in(look.language());
        String alt = AltText.of(figure, look.language());
        String svg = Svg.of(drawing, id, false, title, alt, stencils);
        return svg.length() <= most
                ? svg
                : "<img alt=\"" + Html.escape(title + look.language().of(". ", "。") + alt)
                        + "\" src=\"data:image/png;base64,"
                        + Base64.getEncoder().encodeToString(Png.of(drawing, dpi, stencils)) + "\">";
    }
}
