package org.carbonscape.app.paper;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carbonscape.io.Unreadable;
import org.carbonscape.io.xml.XmlText;
import org.carbonscape.problem.Language;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A run's report as a Word file in the order of GB/T 7713: cover, abstract, contents, lists of figures and tables,
 * body, references, appendix. Headings, captions and references to them are Word's own; figures are the run's PNGs.
 */
public final class DocxReport {
    private static final String REFERENCES = "_references";
    private static final String APPENDIX = "_more";

    private final Path run;
    private final ReportDocument page;
    private final Language language;
    private final WordPackage word;
    private final WordText text;
    private final StringBuilder out = new StringBuilder(1 << 20);

    private DocxReport(Path run, ReportDocument page, WordPackage word) {
        this.run = run;
        this.page = page;
        this.language = page.language();
        this.word = word;
        Set<String> numbered = new HashSet<>();
        ReportDocument.all(page.document(), "figure").forEach(f -> numbered.add(f.getAttribute("id")));
        ReportDocument.tables(page.document()).forEach(t -> numbered.add(t.getAttribute("id")));
        this.text = new WordText(numbered);
    }

    /**
     * Writes it.
     *
     * @param template whose styles, page, headers and footers it takes
     */
    public static void write(Path run, Optional<Path> template, OutputStream out) throws IOException {
        DocxReport report = new DocxReport(run, ReportDocument.read(run), WordPackage.open(template));
        report.parts();
        report.word.write(report.page.title(), report.out.toString(), out);
    }

    private String say(String en, String zh) {
        return language.of(en, zh);
    }

    private String figure() {
        return say("Figure", "图");
    }

    private String table() {
        return say("Table", "表");
    }

    private void parts() {
        Element header = page.first("header");
        for (Element part : children(header)) {
            paragraph(part.getTagName().equals("h1") ? "Title" : "Subtitle", text.runs(part));
        }
        List<Element> sections = ReportDocument.all(page.document(), "section");
        breakPage();
        section(sections.get(0));
        breakPage();
        list(say("Contents", "目录"), "TOC 1", "TOC \\o \"1-2\" \\h \\z \\u", headings(sections));
        breakPage();
        list(say("List of figures", "图清单"), "Table of Figures", listed(figure()), captions("figure", "figcaption"));
        list(say("List of tables", "表清单"), "Table of Figures", listed(table()), captions("div", "caption"));
        breakPage();
        for (Element section : sections.subList(1, sections.size())) {
            section(section);
        }
    }

    private static String listed(String word) {
        return "TOC \\h \\z \\c \"" + word + "\"";
    }

    /** A field that Word fills with page numbers when the file is opened; until then it holds the entries. */
    private void list(String title, String style, String field, List<String> entries) {
        paragraph("TOC Heading", WordText.run(title));
        if (entries.isEmpty()) {
            return;
        }
        for (int i = 0; i < entries.size(); i++) {
            paragraph(
                    style,
                    (i == 0 ? WordText.begin(field) : "")
                            + WordText.run(entries.get(i))
                            + (i == entries.size() - 1 ? WordText.END : ""));
        }
    }

    private List<String> headings(List<Element> sections) {
        return sections.stream()
                .map(s -> title(s, ReportDocument.all(s, "h2").get(0)))
                .toList();
    }

    private List<String> captions(String tag, String caption) {
        return ReportDocument.all(page.document(), tag).stream()
                .filter(e -> tag.equals("figure") || e.getAttribute("class").equals("table"))
                .map(e -> ReportDocument.text(ReportDocument.all(e, caption).get(0)))
                .toList();
    }

    /** References and the appendix have no numbers. */
    private String title(Element section, Element heading) {
        String title = ReportDocument.text(heading);
        String bare = title.replaceFirst("^[0-9]+\\. ", "");
        return switch (section.getAttribute("id")) {
            case REFERENCES -> bare;
            case APPENDIX -> say("Appendix: ", "附录 ") + bare;
            default -> title;
        };
    }

