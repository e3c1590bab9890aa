package org.carbonscape.study.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.junit.jupiter.api.Test;

class SurfaceRasterTest {
    private static final Grid GRID = new Grid(Crs.epsg(3857), 0, 200, 1, 1, 300, 200);

    private static BigDecimal sum(double[] values) {
        return Arrays.stream(values)
                .filter(v -> !Double.isNaN(v))
                .mapToObj(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static double[] widened(float[] values) {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        return wide;
    }

    @Test
    void theRasterSumsToTheSurface() {
        SplittableRandom random = new SplittableRandom(3);
        double[][] surfaces = new double[3][60_000];
        Arrays.fill(surfaces[0], 0.1); // every cell rounds the same way
        Arrays.setAll(surfaces[1], i -> random.nextDouble() * Math.exp(-Math.pow(i % 300 / 40.0 - 3, 2)));
        Arrays.setAll(surfaces[2], i -> i % 7 == 0 ? Double.NaN : i % 11 == 0 ? 0 : Math.pow(10, random.nextDouble(9)));
        for (double[] surface : surfaces) {
            SurfaceRaster raster = SurfaceRaster.of(GRID, surface);
            BigDecimal whole = sum(surface);
            double off = sum(widened(raster.values())).subtract(whole).doubleValue();
            assertThat(off / whole.doubleValue()).isEqualTo(0, within(1e-10));
            for (int i = 0; i < surface.length; i++) {
                if (Double.isNaN(surface[i])) {
                    assertThat(raster.values()[i]).isNaN();
                } else {
                    assertThat((double) raster.values()[i]).isEqualTo(surface[i], within(surface[i] * 0x1p-22));
                }
            }
        }
        double[] nearest = new double[60_000];
        Arrays.setAll(nearest, i -> (float) surfaces[0][i]);
        assertThat(sum(nearest).subtract(sum(surfaces[0])).doubleValue() / 6000).isGreaterThan(1e-8);
    }

    @Test
    void whatAFloatHoldsStaysAsItIs() {
        double[] surface = new double[60_000];
        Arrays.setAll(surface, i -> i % 3 == 0 ? 0 : i % 3 == 1 ? 0.5 : 1e300);
        float[] values = SurfaceRaster.of(GRID, surface).values();
        assertThat(values[0]).isZero();
        assertThat(values[1]).isEqualTo(0.5f);
        assertThat(values[2]).isInfinite();
    }
}
