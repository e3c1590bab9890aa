package org.carbonscape.weights;

/**
 * What {@link Weights#cross(double[])} is of the same values in very many orders. Arrays have room where a lattice
 * needs it, and sums run in an order of their own: last digits differ. Equal ones give the same sums of all values;
 * those of a lattice say so.
 */
public interface Crosses {
    /** Of an array of values; 0 where no place is. */
    int length();

    /** Where the value of a place stands. */
    int position(int place);

    /** Sum over all pairs of w_ij x_i x_j; by any thread. */
    double of(double[] x);
}
