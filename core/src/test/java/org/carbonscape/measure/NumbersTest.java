package org.carbonscape.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NumbersTest {
    private static final MathContext FIFTEEN = new MathContext(15, RoundingMode.HALF_EVEN);

    /** The obvious way: exact decimal digits, rounded. */
    private static String plainly(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        BigDecimal rounded = new BigDecimal(value).round(FIFTEEN).stripTrailingZeros();
        int magnitude = rounded.precision() - rounded.scale() - 1;
        return magnitude < -7 || magnitude > 20 ? rounded.toString() : rounded.toPlainString();
    }

    @Test
    void aFloatIsTheDecimalItWasWrittenFrom() {
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 200_000; i++) {
            double written = BigDecimal.valueOf(random.nextInt(-9_999_999, 9_999_999), random.nextInt(0, 9))
                    .doubleValue(); // seven digits, which every float tells apart
            assertThat(Numbers.ofFloat((float) written)).isEqualTo(written);
            float any = Float.intBitsToFloat(random.nextInt());
            assertThat(Float.compare((float) Numbers.ofFloat(any), any)).isZero();
        }
        assertThat(Numbers.ofFloat(0.6f)).isEqualTo(0.6);
        assertThat(Numbers.ofFloat(Float.MAX_VALUE)).isEqualTo(Float.MAX_VALUE);
    }

    @Test
    void textsOfAllSizesAreThoseOfExactArithmetic() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 400_000; i++) {
            double bits = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(bits)) {
                check(bits);
            }
            check(random.nextDouble(-1, 1));
            check((random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-12, 24)));
        }
    }

    @Test
    void digitsNearOneHalfAreRoundedExactly() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 200_000; i++) {
            // 16 digits that end in 5, its neighbours, halves that are exact in binary, rows of nines
            double near = new BigDecimal(random.nextLong(100_000_000_000_000L, 1_000_000_000_000_000L) + "5e"
                            + random.nextInt(-30, 12))
                    .doubleValue();
            check(near);
            check(Math.nextUp(near));
            check(Math.nextDown(near));
            check(random.nextLong(1L << 50) / 8.0);
            check(Math.nextDown(Math.pow(10, random.nextInt(-9, 22))));
        }
        for (double v : new double[] {
            0.1,
            0.25,
            0.1 + 0.2,
            1.0 / 3,
            999_999_999_999_999.4,
            99_999_999_999_999.95,
            9.9999999999999995,
            1e-7,
            1.5e-7,
            9.9e-8,
            1e21,
            1.5e20,
            1e15 + 0.5,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            Double.MIN_NORMAL,
            5e-324
        }) {
            check(v);
        }
        assertThat(Numbers.text(0.1 + 0.2)).isEqualTo("0.3");
        assertThat(Numbers.text(-0.000012345)).isEqualTo("-0.000012345");
    }

    private static void check(double value) {
        String expected = plainly(value);
        if (!Numbers.text(value).equals(expected) || !Numbers.text(-value).equals("-" + expected) && value > 0) {
            assertThat(Numbers.text(value)).as(Double.toHexString(value)).isEqualTo(expected);
            assertThat(Numbers.text(-value)).isEqualTo("-" + expected);
        }
        byte[] room = new byte[Numbers.MOST + 3];
        int end = value == Math.rint(value) ? 3 : Numbers.write(value, room, 3);
        if (end > 3 && !new String(room, 3, end - 3, StandardCharsets.US_ASCII).equals(expected)) {
            assertThat(new String(room, 3, end - 3, StandardCharsets.US_ASCII)).isEqualTo(expected);
        }
    }

    @Test
    void theLastDigitsOfAWholeNumberAreThoseOfJava() {
        SplittableRandom random = new SplittableRandom(3);
        List<Long> values = new ArrayList<>(List.of(0L, 7L, 10L, 99_999_999L, 100_000_000L, Long.MAX_VALUE));
        for (int i = 0; i < 20_000; i++) {
            values.add(random.nextLong() >>> 1 + i % 63);
        }
        for (long value : values) {
            String all = "0000000000000000000" + value;
            for (int count : new int[] {0, 1, 3, 8, 9, 15, 16, 17, 19}) {
                byte[] into = new byte[count + 2];
                Numbers.digits(value, count, into, count + 1);
                assertThat(new String(into, StandardCharsets.US_ASCII))
                        .isEqualTo("\0" + all.substring(all.length() - count) + "\0");
            }
        }
    }

    @Test
    void anAmountThatWouldReadAsNothingShowsTwoOfItsDigits() {
        assertThat(Numbers.amount(0.464, 0)).isEqualTo("0.46");
        assertThat(Numbers.amount(0.0081, 2)).isEqualTo("0.0081");
        assertThat(Numbers.amount(-0.0009, 2)).isEqualTo("\u22120.00090");
        assertThat(Numbers.amount(0.01, 2)).isEqualTo("0.01");
        assertThat(Numbers.amount(0.009998, 2)).as("as many decimals suffice").isEqualTo("0.01");
        assertThat(Numbers.amount(-0.4996, 0)).isEqualTo("\u22120.50");
        assertThat(Numbers.amount(46.4, 0)).isEqualTo("46");
        assertThat(Numbers.amount(0, 2)).isEqualTo("0.00");
        assertThat(Numbers.amount(1e-12, 2)).isEqualTo("0.00000000");
        assertThat(Numbers.amount(Double.NaN, 0)).isEqualTo("–");
    }
}
