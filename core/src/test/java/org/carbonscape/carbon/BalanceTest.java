package org.carbonscape.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.carbonscape.carbon.Balance.ClassFlow;
import org.carbonscape.land.Legend;
import org.carbonscape.measure.Substance;
import org.carbonscape.problem.InputTable;
import org.junit.jupiter.api.Test;

class BalanceTest {
    private static final Legend SIX = Legend.preset("landUse.legend", "cnlucc-6");
    private static final FactorSet LITERATURE = FactorSet.preset("carbon.factors", "literature-cn", SIX);

    private static Balance balance(FactorSet factors, double[][] area_ha, double[][] emitted) {
        List<String> ids =
                IntStream.range(0, area_ha.length).mapToObj(u -> "u" + u).toList();
        return Balance.of(2020, ids::get, ofThemselves(ids, area_ha), factors, Charges.own(emitted), LandFlows.none());
    }

    /** Units that own themselves: each may have factors of its own. */
    private static OwnedLand ofThemselves(List<String> ids, double[][] area_ha) {
        int[] each = IntStream.range(0, area_ha.length).toArray();
        return OwnedLand.cut(area_ha, each, each, area_ha, ids);
    }

    @Test
    void areasTimesFactorsAndEmissionsMakeTheBalance() {
        // one unit: 100 ha cultivated, 1000 ha forest, 10 ha construction charged with 5000 tCO2
        Balance balance = balance(
                LITERATURE, new double[][] {{50, 100, 1000, 0, 0, 10, 0}}, new double[][] {{0, 0, 0, 0, 0, 5000, 0}});
        double source = 100 * 0.422 * 44 / 12 + 5000; // 5154.733
        double sink = -1000 * 0.644 * 44 / 12; // -2361.333
        Balance.UnitBalance unit = balance.unitBalances().get(0);
        assertThat(unit.source_tCO2()).isCloseTo(source, within(1e-9));
        assertThat(unit.sink_tCO2()).isCloseTo(sink, within(1e-9));
        assertThat(unit.net_tCO2()).isCloseTo(source + sink, within(1e-9));
        assertThat(unit.area_ha()).isEqualTo(1110);
        assertThat(balance.classFlows())
                .extracting(f -> f.className() + " " + f.flow().text())
                .containsExactly(
                        "cultivated source",
                        "forest sink",
                        "grassland sink",
                        "water sink",
                        "construction source",
                        "unused sink");
        assertThat(balance.classFlows().get(1).tC()).isCloseTo(-644, within(1e-9));
        assertThat(balance.classFlows().get(4))
                .isEqualTo(new ClassFlow(2020, "construction", Flow.SOURCE, Substance.co2ToCarbon(5000), 5000));
        assertThat(balance.checks(2020)).allMatch(ConservationCheck::passed);
    }

    /** The last class of a legend counts as any other: its area, its factor, its emissions. */
    @Test
    void theLastClassOfTheLegendCounts() {
        Balance balance =
                balance(LITERATURE, new double[][] {{0, 0, 0, 0, 0, 0, 200}}, new double[][] {{0, 0, 0, 0, 0, 0, 7}});
        Balance.UnitBalance unit = balance.unitBalances().get(0);
        assertThat(unit.area_ha()).isEqualTo(200);
        assertThat(unit.source_tCO2()).isEqualTo(7);
        double factor = LITERATURE.find(6).orElseThrow().tC_per_ha_yr();
        assertThat(factor).isNegative();
        assertThat(unit.sink_tCO2()).isCloseTo(200 * factor * 44 / 12, within(1e-9));
        assertThat(balance.checks(2020)).allMatch(ConservationCheck::passed);
    }

    /** What rounding leaves of sources and sinks that are equal is no loss: 0.1 + 0.2 - 0.3 of units and of classes. */
    @Test
    void sourcesAndSinksMayCancel() {
        double[][] area_ha = {{0, 0, 0, 0, 0, 1, 0}, {0, 0, 0, 0, 0, 1, 0}, {0, 0, 0, 0, 0, 0, 1}};
        double[][] emitted = {{0, 0, 0, 0, 0, 0.1, 0}, {0, 0, 0, 0, 0, 0.2, 0}, {0, 0, 0, 0, 0, 0, -0.3}};
        List<String> ids = List.of("a", "b", "c");
        FactorSet none =
                FactorSet.of(InputTable.of("carbon.factors", List.of("class", "value", "unit"), List.of()), SIX);
        Balance balance =
                Balance.of(2020, ids::get, ofThemselves(ids, area_ha), none, Charges.own(emitted), LandFlows.none());
        assertThat(balance.classFlows().stream().mapToDouble(ClassFlow::tCO2).sum())
                .isNotZero()
                .isCloseTo(0, within(1e-15));
        assertThat(balance.checks(2020)).allMatch(ConservationCheck::passed);
        assertThat(ConservationCheck.ofBalance("lost", 0, 1e-9, 0.6).passed()).isFalse();
    }

