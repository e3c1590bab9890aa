package org.carbonscape.io.table;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.carbonscape.finding.Table;
import org.carbonscape.measure.Numbers;

/**
 * A workbook with a sheet for each table, streamed: header bold and frozen, columns as wide as their first rows, numbers
 * as numbers, missing ones as empty cells. The same tables give the same bytes.
 */
public final class XlsxWriter {
    /** Rows of a sheet, header included: the format's limit. */
    public static final int MOST_ROWS = 1_048_576;
    /** What a sheet shows of a table that does not fit: a million rows that are not all help nobody and take a minute. */
    private static final int ROWS_OF_CUT = 10_000;

    private static final int MOST_TEXT = 32_767;
    private static final int NAME_LENGTH = 31;
    private static final int ROWS_FOR_WIDTH = 200;
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    // neither the clock nor the time zone; the format's first day would be kept as seconds since 1970, which has a zone
    private static final LocalDateTime EVER = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final ZipOutputStream zip;
    private final int mostRows;
    private final StringBuilder xml = new StringBuilder(1 << 16);

    private XlsxWriter(ZipOutputStream zip, int mostRows) {
        this.zip = zip;
        this.mostRows = mostRows;
    }

    /** Writes the workbook; the stream stays open. Of a table of more rows than a sheet's 1,048,576 the first 10,000 are written, and a last row says so. */
    public static void write(List<Table> tables, OutputStream out) throws IOException {
        write(tables, out, MOST_ROWS);
    }

