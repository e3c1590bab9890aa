package org.carbonscape.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** methods.md 6.2, computed there with R geodetector and SciPy; more digits from SciPy 1.x on the same data. */
class ToyDetectorTest {
    private final Detection found = GeographicalDetector.run(Toy.data(), Toy.plain(), Set.of(), Toy.PLAIN);

    @Test
    void factorAExplainsMostOfTheVariance() {
        Factor a = found.factors().get(0);
        assertThat(a.name()).isEqualTo("a");
        assertThat(a.strata()).isEqualTo(3);
        assertThat(a.units()).isEqualTo(20);
        assertThat(a.q()).isEqualTo(1 - 70.0714285714 / 457.2, within(5e-13)).isEqualTo(0.8467379078, within(5e-11));
        assertThat(a.test().f()).isEqualTo(46.96055046, within(5e-9));
        assertThat(a.published().lambdaSample()).isEqualTo(2.8787136022, within(5e-11));
        assertThat(a.published().lambdaPopulation()).isEqualTo(3.0302248444, within(5e-11));
        assertThat(a.published().pSample()).isEqualTo(6.85898e-6, within(5e-12));
        assertThat(a.published().pPopulation()).isEqualTo(7.73368e-6, within(5e-12));
        assertThat(a.test().pAnova()).isEqualTo(1.19178e-7, within(5e-13));
        assertThat(a.test().pPermutation()).isNaN();
        assertThat(a.interval().low()).isNaN();
    }

    @Test
    void factorBExplainsLittle() {
        Factor b = found.factors().get(1);
        assertThat(b.q()).isEqualTo(1 - 437.7979797980 / 457.2, within(5e-13)).isEqualTo(0.0424366146, within(5e-11));
        assertThat(b.test().f()).isEqualTo(0.7977112270, within(5e-11));
        assertThat(b.published().pSample()).isEqualTo(0.427511723, within(5e-10));
        assertThat(b.published().pPopulation()).isEqualTo(0.429738608, within(5e-10));
    }

    @Test
    void crossedStrataAreABiFactorEnhancement() {
        Interaction ab = found.interactions().get(0);
        assertThat(ab.strata()).isEqualTo(6);
        assertThat(ab.shares().q())
                .isEqualTo(1 - 54.1666666667 / 457.2, within(5e-13))
                .isEqualTo(0.8815252260, within(5e-11));
        assertThat(ab.shares().type()).isEqualTo(InteractionType.BI_FACTOR_ENHANCEMENT);
        assertThat(ab.shares().excess()).isEqualTo(0.8815252260 - 0.8467379078, within(1e-10));
    }

    @Test
    void riskOfAIsWelchsTest() {
        Risk a = found.risk().get(0);
        assertThat(a.strata()).extracting(Risk.Stratum::label).containsExactly("1", "2", "3");
        assertThat(a.strata()).extracting(Risk.Stratum::units).containsExactly(7, 7, 6);
        double[] means = {5.571428571428571, 11.142857142857142, 16.5};
        double[] deviations = {1.7182493859684491, 1.9518001458970664, 2.4289915602982237};
        for (int h = 0; h < 3; h++) {
            assertThat(a.strata().get(h).mean()).isEqualTo(means[h], within(1e-14));
            assertThat(a.strata().get(h).standardDeviation()).isEqualTo(deviations[h], within(1e-14));
        }
        Risk.Comparison first = a.comparisons().get(0);
        assertThat(first.t()).isEqualTo(-5.668668522404658, within(1e-13));
        assertThat(first.df()).isEqualTo(11.810230378758297, within(1e-12));
        assertThat(first.p()).isEqualTo(0.00011064468894302635, within(1e-15));
        assertThat(a.comparisons().get(1).p()).isEqualTo(7.855816316308061e-06, within(1e-16));
        assertThat(a.comparisons().get(2).p()).isEqualTo(0.0016221859855375666, within(1e-14));
        // Holm: 3 x the least, 2 x the next, the largest as it is
        assertThat(first.pAdjusted()).isEqualTo(2 * 0.00011064468894302635, within(1e-15));
        assertThat(a.comparisons().get(1).pAdjusted()).isEqualTo(3 * 7.855816316308061e-06, within(1e-16));
        assertThat(a.comparisons()).allMatch(Risk.Comparison::different);
    }

    @Test
    void ecologicalDetectorTellsAFromBTwoSided() {
        Ecological ab = found.ecological().get(0);
        assertThat(1 / ab.f()).isEqualTo(6.2478814650, within(1e-9));
        assertThat(ab.p()).isEqualTo(0.00020648507408036019, within(1e-13));
        assertThat(ab.different()).isTrue();
    }

