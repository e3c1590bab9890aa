package org.carbonscape.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransformTest {
    private static final Grid CHANGSHA = new Grid(Crs.epsg(4326), 112, 29, 0.01, 0.01, 100, 100);

    @Test
    void withinOneSystemNothingChanges() {
        Transform transform = Transform.between(Crs.epsg(4547), Crs.wkt(CrsTest.ESRI_4547), CHANGSHA);
        double[] x = {401817.123456789};
        double[] y = {3121010.987654321};
        transform.apply(x, y, 1);
        assertThat(transform.isIdentity()).isTrue();
        assertThat(transform.operation().in(Language.EN)).isEqualTo("none");
        assertThat(x[0]).isEqualTo(401817.123456789);
        assertThat(y[0]).isEqualTo(3121010.987654321);
    }

    @Test
    void onOneDatumOnlyTheProjectionChanges() {
        Transform transform = Transform.between(Crs.epsg(4490), Crs.epsg(4547), CHANGSHA);
        double[] x = {113};
        double[] y = {28.2};
        transform.apply(x, y, 1);
        assertThat(x[0]).isCloseTo(401817.558802733, within(2e-6)); // PROJ, as in CrsTest
        assertThat(transform.operation().in(Language.EN)).isEqualTo("map projection only, same datum");
        assertThat(transform.accuracy_m()).hasValue(0);
        transform.inverse().apply(x, y, 1);
        assertThat(x[0]).isCloseTo(113, within(1e-11));
        assertThat(y[0]).isCloseTo(28.2, within(1e-11));
    }

    @Test
    void wgs84AndCgcs2000AreTakenAsOne() {
        Transform transform = Transform.between(Crs.epsg(4326), Crs.epsg(4490), CHANGSHA);
        double[] x = {113};
        double[] y = {28.2};
        transform.apply(x, y, 1);
        assertThat(x[0]).isEqualTo(113);
        assertThat(y[0]).isEqualTo(28.2);
        assertThat(transform.operation().in(Language.EN))
                .isEqualTo("map projection; WGS 84 taken as China Geodetic Coordinate System 2000");
        assertThat(transform.operation().in(Language.ZH))
                .isEqualTo("投影换算；WGS 84 视同 China Geodetic Coordinate System 2000");
        assertThat(transform.accuracy_m()).hasValue(2);
        assertThat(transform.caution("a.tif")).isEmpty();
    }

    /** Nearly every study in Europe: boundaries in WGS 84 on a land cover in ETRS89 / LAEA Europe. */
    @Test
    void wgs84AndEtrs89AreTakenAsOne() {
        Grid europe = new Grid(Crs.epsg(4326), 10, 52, 0.01, 0.01, 100, 100);
        for (Crs etrs : List.of(Crs.epsg(4258), Crs.epsg(3035), Crs.epsg(25832), Crs.wkt(ESRI_LAEA))) {
            Transform transform = Transform.between(Crs.epsg(4326), etrs, europe);
            assertThat(transform.caution("a.gpkg")).isEmpty();
            assertThat(transform.accuracy_m()).hasValue(2);
            assertThat(transform.operation().in(Language.EN)).startsWith("map projection; WGS 84 taken as ");
        }
    }

    private static final String ESRI_LAEA = """
            PROJCS["ETRS_1989_LAEA",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,\
            298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],\
            PROJECTION["Lambert_Azimuthal_Equal_Area"],PARAMETER["False_Easting",4321000.0],\
            PARAMETER["False_Northing",3210000.0],PARAMETER["Central_Meridian",10.0],\
            PARAMETER["Latitude_Of_Origin",52.0],UNIT["Meter",1.0]]""";

    /** A Shapefile's datum has Esri's name and no code: that of Brazil was told to be off by 100 m or more. */
    @ParameterizedTest
    @CsvSource({
        "SIRGAS_2000, GRS_1980, 6378137, 298.257222101, 4674, 31983, -46.8, -19",
        "North_American_1983, GRS_1980, 6378137, 298.257222101, 4269, 26915, -93.5, 42",
        "GDA_1994, GRS_1980, 6378137, 298.257222101, 4283, 28355, 147, -37",
        "JGD_2011, GRS_1980, 6378137, 298.257222101, 6668, 6677, 139.8, 36",
        "OSGB_1936, Airy_1830, 6377563.396, 299.3249646, 4277, 27700, -1, 52",
    })
    void datumsAreKnownByTheNamesOfEsri(
            String name, String ellipsoid, double a, double inverse, int code, int projected, double lon, double lat) {
        Crs esri = Crs.wkt("GEOGCS[\"GCS_" + name + "\",DATUM[\"D_" + name + "\",SPHEROID[\"" + ellipsoid + "\"," + a
                + "," + inverse + "]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]");
        Grid there = new Grid(Crs.epsg(4326), lon, lat, 0.001, 0.001, 100, 100);
        for (int same : new int[] {code, projected}) {
            assertThat(Transform.between(esri, Crs.epsg(same), there).accuracy_m())
                    .hasValue(0);
        }
        Transform shift = Transform.between(esri, Crs.epsg(4326), there);
        assertThat(shift.caution("a.shp")).isEmpty();
        double[] x = {lon};
        double[] y = {lat};
        shift.apply(x, y, 1);
        double[] u = {lon};
        double[] v = {lat};
        Transform.between(Crs.epsg(code), Crs.epsg(4326), there).apply(u, v, 1);
        assertThat(x).isEqualTo(u);
        assertThat(y).isEqualTo(v);
    }

    /** The sinusoidal grid of MODIS, as GDAL names it: a sphere bears the longitudes and latitudes of WGS 84. */
    @Test
    void aSphereHasThePositionsOfWgs84() {
        Crs modis = Crs.wkt("""
                PROJCS["unnamed",GEOGCS["Unknown datum based upon the custom spheroid",\
                DATUM["Not specified (based on custom spheroid)",SPHEROID["Custom spheroid",6371007.181,0]],\
                PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Sinusoidal"],\
                PARAMETER["longitude_of_center",0],PARAMETER["false_easting",0],PARAMETER["false_northing",0],\
                UNIT["metre",1]]""");
        Transform transform = Transform.between(Crs.epsg(4326), modis, CHANGSHA);
        assertThat(transform.caution("county.gpkg")).isEmpty();
        assertThat(transform.operation().in(Language.EN)).isEqualTo("map projection; WGS 84 taken as a sphere");
        assertThat(transform.operation().in(Language.ZH)).isEqualTo("投影换算；WGS 84 视同 球体");
        double[] x = {113};
        double[] y = {28.2};
        transform.apply(x, y, 1);
        assertThat(y[0]).isCloseTo(6371007.181 * Math.toRadians(28.2), within(1e-3));
        assertThat(x[0]).isCloseTo(6371007.181 * Math.toRadians(113) * Math.cos(Math.toRadians(28.2)), within(1e-3));
    }

    @Test
    void anEllipsoidWithoutADatumIsNotShiftedAndSaidSo() {
        Transform transform = Transform.between(Crs.wkt(CrsTest.KRASOVSKY_ALBERS), Crs.epsg(4326), CHANGSHA);
        assertThat(transform.accuracy_m()).isEmpty();
        assertThat(transform.operation().in(Language.EN))
                .isEqualTo("map projection; no shift known from GCS_Krasovsky_1940 to WGS 84, longitude and latitude "
                        + "kept");
        assertThat(transform.caution("lu2005.tif").orElseThrow().text(Language.EN))
                .isEqualTo("""
                CRS-C01     lu2005.tif: the datum shift from GCS_Krasovsky_1940 to WGS 84 is not known; positions were \
                taken over unchanged and may be \
                off by 100 m or more
                            Where that matters, transform the file with the survey office's parameters first.""");
        assertThat(transform.caution("lu2005.tif").orElseThrow().text(Language.ZH))
                .isEqualTo("""
                CRS-C01     lu2005.tif：GCS_Krasovsky_1940 到 WGS 84 的基准转换参数未知；位置按原值采用，偏差可能达 100 米以上
                            如有影响，请先用测绘部门的转换参数转换该文件。""");
    }

    /** EPSG has parameters of Beijing 1954 for two basins and off the coast: at Changsha none of these is true. */
    @Test
    void parametersOfAnotherRegionAreNotTaken() {
        for (int to : new int[] {4326, 4490}) {
            Transform changsha = Transform.between(Crs.epsg(4214), Crs.epsg(to), CHANGSHA);
            assertThat(changsha.accuracy_m()).isEmpty();
            assertThat(changsha.caution("lu1990.tif")).isPresent();
            Grid ordos = new Grid(Crs.epsg(4326), 108, 39, 0.01, 0.01, 100, 100);
            Transform there = Transform.between(Crs.epsg(to), Crs.epsg(4214), ordos);
            assertThat(there.operation().in(Language.EN)).contains("Beijing 1954 to WGS 84 (1)");
            double[] x = {108.5};
            double[] y = {38.5};
            there.apply(x, y, 1);
            // cs2cs 9.6.0, EPSG:15918 inverse: towgs84=12.646,-155.176,-80.863
            assertThat(x[0]).isCloseTo(108.499573045, within(1e-6));
            assertThat(y[0]).isCloseTo(38.499698633, within(1e-6));
        }
    }

    @Test
    void theShareOfABoxCountsOverTheAntimeridian() {
        GeographicBox box = new GeographicBox(100, 20, 110, 30);
        assertThat(box.shareWithin(new GeographicBox(105, 20, 120, 25))).isEqualTo(0.25);
        assertThat(box.shareWithin(new GeographicBox(110, 30, 120, 40))).isZero();
        assertThat(new GeographicBox(175, 0, 185, 10).shareWithin(new GeographicBox(170, 0, -170, 10)))
                .isEqualTo(1);
        assertThat(new GeographicBox(-185, 0, -175, 10).shareWithin(new GeographicBox(170, 0, 180, 10)))
                .isEqualTo(0.5);
        assertThat(new GeographicBox(100, 20, 100, 20).shareWithin(new GeographicBox(90, 10, 110, 30)))
                .isEqualTo(1);
    }

    /** Each point is moved for itself, those behind the count stay. */
    @Test
    void severalPointsAreMovedAsEachAlone() {
        Transform transform = Transform.between(Crs.epsg(4547), Crs.epsg(4490), CHANGSHA);
        double[] x = {450_000, 500_000, 620_000, 1};
        double[] y = {3_000_000, 3_100_000, 3_200_000, 1};
        double[] xs = x.clone();
        double[] ys = y.clone();
        transform.apply(xs, ys, 3);
        for (int i = 0; i < 3; i++) {
            double[] one = {x[i]};
            double[] other = {y[i]};
            transform.apply(one, other, 1);
            assertThat(xs[i]).isEqualTo(one[0]).isBetween(112.0, 116.0);
            assertThat(ys[i]).isEqualTo(other[0]).isBetween(27.0, 29.0);
        }
        assertThat(xs[3]).isEqualTo(1);
        assertThat(ys[3]).isEqualTo(1);
        transform.inverse().apply(xs, ys, 3);
        for (int i = 0; i < 3; i++) {
            assertThat(xs[i]).isCloseTo(x[i], within(1e-3));
            assertThat(ys[i]).isCloseTo(y[i], within(1e-3));
        }
    }

    /** NAD27 to NAD83 without grids is a known shift of a stated accuracy; Beijing 1954 has some, for some basins. */
    @Test
    @Tag("slow")
    void shiftsOfTheEpsgDatabaseAreNamedWithTheirAccuracy() {
        Transform transform = Transform.between(
                Crs.epsg(4214), Crs.epsg(4326), new Grid(Crs.epsg(4326), 108, 39, 0.01, 0.01, 100, 100));
        assertThat(transform.operation().in(Language.EN))
                .startsWith("map projection and datum shift \"")
                .contains("Beijing 1954 to WGS 84");
        assertThat(transform.accuracy_m().orElseThrow()).isBetween(0.1, 20.0);
        double[] x = {108.5};
        double[] y = {38.5};
        transform.apply(x, y, 1);
        assertThat(Math.hypot((x[0] - 108.5) * 87_000, (y[0] - 38.5) * 111_000)).isBetween(20.0, 200.0);
        transform.inverse().apply(x, y, 1);
        assertThat(x[0]).isCloseTo(108.5, within(1e-7));
        assertThat(y[0]).isCloseTo(38.5, within(1e-7));
        Transform xian = Transform.between(Crs.epsg(4610), Crs.epsg(4326), CHANGSHA);
        assertThat(xian.accuracy_m()).isEmpty();
    }
}
