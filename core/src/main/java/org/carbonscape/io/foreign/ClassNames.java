package org.carbonscape.io.foreign;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.carbonscape.io.Unreadable;
import org.carbonscape.io.table.TextEncoding;

/**
 * Names of classes by code, as GIS programs write them beside a raster or into its description: GDAL's attribute table
 * and category names ({@code x.tif.aux.xml}, a VRT) and ESRI's attribute table ({@code x.tif.vat.dbf}). Codes without a
 * name are left out; a text that cannot be read has no names.
 */
public final class ClassNames {
    private static final long LARGEST = 64 << 20;
    private static final Pattern NAME = Pattern.compile(
            "(?i)(class|category|land|lu|lc|type|name|label|desc).*|.*(name|label)" + "|.*(地类|类型|类别|名称|类名).*");
    private static final Pattern CODE = Pattern.compile("(?i)value|code|gridcode|class_?(id|value|code)|编码|代码|值");
    /** Usages of columns in GDAL's tables. */
    private static final int NAMES = 2;

    private static final int LEAST = 3;
    private static final int CODES = 5;

    private ClassNames() {}

    /** What lies beside a raster of this machine. */
    public static SortedMap<Long, String> beside(Path raster, int band) {
        SortedMap<Long, String> names = new TreeMap<>();
        read(described(raster)).ifPresent(b -> names.putAll(described(new String(b, StandardCharsets.UTF_8), band)));
        if (names.isEmpty() && band == 1) {
            read(table(raster)).ifPresent(b -> names.putAll(attributes(b)));
        }
        return names;
    }

    /** The files beside a raster of this machine that may have its names, those there are. */
    public static List<Path> files(Path raster) {
        return Stream.of(described(raster), table(raster))
                .filter(Files::isRegularFile)
                .toList();
    }

    private static Path described(Path raster) {
        return raster.resolveSibling(raster.getFileName() + ".aux.xml");
    }

    private static Path table(Path raster) {
        return raster.resolveSibling(raster.getFileName() + ".vat.dbf");
    }

