package org.carbonscape.app.paper;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBookmark;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFldChar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTHyperlink;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Text of the page as runs of Word: bold, raised and lowered letters, bookmarks and what refers to them. */
final class WordText {
    private final Set<String> numbered;
    private final Map<String, String> names = new HashMap<>(); // bookmarks by anchor
    private String waiting = "";
    private long ids;

    /** @param numbered anchors of figures and tables, which are referred to by their numbers */
    WordText(Set<String> numbered) {
        this.numbered = Set.copyOf(numbered);
    }

    /** How letters look. */
    private record Look(boolean bold, String vertical) {
        private static final Look PLAIN = new Look(false, "");

        Look inBold() {
            return new Look(true, vertical);
        }
    }

    /** Word takes letters and digits only, and not many. */
    private String name(String anchor) {
        return names.computeIfAbsent(anchor, a -> String.format(Locale.ROOT, "_Ref%06d", names.size() + 1));
    }

    /** The next text that is marked begins what this anchor names as well. */
    void mark(String anchor) {
        waiting = anchor;
    }

    /** Writes within a bookmark of the anchor. */
    void marked(XWPFParagraph paragraph, String anchor, Runnable text) {
        String before = waiting;
        waiting = "";
        BigInteger outer = begin(paragraph, before);
        BigInteger inner = begin(paragraph, anchor);
        text.run();
        end(paragraph, anchor, inner);
        end(paragraph, before, outer);
    }

    private BigInteger begin(XWPFParagraph paragraph, String anchor) {
        BigInteger id = BigInteger.valueOf(++ids + (1 << 20)); // past those of a template
        if (!anchor.isEmpty()) {
            CTBookmark bookmark = paragraph.getCTP().addNewBookmarkStart();
            bookmark.setId(id);
            bookmark.setName(name(anchor));
        }
        return id;
    }

    private static void end(XWPFParagraph paragraph, String anchor, BigInteger id) {
        if (!anchor.isEmpty()) {
            paragraph.getCTP().addNewBookmarkEnd().setId(id);
        }
    }

    /** All that a node of the page says. */
    void write(XWPFParagraph paragraph, Node node) {
        write(paragraph, paragraph.getCTP()::addNewR, node, Look.PLAIN);
    }

    private void write(XWPFParagraph paragraph, Supplier<CTR> runs, Node node, Look look) {
        for (Node n = node.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Text t) {
                run(paragraph, runs, whole(t.getData().replaceAll("[ \t\n\r]+", " ")), look);
            } else if (n instanceof Element e) {
                switch (e.getTagName()) {
                    case "a" -> link(paragraph, runs, e, look);
                    case "b" -> write(paragraph, runs, e, look.inBold());
                    case "span" ->
                        write(paragraph, runs, e, e.getAttribute("class").equals("code") ? look.inBold() : look);
                    case "sub" -> write(paragraph, runs, e, new Look(look.bold(), "subscript"));
                    case "sup" -> write(paragraph, runs, e, new Look(look.bold(), "superscript"));
                    case "br" -> run(paragraph, runs, " ", look);
                    default -> write(paragraph, runs, e, look);
                }
            }
        }
    }

    private void link(XWPFParagraph paragraph, Supplier<CTR> runs, Element link, Look look) {
        String href = link.getAttribute("href");
        if (href.startsWith("http")) {
            paragraph.createHyperlinkRun(href).setText(ReportDocument.text(link), 0);
        } else if (!href.startsWith("#")) {
            write(paragraph, runs, link, look);
        } else if (numbered.contains(href.substring(1))) {
            field(paragraph.getCTP(), "REF " + name(href.substring(1)) + " \\h", ReportDocument.text(link));
        } else {
            CTHyperlink within = paragraph.getCTP().addNewHyperlink();
            within.setAnchor(name(href.substring(1)));
            write(paragraph, within::addNewR, link, look);
        }
    }

    /** No line is broken at the thousands of a number or before its %, which cells of the page need not say. */
    static String whole(String text) {
        return text.replace('\u2009', '\u202f').replaceAll("(?<=[0-9]) %", "\u00a0%");
    }

    private static void run(XWPFParagraph paragraph, Supplier<CTR> runs, String text, Look look) {
        if (text.isEmpty()) {
            return;
        }
        XWPFRun run = new XWPFRun(runs.get(), paragraph);
        if (look.bold()) {
            run.setBold(true);
        }
        if (!look.vertical().isEmpty()) {
            run.setVerticalAlignment(look.vertical());
        }
        run.setText(text, 0);
    }

    static void run(XWPFParagraph paragraph, String text) {
        run(paragraph, paragraph.getCTP()::addNewR, text, Look.PLAIN);
    }

    /** A field of one word. */
    static void field(CTP within, String code, String shown) {
        field(within::addNewR, code, shown);
    }

    private static void field(Supplier<CTR> runs, String code, String shown) {
        begin(runs, code);
        runs.get().addNewT().setStringValue(shown);
        runs.get().addNewFldChar().setFldCharType(STFldCharType.END);
    }

    /** Begins a field of several paragraphs that is made anew when the file is opened. */
    static void begin(CTP within, String code) {
        begin(within::addNewR, code).setDirty(true);
    }

    private static CTFldChar begin(Supplier<CTR> runs, String code) {
        CTFldChar begin = runs.get().addNewFldChar();
        begin.setFldCharType(STFldCharType.BEGIN);
        runs.get().addNewInstrText().setStringValue(" " + code + " ");
        runs.get().addNewFldChar().setFldCharType(STFldCharType.SEPARATE);
        return begin;
    }

    static void end(CTP within) {
        within.addNewR().addNewFldChar().setFldCharType(STFldCharType.END);
    }

    /** A line of a list of contents: what the anchor names, and its page. */
    void entry(XWPFParagraph paragraph, String anchor, String text) {
        CTHyperlink link = paragraph.getCTP().addNewHyperlink();
        link.setAnchor(name(anchor));
        link.addNewR().addNewT().setStringValue(text);
        link.addNewR().addNewTab();
        field(link::addNewR, "PAGEREF " + name(anchor) + " \\h", "");
    }
}
