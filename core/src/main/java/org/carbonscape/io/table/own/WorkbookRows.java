package org.carbonscape.io.table.own;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.carbonscape.io.Unreadable;
import org.carbonscape.problem.ProblemException;

/**
 * The sheets of a workbook as they stand, cells as text, numbers by their digits: to be held against tables. Several
 * sheets may be read at once. Close it.
 *
 * <p>Not by fastexcel, which makes an exact decimal of every number: 90 MB of sheets took 1.5 s and take 0.6.
 */
public final class WorkbookRows implements AutoCloseable {
    private static final int MOST_COLUMNS = 16_384;

    private final Path file;
    private final ZipFile zip;
    private final XMLInputFactory xml = new InputFactoryImpl();
    private final Map<String, String> sheets = new HashMap<>(); // name to part
    private final List<String> shared = new ArrayList<>(); // texts that cells name by number

    private WorkbookRows(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    /** @throws org.carbonscape.problem.ProblemException INPUT problems of a file that is no workbook */
    public static WorkbookRows open(Path file) {
        try {
            WorkbookRows book = new WorkbookRows(file, new ZipFile(file.toFile()));
            book.readNames();
            return book;
        } catch (IOException e) {
            throw Unreadable.of(file.toString(), e);
        }
    }

    /** Takes the elements of a part, one after the other. */
    private interface Elements {
        void take(XMLStreamReader at) throws XMLStreamException;
    }

    private void readNames() {
        Map<String, String> parts = new HashMap<>();
        elements("xl/_rels/workbook.xml.rels", at -> {
            if (at.getLocalName().equals("Relationship")) {
                String target = attribute(at, "Target");
                parts.put(attribute(at, "Id"), target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
        });
        elements("xl/workbook.xml", at -> {
            if (at.getLocalName().equals("sheet")) {
                sheets.put(attribute(at, "name"), parts.getOrDefault(attribute(at, "id"), ""));
            }
        });
        elements("xl/sharedStrings.xml", at -> {
            if (at.getLocalName().equals("si")) {
                shared.add(text(at, "si"));
            }
        });
    }

    private void elements(String part, Elements elements) {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            return;
        }
        try (InputStream bytes = zip.getInputStream(entry)) {
            XMLStreamReader at = xml.createXMLStreamReader(bytes);
            while (at.hasNext()) {
                if (at.next() == XMLStreamConstants.START_ELEMENT) {
                    elements.take(at);
                }
            }
            at.close();
        } catch (ProblemException e) {
            throw e;
        } catch (XMLStreamException | IOException | RuntimeException e) {
            throw Unreadable.of(file.toString(), e instanceof IOException io ? io : new IOException(e));
        }
    }

    private static String attribute(XMLStreamReader at, String name) {
        for (int i = 0; i < at.getAttributeCount(); i++) {
            if (at.getAttributeLocalName(i).equals(name)) {
                return at.getAttributeValue(i);
            }
        }
        return "";
    }

    /** All text within the element, which is read to its end; not what tells how Japanese is spoken. */
    private static String text(XMLStreamReader at, String element) throws XMLStreamException {
        String text = "";
        int spoken = 0;
        for (int event = at.next(); ; event = at.next()) {
            if (event == XMLStreamConstants.START_ELEMENT && at.getLocalName().equals("rPh")) {
                spoken++;
            } else if (event == XMLStreamConstants.CHARACTERS && spoken == 0) {
                text = text.isEmpty() ? at.getText() : text + at.getText();
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (at.getLocalName().equals(element)) {
                    return text;
                }
                spoken -= at.getLocalName().equals("rPh") ? 1 : 0;
            }
        }
    }

    /** Names of its sheets. */
    public List<String> names() {
        return List.copyOf(sheets.keySet());
    }

    /** Takes the rows of a sheet, one after the other. */
    public interface Rows {
        /** @param cells as text; empty where there is none */
        void take(List<String> cells);
    }

    /** Gives the rows of a sheet that has this name, in order; those that the file leaves out are empty. */
    public void each(String sheet, Rows rows) {
        List<String> cells = new ArrayList<>();
        int[] row = {0};
        elements(sheets.getOrDefault(sheet, ""), at -> {
            String element = at.getLocalName();
            if (element.equals("row")) {
                String number = attribute(at, "r");
                int next = number.isEmpty() ? row[0] + 1 : Integer.parseInt(number);
                if (next > XlsxWriter.MOST_ROWS) {
                    throw new IllegalArgumentException("row " + number);
                }
                for (; row[0] < next; row[0]++) {
                    if (row[0] > 0) {
                        rows.take(List.copyOf(cells));
                    }
                    cells.clear();
                }
            } else if (element.equals("c")) {
                cell(at, cells);
            }
        });
        if (row[0] > 0) {
            rows.take(List.copyOf(cells));
        }
    }

    /**
     * The rows of a sheet that has this name, as lines; empty where there is no such part.
     *
     * @param width cells of a line
     */
    public Optional<SheetLines> lines(String sheet, int width) {
        ZipEntry entry = zip.getEntry(sheets.getOrDefault(sheet, ""));
        try {
            return entry == null ? Optional.empty() : Optional.of(new SheetLines(zip.getInputStream(entry), width));
        } catch (IOException e) {
            throw Unreadable.of(file.toString(), e);
        }
    }

    private void cell(XMLStreamReader at, List<String> cells) throws XMLStreamException {
        String type = "";
        for (int i = 0; i < at.getAttributeCount(); i++) {
            String name = at.getAttributeLocalName(i);
            if (name.equals("t")) {
                type = at.getAttributeValue(i);
            } else if (name.equals("r")) {
                int column = column(at.getAttributeValue(i));
                if (column >= MOST_COLUMNS) {
                    throw new IllegalArgumentException("cell " + at.getAttributeValue(i));
                }
                while (cells.size() < column) {
                    cells.add("");
                }
            }
        }
        String text = text(at, "c");
        cells.add(type.equals("s") ? shared.get(Integer.parseInt(text.strip())) : text);
    }

    /** {@code AB12} is in column 27, counted from 0. */
    private static int column(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
            column = column * 26 + Character.toUpperCase(reference.charAt(i)) - 'A' + 1;
        }
        return column - 1;
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw Unreadable.of(file.toString(), e);
        }
    }
}
