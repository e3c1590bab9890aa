package org.carbonscape.io.table;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * The part of Office Open XML (ECMA-376) a table needs: shared, inline and formula strings without phonetic guides,
 * numbers as their 15 digits, booleans as TRUE or FALSE, dates as ISO text, errors as their text ("#DIV/0!"). A formula
 * that was never computed reads as "=...", so that it is told where a number is wanted.
 */
final class XlsxReader {
    private static final long LARGEST_PART = 1L << 30; // a bomb of a few kilobytes inflates to more
    private static final int MOST_STRING_CHARS = 1 << 28;

    private final ZipFile zip;
    private final String place;
    private final Map<String, String> sheetParts = new LinkedHashMap<>(); // sheet name -> part
    private String firstVisible = "";
    private String stringsPart = "";
    private String stylesPart = "";
    private boolean from1904;

    private XlsxReader(ZipFile zip, String place) throws IOException, XMLStreamException {
        this.zip = zip;
        this.place = place;
        workbook();
    }

    static TextTable read(Path file, String sheet, String place) {
        return with(file, place, reader -> reader.table(sheet).table());
    }

    static RawRows raw(Path file, String place) {
        return with(file, place, reader -> reader.table(""));
    }

    static List<String> sheets(Path file, String place) {
        return with(file, place, reader -> List.copyOf(reader.sheetParts.keySet()));
    }

    private interface Work<T> {
        T of(XlsxReader reader) throws IOException, XMLStreamException;
    }

