package org.carbonscape.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FloatSumsTest {
    /** Values of every size and sign, zeros, subnormal ones and none: runs give what one by one gives. */
    @Test
    void runsOfValuesAddUpAsOneByOne() {
        Random random = new Random(6);
        for (int round = 0; round < 400; round++) {
            float[] values = new float[1 + random.nextInt(200)];
            int reach = 1 + random.nextInt(round % 2 == 0 ? 12 : 250); // exponents near each other, or any
            for (int i = 0; i < values.length; i++) {
                int exponent = Math.min(255, (round % 3 == 0 ? 0 : 120) + random.nextInt(reach));
                values[i] = switch (random.nextInt(8)) {
                    case 0 -> i == 0 ? 0 : values[i - 1];
                    case 1 -> 0;
                    case 2 -> Float.NaN;
                    default -> Float.intBitsToFloat(random.nextInt() & 0x807fffff | exponent << 23);
                };
            }
            FloatSums runs = new FloatSums(1);
            FloatSums single = new FloatSums(1);
            BigDecimal exact = BigDecimal.ZERO;
            BigDecimal size = BigDecimal.ZERO;
            int n = 0;
            for (int from = 0; from < values.length; ) {
                int to = Math.min(values.length, from + 1 + random.nextInt(90));
                runs.add(0, values, from, to);
                from = to;
            }
            for (int i = 0; i < values.length; i++) {
                single.add(0, values, i, i + 1);
                if (Float.isFinite(values[i])) {
                    exact = exact.add(new BigDecimal(values[i]));
                    size = size.add(new BigDecimal(values[i]).abs());
                    n++;
                }
            }
            assertThat(runs.count(0)).isEqualTo(n);
            assertThat(runs.mean(0)).isEqualTo(single.mean(0));
            if (n > 0) {
                double mean = exact.divide(BigDecimal.valueOf(n), MathContext.DECIMAL64)
                        .doubleValue();
                assertThat(runs.mean(0)).isCloseTo(mean, within(1e-15 * size.doubleValue()));
            }
        }
    }

    /** Values that count several times are added so often, and sums of parts are those of the whole. */
    @Test
    void valuesThatCountSeveralTimesAndPartsAddUpExactly() {
        Random random = new Random(8);
        for (int round = 0; round < 60; round++) {
            FloatSums often = new FloatSums(2);
            FloatSums part = new FloatSums(2);
            FloatSums single = new FloatSums(2);
            BigDecimal exact = BigDecimal.ZERO;
            BigDecimal size = BigDecimal.ZERO;
            int n = 0;
            for (int i = 0; i < 40; i++) {
                int exponent = round % 2 == 0 ? random.nextInt(256) : random.nextInt(3); // subnormal and none as well
                float value = Float.intBitsToFloat(random.nextInt() & 0x807fffff | exponent << 23);
                int times = 1 + random.nextInt(round % 3 == 0 ? 3 : 700);
                (i % 3 == 0 ? part : often).add(i % 5 == 0 ? 0 : 1, new float[] {value}, 0, 1, times);
                for (int k = 0; k < times; k++) {
                    single.add(i % 5 == 0 ? 0 : 1, new float[] {value}, 0, 1);
                }
                if (i % 5 > 0 && Float.isFinite(value)) {
                    exact = exact.add(new BigDecimal(value).multiply(BigDecimal.valueOf(times)));
                    size = size.add(new BigDecimal(value).abs().multiply(BigDecimal.valueOf(times)));
                    n += times;
                }
            }
            often.add(part);
            assertThat(often.count(1)).isEqualTo(n).isEqualTo(single.count(1));
            assertThat(often.mean(1)).isEqualTo(single.mean(1));
            assertThat(often.mean(0)).isEqualTo(single.mean(0));
            double mean =
                    exact.divide(BigDecimal.valueOf(n), MathContext.DECIMAL64).doubleValue();
            assertThat(often.mean(1)).isCloseTo(mean, within(1e-15 * size.doubleValue()));
        }
    }
}
