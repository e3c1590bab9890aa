package org.carbonscape.io.table.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of a sheet are the lines of the CSV file that holds the same table. */
class SheetLinesTest {
    @TempDir
    private Path folder;

    @Test
    void aSheetGivesTheLinesOfItsTable() throws IOException {
        Table.Builder rows =
                Table.named("t").text("name", "note").number("value").integer("year");
        rows.row("林地, \"a\" & <b>", "edge", 0.1 + 0.2, 2005);
        rows.row("", "two\nlines", Double.NaN, 2010);
        rows.row("x", "", 1e-9, -3);
        for (int i = 0; i < 3000; i++) { // beyond a buffer
            rows.row("unit " + i, "", i / 7.0, i);
        }
        Table table = rows.build();
        Path book = folder.resolve("book.xlsx");
        try (OutputStream out = Files.newOutputStream(book)) {
            XlsxWriter.write(List.of(table), List.of("sheet"), Map.of(), Language.EN, new PlainEngine(), out);
        }
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        CsvWriter.write(table, csv);
        Path file = Files.write(folder.resolve("t.csv"), csv.toByteArray());
        try (WorkbookRows opened = WorkbookRows.open(book);
                SheetLines lines = opened.lines("sheet", 4).orElseThrow();
                CsvLines own = CsvLines.open(file)) {
            assertThat(lines.next()).isTrue();
            assertThat(lines.row()).isEqualTo(own.columns());
            int n = 0;
            while (own.next()) {
                assertThat(lines.next()).isTrue();
                assertThat(own.is(lines.line(), lines.length()) || own.row().equals(lines.row()))
                        .as("%s, %s", own.row(), lines.row())
                        .isTrue();
                n++;
            }
            assertThat(lines.next()).isFalse();
            assertThat(lines.isUnusual()).isFalse();
            assertThat(n).isEqualTo(3003);
        }
    }

    private static List<List<String>> rows(String data, int width, boolean unusual) throws IOException {
        byte[] xml = ("<worksheet><sheetData>" + data).getBytes(StandardCharsets.UTF_8);
        List<List<String>> rows = new ArrayList<>();
        try (SheetLines lines = new SheetLines(new ByteArrayInputStream(xml), width)) {
            while (lines.next()) {
                rows.add(lines.row());
            }
            assertThat(lines.isUnusual()).isEqualTo(unusual);
        }
        return rows;
    }

    @Test
    void cellsThatAreLeftOutAreEmpty() throws IOException {
        assertThat(rows(
                        "<row r=\"1\"><c r=\"B1\"><v>2</v></c></row>"
                                + "<row r=\"2\"><c r=\"A2\" s=\"1\"/></row></sheetData>",
                        3,
                        false))
                .containsExactly(List.of("", "2", ""), List.of("", "", ""));
    }

    /** What Excel writes is left to the reader of XML: shared strings, rows left out, formulas, damage. */
    @Test
    void otherFormsAreUnusual() throws IOException {
        for (String data : List.of(
                "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData>",
                "<row r=\"2\"><c r=\"A2\"><v>0</v></c></row></sheetData>",
                "<row r=\"1\"><c r=\"A1\"><f>1+1</f><v>2</v></c></row></sheetData>",
                "<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row></sheetData>",
                "<row r=\"1\"><c r=\"A1\"><v>1</v></c>",
                "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&odd;</t></is></c></row></sheetData>")) {
            assertThat(rows(data, 2, true)).isEmpty();
        }
    }
}
