package org.carbonscape.study.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.account.UnitQuantities;
import org.carbonscape.study.plan.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitDrawsTest {
    @TempDir
    private Path folder;

    /** What statistics of each quantity take, with its sign and unit: a sink as its magnitude, a stock as carbon. */
    @Test
    void drawsOfNextToNoUncertaintyAreWhatStatisticsTake() {
        SmallStudy.Run run = SmallStudy.in(folder)
                .text("factors.csv", """
                        class,value,unit,low,high
                        cropland,0.5,tCO2/ha/yr,0.4999999,0.5000001
                        forest,-2,tCO2/ha/yr,-2.0000001,-1.9999999
                        """)
                .text("stock.csv", """
                        class,value,unit,low,high
                        cropland,50,tC/ha,49.99999,50.00001
                        forest,150,tC/ha,149.9999,150.0001
                        construction,10,tC/ha,,
                        """)
                .run(SmallStudy.ALL_CARBON);
        UnitQuantities given = new UnitQuantities(run.account());
        for (Quantity quantity : List.of(Quantity.NET, Quantity.SOURCE, Quantity.SINK, Quantity.STOCK)) {
            double[] drawn = new UnitDraws(
                            run.account(), run.study().carbon().options(), 1, 100, quantity, 0, 2, new PlainEngine())
                    .perHectare(7);
            for (int unit = 1; unit <= 4; unit++) {
                double ha = SmallStudy.cells(unit, 2, 1) + SmallStudy.cells(unit, 2, 2) + SmallStudy.cells(unit, 2, 3);
                double expected = given.amount(quantity, 0, 2).applyAsDouble(unit) / ha;
                assertThat(drawn[unit])
                        .as("%s of %d", quantity, unit)
                        .isCloseTo(expected, within(1e-4 * Math.abs(expected)));
            }
            assertThat(drawn[3])
                    .as("%s of a unit with forest and fields", quantity)
                    .isNotZero();
        }
    }
}
