package org.carbonscape.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.numbers.gamma.Erfc;
import org.assertj.core.data.Percentage;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.stats.draw.DrawTable;
import org.carbonscape.stats.draw.QuickRandom;
import org.carbonscape.stats.draw.SampleBatch;
import org.junit.jupiter.api.Test;

class SignificanceTest {
    /** The largest p that passes at alpha; NaN when none does. */
    static double cutoff(double[] p, Correction correction, double alpha) {
        double[] adjusted = Significance.adjusted(p, correction);
        return IntStream.range(0, p.length)
                .filter(i -> adjusted[i] <= alpha)
                .mapToDouble(i -> p[i])
                .max()
                .orElse(Double.NaN);
    }

    @Test
    void benjaminiHochbergTakesTheLastThatPasses() {
        // alpha k / n = .0125 .025 .0375 .05: the first two fail, the fourth passes and takes all with it
        double[] p = {0.04, 0.03, 0.028, 0.049};
        assertThat(Significance.adjusted(p, Correction.FDR)).containsExactly(0.049, 0.049, 0.049, 0.049);
        assertThat(cutoff(p, Correction.FDR, 0.05)).isEqualTo(0.049);
        // libgeoda stops at the first failure
        assertThat(cutoff(p, Correction.FDR_FIRST_FAILURE, 0.05)).isNaN();
    }

    @Test
    void firstFailureTakesWhatStandsBeforeIt() {
        double[] p = {0.001, 0.03, 0.0375, 0.9};
        // bounds .0125 .025 .0375 .05: the second fails, so only the first; step-up takes three
        assertThat(cutoff(p, Correction.FDR_FIRST_FAILURE, 0.05)).isEqualTo(0.001);
        assertThat(cutoff(p, Correction.FDR, 0.05)).isEqualTo(0.0375);
    }

    @Test
    void aPThatIsJustAlphaPasses() {
        for (Correction correction : Correction.values()) {
            assertThat(cutoff(new double[] {0.05}, correction, 0.05))
                    .as(correction.toString())
                    .isEqualTo(0.05);
        }
    }

