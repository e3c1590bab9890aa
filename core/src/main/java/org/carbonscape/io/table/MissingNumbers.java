package org.carbonscape.io.table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/**
 * Whether numbers are such as databases and GIS write for a missing one (-9999, 99999, -3.4E38) and cannot be meant:
 * the only ones below zero, three times any other, or several alike above all others. -999 among losses is a loss.
 */
public final class MissingNumbers {
    private static final Pattern MARK =
            Pattern.compile("-9{3,}(?:\\.0*)?|9{4,}(?:\\.0*)?|-(?:32768|2147483648)(?:\\.0*)?");

    private static final double LEAST = 999;
    private static final double FAR = 3;
    private final double farthest;
    private final Map<String, Cells> byThing = new LinkedHashMap<>();

    private static final class Cells {
        private final Map<Double, Marks> marks = new LinkedHashMap<>();
        private boolean others;
        private double least = Double.POSITIVE_INFINITY; // of them
        private double greatest; // without their signs
    }

    /** Of numbers that may be of any size: what is too large is told by those who know what they are. */
    public MissingNumbers() {
        this(Double.POSITIVE_INFINITY);
    }

    /** @param farthest magnitude beyond which no number is meant */
    MissingNumbers(double farthest) {
        this.farthest = farthest;
    }

    private record Marks(String cell, String place, int count) {
        Marks and(Marks more) {
            return new Marks(cell, place, count + more.count);
        }
    }

    /**
     * @param thing    a column, or an item of a column
     * @param observed whether numbers are of units, not what their author chose: a rise of 9999 may be chosen
     */
    public void add(String thing, String cell, double value, boolean observed, Supplier<String> place) {
        Cells cells = byThing.computeIfAbsent(thing, t -> new Cells());
        if (isMark(cell, value) && (observed || value < 0 || isEnd(value))) {
            cells.marks.merge(value, new Marks(cell, place.get(), 1), Marks::and);
        } else {
            cells.others = true;
            cells.least = Math.min(cells.least, value);
            cells.greatest = Math.max(cells.greatest, Math.abs(value));
        }
    }

    private boolean isMark(String cell, double value) {
        double size = Math.abs(value);
        return isEnd(value)
                || size >= LEAST
                        && size == Math.rint(size)
                        && MARK.matcher(InputTable.folded(cell)).matches();
    }

    /** The last number of floats or doubles, also with few digits, and what is larger than anything meant. */
    private boolean isEnd(double value) {
        double size = Math.abs(value);
        return size > 3.3e38 && size < 3.5e38 || size > 1.79e308 || size > farthest;
    }

    /** All of them together, told of the first. @param code of their count and the first's text */
    public Optional<Problem> problem(ProblemCode code) {
        return byThing.values().stream()
                .flatMap(c -> c.marks.entrySet().stream()
                        .filter(m -> isMissing(m.getKey(), m.getValue().count, c))
                        .map(Map.Entry::getValue))
                .reduce(Marks::and)
                .map(m -> Problem.of(code, m.place, m.count, m.cell));
    }

    private boolean isMissing(double value, int count, Cells others) {
        double far = count > 1 ? others.greatest : FAR * others.greatest;
        return isEnd(value) || others.others && (value < 0 && others.least >= 0 || Math.abs(value) > far);
    }
}
