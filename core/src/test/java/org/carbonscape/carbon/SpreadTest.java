package org.carbonscape.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.engine.InTurns;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.study.Sketch;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Bands that several threads read come to what one loop over the cells does. */
class SpreadTest {
    private static final int COLUMNS = 1030; // read in two pieces
    private static final int ROWS = 140; // three bands, the last a short one
    private static final Grid GRID = Sketch.grid(COLUMNS, ROWS);
    private static final boolean[] TARGET = {false, false, true};
    private static final double[][] TOTALS = {{1000, 77}, {3, 123_456}};

    /** Units of columns from west to before east and rows from the first to before the last. */
    private static UnitSet units(String name, int[]... westEastFirstLast) {
        List<Geometry> shapes = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int[] u : westEastFirstLast) {
            shapes.add(new GeometryFactory()
                    .toGeometry(new Envelope(
                            GRID.west() + 100 * u[0],
                            GRID.west() + 100 * u[1],
                            GRID.north() - 100 * u[2],
                            GRID.north() - 100 * u[3])));
            ids.add(name + ids.size());
        }
        return new PolygonUnits(name, ids, ids, shapes);
    }

    private static final UnitSet EMITTING =
            units("towns", new int[] {0, 500, 0, ROWS}, new int[] {500, COLUMNS, 20, 110});
    private static final UnitSet OTHER =
            units("belts", new int[] {0, COLUMNS, 0, 70}, new int[] {200, COLUMNS, 70, 130});

    private static int town(int column, int row) {
        return column < 500 ? 1 : row >= 20 && row < 110 ? 2 : 0;
    }

    private static int belt(int column, int row) {
        return row < 70 ? 1 : column >= 200 && row < 130 ? 2 : 0;
    }

    private static int land(int phase, int column, int row) {
        return (3 * column + 5 * row + row / 7) % 4 <= phase ? 2 : (column + row) % 2;
    }

    /** 0 to 4, some of none; others in each phase. */
    private static float light(int phase, int column, int row) {
        return (column + row) % (11 + phase) == 0 ? Float.NaN : (7 * column + 3 * row) % (5 + phase);
    }

    private interface Cell {
        void at(int column, int row);
    }

    private static void each(Cell cell) {
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                cell.at(column, row);
            }
        }
    }

    private static ClassRaster phase(int phase) {
        return Sketch.classes(
                GRID,
                2,
                IntStream.range(0, COLUMNS * ROWS)
                        .map(i -> land(phase, i % COLUMNS, i / COLUMNS))
                        .toArray());
    }

    /** Cells it has seen, each band once. */
    private record Count() implements Fold<Long> {
        @Override
        public Worker<Long> open(Cells cells) {
            long[] seen = new long[1];
            return new Worker<>() {
                @Override
                public void take(Window window) {
                    seen[0] += window.cells();
                }

                @Override
                public Long result() {
                    return seen[0];
                }
            };
        }

        @Override
        public Long merge(Long one, Long other) {
            return one + other;
        }
    }

    static List<Engine> engines() {
        return List.of(new PlainEngine(), new InTurns(), new LocalEngine(3));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void emissionsAreSpreadByWeightWhateverTheThreads(Engine shared) {
        List<ValueRaster> lights = new ArrayList<>();
        for (int p = 0; p < 2; p++) {
            int phase = p;
            float[] cells = new float[COLUMNS * ROWS];
            each((column, row) -> cells[row * COLUMNS + column] = light(phase, column, row));
            lights.add(Sketch.values(GRID, cells));
        }
        Spread spread =
                new Spread(List.of(phase(0), phase(1)), lights, EMITTING, List.of(OTHER), CellArea.of(GRID), TARGET);
        try (Engine engine = shared) {
            Fold.Both<List<Allocation.Weights>, Long> weighed = spread.weigh(engine, new Count());
            assertThat(weighed.other()).isEqualTo(COLUMNS * ROWS);
            List<Allocation> allocations = new ArrayList<>();
            for (int p = 0; p < 2; p++) {
                allocations.add(allocation(p, weighed.one().get(p)));
            }
            List<Spread.Settlement> settled = spread.settle(allocations, engine);
            for (int p = 0; p < 2; p++) {
                check(p, weighed.one().get(p), allocations.get(p), settled.get(p));
            }
        }
    }

    private static Allocation allocation(int phase, Allocation.Weights weights) {
        double[][] hectares = new double[2][3];
        each((column, row) -> {
            if (town(column, row) > 0) {
                hectares[town(column, row) - 1][land(phase, column, row)]++;
            }
        });
        return Allocation.byWeight("", 2000 + phase, List.of("a", "b"), TOTALS[phase], hectares, weights);
    }

    private static void check(int phase, Allocation.Weights weights, Allocation allocation, Spread.Settlement got) {
        double[] sums = new double[3];
        each((column, row) -> {
            float light = light(phase, column, row);
            sums[town(column, row)] += land(phase, column, row) == 2 && light > 0 ? light : 0;
        });
        assertThat(new double[] {weights.sum(0, 2), weights.sum(1, 2), weights.sum(0, 1)})
                .containsExactly(sums[1], sums[2], 0);
        TreeMap<String, Double> expected = new TreeMap<>();
        MapTally tally = allocation.tally();
        for (int i = COLUMNS * ROWS - 1; i >= 0; i--) { // the largest is met last
            int column = i % COLUMNS;
            int row = i / COLUMNS;
            int town = town(column, row);
            float light = light(phase, column, row);
            if (town > 0 && land(phase, column, row) == 2 && light > 0) {
                expected.merge(
                        belt(column, row) + " 2 " + town, TOTALS[phase][town - 1] * light / sums[town], Double::sum);
                tally.add(town - 1, allocation.stored(town - 1, 2, light, 1, i), 1, i);
            }
        }
        TreeMap<String, Double> charged = new TreeMap<>();
        Charges shares = got.shares().get(0);
        for (int i = 0; i < shares.parts(); i++) {
            charged.put(shares.unit(i) + " " + shares.classIndex(i) + " " + shares.from(i), shares.tCO2(i));
        }
        assertThat(charged.keySet()).isEqualTo(expected.keySet()).hasSize(5);
        charged.forEach(
                (key, tCO2) -> assertThat(tCO2).as(key).isCloseTo(expected.get(key), within(1e-9 * expected.get(key))));
        Allocation.Settled map = allocation.settle(got.map());
        Allocation.Settled inOrder = allocation.settle(tally);
        assertThat(map.checks()).isEqualTo(inOrder.checks()).allMatch(ConservationCheck::passed);
        int[] other = new int[1];
        each((column, row) -> {
            int town = town(column, row);
            int cell = row * COLUMNS + column;
            if (town > 0) {
                float light = light(phase, column, row);
                int land = land(phase, column, row);
                float stored = map.stored(town - 1, land, light, 1, cell);
                other[0] += stored == inOrder.stored(town - 1, land, light, 1, cell) ? 0 : 1;
            }
        });
        assertThat(other[0]).as("cells that hold something else").isZero();
    }
}
