package org.carbonscape.io.table.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.carbonscape.finding.Table;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.measure.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvWriterTest {
    @TempDir
    Path folder;

    private static String csv(Table table) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvWriter.write(table, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void textIsQuotedOnlyWhereNeededAndNumbersAreShort() throws IOException {
        Table table = Table.named("t")
                .text("class", "na,me")
                .integer("cells")
                .number("value")
                .row("林地", "a\"b", 0L, 0.1)
                .row("x\ny", " z", Long.MIN_VALUE, Double.NaN)
                .row("", "plain", Long.MAX_VALUE, -0.0)
                .row("a,b", "c", -1000L, 1e300)
                .row("d", "e", 999L, 123456789012345678.0)
                .build();
        assertThat(csv(table)).isEqualTo("""
                class,"na,me",cells,value
                林地,"a""b",0,0.1
                "x
                y"," z",-9223372036854775808,
                ,plain,9223372036854775807,0
                "a,b",c,-1000,1E+300
                d,e,999,123456789012346000
                """);
    }

    @Test
    void anEmptyTextAloneInItsRowIsNoEmptyLine() throws IOException {
        assertThat(csv(Table.named("t").text("a").row("").row("b").build())).isEqualTo("a\n\"\"\nb\n");
        assertThat(csv(Table.named("t").text("a").integer("b").build())).isEqualTo("a,b\n");
    }

    @Test
    void randomTablesAreReadBackAsWritten() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        String letters = "ab,\"\n ;林😀_1";
        int[] points = letters.codePoints().toArray();
        Table.Builder rows = Table.named("t").text("text").integer("whole").number("number");
        for (int n = 0; n < 20_000; n++) {
            StringBuilder text = new StringBuilder("x");
            for (int k = random.nextInt(6); k > 0; k--) {
                text.appendCodePoint(points[random.nextInt(points.length)]);
            }
            long whole = random.nextLong() >> random.nextInt(64);
            rows.row(text + "y", whole, Double.longBitsToDouble(random.nextLong()));
        }
        Table table = rows.build();
        TextTable read = TableFile.read(Files.writeString(folder.resolve("r.csv"), csv(table)));
        assertThat(read.rows()).hasSize(table.rows());
        for (int i = 0; i < table.rows(); i++) {
            TextTable.Row row = read.rows().get(i);
            assertThat(row.text("text")).isEqualTo(table.text(i, 0));
            assertThat(row.text("whole")).isEqualTo(Long.toString(table.integer(i, 1)));
            assertThat(row.findText("number").orElse("")).isEqualTo(Numbers.text(table.number(i, 2)));
        }
    }
}
