package org.carbonscape.io.table.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.io.table.Shared;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxWriterTest {
    @TempDir
    Path folder;

    private static Table table(String name) {
        return Table.named(name)
                .text("class")
                .integer("cells")
                .number("area_km2")
                .build();
    }

    private static Table sample() {
        return Table.named("class-areas")
                .text("class", "note")
                .integer("cells")
                .number("area_km2")
                .row("林地", " a<b>&\"c\"\n_x0041_ \u0001😀", 41_220L, 37.1)
                .row("water", "", -9L, Double.NaN)
                .row("无", "x", 1_234_567_890_123_456_789L, 0.1 + 0.2)
                .build();
    }

    private static void write(List<Table> tables, OutputStream out, int mostRows) throws IOException {
        List<String> names =
                XlsxWriter.sheetNames(tables.stream().map(Table::name).toList());
        XlsxWriter.write(tables, names, Map.of(), Language.ZH, new PlainEngine(), out, mostRows);
    }

    private static byte[] bytes(Table... tables) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(List.of(tables), out, XlsxWriter.MOST_ROWS);
        return out.toByteArray();
    }

    @Test
    void onlyWhatAReaderWouldTakeForAnEscapedLetterIsEscaped() {
        assertThat(Stream.of("a_x0041b", "_x0041", "_x004G_", "_x_x0041_", "_x0041_x0042_", "_x0041_", "_\u001f\t")
                        .map(text -> new String(SheetXml.encoded(text), StandardCharsets.UTF_8)))
                .containsExactly(
                        "a_x0041b",
                        "_x0041",
                        "_x004G_",
                        "_x_x005F_x0041_",
                        "_x005F_x0041_x005F_x0042_",
                        "_x005F_x0041_",
                        "__x001F_\t");
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Path file = Files.write(folder.resolve("s.xlsx"), bytes(sample()));
        TextTable table = TableFile.read(file, "class-areas", "s");
        assertThat(table.columns()).containsExactly("class", "note", "cells", "area_km2");
        TextTable.Row first = table.rows().get(0);
        assertThat(first.text("note")).isEqualTo("a<b>&\"c\"\n_x0041_ \u0001😀");
        assertThat(first.number("area_km2")).isEqualTo(37.1);
        assertThat(table.rows().get(1).find("area_km2")).isEmpty();
        assertThat(table.rows().get(1).findText("note")).isEmpty();
        assertThat(table.rows().get(2).text("cells"))
                .isEqualTo("1234567890123456789"); // more than fifteen digits: as text
        assertThat(table.rows().get(2).text("area_km2")).isEqualTo("0.3");
    }

    @Test
    void theSameTablesGiveTheSameBytesInAnyTimeZone() throws IOException {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
            byte[] east = bytes(sample(), table("b"));
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            assertThat(Arrays.equals(bytes(sample(), table("b")), east)).isTrue();
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void rowsBeyondTheLimitAreLeftOutAndALastRowSaysSo() throws IOException {
        Table.Builder rows = Table.named("t").integer("v");
        for (int i = 1; i <= 10; i++) {
            rows.row((long) i);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(List.of(rows.build()), out, 10); // header, 8 rows, the note
        TextTable table = TableFile.read(Files.write(folder.resolve("c.xlsx"), out.toByteArray()));
        assertThat(table.rows()).hasSize(9);
        assertThat(table.rows().get(7).number("v")).isEqualTo(8);
        assertThat(table.rows().get(8).text("v")).isEqualTo("2 more rows are in t.csv · 其余 2 行见 t.csv");
        out.reset();
        write(List.of(rows.build()), out, 11); // all fit
        assertThat(TableFile.read(Files.write(folder.resolve("c.xlsx"), out.toByteArray()))
                        .rows())
                .hasSize(10);
    }

    @Test
    void sheetNamesAreMadeFit() {
        String longName = "a".repeat(40);
        assertThat(XlsxWriter.sheetNames(List.of(longName, longName, "A/b:c?", "a-B-c-", "History", "'", "账目：林地")))
                .containsExactly(
                        "a".repeat(31), "a".repeat(29) + "~2", "A-b-c-", "a-B-c-~2", "History~2", "table", "账目-林地");
    }

    @Test
    void otherProgramsReadIt() throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("p.xlsx"), bytes(sample(), table("second")));
        String out = Shared.run("/usr/bin/python3", "-c", """
                import openpyxl, sys
                w = openpyxl.load_workbook(sys.argv[1]); s = w['class-areas']
                print(w.sheetnames, s.max_row, s['A1'].font.b, s.freeze_panes, s['A2'].value, s['C2'].value, \
                s['D2'].value, s['D3'].value, s['D4'].value)
                """, file.toString());
        assertThat(out.strip()).isEqualTo("['class-areas', 'second'] 4 True A2 林地 41220 37.1 None 0.3");
    }

    /** openpyxl believes a sheet's extent when it streams, and warns of a workbook whose usual style has no name. */
    @Test
    void otherProgramsStreamItWithoutAWarning() throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("p.xlsx"), bytes(sample()));
        String out = Shared.run("/usr/bin/python3", "-W", "error", "-c", """
                import openpyxl, sys
                s = openpyxl.load_workbook(sys.argv[1], read_only=True).active
                print([len(row) for row in s.iter_rows()])
                """, file.toString());
        assertThat(out.strip()).isEqualTo("[4, 4, 3, 4]"); // the missing number at an end is no cell
    }

    /** Rows can be chosen by the head, and pages that lie repeat it, all columns on one where they can be read. */
    @Test
    void aSheetIsFilteredByItsHeadAndPrintedWithIt() throws IOException {
        Table wide = Table.named("it's wide")
                .text(IntStream.range(0, 30).mapToObj(i -> "a_longer_name_" + i).toArray(String[]::new))
                .row((Object[]) Collections.nCopies(30, "x").toArray(String[]::new))
                .build();
        Path file = Files.write(folder.resolve("f.xlsx"), bytes(sample(), wide));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            String first = text(zip, "xl/worksheets/sheet1.xml");
            assertThat(first)
                    .contains("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews>")
                    .contains("</sheetData><autoFilter ref=\"A1:D4\"/><dataValidations count=\"3\"><dataValidation ")
                    .contains("promptTitle=\"面积\" prompt=\"面积。［km2］\" sqref=\"D1\"/>")
                    .endsWith("</dataValidations><pageSetup paperSize=\"9\" "
                            + "orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>")
                    .contains("<c r=\"B1\" s=\"1\" t=", "<c r=\"D1\" s=\"2\" t="); // over numbers at the right
            assertThat(text(zip, "xl/worksheets/sheet2.xml"))
                    .doesNotContain("fitTo")
                    .contains("<autoFilter ref=\"A1:AD2\"/>");
            assertThat(text(zip, "xl/workbook.xml"))
                    .contains("name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'class-areas'!$1:$1<")
                    .contains("localSheetId=\"1\" hidden=\"1\">'it''s wide'!$A$1:$AD$2<");
        }
    }

    /** A third is 17 letters, of which a column has room for as many as are read. */
    @Test
    void columnsOfNumbersHaveRoomForTheWholePartAndSomeDecimals() {
        assertThat(SheetXml.letters(1 / 3.0)).isEqualTo(9);
        assertThat(SheetXml.letters(0.25)).isEqualTo(4);
        assertThat(SheetXml.letters(-13_029_336.123456)).isEqualTo(12);
        assertThat(SheetXml.letters(1e200)).isLessThanOrEqualTo(9);
        assertThat(SheetXml.letters(1234567890)).isBetween(10, 13);
    }

    private static String text(ZipFile zip, String part) throws IOException {
        return new String(zip.getInputStream(zip.getEntry(part)).readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aWorkbookHoldsNoHourOfItsMaking() throws IOException {
        Path file = Files.write(folder.resolve("d.xlsx"), bytes(sample()));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                assertThat(entry.getTimeLocal()).isEqualTo("2000-01-01T00:00:00");
            }
            assertThat(zip.getEntry("docProps/core.xml")).isNull();
        }
    }

    @Test
    void theCallersStreamStaysOpen() throws IOException {
        boolean[] closed = {false};
        write(
                List.of(sample()),
                new OutputStream() {
                    @Override
                    public void write(int b) {}

                    @Override
                    public void close() {
                        closed[0] = true;
                    }
                },
                XlsxWriter.MOST_ROWS);
        assertThat(closed[0]).isFalse();
    }
}
