package org.carbonscape.study.gather;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carbonscape.finding.RowParts;
import org.carbonscape.finding.Table;
import org.carbonscape.method.Column;
import org.carbonscape.method.Found;
import org.carbonscape.method.UnitStatistic;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.plan.StatisticsPlan;
import org.carbonscape.zone.UnitSet;

/**
 * One row for each unit, phase and variable of a local statistic, or for each row of its own that another statistic
 * has. A fishnet of a million squares has tens of millions of rows, so the tables are computed while they are written.
 * Each row names its neighbours, convention and variant.
 */
public final class LocalTables {
    private final StatisticsPlan plan;
    private final StudyArea studyArea;
    private final List<StatisticsStage.SetResult> results;
    private final Map<StatisticsStage.SetResult, int[]> places = new IdentityHashMap<>();

    public LocalTables(StatisticsPlan plan, StudyArea studyArea, List<StatisticsStage.SetResult> results) {
        this.plan = plan;
        this.studyArea = studyArea;
        this.results = results;
        results.forEach(r -> places.put(
                r,
                IntStream.range(0, r.places().size())
                        .filter(r.weights()::present)
                        .toArray()));
    }

    /** The rows of one result. */
    private record Part(
            StatisticsStage.SetResult set,
            int[] places,
            StatisticsStage.Series series,
            List<Column> columns,
            String variant) {}

    /** All parts, one after the other; what a row's number means. */
    private static final class Rows {
        private final Part[] parts;
        private final RowParts rows;

        Rows(List<Part> parts) {
            this.parts = parts.toArray(Part[]::new);
            rows = new RowParts(parts.stream().mapToInt(p -> p.places.length).toArray());
        }

        int count() {
            return rows.count();
        }

        Part part(int row) {
            return parts[rows.part(row)];
        }

        /** The part is looked for once a cell: tables have tens of millions. */
        private int place(int row, int part) {
            return parts[part].places[rows.within(row, part)];
        }

        String text(int row, OfUnit of) {
            int part = rows.part(row);
            StatisticsStage.SetResult set = parts[part].set;
            return of.apply(set.set(), set.places().unit(place(row, part)) + 1);
        }

        /** The columns of all parts: of a stock's change fewer phases may stand than of a flow. */
        List<Column> columns() {
            Map<String, Column> named = new LinkedHashMap<>();
            Arrays.stream(parts)
                    .map(Part::columns)
                    .sorted(Comparator.comparingInt((List<Column> c) -> -c.size()))
                    .forEach(all -> all.forEach(c -> named.putIfAbsent(c.name(), c)));
            return List.copyOf(named.values());
        }

        /** A part that lacks the column, or units of which do, has no value there, which a whole number cannot say. */
        void declare(Table.Computed table, Column like) {
            List<Optional<Column>> found =
                    Arrays.stream(parts).map(p -> named(p, like.name())).toList();
            boolean alike = found.stream()
                    .allMatch(c -> c.map(o -> o.kind() == like.kind()).orElse(false));
            Column[] of = found.stream()
                    .map(c -> c.map(o -> alike ? o : asNumber(o))
                            .orElseGet(() -> like.kind() == Table.Kind.TEXT
                                    ? Column.text(like.name(), place -> "")
                                    : Column.number(like.name(), place -> Double.NaN)))
                    .toArray(Column[]::new);
            switch (of[0].kind()) {
                case TEXT ->
                    table.text(like.name(), r -> {
                        int part = rows.part(r);
                        return of[part].text().apply(place(r, part));
                    });
                case INTEGER ->
                    table.integer(like.name(), r -> {
                        int part = rows.part(r);
                        return of[part].integer().applyAsLong(place(r, part));
                    });
                case NUMBER ->
                    table.number(like.name(), r -> {
                        int part = rows.part(r);
                        return of[part].number().applyAsDouble(place(r, part));
                    });
            }
        }
    }

    private static Optional<Column> named(Part part, String name) {
        return part.columns.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    private static Column asNumber(Column column) {
        return column.kind() == Table.Kind.INTEGER
                ? Column.number(column.name(), place -> column.integer().applyAsLong(place))
                : column;
    }

    /** What a set says of a unit. */
    private interface OfUnit {
        String apply(UnitSet set, int unit);
    }

    private int[] placesOf(StatisticsStage.SetResult set) {
        return Objects.requireNonNull(places.get(set), "each result has its places");
    }

    /** The table of a statistic; empty where it was not found on anything. */
    public Optional<Table> table(UnitStatistic<?, ?> statistic) {
        List<Part> parts = new ArrayList<>();
        for (StatisticsStage.SetResult set : results) {
            for (StatisticsStage.Series series : set.series()) {
                for (Found<?> found : series.found()) {
                    if (found.statistic() == statistic) {
                        parts.add(new Part(
                                set,
                                statistic.isLocal()
                                        ? placesOf(set)
                                        : IntStream.range(0, found.rows()).toArray(),
                                series,
                                found.columns(),
                                found.variant().text()));
                    }
                }
            }
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        Rows rows = new Rows(parts);
        Table.Computed table = Table.computed(statistic.id(), rows.count())
                .text("unit_set", r -> rows.part(r).set.set().name());
        if (statistic.isLocal()) {
            table.text("unit", r -> rows.text(r, UnitSet::id)).text("name", r -> rows.text(r, UnitSet::unitName));
        }
        table.integer("year", r -> studyArea.years().get(rows.part(r).series.phase()))
                .text("variable", r -> rows.part(r).series.variable());
        rows.columns().forEach(c -> rows.declare(table, c));
        String weights = StatisticsTables.weights(plan, statistic);
        return Optional.of(table.text("weights", r -> weights)
                .text("convention", r -> plan.convention().id())
                .text("variant", r -> rows.part(r).variant)
                .build());
    }
}
