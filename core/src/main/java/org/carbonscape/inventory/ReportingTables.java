package org.carbonscape.inventory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.measure.ExactSum;
import org.carbonscape.problem.InputTable;

/**
 * The inventory of the whole region in the layout of the Common Reporting Tables (decision 5/CMA.3): for each year
 * Summary 1 (kilotonnes of each gas) and Summary 2 (kilotonnes of CO2 equivalent), then Table 10, the years side by
 * side. A cell without a number holds a notation key. Lines of the tables come from {@code crt.csv}.
 */
public final class ReportingTables {
    /**
     * One sheet of a workbook.
     *
     * @param rows of cells: texts and numbers ({@link Double}); short rows end early
     * @param head how many rows are titles and headings
     */
    public record Sheet(String name, int head, List<List<Object>> rows) {}

    private static final double T_PER_KT = 1000;

    private record Row(String code, int depth, String name, boolean memo) {}

    private final List<Completeness.Status> statuses;
    private final List<Row> rows;
    private final Map<Row, Map<Integer, List<Line>>> byRow = new HashMap<>(); // what each adds up, by year
    private final Map<Row, Set<String>> families = new HashMap<>(); // families of gases of its lines that are not zero
    private final Map<Row, Set<String>> above = new HashMap<>(); // of those of categories that it is a part of

    private ReportingTables(List<Line> lines, List<Completeness.Status> statuses) {
        this.statuses = statuses;
        this.rows = InputTable.preset("crt", ReportingTables.class, "crt.csv").rows().stream()
                .map(r -> new Row(
                        r.text("code"),
                        (int) r.text("code").chars().filter(c -> c == '.').count(),
                        r.text("name"),
                        r.text("memo").equals("yes")))
                .toList();
        for (Row row : rows) {
            List<Line> own = lines.stream().filter(l -> isOf(row, l)).toList();
            byRow.put(row, own.stream().collect(Collectors.groupingBy(Line::year)));
            families.put(row, families(own.stream()));
            above.put(
                    row,
                    families(lines.stream()
                            .filter(l ->
                                    !l.memo() && isUnder(row.code, l.category().crt()))));
        }
    }

    /**
     * Every sheet.
     *
     * @param region name of the whole, for the titles
     */
    public static List<Sheet> of(String region, List<Line> lines, List<Completeness.Status> statuses) {
        ReportingTables tables = new ReportingTables(lines, statuses);
        SortedSet<Integer> years = new TreeSet<>(lines.stream().map(Line::year).toList());
        List<Sheet> sheets = new ArrayList<>();
        for (int year : years) {
            sheets.add(tables.gases(region, year));
            sheets.add(tables.equivalents(region, year));
        }
        sheets.add(tables.trend(region, List.copyOf(years)));
        return sheets;
    }

    /** Of lines that are not zero. */
    private static Set<String> families(Stream<Line> lines) {
        return lines.filter(l -> l.tonnes() != 0).map(l -> l.gas().family()).collect(Collectors.toSet());
    }

