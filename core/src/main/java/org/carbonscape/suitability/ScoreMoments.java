package org.carbonscape.suitability;

import java.math.BigInteger;
import java.util.List;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.Window;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * What entropy and CRITIC weights need to know of all cells at once, in one reading. Scores are scaled to 0..1 by each
 * grading's lowest and highest score and rounded to whole 65,520ths (halves to tenths, twelfths and fifteenths of the
 * range are exact), so that counts, sums and products are whole numbers and do not care about threads or tiles. Only
 * cells with a score in every criterion count.
 */
public final class ScoreMoments {
    private static final int STEPS = 65_520;
    /** Products of two 16-bit steps summed over this many cells stay below 2^63. */
    private static final int SAFE = 1 << 30;

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
     * Reads all cells of fitted criteria once.
     *
     * @throws ProblemException SUIT-10 for layers not on the same cells, SUIT-12 when fewer than two cells are whole
     */
    public static ScoreMoments of(Engine engine, List<Criterion> criteria) {
        List<String> names = criteria.stream().map(Criterion::name).toList();
        Layer.sameCells(names, criteria.stream().map(c -> c.layer().grid()).toList());
        Part all = engine.fold(Overlay.blocks(criteria), new Moments(criteria));
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
                java.util.Arrays.fill(row, BigInteger.ZERO);
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

    private record Moments(List<Criterion> criteria) implements Fold<Part> {
        @Override
        public Worker<Part> open(Cells cells) {
            return new Reading(criteria, cells);
        }

        @Override
        public Part merge(Part one, Part other) {
            return one.add(other);
        }
    }

    private static final class Reading implements Fold.Worker<Part> {
        private final CellScores scores;
        private final double[] lowest;
        private final double[] scale;
        private final Part part;
        private int[][] steps;

        Reading(List<Criterion> criteria, Cells cells) {
            int n = criteria.size();
            scores = new CellScores(criteria, cells);
            lowest = criteria.stream().mapToDouble(c -> c.grading().lowest()).toArray();
            scale = criteria.stream()
                    .mapToDouble(c -> c.grading().highest() > c.grading().lowest()
                            ? STEPS / (c.grading().highest() - c.grading().lowest())
                            : 0)
                    .toArray();
            part = new Part(n);
            steps = new int[n][0];
        }

        @Override
        public void take(Window block) {
            if (block.cells() > SAFE) {
                throw new IllegalArgumentException("a block of " + block.cells() + " cells");
            }
            float[][] s = scores.read(block);
            int n = s.length;
            int m = 0;
            if (steps[0].length < block.cells()) {
                steps = new int[n][block.cells()];
            }
            for (int i = 0; i < block.cells(); i++) {
                boolean complete = true;
                for (int k = 0; k < n; k++) {
                    float x = s[k][i];
                    complete &= x == x;
                    steps[k][m] = (int) Math.rint((x - lowest[k]) * scale[k]); // NaN gives 0, then is overwritten
                }
                m += complete ? 1 : 0;
            }
            part.cells += m;
            for (int j = 0; j < n; j++) {
                for (int i = 0; i < m; i++) {
                    part.histograms[j][steps[j][i]]++;
                }
                for (int k = 0; k <= j; k++) {
                    part.products[j][k] = part.products[j][k].add(BigInteger.valueOf(product(steps[j], steps[k], m)));
                }
            }
        }

        private static long product(int[] a, int[] b, int n) {
            long sum = 0;
            for (int i = 0; i < n; i++) {
                sum += (long) a[i] * b[i];
            }
            return sum;
        }

        @Override
        public Part result() {
            return part;
        }
    }
}
