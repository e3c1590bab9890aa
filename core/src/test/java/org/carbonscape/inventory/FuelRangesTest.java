package org.carbonscape.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.carbonscape.problem.InputTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What fuels, electricity and heat may emit instead: limits of IPCC 2006 Vol 2 Tables 1.2 to 1.4, on every route. */
class FuelRangesTest {
    private static Line line(Route route, String row) {
        return EnergyAccount.of(
                        InputTable.parse("t", "year,unit,item,amount,unit_of_amount\n2021,u," + row + "\n"),
                        InventoryOptions.of(route).with(GridFactors.preset("grid", "hunan")))
                .lines()
                .get(0);
    }

    /** Names of the uncertain factors, then low and high of each in percent of it. */
    private static List<Double> percent(Line line) {
        List<Double> all = new ArrayList<>();
        for (Line.Uncertain u : line.uncertain()) {
            all.add((u.factor().low() / u.factor().value() - 1) * 100);
            all.add((u.factor().high() / u.factor().value() - 1) * 100);
        }
        return all;
    }

    @Test
    void coalByWeightHasItsHeatAndItsCarbon() {
        for (Route route : List.of(Route.NCV, Route.STANDARD_COAL, Route.IPCC)) {
            List<Double> percent = percent(line(route, "raw coal,100,t"));
            assertThat(percent).hasSize(4);
            assertThat(percent.get(0)).isCloseTo((19.9 / 25.8 - 1) * 100, within(0.01));
            assertThat(percent.get(1)).isCloseTo((30.5 / 25.8 - 1) * 100, within(0.01));
            assertThat(percent.get(2)).isBetween(-5.5, -5.3);
            assertThat(percent.get(3)).isBetween(5.3, 5.5);
        }
        assertThat(line(Route.NCV, "raw coal,100,t").uncertain())
                .extracting(Line.Uncertain::name)
                .containsExactly("raw coal: net calorific value", "raw coal: carbon content");
    }

    @Test
    void energyHasItsCarbonAlone() {
        for (Route route : List.of(Route.NCV, Route.STANDARD_COAL, Route.IPCC)) {
            assertThat(percent(line(route, "raw coal,100,tce"))).hasSize(2);
            assertThat(percent(line(route, "raw coal,100,TJ"))).hasSize(2);
        }
        // a coal equivalent of electricity is a definition
        assertThat(percent(line(Route.STANDARD_COAL, "electricity,100,kWh"))).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"'electricity,100,kWh'", "'heat,100,GJ'"})
    void gridAndHeatAreKnownToSevenPercent(String row) {
        List<Double> percent = percent(line(Route.NCV, row));
        assertThat(percent.get(0)).isCloseTo(-7, within(0.02));
        assertThat(percent.get(1)).isCloseTo(7, within(0.02));
    }

    @Test
    void aUsersGridFactorsMayHaveLimits() {
        GridFactors grid =
                GridFactors.of(InputTable.parse("grid", "year,value,unit,low,high\n2020,0.6,kgCO2/kWh,0.5,0.8\n"));
        Line line = EnergyAccount.of(
                        InputTable.parse("t", "year,unit,item,amount,unit_of_amount\n2020,u,electricity,1,10^4 kWh\n"),
                        InventoryOptions.of(Route.NCV).with(grid))
                .lines()
                .get(0);
        assertThat(line.uncertain().get(0).factor().high()).isEqualTo(0.8);
        assertThatThrownBy(() -> GridFactors.of(
                        InputTable.parse("grid", "year,value,unit,low,high\n2020,0.6,kgCO2/kWh,0.7,0.8\n")))
                .hasMessageContaining("CARBON-09");
    }

    @Test
    void methaneOfAFuelHasItsHeatToo() {
        List<Line> lines = EnergyAccount.of(
                        InputTable.parse(
                                "t",
                                "year,unit,item,amount,unit_of_amount,sector\n2021,u,raw coal,100,t,manufacturing\n"),
                        InventoryOptions.of(Route.NCV))
                .lines();
        assertThat(lines.get(1).gas().symbol()).isEqualTo("CH4");
        assertThat(lines.get(1).uncertain())
                .extracting(Line.Uncertain::name)
                .startsWith("raw coal: net calorific value")
                .hasSize(2);
    }

    /** Every number of every route holds its value between its limits; a row without limits is a definition. */
    @ParameterizedTest
    @CsvSource({
        "ncv.csv,ncv,ncv_",
        "ncv.csv,carbon_tC_per_TJ,carbon_",
        "standard-coal.csv,coal,coal_",
        "standard-coal.csv,carbon_tC_per_tce,carbon_",
        "ipcc.csv,ncv,ncv_",
        "ipcc.csv,kgCO2_per_TJ,''",
        "grid.csv,value,''",
        "heat.csv,value,''"
    })
    void limitsHoldTheirValue(String table, String column, String limits) {
        for (InputTable.Row row :
                InputTable.preset(table, EnergyItems.class, table).rows()) {
            if (row.text(column).isEmpty()) {
                continue;
            }
            if (row.text(limits + "low").isEmpty()) {
                assertThat(row.text("item")).isIn("heat", "electricity", "standard coal");
                continue;
            }
            double value = row.requiredNumber(column, "");
            assertThat(value)
                    .isGreaterThan(row.requiredNumber(limits + "low", ""))
                    .isLessThan(row.requiredNumber(limits + "high", ""));
        }
    }
}
