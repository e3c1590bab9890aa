package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo as a stranger would run it: in a process of its own, its page in a real browser. */
@Tag("slow")
class DemoTest {
    @TempDir
    private static Path root;

    private static Desk desk;

    @BeforeAll
    static void theDemo() throws Exception {
        desk = new Desk(root);
        Process demo = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Desk.classPath(),
                        "org.carbonscape.app.Carbonscape",
                        "demo",
                        "--out",
                        root.resolve("run").toString(),
                        "--cache",
                        "none")
                .redirectError(root.resolve("err.txt").toFile())
                .redirectOutput(root.resolve("out.txt").toFile())
                .start();
        assertThat(demo.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(demo.exitValue())
                .as(Files.readString(root.resolve("err.txt")))
                .isZero();
    }

    @Test
    void itPrintsWhereItsReportIs() {
        assertThat(root.resolve("out.txt"))
                .content()
                .isEqualToIgnoringNewLines(root.resolve("run/report.html").toString());
    }

    /**
     * What the pages show is what their commands print; {@code -Dcarbonscape.update=true} writes them anew.
     */
    @ParameterizedTest
    @CsvSource({"tutorial.md, 9", "tutorial.zh.md, 9", "thesis.md, 9", "thesis.zh.md, 9"})
    void thePagesShowWhatTheirCommandsPrint(String name, int least) throws Exception {
        Path page = Path.of("").toAbsolutePath().resolveSibling("docs/" + name);
        String told = Files.readString(page);
        StringBuilder printed = new StringBuilder();
        Path made = root.resolve(name);
        Matcher block = Pattern.compile("(?<=^```\n)\\$ \\./carbonscape (.*)\n[\\s\\S]*?(?=^```$)", Pattern.MULTILINE)
                .matcher(told);
        int blocks = 0;
        while (block.find()) {
            blocks++;
            String[] words = block.group(1)
                    .replace("carbonscape-demo", root.resolve("run").toString())
                    .replace("my-study", made.resolve("my-study").toString())
                    .split(" ");
            Desk.Outcome outcome = words[0].equals("demo")
                    ? new Desk.Outcome(0, root.resolve("run/report.html") + "\n", "")
                    : Desk.command(words);
            assertThat(outcome.code()).as(block.group(1) + outcome.err()).isZero();
            List<String> lines = (outcome.out().isBlank() ? outcome.err() : outcome.out())
                    .replace(root.resolve("run").toString(), "carbonscape-demo")
                    .replace(made + "/", "")
                    .lines()
                    .toList();
            String shown = words[0].equals("check")
                    ? "…\n" + lines.get(lines.size() - 1) + "\n"
                    : String.join("\n", lines.subList(0, Math.min(6, lines.size()))) + "\n"
                            + (lines.size() > 6 ? "…\n" : "");
            block.appendReplacement(
                    printed, Matcher.quoteReplacement("$ ./carbonscape " + block.group(1) + "\n" + shown));
        }
        block.appendTail(printed);
        assertThat(blocks).isGreaterThanOrEqualTo(least);
        if (Boolean.getBoolean("carbonscape.update")) {
            Files.writeString(page, printed);
        }
        assertThat(printed.toString()).isEqualTo(Files.readString(page));
    }

    @Test
    void itReproducesTheTotalsOfTheReferenceStudy() {
        // construction +842.11 km2; source 9,826.34 -> 13,029.34 and sink 4,275.49 -> 4,165.38, in 10^4 tCO2
        assertThat(desk.number("class-areas", 2, "2020 construction", "area_km2")
                        - desk.number("class-areas", 2, "2005 construction", "area_km2"))
                .isCloseTo(842.11, within(0.01));
        assertThat(total(2005, "source_tCO2")).isCloseTo(9_826.34, within(0.01));
        assertThat(total(2020, "source_tCO2")).isCloseTo(13_029.34, within(0.01));
        assertThat(total(2005, "sink_tCO2")).isCloseTo(-4_275.49, within(0.01));
        assertThat(total(2020, "sink_tCO2")).isCloseTo(-4_165.38, within(0.01));
    }

    private static double total(int year, String column) {
        return desk.number("carbon-by-unit", 4, "region region region " + year, column) / 1e4;
    }

    @Test
    void theSinkFactorIsCautionedAgainstAndTheUsualOneStandsBesideIt() throws Exception {
        String report = Files.readString(root.resolve("run/report.html"));
        assertThat(report)
                .contains(
                        "CARBON-C01",
                        "he sink factor \u22126.44 tC/ha/yr of",
                        "lies outside the plausible range of net ecosystem uptake, 0.1 to 3 tC/ha/yr");
        // -0.644 instead of -6.44: a tenth of the sink
        assertThat(desk.number("usual-factors", 1, "2005", "usual_sink_tCO2") / 1e4)
                .isCloseTo(-427.549, within(0.001));
        assertThat(Files.readString(root.resolve("err.txt"))).contains("CARBON-C01");
    }

    @Test
    void itIsLabelledSyntheticInTheReportAndOnEveryFigure() throws Exception {
        assertThat(root.resolve("run/report.html"))
                .content()
                .containsIgnoringCase("synthetic")
                .contains("class=\"synthetic\"");
        try (Stream<Path> figures = Files.list(root.resolve("run/figures"))) {
            List<Path> svgs = figures.filter(f -> f.toString().endsWith(".svg")).toList();
            assertThat(svgs)
                    .hasSizeGreaterThanOrEqualTo(10)
                    .allSatisfy(svg -> assertThat(svg).content().containsIgnoringCase("synthetic"));
        }
    }

    @Test
    void itsPageOpensInABrowserWithoutErrorsAndFitsAPhone() throws Exception {
        Path browser = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(root);
        assumeTrue(Files.isRegularFile(browser), "skipped: no Chromium is installed");
        // a browser window cannot be as narrow as a phone, a frame in it can
        Files.writeString(root.resolve("phone.html"), """
                <!doctype html><iframe id="page" src="run/report.html" \
                style="width:390px;height:800px;border:0"></iframe><p id="result">waiting</p>
                <script>
                document.getElementById('page').onload = e => {
                  const d = e.target.contentDocument.documentElement, b = e.target.contentDocument.body;
                  const broken = [...e.target.contentDocument.images].filter(i => !i.naturalWidth).length;
                  document.getElementById('result').textContent = 'beyond=' + (Math.max(d.scrollWidth, b.scrollWidth) \
                - d.clientWidth) + ' width=' + d.clientWidth + ' broken=' + broken
                      + ' headings=' + e.target.contentDocument.querySelectorAll('h2').length + ' figures=' + \
                e.target.contentDocument.querySelectorAll('figure').length + ' end';
                };
                </script>""");
        Process page = new ProcessBuilder(
                        browser.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--allow-file-access-from-files",
                        "--enable-logging=stderr",
                        "--user-data-dir=" + root.resolve("profile"),
                        "--virtual-time-budget=20000",
                        "--dump-dom",
                        root.resolve("phone.html").toUri().toString())
                .redirectError(root.resolve("browser.txt").toFile())
                .redirectOutput(root.resolve("dom.txt").toFile())
                .start();
        assertThat(page.waitFor(2, TimeUnit.MINUTES)).isTrue();
        String dom = Files.readString(root.resolve("dom.txt"));
        assertThat(dom)
                .containsPattern("beyond=0 width=3[0-9]{2} broken=0 headings=[1-9][0-9]* figures=[1-9][0-9]* end");
        assertThat(Files.readString(root.resolve("browser.txt"))).doesNotContain("CONSOLE");
    }
}
