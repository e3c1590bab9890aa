package org.carbonscape.study.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.carbonscape.carbon.Propagation;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.plan.AccountOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far off sinks from layers may be. */
class SinkTermsTest {
    private static final String NEP =
            "sinks: { classes: [forest], unit: gC/m2/yr, nep: { 2000: n.tif, 2010: n.tif, " + "2020: n.tif } }";

    @TempDir
    private Path folder;

    /** gC/m2 a year: sinks in the west, sources in the east, nothing known in one column. */
    private static double nep(double column, double row) {
        return column == 1 ? Double.NaN : 300 - 90 * column + row;
    }

    private SmallStudy study() {
        return SmallStudy.in(folder).values("n.tif", SinkTermsTest::nep);
    }

    /** Errors of all cells go together: 30 % of the sink, and a standard error of 50 + 5 column gC/m2 a year. */
    @Test
    void layersMayBeOffByAPercentageAndByTheirStandardErrors() {
        SmallStudy small = study().values("e.tif", (column, row) -> 50 + 5 * column);
        SmallStudy.Run run = small.run(
                "carbon: { " + NEP.replace("unit:", "uncertainty: 30, standard-error: e.tif, unit:") + " }\n");
        AccountTerms terms =
                new AccountTerms(run.account(), AccountOptions.none().doubt());
        for (int p = 0; p < 3; p++) {
            double flux = 0;
            double error = 0;
            for (int i = 0; i < 48; i++) {
                if (SmallStudy.at(p, i % 8, i / 8) == 2 && i % 8 != 1 && nep(i % 8, i / 8) > 0) {
                    flux -= nep(i % 8, i / 8) * 0.01 * 44 / 12;
                    error += (50 + 5 * (i % 8)) * 0.01 * 44 / 12;
                }
            }
            FlowTerms all = terms.region(p);
            assertThat(terms.numbers().value(all.sink())).isCloseTo(flux, within(1e-4));
            assertThat(new Propagation(terms.numbers()).ofSum(all.sink()).below())
                    .isCloseTo(Math.hypot(0.3 * flux, 1.959964 * error), within(1e-4));
        }
    }

    @Test
    void withStandardErrorsAloneTheSinkStillCountsAsUncertain() {
        SmallStudy.Run run = study().values("e.tif", (column, row) -> 40)
                .run("carbon: { " + NEP.replace("unit:", "standard-error: e.tif, unit:") + " }\n");
        UncertaintyTables tables = new UncertaintyTables(
                run.inputs(), run.counts(), run.account(), AccountOptions.none(), 1, new PlainEngine());
        Table table = tables.byUnit().orElseThrow();
        assertThat(table.rows()).isPositive();
        for (int r = 0; r < table.rows(); r++) {
            if (table.number(r, table.column("estimate_tCO2")) != 0) {
                assertThat(table.number(r, table.column("share_without_range"))).isZero();
                assertThat(table.number(r, table.column("high_tCO2")))
                        .isGreaterThan(table.number(r, table.column("low_tCO2")));
            }
        }
    }
}
