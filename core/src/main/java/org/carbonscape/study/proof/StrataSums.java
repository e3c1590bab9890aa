package org.carbonscape.study.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.driver.DiscretisationSearch;
import org.carbonscape.driver.SearchOptions;
import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.proof.finished.Difference;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.UnitIndex;
import org.carbonscape.study.proof.finished.UnitTable;
import org.carbonscape.study.proof.finished.UnitYear;

/**
 * The strata of the geographical detector from what was measured in every unit: its drivers cut at the breaks that are
 * told, with y of the tables of carbon, make q of every way to cut, also of units left out in turn, the strata of the
 * one that was chosen, and those of pairs of drivers.
 */
final class StrataSums {
    private static final String FACTORS = "geodetector-factors";
    private static final String CUTS = "geodetector-discretisation";
    private static final String RISK = "geodetector-risk";
    private static final String DRIVERS = "unit-drivers";
    private static final String CARBON = "carbon-by-unit";
    private static final String STOCK = "stock-by-unit";
    private static final double DIGITS = 1e-8;
    /** Of y beside its spread: below, what is printed of it leaves too few digits. */
    private static final double LEAST_SPREAD = 1e-6;
    /** Of one driver, that are tried with those of another. */
    private static final int MOST_WAYS = 8;

    private final FinishedRun run;
    private final Findings findings;
    private final Map<Of, Map<String, Factor>> factors = new LinkedHashMap<>();
    private final UnitIndex rows = new UnitIndex();
    private final Map<String, UnitIndex.Column> drivers = new HashMap<>();
    private final UnitTable flows = new UnitTable(
            rows,
            List.of(
                    "net_tCO2",
                    "source_tCO2",
                    "sink_tCO2",
                    "net_tCO2_per_ha",
                    "source_tCO2_per_ha",
                    "sink_tCO2_per_ha",
                    "area_ha"));
    private final UnitTable stocks = new UnitTable(rows, List.of("stock_tC", "change_tC"));
    private final Map<Of, Known> known = new HashMap<>();
    /** Of every driver: the stratum of each unit that is known, in all ways that fit what is told. */
    private final Map<Of, Map<String, List<byte[]>>> strata = new HashMap<>();

    private StrataSums(FinishedRun run, Findings findings) {
        this.run = run;
        this.findings = findings;
    }

    static long size(FinishedRun run) {
        return run.size(FACTORS) == 0
                ? 0
                : run.size(DRIVERS) + run.size(CARBON) + run.size(STOCK) + 10 * run.size(CUTS);
    }

    static void check(FinishedRun run, Findings findings) {
        Set<String> whole = Set.of("carbonscape", "geodetector"); // the others leave units of one-unit strata out
        String convention = run.record()
                .path("options")
                .path("geodetector")
                .path("convention")
                .asText();
        boolean drops = run.record()
                .path("options")
                .path("geodetector")
                .path("drop-singletons")
                .asBoolean();
        if (run.size(FACTORS) > 0 && whole.contains(convention) && !drops) {
            StrataSums sums = new StrataSums(run, findings);
            sums.read();
            sums.cuts();
            sums.pairs();
        }
    }

    /** What is explained: a name such as net_per_ha_2020. */
    private record Of(String unitSet, String year, String y) {
        static Of of(CsvRows row) {
            return new Of(row.text("unit_set"), row.text("year"), row.text("y"));
        }

        String text() {
            return unitSet + " " + y;
        }

        /** y without its year. */
        String quantity() {
            return y.endsWith("_" + year) ? y.substring(0, y.length() - year.length() - 1) : y;
        }
    }

    private record Factor(double units, double q) {}

    /**
     * Units that have y and every driver; y relative to its mean.
     *
     * @param folds in which units are left out; empty where these are of squares, which no table tells
     */
    private record Known(double mean, double[] y, Map<String, double[]> drivers, double squares, byte[] folds) {}

    private void read() {
        run.each(
                FACTORS,
                row -> factors.computeIfAbsent(Of.of(row), k -> new LinkedHashMap<>())
                        .put(row.text("driver"), new Factor(row.number("units"), row.number("q"))));
        Map<String, Set<String>> wanted = new HashMap<>();
        factors.keySet()
                .forEach(of ->
                        wanted.computeIfAbsent(of.unitSet, k -> new TreeSet<>()).add(of.year));
        run.each(DRIVERS, row -> {
            if (isWanted(wanted, row)) {
                // of categories it counts only that there is one
                double value = row.text("category").isEmpty() ? row.number("value") : 0;
                drivers.computeIfAbsent(row.text("driver"), k -> new UnitIndex.Column())
                        .put(rows.of(UnitYear.of(row)), value);
            }
        });
        run.each(CARBON, row -> {
            if (isWanted(wanted, row)) {
                flows.take(UnitYear.of(row), row);
            }
        });
        run.each(STOCK, row -> {
            if (isWanted(wanted, row)) {
                stocks.take(UnitYear.of(row), row);
            }
        });
    }

