package org.carbonscape.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows and their halos against the array that they come from. */
class CellsTest {
    private static final int COLUMNS = 31;
    private static final int ROWS = 17;

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    /** Tells what is opened, read and closed. */
    private final class Told implements ClassRaster {
        private final int classes;
        private final int[] cells = new int[COLUMNS * ROWS];

        Told(int classes) {
            this.classes = classes;
            Random random = new Random(classes);
            Arrays.setAll(cells, i -> random.nextInt(classes + 1));
        }

        @Override
        public Grid grid() {
            return new Grid(Crs.epsg(32648), 0, 1000, 1, 1, COLUMNS, ROWS);
        }

        @Override
        public int classes() {
            return classes;
        }

        @Override
        public Tiling tiling() {
            return Tiling.bands(COLUMNS, ROWS, 4);
        }

        int at(int column, int row) {
            return column < 0 || row < 0 || column >= COLUMNS || row >= ROWS ? 0 : cells[row * COLUMNS + column];
        }

        @Override
        public Reader open() {
            told.add("open");
            return new Reader() {
                @Override
                public void read(Window w, ClassTile into) {
                    told.add("read");
                    for (int i = 0; i < w.cells(); i++) {
                        into.set(i, at(w.column() + i % w.width(), w.row() + i / w.width()));
                    }
                }

                @Override
                public void close() {
                    told.add("close");
                }
            };
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 300}) // in bytes, in chars
    void aHaloIsWhatLiesAboutABlockAndNoneBeyondTheGrid(int classes) {
        Told raster = new Told(classes);
        Tiling blocks = new Tiling(COLUMNS, ROWS, 7, 5);
        try (Cells cells = new Cells()) {
            for (int halo : new int[] {0, 1, 3, 40}) {
                for (int b = 0; b < blocks.count(); b++) {
                    Window block = blocks.window(b);
                    ClassTile around = cells.around(raster, block, halo);
                    int width = block.width() + 2 * halo;
                    for (int i = 0; i < width * (block.height() + 2 * halo); i++) {
                        assertThat(around.at(i))
                                .isEqualTo(
                                        raster.at(block.column() - halo + i % width, block.row() - halo + i / width));
                    }
                }
            }
        }
        assertThat(told).startsWith("open").endsWith("close");
        assertThat(told.stream().filter("open"::equals)).hasSize(1);
    }

    @Test
    void foldsTogetherReadEachBlockOnce() {
        Told raster = new Told(9);
        Fold<Long> sum = new Fold<>() {
            @Override
            public Worker<Long> open(Cells cells) {
                return new Worker<>() {
                    private long sum;

                    @Override
                    public void take(Window block) {
                        ClassTile tile = cells.of(raster, block);
                        for (int i = 0; i < block.cells(); i++) {
                            sum += tile.at(i);
                        }
                    }

                    @Override
                    public Long result() {
                        return sum;
                    }
                };
            }

            @Override
            public Long merge(Long one, Long other) {
                return one + other;
            }
        };
        long all = Arrays.stream(raster.cells).asLongStream().sum();
        assertThat(new PlainEngine().fold(raster.tiling(), Fold.together(List.of(sum, sum, sum))))
                .containsExactly(all, all, all);
        assertThat(told).containsExactly("open", "read", "read", "read", "read", "read", "close");
    }

    @Test
    void readersAreClosedWhereWorkFails() {
        Told raster = new Told(9);
        try (LocalEngine engine = new LocalEngine(2)) {
            Assertions.assertThatThrownBy(() -> engine.map(
                            raster.tiling(),
                            cells -> block -> {
                                cells.of(raster, block);
                                throw new IllegalArgumentException("block " + block.row());
                            },
                            (block, nothing) -> {}))
                    .hasMessage("block 0");
        }
        assertThat(told.stream().filter("close"::equals).count())
                .isPositive()
                .isEqualTo(told.stream().filter("open"::equals).count());
    }
}
