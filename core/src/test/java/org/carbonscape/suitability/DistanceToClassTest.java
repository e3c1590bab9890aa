package org.carbonscape.suitability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;

class DistanceToClassTest {
    private static BitSet set(int... classes) {
        BitSet set = new BitSet();
        for (int c : classes) {
            set.set(c);
        }
        return set;
    }

    @Test
    void distancesAreThoseOfTryingEveryCellForAnyCutAndShapeOfCells() {
        Random random = new Random(41);
        for (int round = 0; round < 12; round++) {
            int columns = 1 + random.nextInt(30);
            int rows = 1 + random.nextInt(30);
            double height = new double[] {10, 25, 3.7}[round % 3];
            Grid grid = new Grid(Crs.epsg(4547), 0, 0, 10, height, columns, rows);
            int[] cells = new int[columns * rows];
            double chance = new double[] {0.3, 0.02}[round % 2];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = random.nextDouble() < chance ? 1 + random.nextInt(2) : random.nextInt(2) * 3;
            }
            cells[random.nextInt(cells.length)] = 2;
            float[] expected = new float[cells.length];
            for (int i = 0; i < cells.length; i++) {
                double least = Double.POSITIVE_INFINITY;
                for (int j = 0; j < cells.length; j++) {
                    if (cells[j] == 1 || cells[j] == 2) {
                        double dx = (i % columns - j % columns) * 10;
                        double dy = (i / columns - j / columns) * height;
                        least = Math.min(least, dx * dx + dy * dy);
                    }
                }
                expected[i] = (float) Math.sqrt(least);
            }
            Rasters.everyCut(
                    columns,
                    rows,
                    (engine, cut) -> assertThat(Rasters.cells(DistanceToClass.of(
                                    engine,
                                    new Rasters.Classes(grid, 3, cells, new Tiling(columns, rows, cut[0], cut[1])),
                                    set(1, 2),
                                    "water")))
                            .usingComparatorWithPrecision(1e-4f)
                            .containsExactly(expected));
        }
    }

    /** More than 2^16 columns, and as many cells side by side that are their own nearest. */
    @Test
    void aRowMayBeWiderThanNumbersOfSixteenBits() {
        int columns = 150_000;
        int[] cells = new int[2 * columns];
        Arrays.fill(cells, columns + 40_000, columns + 140_000, 1);
        float[] found = Rasters.cells(
                DistanceToClass.of(new PlainEngine(), Rasters.classes(columns, 2, 1, cells), set(1), "forest"));
        for (int i = 0; i < cells.length; i++) {
            double x = Math.max(0, Math.max(40_000 - i % columns, i % columns - 139_999));
            double y = i < columns ? 1 : 0;
            assertThat(found[i]).isEqualTo((float) (10 * Math.sqrt(x * x + y * y)));
        }
    }

    /** By Vincenty's geodesics to every cell: what the class's documentation promises. */
    @Test
    void onAGridInDegreesDistancesAreThoseOfGeodesics() {
        Random random = new Random(42);
        double farthest = 0;
        for (int round = 0; round < 8; round++) {
            double north = new double[] {30, 69, -20, 5}[round % 4];
            double cell = round < 4 ? 0.002 : 0.15;
            int columns = 20 + random.nextInt(25);
            int rows = 15 + random.nextInt(25);
            Grid grid = new Grid(Crs.epsg(4326), 100, north, cell, cell * (1 + round % 2), columns, rows);
            int[] cells = new int[columns * rows];
            for (int i = 0; i < 2 + round; i++) {
                cells[random.nextInt(cells.length)] = 1;
            }
            float[] found = Rasters.cells(DistanceToClass.of(
                    new PlainEngine(),
                    new Rasters.Classes(grid, 1, cells, new Tiling(columns, rows, columns, 7)),
                    set(1),
                    "water"));
            for (int i = 0; i < cells.length; i++) {
                double least = Double.POSITIVE_INFINITY;
                for (int j = 0; j < cells.length; j++) {
                    if (cells[j] == 1) {
                        least = Math.min(
                                least,
                                Geodesic.metres(
                                        grid.centreX(i % columns),
                                        grid.centreY(i / columns),
                                        grid.centreX(j % columns),
                                        grid.centreY(j / columns)));
                    }
                }
                assertThat((double) found[i]).isCloseTo(least, within(1e-5 * least));
                farthest = Math.max(farthest, least);
            }
            int tall = columns;
            Rasters.everyCut(
                    columns,
                    rows,
                    (engine, cut) -> assertThat(Rasters.cells(DistanceToClass.of(
                                    engine,
                                    new Rasters.Classes(grid, 1, cells, new Tiling(tall, rows, cut[0], cut[1])),
                                    set(1),
                                    "water")))
                            .containsExactly(found));
        }
        assertThat(farthest).isBetween(3e5, 5e5);
    }

    @Test
    void onSquareCellsTheDistanceIsTheNearestFloat() {
        Rasters.Classes one = Rasters.picture(2, "1....\n.....\n...2.");
        ValueRaster d = DistanceToClass.of(new PlainEngine(), one, set(1), "forest");
        assertThat(d.tiling().columns()).isEqualTo(5);
        assertThat(Rasters.cells(d))
                .containsExactly(
                        0,
                        10,
                        20,
                        30,
                        40,
                        10,
                        (float) (10 * Math.sqrt(2)),
                        (float) (10 * Math.sqrt(5)),
                        (float) (10 * Math.sqrt(10)),
                        (float) (10 * Math.sqrt(17)),
                        20,
                        (float) (10 * Math.sqrt(5)),
                        (float) (10 * Math.sqrt(8)),
                        (float) (10 * Math.sqrt(13)),
                        (float) (10 * Math.sqrt(20)));
    }

    @Test
    void aClassThatDoesNotOccurIsAProblem() {
        ProblemException e = catchThrowableOfType(
                ProblemException.class,
                () -> DistanceToClass.of(new PlainEngine(), Rasters.picture(2, "1.1"), set(0, 2), "water"));
        assertThat(e.problems().get(0).text(Language.EN)).isEqualTo("""
                SUIT-15     distance to water: no cell has water
                            Choose a class that occurs, or drop the layer.""");
        assertThat(e.problems().get(0).text(Language.ZH)).isEqualTo("""
                SUIT-15     distance to water：没有任何像元属于 water
                            请选择实际存在的类别，或去掉该图层。""");
    }

    @Test
    void aGridTooTallIsAProblem() {
        ProblemException e = catchThrowableOfType(
                ProblemException.class,
                () -> DistanceToClass.of(
                        new PlainEngine(), Rasters.classes(1, 65_535, 1, new int[65_535]), set(1), "forest"));
        assertThat(e.problems().get(0).text(Language.EN)).isEqualTo("""
                SUIT-20     distance to forest: one side of the raster has 65535 cells, at most 65534 can be worked on
                            Use a coarser grid or a smaller region.""");
        assertThat(e.problems().get(0).text(Language.ZH)).isEqualTo("""
                SUIT-20     distance to forest：栅格有一边为 65535 个像元，最多可处理 65534 个
                            请使用更粗的格网或更小的区域。""");
    }

    /** Cells of 100 by 50 feet, more rows than a block has: metres, whatever the unit of the map. */
    @Test
    void onAGridInFeetDistancesAreInMetres() {
        Crs feet = Crs.wkt("PROJCS[\"local\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\","
                + "SPHEROID[\"WGS_1984\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],"
                + "UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],"
                + "PARAMETER[\"central_meridian\",114],PARAMETER[\"latitude_of_origin\",0],"
                + "PARAMETER[\"scale_factor\",1],PARAMETER[\"false_easting\",0],"
                + "PARAMETER[\"false_northing\",0],UNIT[\"foot\",0.3048]]");
        Grid grid = new Grid(feet, 0, 10_000_000, 100, 50, 5, 150);
        int[] cells = new int[5 * 150];
        cells[140 * 5 + 3] = 1;
        float[] found = Rasters.cells(DistanceToClass.of(
                new PlainEngine(), new Rasters.Classes(grid, 1, cells, new Tiling(5, 150, 5, 64)), set(1), "water"));
        for (int i = 0; i < cells.length; i++) {
            double metres = 0.3048 * Math.hypot(100 * (i % 5 - 3), 50 * (i / 5 - 140));
            assertThat((double) found[i]).isCloseTo(metres, within(1e-6 * metres));
        }
    }
}
