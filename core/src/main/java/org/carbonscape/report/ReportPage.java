package org.carbonscape.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Block;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/**
 * Writes a report's page. All text passes {@link #text} or {@link Html#escape}; nothing of the study's is written
 * unescaped. Our own ids hold an underscore, which a chapter's never does.
 */
public final class ReportPage {
    /** Above this a figure is embedded as PNG: a browser is slow with longer line work. */
    private static final int MOST_SVG = 600_000;
    /** The same of the drawing for narrow windows, which phones load. */
    private static final int MOST_NARROW_SVG = 120_000;
    /**
     * Dots of embedded pictures: sharp on a screen with two to a point and on paper; the files of figures/ have more.
     */
    private static final int WIDE_DPI = 220;

    private static final int NARROW_DPI = 240;

    private static final java.util.regex.Pattern PROBABILITY = java.util.regex.Pattern.compile("p|p_.*|.*_p|p[A-Z].*");

    private final Report report;
    private final Language language;
    private final StringBuilder out = new StringBuilder(1 << 18);
    private int figures;
    private int tables;
    private int sections;

    /** Of every figure in the order of the page: most of the work, and each on its own. */
    private final String[] drawings;

    private ReportPage(Report report, Language language, Engine engine) {
        this.report = report;
        this.language = language;
        List<Figure> all = report.chapters().stream()
                .flatMap(c -> c.blocks().stream())
                .filter(Figure.class::isInstance)
                .map(Figure.class::cast)
                .toList();
        this.drawings = new String[all.size()];
        engine.each(drawings.length, i -> drawings[i] = drawings(all.get(i), i + 1));
    }

    /** The page of a report: one HTML document in UTF-8 that loads nothing and runs no script. */
    public static String html(Report report, Language language, Engine engine) {
        return new ReportPage(report, language, engine).html();
    }

    private String html() {
        out.append("<!doctype html>\n<html lang=\"")
                .append(language == Language.ZH ? "zh-CN" : "en")
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(text(report.title()))
                .append("</title>\n<style>\n")
                .append(style())
                .append("</style>\n</head>\n<body>\n<div class=\"page\">\n");
        header();
        contents();
        out.append("<main>\n");
        if (!report.facts().isEmpty()) {
            facts();
        }
        cautions();
        for (Findings chapter : report.chapters()) {
            open(chapter.id(), text(chapter.title()));
            chapter(chapter);
            out.append("</section>\n");
        }
        checks();
        methods();
        data();
        out.append("</main>\n<footer>Carbonscape ")
                .append(Html.escape(report.appendix().provenance().version()))
                .append(" · ")
                .append(say(
                        "Formulas, factors and conventions are stated above. Whole tables, rasters and figures stand "
                                + "beside this page in the run folder.",
                        "公式、系数与约定见上文。完整的表格、栅格与图件位于运行文件夹中。"))
                .append("</footer>\n</div>\n</body>\n</html>\n");
        return out.toString();
    }