    /** Corrections may be negative; a class whose emissions cancel is charged nevertheless. */
    @Test
    void emissionsThatCancelAreAFinding() {
        Balance balance =
                balance(LITERATURE, new double[][] {{0, 0, 0, 0, 0, 1, 0}, {0, 0, 0, 0, 0, 1, 0}}, new double[][] {
                    {0, 0, 0, 5, 0, 0, 0}, {0, 0, 0, -5, 0, 0, 0}
                });
        assertThat(balance.classFlows())
                .filteredOn(f -> f.className().equals("grassland") && f.flow() == Flow.SOURCE)
                .extracting(ClassFlow::tCO2)
                .containsExactly(0.0);
    }

    @Test
    void theTotalsOfTheReferenceStudyComeOutOfItsFactorOnly() {
        // 4275.49 and 4165.38 x 10^4 tCO2 over -6.44 tC/ha: 18,106 and 17,640 km2 of forest
        FactorSet reference = FactorSet.preset("carbon.factors", "reference-study", SIX);
        double[][] nothing = new double[1][7];
        for (double[] pair : new double[][] {{18_106, 4275.49}, {17_640, 4165.38}}) {
            Balance balance = balance(reference, new double[][] {{0, 0, pair[0] * 100, 0, 0, 0, 0}}, nothing);
            assertThat(-balance.sink_tCO2() / 1e4).isCloseTo(pair[1], within(0.1));
        }
        // with the usual factor the sink of 2020 is about 417 x 10^4 tCO2, 3 % of the source of 13029.34
        Balance usual = balance(
                reference.withUsualFactors().orElseThrow(), new double[][] {{0, 0, 1_764_000, 0, 0, 0, 0}}, nothing);
        assertThat(-usual.sink_tCO2() / 1e4).isCloseTo(416.5, within(0.1));
        assertThat(-usual.sink_tCO2() / 1e4 / 13029.34).isCloseTo(0.032, within(0.0005));
        // and 4275.49 x 10^4 tCO2 would need 181,063 km2 at -0.644
        assertThat(4275.49e4 / (0.644 * 44 / 12) / 100).isCloseTo(181_063, within(1.0));
    }

    @Test
    void unitsAndClassesAddUpWhateverTheOrder() {
        SplittableRandom random = new SplittableRandom(5);
        int n = 200;
        double[][] area = new double[n][7];
        double[][] emitted = new double[n][7];
        for (int u = 0; u < n; u++) {
            for (int c = 1; c < 7; c++) {
                area[u][c] = random.nextDouble() * 1e6;
            }
            emitted[u][5] = random.nextDouble() * 1e8;
        }
        Balance balance = balance(LITERATURE, area, emitted);
        double[][] areaReversed = new double[n][];
        double[][] emittedReversed = new double[n][];
        for (int u = 0; u < n; u++) {
            areaReversed[u] = area[n - 1 - u];
            emittedReversed[u] = emitted[n - 1 - u];
        }
        Balance reversed = balance(LITERATURE, areaReversed, emittedReversed);
        assertThat(reversed.classFlows()).isEqualTo(balance.classFlows());
        assertThat(reversed.source_tCO2()).isEqualTo(balance.source_tCO2());
        assertThat(balance.checks(2020)).allMatch(ConservationCheck::passed);
        double byHand = 0;
        for (int u = 0; u < n; u++) {
            byHand += area[u][1] * 0.422 * 44 / 12 + emitted[u][5];
        }
        assertThat(balance.source_tCO2()).isCloseTo(byHand, within(byHand * 1e-12));
    }

    @Test
    void whatIsChargedToAUnitWithoutAnyCellBelongsToNoClassAndTheAccountStillCloses() {
        Balance balance = balance(LITERATURE, new double[][] {{0, 100, 0, 0, 0, 10, 0}, new double[7]}, new double[][] {
            {0, 0, 0, 0, 0, 5000, 0}, {7000, 0, 0, 0, 0, 0, 0}
        });
        assertThat(balance.unitBalances().get(1).source_tCO2()).isEqualTo(7000);
        assertThat(balance.checks(2020)).isNotEmpty().allMatch(ConservationCheck::passed);
    }

    @Test
    void aClassMayBeASourceHereAndASinkThere() {
        FactorSet factors = FactorSet.of(InputTable.parse("carbon.factors", """
                class,value,unit,unit_id
                forest,-1,tC/ha/yr,
                forest,0.5,tC/ha/yr,u1
                """), SIX);
        Balance balance =
                balance(factors, new double[][] {{0, 0, 12, 0, 0, 0, 0}, {0, 0, 24, 0, 0, 0, 0}}, new double[2][7]);
        assertThat(balance.classFlows())
                .containsExactly(
                        new ClassFlow(2020, "forest", Flow.SOURCE, 12, 44),
                        new ClassFlow(2020, "forest", Flow.SINK, -12, -44));
        assertThat(balance.net_tCO2()).isZero();
    }

