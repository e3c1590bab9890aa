package org.carbonscape.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.carbonscape.stats.Samples.PLAIN;

import java.util.Arrays;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.stats.EmergingHotSpots.Pattern;
import org.carbonscape.weights.Lattice;
import org.carbonscape.weights.Rule;
import org.carbonscape.weights.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmergingHotSpotsTest {
    private static final Weights W = Lattice.of(20, 20, Rule.QUEEN);

    /** H hot, C cold, - neither; the z of a spot is 3, with the trend asked for. */
    private static Pattern judge(String phases, String trend, boolean mirrored) {
        int n = phases.length();
        double[] times = new double[n];
        double[] z = new double[n];
        byte[] spots = new byte[n];
        double[] flat = {0, 2, -1, 1, -2, 0.5, 1.5, -0.5, -1.5, 0.2, 0.1};
        for (int t = 0; t < n; t++) {
            times[t] = t;
            int sign = phases.charAt(t) == 'H' ? 1 : phases.charAt(t) == 'C' ? -1 : 0;
            double moved = trend.equals("up") ? t : trend.equals("down") ? -t : flat[t];
            z[t] = (sign * 3 + moved / 10) * (mirrored ? -1 : 1);
            spots[t] = (byte) (mirrored ? -sign : sign);
        }
        return new EmergingHotSpots.Judge(times, MannKendall.P.EXACT, 0.05).pattern(z, spots);
    }

    @ParameterizedTest
    @CsvSource({
        "---------H, flat, NEW",
        "-------HHH, flat, CONSECUTIVE",
        "HHHHHHHHHH, up,   INTENSIFYING",
        "HHHHHHHHHH, down, DIMINISHING",
        "HHHHHHHHHH, flat, PERSISTENT",
        "HHHHHHHHH-, flat, HISTORICAL",
        "--H--HH--H, flat, SPORADIC",
        "H-------HH, flat, SPORADIC",
        "C-----HH-H, flat, OSCILLATING",
        "C--------H, flat, OSCILLATING",
        "HHHHHHHH--, flat, NONE",
        "--H----H--, flat, NONE",
        "----------, up,   NONE",
        "HH-,        flat, NONE",
        "HHH,        flat, PERSISTENT",
        "--H,        flat, NEW",
        "-HH,        flat, CONSECUTIVE",
        "H-H,        flat, SPORADIC",
        "CHH,        flat, OSCILLATING"
    })
    void patternsHaveTheNamesOfArcgisHotAndCold(String phases, String trend, String name) {
        assertThat(judge(phases, trend, false))
                .isEqualTo(Pattern.valueOf(name.equals("NONE") ? "NONE" : name + "_HOT"));
        assertThat(judge(phases, trend, true))
                .isEqualTo(Pattern.valueOf(name.equals("NONE") ? "NONE" : name + "_COLD"));
    }

    @Test
    void aPhaseWithoutValueIsMissing() {
        EmergingHotSpots.Judge judge = new EmergingHotSpots.Judge(new double[] {1, 2, 3}, MannKendall.P.EXACT, 0.05);
        assertThat(judge.pattern(new double[] {1, Double.NaN, 2}, new byte[3])).isEqualTo(Pattern.MISSING);
    }

    private static double[][] growing(int phases) {
        double[][] x = new double[phases][];
        for (int t = 0; t < phases; t++) {
            x[t] = Samples.random(400, 100 + t);
            for (int i = 0; i < 9; i++) {
                x[t][(3 + i / 3) * 20 + 3 + i % 3] += 20 + 25.0 * t; // hotter and hotter
                x[t][(12 + i / 3) * 20 + 12 + i % 3] += t == phases - 1 ? 200 : 0; // in the last alone
            }
        }
        return x;
    }

    private static final double[] YEARS = {1990, 1995, 2000, 2005, 2010, 2015};

    @Test
    void aSpotThatGrowsIsIntensifyingAndOneOfTheLastPhaseNew() {
        EmergingHotSpots.Result r =
                EmergingHotSpots.of(growing(6), YEARS, W, EmergingHotSpots.Options.defaults(), PLAIN);
        int grown = 4 * 20 + 4;
        int late = 13 * 20 + 13;
        assertThat(r.pattern(late)).isEqualTo(Pattern.NEW_HOT);
        assertThat(r.hotPhases(late)).isEqualTo(1);
        assertThat(r.hotPhases(grown)).isEqualTo(6);
        assertThat(r.pattern(grown).number()).isBetween(3, 5);
        GetisOrd.Result last = GetisOrd.of(growing(6)[5], W, GetisOrd.Options.defaults(), PLAIN);
        assertThat(r.z(5, grown)).isEqualTo(last.z(grown));
        double[] z = new double[6];
        for (int t = 0; t < 6; t++) {
            z[t] = r.z(t, grown);
        }
        MannKendall trend = new MannKendall(YEARS, MannKendall.P.EXACT).take(z);
        assertThat(r.trendP(grown)).isEqualTo(trend.p());
        assertThat(r.slope(grown)).isEqualTo(trend.slope());
        assertThat(r.cautions())
                .filteredOn(c -> c.code() == ProblemCode.STATS_C10_FEW_PHASES)
                .singleElement()
                .extracting(c -> c.text(Language.EN))
                .asString()
                .contains("with 6 phases", "90 percent of the phases means 6 of them"); // 5.4, in whole phases
    }

    /** As of hot spots alone: permutations give few different p, and often one of just alpha. */
    @Test
    void aPOfJustAlphaIsASpot() {
        GetisOrd.Options hotSpots =
                GetisOrd.Options.defaults().withPermutations(99).withCorrection(Correction.NONE);
        GetisOrd.Result first = GetisOrd.of(growing(6)[0], W, hotSpots, PLAIN);
        double alpha = 1;
        for (int i = 0; i < 400; i++) {
            alpha = Math.min(alpha, first.p(i));
        }
        EmergingHotSpots.Result r = EmergingHotSpots.of(
                growing(6), YEARS, W, new EmergingHotSpots.Options(hotSpots, alpha, MannKendall.P.EXACT, 0.05), PLAIN);
        for (int i = 0; i < 400; i++) {
            assertThat(r.hotPhases(i) + r.coldPhases(i) > 0 || first.p(i) > alpha)
                    .isTrue();
        }
    }

    @Test
    void fewPhasesSayThatNoTrendCanBeSignificant() {
        double[] years = Arrays.copyOf(YEARS, 4);
        EmergingHotSpots.Result r =
                EmergingHotSpots.of(growing(4), years, W, EmergingHotSpots.Options.defaults(), PLAIN);
        assertThat(r.cautions()).anyMatch(c -> c.code() == ProblemCode.STATS_C11_NO_TREND);
        EmergingHotSpots.Result five =
                EmergingHotSpots.of(growing(5), Arrays.copyOf(YEARS, 5), W, EmergingHotSpots.Options.defaults(), PLAIN);
        assertThat(five.cautions()).noneMatch(c -> c.code() == ProblemCode.STATS_C11_NO_TREND);
        assertThatThrownBy(() -> EmergingHotSpots.of(
                        growing(2), Arrays.copyOf(YEARS, 2), W, EmergingHotSpots.Options.defaults(), PLAIN))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("at least 3 phases, not 2");
    }

    @Test
    void aUnitMissingInOnePhaseIsMissingInAllAndThreadsDoNotMatter() {
        double[][] x = growing(5);
        x[2][84] = Double.NaN;
        double[] years = Arrays.copyOf(YEARS, 5);
        EmergingHotSpots.Result one = EmergingHotSpots.of(x, years, W, EmergingHotSpots.Options.defaults(), PLAIN);
        assertThat(one.pattern(84)).isEqualTo(Pattern.MISSING);
        assertThat(one.trendP(84)).isNaN();
        try (Engine engine = new LocalEngine(3)) {
            EmergingHotSpots.Result three =
                    EmergingHotSpots.of(x, years, W, EmergingHotSpots.Options.defaults(), engine);
            for (int i = 0; i < 400; i++) {
                assertThat(three.pattern(i)).isEqualTo(one.pattern(i));
                assertThat(Double.valueOf(three.trendZ(i))).isEqualTo(Double.valueOf(one.trendZ(i)));
            }
        }
    }

    @Test
    void theResultTellsThePermutationsThatWereMade() {
        EmergingHotSpots.Options asked = EmergingHotSpots.Options.of(Convention.CARBONSCAPE);
        assertThat(asked.hotSpots().permutations()).isEqualTo(EnoughPermutations.AUTO);
        EmergingHotSpots.Result result = EmergingHotSpots.of(growing(4), Arrays.copyOf(YEARS, 4), W, asked, PLAIN);
        assertThat(result.options().hotSpots().permutations())
                .isEqualTo(GetisOrd.of(growing(4)[3], W, asked.hotSpots(), PLAIN)
                        .options()
                        .permutations())
                .isPositive();
    }

    @Test
    void constantPhasesHaveNoPattern() {
        double[][] x = new double[3][400];
        EmergingHotSpots.Result r =
                EmergingHotSpots.of(x, new double[] {1, 2, 3}, W, EmergingHotSpots.Options.defaults(), PLAIN);
        assertThat(r.pattern(7)).isEqualTo(Pattern.NONE);
        assertThat(r.trendP(7)).isNaN();
    }
}
