package org.carbonscape.app.paper;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.carbonscape.io.Unreadable;
import org.carbonscape.io.run.RecordedRun;
import org.carbonscape.problem.Language;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The page of a run as a tree: the one source of everything that goes on paper, so that numbers are the page's. */
final class ReportDocument {
    private static final String PAGE = "report.html";

    /** What HTML leaves open. */
    private static final Pattern VOID = Pattern.compile("<(meta|br|img)((?:\"[^\"]*\"|[^\">/])*)>");

    /** The space of names of drawings. */
    static final String SVG = "http://www.w3.org/2000/svg";

    private final Document document;

    private ReportDocument(Document document) {
        this.document = document;
    }

    /** @throws org.carbonscape.problem.ProblemException RUN-16 where the folder holds no report of ours */
    static ReportDocument read(Path run) {
        Path file = run.resolve(PAGE);
        if (!Files.isRegularFile(file)) {
            throw RecordedRun.noRecord(run);
        }
        try {
            String text = Files.readString(file);
            String page = text.substring(text.indexOf("<html"))
                    .replace("&nbsp;", "\u00a0")
                    .replace("<svg ", "<svg xmlns=\"" + SVG + "\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" ");
            return new ReportDocument(parse(VOID.matcher(page).replaceAll("<$1$2/>")));
        } catch (SAXException | StringIndexOutOfBoundsException e) {
            throw RecordedRun.noRecord(run);
        } catch (IOException e) {
            throw Unreadable.of(file.toString(), e);
        }
    }

    /** Text without a document type of its own, that fetches nothing. */
    static Document parse(String xml) throws SAXException, IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null); // nothing on standard error; the first fault is thrown
            return builder.parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    Document document() {
        return document;
    }

    Language language() {
        return document.getDocumentElement().getAttribute("lang").startsWith("zh") ? Language.ZH : Language.EN;
    }

    String title() {
        return text(first("title"));
    }

    Element first(String tag) {
        return (Element) document.getElementsByTagName(tag).item(0);
    }

    /** Elements of a tag in the order of the page; a list of its own, so that the tree may be changed. */
    static List<Element> all(Node within, String tag) {
        NodeList found = within instanceof Document d
                ? d.getElementsByTagName(tag)
                : ((Element) within).getElementsByTagName(tag);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            all.add((Element) found.item(i));
        }
        return all;
    }

    /** Elements of a tag and class. */
    static List<Element> all(Node within, String tag, String kind) {
        return all(within, tag).stream()
                .filter(e -> e.getAttribute("class").equals(kind))
                .toList();
    }

    /** Captioned tables, each with what is said below it. */
    static List<Element> tables(Node within) {
        return all(within, "div").stream()
                .filter(e -> e.getAttribute("class").startsWith("table"))
                .toList();
    }

    static String text(Node node) {
        return node.getTextContent().strip().replaceAll("\\s+", " ");
    }

    static void remove(Node node) {
        node.getParentNode().removeChild(node);
    }
}
