package org.carbonscape.weights;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;

/**
 * Spatial weights: for each unit its neighbours and how much each weighs. Immutable. Made by {@link Contiguity},
 * {@link Lattice}, {@link Distances}, {@link Proximity}, {@link Gal}, {@link Gwt}, {@link Swm} and {@link MatrixText};
 * raw until {@link #with} standardises.
 */
public abstract sealed class Weights permits SparseWeights, LatticeWeights {
    /** The largest magnitude that {@link #cross(int[])} takes. */
    public static final int LARGEST = 1 << 26;

    private final Standardisation standardisation;
    private final Origin origin;

    Weights(Standardisation standardisation, Origin origin) {
        this.standardisation = standardisation;
        this.origin = origin;
    }

    /** How many places there are, with or without a unit. */
    public abstract int size();

    /** Whether the place holds a unit. */
    public abstract boolean present(int place);

    /** How many neighbours the unit has; 0 for an absent place. */
    public abstract int degree(int place);

    /** Writes the unit's neighbours, ascending, and returns how many there are. */
    public abstract int neighbours(int place, int[] into);

    /** Writes the raw weights of the unit's neighbours, in the order of {@link #neighbours}. */
    public abstract void raw(int place, double[] into);

    /** Whether all raw weights are 1: contiguity, nearest, band. */
    public abstract boolean binary();

    /** Sum of the unit's raw weights. */
    public abstract double rawSum(int place);

    /** Sum of squares of the unit's raw weights. */
    public abstract double rawSquares(int place);

    /** The same relation with other standardisation. */
    public abstract Weights with(Standardisation other);

    /** The same relation among those present; absent places lose all their links, and rows are standardised anew. */
    public abstract Weights among(boolean[] present);

    /**
     * The sum of x over the neighbours of each place: whole numbers, so exact and the same for every representation.
     * Only where {@link #binary}; x must be 0 at absent places.
     */
    public abstract void neighbourSums(long[] x, long[] into, Engine engine);

    /** The sum of raw weight times x over the neighbours of each place, in the order of the neighbours' places. */
    public abstract void weightedSums(double[] x, double[] into, Engine engine);

    /**
     * Sum over all pairs of w_ij x_i x_j, standardised weights, by one thread in a fixed order; x must be 0 at absent
     * places.
     */
    public abstract double cross(double[] x);

    /** The same for permutation. */
    public abstract Crosses crosses();

    /**
     * The same of whole numbers up to {@link #LARGEST} in magnitude: half the memory to move, and neighbour sums exact.
     */
    public abstract double cross(int[] x);

    /**
     * How many links lead from a marked unit to a marked one, whatever they weigh.
     *
     * @param marked of place p the bit {@code p % 64} of word {@code p / 64}; units only
     */
    public abstract long linksAmong(long[] marked);

    /** S0, S1 and S2 of the standardised weights. */
    public abstract WeightSums sums();

    /** Whether every neighbour relation is mutual. */
    public abstract boolean symmetric();

    public Standardisation standardisation() {
        return standardisation;
    }

    /** What the user should know of how these neighbours were found. */
    public Origin origin() {
        return origin;
    }

    /** What turns a raw weight of this row into its weight: 1, or 1 over the row's sum, ...; 0 for a row of zeros. */
    public double factor(int place) {
        return switch (standardisation) {
            case NONE -> 1;
            case ROW -> {
                double sum = rawSum(place);
                yield sum == 0 ? 0 : 1 / sum;
            }
            case GLOBAL, UNIT -> scale();
            case VARIANCE -> {
                double squares = rawSquares(place);
                yield squares == 0 ? 0 : scale() / Math.sqrt(squares);
            }
        };
    }

    /** The factor of a row where every unit counts itself with raw weight 1, as Gi* does. */
    public double factorWithSelf(int place) {
        return switch (standardisation) {
            case NONE -> 1;
            case ROW -> 1 / (rawSum(place) + 1);
            case GLOBAL, UNIT -> scaleWithSelf();
            case VARIANCE -> scaleWithSelf() / Math.sqrt(rawSquares(place) + 1);
        };
    }

