package org.carbonscape.app.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassNamesTest {
    @TempDir
    Path run;

    @Test
    void stylesInEitherLanguageAreNamedInBoth() throws IOException {
        Files.createDirectory(run.resolve("tables"));
        Files.writeString(
                run.resolve("tables/zones.csv"),
                "unit,zone,zone_en,zone_zh\nr,key,Ecological key protection area,生态重点保护区\n");
        ClassNames names = new ClassNames(
                new ObjectMapper().readTree("{\"ledger\":{\"classes\":[{\"class\":\"forest\",\"class_zh\":\"林地\"}]}}"),
                run);
        assertThat(named(names, "Ecological key protection area", "极适宜", "Corridor, other", "林地", "5 to 7"))
                .isEqualTo("{en=Ecological key protection area, zh=生态重点保护区} {en=extremely suitable, zh=极适宜} "
                        + "{en=Corridor, other, zh=其他廊道} {en=forest, zh=林地} 5 to 7");
    }

    @Test
    void aStyleTellsClassesAsTheReportDoesAndTablesByTheirOwnNames() throws IOException {
        ClassNames names = new ClassNames(
                new ObjectMapper()
                        .readTree("{\"ledger\":{\"classes\":[{\"class\":\"mixed_forest\",\"class_zh\":\"混交林\"},"
                                + "{\"class\":\"open_land\",\"class_zh\":\"裸地\"}]}}"),
                run);
        assertThat(named(names, "Mixed forest", "Extremely suitable", "Mixed forest → open land"))
                .isEqualTo("{en=mixed_forest, zh=混交林} {en=extremely suitable, zh=极适宜} "
                        + "{en=mixed_forest → open_land, zh=混交林→裸地}");
    }

    /** In either language, and as runs of before 2026-12 wrote it. */
    @Test
    void changesAreNamedByBothOfTheirClasses() throws IOException {
        ClassNames names = new ClassNames(
                new ObjectMapper()
                        .readTree("{\"ledger\":{\"classes\":[{\"class\":\"forest\",\"class_zh\":\"林地\"},"
                                + "{\"class\":\"town\",\"class_zh\":\"城镇\"}]}}"),
                run);
        String change = "{en=forest → town, zh=林地→城镇}";
        assertThat(named(names, "林地→城镇", "forest -> town")).isEqualTo(change + " " + change);
        String same = "{en=forest (unchanged), zh=林地（未变）}";
        assertThat(named(names, "林地（未变）", "forest (unchanged)")).isEqualTo(same + " " + same);
        assertThat(named(names, "forest → sea")).isEqualTo("forest → sea");
    }

    private static String named(ClassNames names, String... labels) {
        List<Map<String, Object>> classes = Arrays.stream(labels)
                .<Map<String, Object>>map(l -> new LinkedHashMap<>(Map.of("label", l)))
                .toList();
        names.name(new Styles.Style("", classes));
        return String.join(
                " ", classes.stream().map(c -> String.valueOf(c.get("label"))).toList());
    }
}
