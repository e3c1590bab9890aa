package org.carbonscape.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrsTest {
    static final String KRASOVSKY_ALBERS = """
            PROJCS["Krasovsky_1940_Albers",GEOGCS["GCS_Krasovsky_1940",DATUM["D_Krasovsky_1940",\
            SPHEROID["Krasovsky_1940",6378245.0,298.3]],
            PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Albers"],PARAMETER["False_Easting",\
            0.0],
            PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",105.0],PARAMETER["Standard_Parallel_1",25.0],
            PARAMETER["Standard_Parallel_2",47.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
            """;
    static final String ESRI_4547 =
            "PROJCS[\"CGCS2000_3_Degree_GK_CM_114E\",GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\","
                    + "DATUM[\"D_China_2000\",SPHEROID[\"CGCS2000\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\","
                    + "0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Gauss_Kruger\"],"
                    + "PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0],"
                    + "PARAMETER[\"Central_Meridian\",114.0],PARAMETER[\"Scale_Factor\",1.0],"
                    + "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";
    static final String WKT2_4547 = """
            PROJCRS["CGCS2000 / 3-degree Gauss-Kruger CM 114E",BASEGEOGCRS["China Geodetic Coordinate System 2000",
            DATUM["China 2000",ELLIPSOID["CGCS2000",6378137,298.257222101,LENGTHUNIT["metre",1]]],PRIMEM["Greenwich",0,
            ANGLEUNIT["degree",0.0174532925199433]],ID["EPSG",4490]],CONVERSION["3-degree Gauss-Kruger CM \
            114E",METHOD["Transverse Mercator",
            ID["EPSG",9807]],PARAMETER["Latitude of natural origin",0,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",\
            8801]],
            PARAMETER["Longitude of natural origin",114,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8802]],
            PARAMETER["Scale factor at natural origin",1,SCALEUNIT["unity",1],ID["EPSG",8805]],PARAMETER["False \
            easting",500000,
            LENGTHUNIT["metre",1],ID["EPSG",8806]],PARAMETER["False \
            northing",0,LENGTHUNIT["metre",1],ID["EPSG",8807]]],CS[Cartesian,2],
            AXIS["northing (X)",north,ORDER[1],LENGTHUNIT["metre",1]],AXIS["easting \
            (Y)",east,ORDER[2],LENGTHUNIT["metre",1]],
            USAGE[SCOPE["Cadastre."],AREA["China"],BBOX[21.52,112.5,45.45,115.5]],ID["EPSG",4547]]
            """;
    static final String LAEA =
            "PROJCS[\"Asia_LAEA\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,"
                    + "298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],"
                    + "PROJECTION[\"Lambert_Azimuthal_Equal_Area\"],PARAMETER[\"False_Easting\",0.0],"
                    + "PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",100.0],"
                    + "PARAMETER[\"Latitude_Of_Origin\",45.0],UNIT[\"Meter\",1.0]]";

    /**
     * Eastings and northings by PROJ 9.6.0 (Debian 13, gdaltransform 3.10.3 from the longitude-latitude system of the
     * same datum).
     */
    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({
        "EPSG:4547, 113, 28.2, 401817.558802733, 3121010.87010641",
        "EPSG:4547, 112.1, 27.5, 312237.058171919, 3044471.90104583",
        "EPSG:4547, 118.3, 50.2, 806958.954844652, 5571950.31409642",
        "EPSG:4547, 90, 20, -2069516.73293511, 2404396.2702993",
        "EPSG:4527, 113, 28.2, 39107103.5204277, 3127093.64533193",
        "EPSG:4527, 117, 39, 39500000, 4318503.98469153",
        "EPSG:4498, 121, 45, 20815387.5821894, 4992735.35563386",
        "EPSG:4508, 113, 28.2, 696381.554249536, 3122226.05518379",
        "EPSG:32648, 101.5, -1.5, 110426.533427545, -166107.22031525",
        "EPSG:32648, 105, 0, 500000, 0",
        "EPSG:32648, 109, 40, 841487.433730958, 4435426.17156175",
        "EPSG:32748, 102.3, -45, 287198.593701983, 5013502.83531294",
        "EPSG:3857, 113, 28.2, 12579102.4596399, 3274212.69435373",
        "EPSG:3857, -179, -80, -19926188.851996, -15538711.0963092",
        "EPSG:2435, 113, 28.2, 401815.906819827, 3121066.3830251",
        "EPSG:21419, 113, 28.2, 19696384.8584783, 3122281.58854798",
        "EPSG:21459, 113, 28.2, 696384.858478341, 3122281.58854798",
        "EPSG:2383, 113, 28.2, 401817.512567303, 3121012.32425501",
        "EPSG:2333, 113, 28.2, 19696381.6467283, 3122227.50990464",
        "ESRI:102025, 113, 28.2, 1649602.38394186, -61716.785392429",
        "ESRI:102025, 60, -10, -4568462.97469566, -3436193.10880032",
        "ESRI:102025, 170, 75, 2504617.36226625, 6224337.7167549",
        "China Albers, 113, 28.2, 778063.398629684, 3001442.127125922",
        "China Albers, 75, 50, -2148496.956012676, 5743961.463181091",
        "China Albers CGCS2000, 135, 20, 3146045.913572019, 2543811.166736200",
        "China Albers Krasovsky, 113, 28.2, 778076.485797066, 3001495.366673911",
        "China Albers Krasovsky, 75, 50, -2148532.748203331, 5744062.013882173",
    })
    void coordinatesAgreeWithProj(String system, double longitude, double latitude, double easting, double northing) {
        double[] x = {longitude};
        double[] y = {latitude};
        Crs crs = Crs.parse(system, "here");
        crs.fromGeographic(x, y, 1);
        assertThat(x[0]).isCloseTo(easting, within(2e-6));
        assertThat(y[0]).isCloseTo(northing, within(2e-6));
        crs.toGeographic(x, y, 1);
        assertThat(x[0]).isCloseTo(longitude, within(1e-11));
        assertThat(y[0]).isCloseTo(latitude, within(1e-11));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EPSG:4547",
                "epsg:4547",
                " EPSG: 4547 ",
                "4547",
                "urn:ogc:def:crs:EPSG::4547",
                "urn:ogc:def:crs:EPSG:12.0:4547"
            })
    void aCodeMayBeWrittenInManyWays(String text) {
        assertThat(Crs.parse(text, "here")).isEqualTo(Crs.epsg(4547));
        assertThat(Crs.parse(text, "here").name()).isEqualTo("CGCS2000 / 3-degree Gauss-Kruger CM 114E");
    }

    @ParameterizedTest
    @CsvSource({
        "CGCS2000, 4490",
        "cgcs 2000, 4490",
        "WGS84, 4326",
        "WGS 84, 4326",
        "wgs_1984, 4326",
        "OGC:CRS84, 4326",
        "Beijing 1954, 4214",
        "Xian80, 4610",
        "Web Mercator, 3857"
    })
    void commonNamesAreKnown(String name, int code) {
        assertThat(Crs.parse(name, "here")).isEqualTo(Crs.epsg(code));
    }

    @Test
    void theSameSystemIsFoundAgainInAnyNotation() {
        Crs code = Crs.epsg(4547);
        assertThat(Crs.wkt(ESRI_4547).sameAs(code)).isTrue();
        assertThat(code.sameAs(Crs.wkt(ESRI_4547))).isTrue();
        assertThat(Crs.wkt(WKT2_4547).sameAs(Crs.wkt(ESRI_4547))).isTrue();
        assertThat(Crs.wkt("COMPD_CS[\"x\"," + ESRI_4547 + ",VERT_CS[\"h\",VERT_DATUM[\"d\",2005],UNIT[\"m\",1]]]")
                        .sameAs(code))
                .isTrue();
        assertThat(Crs.wkt(KRASOVSKY_ALBERS).sameAs(Crs.parse("China Albers Krasovsky", "here")))
                .isTrue();
        assertThat(Crs.wkt(LAEA).sameAs(Crs.wkt(LAEA + " "))).isTrue();
    }

    @Test
    void whatDiffersInOneParameterIsAnotherSystem() {
        Crs code = Crs.epsg(4547);
        assertThat(Crs.wkt(ESRI_4547.replace("114.0", "117.0")).sameAs(code)).isFalse();
        assertThat(Crs.wkt(ESRI_4547.replace("500000.0", "38500000.0")).sameAs(code))
                .isFalse();
        assertThat(Crs.wkt(ESRI_4547.replace("D_China_2000", "D_WGS_1984")).sameAs(code))
                .isFalse();
        assertThat(Crs.wkt(ESRI_4547.replace("298.257222101", "298.3")).sameAs(code))
                .isFalse();
        assertThat(Crs.wkt(ESRI_4547.replace("UNIT[\"Meter\",1.0]", "UNIT[\"Foot\",0.3048]"))
                        .sameAs(code))
                .isFalse();
        assertThat(Crs.epsg(4326).sameAs(Crs.epsg(4490))).isFalse();
        assertThat(Crs.epsg(4326).sameAs(Crs.epsg(32648))).isFalse();
        assertThat(Crs.wkt(KRASOVSKY_ALBERS).sameAs(Crs.wkt(KRASOVSKY_ALBERS.replace("47.0", "46.0"))))
                .isFalse();
        assertThat(Crs.wkt(LAEA).sameAs(Crs.wkt(LAEA.replace("100.0", "101.0"))))
                .isFalse();
    }

    @Test
    void aCodeThatTheWktStatesCountsOnlyIfItsDefinitionAgrees() {
        assertThat(Crs.wkt(WKT2_4547).findEpsg()).hasValue(4547);
        assertThat(Crs.wkt(WKT2_4547).epsg()).isEmpty();
        assertThat(Crs.wkt(WKT2_4547.replace("[\"EPSG\",4547]", "[\"EPSG\",4548]"))
                        .findEpsg())
                .isEmpty();
        assertThat(Crs.wkt(ESRI_4547).findEpsg()).isEmpty();
        assertThat(Crs.epsg(4547).label()).isEqualTo("CGCS2000 / 3-degree Gauss-Kruger CM 114E (EPSG:4547)");
        assertThat(Crs.wkt(KRASOVSKY_ALBERS).label()).isEqualTo("Krasovsky_1940_Albers");
    }

    @Test
    void unitsAndEllipsoidsAreTold() {
        assertThat(Crs.epsg(4547).isGeographic()).isFalse();
        assertThat(Crs.epsg(4547).metresPerUnit()).isEqualTo(1);
        assertThat(Crs.epsg(4490).isGeographic()).isTrue();
        assertThat(Crs.epsg(4490).degreesPerUnit()).isEqualTo(1);
        assertThat(Crs.wkt(ESRI_4547.replace("UNIT[\"Meter\",1.0]", "UNIT[\"Foot\",0.3048]"))
                        .metresPerUnit())
                .isEqualTo(0.3048);
        assertThat(Crs.epsg(2435).ellipsoid()).isEqualTo(new Ellipsoid(6378245, 1 / 298.3));
        assertThatThrownBy(() -> Crs.epsg(4490).metresPerUnit()).isInstanceOf(IllegalArgumentException.class);
    }

    /** 1000 ft = 304.8 m; the false easting of a foot grid is in feet. */
    @Test
    void aGridInFeetIsTheGridInMetresDividedByTheFoot() {
        Crs metres = Crs.epsg(4547);
        Crs feet = Crs.wkt(ESRI_4547
                .replace("UNIT[\"Meter\",1.0]", "UNIT[\"Foot\",0.3048]")
                .replace("500000.0", "1640419.9475065617"));
        double[] x = {113, 113};
        double[] y = {28.2, 28.2};
        metres.fromGeographic(x, y, 1);
        double[] fx = {113};
        double[] fy = {28.2};
        feet.fromGeographic(fx, fy, 1);
        assertThat(fx[0] * 0.3048).isCloseTo(x[0], within(1e-6));
        assertThat(fy[0] * 0.3048).isCloseTo(y[0], within(1e-6));
    }

    static List<String> systems() {
        return List.of(
                "EPSG:4326",
                "EPSG:4490",
                "EPSG:4214",
                "EPSG:4610",
                "EPSG:3857",
                "EPSG:32648",
                "EPSG:32748",
                "EPSG:4547",
                "EPSG:4527",
                "EPSG:4498",
                "EPSG:2435",
                "EPSG:2333",
                "ESRI:102025",
                "China Albers",
                "China Albers CGCS2000",
                "China Albers Krasovsky",
                ESRI_4547,
                WKT2_4547,
                KRASOVSKY_ALBERS);
    }

    @Test
    void writtenWktIsReadBackAsTheSameSystem() {
        for (String text : systems()) {
            Crs crs = Crs.parse(text, "here");
            assertThat(Crs.wkt(crs.wkt1()).sameAs(crs)).as(crs.wkt1()).isTrue();
        }
    }

    @Test
    void thereAndBackIsTheSamePlace() {
        Random random = new Random(20260101);
        for (String text : systems()) {
            Crs crs = Crs.parse(text, "here");
            double[] x = random.doubles(500, 75, 135).toArray();
            double[] y = random.doubles(500, -60, 75).toArray();
            double[] lon = x.clone();
            double[] lat = y.clone();
            crs.fromGeographic(x, y, 500);
            crs.toGeographic(x, y, 500);
            for (int i = 0; i < 500; i++) {
                boolean far = Double.isNaN(x[i]); // transverse Mercator ends 70 degrees from its meridian
                assertThat(far).isFalse();
                assertThat(x[i]).as(crs + " " + lon[i] + " " + lat[i]).isCloseTo(lon[i], within(1e-9));
                assertThat(y[i]).as(crs + " " + lon[i] + " " + lat[i]).isCloseTo(lat[i], within(1e-9));
            }
        }
    }

    /** Apache SIS reads what we write and projects to the same place: two implementations, one definition. */
    @Test
    void ourProjectionsAgreeWithApacheSis() {
        Random random = new Random(7);
        String mercator = "PROJCS[\"m\",GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS "
                + "84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]],"
                + "PROJECTION[\"Mercator_2SP\"],PARAMETER[\"standard_parallel_1\",30],PARAMETER[\"central_meridian\","
                + "105],PARAMETER[\"false_easting\",1000],PARAMETER[\"false_northing\",2000],UNIT[\"metre\",1]]";
        String lambert = "PROJCS[\"l\",GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS "
                + "84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]],"
                + "PROJECTION[\"Lambert_Conformal_Conic_2SP\"],PARAMETER[\"standard_parallel_1\",30],"
                + "PARAMETER[\"standard_parallel_2\",62],PARAMETER[\"latitude_of_origin\",10],"
                + "PARAMETER[\"central_meridian\",105],PARAMETER[\"false_easting\",1000],PARAMETER[\"false_northing\","
                + "2000],UNIT[\"metre\",1]]";
        List<String> texts = new ArrayList<>(systems());
        texts.addAll(List.of(
                mercator,
                lambert,
                lambert.replace("30", "-30")
                        .replace("62", "-62")
                        .replace("\"latitude_of_origin\",10", "\"latitude_of_origin\",-10")));
        for (String text : texts) {
            Crs crs = Crs.parse(text, "here");
            CrsDefinition definition = WktReader.read(crs.wkt1(), "here");
            assertThat(definition.isOwn()).isTrue();
            String written = crs.wkt1();
            if (written.contains("EXTENSION")) {
                continue; // GDAL's way to write the web's Mercator in WKT 1, which SIS reads as the ellipsoidal one
            }
            SisCrs sis = SisCrs.of(0, written, "here").withGeographic(definition, "here");
            double[] x = random.doubles(50, 80, 130).toArray();
            double[] y = random.doubles(50, -50, 70).toArray();
            double[] sx = x.clone();
            double[] sy = y.clone();
            crs.fromGeographic(x, y, 50);
            sis.fromGeographic(sx, sy, 50);
            for (int i = 0; i < 50; i++) {
                assertThat(x[i]).as(written).isCloseTo(sx[i], within(1e-4));
                assertThat(y[i]).as(written).isCloseTo(sy[i], within(1e-4));
            }
        }
    }

    /** The upper left corner of tile h28v06, as GDAL names the system of MODIS and as ESRI does. */
    @ParameterizedTest
    @ValueSource(strings = {"longitude_of_center", "Longitude_Of_Center", "central_meridian"})
    void tilesOfModisHaveTheirPlace(String meridian) {
        Crs crs = Crs.wkt("PROJCS[\"unnamed\",GEOGCS[\"unnamed\",DATUM[\"unnamed\",SPHEROID[\"sphere\",6371007.181,0]],"
                + "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]],PROJECTION[\"Sinusoidal\"],PARAMETER[\""
                + meridian + "\",0],PARAMETER[\"false_easting\",0],PARAMETER[\"false_northing\",0],UNIT[\"Meter\",1]]");
        double[] x = {11119505.196667};
        double[] y = {3335851.559};
        crs.toGeographic(x, y, 1);
        assertThat(x[0]).isCloseTo(100 / Math.cos(Math.PI / 6), within(2e-8));
        assertThat(y[0]).isCloseTo(30, within(2e-8));
        assertThat(Crs.wkt(crs.wkt1()).sameAs(crs)).isTrue();
    }

    /** By PROJ 9.6.0, which like ArcGIS takes a sphere of the semi-major axis; another radius is kilometres off. */
    @Test
    void equirectangularIsOfASphereWithTheSemiMajorAxis() {
        Crs own = Crs.wkt("PROJCS[\"x\"," + Crs.epsg(4326).wkt1() + ",PROJECTION[\"Equirectangular\"],"
                + "PARAMETER[\"latitude_of_origin\",10],PARAMETER[\"central_meridian\",113],"
                + "PARAMETER[\"standard_parallel_1\",28],PARAMETER[\"false_easting\",500000],"
                + "PARAMETER[\"false_northing\",0],UNIT[\"metre\",1]]");
        double[][] expected = {{598289.2764342026, 2026014.732437579}, {12690421.950433187, 3139209.6403703145}};
        for (int i = 0; i < 2; i++) {
            Crs crs = List.of(own, Crs.epsg(4087)).get(i);
            double[] x = {114};
            double[] y = {28.2};
            crs.fromGeographic(x, y, 1);
            assertThat(x[0]).isCloseTo(expected[i][0], within(1e-6));
            assertThat(y[0]).isCloseTo(expected[i][1], within(1e-6));
            crs.toGeographic(x, y, 1);
            assertThat(x[0]).isCloseTo(114, within(1e-12));
            assertThat(y[0]).isCloseTo(28.2, within(1e-12));
            assertThat(Crs.wkt(crs.wkt1()).sameAs(crs)).isTrue();
        }
    }

    private static String world(String method, String meridian) {
        return "PROJCS[\"x\"," + Crs.epsg(4326).wkt1() + ",PROJECTION[\"" + method + "\"],PARAMETER[\"" + meridian
                + "\",0],PARAMETER[\"false_easting\",0],PARAMETER[\"false_northing\",0],UNIT[\"metre\",1]]";
    }

    /** ESRI:54009, as of GHSL's population: 113 E 28 N by PROJ 9.6.0. */
    @Test
    void mollweideIsOfASphereWithTheSemiMajorAxis() {
        Crs crs = Crs.wkt(world("Mollweide", "central_meridian"));
        double[] x = {113};
        double[] y = {28};
        for (Crs one : List.of(crs, Crs.wkt(crs.wkt1()))) {
            one.fromGeographic(x, y, 1);
            assertThat(x[0]).isCloseTo(10485269.827767577, within(1e-3));
            assertThat(y[0]).isCloseTo(3408869.9392443006, within(1e-3));
            one.toGeographic(x, y, 1);
            assertThat(x[0]).isCloseTo(113, within(1e-8));
            assertThat(y[0]).isCloseTo(28, within(1e-8));
        }
    }

    /** Apache SIS has them, but lays them out elsewhere than PROJ and ArcGIS. */
    @ParameterizedTest
    @ValueSource(strings = {"Robinson", "Miller_Cylindrical", "Transverse_Mercator_South_Orientated"})
    void projectionsThatWouldLieAstrayAreTold(String method) {
        assertThatThrownBy(() ->
                        Crs.wkt(world(method, "longitude_of_center")).toGeographic(new double[1], new double[1], 1))
                .hasMessageContaining("CRS-05")
                .hasMessageContaining(method);
    }

    /**
     * Systems counted from other meridians and in grads, as GDAL 3.10.3 and ArcGIS write them: a prime meridian in
     * degrees beside a system in grads. Eastings and northings by PROJ 9.6.0 from degrees on the same datum.
     */
    @Test
    void meridiansOfParisAndMadridAreReadAsGdalAndArcGisWriteThem() {
        String paris = "PROJCS[\"NTF_Paris_Lambert_Zone_II\",GEOGCS[\"GCS_NTF_Paris\","
                + "DATUM[\"Nouvelle_Triangulation_Francaise_(Paris)\",SPHEROID[\"Clarke_1880_IGN\",6378249.2,"
                + "293.466021293627]],PRIMEM[\"Paris\",2.33722917],UNIT[\"Grad\",0.0157079632679489]],"
                + "PROJECTION[\"Lambert_Conformal_Conic\"],PARAMETER[\"False_Easting\",600000.0],"
                + "PARAMETER[\"False_Northing\",2200000.0],PARAMETER[\"Central_Meridian\",0.0],"
                + "PARAMETER[\"Standard_Parallel_1\",52.0],PARAMETER[\"Scale_Factor\",0.99987742],"
                + "PARAMETER[\"Latitude_Of_Origin\",52.0],UNIT[\"Meter\",1.0]]";
        String madrid = "PROJCS[\"Madrid_1870_Madrid_Spain\",GEOGCS[\"GCS_Madrid_1870_Madrid\","
                + "DATUM[\"D_Madrid_1870\",SPHEROID[\"Struve_1860\",6378298.3,294.73]],PRIMEM[\"Madrid\",-3.687375],"
                + "UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Lambert_Conformal_Conic\"],"
                + "PARAMETER[\"False_Easting\",600000.0],PARAMETER[\"False_Northing\",600000.0],"
                + "PARAMETER[\"Central_Meridian\",0.0],PARAMETER[\"Standard_Parallel_1\",40.0],"
                + "PARAMETER[\"Scale_Factor\",0.9988085293],PARAMETER[\"Latitude_Of_Origin\",40.0],"
                + "UNIT[\"Meter\",1.0]]";
        isAt(Crs.wkt(paris), -0.023, 47.7041, 422880.03732668236, 2303165.04951758);
        isAt(Crs.wkt(paris.replace("2.33722917", "2.5969213")), -0.023, 47.7041, 422880.03732668236, 2303165.04951758);
        isAt(Crs.epsg(27572), -0.023, 47.7041, 422880.03732668236, 2303165.04951758);
        isAt(Crs.wkt(Crs.epsg(27572).wkt1()), -0.023, 47.7041, 422880.03732668236, 2303165.04951758);
        isAt(Crs.wkt(madrid), -4.6488, 40.7507, 518894.23201150954, 683699.1939236228);
        isAt(Crs.epsg(4807), 0.495, 47.3063, -2.0469213, 52.56255555555561);
        isAt(Crs.wkt(Crs.epsg(4807).wkt1()), 0.495, 47.3063, -2.0469213, 52.56255555555561);
        isAt(Crs.epsg(4813), 102.7857, 0.1668, -4.0220194444440125, 0.1668);
    }

    private static void isAt(Crs crs, double longitude, double latitude, double x, double y) {
        double[] xs = {longitude};
        double[] ys = {latitude};
        crs.fromGeographic(xs, ys, 1);
        double tolerance = crs.isGeographic() ? 1e-8 : 1e-3;
        assertThat(xs[0]).isCloseTo(x, within(tolerance));
        assertThat(ys[0]).isCloseTo(y, within(tolerance));
        crs.toGeographic(xs, ys, 1);
        assertThat(xs[0]).isCloseTo(longitude, within(1e-8));
        assertThat(ys[0]).isCloseTo(latitude, within(1e-8));
    }

    /** As files of 2008 name it, a plain Mercator of WGS 84; by PROJ 9.6.0 for EPSG:3857. */
    @ParameterizedTest
    @ValueSource(strings = {"Google Maps Global Mercator", "WGS_1984_Web_Mercator", "WGS 84 / Pseudo-Mercator"})
    void theGridOfWebMapsIsKnownByItsName(String name) {
        Crs crs = Crs.wkt("PROJCS[\"" + name + "\",GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,"
                + "298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]],"
                + "PROJECTION[\"Mercator_1SP\"],PARAMETER[\"central_meridian\",0],"
                + "PARAMETER[\"scale_factor\",1],PARAMETER[\"false_easting\",0],"
                + "PARAMETER[\"false_northing\",0],UNIT[\"metre\",1]]");
        isAt(crs, 113, 28.2, 12579102.4596399, 3274212.69435373);
        assertThat(crs.sameAs(Crs.epsg(3857))).isTrue();
    }

    /** GDAL's WKT 1 gives both axes around a pole the direction of the meridian; by PROJ 9.6.0 for EPSG:6932. */
    @Test
    void twoAxesOfOneDirectionAroundAPoleAreReadAsGdalMeansThem() {
        String wkt = "PROJCS[\"WGS 84 / NSIDC EASE-Grid 2.0 South\",GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\","
                + "SPHEROID[\"WGS 84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],"
                + "UNIT[\"degree\",0.0174532925199433]],PROJECTION[\"Lambert_Azimuthal_Equal_Area\"],"
                + "PARAMETER[\"latitude_of_center\",-90],PARAMETER[\"longitude_of_center\",0],"
                + "PARAMETER[\"false_easting\",0],PARAMETER[\"false_northing\",0],UNIT[\"metre\",1],"
                + "AXIS[\"Easting\",NORTH],AXIS[\"Northing\",NORTH]]";
        isAt(Crs.wkt(wkt), -46.8, -35.1, -4290448.7899444485, 4028999.5917668594);
    }

    /** On the ellipsoid it would lie 10 km off; the same method on a sphere is read. EPSG:3408 by PROJ 9.6.0. */
    @Test
    void theAzimuthalProjectionOfASphereIsToldOnAnEllipsoidOnly() {
        assertThatThrownBy(() -> Crs.epsg(9311).check("driver \"soil\""))
                .hasMessageContaining("CRS-05")
                .hasMessageContaining("(Spherical)");
        assertThatThrownBy(() -> Crs.epsg(3973).check("driver \"soil\"")).hasMessageContaining("CRS-05");
        isAt(Crs.epsg(3408), -46.8, 54.9, -2800941.0783352596, -2630258.747668657);
    }

    /** LAEA of WGS 84 at 45 N 100 E by PROJ 9.6.0: cs2cs of 113 28.2 to +proj=laea +lat_0=45 +lon_0=100. */
    @Test
    void projectionsThatAreNotOursGoThroughSis() {
        Crs crs = Crs.wkt(LAEA);
        double[] x = {113, 100};
        double[] y = {28.2, 45};
        crs.fromGeographic(x, y, 2);
        assertThat(x[0]).isCloseTo(1283970.278993, within(0.001));
        assertThat(y[0]).isCloseTo(-1762536.390354, within(0.001));
        assertThat(x[1]).isCloseTo(0, within(1e-6));
        crs.toGeographic(x, y, 2);
        assertThat(x[0]).isCloseTo(113, within(5e-8));
        assertThat(y[0]).isCloseTo(28.2, within(5e-8));
        assertThat(Crs.wkt(crs.wkt1()).sameAs(crs)).isTrue();
    }

    @Test
    void placesOutsideTheDomainHaveNoCoordinates() {
        double[] x = {-60, 114, 114};
        double[] y = {10, 91, Double.NaN};
        Crs.epsg(4547).fromGeographic(x, y, 3);
        assertThat(x).containsOnly(Double.NaN);
        assertThat(y).containsOnly(Double.NaN);
        double[] far = {1e9};
        double[] north = {1e9};
        Crs.parse("China Albers", "here").toGeographic(far, north, 1);
        assertThat(far[0]).isNaN();
    }

    @Test
    void mutatedWktIsAProblemOrASystemNeverAnythingElse() {
        Random random = new Random(99);
        List<String> seeds = List.of(ESRI_4547, WKT2_4547, KRASOVSKY_ALBERS, LAEA);
        for (int i = 0; i < 4000; i++) {
            StringBuilder text = new StringBuilder(seeds.get(i % seeds.size()));
            for (int k = 0; k <= random.nextInt(3); k++) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.setCharAt(at, "[]\",0A-.e".charAt(random.nextInt(9)));
                    default -> text.setLength(Math.max(1, at));
                }
            }
            try {
                WktReader.read(text.toString(), "here");
            } catch (ProblemException expected) {
                assertThat(expected.problems()).hasSize(1);
            }
        }
        assertThatThrownBy(() -> WktReader.read("A[".repeat(100_000), "here")).isInstanceOf(ProblemException.class);
    }

    @Test
    void anUnknownNameIsAProblemThatOffersTheKnownOnes() {
        assertThat(problem(() -> Crs.parse("Krasnovsky", "grid.crs"), Language.EN))
                .isEqualTo("""
                CRS-02      grid.crs: "Krasnovsky" is not a known coordinate reference system
                            Write an EPSG code such as EPSG:4547, a WKT text, or one of: WGS84, CGCS2000, Beijing1954, \
                Xian1980, Web Mercator, \
                Asia North Albers, China Albers, China Albers CGCS2000, China Albers Krasovsky.""");
        assertThat(problem(() -> Crs.parse("Krasnovsky", "grid.crs"), Language.ZH))
                .isEqualTo("""
                CRS-02      grid.crs：“Krasnovsky”不是已知的坐标系
                            请写 EPSG 代码（如 EPSG:4547）、WKT 文本，或以下名称之一：WGS84、CGCS2000、Beijing1954、Xian1980、Web \
                Mercator、\
                Asia North Albers、China Albers、China Albers CGCS2000、China Albers Krasovsky。""");
    }

    /** As the remedy of a text that cannot be used says. */
    @Test
    void aCodeMayStandInThePlaceOfAWkt() {
        assertThat(Crs.wkt("EPSG:4547\n")).isEqualTo(Crs.epsg(4547));
        assertThat(Crs.wkt(" epsg: 4547")).isEqualTo(Crs.epsg(4547));
        assertThat(problem(() -> Crs.wkt("EPSG").check("a.prj"), Language.EN)).startsWith("CRS-03      a.prj: ");
    }

    @Test
    void brokenWktIsAProblemThatNamesTheFinding() {
        String cut = ESRI_4547.substring(0, 40);
        assertThat(problem(() -> Crs.wkt(cut).check("a.prj"), Language.EN)).isEqualTo("""
                CRS-03      a.prj: the WKT text of its coordinate reference system cannot be used: the text ends early \
                (character 41)
                            Export it again, or name the system by its EPSG code.""");
        assertThat(problem(() -> Crs.wkt(cut).check("a.prj"), Language.ZH)).contains("：文本不完整（第 41 个字符）\n");
        assertThat(problem(() -> Crs.wkt(ESRI_4547.replace("114.0", "x")).check("a.prj"), Language.ZH))
                .isEqualTo("""
                CRS-03      a.prj：其坐标系的 WKT 文本无法使用：PARAMETER["Central_Meridian"] 中应有数值
                            请重新导出，或改用 EPSG 代码注明坐标系。""");
    }

    /** ArcGIS Pro writes it into the .prj of a layer that has heights; it was refused as CRS-03. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "VERTCS[\"EGM96\",VDATUM[\"EGM96\"],UNIT[\"Meter\",1.0]]",
                "VERT_CS[\"x\",VERT_DATUM[\"y\",2005]]"
            })
    void aSystemOfHeightsBehindThatOfTheMapIsPassedOver(String heights) {
        assertThat(Crs.wkt(ESRI_4547 + "," + heights).sameAs(Crs.epsg(4547))).isTrue();
        assertThat(Crs.wkt(LAEA + ", " + heights).sameAs(Crs.wkt(LAEA))).isTrue();
        assertThat(problem(() -> Crs.wkt(ESRI_4547 + "," + ESRI_4547).check("a.prj"), Language.EN))
                .contains("text after the closing bracket");
    }

    /** The .prj that comes with ASCII grids of ArcInfo, such as tiles of SRTM, is no WKT: CRS-03. */
    @Test
    void theTextOfArcInfoIsRead() {
        String head = "Projection    ALBERS\nDatum         NONE\nSpheroid      KRASOVSKY\nUnits         METERS\n"
                + "Zunits        NO\nXshift        0.0\nYshift        0.0\nParameters\n";
        String albers = head + " 25  0  0.0 /* 1st standard parallel\n 47  0  0.0 /* 2nd standard parallel\n"
                + "105  0  0.0 /* central meridian\n  0  0  0.0 /* latitude of projection's origin\n"
                + "0.0 /* false easting (meters)\n0.0 /* false northing (meters)\n";
        assertThat(Crs.wkt(albers).sameAs(Crs.wkt(KRASOVSKY_ALBERS))).isTrue();
        String degrees = "Projection    GEOGRAPHIC\r\nDatum         WGS84\r\nSpheroid      WGS84\r\n"
                + "Units         DD\r\nZunits        METERS\r\nParameters    \r\n";
        assertThat(Crs.wkt(degrees).sameAs(Crs.epsg(4326))).isTrue();
        String utm = "Projection UTM\nZone %s\nDatum WGS84\nSpheroid WGS84\nUnits METERS\nParameters\n";
        assertThat(Crs.wkt(utm.formatted("49")).sameAs(Crs.epsg(32649))).isTrue();
        assertThat(Crs.wkt(utm.formatted("-49")).sameAs(Crs.epsg(32749))).isTrue();
        String gauss = "Projection TRANSVERSE\nDatum NONE\nSpheroid KRASOVSKY\nUnits METERS\nParameters\n"
                + "1.0\n113 30 0.0\n-0 30 0\n500000.0\n0.0\n";
        double[] x = {113.5};
        double[] y = {-0.5};
        Crs.wkt(gauss).fromGeographic(x, y, 1);
        assertThat(x[0]).isCloseTo(500_000, within(1e-6));
        assertThat(y[0]).isCloseTo(0, within(1e-6));
        assertThat(problem(() -> Crs.wkt(albers.replace("METERS", "FEET")).check("a.prj"), Language.ZH))
                .startsWith("CRS-03      a.prj：其坐标系的 WKT 文本无法使用：这是 ArcInfo 的文本，其中有 Units FEET\n");
        assertThat(problem(() -> Crs.wkt(head).check("a.prj"), Language.EN)).contains("with Parameters []");
        assertThat(problem(() -> Crs.wkt(albers.replace("ALBERS", "KROVAK")).check("a.prj"), Language.EN))
                .contains("with Projection KROVAK");
    }

    /** SIS answers with a sentence about its own Java code. */
    @Test
    void aProjectionThatIsNotKnownIsNamed() {
        String eckert = world("Eckert_IV", "central_meridian");
        assertThat(problem(() -> Crs.wkt(eckert).check("a.prj"), Language.EN))
                .startsWith("CRS-05      a.prj: its coordinate reference system \"")
                .contains("uses something that is not supported: Eckert_IV\n");
    }

    /** SIS wrote the angle of the grid as NaN, which no program reads. */
    @Test
    void anObliqueSystemIsWrittenWithItsAngle() {
        String swiss = "PROJCS[\"CH1903+_LV95\",GEOGCS[\"GCS_CH1903+\",DATUM[\"D_CH1903+\",SPHEROID[\"Bessel_1841\","
                + "6377397.155,299.1528128]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],"
                + "PROJECTION[\"Hotine_Oblique_Mercator_Azimuth_Center\"],PARAMETER[\"False_Easting\",2600000.0],"
                + "PARAMETER[\"False_Northing\",1200000.0],PARAMETER[\"Scale_Factor\",1.0],PARAMETER[\"Azimuth\",90.0],"
                + "PARAMETER[\"Longitude_Of_Center\",7.43958333333333],PARAMETER[\"Latitude_Of_Center\","
                + "46.9524055555556],UNIT[\"Meter\",1.0]]";
        assertThat(Crs.wkt(swiss).wkt1())
                .contains("[\"rectified_grid_angle\",90")
                .doesNotContain("NaN");
    }

    @ParameterizedTest
    @CsvSource({"6378245.0;1000", "6378245.0;1e9", "6378245.0;1e400", "298.3];10]", "298.3];-1]"})
    void axesThatNoBodyHasAreAProblem(String change) {
        String[] sides = change.split(";");
        assertThat(problem(
                        () -> Crs.wkt(KRASOVSKY_ALBERS.replace(sides[0], sides[1]))
                                .check("a.prj"),
                        Language.EN))
                .contains("CRS-03      a.prj")
                .contains(sides[1].equals("1e400") ? "a number is expected" : "impossible axes");
    }

    @Test
    void axesInAUnitThatMakesThemInfiniteAreAProblem() {
        String wkt = KRASOVSKY_ALBERS.replace("6378245.0,298.3", "1e300,298.3,LENGTHUNIT[\"x\",1e300]");
        assertThat(problem(() -> Crs.wkt(wkt).check("a.prj"), Language.EN)).isEqualTo("""
                CRS-03      a.prj: the WKT text of its coordinate reference system cannot be used: ellipsoid \
                "Krasovsky_1940" has impossible axes
                            Export it again, or name the system by its EPSG code.""");
    }

    @Test
    void aSystemWithoutAHorizontalPositionIsAProblem() {
        String local = "LOCAL_CS[\"Plant grid\",LOCAL_DATUM[\"x\",0],UNIT[\"m\",1],AXIS[\"X\",EAST],AXIS[\"Y\",NORTH]]";
        assertThat(problem(() -> Crs.wkt(local).check("a.tif"), Language.EN)).isEqualTo("""
                CRS-04      a.tif: its coordinate reference system "Plant grid" has no horizontal position: it is \
                vertical, geocentric or local
                            Name a map projection or a longitude-latitude system, such as EPSG:4547 or EPSG:4490.""");
        assertThat(problem(() -> Crs.wkt(local).check("a.tif"), Language.ZH)).isEqualTo("""
                CRS-04      a.tif：其坐标系“Plant grid”不含平面位置（属高程、地心或局部坐标系）
                            请注明投影坐标系或经纬度坐标系，如 EPSG:4547 或 EPSG:4490。""");
    }

    @Test
    void theTextsRaisedElsewhereReadWell() {
        assertThat(Problem.of(ProblemCode.CRS_01_MISSING, "lu2005.tif").text(Language.EN))
                .isEqualTo("""
                CRS-01      lu2005.tif: it has no coordinate reference system
                            Put a .prj file beside it, or in a study name it under grid.crs, such as EPSG:4547.""");
        assertThat(Problem.of(ProblemCode.CRS_01_MISSING, "lu2005.tif").text(Language.ZH))
                .isEqualTo("""
                CRS-01      lu2005.tif：没有坐标系
                            请在旁边放置 .prj 文件，或在研究文件的 grid.crs 中注明，如 EPSG:4547。""");
        assertThat(Problem.of(ProblemCode.CRS_05_UNSUPPORTED, "a.tif", "EPSG:5514", "Krovak")
                        .text(Language.EN))
                .isEqualTo("""
                CRS-05      a.tif: its coordinate reference system "EPSG:5514" uses something that is not supported: \
                Krovak
                            Transform the file to another system first, such as EPSG:4547 or EPSG:4490.""");
        assertThat(Problem.of(ProblemCode.CRS_05_UNSUPPORTED, "a.tif", "EPSG:5514", "Krovak")
                        .text(Language.ZH))
                .isEqualTo("""
                CRS-05      a.tif：其坐标系“EPSG:5514”使用了尚不支持的内容：Krovak
                            请先将文件转换到其他坐标系，如 EPSG:4547 或 EPSG:4490。""");
    }

    static String problem(Runnable step, Language language) {
        try {
            step.run();
        } catch (ProblemException e) {
            return e.problems().get(0).text(language);
        }
        return "no problem";
    }

    /** Half a second of every short command hangs on this. */
    @Test
    void commonSystemsNeedNoApacheSis() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Light.class.getName())
                .redirectErrorStream(true)
                .start();
        String log = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).isZero();
        assertThat(log)
                .contains("org.carbonscape.grid.Crs ")
                .contains("done with light work")
                .doesNotContain("org.apache.sis")
                .doesNotContain("org.h2");
    }

    private static Crs quoted(String wkt) {
        return Crs.wkt(wkt.replace('\'', '"'));
    }

    /** The same place of both, whatever their units and words. */
    private static void mean(Crs one, Crs other, double x, double y) {
        double[][] places = {{x}, {y}, {x}, {y}};
        one.toGeographic(places[0], places[1], 1);
        other.toGeographic(places[2], places[3], 1);
        assertThat(places[0][0]).isCloseTo(places[2][0], within(1e-9));
        assertThat(places[1][0]).isCloseTo(places[3][0], within(1e-9));
    }

    /** ArcGIS' cone that touches elsewhere than where its northings begin. */
    @Test
    void oneStandardParallelIsNotTheLatitudeOfOrigin() {
        String cone = "PROJCS['a',GEOGCS['b',DATUM['c',SPHEROID['WGS 84',6378137,298.257223563]],"
                + "PRIMEM['Greenwich',0],UNIT['degree',0.0174532925199433]],PROJECTION['Lambert_Conformal_Conic'],"
                + "PARAMETER['False_Easting',0],PARAMETER['False_Northing',0],PARAMETER['Central_Meridian',105],"
                + "PARAMETER['Standard_Parallel_1',30],%sPARAMETER['Latitude_Of_Origin',25],UNIT['Meter',1]]";
        mean(
                quoted(cone.formatted("PARAMETER['Scale_Factor',1],")),
                quoted(cone.formatted("PARAMETER['Standard_Parallel_2',30],")),
                400_000,
                300_000);
    }

    /** A system in feet whose false easting is said in metres, an ellipsoid in kilometres. */
    @Test
    void lengthsOfWkt2AreInTheUnitsTheySay() {
        String base = "PROJCRS['a',BASEGEOGCRS['b',DATUM['c',ELLIPSOID['WGS 84',%s]],"
                + "PRIMEM['Greenwich',0,ANGLEUNIT['degree',0.0174532925199433]]],CONVERSION['d',"
                + "METHOD['Transverse Mercator'],PARAMETER['Latitude of natural origin',0],"
                + "PARAMETER['Longitude of natural origin',114],PARAMETER['Scale factor at natural origin',1],"
                + "PARAMETER['False easting',%s],PARAMETER['False northing',0]],CS[Cartesian,2],AXIS['e',east],"
                + "AXIS['n',north],LENGTHUNIT['foot',0.3048]]";
        mean(
                quoted(base.formatted(
                        "6378.137,298.257223563,LENGTHUNIT['kilometre',1000]", "304800,LENGTHUNIT['metre',1]")),
                quoted(base.formatted("6378137,298.257223563,LENGTHUNIT['metre',1]", "1000000")),
                1_200_000,
                10_000_000);
    }

    /** In WKT 2 a meridian without a unit counts in that of its system, in WKT 1 as GDAL and ArcGIS write it. */
    @Test
    void aMeridianCountsInTheUnitThatItsTextMeans() {
        String two = "GEOGCRS['a',DATUM['b',ELLIPSOID['WGS 84',6378137,298.257223563]],PRIMEM['c',10%s],"
                + "CS[ellipsoidal,2],AXIS['lon',east],AXIS['lat',north],ANGLEUNIT['grad',0.015707963267949]]";
        double[] x = {0};
        double[] y = {0};
        quoted(two.formatted("")).toGeographic(x, y, 1);
        assertThat(x[0]).isCloseTo(9, within(1e-9));
        double[] own = {0};
        quoted(two.formatted(",ANGLEUNIT['degree',0.0174532925199433]")).toGeographic(own, y, 1);
        assertThat(own[0]).isCloseTo(10, within(1e-9));
    }

    /** What a short command does with systems. */
    static final class Light {
        public static void main(String[] args) {
            Grid grid = new Grid(Crs.wkt(KRASOVSKY_ALBERS), 0, 3e6, 30, 30, 1000, 1000);
            Grid other = new Grid(Crs.epsg(4547), 4e5, 3e6, 30, 30, 1000, 1000);
            double[] x = IntStream.range(0, 10).mapToDouble(i -> i * 1000).toArray();
            double[] y = x.clone();
            Transform.between(grid.crs(), other.crs(), grid).apply(x, y, 10);
            System.out.println(other.crs().wkt1()
                    + other.crs().label()
                    + CellArea.of(other).distortion()
                    + grid.sameCells(other));
            System.out.println("done with light work");
        }
    }

    /** As by a check in the studio that is given up while it looks for a code. */
    @Test
    void whoIsInterruptedLeavesTheDatabaseToTheOthers() throws Exception {
        assertThat(Crs.epsg(2263).isGeographic()).isFalse(); // the database is there
        for (int round = 0; round < 20; round += 3) {
            int first = 2327 + 40 * round;
            Thread looking = new Thread(() -> {
                for (int code = first; code < first + 40; code++) {
                    try {
                        Crs.epsg(code).isGeographic();
                    } catch (RuntimeException e) {
                        // there is none of this code, or this one look-up is broken off
                    }
                }
            });
            looking.start();
            Thread.sleep(round);
            looking.interrupt();
            looking.join();
            assertThat(Crs.epsg(2222 + round).isGeographic()).isFalse();
        }
    }
}
