package org.carbonscape.suitability;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.Window;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.suitability.weight.DataWeights;
import org.carbonscape.suitability.weight.Weights;

/**
 * What entropy and CRITIC weights need to know of all cells at once, in one reading. Scores are scaled to 0..1 by each
 * grading's lowest and highest score and rounded to whole 65,520ths (halves to tenths, twelfths and fifteenths of the
 * range are exact), so that counts, sums and products are whole numbers and do not care about threads or tiles. Only
 * cells with a score in every criterion count.
 */
public final class ScoreMoments {
    private static final int STEPS = 65_520;

    private final List<String> names;
    private final long cells;
    private final long[][] histograms;
    private final BigInteger[][] products;

    private ScoreMoments(List<String> names, Part part) {
        this.names = names;
        this.cells = part.cells;
        this.histograms = part.histograms;
        this.products = part.products;
    }

    /**
     * Of the criteria of an overlay, whatever its weights and constraints are; cells beyond the study do not count.
     *
     * @throws ProblemException SUIT-12 when fewer than two cells are whole
     */
    public static ScoreMoments of(Engine engine, Overlay overlay) {
        List<String> names = overlay.criteria().stream().map(Criterion::name).toList();
        Part all = engine.fold(overlay.tiling(), new Moments(overlay));
        if (all.cells < 2) {
            throw new ProblemException(ProblemCode.SUIT_12_EMPTY, "criteria");
        }
        return new ScoreMoments(names, all);
    }

    /** Entropy weights with the cells as samples; see {@link DataWeights}. */
    public Weights entropy() {
        double[] spread = new double[names.size()];
        for (int k = 0; k < spread.length; k++) {
            double sum = 0; // exact: complete numbers below 2^53
            for (int q = 0; q <= STEPS; q++) {
                sum += (double) histograms[k][q] * q;
            }
            double plnp = 0;
            for (int q = 1; q <= STEPS; q++) {
                if (histograms[k][q] > 0) {
                    double p = q / sum;
                    plnp += histograms[k][q] * (p * StrictMath.log(p));
                }
            }
            spread[k] = sum > 0 ? DataWeights.divergence(-plnp / StrictMath.log(cells)) : 0;
        }
        return DataWeights.weights(Words.of("entropy", "熵权法"), names, spread);
    }

    /** CRITIC weights with the cells as samples; see {@link DataWeights}. */
    public Weights critic() {
        int n = names.size();
        BigInteger[] sums = new BigInteger[n];
        for (int k = 0; k < n; k++) {
            BigInteger sum = BigInteger.ZERO;
            for (int q = 1; q <= STEPS; q++) {
                sum = sum.add(BigInteger.valueOf(histograms[k][q]).multiply(BigInteger.valueOf(q)));
            }
            sums[k] = sum;
        }
        double scale = (double) cells * (cells - 1) * STEPS * STEPS;
        double[][] covariance = new double[n][n];
        for (int j = 0; j < n; j++) {
            for (int k = 0; k <= j; k++) {
                // n sum(xy) - sum(x) sum(y), in whole numbers: nothing cancels
                covariance[j][k] = BigInteger.valueOf(cells)
                                .multiply(products[j][k])
                                .subtract(sums[j].multiply(sums[k]))
                                .doubleValue()
                        / scale;
                covariance[k][j] = covariance[j][k];
            }
        }
        return DataWeights.contrast(names, covariance);
    }

    private static final class Part {
        private long cells;
        private final long[][] histograms;
        private final BigInteger[][] products;

        Part(int n) {
            histograms = new long[n][STEPS + 1];
            products = new BigInteger[n][n];
            for (BigInteger[] row : products) {
                Arrays.fill(row, BigInteger.ZERO);
            }
        }

        Part add(Part other) {
            cells += other.cells;
            for (int j = 0; j < products.length; j++) {
                for (int q = 0; q <= STEPS; q++) {
                    histograms[j][q] += other.histograms[j][q];
                }
                for (int k = 0; k <= j; k++) {
                    products[j][k] = products[j][k].add(other.products[j][k]);
                }
            }
            return this;
        }
    }

    private record Moments(Overlay overlay) implements Fold<Part> {
        @Override
        public Worker<Part> open(Cells cells) {
            return new Reading(overlay.criteria(), overlay.kernel(cells));
        }

        @Override
        public Part merge(Part one, Part other) {
            return one.add(other);
        }
    }

    private static final class Reading implements Fold.Worker<Part> {
        private final Overlay.Kernel kernel;
        private final double[] lowest;
        private final double[] scale;
        private final Part part;

        Reading(List<Criterion> criteria, Overlay.Kernel kernel) {
            this.kernel = kernel;
            lowest = criteria.stream().mapToDouble(c -> c.grading().lowest()).toArray();
            scale = criteria.stream()
                    .mapToDouble(c -> c.grading().highest() > c.grading().lowest()
                            ? STEPS / (c.grading().highest() - c.grading().lowest())
                            : 0)
                    .toArray();
            part = new Part(criteria.size());
        }

        @Override
        public void take(Window block) {
            for (ScoreRows rows : kernel.rows(block)) {
                take(rows);
            }
        }

        /** Rows share all steps but the last: their cells and last steps are added by part first. */
        private void take(ScoreRows rows) {
            int end = rows.criteria() - 1;
            int parts = rows.parts();
            boolean[] whole = new boolean[parts];
            int[][] steps = new int[end][];
            for (int p = 0; p < parts; p++) {
                whole[p] = rows.effects()[p] != Overlay.BEYOND;
                for (int k = 0; k < end; k++) {
                    float x = rows.shared(k)[p];
                    whole[p] &= x == x;
                }
            }
            for (int k = 0; k < end; k++) {
                steps[k] = steps(rows.shared(k), k);
            }
            int[] lastSteps = steps(rows.last(), end);
            long[] cells = new long[parts];
            long[] sums = new long[parts];
            long squares = 0; // 2^16 cells of 2^32: far below 2^63
            float[] last = rows.last();
            for (int p = 0; p < parts; p++) {
                for (int r = rows.start(p); whole[p] && r < rows.start(p + 1); r++) {
                    if (last[r] == last[r]) {
                        long times = rows.cells()[r];
                        int q = lastSteps[r];
                        part.histograms[end][q] += times;
                        cells[p] += times;
                        sums[p] += times * q;
                        squares += times * q * q;
                    }
                }
            }
            add(end, end, squares);
            for (int k = 0; k < end; k++) {
                long[] histogram = part.histograms[k];
                for (int p = 0; p < parts; p++) {
                    histogram[steps[k][p]] += cells[p];
                }
                add(end, k, product(sums, steps[k]));
                for (int j = 0; j <= k; j++) {
                    add(k, j, product(cells, steps[k], steps[j]));
                }
            }
            for (long n : cells) {
                part.cells += n;
            }
        }

        /** Whole steps of scores; 0 for those that are missing. */
        private int[] steps(float[] scores, int criterion) {
            double low = lowest[criterion];
            double by = scale[criterion];
            int[] steps = new int[scores.length];
            for (int i = 0; i < steps.length; i++) {
                steps[i] = (int) Math.rint((scores[i] - low) * by);
            }
            return steps;
        }

        private void add(int j, int k, long product) {
            part.products[j][k] = part.products[j][k].add(BigInteger.valueOf(product));
        }

        private static long product(long[] times, int[] a) {
            long sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += times[i] * a[i];
            }
            return sum;
        }

        private static long product(long[] times, int[] a, int[] b) {
            long sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += times[i] * a[i] * b[i];
            }
            return sum;
        }

        @Override
        public Part result() {
            return part;
        }
    }
}