    private static List<List<Object>> titled(String table, String title, String when, String region) {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of(table, "", when));
        rows.add(List.of(title)); // nothing beside it, which would cover its end
        rows.add(List.of(region));
        return rows;
    }

    private Sheet gases(String region, int year) {
        List<List<Object>> out = titled(
                "SUMMARY 1",
                "SUMMARY REPORT FOR NATIONAL GREENHOUSE GAS INVENTORIES (layout of the Common Reporting Tables)",
                "Year " + year,
                region);
        out.add(List.of(
                "GREENHOUSE GAS SOURCE AND SINK CATEGORIES",
                "Net CO2 emissions/removals",
                "CH4",
                "N2O",
                "HFCs",
                "PFCs",
                "SF6",
                "NF3",
                "Total GHG emissions/removals"));
        out.add(List.of(
                "",
                "(kt)",
                "(kt)",
                "(kt)",
                "CO2 equivalents (kt)",
                "CO2 equivalents (kt)",
                "(kt)",
                "(kt)",
                "CO2 equivalents (kt)"));
        for (Row row : rows) {
            List<Object> cells = new ArrayList<>(List.of(label(row)));
            for (String family : List.of("CO2", "CH4", "N2O", "HFC", "PFC", "SF6", "NF3")) {
                boolean equivalent = family.equals("HFC") || family.equals("PFC");
                cells.add(cell(row, year, family::equals, equivalent));
            }
            cells.add(cell(row, year, f -> true, true));
            out.add(cells);
        }
        return new Sheet("Summary1 " + year, 5, out);
    }

    private Sheet equivalents(String region, int year) {
        List<List<Object>> out = titled(
                "SUMMARY 2",
                "SUMMARY REPORT FOR CO2 EQUIVALENT EMISSIONS (layout of the Common Reporting Tables)",
                "Year " + year,
                region);
        out.add(List.of(
                "GREENHOUSE GAS SOURCE AND SINK CATEGORIES",
                "CO2",
                "CH4",
                "N2O",
                "HFCs",
                "PFCs",
                "SF6",
                "NF3",
                "Total"));
        out.add(Collections.<Object>unmodifiableList(IntStream.range(0, 9)
                .mapToObj(i -> i == 0 ? "" : "CO2 equivalents (kt)")
                .collect(Collectors.toList())));
        for (Row row : rows) {
            List<Object> cells = new ArrayList<>(List.of(label(row)));
            for (String family : List.of("CO2", "CH4", "N2O", "HFC", "PFC", "SF6", "NF3")) {
                cells.add(cell(row, year, family::equals, true));
            }
            cells.add(cell(row, year, f -> true, true));
            out.add(cells);
        }
        return new Sheet("Summary2 " + year, 5, out);
    }

    private Sheet trend(String region, List<Integer> years) {
        String span = years.isEmpty() ? "" : years.get(0) + " - " + years.get(years.size() - 1);
        List<List<Object>> out =
                titled("TABLE 10", "EMISSION TRENDS (layout of the Common Reporting Tables)", span, region);
        List<Object> head = new ArrayList<>(List.of("GREENHOUSE GAS SOURCE AND SINK CATEGORIES"));
        List<Object> units = new ArrayList<>(List.of(""));
        years.forEach(y -> {
            head.add(Integer.toString(y));
            units.add("CO2 equivalents (kt)");
        });
        out.add(head);
        out.add(units);
        for (Row row : rows) {
            List<Object> cells = new ArrayList<>(List.of(label(row)));
            years.forEach(y -> cells.add(cell(row, y, f -> true, true)));
            out.add(cells);
        }
        return new Sheet("Table10", 5, out);
    }

    private static String label(Row row) {
        return "  ".repeat(row.depth) + (row.memo || !row.code.matches("\\d.*") ? "" : row.code + "  ") + row.name;
    }

    /** Kilotonnes, or why there are none. */
    private Object cell(Row row, int year, Predicate<String> family, boolean equivalent) {
        ExactSum sum = new ExactSum();
        boolean any = false;
        for (Line line : byRow.getOrDefault(row, Map.of()).getOrDefault(year, List.of())) {
            if (family.test(line.gas().family())) {
                sum.add(equivalent ? line.tCO2() : line.tonnes());
                any |= line.tonnes() != 0;
            }
        }
        return any ? sum.value() / T_PER_KT : key(row, family);
    }

    private static boolean isOf(Row row, Line line) {
        if (row.memo) {
            return switch (row.code) {
                case "biomass" -> line.memo();
                case "aviation", "navigation" -> false;
                default -> !line.memo() && line.category().code().startsWith(row.code);
            };
        }
        if (line.memo() || !line.category().isReported()) {
            return false;
        }
        String crt = line.category().crt();
        return switch (row.code) {
            case "" -> true;
            case "without" -> !isUnder(crt, "4");
            default -> isUnder(crt, row.code);
        };
    }

    /** Whether a code is another or one of its parts: 1.A.1 is under 1.A. */
    private static boolean isUnder(String code, String whole) {
        return code.startsWith(whole) && (code.length() == whole.length() || code.charAt(whole.length()) == '.');
    }

    /**
     * The notation key of a line of the table: that of its categories where they agree, NE where one is missing. What
     * is included elsewhere is so of the gases that are counted there.
     */
    private Object key(Row row, Predicate<String> family) {
        boolean other = families.getOrDefault(row, Set.of()).stream().anyMatch(family.negate());
        if (other || row.code.startsWith("X")) {
            return ""; // the category is there, this gas is not among its lines
        }
        List<Completeness.Key> own = keys(crt -> isUnder(crt, row.code));
        List<Completeness.Key> keys = own.isEmpty() ? keys(crt -> !crt.isEmpty() && isUnder(row.code, crt)) : own;
        if (row.code.isEmpty() || row.memo || keys.size() != 1 || keys.get(0) == Completeness.Key.E) {
            return Completeness.Key.NE.name();
        }
        Set<String> whole = above.getOrDefault(row, Set.of());
        boolean elsewhere = whole.isEmpty() || whole.stream().anyMatch(family);
        return keys.get(0) == Completeness.Key.IE && !elsewhere
                ? Completeness.Key.NE.name()
                : keys.get(0).name();
    }

    private List<Completeness.Key> keys(Predicate<String> crt) {
        return statuses.stream()
                .filter(s -> crt.test(s.category().crt()))
                .map(Completeness.Status::key)
                .distinct()
                .toList();
    }
}
