package org.carbonscape.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.carbonscape.measure.Numbers;
import org.carbonscape.method.Table;
import org.carbonscape.stats.Correction;
import org.carbonscape.stats.GetisOrd;
import org.carbonscape.stats.LocalGeary;
import org.carbonscape.stats.LocalMoran;
import org.carbonscape.stats.Significance;

/**
 * One row for each unit, phase and flow: local Moran, local Geary, Getis-Ord. A fishnet of a million squares has tens of
 * millions of rows, so the tables are computed while they are written. Each row names its neighbours, convention and variant.
 */
final class LocalTables {
    private final StatisticsPlan plan;
    private final Ground ground;
    private final List<StatisticsStage.SetResult> results;
    private final Map<StatisticsStage.SetResult, int[]> places = new IdentityHashMap<>();

    LocalTables(StatisticsPlan plan, Ground ground, List<StatisticsStage.SetResult> results) {
        this.plan = plan;
        this.ground = ground;
        this.results = results;
        results.forEach(r -> places.put(
                r,
                IntStream.range(0, r.places().size())
                        .filter(r.weights()::present)
                        .toArray()));
    }

    /** p of one series after both corrections, whatever its clusters were judged by. */
    record Adjusted(IntToDoubleFunction p, IntToDoubleFunction fdr, long tests) {
        static Adjusted of(int size, IntToDoubleFunction p, IntToDoubleFunction adjusted, Correction correction) {
            long tests = IntStream.range(0, size)
                    .filter(i -> !Double.isNaN(p.applyAsDouble(i)))
                    .count();
            if (correction == Correction.NONE || correction == Correction.FDR) {
                return new Adjusted(p, adjusted, tests);
            }
            double[] fdr = Significance.adjusted(
                    IntStream.range(0, size).mapToDouble(p).toArray(), Correction.FDR);
            return new Adjusted(p, i -> fdr[i], tests);
        }

        static Adjusted of(LocalMoran.Result r) {
            return of(r.size(), r::p, r::adjustedP, r.options().correction());
        }

        static Adjusted of(LocalGeary.Result r) {
            return of(r.size(), r::p, r::adjustedP, r.options().correction());
        }

        static Adjusted of(GetisOrd.Result r) {
            return of(r.size(), r::p, r::adjustedP, r.options().correction());
        }

        double bonferroni(int place) {
            return Math.min(1, p.applyAsDouble(place) * tests);
        }
    }

    /** A number of a result at a place. */
    private interface Reading<R> {
        double at(R result, int place);
    }

    /** The rows of one series. */
    private record Part<R>(
            StatisticsStage.SetResult set,
            int[] places,
            StatisticsStage.Series series,
            R result,
            Adjusted adjusted,
            String statistic,
            String variant) {}

    /** All parts, one after the other; what a row's number means. */
    private final class Rows<R> {
        private final List<Part<R>> parts = new ArrayList<>();
        private int[] ends = new int[0];

        void add(
                StatisticsStage.SetResult set,
                StatisticsStage.Series series,
                R result,
                Adjusted adjusted,
                String statistic,
                String variant) {
            int[] own = places.get(set);
            parts.add(new Part<>(set, own, series, result, adjusted, statistic, variant));
            int before = count();
            ends = Arrays.copyOf(ends, ends.length + 1);
            ends[ends.length - 1] = Math.addExact(before, own.length);
        }

        int count() {
            return ends.length == 0 ? 0 : ends[ends.length - 1];
        }

        /** Number of the part a row lies in: the first whose end is beyond it. */
        private int at(int row) {
            int low = 0;
            int high = ends.length - 1;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (ends[middle] > row) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low;
        }

        Part<R> part(int row) {
            return parts.get(at(row));
        }

        int place(int row) {
            int at = at(row);
            return parts.get(at).places[row - (at == 0 ? 0 : ends[at - 1])];
        }

        int unit(int row) {
            return part(row).set.places().unit(place(row)) + 1;
        }

        IntToDoubleFunction number(Reading<R> value) {
            return row -> value.at(part(row).result, place(row));
        }

