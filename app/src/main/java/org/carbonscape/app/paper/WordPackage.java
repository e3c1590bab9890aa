package org.carbonscape.app.paper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.carbonscape.io.Unreadable;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * The parts of a Word file, ours or those of a template: its styles, its page, headers and footers stay, its text goes.
 */
final class WordPackage {
    static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static final String IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
    private static final long MOST = 64L << 20; // bytes of a template's parts together
    private static final String TEXT = "word/document.xml";
    private static final String STYLES = "word/styles.xml";
    private static final String LINKS = "word/_rels/document.xml.rels";
    private static final String KINDS = "[Content_Types].xml";
    private static final Map<String, String> OURS = new LinkedHashMap<>(); // resources by part
    private static final LocalDateTime EVER = LocalDateTime.of(2000, 1, 1, 0, 0); // the same report, the same bytes

    static {
        OURS.put(KINDS, "content-types.xml");
        OURS.put("_rels/.rels", "package.rels");
        OURS.put(TEXT, "document.xml");
        OURS.put(LINKS, "document.xml.rels");
        for (String part : List.of("styles", "numbering", "settings", "footer")) {
            OURS.put("word/" + part + ".xml", part + ".xml");
        }
        OURS.put("docProps/core.xml", "core.xml");
    }

    private final Map<String, byte[]> parts;
    private final Map<String, String> styles = new HashMap<>(); // ids by name
    private final Document links;
    private int images;

    private WordPackage(Map<String, byte[]> parts) throws IOException, SAXException {
        this.parts = parts;
        this.links = xml(LINKS);
        styles();
        kinds();
    }

    /** @throws ProblemException REPORT-01 where the template is no Word file */
    static WordPackage open(Optional<Path> template) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try {
            if (template.isEmpty()) {
                for (Map.Entry<String, String> part : OURS.entrySet()) {
                    parts.put(part.getKey(), ours(part.getValue()));
                }
            } else {
                read(template.get(), parts);
            }
            return new WordPackage(parts);
        } catch (ZipException | SAXException e) {
            throw new ProblemException(
                    ProblemCode.REPORT_01_TEMPLATE, template.map(Path::toString).orElse(""));
        } catch (IOException e) {
            throw Unreadable.of(template.map(Path::toString).orElse(""), e);
        }
    }

    private static byte[] ours(String name) throws IOException {
        try (InputStream in = WordPackage.class.getResourceAsStream("word/" + name)) {
            return in.readAllBytes();
        }
    }

    private static void read(Path template, Map<String, byte[]> parts) throws IOException {
        long all = 0;
        try (ZipFile zip = new ZipFile(template.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!entry.isDirectory()) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        byte[] bytes = in.readNBytes((int) (MOST - all) + 1);
                        all += bytes.length;
                        if (all > MOST) {
                            throw new ZipException("too large");
                        }
                        parts.put(entry.getName(), bytes);
                    }
                }
            }
        }
        if (!parts.keySet().containsAll(List.of(TEXT, STYLES, LINKS, KINDS))) {
            throw new ZipException("no Word file");
        }
    }

    private Document xml(String part) throws IOException, SAXException {
        return parse(parts.getOrDefault(part, new byte[0]));
    }

    private static Document parse(byte[] bytes) throws IOException, SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null); // nothing on standard error; the first fault is thrown
            return builder.parse(new ByteArrayInputStream(bytes));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(Node node, boolean declared) {
        try {
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, declared ? "no" : "yes");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            transformer.transform(new DOMSource(node), new StreamResult(out));
            return out.toByteArray();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Styles that the template lacks are ours; those of lists lose their bullets, which stand in another part. */
    private void styles() throws IOException, SAXException {
        Document theirs = xml(STYLES);
        for (Element style : ReportDocument.all(theirs, "w:style")) {
            styles.put(name(style), style.getAttribute("w:styleId"));
        }
        if (styles.isEmpty()) {
            throw new SAXException("no styles under the usual prefix");
        }
        for (Element style : ReportDocument.all(parse(ours("styles.xml")), "w:style")) {
            if (styles.putIfAbsent(name(style), style.getAttribute("w:styleId")) == null) {
                ReportDocument.all(style, "w:numPr").forEach(ReportDocument::remove);
                for (Element based : ReportDocument.all(style, "w:basedOn")) {
                    based.setAttribute("w:val", style("Normal"));
                }
                ReportDocument.all(style, "w:next").forEach(ReportDocument::remove);
                theirs.getDocumentElement().appendChild(theirs.importNode(style, true));
            }
        }
        parts.put(STYLES, bytes(theirs, true));
    }

    private static String name(Element style) {
        return ReportDocument.all(style, "w:name").stream()
                .map(n -> n.getAttribute("w:val").toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }

    private void kinds() throws IOException, SAXException {
        Document kinds = xml(KINDS);
        if (ReportDocument.all(kinds, "Default").stream()
                .noneMatch(d -> d.getAttribute("Extension").equalsIgnoreCase("png"))) {
            Element png = kinds.createElementNS(TYPES, "Default");
            png.setAttribute("Extension", "png");
            png.setAttribute("ContentType", "image/png");
            kinds.getDocumentElement()
                    .insertBefore(png, kinds.getDocumentElement().getFirstChild());
        }
        for (Element part : ReportDocument.all(kinds, "Override")) { // a .dotx becomes a document
            if (part.getAttribute("PartName").equals("/" + TEXT)) {
                part.setAttribute(
                        "ContentType",
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml");
            }
        }
        parts.put(KINDS, bytes(kinds, true));
    }

    /** The id of a style by its name in Word, which is English in every language. */
    String style(String name) {
        return styles.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** Takes in a picture and gives its id. */
    String image(byte[] png) {
        String file = "carbonscape" + ++images + ".png";
        parts.put("word/media/" + file, png);
        Element link = links.createElementNS(RELATIONSHIPS, "Relationship");
        link.setAttribute("Id", "rIdCarbonscape" + images);
        link.setAttribute("Type", IMAGE);
        link.setAttribute("Target", "media/" + file);
        links.getDocumentElement().appendChild(link);
        return "rIdCarbonscape" + images;
    }

    /** @param body paragraphs and tables; the template's last section closes them */
    void write(String title, String body, OutputStream out) throws IOException {
        String section = "";
        try {
            for (Element last : ReportDocument.all(xml(TEXT), "w:sectPr")) {
                section = new String(bytes(last, false), StandardCharsets.UTF_8);
            }
            if (parts.containsKey("docProps/core.xml")) {
                Document core = xml("docProps/core.xml");
                ReportDocument.all(core, "dc:title").forEach(t -> t.setTextContent(title));
                parts.put("docProps/core.xml", bytes(core, true));
            }
        } catch (SAXException e) {
            throw new ZipException(e.getMessage());
        }
        parts.put(LINKS, bytes(links, true));
        String text = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"" + W
                + "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
                + " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
                + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
                + " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>" + body + section
                + "</w:body></w:document>";
        parts.put(TEXT, text.getBytes(StandardCharsets.UTF_8));
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            ZipEntry entry = new ZipEntry(part.getKey());
            entry.setTimeLocal(EVER);
            zip.putNextEntry(entry);
            zip.write(part.getValue());
        }
        zip.finish(); // the caller's stream stays open
    }
}
