package org.carbonscape.app.paper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ooxml.POIXMLDocumentPart;
import org.apache.poi.ooxml.util.POIXMLUnits;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageProperties;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.util.Units;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFactory;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRelation;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFSettings;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.xmlbeans.XmlException;
import org.carbonscape.io.Unreadable;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.openxmlformats.schemas.officeDocument.x2006.sharedTypes.STTwipsMeasure;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;

/**
 * A Word file to be filled, ours or a template. A template's styles, page, headers and footers stay; where it says by
 * places ({@link WordPart}) where the parts go, its text stays as well and its order holds.
 */
final class WordFile {
    private static final long MOST = 64L << 20; // bytes of a template, and of a part of it
    private static final LocalDateTime EVER = LocalDateTime.of(2000, 1, 1, 0, 0); // the same report, the same bytes
    private static final String KINDS = "[Content_Types].xml";
    private static final String MARK = "Carbonscape";

    private final XWPFDocument document;
    private final WordStyles styles;
    private final Map<WordPart, XWPFParagraph> places = new EnumMap<>(WordPart.class);
    private final List<XWPFParagraph> covers = new ArrayList<>(); // of a template, with the title within

    private WordFile(XWPFDocument document, WordStyles styles) {
        this.document = document;
        this.styles = styles;
    }

    /** @throws ProblemException REPORT-01 where the template is no Word file, REPORT-02 where it has no body */
    static WordFile open(Optional<Path> template) {
        WordFile file;
        if (template.isPresent()) {
            file = of(template.get());
        } else {
            XWPFDocument document = new XWPFDocument();
            file = new WordFile(document, WordStyles.ours(document));
            file.page();
        }
        file.place(template);
        return file;
    }

    private static WordFile of(Path template) {
        byte[] bytes;
        try {
            if (Files.size(template) > MOST) {
                throw new ProblemException(ProblemCode.REPORT_01_TEMPLATE, template.toString());
            }
            bytes = Files.readAllBytes(template);
        } catch (IOException e) {
            throw Unreadable.of(template.toString(), e);
        }
        ZipSecureFile.setMaxEntrySize(MOST);
        try {
            OPCPackage parts = OPCPackage.open(new ByteArrayInputStream(bytes));
            // a .dotx becomes a document
            parts.replaceContentType(XWPFRelation.TEMPLATE.getContentType(), XWPFRelation.DOCUMENT.getContentType());
            if (parts.getPartsByContentType(XWPFRelation.DOCUMENT.getContentType())
                    .isEmpty()) {
                throw new IOException("no text");
            }
            XWPFDocument document = new XWPFDocument(parts);
            return new WordFile(document, WordStyles.of(document));
        } catch (IOException | InvalidFormatException | XmlException | RuntimeException e) {
            // whatever ails a file, the library has an exception of its own for it
            throw new ProblemException(ProblemCode.REPORT_01_TEMPLATE, template.toString());
        }
    }

