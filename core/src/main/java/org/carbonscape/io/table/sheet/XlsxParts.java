package org.carbonscape.io.table.sheet;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * The parts of a workbook (ECMA-376): which part holds which sheet, and a copy of the few that one sheet needs.
 * fastexcel reads that copy and not the file, since it takes a part as it comes: it checks no checksum, follows a part
 * that inflates without end, finds no sheet in a strict workbook or in one whose parts lie elsewhere, and makes up
 * empty texts for as long as a cell names one that is not there. What is copied has been looked through; the packed
 * bytes of a sheet pass as they are.
 */
public final class XlsxParts implements AutoCloseable {
    private static final long LARGEST_PART = 1L << 30; // a bomb of a few kilobytes inflates to more
    private static final long LARGEST_STRINGS = 1L << 28;

    /**
     * Stands behind the texts. They are read when a cell first asks for one, and whoever asks for more than there are
     * comes to a tag that cannot be, where fastexcel would go on with empty texts.
     */
    private static final String END = "<end/>";

    private static final String MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final ZipFile zip;
    private final String place;
    private final Path file;
    private final Map<String, String> sheetParts = new LinkedHashMap<>(); // sheet name -> part
    private String firstVisible = "";
    private final List<String> visible = new ArrayList<>();
    private final List<String> hidden = new ArrayList<>();
    private String stringsPart = "";
    private String stylesPart = "";
    private boolean from1904;

