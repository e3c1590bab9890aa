package org.carbonscape.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

/** Shares of cells, held against each cell cut with each polygon. */
class CellSharesTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int COLUMNS = 41;
    private static final int ROWS = 67;

    private static Geometry square(double west, double south, double east, double north) {
        return FACTORY.toGeometry(new Envelope(west, east, south, north));
    }

    /** What a polygon covers of each cell, by cutting. */
    private static double[] cut(Geometry polygon, Grid grid) {
        double[] share = new double[grid.columns() * grid.rows()];
        for (int i = 0; i < share.length; i++) {
            double west = grid.west() + i % grid.columns() * grid.cellWidth();
            double north = grid.north() - i / grid.columns() * grid.cellHeight();
            Geometry cell = square(west, north - grid.cellHeight(), west + grid.cellWidth(), north);
            if (polygon.getEnvelopeInternal().intersects(cell.getEnvelopeInternal())) {
                share[i] = polygon.intersection(cell).getArea() / (grid.cellWidth() * grid.cellHeight());
            }
        }
        return share;
    }

    /** The shares of each unit (0 = outside), as parts of a cell. */
    private static long[][] shares(UnitSet set, Grid grid, int height) {
        long[][] shares = new long[set.count() + 1][grid.columns() * grid.rows()];
        UnitSet.Burner burner = set.shares(grid);
        for (int first = 0; first < grid.rows(); first += height) {
            int rows = Math.min(height, grid.rows() - first);
            SpanBand band = burner.band(first, rows);
            for (int r = 0; r < rows; r++) {
                int column = 0;
                for (int s = band.rowStart[r]; s < band.rowStart[r + 1]; s++) {
                    for (; column < band.end[s]; column++) {
                        int at = (first + r) * grid.columns() + column;
                        if (band.unit[s] >= 0) {
                            shares[band.unit[s]][at] += UnitSet.PARTS;
                            continue;
                        }
                        for (int k = band.shares.start()[-1 - band.unit[s]];
                                k < band.shares.start()[-band.unit[s]];
                                k++) {
                            shares[band.shares.unit()[k]][at] += band.shares.parts()[k];
                        }
                    }
                }
                assertThat(column).isEqualTo(grid.columns());
            }
        }
        return shares;
    }

    private static PolygonUnits units(List<Geometry> polygons) {
        List<String> ids =
                IntStream.rangeClosed(1, polygons.size()).mapToObj(i -> "u" + i).toList();
        return new PolygonUnits("units", ids, ids, polygons);
    }

    /** Neighbours without gaps that reach over the grid's edges, one of them with a hole, another in two pieces. */
    private static List<Geometry> neighbours(Grid grid, int n, long seed) {
        Random random = new Random(seed);
        List<Coordinate> sites = new ArrayList<>();
        double width = grid.columns() * grid.cellWidth();
        double height = grid.rows() * grid.cellHeight();
        for (int i = 0; i < n; i++) {
            sites.add(new Coordinate(
                    grid.west() + random.nextDouble() * width * 1.2 - width * 0.1,
                    grid.south() + random.nextDouble() * height * 1.2 - height * 0.1));
        }
        VoronoiDiagramBuilder builder = new VoronoiDiagramBuilder();
        builder.setSites(sites);
        GeometryCollection cells = (GeometryCollection) builder.getDiagram(FACTORY);
        List<Geometry> polygons = new ArrayList<>();
        for (int i = 0; i < cells.getNumGeometries(); i++) {
            polygons.add(cells.getGeometryN(i));
        }
        Geometry lake = polygons.get(3).getCentroid().buffer(grid.cellWidth() * 0.8, 3);
        polygons.set(3, polygons.get(3).difference(lake));
        polygons.add(lake.intersection(square(
                lake.getEnvelopeInternal().getMinX(),
                lake.getEnvelopeInternal().getMinY(),
                lake.getCentroid().getX(),
                lake.getEnvelopeInternal().getMaxY())));
        Geometry two = FACTORY.buildGeometry(List.of(polygons.remove(7), polygons.remove(1)));
        polygons.add(two);
        return polygons;
    }

    @Test
    void sharesAreThoseOfEachCellCutWithEachPolygon() {
        Grid grid = ArrayRaster.grid(COLUMNS, ROWS);
        for (long seed = 1; seed <= 3; seed++) {
            List<Geometry> polygons = neighbours(grid, 12 + 40 * (int) (seed - 1), seed);
            long[][] shares = shares(units(polygons), grid, 67);
            for (int u = 1; u <= polygons.size(); u++) {
                double[] cut = cut(polygons.get(u - 1), grid);
                for (int i = 0; i < cut.length; i++) {
                    assertThat((double) shares[u][i] / UnitSet.PARTS)
                            .as("seed %d unit %d cell %d", seed, u, i)
                            .isCloseTo(cut[i], within(4e-6)); // roundings of all units of a cell, 1e-6 each
                }
            }
        }
    }

    /** Land and grid moved away from zero together: what lies in each cell stays, to the last digits of the corners. */
    @Test
    void sharesAreThoseOfTheSameLandElsewhere() {
        Grid here = ArrayRaster.grid(COLUMNS, ROWS);
        Grid there = new Grid(here.crs(), 4096, here.north() + 8192, 10, 10, COLUMNS, ROWS);
        List<Geometry> polygons = neighbours(here, 12, 5);
        List<Geometry> moved = polygons.stream()
                .map(AffineTransformation.translationInstance(4096, 8192)::transform)
                .toList();
        long[][] first = shares(units(polygons), here, ROWS);
        long[][] second = shares(units(moved), there, ROWS);
        for (int u = 0; u < first.length; u++) {
            for (int i = 0; i < first[u].length; i++) {
                assertThat((double) second[u][i]).as("unit %d cell %d", u, i).isCloseTo(first[u][i], within(4.0));
            }
        }
    }

    @Test
    void everyCellIsSharedOutWholeWhateverTheBands() {
        Grid grid = ArrayRaster.grid(COLUMNS, ROWS);
        PolygonUnits set = units(neighbours(grid, 25, 9));
        long[][] whole = shares(set, grid, ROWS);
        for (int i = 0; i < COLUMNS * ROWS; i++) {
            long sum = 0;
            for (long[] unit : whole) {
                sum += unit[i];
            }
            assertThat(sum).isEqualTo(UnitSet.PARTS);
        }
        for (int height : new int[] {1, 7, 64}) {
            assertThat(shares(set, grid, height)).isDeepEqualTo(whole);
        }
    }

    @Test
    void neighboursLeaveNothingOutsideBetweenThem() {
        Grid grid = ArrayRaster.grid(COLUMNS, ROWS);
        Random random = new Random(4);
        List<Geometry> fan = new ArrayList<>(); // triangles about a point that cover the grid
        Coordinate centre = new Coordinate(203.7, 331.1);
        double[] turn = random.doubles(40).sorted().map(t -> t * 2 * Math.PI).toArray();
        for (int i = 0; i < turn.length; i++) {
            double a = turn[i];
            double b = turn[(i + 1) % turn.length];
            fan.add(FACTORY.createPolygon(new Coordinate[] {
                centre,
                new Coordinate(centre.x + 3000 * Math.cos(a), centre.y + 3000 * Math.sin(a)),
                new Coordinate(centre.x + 3000 * Math.cos(b), centre.y + 3000 * Math.sin(b)),
                centre
            }));
        }
        assertThat(shares(units(fan), grid, ROWS)[0]).containsOnly(0);
    }

    @Test
    void ofUnitsThatOverlapTheLaterHasItsShare() {
        Grid grid = ArrayRaster.grid(3, 1);
        // cell 0 is all of the first and half of the second; cell 1 half of both, the same half
        PolygonUnits set = units(List.of(square(0, 0, 15, 10), square(5, 0, 15, 10)));
        long[][] shares = shares(set, grid, 1);
        long half = UnitSet.PARTS / 2;
        assertThat(shares[2]).containsExactly(half, half, 0);
        assertThat(shares[1]).containsExactly(half, half, 0);
        assertThat(shares[0]).containsExactly(0, 0, UnitSet.PARTS);
        List<Long> overlaps = new ArrayList<>();
        set.shares(grid).band(0, 1).overlaps.forEach((a, b, n) -> overlaps.add(n));
        assertThat(overlaps).containsExactly(1L);
        long[][] twice = shares(units(List.of(square(0, 0, 30, 10), square(0, 0, 30, 10))), grid, 1);
        assertThat(twice[2]).containsOnly(UnitSet.PARTS);
    }

    @Test
    void squaresThatCutCellsHaveTheirShares() {
        Grid grid = ArrayRaster.grid(5, 2);
        Fishnet net = new Fishnet("net", 25, grid); // 2.5 cells; the last square ends with the grid
        long[][] shares = shares(net, grid, 2);
        assertThat(net.count()).isEqualTo(2);
        assertThat(shares[1]).startsWith(UnitSet.PARTS, UnitSet.PARTS, UnitSet.PARTS / 2, 0, 0);
        assertThat(shares[2]).startsWith(0, 0, UnitSet.PARTS / 2, UnitSet.PARTS, UnitSet.PARTS);
    }

    /** On map and longitude-latitude grids, counted on any threads. */
    @Test
    void countsAndAreasAreSumsOfShares() {
        for (boolean geographic : new boolean[] {false, true}) {
            Grid grid = geographic
                    ? new Grid(Crs.epsg(4326), 100, 30, 0.01, 0.01, COLUMNS, ROWS)
                    : ArrayRaster.grid(COLUMNS, ROWS);
            CellArea area = CellArea.of(grid);
            int[] cells = new Random(5).ints(COLUMNS * ROWS, 0, 4).toArray();
            ArrayRaster land = new ArrayRaster(grid, 3, new Tiling(COLUMNS, ROWS, 16, 16), cells);
            PolygonUnits set = units(neighbours(grid, 15, 6));
            long[][] shares = shares(set, grid, ROWS);
            Crosstab crosstab = new Crosstab(List.of(land), List.of(set), Crosstab.RowArea.of(area)).byShare();
            try (Engine engine = new LocalEngine(3)) {
                for (Engine each : new Engine[] {new PlainEngine(), engine}) {
                    LandCounts counts = crosstab.count(each);
                    assertThat(counts.parts()).isEqualTo(UnitSet.PARTS);
                    PairTable table = counts.phase(0, 0);
                    long milli = 0;
                    for (int r = 0; r < table.rows(); r++) {
                        long wanted = 0;
                        double wantedMilli = 0;
                        for (int i = 0; i < cells.length; i++) {
                            if (cells[i] == table.from(r)) {
                                wanted += shares[table.unit(r)][i];
                                wantedMilli +=
                                        (double) shares[table.unit(r)][i] / UnitSet.PARTS * area.milli_m2(i / COLUMNS);
                            }
                        }
                        assertThat(table.cells(r)).isEqualTo(wanted);
                        if (geographic) {
                            assertThat((double) table.area(r)).isCloseTo(wantedMilli, within((double) cells.length));
                        }
                        milli += table.area(r);
                    }
                    if (geographic) {
                        long all = 0;
                        for (int row = 0; row < ROWS; row++) {
                            all += area.milli_m2(row) * COLUMNS;
                        }
                        assertThat(milli).isEqualTo(all);
                    }
                    double ha = 0;
                    for (double[] unit : counts.areas_ha(0, 0, area)) {
                        ha += unit[2];
                    }
                    double wanted = 0;
                    for (int i = 0; i < cells.length; i++) {
                        wanted += cells[i] == 2 ? area.milli_m2(i / COLUMNS) / 1e7 : 0;
                    }
                    assertThat(ha).isCloseTo(wanted, within(wanted * 1e-12));
                }
            }
        }
    }

    @Test
    void meansWeighCellsByTheirShares() {
        Grid grid = ArrayRaster.grid(COLUMNS, ROWS);
        float[] values = new float[COLUMNS * ROWS];
        Random random = new Random(8);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(7) == 0 ? Float.NaN : (float) (random.nextGaussian() * 100 - 30);
        }
        ValueRaster raster = new Held(grid, values);
        PolygonUnits set = units(neighbours(grid, 15, 2));
        long[][] shares = shares(set, grid, ROWS);
        ZonalMeans plain = ZonalMeans.of(List.of(raster), List.of(set), true, new PlainEngine());
        double[] mean = plain.mean(0, 0);
        for (int u = 0; u < mean.length; u++) {
            double sum = 0;
            double weight = 0;
            for (int i = 0; i < values.length; i++) {
                if (!Float.isNaN(values[i])) {
                    sum += (double) values[i] * shares[u][i];
                    weight += shares[u][i];
                }
            }
            double wanted = weight > 0 ? sum / weight : Double.NaN;
            assertThat(Double.isNaN(mean[u]) ? Optional.empty() : Optional.of(mean[u]))
                    .isEqualTo(Double.isNaN(wanted) ? Optional.empty() : Optional.of(mean[u]));
            if (!Double.isNaN(wanted)) {
                assertThat(mean[u]).isCloseTo(wanted, within(1e-9));
                assertThat((double) plain.cells(0, 0)[u]).isCloseTo(weight / UnitSet.PARTS, within(0.5));
            }
        }
        try (Engine engine = new LocalEngine(3)) {
            assertThat(ZonalMeans.of(List.of(raster), List.of(set), true, engine)
                            .mean(0, 0))
                    .isEqualTo(mean);
        }
    }

    private record Held(Grid grid, float[] cells) implements ValueRaster {
        @Override
        public Tiling tiling() {
            return Tiling.bands(COLUMNS, ROWS, 16);
        }

        @Override
        public Reader open() {
            return new Reader() {
                @Override
                public void read(Window window, float[] into) {
                    int to = 0;
                    for (int r = window.row(); r < window.endRow(); r++) {
                        for (int c = window.column(); c < window.endColumn(); c++) {
                            into[to++] = cells[r * COLUMNS + c];
                        }
                    }
                }

                @Override
                public void close() {}
            };
        }
    }
}
