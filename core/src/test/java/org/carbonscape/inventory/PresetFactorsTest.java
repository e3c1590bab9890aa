package org.carbonscape.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.carbonscape.carbon.Gas;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.InputTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of every table that ships, read as a user would who edits it. */
class PresetFactorsTest {
    private static List<InputTable.Row> rows(String resource) {
        return InputTable.preset(resource, EnergyItems.class, resource).rows();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "standard-coal.csv",
                "ncv.csv",
                "ipcc.csv",
                "grid.csv",
                "heat.csv",
                "inventory.csv",
                "gwp.csv",
                "items-eri-legacy.csv",
                "items-geographical-research-2018.csv"
            })
    void everyRowSaysWhereItComesFromAndHowFarItCanBeTrusted(String resource) {
        assertThat(rows(resource)).isNotEmpty().allSatisfy(r -> {
            assertThat(r.text("source")).as(r.place()).isNotEmpty();
            assertThat(r.text("tag")).as(r.place()).isIn("V", "2", "K", "C", "S");
            for (String column : List.of("unit", "coal_unit", "ncv_unit")) {
                if (!r.text(column).isEmpty()) {
                    assertThat(Unit.find(r.text(column))).as(r.place()).isPresent();
                }
            }
        });
    }

    @Test
    void theNcvRouteIsCalorificValueTimesCarbonTimesOxidation() {
        // raw coal: 20908 kJ/kg x 26.37 tC/TJ x 0.94 x 44/12 = 1.9003 kgCO2/kg
        assertThat(rows("ncv.csv"))
                .allSatisfy(r -> assertThat(r.number("ncv", "")
                                / 1e6
                                * r.number("carbon_tC_per_TJ", "")
                                * r.number("oxidation", "")
                                * 44
                                / 12)
                        .as(r.place())
                        .isCloseTo(r.number("kgCO2_per_unit", ""), within(6e-5)));
    }

    @Test
    void theIpccEmissionFactorIsItsCarbonTimesFortyFourTwelfths() {
        // printed to three digits: 26.6 x 44/12 x 1000 = 97,533 stands as 97,500
        assertThat(rows("ipcc.csv")).allSatisfy(r -> {
            double printed = r.number("kgCO2_per_TJ", "");
            assertThat(r.number("carbon_kgC_per_GJ", "") * 44 / 12 * 1000)
                    .as(r.place())
                    .isCloseTo(printed, within(printed < 1e5 ? 50.0 : 500.0));
            assertThat(r.text("biomass")).isIn("yes", "no");
        });
    }

    @Test
    void carbonPerCoalEquivalentIsCarbonContentTimesTheHeatOfStandardCoal() {
        // coal 25.8, coke 29.2, crude 20.0, gasoline 18.9, kerosene 19.5, diesel 20.2, fuel oil 21.1, gas 15.3 tC/TJ x
        // 29.307 GJ/tce
        double[][] pairs = {
            {25.8, 0.7559},
            {29.2, 0.8550},
            {20.0, 0.5857},
            {18.9, 0.5538},
            {19.5, 0.5714},
            {20.2, 0.5921},
            {21.1, 0.6185},
            {15.3, 0.4483},
            {17.2, 0.5042},
            {15.7, 0.4602},
            {12.1, 0.3548},
            {70.8, 2.0749}
        };
        for (double[] pair : pairs) {
            assertThat(pair[0] * 0.029307).isCloseTo(pair[1], within(0.001));
            assertThat(rows("standard-coal.csv"))
                    .anySatisfy(
                            r -> assertThat(r.number("carbon_tC_per_tce", "")).isEqualTo(pair[1]));
        }
    }

    @Test
    void everyItemHasAFactorAndEveryFactorAnItemWithAChineseName() {
        EnergyItems items = new EnergyItems(WarmingPotential.ar5(), ItemFactors.none());
        Set<String> known = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (InputTable.Row row : Stream.concat(rows("items.csv").stream(), rows("inventory.csv").stream())
                .toList()) {
            assertThat(known.add(row.text("item")))
                    .as("item twice: " + row.text("item"))
                    .isTrue();
            assertThat(row.text("name_zh")).as(row.place()).isNotEmpty();
            Stream.concat(
                            Stream.of(row.text("item"), row.text("name_zh")),
                            Stream.of(row.text("aliases").split(";")))
                    .filter(n -> !n.isEmpty())
                    .distinct()
                    .forEach(n -> {
                        assertThat(names.add(n)).as("name twice: " + n).isTrue();
                        assertThat(items.find(n)).contains(row.text("item"));
                    });
            boolean counted = Stream.of(Route.values())
                    .anyMatch(r -> items.factor(row.text("item"), r, Electricity.COAL_INPUT)
                            .isPresent());
            assertThat(counted).as(row.text("item")).isTrue();
        }
        for (String table : List.of(
                "standard-coal.csv",
                "ncv.csv",
                "ipcc.csv",
                "heat.csv",
                "items-eri-legacy.csv",
                "items-geographical-research-2018.csv")) {
            assertThat(rows(table)).allSatisfy(r -> assertThat(known).contains(r.text("item")));
        }
        assertThat(items.find(" RAW  Coal ")).contains("raw coal");
        assertThat(items.find("原煤")).contains("raw coal");
        assertThat(items.find("汽油")).contains("gasoline");
        assertThat(items.find("焦炭")).contains("coke");
    }

    @Test
    void derivedInventoryFactorsAreWhatTheirSourceMultiplies() {
        EnergyItems items = new EnergyItems(WarmingPotential.of("gwp", "AR4"), ItemFactors.none());
        // landfill: 1 x 0.065 x 0.5 x 0.5 x 16/12 tCH4/t x 25 x 12/44
        assertThat(items.factor("landfilled waste", Route.NCV, Electricity.COAL_INPUT)
                        .orElseThrow()
                        .tC_per_t())
                .isCloseTo(0.065 * 0.5 * 0.5 * 16 / 12 * 25 * 12 / 44, within(1e-12));
        assertThat(items.factor("incinerated waste", Route.NCV, Electricity.COAL_INPUT)
                        .orElseThrow()
                        .tC_per_t())
                .isCloseTo(0.20 * 0.39 * 0.95, within(1e-15));
        // N2O: EF1 0.01 kgN2O-N/kgN x 44/28 x 298 x 12/44
        assertThat(items.factor("nitrogen fertiliser", Route.NCV, Electricity.COAL_INPUT)
                        .orElseThrow()
                        .tC_per_t())
                .isCloseTo(0.01 * 44 / 28 * 298 * 12 / 44, within(1e-12));
        assertThat(WarmingPotential.of("gwp", "ar6").byGas()).containsEntry(Gas.CH4, 27.9);
    }

    @Test
    void theNamesDeclaredForOptionsAreThoseOfTheTables() {
        assertThat(rows("grid.csv").stream().map(r -> r.text("region")).distinct())
                .containsExactlyElementsOf(GridFactors.REGIONS);
        assertThat(rows("grid.csv").stream()
                        .map(r -> Integer.valueOf(r.text("year")))
                        .distinct())
                .containsExactlyElementsOf(GridFactors.YEARS);
        assertThat(rows("gwp.csv").stream().map(r -> r.text("set")).distinct())
                .containsExactlyElementsOf(WarmingPotential.NAMES);
        assertThat(WarmingPotential.NAMES).contains(WarmingPotential.STANDARD);
    }
}
