package org.carbonscape.io.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/** Whether numbers of one thing are written with percent signs here and without there: 55% is 0.55, 56 stays 56. */
final class PercentSigns {
    private final Map<String, Cells> byThing = new LinkedHashMap<>();

    private static final class Cells {
        private int signed;
        private int plain; // that cannot be shares
        private String first = ""; // of these
        private int row;
    }

    static boolean isSigned(String cell) {
        return cell.endsWith("%") || cell.endsWith("％");
    }

    /** @param thing a column, or an item of a column */
    void add(String thing, String cell, int row) {
        boolean signed = isSigned(cell);
        NumberText number = NumberText.of(cell);
        if (!number.isNumber() || !signed && Math.abs(number.value()) <= 1) {
            return;
        }
        Cells cells = byThing.computeIfAbsent(thing, t -> new Cells());
        if (signed) {
            cells.signed++;
        } else if (cells.plain++ == 0) {
            cells.first = cell;
            cells.row = row;
        }
    }

    List<Problem> problems(String place) {
        return byThing.entrySet().stream()
                .filter(e -> e.getValue().signed > 0 && e.getValue().plain > 0)
                .map(e -> Problem.of(
                        ProblemCode.TABLE_36_PERCENT_SIGNS,
                        place + " row " + e.getValue().row,
                        e.getKey(),
                        e.getValue().signed,
                        e.getValue().plain,
                        e.getValue().first))
                .toList();
    }
}
