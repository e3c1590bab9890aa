package org.carbonscape.study.face;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.carbonscape.finding.Figure;
import org.carbonscape.io.run.WholeFile;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.report.FigureStyle;
import org.carbonscape.report.Pictures;

/** Figures of commands, drawn as the ending of the file's name says: {@code .svg} or {@code .png}. */
public final class PlainFigure {
    private PlainFigure() {}

    /** Told before anything is computed. */
    static void check(Path out, String option, List<String> endings) {
        if (!endings.contains(PlainOutput.ending(out))) {
            throw new ProblemException(
                    ProblemCode.GATHER_05_OUT,
                    option,
                    out.getFileName(),
                    String.join(" / ", endings.stream().map(e -> "." + e).toList()));
        }
    }

    /** The same of a file for a figure alone. */
    public static void check(Path out) {
        check(out, "--figure", List.of("svg", "png"));
    }

    static void write(Figure figure, Path out, Language language) {
        FigureStyle look = FigureStyle.of(language, FigureStyle.Width.COLUMN);
        if (PlainOutput.ending(out).equals("svg")) {
            WholeFile.write(
                    out, stream -> stream.write(Pictures.svg(figure, look).getBytes(StandardCharsets.UTF_8)));
        } else {
            WholeFile.write(out, stream -> stream.write(Pictures.png(figure, look)));
        }
    }
}
