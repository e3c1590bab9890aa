package org.carbonscape.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.carbonscape.problem.InputTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rice and manure by region of China: provincial guideline 2011. */
class FarmRegionTest {
    private static EnergyAccount count(InventoryOptions options, String row) {
        return EnergyAccount.of(
                InputTable.parse("t", "year,unit,item,amount,unit_of_amount\n2020,u," + row + "\n"), options);
    }

    @ParameterizedTest
    @CsvSource({
        "north,猪粪便,3.12,0.227",
        "northeast,猪粪便,1.12,0.266",
        "east,猪粪便,5.08,0.175",
        "central-south,猪粪便,5.85,0.157",
        "southwest,猪粪便,4.18,0.159",
        "northwest,猪粪便,1.38,0.195",
        "southwest,buffalo manure,1.53,1.197"
    })
    void manureFollowsTheRegion(String region, String item, double ch4, double n2o) {
        InventoryOptions options =
                InventoryOptions.of(Route.NCV).with(FarmRegion.find(region).orElseThrow());
        EnergyAccount account = count(options, item + ",1000,head");
        assertThat(account.lines().get(0).tonnes()).isCloseTo(ch4, within(1e-9));
        assertThat(account.lines().get(1).tonnes()).isCloseTo(n2o, within(1e-9));
        assertThat(account.cautions().toString()).doesNotContain("CARBON_C43");
    }

    @Test
    void riceFollowsTheRegion() {
        InventoryOptions east = InventoryOptions.of(Route.NCV).with(FarmRegion.EAST);
        assertThat(count(east, "单季稻,1000,ha").lines().get(0).tonnes()).isCloseTo(215.5, within(1e-9));
    }

    @Test
    void whereNoRegionIsNamedTheUsualOneIsTold() {
        EnergyAccount account = count(InventoryOptions.of(Route.NCV), "单季稻,1000,ha");
        assertThat(account.lines().get(0).tonnes()).isCloseTo(236.7, within(1e-9));
        assertThat(account.cautions().toString()).contains("CARBON_C43");
        assertThat(count(InventoryOptions.of(Route.NCV), "raw coal,1000,t")
                        .cautions()
                        .toString())
                .doesNotContain("CARBON_C43");
    }

    @Test
    void whatARegionHasNotIsAProblem() {
        InventoryOptions north = InventoryOptions.of(Route.NCV).with(FarmRegion.NORTH);
        assertThatThrownBy(() -> count(north, "水牛粪便,10,head"))
                .hasMessageContaining("CARBON-35")
                .hasMessageContaining("North China");
        assertThatThrownBy(() -> count(north, "early rice,10,ha")).hasMessageContaining("CARBON-35");
        ItemFactors own =
                ItemFactors.of(InputTable.parse("own", "item,factor,unit,category\nearly rice,200,kgCH4/ha,3.C.7\n"));
        assertThat(count(north.with(own), "early rice,10,ha").lines().get(0).tonnes())
                .isCloseTo(2, within(1e-12));
    }
}
