package org.carbonscape.study.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.plan.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitQuantitiesTest {
    @TempDir
    private Path folder;

    @Test
    void valuesThatDifferByRoundingAloneAreOne() {
        double up = Math.nextUp(23.6);
        assertThat(UnitQuantities.evened(new double[] {Double.NaN, 23.6, up, 23.6}))
                .containsExactly(Double.NaN, 23.6, 23.6, 23.6);
        assertThat(UnitQuantities.evened(new double[] {-up, -23.6})).containsExactly(-up, -up);
        assertThat(UnitQuantities.evened(new double[] {0, 0, -0.0})).containsOnly(-0.0);
        // a true difference, however small beside the values, stays
        assertThat(UnitQuantities.evened(new double[] {1, 1 + 1e-11})).containsExactly(1, 1 + 1e-11);
        assertThat(UnitQuantities.evened(new double[] {1e-300, 0})).containsExactly(1e-300, 0);
        assertThat(UnitQuantities.evened(new double[] {Double.NaN})).containsExactly(Double.NaN);
    }

    @Test
    void landOfOneFactorHasOneFluxPerHectare() {
        SmallStudy small = SmallStudy.in(folder);
        small.text(
                "factors.csv",
                "class,value,unit\nforest,-0.7,tC/ha/yr\ncropland,-0.7,tC/ha/yr\nconstruction,-0.7,tC/ha/yr\n");
        SmallStudy.Run run = small.run("carbon: { factors: factors.csv }\n");
        for (int set = 0; set < run.counts().sets().size(); set++) {
            double[] net = new UnitQuantities(run.account()).perHectare(Quantity.NET, set, 0);
            assertThat(Arrays.stream(net).filter(v -> !Double.isNaN(v)).distinct())
                    .hasSize(1);
        }
    }

    /** Cells of a hectare, looked at one by one. */
    @Test
    void everyQuantityOfAUnitIsThatOfItsCells() {
        SmallStudy.Run run = SmallStudy.in(folder).run(SmallStudy.ALL_CARBON);
        UnitQuantities quantities = new UnitQuantities(run.account());
        for (Quantity q : Quantity.values()) {
            assertThat(quantities.has(q)).isTrue();
            for (int p = 0; p < 3; p++) {
                double[] perHectare = quantities.perHectare(q, 0, p);
                for (int u = 1; u <= 4; u++) {
                    double source = SmallStudy.source_tCO2(u, p);
                    double sink = SmallStudy.sink_tCO2(u, p);
                    double expected = switch (q) {
                        case NET -> source + sink;
                        case SOURCE -> source;
                        case SINK -> -sink;
                        case STOCK -> SmallStudy.stock_tC(u, p);
                        case STOCK_CHANGE ->
                            p == 0 ? Double.NaN : SmallStudy.stock_tC(u, p) - SmallStudy.stock_tC(u, p - 1);
                    };
                    double hectares = 0;
                    for (int c = 1; c <= 3; c++) {
                        hectares += SmallStudy.cells(u, p, c);
                    }
                    assertThat(quantities.amount(q, 0, p).applyAsDouble(u))
                            .as("%s of %s in phase %s", q, u, p)
                            .isCloseTo(expected, within(1e-9));
                    assertThat(perHectare[u]).isCloseTo(expected / hectares, within(1e-9));
                }
            }
        }
        UnitQuantities flows = new UnitQuantities(
                SmallStudy.in(folder).run(SmallStudy.FACTORS_AND_EMISSIONS).account());
        assertThat(Arrays.stream(Quantity.values()).filter(flows::has)).containsExactlyElementsOf(Quantity.FLOWS);
        UnitQuantities stocks = new UnitQuantities(
                SmallStudy.in(folder).run("carbon: { stock: stock.csv }\n").account());
        assertThat(Arrays.stream(Quantity.values()).filter(stocks::has))
                .containsExactly(Quantity.STOCK, Quantity.STOCK_CHANGE);
    }
}
