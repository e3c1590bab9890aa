package org.carbonscape.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.carbonscape.carbon.Distribution.Shape;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.engine.RandomStream;
import org.junit.jupiter.api.Test;

/** Propagation and draws of sums and products, against the guidelines' examples, by hand, and each other. */
class UncertainSumsTest {
    private static Distribution percent(double value, double u) {
        return Distribution.ofPercent(value, u);
    }

    private static Term of(UncertainNumbers numbers, String input, double value, double u) {
        return numbers.term(1, percent(value, u), input, Correlation.FULL, "", "");
    }

    private static MonteCarlo draws(UncertainNumbers numbers, int n) {
        return MonteCarlo.of(numbers, n, 20260101, new PlainEngine());
    }

    /** IPCC 2006, Vol 1 Ch 3: equations 3.1 and 3.2, the correction of 3.2.3.3, lognormal intervals. */
    @Test
    void errorsPropagateAsTheIpccGuidelinesSay() {
        assertThat(Uncertainty.ofProduct(3, 4, 12)).isCloseTo(13, within(1e-12));
        assertThat(Uncertainty.ofProduct(1e302, 4)).isNaN(); // of a trend from what is as good as nothing
        assertThat(Uncertainty.finite(Double.NEGATIVE_INFINITY)).isNaN();
        UncertainNumbers numbers = new UncertainNumbers();
        List<Term> sum = List.of(of(numbers, "a", 100, 5), of(numbers, "b", 40, 20), of(numbers, "c", -60, 30));
        Uncertainty net = new Propagation(numbers).ofSum(sum);
        assertThat(net.estimate()).isEqualTo(80);
        assertThat(net.percent()).isCloseTo(25.403, within(5e-4));
        assertThat(net.halfWidth()).isCloseTo(Math.sqrt(25 + 64 + 324), within(1e-9));
        assertThat(net.of90().halfWidth()).isCloseTo(net.halfWidth() * 1.645 / 1.96, within(1e-12));
        assertThat(Uncertainty.even(0, 0).percent()).isNaN();
        assertThat(Uncertainty.even(0, 5).percent()).isNaN();
        assertThat(Uncertainty.even(1e-320, 5).percent()).isNaN();
        assertThat(Uncertainty.even(-4, 1).percent()).isEqualTo(25);

        assertThat(Uncertainty.correctionFactor(100)).isCloseTo(1.0669, within(5e-5));
        assertThat(Uncertainty.correctionFactor(200)).isCloseTo(1.4556, within(5e-5));
        assertThat(Uncertainty.correctionFactor(230)).isCloseTo(1.6933, within(5e-5));
        assertThat(Uncertainty.correctionFactor(60)).isEqualTo(1);
        assertThat(Uncertainty.correctionFactor(400)).isEqualTo(Uncertainty.correctionFactor(230));
        double[][] bounds = {{50, -40.12, 57.19}, {100, -64.56, 125.76}, {200, -86.17, 261.55}};
        for (double[] b : bounds) {
            Uncertainty plus = Uncertainty.lognormal(100, b[0]);
            assertThat(new double[] {-plus.below(), plus.above()})
                    .containsExactly(new double[] {b[1], b[2]}, within(0.005));
            Uncertainty minus = Uncertainty.lognormal(-100, b[0]);
            assertThat(new double[] {-minus.above(), minus.below()})
                    .containsExactly(new double[] {b[1], b[2]}, within(0.005));
        }
    }

