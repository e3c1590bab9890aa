package org.carbonscape.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.carbonscape.stats.Samples.PLAIN;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.stats.Samples;
import org.carbonscape.weights.Kernel;
import org.junit.jupiter.api.Test;

class KernelDensityTest {
    private static final Crs METRES = Crs.epsg(3857);
    private static final double[] X = {0, 3, 0};
    private static final double[] Y = {0, 0, 4};
    private static final double[] W = {1, 2, 1};

    /** A grid whose cell (0, 0) has its centre at the place. */
    private static Grid at(double x, double y) {
        return new Grid(METRES, x - 0.5, y + 0.5, 1, 1, 1, 1);
    }

    private static double one(double x, double y, double[] px, double[] py, double[] w, Kernel kernel, double radius) {
        // 1e6 square metres in a km2: back to square metres
        return KernelDensity.of(
                                px,
                                py,
                                w,
                                at(x, y),
                                KernelDensity.Options.of(radius).withKernel(kernel),
                                PLAIN)
                        .values()[0]
                / 1e6;
    }

    @Test
    void threePointsHaveTheDensityOfTheArcgisFormula() {
        assertThat(one(0, 0, X, Y, W, Kernel.QUARTIC, 5)).isCloseTo(0.07443867674, within(5e-12));
        assertThat(one(1, 1, X, Y, W, Kernel.QUARTIC, 5)).isCloseTo(0.09497348412, within(5e-12));
        assertThat(one(3, 0, X, Y, W, Kernel.QUARTIC, 5)).isCloseTo(0.09203994021, within(5e-12));
        assertThat(one(6, 0, X, Y, W, Kernel.QUARTIC, 5)).isCloseTo(0.03129113505, within(5e-12));
    }

    @Test
    void everyKernelHasItsHeightAndHalfwayValue() {
        Object[][] expected = {
            {Kernel.UNIFORM, 3.18309886e-07, 3.18309886e-07},
            {Kernel.TRIANGULAR, 9.54929659e-07, 4.77464829e-07},
            {Kernel.EPANECHNIKOV, 6.36619772e-07, 4.77464829e-07},
            {Kernel.QUARTIC, 9.54929659e-07, 5.37147933e-07},
            {Kernel.TRIWEIGHT, 1.27323954e-06, 5.37147933e-07},
            // 8/pi and 8/pi exp(-2), over what lies within four standard deviations
            {Kernel.GAUSSIAN, 2.54647909e-06 / (1 - Math.exp(-8)), 3.44628469e-07 / (1 - Math.exp(-8))},
            // cos(pi u / 2) over the integral 4 - 8/pi, and at 45 degrees
            {Kernel.COSINE, 1e-6 / (4 - 8 / Math.PI), 1e-6 / (4 - 8 / Math.PI) * Math.sqrt(0.5)}
        };
        double[] zero = {0};
        for (Object[] row : expected) {
            Kernel kernel = (Kernel) row[0];
            assertThat(one(0, 0, zero, zero, new double[] {1}, kernel, 1000))
                    .as(kernel.name())
                    .isCloseTo((double) row[1], within(5e-15));
            assertThat(one(500, 0, zero, zero, new double[] {1}, kernel, 1000))
                    .as(kernel.name())
                    .isCloseTo((double) row[2], within(5e-15));
            assertThat(one(1001, 0, zero, zero, new double[] {1}, kernel, 1000))
                    .as(kernel.name())
                    .isZero();
        }
    }

    @Test
    void theScaledQuarticHoldsItsWeightOnce() { // QGIS: its constant 116/(5 pi) * 15/16 gives 7.25 times the density
        double[] zero = {0};
        double top = one(0, 0, zero, zero, new double[] {1}, Kernel.QUARTIC, 1000);
        assertThat(top * Math.PI * 1e6).isCloseTo(3, within(1e-9));
        assertThat(116.0 / 5 * 15 / 16 / (top * Math.PI * 1e6)).isCloseTo(7.25, within(1e-9));
    }

