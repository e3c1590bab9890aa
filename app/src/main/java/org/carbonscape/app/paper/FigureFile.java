package org.carbonscape.app.paper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
