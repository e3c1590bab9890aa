package org.carbonscape.study.gather;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.carbonscape.finding.Table;
import org.carbonscape.study.account.UnitColumn;
import org.carbonscape.study.intake.Ground;

/** Local statistics as columns of {@code vectors/units.gpkg} and as a layer for zones. */
public final class LocalColumns {
    private final Ground ground;
    private final List<StatisticsStage.SetResult> results;

    public LocalColumns(Ground ground, List<StatisticsStage.SetResult> results) {
        this.ground = ground;
        this.results = results;
    }

    /** Bins of the last phase's net flux on the first unit set; empty where none were asked for. */
    public Optional<Gathered.HotSpots> hotSpots() {
        StatisticsStage.SetResult first = results.get(0);
        int[] place = first.placeOfUnit();
        return first.series(ground.years().size() - 1, StatisticsStage.Flow.NET)
                .spots()
                .map(r -> new Gathered.HotSpots(first.number(), u -> place[u] < 0 ? 0 : r.bin(place[u])));
    }

    /** Columns for {@code vectors/units.gpkg}: all of net carbon, the classes of sources and sinks. */
    public List<UnitColumn> all() {
        List<UnitColumn> columns = new ArrayList<>();
        for (StatisticsStage.SetResult result : results) {
            int[] place = result.placeOfUnit();
            for (StatisticsStage.Series s : result.series()) {
                boolean net = s.flow() == StatisticsStage.Flow.NET;
                String end = (net ? "" : s.flow().name().toLowerCase(Locale.ROOT) + "_")
                        + ground.years().get(s.phase());
                s.local().ifPresent(r -> {
                    if (net) {
                        LocalTables.Adjusted p = LocalTables.Adjusted.of(r);
                        number(columns, result, "lisa_i_" + end, place, r::i);
                        number(columns, result, "lisa_p_" + end, place, r::p);
                        number(columns, result, "lisa_p_fdr_" + end, place, p.fdr());
                        number(columns, result, "lisa_p_bonferroni_" + end, place, p::bonferroni);
                    }
                    columns.add(new UnitColumn(
                            result.number(),
                            "lisa_cluster_" + end,
                            Table.Kind.TEXT,
                            u -> place[u] < 0 ? "" : r.cluster(place[u]).code()));
                });
                s.localGeary().ifPresent(r -> {
                    if (net) {
                        number(columns, result, "geary_c_" + end, place, r::c);
                        number(
                                columns,
                                result,
                                "geary_p_fdr_" + end,
                                place,
                                LocalTables.Adjusted.of(r).fdr());
                    }
                    columns.add(new UnitColumn(
                            result.number(),
                            "geary_cluster_" + end,
                            Table.Kind.TEXT,
                            u -> place[u] < 0 ? "" : LocalTables.code(r.cluster(place[u]))));
                });
                s.spots().ifPresent(r -> {
                    if (net) {
                        LocalTables.Adjusted p = LocalTables.Adjusted.of(r);
                        number(columns, result, "gi_z_" + end, place, r::z);
                        number(columns, result, "gi_p_" + end, place, r::p);
                        number(columns, result, "gi_p_fdr_" + end, place, p.fdr());
                        number(columns, result, "gi_p_bonferroni_" + end, place, p::bonferroni);
                    }
                    columns.add(new UnitColumn(
                            result.number(),
                            "gi_bin_" + end,
                            Table.Kind.WHOLE,
                            u -> place[u] < 0 ? 0 : r.bin(place[u])));
                });
            }
        }
        return columns;
    }

    private static void number(
            List<UnitColumn> columns,
            StatisticsStage.SetResult result,
            String name,
            int[] place,
            IntToDoubleFunction value) {
        columns.add(new UnitColumn(
                result.number(),
                name,
                Table.Kind.NUMBER,
                u -> place[u] < 0 ? Double.NaN : value.applyAsDouble(place[u])));
    }
}
