package org.carbonscape.carbon;

import org.carbonscape.measure.ExactSum;

/**
 * What the cells of a map sum to, each unit's largest cell, and the largest of those that hold no more than a 64th
 * of its emissions, half a step of which is less than 1e-9 of them: the same for any order and split. Not
 * thread-safe.
 */
public final class MapTally {
    private static final int FINE = 64;
    private final double[] total_tCO2;
    final ExactSum[] sums;
    final Largest largest;
    final Largest fine;

    MapTally(double[] total_tCO2) {
        this.total_tCO2 = total_tCO2;
        int units = total_tCO2.length;
        sums = new ExactSum[units];
        for (int u = 0; u < units; u++) {
            sums[u] = new ExactSum();
        }
        largest = new Largest(units);
        fine = new Largest(units);
    }

    /** A cell as {@link Allocation#stored} gave it. */
    void add(int unit, float density, double cell_ha, long cell) {
        if (density > 0) {
            sums[unit].add(density * cell_ha);
            largest.add(unit, density, cell_ha, cell);
            if (density * cell_ha * FINE <= total_tCO2[unit]) {
                fine.add(unit, density, cell_ha, cell);
            }
        }
    }

    /** Takes in another tile's. */
    void add(MapTally other) {
        for (int u = 0; u < sums.length; u++) {
            sums[u].add(other.sums[u]);
        }
        largest.add(other.largest);
        fine.add(other.fine);
    }

    /** Each unit's largest cell; 0 where there is none. */
    static final class Largest {
        final float[] density;
        final long[] cell;
        final double[] area_ha;

        Largest(int units) {
            density = new float[units];
            cell = new long[units];
            area_ha = new double[units];
        }

        /** Ties go to the first cell of the grid. */
        void add(int unit, float density, double cell_ha, long cell) {
            if (density > this.density[unit]
                    || density == this.density[unit] && density > 0 && cell < this.cell[unit]) {
                this.density[unit] = density;
                this.cell[unit] = cell;
                area_ha[unit] = cell_ha;
            }
        }

        void add(Largest other) {
            for (int u = 0; u < density.length; u++) {
                add(u, other.density[u], other.area_ha[u], other.cell[u]);
            }
        }
    }
}
