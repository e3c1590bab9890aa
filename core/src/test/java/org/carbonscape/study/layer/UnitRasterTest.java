package org.carbonscape.study.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.study.Sketch;
import org.carbonscape.zone.Fishnet;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

class UnitRasterTest {
    @Test
    void aUnitsValueLiesOnItsCells() {
        Grid grid = Sketch.grid(6, 4);
        UnitSet squares = new PolygonUnits(
                "two",
                List.of("a", "b"),
                List.of("A", "B"),
                List.of(
                        new GeometryFactory().toGeometry(new Envelope(450_000, 450_200, 3_099_700, 3_100_000)),
                        new GeometryFactory().toGeometry(new Envelope(450_300, 450_500, 3_099_600, 3_099_900))));
        ValueRaster raster = new UnitRaster(grid, new Tiling(6, 4, 6, 1), squares, new double[] {99, 7, -2.5});
        float[] cells = Sketch.cells(raster);
        for (int i = 0; i < 24; i++) {
            int column = i % 6;
            int row = i / 6;
            float expected = column < 2 && row < 3 ? 7f : column >= 3 && column < 5 && row >= 1 ? -2.5f : Float.NaN;
            assertThat(Float.valueOf(cells[i])).as("cell %d", i).isEqualTo(Float.valueOf(expected));
        }
    }

    @Test
    void aBandIsBurntAnewOnlyWhereTheWindowLeavesIt() {
        Grid grid = Sketch.grid(4, 6);
        Fishnet net = new Fishnet("squares", 200, grid);
        UnitRaster.Bands bands = new UnitRaster.Bands(net, grid);
        for (int[] rows : new int[][] {{0, 6}, {2, 2}, {4, 1}, {0, 1}, {3, 3}, {1, 5}}) {
            Window window = new Window(1, rows[0], 2, rows[1]);
            int[] units = new int[window.cells()];
            bands.units(window, units);
            for (int i = 0; i < units.length; i++) {
                int column = 1 + i % 2;
                int row = rows[0] + i / 2;
                assertThat(units[i]).as("column %d row %d", column, row).isEqualTo(1 + column / 2 + row / 2 * 2);
            }
        }
    }
}
