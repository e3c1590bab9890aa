package org.carbonscape.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.carbonscape.drawing.Drawing;
import org.carbonscape.drawing.Stencils;
import org.carbonscape.problem.Language;

/** Drawings as a report has them. */
public final class SampleDrawings {
    private SampleDrawings() {}

    /** Every kind of figure and panel of {@link SampleStudy}, by its id. */
    public static Map<String, Drawing> of(Language language, FigureStyle.Width width, Stencils stencils) {
        SampleStudy study = new SampleStudy();
        Map<String, Drawing> drawings = new LinkedHashMap<>();
        Stream.concat(study.figures().stream(), study.panels().stream())
                .forEach(figure -> drawings.put(
                        figure.caption().id(), Pictures.draw(figure, FigureStyle.of(language, width), stencils)));
        return drawings;
    }
}
