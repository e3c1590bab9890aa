package org.carbonscape.report;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carbonscape.finding.Block;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemCode;

/** Numbers of chapters, figures and tables, known before they are written, so that text can cite them. */
final class Numbering {
    private final Language language;
    private final Map<Block, Integer> figures = new IdentityHashMap<>();
    private final Map<Block, Integer> tables = new IdentityHashMap<>();
    private final Map<String, Integer> chapters = new LinkedHashMap<>();

    Numbering(Report report, Language language) {
        this.language = language;
        report.maps().forEach(m -> figures.put(m, figures.size() + 1));
        for (Findings chapter : report.chapters()) {
            chapters.put(chapter.id(), chapters.size() + 1);
            for (Block block : chapter.blocks()) {
                if (block instanceof Figure) {
                    figures.put(block, figures.size() + 1);
                } else if (block instanceof Excerpt) {
                    tables.put(block, tables.size() + 1);
                }
            }
        }
    }

    int figure(Figure figure) {
        return figures.getOrDefault(figure, 0);
    }

    int chapter(Findings chapter) {
        return chapters.getOrDefault(chapter.id(), 0);
    }

    static String anchor(Figure figure) {
        return "_figure-" + figure.caption().id();
    }

    static String anchor(ProblemCode caution) {
        return "_caution-" + caution.id();
    }

    static String anchor(int table) {
        return "_table-" + table;
    }

    /** The figures and tables that follow a text, up to the next text or heading. */
    List<Block> after(List<Block> blocks, int text) {
        List<Block> following = new ArrayList<>();
        for (int i = text + 1; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block instanceof Findings.Paragraph || block instanceof Findings.Heading) {
                break;
            }
            if (block instanceof Figure || block instanceof Excerpt) {
                following.add(block);
            }
        }
        return following;
    }

    /** "Figures 3 and 4, Table 2", as links; empty of nothing. */
    String cited(List<Block> blocks) {
        String shown = cited(
                blocks.stream().filter(figures::containsKey).toList(),
                language.of("Figure", "图"),
                b -> link(anchor((Figure) b), figures.getOrDefault(b, 0)));
        String listed = cited(
                blocks.stream().filter(tables::containsKey).toList(),
                language.of("Table", "表"),
                b -> link(anchor(tables.getOrDefault(b, 0)), tables.getOrDefault(b, 0)));
        return Stream.of(shown, listed).filter(t -> !t.isEmpty()).collect(Collectors.joining(language.of(", ", "、")));
    }

    private static String link(String anchor, int number) {
        return "<a href=\"#" + anchor + "\">" + number + "</a>";
    }

    /** They follow one another, so that more than two are a range. */
    private String cited(List<Block> blocks, String word, Function<Block, String> link) {
        int n = blocks.size();
        if (n == 0) {
            return "";
        }
        String first = link.apply(blocks.get(0));
        String last = link.apply(blocks.get(n - 1));
        String space = "\u00a0";
        return n == 1
                ? word + space + first
                : language.of(
                        word + "s" + space + first + (n == 2 ? " and " : "–") + last,
                        word + space + first + (n == 2 ? "、" : " 至") + word + space + last);
    }
}
