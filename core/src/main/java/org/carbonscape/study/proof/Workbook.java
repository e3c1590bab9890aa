package org.carbonscape.study.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carbonscape.finding.Dictionary;
import org.carbonscape.io.Unreadable;
import org.carbonscape.io.table.own.CsvLines;
import org.carbonscape.io.table.own.SheetLines;
import org.carbonscape.io.table.own.WorkbookRows;
import org.carbonscape.io.table.own.XlsxWriter;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.Part;

/** The workbook of a run says what its CSV files say, cell by cell; words may be those of another language. */
final class Workbook implements AutoCloseable {
    static final String FILE = "tables/study.xlsx";
    private static final int NAME_LENGTH = 31; // of a sheet
    private static final int ROWS_OF_CUT = 10_000;
    /** Of so many rows of a table of usual width. */
    private static final long MOST_SIZE = ROWS_OF_CUT * 10_000L;

    private static final double PRINTED = 1e-14;

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
                .map(table -> new Part(
                        FILE, Math.min(run.size(table), MOST_SIZE), findings -> sheet(opened(file), table, findings)))
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
        String title = Dictionary.title(table).zh();
        String sheet = Stream.of(table, title)
                .map(name -> XlsxWriter.sheetNames(List.of(name)).get(0))
                .filter(names::contains)
                .findFirst()
                .orElse(cut(title)); // as older runs name it
        Findings.Held held = findings.cells(FILE, run.name(table));
        if (!names.contains(sheet)) {
            held.same(); // it was looked for
            held.differs(Bilingual.of("table " + table, "表 " + table), "", Bilingual.of("no sheet has it", "没有对应的工作表"));
            return;
        }
        Optional<Rows> rows = lines(book, sheet, table);
        if (rows.isEmpty()) {
            try (CsvLines csv = run.lines(table).orElseThrow()) {
                Rows slow = new Rows(table, csv);
                book.each(sheet, slow);
                slow.end();
                rows = Optional.of(slow);
            }
        }
        rows.get().tell(held);
    }

    /** The same by the bytes of the lines; empty where the sheet is not of the form that we write. */
    private Optional<Rows> lines(WorkbookRows book, String sheet, String table) {
        try (CsvLines csv = run.lines(table).orElseThrow()) {
            Optional<SheetLines> found = book.lines(sheet, csv.columns().size());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            try (SheetLines lines = found.get()) {
                Rows rows = new Rows(table, csv);
                while (lines.next()) {
                    rows.take(lines);
                }
                rows.end();
                return lines.isUnusual() ? Optional.empty() : Optional.of(rows);
            }
        } catch (IOException e) {
            throw Unreadable.of(run.folder().resolve(FILE).toString(), e);
        }
    }

    /** A row that differs. */
    private record Row(int number, String column, String expected, String got, int more) {}

    /** The rows of a sheet beside those of its table. */
    private static final class Rows implements WorkbookRows.Rows {
        private static final int MOST = 100;

        private final String table;
        private final CsvLines csv;
        private final List<Row> different = new ArrayList<>();
        private long differing;
        private int row;
        private int more;
        private boolean fewer;
        private boolean cut;
        private boolean parted;

        Rows(String table, CsvLines csv) {
            this.table = table;
            this.csv = csv;
        }

        void take(SheetLines line) {
            boolean plain = row > 0 && row != ROWS_OF_CUT + 1;
            if (plain && csv.next()) {
                row++;
                if (!csv.is(line.line(), line.length())) {
                    compare(csv.row(), line.row());
                }
            } else if (plain) {
                row++;
                more++;
            } else {
                take(line.row());
            }
        }

        @Override
        public void take(List<String> cells) {
            if (row++ == 0) {
                return; // names
            }
            if (row == ROWS_OF_CUT + 2 && !cells.isEmpty() && cells.get(0).contains(table + ".csv")) {
                cut = true; // the rest is in the table
                return;
            }
            if (!csv.next()) {
                more++;
                return;
            }
            compare(csv.row(), cells);
        }

        private void compare(List<String> expected, List<String> cells) {
            if (csv.columns().size() == 1 && cells.size() > 1) {
                parted = true; // by something else: a spreadsheet has saved it
                return;
            }
            int wrong = 0;
            Row found = new Row(row, "", "", "", 0);
            for (int c = 0; c < Math.max(expected.size(), cells.size()); c++) {
                String wanted = c < expected.size() ? expected.get(c) : "";
                String got = c < cells.size() ? cells.get(c) : "";
                String column = c < csv.columns().size() ? csv.columns().get(c) : "";
                if (!got.equals(wanted) && !isSame(column, wanted, got) && wrong++ == 0) {
                    found = new Row(row, column, wanted, got, 0);
                }
            }
            if (wrong > 0) {
                differing++;
                if (different.size() < MOST) {
                    different.add(new Row(row, found.column, found.expected, found.got, wrong - 1));
                }
            }
        }

        private boolean isSame(String column, String expected, String got) {
            double number = Numbers.parsed(expected);
            double same = Numbers.parsed(got);
            if (!Double.isNaN(number) && !Double.isNaN(same)) {
                return Math.abs(number - same) <= PRINTED * Math.max(Math.abs(number), Math.abs(same));
            }
            return Double.isNaN(number) == Double.isNaN(same)
                    && got.isEmpty() == expected.isEmpty()
                    && Dictionary.isOfTerms(table, column); // they are said in the reader's language
        }

        void end() {
            fewer = !cut && csv.next();
        }

        /** Each row once; of tables that have more or fewer rows, where that begins. */
        void tell(Findings.Held held) {
            held.same(); // rows were counted
            if (parted) {
                held.differs(
                        Bilingual.of("table " + table, "表 " + table),
                        "",
                        Bilingual.of(
                                "its cells are not parted by commas any more; a spreadsheet may have saved it",
                                "单元格已不以逗号分隔，可能经电子表格软件另存"));
                return;
            }
            if (more > 0 || fewer) {
                String from = different.isEmpty() ? Integer.toString(row) : Integer.toString(different.get(0).number);
                held.differs(
                        Bilingual.of(table + " from row " + from + " on", table + " 自第 " + from + " 行起"),
                        "",
                        more > 0
                                ? Bilingual.of(
                                        "the workbook has " + more + (more == 1 ? " row" : " rows")
                                                + " more than the table",
                                        "工作簿比表格多 " + more + " 行")
                                : Bilingual.of("the workbook has fewer rows than the table", "工作簿的行数比表格少"));
                return;
            }
            different.forEach(d -> held.differs(
                    Bilingual.of(
                            table + " row " + d.number + ", " + d.column
                                    + (d.more > 0 ? " and " + d.more + " more" : ""),
                            table + " 第 " + d.number + " 行，" + d.column
                                    + (d.more > 0 ? " 等 " + (d.more + 1) + " 列" : "")),
                    d.expected,
                    Bilingual.same(d.got)));
            held.more(differing - different.size());
        }
    }
}
