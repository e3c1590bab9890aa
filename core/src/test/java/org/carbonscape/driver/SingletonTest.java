package org.carbonscape.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** Seven units in strata a a a, b b b, c: by hand for each convention. */
class SingletonTest {
    private static final double[] Y = {1, 2, 3, 5, 7, 9, 20};
    private static final DetectorData DATA =
            DetectorData.of("y", Y, List.of(Strata.ofNumbers("x", new int[] {1, 1, 1, 2, 2, 2, 3})));

    private static Factor under(Convention convention) {
        return FactorDetector.run(DATA, Toy.plain().withConvention(convention), Toy.PLAIN)
                .get(0);
    }

    @Test
    void keptSingleUnitsHaveNoVarianceWithin() {
        Factor kept = under(Convention.CARBONSCAPE);
        // mean 47/7; SST = 1+4+9+25+49+81+400 - 47^2/7; SSW = 2 + 8
        double sst = 569 - 2209 / 7.0;
        assertThat(kept.q()).isEqualTo(1 - 10 / sst, within(1e-14));
        assertThat(kept.test().f()).isEqualTo((7 - 3) / 2.0 * (sst - 10) / 10, within(1e-12));
        assertThat(kept.strata()).isEqualTo(3);
        assertThat(kept.units()).isEqualTo(7);
        assertThat(kept.singletons()).isEqualTo(1);
        double means = 4 + 49 + 400; // m = 2, 7, 20
        double root = Math.sqrt(3) * 2 + Math.sqrt(3) * 7 + 20;
        assertThat(kept.published().lambdaSample()).isEqualTo((means - root * root / 7) / (sst / 6), within(1e-12));
        assertThat(kept.published().lambdaPopulation()).isEqualTo((means - root * root / 7) / (sst / 7), within(1e-12));
    }

    @Test
    void gdverseDeletesTheUnitsAndCountsAnew() {
        Factor anew = under(Convention.GDVERSE);
        // left: 1 2 3 5 7 9, mean 4.5, SST = 169 - 27^2/6 = 47.5
        assertThat(anew.q()).isEqualTo(1 - 10 / 47.5, within(1e-14));
        assertThat(anew.test().f()).isEqualTo((6 - 2) / 1.0 * 37.5 / 10, within(1e-12));
        assertThat(anew.units()).isEqualTo(6);
        assertThat(anew.strata()).isEqualTo(2);
        // m = 2, 7 with n = 3 each: 53 - 3 * 81 / 6 = 12.5
        assertThat(anew.published().lambdaPopulation()).isEqualTo(12.5 / (47.5 / 6), within(1e-12));
        assertThat(anew.published().pPopulation())
                .isEqualTo(NoncentralF.upperTail(15, 1, 4, 12.5 / (47.5 / 6)), within(1e-13));
    }

    @Test
    void gdDeletesTheUnitsButKeepsTheOldCountsInF() {
        Factor old = under(Convention.GD);
        assertThat(old.q()).isEqualTo(1 - 10 / 47.5, within(1e-14));
        assertThat(old.test().f()).isEqualTo((7 - 3) / 2.0 * 37.5 / 10, within(1e-12));
        assertThat(old.test().pAnova()).isEqualTo(NoncentralF.upperTail(7.5, 2, 4), within(1e-15));
    }

    /** The function {@code gd} of R package GD 10.8, run in R 4.5.0; its F and lambda count the units it deleted. */
    @Test
    void gdGivesThePOfTheRPackage() {
        assertThat(under(Convention.GD).published().pPopulation()).isEqualTo(0.129197576497089, within(1e-9));
        double[] y = {
            3.1, 4.7, 2.2, 8.9, 7.4, 9.6, 5.5, 6.1, 4.9, 12.3, 11.8, 10.4, 1.7, 2.9, 14.2, 6.6, 7.0, 3.8, 20.5, 5.2
        };
        int[] x = {1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 6, 3, 2, 1, 7, 5};
        Factor two = FactorDetector.run(
                        DetectorData.of("y", y, List.of(Strata.ofNumbers("x", x))),
                        Toy.plain().withConvention(Convention.GD),
                        Toy.PLAIN)
                .get(0);
        assertThat(two.q()).isEqualTo(0.8982768204558088, within(1e-14));
        assertThat(two.published().pPopulation()).isEqualTo(0.0003681279208176402, within(1e-9));
        for (int i = 0; i < y.length; i++) {
            y[i] += 100;
        }
        Factor moved = FactorDetector.run(
                        DetectorData.of("y", y, List.of(Strata.ofNumbers("x", x))),
                        Toy.plain().withConvention(Convention.GD),
                        Toy.PLAIN)
                .get(0);
        assertThat(moved.published().pPopulation()).isEqualTo(0.9999999917026356, within(1e-9));
    }

