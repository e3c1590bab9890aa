package org.carbonscape.app.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
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

    @Test
    void columnsOfClassesSayOfWhichStatisticAndOfWhat(@TempDir Path folder) throws IOException {
        ClassNames names = names(folder);
        assertThat(Stream.of("lisa_cluster_2020", "bilisa_cluster_2020", "lisa_cluster_source_2020")
                        .map(n -> heading(n, names)))
                .containsExactly(
                        "Local Moran's I: Cluster | 局部莫兰指数：集聚类型",
                        "Bivariate local Moran's I: Cluster | 双变量局部莫兰指数：集聚类型",
                        "Local Moran's I (source): Cluster | 局部莫兰指数（碳源）：集聚类型");
        assertThat(Stream.of("joins_joins_bare_land_2020", "joins_p_bare_land_2020", "joins_p_fdr_bare_land_2020")
                        .map(n -> heading(n, names).replaceFirst(".* [|] ", "")))
                .containsExactly("局部连接计数：连接数（裸地）", "局部连接计数：p 值（裸地）", "局部连接计数：FDR 校正 p（裸地）");
        assertThat(heading("joins_cluster_bare_land_2020", names))
                .isEqualTo("Local join counts (bare land): Units in question | 局部连接计数（裸地）：所关注单元");
    }

    @Test
    void driversHaveTheNamesOfTheReport(@TempDir Path folder) throws IOException {
        JsonNode written = new ObjectMapper()
                .readTree("{\"dem\": \"d.tif\", \"bare\": \"share of bare_land\", \"海拔\": {\"file\": \"a.csv\"}}");
        assertThat(Manifest.drivers(written, names(folder)))
                .containsExactly(
                        Map.entry("dem", Map.of("en", "dem", "zh", "高程")),
                        Map.entry("bare", Map.of("en", "bare", "zh", "裸地占比")),
                        Map.entry("海拔", Map.of("en", "海拔", "zh", "海拔")));
    }

    private static ClassNames names(Path folder) throws IOException {
        String classes = "{\"ledger\": {\"classes\": [{\"class\": \"bare_land\", \"class_zh\": \"裸地\"}]}}";
        return new ClassNames(new ObjectMapper().readTree(classes), folder);
    }

    private static String heading(String column, ClassNames names) {
        Map<?, ?> both = (Map<?, ?>) Manifest.column(new Layer.Field(column, Layer.Kind.NUMBER), names)
                .get("heading");
        return both.get("en") + " | " + both.get("zh");
    }

    private static <T> T failing(ProblemCode code, String place, Object... said) {
        throw new ProblemException(List.of(Problem.of(code, place, said)));
    }
}
