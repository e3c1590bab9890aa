package org.carbonscape.io.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.io.table.own.XlsxWriter;
import org.carbonscape.io.table.sheet.SheetMarks;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxReaderTest {
    private static final String RELS =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    private static final String DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    @TempDir
    Path folder;

    /** A workbook of the parts given, with the sheet "one" (and, if given, others). */
    private Path workbook(Map<String, String> parts, String sheetXml) throws IOException {
        Path file = folder.resolve("w.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(
                    zip,
                    "_rels/.rels",
                    RELS + "<Relationship Id=\"r\" Type=\"" + DOC
                            + "/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>");
            put(
                    zip,
                    "xl/workbook.xml",
                    parts.getOrDefault(
                            "workbook",
                            "<workbook xmlns:r=\"" + DOC
                                    + "\"><sheets><sheet name=\"hidden\" sheetId=\"1\" state=\"hidden\" r:id=\"a\"/>"
                                    + "<sheet name=\"one\" sheetId=\"2\" r:id=\"b\"/></sheets></workbook>"));
            put(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    RELS + "<Relationship Id=\"a\" Type=\"" + DOC + "/worksheet\" Target=\"worksheets/a.xml\"/>"
                            + "<Relationship Id=\"b\" Type=\"" + DOC
                            + "/worksheet\" Target=\"../xl/worksheets/b.xml\"/>"
                            + "<Relationship Id=\"s\" Type=\"" + DOC + "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
                            + "<Relationship Id=\"t\" Type=\"" + DOC
                            + "/styles\" Target=\"styles.xml\"/></Relationships>");
            put(
                    zip,
                    "xl/worksheets/a.xml",
                    "<worksheet><sheetData><row><c t=\"str\"><v>h</v></c></row><row><c><v>1</v></c></row></sheetData>"
                            + "</worksheet>");
            put(zip, "xl/worksheets/b.xml", sheetXml);
            for (String part : List.of("sharedStrings", "styles")) {
                if (parts.containsKey(part)) {
                    put(zip, "xl/" + part + ".xml", parts.get(part));
                }
            }
        }
        return file;
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A county's name beside the lines of its fuels, over rows 3 to 5; a title above and a note below are no data. */
    @Test
    void aCellMergedOverRowsHoldsForEachOfThem() throws IOException {
        String cell = "<c r=\"%s\" t=\"str\"><v>%s</v></c>";
        StringBuilder rows = new StringBuilder();
        String[][] cells = {
            {"title", "", ""},
            {"unit", "item", "amount"},
            {"长沙县", "coal", "1"},
            {"", "oil", "2"},
            {"", "gas", "3"},
            {"望城区", "coal", "4"},
            {"", "oil", "5"},
            {"注：数据来自统计年鉴。", "", ""}
        };
        for (int r = 0; r < cells.length; r++) {
            rows.append("<row r=\"").append(r + 1).append("\">");
            for (int c = 0; c < 3; c++) {
                if (!cells[r][c].isEmpty()) {
                    rows.append(cell.formatted((char) ('A' + c) + "" + (r + 1), cells[r][c]));
                }
            }
            rows.append("</row>");
        }
        Path file = workbook(
                Map.of(),
                "<worksheet><sheetData>" + rows + "</sheetData><mergeCells count=\"3\"><mergeCell ref=\"A1:C1\"/>"
                        + "<mergeCell ref=\"A3:A5\"/><mergeCell ref=\"A6:A7\"/></mergeCells></worksheet>");
        TableForm form = TableForm.of()
                .need("unit", "", TableForm.Kind.PLACE)
                .need("item", "", TableForm.Kind.TEXT)
                .need("amount", "", TableForm.Kind.NUMBER);
        TextTable table = TableFile.read(file, "x", form);
        assertThat(table.rows().stream().map(r -> r.text("unit") + " " + r.text("item")))
                .containsExactly("长沙县 coal", "长沙县 oil", "长沙县 gas", "望城区 coal", "望城区 oil");
    }

    @Test
    void mergedCellsAreFoundWhereverABufferEnds() throws IOException {
        String tags = "<mergeCells><mergeCell ref=\"AB12:AC14\"/><x:mergeCell ref='$A$2:$A$3'/></mergeCells>";
        for (int shift = 0; shift < tags.length() + 5; shift++) {
            byte[] sheet = (" ".repeat((1 << 16) - shift) + tags).getBytes(StandardCharsets.UTF_8);
            assertThat(SheetMarks.of(new ByteArrayInputStream(sheet)).merged())
                    .containsExactly(new SheetMarks.Area(27, 12, 14), new SheetMarks.Area(0, 2, 3));
        }
    }

    @Test
    void whatIsHiddenIsFoundWhereverABufferEnds() throws IOException {
        String tags =
                "<cols><col min=\"3\" max=\"4\" width=\"9\" hidden=\"1\"/><col min='6' max='6' hidden='0'/></cols>"
                        + "<row r=\"2\" spans=\"1:5\" hidden=\"true\"><c r=\"A2\"/></row>"
                        + "<x:row hidden='1' r='9'/><row r=\"10\"/>";
        for (int shift = 0; shift < tags.length() + 5; shift++) {
            byte[] sheet = (" ".repeat((1 << 16) - shift) + tags).getBytes(StandardCharsets.UTF_8);
            assertThat(SheetMarks.of(new ByteArrayInputStream(sheet)))
                    .isEqualTo(new SheetMarks(List.of(), Set.of(2, 9), Set.of(2, 3)));
        }
    }

    /** The mark of a note was a digit of the number (12 with ¹ was 121), and a power those of another (104 t). */
    @Test
    void raisedDigitsAreNotThoseBeforeThem() throws IOException {
        String up = "<r><rPr><vertAlign val=\"superscript\"/><sz val=\"9\"/></rPr><t>";
        Path file = workbook(
                Map.of(
                        "sharedStrings",
                        "<sst><si><t>class</t></si><si><r><t>10</t></r>" + up + "4</t></r><r>"
                                + "<t xml:space=\"preserve\"> t</t></r></si><si><r><t>12</t></r>" + up
                                + "1)</t></r></si></sst>"),
                "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
                        + "<c r=\"B1\" t=\"s\"><v>1</v></c></row>"
                        + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"s\"><v>2</v></c></row>"
                        + "</sheetData></worksheet>");
        TextTable table = TableFile.read(file);
        assertThat(table.columns()).containsExactly("class", "10⁴ t");
        assertThat(table.rows().get(0).text("10⁴ t")).isEqualTo("12¹)");
        // openpyxl has no shared texts: they stand in the sheet
        String inline = "<c t=\"inlineStr\"><is>%s</is></c>";
        file = workbook(
                Map.of(),
                "<worksheet><sheetData><row>" + inline.formatted("<t>class</t>")
                        + inline.formatted("<r><t>10</t></r>" + up + "4</t></r><r><t> t</t></r>") + "</row><row>"
                        + inline.formatted("<t>a</t>") + inline.formatted("<r><t>12</t></r>" + up + "1)</t></r>")
                        + "</row></sheetData></worksheet>");
        table = TableFile.read(file);
        assertThat(table.columns().get(1)).startsWith("10⁴");
        assertThat(table.rows().get(0).text(table.columns().get(1))).isEqualTo("12¹)");
    }

    @Test
    void everyKindOfCellIsRead() throws IOException {
        Path file = workbook(
                Map.of(
                        "sharedStrings",
                        "<sst><si><t>class</t></si><si><r><t>林</t></r><r><t>地</t></r><rPh sb=\"0\" eb=\"1\"><t>lín "
                                + "dì</t></rPh></si><si><t>_x0041_</t></si></sst>",
                        "styles",
                        "<styleSheet><numFmts><numFmt numFmtId=\"164\" "
                                + "formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/><numFmt numFmtId=\"165\" "
                                + "formatCode=\"[Red]0.0&quot; days&quot;\"/></numFmts><cellStyleXfs><xf "
                                + "numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf "
                                + "numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf "
                                + "numFmtId=\"165\"/></cellXfs></styleSheet>"),
                "<worksheet><sheetData><row r=\"2\"><c r=\"B2\" t=\"s\"><v>0</v></c><c r=\"C2\" "
                        + "t=\"inlineStr\"><is><t>value</t></is></c><c r=\"D2\" t=\"str\"><f>A1</f><v>d</v></c><c "
                        + "r=\"E2\" t=\"str\"><v>e</v></c><c r=\"F2\" t=\"str\"><v>f</v></c><c r=\"G2\" "
                        + "t=\"str\"><v>g</v></c><c r=\"H2\" t=\"str\"><v>h</v></c></row><row r=\"3\"/><row "
                        + "r=\"7\"><c r=\"B7\" t=\"s\"><v>1</v></c><c r=\"C7\"><v>0.30000000000000004</v></c><c "
                        + "r=\"D7\" s=\"1\"><v>36526</v></c><c r=\"E7\" s=\"2\"><v>36526.5</v></c><c r=\"F7\" "
                        + "t=\"b\"><v>1</v></c><c r=\"G7\" t=\"e\"><v>#DIV/0!</v></c><c "
                        + "r=\"H7\"><f>SUM(A1:A2)</f></c></row><row r=\"8\"><c r=\"B8\" t=\"s\"><v>2</v></c><c "
                        + "r=\"C8\" s=\"3\"><v>36526</v></c></row></sheetData></worksheet>");
        TextTable table = TableFile.read(file); // the first visible sheet
        assertThat(table.columns()).containsExactly("class", "value", "d", "e", "f", "g", "h");
        TextTable.Row row = table.rows().get(0);
        assertThat(row.number()).isEqualTo(7);
        // day 36526 is 1 January 2000
        assertThat(table.columns().stream().map(row::text))
                .containsExactly("林地", "0.3", "2000-01-01", "2000-01-01 12:00:00", "TRUE", "#DIV/0!", "=SUM(A1:A2)");
        assertThat(table.rows().get(1).text("class")).isEqualTo("A");
        assertThat(table.rows().get(1).number("value")).isEqualTo(36526);
        assertThat(TableFile.read(file, "HIDDEN", "x").rows().get(0).number("h"))
                .isEqualTo(1);
        assertThat(catchThrowableOfType(ProblemException.class, () -> TableFile.read(file, "two", "x"))
                        .problems())
                .containsExactly(Problem.of(ProblemCode.TABLE_04_NO_SHEET, "x", "two", "hidden, one"));
    }

    @Test
    void workbooksOfOtherProgramsAreRead() throws IOException, InterruptedException {
        Path file = folder.resolve("q.xlsx");
        Shared.run("/usr/bin/python3", "-c", """
                import openpyxl, sys, datetime
                w = openpyxl.Workbook(); s = w.active; s.title = '因子'
                s.append(['class', 'value', 'when', 'share']); s.append(['林地', -0.644, datetime.datetime(2020, 5, 6, \
                7, 8, 9), 0.12]); s['D2'].number_format = '0%'
                s.append(['water', '=1+1', None, None]); w.save(sys.argv[1])
                """, file.toString());
        TextTable.Row row = TableFile.read(file, "因子", "q").rows().get(0);
        assertThat(row.number("value")).isEqualTo(-0.644);
        assertThat(row.text("when")).isEqualTo("2020-05-06 07:08:09");
        assertThat(row.number("share")).isEqualTo(0.12);
        ProblemException formula = catchThrowableOfType(
                ProblemException.class, () -> TableFile.read(file).rows().get(1).number("value"));
        assertThat(formula.problems().get(0))
                .isEqualTo(Problem.of(ProblemCode.TABLE_11_NOT_NUMBER, "q.xlsx row 3, column \"value\"", "=1+1"));
    }

    @Test
    void bombsAndHostileXmlAreStopped() throws IOException {
        String head = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
        Path file = workbook(
                Map.of("workbook", head + "<workbook><sheets><sheet name=\"&b;\"/></sheets></workbook>"),
                "<worksheet/>");
        assertThat(catchThrowableOfType(ProblemException.class, () -> TableFile.read(file))
                        .problems()
                        .get(0)
                        .code())
                .isEqualTo(ProblemCode.TABLE_03_DAMAGED);
        Path wide = workbook(
                Map.of(), "<worksheet><sheetData><row><c r=\"ZZZZ1\"><v>1</v></c></row></sheetData></worksheet>");
        assertThat(catchThrowableOfType(ProblemException.class, () -> TableFile.read(wide))
                        .problems()
                        .get(0)
                        .code())
                .isEqualTo(ProblemCode.TABLE_03_DAMAGED);
        Path index = workbook(
                Map.of(), "<worksheet><sheetData><row><c r=\"A1\" t=\"s\"><v>5</v></c></row></sheetData></worksheet>");
        assertThat(catchThrowableOfType(ProblemException.class, () -> TableFile.read(index))
                        .problems()
                        .get(0)
                        .code())
                .isEqualTo(ProblemCode.TABLE_03_DAMAGED);
    }

    private ProblemException refused(String sheetXml) throws IOException {
        Path file = workbook(Map.of(), sheetXml);
        return catchThrowableOfType(ProblemException.class, () -> TableFile.read(file));
    }

    private static Problem damaged(String reason) {
        return Problem.of(ProblemCode.TABLE_03_DAMAGED, "w.xlsx", reason);
    }

    /** A few bytes each, for which the library would take memory or time without end. */
    @Test
    void sheetsThatAskForNoEndOfMemoryOrTimeAreStopped() throws IOException {
        String head = "<worksheet><sheetData><row><c t=\"str\"><v>h</v></c></row><row>";
        String tail = "</row></sheetData></worksheet>";
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            assertThat(refused(head + "<c  r = 'ZZZZZZ2'><v>1</v></c>" + tail).problems())
                    .containsExactly(damaged("a cell beyond column XFD"));
            assertThat(refused(head + "<c r=\"XFE2\"><v>1</v></c>" + tail).problems())
                    .containsExactly(damaged("a cell beyond column XFD"));
            assertThat(refused(head + "<c><v>" + "9".repeat(1_001) + "</v></c>" + tail)
                            .problems())
                    .containsExactly(damaged("a number of more than 1000 digits"));
            assertThat(refused(head + "<c/>".repeat(2_000_000) + tail).problems())
                    .containsExactly(damaged("a row of more than 16,384 cells"));
            assertThat(refused(head + "<c t=\"s\"><v>2000000000</v></c>" + tail).problems())
                    .containsExactly(Problem.of(
                            ProblemCode.TABLE_03_DAMAGED,
                            "w.xlsx",
                            Bilingual.of(
                                    "a cell asks for a text that the workbook does not have", "某单元格引用的文本在工作簿中不存在")));
        });
        String rows = "<x:row x:r=\"3\"/><row hidden=\"1\"/>".repeat(1_100_000); // more tags than a row can have
        assertThat(TableFile.read(workbook(
                                Map.of(),
                                "<worksheet xmlns:x=\"x\"><sheetData><row><c t=\"str\"><v>h</v></c></row>" + rows
                                        + "<row><c><v>" + "9".repeat(1_000)
                                        + "e-998</v></c></row></sheetData></worksheet>"))
                        .rows()
                        .get(0)
                        .number("h"))
                .isEqualTo(100);
    }

    @Test
    void textsThatInflateWithoutEndAreStopped() throws IOException {
        Path file = folder.resolve("w.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, "xl/workbook.xml", "<w><sheet name=\"one\" id=\"b\"/></w>");
            put(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    RELS + "<Relationship Id=\"b\" Type=\"" + DOC + "/worksheet\" Target=\"b.xml\"/>"
                            + "<Relationship Id=\"s\" Type=\"" + DOC + "/sharedStrings\" Target=\"s.xml\"/>"
                            + "</Relationships>");
            put(zip, "xl/b.xml", "<s><sheetData/></s>");
            put(zip, "xl/s.xml", "<sst>");
            byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 256; i++) {
                zip.write(spaces);
            }
        }
        assertThat(Files.size(file)).isLessThan(1 << 20);
        assertThat(catchThrowableOfType(ProblemException.class, () -> TableFile.read(file))
                        .problems())
                .containsExactly(Problem.of(ProblemCode.TABLE_14_TOO_LARGE, "w.xlsx", "256 MB"));
    }

    /** In the strict kind names stand in other name spaces, and Excel writes dates as text. */
    @Test
    void strictWorkbooksAreRead() throws IOException {
        String strict = "http://purl.oclc.org/ooxml/";
        Path file = workbook(
                Map.of(
                        "workbook",
                        "<workbook xmlns=\"" + strict + "spreadsheetml/main\" xmlns:r=\"" + strict
                                + "officeDocument/relationships\" conformance=\"strict\"><workbookPr date1904=\"1\"/>"
                                + "<sheets><sheet name=\"one\" sheetId=\"1\" r:id=\"b\"/></sheets></workbook>",
                        "styles",
                        "<styleSheet><cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"),
                "<worksheet xmlns=\"" + strict + "spreadsheetml/main\"><sheetData>"
                        + "<row><c t=\"str\"><v>when</v></c><c t=\"str\"><v>from</v></c></row>"
                        + "<row><c t='d' s=\"1\"><v>2020-05-06</v></c><c s=\"1\"><v>1</v></c></row>"
                        + "</sheetData></worksheet>");
        TextTable.Row row = TableFile.read(file).rows().get(0);
        assertThat(row.text("when")).isEqualTo("2020-05-06");
        assertThat(row.text("from")).isEqualTo("1904-01-02");
    }

    @Test
    void rowsThatDoNotSayTheirNumberAreCounted() throws IOException {
        TextTable table = TableFile.read(workbook(
                Map.of(),
                "<worksheet><sheetData><row><c t=\"str\"><v>h</v></c></row><row><c><v>1</v></c></row>"
                        + "<row r=\"7\"><c><v>2</v></c></row><row><c><v>3</v></c></row>"
                        + "<row><c r=\"A12\"><v>4</v></c></row></sheetData></worksheet>"));
        assertThat(table.rows().stream().map(TextTable.Row::number)).containsExactly(2, 7, 8, 12);
    }

    /** Booleans may be words, numbers may have space about them; what parses as neither is left as it stands. */
    @Test
    void valuesInOtherLettersAreRead() throws IOException {
        TextTable table = TableFile.read(workbook(
                Map.of(),
                "<worksheet><sheetData><row><c t=\"str\"><v>h</v></c></row><row><c t=\"b\"><v>true</v></c></row>"
                        + "<row><c><v> 0.5 </v></c></row><row><c><v>abc</v></c></row>"
                        + "<row><c t=\"b\"><f>A1=1</f><v>0</v></c></row></sheetData></worksheet>"));
        assertThat(table.rows().stream().map(row -> row.text("h"))).containsExactly("TRUE", "0.5", "abc", "FALSE");
    }

    @Test
    void aSheetWhoseChecksumDoesNotMatchIsAProblem() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(0); // so that a changed digit stays a digit
            String sheet = "xl/worksheets/b.xml";
            put(zip, "xl/workbook.xml", "<w r=\"r\"><sheet name=\"one\" id=\"b\"/></w>");
            put(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    RELS + "<Relationship Id=\"b\" Type=\"" + DOC + "/worksheet\" Target=\"/" + sheet
                            + "\"/></Relationships>");
            put(
                    zip,
                    sheet,
                    "<s><sheetData><row><c t=\"str\"><v>h</v></c></row>"
                            + "<row><c><v>12345</v></c></row></sheetData></s>");
        }
        String bytes = out.toString(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("good.xlsx"), out.toByteArray());
        assertThat(TableFile.read(file).rows().get(0).number("h")).isEqualTo(12345);
        Path bad = Files.writeString(
                folder.resolve("bad.xlsx"), bytes.replace("12345", "92345"), StandardCharsets.ISO_8859_1);
        assertThat(catchThrowableOfType(ProblemException.class, () -> TableFile.read(bad))
                        .problems())
                .containsExactly(Problem.of(
                        ProblemCode.TABLE_03_DAMAGED,
                        "bad.xlsx",
                        "part xl/worksheets/b.xml: its checksum does not match"));
    }

    @Test
    void aZipThatIsNoWorkbookIsNamedSo() throws IOException {
        Path file = folder.resolve("z.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, "a.txt", "a");
        }
        assertThat(catchThrowableOfType(ProblemException.class, () -> TableFile.read(file))
                        .problems())
                .containsExactly(Problem.of(ProblemCode.FILE_12_PACKED, "z.zip", "ZIP"));
    }

    @Test
    void otherWorkbooksAreToldByTheirKind() throws IOException {
        assertThat(ofZip("t.xlsb", "xl/workbook.bin", "_rels/.rels"))
                .containsExactly(Problem.of(
                        ProblemCode.TABLE_19_OTHER_WORKBOOK,
                        "t.xlsb",
                        "t.xlsb",
                        Bilingual.of("a binary workbook of Excel (.xlsb)", " Excel 二进制工作簿（.xlsb）")));
        assertThat(ofZip("t.ods", "mimetype", "content.xml"))
                .containsExactly(Problem.of(
                        ProblemCode.TABLE_19_OTHER_WORKBOOK,
                        "t.ods",
                        "t.ods",
                        Bilingual.of("an OpenDocument spreadsheet (.ods)", " OpenDocument 表格（.ods）")));
        for (String entry : List.of("Index/Document.iwa", "Index.zip")) {
            assertThat(ofZip("t.numbers", "preview.jpg", entry))
                    .containsExactly(Problem.of(ProblemCode.TABLE_31_NUMBERS, "t.numbers"));
        }
    }

    private List<Problem> ofZip(String name, String... entries) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String entry : entries) {
                put(
                        zip,
                        entry,
                        "<Relationships><Relationship Id=\"r\" Type=\"a/officeDocument\" Target=\"xl/workbook.bin\"/>"
                                + "</Relationships>");
            }
        }
        return catchThrowableOfType(ProblemException.class, () -> TableFile.read(file))
                .problems();
    }

    /** An escaped letter is x, four hexadecimal digits and a closing stroke; anything else is the text itself. */
    @Test
    void textsThatOnlyLookLikeEscapedLettersStayAsTheyAre() throws IOException {
        String cell = "<row><c t=\"inlineStr\"><is><t>%s</t></is></c></row>";
        List<String> texts = List.of("a_x0041b", "a_x00G1_b", "_x0041", "_x_x0041_", "_x005F_x0041_");
        StringBuilder rows = new StringBuilder(cell.formatted("class"));
        texts.forEach(t -> rows.append(cell.formatted(t)));
        Path file = workbook(Map.of(), "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
        assertThat(TableFile.read(file).rows())
                .extracting(r -> r.text("class"))
                .containsExactly("a_x0041b", "a_x00G1_b", "_x0041", "_xA", "_x0041_");
    }

    @Test
    void mutatedWorkbooksAreReadOrAreAProblemAndNothingElse() throws IOException {
        Table sample = Table.named("class-areas")
                .text("class", "note")
                .number("area_km2")
                .row("林地", " a<b>&\"c\"\n_x0041_ \u0001😀", 37.1)
                .row("water", "", Double.NaN)
                .build();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        XlsxWriter.write(List.of(sample), List.of("class-areas"), Map.of(), Language.EN, new PlainEngine(), written);
        byte[] seed = written.toByteArray();
        SplittableRandom random = new SplittableRandom(20260102);
        Path file = folder.resolve("m.xlsx");
        for (int n = 0; n < 800; n++) {
            byte[] mutated =
                    random.nextInt(5) == 0 ? Arrays.copyOf(seed, 5 + random.nextInt(seed.length - 5)) : seed.clone();
            for (int k = random.nextInt(8); k >= 0; k--) {
                mutated[4 + random.nextInt(mutated.length - 4)] = (byte) random.nextInt(256);
            }
            Files.write(file, mutated);
            try {
                TableFile.read(file).rows().forEach(row -> row.findText("class"));
            } catch (ProblemException e) {
                assertThat(e.problems()).isNotEmpty();
            }
        }
        // and the XML itself, where no checksum stands before it
        String xml =
                "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>a</v></c></row><row r=\"2\"><c r=\"A2\" "
                        + "s=\"0\"><v>1</v></c></row></sheetData></worksheet>";
        for (int n = 0; n < 800; n++) {
            StringBuilder mutated = new StringBuilder(xml);
            for (int k = random.nextInt(4); k >= 0; k--) {
                mutated.setCharAt(random.nextInt(xml.length()), (char) (32 + random.nextInt(95)));
            }
            try {
                TableFile.read(workbook(Map.of(), mutated.toString()));
            } catch (ProblemException e) {
                assertThat(e.problems()).isNotEmpty();
            }
        }
    }
}