    private static boolean isWanted(Map<String, Set<String>> wanted, CsvRows row) {
        return wanted.getOrDefault(row.text("unit_set"), Set.of()).contains(row.text("year"));
    }

    private Known known(Of of) {
        Map<String, Factor> ofY = factors.getOrDefault(of, Map.of());
        List<String> names = ofY.keySet().stream().filter(drivers::containsKey).toList();
        List<UnitIndex.Column> columns =
                names.stream().map(drivers::get).filter(Objects::nonNull).toList();
        List<double[]> units = new ArrayList<>();
        rows.each((key, at) -> {
            if (key.unitSet().equals(of.unitSet) && key.year().equals(of.year)) {
                double[] unit = new double[names.size() + 1];
                unit[0] = y(of, at);
                for (int d = 0; d < names.size(); d++) {
                    unit[d + 1] = columns.get(d).get(at);
                }
                if (Arrays.stream(unit).noneMatch(Double::isNaN)) {
                    units.add(unit);
                }
            }
        });
        double mean = units.stream().mapToDouble(u -> u[0]).average().orElse(0);
        double[] y = units.stream().mapToDouble(u -> u[0] - mean).toArray();
        Map<String, double[]> values = new HashMap<>();
        for (int d = 0; d < names.size(); d++) {
            int column = d + 1;
            values.put(names.get(d), units.stream().mapToDouble(u -> u[column]).toArray());
        }
        return new Known(mean, y, values, Arrays.stream(y).map(v -> v * v).sum(), folds(y.length));
    }

    private byte[] folds(int units) {
        JsonNode options = run.record().path("options");
        SearchOptions search = SearchOptions.defaults(options.path("seed").asLong());
        return options.path("geodetector").has("blocks")
                ? new byte[0]
                : DiscretisationSearch.unitFolds(units, search.withFoldsOf(units));
    }

    private double y(Of of, UnitIndex.At at) {
        return switch (of.quantity()) {
            case "net", "source", "sink" -> flows.number(at, of.quantity() + "_tCO2");
            case "net_per_ha" -> flows.number(at, "net_tCO2_per_ha");
            case "source_per_ha" -> flows.number(at, "source_tCO2_per_ha");
            case "sink_per_ha" -> flows.number(at, "sink_tCO2_per_ha");
            case "stock" -> stocks.number(at, "stock_tC");
            case "stock_change" -> stocks.number(at, "change_tC");
            case "stock_per_ha" -> stocks.number(at, "stock_tC") / flows.number(at, "area_ha");
            case "stock_change_per_ha" -> stocks.number(at, "change_tC") / flows.number(at, "area_ha");
            default -> Double.NaN;
        };
    }

    private boolean isPrecise(Known of) {
        double spread = Math.sqrt(of.squares / of.y.length);
        double most = Arrays.stream(of.y).map(v -> Math.abs(v + of.mean)).max().orElse(0);
        return spread > LEAST_SPREAD * most;
    }

    private void cuts() {
        Map<Of, Map<String, List<double[]>>> risk = new HashMap<>();
        run.each(
                RISK,
                row -> risk.computeIfAbsent(Of.of(row), k -> new HashMap<>())
                        .computeIfAbsent(row.text("driver"), k -> new ArrayList<>())
                        .add(new double[] {row.number("units"), row.number("mean"), row.number("standard_deviation")}));
        run.each(CUTS, row -> {
            Of of = Of.of(row);
            Factor factor = factors.getOrDefault(of, Map.of()).get(row.text("driver"));
            if (factor != null && !row.text("breaks").isEmpty()) {
                List<double[]> told = risk.getOrDefault(of, Map.of()).getOrDefault(row.text("driver"), List.of());
                cut(of, factor, row, told);
            }
        });
    }

