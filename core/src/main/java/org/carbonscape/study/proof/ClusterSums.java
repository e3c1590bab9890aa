package org.carbonscape.study.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.Total;
import org.carbonscape.study.proof.finished.UnitIndex;
import org.carbonscape.study.proof.finished.UnitTable;
import org.carbonscape.study.proof.finished.UnitYear;

/**
 * Statistics of units, of one table: z by its moments, p corrected for many units, values and areas as other tables
 * have them, how many units are of a class, and Moran's I as what its local parts come to.
 */
final class ClusterSums {
    private static final String MORAN = "local-moran";
    private static final String HOT_SPOTS = "hot-spots";
    /** By the table of units: the table that counts them, where it is not called after it. */
    private static final Map<String, String> COUNTS = Map.of(MORAN, "cluster-counts", HOT_SPOTS, "hot-spot-areas");
    /** By table: the statistic that its expectation, variance and z are of. */
    private static final Map<String, String> STATISTICS = Map.of(MORAN, "i", "eb-local-moran", "i", HOT_SPOTS, "g");

    /** Areas of a million units, added one after the other. */
    private static final double OF_SUMS = 1e-9;

    private static final String AREA = "area_ha";
    private static final List<String> FLOWS = List.of("source_tCO2_per_ha", "sink_tCO2_per_ha", "net_tCO2_per_ha");

    private final FinishedRun run;
    private final String table;
    private final String statistic;
    private final Findings findings;
    private final Findings.Held own;
    private final Findings.Held ofUnits;
    private final Findings.Held ofRecord;
    private final RowWords words;
    private final ClusterClasses classes;
    private final UnitTable units =
            new UnitTable(new UnitIndex(), List.of(FLOWS.get(0), FLOWS.get(1), FLOWS.get(2), AREA));
    private final Set<String> yearsOfUnits = new HashSet<>();
    private final Map<Group, Counted> counted = new LinkedHashMap<>();
    /** Of the group at hand, whose rows follow each other. */
    private final List<Tested> tested = new ArrayList<>();

    private Group group = new Group("", "", "", "");

    private ClusterSums(FinishedRun run, String table, Findings findings) {
        this.run = run;
        this.table = table;
        this.statistic = STATISTICS.getOrDefault(table, "");
        this.findings = findings;
        this.own = findings.sums(run.name(table));
        this.ofUnits = findings.cells(run.name(table), run.name("carbon-by-unit"));
        this.ofRecord = findings.sums(run.name(table), "run.json");
        this.words = RowWords.of(run);
        this.classes = new ClusterClasses(own);
    }

    /** Tables of units whose p are corrected for many. */
    static List<String> tables(FinishedRun run) {
        return run.tables().stream()
                .filter(t -> run.table(t).map(ClusterSums::isLocal).orElse(false))
                .toList();
    }

    private static boolean isLocal(CsvRows rows) {
        try (rows) {
            return rows.columns().containsAll(List.of("unit_set", "unit", "year", "variable", "p", "p_fdr"));
        }
    }

    /** Units of a set in a year by a variable, and which of several statistics. */
    private record Group(String unitSet, String year, String variable, String statistic) {
        static Group of(CsvRows row) {
            return new Group(row.text("unit_set"), row.text("year"), row.text("variable"), row.text("statistic"));
        }

        String text() {
            return unitSet + " " + year + " " + variable + (statistic.isEmpty() ? "" : " " + statistic);
        }
    }

    private record Tested(String unit, double p, double fdr, double bonferroni) {}

    /** What the units of a group come to, by their class. */
    private record Counted(Map<String, Integer> units, Map<String, Total> areas_ha, Total statistic, String variant) {
        Counted(String variant) {
            this(new HashMap<>(), new HashMap<>(), new Total(), variant);
        }

        /** Units of a class; those without a value have none. */
        int classed() {
            return units.values().stream().mapToInt(n -> n).sum() - units.getOrDefault("", 0);
        }

        int islands() {
            return units.getOrDefault("island", 0);
        }
    }

    static void check(FinishedRun run, String table, Findings findings) {
        ClusterSums sums = new ClusterSums(run, table, findings);
        run.each("carbon-by-unit", row -> {
            sums.units.take(UnitYear.of(row), row);
            sums.yearsOfUnits.add(row.text("unit_set") + " " + row.text("year"));
        });
        run.each(table, sums::take);
        sums.corrected();
        sums.counts();
        if (table.equals(MORAN)) {
            sums.global();
        }
    }

    private void take(CsvRows row) {
        Group next = Group.of(row);
        if (!next.equals(group)) {
            corrected();
            group = next;
        }
        UnitYear unit = UnitYear.of(row);
        String key = next.text() + " " + unit.unit();
        words.used(ofRecord, key, row);
        if (row.columns().contains("name")) {
            words.name(ofUnits, key, next.unitSet, unit.unit(), row.text("name"));
        }
        if (yearsOfUnits.contains(next.unitSet + " " + next.year) && !units.has(unit)) {
            String file = run.name("carbon-by-unit");
            findings.sums(run.name(table), file)
                    .differs(Bilingual.same(key), "", Bilingual.of(file + " has no such unit", file + " 中没有这个单元"));
        }
        if (FLOWS.contains(next.variable) && units.has(unit)) {
            ofUnits.number(
                    () -> Bilingual.same(next.text() + " " + unit.unit() + ", value"),
                    Math.abs(units.number(unit, next.variable)), // sinks are told as magnitudes where that is asked for
                    Math.abs(row.number("value")),
                    0);
        }
        if (row.columns().contains("population")) {
            own.number(
                    () -> Bilingual.same(next.text() + " " + unit.unit() + ", rate"),
                    row.number("events") / row.number("population"),
                    row.number("rate"),
                    0);
        }
        Counted of = counted.computeIfAbsent(next, g -> new Counted(row.text("variant") + ", " + row.text("weights")));
        if (!statistic.isEmpty()) {
            moments(row, () -> Bilingual.same(next.text() + " " + unit.unit() + ", z"));
            of.statistic.add(row.number(statistic));
        }
        classes.take(row, table.equals(HOT_SPOTS), next.text() + " " + unit.unit());
        tested.add(new Tested(unit.unit(), row.number("p"), row.number("p_fdr"), row.number("p_bonferroni")));
        String kind = row.text(table.equals(HOT_SPOTS) ? "bin" : "cluster");
        of.units.merge(kind, 1, Integer::sum);
        Total.of(of.areas_ha, kind).add(units.number(unit, AREA));
    }

