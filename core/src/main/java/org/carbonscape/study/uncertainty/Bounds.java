package org.carbonscape.study.uncertainty;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.carbonscape.finding.Table;

/** Bounds of totals beside them, in the columns {@code <total>_low} and {@code <total>_high}. */
final class Bounds {
    /** Column of a total, and the part that it is of. */
    private static final Map<String, String> PARTS = Map.of(
            "source_tCO2", "source",
            "sink_tCO2", "sink",
            "net_tCO2", "net",
            "stock_tCO2", "stock",
            "stock_tC", "stock",
            "change_tC", "stock_change");

    private Bounds() {}

    /** @param of low and high in tCO2, by class, year, flow or by unit set, unit, year, part */
    static Table beside(Table table, boolean byClass, Function<List<Object>, double[]> of) {
        Table.Computed out = Table.computed(table.name(), table.rows());
        int year = table.column("year");
        for (int c = 0; c < table.columns().size(); c++) {
            int column = c;
            String name = table.columns().get(c).name();
            switch (table.columns().get(c).kind()) {
                case TEXT -> out.text(name, r -> table.text(r, column));
                case INTEGER -> out.integer(name, r -> table.integer(r, column));
                case NUMBER -> out.number(name, r -> table.number(r, column));
            }
            String part = byClass ? (name.startsWith("tC") ? name : "") : PARTS.getOrDefault(name, "");
            if (!part.isEmpty()) {
                double scale = name.endsWith("tC") ? 12.0 / 44 : 1;
                for (int end = 0; end < 2; end++) {
                    int e = end;
                    out.number(name + (end == 0 ? "_low" : "_high"), r -> {
                        List<Object> key = byClass
                                ? List.of(
                                        table.text(r, table.column("class")),
                                        table.integer(r, year),
                                        table.text(r, table.column("flow")))
                                : List.of(
                                        table.text(r, table.column("unit_set")),
                                        table.text(r, table.column("unit")),
                                        table.integer(r, year),
                                        part);
                        return of.apply(key)[e] * scale;
                    });
                }
            }
        }
        return out.build();
    }
}
