package org.carbonscape.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.io.table.own.CsvWriter;
import org.carbonscape.problem.Language;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTablesTest {
    private static final int MANY = 1_048_576;

    @TempDir
    Path folder;

    private static Table table(String name, int rows, String text) {
        return Table.computed(name, rows)
                .integer("unit", r -> r + 1)
                .text("text", r -> text)
                .build();
    }

    @Test
    void tablesThatNoSpreadsheetOpensAreCompressedAndTheRestIsNot() throws Exception {
        List<Table> all = List.of(
                table("small", 20_000, "x"),
                table("wide", 20_001, "y".repeat(1000)), // 20 MB and a little
                table("long", MANY, "z"), // a row more than a sheet has
                table("many", 200_001, "y".repeat(44)), // 10 MB and a little
                table("fits", MANY - 1, ""),
                table("shown", 100_000, ""));
        RunTables tables;
        try (RunFolder run = RunFolder.prepare(new RunTarget(folder.resolve("run"), false), List.of())) {
            tables = RunTables.write(all, run, new PlainEngine());
            tables.workbook(all, all.stream().map(Table::name).toList(), Language.EN, run, new PlainEngine());
            run.write(RunFolder.RECORD, "{}");
            run.commit();
        }
        Path made = folder.resolve("run/tables");
        try (var files = Files.list(made)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "small.csv",
                            "shown.csv",
                            "fits.csv",
                            "wide.csv.gz",
                            "many.csv.gz",
                            "long.csv.gz",
                            "study.xlsx");
        }
        for (Table table : all) {
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            CsvWriter.write(table, plain);
            Path file = made.resolve(table.name() + ".csv");
            if (Files.exists(file)) {
                assertThat(Files.readAllBytes(file)).isEqualTo(plain.toByteArray());
            } else {
                try (InputStream in =
                        new GZIPInputStream(Files.newInputStream(made.resolve(table.name() + ".csv.gz")))) {
                    assertThat(in.readAllBytes()).isEqualTo(plain.toByteArray());
                }
            }
        }
        try (ReadableWorkbook book =
                new ReadableWorkbook(made.resolve("study.xlsx").toFile())) {
            assertThat(rows(book, "small")).isEqualTo(20_001);
            assertThat(rows(book, "wide")).isEqualTo(10_002);
            assertThat(rows(book, "many")).isEqualTo(10_002);
            assertThat(rows(book, "long")).isEqualTo(10_002);
            assertThat(rows(book, "shown")).isEqualTo(100_001);
            assertThat(rows(book, "fits")).isEqualTo(10_002);
            assertThat(book.findSheet("fits").orElseThrow().read().get(10_001).getCellText(0))
                    .isEqualTo("1038575 more rows are in fits.csv · 其余 1038575 行见 fits.csv");
            assertThat(book.findSheet("wide").orElseThrow().read().get(10_001).getCellText(0))
                    .isEqualTo("10001 more rows are in wide.csv.gz · 其余 10001 行见 wide.csv.gz");
        }
        assertThat(tables.record())
                .containsExactly(
                        Map.of("table", "long", "file", "tables/long.csv.gz", "rows", MANY),
                        Map.of("table", "many", "file", "tables/many.csv.gz", "rows", 200_001),
                        Map.of("table", "wide", "file", "tables/wide.csv.gz", "rows", 20_001));
        assertThat(tables.named("see tables/wide.csv and tables/small.csv"))
                .isEqualTo("see tables/wide.csv.gz and tables/small.csv");
        assertThat(tables.notes()).hasSize(3);
        assertThat(tables.named(tables.notes().get(0).en()))
                .isEqualTo("tables/long.csv.gz: compressed, 1\u2009048\u2009576 rows; study.xlsx shows the first. "
                        + "R and pandas read it as it is.");
        assertThat(tables.named(tables.notes().get(2).zh()).getBytes(StandardCharsets.UTF_8))
                .asString(StandardCharsets.UTF_8)
                .startsWith("tables/wide.csv.gz：已压缩，共 20");
    }

    private static long rows(ReadableWorkbook book, String name) throws Exception {
        Sheet sheet = book.findSheet(name).orElseThrow();
        try (var rows = sheet.openStream()) {
            return rows.count();
        }
    }
}
