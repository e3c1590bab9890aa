package org.carbonscape.study.chapter;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.study.account.UncertaintyTables;
import org.carbonscape.zone.UnitSet;

/**
 * The one way in which a headline number carries its interval: "123.4 (95 %: 110.2 to 140.1)". Intervals are those of
 * the run's tables, by draws where there are any; a number that counts as certain carries none.
 */
final class Headlines {
    private final Map<List<Object>, double[]> ranges = new HashMap<>();

    private Headlines() {}

    /** @param tables all of a run: those of intervals are found among them */
    static Headlines of(Collection<Table> tables) {
        Headlines headlines = new Headlines();
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
    static Headlines of(UncertaintyTables uncertainty) {
        return of(Stream.of(uncertainty.byUnit(), uncertainty.trend())
                .flatMap(Optional::stream)
                .toList());
    }

    private void put(Table t, int row, Object... of) {
        double low = t.number(row, t.column("low_tCO2"));
        double high = t.number(row, t.column("high_tCO2"));
        if (low < high) {
            ranges.put(List.of(of), new double[] {low, high});
        }
    }

    /**
     * Behind a number of the region.
     *
     * @param part  {@code source, sink, net, stock}
     * @param shown an amount in tCO2 as the number is shown; of sinks without their sign
     */
    Words region(String part, int year, DoubleFunction<String> shown) {
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

    private Words behind(String part, DoubleFunction<String> shown, Object... of) {
        double[] range = ranges.get(List.of(of));
        if (range == null) {
            return Words.same("");
        }
        boolean turned = part.equals("sink"); // shown without its sign: the lower bound is the larger sink
        String low = shown.apply(turned ? range[1] : range[0]);
        String high = shown.apply(turned ? range[0] : range[1]);
        return Words.of(" (95 %: " + low + " to " + high + ")", "（95 %：" + low + " 至 " + high + "）");
    }
}
