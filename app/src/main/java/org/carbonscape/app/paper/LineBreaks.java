package org.carbonscape.app.paper;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.drawing.Lettering;
import org.carbonscape.measure.Numbers;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * Keeps together what a line may not break between. The library breaks text by Java's rules, but wherever an element of
 * a line begins or ends as well: before the stop after a link, after a bracket before it, within tCO₂. There this puts
 * both sides into one box.
 */
final class LineBreaks {
    /** The class of the boxes. */
    static final String TOGETHER = "together";

    /** Java breaks a number with a sign behind its point, and a code behind its colon. */
    private static final Pattern WHOLE = Pattern.compile("[+−]\\d+\\.\\d+|EPSG:\\d+");

    /** A longer box would leave holes. */
    private static final int LONGEST = 48;

    /** Width of a letter in a cell, in its size, and of a capital: CO₂ is nearly all capitals. */
    private static final double LETTER = 0.56;

    private static final double CAPITAL = 0.76;

    /** Letters that begin a line of their own. */
    private static final int LEAST_ALONE = 4;

    private static final Set<String> OTHER = Set.of("svg", "head", "nav", "table", "figure", "dl", "ul", "ol");

    private final Document document;

    private LineBreaks(Document document) {
        this.document = document;
    }

    static void mend(Document document) {
        new LineBreaks(document).mend(document.getDocumentElement());
    }

    private void mend(Element parent) {
        keepWhole(parent);
        List<Node> children = new ArrayList<>();
        boolean text = false;
        boolean line = true; // nothing but what stands in a line
        for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
            children.add(n);
            text |= n instanceof Text t && !t.getData().isBlank();
            line &= !(n instanceof Element e) || !OTHER.contains(e.getTagName());
        }
        for (Node child : children) {
            if (child instanceof Element e && isOneLine(e)) {
                widen(e);
            } else if (child instanceof Element e
                    && !Set.of("svg", "head", "nav").contains(e.getTagName())
                    && !e.getAttribute("class").equals(TOGETHER)) {
                mend(e);
            }
        }
        if (text && line && children.size() > 1) {
            tie(children);
        }
    }

    private void keepWhole(Element parent) {
        for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Text text) {
                Matcher whole = WHOLE.matcher(text.getData());
                if (whole.find()) {
                    Text number = text.splitText(whole.start());
                    number.splitText(whole.end() - whole.start());
                    box(List.of(number));
                }
            }
        }
    }

    /** A cell that is no sentence. */
    private static boolean isOneLine(Element e) {
        return e.getTagName().equals("td") && !e.getAttribute("class").contains("sentence");
    }

    /** Columns are measured by the pieces of a cell; where a small figure is one, by so many letters. */
    private static void widen(Element cell) {
        if (!ReportDocument.all(cell, "sub").isEmpty()
                || !ReportDocument.all(cell, "sup").isEmpty()) {
            double wide = cell.getTextContent()
                    .codePoints()
                    .mapToDouble(c -> Character.isUpperCase(c) ? CAPITAL : LETTER)
                    .sum();
            cell.setAttribute("style", "width: " + Numbers.readable(wide, 2) + "em");
        }
    }

    /** Places where a line may break in a text. */
    static Set<Integer> breaks(String text) {
        BreakIterator places = BreakIterator.getLineInstance(Locale.CHINESE);
        places.setText(text);
        Set<Integer> breaks = new HashSet<>();
        for (int at = places.first(); at != BreakIterator.DONE; at = places.next()) {
            breaks.add(at);
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i))) { // spaces stay outside
                breaks.add(i);
                breaks.add(i + 1);
            }
        }
        return breaks;
    }

    /**
     * Where the last line of an entry of a list has to begin so that what follows it, dots and a page number, does not
     * stand alone on the next: 0 where it needs no break of its own.
     *
     * @param line  its width in letters of size 1
     * @param after what follows the entry, likewise
     */
    static int lastLine(String entry, double line, double after) {
        List<Integer> places = new ArrayList<>(new TreeSet<>(breaks(entry)));
        int from = 0;
        int to = 0;
        for (int place : places) {
            if (Lettering.width(entry.substring(from, place).stripTrailing()) > line) {
                from = to;
            }
            to = place;
        }
        if (Lettering.width(entry.substring(from)) + after <= line) {
            return 0;
        }
        int begins = from;
        for (int place : places) {
            if (place > begins && place <= entry.length() - LEAST_ALONE) {
                from = place;
            }
        }
        return from == begins ? 0 : from;
    }

    private void tie(List<Node> children) {
        StringBuilder whole = new StringBuilder();
        children.forEach(c -> whole.append(c.getTextContent()));
        Set<Integer> breaks = breaks(whole.toString());
        List<Node> pieces = new ArrayList<>(); // text cut before the first and behind the last of its breaks
        List<Boolean> tied = new ArrayList<>(); // each to the one before
        int at = 0;
        for (Node child : children) {
            int end = at + child.getTextContent().length();
            if (child instanceof Text text) {
                int first = at + 1;
                while (first < end && !breaks.contains(first)) {
                    first++;
                }
                int last = end - 1;
                while (last > first && !breaks.contains(last)) {
                    last--;
                }
                int from = at;
                Text rest = text;
                for (int cut : new int[] {first, last}) {
                    if (cut > from && cut < end) {
                        Text next = rest.splitText(cut - from);
                        pieces.add(rest);
                        tied.add(!breaks.contains(from));
                        rest = next;
                        from = cut;
                    }
                }
                pieces.add(rest);
                tied.add(!breaks.contains(from));
            } else {
                pieces.add(child);
                tied.add(!breaks.contains(at));
            }
            at = end;
        }
        for (int i = 0; i < pieces.size(); i++) {
            int to = i + 1;
            int letters = pieces.get(i).getTextContent().length();
            while (to < pieces.size() && tied.get(to)) {
                letters += pieces.get(to++).getTextContent().length();
            }
            if (to > i + 1 && letters <= LONGEST) {
                box(pieces.subList(i, to));
            }
            i = to - 1;
        }
    }

    private void box(List<Node> pieces) {
        Element box = document.createElement("span");
        box.setAttribute("class", TOGETHER);
        pieces.get(0).getParentNode().insertBefore(box, pieces.get(0));
        pieces.forEach(box::appendChild);
    }
}
