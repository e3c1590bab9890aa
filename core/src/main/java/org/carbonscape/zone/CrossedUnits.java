package org.carbonscape.zone;

import java.util.Arrays;
import org.carbonscape.grid.Grid;

/**
 * Two sets laid over each other: unit {@code a x (units of the other + 1) + b}, where a and b count from 0 = outside.
 * Each has the id of the first; the outside of both is the outside.
 */
public record CrossedUnits(UnitSet one, UnitSet other) implements UnitSet {
    /** Unit of the first set, 0 = outside. */
    private int one(int unit) {
        return unit / (other.count() + 1);
    }

    @Override
    public String name() {
        return one.name();
    }

    @Override
    public int count() {
        return Math.multiplyExact(one.count() + 1, other.count() + 1) - 1;
    }

    @Override
    public String id(int unit) {
        return one(unit) == 0 ? "" : one.id(one(unit));
    }

    @Override
    public String unitName(int unit) {
        return one(unit) == 0 ? "" : one.unitName(one(unit));
    }

    @Override
    public Burner burner(Grid grid) {
        Burner first = one.burner(grid);
        Burner second = other.burner(grid);
        return (firstRow, rows) -> crossed(first.band(firstRow, rows), second.band(firstRow, rows), rows);
    }

    private SpanBand crossed(SpanBand a, SpanBand b, int rows) {
        int[] rowStart = new int[rows + 1];
        int[] end = new int[a.end.length + b.end.length];
        int[] unit = new int[end.length];
        int n = 0;
        for (int r = 0; r < rows; r++) {
            int i = a.rowStart[r];
            int j = b.rowStart[r];
            while (i < a.rowStart[r + 1]) {
                end[n] = Math.min(a.end[i], b.end[j]);
                unit[n] = a.unit[i] * (other.count() + 1) + b.unit[j];
                i += a.end[i] == end[n] ? 1 : 0;
                j += b.end[j] == end[n] ? 1 : 0;
                n++;
            }
            rowStart[r + 1] = n;
        }
        return new SpanBand(a.firstRow, rowStart, Arrays.copyOf(end, n), Arrays.copyOf(unit, n), a.overlaps);
    }
}
