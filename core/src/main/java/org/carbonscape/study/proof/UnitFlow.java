package org.carbonscape.study.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.carbonscape.io.table.CsvRows;

/**
 * What a unit emits and stores in a year, a row of {@code carbon-by-unit}; NaN where the table has no number.
 *
 * @param set  the unit set; {@link #REGION} for the whole study area
 * @param name set and unit; {@link #REGION} alone for the whole study area
 * @param tCO2 source, sink and net, in the order of {@link #PARTS}
 */
record UnitFlow(String set, String name, int year, List<Double> tCO2) {
    static final String REGION = "region";
    static final List<String> PARTS = List.of("source", "sink", "net");

    private static final String TABLE = "carbon-by-unit";

    boolean isOfRegion() {
        return set.equals(REGION);
    }

    /**
     * Reads the tables of two runs beside each other. Mostly both have the same units in the same order, and then a row
     * of each is held, however many there are; only rows of b that come before their like in a are kept for it.
     *
     * @param ofA  each row of a
     * @param ofB  each row of b
     * @param both rows of the same unit and year, in the order of a
     */
    static void each(
            FinishedRun a,
            FinishedRun b,
            Consumer<UnitFlow> ofA,
            Consumer<UnitFlow> ofB,
            BiConsumer<UnitFlow, UnitFlow> both) {
        Optional<CsvRows> right = b.table(TABLE);
        Ahead ahead = new Ahead(right, ofB);
        try {
            Names names = new Names();
            a.each(TABLE, row -> {
                UnitFlow flow = names.flow(row);
                ofA.accept(flow);
                ahead.find(flow).ifPresent(other -> both.accept(flow, other));
            });
            ahead.rest();
        } finally {
            right.ifPresent(CsvRows::close);
        }
    }

    /** The rows of b, as far as they were asked for. */
    private static final class Ahead {
        private record Key(String name, int year) {}

        private final Optional<CsvRows> rows;
        private final Consumer<UnitFlow> each;
        private final Names names = new Names();
        private final Map<Key, UnitFlow> kept = new HashMap<>();

        Ahead(Optional<CsvRows> rows, Consumer<UnitFlow> each) {
            this.rows = rows;
            this.each = each;
        }

        private Optional<UnitFlow> next() {
            Optional<UnitFlow> next = rows.filter(CsvRows::next).map(names::flow);
            next.ifPresent(each);
            return next;
        }

        Optional<UnitFlow> find(UnitFlow like) {
            UnitFlow early = kept.isEmpty() ? null : kept.remove(new Key(like.name, like.year));
            if (early != null) {
                return Optional.of(early);
            }
            Optional<UnitFlow> next = next();
            while (next.filter(n -> !(n.year == like.year && n.name.equals(like.name)))
                    .isPresent()) {
                UnitFlow own = next.get();
                kept.put(new Key(own.name, own.year), own);
                next = next();
            }
            return next;
        }

        void rest() {
            kept.clear();
            Optional<UnitFlow> next = next();
            while (next.isPresent()) {
                next = next();
            }
        }
    }

    /** A unit's rows follow each other: its name is made once. */
    private static final class Names {
        private String set = "";
        private String unit = "";
        private String name = "";

        UnitFlow flow(CsvRows row) {
            String ownSet = row.text("unit_set");
            String ownUnit = row.text("unit");
            if (!ownSet.equals(set) || !ownUnit.equals(unit)) {
                set = ownSet.equals(set) ? set : ownSet;
                unit = ownUnit;
                name = set.equals(REGION) ? REGION : set + " " + unit;
            }
            List<Double> tCO2 = new ArrayList<>(PARTS.size());
            for (String part : PARTS) {
                tCO2.add(row.number(part + "_tCO2"));
            }
            return new UnitFlow(set, name, (int) row.number("year"), tCO2);
        }
    }
}
