package org.carbonscape.io.table;

import java.nio.file.Path;
import java.util.List;

/** Reads tables: CSV (separator and encoding found out) and XLSX. The kind is told by the content, not the name. */
public final class TableFile {
    private TableFile() { }

    /** Reads the table (of a workbook the first sheet); problems name the file. */
    public static TextTable read(Path file) {
        return read(file, "", file.getFileName().toString());
    }

    /**
     * Reads a table.
     *
     * @param sheet of a workbook; empty for the first (a CSV has none)
     * @param place where the user named the file, for problems: {@code carbon.factors (factors.csv)}
     * @throws org.carbonscape.problem.ProblemException where the file cannot be used (codes TABLE-.., FILE-..)
     */
    public static TextTable read(Path file, String sheet, String place) {
        throw new UnsupportedOperationException();
    }

    /** The names of a workbook's sheets; none for a CSV. */
    public static List<String> sheets(Path file) {
        throw new UnsupportedOperationException();
    }
}
