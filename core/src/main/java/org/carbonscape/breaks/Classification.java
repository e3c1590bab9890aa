package org.carbonscape.breaks;

/**
 * Values in their classes.
 *
 * @param counts  values in each class
 * @param n       values there are
 * @param missing values that are NaN
 * @param gvf     goodness of variance fit
 */
public record Classification(ClassBreaks breaks, long[] counts, long n, long missing, double gvf) {
    /** @throws org.carbonscape.problem.ProblemException as {@link ClassBreaks#of(Cut, double[])} */
    public static Classification of(Cut cut, double[] values) {
        ClassBreaks breaks = ClassBreaks.of(cut, values);
        long[] counts = new long[breaks.count()];
        long n = 0;
        for (double v : values) {
            if (!Double.isNaN(v)) {
                counts[breaks.classOf(v)]++;
                n++;
            }
        }
        return new Classification(breaks, counts, n, values.length - n, breaks.gvf(values));
    }
}