    @Test
    void aProductIsCorrectedAndLopsidedWhereItsSpreadIsLarge() {
        UncertainNumbers numbers = new UncertainNumbers();
        Term activity = of(numbers, "activity", 10, 30);
        Term factor = of(numbers, "factor", 2, 20);
        Uncertainty small = new Propagation(numbers).ofSum(List.of(UncertainNumbers.product(activity, factor)));
        assertThat(small.estimate()).isEqualTo(20);
        assertThat(small.percent()).isCloseTo(Math.hypot(30, 20), within(1e-9));
        Term wide = numbers.term(1, Distribution.of(Shape.NORMAL, 2, 0.4, 3.6), "wide", Correlation.FULL, "", "");
        Uncertainty large = new Propagation(numbers).ofSum(List.of(UncertainNumbers.product(activity, wide)));
        double u = Math.hypot(30, 80);
        Uncertainty expected = Uncertainty.lognormal(20, u * Uncertainty.correctionFactor(u));
        assertThat(large.low()).isCloseTo(expected.low(), within(1e-9));
        assertThat(large.high()).isCloseTo(expected.high(), within(1e-9));
    }

    /** A lognormal interval keeps its sign; what sources and sinks leave may have either, so it is not corrected. */
    @Test
    void productsOfBothSignsAreNotCorrected() {
        UncertainNumbers numbers = new UncertainNumbers();
        Term wide = numbers.term(1, Distribution.of(Shape.NORMAL, 2, 0.4, 3.6), "wide", Correlation.FULL, "", "");
        Term source = UncertainNumbers.product(of(numbers, "fuel", 10, 30), wide);
        Term sink = UncertainNumbers.product(of(numbers, "forest", 5, 10), of(numbers, "uptake", -3, 20));
        Uncertainty net = new Propagation(numbers).ofSum(List.of(source, sink));
        double halfWidth = Math.hypot(20 * Math.hypot(0.3, 0.8), 15 * Math.hypot(0.1, 0.2));
        assertThat(net.estimate()).isEqualTo(5);
        assertThat(new double[] {net.below(), net.above()})
                .containsExactly(new double[] {halfWidth, halfWidth}, within(1e-9));
    }

    /** A product among plain terms, beside one that is nothing, and of sinks: U = 75 % and more each, all lopsided. */
    @Test
    void aSumOfOneSignIsCorrectedWhateverItsSignAndItsZeros() {
        UncertainNumbers numbers = new UncertainNumbers();
        Term wide = numbers.term(1, Distribution.of(Shape.NORMAL, 2, 0.4, 3.6), "wide", Correlation.FULL, "", "");
        Term source = UncertainNumbers.product(of(numbers, "fuel", 10, 30), wide);
        Term plain = of(numbers, "given", 1, 20);
        double half = Math.hypot(20 * Math.hypot(0.3, 0.8), 0.2);
        double u = 100 * half / 21;
        Uncertainty up = Uncertainty.lognormal(21, u * Uncertainty.correctionFactor(u));
        for (List<Term> sum : List.of(List.of(source, plain), List.of(source, Term.certain(0), plain))) {
            Uncertainty found = new Propagation(numbers).ofSum(sum);
            assertThat(found.below()).isCloseTo(up.below(), within(1e-9));
            assertThat(found.above()).isCloseTo(up.above(), within(1e-9));
        }
        List<Term> sinks = Stream.of(source, Term.certain(0), plain)
                .map(t -> new Term(-t.constant(), t.numbers()))
                .toList();
        Uncertainty down = new Propagation(numbers).ofSum(sinks);
        assertThat(down.estimate()).isEqualTo(-21);
        assertThat(down.below()).isCloseTo(up.above(), within(1e-9));
        assertThat(down.above()).isCloseTo(up.below(), within(1e-9));
    }

