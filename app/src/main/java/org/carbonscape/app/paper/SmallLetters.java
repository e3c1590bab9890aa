package org.carbonscape.app.paper;

import java.util.ArrayList;
import java.util.List;
import org.carbonscape.drawing.Lettering;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Spells letters that the embedded font lacks with those it has: tCO₂ with a lowered 2, thin spaces as spaces. */
final class SmallLetters {
    private static final String BELOW = "₀₁₂₃₄₅₆₇₈₉";
    private static final String ABOVE = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻";
    private static final String PLAIN = "0123456789−";
    private static final double SIZE = 0.66;

    private final Document document;

    SmallLetters(Document document) {
        this.document = document;
    }

    void spell() {
        List<Text> texts = new ArrayList<>();
        gather(document.getDocumentElement(), texts);
        texts.forEach(this::spell);
    }

    private static void gather(Node node, List<Text> texts) {
        for (Node n = node.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Text text) {
                if (text.getData().codePoints().anyMatch(c -> c > 0x7f && !Lettering.has(c))) {
                    texts.add(text);
                }
            } else {
                gather(n, texts);
            }
        }
    }

    private void spell(Text text) {
        Element parent = (Element) text.getParentNode();
        boolean drawn =
                parent.getTagName().equals("text") || parent.getTagName().equals("tspan");
        List<Node> made = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        double raised = 0; // in a drawing what follows goes back to the line
        String data = text.getData();
        for (int i = 0; i < data.length(); i += Character.charCount(data.codePointAt(i))) {
            int c = data.codePointAt(i);
            int below = c < 0x80 || Lettering.has(c) ? -1 : BELOW.indexOf(c);
            int above = c < 0x80 || Lettering.has(c) ? -1 : ABOVE.indexOf(c);
            if (below < 0 && above < 0) {
                spelt(c, plain);
                continue;
            }
            raised = flush(plain, made, drawn, raised);
            String small = PLAIN.substring(Math.max(below, above), Math.max(below, above) + 1);
            if (drawn) {
                double size = size(parent);
                double by = below >= 0 ? 0.16 * size : -0.38 * size;
                Element span = span(small, by - raised);
                span.setAttribute("font-size", Double.toString(SIZE * size));
                made.add(span);
                raised = by;
            } else {
                Element element = document.createElement(below >= 0 ? "sub" : "sup");
                element.setTextContent(small);
                made.add(element);
            }
        }
        flush(plain, made, drawn, raised);
        made.forEach(n -> parent.insertBefore(n, text));
        parent.removeChild(text);
    }

    /** One letter as the font can write it. */
    private static void spelt(int c, StringBuilder plain) {
        if (c < 0x80 || Lettering.has(c)) {
            plain.appendCodePoint(c);
        } else if (Character.isSpaceChar(c)) {
            plain.append('\u00a0');
        } else if (c == 0x2713 || c == 0x2717 || Character.getType(c) == Character.NON_SPACING_MARK) {
            return; // marks beside words that say the same; a bar over a letter
        } else {
            plain.appendCodePoint(c); // told as lacking
        }
    }

    /** @return how far the line is raised after it */
    private double flush(StringBuilder plain, List<Node> made, boolean drawn, double raised) {
        if (plain.length() == 0) {
            return raised;
        }
        made.add(drawn && raised != 0 ? span(plain.toString(), -raised) : document.createTextNode(plain.toString()));
        plain.setLength(0);
        return 0;
    }

    private Element span(String text, double by) {
        Element span = document.createElementNS(ReportDocument.SVG, "tspan");
        span.setAttribute("dy", Double.toString(by));
        span.setTextContent(text);
        return span;
    }

    private static double size(Element text) {
        String size = text.getAttribute("font-size");
        return size.isEmpty() ? 7 : Double.parseDouble(size);
    }
}
