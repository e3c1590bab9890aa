package org.carbonscape.study.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.InputTable;
import org.junit.jupiter.api.Test;

/** Which share of a raster's land a legend names. */
class LegendFitsTest {
    private static final Legend OWN = Legend.of(InputTable.of(
            "legend",
            List.of("code", "class"),
            List.of(List.of("1", "cropland"), List.of("2", "forest"), List.of("0", ""))));

    private static List<Map<String, Object>> fits(Map<Double, Long> cells) {
        return LegendFits.of(Path.of("map.tif"), Optional.of(OWN), new TreeMap<>(cells));
    }

    @Test
    void whatALegendCallsNoneIsNoLand() {
        Map<String, Object> own =
                fits(Map.of(0.0, 900L, 1.0, 60L, 2.0, 30L, 77.0, 10L)).get(0);
        assertThat(own.get("legend")).isEqualTo("map.tif");
        assertThat(own.get("share")).isEqualTo(0.9);
        assertThat((List<?>) own.get("classes")).hasSize(2);
        assertThat(fits(Map.of(0.0, 900L, -9999.0, 5L))).isEmpty();
    }
}
