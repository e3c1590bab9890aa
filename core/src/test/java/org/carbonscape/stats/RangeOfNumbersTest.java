package org.carbonscape.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.carbonscape.stats.Samples.PLAIN;

import java.io.StringReader;
import java.util.Arrays;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.weights.Gwt;
import org.carbonscape.weights.Lattice;
import org.carbonscape.weights.Rule;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.weights.Weights;
import org.junit.jupiter.api.Test;

/** What is not defined says why. */
class RangeOfNumbersTest {
    private static final Weights W = Lattice.of(6, 6, Rule.QUEEN).with(Standardisation.ROW);
    private static final double[] X = Samples.random(36, 3);

    private static double[] times(double factor) {
        return Arrays.stream(X).map(v -> v * factor).toArray();
    }

    @Test
    void aVarianceOfValuesAbove1e77IsThatOfSmallerOnes() {
        GlobalOptions options = GlobalOptions.defaults().withPermutations(0);
        GlobalStatistic plain = GlobalMoran.of(X, W, options, PLAIN);
        for (double factor : new double[] {1e80, 1e140, 1e-90, 1e-140}) {
            GlobalStatistic scaled = GlobalMoran.of(times(factor), W, options, PLAIN);
            assertThat(scaled.normal().variance()).isCloseTo(plain.normal().variance(), within(1e-12));
            assertThat(scaled.value()).isCloseTo(plain.value(), within(1e-12));
            LocalMoran.Options total = LocalMoran.Options.of(Convention.ARCGIS);
            assertThat(LocalMoran.of(times(factor), W, total, PLAIN).variance(7))
                    .isCloseTo(LocalMoran.of(X, W, total, PLAIN).variance(7), within(1e-9));
        }
    }

    @Test
    void valuesWhoseSquaresDoNotFitSaySoAndAreNotCalledEqual() {
        for (double factor : new double[] {1e170, 1e-180}) {
            GlobalStatistic i = GlobalMoran.of(times(factor), W, GlobalOptions.defaults(), PLAIN);
            assertThat(i.value()).isNaN();
            assertThat(i.cautions()).anyMatch(c -> c.code() == ProblemCode.STATS_C07_RANGE);
            assertThat(i.cautions()).noneMatch(c -> c.code() == ProblemCode.STATS_C04_CONSTANT);
        }
    }

    @Test
    void weightsOfZeroAloneSaySo() throws Exception {
        Weights none = Gwt.read(new StringReader("4\n1 2 0\n2 1 0\n3 4 0\n4 3 0\n"), "w.gwt", Samples.ids(4));
        GlobalStatistic i = GlobalMoran.of(new double[] {1, 2, 3, 5}, none, GlobalOptions.defaults(), PLAIN);
        assertThat(i.value()).isNaN();
        assertThat(i.cautions()).anyMatch(c -> c.code() == ProblemCode.STATS_C08_NO_WEIGHTS);
    }
}
