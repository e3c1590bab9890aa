package org.carbonscape.study.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.UnknownCodes;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.study.Sketch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows of kept rasters against the same windows of the rasters themselves. */
class KeptCellsTest {
    private static final int COLUMNS = 700;
    private static final int ROWS = 90;

    private final Grid grid = Sketch.grid(COLUMNS, ROWS);
    private final AtomicInteger read = new AtomicInteger();

    /** Runs of all lengths, noise, rows like the row above. */
    private static byte[] land(Random random) {
        byte[] land = new byte[COLUMNS * ROWS];
        for (int row = 0; row < ROWS; row++) {
            boolean again = row > 0 && random.nextInt(3) == 0;
            int most = random.nextInt(4) == 0 ? 1 : 600;
            int left = 0;
            int held = 0;
            for (int i = row * COLUMNS; i < (row + 1) * COLUMNS; i++) {
                if (left-- == 0) {
                    left = random.nextInt(most);
                    held = random.nextInt(256);
                }
                land[i] = again ? land[i - COLUMNS] : (byte) held;
            }
        }
        return land;
    }

    /** @param strange a cell of a code that no class stands for; -1: none */
    private ClassRaster classes(byte[] land, int width, int height, int strange) {
        return new MadeClasses(grid, new Tiling(COLUMNS, ROWS, width, height), 255, () -> new ClassRaster.Reader() {
            private final UnknownCodes unknown = new UnknownCodes();

            @Override
            public void read(Window window, ClassTile into) {
                read.incrementAndGet();
                for (int i = 0; i < window.cells(); i++) {
                    int cell = (window.row() + i / window.width()) * COLUMNS + window.column() + i % window.width();
                    into.set(i, land[cell] & 255);
                    if (cell == strange) {
                        unknown.add(7, 1);
                    }
                }
            }

            @Override
            public UnknownCodes unknown() {
                return unknown;
            }

            @Override
            public void close() {}
        });
    }

    private static Window window(Random random) {
        int column = random.nextInt(COLUMNS);
        int row = random.nextInt(ROWS);
        return new Window(column, row, 1 + random.nextInt(COLUMNS - column), 1 + random.nextInt(ROWS - row));
    }

    private static int[] cells(ClassRaster.Reader reader, Window window) {
        ClassTile tile = ClassTile.of(window.cells(), 255);
        reader.read(window, tile);
        int[] cells = new int[window.cells()];
        Arrays.setAll(cells, tile::at);
        return cells;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 20_000, 1 << 30})
    void classesAreThoseOfTheRasterWhateverIsKept(long bytes) {
        Random random = new Random(3);
        byte[] land = land(random);
        for (int[] block : new int[][] {{256, 32}, {700, 1}, {64, 64}, {700, 90}}) {
            ClassRaster raster = classes(land, block[0], block[1], -1);
            ClassRaster kept = new KeptCells(bytes).of(raster);
            assertThat(kept).isNotSameAs(raster);
            try (ClassRaster.Reader own = raster.open();
                    ClassRaster.Reader other = kept.open()) {
                for (int k = 0; k < 60; k++) {
                    Window window = window(random);
                    assertThat(cells(other, window)).isEqualTo(cells(own, window));
                }
            }
        }
    }

    @Test
    void whatIsKeptIsReadOnce() {
        ClassRaster kept = new KeptCells(1 << 20).of(classes(land(new Random(4)), 256, 32, -1));
        for (int k = 0; k < 3; k++) {
            try (ClassRaster.Reader reader = kept.open()) {
                cells(reader, new Window(0, 0, COLUMNS, ROWS));
            }
        }
        assertThat(read).hasValue(3); // rows of blocks of 256 x 32 cells
    }

    /** COUNT tells the cells of strange codes that it read, on the second reading too. */
    @Test
    void strangeCodesAreCountedWheneverTheyAreRead() {
        ClassRaster kept = new KeptCells(1 << 20).of(classes(new byte[COLUMNS * ROWS], 256, 32, 300 + 40 * COLUMNS));
        for (int k = 0; k < 3; k++) {
            try (ClassRaster.Reader reader = kept.open()) {
                cells(reader, new Window(0, 0, COLUMNS, ROWS));
                assertThat(reader.unknown().byCode()).containsEntry(7.0, 1L).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 100_000, 1 << 30})
    void valuesAreThoseOfTheRasterWhateverIsKept(long bytes) {
        Random random = new Random(5);
        float[] values = new float[COLUMNS * ROWS];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % COLUMNS < 300 || random.nextInt(9) == 0 ? Float.NaN : random.nextFloat();
        }
        ValueRaster raster = new MadeValues(
                grid,
                new Tiling(COLUMNS, ROWS, 128, 16),
                () -> MadeValues.reader((window, into) -> {
                    for (int r = 0; r < window.height(); r++) {
                        int from = (window.row() + r) * COLUMNS + window.column();
                        System.arraycopy(values, from, into, r * window.width(), window.width());
                    }
                }));
        KeptCells keeping = new KeptCells(bytes);
        ValueRaster kept = keeping.of(Path.of("lights.tif"), raster);
        assertThat(keeping.of(Path.of("lights.tif"), raster)).isSameAs(kept);
        try (ValueRaster.Reader own = raster.open();
                ValueRaster.Reader other = kept.open()) {
            for (int k = 0; k < 60; k++) {
                Window window = window(random);
                float[] made = new float[window.cells()];
                float[] expected = new float[window.cells()];
                other.read(window, made);
                own.read(window, expected);
                assertThat(made).isEqualTo(expected);
            }
        }
    }

    /** What an engine sends elsewhere is what the raster is made of, not what was kept of it. */
    @Test
    void whatIsSentElsewhereIsTheRasterItself() throws IOException {
        ClassRaster raster = MadeClasses.none(grid, 3);
        ClassRaster kept = new KeptCells(1 << 20).of(raster);
        List<Object> sent = new ArrayList<>();
        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream()) {
            {
                enableReplaceObject(true);
            }

            @Override
            protected Object replaceObject(Object o) {
                sent.add(o);
                return o instanceof Serializable ? o : "";
            }
        }) {
            out.writeObject(kept);
        }
        assertThat(sent).contains(raster).doesNotContain(kept);
    }
}
