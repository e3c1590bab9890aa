package org.carbonscape.align;

import static org.assertj.core.api.Assertions.assertThat;

import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.junit.jupiter.api.Test;

/**
 * Grids of one cell size, half a cell apart: every centre lies on the lines between four cells, some of them a last
 * digit beside. All take the cell to the right and below; none takes this one here and that one there.
 */
class OnTheLineTest {
    private static final Crs LONLAT = Crs.epsg(4490);
    private static final Grid SOURCE = new Grid(LONLAT, 112.3, 28.7, 0.1, 0.1, 40, 30);
    private static final Grid STUDY = new Grid(LONLAT, 112.25, 28.75, 0.1, 0.1, 43, 33);

    /** Of a study cell, where the source has it: column + 40 row + 1; 0 beyond. */
    private static int expected(int i) {
        int column = i % STUDY.columns();
        int row = i / STUDY.columns();
        return column < SOURCE.columns() && row < SOURCE.rows() ? column + 40 * row + 1 : 0;
    }

    @Test
    void classesAreThoseToTheRightAndBelow() {
        int[] got = PaintedRasters.all(
                Aligned.classes(
                                new PaintedRasters.Classes(SOURCE, 1200, (c, r) -> c + 40 * r + 1),
                                STUDY,
                                "classes.tif")
                        .raster(),
                STUDY.columns(),
                STUDY.rows());
        for (int i = 0; i < got.length; i++) {
            assertThat(got[i]).as("cell " + i).isEqualTo(expected(i));
        }
    }

    @Test
    void valuesAreThoseToTheRightAndBelow() {
        float[] got = PaintedRasters.all(
                Aligned.values(
                                new PaintedRasters.Values(SOURCE, (c, r) -> c + 40f * r + 1),
                                STUDY,
                                Resampling.NEAREST,
                                "values.tif")
                        .raster(),
                STUDY.columns(),
                STUDY.rows());
        for (int i = 0; i < got.length; i++) {
            assertThat(Float.isNaN(got[i]) ? 0 : (int) got[i]).as("cell " + i).isEqualTo(expected(i));
        }
    }
}
