package org.carbonscape.study.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.measure.Numbers;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.plan.AccountOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Classes that come and go: cropland, a source of 1 tCO2 a hectare, is built over, and construction land, which has no
 * factor, carries what each of four units emits.
 */
class TrendTest {
    @TempDir
    private Path folder;

    private SmallStudy.Run run() {
        return run("cropland,1,tCO2/ha/yr,0.9,1.1\n");
    }

    private SmallStudy.Run run(String factors) {
        String emissions = SmallStudy.UNITS.stream()
                .flatMap(u -> SmallStudy.YEARS.stream().map(y -> y + "," + u + ",100,tCO2\n"))
                .collect(Collectors.joining());
        return SmallStudy.in(folder)
                .classes("2000.tif", 3, (column, row) -> 1)
                .classes("2010.tif", 3, (column, row) -> column < 4 ? 1 : 3)
                .classes("2020.tif", 3, (column, row) -> 3)
                .text("factors.csv", "class,value,unit,low,high\n" + factors)
                .text("emissions.csv", "year,unit,amount,unit_of_amount\n" + emissions)
                .run("carbon: { factors: factors.csv, emissions: { file: emissions.csv, units: parts } }\n");
    }

    private UncertaintyTables tables() {
        return tables(run());
    }

    private static UncertaintyTables tables(SmallStudy.Run run) {
        return new UncertaintyTables(
                run.inputs(), run.counts(), run.account(), AccountOptions.none(), 1, new PlainEngine());
    }

    private static List<String> rows(Table table, String texts, String numbers) {
        return IntStream.range(0, table.rows())
                .mapToObj(r -> Stream.concat(
                                Stream.of(texts.split(" ")).map(c -> table.text(r, table.column(c))),
                                Stream.of(numbers.split(" "))
                                        .map(c ->
                                                Numbers.text(Math.rint(1e6 * table.number(r, table.column(c))) / 1e6)))
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    @Test
    void whatComesAndWhatGoesHasItsChange() {
        Table trend = tables().trend().orElseThrow();
        assertThat(rows(trend, "kind name part", "to_year change_tCO2 low_tCO2 high_tCO2"))
                .filteredOn(row -> row.startsWith("class"))
                .containsExactly(
                        "class cropland source 2010 -224 -226.4 -221.6",
                        "class construction source 2010 200 200 200",
                        "class cropland source 2020 -448 -452.8 -443.2",
                        "class construction source 2020 400 400 400");
    }

    @Test
    void theTableOfTheGuidelinesHasThemToo() {
        Table table = tables().guidelines().orElseThrow();
        assertThat(rows(table, "name part", "first_tCO2 last_tCO2 factor_percent contribution"))
                .containsExactly("emissions source 400 400 0 0", "cropland source 48 0 10 0");
        double typeA = table.number(1, table.column("type_a_percent"));
        // the total goes from 448 to 400; from 448.48 with 1 % more of cropland
        assertThat(typeA).isCloseTo(100 * (400 / 448.0 - 400 / 448.48), within(1e-9));
        assertThat(table.number(1, table.column("trend_percent"))).isCloseTo(10 * typeA, within(1e-9));
    }

    /** Land that may be a source or a sink, 0 at best: an infinite U ended the run (RUN-14). */
    @Test
    void aFactorOfNothingWithAnIntervalHasNoPercent() {
        SmallStudy.Run run = run("cropland,0,tCO2/ha/yr,-0.1,0.1\n");
        assertThat(rows(tables(run).guidelines().orElseThrow(), "name", "first_tCO2 factor_percent combined_percent"))
                .containsExactly("emissions 400 0 0", "cropland 0  ");
    }

    /** Headlines, the trend and the parts ask for them, and each of many scenarios. */
    @Test
    void partsOfAPhaseAreWorkedOutOnce() {
        AccountSums sums =
                new AccountSums(run().account(), AccountOptions.none().doubt());
        assertThat(sums.parts(1)).isNotEmpty().isSameAs(sums.parts(1)).isNotEqualTo(sums.parts(2));
        assertThat(sums.terms().byClass(1)).isSameAs(sums.terms().byClass(1));
    }
}
