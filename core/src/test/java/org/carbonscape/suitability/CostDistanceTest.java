package org.carbonscape.suitability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class CostDistanceTest {
    private static final PlainEngine PLAIN = new PlainEngine();

    /** Dijkstra with a heap, as in a textbook. */
    private static double[] dijkstra(float[] r, boolean[] source, int columns, double w, double h) {
        double[] cost = new double[r.length];
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        PriorityQueue<double[]> open = new PriorityQueue<>((a, b) -> Double.compare(a[0], b[0]));
        for (int i = 0; i < r.length; i++) {
            if (source[i]) {
                cost[i] = 0;
                open.add(new double[] {0, i});
            }
        }
        boolean[] done = new boolean[r.length];
        while (!open.isEmpty()) {
            int at = (int) open.remove()[1];
            if (done[at]) {
                continue;
            }
            done[at] = true;
            for (int dr = -1; dr <= 1; dr++) {
                for (int dc = -1; dc <= 1; dc++) {
                    int row = at / columns + dr;
                    int column = at % columns + dc;
                    if (row >= 0
                            && column >= 0
                            && row < r.length / columns
                            && column < columns
                            && (dr != 0 || dc != 0)) {
                        int next = row * columns + column;
                        double half = dr == 0 ? w / 2 : dc == 0 ? h / 2 : Math.sqrt(w / 2 * (w / 2) + h / 2 * (h / 2));
                        double there = cost[at] + ((double) r[at] + r[next]) * half;
                        if (there < cost[next]) {
                            cost[next] = there;
                            open.add(new double[] {there, next});
                        }
                    }
                }
            }
        }
        return cost;
    }

    private static Rasters.Values surface(Random random, int columns, int rows, double h, double walls, float ratio) {
        float[] cells = new float[columns * rows];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = random.nextDouble() < walls ? Float.NaN : (float) Math.pow(ratio, random.nextDouble());
        }
        return new Rasters.Values(
                new Grid(Crs.epsg(4547), 0, 0, 10, h, columns, rows),
                cells,
                new Tiling(columns, rows, Math.min(columns, 6), Math.min(rows, 4)));
    }

    private static Patches sources(Random random, Grid grid, int n) {
        int[] cells = new int[grid.columns() * grid.rows()];
        for (int i = 0; i < n; i++) {
            int at = random.nextInt(cells.length);
            cells[at] = 1;
            if (random.nextBoolean() && (at + 1) % grid.columns() > 0) {
                cells[at + 1] = 1;
            }
        }
        return Patches.of(
                PLAIN,
                new Rasters.Classes(grid, 1, cells, new Tiling(grid.columns(), grid.rows(), grid.columns(), 1)),
                Patches.Connectivity.EIGHT);
    }

    @Test
    void costsAreThoseOfDijkstraToTheLastBit() {
        Random random = new Random(31);
        for (int round = 0; round < 120; round++) {
            int columns = 1 + random.nextInt(40);
            int rows = 1 + random.nextInt(30);
            float ratio =
                    new float[] {1, 10, 1000, 1e7f}[round % 4]; // the last makes buckets wider than the shortest step
            Rasters.Values r = surface(random, columns, rows, round % 2 == 0 ? 10 : 25, 0.2 * (round % 3), ratio);
            Patches patches = sources(random, r.grid(), 1 + random.nextInt(4));
            boolean[] source = new boolean[columns * rows];
            for (int i = 0; i < source.length; i++) {
                source[i] = patches.at(i / columns, i % columns) > 0;
            }
            double[] expected =
                    dijkstra(r.cells(), source, columns, 10, r.grid().cellHeight());
            CostDistance distance = CostDistance.of(PLAIN, r, patches);
            for (int i = 0; i < expected.length; i++) {
                assertThat(distance.at(i)).isEqualTo(expected[i]);
                // the way back adds up to the cost and ends on a patch
                if (expected[i] < Double.POSITIVE_INFINITY && !source[i]) {
                    assertThat(distance.at(distance.before(i))).isLessThan(expected[i]);
                }
            }
        }
    }

    @Test
    void allCutsAndThreadsGiveTheSameCostsAndCorridors() {
        Random random = new Random(32);
        Rasters.Values r = surface(random, 33, 28, 10, 0.1, 50);
        Patches patches = sources(random, r.grid(), 7);
        List<String> first = new ArrayList<>();
        Rasters.everyCut(33, 28, (engine, cut) -> {
            Rasters.Values tiled = Rasters.tiled(r, cut[0], cut[1]);
            CostDistance distance = CostDistance.of(engine, tiled, patches);
            Corridors corridors = Corridors.of(engine, distance, tiled, patches, hectares(patches, 5));
            first.add(corridors.corridors() + Arrays.toString(Rasters.cells(distance.costs())));
            assertThat(first.get(first.size() - 1)).isEqualTo(first.get(0));
        });
    }

    @Test
    void aUniformSurfaceGivesOctileDistances() {
        float[] two = new float[35];
        Arrays.fill(two, 2);
        CostDistance d = CostDistance.of(
                PLAIN,
                Rasters.values(7, 5, two),
                Patches.of(
                        PLAIN,
                        Rasters.picture(1, "1......\n.......\n.......\n.......\n......."),
                        Patches.Connectivity.EIGHT));
        // 6 columns, 4 rows: 4 diagonal and 2 straight steps of 10 m at resistance 2
        assertThat(d.at(4 * 7 + 6)).isCloseTo(2 * 10 * (4 * Math.sqrt(2) + 2), within(1e-12));
        assertThat(Rasters.cells(d.costs())[6]).isEqualTo(120);
    }

    @Test
    void corridorsAreTheLeastCostPathsBetweenNeighbouringPatches() {
        Random random = new Random(33);
        for (int round = 0; round < 30; round++) {
            Rasters.Values r = surface(random, 20, 16, 10, 0.05, 30);
            Patches patches = sources(random, r.grid(), 2); // two patches: no third can lie between
            if (patches.count() != 2) {
                continue;
            }
            CostDistance distance = CostDistance.of(PLAIN, r, patches);
            List<Corridors.Corridor> corridors = Corridors.of(PLAIN, distance, r, patches, hectares(patches, 10))
                    .corridors();
            boolean[] one = new boolean[320];
            for (int i = 0; i < 320; i++) {
                one[i] = patches.at(i / 20, i % 20) == 1;
            }
            double[] fromOne = dijkstra(r.cells(), one, 20, 10, 10);
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < 320; i++) {
                least = patches.at(i / 20, i % 20) == 2 ? Math.min(least, fromOne[i]) : least;
            }
            if (least == Double.POSITIVE_INFINITY) {
                assertThat(corridors).isEmpty();
                continue;
            }
            Corridors.Corridor c = corridors.get(0);
            assertThat(c.cost()).isCloseTo(least, within(least * 1e-12));
            // the line starts on patch 1, ends on patch 2, and its steps add up to the cost
            Coordinate[] line = c.path().getCoordinates();
            assertThat(patch(patches, line[0])).isEqualTo(1);
            assertThat(patch(patches, line[line.length - 1])).isEqualTo(2);
            double sum = 0;
            for (int i = 1; i < line.length; i++) {
                sum += ((double) r.cells()[cell(line[i - 1])] + r.cells()[cell(line[i])])
                        / 2
                        * line[i - 1].distance(line[i]);
            }
            assertThat(sum).isCloseTo(c.cost(), within(c.cost() * 1e-12));
        }
    }

    private static double[] hectares(Patches patches, double cell) {
        return IntStream.rangeClosed(0, patches.count())
                .mapToDouble(p -> p == 0 ? 0 : patches.cells(p) * cell)
                .toArray();
    }

    /** The same fixed point with lengths of steps that depend on the row. */
    @Test
    void onAGridInDegreesStepsHaveTheirTrueLengthByRow() {
        Random random = new Random(34);
        Grid grid =
                new Grid(Crs.epsg(4490), 112, 60, 0.01, 0.01, 30, 25); // at 60 degrees a cell is half as wide as high
        float[] cells = new float[750];
        for (int i = 0; i < 750; i++) {
            cells[i] = random.nextInt(10) == 0 ? Float.NaN : 1 + 99 * random.nextFloat();
        }
        Rasters.Values r = new Rasters.Values(grid, cells, new Tiling(30, 25, 30, 25));
        int[] marks = new int[750];
        marks[31] = 1;
        marks[700] = 1;
        Patches patches = Patches.of(
                PLAIN, new Rasters.Classes(grid, 1, marks, new Tiling(30, 25, 30, 25)), Patches.Connectivity.EIGHT);
        CostDistance d = CostDistance.of(PLAIN, r, patches);
        double[] cost = new double[750];
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        cost[31] = 0;
        cost[700] = 0;
        for (boolean again = true; again; ) { // Bellman and Ford
            again = false;
            for (int i = 0; i < 750; i++) {
                for (int j = 0; j < 750; j++) {
                    int down = Math.abs(i / 30 - j / 30);
                    int across = Math.abs(i % 30 - j % 30);
                    if (i != j && down <= 1 && across <= 1) {
                        double[] a = {112.005 + i % 30 * 0.01, 59.995 - i / 30 * 0.01};
                        double[] b = {112.005 + j % 30 * 0.01, 59.995 - j / 30 * 0.01};
                        double there =
                                cost[i] + ((double) cells[i] + cells[j]) / 2 * Geodesic.metres(a[0], a[1], b[0], b[1]);
                        if (there < cost[j] * (1 - 1e-12)) {
                            cost[j] = there;
                            again = true;
                        }
                    }
                }
            }
        }
        for (int i = 0; i < 750; i++) {
            if (Double.isInfinite(cost[i])) {
                assertThat(d.at(i)).isInfinite();
            } else {
                assertThat(d.at(i)).isCloseTo(cost[i], within(1e-6 * cost[i]));
            }
        }
        Corridors.Corridor c = Corridors.of(PLAIN, d, r, patches, new double[] {0, 200, 300})
                .corridors()
                .get(0);
        Coordinate[] line = c.path().getCoordinates();
        double length = 0;
        for (int i = 1; i < line.length; i++) {
            length += Geodesic.metres(line[i - 1].x, line[i - 1].y, line[i].x, line[i].y);
        }
        assertThat(c.length()).isCloseTo(length, within(1e-6 * length));
    }

    private static int cell(Coordinate c) {
        return (int) (-c.y / 10) * 20 + (int) (c.x / 10);
    }

    private static int patch(Patches patches, Coordinate c) {
        return patches.at(cell(c) / 20, cell(c) % 20);
    }

    @Test
    void importanceIsThatOfTheGravityModel() {
        float[] one = new float[21];
        Arrays.fill(one, 1);
        one[0] = 3;
        Rasters.Values r = Rasters.values(21, 1, one);
        Patches patches = Patches.of(PLAIN, Rasters.picture(1, "11...11.........11111"), Patches.Connectivity.FOUR);
        CostDistance d = CostDistance.of(PLAIN, r, patches);
        Corridors corridors = Corridors.of(PLAIN, d, r, patches, hectares(patches, 2));
        assertThat(corridors.corridors()).hasSize(2);
        // patch 1: 4 ha, mean resistance 2; patch 2: 4 ha, 1; patch 3: 10 ha, 1; costs 40 and 100
        Corridors.Corridor near = corridors.corridors().get(0);
        Corridors.Corridor far = corridors.corridors().get(1);
        assertThat(near.cost()).isEqualTo(40);
        assertThat(far.cost()).isEqualTo(100);
        assertThat(near.importance())
                .isCloseTo(Math.log(4) * Math.log(4) * 100 * 100 / (40.0 * 40 * 2 * 1), within(1e-12));
        assertThat(far.importance())
                .isCloseTo(Math.log(4) * Math.log(10) * 100 * 100 / (100.0 * 100 * 1 * 1), within(1e-12));
        assertThat(far.path().toText())
                .isEqualTo(
                        "LINESTRING (500065 2999995, 500075 2999995, 500085 2999995, 500095 2999995, 500105 2999995, "
                                + "500115 2999995, 500125 2999995, 500135 2999995, 500145 2999995, 500155 2999995, "
                                + "500165 2999995)");
        assertThat(Corridors.of(PLAIN, d, r, patches, hectares(patches, 0.5))
                        .corridors()
                        .get(0)
                        .importance())
                .isNaN(); // 1 ha
        assertThat(Corridors.of(PLAIN, d, r, patches, new double[] {0, 0.5, 4, 10})
                        .corridors())
                .extracting(c -> Double.isNaN(c.importance()))
                .containsExactly(true, false); // one of two is too small
    }

    @Test
    void aResistanceOfZeroIsAProblem() {
        ProblemException e = catchThrowableOfType(
                ProblemException.class,
                () -> CostDistance.of(
                        PLAIN,
                        Rasters.values(2, 1, 1, 0),
                        Patches.of(PLAIN, Rasters.picture(1, "1."), Patches.Connectivity.FOUR)));
        assertThat(e.problems().get(0).text(Language.EN)).isEqualTo("""
                SUIT-14     resistance: the resistance is 0
                            Resistance must be above 0; leave cells that cannot be crossed without a value.""");
        assertThat(e.problems().get(0).text(Language.ZH)).isEqualTo("""
                SUIT-14     resistance：阻力值为 0
                            阻力值必须大于 0；不可穿越的像元请留为无值。""");
    }

    @Test
    void aWallCutsOffWhatLiesBehindIt() {
        float[] cells = {1, Float.NaN, 1};
        CostDistance d = CostDistance.of(
                PLAIN,
                Rasters.values(3, 1, cells),
                Patches.of(PLAIN, Rasters.picture(1, "1.."), Patches.Connectivity.FOUR));
        assertThat(d.at(2)).isInfinite();
        assertThat(Rasters.cells(d.costs())).containsExactly(0, Float.NaN, Float.NaN);
    }

    @Test
    void aRasterWithMoreCellsThanAnArrayHoldsIsAProblem() {
        Grid huge = new Grid(Crs.epsg(4547), 0, 0, 10, 10, 65_536, 32_768);
        Patches patches = Patches.of(PLAIN, Rasters.picture(1, "1"), Patches.Connectivity.FOUR);
        Rasters.Values raster = new Rasters.Values(huge, new float[0], new Tiling(65_536, 32_768, 512, 512));
        var p = catchThrowableOfType(ProblemException.class, () -> CostDistance.of(PLAIN, raster, patches))
                .problems()
                .get(0);
        assertThat(p.text(Language.EN)).isEqualTo("""
                SUIT-19     resistance: the raster has 2147483648 cells, at most 2147483639 can be worked on at once
                            Use a coarser grid or a smaller region.""");
        assertThat(p.text(Language.ZH)).isEqualTo("""
                SUIT-19     resistance：栅格有 2147483648 个像元，一次最多处理 2147483639 个
                            请使用更粗的格网或更小的区域。""");
    }

    /** Arms of a patch that cannot be crossed: its heart reaches the corners, and nothing else does. */
    @Test
    void aPatchIsLeftByItsCornersWhereItsEdgesAreWalls() {
        float nan = Float.NaN;
        Rasters.Values r = Rasters.values(3, 3, 1, nan, 1, nan, 2, nan, 1, nan, 1);
        Patches patches = Patches.of(PLAIN, Rasters.picture(1, ".1.\n111\n.1."), Patches.Connectivity.FOUR);
        CostDistance d = CostDistance.of(PLAIN, r, patches);
        for (int corner : new int[] {0, 2, 6, 8}) {
            assertThat(d.at(corner)).isCloseTo(1.5 * 10 * Math.sqrt(2), within(1e-12));
            assertThat(d.before(corner)).isEqualTo(4);
        }
    }

    /** Of two patches as near: east, west, south, north; south-east, south-west, north-east, north-west. */
    @Test
    void theWayBackOfATieGoesInTheFirstDirection() {
        int[][] orders = {{5, 3, 7, 1}, {8, 6, 2, 0}};
        for (int[] order : orders) {
            for (int a = 0; a < 4; a++) {
                for (int b = a + 1; b < 4; b++) {
                    float[] cells = new float[9];
                    int[] classes = new int[9];
                    Arrays.fill(cells, Float.NaN);
                    for (int cell : new int[] {4, order[a], order[b]}) {
                        cells[cell] = 1;
                        classes[cell] = cell == 4 ? 0 : 1;
                    }
                    Patches patches = Patches.of(PLAIN, Rasters.classes(3, 3, 1, classes), Patches.Connectivity.FOUR);
                    assertThat(CostDistance.of(PLAIN, Rasters.values(3, 3, cells), patches)
                                    .before(4))
                            .isEqualTo(order[a]);
                }
            }
        }
    }

    /** Two banks of a river: it is crossed in the first row, though every row is as good. */
    @Test
    void theFirstOfEqualCrossingsIsTheCorridor() {
        int rows = 150;
        float[] even = new float[4 * rows];
        Arrays.fill(even, 1);
        int[] banks = IntStream.range(0, even.length)
                .map(i -> i % 4 == 0 || i % 4 == 3 ? 1 : 0)
                .toArray();
        Rasters.Values r = Rasters.values(4, rows, even);
        Patches patches = Patches.of(PLAIN, Rasters.classes(4, rows, 1, banks), Patches.Connectivity.FOUR);
        Corridors.Corridor only = Corridors.of(
                        PLAIN, CostDistance.of(PLAIN, r, patches), r, patches, hectares(patches, 1))
                .corridors()
                .get(0);
        assertThat(Arrays.stream(only.path().getCoordinates()).map(Coordinate::getY))
                .containsOnly(r.grid().centreY(0));
        assertThat(only.cost()).isEqualTo(30);
    }

    /** The same with a ford far below, in other rows than threads look at first. */
    @Test
    void theCheapestCrossingIsTheCorridorWhereverItIs() {
        int rows = 150;
        float[] resistance = new float[4 * rows];
        Arrays.fill(resistance, 2);
        Arrays.fill(resistance, 4 * 140, 4 * 141, 1);
        int[] banks = IntStream.range(0, resistance.length)
                .map(i -> i % 4 == 0 || i % 4 == 3 ? 1 : 0)
                .toArray();
        Rasters.Values r = Rasters.values(4, rows, resistance);
        Patches patches = Patches.of(PLAIN, Rasters.classes(4, rows, 1, banks), Patches.Connectivity.FOUR);
        Corridors.Corridor only = Corridors.of(
                        PLAIN, CostDistance.of(PLAIN, r, patches), r, patches, hectares(patches, 1))
                .corridors()
                .get(0);
        assertThat(Arrays.stream(only.path().getCoordinates()).map(Coordinate::getY))
                .containsOnly(r.grid().centreY(140));
        assertThat(only.cost()).isEqualTo(30);
    }
}
