package org.carbonscape.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.carbonscape.stats.Samples.PLAIN;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.weights.Kernel;
import org.junit.jupiter.api.Test;

/** The uniform kernel is as high at the rim as in the middle: centres there count or do not, never by a rounding. */
class UniformKernelRimTest {
    /** Points on a lattice of half cells, radii of whole cells: many centres lie at exactly the radius. */
    @Test
    void centresAtExactlyTheRadiusCountAlikeInTheUniformKernelAndItsEdgeCorrection() {
        Grid grid = new Grid(Crs.epsg(3857), 500_000, 3_000_000, 300, 300, 30, 24);
        boolean[] inside = new boolean[30 * 24];
        Arrays.fill(inside, true);
        for (double radius : new double[] {300, 900, 1100, 1500, 2100, 2250, 2550, 20_000}) {
            double[] x = new double[40];
            double[] y = new double[40];
            double[] w = new double[40];
            SplittableRandom random = new SplittableRandom(3);
            for (int i = 0; i < 40; i++) {
                x[i] = 500_000 + 50 * random.nextInt(181);
                y[i] = 3_000_000 - 50 * random.nextInt(145);
                w[i] = 1 + random.nextInt(99);
            }
            for (boolean correct : new boolean[] {false, true}) {
                double[] expected = new double[inside.length];
                double weights = 0;
                for (int i = 0; i < 40; i++) {
                    double reached = 0;
                    for (int c = 0; c < inside.length; c++) {
                        reached += near(grid, c, x[i], y[i], radius) ? 1 : 0;
                    }
                    double mass = reached * 300 * 300 / (Math.PI * radius * radius);
                    for (int c = 0; c < inside.length; c++) {
                        expected[c] += near(grid, c, x[i], y[i], radius)
                                ? w[i] / (correct ? mass : 1) / (Math.PI * radius * radius) * 1e6
                                : 0;
                    }
                    weights += reached > 0 ? w[i] : 0;
                }
                double[] values = KernelDensity.of(
                                x,
                                y,
                                w,
                                grid,
                                inside,
                                KernelDensity.Options.of(radius)
                                        .withKernel(Kernel.UNIFORM)
                                        .withCorrection(correct),
                                PLAIN)
                        .values();
                for (int c = 0; c < values.length; c++) {
                    assertThat(values[c])
                            .as("radius %s, correction %s, cell %s", radius, correct, c)
                            .isCloseTo(expected[c], within(1e-9 * Math.max(1, expected[c])));
                }
                if (correct) {
                    assertThat(Arrays.stream(values).sum() * 0.09).isCloseTo(weights, within(1e-9 * weights));
                }
            }
        }
    }

    /** Whole metres: exact. */
    private static boolean near(Grid grid, int cell, double x, double y, double radius) {
        double dx = grid.centreX(cell % grid.columns()) - x;
        double dy = grid.centreY(cell / grid.columns()) - y;
        return dx * dx + dy * dy <= radius * radius;
    }
}
