package org.carbonscape.study.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.junit.jupiter.api.Test;

/** Emissions that cannot be meant are told, those of real places never. */
class PlausibilityTest {
    @Test
    void whatIsDoubtfulInEveryPhaseIsOneCaution() {
        List<Problem> all = new ArrayList<>();
        for (int year : new int[] {2000, 2010}) {
            Plausibility.byArea(
                            "carbon.energy", year, List.of("a", "b"), new double[] {year / 1000.0, 0}, new double[] {
                                1, 1
                            })
                    .all()
                    .ifPresent(all::add);
        }
        assertThat(Plausibility.together(all))
                .singleElement()
                .satisfies(
                        p -> assertThat(p.text(Language.EN)).contains("emissions of 2000, 2010 come to 1.0, 1.0 tCO2"));
    }

    private static List<String> ids(int n) {
        return IntStream.rangeClosed(1, n).mapToObj(Integer::toString).toList();
    }

    private static List<ProblemCode> codes(double[] tCO2, double[] km2) {
        Plausibility.ByArea found = Plausibility.byArea("carbon.energy", 2020, ids(tCO2.length), tCO2, km2);
        return Stream.concat(
                        found.all().stream(),
                        Plausibility.ofBeside(
                                "carbon.energy", found.units().stream().toList())
                                .stream())
                .map(Problem::code)
                .toList();
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(v -> v * factor).toArray();
    }

    /** Countries: tCO2 a year, built-up km2, persons, as published (rounded). */
    private static final double[][] COUNTRIES = {
        {0.8e6, 1_000, 13e6}, // Burundi
        {3e6, 6_000, 95e6}, // DR Congo
        {11_500e6, 190_000, 1_410e6}, // China
        {5_000e6, 170_000, 335e6}, // United States
        {110e6, 700, 2.9e6}, // Qatar
        {50e6, 450, 5.7e6}, // Singapore
        {250e6, 1_200, 2.15e6}, // Ordos, coal and chemistry
        {100e6, 300, 0.75e6}, // a county of steel works
        {0.5e6, 60, 0.056e6} // Greenland
    };

    @Test
    void countriesAreWithinTheBoundsAndAFactorOfTenThousandIsNot() {
        for (double[] c : COUNTRIES) {
            double[] tCO2 = {c[0]};
            double[] km2 = {c[1]};
            double[] heads = {c[2]};
            assertThat(codes(tCO2, km2)).as(Arrays.toString(c)).isEmpty();
            assertThat(Plausibility.byHead("e", 2020, tCO2, heads, ""))
                    .as(Arrays.toString(c))
                    .isEmpty();
            for (double wrong : new double[] {1e4, 1e-4}) {
                assertThat(codes(times(tCO2, wrong), km2))
                        .as(wrong + Arrays.toString(c))
                        .containsExactly(ProblemCode.CARBON_C16_PER_AREA);
                assertThat(Plausibility.byHead("e", 2020, times(tCO2, wrong), heads, ""))
                        .as(wrong + Arrays.toString(c))
                        .isPresent();
            }
        }
    }

    @Test
    void tensOfThousandsOfHeadsAreHeads() {
        assertThat(Plausibility.byHead("e", 2020, new double[] {8e6}, new double[] {100}, "万人"))
                .isEmpty();
        assertThat(Plausibility.byHead("e", 2020, new double[] {8e6}, new double[] {100}, ""))
                .isPresent();
        assertThat(Plausibility.byHead("e", 2020, new double[] {8e6}, new double[] {100}, "km2"))
                .isEmpty(); // nothing that can be compared
    }

    /** 12 Mt of 5,000 heads; what units without heads emit is left out. */
    @Test
    void emissionsPerHeadAreThoseOfUnitsWithHeads() {
        double[] tCO2 = {8e6, 7e6, 6e6, 4e6, 0};
        double[] heads = {1000, Double.NaN, 0, 4000, 3000};
        assertThat(Plausibility.byHead("carbon.energy", 2020, tCO2, heads, "").orElseThrow())
                .isEqualTo(
                        Problem.of(ProblemCode.CARBON_C17_PER_HEAD, "carbon.energy", "2020", "2400", "0.0250", "200"));
        assertThat(Plausibility.byHead("carbon.energy", 2020, tCO2, new double[5], ""))
                .isEmpty();
    }

