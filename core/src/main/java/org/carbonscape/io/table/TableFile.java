package org.carbonscape.io.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.carbonscape.io.Unreadable;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Reads tables: CSV (separator, line ends and encoding found out: UTF-8, UTF-16 with a mark, GBK) and XLSX. The kind is
 * told by the content, not the name.
 */
public final class TableFile {
    private static final long LARGEST_CSV = 1L << 29;

    private TableFile() {}

    /** Reads the table (of a workbook the first visible sheet); problems name the file. */
    public static TextTable read(Path file) {
        return read(file, "", file.getFileName().toString());
    }

    /**
     * Reads a table.
     *
     * @param sheet of a workbook; empty for the first visible one (a CSV has none)
     * @param place where the user named the file, for problems: {@code carbon.factors (factors.csv)}
     * @throws ProblemException where the file cannot be used (codes TABLE-.., FILE-..)
     */
    public static TextTable read(Path file, String sheet, String place) {
        try {
            return switch (kind(file, place)) {
                case WORKBOOK -> XlsxReader.read(file, sheet, place);
                case TEXT -> {
                    if (!sheet.isEmpty()) {
                        throw problem(ProblemCode.TABLE_04_NO_SHEET, place, sheet, "-");
                    }
                    yield CsvReader.read(csv(file, place), place);
                }
            };
        } catch (IOException e) {
            throw Unreadable.of(place, e);
        }
    }

    /**
     * The cells of a table as they stand, trimmed, empty rows left out: for matrices, whose first row need not be a
     * header.
     */
    public static List<List<String>> cells(Path file, String place) {
        try {
            return (kind(file, place) == Kind.WORKBOOK
                            ? XlsxReader.raw(file, place)
                            : CsvReader.raw(csv(file, place), place))
                    .cells();
        } catch (IOException e) {
            throw Unreadable.of(place, e);
        }
    }

    private static byte[] csv(Path file, String place) throws IOException {
        if (Files.size(file) > LARGEST_CSV) {
            throw problem(ProblemCode.TABLE_14_TOO_LARGE, place, "512 MB");
        }
        return Files.readAllBytes(file);
    }

    private enum Kind {
        WORKBOOK,
        TEXT
    }

    private static Kind kind(Path file, String place) throws IOException {
        if (!Files.exists(file)) {
            throw problem(ProblemCode.FILE_01_MISSING, place);
        }
        if (!Files.isRegularFile(file)) {
            throw problem(ProblemCode.TABLE_01_FORMAT, place);
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(8);
        }
        if (head.length == 0) {
            throw problem(ProblemCode.FILE_02_EMPTY, place);
        }
        int magic = head.length < 4
                ? 0
                : (head[0] & 255) << 24 | (head[1] & 255) << 16 | (head[2] & 255) << 8 | head[3] & 255;
        if (magic == 0xD0CF11E0) { // an OLE file: .xls, or an .xlsx behind a password
            throw problem(ProblemCode.TABLE_02_XLS, place);
        }
        return magic == 0x504B0304 ? Kind.WORKBOOK : Kind.TEXT;
    }

    private static ProblemException problem(ProblemCode code, String place, Object... args) {
        return new ProblemException(List.of(Problem.of(code, place, args)));
    }
}
