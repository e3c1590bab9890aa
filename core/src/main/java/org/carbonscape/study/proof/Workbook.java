package org.carbonscape.study.proof;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.carbonscape.finding.Dictionary;
import org.carbonscape.io.table.CsvRows;
import org.carbonscape.io.table.WorkbookRows;

/** The workbook of a run says what its CSV files say, cell by cell; words may be those of another language. */
final class Workbook {
    private static final String FILE = "tables/study.xlsx";
    private static final int NAME_LENGTH = 31; // of a sheet

    private Workbook() {}

    static void check(FinishedRun run, Findings findings) {
        Path file = run.folder().resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return;
        }
        Map<String, String> tables = new HashMap<>(); // by the sheet's name
        for (String table : run.tables()) {
            tables.put(cut(table), table);
            tables.putIfAbsent(cut(Dictionary.title(table).zh()), table);
        }
        WorkbookRows.each(file, (sheet, rows) -> {
            String table = tables.remove(sheet);
            if (table != null) {
                run.table(table).ifPresent(csv -> {
                    try (csv) {
                        sheet(table, csv, rows, findings);
                    }
                });
            }
        });
    }

    private static String cut(String name) {
        return name.length() > NAME_LENGTH ? name.substring(0, NAME_LENGTH) : name;
    }

    private static void sheet(String table, CsvRows csv, Iterator<List<String>> rows, Findings findings) {
        if (rows.hasNext()) {
            rows.next(); // names
        }
        int row = 1;
        while (rows.hasNext() && csv.next()) {
            row++;
            List<String> cells = rows.next();
            List<String> expected = csv.row();
            for (int c = 0; c < expected.size(); c++) {
                String got = c < cells.size() ? cells.get(c) : "";
                if (!got.equals(expected.get(c))) {
                    cell(table, row, csv.columns().get(c), expected.get(c), got, findings);
                }
            }
        }
        findings.compare(FILE, table + ", rows", "same", csv.next() && row < 10_000 ? "fewer" : "same");
    }

    private static void cell(String table, int row, String column, String expected, String got, Findings findings) {
        double number = CsvRows.parsed(expected);
        double same = CsvRows.parsed(got);
        String where = table + " row " + row + ", " + column;
        if (!Double.isNaN(number) && !Double.isNaN(same)) {
            findings.compare(FILE, where, number, same, 0, 1e-14);
        } else if (Double.isNaN(number) != Double.isNaN(same) || got.isEmpty() != expected.isEmpty()) {
            findings.compare(FILE, where, expected, got);
        } else if (!Dictionary.OF_CLASSES.contains(column)) { // words of classes are said in the reader's language
            findings.compare(FILE, where, expected, got);
        }
    }
}