    private static String style() {
        try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String say(String en, String zh) {
        return language.of(en, zh);
    }

    private String text(Words words) {
        return Html.prose(words.in(language));
    }

    private void header() {
        out.append("<header>\n<p class=\"kind\">")
                .append(say("Regional carbon study", "区域碳源碳汇研究"))
                .append("</p>\n<h1>")
                .append(text(report.title()))
                .append("</h1>\n");
        if (!report.lead().isEmpty()) {
            out.append("<p class=\"lead\">").append(text(report.lead())).append("</p>\n");
        }
        if (report.synthetic()) {
            out.append("<p class=\"synthetic\">")
                    .append(say("Synthetic data: made up to show the method, not measured", "合成数据：仅用于演示方法，并非实测"))
                    .append("</p>\n");
        }
        out.append("</header>\n");
    }

    /** An entry of the table of contents; sections are numbered in the order they are opened. */
    private record Entry(String id, String title) {}

    private void contents() {
        List<Entry> entries = new ArrayList<>();
        for (Findings chapter : report.chapters()) {
            entries.add(new Entry(chapter.id(), text(chapter.title())));
        }
        if (!report.appendix().checks().isEmpty()) {
            entries.add(new Entry("_checks", checksTitle()));
        }
        if (!report.appendix().methods().isEmpty()
                || !report.appendix().factors().isEmpty()) {
            entries.add(new Entry("_methods", methodsTitle()));
        }
        entries.add(new Entry("_data", dataTitle()));
        out.append("<nav aria-label=\"")
                .append(say("Contents", "目录"))
                .append("\">\n<h2>")
                .append(say("Contents", "目录"))
                .append("</h2>\n<ol>\n");
        for (Entry entry : entries) {
            out.append("<li><a href=\"#")
                    .append(entry.id())
                    .append("\">")
                    .append(entry.title())
                    .append("</a></li>\n");
        }
        out.append("</ol>\n</nav>\n");
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

    /** Opens a numbered section; the title is already escaped. */
    private void open(String id, String title) {
        out.append("<section id=\"")
                .append(id)
                .append("\">\n<h2>")
                .append(++sections)
                .append(". ")
                .append(title)
                .append("</h2>\n");
    }

    private void facts() {
        out.append("<dl class=\"facts\">\n");
        for (Report.Fact fact : report.facts()) {
            out.append("<div><dt>")
                    .append(text(fact.label()))
                    .append("</dt><dd><span class=\"number\">")
                    .append(Html.prose(fact.value()))
                    .append("</span> <span class=\"unit\">")
                    .append(text(fact.unit()))
                    .append("</span>");
            if (!fact.detail().isEmpty()) {
                out.append("<br><span class=\"detail\">")
                        .append(text(fact.detail()))
                        .append("</span>");
            }
            out.append("</dd></div>\n");
        }
        out.append("</dl>\n");
    }

    private void cautions() {
        Set<Problem> all = new LinkedHashSet<>(report.cautions());
        report.chapters().forEach(c -> all.addAll(c.cautions()));
        if (all.isEmpty()) {
            return;
        }
        out.append("<section id=\"_cautions\" aria-label=\"")
                .append(say("Cautions", "注意事项"))
                .append("\">\n<h3>")
                .append(say("Read with care", "使用结果前请注意"))
                .append("</h3>\n");
        Map<ProblemCode, List<Problem>> byCode = new LinkedHashMap<>();
        all.forEach(
                c -> byCode.computeIfAbsent(c.code(), k -> new ArrayList<>()).add(c));
        byCode.values().forEach(this::caution);
        out.append("</section>\n");
    }

    private static String anchor(ProblemCode code) {
        return "_caution-" + code.id();
    }

    /** Beside a result: which cautions of the head bear on it. They are read once. */
    private void mention(List<Problem> together) {
        if (!together.isEmpty()) {
            out.append("<p class=\"mention\">")
                    .append(say("Read with care: ", "使用时请注意："))
                    .append(together.stream()
                            .map(Problem::code)
                            .distinct()
                            .map(c -> "<a href=\"#" + anchor(c) + "\">" + c.id() + "</a>")
                            .collect(Collectors.joining(say(", ", "、"))))
                    .append(say(" (above).", "（见上文）。"))
                    .append("</p>\n");
        }
    }

    /** One box for what several places share: the same text once, or a line for each place. */
    private void caution(List<Problem> same) {
        Set<String> found = new LinkedHashSet<>();
        Set<String> remedies = new LinkedHashSet<>();
        same.forEach(p -> {
            found.add(p.found(language));
            remedies.add(p.remedy(language));
        });
        boolean one = found.size() == 1 && remedies.size() == 1;
        out.append("<div class=\"caution\" role=\"note\" id=\"")
                .append(anchor(same.get(0).code()))
                .append("\"><p><span class=\"code\">")
                .append(Html.escape(same.get(0).code().id()))
                .append("</span>");
        if (one) {
            out.append(place(same.stream().map(Problem::place).distinct().collect(Collectors.joining(say(", ", "、")))))
                    .append("</p><p>")
                    .append(Html.escape(sentence(found.iterator().next())))
                    .append(say(" ", ""))
                    .append(Html.escape(remedies.iterator().next()));
        } else {
            out.append("</p><ul>");
            for (Problem p : same) {
                out.append("<li>")
                        .append(place(p.place()))
                        .append(' ')
                        .append(Html.escape(sentence(p.found(language))))
                        .append(remedies.size() == 1 ? "" : say(" ", "") + Html.escape(p.remedy(language)))
                        .append("</li>");
            }
            out.append("</ul><p>")
                    .append(
                            remedies.size() == 1
                                    ? Html.escape(remedies.iterator().next())
                                    : "");
        }
        out.append("</p></div>\n");
    }

    private static String place(String place) {
        return " <span class=\"place\">" + Html.escape(place) + "</span>";
    }

    private String sentence(String found) {
        if (found.isEmpty()) {
            return found;
        }
        String upper = found.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + found.substring(1);
        char last = upper.charAt(upper.length() - 1);
        return ".。!！?？".indexOf(last) >= 0 ? upper : upper + say(".", "。");
    }

    private void chapter(Findings chapter) {
        int heading = 0;
        List<Problem> together = new ArrayList<>(); // cautions that follow one another
        for (Block block : chapter.blocks()) {
            if (block instanceof Findings.Caution c) {
                together.add(c.problem());
                continue;
            }
            mention(together);
            together.clear();
            if (block instanceof Findings.Heading h) {
                out.append("<h3 id=\"")
                        .append(chapter.id())
                        .append('_')
                        .append(++heading)
                        .append("\">")
                        .append(text(h.text()))
                        .append("</h3>\n");
            } else if (block instanceof Findings.Paragraph p) {
                out.append("<p>").append(text(p.text())).append("</p>\n");
            } else if (block instanceof Findings.Note n) {
                out.append("<p class=\"note\">").append(text(n.text())).append("</p>\n");
            } else if (block instanceof Excerpt excerpt) {
                table(excerpt);
            } else if (block instanceof Figure figure) {
                figure(figure);
            }
        }
        mention(together);
    }

    private void figure(Figure figure) {
        int number = ++figures;
        out.append("<figure id=\"_figure-")
                .append(figure.caption().id())
                .append("\">\n")
                .append(drawings[number - 1])
                .append("<figcaption><b>")
                .append(say("Figure ", "图 "))
                .append(number)
                .append(".</b> ")
                .append(text(figure.caption().title()))
                .append("</figcaption>\n</figure>\n");
    }

    private String drawings(Figure figure, int number) {
        Look wide = new Look(language, Look.Width.PAGE, false, report.synthetic());
        Figure.Caption caption = figure.caption();
        String alt = caption.alt().isEmpty()
                ? caption.title().in(language)
                : caption.alt().in(language);
        return "<div class=\"wide\">"
                + picture(Pictures.draw(figure, wide), "f" + number + "w", alt, MOST_SVG, WIDE_DPI)
                + "</div>\n<div class=\"narrow\">"
                + picture(
                        Pictures.draw(figure, wide.with(Look.Width.COLUMN)),
                        "f" + number + "n",
                        alt,
                        MOST_NARROW_SVG,
                        NARROW_DPI)
                + "</div>\n";
    }

    private static String picture(Drawing drawing, String id, String alt, int most, int dpi) {
        String svg = Svg.of(drawing, id, false, alt, "");
        return svg.length() <= most
                ? svg
                : "<img alt=\"" + Html.escape(alt) + "\" src=\"data:image/png;base64,"
                        + Base64.getEncoder().encodeToString(Png.of(drawing, dpi)) + "\">";
    }

    private void table(Excerpt excerpt) {
        Table table = excerpt.table();
        int shown = Math.min(excerpt.rows(), table.rows());
        beginTable(text(excerpt.title()));
        out.append("<thead><tr>");
        int[] at = new int[excerpt.columns().size()];
        boolean[] number = new boolean[at.length];
        for (int c = 0; c < at.length; c++) {
            at[c] = table.column(excerpt.columns().get(c).name());
            number[c] = table.columns().get(at[c]).kind() != Table.Kind.TEXT;
            out.append("<th scope=\"col\"")
                    .append(number[c] ? " class=\"number-cell\">" : ">")
                    .append(Html.escape(excerpt.columns().get(c).heading().in(language)))
                    .append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (int r = 0; r < shown; r++) {
            out.append("<tr>");
            for (int c = 0; c < at.length; c++) {
                Excerpt.Column column = excerpt.columns().get(c);
                if (number[c]) {
                    boolean integer = table.columns().get(at[c]).kind() == Table.Kind.INTEGER && column.times() == 1;
                    double amount = table.number(r, at[c]) * column.times();
                    boolean vanishing = !integer
                            && PROBABILITY.matcher(column.name()).matches()
                            && amount < 0.5 * StrictMath.pow(10, -column.decimals());
                    // a probability that rounds to 0 is small, not none
                    cell(
                            vanishing
                                    ? "<" + Numbers.readable(StrictMath.pow(10, -column.decimals()), column.decimals())
                                    : Numbers.readable(amount, integer ? 0 : column.decimals()),
                            true);
                } else {
                    String word = table.text(r, at[c]);
                    Words term = excerpt.terms().get(word);
                    cell(term == null ? word : term.in(language), false);
                }
            }
            out.append("</tr>\n");
        }
        String more = "";
        if (table.rows() == 0) {
            more = say("There are no rows.", "没有记录。");
        } else if (shown < table.rows()) {
            more = say(
                    "The first " + shown + " of " + Numbers.readable(table.rows(), 0) + " rows.",
                    "共 " + Numbers.readable(table.rows(), 0) + " 行，此处列出前 " + shown + " 行。");
        }
        endTable(more, excerpt.file());
    }

    private void beginTable(String title) {
        int number = ++tables;
        out.append("<div class=\"table\"><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(say("Table ", "表 "))
                .append(number)
                .append("\">\n<table>\n<caption><b>")
                .append(say("Table ", "表 "))
                .append(number)
                .append(".</b> ")
                .append(title)
                .append("</caption>\n");
    }

    private void endTable(String more, String file) {
        out.append("</tbody>\n</table></div>\n");
        if (!more.isEmpty() || !file.isEmpty()) {
            out.append("<p class=\"more\">").append(more);
            if (!file.isEmpty()) {
                out.append(more.isEmpty() ? "" : " ")
                        .append(say("Whole table: ", "完整表格："))
                        .append("<a href=\"")
                        .append(Html.escape(file))
                        .append("\">")
                        .append(Html.escape(file))
                        .append("</a>");
            }
            out.append("</p>\n");
        }
        out.append("</div>\n");
    }

    private void head(String... headings) {
        out.append("<thead><tr>");
        for (String heading : headings) { // a leading | marks a column of numbers
            boolean number = heading.startsWith("|");
            out.append("<th scope=\"col\"")
                    .append(number ? " class=\"number-cell\">" : ">")
                    .append(number ? heading.substring(1) : heading)
                    .append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
    }

    private void cell(String text, boolean number) {
        out.append(number ? "<td class=\"number-cell\">" : isSentence(text) ? "<td class=\"sentence\">" : "<td>")
                .append(Html.escape(text))
                .append("</td>");
    }

    /** More than a name: it may be broken into lines, which a name is not, also where the window is narrow. */
    private static boolean isSentence(String text) {
        return text.codePoints().map(c -> c < 0x2e80 ? 1 : 2).sum() > 18;
    }

    private void checks() {
        if (report.appendix().checks().isEmpty()) {
            return;
        }
        open("_checks", checksTitle());
        long failed =
                report.appendix().checks().stream().filter(c -> !c.holds()).count();
        out.append("<p>")
                .append(
                        failed == 0
                                ? say(
                                        "Every amount was computed in two ways, and all checks hold.",
                                        "每个总量都用两种方式求得，全部检验通过。")
                                : say(
                                        failed + " of "
                                                + report.appendix().checks().size()
                                                + " checks do not hold; see the rows marked.",
                                        report.appendix().checks().size() + " 项检验中有 " + failed + " 项未通过，见标出的行。"))
                .append("</p>\n");
        beginTable(say("The same amount in two ways", "同一总量的两种求法"));
        head(
                say("What must be equal", "应当相等的量"),
                "|" + say("One way", "求法一"),
                "|" + say("Other way", "求法二"),
                say("Unit", "单位"),
                "|" + say("Relative difference", "相对差"),
                "|" + say("Allowed", "容差"),
                say("Verdict", "结论"));
        for (Report.Check check : report.appendix().checks()) {
            int digits = Math.max(
                    check.left() == Math.rint(check.left()) && check.right() == Math.rint(check.right()) ? 0 : 2,
                    Ticks.digits(check.left()));
            digits = check.left() == Math.rint(check.left()) && check.right() == Math.rint(check.right()) ? 0 : digits;
            out.append("<tr>");
            cell(check.what().in(language), false);
            cell(Numbers.readable(check.left(), digits), true);
            cell(Numbers.readable(check.right(), digits), true);
            cell(check.unit().in(language), false);
            out.append("<td class=\"number-cell\">")
                    .append(scientific(check.difference()))
                    .append("</td><td class=\"number-cell\">")
                    .append(scientific(check.tolerance()))
                    .append("</td><td class=\"")
                    .append(check.holds() ? "holds\">✓ " : "fails\">✗ ")
                    .append(check.holds() ? say("holds", "通过") : say("does not hold", "未通过"))
                    .append("</td></tr>\n");
        }
        endTable("", "");
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

    private void methods() {
        if (report.appendix().methods().isEmpty() && report.appendix().factors().isEmpty()) {
            return;
        }
        open("_methods", methodsTitle());
        for (Report.Method method : report.appendix().methods()) {
            out.append("<p>")
                    .append(method.title().isEmpty() ? "" : "<b>" + text(method.title()) + say(".</b> ", "。</b>"))
                    .append(Html.formulas(method.text().in(language)));
            if (!method.references().isEmpty()) {
                out.append(" <span class=\"references\">")
                        .append(Html.escape(String.join(say("; ", "；"), method.references())))
                        .append("</span>");
            }
            out.append("</p>\n");
        }
        report.appendix().factors().forEach(this::table);
        out.append("</section>\n");
    }

    private void data() {
        Report.Provenance from = report.appendix().provenance();
        open("_data", dataTitle());
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
            beginTable(say("Files read", "读取的文件"));
            head(say("Key", "键"), say("File", "文件"), "|" + say("Size (bytes)", "大小（字节）"), "SHA-256");
            for (Report.Input input : from.inputs()) {
                out.append("<tr>");
                cell(input.key(), false);
                cell(input.file(), false);
                cell(Numbers.readable(input.bytes(), 0), true);
                out.append("<td class=\"hash\">")
                        .append(Html.escape(input.sha256()))
                        .append("</td></tr>\n");
            }
            endTable("", "");
        }
        if (!report.appendix().counted().isEmpty()) {
            beginTable(say("Oddities met in the data", "数据中的异常"));
            head(say("Code", "代码"), say("Where", "位置"), say("What was found", "发现"), "|" + say("Times", "次数"));
            for (Report.Counted counted : report.appendix().counted()) {
                out.append("<tr>");
                cell(counted.problem().code().id(), false);
                cell(counted.problem().place(), false);
                cell(counted.problem().found(language), false);
                cell(Numbers.readable(counted.count(), 0), true);
                out.append("</tr>\n");
            }
            endTable("", "");
        } else {
            out.append("<p>")
                    .append(say("No irregularities were found in the data.", "数据中未发现异常。"))
                    .append("</p>\n");
        }
        out.append("</section>\n");
    }
}