    private void section(Element section) {
        for (Element child : children(section)) {
            if (child.getTagName().equals("h2")) {
                paragraph("heading 1", text.marked(section.getAttribute("id"), WordText.run(title(section, child))));
            } else {
                block(child);
            }
        }
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e) {
                children.add(e);
            }
        }
        return children;
    }

    private void block(Element e) {
        switch (e.getTagName()) {
            case "h3", "h4" -> paragraph("heading 2", text.marked(e.getAttribute("id"), text.runs(e)));
            case "p" -> paragraph(style(e.getAttribute("class")), text.marked(e.getAttribute("id"), text.runs(e)));
            case "li" -> paragraph("List Bullet", text.runs(e));
            case "dl" -> settings(e);
            case "figure" -> picture(e, 1);
            case "div" -> {
                if (e.getAttribute("class").equals("table")) {
                    table(e);
                } else if (e.getAttribute("class").equals("maps")) {
                    sideBySide(ReportDocument.all(e, "figure"));
                } else {
                    text.mark(e.getAttribute("id"));
                    children(e).forEach(this::block);
                }
            }
            default -> children(e).forEach(this::block);
        }
    }

    private static String style(String kind) {
        return switch (kind) {
            case "reference" -> "Bibliography";
            case "more", "note", "mention", "see" -> "Note";
            default -> "Body Text";
        };
    }

    /** Terms and what stands under them, one a line. */
    private void settings(Element list) {
        List<Element> terms = ReportDocument.all(list, "dt");
        List<Element> values = ReportDocument.all(list, "dd");
        for (int i = 0; i < terms.size(); i++) {
            paragraph("List Bullet", text.runs(terms.get(i)) + WordText.run(say(": ", "：")) + text.runs(values.get(i)));
        }
    }

    /** The maps of the brief, two by two. */
    private void sideBySide(List<Element> figures) {
        out.append("<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:jc w:val=\"center\"/></w:tblPr><w:tblGrid>")
                .append("<w:gridCol w:w=\"4252\"/>".repeat(2))
                .append("</w:tblGrid>");
        for (int i = 0; i < figures.size(); i += 2) {
            out.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for (int k = i; k < i + 2; k++) {
                out.append("<w:tc><w:tcPr><w:tcW w:w=\"4252\" w:type=\"dxa\"/></w:tcPr>");
                if (k < figures.size()) {
                    picture(figures.get(k), 0.48);
                } else {
                    paragraph("Table Text", "");
                }
                out.append("</w:tc>");
            }
            out.append("</w:tr>");
        }
        out.append("</w:tbl>");
    }

    /** @param share of the page's width and height that it may take */
    private void picture(Element figure, double share) {
        String id = figure.getAttribute("id");
        String name = FigureFile.name(figure);
        Path file = run.resolve("figures").resolve(name + ".png");
        try {
            byte[] png = Files.readAllBytes(file);
            paragraph("Figure", WordText.picture(word.image(png), png, name, alt(figure), text.next(), share));
        } catch (IOException e) {
            throw Unreadable.of(file.toString(), e);
        }
        caption(id, figure(), ReportDocument.all(figure, "figcaption").get(0), false);
    }

    private static String alt(Element figure) {
        for (Element svg : ReportDocument.all(figure, "svg")) {
            return svg.getAttribute("aria-label");
        }
        for (Element image : ReportDocument.all(figure, "img")) {
            return image.getAttribute("alt");
        }
        return "";
    }

    /** "Figure 3 Title": the number is a field, and what refers to it does so by a bookmark. */
    private void caption(String id, String word, Element caption, boolean above) {
        String said = ReportDocument.text(caption);
        String number = said.replaceFirst("^\\S+\\s([0-9]+)\\..*", "$1");
        String title = said.replaceFirst("^\\S+\\s[0-9]+\\.\\s*", "");
        styled(
                "caption",
                above ? "<w:keepNext/>" : "",
                WordText.run(word + " ")
                        + text.marked(id, WordText.field("SEQ " + word + " \\* ARABIC", number))
                        + WordText.run(say("  ", "\u3000") + title));
    }

    private void table(Element table) {
        caption(
                table.getAttribute("id"),
                table(),
                ReportDocument.all(table, "caption").get(0),
                true);
        List<Element> rows = ReportDocument.all(table, "tr");
        int columns = rows.stream().mapToInt(r -> children(r).size()).max().orElse(1);
        out.append("<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:jc w:val=\"center\"/><w:tblBorders>")
                .append("<w:top w:val=\"single\" w:sz=\"12\" w:space=\"0\" w:color=\"auto\"/>")
                .append("<w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"0\" w:color=\"auto\"/></w:tblBorders>")
                .append("<w:tblLook w:val=\"0020\" w:firstRow=\"1\"/></w:tblPr><w:tblGrid>")
                .append(("<w:gridCol w:w=\"" + 8504 / columns + "\"/>").repeat(columns))
                .append("</w:tblGrid>");
        for (Element row : rows) {
            List<Element> cells = children(row);
            boolean head = row.getParentNode().getNodeName().equals("thead");
            out.append("<w:tr><w:trPr><w:cantSplit/>")
                    .append(head ? "<w:tblHeader/>" : "")
                    .append("</w:trPr>");
            for (int i = 0; i < columns; i++) {
                out.append("<w:tc><w:tcPr><w:tcW w:w=\"")
                        .append(8504 / columns)
                        .append("\" w:type=\"dxa\"/>")
                        .append(
                                head
                                        ? "<w:tcBorders><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" "
                                                + "w:color=\"auto\"/></w:tcBorders>"
                                        : "")
                        .append("</w:tcPr>");
                boolean number =
                        i < cells.size() && cells.get(i).getAttribute("class").equals("number-cell");
                styled(
                        "Table Text",
                        number ? "<w:jc w:val=\"right\"/>" : "",
                        i < cells.size() ? text.runs(cells.get(i)) : "");
                out.append("</w:tc>");
            }
            out.append("</w:tr>");
        }
        out.append("</w:tbl>");
        ReportDocument.all(table, "p").forEach(this::block);
    }

    private void breakPage() {
        out.append("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>");
    }

    private void paragraph(String style, String runs) {
        styled(style, "", runs);
    }

    private void styled(String style, String more, String runs) {
        out.append("<w:p><w:pPr><w:pStyle w:val=\"")
                .append(XmlText.escape(word.style(style)))
                .append("\"/>")
                .append(more)
                .append("</w:pPr>")
                .append(runs)
                .append("</w:p>");
    }
}
