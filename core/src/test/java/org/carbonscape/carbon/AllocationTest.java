package org.carbonscape.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.Legend;
import org.carbonscape.measure.ExactSum;
import org.junit.jupiter.api.Test;

class AllocationTest {
    /** Class 2 of 3 is construction. */
    private static final boolean[] TARGET = {false, false, true, false};

    @Test
    void byAreaEachTotalLiesEvenlyOnItsConstruction() {
        // 1000 tCO2 on 40 ha of construction: 25 tCO2/ha
        Allocation allocation = Allocation.byArea(
                "carbon.allocate",
                2020,
                List.of("a", "b"),
                new double[] {1000, 7},
                new double[][] {{9, 60, 40, 0}, {0, 1, 2, 3}},
                TARGET);
        assertThat(allocation.density(0, 2, Double.NaN, 0.09)).isEqualTo(25);
        assertThat(allocation.density(0, 1, 5, 0.09)).isZero();
        assertThat(allocation.density(0, 0, 5, 0.09)).isZero();
        assertThat(allocation.byClass_tCO2()).isDeepEqualTo(new double[][] {{0, 0, 1000, 0}, {0, 0, 7, 0}});
        assertThat(Allocation.cautions(List.of(allocation), u -> "unit " + u)).isEmpty();
        assertThat(allocation.checks()).allMatch(ConservationCheck::passed);
    }

    @Test
    void byWeightEachCellGetsItsShare() {
        Allocation.Weights weights = new Allocation.Weights(1, TARGET);
        weights.add(0, 2, 3);
        weights.add(0, 2, 1);
        weights.add(0, 2, Double.NaN);
        weights.add(0, 2, -8);
        weights.add(0, 1, 100);
        Allocation allocation = Allocation.byWeight(
                "carbon.allocate", 2020, List.of("a"), new double[] {80}, new double[][] {{0, 5, 4, 0}}, weights);
        // 80 x 3/4 on a cell of 1 ha; 80 x 1/4 on one of 2 ha
        assertThat(allocation.density(0, 2, 3, 1)).isEqualTo(60);
        assertThat(allocation.density(0, 2, 1, 2)).isEqualTo(10);
        assertThat(allocation.density(0, 2, Double.NaN, 1)).isZero();
        assertThat(allocation.density(0, 2, -8, 1)).isZero();
        assertThat(allocation.density(0, 1, 100, 1)).isZero();
    }

    @Test
    void unitsWithoutWeightOrConstructionOrCellsFallBackAndSaySo() {
        Allocation.Weights weights = new Allocation.Weights(5, TARGET);
        weights.add(0, 2, 1);
        Allocation allocation = Allocation.byWeight(
                "carbon.allocate",
                2020,
                List.of("good", "dark", "wild", "gone", "still"),
                new double[] {10, 10, 10, 10, 0},
                new double[][] {{0, 1, 1, 0}, {0, 1, 4, 0}, {3, 6, 0, 2}, {5, 0, 0, 0}, {0, 0, 0, 0}},
                weights);
        assertThat(allocation.density(1, 2, Double.NaN, 1)).isEqualTo(2.5);
        assertThat(allocation.density(2, 1, Double.NaN, 1)).isEqualTo(1.25);
        assertThat(allocation.density(2, 0, Double.NaN, 1)).isZero();
        assertThat(allocation.density(3, 2, 1, 1)).isZero();
        assertThat(allocation.byClass_tCO2()[2]).containsExactly(0, 7.5, 0, 2.5);
        assertThat(allocation.byClass_tCO2()[3]).containsExactly(10, 0, 0, 0);
        assertThat(Allocation.cautions(List.of(allocation), u -> "unit " + u))
                .extracting(p -> p.code().id())
                .containsExactly("CARBON-C06", "CARBON-C07", "CARBON-C08");
        assertThat(allocation.checks()).hasSize(5).allMatch(ConservationCheck::passed);
    }

