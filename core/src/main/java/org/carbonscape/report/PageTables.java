package org.carbonscape.report;

import java.util.regex.Pattern;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Table;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Language;

/** Writes the tables of a page, numbered in their order. */
final class PageTables {
    private static final Pattern PROBABILITY = Pattern.compile("p|p_.*|.*_p|p[A-Z].*");

    /** As many rows are shown whole. */
    private static final int WHOLE = 16;

    /** As many are the head of a longer table. */
    private static final int HEAD = 8;

    private final StringBuilder out;
    private final Language language;
    private int count;

    PageTables(StringBuilder out, Language language) {
        this.out = out;
        this.language = language;
    }

    private String say(String en, String zh) {
        return language.of(en, zh);
    }

    void table(Excerpt excerpt) {
        Table table = excerpt.table();
        int shown = shown(excerpt);
        begin(Html.prose(excerpt.title().in(language)));
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
                    cell(excerpt.shown(column.name(), word).in(language), false);
                }
            }
            out.append("</tr>\n");
        }
        String more = "";
        if (excerpt.of() == 0) {
            more = say("There are no rows.", "没有记录。");
        } else if (shown < excerpt.of()) {
            more = say(
                    "The first " + shown + " of " + Numbers.readable(excerpt.of(), 0) + " rows.",
                    "共 " + Numbers.readable(excerpt.of(), 0) + " 行，此处列出前 " + shown + " 行。");
        }
        end(more, excerpt.file());
    }

    /** All of a short table, the head of a long one whose rest is in a file. */
    private static int shown(Excerpt excerpt) {
        int rows = excerpt.of();
        return excerpt.file().isEmpty() || rows <= Math.min(excerpt.rows(), WHOLE)
                ? Math.min(excerpt.rows(), rows)
                : Math.min(excerpt.rows(), HEAD);
    }

    void begin(String title) {
        int number = ++count;
        out.append("<div class=\"table\" id=\"")
                .append(Numbering.anchor(number))
                .append("\"><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(say("Table ", "表 "))
                .append(number)
                .append("\">\n<table>\n<caption><b>")
                .append(say("Table ", "表 "))
                .append(number)
                .append(".</b> ")
                .append(title)
                .append("</caption>\n");
    }

    void end(String more, String file) {
        out.append("</tbody>\n</table></div>\n");
        if (!more.isEmpty() || !file.isEmpty()) {
            out.append("<p class=\"more\">").append(more);
            if (!file.isEmpty()) {
                out.append(more.isEmpty() ? "" : say(" ", ""))
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

    void head(String... headings) {
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

    void cell(String text, boolean number) {
        out.append(number ? "<td class=\"number-cell\">" : isSentence(text) ? "<td class=\"sentence\">" : "<td>")
                .append(number ? Html.escape(text) : isSentence(text) ? Html.prose(text) : Html.said(text))
                .append("</td>");
    }

    /** More than a name: it may be broken into lines, which a name is not, also where the window is narrow. */
    private static boolean isSentence(String text) {
        return text.codePoints().map(c -> c < 0x2e80 ? 1 : 2).sum() > 18;
    }
}