    /** A4, the page's number below, none on the cover. */
    private void page() {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        var size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(11_906));
        size.setH(BigInteger.valueOf(16_838));
        var margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(1440));
        margins.setBottom(BigInteger.valueOf(1440));
        margins.setLeft(BigInteger.valueOf(1701));
        margins.setRight(BigInteger.valueOf(1701));
        margins.setHeader(BigInteger.valueOf(851));
        margins.setFooter(BigInteger.valueOf(992));
        margins.setGutter(BigInteger.ZERO);
        section.addNewTitlePg();
        XWPFParagraph number = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        number.setStyle(style("footer"));
        WordText.field(number.getCTP(), "PAGE", "1");
    }

    private void place(Optional<Path> template) {
        for (XWPFParagraph paragraph : document.getParagraphs()) {
            WordPart.of(paragraph.getText()).ifPresent(p -> places.putIfAbsent(p, paragraph));
        }
        List<XWPFParagraph> titles =
                all().stream().filter(p -> WordPart.TITLE.isIn(p.getText())).toList();
        if (places.isEmpty() && titles.isEmpty()) {
            clear();
            for (WordPart part : WordPart.values()) {
                XWPFParagraph paragraph = document.createParagraph();
                paragraph.setPageBreak(part.onNewPage());
                places.put(part, paragraph);
            }
        } else if (places.containsKey(WordPart.BODY)) {
            places.remove(WordPart.TITLE);
            covers.addAll(titles);
        } else {
            throw new ProblemException(
                    ProblemCode.REPORT_02_NO_BODY, template.map(Path::toString).orElse(""), WordPart.BODY.place());
        }
    }

    private List<XWPFParagraph> all() {
        List<XWPFParagraph> all = new ArrayList<>(document.getParagraphs());
        for (XWPFTable table : document.getTables()) {
            table.getRows().forEach(r -> r.getTableCells().forEach(c -> all.addAll(c.getParagraphs())));
        }
        document.getHeaderList().forEach(h -> all.addAll(h.getParagraphs()));
        document.getFooterList().forEach(f -> all.addAll(f.getParagraphs()));
        return all;
    }

    private void clear() {
        for (int i = document.getBodyElements().size() - 1; i >= 0; i--) {
            document.removeBodyElement(i);
        }
    }

    XWPFDocument document() {
        return document;
    }

    /** The id of a style by its name in Word. */
    String style(String name) {
        return styles.id(name);
    }

    List<String> lacking() {
        return styles.lacking();
    }

    /** The paragraph before which a part is written; none where a template has no place for it. */
    Optional<XWPFParagraph> place(WordPart part) {
        return Optional.ofNullable(places.get(part));
    }

    /** Takes the places away when all is written. */
    void done() {
        places.values().forEach(p -> document.removeBodyElement(document.getPosOfParagraph(p)));
        places.clear();
    }

    /** Puts the title where a template asks for it, in the letters of what asked: on a cover, in a header. */
    void title(String title) {
        for (XWPFParagraph paragraph : covers) {
            String text = WordPart.TITLE.replaced(paragraph.getText(), title);
            List<XWPFRun> runs = paragraph.getRuns();
            for (int i = runs.size() - 1; i > 0; i--) {
                paragraph.removeRun(i);
            }
            runs.get(0).setText(text, 0);
        }
    }

    /** Width of the text of a page in twentieths of a point. */
    long width() {
        CTSectPr section = section();
        long page = section.isSetPgSz() ? twips(section.getPgSz().xgetW()) : 11_906;
        long beside = section.isSetPgMar()
                ? twips(section.getPgMar().xgetLeft())
                        + twips(section.getPgMar().xgetRight())
                : 3402;
        return Math.max(2000, page - beside);
    }

    /** Height of the text of a page in twentieths of a point. */
    long height() {
        CTSectPr section = section();
        long page = section.isSetPgSz() ? twips(section.getPgSz().xgetH()) : 16_838;
        return Math.max(2000, page - 2880);
    }

    private CTSectPr section() {
        var body = document.getDocument().getBody();
        return body.isSetSectPr() ? body.getSectPr() : body.addNewSectPr();
    }

    private static long twips(STTwipsMeasure measure) {
        return POIXMLUnits.parseLength(measure) * 20 / Units.EMU_PER_POINT;
    }

    /** Writes it with nothing in it that tells the time. */
    void save(String title, OutputStream out) throws IOException {
        settings().setUpdateFields();
        PackageProperties core;
        try {
            core = document.getPackage().getPackageProperties();
        } catch (InvalidFormatException e) {
            throw new IOException(e);
        }
        core.setTitleProperty(title);
        core.setCreatorProperty(MARK);
        core.setCreatedProperty(Optional.empty());
        core.setModifiedProperty(Optional.empty());
        document.getProperties().getExtendedProperties().setApplication(MARK);
        ByteArrayOutputStream whole = new ByteArrayOutputStream(1 << 22);
        document.write(whole);
        document.close();
        Map<String, byte[]> parts = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(whole.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        ZipOutputStream zip = new ZipOutputStream(out);
        put(zip, KINDS, Optional.ofNullable(parts.remove(KINDS)).orElseThrow()); // first, as readers like it
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            put(zip, part.getKey(), part.getValue());
        }
        zip.finish(); // the caller's stream stays open
    }

    private XWPFSettings settings() {
        for (POIXMLDocumentPart part : document.getRelations()) {
            if (part instanceof XWPFSettings settings) {
                return settings;
            }
        }
        return (XWPFSettings) document.createRelationship(XWPFRelation.SETTINGS, XWPFFactory.getInstance());
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(EVER);
        zip.putNextEntry(entry);
        zip.write(bytes);
    }
}
