package org.carbonscape.land;

/**
 * A transfer matrix made to fit other totals of its rows and columns: each row and each column is multiplied by a
 * number of its own (iterative proportional fitting; Deming and Stephan 1940). What changed into what keeps its odds;
 * of all matrices with those totals it is the nearest to the given one (least relative entropy).
 */
public final class Raked {
    private static final int MOST_ROUNDS = 200;
    private static final double CLOSE = 1e-10;
    /** Of all land, in each cell: so that land in truth of a class that the map lacks has somewhere to be. */
    private static final double SEED = 1e-9;

    private Raked() {}

    /**
     * @param matrix  K x K, 0 or more
     * @param rows    totals of rows
     * @param columns totals of columns; both add up to the same
     * @return a new matrix; rows fit to 1e-10 of all, columns exactly
     */
    public static double[][] of(double[][] matrix, double[] rows, double[] columns) {
        int n = rows.length;
        double all = 0;
        for (double row : rows) {
            all += row;
        }
        double[][] fitted = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                fitted[i][j] = matrix[i][j] + SEED * all;
            }
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double off = 0;
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (double cell : fitted[i]) {
                    sum += cell;
                }
                off = Math.max(off, Math.abs(sum - rows[i]));
                for (int j = 0; j < n; j++) {
                    fitted[i][j] *= sum > 0 ? rows[i] / sum : 0;
                }
            }
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (double[] row : fitted) {
                    sum += row[j];
                }
                for (double[] row : fitted) {
                    row[j] *= sum > 0 ? columns[j] / sum : 0;
                }
            }
            if (off <= CLOSE * all) {
                break;
            }
        }
        return fitted;
    }
}
