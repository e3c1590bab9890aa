package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AreaFaceTest {
    @TempDir
    private Path folder;

    @Test
    void theAnswerHasTheNamesThatProgramsRead() throws Exception {
        Path matrix = Files.writeString(folder.resolve("m.csv"), """
                ,deforestation,gain,forest,other
                deforestation,66,0,5,4
                gain,0,55,8,12
                forest,1,0,153,11
                other,2,1,9,313
                """);
        Desk.Outcome done = Desk.command(
                "area-estimate",
                matrix.toString(),
                "--pixels",
                "200000,150000,3200000,6450000",
                "--cell-area",
                "900 m2",
                "--json");
        assertThat(done.code()).isZero();
        JsonNode answer = new ObjectMapper().readTree(done.out());
        JsonNode first = answer.get("classes").get(0);
        assertThat(first.get("name").asText()).isEqualTo("deforestation");
        assertThat(Math.round(first.get("area_ha").asDouble() * 1000)).isEqualTo(21_157_762);
        assertThat(Math.round(first.get("halfWidth_ha").asDouble() * 1000)).isEqualTo(6_157_521);
        assertThat(first.get("user").asDouble()).isEqualTo(0.88);
        assertThat(first.has("se_ha") && first.has("share") && first.has("producer"))
                .isTrue();
        assertThat(answer.get("overall").asDouble()).isBetween(0.9465, 0.9466);
        assertThat(answer.get("overallHalfWidth").asDouble()).isBetween(0.0184, 0.0185);
        Desk.Outcome text = Desk.command(
                "area-estimate", matrix.toString(), "--pixels", "200000,150000,3200000,6450000", "--cell-area", "0.09");
        assertThat(text.out())
                .startsWith("class,area_ha,half_width_ha,se_ha,share,user,")
                .contains("gain,11686.15");
        Desk.Outcome nothing = Desk.command(
                "area-estimate", matrix.toString(), "--pixels", "200000,150000,3200000,6450000", "--cell-area", "0");
        assertThat(nothing.code()).as("cells of no area are a slip").isEqualTo(2);
        assertThat(nothing.err()).contains("an area above 0 such as 0.09 ha or 900 m2");
    }
}
