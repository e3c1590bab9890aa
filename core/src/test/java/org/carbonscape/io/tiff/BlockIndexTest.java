package org.carbonscape.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where blocks lie is read from the file as they are wanted, page by page. */
class BlockIndexTest {
    private static final int SIDE = 16;
    private static final int ACROSS = 113;
    private static final int DOWN = 79;
    private static final int TILES = ACROSS * DOWN;
    private static final int GAP_EVERY = 7;

    @TempDir
    Path dir;

    private record Tagged(int tag, int type, int count, int value) {}

    /** Tiles of 16 x 16 bytes without compression, from the last to the first, with gaps between them. */
    private static byte[] tiff(ByteOrder order) {
        int offsets = 8 + 2 + 10 * 12 + 4;
        int counts = offsets + 4 * TILES;
        int data = counts + 2 * TILES;
        ByteBuffer b = ByteBuffer.allocate(data + TILES * SIDE * SIDE).order(order);
        b.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M')).put(b.get(0));
        b.putShort((short) 42).putInt(8).putShort((short) 10);
        for (Tagged t : List.of(
                new Tagged(256, 4, 1, ACROSS * SIDE),
                new Tagged(257, 4, 1, DOWN * SIDE),
                new Tagged(258, 4, 1, 8),
                new Tagged(259, 4, 1, 1),
                new Tagged(262, 4, 1, 1),
                new Tagged(277, 4, 1, 1),
                new Tagged(322, 4, 1, SIDE),
                new Tagged(323, 4, 1, SIDE),
                new Tagged(324, 4, TILES, offsets),
                new Tagged(325, 3, TILES, counts))) {
            b.putShort((short) t.tag).putShort((short) t.type).putInt(t.count).putInt(t.value);
        }
        b.putInt(0);
        for (int i = 0; i < TILES; i++) {
            b.putInt(i % GAP_EVERY == 0 ? 0 : data + (TILES - 1 - i) * SIDE * SIDE);
        }
        for (int i = 0; i < TILES; i++) {
            b.putShort((short) (i % GAP_EVERY == 0 ? 0 : SIDE * SIDE));
        }
        for (int i = TILES - 1; i >= 0; i--) {
            for (int k = 0; k < SIDE * SIDE; k++) {
                b.put((byte) cell(i, k));
            }
        }
        return b.array();
    }

    private static int cell(int tile, int place) {
        return tile % GAP_EVERY == 0 ? 0 : (tile * 31 + place) % 251;
    }

    private ValueRaster open(Path path) throws Exception {
        String name = path.getFileName().toString();
        Files.writeString(path.resolveSibling(name.replace(".tif", ".tfw")), "30\n0\n0\n-30\n500015\n2999985\n");
        TiffFile file = TiffFile.open(path);
        return file.values(file.grid(Crs.epsg(32648)), List.of());
    }

    private static float[] expected(Window w) {
        float[] cells = new float[w.cells()];
        for (int i = 0; i < cells.length; i++) {
            int row = w.row() + i / w.width();
            int column = w.column() + i % w.width();
            cells[i] = cell(row / SIDE * ACROSS + column / SIDE, row % SIDE * SIDE + column % SIDE);
        }
        return cells;
    }

    @Test
    void everyTileOfALargeFileIsFoundInWhateverOrderTheyAreRead() throws Exception {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            ValueRaster raster = open(Files.write(dir.resolve(order + ".tif"), tiff(order)));
            for (Tiling cut : List.of(
                    raster.tiling(),
                    Tiling.bands(ACROSS * SIDE, DOWN * SIDE, 40),
                    new Tiling(ACROSS * SIDE, DOWN * SIDE, 50, DOWN * SIDE))) {
                try (ValueRaster.Reader reader = raster.open()) {
                    for (int i = 0; i < cut.count(); i++) {
                        Window w = cut.window((int) (i * 7919L % cut.count()));
                        float[] cells = new float[w.cells()];
                        reader.read(w, cells);
                        assertThat(cells).isEqualTo(expected(w));
                    }
                }
            }
        }
    }

    @Test
    void aFileWhoseBlocksMovedAfterItWasOpenedIsAProblem() throws Exception {
        byte[] bytes = tiff(ByteOrder.LITTLE_ENDIAN);
        Path file = Files.write(dir.resolve("lu.tif"), bytes);
        ValueRaster raster = open(file);
        int entry = 8 + 2 + 10 * 12 + 4 + 4 * 8000;
        bytes[entry]++;
        Files.write(file, bytes);
        try (ValueRaster.Reader reader = raster.open()) {
            reader.read(new Window(0, 0, SIDE, SIDE), new float[SIDE * SIDE]); // on another page
            Window w = new Window(8000 % ACROSS * SIDE, 8000 / ACROSS * SIDE, SIDE, SIDE);
            assertThatThrownBy(() -> reader.read(w, new float[w.cells()]))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining(
                            file + ": it is not what it was when the run began: its blocks lie elsewhere");
        }
    }
}