    private void cut(Of of, Factor factor, CsvRows row, List<double[]> risk) {
        String driver = of.text() + " " + row.text("driver");
        boolean isChosen = row.text("chosen").equals("yes");
        double q = row.number("q");
        if (isChosen) {
            findings.sums(run.name(FACTORS), run.name(CUTS))
                    .number(() -> Bilingual.same(driver + ", q"), q, factor.q, 1, DIGITS);
        }
        Known units = known.computeIfAbsent(of, this::known);
        double[] values = units.drivers.get(row.text("driver"));
        if (values == null || units.y.length != factor.units || !isPrecise(units)) {
            return;
        }
        double[] breaks = Arrays.stream(row.text("breaks").split(" "))
                .mapToDouble(Numbers::parsed)
                .toArray();
        if (breaks.length >= Cut.MOST_BREAKS) {
            return;
        }
        Cut cut = Cut.of(units.y, units.folds, values, breaks);
        List<Cut.Way> ways = cut.ways();
        double smallest = row.number("units_in_smallest");
        boolean counts =
                !Double.isNaN(row.number("q_cross_validated")); // else the only way, whose units nobody counted
        List<Cut.Way> same = ways.stream()
                .filter(way -> Math.abs(way.q(units.squares) - q) <= DIGITS && (!counts || way.least() == smallest))
                .toList();
        Findings.Held held = findings.sums(run.name(CUTS), run.name(DRIVERS), table(of));
        if (same.isEmpty() && !cut.isEach()) {
            return; // units at a break on both sides of it
        }
        String where = driver + " " + row.text("method") + " " + row.text("classes") + ", ";
        if (same.isEmpty()) {
            double below = ways.get(0).q(units.squares);
            boolean isCount = Math.abs(below - q) <= DIGITS;
            held.number(
                    () -> Bilingual.same(where + (isCount ? "units_in_smallest" : "q")),
                    isCount ? ways.get(0).least() : below,
                    isCount ? smallest : q,
                    0);
            return;
        }
        held.same();
        // breaks that are found with y are found anew without each fold
        if (counts && units.folds.length > 0 && !row.text("method").equals(BreakMethod.OPTIMAL.id())) {
            leftOut(held, where, same, units, row.number("q_cross_validated"));
        }
        if (isChosen) {
            strata(driver, same, units, risk);
            if (same.size() <= MOST_WAYS) {
                strata.computeIfAbsent(of, k -> new HashMap<>())
                        .put(
                                row.text("driver"),
                                same.stream().map(Cut.Way::classes).toList());
            }
        }
    }

    private static void leftOut(Findings.Held held, String where, List<Cut.Way> ways, Known units, double told) {
        double[] found =
                ways.stream().mapToDouble(w -> w.crossValidated(units.squares)).toArray();
        double near = Arrays.stream(found)
                .filter(q -> Math.abs(q - told) <= DIGITS * Math.max(1, Math.abs(told)))
                .findFirst()
                .orElse(found[0]);
        held.number(() -> Bilingual.same(where + "q_cross_validated"), near, told, 1, DIGITS);
    }

    private void pairs() {
        PairSums pairs = new PairSums(run, findings);
        run.each(
                PairSums.TABLE,
                row -> pair(Of.of(row), row)
                        .ifPresent(pair -> pairs.check(Of.of(row).text(), row, pair)));
    }

    /** What two drivers make of y together, in the way that is told, or any; none where no unit's stratum is known. */
    private Optional<PairSums.Pair> pair(Of of, CsvRows row) {
        Map<String, List<byte[]>> ofY = strata.getOrDefault(of, Map.of());
        Optional<PairSums.Pair> any = Optional.empty();
        for (byte[] a : ofY.getOrDefault(row.text("a"), List.of())) {
            for (byte[] b : ofY.getOrDefault(row.text("b"), List.of())) {
                any = Optional.of(PairSums.Pair.of(known.computeIfAbsent(of, this::known).y, a, b));
                if (any.get().isTold(row)) {
                    return any;
                }
            }
        }
        return any;
    }

    private String table(Of of) {
        return run.name(of.y.startsWith("stock") ? STOCK : CARBON);
    }

    /** The strata that are told are those of some way; what differs is told of the first. */
    private void strata(String key, List<Cut.Way> ways, Known units, List<double[]> told) {
        Findings.Held held = findings.sums(run.name(RISK), run.name(DRIVERS), run.name(CUTS));
        List<Findings> ofWays =
                ways.stream().map(way -> strata(key, way, units, told)).toList();
        if (ofWays.stream().anyMatch(f -> f.different() == 0)) {
            held.same();
            return;
        }
        Difference first = ofWays.get(0).differences().get(0);
        held.differs(first.where(), first.expected(), first.got());
    }

    private static Findings strata(String key, Cut.Way way, Known units, List<double[]> told) {
        List<double[]> parts = way.strata();
        Findings findings = new Findings();
        Findings.Held held = findings.sums("");
        held.number(() -> Bilingual.same(key + ", strata"), parts.size(), told.size(), 0);
        for (int k = 0; k < parts.size() && k < told.size(); k++) {
            compare(held, key + " " + (k + 1), parts.get(k), told.get(k), units);
        }
        return findings;
    }

    private static void compare(Findings.Held held, String key, double[] part, double[] told, Known units) {
        double size = Math.sqrt(units.squares) + Math.abs(units.mean);
        held.number(() -> Bilingual.same(key + ", units"), part[0], told[0], 0);
        held.number(() -> Bilingual.same(key + ", mean"), part[1] + units.mean, told[1], size, 1e-10);
        if (part[0] > 1) {
            double deviation = Math.sqrt(part[2] / (part[0] - 1));
            held.number(() -> Bilingual.same(key + ", standard_deviation"), deviation, told[2], size, DIGITS);
        }
    }
}
