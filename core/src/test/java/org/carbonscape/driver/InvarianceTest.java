package org.carbonscape.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InvarianceTest {
    private static final DetectorOptions FULL =
            DetectorOptions.defaults(7).withPermutations(99, 0).withReplicates(49, 0.9);

    @ParameterizedTest
    @EnumSource(Convention.class)
    void anyNumberOfThreadsGivesTheSameBits(Convention convention) {
        DetectorData data = Toy.sample(1, 70_000, 5, 4, 70, 3, 300).data();
        DetectorOptions options =
                FULL.withPermutations(9, 0).withReplicates(9, 0.9).withConvention(convention);
        Detection one = GeographicalDetector.run(data, options, Set.of(), Toy.PLAIN);
        for (int threads = 1; threads <= 3; threads++) {
            try (Engine engine = new LocalEngine(threads)) {
                assertThat(GeographicalDetector.run(data, options, Set.of(), engine))
                        .isEqualTo(one);
            }
        }
    }

    /** Values on a grid of 2^-10 are held exactly near 1e9, so that only the origin changes. */
    @Test
    void aConstantAddedToYChangesNothingButTheCompatibleP() {
        Toy.Sample sample = Toy.sample(2, 500, 5, 4, 7);
        double[] y = Arrays.stream(sample.y())
                .map(v -> Math.rint((v - 102) * 1024) / 1024)
                .toArray();
        Detection here = GeographicalDetector.run(DetectorData.of("y", y, sample.drivers()), FULL, Set.of(), Toy.PLAIN);
        double[] far = Arrays.stream(y).map(v -> v + 1e9).toArray();
        Detection there =
                GeographicalDetector.run(DetectorData.of("y", far, sample.drivers()), FULL, Set.of(), Toy.PLAIN);
        assertThat(there.interactions()).isEqualTo(here.interactions());
        assertThat(there.ecological()).isEqualTo(here.ecological());
        for (int d = 0; d < 3; d++) {
            Factor a = here.factors().get(d);
            Factor b = there.factors().get(d);
            assertThat(b.published().pSample()).isNotEqualTo(a.published().pSample());
            assertThat(new Factor(
                            b.name(),
                            b.strata(),
                            b.units(),
                            b.singletons(),
                            b.q(),
                            b.test(),
                            a.published(),
                            b.interval()))
                    .isEqualTo(a);
            assertThat(there.risk().get(d).comparisons())
                    .isEqualTo(here.risk().get(d).comparisons());
        }
    }

    /** Trap 1 of peers.md B.8: with uneven strata the published p swings from certain to nothing. */
    @Test
    void thePublishedPOfAStrongFactorBecomesOneWhenYIsLarge() {
        Factor plain = FactorDetector.run(Toy.data(), Toy.plain(), Toy.PLAIN).get(0);
        double[] shifted = Arrays.stream(Toy.Y).map(v -> v + 100_000).toArray();
        Factor moved = FactorDetector.run(
                        DetectorData.of("y", shifted, List.of(Strata.ofNumbers("a", Toy.A))), Toy.plain(), Toy.PLAIN)
                .get(0);
        assertThat(plain.published().pSample()).isLessThan(1e-5);
        assertThat(moved.published().pSample()).isGreaterThan(0.999);
        assertThat(moved.q()).isEqualTo(plain.q());
        assertThat(moved.test().pAnova()).isEqualTo(plain.test().pAnova());
    }

    @Test
    void yInAnotherUnitChangesNothingWithoutUnit() {
        Toy.Sample sample = Toy.sample(3, 400, 5, 4);
        double[] y = Arrays.stream(sample.y()).map(v -> v * 0x1p-20).toArray();
        Detection a = GeographicalDetector.run(sample.data(), FULL, Set.of(), Toy.PLAIN);
        Detection b = GeographicalDetector.run(DetectorData.of("y", y, sample.drivers()), FULL, Set.of(), Toy.PLAIN);
        assertThat(b.factors()).isEqualTo(a.factors());
        assertThat(b.interactions()).isEqualTo(a.interactions());
        assertThat(b.risk().get(0).comparisons().get(0).t())
                .isEqualTo(a.risk().get(0).comparisons().get(0).t());
    }

    @Test
    void theOrderOfDriversDoesNotChangeAnyVerdict() {
        Toy.Sample sample = Toy.sample(4, 3000, 5, 4, 9, 3, 2, 6);
        Detection forward = GeographicalDetector.run(sample.data(), Toy.plain(), Set.of(), Toy.PLAIN);
        List<Strata> reversed = new ArrayList<>(sample.drivers());
        Collections.reverse(reversed);
        Detection backward =
                GeographicalDetector.run(DetectorData.of("y", sample.y(), reversed), Toy.plain(), Set.of(), Toy.PLAIN);
        for (Factor factor : forward.factors()) {
            assertThat(backward.factors()).contains(factor);
        }
        for (Interaction pair : forward.interactions()) {
            Interaction same = backward.interactions().stream()
                    .filter(i -> i.a().equals(pair.b()) && i.b().equals(pair.a()))
                    .findFirst()
                    .orElseThrow();
            assertThat(same.shares().q()).isEqualTo(pair.shares().q());
            assertThat(same.shares().type()).isEqualTo(pair.shares().type());
        }
        for (Ecological pair : forward.ecological()) {
            Ecological same = backward.ecological().stream()
                    .filter(i -> i.a().equals(pair.b()) && i.b().equals(pair.a()))
                    .findFirst()
                    .orElseThrow();
            assertThat(same.different()).isEqualTo(pair.different());
            assertThat(same.p()).isCloseTo(pair.p(), within(1e-12));
        }
    }

    @Test
    void renamedStrataAndRearrangedUnitsGiveTheSameBits() {
        Toy.Sample sample = Toy.sample(5, 2500, 5, 4, 80);
        Detection plain = GeographicalDetector.run(sample.data(), Toy.plain(), Set.of(), Toy.PLAIN);
        List<Integer> order = new ArrayList<>(IntStream.range(0, 2500).boxed().toList());
        Collections.shuffle(order, new Random(1));
        double[] y = order.stream().mapToDouble(i -> sample.y()[i]).toArray();
        List<Strata> drivers = new ArrayList<>();
        for (int d = 0; d < 3; d++) {
            int[] codes = sample.codes()[d];
            drivers.add(Strata.ofLabels(
                    "x" + d,
                    order.stream()
                            .map(i -> "stratum, \"" + (codes[i] * 37 % 101) + "\"")
                            .toList()));
        }
        Detection moved = GeographicalDetector.run(DetectorData.of("y", y, drivers), Toy.plain(), Set.of(), Toy.PLAIN);
        for (int p = 0; p < 3; p++) {
            assertThat(moved.interactions().get(p))
                    .isEqualTo(plain.interactions().get(p));
            assertThat(moved.factors().get(p).q())
                    .isEqualTo(plain.factors().get(p).q());
            assertThat(moved.ecological().get(p)).isEqualTo(plain.ecological().get(p));
        }
    }

    /** Pasted labels "a_b"+"c" and "a"+"b_c" are the same text (gdverse#101); numbers are not. */
    @Test
    void labelsHoldingAnySeparatorDoNotCollide() {
        List<String> left = List.of("a", "a_b", "a", "a_b", "a", "a_b", "a", "a_b");
        List<String> right = List.of("b_c", "c", "b_c", "c", "c", "b_c", "c", "b_c");
        double[] y = {1, 9, 1.5, 9.5, 4, 6, 4.5, 6.5};
        DetectorData data = DetectorData.of("y", y, List.of(Strata.ofLabels("l", left), Strata.ofLabels("r", right)));
        assertThat(InteractionDetector.run(data, Toy.plain(), Toy.PLAIN).get(0).strata())
                .isEqualTo(4);
    }

    @Test
    void crossingNeverExplainsLessWhileNothingIsDropped() {
        for (int seed = 0; seed < 300; seed++) {
            Toy.Sample sample = Toy.sample(seed, 12 + seed % 40, 3, 4, 2);
            for (Interaction pair : InteractionDetector.run(sample.data(), Toy.plain(), Toy.PLAIN)) {
                assertThat(pair.shares().q())
                        .isGreaterThanOrEqualTo(
                                Math.max(pair.shares().qA(), pair.shares().qB()))
                        .isLessThanOrEqualTo(1);
                assertThat(pair.shares().type()).isGreaterThanOrEqualTo(InteractionType.SINGLE_FACTOR_WEAKENING);
            }
        }
    }
}
