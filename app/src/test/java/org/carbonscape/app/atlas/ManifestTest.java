package org.carbonscape.app.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.io.vector.Layer;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
    private static final Manifest.Vector CORRIDORS = new Manifest.Vector("c", "vectors/zones.gpkg", "corridors");

    @Test
    void aLayerWithoutFeaturesIsLeftOutAndADamagedOneIsTold() {
        assertThat(Manifest.filled(v -> failing(ProblemCode.VECTOR_05_NO_FEATURES, v.file(), "corridors"), CORRIDORS))
                .isEmpty();
        assertThatThrownBy(() -> Manifest.filled(v -> failing(ProblemCode.FILE_02_EMPTY, v.file()), CORRIDORS))
                .isInstanceOf(ProblemException.class);
    }

    /** On the ground: a degree at 60 north is half as wide as high, and Web Mercator's metre half a metre long. */
    @Test
    void theMapIsToldHowLongAUnitOfItsGridIsOnTheGround() {
        Map<String, Object> degrees = Manifest.grid(new Grid(Crs.epsg(4326), 20, 60.5, 0.01, 0.01, 100, 100));
        assertThat((double) degrees.get("metresPerUnit")).isCloseTo(110_574, within(1.0));
        assertThat((double) degrees.get("aspect")).isCloseTo(0.5, within(0.005));
        Map<String, Object> metres = Manifest.grid(new Grid(Crs.epsg(4547), 450_000, 3_100_000, 100, 100, 10, 10));
        assertThat(metres)
                .containsEntry("metresPerUnit", 1.0)
                .containsEntry("aspect", 1.0)
                .containsEntry("north", 0.0);
        Map<String, Object> mercator = Manifest.grid(new Grid(Crs.epsg(3857), 2_000_000, 8_400_000, 100, 100, 10, 10));
        assertThat((double) mercator.get("metresPerUnit")).isCloseTo(0.5, within(0.005));
    }

    @Test
    void columnsOfStatisticsLevelsZonesAndDriversHaveChineseHeadings(@TempDir Path folder) {
        ClassNames names = new ClassNames(MissingNode.getInstance(), folder);
        assertThat(Stream.of("lisa_p_2020", "level_1_area_km2", "key_protection_net_tCO2", "driver_distance_m_2020")
                        .map(n -> Manifest.column(new Layer.Field(n, Layer.Kind.NUMBER), names))
                        .map(c -> ((Map<?, ?>) c.get("heading")).get("zh")))
                .allMatch(zh -> zh instanceof String)
                .map(Object::toString)
                .startsWith("局部莫兰指数：p 值", "1 级面积（km2）")
                .endsWith("因子 distance（m）");
    }

    private static <T> T failing(ProblemCode code, String place, Object... said) {
        throw new ProblemException(List.of(Problem.of(code, place, said)));
    }
}