    @Test
    void conventionGeodetectorRoundsDegreesOfFreedomAndComparesQ() {
        Detection r = GeographicalDetector.run(
                Toy.data(), Toy.plain().withConvention(Convention.GEODETECTOR), Set.of(), Toy.PLAIN);
        assertThat(r.risk().get(0).comparisons())
                .extracting(Risk.Comparison::df)
                .containsExactly(12.0, 9.0, 10.0);
        assertThat(r.risk().get(0).comparisons()).allMatch(c -> c.p() == c.pAdjusted());
        // q ratio 19.953 against F_0.90(19, 19) = 1.8224
        assertThat(r.ecological().get(0).f()).isEqualTo(19.953003212947202, within(1e-9));
        assertThat(r.ecological().get(0).p()).isEqualTo(9.13836390314044e-09, within(1e-17));
        assertThat(r.ecological().get(0).different()).isTrue();
        assertThat(r.factors()).isEqualTo(found.factors());
    }

    @Test
    void conventionGdverseTestsOneSideInTheOrderGiven() {
        DetectorOptions gdverse = Toy.plain().withConvention(Convention.GDVERSE);
        Ecological ab = EcologicalDetector.run(Toy.data(), gdverse, Toy.PLAIN).get(0);
        assertThat(ab.p()).isEqualTo(0.9998967574629598, within(1e-13));
        assertThat(ab.different()).isFalse();
        DetectorData reversed =
                DetectorData.of("y", Toy.Y, List.of(Strata.ofNumbers("b", Toy.B), Strata.ofNumbers("a", Toy.A)));
        Ecological ba = EcologicalDetector.run(reversed, gdverse, Toy.PLAIN).get(0);
        assertThat(ba.p()).isEqualTo(0.00010324253704018009, within(1e-13));
        assertThat(ba.different()).isTrue();
    }

    private static DetectorData twelve(int[]... strata) {
        double[] y = IntStream.rangeClosed(1, 12).mapToDouble(i -> i).toArray();
        return DetectorData.of(
                "y",
                y,
                IntStream.range(0, strata.length)
                        .mapToObj(d -> Strata.ofNumbers("x" + d, strata[d]))
                        .toList());
    }

    /** By SciPy: Welch p 0.6334459, 0.0332060, 0.4674660 of three pairs, so that Holm's least is 0.0996. */
    @Test
    void riskDiffersByTheAdjustedP() {
        DetectorData data = twelve(new int[] {2, 3, 3, 1, 3, 3, 1, 2, 1, 1, 2, 1});
        List<Risk.Comparison> holm =
                RiskDetector.run(data, Toy.plain(), Toy.PLAIN).get(0).comparisons();
        List<Risk.Comparison> single = RiskDetector.run(
                        data, Toy.plain().withVerdicts(0.05, Correction.NONE), Toy.PLAIN)
                .get(0)
                .comparisons();
        assertThat(holm.get(1).p()).isEqualTo(0.03320604689746976, within(1e-14));
        assertThat(holm.get(1).pAdjusted()).isEqualTo(3 * 0.03320604689746976, within(1e-13));
        assertThat(holm).extracting(Risk.Comparison::different).containsExactly(false, false, false);
        assertThat(single).extracting(Risk.Comparison::different).containsExactly(false, true, false);
    }

    /** By SciPy: p 0.6239383, 0.1126481, 0.0411283 of three pairs of drivers. */
    @Test
    void driversDifferByTheAdjustedP() {
        DetectorData data = twelve(
                new int[] {2, 2, 2, 2, 1, 2, 2, 1, 2, 1, 2, 3},
                new int[] {1, 2, 3, 1, 2, 1, 1, 3, 3, 2, 3, 1},
                new int[] {1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 2});
        List<Ecological> holm = EcologicalDetector.run(data, Toy.plain(), Toy.PLAIN);
        assertThat(holm.get(2).p()).isEqualTo(0.04112827187870893, within(1e-13));
        assertThat(holm.get(2).pAdjusted()).isEqualTo(3 * 0.04112827187870893, within(1e-12));
        assertThat(holm).extracting(Ecological::different).containsExactly(false, false, false);
        assertThat(EcologicalDetector.run(data, Toy.plain().withVerdicts(0.05, Correction.NONE), Toy.PLAIN))
                .extracting(Ecological::different)
                .containsExactly(false, false, true);
        assertThat(EcologicalDetector.run(
                        data, Toy.plain().withVerdicts(0.05, Correction.FALSE_DISCOVERY_RATE), Toy.PLAIN))
                .extracting(Ecological::pAdjusted)
                .satisfies(p -> assertThat(p.get(2)).isEqualTo(3 * 0.04112827187870893, within(1e-12)))
                .satisfies(p -> assertThat(p.get(1)).isEqualTo(1.5 * holm.get(1).p(), within(1e-15)))
                .satisfies(p -> assertThat(p.get(0)).isEqualTo(holm.get(0).p(), within(1e-15)));
    }

