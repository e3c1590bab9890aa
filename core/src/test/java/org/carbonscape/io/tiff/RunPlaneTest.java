package org.carbonscape.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.carbonscape.grid.CellRuns;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Window;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** Blocks encoded by runs against the same cells encoded one by one. */
class RunPlaneTest {
    private static final float[] SOME = {
        0, -0f, 1, -6.44f, 1e-40f, 3.4e38f, Float.NaN, 0.1f, 1234.5678f, Float.intBitsToFloat(0x7fffffff)
    };

    /** Runs of all lengths, rows like the row above, columns without any. */
    private static int[] cells(Random random, int width, int height, int kinds) {
        int[] cells = new int[width * height];
        for (int row = 0; row < height; row++) {
            boolean again = row > 0 && random.nextInt(3) == 0;
            int most = random.nextBoolean() ? 4 : 1 + random.nextInt(2 * width);
            int held = 0;
            int left = 0;
            for (int i = row * width; i < (row + 1) * width; i++) {
                if (left-- == 0) {
                    left = random.nextInt(most);
                    held = random.nextInt(kinds);
                }
                cells[i] = again ? cells[i - width] : held;
            }
        }
        return cells;
    }

    private static CellRuns runs(int[] cells, int width, int height) {
        CellRuns runs = new CellRuns();
        runs.begin(width, height);
        for (int i = 0; i < cells.length; i++) {
            runs.add(i % width + 1, cells[i]);
            if (i % width == width - 1) {
                runs.endRow();
            }
        }
        return runs;
    }

    private static void assertSame(TiffBlock made, TiffBlock expected, int cellBytes) {
        assertThat(made.tiles).hasSameSizeAs(expected.tiles);
        for (int t = 0; t < made.tiles.size(); t++) {
            assertThat(made.tiles.get(t)).as("tile " + t).isEqualTo(expected.tiles.get(t));
        }
        Plane quarter = made.copy.orElseThrow();
        Plane of = expected.copy.orElseThrow();
        assertThat(new int[] {quarter.width, quarter.height}).containsExactly(of.width, of.height);
        assertThat(new TileEncoder(TiffOptions.STANDARD, cellBytes, BlockEncoding.TILE).encode(quarter, 0, 0))
                .isEqualTo(new TileEncoder(TiffOptions.STANDARD, cellBytes, BlockEncoding.TILE).encode(of, 0, 0));
    }

    private static List<TiffOptions> options() {
        return List.of(
                TiffOptions.STANDARD,
                TiffOptions.STANDARD.withPredictor(true),
                TiffOptions.STANDARD.withBits(10),
                new TiffOptions(TiffOptions.Compression.ZSTD, false, true, 23),
                new TiffOptions(TiffOptions.Compression.NONE, false, true, 23));
    }

    private static final int[][] SIZES = {{512, 512}, {511, 300}, {512, 257}, {40, 512}, {3, 5}, {1, 1}, {256, 256}};

    @Test
    void valuesInRunsAreEncodedAsTheirCellsAre() {
        Random random = new Random(5);
        for (TiffOptions option : options()) {
            BlockEncoding encoding = new BlockEncoding("values.tif", false, 4, 2, option);
            BlockEncoding.Encoder byRuns = encoding.open();
            BlockEncoding.Encoder byCells = encoding.open();
            for (int[] size : SIZES) {
                for (int kinds : new int[] {1, 2, SOME.length}) {
                    int[] cells = cells(random, size[0], size[1], kinds);
                    float[] values = new float[cells.length];
                    for (int i = 0; i < cells.length; i++) {
                        values[i] = SOME[cells[i]];
                        cells[i] = Float.floatToRawIntBits(values[i]);
                    }
                    assertSame(
                            byRuns.encode(runs(cells, size[0], size[1])),
                            byCells.encode(new Window(0, 0, size[0], size[1]), values),
                            4);
                }
            }
        }
    }

    @Test
    void classesInRunsAreEncodedAsTheirCellsAre() {
        Random random = new Random(6);
        for (TiffOptions option : options()) {
            for (int bytes = 1; bytes <= 2; bytes++) {
                int most = bytes == 1 ? 7 : 300;
                BlockEncoding encoding = new BlockEncoding("classes.tif", true, bytes, 2, option);
                BlockEncoding.Encoder byRuns = encoding.open();
                BlockEncoding.Encoder byCells = encoding.open();
                for (int[] size : SIZES) {
                    int[] cells = cells(random, size[0], size[1], most);
                    ClassTile tile = ClassTile.of(cells.length, most);
                    char[] chars = new char[cells.length];
                    for (int i = 0; i < cells.length; i++) {
                        tile.set(i, cells[i]);
                        chars[i] = (char) cells[i];
                    }
                    TiffBlock expected = byCells.encode(new Plane.Classes(size[0], size[1], chars, bytes == 2));
                    assertSame(byRuns.encode(runs(cells, size[0], size[1])), expected, bytes);
                    assertSame(byRuns.encode(new Window(0, 0, size[0], size[1]), tile), expected, bytes);
                }
            }
        }
    }

    @Test
    void anInfiniteValueIsNoCellOfAMap() {
        CellRuns runs = runs(new int[] {Float.floatToRawIntBits(1), 0x7f800000}, 2, 1);
        BlockEncoding encoding = new BlockEncoding("values.tif", false, 4, 2, TiffOptions.STANDARD);
        assertThatThrownBy(() -> encoding.open().encode(runs))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("values.tif");
    }
}
