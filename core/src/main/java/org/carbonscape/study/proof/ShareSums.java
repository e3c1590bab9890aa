package org.carbonscape.study.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.Total;
import org.carbonscape.zone.UnitSet;

/** Tables of shares and ranks: an inventory by its categories, terms of an uncertainty, sizes of squares, densities. */
final class ShareSums {
    private static final String INVENTORY = "inventory";
    private static final String CATEGORIES = "inventory-by-category";
    private static final String KEYS = "key-categories";
    private static final String TERMS = "carbon-uncertainty-shares";
    private static final String INTERVALS = "carbon-uncertainty";
    private static final String SIZES = "geodetector-size-effect";
    private static final String DENSITIES = "density-by-unit";
    private static final double DIGITS = 1e-9;

    private final FinishedRun run;
    private final Findings findings;

    private ShareSums(FinishedRun run, Findings findings) {
        this.run = run;
        this.findings = findings;
    }

    static long size(FinishedRun run) {
        return run.size(INVENTORY)
                + run.size(CATEGORIES)
                + run.size(KEYS)
                + run.size(TERMS)
                + run.size(SIZES)
                + run.size(DENSITIES);
    }

    static void check(FinishedRun run, Findings findings) {
        ShareSums sums = new ShareSums(run, findings);
        sums.categories();
        sums.keys();
        sums.terms();
        sums.sizes();
        sums.densities();
    }

    /** Rows of the inventory by year, category and gas; what is told beside it is in no sum. */
    private void categories() {
        Map<String, Map<String, Total>> sums = new LinkedHashMap<>();
        List<String> amounts = List.of("gas_t", "tCO2e");
        run.each(INVENTORY, row -> {
            if (!row.text("memo").equals("yes")) {
                String key = row.text("year") + " " + row.text("category") + " " + row.text("gas");
                amounts.forEach(c -> Total.of(sums.computeIfAbsent(key, k -> new HashMap<>()), c)
                        .add(row.number(c)));
            }
        });
        Findings.Held held = findings.sums(run.name(CATEGORIES), run.name(INVENTORY));
        Map<String, Map<String, Total>> left = new LinkedHashMap<>(sums);
        run.each(CATEGORIES, row -> {
            String key = row.text("year") + " " + row.text("category") + " " + row.text("gas");
            Map<String, Total> sum = sums.getOrDefault(key, new HashMap<>());
            left.remove(key);
            amounts.forEach(c -> {
                Total total = Total.of(sum, c);
                held.number(() -> Total.sumOf(key + ", " + c), total.value(), row.number(c), total.size(), DIGITS);
            });
        });
        if (run.table(CATEGORIES).isPresent()) {
            left.keySet().forEach(k -> held.text(() -> Bilingual.same(k), k, ""));
        }
    }

    /** Categories add up, from the largest; those of a level are what the inventory has of them, but of land. */
    private void keys() {
        Map<String, Double> amounts = new HashMap<>();
        run.each(
                CATEGORIES,
                row -> amounts.put(
                        row.text("year") + " " + row.text("category") + " " + row.text("gas"), row.number("tCO2e")));
        Findings.Held held = findings.cells(run.name(KEYS), run.name(CATEGORIES));
        run.each(KEYS, row -> {
            String key = row.text("year") + " " + row.text("category") + " " + row.text("gas");
            Double tCO2e = amounts.get(key);
            if (tCO2e != null && row.text("assessment").equals("level")) {
                held.number(() -> Bilingual.same(key + ", tCO2e"), tCO2e, row.number("tCO2e"), 0, DIGITS);
            }
        });
        Findings.Held own = findings.sums(run.name(KEYS));
        Map<String, Total> running = new HashMap<>();
        run.each(KEYS, row -> {
            String group = row.text("assessment") + " " + row.text("year");
            Total sum = Total.of(running, group);
            sum.add(row.number("share_percent"));
            if (Double.isNaN(row.number("share_percent"))) {
                return; // of a trend that is none
            }
            own.number(
                    () -> Bilingual.same(group + " " + row.text("category") + ", cumulative_percent"),
                    sum.value(),
                    row.number("cumulative_percent"),
                    100,
                    DIGITS);
        });
    }

    /** Of the variance of the net emissions: shares come to 1. */
    private void terms() {
        Map<String, Double> net = new HashMap<>();
        run.each(INTERVALS, row -> {
            if (row.text("unit_set").equals(UnitSet.REGION) && row.text("part").equals("net")) {
                net.put(row.text("year") + " " + row.text("method"), row.number("adjusted_tCO2"));
            }
        });
        Findings.Held held = findings.cells(run.name(TERMS), run.name(INTERVALS));
        Findings.Held own = findings.sums(run.name(TERMS));
        Map<String, Total> sums = new LinkedHashMap<>();
        Map<String, double[]> alone = new HashMap<>();
        Map<String, List<Alone>> years = new LinkedHashMap<>();
        run.each(TERMS, row -> {
            String year = row.text("year");
            String key = year + " " + row.text("term");
            held.number(
                    () -> Bilingual.same(key + ", net_tCO2"),
                    net.getOrDefault(year + " " + row.text("method"), Double.NaN),
                    row.number("net_tCO2"),
                    0);
            ends(own, alone, key, row);
            if (row.text("method").equals("propagation")) { // drawn ones come near it
                Total.of(sums, year + " propagation").add(row.number("share"));
                years.computeIfAbsent(year, k -> new ArrayList<>()).add(Alone.of(key, row));
            }
        });
        years.values().forEach(terms -> shares(own, terms));
        sums.forEach((key, sum) -> own.number(() -> Total.sumOf(key + ", share"), 1, sum.value(), 1, DIGITS));
    }

