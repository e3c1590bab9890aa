package org.carbonscape.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carbonscape.stats.Samples.PLAIN;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.weights.Lattice;
import org.carbonscape.weights.Rule;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.weights.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LocalGearyTest {
    private static double[] withHoles(int n, boolean whole) {
        double[] x = Samples.random(n, 77);
        for (int i = 0; i < n; i++) {
            x[i] = i % 11 == 3 ? Double.NaN : whole ? Math.rint(4 * x[i]) : x[i] * x[i] * x[i];
        }
        return x;
    }

    /** Whole values tie often; skewed ones do not. Both must count as draw by draw. */
    @ParameterizedTest
    @EnumSource(Alternative.class)
    void sumsByAMultiplicationADrawCountAsDrawByDraw(Alternative alternative) {
        for (boolean whole : new boolean[] {true, false}) {
            for (Rule rule : new Rule[] {Rule.QUEEN, Rule.ROOK}) {
                double[] x = withHoles(99, whole);
                Weights w = Lattice.of(9, 11, rule).with(Standardisation.ROW);
                LocalGeary.Options options = new LocalGeary.Options(
                        LocalGeary.Divisor.N_MINUS_1, 2499, alternative, Correction.NONE, 0.05, 9);
                Observed observed = Observed.of(x, w, Islands.KEEP, 3, "local Geary", PLAIN);
                assertThat(SquaredDraws.fits(observed.weights())).isTrue();
                boolean folded = alternative == Alternative.FOLDED;
                double[] z = observed.z();
                Ranks slow = LocalGeary.drawByDraw(
                        observed, "local-geary", options.shared(), LocalGeary.sums(observed, z), folded, z);
                Ranks fast = new SquaredDraws(observed, "local-geary", 2499, 9).ranks(folded);
                assertThat(fast.above).isEqualTo(slow.above);
                assertThat(fast.below).isEqualTo(slow.below);
                assertThat(fast.far).isEqualTo(slow.far);
                assertThat(Arrays.stream(fast.above)
                                .filter(a -> a > 0 && a < 2499)
                                .count())
                        .isGreaterThan(50);
            }
        }
    }

    @Test
    void threadsDoNotMatter() {
        double[] x = withHoles(2500, false);
        Weights w = Lattice.of(50, 50, Rule.QUEEN).with(Standardisation.ROW);
        LocalGeary.Options options = new LocalGeary.Options(
                LocalGeary.Divisor.N_MINUS_1, 999, Alternative.TWO_SIDED, Correction.FDR, 0.05, 9);
        LocalGeary.Result one = LocalGeary.of(x, w, options, PLAIN);
        try (Engine engine = new LocalEngine(3)) {
            LocalGeary.Result three = LocalGeary.of(x, w, options, engine);
            for (int i = 0; i < x.length; i++) {
                assertThat(Double.valueOf(three.c(i))).isEqualTo(Double.valueOf(one.c(i)));
                assertThat(Double.valueOf(three.p(i))).isEqualTo(Double.valueOf(one.p(i)));
                assertThat(three.cluster(i)).isEqualTo(one.cluster(i));
            }
        }
    }

    @Test
    void constantNeighboursTieWithEveryConstantDraw() {
        double[] x = new double[36];
        x[0] = 5; // all others are 0: far from the corner each draw without it is as alike as the neighbours
        Weights w = Lattice.of(6, 6, Rule.ROOK).with(Standardisation.ROW);
        LocalGeary.Result result = LocalGeary.of(
                x,
                w,
                new LocalGeary.Options(LocalGeary.Divisor.N_MINUS_1, 999, Alternative.LESS, Correction.NONE, 0.05, 1),
                PLAIN);
        assertThat(result.c(35)).isZero();
        assertThat(result.p(35)).isGreaterThan(0.8);
    }

    /** c against its mean over all others, and on which side of the mean the unit and its neighbours lie. */
    @Test
    void aUnitsClassFollowsFromItsPAndItsSideOfTheMean() {
        double[] x = Samples.GRID.clone();
        x[3] = Double.NaN;
        double mean = Arrays.stream(x).filter(v -> !Double.isNaN(v)).average().orElseThrow();
        Set<LocalGeary.Association> met = new TreeSet<>();
        for (Correction correction : new Correction[] {Correction.NONE, Correction.FDR}) {
            LocalGeary.Options options = LocalGeary.Options.defaults()
                    .withPermutations(999)
                    .withSeed(5)
                    .withCorrection(correction, 0.4);
            LocalGeary.Result result = LocalGeary.of(x, Samples.queenW(), options, Samples.PLAIN);
            assertThat(result.options()).isEqualTo(options);
            int[] ids = new int[8];
            for (int i = 0; i < 25; i++) {
                if (Double.isNaN(x[i])) {
                    assertThat(result.cluster(i)).isEqualTo(LocalGeary.Association.MISSING);
                    assertThat(result.c(i)).isNaN();
                    assertThat(result.p(i)).isNaN();
                    continue;
                }
                double usual = 0;
                double own = 0;
                double lag = 0;
                for (int j = 0; j < 25; j++) {
                    usual += Double.isNaN(x[j]) ? 0 : (x[i] - x[j]) * (x[i] - x[j]) / 23;
                }
                int degree = Samples.queenW().neighbours(i, ids);
                int present = 0;
                for (int k = 0; k < degree; k++) {
                    if (!Double.isNaN(x[ids[k]])) {
                        own += (x[i] - x[ids[k]]) * (x[i] - x[ids[k]]);
                        lag += x[ids[k]] - mean;
                        present++;
                    }
                }
                double judged = correction == Correction.NONE ? result.p(i) : result.adjustedP(i);
                LocalGeary.Association expected = judged > 0.4
                        ? LocalGeary.Association.NOT_SIGNIFICANT
                        : own / present >= usual
                                ? LocalGeary.Association.NEGATIVE
                                : x[i] > mean && lag > 0
                                        ? LocalGeary.Association.HIGH_HIGH
                                        : x[i] < mean && lag < 0
                                                ? LocalGeary.Association.LOW_LOW
                                                : LocalGeary.Association.OTHER_POSITIVE;
                assertThat(result.cluster(i)).as("unit " + i).isEqualTo(expected);
                met.add(expected);
            }
        }
        assertThat(met).contains(LocalGeary.Association.HIGH_HIGH, LocalGeary.Association.NOT_SIGNIFICANT);
    }
}