    private static Optional<byte[]> read(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST
                    ? Optional.of(Files.readAllBytes(file))
                    : Optional.empty();
        } catch (IOException e) {
            throw Unreadable.of(file.toString(), e);
        }
    }

    /** Text of a file in UTF-8 or GBK, up to a byte 0. */
    static String text(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && bytes[end] != 0) {
            end++;
        }
        Charset charset = TextEncoding.isValid(bytes, from, end, StandardCharsets.UTF_8, false)
                ? StandardCharsets.UTF_8
                : TextEncoding.GBK;
        return new String(bytes, from, end - from, charset).strip();
    }

    /** Columns of a table; {@code use} as GDAL numbers usages, 0 = any. */
    private record Column(String name, int use, boolean text) {}

    private static SortedMap<Long, String> names(List<Column> columns, List<List<String>> rows) {
        int name = find(columns, NAMES, true);
        int code = find(columns, CODES, false);
        if (code < 0) {
            code = find(columns, LEAST, false);
        }
        SortedMap<Long, String> names = new TreeMap<>();
        if (name < 0) {
            return names;
        }
        for (int r = 0; r < rows.size(); r++) {
            List<String> row = rows.get(r);
            String value = code < 0
                    ? String.valueOf(r)
                    : code < row.size() ? row.get(code).strip() : "";
            String text = name < row.size() ? row.get(name).strip() : "";
            if (!text.isEmpty() && value.matches("[+-]?\\d{1,18}(\\.0*)?")) {
                names.put(Long.parseLong(value.replaceFirst("\\..*", "").replace("+", "")), text);
            }
        }
        return names;
    }

    /** By its use, else by its name; of texts the only one there is. */
    private static int find(List<Column> columns, int use, boolean text) {
        int called = -1;
        int only = -1;
        int texts = 0;
        for (int i = columns.size() - 1; i >= 0; i--) {
            Column c = columns.get(i);
            if (c.use == use) {
                return i;
            }
            if (c.text == text && (text ? NAME : CODE).matcher(c.name).matches()) {
                called = i;
            }
            if (text && c.text) {
                only = i;
                texts++;
            }
        }
        return called >= 0 ? called : texts == 1 ? only : -1;
    }

    /** Of a band in a PAMDataset or a VRT. */
    public static SortedMap<Long, String> described(String xml, int band) {
        if (!xml.contains("<CategoryNames") && !xml.contains("<GDALRasterAttributeTable")) {
            return new TreeMap<>();
        }
        Reading reading = new Reading(band);
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_COALESCING, true);
            factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
            reading.all(factory.createXMLStreamReader(new StringReader(xml)));
        } catch (XMLStreamException | NumberFormatException e) {
            return new TreeMap<>(); // that it is damaged is told where the rest of it is read
        }
        SortedMap<Long, String> table = names(reading.columns, reading.rows);
        return table.isEmpty() ? reading.categories : table;
    }

    private static final class Reading {
        private final int band;
        private final TreeMap<Long, String> categories = new TreeMap<>();
        private final List<Column> columns = new ArrayList<>();
        private final List<List<String>> rows = new ArrayList<>();
        private final Deque<String> at = new ArrayDeque<>();
        private final StringBuilder text = new StringBuilder();
        private final String[] field = new String[3];
        private boolean ours;
        private int bands;
        private long category;

        Reading(int band) {
            this.band = band;
        }

        void all(XMLStreamReader xml) throws XMLStreamException {
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> begin(xml);
                    case XMLStreamConstants.CHARACTERS -> text.append(xml.getText());
                    case XMLStreamConstants.END_ELEMENT -> end(at.pop());
                    default -> {}
                }
            }
        }

        private void begin(XMLStreamReader xml) throws XMLStreamException {
            String element = xml.getLocalName();
            at.push(element);
            text.setLength(0);
            if (at.size() > 64) {
                throw new XMLStreamException("nested too deeply");
            }
            switch (element) {
                case "PAMRasterBand", "VRTRasterBand" -> {
                    bands++;
                    String number = xml.getAttributeValue(null, "band");
                    ours = (number == null ? bands : Integer.parseInt(number)) == band;
                }
                case "FieldDefn" -> Arrays.fill(field, "");
                case "Row" -> {
                    if (ours) {
                        rows.add(new ArrayList<>());
                    }
                }
                default -> {}
            }
        }

        private void end(String element) {
            if (!ours) {
                return;
            }
            switch (element) {
                case "Category" -> {
                    if (!text.toString().isBlank()) {
                        categories.put(category, text.toString().strip());
                    }
                    category++;
                }
                case "Name" -> field[0] = text.toString().strip();
                case "Type" -> field[1] = text.toString().strip();
                case "Usage" -> field[2] = text.toString().strip();
                case "FieldDefn" ->
                    columns.add(new Column(
                            field[0], field[2].isEmpty() ? 0 : Integer.parseInt(field[2]), field[1].equals("2")));
                case "F" -> {
                    if (!rows.isEmpty()) {
                        rows.get(rows.size() - 1).add(text.toString());
                    }
                }
                default -> {}
            }
            text.setLength(0);
        }
    }

    /** Of a table in dBASE. */
    static SortedMap<Long, String> attributes(byte[] dbf) {
        if (dbf.length < 33) {
            return new TreeMap<>();
        }
        ByteBuffer b = ByteBuffer.wrap(dbf).order(ByteOrder.LITTLE_ENDIAN);
        long count = b.getInt(4) & 0xffffffffL;
        int start = b.getShort(8) & 0xffff;
        int length = b.getShort(10) & 0xffff;
        List<Column> columns = new ArrayList<>();
        List<int[]> places = new ArrayList<>();
        int at = 1;
        for (int f = 32; f + 32 <= Math.min(start, dbf.length) && dbf[f] != 13; f += 32) {
            int size = dbf[f + 16] & 0xff;
            columns.add(new Column(text(dbf, f, f + 11), 0, dbf[f + 11] == 'C'));
            places.add(new int[] {at, size});
            at += size;
        }
        if (length < at || start == 0) {
            return new TreeMap<>();
        }
        List<List<String>> rows = new ArrayList<>();
        for (long r = 0; r < count && start + (r + 1) * length <= dbf.length; r++) {
            int row = (int) (start + r * length);
            if (dbf[row] == '*') {
                continue;
            }
            rows.add(places.stream()
                    .map(p -> text(dbf, row + p[0], row + p[0] + p[1]))
                    .toList());
        }
        return names(columns, rows);
    }
}
