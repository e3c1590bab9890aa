package org.carbonscape.io.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Table;
import org.carbonscape.io.xml.XmlText;
import org.carbonscape.measure.Numbers;

/**
 * A workbook with a sheet for each table: header bold and frozen, columns as wide as their first rows, numbers as
 * numbers, missing ones as empty cells. The same tables give the same bytes, whoever makes the sheets.
 */
public final class XlsxWriter {
    /** Rows of a sheet, header included: the format's limit. */
    public static final int MOST_ROWS = 1_048_576;
    /**
     * What a sheet shows of a table that does not fit: a million rows that are not all help nobody and take a minute.
     */
    private static final int ROWS_OF_CUT = 10_000;

    private static final int NAME_LENGTH = 31;
    private static final int ROWS_FOR_WIDTH = 200;
    private static final int FIRST_OF_FORM = 60; // letters: the names of what the rows are
    private static final int OTHERS_OF_FORM = 24;

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    /** Style 0 is the usual one, which needs a name, 1 is bold. */
    private static final String STYLES = HEAD + "<styleSheet xmlns=\"" + MAIN + "\"><fonts count=\"2\">"
            + "<font><sz val=\"11\"/><color rgb=\"FF000000\"/><name val=\"Calibri\"/></font>"
            + "<font><b/><sz val=\"11\"/><color rgb=\"FF000000\"/><name val=\"Calibri\"/></font></fonts>"
            + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
            + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
            + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
            + "<cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
            + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/></cellXfs>"
            + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
            + "</styleSheet>";

    private XlsxWriter() {}

    /**
     * Writes the workbook; the stream stays open. Of a table of more rows than a sheet's 1,048,576 the first 10,000 are
     * written, and a last row says so; the same of those that are to be cut.
     *
     * @param names of the sheets, one for each table; they are fitted to what a workbook can have
     * @param cut   the files that hold all rows of the tables to be cut, by the tables' names
     */
    public static void write(
            List<Table> tables, List<String> names, Map<String, String> cut, Engine engine, OutputStream out)
            throws IOException {
        write(tables, sheetNames(names), cut, engine, out, MOST_ROWS);
    }

