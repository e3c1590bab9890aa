package org.carbonscape.study.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.plan.AccountOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The interval of an item stands at the class that carries it. */
class FarmTermsTest {
    @TempDir
    private Path folder;

    @Test
    void theIntervalOfGoatsIsOfCropland() {
        SmallStudy small = SmallStudy.in(folder);
        small.text("farm.csv", "item,factor,unit,category\nour goats,1,tCO2/head,3.A.1\nour mill,3,tCO2/t,1.A.2\n");
        small.text(
                "energy.csv",
                "year,unit,item,amount,unit_of_amount,low,high\n2020,B,our goats,10,head,5,15\n"
                        + "2020,B,our mill,10,t,,\n");
        SmallStudy.Run run = small.run(
                "carbon:\n  energy: { file: energy.csv, units: parts, route: ncv, " + "item-factors: farm.csv }\n");
        Table table = new UncertaintyTables(
                        run.inputs(), run.counts(), run.account(), AccountOptions.none(), 1, new PlainEngine())
                .parts()
                .orElseThrow();
        int told = 0;
        for (int r = 0; r < table.rows(); r++) {
            if (table.integer(r, table.column("year")) == 2020
                    && table.text(r, table.column("kind")).equals("class")
                    && table.text(r, table.column("method")).equals("propagation")) {
                double width = table.number(r, table.column("high_tCO2")) - table.number(r, table.column("low_tCO2"));
                told++;
                if (table.text(r, table.column("name")).equals("cropland")) {
                    assertThat(width).isBetween(9.5, 10.5);
                } else {
                    assertThat(width).isLessThan(9.5);
                }
            }
        }
        assertThat(told).isPositive();
    }

    /** Table 3.3 of the guidelines: what was counted of an item is its activity, which errs anew each year. */
    @Test
    void amountsAreActivitiesOfTheGuidelinesTable() {
        isOfTheGuidelinesTable(guidelines(",low,high", ",6,10", ",9,11", ""));
    }

    /** The study's own half-width is of amounts that have no interval. */
    @Test
    void amountsWithTheStudysHalfWidthAreActivitiesToo() {
        isOfTheGuidelinesTable(guidelines("", "", "", "  emissions-uncertainty: [10]\n"));
    }

    /**
     * Where nothing hangs together between years, a change errs by both of them: 10 and 8 t with 20 % of the factor and
     * 10 % of the amount; where all does, by that of the 2 t between them. So do the source, its class and the item.
     */
    @Test
    void aChangeErrsByBothYearsWhereTheyErrAnew() {
        String percent = "  emissions-uncertainty: [10]\n";
        double anew = Math.sqrt(2 * 2 + 1.6 * 1.6 + 1 * 1 + 0.8 * 0.8);
        assertThat(changes(percent + "  correlation: { years: 0 }\n"))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(width -> assertThat(width).isCloseTo(2 * anew, within(1e-9)));
        assertThat(changes(percent))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(width -> assertThat(width).isCloseTo(2 * Math.hypot(0.4, 0.2), within(1e-9)));
    }

    /** Nothing lies outside the units, which has then no row; nor has what is around squares. */
    @Test
    void unitsWithoutLandHaveNoInterval() {
        Table table = uncertain("", "", "", "").byUnit().orElseThrow();
        List<String> units = IntStream.range(0, table.rows())
                .filter(r -> table.text(r, table.column("unit_set")).equals("parts"))
                .mapToObj(r -> table.text(r, table.column("unit")))
                .distinct()
                .toList();
        assertThat(units).containsExactlyElementsOf(SmallStudy.UNITS);
    }

    /** Widths of the intervals of all changes of 2 t from 2000 to 2020. */
    private List<Double> changes(String key) {
        Table table = uncertain("", "", "", key).trend().orElseThrow();
        return IntStream.range(0, table.rows())
                .filter(r -> table.text(r, table.column("method")).equals("propagation")
                        && Math.abs(table.number(r, table.column("change_tCO2")) - 2) < 1e-9)
                .mapToObj(r -> table.number(r, table.column("high_tCO2")) - table.number(r, table.column("low_tCO2")))
                .toList();
    }

    private Table guidelines(String columns, String first, String last, String key) {
        return uncertain(columns, first, last, key).guidelines().orElseThrow();
    }

    private UncertaintyTables uncertain(String columns, String first, String last, String key) {
        SmallStudy small = SmallStudy.in(folder);
        small.text("farm.csv", "item,factor,unit,category,low,high\nour goats,1,tCO2/head,3.A.1,0.8,1.2\n");
        small.text(
                "energy.csv",
                "year,unit,item,amount,unit_of_amount" + columns + "\n2000,B,our goats,8,head" + first
                        + "\n2020,B,our goats,10,head" + last + "\n");
        SmallStudy.Run run = small.run(
                "carbon:\n  energy: { file: energy.csv, units: parts, route: ncv, item-factors: farm.csv }\n" + key);
        return new UncertaintyTables(
                run.inputs(), run.counts(), run.account(), run.study().carbon().options(), 1, new PlainEngine());
    }

    private static void isOfTheGuidelinesTable(Table table) {
        assertThat(table.rows()).isEqualTo(1);
        assertThat(table.number(0, table.column("activity_percent"))).isCloseTo(10, within(1e-9));
        assertThat(table.number(0, table.column("factor_percent"))).isCloseTo(20, within(1e-9));
        assertThat(table.number(0, table.column("type_a_percent"))).isCloseTo(0, within(1e-9));
        // the last year is 10/8 of the first
        assertThat(table.number(0, table.column("trend_percent"))).isCloseTo(1.25 * 10 * Math.sqrt(2), within(1e-9));
    }
}