    /** 10 in [7, 16] and 5 in [4, 8] taken off: 3 below and 6 above, 3 below and 1 above; half widths 4.5 and 2. */
    @Test
    void eachInputAloneKeepsItsOwnSides() {
        UncertainNumbers numbers = new UncertainNumbers();
        Term a = numbers.term(1, Distribution.of(Shape.NORMAL, 10, 7, 16), "a", Correlation.FULL, "", "");
        Term b = numbers.term(-1, Distribution.of(Shape.NORMAL, 5, 4, 8), "b", Correlation.FULL, "", "");
        Term c = numbers.term(1, Distribution.of(Shape.NORMAL, 1, 0, 2), "c", Correlation.FULL, "", "");
        Propagation propagation = new Propagation(numbers);
        assertThat(propagation.alone(List.of(a, b)))
                .containsExactly(Map.entry("a", new Uncertainty(5, 3, 6)), Map.entry("b", new Uncertainty(5, 3, 1)));
        double[] percents = propagation.percents(List.of(a, b, c), List.of("b", "c")::contains);
        assertThat(percents).containsExactly(new double[] {100 * Math.hypot(2, 1) / 6, 100 * 4.5 / 6}, within(1e-12));
        Uncertainty narrower = new Uncertainty(5, 3.92, 7.84).of90();
        assertThat(narrower.below()).isCloseTo(3.29, within(1e-12));
        assertThat(narrower.above()).isCloseTo(6.58, within(1e-12));
    }

    @Test
    void drawingAgreesWithPropagationInLinearCases() {
        UncertainNumbers numbers = new UncertainNumbers();
        List<Term> sum =
                List.of(of(numbers, "a", 100, 5), of(numbers, "b", 40, 20), of(numbers, "c", -60, 30), Term.certain(7));
        Uncertainty by = new Propagation(numbers).ofSum(sum);
        MonteCarlo draws = draws(numbers, 40_000);
        MonteCarlo.Result drawn = draws.ofSum(sum);
        // net 87 +- sqrt(25 + 64 + 324) = 20.32; the error of a 2.5 % quantile of 40,000 draws is about 0.13
        assertThat(drawn.mean()).isCloseTo(87, within(0.2));
        assertThat(drawn.median()).isCloseTo(87, within(0.3));
        assertThat(drawn.low()).isCloseTo(by.low(), within(0.6));
        assertThat(drawn.high()).isCloseTo(by.high(), within(0.6));
        assertThat(drawn.low90()).isCloseTo(by.of90().low(), within(0.5));
        assertThat(drawn.high90()).isCloseTo(by.of90().high(), within(0.5));
        // shares of variance 25, 64, 324 of 413
        Map<String, Double> shares = draws.shares(sum);
        assertThat(shares).containsOnlyKeys("a", "b", "c");
        assertThat(shares.get("c")).isCloseTo(324 / 413.0, within(0.01));
        assertThat(shares.values().stream().mapToDouble(s -> s).sum()).isCloseTo(1, within(1e-9));
        assertThat(new Propagation(numbers).shares(sum).get("b")).isCloseTo(64 / 413.0, within(1e-9));
        assertThat(draws(numbers, 40_000).ofSum(sum)).isEqualTo(drawn);
        assertThat(MonteCarlo.of(numbers, 40_000, 7, new PlainEngine()).ofSum(sum))
                .isNotEqualTo(drawn);
        try (LocalEngine threads = new LocalEngine(4)) {
            assertThat(MonteCarlo.of(numbers, 40_000, 20260101, threads).ofSum(sum))
                    .isEqualTo(drawn);
        }
        assertThatThrownBy(() -> draws(numbers, 99)).hasMessage("at least 100 draws, not 99");
        assertThat(draws.shares(List.of(Term.certain(3)))).isEmpty();
    }

    /**
     * First order of y = a b with means 10, 5 and deviations 2, 3: 100, 400/4... by hand of Var = a2sb + b2sa + sasb.
     */
    @Test
    void sharesOfAProductAreThoseOfFirstOrder() {
        UncertainNumbers numbers = new UncertainNumbers();
        double z = 1.959963984540054;
        Term a = numbers.term(
                1, Distribution.of(Shape.NORMAL, 10, 10 - 2 * z, 10 + 2 * z), "a", Correlation.FULL, "", "");
        Term b = numbers.term(1, Distribution.of(Shape.NORMAL, 5, 5 - 3 * z, 5 + 3 * z), "b", Correlation.FULL, "", "");
        Map<String, Double> shares = draws(numbers, 60_000).shares(List.of(UncertainNumbers.product(a, b)));
        double variance = 25 * 4 + 100 * 9 + 4 * 9;
        assertThat(shares.get("a")).isCloseTo(100 / variance, within(0.01));
        assertThat(shares.get("b")).isCloseTo(900 / variance, within(0.02));
    }