    /**
     * Real CO2 of 23 counties, built-up land drawn from 2 to 60 %
     * of their area, each amount off by up to threefold.
     */
    @Test
    void realCountiesRaiseNothingUnderNoise() throws IOException {
        Path data = Path.of("../../../shared/data/changzhutan");
        Path shared = Files.isDirectory(data) ? data : Path.of("/work/shared/data/changzhutan");
        assumeThat(shared).as("real data are absent: " + shared).isDirectory();
        List<String> co2 = Files.readAllLines(shared.resolve("county_co2_1997_2017_Mt.csv"));
        List<String> table = Files.readAllLines(shared.resolve("counties_table.csv"));
        double[] tCO2 = co2.stream()
                .skip(1)
                .mapToDouble(l -> 1e6 * Double.parseDouble(l.split(",")[25]))
                .toArray();
        double[] area = table.stream()
                .skip(1)
                .mapToDouble(l -> Double.parseDouble(l.split(",")[9]))
                .toArray();
        SplittableRandom random = new SplittableRandom(3);
        for (int n = 0; n < 500; n++) {
            double[] noisy = Arrays.stream(tCO2)
                    .map(v -> v * Math.pow(3, random.nextDouble(-1, 1)))
                    .toArray();
            double[] km2 = Arrays.stream(area)
                    .map(v -> v * random.nextDouble(0.02, 0.6))
                    .toArray();
            assertThat(codes(noisy, km2)).isEmpty();
            assertThat(codes(times(noisy, 1e4), km2)).containsExactly(ProblemCode.CARBON_C16_PER_AREA);
            assertThat(codes(times(noisy, 1e-4), km2)).containsExactly(ProblemCode.CARBON_C16_PER_AREA);
        }
    }

    @Test
    void ofThreeUnitsTheOddOneIsNamedAndOfTwoNone() {
        assertThat(codes(new double[] {1e6, 150, 3e6}, new double[] {50, 50, 90}))
                .containsExactly(ProblemCode.CARBON_C18_BESIDE);
        assertThat(codes(new double[] {1e6, 150}, new double[] {50, 50})).isEmpty();
    }

    /** The first unit, and one with less than a tonne on less than a square kilometre. */
    @Test
    void theFirstUnitAndTheSmallestAreLookedAt() {
        assertThat(beside(2020, new double[] {0.5, 1e6, 2e6, 3e6}, new double[] {0.5, 50, 80, 90})
                        .each())
                .containsExactly(Map.entry("1", 1.0));
        assertThat(beside(2020, new double[] {50, 25, 2.5e7}, new double[] {50, 50, 50})
                        .each())
                .containsExactly(Map.entry("3", 500_000.0));
        assertThat(codes(new double[] {0.9}, new double[] {0.9})).containsExactly(ProblemCode.CARBON_C16_PER_AREA);
    }

    @Test
    void oneUnitInAnotherUnitOfMeasureIsNamed() {
        double[] tCO2 = {1e6, 2e6, 3e6, 2e6, 1e6, 150};
        double[] km2 = {50, 80, 90, 60, 40, 50};
        Plausibility.Beside one = beside(2020, tCO2, km2);
        assertThat(Plausibility.ofBeside("carbon.energy", List.of(one))
                        .orElseThrow()
                        .text(Language.EN))
                .startsWith(
                        "CARBON-C18  carbon.energy: in 2020 these units emit thousands of times more or less per km2 "
                                + "of the land that carries it than the others, whose middle is "
                                + Numbers.readable(25_000, 0) + " tCO2 a year: 6 (3.0).");
        tCO2[5] = 1.5e6;
        assertThat(codes(tCO2, km2)).isEmpty();
        tCO2[5] = 0; // nothing given
        assertThat(codes(tCO2, km2)).isEmpty();
        assertThat(codes(new double[6], km2)).isEmpty();
        assertThat(codes(tCO2, new double[6])).isEmpty();
        tCO2[5] = 150;
        km2[5] = 0; // no land that carries it
        assertThat(codes(tCO2, km2)).isEmpty();
    }

    @Test
    void unitsThatStandOutInSeveralPhasesAreToldOnce() {
        double[] tCO2 = {1e6, 2e6, 3e6, 2e6, 1e6, 150};
        double[] km2 = {50, 80, 90, 60, 40, 50};
        Plausibility.Beside first = beside(2010, tCO2, km2);
        Plausibility.Beside second = beside(2015, new double[] {2e6, 4e6, 6e6, 4e6, 1e3, 300}, km2);
        assertThat(Plausibility.ofBeside("carbon.energy", List.of(first, second))
                        .orElseThrow()
                        .text(Language.EN))
                .contains(
                        "in 2010, 2015 these units",
                        "whose middle is " + Numbers.readable(25_000, 0) + " to " + Numbers.readable(50_000, 0)
                                + " tCO2 a year: 6 (3.0 to 6.0).");
        Plausibility.Beside more = beside(2020, new double[] {1e6, 2e6, 3e6, 2e6, 150, 150}, km2);
        assertThat(Plausibility.ofBeside("carbon.energy", List.of(first, more))
                        .orElseThrow()
                        .text(Language.ZH))
                .contains("2010、2020 年以下单元", "：6（3.0）、5（3.8；2020 年）。");
    }

    private static Plausibility.Beside beside(int year, double[] tCO2, double[] km2) {
        return Plausibility.byArea("carbon.energy", year, ids(tCO2.length), tCO2, km2)
                .units()
                .orElseThrow();
    }
}
