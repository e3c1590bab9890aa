package org.carbonscape.suitability.weight;

import java.util.List;
import org.carbonscape.finding.Words;

/** Weights of samples in arrays: what {@code ScoreMoments} gathers from rasters must come to the same. */
public final class SampleWeights {
    private SampleWeights() {}

    /** By its definition, of one array of samples per criterion. */
    public static Weights entropy(List<String> names, double[][] columns) {
        int m = check(names, columns);
        double[] spread = new double[columns.length];
        for (int j = 0; j < columns.length; j++) {
            double sum = 0;
            for (double x : columns[j]) {
                if (!(x >= 0)) {
                    throw new IllegalArgumentException(
                            "entropy needs values of 0 or more, not " + x + " in " + names.get(j));
                }
                sum += x;
            }
            double plnp = 0;
            for (double x : columns[j]) {
                if (x > 0) {
                    plnp += x / sum * StrictMath.log(x / sum);
                }
            }
            spread[j] = sum > 0 ? DataWeights.divergence(-plnp / StrictMath.log(m)) : 0;
        }
        return DataWeights.weights(Words.of("entropy", "熵权法"), names, spread);
    }

    /** By its definition: contrast and conflict of the samples. */
    public static Weights critic(List<String> names, double[][] columns) {
        int m = check(names, columns);
        int n = columns.length;
        double[][] products = new double[n][n];
        double[] means = new double[n];
        for (int j = 0; j < n; j++) {
            for (double x : columns[j]) {
                means[j] += x;
            }
            means[j] /= m;
        }
        for (int j = 0; j < n; j++) {
            for (int k = j; k < n; k++) {
                double sum = 0;
                for (int i = 0; i < m; i++) {
                    sum += (columns[j][i] - means[j]) * (columns[k][i] - means[k]);
                }
                products[j][k] = sum / (m - 1);
                products[k][j] = products[j][k];
            }
        }
        return DataWeights.contrast(names, products);
    }

    private static int check(List<String> names, double[][] columns) {
        int m = columns.length == 0 ? 0 : columns[0].length;
        if (names.size() != columns.length || m < 2) {
            throw new IllegalArgumentException("one column of two or more samples for each name");
        }
        for (double[] column : columns) {
            if (column.length != m) {
                throw new IllegalArgumentException("columns of different lengths");
            }
            for (double x : column) {
                if (!Double.isFinite(x)) {
                    throw new IllegalArgumentException("a sample is missing");
                }
            }
        }
        return m;
    }
}
