package org.carbonscape.land;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.carbonscape.problem.InputTable;
import org.junit.jupiter.api.Test;

class RoleNamesTest {
    private static String of(String name) {
        return RoleNames.find(name).map(LandRole::className).orElse("");
    }

    @Test
    void theLastWordsOfANameTellTheKind() {
        assertThat(List.of(
                        "Primary Forest",
                        "Logged-over Forest (High Density)",
                        "SHRUBLAND",
                        "阔叶林",
                        "有林地",
                        "Forest_Land"))
                .allMatch(n -> of(n).equals("forest"));
        assertThat(List.of("Rice Fields", "Agricultural Land", "cropland", "水田", "旱地", "Paddy"))
                .allMatch(n -> of(n).equals("cultivated"));
        assertThat(List.of("Built-up", "Peat Settlement", "Impervious surface", "城镇", "农村居民点"))
                .allMatch(n -> of(n).equals("construction"));
        assertThat(List.of("Water", "Permanent water bodies", "水面", "河流", "Snow/Ice"))
                .allMatch(n -> of(n).equals("water"));
        assertThat(List.of("Peat Grassland", "高覆盖度草地", "Meadow")).allMatch(n -> of(n).equals("grassland"));
        assertThat(List.of("Open Land", "裸地", "Bare or sparse vegetation")).allMatch(n -> of(n).equals("unused"));
    }

    @Test
    void namesThatDoNotTellItOrTellTwoAreNone() {
        assertThat(List.of(
                        "Oil Palm",
                        "Rubber Agroforestry",
                        "Mixed Gardens",
                        "Deforestation",
                        "Forest loss",
                        "Non-forest",
                        "not forest",
                        "非林地",
                        "Forest and cropland",
                        "林地/草地",
                        "1",
                        ""))
                .allMatch(n -> of(n).isEmpty());
    }

    @Test
    void aLegendTakesThemOnlyWhereItSaysNoneItself() {
        Legend legend = Legend.of(InputTable.parse(
                "l.csv",
                "code,class,name_zh,role\n1,Swamp Forest,,water\n2,Old Forest,,\n3,Kampung,,\n4,X,水田,\n5,forest,,\n"));
        Legend known = legend.withUsualRoles(List.of("Kampung"));
        assertThat(known.list())
                .extracting(LandClass::role)
                .containsExactly(
                        Optional.of(LandRole.WATER),
                        Optional.of(LandRole.FOREST),
                        Optional.of(LandRole.CONSTRUCTION),
                        Optional.of(LandRole.CULTIVATED),
                        Optional.of(LandRole.FOREST));
        assertThat(known.names()).isEqualTo(legend.names());
        assertThat(known.indexOf(3)).isEqualTo(3);
        assertThat(legend.at(2).role()).isEmpty();
    }
}