    /** What a term does alone is of no method; it widens the net both ways. */
    private static void ends(Findings.Held own, Map<String, double[]> alone, String key, CsvRows row) {
        double net = row.number("net_tCO2");
        double[] ends = {row.number("low_tCO2"), row.number("high_tCO2")};
        double[] first = alone.computeIfAbsent(key, k -> ends);
        own.number(() -> Bilingual.same(key + ", low_tCO2"), Math.min(net, first[0]), ends[0], net);
        own.number(() -> Bilingual.same(key + ", high_tCO2"), Math.max(net, first[1]), ends[1], net);
    }

    /** @param half of the interval that a term makes alone @param size of its ends */
    private record Alone(String key, double half, double size, double share) {
        static Alone of(String key, CsvRows row) {
            double low = row.number("low_tCO2");
            double high = row.number("high_tCO2");
            return new Alone(key, (high - low) / 2, Math.abs(low) + Math.abs(high), row.number("share"));
        }
    }

    /** By error propagation a term's share is that of the square of what it does alone. */
    private static void shares(Findings.Held own, List<Alone> terms) {
        double all = terms.stream().mapToDouble(t -> t.half * t.half).sum();
        for (Alone t : terms) {
            double digits = 1 + t.size / Math.sqrt(all);
            own.number(() -> Bilingual.same(t.key + ", share"), t.half * t.half / all, t.share, digits, DIGITS);
        }
    }

    /** The upper quantile of a size is that of its drivers' q, 0.9 of type 7. */
    private void sizes() {
        Findings.Held own = findings.sums(run.name(SIZES));
        Map<String, List<Double>> q = new LinkedHashMap<>();
        run.each(SIZES, row -> {
            if (!Double.isNaN(row.number("q"))) {
                q.computeIfAbsent(row.text("year") + " " + row.text("size_m"), k -> new ArrayList<>())
                        .add(row.number("q"));
            }
        });
        run.each(SIZES, row -> {
            String key = row.text("year") + " " + row.text("size_m");
            List<Double> sorted =
                    q.getOrDefault(key, List.of()).stream().sorted().toList();
            if (!sorted.isEmpty()) {
                double place = 0.9 * (sorted.size() - 1);
                int below = (int) place;
                double low = sorted.get(below);
                double high = sorted.get(Math.min(below + 1, sorted.size() - 1));
                own.number(
                        () -> Bilingual.same(key + " " + row.text("driver") + ", upper_quantile"),
                        low + (place - below) * (high - low),
                        row.number("upper_quantile"),
                        1,
                        DIGITS);
            }
        });
    }

    /** No mean is above its maximum, and units stand by their means. */
    private void densities() {
        Findings.Held own = findings.sums(run.name(DENSITIES));
        Map<String, TreeMap<Double, Integer>> means = new HashMap<>();
        run.each(DENSITIES, row -> {
            double mean = row.number("mean_tCO2_per_km2");
            if (!Double.isNaN(mean)) {
                means.computeIfAbsent(group(row), k -> new TreeMap<>()).merge(mean, 1, Integer::sum);
            }
        });
        run.each(DENSITIES, row -> {
            double mean = row.number("mean_tCO2_per_km2");
            if (Double.isNaN(mean)) {
                return;
            }
            String key = group(row) + " " + row.text("unit");
            double most = row.number("maximum_tCO2_per_km2");
            own.number(() -> Bilingual.same(key + ", maximum_tCO2_per_km2"), Math.max(mean, most), most, 0, DIGITS);
            TreeMap<Double, Integer> all = means.getOrDefault(group(row), new TreeMap<>());
            double digits = Findings.PRINTED * Math.abs(mean);
            int first = 1 + count(all.tailMap(mean + digits, false));
            int last = Math.max(first, count(all.tailMap(mean - digits, true)));
            double rank = row.number("rank");
            own.number(() -> Bilingual.same(key + ", rank"), Math.max(first, Math.min(rank, last)), rank, 0);
        });
    }

    private static int count(Map<Double, Integer> means) {
        return means.values().stream().mapToInt(n -> n).sum();
    }

    private static String group(CsvRows row) {
        return row.text("unit_set") + " " + row.text("year") + " " + row.text("flow");
    }
}
