package org.carbonscape.study.chapter;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.carbonscape.carbon.Flow;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.study.uncertainty.Shift;
import org.carbonscape.study.uncertainty.UncertaintyTables;
import org.carbonscape.zone.UnitSet;

/**
 * The one way in which a headline number carries its interval: "123.4 (95 %: 110.2 to 140.1)". Intervals are those of
 * the run's tables, by draws where there are any; a number that counts as certain carries none.
 */
public final class Headlines {
    private final Map<List<Object>, Range> ranges = new HashMap<>();
    private final Map<List<Object>, Double> estimates = new HashMap<>(); // of parts
    private final Optional<UncertaintyTables> shifts;

    /** @param corrected what it lies about, where that is not what is told */
    private record Range(double low, double high, double told, double corrected) {}

    private Headlines(Optional<UncertaintyTables> shifts) {
        this.shifts = shifts;
    }

    /** Of a run that knows no interval. */
    public static Headlines none() {
        return new Headlines(Optional.empty());
    }

    /** @param tables all of a run: those of intervals are found among them */
    static Headlines of(Collection<Table> tables) {
        return of(tables, Optional.empty());
    }

    private static Headlines of(Collection<Table> tables, Optional<UncertaintyTables> shifts) {
        Headlines headlines = new Headlines(shifts);
        for (Table t : tables) {
            if (t.name().equals(UncertaintyTables.BY_UNIT)) {
                for (int r = 0; r < t.rows(); r++) { // rows of draws stand behind those of propagation
                    headlines.put(
                            t,
                            r,
                            t.text(r, t.column("unit_set")),
                            t.text(r, t.column("unit")),
                            (int) t.integer(r, t.column("year")),
                            t.text(r, t.column("part")));
                }
            } else if (t.name().equals(UncertaintyTables.PARTS)) {
                for (int r = 0; r < t.rows(); r++) {
                    String kind = t.text(r, t.column("kind"));
                    String name = t.text(r, t.column("name"));
                    String part = t.text(r, t.column("part"));
                    int year = (int) t.integer(r, t.column("year"));
                    headlines.put(t, r, kind, name, part, year);
                    headlines.estimates.put(List.of(kind, name, part, year), t.number(r, t.column("estimate_tCO2")));
                }
            } else if (t.name().equals(UncertaintyTables.TREND)) {
                for (int r = 0; r < t.rows(); r++) {
                    if (t.text(r, t.column("kind")).equals(UnitSet.REGION)) {
                        headlines.put(
                                t, r, "change", (int) t.integer(r, t.column("to_year")), t.text(r, t.column("part")));
                    }
                }
            }
        }
        return headlines;
    }

    /** Those of an account. */
    public static Headlines of(UncertaintyTables uncertainty) {
        return of(
                Stream.of(uncertainty.byUnit(), uncertainty.parts(), uncertainty.trend())
                        .flatMap(Optional::stream)
                        .toList(),
                Optional.of(uncertainty));
    }

    private void put(Table t, int row, Object... of) {
        double low = t.number(row, t.column("low_tCO2"));
        double high = t.number(row, t.column("high_tCO2"));
        double told =
                t.number(row, t.column(t.name().equals(UncertaintyTables.TREND) ? "change_tCO2" : "estimate_tCO2"));
        double corrected = t.number(row, t.column("adjusted_tCO2"));
        if (low < high) {
            ranges.put(List.of(of), new Range(low, high, told, corrected));
        }
    }

    /**
     * Behind a number of the region.
     *
     * @param part  {@code source, sink, net, stock}
     * @param shown an amount in tCO2 as the number is shown; of sinks without their sign
     */
    public Words region(String part, int year, DoubleFunction<String> shown) {
        return behind(part, shown, UnitSet.REGION, UnitSet.REGION, year, part);
    }

    /** Behind a number of a unit. */
    Words unit(String unitSet, String unit, String part, int year, DoubleFunction<String> shown) {
        return behind(part, shown, unitSet, unit, year, part);
    }

    /** Behind the change of a number of the region since the first phase. */
    Words change(String part, int year, DoubleFunction<String> shown) {
        return behind(part, shown, "change", year, part);
    }

    /**
     * Behind what a category of the inventory or of land emits or takes up in all its gases and pools.
     *
     * @param tCO2 below 0 = taken up; only an interval of this very amount is told
     */
    Words category(String code, double tCO2, int year, DoubleFunction<String> shown) {
        String part = (tCO2 < 0 ? Flow.SINK : Flow.SOURCE).text();
        double estimate = estimates.getOrDefault(List.of("category", code, part, year), Double.NaN);
        return Math.abs(estimate - tCO2) <= 1e-9 * Math.abs(tCO2)
                ? behind(part, shown, "category", code, part, year)
                : Words.same("");
    }

    /** Behind a change of the net that the factors of the last phase make. */
    public Words around(Shift shift, double tCO2, DoubleFunction<String> shown) {
        return range(shift, tCO2)
                .map(range -> words(new Range(range[0], range[1], tCO2, tCO2), false, shown))
                .orElse(Words.same(""));
    }

    /** The same as its two ends in tCO2. */
    public Optional<double[]> range(Shift shift, double tCO2) {
        return shifts.flatMap(s -> s.around(shift, tCO2));
    }

    private Words behind(String part, DoubleFunction<String> shown, Object... of) {
        Range range = ranges.get(List.of(of));
        // a sink is shown without its sign: the lower bound is the larger sink
        return range == null ? Words.same("") : words(range, part.equals("sink"), shown);
    }

    private static Words words(Range range, boolean turned, DoubleFunction<String> shown) {
        String low = shown.apply(turned ? range.high : range.low);
        String high = shown.apply(turned ? range.low : range.high);
        String corrected = shown.apply(range.corrected);
        boolean isCorrected = !corrected.equals(shown.apply(range.told));
        return Words.of(
                " (" + (isCorrected ? "map corrected: " + corrected + "; " : "") + "95 %: " + low + " to " + high + ")",
                "（" + (isCorrected ? "修正后：" + corrected + "；" : "") + "95 %：" + low + " 至 " + high + "）");
    }
}