    /**
     * What all weights have in common: n / S0, 1 / S0, or n over the sum of the rows' parts; 1 where there is nothing.
     */
    abstract double scale();

    /** The same with every unit its own neighbour. */
    abstract double scaleWithSelf();

    /** {@link #scale()} from the raw weights; {@code self} is 1 where every unit counts itself. */
    final double findScale(int self) {
        if (standardisation == Standardisation.NONE || standardisation == Standardisation.ROW) {
            return 1;
        }
        int units = 0;
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            if (present(i) && degree(i) + self > 0) {
                units++;
                double row = rawSum(i) + self;
                double squares = rawSquares(i) + self;
                sum += standardisation != Standardisation.VARIANCE ? row : squares == 0 ? 0 : row / Math.sqrt(squares);
            }
        }
        return sum == 0 ? 0 : (standardisation == Standardisation.UNIT ? 1 : units) / sum;
    }

    /** Row sum plus column sum of each place, standardised weights. */
    public abstract double[] rowAndColumnSums();

    /** How many units there are. */
    public int units() {
        return (int) IntStream.range(0, size()).filter(this::present).count();
    }

    public int maxDegree() {
        int most = 0;
        for (int i = 0; i < size(); i++) {
            most = Math.max(most, degree(i));
        }
        return most;
    }

    /** Whether no unit has a neighbour of weight other than 0. */
    public boolean weightless() {
        for (int i = 0; i < size(); i++) {
            if (rawSquares(i) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Places of units without neighbours, ascending. */
    public int[] islands() {
        int[] out = new int[16];
        int n = 0;
        for (int i = 0; i < size(); i++) {
            if (present(i) && degree(i) == 0) {
                if (n == out.length) {
                    out = Arrays.copyOf(out, 2 * n);
                }
                out[n++] = i;
            }
        }
        return Arrays.copyOf(out, n);
    }

    /**
     * Units as many steps away as the order says, by the shortest way; binary. Order 1 is the relation itself.
     *
     * @param order     steps, 1 or more
     * @param inclusive also those of fewer steps
     */
    public Weights order(int order, boolean inclusive) {
        if (order < 1) {
            throw new IllegalArgumentException("order " + order);
        }
        return order == 1 ? this : HigherOrder.of(this, order, inclusive);
    }

    public Summary summary() {
        int n = size();
        int units = 0;
        long links = 0;
        int least = Integer.MAX_VALUE;
        int most = 0;
        for (int i = 0; i < n; i++) {
            if (present(i)) {
                units++;
                int degree = degree(i);
                links += degree;
                least = Math.min(least, degree);
                most = Math.max(most, degree);
            }
        }
        return new Summary(
                units,
                links,
                units == 0 ? 0 : least,
                units == 0 ? Double.NaN : (double) links / units,
                most,
                Arrays.stream(islands()).boxed().toList(),
                components(most),
                symmetric());
    }

    private int components(int most) {
        int[] parent = new int[size()];
        Arrays.setAll(parent, i -> i);
        int[] ids = new int[most];
        for (int i = 0; i < size(); i++) {
            if (!present(i)) {
                continue;
            }
            int degree = neighbours(i, ids);
            for (int k = 0; k < degree; k++) {
                int a = root(parent, i);
                int b = root(parent, ids[k]);
                if (a != b) {
                    parent[Math.max(a, b)] = Math.min(a, b);
                }
            }
        }
        int roots = 0;
        for (int i = 0; i < size(); i++) {
            if (present(i) && root(parent, i) == i) {
                roots++;
            }
        }
        return roots;
    }

    private static int root(int[] parent, int i) {
        int at = i;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]]; // halving keeps paths short
            at = parent[at];
        }
        return at;
    }
}
