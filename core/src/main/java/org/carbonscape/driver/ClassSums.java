package org.carbonscape.driver;

import java.util.Arrays;

/** The units of each class of one cut by fold, and what they tell of a y by its sums. */
final class ClassSums {
    private final Folds folds;
    private final int[] count; // of each class by fold
    private final int[] units; // of each class

    /** @param count of each class by fold, one class after the other */
    ClassSums(Folds folds, int[] count) {
        this.folds = folds;
        this.count = count;
        int wide = folds.folds();
        this.units = new int[count.length / wide];
        for (int i = 0; i < count.length; i++) {
            units[i / wide] += count[i];
        }
    }

    /**
     * Classes of a driver, and the y that it was sorted with in them.
     *
     * @param ends of the classes: how many units lie below
     */
    static Of of(SortedDriver driver, int[] ends, Folds folds, Folds.Sums all) {
        int wide = folds.folds();
        int[] count = new int[ends.length * wide];
        long[] sum = new long[ends.length * wide];
        int[] countBelow = new int[wide];
        long[] sumBelow = new long[wide];
        int[] nextCount = new int[wide];
        long[] nextSum = new long[wide];
        for (int c = 0; c < ends.length; c++) {
            driver.before(ends[c], nextCount, nextSum);
            for (int f = 0; f < wide; f++) {
                count[c * wide + f] = nextCount[f] - countBelow[f];
                sum[c * wide + f] = nextSum[f] - sumBelow[f];
            }
            System.arraycopy(nextCount, 0, countBelow, 0, wide);
            System.arraycopy(nextSum, 0, sumBelow, 0, wide);
        }
        return new ClassSums(folds, count).of(sum, all);
    }

    int smallest() {
        return Arrays.stream(units).min().orElse(0);
    }

    /** @param sum of y, of each class by fold */
    Of of(long[] sum, Folds.Sums all) {
        return new Of(sum, all);
    }

    /** One y in these classes. */
    final class Of {
        private final long[] sum;
        private final long[] whole;
        private final Folds.Sums all;

        private Of(long[] sum, Folds.Sums all) {
            this.sum = sum;
            this.all = all;
            this.whole = new long[units.length];
            int wide = folds.folds();
            for (int c = 0; c < whole.length; c++) {
                for (int f = 0; f < wide; f++) {
                    whole[c] += sum[c * wide + f];
                }
            }
        }

        ClassSums classes() {
            return ClassSums.this;
        }

        /** 1 - SSW/SST, given SST. */
        double q(double total) {
            double between = 0;
            for (int c = 0; c < units.length; c++) {
                double s = whole[c];
                between += units[c] > 0 ? s * s / units[c] : 0;
            }
            double s = all.all();
            return Math.max(0, Math.min(1, (between - s * s / folds.units()) / total));
        }

        /** {@link Discretisation#qCrossValidated}, given the sum of squares of y. */
        double qCrossValidated(double squares) {
            double error = squares;
            for (int f = 0; f < folds.folds(); f++) {
                error += error(f);
            }
            return 1 - error / all.error(squares);
        }

        /** Squared error of the units of a fold predicted by the other folds, less the sum of their squares. */
        double error(int f) {
            int wide = folds.folds();
            double without = all.meanWithout(f);
            double error = 0;
            for (int c = 0; c < units.length; c++) {
                int held = count[c * wide + f];
                double own = sum[c * wide + f];
                int n = units[c] - held;
                double mean = n > 0 ? ((double) whole[c] - own) / n : without;
                error += mean * (held * mean - 2 * own);
            }
            return error;
        }
    }
}