    /** @param mostRows of a sheet, header included */
    static void write(
            List<Table> tables,
            List<String> names,
            Map<String, String> cut,
            Engine engine,
            OutputStream out,
            int mostRows)
            throws IOException {
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("a workbook needs a table");
        }
        book(
                names,
                engine.each(tables.size(), i -> {
                    Table table = tables.get(i);
                    String file = cut.getOrDefault(table.name(), "");
                    return sheet(
                            table,
                            table.rows() < mostRows ? file : file.isEmpty() ? table.name() + ".csv" : file,
                            Math.min(ROWS_OF_CUT, mostRows - 2),
                            part(i));
                }),
                out);
    }

    /**
     * Writes sheets that are laid out already.
     *
     * @param forms names and rows of cells, each a text or a number; the first rows of a sheet are its head
     */
    public static void write(List<Form> forms, OutputStream out) throws IOException {
        List<ZipPart> sheets = new ArrayList<>();
        for (Form form : forms) {
            int[] widths = new int[form.columns()];
            Arrays.setAll(widths, i -> i == 0 ? FIRST_OF_FORM : OTHERS_OF_FORM);
            XlsxSheet sheet = new XlsxSheet(form.head, 1, widths);
            for (int row = 0; row < form.rows.size(); row++) {
                sheet.row(row);
                for (int column = 0; column < form.rows.get(row).size(); column++) {
                    Object cell = form.rows.get(row).get(column);
                    if (cell instanceof Double number) {
                        sheet.number(column, number);
                    } else {
                        sheet.text(column, cell.toString(), row < form.head);
                    }
                }
            }
            sheets.add(sheet.end(part(sheets.size())));
        }
        book(sheetNames(forms.stream().map(Form::name).toList()), sheets, out);
    }

    /** A sheet that is laid out already. */
    public record Form(String name, int head, List<List<Object>> rows) {
        private int columns() {
            return rows.stream().mapToInt(List::size).max().orElse(0);
        }
    }

    private static String part(int sheet) {
        return "xl/worksheets/sheet" + (sheet + 1) + ".xml";
    }

    private static void book(List<String> names, List<ZipPart> sheets, OutputStream out) throws IOException {
        StringBuilder types = new StringBuilder(HEAD + "<Types xmlns=\"" + PACKAGE + "content-types\">"
                + "<Default Extension=\"rels\" "
                + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/docProps/core.xml\" "
                + "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>");
        StringBuilder book = new StringBuilder(HEAD + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + DOCUMENT
                + "\"><bookViews><workbookView activeTab=\"0\"/></bookViews><sheets>");
        StringBuilder links = new StringBuilder(HEAD + "<Relationships xmlns=\"" + PACKAGE + "relationships\">");
        type(types, "xl/workbook.xml", "sheet.main");
        type(types, "xl/styles.xml", "styles");
        for (int i = 0; i < sheets.size(); i++) {
            type(types, sheets.get(i).name(), "worksheet");
            book.append("<sheet name=\"")
                    .append(XmlText.escape(names.get(i)))
                    .append("\" sheetId=\"" + (i + 1) + "\" r:id=\"rId" + (i + 1) + "\"/>");
            link(links, i + 1, DOCUMENT + "/worksheet", "worksheets/sheet" + (i + 1) + ".xml");
        }
        link(links, sheets.size() + 1, DOCUMENT + "/styles", "styles.xml");
        StringBuilder root = new StringBuilder(HEAD + "<Relationships xmlns=\"" + PACKAGE + "relationships\">");
        link(root, 1, DOCUMENT + "/officeDocument", "xl/workbook.xml");
        link(root, 2, PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml");
        String core = HEAD + "<cp:coreProperties xmlns:cp=\"" + PACKAGE
                + "metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                + "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:creator>Carbonscape</dc:creator>"
                + "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2000-01-01T00:00:00Z</dcterms:created>"
                + "</cp:coreProperties>"; // not the clock: the same tables shall give the same bytes
        List<ZipPart> parts = new ArrayList<>(List.of(
                ZipPart.of("[Content_Types].xml", types + "</Types>"),
                ZipPart.of("_rels/.rels", root + "</Relationships>"),
                ZipPart.of("docProps/core.xml", core),
                ZipPart.of("xl/workbook.xml", book + "</sheets></workbook>"),
                ZipPart.of("xl/_rels/workbook.xml.rels", links + "</Relationships>"),
                ZipPart.of("xl/styles.xml", STYLES)));
        parts.addAll(sheets);
        ZipPart.write(parts, out);
    }

    private static void type(StringBuilder into, String part, String kind) {
        into.append("<Override PartName=\"/" + part + "\" ContentType=\"" + TYPES + kind + "+xml\"/>");
    }

    private static void link(StringBuilder into, int id, String type, String target) {
        into.append("<Relationship Id=\"rId" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>");
    }

    /** @param elsewhere the file that holds all rows; empty where all fit */
    private static ZipPart sheet(Table table, String elsewhere, int most, String name) {
        int width = table.columns().size();
        int[] widths = new int[width];
        Arrays.setAll(widths, i -> width(table, i));
        XlsxSheet sheet = new XlsxSheet(1, 0, widths);
        sheet.row(0);
        for (int i = 0; i < width; i++) {
            sheet.text(i, table.columns().get(i).name(), true);
        }
        int rows = elsewhere.isEmpty() ? table.rows() : Math.min(table.rows(), most);
        Table.Kind[] kinds = table.columns().stream().map(Table.Column::kind).toArray(Table.Kind[]::new);
        for (int row = 0; row < rows; row++) {
            sheet.row(row + 1);
            for (int i = 0; i < width; i++) {
                switch (kinds[i]) {
                    case TEXT -> sheet.text(i, table.text(row, i), false);
                    case INTEGER -> sheet.integer(i, table.integer(row, i));
                    case NUMBER -> sheet.number(i, table.finite(row, i));
                }
            }
        }
        if (rows < table.rows()) {
            int more = table.rows() - rows;
            sheet.row(rows + 1);
            sheet.text(0, more + " more rows are in " + elsewhere + " · 其余 " + more + " 行见 " + elsewhere, true);
        }
        return sheet.end(name);
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

    /** Names a workbook can have: at most 31 letters, none of []:*?/\, no quote at the ends, each once. */
    static List<String> sheetNames(List<String> wanted) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>(Set.of("history")); // kept for Excel itself
        for (String one : wanted) {
            String clean = one.replaceAll("[\\[\\]:*?/\\\\\\p{Cntrl}]", "-")
                    .replaceAll("^'+|'+$", "")
                    .strip();
            clean = XlsxSheet.cut(clean.isEmpty() ? "table" : clean, NAME_LENGTH);
            String name = clean;
            for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
                name = XlsxSheet.cut(
                                clean, NAME_LENGTH - 1 - Integer.toString(i).length()) + "~" + i;
            }
            names.add(name);
        }
        return names;
    }
}
