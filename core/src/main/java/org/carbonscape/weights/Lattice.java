package org.carbonscape.weights;

import java.util.Arrays;

/**
 * Contiguity on a regular lattice (fishnet, raster), row by row from the upper left: place = row * columns + column. No
 * neighbour is stored: sums run over the rows as a stencil.
 */
public final class Lattice {
    private Lattice() {}

    /** A lattice without holes, binary. */
    public static Weights of(int columns, int rows, Rule rule) {
        boolean[] present = new boolean[Math.multiplyExact(columns, rows)];
        Arrays.fill(present, true);
        return of(columns, rows, rule, present);
    }

    /** A lattice with holes where {@code present} is false, binary. */
    public static Weights of(int columns, int rows, Rule rule, boolean[] present) {
        if (columns < 1 || rows < 1 || Math.multiplyExact(columns, rows) != present.length) {
            throw new IllegalArgumentException(columns + " x " + rows + " cells, but " + present.length + " marks");
        }
        return LatticeWeights.of(columns, rows, rule, present);
    }
}
