package org.carbonscape.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.mosaic.RasterFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A large raster as a folder of files with an index: the same cells as one file, for us and for GDAL. */
class TileFolderTest {
    private static final int COLUMNS = 1300;
    private static final int ROWS = 1124; // the last row of files is 100 cells high
    private static final Grid GRID = new Grid(Crs.epsg(4547), 500000, 3000000, 30, 30, COLUMNS, ROWS);

    @TempDir
    Path dir;

    /** Values of the place, none in a corner. */
    private static ValueRaster surface(int wrongFrom) {
        return new ValueRaster() {
            @Override
            public Grid grid() {
                return GRID;
            }

            @Override
            public Tiling tiling() {
                return new Tiling(COLUMNS, ROWS, 512, 512);
            }

            @Override
            public Reader open() {
                return new Reader() {
                    @Override
                    public void read(Window w, float[] into) {
                        if (w.row() >= wrongFrom) {
                            throw new IllegalStateException("no such row");
                        }
                        int to = 0;
                        for (int row = w.row(); row < w.endRow(); row++) {
                            for (int c = w.column(); c < w.endColumn(); c++) {
                                into[to++] = c + row < 300 ? Float.NaN : c * 0.25f - row;
                            }
                        }
                    }

                    @Override
                    public void close() {}
                };
            }
        };
    }

    private Path values(String name, int tiles, Engine engine) {
        Path file = dir.resolve(name);
        try (TiffWriter out = TiffWriter.values(file, GRID, "m", "d", TiffOptions.STANDARD.inTiles(tiles))) {
            out.write(engine, surface(ROWS));
            out.finish();
        }
        return file;
    }

    private static float[] cells(TiffFile file) {
        float[] cells = new float[COLUMNS * ROWS];
        try (ValueRaster.Reader reader = file.values().open()) {
            reader.read(new Window(0, 0, COLUMNS, ROWS), cells);
        }
        return cells;
    }

