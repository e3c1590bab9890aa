package org.carbonscape.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.carbonscape.engine.LocalEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one pass against q computed stratum by stratum from the definition. */
class JointSumsTest {
    @ParameterizedTest
    @CsvSource({
        "30, 3, 2, 4",
        "500, 6, 6, 6",
        "500, 60, 2, 70",
        "3000, 1, 9, 300",
        "4000, 400, 500, 3",
        "6000, 2000, 900, 40"
    })
    void everyFactorAndPairEqualsTheDefinition(int units, int a, int b, int c) {
        for (boolean drop : new boolean[] {false, true}) {
            Toy.Sample sample = Toy.sample(units + a, units, a + 1, b, c);
            DetectorData data = sample.data();
            try (LocalEngine engine = new LocalEngine(2)) {
                JointSums sums = JointSums.of(data, engine);
                for (int i = 0; i < 3; i++) {
                    assertThat(sums.factor(i).q(data, drop)).isEqualTo(definition(sample, drop, i), within(1e-12));
                    for (int j = i + 1; j < 3; j++) {
                        assertThat(sums.pair(i, j).q(data, drop))
                                .isEqualTo(definition(sample, drop, i, j), within(1e-12));
                        assertThat(sums.pair(j, i)).isSameAs(sums.pair(i, j));
                    }
                }
            }
        }
    }

    /** Units of three blocks, on one to three threads: what they add up apart is what one adds up alone. */
    @Test
    void blocksOfUnitsAddUpToTheDefinition() {
        Toy.Sample sample = Toy.sample(3, 70_000, 5, 4);
        DetectorData data = sample.data();
        double q = definition(sample, false, 0);
        double both = definition(sample, false, 0, 1);
        for (int threads = 1; threads <= 3; threads++) {
            try (LocalEngine engine = new LocalEngine(threads)) {
                JointSums sums = JointSums.of(data, engine);
                assertThat(sums.factor(0).q(data, false)).isEqualTo(q, within(1e-12));
                assertThat(sums.pair(0, 1).q(data, false)).isEqualTo(both, within(1e-12));
                assertThat(sums.factor(0))
                        .isEqualTo(JointSums.of(data, Toy.PLAIN).factor(0));
                assertThat(IntStream.range(0, 5)
                                .mapToLong(h -> sums.count(0, h))
                                .sum())
                        .isEqualTo(70_000);
            }
        }
    }

    private static double definition(Toy.Sample sample, boolean drop, int... drivers) {
        Map<List<Integer>, List<Double>> strata = new HashMap<>();
        for (int i = 0; i < sample.y().length; i++) {
            List<Integer> key = new ArrayList<>();
            for (int d : drivers) {
                key.add(sample.codes()[d][i]);
            }
            strata.computeIfAbsent(key, k -> new ArrayList<>()).add(sample.y()[i]);
        }
        if (drop) {
            strata.values().removeIf(s -> s.size() == 1);
        }
        double ssw =
                strata.values().stream().mapToDouble(JointSumsTest::squares).sum();
        return 1 - ssw / squares(strata.values().stream().flatMap(List::stream).toList());
    }

    private static double squares(List<Double> values) {
        double mean = values.stream().mapToDouble(v -> v).average().orElse(0);
        return values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    }

    @Test
    void strataOfEqualValuesHaveNoVarianceAtAll() {
        double[] y = new double[3000];
        int[] x = new int[3000];
        for (int i = 0; i < y.length; i++) {
            x[i] = i % 7;
            y[i] = 0.1 + x[i] / 3.0 + 1e7;
        }
        DetectorData data = DetectorData.of("y", y, List.of(Strata.ofNumbers("x", x)));
        JointSums sums = JointSums.of(data, Toy.PLAIN);
        for (int h = 0; h < 7; h++) {
            assertThat(sums.within(0, h)).isZero();
        }
        Factor factor = FactorDetector.run(data, Toy.plain(), Toy.PLAIN).get(0);
        assertThat(factor.q()).isEqualTo(1);
        assertThat(factor.test().f()).isInfinite();
        assertThat(factor.test().pAnova()).isZero();
    }

    /** One unit of 1e9 beside small ones: rounding to whole numbers costs 2^-42 of the range at most. */
    @Test
    void anOutlierDoesNotDrownTheRest() {
        Toy.Sample sample = Toy.sample(9, 1000, 5);
        sample.y()[3] = 1e9;
        DetectorData data = sample.data();
        assertThat(JointSums.of(data, Toy.PLAIN).factor(0).q(data, false))
                .isEqualTo(definition(sample, false, 0), within(1e-12));
    }

    @Test
    void tinyAndHugeValuesOfYKeepTheirDigits() {
        Toy.Sample sample = Toy.sample(10, 1000, 5);
        double q = JointSums.of(sample.data(), Toy.PLAIN).factor(0).q(sample.data(), false);
        for (int power : new int[] {-1000, -400, 400, 900}) {
            double[] y = sample.y().clone();
            for (int i = 0; i < y.length; i++) {
                y[i] = Math.scalb(y[i], power);
            }
            DetectorData data = DetectorData.of("y", y, sample.drivers());
            assertThat(JointSums.of(data, Toy.PLAIN).factor(0).q(data, false)).isEqualTo(q);
        }
    }
}
