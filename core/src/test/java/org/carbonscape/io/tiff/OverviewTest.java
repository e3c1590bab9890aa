package org.carbonscape.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The halved copies as GDAL finds them in the file, against the obvious way of halving. */
class OverviewTest {
    private static final String DUMP = """
            import sys
            from osgeo import gdal
            gdal.UseExceptions()
            ds = gdal.Open(sys.argv[1])
            b = ds.GetRasterBand(1)
            all = [b] + [b.GetOverview(i) for i in range(b.GetOverviewCount())]
            for i, o in enumerate(all):
                o.ReadAsArray().astype('<f8').tofile(f'{sys.argv[1]}.{i}')
                print(o.XSize, o.YSize, o.Checksum())
            """;

    @TempDir
    Path dir;

    @Test
    void valuesAreHalvedToTheMeanOfThoseThatAreThere() throws Exception {
        Grid grid = WriterTest.grid(1301, 777, Crs.epsg(32648));
        Path path = dir.resolve("v.tif");
        try (TiffWriter out = TiffWriter.values(path, grid, "u", "d", TiffOptions.STANDARD);
                LocalEngine engine = new LocalEngine(3)) {
            out.write(engine, WriterTest.values(grid));
            out.finish();
        }
        double[][] level = new double[777][1301];
        for (int y = 0; y < 777; y++) {
            for (int x = 0; x < 1301; x++) {
                level[y][x] = WriterTest.value(x, y);
            }
        }
        List<String> sizes = compare(path, level, true);
        // 1301 -> 651 -> 326 -> 163, the first that fits a tile of 256; they begin at a quarter
        assertThat(sizes)
                .extracting(s -> s.substring(0, s.lastIndexOf(' ')))
                .containsExactly("1301 777", "326 195", "163 98");
    }

    @Test
    void classesAreHalvedToTheCommonest() throws Exception {
        Grid grid = WriterTest.grid(1030, 517, Crs.epsg(4547));
        Path path = dir.resolve("c.tif");
        try (TiffWriter out = TiffWriter.classes(path, grid, 6, List.of(), TiffOptions.STANDARD)) {
            out.write(new PlainEngine(), WriterTest.classes(grid, 6));
            out.finish();
        }
        double[][] level = new double[517][1030];
        for (int y = 0; y < 517; y++) {
            for (int x = 0; x < 1030; x++) {
                level[y][x] = WriterTest.index(x, y, 6);
            }
        }
        List<String> sizes = compare(path, level, false);
        assertThat(sizes)
                .extracting(s -> s.substring(0, s.lastIndexOf(' ')))
                .containsExactly("1030 517", "258 130", "129 65");
    }

    @Test
    void aMapWhoseHalvedCopyFitsATileHasThatOne() throws Exception {
        Grid grid = WriterTest.grid(512, 300, Crs.epsg(4547));
        Path path = dir.resolve("small.tif");
        try (TiffWriter out = TiffWriter.classes(path, grid, 6, List.of(), TiffOptions.STANDARD)) {
            out.write(new PlainEngine(), WriterTest.classes(grid, 6));
            out.finish();
        }
        double[][] level = new double[300][512];
        for (int y = 0; y < 300; y++) {
            for (int x = 0; x < 512; x++) {
                level[y][x] = WriterTest.index(x, y, 6);
            }
        }
        assertThat(compare(path, level, false))
                .extracting(s -> s.substring(0, s.lastIndexOf(' ')))
                .containsExactly("512 300", "256 150");
    }

    /** Compares every copy with the one before, halved; returns what GDAL printed: columns, rows, checksum. */
    private static List<String> compare(Path path, double[][] first, boolean mean) throws Exception {
        List<String> lines = Gdal.python(DUMP, path.toString()).lines().toList();
        double[][] level = first;
        for (int i = 0; i < lines.size(); i++) {
            int rows = level.length;
            int columns = level[0].length;
            double[] theirs = new double[rows * columns];
            ByteBuffer.wrap(Files.readAllBytes(Path.of(path + "." + i)))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asDoubleBuffer()
                    .get(theirs);
            for (int k = 0; k < theirs.length; k++) {
                double exact = level[k / columns][k % columns];
                double off = mean && i > 0 ? Math.scalb(Math.abs(exact), -11) : 0; // means keep ten bits, rounded
                if (Double.isNaN(exact) != Double.isNaN(theirs[k]) || Math.abs(theirs[k] - exact) > off) {
                    throw new AssertionError("copy " + i + ", cell " + k % columns + ", " + k / columns + ": "
                            + theirs[k] + ", not " + exact);
                }
            }
            assertThat(Integer.parseInt(lines.get(i).split(" ")[2])).isPositive();
            int copy = Math.min(i + 1, lines.size() - 1);
            int columnsOfNext = Integer.parseInt(lines.get(copy).split(" ")[0]);
            while (level[0].length > columnsOfNext) {
                level = halved(level, mean);
            }
        }
        return lines;
    }

    private static double[][] halved(double[][] cells, boolean mean) {
        int h = (cells.length + 1) / 2;
        int w = (cells[0].length + 1) / 2;
        double[][] half = new double[h][w];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                double[] four = new double[4];
                int n = 0;
                int[] votes = new int[7];
                for (int dy = 0; dy < 2; dy++) {
                    for (int dx = 0; dx < 2; dx++) {
                        if (2 * y + dy < cells.length && 2 * x + dx < cells[0].length) {
                            double v = cells[2 * y + dy][2 * x + dx];
                            if (!Double.isNaN(v) && (mean || v > 0)) {
                                four[n++] = v;
                                votes[mean ? 0 : (int) v]++;
                            }
                        }
                    }
                }
                double result = mean ? Double.NaN : 0;
                if (mean && n > 0) {
                    double sum = 0;
                    for (int i = 0; i < n; i++) {
                        sum += four[i];
                    }
                    result = (float) (sum / n);
                }
                for (int i = n - 1; !mean && i >= 0; i--) { // backwards, so that of equals the first stays
                    result = result == 0 || votes[(int) four[i]] >= votes[(int) result] ? four[i] : result;
                }
                half[y][x] = result;
            }
        }
        return half;
    }
}
