package org.carbonscape.app.paper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.xmlbeans.XmlCursor;
import org.carbonscape.io.Unreadable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.openxmlformats.schemas.drawingml.x2006.picture.CTPicture;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A run's report as a Word file in the order of GB/T 7713, or of the template: cover, abstract, contents, lists of
 * figures and tables, body, references, appendix. Headings, captions and references to them are Word's own; figures are
 * the run's PNGs.
 */
public final class DocxReport {
    private static final String BRIEF = "_brief";
    private static final String REFERENCES = "_references";
    private static final String APPENDIX = "_more";
    private static final int DPI = 300;
    private static final int SIZES = 16; // where a PNG tells its width, then its height
    private static final double CAPTIONED = 0.85; // of the page's height, for a figure with its caption
    private static final int WHOLE = 100_000; // of a picture, where Word crops it
    private static final int BELOW = 120; // twips between a table and the text that goes on

    private final Path run;
    private final ReportDocument page;
    private final Language language;
    private final WordFile word;
    private final WordText text;
    private Optional<XWPFParagraph> before = Optional.empty(); // what is written goes before it
    private Optional<XWPFTableCell> cell = Optional.empty(); // or into this
    private boolean onNewPage;
    private boolean belowTable;

    private DocxReport(Path run, ReportDocument page, WordFile word) {
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
     * @param template whose styles, page, headers and footers it takes, and where it has places for the parts, its text
     *     and order
     * @return what to tell of the template
     */
    public static Optional<Problem> write(Path run, Optional<Path> template, OutputStream out) throws IOException {
        DocxReport report = new DocxReport(run, ReportDocument.read(run), WordFile.open(template));
        report.parts();
        report.word.save(report.page.title(), out);
        List<String> lacking = report.word.lacking();
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(
                        ProblemCode.REPORT_C02_STYLES,
                        template.map(Path::toString).orElse(""),
                        String.join(", ", lacking)));
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
        word.title(page.title());
        List<Element> sections = ReportDocument.all(page.document(), "section");
        part(WordPart.TITLE, () -> header(true));
        part(WordPart.ABSTRACT, () -> {
            if (word.place(WordPart.TITLE).isEmpty()) {
                header(false);
            }
            sections.stream().filter(s -> part(s) == WordPart.ABSTRACT).forEach(this::section);
        });
        part(
                WordPart.CONTENTS,
                () -> list(say("Contents", "目录"), "TOC 1", "TOC \\o \"1-2\" \\h \\z \\u", headings(sections)));
        part(
                WordPart.FIGURES,
                () -> list(
                        say("List of figures", "图清单"),
                        "Table of Figures",
                        listed(figure()),
                        captions("figure", "figcaption")));
        part(
                WordPart.TABLES,
                () -> list(
                        say("List of tables", "表清单"), "Table of Figures", listed(table()), captions("div", "caption")));
        for (WordPart part : List.of(WordPart.BODY, WordPart.REFERENCES, WordPart.APPENDIX)) {
            part(part, () -> sections.stream().filter(s -> part(s) == part).forEach(this::section));
        }
        word.done();
    }

    private static WordPart part(Element section) {
        return switch (section.getAttribute("id")) {
            case BRIEF -> WordPart.ABSTRACT;
            case REFERENCES -> WordPart.REFERENCES;
            case APPENDIX -> WordPart.APPENDIX;
            default -> WordPart.BODY;
        };
    }

    private void part(WordPart part, Runnable write) {
        before = word.place(part);
        if (before.isPresent()) {
            onNewPage = before.get().isPageBreak();
            write.run();
        }
    }

    /** @param whole with the title, which a template has on its cover */
    private void header(boolean whole) {
        for (Element part : children(page.first("header"))) {
            boolean title = part.getTagName().equals("h1");
            if (whole || !title) {
                paragraph(title ? "Title" : "Subtitle", part);
            }
        }
    }

    private static String listed(String word) {
        return "TOC \\h \\z \\c \"" + word + "\"";
    }

    /** A line of a list: what it leads to, and what it says. */
    private record Entry(String anchor, String text) {}

