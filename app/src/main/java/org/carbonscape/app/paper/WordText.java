package org.carbonscape.app.paper;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.carbonscape.io.xml.XmlText;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Text of the page as runs of Word: bold, raised and lowered letters, bookmarks and what refers to them. */
final class WordText {
    static final String END = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

    private static final long EMU = 914_400; // of an inch
    private static final int DPI = 300;
    private static final double WIDTH = 5.9; // inches of a page's text
    private static final double HEIGHT = 7.9;
    private static final int SIZES = 16; // where a PNG tells its width, then its height

    private final Set<String> numbered;
    private final Map<String, String> names = new HashMap<>(); // bookmarks by anchor
    private String waiting = "";
    private int ids;

    /** @param numbered anchors of figures and tables, which are referred to by their numbers */
    WordText(Set<String> numbered) {
        this.numbered = Set.copyOf(numbered);
    }

    int next() {
        return ++ids;
    }

    /** Word takes letters and digits only, and not many. */
    private String name(String anchor) {
        return names.computeIfAbsent(anchor, a -> String.format(Locale.ROOT, "_Ref%06d", names.size() + 1));
    }

    /** The next text that is marked begins what this anchor names as well. */
    void mark(String anchor) {
        waiting = anchor;
    }

    /** Runs within a bookmark. */
    String marked(String anchor, String runs) {
        String before = waiting;
        waiting = "";
        String inner = anchor.isEmpty() ? runs : bookmark(anchor, runs);
        return before.isEmpty() ? inner : bookmark(before, inner);
    }

    private String bookmark(String anchor, String runs) {
        int id = next();
        return "<w:bookmarkStart w:id=\"" + id + "\" w:name=\"" + name(anchor) + "\"/>" + runs
                + "<w:bookmarkEnd w:id=\"" + id + "\"/>";
    }

    String runs(Node node) {
        StringBuilder out = new StringBuilder();
        runs(node, "", out);
        return out.toString();
    }

    private void runs(Node node, String look, StringBuilder out) {
        for (Node n = node.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Text t) {
                out.append(run(t.getData().replaceAll("[ \t\n\r]+", " "), look));
            } else if (n instanceof Element e) {
                switch (e.getTagName()) {
                    case "a" -> link(e, look, out);
                    case "b" -> runs(e, "<w:b/>" + look, out);
                    case "sub" -> runs(e, look + "<w:vertAlign w:val=\"subscript\"/>", out);
                    case "sup" -> runs(e, look + "<w:vertAlign w:val=\"superscript\"/>", out);
                    case "br" -> out.append(run(" ", look));
                    default -> runs(e, look, out);
                }
            }
        }
    }

    private void link(Element link, String look, StringBuilder out) {
        String anchor = link.getAttribute("href");
        if (!anchor.startsWith("#")) {
            runs(link, look, out);
        } else if (numbered.contains(anchor.substring(1))) {
            out.append(field("REF " + name(anchor.substring(1)) + " \\h", ReportDocument.text(link)));
        } else {
            out.append("<w:hyperlink w:anchor=\"")
                    .append(name(anchor.substring(1)))
                    .append("\">");
            runs(link, look, out);
            out.append("</w:hyperlink>");
        }
    }

    static String run(String text) {
        return run(text, "");
    }

    private static String run(String text, String look) {
        return text.isEmpty()
                ? ""
                : "<w:r>" + (look.isEmpty() ? "" : "<w:rPr>" + look + "</w:rPr>") + "<w:t xml:space=\"preserve\">"
                        + XmlText.escape(text) + "</w:t></w:r>";
    }

    /** Begins a field that is made anew when the file is opened. */
    static String begin(String code) {
        return begin(code, " w:dirty=\"true\"");
    }

    private static String begin(String code, String state) {
        return "<w:r><w:fldChar w:fldCharType=\"begin\"" + state + "/></w:r><w:r><w:instrText xml:space=\"preserve\"> "
                + XmlText.escape(code) + " </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
    }

    static String field(String code, String shown) {
        return begin(code, "") + run(shown) + END;
    }

    /** A picture in its own size at 300 dpi, smaller where the page asks for it. */
    static String picture(String image, byte[] png, String name, String alt, int id, double share) {
        ByteBuffer sizes = ByteBuffer.wrap(png, SIZES, 8);
        double width = sizes.getInt() / (double) DPI;
        double height = sizes.getInt() / (double) DPI;
        double scale = Math.min(1, share * Math.min(WIDTH / width, HEIGHT / height));
        String extent =
                "cx=\"" + Math.round(width * scale * EMU) + "\" cy=\"" + Math.round(height * scale * EMU) + "\"";
        String said = "id=\"" + id + "\" name=\"" + XmlText.escape(name) + "\" descr=\"" + XmlText.escape(alt) + "\"";
        return "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent " + extent
                + "/><wp:docPr " + said
                + "/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"
                + "<pic:pic><pic:nvPicPr><pic:cNvPr " + said + "/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip "
                + "r:embed=\"" + image + "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
                + "<a:off x=\"0\" y=\"0\"/><a:ext " + extent + "/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/>"
                + "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";
    }
}
