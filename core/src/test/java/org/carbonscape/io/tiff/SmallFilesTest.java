package org.carbonscape.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.Raster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.sis.coverage.grid.GridCoverage;
import org.apache.sis.storage.Aggregate;
import org.apache.sis.storage.DataStore;
import org.apache.sis.storage.DataStores;
import org.apache.sis.storage.GridCoverageResource;
import org.apache.sis.storage.Resource;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.CodeTable;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.UnknownCodes;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of file without any program but Java: the committed files against the rule they were made by. */
class SmallFilesTest {
    /** Codes -7 to 8, 300 and 70000 are classes of their own; 12 and 15 are not. */
    private static final CodeTable CODES = new CodeTable() {
        @Override
        public int classes() {
            return 18;
        }

        @Override
        public int indexOf(long code) {
            return code == 300 ? 17 : code == 70000 ? 18 : code >= -7 && code <= 8 ? (int) code + 8 : UNKNOWN;
        }
    };

    @Test
    void everyKindReadsByTheRuleThroughAnyWindow() throws Exception {
        assertThat(SmallFiles.all()).hasSize(44);
        for (SmallFiles small : SmallFiles.all()) {
            TiffFile file = TiffFile.open(small.path(), small.band());
            Grid grid = file.grid();
            assertThat(List.of(
                            grid.west(),
                            grid.north(),
                            grid.cellWidth(),
                            grid.cellHeight(),
                            (double) grid.columns(),
                            (double) grid.rows()))
                    .as("%s", small)
                    .isEqualTo(List.of(
                            small.west(),
                            small.north(),
                            small.cellWidth(),
                            small.cellHeight(),
                            (double) small.columns(),
                            (double) small.rows()));
            ValueRaster raster = file.values();
            try (ValueRaster.Reader reader = raster.open()) {
                for (Window w : windows(grid)) {
                    float[] cells = new float[w.cells()];
                    reader.read(w, cells);
                    for (int i = 0; i < cells.length; i++) {
                        double expected = small.value(w.column() + i % w.width(), w.row() + i / w.width());
                        assertThat(cells[i]).as("%s, %s, cell %s", small, w, i).isEqualTo(Float.valueOf((float)
                                expected));
                    }
                }
            }
            TiffClassRaster classes = file.classes(CODES, Set.of(2L));
            Window all = new Window(0, 0, grid.columns(), grid.rows());
            ClassTile tile = ClassTile.of(all.cells(), 18);
            UnknownCodes met;
            try (ClassRaster.Reader reader = classes.open()) {
                reader.read(all, tile);
                met = reader.unknown();
            }
            long unknown = 0;
            for (int i = 0; i < all.cells(); i++) {
                double v = small.value(i % grid.columns(), i / grid.columns());
                boolean none = Double.isNaN(v) || v == 2;
                int index = none || v != Math.rint(v) ? 0 : Math.max(0, CODES.indexOf((long) v));
                unknown += !none && index == 0 ? 1 : 0;
                assertThat(tile.at(i)).as("%s, cell %s", small, i).isEqualTo(index);
            }
            assertThat(cells(met)).as("%s", small).isEqualTo(unknown);
        }
    }

    static long cells(UnknownCodes codes) {
        return codes.unlistedCells()
                + codes.byCode().values().stream().mapToLong(Long::longValue).sum();
    }

    private static List<Window> windows(Grid grid) {
        return List.of(
                new Window(0, 0, grid.columns(), grid.rows()),
                new Window(0, 0, 16, 16),
                new Window(16, 0, 16, 16),
                new Window(16, 16, 21, 13),
                new Window(3, 27, 20, 2),
                new Window(36, 28, 1, 1),
                new Window(0, 5, 37, 5));
    }

    /** Apache SIS reads the same numbers and the same corner, where it reads the kind at all. */
    @Test
    void aSecondReaderSeesTheSameCells() throws Exception {
        Set<String> cannot = new TreeSet<>();
        int compared = 0;
        for (SmallFiles small : SmallFiles.all()) {
            if (small.band() > 1
                    || small.rule().equals("sparse")
                    || small.path().toString().contains("south-up")) {
                continue;
            }
            Raster cells;
            try (DataStore store = DataStores.open(small.path())) {
                GridCoverage coverage = ((GridCoverageResource) first(store)).read(null);
                coverage = coverage.forConvertedValues(false);
                cells = coverage.render(null).getData();
            } catch (Exception e) {
                cannot.add(small.path().getFileName().toString());
                continue;
            }
            for (int y = 0; y < small.rows(); y++) {
                for (int x = 0; x < small.columns(); x++) {
                    double theirs = cells.getSampleDouble(cells.getMinX() + x, cells.getMinY() + y, 0);
                    assertThat(theirs).as("%s at %s, %s", small, x, y).isEqualTo(small.stored(x, y));
                }
            }
            compared++;
        }
        // what SIS 1.6 does not read: ZSTD, predictor 3, halves, 64-bit whole numbers, signed bytes
        assertThat(cannot)
                .isSubsetOf(
                        "byte-zstd-strips.tif",
                        "float16-deflate.tif",
                        "float16-le.tif",
                        "float32-deflate-p3.tif",
                        "float32-lzw-p3-strips.tif",
                        "float32-p2-zstd.tif",
                        "float64-deflate-p3-big.tif",
                        "int16-zstd-p2-bigtiff.tif",
                        "int64-be.tif",
                        "int64-deflate.tif",
                        "int8-lzw.tif",
                        "uint64-lzw-tiles.tif");
        assertThat(compared).isGreaterThanOrEqualTo(25);
    }

