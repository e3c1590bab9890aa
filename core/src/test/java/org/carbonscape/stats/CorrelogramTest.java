package org.carbonscape.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.carbonscape.stats.Samples.PLAIN;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.carbonscape.weights.Distances;
import org.carbonscape.weights.Lattice;
import org.carbonscape.weights.Rule;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.weights.Weights;
import org.junit.jupiter.api.Test;

class CorrelogramTest {
    private static final double[] PX =
            new SplittableRandom(1).doubles(60, 0, 100).toArray();
    private static final double[] PY =
            new SplittableRandom(2).doubles(60, 0, 100).toArray();
    private static final double[] X = Samples.random(60, 3);

    @Test
    void ringsTogetherAreTheBand() {
        Weights band = Distances.band(PX, PY, 50, PLAIN);
        List<Correlogram.Lag> lags =
                Correlogram.byDistance(PX, PY, new double[] {10, 30, 50}, Standardisation.NONE, PLAIN);
        for (int i = 0; i < 60; i++) {
            int place = i;
            assertThat(lags.stream().mapToInt(l -> l.weights().degree(place)).sum())
                    .isEqualTo(band.degree(i));
        }
        assertThat(lags).allSatisfy(l -> assertThat(l.weights().binary()).isTrue());
    }

    @Test
    void unitsAtTheSamePlaceBelongToTheFirstLag() {
        double[] same = {5, 5, 5, 9};
        double[] zero = new double[4];
        assertThat(Distances.ring(same, zero, 0, 1, PLAIN).degree(0)).isEqualTo(2);
        assertThat(Distances.ring(same, zero, 1, 4, PLAIN).degree(0)).isEqualTo(1);
    }

    @Test
    void aLagWithoutPairsIsEmptyAndTheOthersStand() {
        List<Correlogram.Lag> lags =
                Correlogram.byDistance(PX, PY, new double[] {40, 1000, 2000}, Standardisation.ROW, PLAIN);
        List<Correlogram.Row> rows = Correlogram.of(
                X, lags, Correlogram.Measure.MORAN, GlobalOptions.defaults(), Correction.BONFERRONI, PLAIN);
        assertThat(rows.get(2).pairs()).isZero();
        assertThat(rows.get(2).statistic().value()).isNaN();
        assertThat(rows.get(2).adjustedP()).isNaN();
        GlobalStatistic alone = GlobalMoran.of(X, lags.get(0).weights(), GlobalOptions.defaults(), PLAIN);
        assertThat(rows.get(0).statistic()).isEqualTo(alone);
        assertThat(rows.get(0).adjustedP())
                .isEqualTo(Math.min(1, 2 * alone.permuted().p()));
    }

    @Test
    void missingValuesHaveNoPairs() {
        double[] x = X.clone();
        x[4] = Double.NaN;
        Weights all = Distances.band(PX, PY, 40, PLAIN);
        Correlogram.Row row = Correlogram.of(
                        x,
                        Correlogram.bySteps(List.of(all)),
                        Correlogram.Measure.GEARY,
                        GlobalOptions.defaults().withPermutations(0),
                        Correction.NONE,
                        PLAIN)
                .get(0);
        assertThat(row.pairs()).isEqualTo(all.summary().links() - 2L * all.degree(4));
        assertThat(row.from()).isZero();
        assertThat(row.to()).isEqualTo(1);
    }

    @Test
    void likenessOfASlopeFallsWithTheLag() {
        double[] slope = new double[100];
        Arrays.setAll(slope, i -> i % 10);
        Weights first = Lattice.of(10, 10, Rule.ROOK).with(Standardisation.ROW);
        List<Correlogram.Row> rows = Correlogram.of(
                slope,
                Correlogram.bySteps(List.of(first, first.order(2, false))),
                Correlogram.Measure.MORAN,
                GlobalOptions.defaults().withPermutations(99),
                Correction.FDR,
                PLAIN);
        assertThat(rows.get(0).statistic().value())
                .isGreaterThan(rows.get(1).statistic().value());
    }

    @Test
    void boundsThatDoNotAscendAreRefused() {
        assertThatThrownBy(() -> Correlogram.byDistance(PX, PY, new double[] {10, 10}, Standardisation.ROW, PLAIN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