    /**
     * Opens a workbook.
     *
     * @param place where the user named the file, for problems
     * @throws ProblemException TABLE codes where it is damaged, protected or no workbook
     */
    public XlsxParts(Path file, String place) throws IOException, XMLStreamException {
        this.zip = ZipFile.builder().setPath(file).get();
        this.place = place;
        this.file = file;
        try {
            workbook();
        } catch (IOException | XMLStreamException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** Whether days are counted from 1904. */
    public boolean from1904() {
        return from1904;
    }

    private void workbook() throws IOException, XMLStreamException {
        String workbook = "xl/workbook.xml";
        for (Relation relation : relations("_rels/.rels", "").values()) {
            if (relation.type.endsWith("/officeDocument")) {
                workbook = relation.part;
            }
        }
        if (zip.getEntry(workbook) == null || workbook.endsWith(".bin")) {
            throw notXlsx();
        }
        int slash = workbook.lastIndexOf('/') + 1;
        String folder = workbook.substring(0, slash);
        Map<String, Relation> relations = relations(folder + "_rels/" + workbook.substring(slash) + ".rels", folder);
        for (Relation relation : relations.values()) {
            if (relation.type.endsWith("/sharedStrings")) {
                stringsPart = relation.part;
            } else if (relation.type.endsWith("/styles")) {
                stylesPart = relation.part;
            }
        }
        eachElement(workbook, xml -> {
            if (xml.getLocalName().equals("workbookPr")) {
                from1904 = List.of("1", "true").contains(attribute(xml, "date1904"));
            } else if (xml.getLocalName().equals("sheet")) {
                Relation relation = relations.get(attribute(xml, "id"));
                if (relation != null && relation.type.endsWith("/worksheet")) {
                    String name = attribute(xml, "name");
                    sheetParts.put(name, relation.part);
                    String state = attribute(xml, "state");
                    boolean isVisible = List.of("", "visible").contains(state);
                    if (state.equals("hidden")) { // "veryHidden" are those of programs, which no menu shows
                        hidden.add(name);
                    }
                    if (isVisible) {
                        visible.add(name);
                        firstVisible = firstVisible.isEmpty() ? name : firstVisible;
                    }
                }
            }
        });
        if (sheetParts.isEmpty()) {
            throw new ProblemException(ProblemCode.TABLE_03_DAMAGED, place, Bilingual.of("no worksheet", "没有工作表"));
        }
        firstVisible = firstVisible.isEmpty() ? sheetParts.keySet().iterator().next() : firstVisible;
    }

    private ProblemException notXlsx() {
        Bilingual kind;
        if (zip.getEntry("content.xml") != null) {
            kind = Bilingual.of("an OpenDocument spreadsheet (.ods)", " OpenDocument 表格（.ods）");
        } else if (zip.getEntry("xl/workbook.bin") != null) {
            kind = Bilingual.of("a binary workbook of Excel (.xlsb)", " Excel 二进制工作簿（.xlsb）");
        } else if (zip.getEntry("Index/Document.iwa") != null || zip.getEntry("Index.zip") != null) {
            return new ProblemException(ProblemCode.TABLE_31_NUMBERS, place);
        } else {
            return new ProblemException(ProblemCode.FILE_12_PACKED, place, "ZIP");
        }
        return new ProblemException(
                ProblemCode.TABLE_19_OTHER_WORKBOOK, place, file.getFileName().toString(), kind);
    }

    private record Relation(String type, String part) {}

    private Map<String, Relation> relations(String name, String folder) throws IOException, XMLStreamException {
        Map<String, Relation> relations = new LinkedHashMap<>();
        if (zip.getEntry(name) != null) {
            eachElement(name, xml -> {
                if (xml.getLocalName().equals("Relationship")) {
                    relations.put(
                            attribute(xml, "Id"),
                            new Relation(attribute(xml, "Type"), target(folder, attribute(xml, "Target"))));
                }
            });
        }
        return relations;
    }

    /** "/xl/a.xml" counts from the root of the package, "../a.xml" from the folder. */
    private static String target(String folder, String target) {
        return target.startsWith("/")
                ? target.substring(1)
                : URI.create("x:/" + folder).resolve(target).getPath().substring(1);
    }

    private interface Work {
        void of(XMLStreamReader xml);
    }

    /** Only local names count: the strict and the transitional kind differ in name spaces alone. */
    private void eachElement(String name, Work work) throws IOException, XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = new BufferedInputStream(open(name), 1 << 16);
                Reader text = new InputStreamReader(in, charset(in))) {
            XMLStreamReader xml = factory.createXMLStreamReader(text);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    work.of(xml);
                }
            }
            xml.close();
        }
    }

    /** Decoded by us, since the JDK's parser prints what it finds amiss in bytes to standard error. */
    private static Charset charset(InputStream in) throws IOException {
        in.mark(2);
        int mark = in.read() << 8 | in.read();
        in.reset();
        return mark == 0xFEFF || mark == 0xFFFE ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    private static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    // --- the copy for fastexcel

    /** What is merged and hidden on a sheet. */
    public SheetMarks marks(String sheet) throws IOException {
        try (InputStream in = open(Objects.requireNonNull(sheetParts.get(named(sheet))))) {
            return SheetMarks.of(in);
        }
    }

    /**
     * A workbook of one sheet, named "table", with its texts and formats.
     *
     * @param sheet its name; empty for the first visible one
     */
    public byte[] only(String sheet) throws IOException {
        String part = Objects.requireNonNull(sheetParts.get(named(sheet)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(bytes)) {
            out.setLevel(1);
            write(
                    out,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                            + type("/xl/workbook.xml", "sheet.main")
                            + type("/xl/sharedStrings.xml", "sharedStrings")
                            + type("/xl/styles.xml", "styles") + "</Types>");
            write(
                    out,
                    "xl/workbook.xml",
                    "<workbook xmlns:r=\"" + RELATIONSHIPS + "\"><sheets>"
                            + "<sheet name=\"table\" sheetId=\"1\" r:id=\"table\"/></sheets></workbook>");
            write(
                    out,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                            + "<Relationship Id=\"table\" Target=\"table.xml\"/></Relationships>");
            sheet(out, part);
            if (zip.getEntry(stylesPart) == null) {
                write(out, "xl/styles.xml", "<styleSheet/>");
            } else {
                copy(out, "xl/styles.xml", open(stylesPart), "");
            }
            if (zip.getEntry(stringsPart) == null) {
                write(out, "xl/sharedStrings.xml", "<sst/>" + END);
            } else {
                Optional<byte[]> raised = raised(open(stringsPart, LARGEST_STRINGS, "256 MB"));
                InputStream texts = raised.isPresent()
                        ? new ByteArrayInputStream(raised.get())
                        : open(stringsPart, LARGEST_STRINGS, "256 MB");
                copy(out, "xl/sharedStrings.xml", texts, END);
            }
        }
        return bytes.toByteArray();
    }

    /** Sheets that a user sees, in their order; all where all are hidden. */
    public List<String> visible() {
        return visible.isEmpty() ? List.copyOf(sheetParts.keySet()) : visible;
    }

    /** Sheets that a user has hidden, beside others. */
    public List<String> hidden() {
        return visible.isEmpty() ? List.of() : hidden;
    }

    /** A sheet's name as the workbook has it; the first visible one's where none is named. */
    public String named(String sheet) {
        if (sheet.isEmpty()) {
            return firstVisible;
        }
        if (sheetParts.containsKey(sheet)) {
            return sheet;
        }
        return sheetParts.keySet().stream()
                .filter(s -> s.strip().equalsIgnoreCase(sheet.strip()))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.TABLE_04_NO_SHEET, place, sheet, String.join(", ", sheetParts.keySet())));
    }

    private static String type(String part, String kind) {
        return "<Override PartName=\"" + part + "\" ContentType=\"" + MAIN + kind + "+xml\"/>";
    }

    /** Looked through once; packed as it is where nothing in it has to change. */
    private void sheet(ZipArchiveOutputStream out, String part) throws IOException {
        SheetScan scan = new SheetScan();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = open(part)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                scan.look(buffer, count);
            }
        }
        String name = "xl/table.xml";
        Optional<byte[]> raised = raised(open(part));
        if (scan.changed() > 0 || raised.isPresent()) {
            SheetScan change = new SheetScan();
            out.putArchiveEntry(new ZipArchiveEntry(name));
            try (InputStream in = raised.isPresent() ? new ByteArrayInputStream(raised.get()) : open(part)) {
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    change.look(buffer, count);
                    out.write(buffer, 0, count);
                }
            }
            out.closeArchiveEntry();
            return;
        }
        ZipArchiveEntry from = entry(part);
        ZipArchiveEntry to = new ZipArchiveEntry(name);
        to.setMethod(from.getMethod());
        to.setSize(from.getSize());
        to.setCompressedSize(from.getCompressedSize());
        to.setCrc(from.getCrc());
        out.addRawArchiveEntry(to, zip.getRawInputStream(from));
    }

    private static Optional<byte[]> raised(InputStream texts) throws IOException {
        try (texts) {
            return Superscripts.raised(texts);
        }
    }

    private static void copy(ZipArchiveOutputStream out, String name, InputStream content, String end)
            throws IOException {
        out.putArchiveEntry(new ZipArchiveEntry(name));
        try (content) {
            content.transferTo(out);
        }
        out.write(end.getBytes(StandardCharsets.UTF_8));
        out.closeArchiveEntry();
    }

    private static void write(ZipArchiveOutputStream out, String name, String xml) throws IOException {
        copy(out, name, InputStream.nullInputStream(), xml);
    }

    // --- a part, with its checksum

    private ZipArchiveEntry entry(String name) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("part " + name + " is missing");
        }
        return entry;
    }

    private InputStream open(String name) throws IOException {
        return open(name, LARGEST_PART, "1 GB");
    }

    private InputStream open(String name, long most, String mostText) throws IOException {
        ZipArchiveEntry entry = entry(name);
        return new Checked(zip.getInputStream(entry), entry, most, mostText);
    }

    /** Stops a part that inflates without end, and finds the one whose bytes are not those its checksum was made of. */
    private final class Checked extends InputStream {
        private final InputStream in;
        private final ZipArchiveEntry entry;
        private final CRC32 sum = new CRC32();
        private final String most;
        private long left;

        Checked(InputStream in, ZipArchiveEntry entry, long left, String most) {
            this.in = in;
            this.entry = entry;
            this.left = left;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = in.read(bytes, from, length);
            left -= Math.max(0, count);
            if (left < 0) {
                throw new ProblemException(ProblemCode.TABLE_14_TOO_LARGE, place, most);
            }
            if (count > 0) {
                sum.update(bytes, from, count);
            } else if (count < 0 && entry.getCrc() >= 0 && entry.getCrc() != sum.getValue()) {
                throw new IOException("part " + entry.getName() + ": its checksum does not match");
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