    /** Every cell looked at, as a map would be read back. */
    @Test
    void mapsOfThirtyTwoBitNumbersConserveEachTotal() {
        SplittableRandom random = new SplittableRandom(11);
        for (boolean weighted : new boolean[] {false, true}) {
            int cells = 40_000;
            int units = 6;
            int[] unit = new int[cells];
            int[] type = new int[cells];
            float[] weight = new float[cells];
            double[] ha = new double[cells];
            double[][] area = new double[units][4];
            double[] total = new double[units];
            Allocation.Weights weights = new Allocation.Weights(units, TARGET);
            for (int i = 0; i < cells; i++) {
                unit[i] = random.nextInt(units);
                type[i] = random.nextInt(4);
                weight[i] = (float) Math.exp(random.nextDouble() * 8);
                ha[i] = 0.09 * (1 + i / 200 * 1e-4); // rows of a geographic grid
                area[unit[i]][type[i]] += ha[i];
                weights.add(unit[i], type[i], weight[i]);
            }
            for (int u = 0; u < units; u++) {
                total[u] = 1e5 / 3 * (u + 1);
            }
            List<String> ids = IntStream.range(0, units).mapToObj(u -> "u" + u).toList();
            Allocation allocation = weighted
                    ? Allocation.byWeight("p", 2020, ids, total, area, weights)
                    : Allocation.byArea("p", 2020, ids, total, area, TARGET);
            MapTally tally = allocation.tally();
            double worstPlain = 0;
            ExactSum[] plain = new ExactSum[units];
            for (int i = 0; i < cells; i++) {
                tally.add(unit[i], allocation.stored(unit[i], type[i], weight[i], ha[i], i), ha[i], i);
                plain[unit[i]] = plain[unit[i]] == null ? new ExactSum() : plain[unit[i]];
                plain[unit[i]].add((float) allocation.density(unit[i], type[i], weight[i], ha[i]) * ha[i]);
            }
            Allocation.Settled settled = allocation.settle(tally);
            ExactSum[] back = new ExactSum[units];
            for (int i = 0; i < cells; i++) {
                back[unit[i]] = back[unit[i]] == null ? new ExactSum() : back[unit[i]];
                float stored = settled.stored(unit[i], type[i], weight[i], ha[i], i);
                back[unit[i]].add(stored * ha[i]);
                assertThat(stored)
                        .isCloseTo(
                                (float) allocation.density(unit[i], type[i], weight[i], ha[i]),
                                within(stored * 1e-5f + 1e-30f));
            }
            for (int u = 0; u < units; u++) {
                assertThat(back[u].value()).isCloseTo(total[u], within(total[u] * 1e-9));
                worstPlain = Math.max(worstPlain, Math.abs(plain[u].value() - total[u]) / total[u]);
            }
            if (!weighted) {
                assertThat(worstPlain)
                        .as("what plain rounding would do, all cells alike")
                        .isGreaterThan(1e-9);
            }
            assertThat(settled.checks())
                    .hasSize(units)
                    .allMatch(ConservationCheck::passed)
                    .allMatch(c -> c.tolerance() == 1e-9);
        }
    }

    @Test
    void theMapIsTheSameForAnySplitIntoTiles() {
        Allocation allocation = Allocation.byArea(
                "p", 2020, List.of("a"), new double[] {1000.0 / 3}, new double[][] {{0, 0, 90, 0}}, TARGET);
        MapTally whole = allocation.tally();
        MapTally first = allocation.tally();
        MapTally second = allocation.tally();
        for (long cell = 0; cell < 1000; cell++) {
            float stored = allocation.stored(0, 2, 0, 0.09, cell);
            whole.add(0, stored, 0.09, cell);
            (cell % 7 < 3 ? second : first).add(0, stored, 0.09, cell);
        }
        second.add(first);
        Allocation.Settled one = allocation.settle(whole);
        Allocation.Settled two = allocation.settle(second);
        for (long cell = 0; cell < 1000; cell++) {
            assertThat(two.stored(0, 2, 0, 0.09, cell)).isEqualTo(one.stored(0, 2, 0, 0.09, cell));
        }
        assertThat(two.checks()).isEqualTo(one.checks());
    }

    /** Half a step of a cell with a fifth of the emissions is 6e-9 of them; the many dark cells have finer steps. */
    @Test
    void aFewBrightCellsAmongManyDarkOnesAddUpToTheTotalToo() {
        SplittableRandom random = new SplittableRandom(430102);
        int cells = 400;
        for (int t = 0; t < 200; t++) {
            double[] weight = new double[cells];
            Allocation.Weights weights = new Allocation.Weights(1, TARGET);
            for (int i = 0; i < cells; i++) {
                weight[i] = (float) (i % 100 == 7 ? 100 + 100 * random.nextDouble() : random.nextDouble());
                weights.add(0, 2, weight[i]);
            }
            Allocation allocation = Allocation.byWeight(
                    "p",
                    2020,
                    List.of("a"),
                    new double[] {1e6 * random.nextDouble()},
                    new double[][] {{0, 0, cells * 0.09, 0}},
                    weights);
            MapTally tally = allocation.tally();
            for (int i = 0; i < cells; i++) {
                tally.add(0, allocation.stored(0, 2, weight[i], 0.09, i), 0.09, i);
            }
            Allocation.Settled settled = allocation.settle(tally);
            ExactSum back = new ExactSum();
            for (int i = 0; i < cells; i++) {
                float stored = settled.stored(0, 2, weight[i], 0.09, i);
                back.add(stored * 0.09);
                double exact = allocation.density(0, 2, weight[i], 0.09);
                assertThat((double) stored).isCloseTo(exact, within(exact * 1e-4));
            }
            ConservationCheck check = settled.checks().get(0);
            assertThat(check.tolerance()).isEqualTo(1e-9);
            assertThat(back.value()).isCloseTo(check.expected(), within(check.expected() * 1e-9));
            assertThat(check.got()).isCloseTo(back.value(), within(check.expected() * 1e-14));
        }
    }