    @Test
    void volumesIntegrateTheKernels() {
        for (Kernel kernel : Kernel.values()) {
            double sum = 0;
            int n = 100_000;
            for (int i = 0; i < n; i++) { // 2 pi u K(u) du by midpoints
                double u = (i + 0.5) / n;
                sum += 2 * Math.PI * u * kernel.at(u) / n;
            }
            assertThat(sum).as(kernel.name()).isCloseTo(kernel.volume(), within(1e-9));
        }
    }

    @Test
    void theSweepEqualsTheDirectSum() {
        SplittableRandom random = new SplittableRandom(5);
        for (Kernel kernel : List.of(Kernel.UNIFORM, Kernel.EPANECHNIKOV, Kernel.QUARTIC, Kernel.TRIWEIGHT)) {
            for (double radius : new double[] {0.7, 3.3, 41, 333}) {
                // far from the origin, cells not square, lonely points and dense ones, weights over nine orders
                Grid grid = new Grid(METRES, 512_345.6, 3_100_000.3, 1.5, 2.5, 181, 67);
                int n = 300;
                double[] x = new double[n];
                double[] y = new double[n];
                double[] w = new double[n];
                for (int i = 0; i < n; i++) {
                    boolean lonely = i % 5 == 0;
                    x[i] = grid.west() + (lonely ? random.nextDouble(-300, 600) : 60 + random.nextDouble(20));
                    y[i] = grid.north() - (lonely ? random.nextDouble(-300, 500) : 50 + random.nextDouble(20));
                    w[i] = Math.pow(10, random.nextDouble(-5, 4));
                }
                double[] values = KernelDensity.of(
                                x, y, w, grid, KernelDensity.Options.of(radius).withKernel(kernel), PLAIN)
                        .values();
                double scale = 1e6 / (radius * radius * kernel.volume());
                for (int r = 0; r < grid.rows(); r++) {
                    for (int c = 0; c < grid.columns(); c++) {
                        double sum = 0;
                        double nearRim = 0;
                        for (int i = 0; i < n; i++) {
                            double dx = grid.centreX(c) - x[i];
                            double dy = grid.centreY(r) - y[i];
                            double u2 = (dx * dx + dy * dy) / (radius * radius);
                            if (u2 <= 1) {
                                sum += w[i] * Math.pow(1 - u2, kernel.power());
                            }
                            if (Math.abs(u2 - 1) < 1e-9) {
                                nearRim += w[i] * Math.pow(1e-9, kernel.power());
                            }
                        }
                        double value = values[r * grid.columns() + c];
                        assertThat(Math.abs(value - sum * scale))
                                .as("%s %s, cell %d %d: %s, %s", kernel, radius, c, r, value, sum * scale)
                                .isLessThanOrEqualTo(1e-9 * sum * scale + nearRim * scale);
                    }
                }
            }
        }
    }

    @Test
    void nothingOfAPassedPointIsLeft() {
        Grid grid = new Grid(METRES, 0, 10, 1, 1, 4000, 10);
        double[] values = KernelDensity.of(
                        new double[] {50},
                        new double[] {5},
                        new double[] {1e12},
                        grid,
                        KernelDensity.Options.of(20),
                        PLAIN)
                .values();
        for (int i = 0; i < values.length; i++) {
            if (i % 4000 > 71) {
                assertThat(values[i]).isZero();
            }
        }
    }

    @Test
    void theIntegralIsTheWeight() {
        Grid grid = new Grid(METRES, -100, 100, 1, 1, 200, 200);
        double[] x = {0.3, 20.7, -31.1};
        double[] y = {-5.5, 8.8, 12.2};
        double[] w = {5, 7, 30};
        for (Kernel kernel : Kernel.values()) {
            double[] values = KernelDensity.of(
                            x, y, w, grid, KernelDensity.Options.of(25).withKernel(kernel), PLAIN)
                    .values();
            double total = Arrays.stream(values).sum() / 1e6; // cells of 1 m2
            assertThat(total).as(kernel.name()).isCloseTo(42, Percentage.withPercentage(0.1));
        }
    }

