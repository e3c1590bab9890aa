package org.carbonscape.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.carbonscape.method.Figure;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Test;

/** Builds the whole sample and leaves it in {@code target/report-sample} to be looked at. */
class SampleReportTest {
    private static final Path FOLDER = Path.of("target", "report-sample");

    @Test
    void aWholeReportAndAllItsFiguresAreDrawnInBothLanguages() throws Exception {
        Files.createDirectories(FOLDER);
        SampleStudy study = new SampleStudy();
        long start = System.nanoTime();
        for (Language language : Language.values()) {
            String html = study.report().html(language);
            Files.writeString(FOLDER.resolve("report-" + language.name().toLowerCase(java.util.Locale.ROOT) + ".html"), html);
            System.out.println(language + " html " + html.length() + " at " + (System.nanoTime() - start) / 1_000_000 + " ms");
            for (Figure figure : study.figures()) {
                for (Look.Width width : Look.Width.values()) {
                    Look look = Look.of(language, width).withSynthetic(true);
                    String name = figure.caption().id() + "-" + width.name().charAt(0) + "-" + language.name().charAt(0);
                    Files.writeString(FOLDER.resolve(name + ".svg"), Pictures.svg(figure, look));
                    Files.write(FOLDER.resolve(name + ".png"), Pictures.png(figure, look));
                }
            }
            System.out.println("all figures in both widths at " + (System.nanoTime() - start) / 1_000_000 + " ms");
        }
        assertThat(FOLDER.resolve("report-en.html")).exists();
    }
}
