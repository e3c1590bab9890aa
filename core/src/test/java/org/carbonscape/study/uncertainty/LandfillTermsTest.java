package org.carbonscape.study.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.carbonscape.carbon.Correlation;
import org.carbonscape.carbon.Correlations;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.plan.AccountOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was known of waste when it was landfilled stays with its methane. */
class LandfillTermsTest {
    private static final double RATE = 0.09;

    @TempDir
    private Path folder;

    @Test
    void intervalsOfTheWasteReachTheMethaneOfLaterYears() {
        SmallStudy small = SmallStudy.in(folder);
        small.text("own.csv", "item,factor,unit\nlandfilled waste,0.02,tCH4/t\n");
        small.text(
                "energy.csv",
                "year,unit,item,amount,unit_of_amount,low,high\n1990,B,landfilled waste,100,t,80,120\n"
                        + "2000,B,landfilled waste,300,t,270,330\n2020,B,diesel,1,t,,\n");
        String energy = "carbon:\n  energy: { file: energy.csv, units: parts, route: ncv, item-factors: own.csv, "
                + "landfill: decay, decay-rate: 0.09 }\n";
        // waste of 1991 to 1999 is a straight line of both
        double first = 0;
        double last = 0;
        for (int i = 0; i <= 10; i++) {
            double decaying = Math.exp(-RATE * (29 - i)) - Math.exp(-RATE * (30 - i));
            first += 100 * (1 - i / 10.0) * decaying;
            last += 300 * (i / 10.0) * decaying;
        }
        double all = first + last;
        // wrong in one year, wrong alike in all
        assertThat(percent(small.run(energy), AccountOptions.none()))
                .isCloseTo(100 * (0.2 * first + 0.1 * last) / all, within(1e-9));
        AccountOptions none = AccountOptions.none();
        AccountOptions apart = new AccountOptions(
                new AccountOptions.Doubt(List.of(), 0, new Correlations(new Correlation(0, 1), Map.of()), false, 0),
                none.product(),
                none.worth(),
                none.land(),
                none.sinks());
        assertThat(percent(small.run(energy), apart))
                .isCloseTo(100 * Math.hypot(0.2 * first, 0.1 * last) / all, within(1e-9));
    }

    private static double percent(SmallStudy.Run run, AccountOptions options) {
        Table table = new UncertaintyTables(run.inputs(), run.counts(), run.account(), options, 1, new PlainEngine())
                .parts()
                .orElseThrow();
        for (int r = 0; r < table.rows(); r++) {
            if (table.integer(r, table.column("year")) == 2020
                    && table.text(r, table.column("name")).equals("landfilled waste")
                    && table.text(r, table.column("method")).equals("propagation")) {
                return table.number(r, table.column("percent"));
            }
        }
        throw new AssertionError("no landfilled waste");
    }
}
