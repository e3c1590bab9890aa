package org.carbonscape.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MannKendallTest {
    private static final double[] FIVE = {0, 1, 2, 3, 4};

    private static MannKendall exact(double... values) {
        return new MannKendall(Arrays.copyOf(FIVE, values.length), MannKendall.P.EXACT).take(values);
    }

    @Test
    void aSteadyRiseOfFiveHasThePOfOneOrderInSixty() {
        MannKendall rise = exact(1, 2, 4, 8, 16);
        assertThat(rise.s()).isEqualTo(10);
        assertThat(rise.tau()).isEqualTo(1);
        assertThat(rise.p()).isCloseTo(2.0 / 120, within(1e-15));
        assertThat(rise.slope()).isEqualTo(3.375); // of 1, 1.5, 2, 7/3, 3, 3.75, 4, 14/3, 6, 8
    }

    @Test
    void theNormalPIsThatOfTheTextbook() {
        MannKendall rise = new MannKendall(FIVE, MannKendall.P.NORMAL).take(1, 2, 4, 8, 16);
        assertThat(rise.z()).isCloseTo(9 / Math.sqrt(50 / 3.0), within(1e-12));
        assertThat(rise.p()).isCloseTo(0.0274864, within(1e-7));
    }

    @Test
    void tiesShrinkTheVariance() {
        MannKendall tied = exact(1, 1, 2, 3, 3);
        assertThat(tied.s()).isEqualTo(8);
        assertThat(tied.z()).isCloseTo(7 / Math.sqrt((5 * 4 * 15 - 2 * (2 * 1 * 9)) / 18.0), within(1e-12));
        assertThat(tied.tau()).isCloseTo(8 / Math.sqrt(8.0 * 10), within(1e-12));
    }

    @Test
    void constantValuesHaveNoTrend() {
        assertThat(exact(3, 3, 3, 3).p()).isNaN();
        assertThat(exact(3, 3, 3, 3).slope()).isZero();
    }

    @Test
    void missingValuesArePassedOver() {
        MannKendall with = exact(1, Double.NaN, 4, 2, 9);
        MannKendall without = new MannKendall(new double[] {0, 2, 3, 4}, MannKendall.P.EXACT).take(1, 4, 2, 9);
        assertThat(with.p()).isEqualTo(without.p());
        assertThat(with.slope()).isEqualTo(without.slope());
        assertThat(exact(Double.NaN, 1).p()).isNaN();
    }

    @Test
    void theExactPIsTheShareOfOrdersAsFarApart() {
        double[] values = {3, 1, 4, 0, 7, 5};
        double[] times = {0, 1, 2, 3, 4, 5};
        MannKendall trend = new MannKendall(times, MannKendall.P.EXACT).take(values);
        long own = Math.abs(trend.s());
        double p = trend.p();
        int[] counts = new int[2];
        orders(values.clone(), 0, trend, own, counts);
        assertThat(counts[0]).isEqualTo(720);
        assertThat(p).isCloseTo(counts[1] / 720.0, within(1e-12));
    }

    private static void orders(double[] v, int at, MannKendall trend, long own, int[] counts) {
        if (at == v.length) {
            counts[0]++;
            counts[1] += Math.abs(trend.take(v).s()) >= own ? 1 : 0;
            return;
        }
        for (int i = at; i < v.length; i++) {
            swap(v, at, i);
            orders(v, at + 1, trend, own, counts);
            swap(v, at, i);
        }
    }

    private static void swap(double[] v, int i, int j) {
        double one = v[i];
        v[i] = v[j];
        v[j] = one;
    }

    @Test
    void oneObjectServesManySeries() {
        SplittableRandom random = new SplittableRandom(1);
        MannKendall shared = new MannKendall(FIVE, MannKendall.P.EXACT);
        for (int k = 0; k < 50; k++) {
            double[] series = random.doubles(5).toArray();
            assertThat(shared.take(series).p()).isEqualTo(exact(series).p());
        }
    }
}
