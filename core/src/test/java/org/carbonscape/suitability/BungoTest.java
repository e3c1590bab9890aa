package org.carbonscape.suitability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.Raster;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.suitability.weight.Weights;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A real case: Bungo regency, elevation (weight 0.5), slope (0.3) and soil carbon (0.2) graded by the sink preset.
 * Expected numbers: NumPy 1.24 with GDAL, breaks by trying every pair of the 39 distinct scores.
 */
class BungoTest {
    private static final Grid GRID = new Grid(
            Crs.epsg(32748), 103841.23504113499, 9875402.980182344, 99.98016592873559, 99.98016592873557, 1198, 866);
    private static Path folder;

    @BeforeAll
    static void find() {
        String given = System.getProperty("carbonscape.shared", "");
        List<Path> places = new ArrayList<>(given.isEmpty() ? List.of() : List.of(Path.of(given)));
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            places.add(at.resolve("shared"));
        }
        places.add(Path.of("/work/shared"));
        folder = places.stream()
                .map(p -> p.resolve("data/bungo"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(folder != null, "the Bungo data are not here");
    }

    private static Raster read(String name) {
        try {
            File file = folder.resolve(name).toFile();
            return ImageIO.read(file).getData();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rasters.Values values(String name) {
        Raster raster = read(name);
        float[] cells = new float[GRID.columns() * GRID.rows()];
        Arrays.setAll(
                new Object[cells.length],
                i -> cells[i] = raster.getSampleFloat(i % GRID.columns(), i / GRID.columns(), 0));
        return new Rasters.Values(GRID, cells, new Tiling(GRID.columns(), GRID.rows(), 256, 256));
    }

    /** Its own grid of 100 m starts a little further out: the cell under each centre. */
    private static Rasters.Values elevation() {
        Raster raster = read("drivers/bungo_elevation.tif");
        float[] cells = new float[GRID.columns() * GRID.rows()];
        for (int i = 0; i < cells.length; i++) {
            int v = raster.getSample(
                    (int) ((GRID.centreX(i % GRID.columns()) - 103744.546405942644924) / 100),
                    (int) ((9875500.819699835032225 - GRID.centreY(i / GRID.columns())) / 100),
                    0);
            cells[i] = v == 65535 ? Float.NaN : v;
        }
        return new Rasters.Values(GRID, cells, new Tiling(GRID.columns(), GRID.rows(), 128, 128));
    }

    @Test
    void suitabilityOfBungoIsThatOfNumpyAndItsZonesCloseWithTheArea() {
        CriteriaTable preset = CriteriaTable.sink();
        Weights weights = Weights.of(Words.same("given"), List.of("elevation", "slope", "soil_carbon"), 0.5, 0.3, 0.2);
        try (Engine engine = new LocalEngine(2)) {
            List<Criterion> criteria = Stream.of(
                            Map.entry("elevation", elevation()),
                            Map.entry("slope", values("drivers/bungo_slope.tif")),
                            Map.entry("soil_carbon", values("drivers/bungo_soc_0-5cm_mean.tif")))
                    .map(e -> TablesTest.named(preset, e.getKey())
                            .bind(new Layer.Values(e.getValue()))
                            .fit(engine, List.of()))
                    .toList();
            assertThat(((Grading.Breakpoints) criteria.get(2).grading()).breaks())
                    .containsExactly(
                            new double[] {111.1441803, 795.44769287, 907.42741699, 1052.90515137}, within(1e-6));
            Overlay overlay = Overlay.of(criteria, weights, Overlay.Missing.NONE, List.of());
            Rasters.Collected scores = new Rasters.Collected(GRID);
            ScoreHistogram histogram =
                    overlay.run(engine, () -> (block, cells) -> Arrays.copyOf(cells, block.cells()), scores);
            assertThat(histogram.cells()).isEqualTo(454_207);
            double sum = 0;
            for (float s : scores.cells()) {
                sum += s == s ? s : 0;
            }
            assertThat(sum).isCloseTo(2257990.4045550823, within(1e-3));
            assertThat(cellsOf(Levels.given(4, 6), scores.cells())).containsExactly(122_861, 205_323, 126_023);
            Levels natural = Levels.natural(histogram, 3);
            assertThat(natural.breaks()).containsExactly(new double[] {3.6, 5.6}, within(3e-4));
            assertThat(cellsOf(natural, scores.cells())).containsExactly(164_032, 199_658, 90_517);

            Layer.Classes level = new Layer.Classes(
                    new Rasters.Classes(
                            GRID,
                            3,
                            Rasters.levels(natural, Rasters.scores(overlay)),
                            Tiling.bands(GRID.columns(), GRID.rows(), 64)),
                    List.of("extremely suitable", "relatively suitable", "generally suitable"));
            Map<String, Layer> layers = Map.of("level", level);
            Zoning zoning = Zoning.of(engine, RuleTable.zones(layers, Rasters.NAMES), List.of(level.raster()), layers)
                    .cleaned(engine, 50, Patches.Connectivity.EIGHT, 1);
            assertThat(zoning.unzoned()).isZero();
            List<Zoning.ZonePatch> patches =
                    zoning.patches(Patches.of(engine, zoning.zones(), Patches.Connectivity.EIGHT));
            assertThat(patches.stream().mapToLong(Zoning.ZonePatch::cells).sum())
                    .isEqualTo(454_207);
            double area =
                    patches.stream().mapToDouble(p -> p.outline().getArea()).sum();
            assertThat(area).isCloseTo(454_207 * GRID.cellWidth() * GRID.cellHeight(), within(1.0)); // of 4.5e9 m2
            assertThat(patches)
                    .allSatisfy(p -> assertThat(p.outline().isValid()).isTrue());
        }
    }

    private static long[] cellsOf(Levels levels, float[] scores) {
        long[] counts = new long[levels.count()];
        for (float s : scores) {
            if (s == s) {
                counts[levels.of(s) - 1]++;
            }
        }
        return counts;
    }
}
