package org.carbonscape.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carbonscape.finding.Block;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Words;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/**
 * Writes a report's page. All text passes {@link #text} or {@link Html#escape}; nothing of the study's is written
 * unescaped. Our own ids hold an underscore, which a chapter's never does.
 */
public final class ReportPage {
    /** Of a kind that each driver of each phase has, more than these would fill a page. */
    private static final int MOST_OF_A_KIND = 9;

    private final Report report;
    private final Language language;
    private final StringBuilder out = new StringBuilder(1 << 18);
    private final PageTables tables;
    private final AppendixSections appendix;
    private final Numbering numbers;
    private int sections;

    /** A figure as the page shows it: drawing it is most of the work, and done where it can be kept. */
    private final Function<Figure, String> drawings;

    private ReportPage(Report report, Language language, Function<Figure, String> drawings) {
        this.report = report;
        this.language = language;
        this.tables = new PageTables(out, language);
        this.appendix = new AppendixSections(report, language, out, tables);
        this.numbers = new Numbering(report, language);
        this.drawings = drawings;
    }

    /**
     * The page of a report: one HTML document in UTF-8 that loads nothing and runs no script.
     *
     * @param drawings what {@link PagePicture} makes of a figure
     */
    public static String html(Report report, Language language, Function<Figure, String> drawings) {
        return new ReportPage(report, language, drawings).html();
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
        out.append("<main>\n");
        new BriefSection(report, language, numbers, out).write(this::figure);
        contents();
        for (Findings chapter : report.chapters()) {
            open(chapter.id(), text(chapter.title()));
            chapter(chapter);
            out.append("</section>\n");
        }
        cautions();
        appendix.write(this::open);
        out.append("</main>\n<footer>Carbonscape ")
                .append(Html.escape(report.appendix().provenance().version()))
                .append(" · ")
                .append(say(
                        "Formulas, factors and conventions are stated above. Whole tables, rasters and figures stand "
                                + "beside this page in the run folder.",
                        "公式、系数与计算口径见上文。完整的表格、栅格与图件位于结果文件夹中。"))
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

    /** Sections are numbered in the order they are opened, which is that of the contents. */
    private void contents() {
        Map<String, String> entries = new LinkedHashMap<>(); // titles by id
        report.chapters().forEach(c -> entries.put(c.id(), text(c.title())));
        if (!report.allCautions().isEmpty()) {
            entries.put("_cautions", cautionsTitle());
        }
        entries.putAll(appendix.titles());
        out.append("<nav aria-label=\"")
                .append(say("Contents", "目录"))
                .append("\">\n<h2>")
                .append(say("Contents", "目录"))
                .append("</h2>\n<ol>\n");
        entries.forEach((id, title) -> out.append("<li><a href=\"#")
                .append(id)
                .append("\">")
                .append(title)
                .append("</a></li>\n"));
        out.append("</ol>\n</nav>\n");
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

    private void cautions() {
        List<Problem> all = report.allCautions();
        if (all.isEmpty()) {
            return;
        }
        open("_cautions", cautionsTitle());
        Map<ProblemCode, List<Problem>> byCode = new LinkedHashMap<>();
        all.forEach(
                c -> byCode.computeIfAbsent(c.code(), k -> new ArrayList<>()).add(c));
        byCode.values().forEach(this::caution);
        out.append("</section>\n");
    }

    private String cautionsTitle() {
        return say("Read with care", "使用结果前请注意");
    }

    /** Beside a result: which cautions bear on it. They are read once. */
    private void mention(List<Problem> together) {
        if (!together.isEmpty()) {
            out.append("<p class=\"mention\">")
                    .append(say("Read with care: ", "使用时请注意："))
                    .append(together.stream()
                            .map(Problem::code)
                            .distinct()
                            .map(c -> "<a href=\"#" + Numbering.anchor(c) + "\">" + c.id() + "</a>")
                            .collect(Collectors.joining(say(", ", "、"))))
                    .append(say(".", "。"))
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
                .append(Numbering.anchor(same.get(0).code()))
                .append("\"><p><span class=\"code\">")
                .append(Html.escape(same.get(0).code().id()))
                .append("</span>");
        if (one) {
            out.append(place(same.stream()
                            .map(p -> p.place(language))
                            .distinct()
                            .collect(Collectors.joining(say(", ", "、")))))
                    .append("</p><p>")
                    .append(Html.said(Html.sentence(found.iterator().next(), language)))
                    .append(say(" ", ""))
                    .append(Html.said(remedies.iterator().next()));
        } else {
            out.append("</p><ul>");
            List<Problem> told = same.subList(0, Math.min(MOST_OF_A_KIND, same.size()));
            for (Problem p : told) {
                out.append("<li>")
                        .append(place(p.place(language)).strip())
                        .append(p.place(language).isEmpty() ? "" : say(": ", "："))
                        .append(Html.said(Html.sentence(p.found(language), language)))
                        .append(remedies.size() == 1 ? "" : say(" ", "") + Html.said(p.remedy(language)))
                        .append("</li>");
            }
            int more = same.size() - told.size();
            if (more > 0) {
                out.append("<li>")
                        .append(say("and " + more + " more; run.json has all.", "另有 " + more + " 条，见 run.json。"))
                        .append("</li>");
            }
            out.append("</ul><p>")
                    .append(remedies.size() == 1 ? Html.said(remedies.iterator().next()) : "");
        }
        out.append("</p></div>\n");
    }

    private static String place(String place) {
        return " <span class=\"place\">" + Html.escape(place) + "</span>";
    }

    private void chapter(Findings chapter) {
        int heading = 0;
        boolean cited = false; // whether what follows is named by a text
        List<Problem> together = new ArrayList<>(); // cautions that follow one another
        List<Block> blocks = chapter.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block instanceof Findings.Brief || block instanceof Findings.Aside) {
                continue;
            }
            if (block instanceof Findings.Caution c) {
                together.add(c.problem());
                continue;
            }
            mention(together);
            together.clear();
            if (!cited && (block instanceof Figure || block instanceof Excerpt)) {
                out.append("<p class=\"see\">")
                        .append(say("See ", "见"))
                        .append(numbers.cited(numbers.after(blocks, i - 1)))
                        .append(say(".", "。"))
                        .append("</p>\n");
            }
            cited = !(block instanceof Findings.Heading || block instanceof Findings.Note)
                    || cited && !(block instanceof Findings.Heading);
            if (block instanceof Findings.Heading h) {
                out.append("<h3 id=\"")
                        .append(chapter.id())
                        .append('_')
                        .append(++heading)
                        .append("\">")
                        .append(text(h.text()))
                        .append("</h3>\n");
            } else if (block instanceof Findings.Paragraph p) {
                String cites = numbers.cited(numbers.after(blocks, i));
                out.append("<p>")
                        .append(Html.cite(text(p.text()), cites.isEmpty() ? "" : say("", "见") + cites, language))
                        .append("</p>\n");
            } else if (block instanceof Findings.Note n) {
                out.append("<p class=\"note\">").append(text(n.text())).append("</p>\n");
            } else if (block instanceof Excerpt excerpt) {
                tables.table(excerpt);
            } else if (block instanceof Figure figure) {
                figure(figure);
            }
        }
        mention(together);
    }

    private void figure(Figure figure) {
        out.append("<figure id=\"")
                .append(Numbering.anchor(figure))
                .append("\">\n")
                .append(drawings.apply(figure))
                .append("<figcaption><b>")
                .append(say("Figure ", "图 "))
                .append(numbers.figure(figure))
                .append(".</b> ")
                .append(text(figure.caption().title()))
                .append("</figcaption>\n</figure>\n");
    }
}
