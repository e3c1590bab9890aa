package org.carbonscape.land;

import java.util.BitSet;
import java.util.List;

/**
 * What became of what between two phases: row = class at the earlier phase, column = class at the later one. Only cells
 * valid in both phases count; those valid in one only are kept apart as dropped. Amounts are cells times the area of a
 * cell (sums are sums of whole numbers, multiplied once), or areas where cells differ in size. Classes are 1..K as in
 * the legend; index 0 is none. Areas in km2. Immutable.
 */
public final class TransferMatrix {
    private final int fromYear;
    private final int toYear;
    private final List<String> classes;
    private final long[][] cells;
    /** Cells where all have one area, else km2: whole numbers below 2^53 add without rounding. */
    private final double[][] amount;

    private final double km2PerAmount;

    private TransferMatrix(
            int fromYear, int toYear, List<String> classes, long[][] cells, double[][] amount, double km2PerAmount) {
        if (fromYear >= toYear) {
            throw new IllegalArgumentException("the later phase must be later: " + fromYear + ", " + toYear);
        }
        this.fromYear = fromYear;
        this.toYear = toYear;
        this.classes = List.copyOf(classes);
        this.cells = cells;
        this.amount = amount;
        this.km2PerAmount = km2PerAmount;
        int size = classes.size() + 1;
        if (amount.length != size || cells.length != size) {
            throw new IllegalArgumentException(amount.length + " rows for " + classes.size() + " classes and none");
        }
        for (int i = 0; i < size; i++) {
            if (amount[i].length != size || cells[i].length != size) {
                throw new IllegalArgumentException("row " + i + " has " + amount[i].length + " columns, not " + size);
            }
            for (double value : amount[i]) {
                if (!(value >= 0) || Double.isInfinite(value)) {
                    throw new IllegalArgumentException("not an amount of land: " + value);
                }
            }
        }
    }

    /**
     * From counted cells of one area.
     *
     * @param cells    (K+1) x (K+1): [from][to], index 0 = none; copied
     * @param cell_km2 area of a cell
     */
    public static TransferMatrix ofCells(
            int fromYear, int toYear, List<String> classes, long[][] cells, double cell_km2) {
        double[][] amount = new double[cells.length][];
        long[][] copy = new long[cells.length][];
        for (int i = 0; i < cells.length; i++) {
            copy[i] = cells[i].clone();
            amount[i] = new double[cells[i].length];
            for (int j = 0; j < cells[i].length; j++) {
                amount[i][j] = cells[i][j];
            }
        }
        return new TransferMatrix(fromYear, toYear, classes, copy, amount, cell_km2);
    }

    /** From counted cells of different areas (a geographic grid), with the areas summed beside the counts. */
    public static TransferMatrix ofAreas(
            int fromYear, int toYear, List<String> classes, long[][] cells, double[][] area_km2) {
        double[][] amount = new double[area_km2.length][];
        long[][] copy = new long[cells.length][];
        for (int i = 0; i < area_km2.length; i++) {
            amount[i] = area_km2[i].clone();
            copy[i] = cells[i].clone();
        }
        return new TransferMatrix(fromYear, toYear, classes, copy, amount, 1);
    }

    public int fromYear() {
        return fromYear;
    }

    public int toYear() {
        return toYear;
    }

    int years() {
        return toYear - fromYear;
    }

    /** Class names; class i of the matrix is {@code classes().get(i - 1)}. */
    public List<String> classes() {
        return classes;
    }

    /** Cells that were {@code from} and became {@code to}; 0 = none. */
    public long cells(int from, int to) {
        return cells[from][to];
    }

    /** Area that was {@code from} and became {@code to}; 0 = none. */
    public double area_km2(int from, int to) {
        return amount[from][to] * km2PerAmount;
    }

    /** Area valid in both phases. */
    public double total_km2() {
        return total() * km2PerAmount;
    }

    /** Area valid in only one of the phases: it counts nowhere else. */
    public double dropped_km2() {
        double sum = 0;
        for (int i = 1; i < amount.length; i++) {
            sum += amount[i][0] + amount[0][i];
        }
        return sum * km2PerAmount;
    }

    /** Cells valid in only one of the phases. */
    public long droppedCells() {
        long sum = 0;
        for (int i = 1; i < cells.length; i++) {
            sum += cells[i][0] + cells[0][i];
        }
        return sum;
    }

    /** Whether there is land and all of it keeps its class: no cell differs, be it in having one. */
    public boolean isUnchanged() {
        long kept = 0;
        long all = 0;
        for (int i = 0; i < cells.length; i++) {
            for (int j = 0; j < cells.length; j++) {
                all += i + j == 0 ? 0 : cells[i][j];
                kept += i == j && i > 0 ? cells[i][j] : 0;
            }
        }
        return all > 0 && kept == all;
    }

    /** Whether there are several classes and none of one year is there in the other: all land changes. */
    public boolean hasNoClassInCommon() {
        BitSet before = new BitSet();
        BitSet after = new BitSet();
        for (int i = 1; i < cells.length; i++) {
            for (int j = 1; j < cells.length; j++) {
                if (cells[i][j] > 0) {
                    before.set(i);
                    after.set(j);
                }
            }
        }
        return before.cardinality() + after.cardinality() > 2 && !before.intersects(after);
    }

    // Amounts, from here on: the room's measures are ratios of them, so that a cell's area cancels exactly.

    double amount(int from, int to) {
        return amount[from][to];
    }

    double km2(double someAmount) {
        return someAmount * km2PerAmount;
    }

    /** Row sum over classes: the class at the earlier phase. */
    double atStart(int of) {
        double sum = 0;
        for (int j = 1; j < amount.length; j++) {
            sum += amount[of][j];
        }
        return sum;
    }

    /** Column sum over classes: the class at the later phase. */
    double atEnd(int of) {
        double sum = 0;
        for (int i = 1; i < amount.length; i++) {
            sum += amount[i][of];
        }
        return sum;
    }

    /**
     * Off the diagonal of the column, summed as such: a difference of sums would leave rounding where nothing changed.
     */
    double gain(int of) {
        double sum = 0;
        for (int i = 1; i < amount.length; i++) {
            sum += i == of ? 0 : amount[i][of];
        }
        return sum;
    }

    /** Off the diagonal of the row. */
    double loss(int of) {
        double sum = 0;
        for (int j = 1; j < amount.length; j++) {
            sum += j == of ? 0 : amount[of][j];
        }
        return sum;
    }

    double total() {
        double sum = 0;
        for (int i = 1; i < amount.length; i++) {
            sum += atStart(i);
        }
        return sum;
    }

    double change() {
        double sum = 0;
        for (int i = 1; i < amount.length; i++) {
            sum += loss(i);
        }
        return sum;
    }
}