    private static Resource first(DataStore store) throws Exception {
        return store instanceof Aggregate a ? a.components().iterator().next() : (Resource) store;
    }

    @Test
    void systemsSpelledOutInKeysPutACellWhereProjPutsIt() throws Exception {
        int checked = 0;
        for (SmallFiles small : SmallFiles.all()) {
            Crs crs = TiffFile.open(small.path()).crs().orElseThrow();
            if (small.longitude().isEmpty()) {
                assertThat(crs.sameAs(Crs.parse(small.crs(), "test")))
                        .as("%s: %s", small.path(), crs.name())
                        .isTrue();
                continue;
            }
            double[] x = {small.west() + 0.5 * small.cellWidth()};
            double[] y = {small.north() - 0.5 * small.cellHeight()};
            crs.toGeographic(x, y, 1);
            assertThat(x[0])
                    .as("%s: %s", small.path(), crs.wkt1())
                    .isCloseTo(Double.parseDouble(small.longitude()), within(2e-8));
            assertThat(y[0])
                    .as("%s: %s", small.path(), crs.wkt1())
                    .isCloseTo(Double.parseDouble(small.latitude()), within(2e-8));
            checked++;
        }
        assertThat(checked).isEqualTo(6);
    }

    @Test
    void thePaletteIsRead() {
        assertThat(TiffFile.open(SmallFiles.file("palette.tif")).colours())
                .containsEntry(1, 0xffc80a)
                .containsEntry(2, 0x228b22);
    }

    @Test
    void whatIsNotReadIsAProblemThatNamesTheWayOut() {
        refused("rotated.tif", "TIFF-06", "its grid is not north-up: geotransform [500000, 30, 5, 3000000, 5, -20]");
        refused("complex.tif", "TIFF-05", "its cells are stored as complex64");
        refused("jpeg.tif", "TIFF-04", "its cells are compressed as JPEG");
        refused("nowhere.tif", "TIFF-07", "no world file (nowhere.tfw) beside it");
    }

    /** Where a file does not say what no data is, what it does not store is 0: so GDAL writes rasters of many zeros. */
    @Test
    void blocksThatAreNotStoredAreZerosUnlessTheFileNamesItsNoData(@TempDir Path dir) throws Exception {
        byte[] bytes = Files.readAllBytes(SmallFiles.file("sparse.tif"));
        int renamed = 0;
        for (int i = 0; i + 12 <= bytes.length; i++) {
            if ((bytes[i] & 0xff | (bytes[i + 1] & 0xff) << 8) == 42113 && bytes[i + 2] == 2 && bytes[i + 3] == 0) {
                bytes[i] = (byte) 65000;
                bytes[i + 1] = (byte) (65000 >> 8);
                renamed++;
            }
        }
        assertThat(renamed).isEqualTo(1);
        TiffFile file = TiffFile.open(Files.write(dir.resolve("zeros.tif"), bytes));
        assertThat(file.namesNoData()).isFalse();
        SmallFiles small = SmallFiles.all().stream()
                .filter(f -> f.rule().equals("sparse"))
                .findFirst()
                .orElseThrow();
        Window all = new Window(0, 0, file.grid().columns(), file.grid().rows());
        float[] cells = new float[all.cells()];
        try (ValueRaster.Reader reader = file.values().open()) {
            reader.read(all, cells);
        }
        ClassTile tile = ClassTile.of(all.cells(), 18);
        try (ClassRaster.Reader reader = file.classes(CODES, Set.of()).open()) {
            reader.read(all, tile);
        }
        int zeros = 0;
        for (int i = 0; i < cells.length; i++) {
            double stored = small.value(i % all.width(), i / all.width());
            float expected = Double.isNaN(stored) ? 0 : (float) stored;
            assertThat(cells[i]).as("cell %s", i).isEqualTo(expected);
            assertThat(tile.at(i)).as("cell %s", i).isEqualTo(Math.max(0, CODES.indexOf((long) expected)));
            zeros += expected == 0 ? 1 : 0;
        }
        assertThat(zeros).isGreaterThan(800);
    }

    private static void refused(String name, String code, String text) {
        assertThatThrownBy(() -> TiffFile.open(SmallFiles.file(name)))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith(code)
                .hasMessageContaining(text);
    }

    @Test
    void aReaderTellsWhatItAloneHasMet() {
        TiffClassRaster raster = TiffFile.open(SmallFiles.file("bits4.tif")).classes(CODES, Set.of());
        Window all = new Window(0, 0, 37, 29);
        try (ClassRaster.Reader one = raster.open();
                ClassRaster.Reader other = raster.open()) {
            one.read(all, ClassTile.of(37 * 29, 18));
            long once = cells(one.unknown());
            assertThat(once).isPositive();
            assertThat(other.unknown().isEmpty()).isTrue();
            other.read(all, ClassTile.of(37 * 29, 18));
            other.read(all, ClassTile.of(37 * 29, 18));
            assertThat(cells(other.unknown())).isEqualTo(2 * once);
            assertThat(cells(one.unknown())).isEqualTo(once);
        }
    }
}
