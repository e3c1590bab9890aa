package org.carbonscape.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.carbonscape.finding.Block;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;

/** The sections at the end of a page: conservation checks, methods and factors, data and provenance. */
final class AppendixSections {
    private final Report.Appendix appendix;
    private final List<Problem> cautions;
    private final List<Block> aside;
    private final Language language;
    private final StringBuilder out;
    private final PageTables tables;
    private final Bibliography works;

    AppendixSections(Report report, Language language, StringBuilder out, PageTables tables) {
        this.appendix = report.appendix();
        this.works = Bibliography.of(report, language);
        this.cautions = report.allCautions();
        this.aside = report.chapters().stream()
                .flatMap(c -> c.blocks().stream())
                .filter(Findings.Aside.class::isInstance)
                .map(b -> ((Findings.Aside) b).block())
                .toList();
        this.language = language;
        this.out = out;
        this.tables = tables;
    }

    /** Titles of the sections there are, by id. */
    Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        if (!appendix.checks().isEmpty()) {
            titles.put("_checks", checksTitle());
        }
        if (hasMethods()) {
            titles.put("_methods", methodsTitle());
        }
        titles.put("_data", dataTitle());
        if (!works.isEmpty()) {
            titles.put("_references", referencesTitle());
        }
        if (!aside.isEmpty()) {
            titles.put("_more", moreTitle());
        }
        return titles;
    }

    /** @param open opens a numbered section of this id and title */
    void write(BiConsumer<String, String> open) {
        if (!appendix.checks().isEmpty()) {
            checks(open);
        }
        if (hasMethods()) {
            methods(open);
        }
        data(open);
        if (!works.isEmpty()) {
            open.accept("_references", referencesTitle());
            out.append(works.list()).append("</section>\n");
        }
        more(open);
    }

    private boolean hasMethods() {
        return !appendix.methods().isEmpty() || !appendix.factors().isEmpty();
    }

    private String say(String en, String zh) {
        return language.of(en, zh);
    }

    private String text(Words words) {
        return Html.prose(words.in(language));
    }

    private String checksTitle() {
        return say("Conservation checks", "守恒检验");
    }

    private String methodsTitle() {
        return say("Methods and factors", "方法与系数");
    }

    private String dataTitle() {
        return say("Data and provenance", "数据与来源");
    }

    private String referencesTitle() {
        return say("References", "参考文献");
    }

    private String moreTitle() {
        return say("Further figures and tables", "其他图表");
    }

    /** What stands in files only. */
    private void more(BiConsumer<String, String> open) {
        if (aside.isEmpty()) {
            return;
        }
        open.accept("_more", moreTitle());
        out.append("<p>")
                .append(say(
                        "They repeat for other quantities or in full what the chapters show; their files stand in the "
                                + "run folder.",
                        "以下图表为各章图表的其他变量或完整形式，文件位于结果文件夹中。"))
                .append("</p>\n<ul class=\"more-files\">\n");
        for (Block block : aside) {
            Words title = block instanceof Figure f ? f.caption().title() : ((Excerpt) block).title();
            String file = block instanceof Figure f ? "figures/" + f.caption().id() + ".png" : ((Excerpt) block).file();
            out.append("<li>")
                    .append(text(title))
                    .append(say(": ", "："))
                    .append("<a href=\"")
                    .append(Html.escape(file))
                    .append("\">")
                    .append(Html.escape(file))
                    .append("</a></li>\n");
        }
        out.append("</ul>\n</section>\n");
    }

    private void checks(BiConsumer<String, String> open) {
        open.accept("_checks", checksTitle());
        long failed = appendix.checks().stream().filter(c -> !c.holds()).count();
        out.append("<p>")
                .append(
                        failed == 0
                                ? say(
                                        "Every amount was computed in two ways, and all checks hold.",
                                        "每个总量都用两种方式求得，全部检验通过。")
                                : say(
                                        failed + " of "
                                                + appendix.checks().size()
                                                + " checks do not hold; see the rows marked.",
                                        appendix.checks().size() + " 项检验中有 " + failed + " 项未通过，见标出的行。"))
                .append("</p>\n");
        tables.begin(say("The same amount in two ways", "同一总量的两种求法"));
        tables.head(
                say("What must be equal", "应当相等的量"),
                "|" + say("One way", "求法一"),
                "|" + say("Other way", "求法二"),
                say("Unit", "单位"),
                "|" + say("Relative difference", "相对差"),
                "|" + say("Allowed", "容差"),
                say("Verdict", "结论"));
        for (Report.Check check : appendix.checks()) {
            int digits = Math.max(
                    check.left() == Math.rint(check.left()) && check.right() == Math.rint(check.right()) ? 0 : 2,
                    Ticks.digits(check.left()));
            digits = check.left() == Math.rint(check.left()) && check.right() == Math.rint(check.right()) ? 0 : digits;
            out.append("<tr>");
            tables.cell(check.what().in(language), false);
            tables.cell(Numbers.readable(check.left(), digits), true);
            tables.cell(Numbers.readable(check.right(), digits), true);
            tables.cell(check.unit().in(language), false);
            out.append("<td class=\"number-cell\">")
                    .append(scientific(check.difference()))
                    .append("</td><td class=\"number-cell\">")
                    .append(scientific(check.tolerance()))
                    .append("</td><td class=\"")
                    .append(check.holds() ? "holds\">✓ " : "fails\">✗ ")
                    .append(check.holds() ? say("holds", "通过") : say("does not hold", "未通过"))
                    .append("</td></tr>\n");
        }
        tables.end("", "");
        out.append("</section>\n");
    }

    /** Two digits times a power of ten, for differences near the precision of the arithmetic. */
    private static String scientific(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : "–";
        }
        BigDecimal two = new BigDecimal(value).round(new MathContext(2));
        int exponent = two.precision() - two.scale() - 1;
        if (exponent >= -3 && exponent <= 3) {
            return Numbers.readable(value, 4);
        }
        return Numbers.readable(two.movePointLeft(exponent).doubleValue(), 1) + "&nbsp;×&nbsp;10<sup>"
                + (exponent < 0 ? "−" : "") + Math.abs(exponent) + "</sup>";
    }

    private void methods(BiConsumer<String, String> open) {
        open.accept("_methods", methodsTitle());
        for (Report.Method method : appendix.methods()) {
            out.append("<p>")
                    .append(method.title().isEmpty() ? "" : "<b>" + text(method.title()) + say(".</b> ", "。</b>"))
                    .append(Html.formulas(method.text().in(language)));
            if (!method.references().isEmpty()) {
                out.append(say(" ", ""))
                        .append("<span class=\"references\">")
                        .append(works.cited(method.references()))
                        .append("</span>");
            }
            out.append("</p>\n");
        }
        appendix.factors().forEach(tables::table);
        out.append("</section>\n");
    }

    private void data(BiConsumer<String, String> open) {
        Report.Provenance from = appendix.provenance();
        open.accept("_data", dataTitle());
        out.append("<dl class=\"settings\"><dt>")
                .append(say("Study file", "研究文件"))
                .append("</dt><dd>")
                .append(Html.escape(from.study()))
                .append("</dd><dt>")
                .append(say("Program", "程序"))
                .append("</dt><dd>Carbonscape ")
                .append(Html.escape(from.version()))
                .append("</dd><dt>")
                .append(say("Seed of random streams", "随机种子"))
                .append("</dt><dd>")
                .append(from.seed())
                .append("</dd></dl>\n");
        for (Words note : from.notes()) {
            out.append("<p class=\"note\">").append(text(note)).append("</p>\n");
        }
        if (!from.inputs().isEmpty()) {
            tables.begin(say("Files read", "读取的文件"));
            tables.head(say("Key", "键"), say("File", "文件"), "|" + say("Size (bytes)", "大小（字节）"), "SHA-256");
            for (Report.Input input : from.inputs()) {
                out.append("<tr>");
                tables.cell(Bilingual.place(input.key()).in(language), false);
                tables.cell(input.file(), false);
                tables.cell(Numbers.readable(input.bytes(), 0), true);
                out.append("<td class=\"hash\">")
                        .append(Html.escape(input.sha256()))
                        .append("</td></tr>\n");
            }
            tables.end("", "");
        }
        out.append("<p>").append(counts()).append("</p>\n");
        out.append("</section>\n");
    }

    /** How many cautions of each kind there are, as run.json counts them; their texts stand at the head of the page. */
    private String counts() {
        if (cautions.isEmpty()) {
            return say("This run raised no cautions.", "本次运行没有提醒。");
        }
        SortedMap<String, Integer> counts = Problem.counts(cautions);
        return say("Cautions by code: ", "各代码的提醒数：")
                + counts.entrySet().stream()
                        .map(e -> say(e.getKey() + " (" + e.getValue() + ")", e.getKey() + "（" + e.getValue() + "）"))
                        .collect(Collectors.joining(say(", ", "、")))
                + say(".", "。");
    }
}
