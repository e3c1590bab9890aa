package org.carbonscape.io.table;

import java.io.IOException;
import java.io.OutputStream;
import org.carbonscape.method.Table;

/**
 * CSV as RFC 4180 has it, but with LF: UTF-8 without a mark, comma, quotes only where needed, numbers by
 * {@link org.carbonscape.measure.Numbers}, missing numbers empty.
 */
public final class CsvWriter {
    private CsvWriter() { }

    /** Writes header and rows; the stream stays open. */
    public static void write(Table table, OutputStream out) throws IOException {
        throw new UnsupportedOperationException();
    }
}
