package org.carbonscape.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.Grid;
import org.carbonscape.study.Sketch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commonest class of units, held against a count of every cell. */
class ZonalMajorityTest {
    private static final int COLUMNS = 40;
    private static final int ROWS = 30;
    private static final int SIDE = 7;

    @Test
    void ofEquallyCommonClassesTheLowestAndNoneWithoutACell() {
        Grid grid = Sketch.grid(4, 1);
        ZonalMajority found = ZonalMajority.of(
                List.of(Sketch.values(grid, 7, 3, Float.NaN, Float.NaN)),
                List.of(new Fishnet("net", 200, grid)),
                false,
                new PlainEngine());
        assertThat(found.value(0, 0)).containsExactly(Double.NaN, 3, Double.NaN);
        assertThat(found.cells(0, 0)).containsExactly(0, 2, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void asACountOfEveryCell(long seed) {
        Random random = new Random(seed);
        Grid grid = Sketch.grid(COLUMNS, ROWS);
        float[] cells = new float[COLUMNS * ROWS];
        for (int i = 0; i < cells.length; i++) {
            boolean alike = i > 0 && random.nextInt(3) > 0;
            cells[i] = alike ? cells[i - 1] : random.nextInt(8) == 0 ? Float.NaN : random.nextInt(9) - 2;
        }
        Fishnet net = new Fishnet("net", SIDE * 100, grid);
        int across = (COLUMNS + SIDE - 1) / SIDE;
        double[] wanted = new double[net.count() + 1];
        long[] counted = new long[net.count() + 1];
        Arrays.fill(wanted, Double.NaN);
        for (int u = 1; u <= net.count(); u++) {
            TreeMap<Double, Integer> met = new TreeMap<>();
            for (int i = 0; i < cells.length; i++) {
                boolean mine = i / COLUMNS / SIDE * across + i % COLUMNS / SIDE == u - 1;
                if (mine && !Float.isNaN(cells[i])) {
                    met.merge((double) cells[i], 1, Integer::sum);
                    counted[u]++;
                }
            }
            int most = met.values().stream().mapToInt(n -> n).max().orElse(0);
            wanted[u] = met.entrySet().stream()
                    .filter(e -> e.getValue() == most)
                    .mapToDouble(e -> e.getKey())
                    .findFirst()
                    .orElse(Double.NaN);
        }
        for (boolean byShare : new boolean[] {false, true}) { // squares of whole cells: both are the same
            ZonalMajority found =
                    ZonalMajority.of(List.of(Sketch.values(grid, cells)), List.of(net), byShare, new PlainEngine());
            assertThat(found.value(0, 0)).containsExactly(wanted);
            assertThat(found.cells(0, 0)).containsExactly(counted);
            try (Engine engine = new LocalEngine(3)) {
                assertThat(ZonalMajority.of(List.of(Sketch.values(grid, cells)), List.of(net), byShare, engine)
                                .value(0, 0))
                        .containsExactly(wanted);
            }
        }
    }

    /** 5 has 1 cell and 4 a half in the first square; in the second 4 has the half and 7 one. Zero has no sign. */
    @Test
    void cellsThatLieInTwoUnitsCountByTheirSharesAndZeroIsOneClass() {
        Grid grid = Sketch.grid(3, 1);
        List<UnitSet> net = List.of(new Fishnet("net", 150, grid));
        ZonalMajority found = ZonalMajority.of(List.of(Sketch.values(grid, 5, 4, 7)), net, true, new PlainEngine());
        assertThat(found.value(0, 0)).containsExactly(Double.NaN, 5, 7);
        Grid wide = Sketch.grid(5, 1);
        ZonalMajority zeros = ZonalMajority.of(
                List.of(Sketch.values(wide, 0.0f, 1, 1, -0.0f, 0.0f)),
                List.of(new Fishnet("net", 500, wide)),
                false,
                new PlainEngine());
        assertThat(zeros.value(0, 0)).containsExactly(Double.NaN, 0);
    }
}
