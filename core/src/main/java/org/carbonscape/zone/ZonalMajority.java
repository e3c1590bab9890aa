package org.carbonscape.zone;

import java.util.Arrays;
import java.util.List;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.ValueRaster;

/**
 * The commonest value of rasters of classes in each unit, all rasters and all unit sets in one reading; of several that
 * are as common the lowest. Cells belong to units as in {@link ZonalMeans}. A unit without a value has NaN. The counts
 * are whole numbers: the answer does not depend on tiles and threads.
 */
public final class ZonalMajority {
    private final double[][][] value; // by set, raster, unit
    private final long[][][] cells;

    private ZonalMajority(double[][][] value, long[][][] cells) {
        this.value = value;
        this.cells = cells;
    }

    /**
     * Reads the rasters once.
     *
     * @param rasters of classes, on one grid
     * @param byShare whether a cell counts in each unit by the area that it covers of the cell
     * @throws IllegalArgumentException if they are not on one grid
     */
    public static ZonalMajority of(List<ValueRaster> rasters, List<UnitSet> sets, boolean byShare, Engine engine) {
        List<List<Counts>> counts = ZonalReading.of(rasters, sets, byShare, engine, units -> new Counts());
        double[][][] value = new double[sets.size()][rasters.size()][];
        long[][][] cells = new long[sets.size()][rasters.size()][];
        for (int s = 0; s < value.length; s++) {
            int units = sets.get(s).count() + 1;
            for (int r = 0; r < value[s].length; r++) {
                double[] common = new double[units];
                long[] most = new long[units];
                long[] all = new long[units];
                Arrays.fill(common, Double.NaN);
                counts.get(s).get(r).tally.forEach((key, n, area) -> {
                    int unit = Counts.unit(key);
                    double own = Counts.value(key);
                    all[unit] += n;
                    if (n > most[unit] || n == most[unit] && own < common[unit]) {
                        most[unit] = n;
                        common[unit] = own;
                    }
                });
                value[s][r] = common;
                cells[s][r] = byShare
                        ? Arrays.stream(all)
                                .map(n -> Math.round(n / (double) UnitSet.PARTS))
                                .toArray()
                        : all;
            }
        }
        return new ZonalMajority(value, cells);
    }

    /** The commonest value by unit (0 = outside all units); NaN without a value. */
    public double[] value(int set, int raster) {
        return value[set][raster].clone();
    }

    /** Cells with a value by unit (0 = outside all units); a whole number of them where they count by their shares. */
    public long[] cells(int set, int raster) {
        return cells[set][raster].clone();
    }

    /** How often each value is met in each unit. */
    private static final class Counts implements ZonalReading.ByUnit<Counts> {
        private final Tally tally = new Tally.Hash(false);

        private static long key(int unit, int bits) {
            return (long) unit << 32 | bits & 0xffffffffL;
        }

        static int unit(long key) {
            return (int) (key >>> 32);
        }

        static double value(long key) {
            return Float.intBitsToFloat((int) key);
        }

        @Override
        public void add(int unit, float[] values, int from, int to) {
            add(unit, values, from, to, 1);
        }

        /** Neighbours are mostly alike, and counted together. */
        @Override
        public void add(int unit, float[] values, int from, int to, int times) {
            for (int i = from; i < to; ) {
                float value = values[i];
                int first = i;
                do {
                    i++;
                } while (i < to && values[i] == value);
                if (Float.isFinite(value)) {
                    tally.add(key(unit, Float.floatToRawIntBits(value + 0.0f)), (long) times * (i - first), 0);
                }
            }
        }

        @Override
        public void add(Counts other) {
            tally.addAll(other.tally);
        }
    }
}
