package org.carbonscape.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Window;
import org.carbonscape.io.table.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealFilesTest {
    /** Cells, sum and sum of squares of the valid codes, by python3-gdal 3.10.3 and numpy 2.2.4 on 24 Nov 2026. */
    @Test
    void bungoHasTheCellsGdalCounts() {
        same(1990, 438829L, 3801398L, 63915748L);
        same(2000, 450549L, 5157910L, 92253852L);
        same(2005, 459796L, 5511307L, 98447279L);
        same(2010, 459937L, 6160222L, 111624746L);
    }

    private static void same(int year, long cells, long sum, long squares) {
        Path path = Shared.file("data/bungo/landcover/bungo_landcover_" + year + "r.tif");
        TiffFile file = TiffFile.open(path);
        assertThat(file.crs()).hasValue(Crs.epsg(32748));
        ClassTile tile = ClassTile.of(file.columns() * file.rows(), 42);
        TiffClassRaster raster = file.classes(WriterTest.identity(42), Set.of());
        try (var reader = raster.open()) {
            reader.read(new Window(0, 0, file.columns(), file.rows()), tile);
            assertThat(reader.unknown().isEmpty()).isTrue();
        }
        long n = 0;
        long s = 0;
        long q = 0;
        for (int i = 0; i < file.columns() * file.rows(); i++) {
            int c = tile.at(i);
            n += c > 0 ? 1 : 0;
            s += c;
            q += (long) c * c;
        }
        assertThat(new long[] {n, s, q}).containsExactly(cells, sum, squares);
    }

    @Test
    void aCrsWrittenIsTheCrsReadBackAndTheOneGdalReads(@TempDir Path dir) throws Exception {
        for (String[] c : new String[][] {
            {"EPSG:4326", "4326"},
            {"EPSG:4490", "4490"},
            {"EPSG:4547", "4547"},
            {"EPSG:32648", "32648"},
            {"EPSG:3857", "3857"},
            {"China Albers", "parallel\",47"},
            {"China Albers Krasovsky", "6378245,298.3"}
        }) {
            Crs crs = Crs.parse(c[0], "test");
            Path path = dir.resolve("c.tif");
            try (TiffWriter out = TiffWriter.classes(
                    path,
                    new Grid(crs, 100, 40, 0.001, 0.001, 3, 3),
                    2,
                    List.of(new ClassLabel(1, "林地", 0x228B22)),
                    TiffOptions.STANDARD)) {
                Window w = new Window(0, 0, 3, 3);
                out.accept(w, out.encoding().open().encode(w, ClassTile.of(9, 2)));
                out.finish();
            }
            assertThat(TiffFile.open(path).grid().crs().sameAs(crs)).as(c[0]).isTrue();
            if (Files.isExecutable(Path.of("/usr/bin/gdalinfo"))) {
                assertThat(Gdal.run("/usr/bin/gdalinfo", path.toString()))
                        .as(c[0])
                        .contains(c[1])
                        .contains("1: 林地")
                        .contains("1: 34,139,34,255");
            }
        }
    }
}
