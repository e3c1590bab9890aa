package org.carbonscape.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.TileMap;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Window;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.tiff.BlockEncoding;
import org.carbonscape.io.tiff.ClassLabel;
import org.carbonscape.io.tiff.TiffBlock;
import org.carbonscape.io.tiff.TiffOptions;
import org.carbonscape.io.tiff.TiffWriter;
import org.carbonscape.io.vector.GeoPackageWriter;
import org.carbonscape.io.vector.MapLayer;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.Language;

/**
 * Writes the bundled study: rasters, counties, energy, lights and the study file. The same seed gives the same files.
 */
public final class DemoStudy {
    private static final Instant CHANGED = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> FILES =
            List.of("stock.csv", "criteria.csv", "ahp.csv", "scenarios.csv", "study.yaml");

    private static final int STRIPED = 20; // 2 km

    private DemoStudy() {}

    /** Writes into a folder that exists and gives the study file. */
    public static Path write(Path folder, long seed, Language language, Engine engine) {
        SyntheticCounties counties = SyntheticCounties.grow(seed);
        SyntheticLandscape landscape = SyntheticLandscape.of(seed, counties, engine);
        return write(folder, seed, language, engine, counties, 1, landscape.phases(), landscape.lights());
    }

    /** Writes the same on a land of stripes, in cells so large that a run of it takes no time but to load classes. */
    public static Path striped(Path folder, Language language, Engine engine) {
        int width = SyntheticLandscape.COLUMNS / STRIPED;
        int cells = width * (SyntheticLandscape.ROWS / STRIPED);
        byte[][] phases = new byte[SyntheticLandscape.YEARS.length][cells];
        float[] lights = new float[cells];
        for (int i = 0; i < cells; i++) {
            lights[i] = 1 + i % 7;
            for (int t = 0; t < phases.length; t++) {
                phases[t][i] = (byte) (1 + (i % width + i / width / (3 + t)) % 6);
            }
        }
        SyntheticCounties counties = SyntheticCounties.grow(1);
        return write(folder, 1, language, engine, counties, STRIPED, phases, lights);
    }

    /** @param coarser how many times larger the cells are than those of the landscape */
    private static Path write(
            Path folder,
            long seed,
            Language language,
            Engine engine,
            SyntheticCounties counties,
            int coarser,
            byte[][] phases,
            float[] lights) {
        Crs crs = Crs.epsg(4547);
        Grid grid = new Grid(
                crs,
                SyntheticCounties.WEST,
                SyntheticCounties.NORTH,
                coarser * SyntheticLandscape.CELL,
                coarser * SyntheticLandscape.CELL,
                SyntheticLandscape.COLUMNS / coarser,
                SyntheticLandscape.ROWS / coarser);
        List<ClassLabel> labels = Legend.preset("demo", "cnlucc-6").list().stream()
                .map(DemoStudy::label)
                .toList();
        for (int t = 0; t < phases.length; t++) {
            byte[] cells = phases[t];
            try (TiffWriter out = TiffWriter.classes(
                    folder.resolve("landuse_" + SyntheticLandscape.YEARS[t] + ".tif"),
                    grid,
                    labels.size(),
                    labels,
                    TiffOptions.STANDARD)) {
                BlockEncoding encoding = out.encoding();
                engine.map(out.tiling(), c -> classWorker(encoding.open(), cells, grid.columns()), out);
                out.finish();
            }
        }
        try (TiffWriter out = TiffWriter.values(
                folder.resolve("lights.tif"), grid, "", "made-up night lights", TiffOptions.STANDARD)) {
            BlockEncoding encoding = out.encoding();
            engine.map(out.tiling(), c -> valueWorker(encoding.open(), lights, grid.columns()), out);
            out.finish();
        }
        Table.Builder columns = Table.named("counties").text("code", "name", "name_zh", "city");
        County.ALL.forEach(c -> columns.row(c.code(), c.name(), c.nameZh(), c.city()));
        try {
            GeoPackageWriter.write(
                    folder.resolve("counties.gpkg"),
                    List.of(new MapLayer("counties", crs, crs.wkt1(), counties.polygons(), columns.build())),
                    CHANGED);
            Files.write(folder.resolve("energy.csv"), SyntheticEnergy.csv(seed).getBytes(StandardCharsets.UTF_8));
            for (String file : FILES) {
                Files.write(folder.resolve(file), shipped(file, language));
            }
        } catch (IOException e) {
            throw RunFolder.notWritten(folder.toString(), e);
        }
        return folder.resolve("study.yaml");
    }

    /** A file as it lies in the program; there is one for readers of each language. */
    private static byte[] shipped(String name, Language language) throws IOException {
        String path = language.name().toLowerCase(Locale.ROOT) + "/" + name;
        try (InputStream in = DemoStudy.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(in, path).readAllBytes();
        }
    }

    private static ClassLabel label(LandClass c) {
        return new ClassLabel(c.index(), c.name(), Integer.parseInt(c.color().substring(1), 16));
    }

    private static TileMap.Worker<TiffBlock> classWorker(BlockEncoding.Encoder encoder, byte[] cells, int columns) {
        return window -> {
            ClassTile tile = ClassTile.of(window.cells(), 6);
            for (int r = 0; r < window.height(); r++) {
                System.arraycopy(cells, from(window, r, columns), tile.bytes(), r * window.width(), window.width());
            }
            return encoder.encode(window, tile);
        };
    }

    private static TileMap.Worker<TiffBlock> valueWorker(BlockEncoding.Encoder encoder, float[] cells, int columns) {
        return window -> {
            float[] tile = new float[window.cells()];
            for (int r = 0; r < window.height(); r++) {
                System.arraycopy(cells, from(window, r, columns), tile, r * window.width(), window.width());
            }
            return encoder.encode(window, tile);
        };
    }

    private static int from(Window window, int row, int columns) {
        return (window.row() + row) * columns + window.column();
    }
}
