package org.carbonscape.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.InTurns;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class CrosstabTest {
    private static final GeometryFactory JTS = new GeometryFactory();

    /** The obvious count: one look at each cell. */
    private static Map<String, Long> oracle(List<int[]> phases, Grid grid, int[] unitOf, int a, int b) {
        Map<String, Long> counts = new TreeMap<>();
        for (int i = 0; i < grid.cells(); i++) {
            counts.merge(unitOf[i] + " " + phases.get(a)[i] + " " + phases.get(b)[i], 1L, Long::sum);
        }
        return counts;
    }

    private static Map<String, Long> asMap(PairTable table) {
        Map<String, Long> counts = new TreeMap<>();
        for (int row = 0; row < table.rows(); row++) {
            counts.put(table.unit(row) + " " + table.from(row) + " " + table.to(row), table.cells(row));
        }
        return counts;
    }

    private static int unitsWithLand(List<int[]> phases, int[] unitOf) {
        return (int) IntStream.range(0, unitOf.length)
                .filter(i -> phases.stream().anyMatch(p -> p[i] > 0))
                .map(i -> unitOf[i])
                .distinct()
                .count();
    }

    private static List<int[]> patchyPhases(Random random, Grid grid, int phases, int classes) {
        List<int[]> all = new ArrayList<>();
        int[] cells = new int[(int) grid.cells()];
        int value = 0;
        for (int i = 0; i < cells.length; i++) {
            if (random.nextInt(6) == 0) {
                value = random.nextInt(classes + 1);
            }
            cells[i] = value;
        }
        all.add(cells);
        for (int p = 1; p < phases; p++) {
            int[] next = all.get(p - 1).clone();
            for (int k = 0; k < next.length / 10; k++) {
                next[random.nextInt(next.length)] = random.nextInt(classes + 1);
            }
            all.add(next);
        }
        return all;
    }

    private static List<Geometry> circles(Random random, Grid grid, int n) {
        List<Geometry> polygons = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            polygons.add(JTS.createPoint(new Coordinate(
                            random.nextDouble() * grid.columns() * 10, random.nextDouble() * grid.rows() * 10))
                    .buffer(15 + random.nextDouble() * grid.columns() * 2.0));
        }
        return polygons;
    }

    @ParameterizedTest
    @CsvSource({
        // columns, rows, phases, classes, tile width, tile height, threads, limit of sequences
        "61, 37, 4, 6, 16, 16, 1, 65536", "61, 37, 4, 6, 61, 1, 2, 65536", "61, 37, 4, 6, 7, 5, 3, 10",
        "128, 64, 3, 300, 32, 8, 4, 65536", "9, 5, 1, 3, 4, 4, 2, 65536", "200, 3, 2, 255, 64, 64, 2, 65536",
        "33, 40, 6, 4, 8, 8, 2, 65536", "33, 40, 7, 9, 8, 8, 2, 100", "1, 70, 4, 2, 1, 3, 2, 65536"
    })
    void equalsACellByCellCountForAnyTilesAndThreads(
            int columns, int rows, int phases, int classes, int width, int height, int threads, long limit) {
        Random random = new Random(columns * 31L + rows);
        Grid grid = ArrayRaster.grid(columns, rows);
        List<int[]> cells = patchyPhases(random, grid, phases, classes);
        List<ClassRaster> rasters = new ArrayList<>();
        cells.forEach(c -> rasters.add(new ArrayRaster(grid, classes, new Tiling(columns, rows, width, height), c)));
        PolygonUnits polygons = new PolygonUnits(
                "p", List.of("a", "b", "c", "d"), List.of("a", "b", "c", "d"), circles(random, grid, 4));
        Fishnet fishnet = new Fishnet("f", 37, grid);
        try (Engine engine = threads == 1 ? new PlainEngine() : new LocalEngine(threads)) {
            LandCounts counts = new Crosstab(
                            rasters, List.of(polygons, fishnet), Optional.empty(), Crosstab.RowArea.NONE, limit)
                    .count(engine);
            int[] unitOfPolygon = new int[(int) grid.cells()];
            int[] unitOfSquare = new int[(int) grid.cells()];
            for (int i = 0; i < unitOfPolygon.length; i++) {
                Coordinate centre = new Coordinate(grid.centreX(i % columns), grid.centreY(i / columns));
                for (int u = 1; u <= 4; u++) {
                    if (polygons.polygon(u).contains(JTS.createPoint(centre))) {
                        unitOfPolygon[i] = u;
                    }
                }
                unitOfSquare[i] = (int) (i / columns * 10.0 + 5) / 37 * fishnet.across()
                        + (int) (i % columns * 10.0 + 5) / 37
                        + 1;
            }
            assertThat(counts.unitsWithLand(0)).isEqualTo(unitsWithLand(cells, unitOfPolygon));
            assertThat(counts.unitsWithLand(1)).isEqualTo(unitsWithLand(cells, unitOfSquare));
            for (int p = 0; p < phases; p++) {
                for (int[] pair : new int[][] {{p, p}, {p, Math.min(p + 1, phases - 1)}, {0, phases - 1}}) {
                    assertThat(asMap(counts.pair(0, pair[0], pair[1])))
                            .isEqualTo(oracle(cells, grid, unitOfPolygon, pair[0], pair[1]));
                    assertThat(asMap(counts.pair(1, pair[0], pair[1])))
                            .isEqualTo(oracle(cells, grid, unitOfSquare, pair[0], pair[1]));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "61, 37, 4, 6, 16, 16, 1, 65536", "61, 37, 4, 6, 7, 5, 3, 10", "128, 64, 3, 300, 32, 8, 4, 65536",
        "9, 5, 1, 3, 4, 4, 2, 65536", "33, 40, 6, 4, 8, 8, 2, 65536", "1, 70, 4, 2, 1, 3, 2, 65536"
    })
    void ownersCutTheUnitsOfEverySetAndChangeNoOtherCount(
            int columns, int rows, int phases, int classes, int width, int height, int threads, long limit) {
        Random random = new Random(columns * 37L + rows);
        Grid grid = ArrayRaster.grid(columns, rows);
        List<int[]> cells = patchyPhases(random, grid, phases, classes);
        List<ClassRaster> rasters = new ArrayList<>();
        cells.forEach(c -> rasters.add(new ArrayRaster(grid, classes, new Tiling(columns, rows, width, height), c)));
        PolygonUnits polygons = new PolygonUnits(
                "p", List.of("a", "b", "c", "d"), List.of("a", "b", "c", "d"), circles(random, grid, 4));
        Fishnet fishnet = new Fishnet("f", 37, grid);
        UnitSubset owners = new UnitSubset(polygons, new int[] {2, 4});
        assertThat(owners.id(2)).isEqualTo("d");
        try (Engine engine = threads == 1 ? new PlainEngine() : new LocalEngine(threads)) {
            List<UnitSet> sets = List.of(fishnet, polygons);
            LandCounts whole =
                    new Crosstab(rasters, sets, Optional.empty(), Crosstab.RowArea.NONE, limit).count(engine);
            LandCounts cut =
                    new Crosstab(rasters, sets, Optional.of(owners), Crosstab.RowArea.NONE, limit).count(engine);
            int n = (int) grid.cells();
            int[][] units = {units(fishnet, grid), units(polygons, grid)};
            for (int s = 0; s < 2; s++) {
                for (int p = 0; p < phases; p++) {
                    int next = Math.min(p + 1, phases - 1);
                    assertThat(asMap(cut.pair(s, p, next))).isEqualTo(asMap(whole.pair(s, p, next)));
                    Map<String, Long> expected = new TreeMap<>();
                    Map<String, Long> expectedWhole = new TreeMap<>();
                    for (int i = 0; i < n; i++) {
                        int owner = units[1][i] == 2 ? 1 : units[1][i] == 4 ? 2 : 0;
                        expected.merge(units[s][i] + " " + owner + " " + cells.get(p)[i], 1L, Long::sum);
                        expectedWhole.merge(units[s][i] + " 0 " + cells.get(p)[i], 1L, Long::sum);
                    }
                    assertThat(parts(cut.parts(s, p))).isEqualTo(expected);
                    assertThat(parts(whole.parts(s, p))).isEqualTo(expectedWhole);
                }
                int set = s;
                assertThat(overlaps(cut, set)).isEqualTo(overlaps(whole, set));
            }
        }
    }

    private static Map<String, Long> overlaps(LandCounts counts, int set) {
        Map<String, Long> all = new TreeMap<>();
        counts.overlaps(set).forEach((a, b, n) -> all.put(a + " " + b, n));
        return all;
    }

    private static int[] units(UnitSet set, Grid grid) {
        int[] units = new int[(int) grid.cells()];
        SpanBand band = set.burner(grid).band(0, grid.rows());
        for (int i = 0; i < units.length; i++) {
            units[i] = band.unitAt(i / grid.columns(), i % grid.columns());
        }
        return units;
    }

    private static Map<String, Long> parts(PairTable table) {
        Map<String, Long> counts = new TreeMap<>();
        long last = -1;
        for (int row = 0; row < table.rows(); row++) {
            assertThat(table.to(row)).isEqualTo(table.from(row));
            long key = ((long) table.unit(row) * 100 + table.owner(row)) * 1000 + table.from(row);
            assertThat(key).as("sorted").isGreaterThan(last);
            last = key;
            counts.put(table.unit(row) + " " + table.owner(row) + " " + table.from(row), table.cells(row));
        }
        return counts;
    }

    @Test
    void moreUnitsTimesOwnersThanAnIntHoldsAreStillToldApart() {
        Grid grid = ArrayRaster.grid(300, 300);
        Fishnet squares = new Fishnet("s", 10, grid); // 90,000 squares of one cell
        UnitSubset owners =
                new UnitSubset(squares, IntStream.rangeClosed(1, 90_000).toArray());
        int[] cells = new int[90_000];
        Arrays.setAll(cells, i -> 1 + i % 3);
        ClassRaster raster = new ArrayRaster(grid, 3, new Tiling(300, 300, 64, 64), cells);
        LandCounts counts = new Crosstab(List.of(raster), List.of(squares), Optional.of(owners), Crosstab.RowArea.NONE)
                .count(new PlainEngine());
        PairTable parts = counts.parts(0, 0);
        assertThat(parts.rows()).isEqualTo(90_000);
        for (int row = 0; row < parts.rows(); row++) {
            assertThat(parts.unit(row)).isEqualTo(row + 1);
            assertThat(parts.owner(row)).isEqualTo(row + 1);
            assertThat(parts.from(row)).isEqualTo(cells[row]);
        }
    }

    @Test
    void equalSharesAreEqualNumbersWhateverTheCellsMeasure() {
        // squares of 25 cells of 300 m, k of class 2 in each: their hectares add up to 224.99999999999997 in some
        int across = 50;
        Grid grid = new Grid(Crs.epsg(32648), 500_000, 3_000_000, 300, 300, across, 100);
        Fishnet squares = new Fishnet("s", 1500, grid);
        int[] cells = new int[across * 100];
        for (int i = 0; i < cells.length; i++) {
            int square = i / across / 5 * (across / 5) + i % across / 5;
            int inside = i / across % 5 * 5 + i % 5;
            int wanted = square % 26;
            cells[i] = inside < wanted ? 2 : inside % 2 == 0 || square % 3 == 0 ? 1 : 3;
        }
        cells[cells.length - 1] = 0;
        ClassRaster raster = new ArrayRaster(grid, 3, new Tiling(across, 100, 16, 16), cells);
        List<ClassRaster> land = List.of(raster);
        PlainEngine engine = new PlainEngine();
        LandCounts counts = new Crosstab(land, List.of(squares), Crosstab.RowArea.NONE).count(engine);
        BitSet second = new BitSet();
        second.set(2);
        double[] shares = counts.shares(0, 0, second, CellArea.of(grid));
        assertThat(shares[0]).as("no land is outside").isNaN();
        for (int u = 1; u < shares.length - 1; u++) {
            assertThat(shares[u]).isEqualTo((u - 1) % 26 / 25.0);
        }
        assertThat(shares[200]).as("land without a class does not count").isEqualTo(199 % 26 / 24.0);
        CellArea onEarth = CellArea.of(new Grid(Crs.epsg(4326), 100, 30, 0.01, 0.01, across, 100));
        LandCounts degrees = new Crosstab(land, List.of(squares), Crosstab.RowArea.of(onEarth)).count(engine);
        long fiveRows =
                LongStream.range(0, 5).map(r -> onEarth.milli_m2((int) r)).sum();
        assertThat(degrees.shares(0, 0, second, onEarth)[2]).isEqualTo(onEarth.milli_m2(0) / (5.0 * fiveRows));
    }

    @Test
    void areasOfGeographicRowsAreSummedInWholeNumbers() {
        Grid grid = ArrayRaster.grid(4, 3);
        int[] cells = {1, 1, 2, 0, 1, 2, 2, 2, 0, 0, 1, 1};
        ClassRaster raster = new ArrayRaster(grid, 2, new Tiling(4, 3, 3, 2), cells);
        LandCounts counts = new Crosstab(List.of(raster), List.of(), row -> 1000 + row).count(new PlainEngine());
        long[][] area = counts.phase(0, 0).totalArea();
        assertThat(area[1][1])
                .isEqualTo(2 * 1000 + 1001 + 2 * 1002); // two, one and two cells of class 1 in rows 0, 1, 2
        assertThat(area[2][2]).isEqualTo(1000 + 3 * 1001);
        assertThat(counts.phase(0, 0).total()[0][0]).isEqualTo(3);
    }

    @Test
    void overlappingUnitsGiveTheCellToTheLaterOneAndAreCounted() {
        Grid grid = ArrayRaster.grid(10, 10);
        Geometry left = JTS.toGeometry(new Envelope(0, 60, 0, 100));
        Geometry right = JTS.toGeometry(new Envelope(40, 100, 0, 100));
        ClassRaster raster = new ArrayRaster(
                grid,
                1,
                new Tiling(10, 10, 4, 4),
                IntStream.generate(() -> 1).limit(100).toArray());
        PolygonUnits units = new PolygonUnits("p", List.of("l", "r"), List.of("l", "r"), List.of(left, right));
        LandCounts counts =
                new Crosstab(List.of(raster), List.of(units), Crosstab.RowArea.NONE).count(new PlainEngine());
        assertThat(asMap(counts.phase(0, 0))).isEqualTo(Map.of("1 1 1", 40L, "2 1 1", 60L));
        List<String> overlaps = new ArrayList<>();
        counts.overlaps(0).forEach((a, b, n) -> overlaps.add(a + " " + b + " " + n));
        assertThat(overlaps).containsExactly("1 2 20"); // columns 4 and 5 of 10 rows
    }

    @Test
    void spansGiveTheUnitOfEveryCell() {
        Grid grid = ArrayRaster.grid(50, 40);
        Random random = new Random(5);
        PolygonUnits units =
                new PolygonUnits("p", List.of("1", "2", "3"), List.of("", "", ""), circles(random, grid, 3));
        SpanBand whole = units.burner(grid).band(0, 40);
        int[] cells = new int[2000];
        whole.units(new Window(0, 0, 50, 40), cells);
        for (int height = 1; height < 40; height += 7) {
            for (int row = 0; row < 40; row += height) {
                int rows = Math.min(height, 40 - row);
                SpanBand band = units.burner(grid).band(row, rows);
                for (int r = row; r < row + rows; r++) {
                    for (int c = 0; c < 50; c++) {
                        assertThat(band.unitAt(r, c)).isEqualTo(cells[r * 50 + c]);
                    }
                }
            }
        }
        assertThat(cells).contains(0, 1, 2, 3);
    }

    /** Bands of 64 rows, the last of 12: counts, areas and overlaps of both workers belong to the answer. */
    @ParameterizedTest
    @ValueSource(longs = {65536, 10})
    void whatWorkersCountedApartAddsUp(long limit) {
        Random random = new Random(8);
        Grid grid = ArrayRaster.grid(23, 204);
        List<int[]> cells = patchyPhases(random, grid, 3, 4);
        List<ClassRaster> rasters = new ArrayList<>();
        cells.forEach(c -> rasters.add(new ArrayRaster(grid, 4, new Tiling(23, 204, 8, 8), c)));
        PolygonUnits polygons = new PolygonUnits(
                "p",
                List.of("a", "b"),
                List.of("a", "b"),
                List.of(
                        JTS.toGeometry(new Envelope(20, 140, 0, 2040)),
                        JTS.createPoint(new Coordinate(180, 900)).buffer(700)));
        List<UnitSet> sets = List.of(polygons, new Fishnet("f", 37, grid));
        Crosstab crosstab = new Crosstab(rasters, sets, Optional.empty(), row -> 1000 + row, limit);
        LandCounts apart = crosstab.count(new InTurns());
        LandCounts whole = crosstab.count(new PlainEngine());
        int[][] units = {units(polygons, grid), units(sets.get(1), grid)};
        for (int s = 0; s < 2; s++) {
            for (int p = 0; p < 3; p++) {
                assertThat(asMap(apart.pair(s, p, Math.min(p + 1, 2))))
                        .isEqualTo(oracle(cells, grid, units[s], p, Math.min(p + 1, 2)));
                assertThat(apart.phase(s, p).totalArea())
                        .isDeepEqualTo(whole.phase(s, p).totalArea());
            }
            assertThat(overlaps(apart, s)).isEqualTo(overlaps(whole, s));
        }
        assertThat(overlaps(whole, 0)).as("they overlap").isNotEmpty();
    }

    @Test
    void withoutUnitsEveryCellOfTheGridIsCounted() {
        Random random = new Random(9);
        Grid grid = ArrayRaster.grid(23, 70);
        List<int[]> cells = patchyPhases(random, grid, 2, 3);
        List<ClassRaster> rasters = new ArrayList<>();
        cells.forEach(c -> rasters.add(new ArrayRaster(grid, 3, new Tiling(23, 70, 8, 8), c)));
        LandCounts counts = new Crosstab(rasters, List.of(), Crosstab.RowArea.NONE).count(new PlainEngine());
        assertThat(asMap(counts.pair(0, 0, 1))).isEqualTo(oracle(cells, grid, new int[23 * 70], 0, 1));
    }

    /** On degrees the rows of a grid differ in area. */
    @ParameterizedTest
    @ValueSource(longs = {65536, 10}) // sequences, pairs
    void squaresBesideTheLandHoldNone(long limit) {
        Grid grid = ArrayRaster.grid(40, 40);
        List<ClassRaster> rasters = new ArrayList<>();
        for (int phase = 0; phase < 3; phase++) {
            int[] cells = new int[1600];
            Arrays.fill(cells, 800, 1200, 1 + phase); // rows 20 to 29
            cells[0] = phase == 2 ? 3 : 0; // land of the last phase alone
            rasters.add(new ArrayRaster(grid, 3, new Tiling(40, 40, 16, 16), cells));
        }
        LandCounts counts = new Crosstab(
                        rasters, List.of(new Fishnet("f", 100, grid)), Optional.empty(), Crosstab.RowArea.NONE, limit)
                .count(new PlainEngine());
        assertThat(counts.sets().get(0).count()).isEqualTo(16);
        assertThat(counts.unitsWithLand(0)).isEqualTo(5);
    }

    @Test
    void areasAreCountedWhereRowsDiffer() {
        Grid metres = ArrayRaster.grid(3, 2);
        assertThat(Crosstab.RowArea.of(CellArea.of(metres))).isSameAs(Crosstab.RowArea.NONE);
        Grid degrees = new Grid(Crs.epsg(4326), 100, 30, 0.01, 0.01, 3, 2);
        CellArea area = CellArea.of(degrees);
        Crosstab.RowArea rows = Crosstab.RowArea.of(area);
        assertThat(rows.area(0)).isEqualTo(area.milli_m2(0)).isPositive();
        assertThat(rows.area(1)).isEqualTo(area.milli_m2(1)).isGreaterThan(rows.area(0));
        ClassRaster raster = new ArrayRaster(degrees, 1, new Tiling(3, 2, 3, 2), new int[] {1, 1, 1, 1, 1, 0});
        LandCounts counts = new Crosstab(List.of(raster), List.of(), rows).count(new PlainEngine());
        assertThat(counts.phase(0, 0).totalArea()[1][1]).isEqualTo(3 * rows.area(0) + 2 * rows.area(1));
    }

    /** A file that stays open cannot be replaced or deleted on Windows. */
    @Test
    void everyReaderThatWasOpenedIsClosed() {
        Grid grid = ArrayRaster.grid(5, 5);
        AtomicInteger open = new AtomicInteger();
        ClassRaster cells = new ArrayRaster(grid, 1, new Tiling(5, 5, 5, 5), new int[25]);
        ClassRaster watched = new ClassRaster() {
            @Override
            public Grid grid() {
                return grid;
            }

            @Override
            public int classes() {
                return 1;
            }

            @Override
            public Tiling tiling() {
                return cells.tiling();
            }

            @Override
            public Reader open() {
                open.incrementAndGet();
                Reader reader = cells.open();
                return new Reader() {
                    @Override
                    public void read(Window window, ClassTile into) {
                        assertThat(open.get()).isPositive();
                        reader.read(window, into);
                    }

                    @Override
                    public void close() {
                        open.decrementAndGet();
                    }
                };
            }
        };
        new Crosstab(List.of(watched, watched), List.of(), Crosstab.RowArea.NONE).count(new PlainEngine());
        assertThat(open).hasValue(0);
    }
}
