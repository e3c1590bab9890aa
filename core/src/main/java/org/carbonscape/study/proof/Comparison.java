package org.carbonscape.study.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.io.table.own.CsvLines;
import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.measure.ExactSum;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.UnitIndex;
import org.carbonscape.study.proof.finished.UnitTable;
import org.carbonscape.study.proof.finished.UnitYear;
import org.carbonscape.zone.UnitSet;

/**
 * What two runs have different, and what it did to the results. Only what both have is compared; the rest is named.
 *
 * <p>The waterfall leads from a's net to b's, phase by phase: land use at the mean of both factors, factors at the mean
 * of both areas (the Shapley values of a product, so that no order matters), emissions, land that is not by direct
 * factors, and what is left.
 *
 * @param basis     what the runs rest on, where it is not the same
 * @param notShared phases, unit sets and classes of one run alone
 * @param rows      results that differ, and the region's whether they differ or not
 * @param files     tables and rasters that are not the same, without their ending, by the beginnings of their hashes
 * @param chinese   of names of classes, items and factors, as far as the runs tell
 */
public record Comparison(
        Basis basis,
        List<Changed> notShared,
        List<Row> rows,
        List<Step> waterfall,
        List<Changed> files,
        Map<String, String> chinese) {
    /** The part of what lies there. */
    private static final String STOCK = "stock";

    /** Files of results: the dictionary, styles and figures follow them. */
    private static final Pattern RESULTS =
            Pattern.compile("(tables/(?!dictionary\\.).+)\\.csv(?:\\.gz)?|(rasters/.+)\\.tif");

    private static final String BY_UNIT = "carbon-by-unit";
    private static final List<String> PARTS = List.of("source", "sink", "net");

    /** So many letters of a hash are told. */
    private static final int HASH = 12;

    /**
     * What differs of that on which the runs rest.
     *
     * @param inputs   by study key
     * @param options  by study key, defaults included
     * @param factors  as the tables of factors used have them
     * @param programs those that made the runs, a's first; empty if one made both
     */
    public record Basis(List<Changed> inputs, List<Changed> options, List<Changed> factors, List<Program> programs) {
        private static Basis of(FinishedRun a, FinishedRun b) {
            List<Program> programs = List.of(Program.of(a), Program.of(b));
            return new Basis(
                    Reading.changed(Reading.inputs(a), Reading.inputs(b)),
                    Reading.changed(Reading.options(a), Reading.options(b)),
                    Reading.changed(Reading.factors(a), Reading.factors(b)),
                    programs.get(0).equals(programs.get(1)) ? List.of() : programs);
        }
    }

    /** Something with its text in each run; empty where one has none. */
    public record Changed(String what, String a, String b) {}

    /** What a result is of. */
    public enum Of {
        TOTAL,
        CLASS,
        UNIT,
        ITEM
    }

    /**
     * A result.
     *
     * @param name region; the class; unit set and unit; the item
     * @param part source, sink or net; of an item emissions; stock where that differs
     * @param a    tCO2 a year; of a stock tCO2
     */
    public record Row(Of of, String name, int year, String part, double a, double b) {
        public double difference() {
            return b - a;
        }

        /** What lies there, not what flows in a year. */
        public boolean isStock() {
            return part.equals(STOCK);
        }
    }

    /** What leads from one net to the other. */
    public enum Cause {
        A,
        LAND_USE,
        FACTORS,
        EMISSIONS,
        LAND_MODEL,
        REST,
        B;

        /** In tables and JSON. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A step of the waterfall; of {@link Cause#A} and {@link Cause#B} the net itself. */
    public record Step(int year, Cause cause, double tCO2) {}

    /** @throws ProblemException RUN-16 if a folder is no run */
    public static Comparison of(Path a, Path b) {
        return new Reading(FinishedRun.open(a), FinishedRun.open(b)).compare();
    }

    /** Whether one run has sources and sinks and the other has none at all: nothing to set against them. */
    public boolean isOneAccountAlone() {
        return files.stream().anyMatch(c -> c.what.equals("tables/" + BY_UNIT) && c.a.isEmpty() != c.b.isEmpty());
    }

    /** Both runs as they are read. */
    private record Reading(FinishedRun a, FinishedRun b) {
        Comparison compare() {
            List<Changed> notShared = new ArrayList<>();
            Side left = Side.of(a);
            Side right = Side.of(b);
            SortedSet<Integer> years = new TreeSet<>(left.years);
            years.retainAll(right.years);
            List<Row> rows = new ArrayList<>();
            units(left, right, years, rows);
            alone("landUse.phases", left.years, right.years, notShared);
            alone("units", left.sets, right.sets, notShared);
            alone("class", left.classes, right.classes, notShared);
            Set<Key> keys = new LinkedHashSet<>(left.results.keySet());
            keys.addAll(right.results.keySet());
            boolean accounts = a.size(BY_UNIT) > 0 && b.size(BY_UNIT) > 0; // of one alone nothing has become
            for (Key key : keys) { // a class without a factor and an item without a row are nothing
                double x = left.results.getOrDefault(key, 0.0);
                double y = right.results.getOrDefault(key, 0.0);
                if (accounts && years.contains(key.year) && x != y) {
                    rows.add(new Row(key.of, key.name, key.year, key.part, x, y));
                }
            }
            StockDifferences.byUnit(a, b, years).forEach(s -> rows.add(stock(s.isRegion() ? Of.TOTAL : Of.UNIT, s)));
            StockDifferences.byClass(a, b, years).forEach(s -> rows.add(stock(Of.CLASS, s)));
            List<Step> waterfall = new ArrayList<>();
            if (accounts) {
                years.forEach(y -> waterfall.addAll(steps(y, left, right)));
            }
            return new Comparison(
                    Basis.of(a, b), notShared, rows, waterfall, files(), chinese(b, chinese(a, new TreeMap<>())));
        }

        private static Row stock(Of of, StockDifferences.Stock stock) {
            return new Row(of, stock.name(), stock.year(), STOCK, stock.a(), stock.b());
        }

        /**
         * Of the region each part, of a unit those that differ, in the order of a; a unit of one run alone is told by
         * its set.
         */
        private void units(Side left, Side right, Set<Integer> years, List<Row> to) {
            UnitTable others = new UnitTable(
                    new UnitIndex(), PARTS.stream().map(Side::column).toList());
            b.each(BY_UNIT, row -> {
                others.take(UnitYear.of(row), row);
                right.unit(row);
            });
            a.each(BY_UNIT, row -> {
                left.unit(row);
                UnitYear unit = UnitYear.of(row);
                int year = (int) row.number("year");
                if (years.contains(year) && others.has(unit)) {
                    Of of = unit.isRegion() ? Of.TOTAL : Of.UNIT;
                    String name = unit.isRegion() ? unit.unitSet() : unit.unitSet() + " " + unit.unit();
                    for (String part : PARTS) {
                        double x = row.number(Side.column(part));
                        double y = others.number(unit, Side.column(part));
                        if (unit.isRegion() || x != y) {
                            to.add(new Row(of, name, year, part, x, y));
                        }
                    }
                }
            });
        }

        /** Tables are the same where their rows are, whatever marks their beginning and whether they are compressed. */
        private List<Changed> files() {
            return changed(results(a), results(b)).stream()
                    .filter(c -> c.a.isEmpty()
                            || c.b.isEmpty()
                            || !c.what.startsWith("tables/")
                            || !isSame(c.what.substring("tables/".length())))
                    .toList();
        }

        private static Map<String, String> results(FinishedRun run) {
            Map<String, String> all = new TreeMap<>();
            for (JsonNode output : run.record().path("outputs")) {
                Matcher result = RESULTS.matcher(output.path("file").asText());
                if (result.matches()) {
                    all.put(
                            result.group(1) == null ? result.group(2) : result.group(1),
                            start(output.path("sha256").asText()));
                }
            }
            return all;
        }

        private boolean isSame(String table) {
            Optional<CsvLines> left = a.lines(table);
            Optional<CsvLines> right = b.lines(table);
            if (left.isEmpty() || right.isEmpty()) {
                return false; // removed since
            }
            try (CsvLines x = left.get();
                    CsvLines y = right.get()) {
                if (!x.columns().equals(y.columns())) {
                    return false;
                }
                while (x.next()) {
                    if (!y.next() || !x.isAs(y)) {
                        return false;
                    }
                }
                return !y.next();
            }
        }

        private static String start(String hash) {
            return hash.substring(0, Math.min(HASH, hash.length()));
        }

        private static Map<String, String> chinese(FinishedRun run, Map<String, String> names) {
            JsonNode ledger = run.record().path("ledger");
            ledger.path("steps")
                    .forEach(n ->
                            names.put(n.path("name").asText(), n.path("name_zh").asText()));
            ledger.path("items")
                    .forEach(n ->
                            names.put(n.path("item").asText(), n.path("item_zh").asText()));
            ledger.path("classes")
                    .forEach(n -> names.put(
                            n.path("class").asText(), n.path("class_zh").asText()));
            return names;
        }

        private static void alone(String what, Collection<?> a, Collection<?> b, List<Changed> to) {
            a.stream().filter(x -> !b.contains(x)).forEach(x -> to.add(new Changed(what, String.valueOf(x), "")));
            b.stream().filter(x -> !a.contains(x)).forEach(x -> to.add(new Changed(what, "", String.valueOf(x))));
        }

        private static List<Changed> changed(Map<String, String> a, Map<String, String> b) {
            SortedSet<String> all = new TreeSet<>(a.keySet());
            all.addAll(b.keySet());
            return all.stream()
                    .map(k -> new Changed(k, a.getOrDefault(k, ""), b.getOrDefault(k, "")))
                    .filter(c -> !c.a.equals(c.b))
                    .toList();
        }

        private static Map<String, String> inputs(FinishedRun run) {
            Map<String, String> all = new TreeMap<>();
            for (JsonNode input : run.record().path("inputs")) {
                String hash = input.path("sha256").asText(input.path("version").asText(""));
                all.merge(
                        input.path("key").asText(),
                        input.path("file").asText() + " " + start(hash),
                        (x, y) -> x + ", " + y);
            }
            return all;
        }

        private static Map<String, String> options(FinishedRun run) {
            Map<String, String> all = new TreeMap<>();
            flat("", run.record().path("options"), all);
            return all;
        }

        private static void flat(String place, JsonNode node, Map<String, String> all) {
            if (node.isObject()) {
                node.fields()
                        .forEachRemaining(
                                f -> flat(place.isEmpty() ? f.getKey() : place + "." + f.getKey(), f.getValue(), all));
            } else {
                all.put(place, node.isTextual() ? node.asText() : node.toString());
            }
        }

        private static Map<String, String> factors(FinishedRun run) {
            Map<String, String> all = new TreeMap<>();
            run.each(
                    "factors-used",
                    r -> all.merge(
                            r.text("what"),
                            (r.text("value") + " " + r.text("unit")).strip(),
                            (x, y) -> x.equals(y) ? x : x + ", " + y));
            return all;
        }

        /**
         * A class in pieces, one for each factor of it (units may have their own). A class that has other factors in
         * the other run is one piece, of its mean factors: whose land had which cannot be told from the region's lines.
         */
        private static List<Piece> pieces(int year, String name, Side a, Side b) {
            Map<String, double[]> byItemA = a.byFactor.getOrDefault(List.of(year, name), Map.of());
            Map<String, double[]> byItemB = b.byFactor.getOrDefault(List.of(year, name), Map.of());
            SortedSet<String> items = new TreeSet<>(byItemA.keySet());
            items.addAll(byItemB.keySet());
            if (a.factors.containsAll(items) && b.factors.containsAll(items)) {
                return items.stream()
                        .map(i -> {
                            double[] x = byItemA.getOrDefault(i, new double[2]);
                            double[] y = byItemB.getOrDefault(i, new double[2]);
                            return new Piece(x[0], x[1], y[0], y[1]);
                        })
                        .toList();
            }
            return List.of(new Piece(
                    a.areas.getOrDefault(List.of(year, name), 0.0), flux(byItemA),
                    b.areas.getOrDefault(List.of(year, name), 0.0), flux(byItemB)));
        }

        private static double flux(Map<String, double[]> byItem) {
            return byItem.values().stream().mapToDouble(x -> x[1]).sum();
        }

        private static List<Step> steps(int year, Side a, Side b) {
            double from = a.net(year);
            double to = b.net(year);
            ExactSum land = new ExactSum();
            ExactSum factors = new ExactSum();
            SortedSet<String> classes = new TreeSet<>(a.classes);
            classes.addAll(b.classes);
            for (String name : classes) {
                for (Piece piece : pieces(year, name, a, b)) {
                    // of land that a run has not nobody knows the factor: it is taken to be the other run's
                    double factorA = piece.areaA > 0
                            ? piece.fluxA / piece.areaA
                            : piece.areaB > 0 ? piece.fluxB / piece.areaB : 0;
                    double factorB = piece.areaB > 0 ? piece.fluxB / piece.areaB : factorA;
                    if (Math.abs(factorB - factorA) <= 1e-12 * Math.abs(factorA)) {
                        factorB = factorA; // one factor, but for the last digits of a quotient
                    }
                    land.add((piece.areaB - piece.areaA) * (factorA + factorB) / 2);
                    factors.add((factorB - factorA) * (piece.areaA + piece.areaB) / 2);
                }
            }
            double emissions = b.emitted.getOrDefault(year, 0.0) - a.emitted.getOrDefault(year, 0.0);
            double model = b.otherwise.getOrDefault(year, 0.0) - a.otherwise.getOrDefault(year, 0.0);
            double rest = to - from - land.value() - factors.value() - emissions - model;
            if (Math.abs(rest) <= 1e-9 * (Math.abs(from) + Math.abs(to))) {
                rest = 0; // the last digits of the tables
            }
            return List.of(
                    new Step(year, Cause.A, from),
                    new Step(year, Cause.LAND_USE, land.value()),
                    new Step(year, Cause.FACTORS, factors.value()),
                    new Step(year, Cause.EMISSIONS, emissions),
                    new Step(year, Cause.LAND_MODEL, model),
                    new Step(year, Cause.REST, rest),
                    new Step(year, Cause.B, to));
        }
    }

    /** Land of one factor in both runs: hectares, and what the factor makes of them. */
    private record Piece(double areaA, double fluxA, double areaB, double fluxB) {}

    private record Key(Of of, String name, int year, String part) {}

    /** What is compared of one run. */
    private static final class Side {
        private final SortedSet<Integer> years = new TreeSet<>();
        private final SortedSet<String> sets = new TreeSet<>();
        private final SortedSet<String> classes = new TreeSet<>();
        /** Of the region, by year. */
        private final Map<Integer, Double> net = new TreeMap<>();
        /** Of classes and items. */
        private final Map<Key, Double> results = new LinkedHashMap<>();
        /** By year and class: hectares. */
        private final Map<List<Object>, Double> areas = new TreeMap<>(Comparator.comparing(List::toString));
        /** By year and class, then by factor: hectares that have it, and what it makes of them. */
        private final Map<List<Object>, Map<String, double[]>> byFactor =
                new TreeMap<>(Comparator.comparing(List::toString));

        private final Set<String> factors = new LinkedHashSet<>();
        private final Map<Integer, Double> emitted = new TreeMap<>();
        private final Map<Integer, Double> otherwise = new TreeMap<>();

        static Side of(FinishedRun run) {
            Side side = new Side();
            run.each("class-areas", r -> {
                int year = (int) r.number("year");
                side.years.add(year);
                if (!r.text("class").equals("all")) {
                    side.classes.add(r.text("class"));
                    side.areas.put(List.of(year, r.text("class")), 100 * r.number("area_km2"));
                }
            });
            run.each(
                    "carbon-by-class",
                    r -> side.results.put(
                            new Key(Of.CLASS, r.text("class"), (int) r.number("year"), r.text("flow")),
                            r.number("tCO2")));
            run.each(
                    "inventory",
                    r -> side.results.merge(
                            new Key(Of.ITEM, r.text("item"), (int) r.number("year"), "emissions"),
                            r.text("memo").equals("yes") ? 0 : r.number("tCO2e"),
                            Double::sum));
            run.each(
                    "harvested-wood",
                    r -> side.results.put(
                            new Key(Of.ITEM, r.text("product"), (int) r.number("year"), "harvested-wood"),
                            r.number("tCO2")));
            run.each("factors-used", r -> side.factors.add(r.text("what")));
            run.each("ledger", side::line);
            return side;
        }

        /** {@code source_tCO2}. */
        static String column(String part) {
            return part + "_tCO2";
        }

        void unit(CsvRows row) {
            if (row.text("unit_set").equals(UnitSet.REGION)) {
                net.put((int) row.number("year"), row.number(column("net")));
            } else {
                sets.add(row.text("unit_set"));
            }
        }

        private void line(CsvRows row) {
            if (!row.text("unit_set").equals(UnitSet.REGION)
                    || !row.text("unit_of_result").equals("tCO2e")) {
                return;
            }
            int year = (int) row.number("year");
            double result = row.number("result");
            switch (row.text("part")) {
                case "land-factor" ->
                    byFactor.computeIfAbsent(List.of(year, row.text("class")), k -> new TreeMap<>())
                            .merge(row.text("item"), new double[] {row.number("activity"), result}, (x, y) ->
                                    new double[] {x[0] + y[0], x[1] + y[1]});
                case "allocation" -> emitted.merge(year, result, Double::sum);
                case "land-history", "sink-layer" -> otherwise.merge(year, result, Double::sum);
                default -> {} // in no net: how emissions came about, wood
            }
        }

        double net(int year) {
            return net.getOrDefault(year, 0.0);
        }
    }
}
