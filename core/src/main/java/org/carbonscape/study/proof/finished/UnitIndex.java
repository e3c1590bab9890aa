package org.carbonscape.study.proof.finished;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The units and years that tables of a run name, numbered as they come, so that what is said of them can be held as
 * arrays of numbers: a run may have a million squares. Not thread-safe.
 */
public final class UnitIndex {
    private final Map<String, Map<String, Integer>> units = new LinkedHashMap<>(); // by set
    private final Map<SetYear, Integer> blocks = new LinkedHashMap<>();

    private record SetYear(String unitSet, String year) {}

    /** Where a unit's numbers of a year stand in every column. */
    public record At(int block, int unit) {
        /** Of what no table has named. */
        private static final At NOWHERE = new At(-1, -1);
    }

    /** A place of its own for a row that was not named before. */
    public At of(UnitYear row) {
        int block = blocks.computeIfAbsent(new SetYear(row.unitSet(), row.year()), k -> blocks.size());
        Map<String, Integer> ofSet = units.computeIfAbsent(row.unitSet(), k -> new LinkedHashMap<>());
        return new At(block, ofSet.computeIfAbsent(row.unit(), k -> ofSet.size()));
    }

    public At find(UnitYear row) {
        Integer block = blocks.get(new SetYear(row.unitSet(), row.year()));
        Integer unit = units.getOrDefault(row.unitSet(), Map.of()).get(row.unit());
        return block == null || unit == null ? At.NOWHERE : new At(block, unit);
    }

    public Set<String> sets() {
        return units.keySet();
    }

    /** The years that are named with a set. */
    public List<String> years(String unitSet) {
        return blocks.keySet().stream()
                .filter(b -> b.unitSet.equals(unitSet))
                .map(SetYear::year)
                .toList();
    }

    /** Every unit of a set in every year of that set, year by year, whether or not a table has just that row. */
    public void each(BiConsumer<UnitYear, At> row) {
        units.forEach((set, ids) -> {
            for (String year : years(set)) {
                int block = blocks.getOrDefault(new SetYear(set, year), -1);
                ids.forEach((id, unit) -> row.accept(new UnitYear(set, id, year), new At(block, unit)));
            }
        });
    }

    /** A number for each row; NaN where there is none. */
    public static final class Column {
        private final List<double[]> blocks = new ArrayList<>();

        public double get(At at) {
            return at.block >= 0 && at.block < blocks.size() && at.unit < blocks.get(at.block).length
                    ? blocks.get(at.block)[at.unit]
                    : Double.NaN;
        }

        public void put(At at, double value) {
            while (blocks.size() <= at.block) {
                blocks.add(new double[0]);
            }
            double[] block = blocks.get(at.block);
            if (at.unit >= block.length) {
                double[] longer = Arrays.copyOf(block, Math.max(at.unit + 1, block.length + block.length / 2));
                Arrays.fill(longer, block.length, longer.length, Double.NaN);
                blocks.set(at.block, longer);
                block = longer;
            }
            block[at.unit] = value;
        }

        /** To what is there, or to nothing; NaN adds nothing. */
        public void add(At at, double value) {
            put(at, orZero(get(at)) + orZero(value));
        }

        private static double orZero(double value) {
            return Double.isNaN(value) ? 0 : value;
        }
    }
}
