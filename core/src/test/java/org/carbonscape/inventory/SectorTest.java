package org.carbonscape.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.carbonscape.problem.InputTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sectors by the words of yearbooks and of CEADs' 47. */
class SectorTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Farming, Forestry, Animal Husbandry, Fishery and Water Conservancy | agriculture",
                "Coal Mining and Dressing | energy industries",
                "Petroleum Processing and Coking | energy industries",
                "Production and Supply of Electric Power, Steam and Hot Water | energy industries",
                "Smelting and Pressing of Ferrous Metals | manufacturing",
                "Timber Processing, Bamboo, Cane, Palm Fiber & Straw Products | manufacturing",
                "Construction | construction",
                "Transportation, Storage, Post and Telecommunication Services | transport",
                "Wholesale, Retail Trade and Catering Services | commercial",
                "Production and Supply of Tap Water | commercial",
                "水的生产和供应业 | commercial",
                "Others | other",
                "Urban | residential",
                "rural | residential",
                "（三）电力、热力的生产和供应业 | energy industries",
                "城镇居民生活 | residential",
                "农、林、牧、渔、水利业 | agriculture",
                "农、林、牧、渔业 | agriculture",
                "交通运输、仓储和邮政业 | transport",
                "批发、零售业和住宿、餐饮业 | commercial",
                "批发零售住宿餐饮 | commercial",
                "非金属矿物制品业 | manufacturing",
                "黑色金属冶炼及压延加工业 | manufacturing",
                "有色金属矿采选业 | manufacturing"
            })
    void areFoundByTheirWords(String word, String name) {
        assertThat(Sector.find(word).map(Sector::name)).contains(name);
    }

    private static final String HEADER = "year,unit,sector,item,amount,unit_of_amount\n";

    private static double tC(String rows) {
        return EnergyAccount.of(InputTable.parse("e", HEADER + rows), InventoryOptions.of(Route.NCV))
                .emissions()
                .tC(2005, "a");
    }

    @Test
    void partsOfASectorAreAddedUp() {
        assertThat(tC("2005,a,Rubber Products,raw coal,1,t\n2005,a,Plastic Products,raw coal,2,t\n"))
                .isEqualTo(tC("2005,a,manufacturing,raw coal,3,t\n"));
        assertThat(tC("2005,a,Urban,raw coal,1,t\n2005,a,Rural,raw coal,2,t\n2005,a,Metal Products,raw coal,3,t\n"))
                .isEqualTo(tC("2005,a,residential,raw coal,3,t\n2005,a,industry,raw coal,3,t\n"));
        assertThat(tC("2005,a,\"Wholesale, Retail Trade and Catering Services\",raw coal,1,t\n"
                        + "2005,a,Production and Supply of Tap Water,raw coal,2,t\n"))
                .isEqualTo(tC("2005,a,commercial,raw coal,3,t\n"));
    }

    @Test
    void aPartBesideTheWholeOrGivenAgainIsTwice() {
        for (String rows : List.of(
                "2005,a,工业,raw coal,3,t\n2005,a,Rubber Products,raw coal,1,t\n",
                "2005,a,Rubber Products,raw coal,1,t\n2005,a,工业,raw coal,3,t\n",
                "2005,a,Rural,raw coal,1,t\n2005,a,rural,raw coal,3,t\n",
                "2005,a,工业,raw coal,3,t\n2005,a,制造业,raw coal,1,t\n")) {
            assertThatThrownBy(() -> tC(rows)).as(rows).hasMessageContaining("CARBON-03");
        }
    }

    @Test
    void othersAreNone() {
        assertThat(Sector.find("Total Consumption")).isEqualTo(Optional.empty());
    }
}
