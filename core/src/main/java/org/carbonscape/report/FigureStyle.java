package org.carbonscape.report;

import org.carbonscape.problem.Language;

/**
 * How figures are drawn.
 *
 * @param language  of all texts
 * @param width     of the figure on paper
 * @param titled    whether the title stands in the figure (files) or only in a caption beside it (the report)
 * @param synthetic whether the study's data are made up: every figure then says "Synthetic data"
 */
public record FigureStyle(Language language, Width width, boolean titled, boolean synthetic) {

    /** Widths of a journal's page. */
    public enum Width {
        /** One column, 8.5 cm. */
        COLUMN(8.5),
        /** Both columns, 17 cm. */
        PAGE(17);

        private final double points;

        Width(double centimetres) {
            this.points = centimetres / 2.54 * 72;
        }

        /** In points of 1/72 inch. */
        double points() {
            return points;
        }
    }

    public static FigureStyle of(Language language, Width width) {
        return new FigureStyle(language, width, true, false);
    }

    public FigureStyle withSynthetic(boolean made) {
        return new FigureStyle(language, width, titled, made);
    }

    FigureStyle with(Width other) {
        return new FigureStyle(language, other, titled, synthetic);
    }

    FigureStyle untitled() {
        return new FigureStyle(language, width, false, synthetic);
    }
}
