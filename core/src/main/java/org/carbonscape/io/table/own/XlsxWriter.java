package org.carbonscape.io.table.own;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Dictionary;
import org.carbonscape.finding.Table;
import org.carbonscape.io.deflate.Packed;
import org.carbonscape.io.deflate.ZipWriter;
import org.carbonscape.problem.Language;

/**
 * A workbook with a sheet for each table, written by several threads: header bold, frozen, with filters and on every
 * printed page, columns as wide as their first rows, numbers as numbers, missing ones as empty cells. The same tables
 * give the same bytes.
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
    private static final int ROWS_OF_PIECE = 2_000;
    private static final int PIECES_AT_ONCE = 64; // that wait, packed, for being written

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/";
    private static final String SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String HEADING = "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"2\" borderId=\"0\" xfId=\"0\" "
            + "applyFont=\"1\" applyFill=\"1\"";
    private static final String STYLES = "<styleSheet xmlns=\"" + SHEETS
            + "\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
            + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"3\"><fill>"
            + "<patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"
            + "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE7EDE8\"/></patternFill></fill></fills>"
            + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
            + "<cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
            + HEADING + "/>" + HEADING + " applyAlignment=\"1\"><alignment horizontal=\"right\" indent=\"2\"/></xf>"
            + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\">"
            + "<alignment horizontal=\"left\" indent=\"1\"/></xf></cellXfs>"
            + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
            + "</styleSheet>";

    private final ZipWriter zip;

    /** Writes what is not a sheet. */
    private XlsxWriter(List<String> names, List<Range> ranges, OutputStream out) throws IOException {
        zip = new ZipWriter(out);
        StringBuilder types = new StringBuilder("<Types xmlns=\"" + PACKAGE + "content-types\">"
                + "<Default Extension=\"rels\" "
                + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + type("/xl/workbook.xml", "spreadsheetml.sheet.main")
                + type("/xl/styles.xml", "spreadsheetml.styles")
                + type("/docProps/app.xml", "extended-properties"));
        StringBuilder sheets = new StringBuilder(
                "<workbook xmlns=\"" + SHEETS + "\" xmlns:r=\"" + DOCUMENT + "relationships\"><sheets>");
        StringBuilder relations = new StringBuilder("<Relationships xmlns=\"" + PACKAGE + "relationships\">");
        for (int i = 0; i < names.size(); i++) {
            types.append(type("/" + part(i), "spreadsheetml.worksheet"));
            String name = new String(SheetXml.encoded(names.get(i)), StandardCharsets.UTF_8).replace("\"", "&quot;");
            sheets.append("<sheet name=\"" + name + "\" sheetId=\"" + (i + 1) + "\" r:id=\"rId" + (i + 1) + "\"/>");
            relations.append(relation(i + 1, "worksheet", part(i).substring("xl/".length())));
        }
        relations.append(relation(names.size() + 1, "styles", "styles.xml"));
        add("[Content_Types].xml", types.append("</Types>").toString()); // first: by it the file is known
        add(
                "_rels/.rels",
                "<Relationships xmlns=\"" + PACKAGE + "relationships\">"
                        + relation(1, "officeDocument", "xl/workbook.xml")
                        + relation(2, "extended-properties", "docProps/app.xml") + "</Relationships>");
        sheets.append("</sheets><definedNames>");
        for (int i = 0; i < ranges.size(); i++) { // in the order of the names
            sheets.append(defined(
                    "_FilterDatabase",
                    i,
                    " hidden=\"1\"",
                    names.get(i),
                    ranges.get(i).absolute()));
        }
        for (int i = 0; i < ranges.size(); i++) {
            sheets.append(defined("Print_Titles", i, "", names.get(i), "$1:$1"));
        }
        sheets.append("</definedNames></workbook>");
        String book = sheets.toString();
        add("xl/workbook.xml", ranges.isEmpty() ? book.replace("<definedNames></definedNames>", "") : book);
        add("xl/_rels/workbook.xml.rels", relations.append("</Relationships>").toString());
        add("xl/styles.xml", STYLES);
        add(
                "docProps/app.xml",
                "<Properties xmlns=\"" + DOCUMENT
                        + "extended-properties\"><Application>Carbonscape</Application></Properties>");
    }

    /**
     * Writes the workbook; the stream stays open. Of a table of more rows than a sheet's 1,048,576 the first 10,000 are
     * written, and a last row says so; the same of those that are to be cut.
     *
     * @param names    of the sheets, one for each table; they are fitted to what a workbook can have
     * @param cut      the files that hold all rows of the tables to be cut, by the tables' names
     * @param language of what is told of a heading that is clicked: by {@link Dictionary} what its column says
     */
    public static void write(
            List<Table> tables,
            List<String> names,
            Map<String, String> cut,
            Language language,
            Engine engine,
            OutputStream out)
            throws IOException {
        write(tables, sheetNames(names), cut, language, engine, out, MOST_ROWS);
    }

    /** @param mostRows of a sheet, header included */
    static void write(
            List<Table> tables,
            List<String> names,
            Map<String, String> cut,
            Language language,
            Engine engine,
            OutputStream out,
            int mostRows)
            throws IOException {
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("a workbook needs a table");
        }
        List<Piece> pieces = new ArrayList<>();
        for (int sheet = 0; sheet < tables.size(); sheet++) {
            Table table = tables.get(sheet);
            String file = cut.getOrDefault(table.name(), "");
            boolean isCut = !file.isEmpty() || table.rows() >= mostRows;
            int rows = isCut ? Math.min(table.rows(), Math.min(ROWS_OF_CUT, mostRows - 2)) : table.rows();
            String elsewhere = file.isEmpty() ? table.name() + ".csv" : file;
            for (int from = 0; from == 0 || from < rows; from += ROWS_OF_PIECE) {
                int to = Math.min(rows, from + ROWS_OF_PIECE);
                pieces.add(new Piece(table, sheet, from, to, rows, elsewhere, language));
            }
        }
        List<Range> ranges = pieces.stream()
                .filter(p -> p.from == 0)
                .map(p -> new Range(p.table.columns().size(), p.rows + 1))
                .toList();
        XlsxWriter book = new XlsxWriter(names, ranges, out);
        for (int start = 0; start < pieces.size(); start += PIECES_AT_ONCE) {
            List<Piece> next = pieces.subList(start, Math.min(pieces.size(), start + PIECES_AT_ONCE));
            List<Packed> packed = engine.each(next.size(), i -> next.get(i).packed());
            for (int i = 0; i < next.size(); i++) {
                if (next.get(i).from == 0) {
                    book.zip.begin(part(next.get(i).sheet));
                }
                book.zip.take(packed.get(i));
                if (next.get(i).to == next.get(i).rows) {
                    book.zip.end();
                }
            }
        }
        book.zip.finish();
        out.flush();
    }

    /**
     * Writes sheets that are laid out already.
     *
     * @param forms names and rows of cells, each a text or a number; the first rows of a sheet are its head
     */
    public static void write(List<Form> forms, OutputStream out) throws IOException {
        XlsxWriter book =
                new XlsxWriter(sheetNames(forms.stream().map(Form::name).toList()), List.of(), out);
        for (int i = 0; i < forms.size(); i++) {
            book.zip.begin(part(i));
            book.zip.take(packed(forms.get(i), i == 0));
            book.zip.end();
        }
        book.zip.finish();
        out.flush();
    }

    /** A sheet that is laid out already. */
    public record Form(String name, int head, List<List<Object>> rows) {
        private int columns() {
            return rows.stream().mapToInt(List::size).max().orElse(0);
        }
    }

    private static Packed packed(Form form, boolean shown) {
        try (SheetXml xml = new SheetXml()) {
            int[] widths = new int[form.columns()];
            Arrays.setAll(widths, column -> column == 0 ? 60 : 30);
            xml.head(1, form.head, widths, shown);
            for (int row = 0; row < form.rows.size(); row++) {
                List<Object> cells = form.rows.get(row);
                xml.row(row);
                for (int column = 0; column < cells.size(); column++) {
                    if (cells.get(column) instanceof Double number) {
                        xml.number(column, number, row < form.head);
                    } else {
                        xml.text(column, SheetXml.encoded(cells.get(column).toString()), row < form.head);
                    }
                }
                xml.endRow();
            }
            return xml.end("", List.of(), SheetXml.fits(widths));
        }
    }

    /** The cells of a table's sheet: head and rows. */
    private record Range(int columns, int rows) {
        String relative() {
            return "A1:" + SheetXml.name(columns - 1) + rows;
        }

        String absolute() {
            return "$A$1:$" + SheetXml.name(columns - 1) + "$" + rows;
        }
    }

    /** Rows of a table's sheet; with the first comes the head, and with the last what is left out. */
    private record Piece(Table table, int sheet, int from, int to, int rows, String elsewhere, Language language) {
        Packed packed() {
            int width = table.columns().size();
            try (SheetXml xml = new SheetXml()) {
                int[] widths = new int[width];
                if (from == 0 || to == rows) {
                    Arrays.setAll(widths, i -> width(table, i));
                }
                if (from == 0) {
                    xml.head(0, 1, widths, sheet == 0);
                    xml.row(0);
                    for (int i = 0; i < width; i++) {
                        Table.Column column = table.columns().get(i);
                        xml.heading(i, column.name(), column.kind() != Table.Kind.TEXT);
                    }
                    xml.endRow();
                }
                write(xml, width);
                if (to == rows && rows < table.rows()) {
                    int more = table.rows() - rows;
                    String left = more + " more rows are in " + elsewhere + " · 其余 " + more + " 行见 " + elsewhere;
                    xml.row(rows + 1);
                    xml.text(0, SheetXml.encoded(left), true);
                    xml.endRow();
                }
                return to < rows
                        ? xml.end()
                        : xml.end(new Range(width, rows + 1).relative(), tips(), SheetXml.fits(widths));
            }
        }

        private List<SheetXml.Tip> tips() {
            List<SheetXml.Tip> tips = new ArrayList<>();
            for (int i = 0; i < table.columns().size(); i++) {
                int column = i;
                Dictionary.column(table.name(), table.columns().get(i).name())
                        .ifPresent(said -> tips.add(new SheetXml.Tip(
                                column,
                                said.heading().in(language),
                                said.meaning().in(language)
                                        + (said.unit().isEmpty()
                                                ? ""
                                                : language.of(" [", "［") + said.unit() + language.of("]", "］")))));
            }
            return tips;
        }

        private void write(SheetXml xml, int width) {
            Table.Kind[] kinds =
                    table.columns().stream().map(Table.Column::kind).toArray(Table.Kind[]::new);
            String[] last = new String[width]; // most columns of text say the same in many rows
            byte[][] written = new byte[width][];
            Arrays.fill(last, "");
            Arrays.fill(written, new byte[0]);
            for (int row = from; row < to; row++) {
                xml.row(row + 1);
                for (int i = 0; i < width; i++) {
                    switch (kinds[i]) {
                        case TEXT -> {
                            String text = table.text(row, i);
                            if (!text.equals(last[i])) {
                                last[i] = text;
                                written[i] = SheetXml.encoded(text);
                            }
                            if (i > 0 && kinds[i - 1] != Table.Kind.TEXT) {
                                xml.indentedText(i, written[i]);
                            } else {
                                xml.text(i, written[i], false);
                            }
                        }
                        case INTEGER -> xml.integer(i, table.integer(row, i));
                        case NUMBER -> xml.number(i, table.finite(row, i), false);
                    }
                }
                xml.endRow();
            }
        }
    }

    private static int width(Table table, int column) {
        int widest = SheetXml.letters(table.columns().get(column).name()) + 4; // beside it the filter's button
        for (int row = 0; row < Math.min(ROWS_FOR_WIDTH, table.rows()); row++) {
            widest = Math.max(
                    widest,
                    1
                            + switch (table.columns().get(column).kind()) {
                                case TEXT -> SheetXml.letters(table.text(row, column));
                                case INTEGER ->
                                    Long.toString(table.integer(row, column)).length();
                                case NUMBER -> SheetXml.letters(table.number(row, column));
                            });
        }
        return Math.min(60, Math.max(8, widest));
    }

    private static String part(int sheet) {
        return "xl/worksheets/sheet" + (sheet + 1) + ".xml";
    }

    private static String defined(String name, int sheet, String hidden, String of, String cells) {
        String quoted = new String(SheetXml.encoded("'" + of.replace("'", "''") + "'"), StandardCharsets.UTF_8);
        return "<definedName name=\"_xlnm." + name + "\" localSheetId=\"" + sheet + "\"" + hidden + ">" + quoted + "!"
                + cells + "</definedName>";
    }

    private static String type(String part, String kind) {
        return "<Override PartName=\"" + part + "\" ContentType=\"application/vnd.openxmlformats-officedocument." + kind
                + "+xml\"/>";
    }

    private static String relation(int id, String kind, String target) {
        return "<Relationship Id=\"rId" + id + "\" Type=\"" + DOCUMENT + "relationships/" + kind + "\" Target=\""
                + target + "\"/>";
    }

    private void add(String name, String text) throws IOException {
        zip.add(name, (XML + text).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Names a workbook can have: at most 31 letters, none of []:*?/\ (in full width neither, which Excel in Chinese and
     * Japanese takes for the same), no quote at the ends, each once.
     */
    public static List<String> sheetNames(List<String> wanted) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>(Set.of("history")); // kept for Excel itself
        for (String one : wanted) {
            String clean = one.replaceAll("[\\[\\]:*?/\\\\［］：＊？／＼\\p{Cntrl}]", "-")
                    .replaceAll("^'+|'+$", "")
                    .strip();
            clean = SheetXml.cut(clean.isEmpty() ? "table" : clean, NAME_LENGTH);
            String name = clean;
            for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
                name = SheetXml.cut(clean, NAME_LENGTH - 1 - Integer.toString(i).length()) + "~" + i;
            }
            names.add(name);
        }
        return names;
    }
}
