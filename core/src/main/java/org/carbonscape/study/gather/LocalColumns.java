package org.carbonscape.study.gather;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.method.ClassKey;
import org.carbonscape.method.Column;
import org.carbonscape.method.Found;
import org.carbonscape.method.Statistics;
import org.carbonscape.study.account.UnitColumn;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.plan.Quantity;

/** Local statistics as columns of {@code vectors/units.gpkg} and as a layer for zones. */
final class LocalColumns {
    private final StudyArea studyArea;
    private final List<StatisticsStage.SetResult> results;

    LocalColumns(StudyArea studyArea, List<StatisticsStage.SetResult> results) {
        this.studyArea = studyArea;
        this.results = results;
    }

    /** Bins of what leads the figures in the last phase, on the first unit set; empty where none were asked for. */
    Optional<StatisticsForAdvice.HotSpots> hotSpots() {
        StatisticsStage.SetResult first = results.get(0);
        int[] place = first.placeOfUnit();
        return first.series(studyArea.years().size() - 1, first.lead())
                .find(Statistics.HOT_SPOTS)
                .map(r -> new StatisticsForAdvice.HotSpots(first.number(), u -> place[u] < 0 ? 0 : r.bin(place[u])));
    }

    /**
     * Columns for {@code vectors/units.gpkg}: all of what leads the figures and of what is not of one flow, the classes
     * of the others.
     */
    List<UnitColumn> all() {
        List<UnitColumn> columns = new ArrayList<>();
        for (StatisticsStage.SetResult result : results) {
            int[] place = result.placeOfUnit();
            for (StatisticsStage.Series series : result.series()) {
                List<Object> done = new ArrayList<>();
                for (Found<?> found : series.found()) {
                    String prefix = found.statistic().layerPrefix();
                    if (!prefix.isEmpty() && !done.contains(found.statistic())) { // of several the one that maps show
                        done.add(found.statistic());
                        add(columns, result, place, series, found);
                    }
                }
            }
        }
        return columns;
    }

    private void add(
            List<UnitColumn> columns,
            StatisticsStage.SetResult result,
            int[] place,
            StatisticsStage.Series series,
            Found<?> found) {
        boolean side = series.flow().isPresent() && series.flow().get() != result.lead();
        String of = series.flow().isPresent() && series.flow().get() != Quantity.NET
                ? series.flow().get().key() + "_"
                : series.variable().startsWith("leading_") ? series.variable().substring(8) + "_" : "";
        String end = "_" + of + studyArea.years().get(series.phase());
        String classes = found.statistic().classes().map(ClassKey::column).orElse("");
        boolean shown = !side && series.phase() == studyArea.years().size() - 1;
        for (Column column : found.columns()) {
            boolean ofClasses = column.name().equals(classes);
            if (column.inLayer() && (!side || ofClasses)) {
                UnitColumn made = column(
                        result.number(), found.statistic().layerPrefix() + "_" + column.name() + end, place, column);
                columns.add(
                        shown && ofClasses
                                ? made.styled(style(
                                        found,
                                        shownOf(series),
                                        studyArea.years().get(series.phase())))
                                : made);
            }
        }
    }

    /** What a map is of, where that is not net: a flow, or the class that leads. */
    private Words shownOf(StatisticsStage.Series series) {
        if (series.flow().isPresent()) {
            return series.flow().get() == Quantity.NET
                    ? Words.same("")
                    : series.flow().get().words();
        }
        return studyArea.legend().list().stream()
                .filter(c -> series.variable().equals("leading_" + c.name()))
                .findFirst()
                .map(c -> studyArea.classWords(c.index()))
                .orElse(Words.same(""));
    }

    private static UnitColumn.Style style(Found<?> found, Words of, int year) {
        ClassKey<?> key = found.statistic().classes().orElseThrow();
        Words title = found.statistic().about().title();
        return new UnitColumn.Style(
                Words.of(title.en() + end(of.en(), year), title.zh() + end(of.zh(), year)),
                key.classes().stream().map(ClassKey.Entry::code).toList(),
                key.legend());
    }

    private static String end(String of, int year) {
        return (of.isEmpty() ? " " : " " + of + " ") + year;
    }

    private static UnitColumn column(int set, String name, int[] place, Column c) {
        return switch (c.kind()) {
            case TEXT ->
                new UnitColumn(
                        set,
                        name,
                        Table.Kind.TEXT,
                        u -> place[u] < 0 ? "" : c.text().apply(place[u]));
            case INTEGER ->
                new UnitColumn(
                        set,
                        name,
                        Table.Kind.INTEGER,
                        u -> place[u] < 0 ? Double.NaN : c.integer().applyAsLong(place[u]));
            case NUMBER ->
                new UnitColumn(
                        set,
                        name,
                        Table.Kind.NUMBER,
                        u -> place[u] < 0 ? Double.NaN : c.number().applyAsDouble(place[u]));
        };
    }
}
