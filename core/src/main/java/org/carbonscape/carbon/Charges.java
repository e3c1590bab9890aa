package org.carbonscape.carbon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What the land of units is charged of emissions, tCO2: parts of a unit, a class and the unit whose emissions they are,
 * sorted so. The parts are the atoms of every sum. Immutable.
 */
public final class Charges {
    private final int[] end; // by unit: its last part + 1
    private final int[] classIndex;
    private final int[] from;
    private final int[] layer;
    private final double[] tCO2;

    private Charges(int[] end, int[] classIndex, int[] from, int[] layer, double[] tCO2) {
        this.end = end;
        this.classIndex = classIndex;
        this.from = from;
        this.layer = layer;
        this.tCO2 = tCO2;
    }

    /** Nothing, to so many units. */
    public static Charges none(int units) {
        return new Builder(units).build();
    }

    /**
     * Units that keep their own emissions.
     *
     * @param byClass_tCO2 by unit and class index; what stands at index 0 counts for the unit and for no class
     */
    public static Charges own(double[][] byClass_tCO2) {
        Builder builder = new Builder(byClass_tCO2.length);
        for (int u = 0; u < byClass_tCO2.length; u++) {
            for (int c = 0; c < byClass_tCO2[u].length; c++) {
                builder.add(u, c, u, byClass_tCO2[u][c]);
            }
        }
        return builder.build();
    }

    /**
     * Emissions that go to land by different rules, as one: parts are told apart by which of them they are of.
     *
     * @param layers of the same units
     */
    public static Charges together(List<Charges> layers) {
        if (layers.size() == 1) {
            return layers.get(0);
        }
        Builder builder = new Builder(layers.get(0).end.length);
        for (int u = 0; u < layers.get(0).end.length; u++) {
            List<int[]> parts = new ArrayList<>(); // layer and part
            for (int l = 0; l < layers.size(); l++) {
                for (int i = layers.get(l).first(u); i < layers.get(l).end[u]; i++) {
                    parts.add(new int[] {l, i});
                }
            }
            parts.sort(Comparator.<int[]>comparingInt(p -> layers.get(p[0]).classIndex[p[1]])
                    .thenComparingInt(p -> layers.get(p[0]).from[p[1]])
                    .thenComparingInt(p -> p[0]));
            for (int[] p : parts) {
                Charges of = layers.get(p[0]);
                builder.add(u, of.classIndex[p[1]], of.from[p[1]], p[0], of.tCO2[p[1]]);
            }
        }
        return builder.build();
    }

    /** The same with emissions that no unit and no class is charged: what unit 0 has of no class. */
    public Charges withClassless(double[] from_tCO2) {
        Builder builder = new Builder(end.length);
        for (int from = 0; from < from_tCO2.length; from++) {
            builder.add(0, 0, from, from_tCO2[from]);
        }
        for (int u = 0; u < end.length; u++) {
            for (int i = first(u); i < end[u]; i++) {
                builder.add(u, classIndex[i], from[i], tCO2[i]);
            }
        }
        return builder.build();
    }

    /** In how many parts. */
    public int parts() {
        return tCO2.length;
    }

    /** First part of a unit. */
    public int first(int unit) {
        return unit == 0 ? 0 : end[unit - 1];
    }

    /** Last part of a unit + 1. */
    public int end(int unit) {
        return end[unit];
    }

    /** The unit that a part is charged to: the first that ends beyond it. */
    public int unit(int part) {
        int low = 0;
        int high = end.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (end[middle] > part) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Class of a part; 0 = none. */
    public int classIndex(int part) {
        return classIndex[part];
    }

    /** The unit whose emissions a part is of. */
    public int from(int part) {
        return from[part];
    }

    /** Which of the emissions that are charged {@link #together} a part is of; 0 where there is one kind only. */
    public int layer(int part) {
        return layer[part];
    }

    /** What a part is charged. */
    public double tCO2(int part) {
        return tCO2[part];
    }

    /** Takes parts in order: units ascending, in each its classes, in each whose they are. */
    static final class Builder {
        private final int[] end;
        private int[] classIndex = new int[16];
        private int[] from = new int[16];
        private int[] layer = new int[16];
        private double[] tCO2 = new double[16];
        private int parts;
        private int unit;

        Builder(int units) {
            end = new int[units];
        }

        void add(int toUnit, int toClass, int fromUnit, double amount) {
            add(toUnit, toClass, fromUnit, 0, amount);
        }

        /** Passed over where it is zero. */
        void add(int toUnit, int toClass, int fromUnit, int ofLayer, double amount) {
            if (amount == 0) {
                return;
            }
            reach(toUnit);
            if (parts == tCO2.length) {
                classIndex = Arrays.copyOf(classIndex, 2 * parts);
                from = Arrays.copyOf(from, 2 * parts);
                layer = Arrays.copyOf(layer, 2 * parts);
                tCO2 = Arrays.copyOf(tCO2, 2 * parts);
            }
            classIndex[parts] = toClass;
            from[parts] = fromUnit;
            layer[parts] = ofLayer;
            tCO2[parts++] = amount;
        }

        private void reach(int toUnit) {
            if (toUnit < unit) {
                throw new IllegalArgumentException("unit " + toUnit + " after unit " + unit);
            }
            while (unit < toUnit) {
                end[unit++] = parts;
            }
        }

        Charges build() {
            while (unit < end.length) {
                end[unit++] = parts;
            }
            return new Charges(
                    end,
                    Arrays.copyOf(classIndex, parts),
                    Arrays.copyOf(from, parts),
                    Arrays.copyOf(layer, parts),
                    Arrays.copyOf(tCO2, parts));
        }
    }
}
