package org.carbonscape.study.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.study.Sketch;
import org.junit.jupiter.api.Test;

/** Rasters made as they are read. */
class MadeRastersTest {
    @Test
    void aValueForEachClassAndNoneWhereThereIsNoClass() {
        ClassRaster land = Sketch.classes(3, "1230\n.331");
        ValueRaster values = MadeValues.byClass(land, new double[] {-1, 10, 20.5, 0});
        float no = Float.NaN;
        assertThat(Sketch.cells(values)).containsExactly(10, 20.5f, 0, no, no, 0, 0, 10);
        assertThat(values.grid()).isEqualTo(land.grid());
        assertThat(values.tiling()).isEqualTo(land.tiling());
    }

    @Test
    void standInsHaveNoClassAndNoValueAnywhere() {
        assertThat(Sketch.picture(MadeClasses.none(Sketch.grid(5, 2), 3))).isEqualTo(".....\n.....\n");
        assertThat(MadeClasses.none(Sketch.grid(5, 2), 3).classes()).isEqualTo(3);
        float[] cells = Sketch.cells(MadeValues.none(Sketch.grid(5, 4)));
        assertThat(cells).hasSize(20);
        for (float cell : cells) {
            assertThat(cell).isNaN();
        }
    }

    @Test
    void aStandInClearsWhatThePreviousBlockLeftInTheTile() {
        ClassTile tile = ClassTile.of(4, 9);
        for (int i = 0; i < 4; i++) {
            tile.set(i, 7);
        }
        float[] values = {1, 2, 3, 4};
        Window window = new Window(0, 0, 2, 1);
        MadeClasses.none(Sketch.grid(4, 1), 9).open().read(window, tile);
        MadeValues.none(Sketch.grid(4, 1)).open().read(window, values);
        assertThat(new int[] {tile.at(0), tile.at(1), tile.at(2)}).containsExactly(0, 0, 7);
        assertThat(Arrays.toString(values)).isEqualTo("[NaN, NaN, 3.0, 4.0]");
    }

    @Test
    void readersUnderneathAreClosedInTheirOrder() {
        List<String> closed = new ArrayList<>();
        MadeValues.reader((w, cells) -> {}, () -> closed.add("a"), () -> closed.add("b"))
                .close();
        MadeClasses.reader((w, tile) -> {}, () -> closed.add("c")).close();
        assertThat(closed).containsExactly("a", "b", "c");
        ValueRaster.Reader broken = MadeValues.reader((w, cells) -> {}, () -> {
            throw new IOException("gone");
        });
        assertThatThrownBy(broken::close)
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("gone");
    }
}
