package org.carbonscape.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rasters are COGs in the eyes of GDAL: its own validator with every block's frame checked, and gdalinfo. */
class CloudOptimisedTest {
    private static final String VALIDATE = """
            import sys
            from osgeo import gdal
            from osgeo_utils.samples.validate_cloud_optimized_geotiff import validate
            gdal.UseExceptions()
            for path in sys.argv[1:]:
                warnings, errors, _ = validate(path, full_check=True)
                ds = gdal.Open(path)
                print(ds.GetMetadataItem('LAYOUT', 'IMAGE_STRUCTURE'), warnings, errors,
                      ds.GetRasterBand(1).GetOverviewCount(), ds.GetRasterBand(1).Checksum() > 0)
            """;

    @TempDir
    Path dir;

    @Test
    void everySizeTypeAndCompressionIsACogForGdal() throws Exception {
        try (LocalEngine engine = new LocalEngine(2)) {
            for (TiffOptions.Compression compression : TiffOptions.Compression.values()) {
                TiffOptions options =
                        new TiffOptions(compression, compression == TiffOptions.Compression.ZSTD, true, 23);
                for (int[] size : new int[][] {{1, 1}, {256, 257}, {513, 512}, {1700, 2333}}) {
                    Grid grid = WriterTest.grid(size[0], size[1], Crs.epsg(32648));
                    Path path = dir.resolve(compression + "-" + size[0] + ".tif");
                    try (TiffWriter out = TiffWriter.values(path, grid, "u", "d", options)) {
                        out.write(engine, WriterTest.values(grid));
                        out.finish();
                    }
                }
            }
        }
        Path classes = dir.resolve("classes.tif");
        Grid grid = WriterTest.grid(700, 300, Crs.epsg(4547));
        try (TiffWriter out = TiffWriter.classes(
                classes, grid, 3, List.of(new ClassLabel(1, "forest", 0x00ff00)), TiffOptions.STANDARD)) {
            BlockEncoding.Encoder encoder = out.encoding().open();
            for (int i = 0; i < out.tiling().count(); i++) {
                Window w = out.tiling().window(i);
                ClassTile tile = ClassTile.of(w.cells(), 3);
                for (int c = 0; c < w.cells(); c++) {
                    tile.set(c, 1 + c / 7 % 3);
                }
                out.accept(w, encoder.encode(w, tile));
            }
            out.finish();
        }
        List<Path> files;
        try (Stream<Path> list = Files.list(dir)) {
            files = list.filter(f -> f.toString().endsWith(".tif")).sorted().toList();
        }
        assertThat(files).hasSize(13);
        String[] found = Gdal.python(
                        VALIDATE, files.stream().map(Path::toString).toArray(String[]::new))
                .strip()
                .split("\n");
        assertThat(found).hasSize(13).allSatisfy(line -> assertThat(line).matches("COG \\[] \\[] [0-4] True"));
        assertThat(Gdal.run("/usr/bin/gdalinfo", classes.toString())).contains("LAYOUT=COG");
    }

    @Test
    void aFileBeyondTheClassicEndIsABigTiffWithTheSameCells() throws Exception {
        Grid grid = WriterTest.grid(256, 512, Crs.epsg(32648));
        TiffTags tags = TiffTags.values(grid, "u", "d");
        TileEncoder encoder = new TileEncoder(TiffOptions.STANDARD, 4, 256);
        float[] cells = new float[256 * 512];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = i % 1000;
        }
        Plane plane = new Plane.Values(256, 512, cells);
        Path path = dir.resolve("big.tif");
        TiffOutput out = TiffOutput.create(path, 1000);
        TiffOutput.Level level = new TiffOutput.Level(2);
        out.append(encoder.encode(plane, 0, 256), level, 1); // in any order
        out.append(encoder.encode(plane, 0, 0), level, 0);
        out.finish(
                List.of(level),
                (l, big, offsets, counts) ->
                        tags.fields(true, 256, 512, 256, TiffOptions.STANDARD, big, offsets, counts));
        assertThat(Files.readAllBytes(path)[2]).isEqualTo((byte) 43);
        float[] read = new float[cells.length];
        try (var reader = TiffFile.open(path).values().open()) {
            reader.read(new Window(0, 0, 256, 512), read);
        }
        assertThat(read).isEqualTo(cells);
        assertThat(Gdal.python(VALIDATE, path.toString()).strip()).isEqualTo("COG [] [] 0 True");
    }

    @Test
    void nothingIsLeftBesideTheFileAndTheSpillMakesNoDifference() throws Exception {
        Grid grid = WriterTest.grid(1300, 900, Crs.epsg(32648)); // 4.7 MB uncompressed: more than one buffer
        Path path = dir.resolve("map.tif");
        TiffOptions options = new TiffOptions(TiffOptions.Compression.NONE, false, true, 23);
        try (TiffWriter out = TiffWriter.values(path, grid, "u", "d", options)) {
            out.write(new PlainEngine(), WriterTest.values(grid));
            out.finish();
        }
        float[] expected = new float[1300 * 900];
        float[] read = new float[expected.length];
        Window all = new Window(0, 0, 1300, 900);
        WriterTest.values(grid).open().read(all, expected);
        try (var reader = TiffFile.open(path).values().open()) {
            reader.read(all, read);
        }
        assertThat(read).isEqualTo(expected);
        try (Stream<Path> left = Files.list(dir)) {
            assertThat(left).containsExactly(path);
        }
    }
}
