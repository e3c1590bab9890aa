package org.carbonscape.driver;

import java.util.Arrays;

/** Which units are held out together, and how many. */
final class Folds {
    private final byte[] of;
    private final int[] count;

    /** @param of the fold of each unit, below {@code folds} */
    Folds(byte[] of, int folds) {
        this.of = of;
        this.count = new int[folds];
        for (byte f : of) {
            count[f]++;
        }
    }

    int folds() {
        return count.length;
    }

    int units() {
        return of.length;
    }

    byte of(int unit) {
        return of[unit];
    }

    /** @param z a y, unit by unit */
    Sums sums(long[] z) {
        long[] byFold = new long[count.length];
        for (int i = 0; i < z.length; i++) {
            byFold[of[i]] += z[i];
        }
        return new Sums(byFold);
    }

    /** @param byFold sums of a y */
    Sums ofFolds(long[] byFold) {
        return new Sums(byFold);
    }

    /** What one y sums up to in each fold. */
    final class Sums {
        private final long[] sum;
        private final long all;

        private Sums(long[] sum) {
            this.sum = sum;
            this.all = Arrays.stream(sum).sum();
        }

        long all() {
            return all;
        }

        /** Of the units of all other folds. */
        double meanWithout(int fold) {
            return ((double) all - sum[fold]) / (of.length - (double) count[fold]);
        }

        /** Squared error of every unit predicted by the mean of the other folds. */
        double error(double squares) {
            double error = squares;
            for (int f = 0; f < sum.length; f++) {
                double mean = meanWithout(f);
                error += mean * (count[f] * mean - 2 * (double) sum[f]);
            }
            return error;
        }
    }
}
