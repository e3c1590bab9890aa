package org.carbonscape.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.carbonscape.carbon.Gas;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.InputTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
                "fuel-gases.csv",
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

    private static final List<InputTable.Row> ITEMS = Stream.concat(
                    rows("items.csv").stream(), rows("inventory.csv").stream())
            .toList();

    private static List<GasFactor> factors(EnergyItems items, Guidelines guidelines, Route route, String item) {
        return items.factors(item, InventoryOptions.of(route).with(guidelines), Optional.empty(), 2020, "u");
    }

    @ParameterizedTest
    @EnumSource(Guidelines.class)
    void everyItemHasAFactorAndEveryFactorAnItemWithAChineseName(Guidelines guidelines) {
        EnergyItems items = new EnergyItems(guidelines, FarmRegion.USUAL, ItemFactors.none());
        Set<String> known = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (InputTable.Row row : ITEMS) {
            boolean first = known.add(row.text("item"));
            assertThat(row.text("name_zh").isEmpty()).as(row.place()).isEqualTo(!first);
            Stream.concat(
                            first ? Stream.of(row.text("item"), row.text("name_zh")) : Stream.of(),
                            Stream.of(row.text("aliases").split(";")))
                    .filter(n -> !n.isEmpty())
                    .distinct()
                    .forEach(n -> {
                        assertThat(names.add(n)).as("name twice: " + n).isTrue();
                        assertThat(items.find(n)).contains(row.text("item"));
                    });
            assertThat(Stream.of(Route.values())
                            .anyMatch(r -> !factors(items, guidelines, r, row.text("item"))
                                    .isEmpty()))
                    .as(row.text("item"))
                    .isTrue();
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

    /** What an item's factor comes to per unit below the line, of a gas and stream. */
    private static double per(Guidelines guidelines, String item, String unit, String gas, String stream) {
        EnergyItems items = new EnergyItems(guidelines, FarmRegion.USUAL, ItemFactors.none());
        return factors(items, guidelines, Route.NCV, item).stream()
                .filter(f -> f.gas().symbol().equals(gas) && f.stream().equals(stream))
                .mapToDouble(f -> f.factor().of(1, Unit.of(unit)).orElseThrow())
                .sum();
    }

    @Test
    void derivedFactorsAreWhatTheirSourceMultiplies() {
        Guidelines old = Guidelines.IPCC_2006;
        Guidelines refined = Guidelines.IPCC_2019;
        // landfill: MCF 1 x DOC 0.065 x DOCf 0.5 x F 0.5 x 16/12
        assertThat(per(old, "landfilled waste", "t", "CH4", "")).isCloseTo(0.065 * 0.25 * 16 / 12, within(1e-12));
        assertThat(per(old, "incinerated waste", "t", "CO2", "")).isCloseTo(0.20 * 0.39 * 0.95, within(1e-15));
        // EF1 x 44/28 (2006, Vol 4 Table 11.1; 2019, wet climate)
        assertThat(per(old, "nitrogen fertiliser", "t", "N2O", "")).isCloseTo(0.01 * 44 / 28, within(1e-15));
        assertThat(per(refined, "nitrogen fertiliser", "t", "N2O", "")).isCloseTo(0.016 * 44 / 28, within(1e-15));
        // FracGASF x EF4 and FracLEACH x EF5 (Table 11.3)
        assertThat(per(old, "synthetic nitrogen", "t", "N2O", "volatilised"))
                .isCloseTo(0.10 * 0.01 * 44 / 28, within(1e-15));
        assertThat(per(old, "synthetic nitrogen", "t", "N2O", "leached"))
                .isCloseTo(0.30 * 0.0075 * 44 / 28, within(1e-15));
        assertThat(per(refined, "synthetic nitrogen", "t", "N2O", "volatilised"))
                .isCloseTo(0.11 * 0.010 * 44 / 28, within(1e-15));
        assertThat(per(refined, "synthetic nitrogen", "t", "N2O", "leached"))
                .isCloseTo(0.24 * 0.011 * 44 / 28, within(1e-15));
        assertThat(per(refined, "organic nitrogen", "t", "N2O", "volatilised"))
                .isCloseTo(0.21 * 0.010 * 44 / 28, within(1e-15));
        // EFc x SFw x 112 d (Tables 5.11 and 5.12)
        assertThat(per(old, "rice multiple aeration", "ha", "CH4", "")).isCloseTo(0.0013 * 0.52 * 112, within(1e-12));
        assertThat(per(refined, "rice single aeration", "ha", "CH4", ""))
                .isCloseTo(0.00132 * 0.71 * 112, within(1e-12));
        // residues of rice: 0.855 x 0.00753 x ((1/0.489 - 1) + 0.125/0.489) kg N per kg
        double nitrogen = 0.855 * 0.00753 * ((1 / 0.489 - 1) + 0.125 / 0.489);
        assertThat(per(old, "rice residue", "t", "N2O", "direct")).isCloseTo(nitrogen * 0.01 * 44 / 28, within(1e-15));
        assertThat(per(old, "rice residue", "t", "N2O", "leached"))
                .isCloseTo(nitrogen * 0.30 * 0.0075 * 44 / 28, within(1e-15));
        // B0 x MCF
        assertThat(per(old, "domestic wastewater", "t", "CH4", "")).isCloseTo(0.6 * 0.165, within(1e-15));
        assertThat(per(old, "underground coal mined", "t", "CH4", "")).isCloseTo(18 * 0.67e-3, within(1e-15));
    }

    @Test
    void rowsOfItemsLieInTheirIntervals() {
        for (String table : List.of("inventory.csv", "fuel-gases.csv")) {
            assertThat(rows(table)).allSatisfy(r -> {
                assertThat(r.text("low").isEmpty())
                        .as(r.place())
                        .isEqualTo(r.text("high").isEmpty());
                if (!r.text("low").isEmpty()) {
                    assertThat(r.number("factor", ""))
                            .as(r.place())
                            .isBetween(r.number("low", ""), r.number("high", ""));
                }
            });
        }
    }

    @Test
    void potentialsAreThoseOfTheReports() {
        assertThat(potential("ar6", 100, "CH4")).isEqualTo(27.9);
        assertThat(potential("AR6", 20, "CH4")).isEqualTo(81.2);
        assertThat(potential("AR5-feedback", 100, "SF6")).isEqualTo(26_087);
        assertThat(potential("SAR", 20, "N2O")).isEqualTo(280);
        for (String set : WarmingPotential.NAMES) {
            for (int horizon : WarmingPotential.HORIZONS) {
                assertThat(WarmingPotential.of("gwp", set, horizon).byGas()).containsKeys(Gas.CH4, Gas.N2O);
            }
        }
    }

    /** Over 100 years every report but the first, which has no NF3, has all gases. */
    @Test
    void fluorinatedGasesHavePotentialsInEveryReportThatHasThem() {
        assertThat(potential("TAR", 100, "HFC-143a")).isEqualTo(4300);
        assertThat(potential("AR5-feedback", 100, "HFC-227ea")).isEqualTo(3860);
        assertThat(potential("TAR", 20, "NF3")).isEqualTo(7700);
        assertThat(potential("AR6", 20, "HFC-32")).isEqualTo(2690);
        for (String set : WarmingPotential.NAMES) {
            int gases = WarmingPotential.of("gwp", set, 100).byGas().size();
            int most = WarmingPotential.of("gwp", "AR6", 100).byGas().size();
            assertThat(gases).as(set).isEqualTo(set.equals("SAR") ? most - 1 : most);
        }
    }

    private static double potential(String set, int horizon, String gas) {
        return WarmingPotential.of("gwp", set, horizon).byGas().get(Gas.of(gas)).value();
    }

    @Test
    void theNamesDeclaredForOptionsAreThoseOfTheTables() {
        assertThat(rows("grid.csv").stream().map(r -> r.text("region")).distinct())
                .containsExactlyElementsOf(GridFactors.REGIONS);
        assertThat(rows("gwp.csv").stream().map(r -> r.text("set")).distinct())
                .containsExactlyElementsOf(WarmingPotential.NAMES);
        assertThat(WarmingPotential.NAMES).contains(WarmingPotential.STANDARD);
    }
}
