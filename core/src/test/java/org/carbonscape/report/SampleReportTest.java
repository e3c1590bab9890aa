package org.carbonscape.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.carbonscape.finding.Figure;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Test;

/** Builds the whole sample and leaves it in {@code target/report-sample} to be looked at. */
class SampleReportTest {
    private static final Path FOLDER = Path.of("target", "report-sample");

    @Test
    void aWholeReportAndAllItsFiguresAreDrawnInBothLanguages() throws Exception {
        Files.createDirectories(FOLDER);
        SampleStudy study = new SampleStudy();
        for (Language language : Language.values()) {
            String tongue = language.name().toLowerCase(Locale.ROOT);
            Files.writeString(FOLDER.resolve("report-" + tongue + ".html"), SampleStudy.page(study.report(), language));
            FigureStyle look = FigureStyle.of(
                            language, language == Language.EN ? FigureStyle.Width.PAGE : FigureStyle.Width.COLUMN)
                    .withSynthetic(true);
            for (Figure figure : study.figures()) {
                Files.writeString(
                        FOLDER.resolve(figure.caption().id() + "-" + tongue + ".svg"), Pictures.svg(figure, look));
                byte[] png = Pictures.png(figure, look);
                Files.write(FOLDER.resolve(figure.caption().id() + "-" + tongue + ".png"), png);
                assertThat(png).as(figure.caption().id()).hasSizeBetween(10_000, 1_000_000);
            }
            assertThat(FOLDER.resolve("report-" + tongue + ".html")).isRegularFile();
            assertThat(Files.size(FOLDER.resolve("report-" + tongue + ".html"))).isLessThan(2_000_000);
        }
    }
}
