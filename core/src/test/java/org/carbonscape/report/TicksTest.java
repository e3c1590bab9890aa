package org.carbonscape.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TicksTest {
    @Test
    void stepsAreRoundAndEndsLieOutsideTheData() {
        Ticks ticks = Ticks.of(0, 13029.34, 5, false, false);
        assertThat(ticks.at()).containsExactly(0, 5000, 10000, 15000); // 13029.34 / 5 = 2606 -> step 5000
        assertThat(ticks.label(2)).isEqualTo("10\u2009000");
        assertThat(Ticks.of(0.12, 0.31, 4, false, false).at()).containsExactly(0.1, 0.15, 0.2, 0.25, 0.3, 0.35);
        assertThat(Ticks.of(-3, 3, 6, false, false).at()).containsExactly(-3, -2, -1, 0, 1, 2, 3);
    }

    @Test
    void anyDataGetFewRoundDistinctTicksThatSpanThem() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 3000; trial++) {
            double low = (random.nextDouble() - 0.5) * StrictMath.pow(10, random.nextInt(12) - 5);
            double high =
                    low + random.nextDouble() * StrictMath.pow(10, random.nextInt(8) - 4) + 1e-6 * Math.abs(low) + 1e-9;
            Ticks ticks = Ticks.of(low, high, 5, false, false);
            double[] at = ticks.at();
            assertThat(at.length).as("%s..%s", low, high).isBetween(2, 9);
            double step = at[1] - at[0];
            assertThat(ticks.low()).isLessThanOrEqualTo(low + 1e-6 * step);
            assertThat(ticks.high()).isGreaterThanOrEqualTo(high - 1e-6 * step);
            Set<String> labels = new HashSet<>();
            for (int i = 0; i < at.length; i++) {
                assertThat(labels.add(ticks.label(i)))
                        .as("label %s told twice", ticks.label(i))
                        .isTrue();
                assertThat(at[i] - at[0])
                        .isCloseTo(i * step, within(1e-6 * Math.abs(step) * at.length + 1e-12 * Math.abs(at[i])));
            }
        }
    }

    @Test
    void endsThatAreKeptStandAsGiven() {
        Ticks ticks = Ticks.of(0.3, 9.7, 5, true, true);
        assertThat(ticks.low()).isEqualTo(0.3);
        assertThat(ticks.high()).isEqualTo(9.7);
        assertThat(ticks.at()).containsExactly(2, 4, 6, 8);
    }

    @Test
    void constantOrAbsentDataStillHaveAnAxis() {
        assertThat(Ticks.of(5, 5, 5, false, false).at()).contains(5);
        assertThat(Ticks.of(0, 0, 5, false, false).at()).contains(0);
        assertThat(Ticks.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 5, false, false)
                        .at())
                .hasSizeGreaterThan(1);
    }

    @Test
    void aScaleBarIsARoundLengthNotLongerThanAsked() {
        assertThat(ScaleBar.roundLength(73_000)).isEqualTo(50_000);
        assertThat(ScaleBar.roundLength(20_000)).isEqualTo(20_000);
        assertThat(ScaleBar.roundLength(1_999)).isEqualTo(1_000);
        assertThat(ScaleBar.roundLength(0.7)).isCloseTo(0.5, within(1e-12));
    }
}
