package org.carbonscape.zone;

import java.util.Arrays;
import org.carbonscape.grid.Grid;

/** Some units of a set, numbered anew in their order; the land of all its other units is outside. Immutable. */
public final class UnitSubset implements UnitSet {
    private final UnitSet all;
    private final int[] units; // their numbers in the whole set, ascending

    /** @param units numbers in the set, 1..count, each once, ascending */
    public UnitSubset(UnitSet all, int[] units) {
        for (int i = 0; i < units.length; i++) {
            if (units[i] < 1 || units[i] > all.count() || i > 0 && units[i] <= units[i - 1]) {
                throw new IllegalArgumentException("not ascending units of 1.." + all.count() + ": " + units[i]);
            }
        }
        this.all = all;
        this.units = units.clone();
    }

    /** That of the whole set. */
    @Override
    public String name() {
        return all.name();
    }

    @Override
    public int count() {
        return units.length;
    }

    @Override
    public String id(int unit) {
        return all.id(units[unit - 1]);
    }

    @Override
    public String unitName(int unit) {
        return all.unitName(units[unit - 1]);
    }

    @Override
    public Burner burner(Grid grid) {
        Burner whole = all.burner(grid);
        return (firstRow, rows) -> renumbered(whole.band(firstRow, rows), rows);
    }

    /** Spans that now belong to the same unit, the outside above all, become one. */
    private SpanBand renumbered(SpanBand band, int rows) {
        int[] rowStart = new int[rows + 1];
        int[] end = new int[band.end.length];
        int[] unit = new int[band.end.length];
        int n = 0;
        for (int r = 0; r < rows; r++) {
            for (int s = band.rowStart[r]; s < band.rowStart[r + 1]; s++) {
                int own = Math.max(0, Arrays.binarySearch(units, band.unit[s]) + 1);
                if (n > rowStart[r] && unit[n - 1] == own) {
                    end[n - 1] = band.end[s];
                } else {
                    end[n] = band.end[s];
                    unit[n++] = own;
                }
            }
            rowStart[r + 1] = n;
        }
        return new SpanBand(band.firstRow, rowStart, Arrays.copyOf(end, n), Arrays.copyOf(unit, n), new OverlapTally());
    }
}
