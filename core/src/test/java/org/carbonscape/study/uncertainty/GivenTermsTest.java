package org.carbonscape.study.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.study.SmallStudy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Emissions that are given by sector or gas, with intervals. */
class GivenTermsTest {
    @TempDir
    private Path folder;

    /** Sectors err apart: 100 +- 20, 50 +- 15 and 30 for sure are 180 +- 25. */
    @Test
    void intervalsOfSectorsCombine() {
        assertThat(halfWidth("industry,100,tCO2,80,120", "farming,50,tCO2,35,65", "homes,30,tCO2,,", ""))
                .isCloseTo(25, within(1e-9));
    }

    /** Of the sector without an interval the study's own half-width holds: 20 of 100 beside 20 and 15. */
    @Test
    void aSectorWithoutAnIntervalHasTheStudys() {
        String percent = "  emissions-uncertainty: [20]\n";
        assertThat(halfWidth("industry,100,tCO2,80,120", "farming,50,tCO2,35,65", "homes,100,tCO2,,", percent))
                .isCloseTo(Math.sqrt(20 * 20 + 15 * 15 + 20 * 20), within(1e-9));
    }

    private double halfWidth(String first, String second, String third, String keys) {
        SmallStudy small = SmallStudy.in(folder);
        small.text(
                "sectors.csv",
                "year,unit,sector,amount,unit_of_amount,low,high\n2020,B,%s\n2020,B,%s\n2020,B,%s\n"
                        .formatted(first, second, third));
        SmallStudy.Run run = small.run("carbon:\n  emissions: { file: sectors.csv, units: parts }\n" + keys);
        Table table = new UncertaintyTables(
                        run.inputs(),
                        run.counts(),
                        run.account(),
                        run.study().carbon().options(),
                        1,
                        new PlainEngine())
                .byUnit()
                .orElseThrow();
        for (int r = 0; r < table.rows(); r++) {
            if (table.integer(r, table.column("year")) == 2020
                    && table.text(r, table.column("unit")).equals("B")
                    && table.text(r, table.column("part")).equals("source")) {
                return table.number(r, table.column("half_width_tCO2"));
            }
        }
        throw new AssertionError("no source of B");
    }
}
