package org.carbonscape.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactSumTest {
    @Test
    void equalsTheSumInBigDecimalForAnyOrderAndSplit() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            int n = 1 + random.nextInt(60);
            double[] values = new double[n];
            BigDecimal sum = BigDecimal.ZERO;
            for (int i = 0; i < n; i++) {
                values[i] = (random.nextDouble() - 0.5)
                        * Math.pow(10, random.nextInt(round < 100 ? 30 : 600) - (round < 100 ? 15 : 300));
                sum = sum.add(new BigDecimal(values[i]));
            }
            ExactSum forward = new ExactSum();
            ExactSum left = new ExactSum();
            ExactSum right = new ExactSum();
            for (int i = 0; i < n; i++) {
                forward.add(values[i]);
                (random.nextBoolean() ? left : right).add(values[n - 1 - i]);
            }
            assertThat(forward.value()).isEqualTo(sum.doubleValue());
            assertThat(left.add(right).value()).isEqualTo(sum.doubleValue());
        }
    }

    @Test
    void cancellationLosesNothing() {
        assertThat(new ExactSum().add(1e300).add(1).add(-1e300).value()).isEqualTo(1);
        assertThat(new ExactSum().add(1e9).add(1e-9).add(-1e9).value()).isEqualTo(1e-9);
        assertThat(new ExactSum().add(Double.MIN_VALUE).add(Double.MIN_VALUE).value())
                .isEqualTo(2 * Double.MIN_VALUE);
        assertThat(new ExactSum().value()).isZero();
    }

    @Test
    void everyBitOfAnySumIsRoundedAsBigDecimalRounds() {
        Random random = new Random(11);
        for (int round = 0; round < 20_000; round++) {
            double a = Double.longBitsToDouble(random.nextLong());
            double b = round % 2 == 0 ? Math.ulp(a) / 2 : Math.scalb(a, -random.nextInt(70)); // halves and long tails
            double c = round % 3 == 0 ? Double.MIN_VALUE : -Math.scalb(b, -random.nextInt(70));
            if (Double.isFinite(a) && Math.abs(a) < 1e300) {
                double exact = new BigDecimal(a)
                        .add(new BigDecimal(b))
                        .add(new BigDecimal(c))
                        .doubleValue();
                assertThat(new ExactSum().add(a).add(b).add(c).value()).isEqualTo(exact);
                assertThat(new ExactSum().add(-a).add(-b).add(-c).value()).isEqualTo(-exact);
            }
        }
    }

    /** Carries beyond the words that were met: 2^200 times a number, of either sign, less all but one of it. */
    @Test
    void sumsGrowBeyondWhatWasAdded() {
        for (double value : new double[] {Math.PI, -Math.PI, Double.MIN_VALUE, -1, 0x1.fffffffffffffp52}) {
            ExactSum sum = new ExactSum().add(value);
            for (int i = 0; i < 200; i++) {
                sum.add(sum);
                assertThat(sum.value()).isEqualTo(Math.scalb(value, i + 1));
            }
            sum.add(-Math.scalb(value, 200)).add(value);
            assertThat(sum.value()).isEqualTo(value);
            assertThat(sum.add(-value).value()).isZero();
        }
        ExactSum most = new ExactSum().add(Double.MAX_VALUE);
        for (int i = 0; i < 70; i++) {
            most.add(most);
        }
        assertThat(most.value()).isInfinite();
    }

    @Test
    void infinitiesAndNaNAreKept() {
        assertThat(new ExactSum().add(Double.POSITIVE_INFINITY).add(1).value()).isInfinite();
        assertThat(new ExactSum()
                        .add(Double.POSITIVE_INFINITY)
                        .add(Double.NEGATIVE_INFINITY)
                        .value())
                .isNaN();
        assertThat(new ExactSum().add(Double.NaN).value()).isNaN();
    }

    @Test
    void numbersAsTextAreShortAndPlain() {
        assertThat(Numbers.text(0.1 + 0.2)).isEqualTo("0.3");
        assertThat(Numbers.text(-1234.5)).isEqualTo("-1234.5");
        assertThat(Numbers.text(1e15 / 3)).isEqualTo("333333333333333");
        assertThat(Numbers.text(2.0E-10)).isEqualTo("2E-10");
        assertThat(Numbers.text(Double.NaN)).isEmpty();
        assertThat(Numbers.text(-0.0)).isEqualTo("0");
        assertThat(Numbers.readable(-1234567.891, 2)).isEqualTo("\u22121\u2009234\u2009567.89");
        assertThat(Numbers.readable(1234, 0)).isEqualTo("1234");
        assertThat(Numbers.readable(-0.001, 1)).isEqualTo("0.0");
    }
}
