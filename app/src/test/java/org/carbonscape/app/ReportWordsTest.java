package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader finds in a report whose legend, units and names are the user's own. */
class ReportWordsTest {
    private static final Pattern DRAWINGS = Pattern.compile("<svg.*?</svg>|<style.*?</style>", Pattern.DOTALL);

    @TempDir
    private Path root;

    private Desk desk;

    /**
     * As spreadsheets of Windows write them: GBK, semicolons, a mark, lines ended by CR LF; folders with blanks and
     * Chinese.
     */
    @BeforeEach
    void aStudyWithALegendOfItsOwn() throws Exception {
        desk = new Desk(Files.createDirectory(root.resolve("my 研究")));
        desk.write(
                        "data dir/legend.csv",
                        "code,class,name_zh\r\n1,Field,农田\r\n2,Wood,树林\r\n3,Settlement,聚落\r\n".getBytes("GBK"))
                .write("data dir/系数.csv", "class,value,unit,source\r\nWood,-6.44,tC/ha/yr,某文献\r\n".getBytes("GBK"))
                .write(
                        "data dir/co2.csv",
                        "\ufeffyear;unit;amount;unit_of_amount\r\n2000;W;100;tCO2\r\n2000;E;50;tCO2\r\n"
                                + "2010;W;180;tCO2\r\n2010;E;70;tCO2\r\n2020;W;200;tCO2\r\n2020;E;90;tCO2\r\n")
                .write(
                        "stock.csv",
                        "class,value,unit,pool\nField,90,tC/ha,soil\nWood,40,tC/ha,above\nWood,120,tC/ha,soil\n"
                                + "Settlement,60,tC/ha,soil\n")
                .write("a.tif", PlainTiff.of("112233 112223 112223 111133"))
                .write("b.tif", PlainTiff.of("112333 112223 112223 111133"))
                .write("c.tif", PlainTiff.of("113333 112223 112223 111133"))
                .squares(
                        "units one.geojson", 4547, "W 450000 3099600 450300 3100000", "E 450300 3099600 450600 3100000")
                .write("study.yaml", """
                        study: 一个 <名字> & more
                        landUse: { legend: data dir/legend.csv, construction: [Settlement], phases: { 2000: a.tif, \
                        2010: b.tif, 2020: c.tif } }
                        units: { 区1: { file: units one.geojson, id: id, name: name }, 县1: { file: units one.geojson, \
                        id: id, name: name } }
                        carbon: { factors: data dir/系数.csv, emissions: { file: data dir/co2.csv, units: 区1 }, stock: \
                        stock.csv }
                        """);
    }

    private String page(String... more) throws Exception {
        Desk.Outcome run = desk.run(more);
        assertThat(run.code()).as(run.err()).isZero();
        return DRAWINGS.matcher(Files.readString(desk.folder().resolve("run/report.html")))
                .replaceAll("");
    }

    @Test
    void theClassesNamedConstructionAreTheStudysConstructionLand() throws Exception {
        String page = page();
        // Settlement: 5 cells of 1 ha in 2000, 6 in 2010, 7 in 2020
        assertThat(page).contains("<dt>Construction land, 2000–2020</dt><dd><span class=\"number\">+0.0200</span>");
        assertThat(page)
                .contains("In every interval Settlement gained more than an even share from Wood and less from "
                        + "Field");
    }

    @Test
    void unitSetsWhoseNamesDifferInChineseOnlyHaveFiguresOfTheirOwn() throws Exception {
        assertThat(page())
                .contains("Sources, sinks and net by unit (区1), 2020", "Sources, sinks and net by unit (县1), 2020");
        assertThat(desk.listing()).contains("run/figures/ranking-1.svg", "run/figures/ranking-1-2.svg");
    }

    @Test
    void theStudyChoosesChaptersAndMapsAndEveryFileIsWrittenAllTheSame() throws Exception {
        Path file = desk.folder().resolve("study.yaml");
        String study = Files.readString(file);
        Files.writeString(
                file,
                study + "report: { chapters: [where-they-lie, land-change], maps: [flux-source, land-use-maps] }\n");
        String page = page();
        assertThat(page)
                .contains("<h2>1. Where sources and sinks lie</h2>", "<h2>2. Land-use change</h2>")
                .contains("id=\"_figure-flux-source\"", "id=\"_figure-brief-flux-source\"")
                .contains("<b>Figure 1.</b> Carbon sources, 2020", "<b>Figure 2.</b> Land use, 2020")
                .contains("<a href=\"figures/flux-net.png\">")
                .doesNotContain("id=\"sources-and-sinks\"")
                .doesNotContain("id=\"_figure-flux-net\"");
        assertThat(desk.listing())
                .contains(
                        "run/figures/flux-net.svg",
                        "run/figures/source-sink-over-time.svg",
                        "run/tables/stock-by-unit.csv");
        Files.writeString(file, study + "report: { chapters: [land-chance], maps: [flux-nett] }\n");
        assertThat(desk.run().told())
                .contains("STUDY-05    report.chapters: ", "did you mean \"land-change\"?")
                .contains("STUDY-05    report.maps: ", "did you mean \"flux-net\"?");
    }

    @Test
    void aChineseReportSpeaksChinese() throws Exception {
        String page = page("--lang", "zh");
        assertThat(page)
                .contains(
                        "“树林”的碳汇系数",
                        "以下地类没有系数，按零计算：农田。",
                        "碳密度：树林，地上生物量",
                        "<td>像元</td>",
                        "与研究格网一致，未作处理：landUse.phases.2000 (a.tif)、landUse.phases.2010 (b.tif)、landUse.phases.2020 "
                                + "(c.tif)。");
        String told = page.substring(page.indexOf("<h1>"), page.indexOf("<section id=\"_methods\""))
                .replaceAll("<[^>]+>|&[a-z]+;|[a-z-]+\\.csv|[A-Z]+-C[0-9]+|--[a-z-]+", " ");
        Set<String> known = Set.of(
                "carbonscape",
                "explain",
                "RUN",
                "more",
                "csv",
                "carbon",
                "factors",
                "allocate",
                "tables",
                "role",
                "unit",
                "kgC",
                "tCO",
                "NPP",
                "NEP",
                "Aldwaik",
                "charged",
                "Pontius");
        Matcher words = Pattern.compile("[A-Za-z]{3,}").matcher(told);
        while (words.find()) {
            assertThat(known)
                    .as("English in a Chinese report: " + told.substring(Math.max(0, words.start() - 60), words.end()))
                    .contains(words.group());
        }
    }

    @Test
    void zeroThreadsAreNotAWayToRun() {
        Desk.Outcome none = Desk.command("methods", "--threads", "0");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).startsWith("Invalid value for option '--threads': \"0\": out of range");
        assertThat(Desk.command("methods", "--threads", "1").code()).isZero();
    }

    @Test
    void aCautionOfSeveralPlacesIsPrintedOnce() {
        String told = desk.run().told();
        assertThat(told).contains("CARBON-C02").containsOnlyOnce("CARBON-C02");
        assertThat(desk.run("--lang", "zh").err().lines().filter(l -> l.startsWith("[")))
                .isNotEmpty()
                .noneMatch(l -> l.matches(".*] [a-z ]+"));
    }
}
