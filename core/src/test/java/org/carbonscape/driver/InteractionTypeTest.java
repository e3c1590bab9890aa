package org.carbonscape.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InteractionTypeTest {
    private static InteractionType of(double both) {
        return InteractionType.of(0.1, 0.2, both, 1e-12);
    }

    @Test
    void inequalitiesAreExact() {
        assertThat(of(0.0999)).isEqualTo(InteractionType.NONLINEAR_WEAKENING);
        assertThat(of(0.1)).isEqualTo(InteractionType.SINGLE_FACTOR_WEAKENING);
        assertThat(of(0.2)).isEqualTo(InteractionType.SINGLE_FACTOR_WEAKENING);
        assertThat(of(Math.nextUp(0.2))).isEqualTo(InteractionType.BI_FACTOR_ENHANCEMENT);
        assertThat(of(0.2999)).isEqualTo(InteractionType.BI_FACTOR_ENHANCEMENT);
        assertThat(of(0.3)).isEqualTo(InteractionType.INDEPENDENT); // 0.1 + 0.2 is not 0.3 in floating point
        assertThat(of(0.3001)).isEqualTo(InteractionType.NONLINEAR_ENHANCEMENT);
    }

    @Test
    void theToleranceIsTheCallers() {
        assertThat(InteractionType.of(0.1, 0.2, 0.301, 0.01)).isEqualTo(InteractionType.INDEPENDENT);
        assertThat(InteractionType.of(0.1, 0.2, 0.301, 0)).isEqualTo(InteractionType.NONLINEAR_ENHANCEMENT);
    }

    @Test
    void twoStrataDriversThatAddUpExactlyAreIndependent() {
        // y = a + 2b on a full 2 x 2 design: the sums of squares of both add up to the whole
        double[] y = {0, 2, 1, 3, 0, 2, 1, 3};
        DetectorData data = DetectorData.of(
                "y",
                y,
                List.of(
                        Strata.ofNumbers("a", new int[] {0, 0, 1, 1, 0, 0, 1, 1}),
                        Strata.ofNumbers("b", new int[] {0, 1, 0, 1, 0, 1, 0, 1})));
        Interaction pair = InteractionDetector.run(data, Toy.plain(), Toy.PLAIN).get(0);
        assertThat(pair.shares().qA()).isEqualTo(0.2); // 2 of 10
        assertThat(pair.shares().qB()).isEqualTo(0.8);
        assertThat(pair.shares().type()).isEqualTo(InteractionType.INDEPENDENT);
    }
}
