package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.carbonscape.option.Item;
import org.carbonscape.option.Option;
import org.carbonscape.option.Section;
import org.carbonscape.study.plan.StudyReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** run.json says with which options everything was done, also those that nobody wrote. */
class RunOptionsTest {
    @TempDir
    private Path folder;

    private Desk desk;

    /** 20 x 20 cells in squares of two by two, forest thicker towards the east. */
    @BeforeEach
    void aMap() {
        desk = new Desk(folder)
                .write("a.tif", PlainTiff.of(20, 20, (x, y) -> (x * 7 + y * 13) % 20 < x ? 2 : 1))
                .write(
                        "b.tif",
                        PlainTiff.of(20, 20, (x, y) -> (x * 7 + y * 11) % 20 < x ? 2 : (x + y) % 3 == 0 ? 5 : 1));
    }

    private JsonNode record(String more) throws Exception {
        Desk.Outcome run = desk.study(
                        "2010: a.tif, 2020: b.tif",
                        "units: { cells: { fishnet: 200 m } }\ncarbon: { factors: literature-cn, stock: "
                                + "hunan-typical }\n"
                                + more)
                .run();
        assertThat(run.code()).as(run.err()).isZero();
        return new ObjectMapper().readTree(folder.resolve("run/run.json").toFile());
    }

    @Test
    void whatWasNotWrittenStandsWithItsDefault() throws Exception {
        JsonNode options = record("").path("options");
        assertThat(options.path("landUse").path("legend").asText()).isEqualTo("cnlucc-6");
        assertThat(options.path("landUse").path("phases").path("2010").asText()).isEqualTo("a.tif");
        assertThat(options.path("units").path("cells").path("fishnet").asText()).isEqualTo("200 m");
        assertThat(options.path("grid").path("crs").asText()).isEqualTo("that of the first phase");
        assertThat(options.path("carbon").path("allocate").path("by").asText()).isEqualTo("equally by area");
        assertThat(options.path("carbon").path("draws").isIntegralNumber()).isTrue();
        assertThat(options.path("seed").asLong()).isEqualTo(20260101);
        assertThat(options.has("statistics")).isFalse(); // not asked for
    }

    @Test
    void autoAndWhatItBecameStandBesideEachOther() throws Exception {
        JsonNode record = record("statistics: { units: cells, morans-i: {}, local-moran: {}, density: {} }\n");
        JsonNode local = record.path("options").path("statistics").path("local-moran");
        assertThat(local.path("permutations").asText()).isEqualTo("auto");
        assertThat(local.path("divisor").asText()).isEqualTo("n");
        assertThat(local.path("alpha").asDouble()).isEqualTo(0.05);
        assertThat(record.path("options")
                        .path("statistics")
                        .path("gearys-c")
                        .path("variance")
                        .asText())
                .isEqualTo("randomisation"); // brought by Moran's I
        JsonNode used = record.path("used").path("statistics").get(0);
        assertThat(used.path("unit_set").asText()).isEqualTo("cells");
        assertThat(used.path("weights").asText()).isEqualTo("queen, row-standardised");
        assertThat(used.path("variants").path("local-moran").get(0).asText())
                .contains("9999 shared permutations")
                .contains("fdr at 0.05");
        assertThat(record.path("used").path("density").path("radius_m").asDouble())
                .isPositive();
        assertThat(record.path("used").path("density").path("cell_m").asDouble())
                .isEqualTo(100);
    }

    @Test
    void aConventionStandsWithWhatItDecides() throws Exception {
        JsonNode geoda = record("statistics: { units: cells, convention: geoda, local-moran: {} }\n")
                .path("options")
                .path("statistics");
        assertThat(geoda.path("convention").asText()).isEqualTo("geoda");
        assertThat(geoda.path("local-moran").path("permutations").asText()).isEqualTo("999");
        assertThat(geoda.path("local-moran").path("correction").asText()).isEqualTo("none");
        assertThat(geoda.path("local-moran").path("divisor").asText()).isEqualTo("n-1");
        JsonNode gd = record("drivers: { forest: share of forest }\ngeodetector: { units: cells, convention: gd, "
                        + "discretisation: 'quantile:3' }\n")
                .path("options")
                .path("geodetector");
        assertThat(gd.path("correction").asText()).isEqualTo("none");
        assertThat(gd.path("drop-singletons").asBoolean()).isTrue();
    }

    @Test
    void theStrataOfADriverStandAsTheyWereCut() throws Exception {
        JsonNode detector = record("drivers: { forest: share of forest }\ngeodetector: { units: cells, y: net_2020, "
                        + "discretisation: 'quantile:3' }\n")
                .path("used")
                .path("geodetector")
                .get(0);
        assertThat(detector.path("y").asText()).startsWith("net");
        assertThat(detector.path("strata").get(0).path("discretisation").asText())
                .isEqualTo("quantile");
        assertThat(detector.path("strata").get(0).path("breaks").size()).isEqualTo(2);
    }

    @Test
    void theSeedOfTheCommandIsTheOneThatWasUsed() throws Exception {
        record("seed: 3\n");
        assertThat(desk.run("--seed", "7").code()).isZero();
        assertThat(new ObjectMapper()
                        .readTree(folder.resolve("run/run.json").toFile())
                        .path("options")
                        .path("seed")
                        .asLong())
                .isEqualTo(7);
    }

    /** Whatever has a default and belongs to a section that was written, or that holds anyway, is there. */
    @Test
    void noDeclaredOptionIsLeftOut() throws Exception {
        JsonNode options = record(
                        "statistics: { units: cells, density: {}, morans-i: {}, gearys-c: {}, local-moran: {}, "
                                + "hot-spots: {} }\n"
                                + "drivers: { forest: share of forest }\n"
                                + "geodetector: { units: cells, discretisation: 'quantile:3' }\n"
                                + "suitability: { criteria: sink, zones: zones.csv, corridors: {} }\n"
                                        .replace("zones: zones.csv, ", ""))
                .path("options");
        List<String> missing = new ArrayList<>();
        missing(StudyReader.KEYS, options, "", missing);
        assertThat(missing).isEmpty();
    }

    private static void missing(Section section, JsonNode written, String path, List<String> missing) {
        for (Item item : section.items()) {
            if (item.key().equals(Item.ANY)) {
                continue;
            }
            if (item instanceof Section below) {
                if (written.has(below.key())) {
                    missing(below, written.path(below.key()), path + below.key() + ".", missing);
                } else if (below.standing()) {
                    missing.add(path + below.key());
                }
            } else if (!((Option<?>) item).standard().isNone() && !written.has(item.key())) {
                missing.add(path + item.key());
            }
        }
    }
}
