package org.carbonscape.zone;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Hectares of each class in the parts of a set's units in a phase: a part for each owner of land in a unit, or one for
 * the unit. Only classes that are there have a number: as rows of all classes the land of a million squares is 200 MB a
 * phase. Immutable.
 */
public final class PartAreas {
    private final int[] unit; // of each part, ascending
    private final int[] owner;
    private final int[] first; // number of each part, and of the end
    private final short[] classIndex; // of each number
    private final double[] ha;

    /** @param hectares of a row of the table */
    PartAreas(PairTable table, IntToDoubleFunction hectares) {
        int rows = table.rows();
        int[] units = new int[rows];
        int[] owners = new int[rows];
        int[] starts = new int[rows + 1];
        classIndex = new short[rows];
        ha = new double[rows];
        int parts = 0;
        int n = 0;
        for (int r = 0; r < rows; r++) {
            if (table.from(r) == 0) {
                continue;
            }
            if (parts == 0 || units[parts - 1] != table.unit(r) || owners[parts - 1] != table.owner(r)) {
                units[parts] = table.unit(r);
                owners[parts] = table.owner(r);
                starts[parts++] = n;
            }
            classIndex[n] = (short) table.from(r);
            ha[n++] = hectares.applyAsDouble(r);
        }
        starts[parts] = n;
        unit = Arrays.copyOf(units, parts);
        owner = Arrays.copyOf(owners, parts);
        first = Arrays.copyOf(starts, parts + 1);
    }

    /** How many parts hold land. */
    public int parts() {
        return unit.length;
    }

    /** The unit (0 = outside) that a part lies in. */
    public int unit(int part) {
        return unit[part];
    }

    /** Whose the land of a part is, 0 = nobody's. */
    public int owner(int part) {
        return owner[part];
    }

    /** Area of a class in a part; 0 where it has none. */
    public double part_ha(int part, int of) {
        for (int k = first[part]; k < first[part + 1]; k++) {
            if (classIndex[k] == of) {
                return ha[k];
            }
        }
        return 0;
    }

    /** Of a unit that is one part, or has no land. */
    public double unit_ha(int u, int of) {
        int part = Arrays.binarySearch(unit, u);
        return part < 0 ? 0 : part_ha(part, of);
    }
}