    @Test
    void aSingleCellIsHeldAsCloselyAsItsThirtyTwoBitsAllow() {
        Allocation allocation = Allocation.byArea(
                "p", 2020, List.of("a"), new double[] {1.0 / 3}, new double[][] {{0, 0, 1, 0}}, TARGET);
        MapTally tally = allocation.tally();
        tally.add(0, allocation.stored(0, 2, 0, 1, 5), 1, 5);
        ConservationCheck check = allocation.settle(tally).checks().get(0);
        assertThat(check.passed()).isTrue();
        assertThat(check.got()).isEqualTo((float) (1.0 / 3));
        assertThat(check.tolerance()).isBetween(1e-9, 6.1e-8);
    }

    @Test
    void aMapThatLostACellDoesNotPass() {
        Allocation allocation =
                Allocation.byArea("p", 2020, List.of("a"), new double[] {10}, new double[][] {{0, 0, 2, 0}}, TARGET);
        assertThat(allocation.settle(allocation.tally()).checks().get(0).passed())
                .isFalse();
        assertThat(ConservationCheck.of("x", 0, 0).passed()).isTrue();
        assertThat(ConservationCheck.of("x", 0, 1e-30).passed()).isFalse();
        assertThat(ConservationCheck.of("x", 1, Double.NaN).passed()).isFalse();
        assertThat(ConservationCheck.of("x", 1, 1 + 1.1e-9).passed()).isFalse();
        assertThat(ConservationCheck.of("x", 1, 1 + 0.9e-9).passed()).isTrue();
    }

    @Test
    void thePartsOfAUnitAddUpToItWhateverTheRule() {
        SplittableRandom random = new SplittableRandom(2);
        int parts = 50;
        for (int rule = 0; rule < 3; rule++) {
            double[][] part_ha = new double[parts][4];
            double[][] part_weight = new double[parts][4];
            double[] unit_ha = new double[4];
            Allocation.Weights weights = new Allocation.Weights(1, TARGET);
            Allocation.Weights byPart = new Allocation.Weights(parts, TARGET);
            for (int p = 0; p < parts; p++) {
                for (int c = 1; c < 4; c++) {
                    part_ha[p][c] = rule == 2 && c == 2 ? 0 : random.nextDouble();
                    unit_ha[c] += part_ha[p][c];
                    double w = rule == 0 ? random.nextDouble() : 0;
                    weights.add(0, c, w);
                    byPart.add(p, c, w);
                }
                for (int c = 0; c < 4; c++) {
                    part_weight[p][c] = byPart.sum(p, c);
                }
            }
            Allocation allocation = Allocation.byWeight(
                    "p", 2020, List.of("a"), new double[] {1000}, new double[][] {unit_ha}, weights);
            assertThat(Allocation.cautions(List.of(allocation), u -> "unit " + u)
                            .isEmpty())
                    .as("by weight")
                    .isEqualTo(rule == 0);
            double sum = 0;
            for (int p = 0; p < parts; p++) {
                for (double share : allocation.part_tCO2(0, part_ha[p], part_weight[p])) {
                    sum += share;
                }
            }
            assertThat(sum).isCloseTo(1000, within(1e-9));
        }
    }

    /** The JDK's SplittableRandom mixes by SplitMix64 too: its number after a seed is the draw of a cell. */
    @Test
    void aCellIsRoundedUpOrDownByTheDrawOfItsNumberAndYear() {
        for (int year : new int[] {2020, 2021}) {
            for (double total : new double[] {1000.0 / 3, 1000.0 / 7}) { // the nearest float is above, and below
                Allocation allocation = Allocation.byArea(
                        "p", year, List.of("a"), new double[] {total}, new double[][] {{0, 0, 90, 0}}, TARGET);
                double exact = total / 90;
                float near = (float) exact;
                float below = near < exact ? near : Math.nextDown(near);
                double part = (exact - below) / ((double) Math.nextUp(below) - below);
                for (long cell = 0; cell < 500; cell++) {
                    double draw = new SplittableRandom(cell + 0x9e3779b97f4a7c15L * year).nextDouble();
                    assertThat(allocation.stored(0, 2, 0, 0.09, cell))
                            .isEqualTo(draw < part ? Math.nextUp(below) : below);
                }
            }
        }
        Allocation even =
                Allocation.byArea("p", 2020, List.of("a"), new double[] {1000}, new double[][] {{0, 0, 40, 0}}, TARGET);
        assertThat(even.stored(0, 2, 0, 0.09, 3)).as("nothing to round").isEqualTo(25);
    }

