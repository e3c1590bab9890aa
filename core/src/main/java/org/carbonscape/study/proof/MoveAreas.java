package org.carbonscape.study.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carbonscape.io.table.own.CsvRows;

/**
 * The areas of transitions, unit by unit, as rows of other tables ask for them. Tables of a run have their units in one
 * order, so that few are held; those that come earlier than they are asked for wait.
 */
final class MoveAreas implements AutoCloseable {
    private final CsvRows rows;
    private final Set<String> sets;
    private final Map<String, Integer> classes;
    private final Map<Place, double[][]> ahead = new LinkedHashMap<>();
    private boolean isThere;

    /** A unit from one year to another. */
    record Place(String unitSet, String unit, int from, int to) {
        static Place of(CsvRows row) {
            return new Place(
                    row.text("unit_set"), row.text("unit"), (int) row.number("from_year"), (int) row.number("to_year"));
        }

        int years() {
            return to - from;
        }

        /** {@code counties 430102 2005-2010}. */
        String text() {
            return unitSet + " " + unit + " " + from + "-" + to;
        }
    }

    /** @param rows of the table, before the first @param sets whose units will be asked for */
    MoveAreas(CsvRows rows, Set<String> sets, List<String> classes) {
        this.rows = rows;
        this.sets = sets;
        this.classes = new HashMap<>();
        classes.forEach(c -> this.classes.put(c, this.classes.size()));
        isThere = rows.next();
    }

    /** km2 by class before and after; all 0 where no land is known in both years. */
    double[][] of(Place place) {
        double[][] found = ahead.remove(place);
        while (found == null && isThere) {
            Place next = Place.of(rows);
            double[][] areas = read(next);
            if (next.equals(place)) {
                found = areas;
            } else if (sets.contains(next.unitSet)) {
                ahead.put(next, areas);
            }
        }
        return found == null ? new double[classes.size()][classes.size()] : found;
    }

    private double[][] read(Place place) {
        double[][] areas = new double[classes.size()][classes.size()];
        do {
            Integer from = classes.get(rows.text("from_class"));
            Integer to = classes.get(rows.text("to_class"));
            if (from != null && to != null) {
                areas[from][to] += rows.number("area_km2");
            }
            isThere = rows.next();
        } while (isThere && Place.of(rows).equals(place));
        return areas;
    }

    /** Places of the sets that nobody has asked for. */
    List<Place> left() {
        while (isThere) {
            Place next = Place.of(rows);
            double[][] areas = read(next);
            if (sets.contains(next.unitSet)) {
                ahead.put(next, areas);
            }
        }
        return new ArrayList<>(ahead.keySet());
    }

    @Override
    public void close() {
        rows.close();
    }
}
