package org.carbonscape.suitability.weight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.carbonscape.engine.RandomStream;
import org.carbonscape.finding.Words;
import org.junit.jupiter.api.Test;

class WeightDrawsTest {
    private static final Weights BASE = Weights.of(Words.same("given"), List.of("a", "b", "c"), 0.5, 0.3, 0.2);

    @Test
    void dirichletDrawsHaveTheMeanAndSpreadTheyClaim() {
        double[] mean = new double[3];
        double[] square = new double[3];
        int n = 20_000;
        for (int i = 0; i < n; i++) {
            Weights draw = WeightDraws.dirichlet(BASE, 20, RandomStream.of(7, "test", i));
            assertThat(draw.get(0) + draw.get(1) + draw.get(2)).isCloseTo(1, within(1e-14));
            for (int k = 0; k < 3; k++) {
                mean[k] += draw.get(k) / n;
                square[k] += draw.get(k) * draw.get(k) / n;
            }
        }
        for (int k = 0; k < 3; k++) {
            double w = BASE.get(k);
            double sd = Math.sqrt(w * (1 - w) / 21);
            assertThat(mean[k]).isCloseTo(w, within(4 * sd / Math.sqrt(n))); // four standard errors
            assertThat(Math.sqrt(square[k] - mean[k] * mean[k])).isCloseTo(sd, within(0.03 * sd));
        }
    }

    @Test
    void gammaVariatesOfSmallAndLargeShapeHaveMeanAndVarianceOfTheirShape() {
        for (double shape : new double[] {0.3, 1, 7.5}) {
            UniformRandomProvider random = RandomStream.of(8, "gamma", (long) (shape * 10));
            int n = 60_000;
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < n; i++) {
                double g = WeightDraws.gamma(shape, random);
                sum += g;
                squares += g * g;
            }
            assertThat(sum / n).isCloseTo(shape, within(4 * Math.sqrt(shape / n)));
            assertThat(squares / n - sum / n * sum / n).isCloseTo(shape, within(0.05 * shape));
        }
    }
}
