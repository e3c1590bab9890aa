package org.carbonscape.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

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
