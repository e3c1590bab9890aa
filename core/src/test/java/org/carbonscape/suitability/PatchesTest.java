package org.carbonscape.suitability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

class PatchesTest {
    private static final PlainEngine PLAIN = new PlainEngine();

    /** Patch numbers by flood fill from each first cell. */
    private static int[] flood(int[] cells, int columns, boolean eight) {
        int[] number = new int[cells.length];
        int count = 0;
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != 0 && number[i] == 0) {
                number[i] = ++count;
                Deque<Integer> open = new ArrayDeque<>(List.of(i));
                while (!open.isEmpty()) {
                    int at = open.pop();
                    for (int next : neighbours(at, columns, cells.length, eight)) {
                        if (cells[next] == cells[i] && number[next] == 0) {
                            number[next] = count;
                            open.push(next);
                        }
                    }
                }
            }
        }
        return number;
    }

    private static List<Integer> neighbours(int at, int columns, int n, boolean eight) {
        List<Integer> list = new ArrayList<>();
        for (int dr = -1; dr <= 1; dr++) {
            for (int dc = -1; dc <= 1; dc++) {
                int r = at / columns + dr;
                int c = at % columns + dc;
                if ((dr != 0 || dc != 0)
                        && (eight || dr == 0 || dc == 0)
                        && r >= 0
                        && r < n / columns
                        && c >= 0
                        && c < columns) {
                    list.add(r * columns + c);
                }
            }
        }
        return list;
    }

    private static int[] numbers(Patches patches, int columns, int rows) {
        int[] all = new int[columns * rows];
        Arrays.setAll(all, i -> patches.at(i / columns, i % columns));
        return all;
    }

    @Test
    void patchesAreThoseOfAFloodFillForAnyCut() {
        Random random = new Random(11);
        for (int round = 0; round < 40; round++) {
            int columns = 1 + random.nextInt(17);
            int rows = 1 + random.nextInt(15);
            Rasters.Classes raster = Rasters.randomClasses(random, columns, rows, 3, 0.15, 0.4 * (round % 3));
            for (Patches.Connectivity c : Patches.Connectivity.values()) {
                int[] expected = flood(raster.cells(), columns, c == Patches.Connectivity.EIGHT);
                Rasters.everyCut(columns, rows, (engine, cut) -> {
                    Patches patches = Patches.of(engine, Rasters.tiled(raster, cut[0], cut[1]), c);
                    assertThat(numbers(patches, columns, rows)).containsExactly(expected);
                    for (int p = 1; p <= patches.count(); p++) {
                        int number = p;
                        assertThat(patches.cells(p))
                                .isEqualTo(Arrays.stream(expected)
                                        .filter(e -> e == number)
                                        .count());
                    }
                });
            }
        }
    }

    @Test
    void onlyLargePatchesOfTheClassesAskedForAreKept() {
        Patches all = Patches.of(PLAIN, Rasters.picture(2, "1122\n1.21\n..11"), Patches.Connectivity.FOUR);
        BitSet one = new BitSet();
        one.set(1);
        assertThat(numbers(all.keep(one, 3), 4, 3)).containsExactly(1, 1, 0, 0, 1, 0, 0, 2, 0, 0, 2, 2);
        assertThat(all.keep(one, 4).count()).isZero();
        assertThat(all.keep(one, 3).cells(2)).isEqualTo(3);
    }

    /** Flood fill again after every single merge. */
    private static int[] slowSieve(int[] cells, int columns, long least, boolean eight) {
        int[] now = cells.clone();
        TreeSet<Integer> stuck = new TreeSet<>(); // first cells of patches without neighbours
        while (true) {
            int[] number = flood(now, columns, eight);
            int count = Arrays.stream(number).max().orElse(0);
            long[] size = new long[count + 1];
            int[] first = new int[count + 1];
            for (int i = number.length - 1; i >= 0; i--) {
                size[number[i]]++;
                first[number[i]] = i;
            }
            int smallest = 0;
            for (int p = 1; p <= count; p++) {
                if (size[p] < least && !stuck.contains(first[p]) && (smallest == 0 || size[p] < size[smallest])) {
                    smallest = p;
                }
            }
            if (smallest == 0) {
                return now;
            }
            int largest = 0;
            for (int i = 0; i < now.length; i++) {
                if (number[i] == smallest) {
                    for (int next : neighbours(i, columns, now.length, eight)) {
                        int q = number[next];
                        if (q != 0
                                && q != smallest
                                && (largest == 0
                                        || size[q] > size[largest]
                                        || size[q] == size[largest] && q < largest)) {
                            largest = q;
                        }
                    }
                }
            }
            if (largest == 0) {
                stuck.add(first[smallest]);
                continue;
            }
            int taken = now[first[largest]];
            for (int i = 0; i < now.length; i++) {
                now[i] = number[i] == smallest ? taken : now[i];
            }
        }
    }

    @Test
    void theSieveIsThatOfOneMergeAtATime() {
        Random random = new Random(12);
        for (int round = 0; round < 60; round++) {
            int columns = 2 + random.nextInt(12);
            int rows = 2 + random.nextInt(12);
            Rasters.Classes raster =
                    Rasters.randomClasses(random, columns, rows, 2 + round % 3, 0.2, 0.3 * (round % 4));
            int least = 2 + random.nextInt(9);
            for (Patches.Connectivity c : Patches.Connectivity.values()) {
                int[] expected = slowSieve(raster.cells(), columns, least, c == Patches.Connectivity.EIGHT);
                assertThat(Rasters.cells(Sieve.of(PLAIN, raster, least, c))).containsExactly(expected);
            }
        }
    }

    @Test
    void theSieveCaresNeitherForTilesNorForThreads() {
        Rasters.Classes raster = Rasters.randomClasses(new Random(13), 30, 26, 3, 0.1, 0.6);
        int[] expected = Rasters.cells(Sieve.of(PLAIN, raster, 8, Patches.Connectivity.EIGHT));
        Rasters.everyCut(
                30,
                26,
                (engine, cut) -> assertThat(Rasters.cells(
                                Sieve.of(engine, Rasters.tiled(raster, cut[0], cut[1]), 8, Patches.Connectivity.EIGHT)))
                        .containsExactly(expected));
    }

    @Test
    void aSmallPatchGoesToItsLargestNeighbourAndALonelyOneStays() {
        assertThat(Rasters.picture(Sieve.of(PLAIN, Rasters.picture(3, """
                11122
                11322
                111..
                .....
                ..3.."""), 2, Patches.Connectivity.FOUR)))
                .isEqualTo("""
                11122
                11122
                111..
                .....
                ..3..
                """);
    }

    @Test
    void theMajorityFilterIsThatOfCountingEachWindow() {
        Random random = new Random(14);
        for (int radius = 1; radius <= 3; radius++) {
            Rasters.Classes raster = Rasters.randomClasses(random, 21, 18, 4, 0.2, 0.4);
            int[] expected = new int[21 * 18];
            for (int i = 0; i < expected.length; i++) {
                int[] votes = new int[5];
                for (int r = Math.max(0, i / 21 - radius); r <= Math.min(17, i / 21 + radius); r++) {
                    for (int c = Math.max(0, i % 21 - radius); c <= Math.min(20, i % 21 + radius); c++) {
                        votes[raster.cells()[r * 21 + c]]++;
                    }
                }
                int most = Math.max(Math.max(votes[1], votes[2]), Math.max(votes[3], votes[4]));
                int own = raster.cells()[i];
                expected[i] = own == 0 || votes[own] == most
                        ? own
                        : IntStream.rangeClosed(1, 4)
                                .filter(k -> votes[k] == most)
                                .findFirst()
                                .getAsInt();
            }
            int of = radius;
            Rasters.everyCut(
                    21,
                    18,
                    (engine, cut) -> assertThat(Rasters.cells(
                                    RunRaster.of(engine, MajorityFilter.of(Rasters.tiled(raster, cut[0], cut[1]), of))))
                            .containsExactly(expected));
            // windows of any place and shape, not only bands
            int[] pieces = new int[21 * 18];
            Tiling odd = new Tiling(21, 18, 4, 5);
            try (ClassRaster.Reader reader = MajorityFilter.of(raster, radius).open()) {
                for (int b = 0; b < odd.count(); b++) {
                    Window w = odd.window(b);
                    ClassTile tile = ClassTile.of(w.cells(), 4);
                    reader.read(w, tile);
                    for (int i = 0; i < w.cells(); i++) {
                        pieces[(w.row() + i / w.width()) * 21 + w.column() + i % w.width()] = tile.at(i);
                    }
                }
            }
            assertThat(pieces).containsExactly(expected);
        }
    }

    @Test
    void outlinesAreValidExactAndFillTheGridWithoutOverlap() {
        Random random = new Random(15);
        for (int round = 0; round < 60; round++) {
            int columns = 1 + random.nextInt(14);
            int rows = 1 + random.nextInt(14);
            Rasters.Classes raster = Rasters.randomClasses(random, columns, rows, 2, 0.1, 0.3 * (round % 4));
            for (Patches.Connectivity c : Patches.Connectivity.values()) {
                Patches patches = Patches.of(PLAIN, raster, c);
                List<Geometry> outlines = Outlines.of(patches);
                assertThat(outlines).hasSize(patches.count());
                for (int p = 1; p <= patches.count(); p++) {
                    Geometry g = outlines.get(p - 1);
                    assertThat(g.isValid())
                            .as("round " + round + " patch " + p + " " + g)
                            .isTrue();
                    assertThat(g.getArea()).isEqualTo(patches.cells(p) * 100.0);
                    assertThat(c == Patches.Connectivity.EIGHT || g instanceof Polygon)
                            .isTrue();
                }
                for (int i = 0; i < columns * rows; i++) { // each cell's centre lies in its own patch and in no other
                    var centre = outlines.isEmpty()
                            ? null
                            : outlines.get(0)
                                    .getFactory()
                                    .createPoint(new Coordinate(
                                            raster.grid().centreX(i % columns),
                                            raster.grid().centreY(i / columns)));
                    for (int p = 1; p <= patches.count(); p++) {
                        assertThat(outlines.get(p - 1).contains(centre))
                                .isEqualTo(patches.at(i / columns, i % columns) == p);
                    }
                }
            }
        }
    }

    @Test
    void aRingHasAHoleAndTwoCornersMakeTwoParts() {
        Geometry ring = Outlines.of(Patches.of(PLAIN, Rasters.picture(1, "111\n1.1\n111"), Patches.Connectivity.FOUR))
                .get(0);
        assertThat(ring.toText())
                .isEqualTo("POLYGON ((500030 3000000, 500030 2999970, 500000 2999970, 500000 3000000, 500030 3000000), "
                        + "(500020 2999980, 500020 2999990, 500010 2999990, 500010 2999980, 500020 2999980))");
        Geometry corners = Outlines.of(Patches.of(PLAIN, Rasters.picture(1, "1.\n.1"), Patches.Connectivity.EIGHT))
                .get(0);
        assertThat(corners.getNumGeometries()).isEqualTo(2);
    }

    @Test
    void countsAndMeansOfPatchesAreThoseOfTheirCells() {
        Random random = new Random(16);
        Rasters.Classes raster = Rasters.randomClasses(random, 20, 15, 3, 0.2, 0.7);
        Rasters.Classes other = Rasters.randomClasses(random, 20, 15, 4, 0.2, 0.2);
        Rasters.Values values = Rasters.randomValues(random, 20, 15, 0.3, 0, 1);
        int[] number = flood(raster.cells(), 20, true);
        Patches patches = Patches.of(PLAIN, raster, Patches.Connectivity.EIGHT);
        long[][] expected = new long[patches.count() + 1][5];
        double[] sums = new double[patches.count() + 1];
        int[] counts = new int[patches.count() + 1];
        for (int i = 0; i < number.length; i++) {
            expected[number[i]][other.cells()[i]] += number[i] > 0 ? 1 : 0;
            if (!Float.isNaN(values.cells()[i])) {
                sums[number[i]] += values.cells()[i];
                counts[number[i]]++;
            }
        }
        double[] first = patches.means(PLAIN, values);
        Rasters.everyCut(20, 15, (engine, cut) -> {
            Rasters.Classes tiled = Rasters.tiled(other, cut[0], cut[1]);
            assertThat(patches.crossed(engine, tiled, row -> 1)).isDeepEqualTo(expected);
            assertThat(patches.crossed(RunRaster.of(engine, tiled))).isDeepEqualTo(expected);
            assertThat(patches.means(engine, Rasters.tiled(values, cut[0], cut[1])))
                    .containsExactly(first);
        });
        for (int p = 1; p < sums.length; p++) {
            if (counts[p] == 0) {
                assertThat(first[p]).isNaN();
            } else {
                assertThat(first[p]).isCloseTo(sums[p] / counts[p], within(1e-12));
            }
        }
    }

    /** On a longitude-latitude grid cells count by their area: those of row r as r + 1 here. */
    @Test
    void whatPatchesHoldIsWeighedByRows() {
        Random random = new Random(17);
        Rasters.Classes raster = Rasters.randomClasses(random, 12, 9, 2, 0.2, 0.7);
        Rasters.Classes other = Rasters.randomClasses(random, 12, 9, 3, 0.2, 0.2);
        Rasters.Values values = Rasters.randomValues(random, 12, 9, 0.3, 0, 1);
        int[] number = flood(raster.cells(), 12, true);
        Patches patches = Patches.of(PLAIN, raster, Patches.Connectivity.EIGHT);
        long[][] expected = new long[patches.count() + 1][4];
        double[] sums = new double[patches.count() + 1];
        double[] weights = new double[patches.count() + 1];
        for (int i = 0; i < number.length; i++) {
            int weight = i / 12 + 1;
            expected[number[i]][other.cells()[i]] += number[i] > 0 ? weight : 0;
            if (!Float.isNaN(values.cells()[i])) {
                sums[number[i]] += weight * (double) values.cells()[i];
                weights[number[i]] += weight;
            }
        }
        Patches.Held held = PLAIN.fold(
                RunRaster.bands(other.tiling()),
                patches.holding(other, row -> row + 1, List.of(new Patches.Valued(values, row -> row + 1))));
        assertThat(held.crossed()).isDeepEqualTo(expected);
        double[] means = held.means(0);
        for (int p = 1; p < sums.length; p++) {
            if (weights[p] > 0) {
                assertThat(means[p]).isCloseTo(sums[p] / weights[p], within(1e-12));
            } else {
                assertThat(means[p]).isNaN();
            }
        }
    }
}
