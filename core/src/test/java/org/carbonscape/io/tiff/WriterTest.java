package org.carbonscape.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.CodeTable;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.block.CellType;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriterTest {
    @TempDir
    Path dir;

    static Grid grid(int columns, int rows, Crs crs) {
        return new Grid(crs, 500000, 3000000, 30, 20, columns, rows);
    }

    /** Patches of some classes with noise and gaps. */
    static ValueRaster values(Grid grid) {
        return new ValueRaster() {
            @Override
            public Grid grid() {
                return grid;
            }

            @Override
            public Tiling tiling() {
                return Tiling.bands(grid.columns(), grid.rows(), 1);
            }

            @Override
            public Reader open() {
                return new Reader() {
                    @Override
                    public void read(Window w, float[] into) {
                        for (int i = 0; i < w.cells(); i++) {
                            into[i] = value(w.column() + i % w.width(), w.row() + i / w.width());
                        }
                    }

                    @Override
                    public void close() {}
                };
            }
        };
    }

    static float value(int x, int y) {
        int patch = (x / 37 * 31 + y / 23 * 17) % 7;
        return patch == 0
                ? Float.NaN
                : x < 300 && y < 300 ? 5.5f : patch == 1 ? new Random(x * 10007L + y).nextFloat() : patch * 1.5f;
    }

    static ClassRaster classes(Grid grid, int classes) {
        ValueRaster source = values(grid);
        return new ClassRaster() {
            @Override
            public Grid grid() {
                return grid;
            }

            @Override
            public int classes() {
                return classes;
            }

            @Override
            public Tiling tiling() {
                return source.tiling();
            }

            @Override
            public Reader open() {
                return new Reader() {
                    @Override
                    public void read(Window w, ClassTile into) {
                        for (int i = 0; i < w.cells(); i++) {
                            into.set(i, index(w.column() + i % w.width(), w.row() + i / w.width(), classes));
                        }
                    }

                    @Override
                    public void close() {}
                };
            }
        };
    }

    static int index(int x, int y, int classes) {
        float v = value(x, y);
        return Float.isNaN(v) ? 0 : 1 + Math.floorMod((int) (v * 1000), classes);
    }

    static CodeTable identity(int classes) {
        return new CodeTable() {
            @Override
            public int classes() {
                return classes;
            }

            @Override
            public int indexOf(long code) {
                return code >= 0 && code <= classes ? (int) code : UNKNOWN;
            }
        };
    }

    private Path write(String name, Engine engine, Grid grid, TiffOptions options) {
        Path path = dir.resolve(name);
        try (TiffWriter out = TiffWriter.values(path, grid, "tCO2/ha/yr", "net <flux> & more", options)) {
            out.write(engine, values(grid));
            out.finish();
        }
        return path;
    }

    @Test
    void valuesComeBackAsTheyWereWrittenWithEveryOption() {
        for (int[] size : new int[][] {{1, 1}, {256, 256}, {257, 255}, {1000, 1}, {1, 777}, {1100, 700}}) {
            Grid grid = grid(size[0], size[1], Crs.epsg(32648));
            for (TiffOptions.Compression compression : TiffOptions.Compression.values()) {
                for (boolean predictor : new boolean[] {false, true}) {
                    TiffOptions options = new TiffOptions(compression, predictor, predictor == size[0] > 1, 23);
                    TiffFile file = TiffFile.open(write("v.tif", new PlainEngine(), grid, options));
                    assertThat(file.grid()).isEqualTo(grid);
                    float[] cells = new float[(int) grid.cells()];
                    try (ValueRaster.Reader reader = file.values().open()) {
                        reader.read(new Window(0, 0, grid.columns(), grid.rows()), cells);
                    }
                    for (int i = 0; i < cells.length; i++) {
                        float expected = value(i % grid.columns(), i / grid.columns());
                        if (Float.compare(cells[i], expected) != 0) {
                            throw new AssertionError(
                                    grid + " " + options + " cell " + i + ": " + cells[i] + ", not " + expected);
                        }
                    }
                }
            }
        }
    }

    @Test
    void valuesKeepSoManyBitsAndNoDataStays() {
        Grid grid = grid(700, 400, Crs.epsg(32648));
        TiffFile file = TiffFile.open(write(
                "r.tif",
                new PlainEngine(),
                grid,
                TiffOptions.STANDARD.withPredictor(true).withBits(12)));
        float[] cells = new float[(int) grid.cells()];
        try (ValueRaster.Reader reader = file.values().open()) {
            reader.read(new Window(0, 0, grid.columns(), grid.rows()), cells);
        }
        int rounded = 0;
        for (int i = 0; i < cells.length; i++) {
            float expected = value(i % grid.columns(), i / grid.columns());
            float near = Float.isNaN(expected)
                    ? expected
                    : (float) (Math.rint(expected / Math.scalb(1.0, Math.getExponent(expected) - 12))
                            * Math.scalb(1.0, Math.getExponent(expected) - 12));
            if (Float.compare(cells[i], near) != 0
                    && Math.abs(cells[i] - expected) != Math.abs(near - expected)) { // a tie goes either way
                throw new AssertionError("cell " + i + ": " + cells[i] + ", not " + near + " of " + expected);
            }
            rounded += Float.compare(cells[i], expected) != 0 ? 1 : 0;
        }
        assertThat(rounded).isPositive();
    }

    @Test
    void classesComeBackInBytesAndInWords() {
        for (int n : new int[] {6, 255, 400}) {
            for (boolean predictor : new boolean[] {false, true}) {
                Grid grid = grid(700, 530, Crs.epsg(4547));
                Path path = dir.resolve("c" + n + ".tif");
                try (TiffWriter out = TiffWriter.classes(
                        path,
                        grid,
                        n,
                        List.of(new ClassLabel(2, "林地 & <woods>", 0x228B22)),
                        TiffOptions.STANDARD.withPredictor(predictor))) {
                    out.write(new PlainEngine(), classes(grid, n));
                    out.finish();
                }
                TiffFile file = TiffFile.open(path);
                assertThat(file.type()).isEqualTo(n > 255 ? CellType.UINT16 : CellType.UINT8);
                assertThat(file.colours())
                        .containsEntry(2, 0x228B22)
                        .containsEntry(0, 0)
                        .containsEntry(3, 0xB4B4B4);
                assertThat(path.resolveSibling("c" + n + ".tif.aux.xml"))
                        .content()
                        .contains("林地 &amp; &lt;woods&gt;");
                TiffClassRaster raster = file.classes(identity(n), Set.of());
                ClassTile tile = ClassTile.of((int) grid.cells(), n);
                try (ClassRaster.Reader reader = raster.open()) {
                    reader.read(new Window(0, 0, 700, 530), tile);
                    assertThat(reader.unknown().isEmpty()).isTrue();
                }
                for (int i = 0; i < grid.cells(); i++) {
                    if (tile.at(i) != index(i % 700, i / 700, n)) {
                        throw new AssertionError(n + " classes, cell " + i);
                    }
                }
            }
        }
    }

    /** Systems without a code, each by pieces where keys know its projection, else as text; GDAL must place them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PROJECTION['Sinusoidal'],PARAMETER['longitude_of_center',0]", // MODIS
                "PROJECTION['Mollweide'],PARAMETER['central_meridian',0]", // GHSL
                "PROJECTION['Lambert_Azimuthal_Equal_Area'],PARAMETER['latitude_of_center',30],"
                        + "PARAMETER['longitude_of_center',105]",
                "PROJECTION['Cylindrical_Equal_Area'],PARAMETER['standard_parallel_1',30],"
                        + "PARAMETER['central_meridian',0]",
                "PROJECTION['Polyconic'],PARAMETER['latitude_of_origin',0],PARAMETER['central_meridian',105]",
                "PROJECTION['Albers_Conic_Equal_Area'],PARAMETER['latitude_of_center',0],"
                        + "PARAMETER['longitude_of_center',105],PARAMETER['standard_parallel_1',25],"
                        + "PARAMETER['standard_parallel_2',47]"
            })
    void gdalReadsASystemWithoutCode(String projection) throws Exception {
        for (String sphere : List.of("'WGS 84',6378137,298.257223563", "'sphere',6371007.181,0")) {
            if (sphere.contains("sphere") && projection.contains("Mollweide")) {
                continue; // MODIS' sphere with GHSL's projection is nobody's
            }
            Crs crs = Crs.wkt(("PROJCS['unknown',GEOGCS['unknown',DATUM['unknown',SPHEROID[" + sphere + "]],"
                            + "PRIMEM['Greenwich',0],UNIT['degree',0.0174532925199433]]," + projection
                            + ",PARAMETER['false_easting',0],PARAMETER['false_northing',0],UNIT['metre',1]]")
                    .replace('\'', '"'));
            mustComeBack(crs);
        }
    }

    /** A county in feet, a map from Paris, and a number of ArcGIS' that somebody called one of EPSG's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRIMEM['Greenwich',0],UNIT['degree',0.0174532925199433]],PROJECTION['Transverse_Mercator'],"
                        + "PARAMETER['latitude_of_origin',25],PARAMETER['central_meridian',114],"
                        + "PARAMETER['scale_factor',0.9999],PARAMETER['false_easting',0],PARAMETER['false_northing',0],"
                        + "UNIT['US survey foot',0.304800609601219]]",
                "PRIMEM['Paris',2.33722917],UNIT['degree',0.0174532925199433]],PROJECTION['Transverse_Mercator'],"
                        + "PARAMETER['latitude_of_origin',0],PARAMETER['central_meridian',3],"
                        + "PARAMETER['scale_factor',1],PARAMETER['false_easting',0],PARAMETER['false_northing',0],"
                        + "UNIT['metre',1]]",
                "PRIMEM['Greenwich',0],UNIT['degree',0.0174532925199433]],PROJECTION['Albers_Conic_Equal_Area'],"
                        + "PARAMETER['latitude_of_center',0],PARAMETER['longitude_of_center',105],"
                        + "PARAMETER['standard_parallel_1',25],PARAMETER['standard_parallel_2',47],"
                        + "PARAMETER['false_easting',0],PARAMETER['false_northing',0],UNIT['metre',1],"
                        + "AUTHORITY['EPSG','102025']]"
            })
    void gdalReadsFeetAnotherMeridianAndACodeThatIsNone(String rest) throws Exception {
        mustComeBack(Crs.wkt(("PROJCS['unknown',GEOGCS['unknown',DATUM['unknown',SPHEROID['WGS 84',6378137,"
                        + "298.257223563]]," + rest)
                .replace('\'', '"')));
    }

    private void mustComeBack(Crs crs) throws Exception {
        Path path = write("crs.tif", new PlainEngine(), grid(40, 30, crs), TiffOptions.STANDARD);
        assertThat(TiffFile.open(path).crs().orElseThrow().sameAs(crs)).isTrue();
        String[] place = Gdal.python("""
                        import sys
                        from osgeo import gdal, osr
                        gdal.UseExceptions()
                        own = gdal.Open(sys.argv[1]).GetSpatialRef()
                        assert own.IsProjected(), own.ExportToWkt()
                        base = own.CloneGeogCS()
                        for c in own, base:
                            c.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
                        x, y, _ = osr.CoordinateTransformation(own, base).TransformPoint(500000, 3000000)
                        print(x + float(own.GetAttrValue("PRIMEM", 1)), y)
                        """, path.toString()).split("\\s+");
        double[] x = {500000};
        double[] y = {3000000};
        crs.toGeographic(x, y, 1);
        assertThat(Double.parseDouble(place[0])).isCloseTo(x[0], within(1e-7));
        assertThat(Double.parseDouble(place[1])).isCloseTo(y[0], within(1e-7));
    }

    /** A tile of one class all over is packed once and used again: 1 and 257 begin with the same byte. */
    @Test
    void tilesOfOneClassAllOverKeepWhichOneInTheCopiesToo() throws Exception {
        Grid grid = grid(2048, 1024, Crs.epsg(32648));
        Path path = dir.resolve("uniform.tif");
        try (TiffWriter out = TiffWriter.classes(path, grid, 300, List.of(), TiffOptions.STANDARD)) {
            BlockEncoding.Encoder encoder = out.encoding().open();
            for (int b = 0; b < out.tiling().count(); b++) {
                Window w = out.tiling().window(b);
                ClassTile tile = ClassTile.of(w.cells(), 300);
                for (int i = 0; i < w.cells(); i++) {
                    tile.set(i, w.column() < 1024 ? 1 : 257);
                }
                out.accept(w, encoder.encode(w, tile));
            }
            out.finish();
        }
        String told = Gdal.python("""
                import sys
                from osgeo import gdal
                gdal.UseExceptions()
                file = gdal.Open(sys.argv[1])
                band = file.GetRasterBand(1)
                for b in band, band.GetOverview(0):
                    cells = b.ReadAsArray()
                    half = b.XSize // 2
                    print(b.XSize, (cells[:, :half] == 1).all(), (cells[:, half:] == 257).all())
                """, path.toString());
        assertThat(told.strip().split("\n")).containsExactly("2048 True True", "512 True True");
    }

    @Test
    void theSameCellsGiveTheSameBytesOnAnyNumberOfThreads() throws Exception {
        Grid grid = grid(2300, 1700, Crs.epsg(32648));
        byte[] plain = Files.readAllBytes(write("plain.tif", new PlainEngine(), grid, TiffOptions.STANDARD));
        for (int threads = 1; threads <= 4; threads++) {
            try (Engine engine = new LocalEngine(threads)) {
                assertThat(Files.readAllBytes(write("t.tif", engine, grid, TiffOptions.STANDARD)))
                        .isEqualTo(plain);
            }
        }
    }

    @Test
    void anUnfinishedFileIsRemovedAndABadPlaceIsAProblem() {
        Path path = dir.resolve("part.tif");
        try (TiffWriter out = TiffWriter.values(path, grid(600, 600, Crs.epsg(32648)), "", "", TiffOptions.STANDARD)) {
            out.accept(
                    new Window(0, 0, 512, 512),
                    out.encoding().open().encode(new Window(0, 0, 512, 512), new float[512 * 512]));
            assertThatThrownBy(out::finish)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("262144 of 360000 cells were written");
        }
        assertThat(path).doesNotExist();
        Path nowhere = dir.resolve("no/such/folder.tif");
        assertThatThrownBy(() -> TiffWriter.values(nowhere, grid(5, 5, Crs.epsg(32648)), "", "", TiffOptions.STANDARD))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("RUN-12      " + nowhere + ": its folder does not exist");
    }

    @Test
    void aFullDiskIsAProblem() {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "no /dev/full here");
        TiffOutput out = TiffOutput.create(full); // not closed: closing removes the file
        TiffOutput.Level level = new TiffOutput.Level(1);
        out.append(new byte[300], level, 0);
        assertThatThrownBy(() -> out.finish(List.of(level), (l, big, offsets, counts) -> new TiffOutput.Fields()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("RUN-05")
                .hasMessageContaining("No space left on device");
    }
}