    @Test
    void theEdgeCorrectionKeepsAllWeightInside() {
        Grid grid = new Grid(METRES, 0, 100, 1, 1, 100, 100);
        boolean[] inside = new boolean[10_000];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = i % 100 + i / 100 < 120; // a corner is cut off
        }
        double[] x = {1.2, 50, 58, 99, -3};
        double[] y = {99, 50, 40, 1, 50};
        double[] w = {3, 4, 5, 1000, 10};
        KernelDensity.Result result = KernelDensity.of(
                x, y, w, grid, inside, KernelDensity.Options.of(15).withCorrection(true), PLAIN);
        double total =
                Arrays.stream(result.values()).filter(v -> !Double.isNaN(v)).sum() / 1e6;
        assertThat(total).isCloseTo(12, within(1e-11)); // the first three; (99, 1) and (-3, 50) lie outside
        assertThat(result.values()[99 * 100 + 99]).isNaN();
        assertThat(result.cautions()).singleElement().satisfies(c -> {
            assertThat(c.code()).isEqualTo(ProblemCode.STATS_C06_OUTSIDE);
            assertThat(c.args()).containsExactly("2", "1010");
        });
        KernelDensity.Result plain = KernelDensity.of(x, y, w, grid, inside, KernelDensity.Options.of(15), PLAIN);
        assertThat(Arrays.stream(plain.values()).filter(v -> !Double.isNaN(v)).sum() / 1e6)
                .isLessThan(11.9 + 1010);
    }

    /** Of many points: each kernel over what of it, summed at the centres of the cells, lies inside. */
    @Test
    void theEdgeCorrectionEqualsTheDirectSumOfManyPoints() {
        Grid grid = new Grid(METRES, 512_345.6, 3_100_000.3, 1.5, 2.5, 31, 23);
        boolean[] inside = new boolean[31 * 23];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = i % 31 + i / 31 < 40 && i % 31 > 2;
        }
        SplittableRandom random = new SplittableRandom(11);
        int n = 600;
        double[] x = new double[n];
        double[] y = new double[n];
        double[] w = new double[n];
        for (int i = 0; i < n; i++) {
            int cell;
            do {
                cell = random.nextInt(inside.length);
            } while (!inside[cell]);
            x[i] = grid.centreX(cell % 31) + random.nextDouble(-0.7, 0.7);
            y[i] = grid.centreY(cell / 31) + random.nextDouble(-1.2, 1.2);
            w[i] = 1 + random.nextInt(9);
        }
        for (Kernel kernel : Kernel.values()) {
            double[] expected = new double[inside.length];
            for (int i = 0; i < n; i++) {
                double[] of = new double[inside.length];
                double sum = 0;
                for (int c = 0; c < of.length; c++) {
                    double u = Math.hypot(grid.centreX(c % 31) - x[i], grid.centreY(c / 31) - y[i]) / 9;
                    of[c] = inside[c] ? kernel.at(u) : 0;
                    sum += of[c];
                }
                for (int c = 0; c < of.length; c++) {
                    expected[c] += 1e6 * w[i] * of[c] / (sum * 1.5 * 2.5);
                }
            }
            double[] got = KernelDensity.of(
                            x,
                            y,
                            w,
                            grid,
                            inside,
                            KernelDensity.Options.of(9).withKernel(kernel).withCorrection(true),
                            PLAIN)
                    .values();
            for (int c = 0; c < got.length; c++) {
                if (inside[c]) {
                    assertThat(got[c]).as("%s %d", kernel, c).isCloseTo(expected[c], within(1e-9 * expected[c]));
                } else {
                    assertThat(got[c]).isNaN();
                }
            }
        }
    }

    @Test
    void surfacesDoNotDependOnTheNumberOfThreads() {
        Grid grid = new Grid(METRES, 0, 300, 1, 1, 300, 300);
        double[] x = Arrays.stream(Samples.random(500, 1)).map(v -> v * 15).toArray();
        double[] y = Arrays.stream(Samples.random(500, 2)).map(v -> v * 15).toArray();
        double[] w = Arrays.stream(Samples.random(500, 3)).map(Math::abs).toArray();
        for (Kernel kernel : List.of(Kernel.QUARTIC, Kernel.TRIANGULAR)) {
            KernelDensity.Options options =
                    KernelDensity.Options.of(30).withKernel(kernel).withCorrection(true);
            double[] one = KernelDensity.of(x, y, w, grid, options, PLAIN).values();
            for (int threads : new int[] {2, 3, 7}) {
                try (Engine engine = new LocalEngine(threads)) {
                    assertThat(KernelDensity.of(x, y, w, grid, options, engine).values())
                            .isEqualTo(one);
                }
            }
        }
    }

    @Test
    void theDefaultRadiusFollowsItsRule() {
        // unweighted: SD 2.3570226040, Dm 2.4037008503
        assertThat(Bandwidth.COUNT.radius(X, Y, new double[] {1, 1, 1})).isCloseTo(1.7028720056, within(5e-11));
        // weights 1 2 1, n = their sum 4: centre (1.5, 1), SD 2.2912878475, Dm 1.8027756377
        assertThat(Bandwidth.SUM.radius(X, Y, W)).isCloseTo(1.476928466, within(5e-10));
        // (1 + 2 + 1)^2 / (1 + 4 + 1) = 16/6 points
        assertThat(Bandwidth.EFFECTIVE.radius(X, Y, W))
                .isCloseTo(1.476928466 * Math.pow(4 / (16.0 / 6), 0.2), within(1e-9));
    }

    @Test
    void onlyTheArcgisRuleChangesWithTheUnitOfTheWeights() {
        double[] tonnes = {10_000, 20_000, 10_000};
        for (Bandwidth rule : Bandwidth.values()) {
            double ratio = rule.radius(X, Y, W) / rule.radius(X, Y, tonnes);
            assertThat(ratio).isCloseTo(rule == Bandwidth.SUM ? Math.pow(10_000, 0.2) : 1, within(1e-12));
        }
    }

    @Test
    void aNegativeWeightIsRefused() {
        assertThatThrownBy(() -> one(0, 0, X, Y, new double[] {1, -2, 1}, Kernel.QUARTIC, 5))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.STATS_07_SIGNED_DENSITY);
                    assertThat(e.problems().get(0).args()).containsExactly("2", "-2");
                });
    }

    @Test
    void aRadiusOfNothingAndASinglePlaceAreProblems() {
        assertThatThrownBy(() -> KernelDensity.Options.of(0))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.STATS_08_RADIUS));
        assertThatThrownBy(() -> Bandwidth.COUNT.radius(X, Y, new double[] {1, Double.POSITIVE_INFINITY, 1}))
                .hasMessageStartingWith("STATS-04");
        assertThatThrownBy(() -> Bandwidth.COUNT.radius(new double[] {1, 1}, new double[] {2, 2}, new double[] {1, 1}))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.STATS_09_NO_BANDWIDTH));
    }

    @Test
    void aGridTooLargeToHoldIsAProblem() {
        Grid huge = new Grid(METRES, 0, 0, 1, 1, 100_000, 40_000);
        assertThatThrownBy(() -> KernelDensity.of(X, Y, W, huge, KernelDensity.Options.of(5), PLAIN))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.STATS_12_MANY_CELLS);
                    assertThat(e.problems().get(0).args()).containsExactly("4000000000", "2147483639");
                });
    }

    @Test
    void zonesReadTheirMeanMaximumAndRank() {
        List<KernelDensity.ZoneReading> read =
                KernelDensity.readings(new double[] {1, 3, Double.NaN, 10, 5, 2}, new int[] {1, 1, 1, 2, 0, 4}, 4);
        assertThat(read)
                .containsExactly(
                        new KernelDensity.ZoneReading(1, 2, 2, 3, 2),
                        new KernelDensity.ZoneReading(2, 1, 10, 10, 1),
                        new KernelDensity.ZoneReading(3, 0, Double.NaN, Double.NaN, 0),
                        new KernelDensity.ZoneReading(4, 1, 2, 2, 2));
    }

    /** The window is closed on all sides: a lattice of points keeps those on all four borders of its own extent. */
    @Test
    void pointsOnTheBordersOfTheirOwnExtentAreInside() {
        Grid grid = new Grid(METRES, 0, 50, 1, 1, 50, 50);
        double[] x = new double[36];
        double[] y = new double[36];
        double[] w = new double[36];
        for (int i = 0; i < 36; i++) {
            x[i] = 10 * (i % 6);
            y[i] = 10 * (i / 6);
            w[i] = 1;
        }
        KernelDensity.Result result =
                KernelDensity.of(x, y, w, grid, KernelDensity.Options.of(8).withCorrection(true), PLAIN);
        assertThat(result.cautions()).isEmpty();
        assertThat(Arrays.stream(result.values()).sum() / 1e6).isCloseTo(36, within(36e-9));
    }

    /**
     * The cells' sum of one point's surface: what the cells leave of it shrinks with their side, not with the kernel.
     */
    @Test
    void aGaussianSurfaceHoldsTheWholeWeight() {
        Grid grid = new Grid(METRES, -110, 110, 0.25, 0.25, 880, 880);
        double[] values = KernelDensity.of(
                        new double[] {0.1},
                        new double[] {-0.2},
                        new double[] {7},
                        grid,
                        KernelDensity.Options.of(100).withKernel(Kernel.GAUSSIAN),
                        PLAIN)
                .values();
        assertThat(Arrays.stream(values).sum() / 16 / 1e6).isCloseTo(7, within(7e-7)); // 0.99966 of it before
    }

    /** A district's border cuts cells: a point in it whose cell's centre lies outside is a point of the district. */
    @Test
    void pointsWithinHalfACellOfTheAreaAreInside() {
        Grid grid = new Grid(METRES, 0, 100, 10, 10, 10, 10);
        boolean[] inside = new boolean[100];
        for (int i = 0; i < 100; i++) {
            inside[i] = i % 10 >= 2 && i % 10 < 8 && i / 10 >= 2 && i / 10 < 8; // 20 to 80
        }
        double[] x = {15, 85, 50, 50, 15, 14.9, 50};
        double[] y = {50, 50, 15, 85, 85, 50, 85.1};
        double[] w = {1, 2, 4, 8, 16, 32, 64};
        KernelDensity.Result result = KernelDensity.of(
                x, y, w, grid, inside, KernelDensity.Options.of(25).withCorrection(true), PLAIN);
        assertThat(Arrays.stream(result.values()).filter(v -> !Double.isNaN(v)).sum() * 100 / 1e6)
                .isCloseTo(31, within(1e-10));
        assertThat(result.cautions())
                .singleElement()
                .satisfies(c -> assertThat(c.args()).containsExactly("2", "96"));
    }

    @Test
    void aRadiusBelowTheCellIsToldAndOneAsLargeIsNot() {
        Grid grid = new Grid(METRES, 0, 50, 10, 10, 5, 5);
        KernelDensity.Result small = KernelDensity.of(X, Y, W, grid, KernelDensity.Options.of(4), PLAIN);
        assertThat(small.cautions()).singleElement().satisfies(c -> {
            assertThat(c.code()).isEqualTo(ProblemCode.STATS_C12_SMALL_RADIUS);
            assertThat(c.args()).containsExactly("0.40");
        });
        assertThat(KernelDensity.of(X, Y, W, grid, KernelDensity.Options.of(10), PLAIN)
                        .cautions())
                .isEmpty();
    }

    /** Distances 0, 2, 3, 5 to the centre: the median is 2.5; of points most of which are one place it is none. */
    @Test
    void theMedianDistanceOfTheDefaultRadiusLiesBetweenTheMiddleTwo() {
        double[] even = {1, 1, 1, 1};
        double median = Math.sqrt(1 / Math.log(2)) * 2.5; // less than the standard distance, the root of 9.5
        assertThat(Bandwidth.COUNT.radius(new double[] {0, 1, 3, 8}, new double[4], even))
                .isCloseTo(0.9 * median * Math.pow(4, -0.2), within(1e-12));
        double[] five = {1, 1, 1, 1, 1};
        assertThat(Bandwidth.COUNT.radius(new double[] {-1, 0, 0, 0, 1}, new double[5], five))
                .isCloseTo(0.9 * Math.sqrt(2 / 5.0) * Math.pow(5, -0.2), within(1e-12));
    }

    /** A point in the corner of four cells, whose disk holds no cell's centre, and one that fills its cell. */
    @Test
    void aDiskTooSmallForACellTakesNothingFromOthers() {
        Grid grid = new Grid(METRES, 0, 10, 1, 1, 10, 10);
        KernelDensity.Options options = KernelDensity.Options.of(0.4).withCorrection(true);
        double[] both = KernelDensity.of(
                        new double[] {3, 6.5}, new double[] {5, 5.5}, new double[] {7, 2}, grid, options, PLAIN)
                .values();
        double[] alone = KernelDensity.of(
                        new double[] {6.5}, new double[] {5.5}, new double[] {2}, grid, options, PLAIN)
                .values();
        assertThat(both).containsExactly(alone, within(1e-6));
        assertThat(both[46]).isCloseTo(2e6, within(1e-3)); // all of it in a cell of a square metre
        assertThat(Arrays.stream(both).filter(v -> v > 0)).hasSize(1);
    }

    @Test
    void aRadiusBelowTheLongerSideOfACellIsToldOf() {
        Grid grid = new Grid(METRES, 0, 10, 1, 4, 10, 3);
        double[] one = {5};
        assertThat(KernelDensity.of(one, one, one, grid, KernelDensity.Options.of(2), PLAIN)
                        .cautions())
                .extracting(c -> c.code())
                .containsExactly(ProblemCode.STATS_C12_SMALL_RADIUS);
        assertThat(KernelDensity.of(one, one, one, grid, KernelDensity.Options.of(4), PLAIN)
                        .cautions())
                .isEmpty();
    }

    /** The plain way counts for each zone the denser ones: twenty thousand zones would take some seconds a surface. */
    @Test
    void ranksOfManyZonesAreThoseOfCountingTheDenserOnes() {
        SplittableRandom random = new SplittableRandom(7);
        int count = 300;
        double[] values = random.doubles(2000).map(v -> Math.floor(v * 5)).toArray();
        int[] zones = random.ints(2000, 0, count + 1).toArray();
        List<KernelDensity.ZoneReading> read = KernelDensity.readings(values, zones, count);
        assertThat(read).hasSize(count);
        for (KernelDensity.ZoneReading z : read) {
            long denser = read.stream().filter(o -> o.mean() > z.mean()).count();
            assertThat(z.rank()).isEqualTo(z.cells() == 0 ? 0 : (int) denser + 1);
        }
        assertThat(read.stream().map(KernelDensity.ZoneReading::rank).distinct().count())
                .isBetween(20L, 290L);
        int many = 400_000;
        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> KernelDensity.readings(
                        new SplittableRandom(8).doubles(many).toArray(),
                        IntStream.rangeClosed(1, many).toArray(),
                        many));
    }
}
