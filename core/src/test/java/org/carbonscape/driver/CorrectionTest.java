package org.carbonscape.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CorrectionTest {
    private static final double[] P = {0.01, Double.NaN, 0.04, 0.03, 0.005, 0.5};

    @Test
    void holmStepsDown() {
        // ranks .005 .01 .03 .04 .5 times 5 4 3 2 1, running maximum
        assertThat(Correction.HOLM.adjust(P))
                .containsExactly(new double[] {0.04, Double.NaN, 0.09, 0.09, 0.025, 0.5}, within(1e-15));
    }

    @Test
    void benjaminiHochbergStepsUp() {
        // .005*5/1 .01*5/2 .03*5/3 .04*5/4 .5, running minimum from the right
        assertThat(Correction.FALSE_DISCOVERY_RATE.adjust(P))
                .containsExactly(new double[] {0.025, Double.NaN, 0.05, 0.05, 0.025, 0.5}, within(1e-15));
    }

    @Test
    void noneLeavesPAsItIs() {
        assertThat(Correction.NONE.adjust(P)).containsExactly(P);
    }

    @Test
    void adjustedValuesStopAtOne() {
        assertThat(Correction.HOLM.adjust(new double[] {0.6, 0.7, 0.8})).containsExactly(1, 1, 1);
    }
}