    /** The sign of a share turns round where the sum of all values is below 0. */
    private void moments(CsvRows row, Supplier<Bilingual> where) {
        double z = row.number("z");
        double deviation = Math.sqrt(row.number("variance"));
        double distance = Math.abs(row.number(statistic) - row.number("expected"));
        boolean isOneDivisor = !row.text("variant").contains("for its moments"); // as esda has it, i has another
        if (!Double.isNaN(z) && deviation > 0 && isOneDivisor) {
            double digits = (distance + Math.abs(row.number("expected"))) / deviation;
            own.number(where, distance / deviation, Math.abs(z), digits, 1e-9);
        }
    }

    /** Benjamini and Hochberg's p, from the largest down, and Bonferroni's. */
    private void corrected() {
        List<Tested> sorted = tested.stream()
                .filter(t -> !Double.isNaN(t.p))
                .sorted(Comparator.comparingDouble((Tested t) -> t.p).reversed())
                .toList();
        String of = group.text();
        double least = 1;
        for (int k = 0; k < sorted.size(); k++) {
            Tested t = sorted.get(k);
            least = Math.min(least, t.p * sorted.size() / (sorted.size() - k));
            own.number(() -> Bilingual.same(of + " " + t.unit + ", p_fdr"), least, t.fdr, 0);
            own.number(
                    () -> Bilingual.same(of + " " + t.unit + ", p_bonferroni"),
                    Math.min(1, t.p * sorted.size()),
                    t.bonferroni,
                    0);
        }
        tested.clear();
        classes.end();
    }

    /** Tables that count classes have them in rows (bins) or in columns. */
    private void counts() {
        String counts = COUNTS.getOrDefault(table, table + "-counts");
        Findings.Held held = findings.sums(run.name(counts), run.name(table), run.name("carbon-by-unit"));
        Map<Group, Counted> first = new LinkedHashMap<>(); // Gi* before Gi, which is not counted
        counted.forEach((g, of) -> first.putIfAbsent(new Group(g.unitSet, g.year, g.variable, ""), of));
        Map<Group, Integer> left = new LinkedHashMap<>();
        first.forEach((g, of) -> left.put(g, of.classed()));
        run.each(counts, row -> {
            String variable = row.text("variable").isEmpty() ? row.text("flow") : row.text("variable");
            Group key = new Group(row.text("unit_set"), row.text("year"), variable, "");
            Counted of = first.getOrDefault(key, new Counted(""));
            if (table.equals(HOT_SPOTS)) {
                String bin = row.text("bin");
                double all =
                        of.areas_ha.values().stream().mapToDouble(Total::value).sum();
                double area = Total.of(of.areas_ha, bin).value();
                number(held, key, bin + ", units", of.units.getOrDefault(bin, 0), row.number("units"));
                if (!units.isEmpty()) { // studies of stocks alone have no table of areas
                    number(held, key, bin + ", area_km2", area / 100, row.number("area_km2"), OF_SUMS);
                    number(held, key, bin + ", share_percent", 100 * area / all, row.number("share_percent"), OF_SUMS);
                }
                left.merge(key, -(int) row.number("units"), Integer::sum);
                return;
            }
            for (String column : row.columns()) {
                double units = row.number(column);
                if (!column.equals("year") && !Double.isNaN(units)) {
                    int count = of.units.getOrDefault(column, 0);
                    // without a column of their own islands are among the others
                    int most = row.columns().contains("island") ? count : count + of.islands();
                    number(held, key, column, Math.max(count, Math.min(most, units)), units);
                    left.merge(key, -(int) units, Integer::sum);
                }
            }
        });
        left.forEach((key, units) -> number(held, key, "units", 0, units)); // of which no row tells
    }

    private static void number(Findings.Held held, Group key, String what, double expected, double got) {
        number(held, key, what, expected, got, Findings.PRINTED);
    }

    private static void number(
            Findings.Held held, Group key, String what, double expected, double got, double tolerance) {
        held.number(() -> Bilingual.same(key.text() + ", " + what), expected, got, 0, tolerance);
    }

    /** Of rows that sum to 1, I is the mean of its local parts, but where some unit has no neighbour. */
    private void global() {
        String name = "global-autocorrelation";
        Findings.Held held = findings.sums(run.name(name), run.name(table));
        run.each(name, row -> {
            Group key = new Group(row.text("unit_set"), row.text("year"), row.text("variable"), "");
            Counted of = counted.get(key);
            if (of != null
                    && row.text("statistic").equals("morans-i")
                    && of.variant.contains("divisor n,")
                    && of.variant.contains("row-standardised")
                    && row.text("weights").contains("row-standardised")
                    && of.islands() == 0
                    && of.classed() == row.number("n")
                    && !Double.isNaN(row.number("value"))) {
                held.number(
                        () -> Bilingual.same(key.text() + " morans-i"),
                        of.statistic.value() / of.classed(),
                        row.number("value"),
                        of.statistic.size() / of.classed());
            }
        });
    }
}