        /** What stands before the numbers of every local table. */
        Table.Computed head(String name) {
            return Table.computed(name, count())
                    .text("unit_set", r -> part(r).set.set().name())
                    .text("unit", r -> part(r).set.set().id(unit(r)))
                    .text("name", r -> part(r).set.set().unitName(unit(r)))
                    .whole("year", r -> ground.years().get(part(r).series.phase()))
                    .text("variable", r -> part(r).series.flow().variable());
        }

        Table.Computed adjusted(Table.Computed table) {
            return table.number("p", r -> part(r).adjusted.p.applyAsDouble(place(r)))
                    .number("p_fdr", r -> part(r).adjusted.fdr.applyAsDouble(place(r)))
                    .number("p_bonferroni", r -> part(r).adjusted.bonferroni(place(r)));
        }

        Table tail(Table.Computed table) {
            String weights = plan.weights().label();
            return table.text("weights", r -> weights)
                    .text("convention", r -> plan.convention().id())
                    .text("variant", r -> part(r).variant)
                    .build();
        }

        double value(int row) {
            return part(row).series.values()[place(row)];
        }
    }

    Table moran() {
        Rows<LocalMoran.Result> rows = new Rows<>();
        results.forEach(set -> set.series()
                .forEach(s -> s.local()
                        .ifPresent(r -> rows.add(
                                set, s, r, Adjusted.of(r), "local-moran", StatisticsTables.variant(r.options())))));
        return rows.tail(rows.adjusted(rows.head("local-moran")
                        .number("value", rows::value)
                        .number("i", rows.number(LocalMoran.Result::i))
                        .number("expected", rows.number(LocalMoran.Result::expected))
                        .number("variance", rows.number(LocalMoran.Result::variance))
                        .number("z", rows.number(LocalMoran.Result::z)))
                .text("cluster", r -> rows.part(r).result.cluster(rows.place(r)).code()));
    }

    Table geary() {
        Rows<LocalGeary.Result> rows = new Rows<>();
        results.forEach(set -> set.series()
                .forEach(s -> s.localGeary()
                        .ifPresent(r -> rows.add(set, s, r, Adjusted.of(r), "local-geary", variant(r.options())))));
        return rows.tail(rows.adjusted(rows.head("local-geary")
                        .number("value", rows::value)
                        .number("c", rows.number(LocalGeary.Result::c)))
                .text("cluster", r -> code(rows.part(r).result.cluster(rows.place(r)))));
    }

    Table hotSpots() {
        Rows<GetisOrd.Result> rows = new Rows<>();
        results.forEach(set -> set.series()
                .forEach(s -> java.util.stream.Stream.of(s.spots(), s.beside())
                        .flatMap(java.util.Optional::stream)
                        .forEach(r -> rows.add(
                                set,
                                s,
                                r,
                                Adjusted.of(r),
                                r.options().star() ? "gi-star" : "gi",
                                StatisticsTables.variant(r.options())))));
        return rows.tail(rows.adjusted(rows.head("hot-spots")
                        .text("statistic", r -> rows.part(r).statistic)
                        .number("value", rows::value)
                        .number("g", rows.number(GetisOrd.Result::g))
                        .number("expected", rows.number(GetisOrd.Result::expected))
                        .number("variance", rows.number(GetisOrd.Result::variance))
                        .number("z", rows.number(GetisOrd.Result::z)))
                .whole("bin", r -> rows.part(r).result.bin(rows.place(r))));
    }

    /** As tables write it: HH, LL, like, unlike, ns, island. */
    static String code(LocalGeary.Association a) {
        return switch (a) {
            case HIGH_HIGH -> "HH";
            case LOW_LOW -> "LL";
            case OTHER_POSITIVE -> "like";
            case NEGATIVE -> "unlike";
            case NOT_SIGNIFICANT -> "ns";
            case ISLAND -> "island";
            case MISSING -> "";
        };
    }

    /** The variants of a local Geary in words. */
    static String variant(LocalGeary.Options o) {
        return (o.divisor() == LocalGeary.Divisor.N ? "divisor n, " : "divisor n-1, ")
                + StatisticsTables.drawn(o.permutations(), "shared") + ", "
                + o.alternative().id() + ", " + StatisticsTables.corrected(o.correction()) + " at "
                + Numbers.text(o.alpha());
    }
}
