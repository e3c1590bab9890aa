package org.carbonscape.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.carbonscape.finding.Block;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Words;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/** What opens a report, on two pages of paper: what was found, what is doubtful, what to do. */
final class BriefSection {
    /** Kinds of cautions named here; all stand in their own section. */
    private static final int CAUTIONS = 6;

    private final Report report;
    private final Language language;
    private final Numbering numbers;
    private final StringBuilder out;

    BriefSection(Report report, Language language, Numbering numbers, StringBuilder out) {
        this.report = report;
        this.language = language;
        this.numbers = numbers;
        this.out = out;
    }

    private String say(String en, String zh) {
        return language.of(en, zh);
    }

    private String text(Words words) {
        return Html.prose(words.in(language));
    }

    /** @param figure writes a figure */
    void write(Consumer<Figure> figure) {
        out.append("<section id=\"_brief\">\n<h2>")
                .append(say("In brief", "摘要"))
                .append("</h2>\n");
        facts();
        items("found", say("What was found", "主要结论"), sentences(Findings.Part.FOUND));
        List<String> doubts = new ArrayList<>(sentences(Findings.Part.DOUBT));
        doubts.addAll(cautions());
        items("doubt", say("What is doubtful", "存疑之处"), doubts);
        items("advice", say("What to do", "对策建议"), sentences(Findings.Part.ADVICE));
        if (!report.maps().isEmpty()) {
            out.append("<div class=\"maps\">\n");
            report.maps().forEach(figure);
            out.append("</div>\n");
        }
        out.append("</section>\n");
    }

    private void facts() {
        if (report.facts().isEmpty()) {
            return;
        }
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

    private void items(String kind, String title, List<String> items) {
        if (items.isEmpty()) {
            return;
        }
        out.append("<h3>")
                .append(title)
                .append("</h3>\n<ul class=\"")
                .append(kind)
                .append("\">\n");
        items.forEach(item -> out.append("<li>").append(item).append("</li>\n"));
        out.append("</ul>\n");
    }

    /** Each with where it is shown. */
    private List<String> sentences(Findings.Part part) {
        List<String> all = new ArrayList<>();
        for (Findings chapter : report.chapters()) {
            List<Block> blocks = chapter.blocks();
            for (int i = 0; i < blocks.size(); i++) {
                if (blocks.get(i) instanceof Findings.Brief brief && brief.part() == part) {
                    String shown = numbers.cited(shownBy(blocks, i));
                    String place = "<a href=\"#" + chapter.id() + "\">" + say("Chapter ", "第 ")
                            + numbers.chapter(chapter) + say("", " 章") + "</a>";
                    all.add(Html.cite(
                            text(brief.text()), place + (shown.isEmpty() ? "" : say("; ", "；") + shown), language));
                }
            }
        }
        return all;
    }

    /** What follows the sentence's own paragraph, or the sentence. */
    private List<Block> shownBy(List<Block> blocks, int brief) {
        boolean told = brief + 1 < blocks.size() && blocks.get(brief + 1) instanceof Findings.Paragraph;
        List<Block> shown = numbers.after(blocks, told ? brief + 1 : brief);
        return shown.subList(0, Math.min(2, shown.size()));
    }

    /** What is said of "it" or "the driver" is said of its place, which stands nowhere else here. */
    private String told(Problem caution) {
        String found = caution.found(language);
        String sentence = Html.sentence(found, language);
        return caution.found(Language.EN).matches("(?s)(its?|the (driver|table|amount)) .*")
                ? caution.place(language) + say(": ", "：") + found + sentence.substring(found.length())
                : sentence;
    }

    /** A line for each kind. */
    private List<String> cautions() {
        Map<ProblemCode, List<Problem>> byCode = new LinkedHashMap<>();
        report.allCautions()
                .forEach(c ->
                        byCode.computeIfAbsent(c.code(), k -> new ArrayList<>()).add(c));
        List<String> lines = new ArrayList<>();
        byCode.forEach((code, same) -> {
            if (lines.size() < CAUTIONS) {
                lines.add(Html.cite(
                        Html.prose(told(same.get(0))),
                        "<a href=\"#" + Numbering.anchor(code) + "\">" + code.id() + "</a>"
                                + (same.size() > 1
                                        ? say(", in " + same.size() + " places", "，共 " + same.size() + " 处")
                                        : ""),
                        language));
            }
        });
        int more = byCode.size() - lines.size();
        if (more > 0) {
            lines.add("<a href=\"#_cautions\">"
                    + say(more + (more == 1 ? " caution more" : " more kinds of cautions"), "另有 " + more + " 类提醒")
                    + "</a>" + say(".", "。"));
        }
        long failed =
                report.appendix().checks().stream().filter(c -> !c.holds()).count();
        if (failed > 0) {
            lines.add(
                    0,
                    "<a href=\"#_checks\">"
                            + say(failed + " conservation checks do not hold", failed + " 项守恒检验未通过")
                            + "</a>" + say(".", "。"));
        }
        return lines;
    }
}
