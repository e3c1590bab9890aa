package org.carbonscape.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellAreaTest {
    private static final Crs FEET = Crs.wkt(CrsTest.ESRI_4547.replace("UNIT[\"Meter\",1.0]", "UNIT[\"Foot\",0.3048]"));

    @Test
    void aMapGridCountsWidthTimesHeightInMetres() {
        assertThat(CellArea.of(new Grid(Crs.epsg(4547), 4e5, 3e6, 30, 20, 10, 10))
                        .cell_m2())
                .isEqualTo(600);
        // 100 ft = 30.48 m: 30.48 x 30.48 = 929.0304
        assertThat(CellArea.of(new Grid(FEET, 4e5, 3e6, 100, 100, 10, 10)).cell_m2())
                .isCloseTo(929.0304, within(1e-9));
        assertThat(CellArea.of(new Grid(FEET, 4e5, 3e6, 100, 100, 10, 10)).milli_m2(7))
                .isEqualTo(929030);
        assertThatThrownBy(() -> CellArea.of(new Grid(Crs.epsg(4490), 110, 30, 0.1, 0.1, 5, 5))
                        .cell_m2())
                .isInstanceOf(IllegalStateException.class);
    }

    /** Surface of WGS 84: 510,065,621,724,088.4 m² (2πa² [1 + (1-e²)/e artanh e]). */
    @Test
    void theRowsOfTheGlobeAddUpToTheSurfaceOfTheEllipsoid() {
        for (Crs crs : new Crs[] {Crs.epsg(4326), Crs.epsg(4490), Crs.epsg(4214), Crs.epsg(4610)}) {
            CellArea area = CellArea.of(new Grid(crs, -180, 90, 0.05, 0.05, 7200, 3600));
            long sum = 0;
            for (int row = 0; row < 3600; row++) {
                sum = Math.addExact(sum, Math.multiplyExact(7200L, area.milli_m2(row)));
            }
            Ellipsoid ellipsoid = crs.ellipsoid();
            double a = ellipsoid.semiMajor_m();
            double e2 = ellipsoid.eccentricitySquared();
            double e = Math.sqrt(e2);
            double surface = 2 * Math.PI * a * a * (1 + (1 - e2) / e * 0.5 * Math.log((1 + e) / (1 - e)));
            // 25.92 million cells rounded by at most 0.0005 m² each: 13 km² in the worst case, and far less met
            assertThat(sum / 1000.0).isCloseTo(surface, within(13_000.0));
            if (crs.equals(Crs.epsg(4326))) {
                assertThat(sum / 1000.0).isCloseTo(510_065_621_724_088.4, within(13_000.0));
            }
        }
    }

    /** The slow way: radii of curvature M and N, ∫ M N cos φ dφ by 2,000 midpoints. */
    @Test
    void aRowsAreaIsTheIntegralOverTheEllipsoid() {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            double cell = Math.pow(10, -3.5 + 4 * random.nextDouble());
            double north = -85 + 170 * random.nextDouble();
            Grid grid = new Grid(Crs.epsg(4490), 100, north, cell, cell, 5, 3);
            Ellipsoid ellipsoid = grid.crs().ellipsoid();
            double e2 = ellipsoid.eccentricitySquared();
            int n = 2000;
            double sum = 0;
            double step = Math.toRadians(cell) / n;
            for (int k = 0; k < n; k++) {
                double phi = Math.toRadians(north - cell * 2) + (k + 0.5) * step;
                double w2 = 1 - e2 * Math.pow(Math.sin(phi), 2);
                double m = ellipsoid.semiMajor_m() * (1 - e2) / Math.pow(w2, 1.5);
                double big = ellipsoid.semiMajor_m() / Math.sqrt(w2);
                sum += m * big * Math.cos(phi) * step * Math.toRadians(cell);
            }
            assertThat(CellArea.of(grid).milli_m2(1) / 1000.0).isCloseTo(sum, within(0.0006 + sum * 1e-8));
        }
    }

    @Test
    void cellsBeyondAPoleHaveNoArea() {
        CellArea area = CellArea.of(new Grid(Crs.epsg(4326), -180, 91, 1, 1, 360, 182));
        assertThat(area.milli_m2(0)).isZero();
        assertThat(area.milli_m2(1)).isPositive();
        assertThat(area.milli_m2(181)).isZero();
    }

    /** Cells of 1, 0.1 and 0.03 m: 0.88, 0.0088 and 0.0008 m2, counted in thousandths. */
    @ParameterizedTest
    @CsvSource({"9e-6, 0", "9e-7, 0.0193", "2.7e-7, 0.258"})
    void smallCellsInDegreesAreRounded(double side, double error) {
        CellArea area = CellArea.of(new Grid(Crs.epsg(4490), 113, 28, side, side, 9, 9));
        assertThat(area.distortion().largest()).isCloseTo(error, within(0.002));
        assertThat(area.distortion().caution("grid").isPresent()).isEqualTo(error > 0);
    }

    @Test
    void equalAreaSystemsHaveNoDistortion() {
        for (String name : new String[] {"China Albers", "China Albers Krasovsky", "ESRI:102025"}) {
            CellArea.Distortion distortion = CellArea.of(
                            new Grid(Crs.parse(name, "here"), -2.5e6, 5.5e6, 1000, 1000, 4800, 3500))
                    .distortion();
            assertThat(distortion.largest()).isLessThan(1e-9);
        }
        assertThat(CellArea.of(new Grid(Crs.parse("China Albers", "here"), 0, 3e6, 30, 30, 100, 100))
                        .distortion()
                        .largest())
                .isLessThan(1e-8);
    }

    /**
     * PROJ 9.6.0, `proj -S`: areal scale 1.00087 at 112.1 E 27.5 N in EPSG:4547, 0.9992 and 1.00296 at 105 E and 101.5
     * E in UTM 48.
     */
    @Test
    void transverseMercatorIsDistortedAsProjSays() {
        assertThat(at(Crs.epsg(4547), 312237.058, 3044471.901)).isCloseTo(0.00087, within(5e-6));
        assertThat(at(Crs.epsg(32648), 500000, 0)).isCloseTo(-0.0008, within(1e-6));
        assertThat(at(Crs.epsg(32648), 500000, 0)).isCloseTo(0.9996 * 0.9996 - 1, within(1e-8));
        assertThat(at(Crs.epsg(32748), 110426.533, 9833892.78)).isCloseTo(0.00296, within(5e-6));
        assertThat(at(FEET, 312237.058 / 0.3048 + 500000 - 500000 / 0.3048, 3044471.901 / 0.3048))
                .isCloseTo(0.00087, within(5e-6));
    }

    private static double at(Crs crs, double x, double y) {
        return CellArea.of(new Grid(crs, x - 15, y + 15, 30, 30, 1, 1)).distortionAt(0, 0);
    }

    /**
     * Area on the web's map over true area at 60 N: (1 - e² s²)² / [(1 - e²) cos² φ], s² = 0.75: 3.98662 in `proj -S`.
     */
    @Test
    void webMercatorCountsAlmostFourTimesTooMuchAtSixtyDegrees() {
        Grid grid = new Grid(Crs.epsg(3857), 12_000_000, 8399737.89, 100, 100, 1000, 5000);
        CellArea.Distortion distortion = CellArea.of(grid).distortion();
        assertThat(distortion.most()).isCloseTo(2.98662, within(3e-4));
        assertThat(distortion.caution("grid").orElseThrow().text(Language.EN)).isEqualTo("""
                ALIGN-C02   grid: the area of a cell on the map differs from its true area by up to 298.66 %
                            Areas and carbon totals carry this error; an equal-area system as grid.crs avoids it: \
                "China Albers", EPSG:3035 in Europe, EPSG:5070 in the USA, EPSG:6931 and EPSG:6932 beyond 60° \
                north and south, EPSG:6933 elsewhere.""");
        assertThat(distortion.caution("grid").orElseThrow().text(Language.ZH)).isEqualTo("""
                ALIGN-C02   grid：像元的图上面积与真实面积最多相差 298.66 %
                            面积与碳总量含此误差；以等积投影为 grid.crs 可避免：“China Albers”，欧洲 EPSG:3035，美国 EPSG:5070，\
                北纬、南纬 60° 以上 EPSG:6931、EPSG:6932，其他地区 EPSG:6933。""");
        assertThat(CellArea.of(new Grid(Crs.epsg(4547), 4e5, 3e6, 30, 30, 1000, 1000))
                        .distortion()
                        .caution("grid"))
                .isEmpty();
    }

    /** The systems that the remedy names. */
    @ParameterizedTest
    @ValueSource(strings = {"EPSG:3035", "EPSG:5070", "EPSG:6931", "EPSG:6932", "EPSG:6933", "China Albers"})
    void theRemedyIsOfEqualArea(String system) {
        Grid grid = new Grid(Crs.parse(system, "grid.crs"), 1_000_000, 3_000_000, 100, 100, 5000, 5000);
        assertThat(CellArea.of(grid).distortion().largest()).isLessThan(1e-6);
    }

    /** The extremes over all cells of small grids, looked at one by one. */
    @Test
    void theSearchFindsTheWorstCell() {
        Random random = new Random(11);
        Crs[] systems = {
            Crs.epsg(4547),
            Crs.epsg(32648),
            Crs.epsg(3857),
            Crs.wkt(CrsTest.KRASOVSKY_ALBERS.replace("\"Albers\"", "\"Lambert_Conformal_Conic\""))
        };
        for (int i = 0; i < 24; i++) {
            Crs crs = systems[i % systems.length];
            double size = 2000 + random.nextInt(8000);
            Grid grid = new Grid(
                    crs,
                    -400_000 + random.nextInt(1_000_000),
                    2_000_000 + random.nextInt(4_000_000),
                    size,
                    size * 0.7,
                    20 + random.nextInt(60),
                    20 + random.nextInt(60));
            CellArea area = CellArea.of(grid);
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int row = 0; row < grid.rows(); row++) {
                for (int column = 0; column < grid.columns(); column++) {
                    double here = area.distortionAt(column, row);
                    least = Math.min(least, here);
                    most = Math.max(most, here);
                }
            }
            CellArea.Distortion found = area.distortion();
            assertThat(found.least()).as(grid.toString()).isCloseTo(least, within(1e-9));
            assertThat(found.most()).as(grid.toString()).isCloseTo(most, within(1e-9));
        }
    }

    @Test
    void aLongitudeLatitudeGridHasNoAreaError() {
        assertThat(CellArea.of(new Grid(Crs.epsg(4490), 110, 30, 0.01, 0.01, 100, 100))
                        .distortion())
                .isEqualTo(new CellArea.Distortion(0, 0));
    }
}