    /** libgeoda's loop: sorted p one by one until one is above its bound; whoever is below that one passes. */
    @Test
    void firstFailureIsTheLoopOverSortedPOnRandomPWithTiesAndGaps() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 300; round++) {
            double[] p = random.ints(1 + random.nextInt(30), 0, 41)
                    .mapToDouble(k -> k == 0 ? Double.NaN : k / 400.0)
                    .toArray();
            double[] sorted =
                    Arrays.stream(p).filter(v -> !Double.isNaN(v)).sorted().toArray();
            double[] adjusted = Significance.adjusted(p, Correction.FDR_FIRST_FAILURE);
            for (double alpha : new double[] {0.0131, 0.0511, 0.0991}) {
                double passed = -1;
                for (int k = 0; k < sorted.length; k++) {
                    if (sorted[k] == passed) {
                        continue; // the first of equals decided
                    }
                    if (sorted[k] > alpha * (k + 1) / sorted.length) {
                        break;
                    }
                    passed = sorted[k];
                }
                for (int i = 0; i < p.length; i++) {
                    assertThat(adjusted[i] <= alpha).isEqualTo(p[i] <= passed);
                }
            }
        }
    }

    /** libgeoda's {@code if (pvals[i] >= val) break}: with 50 units and 999 permutations bounds are what p can be. */
    @Test
    void firstFailureIsAlsoAPAtItsBound() {
        double[] p = IntStream.range(0, 50).mapToDouble(k -> 0.5).toArray();
        p[0] = p[1] = p[2] = 0.001; // bound of the first 0.001: the loop ends there, and 0.001 is the cutoff
        p[3] = 0.002; // below 4 x 0.001, never reached
        assertThat(cutoff(p, Correction.FDR_FIRST_FAILURE, 0.05)).isEqualTo(0.001);
        double[] second = {0.001, 0.025, 0.03, 0.9}; // bounds .0125 .025 .0375 .05
        assertThat(cutoff(second, Correction.FDR_FIRST_FAILURE, 0.05)).isEqualTo(0.001);
        assertThat(cutoff(second, Correction.FDR, 0.05)).isEqualTo(0.03);
    }

    @Test
    void bonferroniMultipliesAndMissingStaysMissing() {
        double[] adjusted = Significance.adjusted(new double[] {0.01, Double.NaN, 0.4, 0.02}, Correction.BONFERRONI);
        assertThat(adjusted).usingComparatorWithPrecision(1e-16).containsExactly(0.03, Double.NaN, 1, 0.06);
    }

    @Test
    void adjustedPAgreesWithTheStepUpDefinitionOnRandomPWithTies() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < 200; round++) {
            int n = 1 + random.nextInt(30);
            double[] p = random.ints(n, 1, 41).mapToDouble(k -> k / 400.0).toArray();
            for (double alpha : new double[] {0.013, 0.051, 0.099}) {
                double[] sorted = p.clone();
                Arrays.sort(sorted);
                double last = -1;
                for (int k = 1; k <= n; k++) {
                    if (sorted[k - 1] <= alpha * k / n) {
                        last = sorted[k - 1];
                    }
                }
                double[] adjusted = Significance.adjusted(p, Correction.FDR);
                for (int i = 0; i < n; i++) {
                    assertThat(adjusted[i] <= alpha).isEqualTo(p[i] <= last);
                }
            }
        }
    }

    @Test
    void normalTailsAreAccurateFarOut() {
        for (double z = -8; z < 37; z += 0.0137) {
            assertThat(Normal.upper(z)).isCloseTo(0.5 * Erfc.value(z / Math.sqrt(2)), Percentage.withPercentage(1e-10));
        }
        assertThat(Normal.both(1.959963984540054)).isCloseTo(0.05, within(1e-16 * 2));
        assertThat(Normal.upper(0)).isEqualTo(0.5);
        assertThat(Normal.upper(Double.NaN)).isNaN();
    }

    @Test
    void noPIsEverZero() { // other tools print 0 beyond |z| = 38.5, and its logarithm is none
        double before = 1;
        for (double z = 36; z < 45; z += 0.01) {
            assertThat(Normal.upper(z)).isGreaterThan(0).isLessThanOrEqualTo(before);
            before = Normal.upper(z);
        }
        assertThat(before).isEqualTo(1e-300); // not 9.88e-324, the ragged end of doubles
        for (Alternative a :
                new Alternative[] {Alternative.TWO_SIDED, Alternative.FOLDED, Alternative.GREATER, Alternative.DIRECTED
                }) {
            assertThat(a.ofZ(1000)).isEqualTo(1e-300);
        }
        assertThat(Alternative.LESS.ofZ(-1000)).isEqualTo(1e-300);
        assertThat(Alternative.LESS.ofZ(1000)).isEqualTo(1);
    }

    @Test
    void alternativesCountTheirTails() {
        assertThat(Alternative.TWO_SIDED.ofCounts(0, 999, 0, 999)).isEqualTo(0.002); // the least two-sided p of 999
        assertThat(Alternative.DIRECTED.ofCounts(0, 999, 0, 999)).isEqualTo(0.001);
        assertThat(Alternative.GREATER.ofCounts(24, 980, 0, 999)).isEqualTo(0.025);
        assertThat(Alternative.LESS.ofCounts(24, 980, 0, 999)).isEqualTo(0.981);
        assertThat(Alternative.FOLDED.ofCounts(24, 980, 49, 999)).isEqualTo(0.05);
        assertThat(Alternative.TWO_SIDED.ofZ(-1.6448536269514722)).isCloseTo(0.1, within(1e-15));
        assertThat(Alternative.GREATER.ofZ(-1.6448536269514722)).isCloseTo(0.95, within(1e-15));
        assertThat(Alternative.LESS.ofZ(-1.6448536269514722)).isCloseTo(0.05, within(1e-15));
    }

    @Test
    void theSamplerDrawsFirstAndLastUnitAsOftenAsOthers() { // libgeoda: half as often, by rounding
        int n = 10;
        int draws = 60_000;
        for (int length : new int[] {3, 9}) { // compared, shuffled
            int[] table = new DrawTable(11, "uniform", n, length).draw(0, draws, new PlainEngine());
            for (int position = 0; position < length; position++) {
                int[] count = new int[n];
                for (int r = 0; r < draws; r++) {
                    count[table[r * length + position]]++;
                }
                for (int c : count) { // 6,000 expected, standard deviation 73
                    assertThat(c).isBetween(6000 - 5 * 74, 6000 + 5 * 74);
                }
            }
        }
        QuickRandom random = new QuickRandom(3, "uniform", 0);
        int[] count = new int[n];
        for (int r = 0; r < draws; r++) {
            count[random.below(n)]++;
        }
        for (int c : count) {
            assertThat(c).isBetween(6000 - 5 * 74, 6000 + 5 * 74);
        }
    }

    @Test
    void drawsHoldNobodyTwiceWhateverTheirLength() {
        for (int length : new int[] {1, 8, 32, 40, 60, 99, 100}) {
            int[] table = new DrawTable(1, "distinct", 100, length).draw(0, 300, new PlainEngine());
            for (int r = 0; r < 300; r++) {
                assertThat(Arrays.stream(table, r * length, (r + 1) * length)
                                .distinct()
                                .count())
                        .isEqualTo(length);
            }
        }
    }

    @Test
    void moreDrawsOnlyAddToTheTable() {
        int[] few = new DrawTable(1, "x", 1000, 9).draw(0, 99, new PlainEngine());
        int[] many = new DrawTable(1, "x", 1000, 9).draw(0, 999, new PlainEngine());
        assertThat(Arrays.copyOf(many, few.length)).isEqualTo(few);
        int[] later = new DrawTable(1, "x", 1000, 9).draw(512, 999, new PlainEngine());
        assertThat(later).isEqualTo(Arrays.copyOfRange(many, 512 * 9, 999 * 9));
    }

    @Test
    void samplesDrawnInBatchesAreEquallyLikelyAndLeaveTheUnitOut() {
        int n = 11;
        int permutations = 50_000;
        long[] q = LongStream.range(0, n).toArray();
        int[] coarse = Arrays.stream(q).mapToInt(v -> (int) (v >> 1)).toArray(); // too coarse to tell most sums apart
        for (int degree : new int[] {1, 3}) {
            for (int self : new int[] {0, 4, 10}) {
                // all samples of distinct others and their sums
                double[] expected = new double[40];
                int samples = 0;
                for (int a = 0; a < n; a++) {
                    for (int b = 0; b < (degree == 1 ? 1 : n); b++) {
                        for (int c = 0; c < (degree == 1 ? 1 : n); c++) {
                            boolean good =
                                    a != self && (degree == 1 || b != self && c != self && a != b && b != c && a != c);
                            if (good) {
                                expected[degree == 1 ? a : a + b + c]++;
                                samples++;
                            }
                        }
                    }
                }
                SampleBatch batch = new SampleBatch(q, coarse, 1, degree);
                for (int sum = 0; sum < 30; sum++) {
                    // the same stream each time, so the difference counts one sum of the very same samples
                    long here = batch.rank(new QuickRandom(7, "batch", self), self, degree, permutations, sum);
                    long next = batch.rank(new QuickRandom(7, "batch", self), self, degree, permutations, sum + 1);
                    int count = (int) (here >>> 32) - (int) (next >>> 32);
                    assertThat((int) (here >>> 32) + (int) here).isEqualTo(permutations + count);
                    double share = expected[sum] / samples;
                    assertThat((double) count)
                            .isCloseTo(share * permutations, within(5 * Math.sqrt(share * permutations) + 1e-9));
                }
            }
        }
    }

    @Test
    void anAdjustedPIsNeverBelowP() {
        double[] p = new double[191];
        for (int i = 0; i < p.length; i++) {
            p[i] = 2.0 * (17_000 + i) / 38_200;
        }
        for (Correction correction : Correction.values()) {
            double[] adjusted = Significance.adjusted(p, correction);
            for (int i = 0; i < p.length; i++) {
                assertThat(adjusted[i]).isGreaterThanOrEqualTo(p[i]);
            }
        }
    }
}