    @Test
    void conventionGeodetectorRefusesMoreStrataThanHalfTheUnits() {
        DetectorData data = DetectorData.of("y", Y, List.of(Strata.ofNumbers("x", new int[] {1, 1, 1, 2, 2, 3, 4})));
        assertThatThrownBy(
                        () -> FactorDetector.run(data, Toy.plain().withConvention(Convention.GEODETECTOR), Toy.PLAIN))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(Problem.of(ProblemCode.DRIVER_03_STRATA, "x", 4, 7, 4)));
        assertThat(under(Convention.GEODETECTOR).q())
                .isEqualTo(under(Convention.CARBONSCAPE).q());
    }

    @Test
    void conventionGeodetectorTakesStrataOfTwoUnits() {
        DetectorData pairs = DetectorData.of(
                "y", new double[] {1, 2, 4, 5, 9, 7}, List.of(Strata.ofNumbers("x", new int[] {1, 1, 2, 2, 3, 3})));
        assertThat(FactorDetector.run(pairs, Toy.plain().withConvention(Convention.GEODETECTOR), Toy.PLAIN)
                        .get(0)
                        .strata())
                .isEqualTo(3);
    }

    /** Sums of squares are rounded; where nothing varies within the strata that must not be seen. */
    @Test
    void strataThatHoldOneValueEachExplainAllOfIt() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < 200; round++) {
            int strata = 2 + random.nextInt(9);
            double[] values = random.doubles(strata).toArray();
            int[] x = IntStream.range(0, strata * 7).map(i -> i % strata).toArray();
            double[] y = Arrays.stream(x).mapToDouble(c -> values[c]).toArray();
            Factor factor = FactorDetector.run(
                            DetectorData.of("y", y, List.of(Strata.ofNumbers("x", x))), Toy.plain(), Toy.PLAIN)
                    .get(0);
            assertThat(factor.q()).isEqualTo(1);
            assertThat(factor.test().f()).isInfinite();
            assertThat(factor.test().pAnova()).isZero();
        }
    }

    @Test
    void aStratumThatIsAloneOnceOthersAreDeletedHasNoF() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 100; round++) {
            double[] y = random.doubles(9).toArray();
            Factor factor = FactorDetector.run(
                            DetectorData.of(
                                    "y", y, List.of(Strata.ofNumbers("x", new int[] {1, 1, 1, 1, 1, 1, 1, 2, 3}))),
                            Toy.plain().withConvention(Convention.GDVERSE),
                            Toy.PLAIN)
                    .get(0);
            assertThat(factor.strata()).isEqualTo(1);
            assertThat(factor.test().f()).isNaN();
        }
    }

    @Test
    void aStratumOfOneUnitHasAMeanButNoTest() {
        Risk risk = RiskDetector.run(DATA, Toy.plain(), Toy.PLAIN).get(0);
        assertThat(risk.strata().get(2).mean()).isEqualTo(20);
        assertThat(risk.strata().get(2).standardDeviation()).isNaN();
        assertThat(risk.comparisons().get(0).p()).isNotNaN();
        assertThat(risk.comparisons().get(0).pAdjusted())
                .isEqualTo(risk.comparisons().get(0).p()); // the only test
        assertThat(risk.comparisons().subList(1, 3))
                .allMatch(c -> Double.isNaN(c.p()) && Double.isNaN(c.t()) && !c.different());
    }

    @Test
    void twoConstantStrataHaveNoTest() {
        DetectorData data =
                DetectorData.of("y", new double[] {1, 1, 2, 2}, List.of(Strata.ofNumbers("x", new int[] {1, 1, 2, 2})));
        Risk.Comparison comparison = RiskDetector.run(data, Toy.plain(), Toy.PLAIN)
                .get(0)
                .comparisons()
                .get(0);
        assertThat(comparison.difference()).isEqualTo(-1);
        assertThat(comparison.t()).isNaN();
        assertThat(comparison.df()).isNaN();
        assertThat(comparison.p()).isNaN();
        assertThat(comparison.different()).isFalse();
    }

    /** As net carbon per hectare of cells that are forest all over: the same quotient of other numbers. */
    @Test
    void aStratumThatDiffersByRoundingIsConstant() {
        double[] y = {0.3, 0.1 + 0.2, 0.3, 0.7, 0.1 * 7, 0.7, 1, 5};
        DetectorData data = DetectorData.of("y", y, List.of(Strata.ofNumbers("x", new int[] {1, 1, 1, 2, 2, 2, 3, 3})));
        Risk risk = RiskDetector.run(data, Toy.plain(), Toy.PLAIN).get(0);
        assertThat(y[1]).isNotEqualTo(y[0]);
        assertThat(risk.strata().get(0).standardDeviation()).isZero();
        assertThat(risk.comparisons().get(0).t()).isNaN();
        assertThat(risk.comparisons().get(0).p()).isNaN();
        assertThat(risk.comparisons().get(1).p()).isBetween(0.0, 1.0); // against one that varies
        assertThatThrownBy(() ->
                        DetectorData.of("y", Arrays.copyOf(y, 3), List.of(Strata.ofNumbers("x", new int[] {1, 2, 2}))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("DRIVER-01");
    }

    /** methods.md 6.3: only dropping can make a crossing explain less than its parts. */
    @Test
    void droppingCanWeaken() {
        boolean weakened = false;
        for (int seed = 0; seed < 200; seed++) {
            Toy.Sample sample = Toy.sample(seed, 16, 3, 4);
            Interaction pair = InteractionDetector.run(
                            sample.data(), Toy.plain().withDropSingletons(true), Toy.PLAIN)
                    .get(0);
            weakened |= pair.shares().type() == InteractionType.NONLINEAR_WEAKENING
                    || pair.shares().type() == InteractionType.SINGLE_FACTOR_WEAKENING;
        }
        assertThat(weakened).isTrue();
    }
}
