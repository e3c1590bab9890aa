package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files say of themselves. */
class InspectTest {
    @TempDir
    Path root;

    private String file(String name) {
        return root.resolve(name).toString();
    }

    @Test
    void eachFileSaysWhatItIs() throws Exception {
        new Desk(root)
                .write("clcd_1990.tif", PlainTiff.of(12, 6, (x, y) -> y == 0 ? 0 : 1 + x % 3))
                .squares("half.geojson", 4547, "W 450000 3099400 450600 3100000", "E 450600 3099400 451200 3100000")
                .write("能耗.csv", "年份,地区,能源品种,消费量(万吨),单位\n2000,W,原煤,3.5,万吨\n2010,W,原煤,4,万吨\n")
                .write("ahp.csv", ",a,b\na,1,3\nb,1/3,1\n")
                .write("notes.doc", "x");
        Desk.Outcome outcome = Desk.command(
                "inspect",
                file("clcd_1990.tif"),
                file("half.geojson"),
                file("能耗.csv"),
                file("ahp.csv"),
                file("notes.doc"),
                file("none.tif"),
                "--json");
        assertThat(outcome.code()).isEqualTo(1); // one is missing
        JsonNode answer = new ObjectMapper().readTree(outcome.out());
        JsonNode raster = answer.path("files").get(0);
        assertThat(raster.path("kind").asText()).isEqualTo("raster");
        assertThat(raster.path("years").toString()).isEqualTo("[1990]");
        assertThat(raster.path("classes").toString())
                .isEqualTo("[{\"code\":1,\"cells\":20},{\"code\":2,\"cells\":20}," + "{\"code\":3,\"cells\":20}]");
        assertThat(raster.path("emptyCells").asInt()).isEqualTo(12);
        assertThat(raster.path("legends").get(0).path("legend").asText()).isEqualTo("clcd"); // by its name
        JsonNode units = answer.path("files").get(1);
        assertThat(units.path("kind").asText()).isEqualTo("vector");
        assertThat(units.path("features").asInt()).isEqualTo(2);
        assertThat(units.path("id").asText()).isEqualTo("id");
        assertThat(units.path("crs").asText()).contains("4547");
        JsonNode energy = answer.path("files").get(2);
        assertThat(energy.path("usableAs").toString()).isEqualTo("[\"carbon.energy.file\"]");
        assertThat(energy.path("rows").asInt()).isEqualTo(2);
        assertThat(energy.path("columns").findValuesAsText("unit")).containsExactly("万吨");
        assertThat(answer.path("files").get(3).path("criteria").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(answer.path("files").get(4).path("kind").asText()).isEqualTo("unknown");
        assertThat(answer.path("problems").get(0).path("place").asText()).contains("none.tif");
    }

    @Test
    void sharesOfBoxesTellHowFarFilesOverlap() throws Exception {
        new Desk(root)
                .squares("whole.geojson", 4547, "A 450000 3099000 452000 3100000")
                .squares("half.geojson", 4547, "B 451000 3099000 453000 3100000")
                .squares("away.geojson", 4547, "C 480000 3099000 481000 3100000");
        JsonNode files = new ObjectMapper()
                .readTree(Desk.command(
                                "inspect", file("whole.geojson"), file("half.geojson"), file("away.geojson"), "--json")
                        .out())
                .path("files");
        JsonNode overlaps = files.get(0).path("overlaps");
        assertThat(overlaps.get(0).path("share").asDouble()).isBetween(0.49, 0.51);
        assertThat(overlaps.get(1).path("share").asDouble()).isZero();
    }
}