    @Test
    void aFactorIsThatOfTheLandsOwnerWhateverUnitTheLandIsCountedFor() {
        FactorSet factors = FactorSet.of(InputTable.parse("carbon.factors", """
                class,value,unit,unit_id
                forest,-1,tC/ha/yr,
                forest,0.5,tC/ha/yr,u1
                cultivated,0.3,tC/ha/yr,u1
                """), SIX);
        // squares: the first holds 12 ha of forest of nobody and 24 of u1, the second 6 ha of u1 with 3 cultivated, the
        // third none; the outside has nobody's 10 ha
        double[][] squares = {{0, 0, 10, 0, 0, 0, 0}, {0, 0, 36, 0, 0, 0, 0}, {0, 3, 6, 0, 0, 0, 0}, new double[7]};
        double[][] parts = {
            {0, 0, 10, 0, 0, 0, 0}, {0, 0, 12, 0, 0, 0, 0}, {0, 0, 24, 0, 0, 0, 0}, {0, 3, 6, 0, 0, 0, 0}
        };
        OwnedLand cut =
                OwnedLand.cut(squares, new int[] {0, 1, 1, 2}, new int[] {0, 0, 1, 1}, parts, List.of("", "u1"));
        List<String> ids = List.of("outside", "a", "b", "c");
        Balance bySquare = Balance.of(2020, ids::get, cut, factors, Charges.none(4), LandFlows.none());
        assertThat(bySquare.unitBalances())
                .containsExactly(
                        new Balance.UnitBalance("outside", 2020, 0, Substance.carbonToCo2(-10), 10, 0),
                        new Balance.UnitBalance("a", 2020, 44, -44, 36, 0),
                        new Balance.UnitBalance("b", 2020, Substance.carbonToCo2(3 + 0.3 * 3), 0, 9, 0),
                        new Balance.UnitBalance("c", 2020, 0, 0, 0, 0));
        // the same land by its owners
        Balance byOwner =
                balance(factors, new double[][] {{0, 0, 22, 0, 0, 0, 0}, {0, 3, 30, 0, 0, 0, 0}}, new double[2][7]);
        assertThat(bySquare.source_tCO2()).isCloseTo(byOwner.source_tCO2(), within(1e-12));
        assertThat(bySquare.sink_tCO2()).isCloseTo(byOwner.sink_tCO2(), within(1e-12));
        assertThat(bySquare.classFlows())
                .usingRecursiveComparison()
                .withComparatorForType((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b), Double.class)
                .isEqualTo(byOwner.classFlows());
    }

    @Test
    void emptyUnitsAreNoTrouble() {
        Balance balance =
                balance(LITERATURE, new double[][] {{7, 0, 0, 0, 0, 0, 0}}, new double[][] {{100, 0, 0, 0, 0, 0, 0}});
        assertThat(balance.source_tCO2())
                .as("emissions on no map count for the unit")
                .isEqualTo(100);
        assertThat(balance(LITERATURE, new double[0][], new double[0][]).net_tCO2())
                .isZero();
    }

    @Test
    void coefficientsCompareSharesOfMoneyAndUptakeWithSharesOfEmissions() {
        // G 60, 40; C 25, 75: ECC = 0.6/0.25 = 2.4, 0.4/0.75 = 0.5333
        assertThat(BalanceCoefficients.economicContribution(new double[] {60, 40}, new double[] {25, 75}))
                .containsExactly(new double[] {2.4, 0.4 / 0.75}, within(1e-15));
        // a unit without GDP leaves both totals
        assertThat(
                        BalanceCoefficients.economicContribution(
                                new double[] {60, Double.NaN, 40}, new double[] {25, 900, 75})[0])
                .isCloseTo(2.4, within(1e-15));
        assertThat(BalanceCoefficients.ecologicalSupport(new double[] {-30, -10}, new double[] {50, 50}))
                .containsExactly(new double[] {1.5, 0.5}, within(1e-15));
        assertThat(BalanceCoefficients.ecologicalSupport(new double[] {-30, -10}, new double[] {0, 50})[0])
                .isNaN();
        assertThat(BalanceCoefficients.ecologicalSupport(new double[] {0, 0}, new double[] {1, 2}))
                .containsOnly(Double.NaN);
    }

    /** The lines of a unit look at its own land only, however many others have factors. */
    @Test
    void linesOfManyUnitsWithFactorsOfTheirOwnAreMadeAtOnce() {
        int units = 20_000;
        List<String> ids = IntStream.range(0, units).mapToObj(u -> "u" + u).toList();
        StringBuilder rows = new StringBuilder("class,value,unit,unit_id\n");
        ids.forEach(u -> rows.append("forest,-1,tC/ha/yr,").append(u).append('\n'));
        double[][] area = new double[units][];
        Arrays.fill(area, new double[] {0, 0, 10, 0, 0, 0, 0});
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            FactorSet factors = FactorSet.of(InputTable.parse("carbon.factors", rows.toString()), SIX);
            Balance balance = balance(factors, area, new double[units][7]);
            OwnedLand land = ofThemselves(ids, area);
            for (int u = 0; u < units; u++) {
                assertThat(balance.factorLines("counties", u, land, factors))
                        .extracting(l -> l.place().unitId(), LedgerLine::result)
                        .containsExactly(tuple("u" + u, -10 * 44 / 12.0));
                assertThat(balance.net_tCO2()).isEqualTo(-10 * 44 / 12.0 * units);
            }
        });
    }
}
