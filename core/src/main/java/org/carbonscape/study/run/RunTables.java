package org.carbonscape.study.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.io.run.Content;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.table.own.CsvWriter;
import org.carbonscape.io.table.own.XlsxWriter;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Language;

/**
 * A run's tables: {@code tables/NAME.csv} each and one workbook. What a spreadsheet cannot open well (more rows than a
 * sheet has, more than 20 MB, or more than 10 MB in more than 200,000 rows) is a compressed CSV, {@code
 * tables/NAME.csv.gz}. The workbook shows the first rows of these and of every other table of more than 100,000:
 * with all of them it would open in minutes, if at all.
 *
 * @param packed rows of those that are compressed, by name
 */
record RunTables(SortedMap<String, Integer> packed) {
    static final String WORKBOOK = "tables/study.xlsx";

    private static final long MOST_BYTES = 20_000_000;
    private static final long MOST_BYTES_OF_MANY_ROWS = 10_000_000;
    private static final int MANY_ROWS = 200_000;
    private static final int MOST_IN_WORKBOOK = 100_000;
    private static final int ROWS_OF_PIECE = 5_000;

    /** Writes the files of all tables. */
    static RunTables write(List<Table> all, RunFolder folder, Engine engine) {
        List<Boolean> isPacked = engine.each(all.size(), i -> {
            Table table = all.get(i);
            long most = table.rows() >= XlsxWriter.MOST_ROWS
                    ? 0
                    : table.rows() > MANY_ROWS ? MOST_BYTES_OF_MANY_ROWS : MOST_BYTES;
            List<Content> pieces = new ArrayList<>();
            for (int from = 0; from == 0 || from < table.rows(); from += ROWS_OF_PIECE) {
                int first = from;
                int end = Math.min(table.rows(), from + ROWS_OF_PIECE);
                pieces.add(out -> CsvWriter.rows(table, folder.csvMark(), first, end, out));
            }
            return folder.writePacked("tables/" + table.name() + ".csv", most, pieces, engine);
        });
        SortedMap<String, Integer> packed = new TreeMap<>();
        for (int i = 0; i < all.size(); i++) {
            if (isPacked.get(i)) {
                packed.put(all.get(i).name(), all.get(i).rows());
            }
        }
        return new RunTables(packed);
    }

    /**
     * Writes {@link #WORKBOOK}.
     *
     * @param said   the same tables as the workbook says them
     * @param sheets its sheets' names
     */
    void workbook(List<Table> said, List<String> sheets, Language language, RunFolder folder, Engine engine) {
        Map<String, String> cut = new LinkedHashMap<>();
        for (Table table : said) {
            boolean isPacked = packed.containsKey(table.name());
            if (isPacked || table.rows() > MOST_IN_WORKBOOK) {
                cut.put(table.name(), table.name() + (isPacked ? ".csv.gz" : ".csv"));
            }
        }
        folder.write(WORKBOOK, out -> XlsxWriter.write(said, sheets, cut, language, engine, out));
    }

    /** For the report's last pages. */
    List<Words> notes() {
        List<Words> notes = new ArrayList<>();
        packed.forEach((name, rows) -> notes.add(Words.of(
                "tables/" + name + ".csv: compressed, " + Numbers.readable(rows, 0)
                        + " rows; study.xlsx shows the first. R and pandas read it as it is.",
                "tables/" + name + ".csv：已压缩，共 " + Numbers.readable(rows, 0)
                        + " 行；study.xlsx 仅含开头部分。R 与 pandas 可直接读取。")));
        return notes;
    }

    /** A page whose mentions of tables are those of the files that there are. */
    String named(String page) {
        String named = page;
        for (String name : packed.keySet()) {
            String file = "tables/" + name + ".csv";
            named = named.replace(file, file + ".gz");
        }
        return named;
    }

    /** For the run's record: table, file and rows. */
    List<Map<String, Object>> record() {
        List<Map<String, Object>> record = new ArrayList<>();
        packed.forEach((name, rows) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("table", name);
            one.put("file", "tables/" + name + ".csv.gz");
            one.put("rows", rows);
            record.add(one);
        });
        return record;
    }
}
