package org.carbonscape.io.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells of a dBASE file as the programs that write it mean them. */
class DbfReaderTest {
    @TempDir
    private Path folder;

    private record Column(String name, char type, int size, int decimals) {
        /** Long texts keep what does not fit into a byte where numbers have their decimals. */
        int width() {
            return type == 'C' ? size + (decimals << 8) : size;
        }
    }

    /** The rows of a file; its first cell is the mark of deleted rows. */
    private List<List<String>> rows(List<Column> columns, byte[]... rows) throws IOException {
        int start = 33 + 32 * columns.size();
        int length = 1 + columns.stream().mapToInt(Column::width).sum();
        ByteBuffer out = ByteBuffer.allocate(start + length * rows.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put(0, (byte) 3).putInt(4, rows.length).putShort(8, (short) start).putShort(10, (short) length);
        for (int c = 0; c < columns.size(); c++) {
            Column of = columns.get(c);
            int at = 32 + 32 * c;
            out.put(at, of.name.getBytes(StandardCharsets.US_ASCII));
            out.put(at + 11, (byte) of.type).put(at + 16, (byte) of.size).put(at + 17, (byte) of.decimals);
        }
        out.put(start - 1, (byte) 0x0D);
        for (int r = 0; r < rows.length; r++) {
            out.put(start + r * length, rows[r]);
        }
        Files.write(folder.resolve("t.dbf"), out.array());
        List<List<String>> read = AttributeTable.rows(folder.resolve("t.shp"), "t.shp");
        assertThat(read.get(0)).isEqualTo(columns.stream().map(Column::name).toList());
        return read.subList(1, read.size());
    }

    private static byte[] row(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void numbersAreWhatIsWritten() throws IOException {
        List<Column> columns = List.of(new Column("whole", 'N', 8, 0), new Column("decimal", 'F', 8, 2));
        assertThat(rows(
                        columns,
                        row("       12    1.50"),
                        row(" ************ ***"),
                        row("                 "),
                        row(" 1.2e+01 -3,25   "),
                        row("*      99      99"),
                        row("      2.5       7")))
                .containsExactly(
                        List.of("12", "1.5"), // right and left, as programs pad
                        List.of("", ""), // what did not fit is stars
                        List.of("", ""),
                        List.of("12", "-3.25"), // a decimal comma is one
                        List.of("2.5", "7")); // a deleted row is none
    }

    /** 300 letters are 44 and once 256. */
    @Test
    void textsMayBeLongerThanAByteCounts() throws IOException {
        String text = "x".repeat(299) + "y";
        assertThat(rows(List.of(new Column("text", 'C', 44, 1), new Column("n", 'N', 3, 0)), row(" " + text + "  7")))
                .containsExactly(List.of(text, "7"));
    }

    @Test
    void datesAndYesAndNoAreTexts() throws IOException {
        List<Column> columns = List.of(new Column("day", 'D', 8, 0), new Column("is", 'L', 1, 0));
        assertThat(rows(columns, row(" 20201231T"), row(" 00000000?"), row("         n")))
                .containsExactly(List.of("2020-12-31", "true"), List.of("", ""), List.of("", "false"));
    }

    @Test
    void numbersInBytesAreRead() throws IOException {
        ByteBuffer row = ByteBuffer.allocate(13).order(ByteOrder.LITTLE_ENDIAN);
        row.put((byte) ' ').putInt(-70_000).putDouble(0.125);
        assertThat(rows(List.of(new Column("i", 'I', 4, 0), new Column("d", 'O', 8, 0)), row.array()))
                .containsExactly(List.of("-70000", "0.125"));
    }
}
