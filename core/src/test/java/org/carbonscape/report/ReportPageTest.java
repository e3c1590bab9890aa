package org.carbonscape.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.MapFrame;
import org.carbonscape.finding.MapPanel;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.junit.jupiter.api.Test;

class ReportPageTest {
    private static final String PAGE = SampleStudy.page(new SampleStudy().report(), Language.EN);
    private static final String CHINESE_PAGE = SampleStudy.page(new SampleStudy().report(), Language.ZH);

    private static Report plain(Findings... chapters) {
        return new Report(
                Words.same("T"),
                Words.none(),
                false,
                List.of(),
                List.of(),
                List.of(chapters),
                List.of(),
                new Report.Appendix(
                        List.of(), List.of(), List.of(), new Report.Provenance("s.yml", "1", 1, List.of(), List.of())));
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from);
        assertThat(start).as(from).isNotNegative();
        return text.substring(start, text.indexOf(to, start));
    }

    @Test
    void anOptionIsNotBrokenBehindItsHyphens() {
        assertThat(Html.prose("run explain --unit (--no-data)"))
                .isEqualTo("run explain <span class=\"option\">--unit</span> "
                        + "(<span class=\"option\">--no-data</span>)");
        assertThat(PAGE).contains(".option { white-space: nowrap; }");
    }

    @Test
    void thePageLoadsNothingAndRunsNothing() {
        for (String page : List.of(PAGE, CHINESE_PAGE)) {
            assertThat(page).doesNotContain("<script").doesNotContain("@import").doesNotContain("<link");
            Matcher loads =
                    Pattern.compile("(?:src|href|xlink:href)=\"([^\"]*)\"").matcher(page);
            while (loads.find()) {
                assertThat(loads.group(1)).matches("(#.*|data:image/png;base64,.*|tables/.*)");
            }
            assertThat(page.replaceAll("data:image/png;base64,[^\"]*", ""))
                    .doesNotContain("http:")
                    .doesNotContain("https:");
        }
    }

    @Test
    void tagsAreBalancedAndIdsAreUnique() {
        for (String page : List.of(PAGE, CHINESE_PAGE)) {
            Deque<String> open = new ArrayDeque<>();
            Set<String> ids = new HashSet<>();
            Matcher tags = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\"[^\"]*\"|[^\">])*)>")
                    .matcher(page.substring(page.indexOf("</style>")));
            open.push("head");
            open.push("style");
            while (tags.find()) {
                String name = tags.group(2);
                Matcher id = Pattern.compile("\\bid=\"([^\"]*)\"").matcher(tags.group(3));
                if (id.find()) {
                    assertThat(ids.add(id.group(1))).as("id %s", id.group(1)).isTrue();
                }
                if (!tags.group(1).isEmpty()) {
                    if (!open.isEmpty()) {
                        assertThat(open.pop()).isEqualTo(name);
                    }
                    if (name.equals("head")) {
                        open.clear();
                    }
                } else if (!tags.group(3).endsWith("/")
                        && !Set.of("br", "img", "meta").contains(name)) {
                    open.push(name);
                }
            }
            assertThat(open).isEmpty();
            Matcher anchors = Pattern.compile("href=\"#([^\"]*)\"").matcher(page);
            int count = 0;
            while (anchors.find()) {
                assertThat(ids).contains(anchors.group(1));
                count++;
            }
            assertThat(count).isGreaterThan(11); // contents; cautions, figures and tables that text cites
        }
    }

    @Test
    void textOfTheStudyIsNeverMarkup() {
        String evil = "<img src=x onerror=\"alert(1)\"> & 'so'";
        Table table = Table.named("t").text("a").row(evil).build();
        Figure figure = new Figure.Lines(
                Figure.Caption.of("f", Words.same(evil), Words.same(evil)),
                Figure.Axis.of(Words.same(evil)),
                Figure.Axis.of(Words.same(evil)),
                List.of());
        Findings chapter = Findings.named("c", Words.same(evil))
                .heading(Words.same(evil))
                .paragraph(Words.same(evil))
                .note(Words.same(evil))
                .add(new Excerpt(
                        Words.same(evil), table, List.of(Excerpt.Column.of("a", Words.same(evil))), 3, Map.of(), evil))
                .add(figure)
                .build();
        Report report = new Report(
                Words.same(evil),
                Words.same(evil),
                true,
                List.of(new Report.Fact(Words.same(evil), evil, Words.same(evil), Words.same(evil))),
                List.of(),
                List.of(chapter),
                List.of(),
                new Report.Appendix(
                        List.of(new Report.Check(Words.same(evil), 1, 1, Words.same(evil), 0)),
                        List.of(new Report.Method(Words.same(evil), Words.same(evil), List.of(evil))),
                        List.of(),
                        new Report.Provenance(
                                evil,
                                evil,
                                1,
                                List.of(new Report.Input(evil, evil, 1, evil)),
                                List.of(Words.same(evil)))));
        assertThat(SampleStudy.page(report, Language.EN))
                .doesNotContain("<img src=x")
                .doesNotContain("onerror=\"")
                .contains("&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;so&#39;");
    }

    @Test
    void figuresAndTablesAreNumberedThroughAndEveryPictureHasWords() {
        for (int i = 1; i <= 17; i++) {
            assertThat(PAGE).contains("<b>Figure " + i + ".</b>");
            assertThat(CHINESE_PAGE).contains("<b>图 " + i + ".</b>");
        }
        for (int i = 1; i <= 4; i++) {
            assertThat(PAGE).contains("<b>Table " + i + ".</b>");
        }
        assertThat(PAGE).doesNotContain("Figure 18").doesNotContain("Table 5");
        Matcher pictures = Pattern.compile("<svg[^>]*>").matcher(PAGE);
        while (pictures.find()) {
            assertThat(pictures.group()).contains("role=\"img\"").containsPattern("aria-label=\"[^\"]{5,}\"");
        }
        assertThat(PAGE)
                .contains("aria-label=\"Land use in the four phases\"")
                .contains("<desc>Maps: 2005, 2010, 2015, 2020. Colours: Land use: ");
    }

    @Test
    void whatAFileIsForIsToldInTheReadersLanguage() {
        assertThat(PAGE).contains("<td>criterion lights</td>");
        assertThat(CHINESE_PAGE).contains("<td>指标 lights</td>").doesNotContain("criterion");
    }

    @Test
    void longTablesAreCutAndSayWhereTheRestIs() {
        assertThat(PAGE)
                .contains("The first 8 of 92 rows. Whole table: <a href=\"tables/carbon-by-unit.csv\">"
                        + "tables/carbon-by-unit.csv</a>");
        assertThat(CHINESE_PAGE).contains("共 92 行，此处列出前 8 行。");
        String table = between(PAGE, "<b>Table 1.</b>", "</table>");
        assertThat(table.split("<tr>", -1).length - 1).isEqualTo(9); // a head and 8 rows
        assertThat(table)
                .contains("<th scope=\"col\" class=\"number-cell\">Source (10⁴ tCO₂)</th>")
                .contains("<td>Yuhua</td><td class=\"number-cell\">2005</td>");
        // units are called what the user called them, whatever the words of the report are
        assertThat(between(CHINESE_PAGE, "<b>表 1.</b>", "</table>")).contains("<td>Yuhua</td>");
    }

    @Test
    void numbersAreShownInTheUnitOfTheHeading() {
        Table table = Table.named("t")
                .number("tCO2", "share")
                .integer("cells")
                .row(130_293_400.0, 0.12345, 12_345_678L)
                .row(Double.NaN, -0.5, 0L)
                .build();
        String html = SampleStudy.page(
                plain(Findings.named("c", Words.same("C"))
                        .add(Excerpt.of(
                                Words.same("T"),
                                table,
                                List.of(
                                        new Excerpt.Column("tCO2", Words.same("10⁴ tCO₂"), 2, 1e-4),
                                        new Excerpt.Column("share", Words.same("%"), 1, 100),
                                        Excerpt.Column.of("cells", Words.same("cells")))))
                        .build()),
                Language.EN);
        // 130,293,400 x 1e-4 = 13,029.34; 0.12345 x 100 = 12.3
        assertThat(html)
                .contains("<td class=\"number-cell\">13\u2009029.34</td><td class=\"number-cell\">12.3</td><td "
                        + "class=\"number-cell\">12\u2009345\u2009678</td>")
                .contains("<td class=\"number-cell\">–</td><td class=\"number-cell\">\u221250.0</td><td "
                        + "class=\"number-cell\">0</td>");
    }

    @Test
    void cautionsStandTogetherOnceEachAndTheirResultLinksToThem() {
        String head = between(PAGE, "<section id=\"_cautions\"", "</section>");
        assertThat(head.split("class=\"caution\"", -1).length - 1)
                .isEqualTo(2); // one of the study that a chapter repeats, one of a chapter
        assertThat(head).contains("carbon.factors forest", "id=\"_caution-STUDY-05\"");
        assertThat(between(PAGE, "<section id=\"sources-and-sinks\"", "</section>"))
                .doesNotContain("class=\"caution\"")
                .contains("Read with care: <a href=\"#_caution-STUDY-05\">STUDY-05</a>.");
        assertThat(PAGE.indexOf("id=\"_cautions\"")).isGreaterThan(PAGE.indexOf("id=\"land-change\""));
        assertThat(SampleStudy.page(plain(), Language.EN))
                .doesNotContain("id=\"_cautions\"")
                .contains("<p>This run raised no cautions.</p>");
    }

    @Test
    void ofManyCautionsOfAKindTheRestIsCounted() {
        Findings.Builder chapter = Findings.named("c", Words.same("C"));
        for (int year = 2001; year <= 2012; year++) {
            chapter.caution(Problem.of(ProblemCode.DRIVER_C23_SKEWED, "slope, " + year, "2.5", 50, year));
        }
        String page = SampleStudy.page(plain(chapter.build()), Language.EN);
        assertThat(between(page, "<section id=\"_cautions\"", "</section>"))
                .contains("slope, 2009", "<li>and 3 more; run.json has all.</li></ul>")
                .doesNotContain("slope, 2010");
        assertThat(page).contains("DRIVER-C23 (12)");
    }

    @Test
    void cautionsAreCountedByCodeAmongTheData() {
        Findings chapter = Findings.named("c", Words.same("C"))
                .caution(Problem.of(ProblemCode.SUIT_C04_CONFLICT, "zones", "525", "built before extreme"))
                .caution(Problem.of(ProblemCode.CARBON_C02_NO_FACTOR, "factors", "water"))
                .caution(Problem.of(ProblemCode.CARBON_C02_NO_FACTOR, "stock", "water"))
                .build();
        assertThat(SampleStudy.page(plain(chapter), Language.EN))
                .contains("<p>Cautions by code: CARBON-C02 (2), SUIT-C04 (1).</p>");
        assertThat(SampleStudy.page(plain(chapter), Language.ZH)).contains("<p>各代码的提醒数：CARBON-C02（2）、SUIT-C04（1）。</p>");
        assertThat(SampleStudy.page(plain(), Language.ZH)).contains("<p>本次运行没有提醒。</p>");
    }

    @Test
    void whatSeveralPlacesShareIsSaidOnceInABoxOfItsOwn() {
        Findings chapter = Findings.named("c", Words.same("C"))
                .caution(Problem.of(ProblemCode.SUIT_C04_CONFLICT, "zones", "525", "built before extreme"))
                .caution(Problem.of(ProblemCode.SUIT_C04_CONFLICT, "zones", "9", "built before relative"))
                .caution(Problem.of(ProblemCode.CARBON_C02_NO_FACTOR, "factors", "water"))
                .caution(Problem.of(ProblemCode.CARBON_C02_NO_FACTOR, "stock", "water"))
                .build();
        String head = between(SampleStudy.page(plain(chapter), Language.EN), "<section id=\"_cautions\"", "</section>");
        assertThat(head.split("class=\"caution\"", -1)).hasSize(3);
        assertThat(head)
                .contains(
                        "<li><span class=\"place\">zones</span>: Rules disagree over 525 cells",
                        "<li><span class=\"place\">zones</span>: Rules disagree over 9 cells",
                        "</ul><p>Check the order of the rules; tables/zone-conflicts.csv lists all.</p>",
                        "<span class=\"place\">factors, stock</span></p><p>");
    }

    @Test
    void numbersAreNotBrokenNorPartedFromTheirUnitAndFormulasHaveIndices() {
        assertThat(Html.said("5 tCO2/km2 (10^4 m3, 有 3 km2) of net_tCO2 in CO2.csv, order2, a < b"))
                .isEqualTo("5 tCO₂/km² (10^4 m³, 有 3 km²) of net_tCO2 in CO2.csv, order2, a &lt; b");
        assertThat(Html.prose("12\u2009912 km² of 4165.38 × 10⁴ tCO₂ (3.2 %); 2005 年, a < b"))
                .isEqualTo("12\u202f912\u00a0km² of 4165.38\u00a0×\u00a010⁴\u00a0tCO₂ (3.2\u00a0%); 2005\u00a0年, a "
                        + "&lt; b");
        assertThat(Html.prose("9826.34（95 %：8278 至 11 079） 与 4275.49（约） 万 tCO₂; 长沙（县） and"))
                .isEqualTo("9826.34（95\u00a0%：8278 至 11 079）与 4275.49（约）万 tCO₂; 长沙（县） and");
        assertThat(Html.formulas("G = ln S_i L_max^2, n^−0.2, score_k, key_restoration"))
                .isEqualTo("G = ln S<sub>i</sub> L<sub>max</sub><sup>2</sup>, n<sup>−0.2</sup>, score<sub>k</sub>, "
                        + "key_restoration");
        String methods = between(PAGE, "<section id=\"_methods\"", "</section>");
        assertThat(methods)
                .contains("<p><b>Land-use change.</b> Transfer matrices count cells")
                .contains("<span class=\"references\">(Pontius 2004)</span>");
        assertThat(between(CHINESE_PAGE, "<section id=\"_methods\"", "</section>"))
                .contains("<b>土地利用变化。</b>")
                .contains("T<sub>ij</sub>, n<sup>−0.2</sup>");
    }

    @Test
    void everyFigureHasADrawingForNarrowWindowsAndWordsOfACellStandOnOneLine() {
        assertThat(PAGE.split("<div class=\"narrow\">", -1).length).isEqualTo(PAGE.split("<figure ", -1).length);
        Table table = Table.named("t")
                .text("a")
                .row("Furong")
                .row("CH4")
                .row("CO2.csv")
                .row("Enrich with mixed broad-leaved species")
                .build();
        assertThat(SampleStudy.page(
                        plain(Findings.named("c", Words.same("C"))
                                .add(Excerpt.of(
                                        Words.same("T"), table, List.of(Excerpt.Column.of("a", Words.same("A")))))
                                .build()),
                        Language.EN))
                .contains("<td>Furong</td>", "<td class=\"sentence\">Enrich with")
                .contains("<td>CH₄</td>", "<td>CO2.csv</td>");
    }

    @Test
    void theBriefTellsWhatWasFoundWhatIsDoubtfulAndWhatToDoWithWhereItIsShown() {
        Figure.Lines figure = new Figure.Lines(
                Figure.Caption.of("f", Words.same("F"), Words.none()),
                Figure.Axis.of(Words.none()),
                Figure.Axis.of(Words.none()),
                List.of());
        Table table = Table.named("t").text("a").row("x").build();
        Excerpt excerpt = Excerpt.of(Words.same("T"), table, List.of(Excerpt.Column.of("a", Words.same("A"))))
                .withFile("tables/t.csv");
        Findings chapter = Findings.named("c", Words.same("C"))
                .found(Words.of("Land changed.", "土地变化。"))
                .add(figure)
                .brief(Findings.Part.DOUBT, Words.of("Factors are guesses.", "系数为估计值。"))
                .brief(Findings.Part.ADVICE, Words.of("Plant trees.", "造林。"))
                .heading(Words.same("H"))
                .add(excerpt)
                .aside(new Figure.Lines(
                        Figure.Caption.of("g", Words.same("G"), Words.none()),
                        Figure.Axis.of(Words.none()),
                        Figure.Axis.of(Words.none()),
                        List.of()))
                .caution(Problem.of(ProblemCode.CARBON_C02_NO_FACTOR, "factors", "water"))
                .caution(Problem.of(ProblemCode.DRIVER_C12_FEW_UNITS, "geodetector.size-effect", 9, 5, 3))
                .caution(Problem.of(ProblemCode.DRIVER_C01_CIRCULAR, "drivers.forest"))
                .build();
        assertThat(SampleStudy.page(plain(chapter), Language.ZH))
                .contains("<li>geodetector.size-effect：最多只有", "<li>drivers.forest：该因子参与了 y 的计算");
        String page = SampleStudy.page(plain(chapter), Language.EN);
        String brief = between(page, "<section id=\"_brief\"", "</section>");
        assertThat(brief)
                .contains(
                        "<h3>What was found</h3>\n<ul class=\"found\">\n<li>Land changed (<a "
                                + "href=\"#c\">Chapter 1</a>; "
                                + "Figure\u00a0<a href=\"#_figure-f\">1</a>).</li>",
                        "<h3>What is doubtful</h3>\n<ul class=\"doubt\">\n<li>Factors are guesses (<a "
                                + "href=\"#c\">Chapter 1</a>).</li>",
                        "(<a href=\"#_caution-CARBON-C02\">CARBON-C02</a>)",
                        "<li>geodetector.size-effect: it gives at most 9",
                        "<li>drivers.forest: the driver is part of what y was computed from (",
                        "<h3>What to do</h3>\n<ul class=\"advice\">\n<li>Plant trees (<a href=\"#c\">Chapter 1</a>)");
        String told = between(page, "<section id=\"c\"", "</section>");
        assertThat(told)
                .contains("<p>Land changed (Figure\u00a0<a href=\"#_figure-f\">1</a>).</p>")
                .contains("<p class=\"see\">See Table\u00a0<a href=\"#_table-1\">1</a>.</p>\n<div class=\"table\" "
                        + "id=\"_table-1\">")
                .doesNotContain("Plant trees")
                .doesNotContain("_figure-g");
        assertThat(between(page, "<section id=\"_more\"", "</section>"))
                .contains("<li>G: <a href=\"figures/g.png\">figures/g.png</a></li>");
        assertThat(between(SampleStudy.page(plain(chapter), Language.ZH), "<section id=\"c\"", "</section>"))
                .contains("<p>土地变化（见图\u00a0<a href=\"#_figure-f\">1</a>）。</p>");
    }

    @Test
    void aCheckThatFailsIsSaidAndMarked() {
        String checks = between(PAGE, "<section id=\"_checks\"", "</section>");
        assertThat(checks)
                .contains("1 of 3 checks do not hold")
                .contains("✗ does not hold")
                .contains("2\u2009808\u2009700");
        assertThat(checks.split("✓ holds", -1).length - 1).isEqualTo(2);
        assertThat(checks).contains("1.0&nbsp;×&nbsp;10<sup>−9</sup>"); // the tolerance
        assertThat(new Report.Check(Words.none(), 100, 101, Words.same("t"), 0.01).difference())
                .isEqualTo(1 / 101.0);
        assertThat(new Report.Check(Words.none(), 0, 0, Words.same("t"), 0).holds())
                .isTrue();
        assertThat(new Report.Check(Words.none(), Double.NaN, 1, Words.same("t"), 1).holds())
                .as("a missing amount proves nothing")
                .isFalse();
    }

    @Test
    void provenanceNamesEveryFileWithItsHash() {
        String data = between(PAGE, "<section id=\"_data\"", "</section>");
        assertThat(data)
                .contains("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
                .contains("区县 &lt;1&gt;.gpkg")
                .contains("20260101")
                .contains("Carbonscape 0.1.0")
                .contains("1\u2009234\u2009567");
    }

    @Test
    void aStudyOfMadeUpDataSaysSoOnThePageAndInEveryFigure() {
        assertThat(PAGE).contains("Synthetic data: made up to show the method, not measured");
        assertThat(PAGE.split("<figure", -1).length - 1).isEqualTo(17);
        for (String figure : PAGE.split("<figure ")) {
            if (figure.startsWith("id=")) {
                assertThat(figure).contains(">Synthetic data</text>");
            }
        }
        assertThat(SampleStudy.page(plain(), Language.EN)).doesNotContain("Synthetic data");
    }

    @Test
    void aFigureTooLargeForTheBrowserIsEmbeddedAsAPicture() {
        float[] noise = new float[500 * 450];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = 1 + random.nextInt(40);
        }
        Figure.Maps maps = new Figure.Maps(
                Figure.Caption.of("noise", Words.same("Noise"), Words.none()),
                MapFrame.metric(0, 0, 500, 450, List.of()),
                List.of(
                        new MapPanel.Pixels(Words.same("1"), 500, 450, noise),
                                new MapPanel.Pixels(Words.same("2"), 500, 450, noise),
                        new MapPanel.Pixels(Words.same("3"), 500, 450, noise),
                                new MapPanel.Pixels(Words.same("4"), 500, 450, noise)),
                new Key.Classes(
                        Words.none(),
                        IntStream.range(0, 40)
                                .mapToObj(i -> new Key.Entry(Words.same("c" + i), 0x225588 + 5 * i))
                                .toList()));
        String html = SampleStudy.page(
                plain(Findings.named("c", Words.same("C")).add(maps).build()), Language.EN);
        assertThat(html)
                .contains("<img alt=\"Noise. Maps: 1, 2, 3, 4. Colours: c0, c1, c2, c3, c4, c5, c6, c7, and 32 more.\" "
                        + "src=\"data:image/png;base64,")
                .doesNotContain("<svg");
    }

    @Test
    void chaptersAndFiguresOfOneNameAreRefused() {
        Findings one = Findings.named("c", Words.same("C")).build();
        assertThatIllegalArgumentException().isThrownBy(() -> plain(one, one)).withMessageContaining("chapter \"c\"");
        Figure figure = new Figure.Lines(
                Figure.Caption.of("f", Words.none(), Words.none()),
                Figure.Axis.of(Words.none()),
                Figure.Axis.of(Words.none()),
                List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain(Findings.named("c", Words.none())
                        .add(figure)
                        .add(figure)
                        .build()))
                .withMessageContaining("figure \"f\"");
    }

    @Test
    void thePageIsTheSameOnEveryRun() {
        assertThat(SampleStudy.page(new SampleStudy().report(), Language.EN)).isEqualTo(PAGE);
    }
}
