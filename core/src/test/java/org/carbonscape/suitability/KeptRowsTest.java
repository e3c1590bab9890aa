package org.carbonscape.suitability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.junit.jupiter.api.Test;

class KeptRowsTest {
    private static final int COLUMNS = 37;
    private static final int ROWS = 53;

    @Test
    void everyWindowIsThatOfTheRasterHoweverFewRowsAreKeptAndHoweverManyThreadsRead() {
        Rasters.Values source = Rasters.randomValues(new Random(3), COLUMNS, ROWS, 0.1, -5, 5);
        for (int kept : new int[] {1, 7, 1000}) {
            KeptRows rows = new KeptRows(source, kept);
            try (Engine engine = new LocalEngine(4)) {
                engine.inPlace(200, i -> {
                    Random random = new Random(i);
                    try (ValueRaster.Reader ours = rows.open();
                            ValueRaster.Reader plain = source.open()) {
                        for (int k = 0; k < 20; k++) {
                            int column = random.nextInt(COLUMNS);
                            int row = random.nextInt(ROWS);
                            Window window = new Window(
                                    column, row, 1 + random.nextInt(COLUMNS - column), 1 + random.nextInt(ROWS - row));
                            float[] one = new float[window.cells()];
                            float[] other = new float[window.cells()];
                            ours.read(window, one);
                            plain.read(window, other);
                            assertThat(Arrays.equals(one, other))
                                    .as("%s", window)
                                    .isTrue();
                        }
                    }
                });
            }
        }
    }

    @Test
    void rowsThatFitAreMadeOnceForAllReadings() {
        Counted source = new Counted(Rasters.values(COLUMNS, ROWS, new float[COLUMNS * ROWS]));
        KeptRows all = new KeptRows(source, ROWS);
        for (int reading = 0; reading < 3; reading++) {
            Rasters.cells(all);
        }
        assertThat(source.rows.get()).isEqualTo(ROWS);
        source.rows.set(0);
        Rasters.cells(new KeptRows(source, 10));
        assertThat(source.rows.get()).as("too many to keep: once a reading").isEqualTo(ROWS);
    }

    private record Counted(ValueRaster raster, AtomicInteger rows) implements ValueRaster {
        Counted(ValueRaster raster) {
            this(raster, new AtomicInteger());
        }

        @Override
        public Grid grid() {
            return raster.grid();
        }

        @Override
        public Tiling tiling() {
            return raster.tiling();
        }

        @Override
        public Reader open() {
            Reader own = raster.open();
            return new Reader() {
                @Override
                public void read(Window window, float[] into) {
                    rows.addAndGet(window.height());
                    own.read(window, into);
                }

                @Override
                public void close() {
                    own.close();
                }
            };
        }
    }
}
