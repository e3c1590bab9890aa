package org.carbonscape.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.carbonscape.align.AlignmentNote.Difference;
import org.carbonscape.align.AlignmentNote.Way;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Transform;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.zone.Crosstab;
import org.carbonscape.zone.Fishnet;
import org.carbonscape.zone.LandCounts;
import org.junit.jupiter.api.Test;

class AlignedTest {
    private static final Crs ALBERS = Crs.parse("China Albers", "here");
    private static final Crs GK114 = Crs.epsg(4547);
    private static final Crs LONLAT = Crs.epsg(4490);
    /** About Changsha, 300 m cells. */
    private static final Grid STUDY = new Grid(GK114, 380_000, 3_160_000, 300, 300, 330, 280);

    private static PaintedRasters.Classes speckled(Grid grid) {
        return new PaintedRasters.Classes(grid, 9, PaintedRasters::speckle);
    }

    private static PaintedRasters.Values waves(Grid grid) {
        return new PaintedRasters.Values(
                grid,
                (c, r) -> PaintedRasters.speckle(c, r) == 0
                        ? Float.NaN
                        : (float) (StrictMath.sin(c / 7.0) * 50 + r * 0.25 + PaintedRasters.speckle(c, r)));
    }

    /** Source position of each study cell, projected one by one: {column, row} in cells and parts. */
    private static double[][] positions(Grid study, Grid source) {
        int n = Math.toIntExact(study.cells());
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = study.centreX(i % study.columns());
            y[i] = study.centreY(i / study.columns());
        }
        Transform.between(study.crs(), source.crs(), study).apply(x, y, n);
        for (int i = 0; i < n; i++) {
            x[i] = (x[i] - source.west()) / source.cellWidth();
            y[i] = (source.north() - y[i]) / source.cellHeight();
        }
        return new double[][] {x, y};
    }

    private static List<Grid> sources() {
        return List.of(
                new Grid(LONLAT, 112.5, 28.7, 0.0025, 0.0025, 480, 400), // covers all but a strip
                new Grid(ALBERS, 740_000, 3_065_000, 250, 350, 600, 500),
                new Grid(Crs.epsg(32649), 690_000, 3_200_000, 333.3, 299.9, 400, 500),
                new Grid(GK114, 380_017, 3_160_123, 310, 280, 330, 280), // same system, another lattice
                new Grid(Crs.epsg(4526), 38_380_100, 3_160_100, 300, 300, 330, 280), // zone number before the easting
                new Grid(Crs.wkt("""
                        PROJCS["Asia_LAEA",GEOGCS["x",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101]],\
                        PRIMEM["Greenwich",0],
                        UNIT["degree",0.0174532925199433]],PROJECTION["Lambert_Azimuthal_Equal_Area"],\
                        PARAMETER["latitude_of_center",30],
                        PARAMETER["longitude_of_center",110],PARAMETER["false_easting",0],PARAMETER["false_northing",\
                        0],UNIT["metre",1]]"""), 250_000, -100_000, 300, 300, 500, 500));
    }

    @Test
    void theSameGridIsTheRasterItself() {
        ClassRaster raster = speckled(STUDY);
        Grid again = new Grid(Crs.epsg(4547), STUDY.west(), STUDY.north(), 300, 300, STUDY.columns(), STUDY.rows());
        Aligned<ClassRaster> aligned = Aligned.classes(raster, again, "lu2005.tif");
        assertThat(aligned.raster()).isSameAs(raster);
        assertThat(aligned.note().way()).isEqualTo(Way.AS_IS);
        assertThat(aligned.note().differences()).isEmpty();
        assertThat(aligned.note().coverage().share()).isEqualTo(1);
    }

    /**
     * Origins and cell sizes written by different programs: from there on there is one grid, so that equals may be
     * asked.
     */
    @Test
    void gridsThatDifferInTheirLastDigitsBecomeTheStudysOwn() {
        for (Grid nearly : List.of(
                new Grid(STUDY.crs(), STUDY.west() + 0.0009 * 300, STUDY.north(), 300, 300, 330, 280),
                new Grid(STUDY.crs(), STUDY.west(), STUDY.north() - 1e-9, 300, 300, 330, 280),
                new Grid(STUDY.crs(), STUDY.west(), STUDY.north(), 300 * (1 + 1e-14), 300, 330, 280),
                new Grid(Crs.wkt(STUDY.crs().wkt1()), STUDY.west(), STUDY.north(), 300, 300, 330, 280))) {
            ClassRaster raster = speckled(nearly);
            Aligned<ClassRaster> aligned = Aligned.classes(raster, STUDY, "lu2010.tif");
            assertThat(aligned.note().way()).isEqualTo(Way.AS_IS);
            assertThat(aligned.raster().grid()).isSameAs(STUDY);
            assertThat(aligned.raster().classes()).isEqualTo(raster.classes());
            LandCounts counts = new Crosstab(
                            List.of(speckled(STUDY), aligned.raster()),
                            List.of(new Fishnet("squares", 3000, nearly)),
                            Crosstab.RowArea.NONE)
                    .count(new PlainEngine());
            assertThat(Arrays.stream(counts.phase(0, 1).total())
                            .flatMapToLong(Arrays::stream)
                            .sum())
                    .isEqualTo(STUDY.cells());
        }
    }

    @Test
    void aWholeNumberOfCellsIsAShiftAndChangesNoCell() {
        Random random = new Random(1);
        for (int k = 0; k < 40; k++) {
            int dx = random.nextInt(390) - 195;
            int dy = random.nextInt(290) - 145;
            Grid grid = new Grid(
                    GK114,
                    380_000 + 300 * dx + 0.02,
                    3_160_000 + 300 * dy - 0.01,
                    300,
                    300,
                    200 + random.nextInt(300),
                    150 + random.nextInt(300));
            Aligned<ClassRaster> classes = Aligned.classes(speckled(grid), STUDY, "a.tif");
            Aligned<ValueRaster> values = Aligned.values(waves(grid), STUDY, Resampling.BILINEAR, "a.tif");
            int[] got = PaintedRasters.all(classes.raster(), 1 + random.nextInt(330), 1 + random.nextInt(280));
            float[] gotValues = PaintedRasters.all(values.raster(), 1 + random.nextInt(330), 1 + random.nextInt(280));
            long covered = 0;
            for (int i = 0; i < got.length; i++) {
                int column = i % 330 - dx;
                int row = i / 330 + dy;
                boolean in = column >= 0 && column < grid.columns() && row >= 0 && row < grid.rows();
                covered += in ? 1 : 0;
                assertThat(got[i]).isEqualTo(in ? PaintedRasters.speckle(column, row) : 0);
                boolean none = !in || PaintedRasters.speckle(column, row) == 0;
                assertThat(Float.isNaN(gotValues[i])).isEqualTo(none);
            }
            assertThat(classes.note().way()).isEqualTo(Way.WINDOW);
            assertThat(classes.note().differences()).containsExactly(Difference.FOOTPRINT);
            assertThat(classes.note().coverage().coveredCells()).isEqualTo(covered);
            assertThat(classes.note().coverage().droppedCells()).isEqualTo(grid.cells() - covered);
        }
    }

    /** Against every cell projected by itself: only cells within 1/1000 of an edge between source cells may differ. */
    @Test
    void nearestTakesTheCellThatHoldsTheCentre() {
        for (Grid source : sources()) {
            Aligned<ClassRaster> aligned = Aligned.classes(speckled(source), STUDY, "a.tif");
            int[] got = PaintedRasters.all(aligned.raster(), 330, 280);
            double[][] at = positions(STUDY, source);
            long covered = 0;
            int odd = 0;
            for (int i = 0; i < got.length; i++) {
                int column = (int) Math.floor(at[0][i] + 1e-6);
                int row = (int) Math.floor(at[1][i] + 1e-6);
                boolean in = column >= 0 && column < source.columns() && row >= 0 && row < source.rows();
                covered += in ? 1 : 0;
                if (got[i] != (in ? PaintedRasters.speckle(column, row) : 0)) {
                    odd++;
                    double edge = Math.min(
                            Math.abs(at[0][i] - Math.rint(at[0][i])), Math.abs(at[1][i] - Math.rint(at[1][i])));
                    assertThat(edge).as(source + " cell " + i).isLessThan(1.0 / 1000);
                }
            }
            assertThat(odd).as(source.toString()).isLessThanOrEqualTo(got.length / 10_000);
            assertThat(aligned.note().coverage().coveredCells()).isCloseTo(covered, within(2L));
            assertThat(aligned.note().way()).isEqualTo(Way.RESAMPLED);
            if (source.crs().equals(GK114)) {
                assertThat(odd).isZero();
                assertThat(aligned.note().coverage().coveredCells()).isEqualTo(covered);
            }
        }
    }

    @Test
    void bilinearMixesTheFourAround() {
        for (Grid source : sources()) {
            PaintedRasters.Values raster = waves(source);
            float[] got = PaintedRasters.all(
                    Aligned.values(raster, STUDY, Resampling.BILINEAR, "a.tif").raster(), 330, 280);
            float[] all = PaintedRasters.all(raster, source.columns(), source.rows());
            double[][] at = positions(STUDY, source);
            int wrong = 0;
            for (int i = 0; i < got.length; i++) {
                double expected = bilinear(all, source, at[0][i], at[1][i]);
                boolean nearEdge = at[0][i] < 0.01
                        || at[1][i] < 0.01
                        || at[0][i] > source.columns() - 0.01
                        || at[1][i] > source.rows() - 0.01;
                if (nearEdge) {
                    continue;
                }
                if (Double.isNaN(expected) || Float.isNaN(got[i])) {
                    wrong += Double.isNaN(expected) == Float.isNaN(got[i]) ? 0 : 1;
                } else if (Math.abs(got[i] - expected)
                        > 0.05) { // steps between neighbours are up to 20; positions may be off by 1/1000
                    wrong++;
                }
            }
            assertThat(wrong).as(source.toString()).isLessThanOrEqualTo(got.length / 1000);
        }
    }

    private static double bilinear(float[] all, Grid source, double px, double py) {
        if (!(px >= 0 && py >= 0 && px < source.columns() && py < source.rows())
                || Float.isNaN(all[(int) py * source.columns() + (int) px])) {
            return Double.NaN;
        }
        double sum = 0;
        double weights = 0;
        for (int row = (int) Math.floor(py - 0.5); row <= Math.floor(py - 0.5) + 1; row++) {
            for (int column = (int) Math.floor(px - 0.5); column <= Math.floor(px - 0.5) + 1; column++) {
                double weight = (1 - Math.abs(px - 0.5 - column)) * (1 - Math.abs(py - 0.5 - row));
                if (column >= 0
                        && row >= 0
                        && column < source.columns()
                        && row < source.rows()
                        && !Float.isNaN(all[row * source.columns() + column])) {
                    sum += weight * all[row * source.columns() + column];
                    weights += weight;
                }
            }
        }
        return sum / weights;
    }

    /**
     * <pre>
     *  1  2 | 3  4      (1+2+5+6)/4 = 3.5     (3+4+7)/3 = 14/3, one none
     *  5  6 | 7  .
     *  -----+-----
     *  .  . | 9 10      none                  (9+10+11+12)/4 = 10.5
     *  .  . |11 12
     * </pre>
     */
    @Test
    void meanIsTheMeanOfTheCellsInside() {
        float no = Float.NaN;
        float[] cells = {1, 2, 3, 4, 5, 6, 7, no, no, no, 9, 10, no, no, 11, 12};
        Grid source = new Grid(GK114, 0, 400, 100, 100, 4, 4);
        ValueRaster raster = new PaintedRasters.Values(source, (c, r) -> cells[r * 4 + c]);
        Aligned<ValueRaster> aligned =
                Aligned.values(raster, new Grid(GK114, 0, 400, 200, 200, 2, 2), Resampling.MEAN, "dem.tif");
        assertThat(PaintedRasters.all(aligned.raster(), 2, 2)).containsExactly(3.5f, 14 / 3f, no, 10.5f);
        assertThat(aligned.note().resampling()).isEqualTo(Resampling.MEAN);
        assertThat(aligned.note().differences()).containsExactly(Difference.CELL_SIZE);
    }

    @Test
    void meanBetweenSystemsCountsEachSourceCellOnce() {
        Grid study = new Grid(GK114, 380_000, 3_160_000, 3000, 3000, 33, 28);
        for (Grid source : sources()) {
            PaintedRasters.Values raster = waves(source);
            float[] got = PaintedRasters.all(
                    Aligned.values(raster, study, Resampling.MEAN, "a.tif").raster(), 33, 28);
            float[] all = PaintedRasters.all(raster, source.columns(), source.rows());
            double[][] at = positions(source, study);
            double[] sums = new double[got.length];
            int[] counts = new int[got.length];
            for (int i = 0; i < all.length; i++) {
                int column = (int) Math.floor(at[0][i] + 1e-6);
                int row = (int) Math.floor(at[1][i] + 1e-6);
                if (column >= 0 && column < 33 && row >= 0 && row < 28 && !Float.isNaN(all[i])) {
                    sums[row * 33 + column] += all[i];
                    counts[row * 33 + column]++;
                }
            }
            int compared = 0;
            int moved = 0;
            for (int i = 0; i < got.length; i++) {
                if (counts[i] > 60) { // about 100 cells each; one on the edge may fall on either side
                    assertThat(got[i]).as(source + " " + i).isCloseTo((float) (sums[i] / counts[i]), within(2.5f));
                    moved += Math.abs(got[i] - sums[i] / counts[i]) > 1e-4 ? 1 : 0;
                    compared++;
                } else if (counts[i] == 0) {
                    assertThat(got[i]).isNaN();
                }
            }
            assertThat(compared).isGreaterThan(400);
            assertThat(moved).isLessThan(compared / 50);
        }
    }

    @Test
    void meanGivesWayToBilinearWhereStudyCellsAreSmaller() {
        Grid source = new Grid(LONLAT, 112.5, 28.7, 0.05, 0.05, 30, 30);
        Aligned<ValueRaster> mean = Aligned.values(waves(source), STUDY, Resampling.MEAN, "a.tif");
        Aligned<ValueRaster> bilinear = Aligned.values(waves(source), STUDY, Resampling.BILINEAR, "a.tif");
        assertThat(mean.note().resampling()).isEqualTo(Resampling.BILINEAR);
        assertThat(PaintedRasters.all(mean.raster(), 330, 280))
                .containsExactly(PaintedRasters.all(bilinear.raster(), 330, 280));
        // of the same size they are no smaller: each holds one centre, whose value it takes
        Grid aside = new Grid(GK114, 30, 400, 100, 100, 3, 4);
        ValueRaster raster =
                new PaintedRasters.Values(new Grid(GK114, 0, 400, 100, 100, 4, 4), (c, r) -> (float) (c * c + 10 * r));
        Aligned<ValueRaster> same = Aligned.values(raster, aside, Resampling.MEAN, "a.tif");
        assertThat(same.note().resampling()).isEqualTo(Resampling.MEAN);
        assertThat(PaintedRasters.all(same.raster(), 3, 4)).startsWith(0, 1, 4, 10, 11, 14);
    }

    /**
     * Study cells of 1.1 source cells: a tenth of the rows holds two centres, and rotated grids leave cells without
     * any.
     */
    @Test
    void meanLeavesNoHolesWhereNoCentreLies() {
        Grid source = new Grid(ALBERS, 740_000, 3_065_000, 290, 290, 700, 600);
        ValueRaster flat = new PaintedRasters.Values(source, (c, r) -> 7.25f);
        float[] got = PaintedRasters.all(
                Aligned.values(flat, STUDY, Resampling.MEAN, "a.tif").raster(), 330, 280);
        assertThat(got).containsOnly(7.25f);
    }

    @Test
    void anyWindowGivesTheSameCells() {
        Random random = new Random(4);
        for (Grid source : sources()) {
            ClassRaster classes =
                    Aligned.classes(speckled(source), STUDY, "a.tif").raster();
            int[] whole = PaintedRasters.all(classes, 330, 280);
            for (int[] block : new int[][] {
                {330, 1}, {330, 2}, {1, 280}, {64, 64}, {127, 129}, {1 + random.nextInt(330), 1 + random.nextInt(280)}
            }) {
                assertThat(PaintedRasters.all(classes, block[0], block[1]))
                        .as(source + " " + block[0] + " " + block[1])
                        .isEqualTo(whole);
            }
            Grid coarse = new Grid(GK114, 379_990, 3_160_000, 700, 900, 140, 90);
            for (Resampling method : Resampling.values()) {
                ValueRaster values =
                        Aligned.values(waves(source), coarse, method, "a.tif").raster();
                float[] all = PaintedRasters.all(values, 140, 90);
                for (int[] block :
                        new int[][] {{140, 1}, {7, 90}, {33, 17}, {1 + random.nextInt(140), 1 + random.nextInt(90)}}) {
                    assertThat(PaintedRasters.all(values, block[0], block[1]))
                            .as(source + " " + method)
                            .isEqualTo(all);
                }
            }
        }
    }

    /** Sums made on JDK 17 and met on JDK 25: the mathematics is StrictMath from end to end. */
    @Test
    void theCellsAreTheSameOnEveryJava() {
        Grid albers = sources().get(1);
        assertThat(Arrays.hashCode(PaintedRasters.all(
                        Aligned.classes(speckled(albers), STUDY, "a.tif").raster(), 330, 280)))
                .isEqualTo(-898363164);
        assertThat(Arrays.hashCode(PaintedRasters.all(
                        Aligned.values(waves(albers), STUDY, Resampling.BILINEAR, "a.tif")
                                .raster(),
                        330,
                        280)))
                .isEqualTo(1436850542);
        Grid coarse = new Grid(GK114, 379_990, 3_160_000, 700, 900, 140, 90);
        assertThat(Arrays.hashCode(PaintedRasters.all(
                        Aligned.values(waves(albers), coarse, Resampling.MEAN, "a.tif")
                                .raster(),
                        140,
                        90)))
                .isEqualTo(-1186063970);
    }

    /**
     * A source of 10^10 cells under 60 x 50 study cells: what is read at once stays bounded, and what is not needed
     * unread.
     */
    @Test
    void memoryDoesNotGrowWithTheSource() {
        PaintedRasters.Classes huge = speckled(new Grid(LONLAT, 112, 29, 0.00002, 0.00002, 100_000, 100_000));
        Grid study = new Grid(GK114, 400_000, 3_130_000, 2000, 2000, 60, 50);
        int[] got = PaintedRasters.all(Aligned.classes(huge, study, "a.tif").raster(), 60, 50);
        assertThat(huge.largestRead.get()).isLessThanOrEqualTo(1 << 22);
        assertThat(huge.cellsRead.get()).isLessThan(150_000_000L);
        double[][] at = positions(study, huge.grid());
        for (int i = 0; i < got.length; i += 97) {
            boolean in = at[0][i] >= 0 && at[1][i] >= 0 && at[0][i] < 100_000 && at[1][i] < 100_000;
            double edge = Math.min(Math.abs(at[0][i] - Math.rint(at[0][i])), Math.abs(at[1][i] - Math.rint(at[1][i])));
            if (edge > 0.002) {
                assertThat(got[i]).isEqualTo(in ? PaintedRasters.speckle((int) at[0][i], (int) at[1][i]) : 0);
            }
        }
        PaintedRasters.Values fine = waves(new Grid(LONLAT, 112, 29, 0.0005, 0.0005, 3000, 2500));
        PaintedRasters.all(Aligned.values(fine, study, Resampling.MEAN, "a.tif").raster(), 60, 50);
        assertThat(fine.largestRead.get()).isLessThanOrEqualTo(1 << 21);
    }

    @Test
    void longitudesCountedFromZeroTo360AreTheSameMeridians() {
        Grid source = new Grid(Crs.epsg(4326), 180, 60, 0.5, 0.5, 360, 240); // 180..360 E: the western half
        Grid study = new Grid(Crs.epsg(32610), 400_000, 5_000_000, 20_000, 20_000, 20, 20); // about 123 W
        int[] got = PaintedRasters.all(
                Aligned.classes(speckled(source), study, "a.tif").raster(), 20, 20);
        Grid west = new Grid(Crs.epsg(4326), -180, 60, 0.5, 0.5, 360, 240);
        assertThat(got)
                .isEqualTo(PaintedRasters.all(
                        Aligned.classes(speckled(west), study, "a.tif").raster(), 20, 20));
        assertThat(got).doesNotContain(10).contains(1, 2, 3);
    }

    /** A world grid on a transverse Mercator study and back: most of it has no position, and blocks have holes. */
    @Test
    void placesWithoutAPositionHaveNoData() {
        Grid world = new Grid(Crs.epsg(4326), -180, 90, 1, 1, 360, 180);
        Grid strip = new Grid(Crs.epsg(32648), 166_000, 9_000_000, 50_000, 50_000, 14, 180);
        ClassRaster on = Aligned.classes(speckled(strip), world, "a.tif").raster();
        int[] got = PaintedRasters.all(on, 360, 180);
        assertThat(PaintedRasters.all(on, 19, 7)).isEqualTo(got);
        double[][] at = positions(world, strip);
        for (int i = 0; i < got.length; i++) {
            boolean in = at[0][i] >= 0 && at[1][i] >= 0 && at[0][i] < 14 && at[1][i] < 180;
            double edge = Math.min(Math.abs(at[0][i] - Math.rint(at[0][i])), Math.abs(at[1][i] - Math.rint(at[1][i])));
            if (!(edge < 0.002)) {
                assertThat(got[i]).isEqualTo(in ? PaintedRasters.speckle((int) at[0][i], (int) at[1][i]) : 0);
            }
        }
    }

    @Test
    void wideLegendsKeepTheirCodes() {
        Grid source = new Grid(ALBERS, 740_000, 3_065_000, 250, 350, 600, 500);
        ClassRaster wide = new PaintedRasters.Classes(source, 5000, (c, r) -> PaintedRasters.speckle(c, r) * 500);
        int[] got = PaintedRasters.all(Aligned.classes(wide, STUDY, "a.tif").raster(), 330, 280);
        int[] narrow = PaintedRasters.all(
                Aligned.classes(speckled(source), STUDY, "a.tif").raster(), 330, 280);
        for (int i = 0; i < got.length; i++) {
            assertThat(got[i]).isEqualTo(narrow[i] * 500);
        }
    }

    @Test
    void theNoteSaysWhatWasDone() {
        Aligned<ClassRaster> other = Aligned.classes(
                speckled(new Grid(
                        Crs.wkt(Crs.parse("China Albers Krasovsky", "x").wkt1()),
                        740_000,
                        3_065_000,
                        250,
                        350,
                        600,
                        500)),
                STUDY,
                "lu1990.tif");
        assertThat(other.note().differences()).contains(Difference.CRS);
        assertThat(other.note().resampling()).isEqualTo(Resampling.NEAREST);
        assertThat(other.note().operation().in(Language.EN))
                .contains("no shift known")
                .contains("GCS_Krasovsky_1940");
        assertThat(other.note().accuracy_m()).isEmpty();
        assertThat(other.note().cautions()).hasSize(1);
        assertThat(other.note().cautions().get(0).text(Language.EN))
                .startsWith("CRS-C01     lu1990.tif: the datum shift from GCS_Krasovsky_1940");
        assertThat(other.note().coverage().share()).isEqualTo(1);
        assertThat(other.note().coverage().droppedCells()).isBetween(100_000L, 250_000L);
        Aligned<ClassRaster> origin =
                Aligned.classes(speckled(new Grid(GK114, 380_100, 3_160_000, 300, 300, 330, 280)), STUDY, "a.tif");
        assertThat(origin.note().differences()).containsExactly(Difference.ORIGIN, Difference.FOOTPRINT);
        assertThat(origin.note().operation().in(Language.EN)).isEqualTo("none");
    }

    @Test
    void aRasterThatCoversAPartIsACaution() {
        // 165 of 330 columns, 280 rows: 50 % of 92,400 cells
        Aligned<ClassRaster> half =
                Aligned.classes(speckled(new Grid(GK114, 380_000, 3_160_000, 300, 300, 165, 280)), STUDY, "lu2010.tif");
        assertThat(half.note().cautions().get(0).text(Language.EN)).isEqualTo("""
                ALIGN-C01   lu2010.tif: it covers 50.0 % of the study grid; the other 46\u2009200 cells have no data
                            Use files that cover the whole region, or limit the study to the part all files cover.""");
        // told only where the file that made the grid covers more: corners of a turned grid are empty in every file
        assertThat(half.note().cautionsBeside(half.note())).isEmpty();
        assertThat(half.note()
                        .cautionsBeside(
                                Aligned.classes(half.raster(), half.raster().grid(), "first")
                                        .note()))
                .hasSize(1);
        assertThat(half.note().cautions().get(0).text(Language.ZH)).isEqualTo("""
                ALIGN-C01   lu2010.tif：仅覆盖研究格网的 50.0 %；其余 46\u2009200 个像元无数据
                            请使用覆盖全区的文件，或将研究区裁剪到各文件的公共部分。""");
    }

    @Test
    void rastersApartAreAProblem() {
        for (Grid away : new Grid[] {
            new Grid(GK114, 900_000, 3_160_000, 300, 300, 10, 10), new Grid(LONLAT, 90, 28.7, 0.0025, 0.0025, 40, 40)
        }) {
            assertThat(problem(away, Language.EN))
                    .startsWith("ALIGN-01    lu2010.tif: it does not overlap the study grid: it lies at ");
        }
        Grid away = new Grid(LONLAT, 90, 28.7, 0.0025, 0.0025, 40, 40);
        // the study grid's corners by PROJ 9.6.0: 112.7738, 112.7824, 113.7854, 113.7869 E; 27.7921, 27.7973, 28.5499,
        // 28.5553 N
        assertThat(problem(away, Language.EN)).isEqualTo("""
                ALIGN-01    lu2010.tif: it does not overlap the study grid: it lies at 90.000..90.100 E, \
                28.600..28.700 N, the study grid at \
                112.774..113.787 E, 27.792..28.555 N
                            Check the coordinate reference systems of both, or use the file of the right region.""");
        assertThat(problem(away, Language.ZH)).isEqualTo("""
                ALIGN-01    lu2010.tif：与研究格网不重叠：该栅格位于 90.000..90.100 E, 28.600..28.700 N，研究格网位于 \
                112.774..113.787 E, 27.792..28.555 N
                            请检查两者的坐标系，或换用正确区域的文件。""");
    }

    /** It said –..– E. */
    @Test
    void aRasterThatLiesNowhereOnEarthIsToldByItsOwnCoordinates() {
        Grid nowhere = new Grid(GK114, 3e9, 3_160_000, 300, 300, 40, 40);
        assertThat(problem(nowhere, Language.EN).replace('\u2009', ' '))
                .contains(": it lies at CGCS2000 / 3-degree Gauss-Kruger CM 114E (EPSG:4547) "
                        + "x 3 000 000 000..3 000 012 000, y 3 148 000..3 160 000, the study grid at 112.774..");
    }

    private static String problem(Grid away, Language language) {
        try {
            Aligned.classes(speckled(away), STUDY, "lu2010.tif");
        } catch (ProblemException e) {
            return e.problems().get(0).text(language);
        }
        return "no problem";
    }
}
