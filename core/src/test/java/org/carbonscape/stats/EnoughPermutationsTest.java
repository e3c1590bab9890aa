package org.carbonscape.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.weights.Distances;
import org.carbonscape.weights.Lattice;
import org.carbonscape.weights.Rule;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.weights.Weights;
import org.junit.jupiter.api.Test;

class EnoughPermutationsTest {
    private static final Weights NET = Lattice.of(35, 35, Rule.QUEEN).with(Standardisation.ROW);

    private static int of(long tests, Correction correction, double alpha, boolean plain) {
        return EnoughPermutations.of(tests, Alternative.TWO_SIDED, correction, alpha, NET, plain);
    }

    @Test
    void oneUnitOfAllCouldPassTheCorrection() {
        assertThat(of(1239, Correction.FDR, 0.05, false)).isEqualTo(49_559); // 2/49560 = 0.05/1239
        assertThat(of(1239, Correction.FDR, 0.01, false)).isEqualTo(247_799);
        assertThat(of(23, Correction.BONFERRONI, 0.05, false)).isEqualTo(9_999);
        assertThat(of(1239, Correction.NONE, 0.05, false)).isEqualTo(9_999);
        assertThat(of(1_000_000, Correction.FDR, 0.05, false)).isEqualTo(999_999);
        assertThat(EnoughPermutations.of(1239, Alternative.GREATER, Correction.FDR, 0.05, NET, false))
                .isEqualTo(24_779);
    }

    @Test
    void whereEachUnitGoesThroughAllDrawsTheWorkIsBounded() {
        assertThat(of(1225, Correction.FDR, 0.001, true))
                .as("equal weights: one multiplication a draw")
                .isEqualTo(999_999);
        assertThat(of(1_000_000, Correction.FDR, 0.05, true)).isEqualTo(10_000); // 1e10 / 1e6
        // weights by distance: all 1,225 x 1,224 links of a net within reach
        double[] at = IntStream.range(0, 1225).mapToDouble(i -> i).toArray();
        Weights near = Distances.inverse(at, new double[1225], 2000, 1, 0, new PlainEngine());
        assertThat(EnoughPermutations.of(1225, Alternative.TWO_SIDED, Correction.FDR, 0.001, near, true))
                .isEqualTo(999); // 5e8 / 1,499,400 is 333
        assertThat(EnoughPermutations.of(1225, Alternative.TWO_SIDED, Correction.FDR, 0.001, near, false))
                .isEqualTo(999);
    }

    @Test
    void localGearyLooksAtTheSquareRootOfTheDraws() {
        for (long[] expected :
                new long[][] {{1239, 49_559}, {30_000, 999_999}, {400_000, 62_500}, {2_000_000, 5_000}}) {
            assertThat(EnoughPermutations.ofTrees(expected[0], Alternative.TWO_SIDED, Correction.FDR, 0.05, NET))
                    .isEqualTo((int) expected[1]); // 400,000 x 250 = 1e8
        }
    }

    @Test
    void itsNumberLeavesNoCautionAndOneLessDoes() {
        double[] x = new SplittableRandom(7).doubles(1225).toArray();
        int enough = of(1225, Correction.FDR, 0.05, false);
        LocalMoran.Options options = LocalMoran.Options.defaults();
        assertThat(LocalMoran.of(x, NET, options.withPermutations(enough), new PlainEngine())
                        .cautions())
                .isEmpty();
        assertThat(LocalMoran.of(x, NET, options.withPermutations(enough - 1), new PlainEngine())
                        .cautions())
                .extracting(p -> p.code())
                .containsExactly(ProblemCode.STATS_C01_FEW_PERMUTATIONS);
    }

    @Test
    void shufflesOfVeryManyUnitsAreFew() {
        assertThat(EnoughPermutations.ofShuffles(100_000)).isEqualTo(999);
        assertThat(EnoughPermutations.ofShuffles(100_001)).isEqualTo(99);
    }
}