    @Test
    void anotherNumberChangesNoDraw() {
        UncertainNumbers few = new UncertainNumbers();
        Term a = of(few, "a", 100, 20);
        UncertainNumbers more = new UncertainNumbers();
        of(more, "first", 3, 20);
        Term same = of(more, "a", 100, 20);
        assertThat(draws(more, 500).totals(List.of(same)))
                .isEqualTo(draws(few, 500).totals(List.of(a)));
    }

    /** A factor in two years and two units: 2, 3, 5, 7 of it, each with a half-width of 1 on 1. */
    @Test
    void correlationBetweenYearsAndUnitsIsAsDeclared() {
        double[][] expected = {
            // years, units, square of the half-width
            {1, 1, 17 * 17},
            {0, 0, 4 + 9 + 25 + 49},
            {1, 0, 7 * 7 + 10 * 10}, // units add up over years, then squares
            {0, 1, 5 * 5 + 12 * 12},
            // rho_y = 0.5, rho_u = 0.2: sum of w_i w_j rho
            {0.5, 0.2, 87 + 2 * (2 * 3 * 0.2 + 5 * 7 * 0.2 + 2 * 5 * 0.5 + 3 * 7 * 0.5 + 2 * 7 * 0.1 + 3 * 5 * 0.1)}
        };
        for (double[] e : expected) {
            UncertainNumbers numbers = new UncertainNumbers();
            Correlation correlation = new Correlation(e[0], e[1]);
            Distribution one = Distribution.of(Shape.NORMAL, 1, 0, 2);
            List<Term> sum = List.of(
                    numbers.term(2, one, "f", correlation, "2000", "u"),
                    numbers.term(3, one, "f", correlation, "2000", "v"),
                    numbers.term(5, one, "f", correlation, "2010", "u"),
                    numbers.term(7, one, "f", correlation, "2010", "v"));
            double half = new Propagation(numbers).ofSum(sum).halfWidth();
            assertThat(half * half).as(correlation.toString()).isCloseTo(e[2], within(1e-9));
            MonteCarlo.Result drawn = draws(numbers, 40_000).ofSum(sum);
            assertThat((drawn.high() - drawn.low()) / 2)
                    .as(correlation.toString())
                    .isCloseTo(half, within(0.03 * half));
        }
        assertThatThrownBy(() -> new Correlation(1.1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Shares of 100 places: means, variances and covariances of the stratified estimator, by both approaches. */
    @Test
    void sharesOfASampleHaveItsMeansAndVariances() {
        double[] p = {0.7, 0.2, 0.1, 0};
        UncertainNumbers numbers = new UncertainNumbers();
        List<Term> shares = numbers.shares("map", p, 100);
        assertThat(shares.get(3)).isEqualTo(Term.certain(0));
        assertThat(numbers.shares("map", p, 100)).isEqualTo(shares);
        MonteCarlo draws = draws(numbers, 40_000);
        for (int k = 0; k < 3; k++) {
            double[] drawn = draws.totals(List.of(shares.get(k)));
            double mean = Arrays.stream(drawn).average().orElseThrow();
            double variance = Arrays.stream(drawn)
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElseThrow();
            assertThat(mean).isCloseTo(p[k], within(1e-3));
            assertThat(variance).isCloseTo(p[k] * (1 - p[k]) / 99, within(0.03 * p[k] * (1 - p[k]) / 99));
            Uncertainty alone = new Propagation(numbers).ofSum(List.of(shares.get(k)));
            assertThat(alone.halfWidth())
                    .isCloseTo(1.959963984540054 * Math.sqrt(p[k] * (1 - p[k]) / 99), within(1e-12));
        }
        assertThat(draws.ofSum(shares).high()).as("they add up to 1").isCloseTo(1, within(1e-12));
        assertThat(new Propagation(numbers).ofSum(shares).halfWidth()).isCloseTo(0, within(1e-8));
    }

    /** Nominal 95 and 90 % hold the truth in about 95 and 90 of 100 cases, where errors are as declared. */
    @Test
    void intervalsHoldTheTruthAsOftenAsTheySay() {
        UniformRandomProvider random = RandomStream.of(5, "coverage", 0);
        int cases = 1500;
        int[] held = new int[4];
        for (int c = 0; c < cases; c++) {
            // the truth is given; what is measured errs with the deviation that its interval says
            double[] truth = {120, 45, -70};
            double[] half = {12, 9, 30};
            UncertainNumbers numbers = new UncertainNumbers();
            List<Term> sum = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                double measured = truth[i] + half[i] / StandardNormal.HALF_95 * StandardNormal.draw(random);
                sum.add(numbers.term(
                        1,
                        Distribution.of(Shape.NORMAL, measured, measured - half[i], measured + half[i]),
                        "input " + i,
                        Correlation.FULL,
                        "",
                        ""));
            }
            double net = 120 + 45 - 70;
            Uncertainty by = new Propagation(numbers).ofSum(sum);
            MonteCarlo.Result drawn =
                    MonteCarlo.of(numbers, 1000, c, new PlainEngine()).ofSum(sum);
            held[0] += by.low() <= net && net <= by.high() ? 1 : 0;
            held[1] += by.of90().low() <= net && net <= by.of90().high() ? 1 : 0;
            held[2] += drawn.low() <= net && net <= drawn.high() ? 1 : 0;
            held[3] += drawn.low90() <= net && net <= drawn.high90() ? 1 : 0;
        }
        // three standard errors of 1,500 cases: 1.7 and 2.3 of 100
        assertThat(held[0] / (double) cases).isBetween(0.933, 0.967);
        assertThat(held[1] / (double) cases).isBetween(0.877, 0.923);
        assertThat(held[2] / (double) cases).isBetween(0.930, 0.967);
        assertThat(held[3] / (double) cases).isBetween(0.874, 0.923);
    }

    /** Table 3.3 by hand: of a total of 100 that becomes 120, a part of 40 that becomes 50. */
    @Test
    void theTrendHangsOnItsPartsAsTheGuidelinesSay() {
        TrendSensitivity trend = new TrendSensitivity(40, 50, 100, 120);
        assertThat(trend.typeA()).isCloseTo((120.5 - 100.4) / 100.4 * 100 - 20, within(1e-12));
        assertThat(trend.typeB()).isCloseTo(0.5, within(1e-12));
        TrendSensitivity fromNothing = new TrendSensitivity(0, 50, 0, 120); // a trend from nothing has no percent
        assertThat(List.of(fromNothing.typeA(), fromNothing.typeB())).containsExactly(Double.NaN, Double.NaN);
        TrendSensitivity fromNearlyNothing = new TrendSensitivity(0, 3e5, 1e-310, 3e5); // a factor of 1e-300
        assertThat(List.of(fromNearlyNothing.typeA(), fromNearlyNothing.typeB()))
                .containsExactly(Double.NaN, Double.NaN);
        UncertainNumbers numbers = new UncertainNumbers();
        Term land = of(numbers, "map 2000, forest", 10, 6);
        Term factor = of(numbers, "forest", 3, 8);
        double[] percents = new Propagation(numbers)
                .percents(List.of(UncertainNumbers.product(land, factor)), name -> name.startsWith("map "));
        assertThat(percents).containsExactly(new double[] {6, 8}, within(1e-9));
        Term uptake = of(numbers, "uptake", -3, 8); // a sink has no negative U
        assertThat(new Propagation(numbers)
                        .percents(List.of(UncertainNumbers.product(land, uptake)), name -> name.startsWith("map ")))
                .containsExactly(new double[] {6, 8}, within(1e-9));
        Term nothing = numbers.term(1, Distribution.of(Shape.NORMAL, 0, -1, 1), "nothing", Correlation.FULL, "", "");
        assertThat(new Propagation(numbers).percents(List.of(nothing), name -> false))
                .containsExactly(Double.NaN, Double.NaN);
    }

    @Test
    void artTreesDeducts() {
        MonteCarlo.Result drawn = new MonteCarlo.Result(200, 199, 150, 250, 160, 244);
        assertThat(ArtTrees.deduction(drawn)).isCloseTo(0.524417 * (42 / 200.0) / 1.645006, within(1e-12));
        assertThat(ArtTrees.deduction(new MonteCarlo.Result(0, 0, -1, 1, -1, 1)))
                .isNaN();
    }

    @Test
    void largeErrorsAreDrawnLopsidedAndKeepTheirSign() {
        UncertainNumbers numbers = new UncertainNumbers();
        List<Term> one = List.of(of(numbers, "sink", -100, 100));
        MonteCarlo.Result sink = draws(numbers, 40_000).ofSum(one);
        assertThat(sink.high()).as("never a source").isNegative();
        assertThat(sink.mean()).isCloseTo(-100, within(1.0));
        assertThat(sink.low()).isCloseTo(-225.75, within(6.0));
        assertThat(sink.high()).isCloseTo(-35.44, within(1.0));
    }

    /** 101 draws from 0 to 100: a share p of them lies below 100 p. */
    @Test
    void quantilesLieBetweenTheDraws() {
        double[] draws = new double[101];
        Arrays.setAll(draws, d -> 100 - d);
        MonteCarlo.Result r = MonteCarlo.of(draws);
        assertThat(new double[] {r.mean(), r.median(), r.low(), r.high(), r.low90(), r.high90()})
                .containsExactly(new double[] {50, 50, 2.5, 97.5, 5, 95}, within(1e-12));
    }

    /** Shares of 5 places: variances p (1 - p) / 4, those of propagation, however small a share is. */
    @Test
    void drawnSharesOfFewPlacesHaveTheVarianceOfASample() {
        UncertainNumbers numbers = new UncertainNumbers();
        List<Term> shares = numbers.shares("map", new double[] {0.1, 0.3, 0.6}, 5);
        MonteCarlo drawn = draws(numbers, 40_000);
        double[] p = {0.1, 0.3, 0.6};
        for (int k = 0; k < 3; k++) {
            double[] values = drawn.totals(List.of(shares.get(k)));
            double mean = Arrays.stream(values).average().orElseThrow();
            double variance = Arrays.stream(values)
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElseThrow();
            assertThat(mean).isCloseTo(p[k], within(0.01 * p[k] + 0.003));
            assertThat(variance).isCloseTo(p[k] * (1 - p[k]) / 4, within(0.05 * p[k] * (1 - p[k]) / 4));
            double half = new Propagation(numbers).ofSum(List.of(shares.get(k))).halfWidth();
            assertThat(half).isCloseTo(1.959963984540054 * Math.sqrt(p[k] * (1 - p[k]) / 4), within(1e-12));
        }
    }

    /** Two intervals of one width, one to the left and one to the right. */
    @Test
    void sharesAreThoseOfWholeWidths() {
        UncertainNumbers numbers = new UncertainNumbers();
        Term left = numbers.term(1, Distribution.of(Shape.TRIANGULAR, 10, 7, 11), "a", Correlation.FULL, "", "");
        Term right = numbers.term(1, Distribution.of(Shape.TRIANGULAR, 10, 9, 13), "b", Correlation.FULL, "", "");
        Map<String, Double> shares = new Propagation(numbers).shares(List.of(left, right));
        assertThat(shares.get("a")).isCloseTo(0.5, within(1e-12));
        assertThat(shares.get("b")).isCloseTo(0.5, within(1e-12));
    }
}