    private List<String> names(String folder) throws Exception {
        try (Stream<Path> files = Files.list(dir.resolve(folder))) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theSameCellsAsInOneFile() throws Exception {
        Path one = values("one.tif", 0, new PlainEngine());
        try (Engine engine = new LocalEngine(3)) {
            values("many.tif", 600, engine); // rounded up to whole blocks: 1024
        }
        assertThat(names("many")).containsExactly("r001c001.tif", "r001c002.tif", "r002c001.tif", "r002c002.tif");
        assertThat(dir.resolve("many.tif")).doesNotExist();
        Path index = RasterFiles.written(dir.resolve("many.tif"));
        assertThat(index).isEqualTo(dir.resolve("many.vrt"));
        TiffFile many = TiffFile.open(index);
        assertThat(many.grid().sameCells(GRID)).isTrue();
        assertThat(many.crs().orElseThrow().label()).isEqualTo(GRID.crs().label());
        assertThat(cells(many)).isEqualTo(cells(TiffFile.open(one)));
        assertThat(RasterFiles.written(one)).isEqualTo(one);
    }

    /** As the copies within one file are, one of a browser's maps and all of a VRT's overviews. */
    @Test
    void theWholeIsThereHalvedTwice() throws Exception {
        values("one.tif", 0, new PlainEngine());
        try (Engine engine = new LocalEngine(3)) {
            values("many.tif", 512, engine);
        }
        Path overview = dir.resolve(RasterFiles.shown("many.vrt"));
        assertThat(TiffFile.open(overview).grid().columns()).isEqualTo(325);
        assertThat(Gdal.run("/usr/bin/gdalinfo", overview.toString())).contains("LAYOUT=COG", "Size is 325, 281");
        assertThat(Gdal.run("/usr/bin/gdalinfo", dir.resolve("many.vrt").toString()))
                .contains("Overviews: 325x281");
        String same = """
                import sys, numpy as np
                from osgeo import gdal
                gdal.UseExceptions()
                files = [gdal.Open(f) for f in sys.argv[1:]]
                one, many = [f.GetRasterBand(1) for f in files]
                a = [one.GetOverview(i).ReadAsArray() for i in range(one.GetOverviewCount())]
                b = [many.ReadAsArray()] + [many.GetOverview(i).ReadAsArray() for i in range(many.GetOverviewCount())]
                print(len(a) > 1, len(a) == len(b), all(np.array_equal(x, y, equal_nan=True) for x, y in zip(a, b)))
                """;
        assertThat(Gdal.python(same, dir.resolve("one.tif").toString(), overview.toString()))
                .contains("True True True");
    }

    /** Its one file has the copies that are drawn; the cells are those of one file. */
    @Test
    void aRasterOfOneBlockHasNoOtherCopy() {
        Grid grid = new Grid(Crs.epsg(4547), 500000, 3000000, 30, 30, 400, 300);
        Path file = dir.resolve("small.tif");
        try (TiffWriter out = TiffWriter.classes(file, grid, 9, List.of(), TiffOptions.STANDARD.inTiles(256))) {
            out.write(new PlainEngine(), WriterTest.classes(grid, 9));
            out.finish();
        }
        assertThat(dir.resolve(RasterFiles.shown("small.vrt"))).doesNotExist();
        ClassTile tile = ClassTile.of((int) grid.cells(), 9);
        try (ClassRaster.Reader reader = TiffFile.open(RasterFiles.written(file))
                .classes(WriterTest.identity(9), Set.of())
                .open()) {
            reader.read(new Window(0, 0, 400, 300), tile);
        }
        for (int i = 0; i < grid.cells(); i++) {
            assertThat(tile.at(i)).isEqualTo(WriterTest.index(i % 400, i / 400, 9));
        }
    }

    @Test
    void gdalReadsThemAndCallsEachCloudOptimised() throws Exception {
        values("one.tif", 0, new PlainEngine());
        values("many.tif", 512, new PlainEngine());
        assertThat(names("many")).hasSize(9);
        for (String file : names("many")) {
            assertThat(Gdal.run("/usr/bin/gdalinfo", dir.resolve("many/" + file).toString()))
                    .contains("LAYOUT=COG");
        }
        assertThat(Gdal.run("/usr/bin/gdalinfo", dir.resolve("many.vrt").toString()))
                .contains("Size is 1300, 1124", "NoData Value=nan", "4547");
        String same = """
                import sys, numpy as np
                from osgeo import gdal
                gdal.UseExceptions()
                a, b = [gdal.Open(f).ReadAsArray() for f in sys.argv[1:]]
                print(np.array_equal(a, b, equal_nan=True))
                """;
        assertThat(Gdal.python(
                        same,
                        dir.resolve("one.tif").toString(),
                        dir.resolve("many.vrt").toString()))
                .contains("True");
    }

    @Test
    void classesKeepTheirNamesAndColours() {
        Path file = dir.resolve("land.tif");
        List<ClassLabel> labels =
                List.of(new ClassLabel(1, "Farm & field", 0xf0e442), new ClassLabel(2, "\u6797\u5730", 0x009e73));
        try (TiffWriter out = TiffWriter.classes(file, GRID, 3, labels, TiffOptions.STANDARD.inTiles(512))) {
            out.write(new PlainEngine(), WriterTest.classes(GRID, 3));
            out.finish();
        }
        TiffFile index = TiffFile.open(RasterFiles.written(file));
        assertThat(index.classNames()).containsEntry(1L, "Farm & field").containsEntry(2L, "\u6797\u5730");
        assertThat(index.colours()).containsEntry(1, 0xf0e442).containsEntry(2, 0x009e73);
        assertThat(index.noData()).contains("0");
    }

    @Test
    void smallRastersStayOneFileAndWhatFailsLeavesNothing() throws Exception {
        assertThat(values("small.tif", 2048, new PlainEngine())).isRegularFile();
        Files.delete(dir.resolve("small.tif"));
        assertThatThrownBy(() -> {
                    try (TiffWriter out = TiffWriter.values(
                            dir.resolve("bad.tif"), GRID, "", "", TiffOptions.STANDARD.inTiles(512))) {
                        out.write(new PlainEngine(), surface(1000));
                        out.finish();
                    }
                })
                .isInstanceOf(IllegalStateException.class);
        try (Stream<Path> left = Files.list(dir)) {
            assertThat(left).isEmpty();
        }
    }
}
