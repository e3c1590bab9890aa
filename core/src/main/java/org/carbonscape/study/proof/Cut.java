package org.carbonscape.study.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Units by class, right-closed. What is printed of a value and of a break may be the same and they are not: a unit at a
 * break is of the class below, or of that above.
 */
final class Cut {
    private static final int COUNT = 0;
    private static final int SUM = 1;
    private static final int SQUARES = 2;
    /** From here on, number and sum of y of each fold. */
    private static final int FOLDS = 3;

    static final int MOST_BREAKS = Byte.MAX_VALUE;

    /** Units at breaks that are tried on both sides. */
    private static final int MOST = 10;

    private final double[][] classes;
    private final byte[] below;
    /** Of each unit: which of those at breaks it is, or is of; -1 for others. */
    private final byte[] place;

    private final List<AtBreak> atBreaks;
    private final boolean isEach;

    private record AtBreak(int below, double[] sums) {}

    private Cut(double[][] classes, byte[] below, byte[] place, List<AtBreak> atBreaks, boolean isEach) {
        this.classes = classes;
        this.below = below;
        this.place = place;
        this.atBreaks = atBreaks;
        this.isEach = isEach;
    }

    /** @param folds which of how many each unit is of; empty where nobody knows */
    static Cut of(double[] y, byte[] folds, double[] values, double[] breaks) {
        int most = 0;
        for (byte fold : folds) {
            most = Math.max(most, fold + 1);
        }
        double[][] classes = new double[breaks.length + 1][FOLDS + 2 * most];
        byte[] below = new byte[values.length];
        Map<Integer, double[]> together = new TreeMap<>();
        List<Integer> each = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            int c = 0;
            while (c < breaks.length && values[i] > breaks[c]) {
                c++;
            }
            below[i] = (byte) c;
            // all digits of 0 are printed
            boolean isAtBreak = c < breaks.length && values[i] == breaks[c] && values[i] != 0;
            if (!isAtBreak) {
                add(classes[c], y, folds, i);
            } else {
                add(together.computeIfAbsent(c, k -> new double[FOLDS + 2 * folds(classes)]), y, folds, i);
                each.add(i);
            }
        }
        boolean isEach = each.size() <= MOST;
        byte[] place = new byte[values.length];
        Arrays.fill(place, (byte) -1);
        List<AtBreak> atBreaks = new ArrayList<>();
        if (isEach) {
            for (int i : each) {
                place[i] = (byte) atBreaks.size();
                double[] alone = new double[FOLDS + 2 * most];
                add(alone, y, folds, i);
                atBreaks.add(new AtBreak(below[i], alone));
            }
        } else { // all at a break on one side of it
            byte[] number = new byte[classes.length];
            together.forEach((c, sums) -> {
                number[c] = (byte) atBreaks.size();
                atBreaks.add(new AtBreak(c, sums));
            });
            each.forEach(i -> place[i] = number[below[i]]);
        }
        return new Cut(classes, below, place, atBreaks, isEach);
    }

    private static int folds(double[][] classes) {
        return (classes[0].length - FOLDS) / 2;
    }

    private static void add(double[] into, double[] y, byte[] folds, int unit) {
        into[COUNT]++;
        into[SUM] += y[unit];
        into[SQUARES] += y[unit] * y[unit];
        if (folds.length > 0) {
            into[FOLDS + 2 * folds[unit]]++;
            into[FOLDS + 2 * folds[unit] + 1] += y[unit];
        }
    }

    /** Whether every way there may be is one of these. */
    boolean isEach() {
        return isEach;
    }

    /** The first has every unit at a break below it; none of so many that they are not tried. */
    List<Way> ways() {
        List<Way> ways = new ArrayList<>();
        for (int sides = 0; atBreaks.size() <= MOST && sides < 1 << atBreaks.size(); sides++) {
            double[][] sums = Arrays.stream(classes).map(double[]::clone).toArray(double[][]::new);
            for (int k = 0; k < atBreaks.size(); k++) {
                AtBreak at = atBreaks.get(k);
                double[] into = sums[at.below + (sides >> k & 1)];
                Arrays.setAll(into, n -> into[n] + at.sums[n]);
            }
            ways.add(new Way(this, sides, sums));
        }
        return ways;
    }

    /**
     * One way.
     *
     * @param sides bit by bit, whether what is at a break is above it
     * @param sums  of each class
     */
    record Way(Cut cut, int sides, double[][] sums) {
        /** Units, mean and sum of squares about it of the classes that have units. */
        List<double[]> strata() {
            return Arrays.stream(sums)
                    .filter(s -> s[COUNT] > 0)
                    .map(s -> new double[] {
                        s[COUNT], s[SUM] / s[COUNT], Math.max(0, s[SQUARES] - s[SUM] * s[SUM] / s[COUNT])
                    })
                    .toList();
        }

        double q(double squares) {
            double within = 0;
            for (double[] s : sums) {
                within += s[COUNT] > 0 ? s[SQUARES] - s[SUM] * s[SUM] / s[COUNT] : 0;
            }
            return 1 - within / squares;
        }

        double least() {
            return Arrays.stream(sums).mapToDouble(s -> s[COUNT]).min().orElse(0);
        }

        /**
         * How much less the means of classes err than the mean of all, both of the units of other folds.
         *
         * @param squares of y about its mean
         */
        double crossValidated(double squares) {
            int folds = folds(sums);
            double[] all = new double[FOLDS + 2 * folds];
            for (double[] s : sums) {
                Arrays.setAll(all, n -> all[n] + s[n]);
            }
            double byMean = squares;
            double byClass = squares;
            for (int f = 0; f < folds; f++) {
                double others = mean(all, f, 0);
                byMean += less(all, f, others);
                for (double[] s : sums) {
                    byClass += less(s, f, mean(s, f, others));
                }
            }
            return 1 - byClass / byMean;
        }

        /** Of the units of other folds; where a class has none, that of all classes. */
        private static double mean(double[] sums, int fold, double without) {
            double units = sums[COUNT] - sums[FOLDS + 2 * fold];
            return units > 0 ? (sums[SUM] - sums[FOLDS + 2 * fold + 1]) / units : without;
        }

        /** What a prediction changes of the squares of a fold. */
        private static double less(double[] sums, int fold, double predicted) {
            return predicted * (predicted * sums[FOLDS + 2 * fold] - 2 * sums[FOLDS + 2 * fold + 1]);
        }

        /** The class of every unit. */
        byte[] classes() {
            byte[] classes = cut.below.clone();
            for (int i = 0; i < classes.length; i++) {
                classes[i] += (byte) (cut.place[i] < 0 ? 0 : sides >> cut.place[i] & 1);
            }
            return classes;
        }
    }
}