    @Test
    void weightsThatTilesSummedApartAreThoseOfTheWhole() {
        SplittableRandom random = new SplittableRandom(3);
        Allocation.Weights whole = new Allocation.Weights(3, TARGET);
        Allocation.Weights one = new Allocation.Weights(3, TARGET);
        Allocation.Weights other = new Allocation.Weights(3, TARGET);
        for (int i = 0; i < 200; i++) {
            int unit = i % 2; // the third has no cell
            double weight = random.nextDouble();
            whole.add(unit, i % 4, weight);
            (unit == 1 || i < 50 ? one : other).add(unit, i % 4, weight); // the second unit lies in one tile alone
        }
        other.add(one);
        for (int unit = 0; unit < 3; unit++) {
            for (int c = 0; c < 4; c++) {
                assertThat(other.sum(unit, c)).isEqualTo(whole.sum(unit, c));
            }
        }
        assertThat(whole.sum(0, 2)).isPositive();
    }

    private static Allocation nine() {
        return Allocation.byArea("p", 2020, List.of("a"), new double[] {9}, new double[][] {{0, 0, 3, 0}}, TARGET);
    }

    private static float settled(MapTally tally, long cell) {
        return nine().settle(tally).stored(0, 2, 0, 1, cell);
    }

    /** 9 tCO2 on 3 ha, of which the cells hold 8: what is missing lies on the largest, of equals on the first. */
    @Test
    void theRestLiesOnTheLargestCellAndOfEqualsOnTheFirstOfTheGrid() {
        MapTally tally = nine().tally();
        tally.add(0, 3, 1, 8);
        tally.add(0, 2, 1, 2);
        tally.add(0, 3, 1, 4);
        assertThat(settled(tally, 4)).isEqualTo(4);
        assertThat(settled(tally, 8)).isEqualTo(3);
        assertThat(settled(tally, 2)).isEqualTo(3);
        MapTally after = nine().tally();
        after.add(0, 3, 1, 4);
        after.add(0, 3, 1, 8);
        after.add(0, 2, 1, 2);
        assertThat(settled(after, 4)).isEqualTo(4);
        assertThat(settled(after, 8)).isEqualTo(3);
        MapTally small = nine().tally();
        small.add(0, 2, 1, 2);
        MapTally large = nine().tally();
        large.add(0, 3, 1, 8);
        large.add(0, 3, 1, 4);
        small.add(large);
        assertThat(settled(small, 4)).as("of another tile").isEqualTo(4);
        assertThat(settled(small, 2)).isEqualTo(3);
    }

    @Test
    void theFirstCellOfTheGridMayHoldTheRestAsAnyOther() {
        MapTally tally = nine().tally();
        tally.add(0, 4, 1, 0);
        tally.add(0, 2, 1, 1);
        tally.add(0, 2, 1, 2);
        assertThat(settled(tally, 0)).isEqualTo(5);
        Allocation third = Allocation.byArea(
                "p", 2020, List.of("a"), new double[] {1.0 / 3}, new double[][] {{0, 0, 1, 0}}, TARGET);
        MapTally alone = third.tally();
        alone.add(0, third.stored(0, 2, 0, 1, 0), 1, 0);
        ConservationCheck check = third.settle(alone).checks().get(0);
        assertThat(check.passed()).isTrue();
        assertThat(check.tolerance())
                .as("a cell half a step off still passes")
                .isGreaterThan(0.5 * Math.ulp(1f / 3) * 3);
    }

    @Test
    void aUnitWithoutEmissionsHasNoneOnAnyCell() {
        Allocation allocation =
                Allocation.byArea("p", 2021, List.of("a"), new double[] {0}, new double[][] {{0, 0, 2, 0}}, TARGET);
        MapTally tally = allocation.tally();
        tally.add(0, allocation.stored(0, 2, 0, 1, 0), 1, 0);
        Allocation.Settled settled = allocation.settle(tally);
        assertThat(settled.stored(0, 2, 0, 1, 0)).isZero();
        assertThat(settled.checks()).allMatch(ConservationCheck::passed);
    }

    @Test
    void targetsAreTheClassesNamed() {
        Legend six = Legend.preset("landUse.legend", "cnlucc-6");
        List<LandClass> named = six.list().stream()
                .filter(c -> c.index() == 5 || c.index() == 6)
                .toList();
        assertThat(Allocation.targets(six, named)).containsExactly(false, false, false, false, false, true, true);
    }
}
