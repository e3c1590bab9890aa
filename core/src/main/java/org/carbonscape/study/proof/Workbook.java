package org.carbonscape.study.proof;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.carbonscape.finding.Dictionary;
import org.carbonscape.io.table.CsvRows;
import org.carbonscape.io.table.WorkbookRows;

/** The workbook of a run says what its CSV files say, cell by cell; words may be those of another language. */
final class Workbook implements AutoCloseable {
    private static final String FILE = "tables/study.xlsx";
    private static final int NAME_LENGTH = 31; // of a sheet
    private static final int ROWS_OF_CUT = 10_000;

    private final FinishedRun run;
    private final List<WorkbookRows> book = new ArrayList<>(); // one, or none

    Workbook(FinishedRun run) {
        this.run = run;
    }

    /** A part for each table, the largest first. */
    List<Part> parts() {
        Path file = run.folder().resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        return run.tables().stream()
                .map(table -> new Part(FILE, run.bytes(table), findings -> sheet(opened(file), table, findings)))
                .toList();
    }

    private synchronized WorkbookRows opened(Path file) {
        if (book.isEmpty()) {
            book.add(WorkbookRows.open(file));
        }
        return book.get(0);
    }

    @Override
    public void close() {
        book.forEach(WorkbookRows::close);
    }

    private static String cut(String name) {
        return name.length() > NAME_LENGTH ? name.substring(0, NAME_LENGTH) : name;
    }

    private void sheet(WorkbookRows book, String table, Findings findings) {
        List<String> names = book.names();
        String sheet = names.contains(cut(table))
                ? cut(table)
                : cut(Dictionary.title(table).zh());
        if (!names.contains(sheet)) {
            findings.compare(FILE, table, "a sheet", "none");
            return;
        }
        try (CsvRows csv = run.table(table).orElseThrow()) {
            Rows rows = new Rows(table, csv, findings);
            book.each(sheet, rows);
            rows.end();
        }
    }

    private static final class Rows implements WorkbookRows.Rows {
        private final String table;
        private final CsvRows csv;
        private final Findings findings;
        private int row;
        private int more;
        private boolean cut;

        Rows(String table, CsvRows csv, Findings findings) {
            this.table = table;
            this.csv = csv;
            this.findings = findings;
        }

        @Override
        public void take(List<String> cells) {
            if (row++ == 0) {
                return; // names
            }
            if (row > ROWS_OF_CUT && cells.get(0).contains(table + ".csv")) {
                cut = true; // the rest is in the table
                return;
            }
            if (!csv.next()) {
                more++;
                return;
            }
            List<String> expected = csv.row();
            for (int c = 0; c < expected.size(); c++) {
                String got = c < cells.size() ? cells.get(c) : "";
                if (!got.equals(expected.get(c))) {
                    cell(csv.columns().get(c), expected.get(c), got);
                }
            }
            for (int c = expected.size(); c < cells.size(); c++) {
                cell("", "", cells.get(c));
            }
        }

        void end() {
            String less = !cut && csv.next() ? "fewer" : "same";
            findings.compare(FILE, table + ", rows", "same", more > 0 ? more + " more" : less);
        }

        private void cell(String column, String expected, String got) {
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
}