    /** A ratio of 2.56 lies between F_0.90(11, 11) = 2.2269 and F_0.95(11, 11) = 2.8179. */
    @Test
    void conventionGeodetectorComparesQWithTheQuantileOfNinety() {
        DetectorData data =
                twelve(new int[] {1, 1, 1, 2, 2, 1, 2, 1, 1, 2, 2, 2}, new int[] {2, 2, 2, 2, 2, 1, 1, 2, 1, 1, 1, 1});
        Ecological both = EcologicalDetector.run(data, Toy.plain().withConvention(Convention.GEODETECTOR), Toy.PLAIN)
                .get(0);
        assertThat(both.f()).isEqualTo(2.56, within(1e-12));
        assertThat(both.different()).isTrue();
    }

    @Test
    void driversThatBothExplainAllDoNotDiffer() {
        int[] each = {1, 1, 2, 2, 3, 3};
        DetectorData data = DetectorData.of(
                "y",
                new double[] {1, 1, 2, 2, 5, 5},
                List.of(Strata.ofNumbers("a", each), Strata.ofNumbers("b", each.clone())));
        Ecological both = EcologicalDetector.run(data, Toy.plain(), Toy.PLAIN).get(0);
        assertThat(both.f()).isEqualTo(1);
        assertThat(both.p()).isEqualTo(1, within(1e-12));
        assertThat(both.different()).isFalse();
    }

    /** SciPy 1.x, ttest_ind(equal_var=False) and false_discovery_control: strata of two and three units. */
    @Test
    void strataOfTwoUnitsAreComparedAndTheirPairsCorrected() {
        DetectorData data = DetectorData.of(
                "y", new double[] {1, 2, 5, 9, 4, 4, 7}, List.of(Strata.ofNumbers("x", new int[] {1, 1, 2, 2, 3, 3, 3
                })));
        DetectorOptions options = Toy.plain().withVerdicts(0.2, Correction.FALSE_DISCOVERY_RATE);
        Risk risk = RiskDetector.run(data, options, Toy.PLAIN).get(0);
        double[] deviations = {0.7071067811865476, 2.8284271247461903, 1.7320508075688772};
        double[][] expected = {
            {-5.5, -2.6678918753996625, 1.1245136186770428, 0.20544915073088874, 0.3081737260963331},
            {-3.5, -3.1304951684997055, 2.7777777777777777, 0.057723634516889555, 0.17317090355066866},
            {2.0, 0.8944271909999159, 1.5151515151515151, 0.490208590594274, 0.490208590594274}
        };
        for (int h = 0; h < 3; h++) {
            assertThat(risk.strata().get(h).standardDeviation()).isEqualTo(deviations[h], within(1e-14));
            Risk.Comparison c = risk.comparisons().get(h);
            assertThat(new double[] {c.difference(), c.t(), c.df(), c.p(), c.pAdjusted()})
                    .containsExactly(expected[h], within(1e-12));
        }
        assertThat(risk.comparisons())
                .extracting(c -> c.a() + c.b() + c.different())
                .containsExactly("12false", "13true", "23false");
        Risk rounded = RiskDetector.run(data, options.withConvention(Convention.GEODETECTOR), Toy.PLAIN)
                .get(0);
        assertThat(rounded.comparisons()).extracting(Risk.Comparison::df).containsExactly(1.0, 3.0, 2.0);
        assertThat(rounded.comparisons().get(0).p()).isEqualTo(0.2283043777502059, within(1e-12));
    }

    @Test
    void everyPairOfDriversHasItsOwnQ() {
        Toy.Sample sample = Toy.sample(12, 200, 3, 4, 5);
        DetectorData data = sample.data();
        List<Factor> factors = FactorDetector.run(data, Toy.plain(), Toy.PLAIN);
        List<Interaction> pairs = InteractionDetector.run(data, Toy.plain(), Toy.PLAIN);
        assertThat(pairs).extracting(p -> p.a() + p.b()).containsExactly("x0x1", "x0x2", "x1x2");
        int[][] of = {{0, 1}, {0, 2}, {1, 2}};
        for (int k = 0; k < 3; k++) {
            assertThat(pairs.get(k).shares().qA())
                    .isEqualTo(factors.get(of[k][0]).q());
            assertThat(pairs.get(k).shares().qB())
                    .isEqualTo(factors.get(of[k][1]).q());
        }
    }
}
