package org.carbonscape.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.junit.jupiter.api.Test;

class ZonalMeansTest {
    private record Values(Grid grid, Tiling tiling, float[] cells) implements ValueRaster {
        @Override
        public Reader open() {
            return new Reader() {
                @Override
                public void read(Window window, float[] into) {
                    int to = 0;
                    for (int r = window.row(); r < window.endRow(); r++) {
                        for (int c = window.column(); c < window.endColumn(); c++) {
                            into[to++] = cells[r * grid.columns() + c];
                        }
                    }
                }

                @Override
                public void close() {}
            };
        }
    }

    private static Values values(Grid grid, int height, float... cells) {
        return new Values(grid, Tiling.bands(grid.columns(), grid.rows(), height), cells);
    }

    @Test
    void meansAreOverTheCellsThatHaveAValue() {
        Grid grid = ArrayRaster.grid(4, 2);
        float none = Float.NaN;
        Values raster = values(grid, 1, 1, 2, 10, none, 3, none, 20, none);
        // squares of 20 m = two cells: the left one holds 1, 2, 3, none; the right one 10, none, 20, none
        ZonalMeans means = ZonalMeans.of(List.of(raster), List.of(new Fishnet("net", 20, grid)), new PlainEngine());
        assertThat(means.mean(0, 0)).containsExactly(Double.NaN, (1 + 2 + 3) / 3.0, (10 + 20) / 2.0);
        assertThat(means.cells(0, 0)).containsExactly(0, 3, 2);
    }

    @Test
    void aUnitWithoutAValueHasNoMeanAndInfiniteValuesDoNotCount() {
        Grid grid = ArrayRaster.grid(2, 1);
        Values raster = values(grid, 1, Float.NaN, Float.POSITIVE_INFINITY);
        ZonalMeans means = ZonalMeans.of(List.of(raster), List.of(new Fishnet("net", 10, grid)), new PlainEngine());
        assertThat(means.mean(0, 0)).containsExactly(Double.NaN, Double.NaN, Double.NaN);
        assertThat(means.cells(0, 0)).containsExactly(0, 0, 0);
    }

    @Test
    void whatCancelsInTheSumLeavesNothingBehind() {
        Grid grid = ArrayRaster.grid(4, 1);
        Values raster = values(grid, 1, Float.MAX_VALUE, Float.MIN_VALUE, -Float.MAX_VALUE, 0);
        ZonalMeans means = ZonalMeans.of(List.of(raster), List.of(new Fishnet("net", 40, grid)), new PlainEngine());
        assertThat(means.mean(0, 0)[1]).isEqualTo(Float.MIN_VALUE / 4.0);
    }

    @Test
    void threadsAndTilesDoNotChangeABitAndSumsAgreeWithExactArithmetic() {
        Random random = new Random(7);
        Grid grid = ArrayRaster.grid(90, 70);
        float[] cells = new float[90 * 70];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = random.nextInt(9) == 0
                    ? Float.NaN
                    : (float) (random.nextGaussian() * Math.pow(10, random.nextInt(30) - 15));
        }
        Fishnet coarse = new Fishnet("a", 130, grid);
        Fishnet fine = new Fishnet("b", 30, grid);
        ZonalMeans plain = ZonalMeans.of(List.of(values(grid, 1, cells)), List.of(coarse, fine), new PlainEngine());
        try (LocalEngine engine = new LocalEngine(3)) {
            for (int height : new int[] {1, 7, 64, 70}) {
                ZonalMeans other = ZonalMeans.of(List.of(values(grid, height, cells)), List.of(coarse, fine), engine);
                for (int s = 0; s < 2; s++) {
                    assertThat(other.mean(s, 0)).isEqualTo(plain.mean(s, 0));
                    assertThat(other.cells(s, 0)).isEqualTo(plain.cells(s, 0));
                }
            }
        }
        BigDecimal[] sum = new BigDecimal[coarse.count() + 1];
        Arrays.fill(sum, BigDecimal.ZERO);
        long[] count = new long[sum.length];
        SpanBand spans = coarse.burner(grid).band(0, 70);
        for (int i = 0; i < cells.length; i++) {
            if (!Float.isNaN(cells[i])) {
                int unit = spans.unitAt(i / 90, i % 90);
                sum[unit] = sum[unit].add(new BigDecimal(cells[i]));
                count[unit]++;
            }
        }
        for (int u = 1; u < sum.length; u++) {
            double exact = sum[u].divide(BigDecimal.valueOf(count[u]), MathContext.DECIMAL64)
                    .doubleValue();
            assertThat(plain.mean(0, 0)[u]).isCloseTo(exact, Offset.offset(Math.abs(exact) * 1e-14));
        }
    }

    /** Squares of one and a half cells: the cell in the middle is half of either, or by its centre of the second. */
    @Test
    void cellsThatLieInTwoUnitsCountByTheirShares() {
        Grid grid = ArrayRaster.grid(3, 1);
        Values raster = values(grid, 1, 6, 12, 3);
        List<UnitSet> net = List.of(new Fishnet("net", 15, grid));
        ZonalMeans shares = ZonalMeans.of(List.of(raster), net, true, new PlainEngine());
        assertThat(shares.mean(0, 0)).containsExactly(Double.NaN, 8, 6);
        assertThat(shares.cells(0, 0)).containsExactly(0, 2, 2); // one and a half each
        ZonalMeans centres = ZonalMeans.of(List.of(raster), net, new PlainEngine());
        assertThat(centres.mean(0, 0)).containsExactly(Double.NaN, 6, 7.5);
        assertThat(centres.cells(0, 0)).containsExactly(0, 1, 2);
    }
}