    /** A field that Word fills with page numbers when the file is opened; until then it holds the entries. */
    private void list(String title, String style, String field, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        WordText.run(styled("TOC Heading"), title);
        for (int i = 0; i < entries.size(); i++) {
            XWPFParagraph line = styled(style);
            if (i == 0) {
                WordText.begin(line.getCTP(), field);
            }
            text.entry(line, entries.get(i).anchor(), entries.get(i).text());
            if (i == entries.size() - 1) {
                WordText.end(line.getCTP());
            }
        }
    }

    private List<Entry> headings(List<Element> sections) {
        return sections.stream()
                .filter(s -> word.place(part(s)).isPresent())
                .map(s -> new Entry(
                        s.getAttribute("id"),
                        title(s, ReportDocument.all(s, "h2").get(0))))
                .toList();
    }

    private List<Entry> captions(String tag, String caption) {
        return ReportDocument.all(page.document(), tag).stream()
                .filter(e -> tag.equals("figure") || e.getAttribute("class").equals("table"))
                .map(e -> new Entry(
                        e.getAttribute("id"),
                        ReportDocument.text(ReportDocument.all(e, caption).get(0))))
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
                XWPFParagraph heading = styled("heading 1");
                text.marked(heading, section.getAttribute("id"), () -> WordText.run(heading, title(section, child)));
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
            case "h3", "h4" -> marked("heading 2", e);
            case "p" -> marked(style(e.getAttribute("class")), e);
            case "li" -> paragraph("List Bullet", e);
            case "dl" -> settings(e);
            case "figure" -> picture(e, 1);
            case "div" -> {
                if (e.getAttribute("class").equals("table")) {
                    table(e);
                } else if (e.getAttribute("class").equals("caution")) {
                    text.mark(e.getAttribute("id"));
                    caution(e);
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
            case "more", "note", "see" -> "Note";
            case "mention" -> "Caution";
            default -> "Body Text";
        };
    }

    /** A box of the page: its code, what was found in each place, what to do. */
    private void caution(Element box) {
        for (Element e : children(box)) {
            if (e.getTagName().equals("ul")) {
                for (Element place : children(e)) {
                    XWPFParagraph line = styled("Caution");
                    WordText.run(line, "• ");
                    text.write(line, place);
                }
            } else if (!ReportDocument.text(e).isEmpty()) {
                marked("Caution", e);
            }
        }
    }

    /** Terms and what stands under them, one a line. */
    private void settings(Element list) {
        List<Element> terms = ReportDocument.all(list, "dt");
        List<Element> values = ReportDocument.all(list, "dd");
        for (int i = 0; i < terms.size(); i++) {
            XWPFParagraph line = styled("List Bullet");
            text.write(line, terms.get(i));
            WordText.run(line, say(": ", "："));
            inOneLine(values.get(i));
            text.write(line, values.get(i));
        }
    }

    /** A remark below an amount goes into brackets behind it, and a power of ten is multiplied. */
    private void inOneLine(Element value) {
        for (Element unit : ReportDocument.all(value, "span", "unit")) {
            if (ReportDocument.text(unit).startsWith("10")) {
                unit.insertBefore(unit.getOwnerDocument().createTextNode("× "), unit.getFirstChild());
            }
        }
        for (Element below : ReportDocument.all(value, "br")) {
            value.replaceChild(value.getOwnerDocument().createTextNode(say(" (", "（")), below);
            value.appendChild(value.getOwnerDocument().createTextNode(say(")", "）")));
        }
    }

    /** The maps of the brief, two by two. */
    private void sideBySide(List<Element> figures) {
        WordTable grid = WordTable.of(word, before.orElseThrow(), new double[] {1, 1}, (figures.size() + 1) / 2);
        for (int i = 0; i < figures.size(); i++) {
            cell = Optional.of(grid.cell(i / 2, i % 2));
            picture(figures.get(i), 0.48);
        }
        cell = Optional.empty();
    }

    /** @param share of the page's width and height that it may take */
    private void picture(Element figure, double share) {
        String name = FigureFile.name(figure);
        Path file = run.resolve("figures").resolve(name + ".png");
        byte[] png;
        try {
            png = Files.readAllBytes(file);
        } catch (IOException e) {
            throw Unreadable.of(file.toString(), e);
        }
        ByteBuffer sizes = ByteBuffer.wrap(png, SIZES, 8);
        double width = sizes.getInt() * (double) Units.EMU_PER_POINT * Units.POINT_DPI / DPI;
        double title = FigureFile.titled(run, name);
        double height = (1 - title) * sizes.getInt() * Units.EMU_PER_POINT * Units.POINT_DPI / DPI;
        double twip = Units.EMU_PER_POINT / 20.0;
        double scale =
                Math.min(1, share * Math.min(word.width() * twip / width, CAPTIONED * word.height() * twip / height));
        XWPFRun drawn = styled("Figure").createRun();
        try {
            drawn.addPicture(
                    new ByteArrayInputStream(png),
                    PictureType.PNG,
                    name + ".png",
                    (int) Math.round(width * scale),
                    (int) Math.round(height * scale));
        } catch (InvalidFormatException | IOException e) {
            throw new IllegalStateException(e); // it was read
        }
        String alt = alt(figure);
        var said = drawn.getCTR().getDrawingArray(0).getInlineArray(0).getDocPr();
        said.setName(name);
        said.setDescr(alt);
        CTPicture picture = drawn.getEmbeddedPictures().get(0).getCTPicture();
        picture.getNvPicPr().getCNvPr().setDescr(alt);
        if (title > 0) {
            picture.getBlipFill().addNewSrcRect().setT((int) Math.round(title * WHOLE));
        }
        caption(
                figure.getAttribute("id"),
                figure(),
                ReportDocument.all(figure, "figcaption").get(0),
                false);
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
        XWPFParagraph paragraph = styled("caption");
        if (above) {
            paragraph.setKeepNext(true);
        }
        WordText.run(paragraph, word + " ");
        text.marked(paragraph, id, () -> WordText.field(paragraph.getCTP(), "SEQ " + word + " \\* ARABIC", number));
        WordText.run(paragraph, say("  ", "\u3000") + title);
    }

    private void table(Element table) {
        caption(
                table.getAttribute("id"),
                table(),
                ReportDocument.all(table, "caption").get(0),
                true);
        List<Element> rows = ReportDocument.all(table, "tr");
        WordTable made = WordTable.of(
                word,
                before.orElseThrow(),
                rows.stream()
                        .map(r -> children(r).stream().map(ReportDocument::text).toList())
                        .toList());
        made.ruled();
        for (int r = 0; r < rows.size(); r++) {
            if (rows.get(r).getParentNode().getNodeName().equals("thead")) {
                made.head(r);
            }
            List<Element> cells = children(rows.get(r));
            for (int c = 0; c < cells.size(); c++) {
                cell = Optional.of(made.cell(r, c));
                XWPFParagraph paragraph = paragraph("Table Text", cells.get(c));
                made.sized(paragraph);
                if (cells.get(c).getAttribute("class").equals("number-cell")) {
                    paragraph.setAlignment(ParagraphAlignment.RIGHT);
                }
            }
        }
        cell = Optional.empty();
        List<Element> notes = ReportDocument.all(table, "p");
        belowTable = notes.isEmpty();
        notes.forEach(this::block);
    }

    private void marked(String style, Element e) {
        XWPFParagraph paragraph = styled(style);
        text.marked(paragraph, e.getAttribute("id"), () -> text.write(paragraph, e));
    }

    private XWPFParagraph paragraph(String style, Element e) {
        XWPFParagraph paragraph = styled(style);
        text.write(paragraph, e);
        return paragraph;
    }

    private XWPFParagraph styled(String style) {
        XWPFParagraph paragraph = cell.map(WordTable::paragraph).orElseGet(this::inserted);
        paragraph.setStyle(word.style(style));
        if (belowTable && style.equals("Body Text")) {
            paragraph.setSpacingBefore(BELOW);
        }
        belowTable = false;
        return paragraph;
    }

    private XWPFParagraph inserted() {
        try (XmlCursor place = before.orElseThrow().getCTP().newCursor()) {
            XWPFParagraph paragraph = word.document().insertNewParagraph(place);
            if (onNewPage) {
                paragraph.setPageBreak(true);
                onNewPage = false;
            }
            return paragraph;
        }
    }
}