    static void write(List<Table> tables, OutputStream out, int mostRows) throws IOException {
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("a workbook needs a table");
        }
        // closing the zip frees its deflater; the caller's stream stays open
        try (ZipOutputStream zip = new ZipOutputStream(new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                out.flush();
            }
        })) {
            new XlsxWriter(zip, mostRows).workbook(tables);
        }
    }

    private void workbook(List<Table> tables) throws IOException {
        List<String> names = sheetNames(tables);
        StringBuilder types = new StringBuilder(XML + "<Types xmlns=\"" + PACKAGE + "content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + KIND + "sheet.main+xml\"/>"
                + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + KIND + "styles+xml\"/>");
        StringBuilder sheets =
                new StringBuilder(XML + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + DOCUMENT + "\"><sheets>");
        StringBuilder relations = new StringBuilder(XML + "<Relationships xmlns=\"" + PACKAGE + "relationships\">");
        for (int i = 1; i <= names.size(); i++) {
            types.append("<Override PartName=\"/xl/worksheets/sheet")
                    .append(i)
                    .append(".xml\" ContentType=\"" + KIND + "worksheet+xml\"/>");
            sheets.append("<sheet name=\"");
            escape(names.get(i - 1), sheets);
            sheets.append("\" sheetId=\"")
                    .append(i)
                    .append("\" r:id=\"rId")
                    .append(i)
                    .append("\"/>");
            relations
                    .append("<Relationship Id=\"rId")
                    .append(i)
                    .append("\" Type=\"" + DOCUMENT + "/worksheet\" Target=\"worksheets/sheet")
                    .append(i)
                    .append(".xml\"/>");
        }
        relations
                .append("<Relationship Id=\"rId")
                .append(names.size() + 1)
                .append("\" Type=\"" + DOCUMENT + "/styles\" Target=\"styles.xml\"/></Relationships>");
        part("[Content_Types].xml", types + "</Types>");
        part(
                "_rels/.rels",
                XML + "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\" Type=\""
                        + DOCUMENT + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        part("xl/workbook.xml", sheets + "</sheets></workbook>");
        part("xl/_rels/workbook.xml.rels", relations.toString());
        part(
                "xl/styles.xml",
                XML + "<styleSheet xmlns=\"" + MAIN + "\">"
                        + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
                        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
                        + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
                        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
                        + "<cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
                        + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/></cellXfs>"
                        + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>");
        for (int i = 0; i < tables.size(); i++) {
            sheet("xl/worksheets/sheet" + (i + 1) + ".xml", tables.get(i), i == 0);
        }
    }

    private void sheet(String part, Table table, boolean first) throws IOException {
        begin(part);
        int width = table.columns().size();
        xml.append(XML)
                .append("<worksheet xmlns=\"" + MAIN + "\"><sheetViews><sheetView ")
                .append(first ? "tabSelected=\"1\" " : "")
                .append(
                        "workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>");
        for (int i = 0; i < width; i++) {
            xml.append("<col min=\"")
                    .append(i + 1)
                    .append("\" max=\"")
                    .append(i + 1)
                    .append("\" width=\"")
                    .append(width(table, i))
                    .append("\" customWidth=\"1\"/>");
        }
        xml.append("</cols><sheetData><row r=\"1\">");
        for (Table.Column column : table.columns()) {
            text(column.name(), " s=\"1\"");
        }
        xml.append("</row>");
        boolean cut = table.rows() > mostRows - 1;
        int rows = cut ? Math.min(ROWS_OF_CUT, mostRows - 2) : table.rows();
        Table.Kind[] kinds = table.columns().stream().map(Table.Column::kind).toArray(Table.Kind[]::new);
        for (int row = 0; row < rows; row++) {
            xml.append("<row>");
            for (int i = 0; i < width; i++) {
                switch (kinds[i]) {
                    case TEXT -> text(table.text(row, i), "");
                    case INTEGER -> integer(table.integer(row, i));
                    case NUMBER -> number(table.finite(row, i));
                }
            }
            xml.append("</row>");
            if (xml.length() > 60_000) {
                flush();
            }
        }
        if (cut) {
            xml.append("<row>");
            text(
                    (table.rows() - rows) + " more rows are in " + table.name() + ".csv · 其余 " + (table.rows() - rows)
                            + " 行见 " + table.name() + ".csv",
                    " s=\"1\"");
            xml.append("</row>");
        }
        xml.append("</sheetData></worksheet>");
        end();
    }

    /** In letters of the default font; East Asian letters are twice as wide. */
    private static int width(Table table, int column) {
        int widest = letters(table.columns().get(column).name()) + 2;
        for (int row = 0; row < Math.min(ROWS_FOR_WIDTH, table.rows()); row++) {
            widest = Math.max(
                    widest,
                    1
                            + switch (table.columns().get(column).kind()) {
                                case TEXT -> letters(table.text(row, column));
                                case INTEGER ->
                                    Long.toString(table.integer(row, column)).length();
                                case NUMBER ->
                                    Math.min(
                                            12,
                                            Numbers.text(table.number(row, column))
                                                    .length());
                            });
        }
        return Math.min(60, Math.max(8, widest));
    }

    private static int letters(String text) {
        return text.codePoints().map(c -> c < 0x2E80 ? 1 : 2).sum();
    }

    private void number(double value) {
        if (Double.isNaN(value)) {
            xml.append("<c/>");
        } else {
            xml.append("<c><v>").append(Numbers.text(value)).append("</v></c>");
        }
    }

    private void integer(long value) {
        if (Math.abs(value) < 1_000_000_000_000_000L && value != Long.MIN_VALUE) {
            xml.append("<c><v>").append(value).append("</v></c>");
        } else {
            text(Long.toString(value), ""); // a spreadsheet keeps fifteen digits
        }
    }

    private void text(String text, String style) {
        if (text.isEmpty()) {
            xml.append("<c/>");
            return;
        }
        xml.append("<c t=\"inlineStr\"").append(style).append("><is><t");
        if (text.charAt(0) <= ' ' || text.charAt(text.length() - 1) <= ' ') {
            xml.append(" xml:space=\"preserve\"");
        }
        xml.append('>');
        escape(text.length() <= MOST_TEXT ? text : cut(text, MOST_TEXT - 1) + "…", xml);
        xml.append("</t></is></c>");
    }

    private static String cut(String text, int length) {
        int end = Math.min(length, text.length());
        return text.substring(
                0, end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n', '\t' -> out.append("&#").append((int) c).append(';');
                case '_' -> {
                    boolean escape = i + 6 < text.length()
                            && text.charAt(i + 6) == '_'
                            && text.substring(i + 1, i + 6).matches("x[0-9A-Fa-f]{4}");
                    out.append(escape ? "_x005F_" : "_"); // the text itself looks like an escaped letter
                }
                default -> {
                    if (Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1))) {
                        out.append(c).append(text.charAt(++i));
                    } else if (Character.isSurrogate(c) || c == 0xFFFE || c == 0xFFFF) {
                        out.append('\uFFFD');
                    } else if (c < 32) {
                        out.append("_x00")
                                .append(c < 16 ? "0" : "1")
                                .append("0123456789ABCDEF".charAt(c & 15))
                                .append('_');
                    } else {
                        out.append(c);
                    }
                }
            }
        }
    }

    /** Names a workbook can have: at most 31 letters, none of []:*?/\, no quote at the ends, each once. */
    static List<String> sheetNames(List<Table> tables) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>(Set.of("history")); // kept for Excel itself
        for (Table table : tables) {
            String clean = table.name()
                    .replaceAll("[\\[\\]:*?/\\\\\\p{Cntrl}]", "-")
                    .replaceAll("^'+|'+$", "")
                    .strip();
            clean = cut(clean.isEmpty() ? "table" : clean, NAME_LENGTH);
            String name = clean;
            for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
                name = cut(clean, NAME_LENGTH - 1 - Integer.toString(i).length()) + "~" + i;
            }
            names.add(name);
        }
        return names;
    }

    private void part(String name, String content) throws IOException {
        begin(name);
        xml.append(content);
        end();
    }

    private void begin(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(EVER);
        zip.putNextEntry(entry);
    }

    private void flush() throws IOException {
        zip.write(xml.toString().getBytes(StandardCharsets.UTF_8));
        xml.setLength(0);
    }

    private void end() throws IOException {
        flush();
        zip.closeEntry();
    }
}
