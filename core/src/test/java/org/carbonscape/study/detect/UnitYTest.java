package org.carbonscape.study.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.carbonscape.study.SmallStudy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitYTest {
    @TempDir
    private Path folder;

    /** With the signs of the tables: uptake is negative, which means of strata show. */
    @Test
    void yIsWhatTheTablesOfUnitsSay() {
        SmallStudy.Run run = SmallStudy.in(folder).run(SmallStudy.ALL_CARBON);
        int phase = 2;
        Map<String, IntToDoubleFunction> amounts = Map.of(
                "source", u -> SmallStudy.source_tCO2(u, phase),
                "sink", u -> SmallStudy.sink_tCO2(u, phase),
                "net", u -> SmallStudy.source_tCO2(u, phase) + SmallStudy.sink_tCO2(u, phase),
                "stock", u -> SmallStudy.stock_tC(u, phase),
                "stock_change", u -> SmallStudy.stock_tC(u, phase) - SmallStudy.stock_tC(u, phase - 1));
        amounts.forEach((column, amount) -> {
            UnitY total = UnitY.of(column, run.account(), 0, phase);
            UnitY perHectare = UnitY.of(column + "_per_ha", run.account(), 0, phase);
            assertThat(total.units()).containsExactly(1, 2, 3, 4);
            for (int u = 1; u <= 4; u++) {
                double ha =
                        SmallStudy.cells(u, phase, 1) + SmallStudy.cells(u, phase, 2) + SmallStudy.cells(u, phase, 3);
                assertThat(total.values()[u - 1]).as(column).isCloseTo(amount.applyAsDouble(u), within(1e-9));
                assertThat(perHectare.values()[u - 1]).as(column).isCloseTo(amount.applyAsDouble(u) / ha, within(1e-9));
            }
        });
    }
}
