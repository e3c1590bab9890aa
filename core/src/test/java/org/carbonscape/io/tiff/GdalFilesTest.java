package org.carbonscape.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.CodeTable;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.UnknownCodes;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of file GDAL writes, cell by cell against what was written. */
class GdalFilesTest {
    @TempDir
    Path dir;

    /** Codes -7 to 8 and 30000 are classes of their own. */
    private static final CodeTable CODES = new CodeTable() {
        @Override
        public int classes() {
            return 17;
        }

        @Override
        public int indexOf(long code) {
            return code == 30000 ? 17 : code >= -7 && code <= 8 ? (int) code + 8 : UNKNOWN;
        }
    };

    @Test
    void everyKindOfFileReadsAsItWasWritten() throws Exception {
        Gdal.python(Gdal.resource("gdal_matrix.py"), dir.toString());
        List<String> lines = Files.readAllLines(dir.resolve("index.txt"));
        assertThat(lines).hasSizeGreaterThan(250);
        for (String line : lines) {
            String[] f = line.split(" ");
            int w = Integer.parseInt(f[2]);
            int h = Integer.parseInt(f[3]);
            double[] expected = new double[w * h];
            ByteBuffer.wrap(Files.readAllBytes(dir.resolve(f[0] + ".f64")))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asDoubleBuffer()
                    .get(expected);
            TiffFile file = TiffFile.open(dir.resolve(f[0]), Integer.parseInt(f[1]));
            Grid grid = file.grid(Crs.epsg(32648));
            assertThat(grid).as(line).isEqualTo(new Grid(Crs.epsg(32648), 500000, 3000000, 30, 20, w, h));
            ValueRaster raster = file.values(grid, List.of());
            for (Window window : List.of(
                    new Window(0, 0, w, h),
                    new Window(0, 0, 32, 16),
                    new Window(31, 15, 40, 30),
                    new Window(w - 1, h - 1, 1, 1))) {
                float[] cells = new float[window.cells()];
                try (ValueRaster.Reader reader = raster.open()) {
                    reader.read(window, cells);
                }
                for (int i = 0; i < cells.length; i++) {
                    int at = (window.row() + i / window.width()) * w + window.column() + i % window.width();
                    if (cells[i] != (float) expected[at] && !(Float.isNaN(cells[i]) && Double.isNaN(expected[at]))) {
                        throw new AssertionError(
                                line + ", " + window + " cell " + i + ": " + cells[i] + ", not " + expected[at]);
                    }
                }
            }
            TiffClassRaster classes = file.classes(grid, CODES, Set.of(2L));
            ClassTile tile = ClassTile.of(w * h, 17);
            long unknown = 0;
            UnknownCodes met;
            try (ClassRaster.Reader reader = classes.open()) {
                reader.read(new Window(0, 0, w, h), tile);
                met = reader.unknown();
            }
            for (int i = 0; i < expected.length; i++) {
                double v = expected[i];
                boolean none = Double.isNaN(v) || v == 2;
                int index = none || v != Math.rint(v) ? 0 : Math.max(0, CODES.indexOf((long) v));
                unknown += !none && index == 0 ? 1 : 0;
                if (tile.at(i) != index) {
                    throw new AssertionError(line + " cell " + i + ": class " + tile.at(i) + ", not " + index);
                }
            }
            assertThat(SmallFilesTest.cells(met)).as(line).isEqualTo(unknown);
        }
    }
}
