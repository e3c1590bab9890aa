package org.carbonscape.study.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.MapFrame;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.Grid;
import org.carbonscape.study.Sketch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplingTest {
    /** A pixel takes the cell at its middle. */
    @ParameterizedTest
    @CsvSource({"7, 5, 1", "7, 5, 2", "7, 5, 3", "8, 8, 4", "9, 4, 5"})
    void aPixelIsTheCellAtItsMiddle(int columns, int rows, int step) {
        Grid grid = Sketch.grid(columns, rows);
        float[] cells = new float[columns * rows];
        int[] classes = new int[columns * rows];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = i;
            classes[i] = i % 4;
        }
        int across = (columns - 1) / step + 1;
        int down = (rows - 1) / step + 1;
        Images images =
                new Images(MapFrame.metric(0, 0, 1, 1, List.of()), across, down, step, List.of(), List.of(), List.of());
        for (Engine engine : List.of(new PlainEngine(), new LocalEngine(2))) {
            Sampling sampling = new Sampling(images, engine);
            float[] picture = sampling.of(Sketch.values(grid, cells));
            float[] land = sampling.of(Sketch.classes(grid, 3, classes));
            for (int i = 0; i < across * down; i++) {
                int column = i % across * step + step / 2;
                int row = i / across * step + step / 2;
                boolean inside = column < columns && row < rows;
                int cell = row * columns + column;
                assertThat(Float.valueOf(picture[i]))
                        .isEqualTo(inside ? Float.valueOf(cell) : Float.valueOf(Float.NaN));
                assertThat(Float.valueOf(land[i]))
                        .isEqualTo(inside && cell % 4 > 0 ? Float.valueOf(cell % 4) : Float.valueOf(Float.NaN));
            }
        }
    }

    @Test
    void netIsSourcePlusSinkAndNoneWhereEitherIs() {
        Images images = new Images(
                MapFrame.metric(0, 0, 1, 1, List.of()),
                3,
                1,
                1,
                List.of(new float[] {1, 2, 0}),
                List.of(new float[] {5, 0, Float.NaN}),
                List.of(new float[] {-1, -2, Float.NaN}));
        assertThat(images.net()).hasSize(1);
        assertThat(images.net().get(0)).containsExactly(4, -2, Float.NaN);
        assertThat(images.classPanel(0, "2000").values()[1]).isEqualTo(2);
        assertThat(images.classPanel(0, "2000").title()).isEqualTo(Words.same("2000"));
    }
}
