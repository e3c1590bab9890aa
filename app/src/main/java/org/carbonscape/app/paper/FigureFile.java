package org.carbonscape.app.paper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.io.Unreadable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The drawing of a figure from the run's own SVG file, where the page holds only a picture of it. */
final class FigureFile {
    /** Longer line work would make a PDF that no reader opens with joy. */
    private static final long MOST = 24L << 20;

    /** Size of a title's letters, as the drawings write it, and what is free below its last line. */
    private static final String TITLE = "9";

    private static final double BELOW = 8;

    /** A drawing begins with what it shows in words, and its title. */
    private static final int HEAD = 1 << 16;

    private static final Pattern HIGH = Pattern.compile("<svg [^>]*viewBox=\"0 0 \\S+ ([0-9.]+)\"");
    private static final Pattern LETTERS = Pattern.compile("<text x=\"\\S+\" y=\"([0-9.]+)\" font-size=\"([0-9.]+)\"");

    private FigureFile() {}

    /** Its element for a document, without the title, which the caption has; empty where the page draws it itself. */
    static Optional<Element> of(Path run, Document document, Element figure) {
        if (ReportDocument.all(figure, "img").isEmpty()) {
            return Optional.empty();
        }
        Path file = run.resolve("figures").resolve(name(figure) + ".svg");
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST) {
                return Optional.empty();
            }
            String text = Files.readString(file);
            Element svg =
                    ReportDocument.parse(text.substring(text.indexOf("<svg"))).getDocumentElement();
            untitle(svg);
            return Optional.of((Element) document.importNode(svg, true));
        } catch (SAXException | StringIndexOutOfBoundsException e) {
            return Optional.empty(); // no drawing of ours: the picture stays
        } catch (IOException e) {
            throw Unreadable.of(file.toString(), e);
        }
    }

    /** A figure's name in the run's folder. */
    static String name(Element figure) {
        return figure.getAttribute("id").replaceFirst("^_figure-", "");
    }

    /**
     * What of a picture's height its title takes, which the caption says again: 0 to 1.
     *
     * @return 0 where no drawing of ours lies beside it
     */
    static double titled(Path run, String name) {
        Path file = run.resolve("figures").resolve(name + ".svg");
        if (!Files.isRegularFile(file)) {
            return 0;
        }
        String text;
        try (InputStream in = Files.newInputStream(file)) {
            text = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Unreadable.of(file.toString(), e);
        }
        Matcher high = HIGH.matcher(text);
        double end = 0;
        Matcher letters = LETTERS.matcher(text);
        while (letters.find() && letters.group(2).equals(TITLE)) {
            end = Double.parseDouble(letters.group(1)) + BELOW;
        }
        return high.find() ? end / Double.parseDouble(high.group(1)) : 0;
    }

    private static void untitle(Element svg) {
        double end = 0;
        for (Element text : ReportDocument.all(svg, "text")) {
            if (!text.getAttribute("font-size").equals(TITLE)) {
                break;
            }
            end = Double.parseDouble(text.getAttribute("y")) + BELOW;
            ReportDocument.remove(text);
        }
        String[] box = svg.getAttribute("viewBox").split(" ");
        svg.setAttribute("viewBox", "0 " + end + " " + box[2] + " " + (Double.parseDouble(box[3]) - end));
    }
}
