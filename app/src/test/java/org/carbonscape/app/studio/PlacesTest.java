package org.carbonscape.app.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.carbonscape.study.plan.StudyReader;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private final Places places = new Places(
            StudyReader.KEYS,
            Map.of(
                    "landUse", Map.of("legend", "data/legend.csv"),
                    "units", Map.of("my set", Map.of("file", "u.gpkg"), "my", Map.of())));

    private List<String> at(String place) {
        return places.path(place);
    }

    @Test
    void aPlaceLeadsToItsField() {
        assertThat(at("landUse.phases.2010 (lu2010.tif)")).containsExactly("landUse", "phases");
        assertThat(at("landUse.noData[2]")).containsExactly("landUse", "noData");
        assertThat(at("carbon.factors row 4 \"forest\"")).containsExactly("carbon", "factors");
        assertThat(at("units.my set.id")).containsExactly("units", "my set", "id");
        assertThat(at("units.my set")).containsExactly("units", "my set");
        assertThat(at("legend.csv row 3")).containsExactly("landUse", "legend");
    }

    @Test
    void aSectionWithItsFileLeadsToTheFieldOfTheFile() {
        Places places = new Places(
                StudyReader.KEYS,
                Map.of(
                        "units", Map.of("mine", Map.of("id", "u", "file", "../a/u.gpkg")),
                        "carbon", Map.of("energy", Map.of("file", "C:\\data\\e.csv", "units", "mine")),
                        "drivers", Map.of("gdp", Map.of("column", "GDP"))));
        assertThat(places.path("units.mine (u.gpkg)")).containsExactly("units", "mine", "file");
        assertThat(places.path("carbon.energy (C:\\data\\e.csv) row 4")).containsExactly("carbon", "energy", "file");
        assertThat(places.path("units.mine (of another)")).containsExactly("units", "mine");
        assertThat(places.path("drivers.gdp.file")).containsExactly("drivers", "gdp", "file"); // which is missing
    }

    @Test
    void aPlaceThatIsNoFieldLeadsNowhere() {
        assertThat(at("study.yaml")).isEmpty();
        assertThat(at("seeds")).isEmpty();
        assertThat(at("")).isEmpty();
    }
}