    private static <T> T with(Path file, String place, Work<T> work) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return work.of(new XlsxReader(zip, place));
        } catch (XMLStreamException e) {
            // the parser wraps what the file under it said
            Exception cause = e.getNestedException() instanceof IOException io ? io : e;
            throw problem(ProblemCode.TABLE_03_DAMAGED, place, TableFile.reason(cause));
        } catch (IOException | IllegalArgumentException e) {
            throw problem(ProblemCode.TABLE_03_DAMAGED, place, TableFile.reason(e));
        }
    }

    // --- the workbook: which part holds which sheet

    private void workbook() throws IOException, XMLStreamException {
        String workbook = "xl/workbook.xml";
        for (Relation relation : relations("_rels/.rels", "").values()) {
            if (relation.type.endsWith("/officeDocument")) {
                workbook = relation.part;
            }
        }
        if (zip.getEntry(workbook) == null) {
            throw problem(ProblemCode.TABLE_01_FORMAT, place); // some other zip
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
        try (Part part = open(workbook)) {
            while (part.nextElement()) {
                if (part.is("workbookPr")) {
                    from1904 = isTrue(part.attribute("date1904"));
                } else if (part.is("sheet")) {
                    Relation relation = relations.get(part.attribute("id"));
                    if (relation != null && relation.type.endsWith("/worksheet")) {
                        String name = part.attribute("name");
                        sheetParts.put(name, relation.part);
                        boolean visible = part.attribute("state").isEmpty()
                                || part.attribute("state").equals("visible");
                        firstVisible = firstVisible.isEmpty() && visible ? name : firstVisible;
                    }
                }
            }
        }
        if (sheetParts.isEmpty()) {
            throw problem(ProblemCode.TABLE_03_DAMAGED, place, Bilingual.of("no worksheet", "没有工作表"));
        }
        firstVisible = firstVisible.isEmpty() ? sheetParts.keySet().iterator().next() : firstVisible;
    }

    private record Relation(String type, String part) {}

    private Map<String, Relation> relations(String name, String folder) throws IOException, XMLStreamException {
        Map<String, Relation> relations = new LinkedHashMap<>();
        if (zip.getEntry(name) == null) {
            return relations;
        }
        try (Part part = open(name)) {
            while (part.nextElement()) {
                if (part.is("Relationship")) {
                    String target = part.attribute("Target");
                    relations.put(
                            part.attribute("Id"),
                            new Relation(
                                    part.attribute("Type"),
                                    target.startsWith("/")
                                            ? target.substring(1)
                                            : java.net
                                                    .URI
                                                    .create("x:/" + folder)
                                                    .resolve(target)
                                                    .getPath()
                                                    .substring(1)));
                }
            }
        }
        return relations;
    }

    // --- the sheet

    private RawRows table(String sheet) throws IOException, XMLStreamException {
        String name = sheet.isEmpty()
                ? firstVisible
                : sheetParts.keySet().stream()
                        .filter(s -> s.equals(sheet))
                        .findFirst()
                        .or(() -> sheetParts.keySet().stream()
                                .filter(s -> s.strip().equalsIgnoreCase(sheet.strip()))
                                .findFirst())
                        .orElseThrow(() -> problem(
                                ProblemCode.TABLE_04_NO_SHEET, place, sheet, String.join(", ", sheetParts.keySet())));
        List<String> strings = sharedStrings();
        XlsxDates dates = styles();
        RawRows rows = new RawRows(place, true);
        List<String> row = new ArrayList<>();
        int number = 0;
        int column = 0;
        try (Part part = open(Objects.requireNonNull(sheetParts.get(name)))) {
            while (part.nextElement()) {
                if (part.is("row")) {
                    rows.add(number, row);
                    row.clear();
                    column = 0;
                    number = part.attribute("r").isEmpty() ? number + 1 : integer(part.attribute("r"));
                } else if (part.is("c")) {
                    String reference = part.attribute("r");
                    column = reference.isEmpty() ? column : column(reference);
                    String value = cell(part, strings, dates);
                    if (!value.isEmpty()) {
                        while (row.size() < column) {
                            row.add("");
                        }
                        row.add(value);
                    }
                    column++;
                }
            }
        }
        rows.add(number, row);
        return rows;
    }

    private String cell(Part part, List<String> strings, XlsxDates dates) throws XMLStreamException {
        String type = part.attribute("t");
        String style = part.attribute("s");
        String value = "";
        String formula = "";
        while (part.nextChild("c")) {
            if (part.is("v")) {
                value = part.text();
            } else if (part.is("f")) {
                formula = part.text();
            } else if (part.is("is")) {
                value = part.string("is");
            }
        }
        if (value.isEmpty()) {
            return formula.isEmpty() ? "" : "=" + formula;
        }
        return switch (type) {
            case "s" -> strings.get(index(value, strings.size()));
            case "b" -> isTrue(value.strip()) ? "TRUE" : "FALSE";
            case "str", "inlineStr" -> unescape(value);
            case "e", "d" -> value;
            default -> dates.text(value.strip(), style.isEmpty() ? 0 : integer(style));
        };
    }

    private static int index(String text, int size) {
        int index = integer(text.strip());
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("text number " + index + " of " + size);
        }
        return index;
    }

    /** "BC12" is column 54 (from 0). */
    private static int column(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)) && i < 4; i++) {
            column = column * 26 + (Character.toUpperCase(reference.charAt(i)) - 'A' + 1);
        }
        if (column < 1 || column > 16_384) {
            throw new IllegalArgumentException("cell \"" + reference + "\"");
        }
        return column - 1;
    }

    private List<String> sharedStrings() throws IOException, XMLStreamException {
        List<String> strings = new ArrayList<>();
        if (stringsPart.isEmpty() || zip.getEntry(stringsPart) == null) {
            return strings;
        }
        long chars = 0;
        try (Part part = open(stringsPart)) {
            while (part.nextElement()) {
                if (part.is("si")) {
                    String string = unescape(part.string("si"));
                    chars += string.length() + 24;
                    if (chars > MOST_STRING_CHARS) {
                        throw problem(ProblemCode.TABLE_14_TOO_LARGE, place, "256 MB");
                    }
                    strings.add(string);
                }
            }
        }
        return strings;
    }

    private XlsxDates styles() throws IOException, XMLStreamException {
        Map<Integer, String> formats = new HashMap<>();
        List<Integer> cellFormats = new ArrayList<>();
        if (!stylesPart.isEmpty() && zip.getEntry(stylesPart) != null) {
            boolean inCells = false;
            try (Part part = open(stylesPart)) {
                while (part.nextElement()) {
                    if (part.is("numFmt")) {
                        formats.put(integer(part.attribute("numFmtId")), part.attribute("formatCode"));
                    } else if (part.is("cellXfs") || part.is("cellStyleXfs")) {
                        inCells = part.is("cellXfs");
                    } else if (part.is("xf") && inCells) {
                        String format = part.attribute("numFmtId");
                        cellFormats.add(format.isEmpty() ? 0 : integer(format));
                    } else if (part.is("cellStyles") || part.is("dxfs")) {
                        inCells = false;
                    }
                }
            }
        }
        return new XlsxDates(formats, cellFormats, from1904);
    }

    private static int integer(String text) {
        return Integer.parseInt(text); // NumberFormatException is an IllegalArgumentException: a damaged workbook
    }

    private static boolean isTrue(String text) {
        return text.equals("1") || text.toLowerCase(Locale.ROOT).equals("true");
    }

    /** "_x000D_" stands for a letter XML cannot hold. */
    private static String unescape(String text) {
        int at = text.indexOf("_x");
        if (at < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        while (at >= 0) {
            if (at + 7 <= text.length()
                    && text.charAt(at + 6) == '_'
                    && text.substring(at + 2, at + 6).matches("[0-9A-Fa-f]{4}")) {
                out.append(text, from, at).append((char) Integer.parseInt(text.substring(at + 2, at + 6), 16));
                from = at + 7;
            } else {
                out.append(text, from, at + 2);
                from = at + 2;
            }
            at = text.indexOf("_x", from);
        }
        return out.append(text, from, text.length()).toString();
    }

    private static ProblemException problem(ProblemCode code, String place, Object... args) {
        return new ProblemException(List.of(Problem.of(code, place, args)));
    }

    // --- a part of the package, pulled element by element

    private Part open(String name) throws IOException, XMLStreamException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("part " + name + " is missing");
        }
        return new Part(new BufferedInputStream(new Limited(zip.getInputStream(entry), entry), 1 << 16));
    }

    /** Only local names count: the strict and the transitional kind differ in name spaces alone. */
    private static final class Part implements AutoCloseable {
        private final InputStream in;
        private final XMLStreamReader xml;

        Part(InputStream in) throws XMLStreamException, IOException {
            this.in = in;
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            in.mark(2);
            int mark = in.read() << 8 | in.read();
            in.reset();
            // decoded here, since the parser prints what it finds amiss in bytes to standard error
            this.xml = factory.createXMLStreamReader(new InputStreamReader(
                    in, mark == 0xFEFF || mark == 0xFFFE ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8));
        }

        boolean nextElement() throws XMLStreamException {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    return true;
                }
            }
            return false;
        }

        /** The next element inside {@code parent}; false at its end. */
        boolean nextChild(String parent) throws XMLStreamException {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    return true;
                }
                if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals(parent)) {
                    return false;
                }
            }
            return false;
        }

        boolean is(String element) {
            return xml.getLocalName().equals(element);
        }

        String attribute(String name) {
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                if (xml.getAttributeLocalName(i).equals(name)) {
                    return xml.getAttributeValue(i);
                }
            }
            return "";
        }

        String text() throws XMLStreamException {
            return xml.getElementText();
        }

        /** The runs of a rich string, without the phonetic guide of East Asian texts. */
        String string(String parent) throws XMLStreamException {
            String first = "";
            StringBuilder more = null;
            while (nextChild(parent)) {
                if (is("rPh")) {
                    while (nextChild("rPh")) {
                        xml.getLocalName();
                    }
                } else if (is("t")) {
                    String run = text();
                    if (more == null && first.isEmpty()) {
                        first = run;
                    } else {
                        more = more == null ? new StringBuilder(first) : more;
                        more.append(run);
                    }
                }
            }
            return more == null ? first : more.toString();
        }

        @Override
        public void close() throws XMLStreamException, IOException {
            xml.close();
            in.close();
        }
    }

    /** Stops a part that inflates without end, and finds the one whose bytes are not those its checksum was made of. */
    private final class Limited extends InputStream {
        private final InputStream in;
        private final ZipEntry entry;
        private final CRC32 sum = new CRC32();
        private long left = LARGEST_PART;

        Limited(InputStream in, ZipEntry entry) {
            this.in = in;
            this.entry = entry;
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
                throw problem(ProblemCode.TABLE_14_TOO_LARGE, place, "1 GB");
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
}
