package org.carbonscape.study.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.option.FileName;
import org.carbonscape.problem.ProblemException;

/**
 * Columns of values that a table's column {@code distribution} names ({@code empirical: values.csv}): the first column
 * of a file beside the table, its first row a header unless it is a number.
 */
final class EmpiricalFiles {
    private static final String COLUMN = "distribution";
    private static final Pattern NAMED = Pattern.compile(
            "\\s*(empirical|经验)(?:[ _-]*distribution|分布)?\\s*[:：]\\s*(\\S.*\\.(?:csv|txt|tsv|xlsx?))\\s*",
            Pattern.CASE_INSENSITIVE);

    private EmpiricalFiles() {}

    /** The file that a cell names. */
    private static Optional<Path> named(String cell, Path table) {
        Matcher m = NAMED.matcher(cell);
        return m.matches()
                ? Optional.of(TableFile.path(table)
                        .resolveSibling(FileName.path(m.group(2)))
                        .normalize())
                : Optional.empty();
    }

    /** A cell with the values in place of the file's name; others stay. */
    static String filled(String column, String cell, Path table, String place) {
        return column.strip().equalsIgnoreCase(COLUMN)
                ? named(cell, table)
                        .map(f -> "empirical: " + String.join("; ", values(f, place)))
                        .orElse(cell)
                : cell;
    }

    private static List<String> values(Path file, String place) {
        TextTable table = TableFile.read(file, "", place + " (" + file.getFileName() + ")");
        List<String> values = new ArrayList<>();
        String first = table.columns().get(0);
        if (first.matches("[+-]?[0-9.]+([eE][+-]?[0-9]+)?")) {
            values.add(first);
        }
        table.rows().forEach(r -> r.findText(first).ifPresent(values::add));
        return values;
    }

    /** Every file that a table names; none where it cannot be read, which others tell. */
    static List<Path> of(Path table) {
        try {
            TextTable read = TableFile.read(table);
            return read.columns().stream()
                    .filter(c -> c.strip().equalsIgnoreCase(COLUMN))
                    .flatMap(c -> read.rows().stream()
                            .flatMap(r -> r.findText(c).stream())
                            .flatMap(cell -> named(cell, table).stream()))
                    .distinct()
                    .toList();
        } catch (ProblemException e) {
            return List.of();
        }
    }
}
