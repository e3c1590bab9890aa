package org.carbonscape.io.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert;
import org.assertj.core.data.Percentage;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.Crs;
import org.carbonscape.io.table.Shared;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class VectorFileTest {
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private static Geometry wkt(String text) {
        try {
            return new WKTReader().read(text);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<ProblemCode> codes(ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problems().stream()
                .map(Problem::code)
                .toList();
    }

    private static MapLayer sample(String name) {
        Table columns = Table.named("t")
                .text("名称")
                .integer("code")
                .number("value")
                .row("长沙县", 430121L, 0.1)
                .row("", -1L, Double.NaN)
                .row("茶陵县", 430224L, -2.5)
                .build();
        return new MapLayer(
                name,
                Crs.epsg(32648),
                "",
                List.of(
                        wkt("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 2 4, 4 4, 4 2, 2 2))"),
                        wkt("POLYGON EMPTY"),
                        wkt("MULTIPOLYGON (((20 0, 30 0, 30 10, 20 0)), ((40 0, 50 0, 50 10, 40 0)))")),
                columns);
    }

    private Path geoPackage(String file, MapLayer... layers) throws IOException {
        Path path = folder.resolve(file);
        GeoPackageWriter.write(path, List.of(layers), TIME);
        return path;
    }

    /** A GeoJSON text sequence (RFC 8142), as GDAL writes .geojsons: a record separator before each feature. */
    @Test
    void featuresOfATextSequenceAreRead() throws IOException {
        Path path = folder.resolve("a.geojsons");
        String feature = "\u001e{\"type\":\"Feature\",\"properties\":{\"id\":%d},\"geometry\":{\"type\":\"Polygon\","
                + "\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}}\n";
        Files.writeString(path, feature.formatted(1) + feature.formatted(2));
        assertThat(VectorFile.read(path).size()).isEqualTo(2);
    }

    // --- GeoPackage

    @Test
    void whatIsWrittenAsGeoPackageIsReadBack() throws IOException {
        Layer layer = VectorFile.read(geoPackage("单元 🌲 100% #1?.gpkg", sample("districts 区县")));
        assertThat(layer.name()).isEqualTo("districts 区县");
        assertThat(layer.crs()).contains(Crs.epsg(32648));
        assertThat(layer.fields()).extracting(Layer.Field::name).containsExactly("fid", "名称", "code", "value");
        assertThat(layer.text(0, 1)).isEqualTo("长沙县");
        assertThat(layer.text(2, 2)).isEqualTo("430224");
        assertThat(layer.value(0, 3)).isEqualTo(0.1);
        assertThat(layer.value(1, 3)).isNaN();
        assertThat(layer.text(1, 3)).isEmpty();
        assertThat(layer.geometry(1).isEmpty()).isTrue();
        // 10 x 10 - 2 x 2; two triangles of 50
        assertThat(layer.geometry(0).getArea()).isEqualTo(96);
        assertThat(layer.geometry(2)
                        .equalsExact(wkt("MULTIPOLYGON (((20 0, 30 0, 30 10, 20 0)), ((40 0, 50 0, 50 10, 40 0)))")))
                .isTrue();
    }

    /** Names with quotes, a column where the shapes would be, one title twice, points beside polygons. */
    @Test
    void aLayerOfOddNamesAndShapesIsWhole() throws Exception {
        Crs own = Crs.wkt("""
                PROJCS["own",GEOGCS["own",DATUM["own",SPHEROID["own",6378140,298.257]],PRIMEM["Greenwich",0],
                UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],
                PARAMETER["central_meridian",113.5],PARAMETER["scale_factor",1],PARAMETER["false_easting",500000],
                PARAMETER["false_northing",0],UNIT["metre",1]]""");
        Table columns = Table.named("t")
                .text("the \"area\"", "geom")
                .row("1", "a")
                .row("2", "b")
                .build();
        List<Geometry> shapes = List.of(wkt("POINT (1 2)"), wkt("POLYGON ((0 0, 1 0, 1 1, 0 0))"));
        MapLayer layer = new MapLayer("a \"b\"", own, own.wkt1(), shapes, columns)
                .titled(Map.of("the \"area\"", "Area", "geom", "Area"))
                .withStyles(List.of(new MapLayer.Style("one", "<qgis/>"), new MapLayer.Style("two", "<qgis/>")));
        Path file = geoPackage("odd.gpkg", layer, new MapLayer("c", own, own.wkt1(), shapes, columns));
        Layer read = VectorFile.read(file, "a \"b\"");
        assertThat(read.text(1, read.find("the \"area\"").orElseThrow())).isEqualTo("2");
        assertThat(read.text(1, read.find("geom").orElseThrow())).isEqualTo("b");
        assertThat(read.geometry(0).equalsExact(wkt("POINT (1 2)"))).isTrue();
        assertThat(told(file, "SELECT geometry_type_name FROM gpkg_geometry_columns"))
                .containsExactly("GEOMETRY", "GEOMETRY");
        assertThat(told(file, "SELECT count(*) FROM gpkg_data_columns WHERE title = 'Area'"))
                .containsExactly("2");
        assertThat(told(file, "SELECT f_geometry_column || ' ' || useAsDefault FROM layer_styles ORDER BY id"))
                .containsExactly("geom_ 1", "geom_ 0");
        assertThat(told(file, "SELECT count(*) FROM gpkg_spatial_ref_sys WHERE srs_id >= 100000"))
                .containsExactly("1");
    }

    private static List<String> told(Path file, String sql) throws SQLException {
        List<String> told = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                told.add(rows.getString(1));
            }
        }
        return told;
    }

    @Test
    void attributesAreReadRowByRowWithoutShapes() throws IOException {
        Path file = geoPackage("rows.gpkg", sample("other"), sample("districts 区县"));
        List<String> rows = new ArrayList<>();
        VectorFile.each(file, "districts 区县", List.of("名称", "value", "nowhere"), row -> {
            assertThat(row.has("value")).isTrue();
            assertThat(row.has("nowhere")).isFalse();
            assertThat(row.has("code")).isFalse(); // not asked for
            assertThat(row.text("nowhere")).isEmpty();
            assertThat(row.number("nowhere")).isNaN();
            assertThat(row.number("名称")).isNaN();
            rows.add(row.text("名称") + "|" + row.number("value"));
        });
        assertThat(rows).containsExactly("长沙县|0.1", "|NaN", "茶陵县|-2.5");
        int[] count = {0};
        VectorFile.each(file, "other", List.of("nowhere"), row -> count[0]++);
        assertThat(count[0]).isEqualTo(3);
        assertThatThrownBy(() -> VectorFile.each(file, "none", List.of(), row -> {}))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(Problem.of(
                                        ProblemCode.VECTOR_03_NO_LAYER,
                                        "rows.gpkg",
                                        "none",
                                        List.of("other", "districts 区县"))));
    }

    @Test
    void theSameLayersGiveTheSameBytes() throws IOException {
        byte[] first = Files.readAllBytes(geoPackage("a.gpkg", sample("x"), sample("y")));
        assertThat(Arrays.equals(first, Files.readAllBytes(geoPackage("b.gpkg", sample("x"), sample("y")))))
                .isTrue();
        assertThat(new String(first, 68, 4, StandardCharsets.ISO_8859_1)).isEqualTo("GPKG"); // application_id
        assertThat(ByteBuffer.wrap(first).getInt(60)).isEqualTo(10300); // user_version
    }

    @Test
    void otherProgramsReadTheGeoPackage() throws IOException, InterruptedException {
        MapLayer own = new MapLayer(
                "own",
                Crs.wkt("x"),
                "LOCAL_CS[\"mine\",UNIT[\"metre\",1]]",
                List.of(wkt("POINT (1 2)")),
                Table.named("t").text("fid").row("f").build());
        Path file = geoPackage("o.gpkg", sample("units"), own);
        String out = Shared.run("ogrinfo", "-al", file.toString());
        assertThat(out)
                .contains(
                        "Layer name: units",
                        "Geometry: Multi Polygon",
                        "Feature Count: 3",
                        "Extent: (0.000000, 0.000000) - (50.000000, 10.000000)",
                        "UTM zone 48S".replace("48S", "48N"),
                        "FID Column = fid",
                        "Geometry Column = geom",
                        "名称 (String) = 茶陵县",
                        "code (Integer64) = 430224",
                        "value (Real) = (null)",
                        "FID Column = fid_",
                        "Geometry: Point",
                        "POINT (1 2)");
        assertThat(out).doesNotContain("ERROR", "Warning");
        // through the spatial index
        assertThat(Shared.run("ogrinfo", "-al", "-so", "-spat", "21", "1", "29", "2", file.toString(), "units"))
                .contains("Feature Count: 1");
        assertThat(Shared.run("ogrinfo", file.toString(), "-sql", "SELECT HasSpatialIndex('units', 'geom')"))
                .contains("HasSpatialIndex (Integer) = 1");
        // edited by others, the index follows
        Shared.run("ogrinfo", file.toString(), "-sql", "UPDATE units SET geom = NULL WHERE fid = 3");
        assertThat(Shared.run("ogrinfo", "-al", "-so", "-spat", "21", "1", "29", "2", file.toString(), "units"))
                .contains("Feature Count: 0");
    }

    @Test
    void ofSeveralLayersTheOnlyOneOfPolygonsIsTaken() throws IOException {
        MapLayer points = MapLayer.of(
                "points",
                Crs.epsg(4326),
                List.of(wkt("POINT (1 2)")),
                Table.named("t").integer("n").row(1L).build());
        Path file = geoPackage("l.gpkg", points, sample("areas"));
        assertThat(VectorFile.read(file).name()).isEqualTo("areas");
        assertThat(VectorFile.read(file, "POINTS").geometry(0)).isEqualTo(wkt("POINT (1 2)"));
        assertThat(codes(() -> VectorFile.read(file, "none"))).containsExactly(ProblemCode.VECTOR_03_NO_LAYER);
        Path two = geoPackage("t.gpkg", sample("a"), sample("b"));
        assertThat(codes(() -> VectorFile.read(two))).containsExactly(ProblemCode.VECTOR_04_WHICH_LAYER);
        assertThat(VectorFile.toChoose(two)).containsExactly("a", "b");
        Path named = two.resolveSibling("t.gpkg#b"); // as its remedy says
        assertThat(VectorFile.read(named).name()).isEqualTo("b");
        assertThat(VectorFile.read(named, "a").name()).isEqualTo("a");
        assertThat(VectorFile.toChoose(file)).isEmpty();
    }

    @Test
    void oneFileIsTheSameInEveryFormatOfGdal() throws IOException, InterruptedException {
        Path villages = Shared.file("data/bungo/zones/bungo_villages_146.gpkg");
        UnitLayer source = UnitLayer.of(VectorFile.read(villages), Optional.of("KODE2010"), Optional.of("desa"), "v");
        assertThat(source.size()).isEqualTo(146);
        for (String[] made : new String[][] {
            {"v.shp", "ESRI Shapefile", "-overwrite"},
            {"z.shp", "ESRI Shapefile", "-dim", "XYZ"},
            {"v.geojson", "GeoJSON", "-lco", "COORDINATE_PRECISION=17"},
            {"v.gpkg", "GPKG", "-dim", "XYZM"},
            {"v.fgb", "FlatGeobuf", "-dim", "XYZ", "-lco", "SPATIAL_INDEX=NO"},
            {"v.shz", "ESRI Shapefile", "-overwrite"}
        }) {
            List<String> command = new ArrayList<>(
                    List.of("ogr2ogr", "-f", made[1], folder.resolve(made[0]).toString(), villages.toString()));
            command.addAll(List.of(made).subList(2, made.length));
            Shared.run(command.toArray(String[]::new));
            Layer layer = VectorFile.read(folder.resolve(made[0]));
            UnitLayer units = UnitLayer.of(layer, Optional.of("KODE2010"), Optional.of("DESA"), "v");
            assertThat(units.ids()).as(made[0]).isEqualTo(source.ids());
            assertThat(units.names()).as(made[0]).isEqualTo(source.names());
            for (int i = 0; i < 146; i++) {
                assertThat(units.polygons().get(i).getArea())
                        .as(made[0] + i)
                        .isCloseTo(source.polygons().get(i).getArea(), Percentage.withPercentage(1e-9));
                assertThat(units.polygons().get(i).getNumPoints())
                        .isEqualTo(source.polygons().get(i).getNumPoints());
            }
        }
    }

    // --- GeoJSON

    private Layer json(String text) throws IOException {
        return VectorFile.read(Files.writeString(folder.resolve("j.geojson"), text));
    }

    @Test
    void geoJsonMembersMayComeInAnyOrder() throws IOException {
        Layer layer = json("""
                {"features":[{"geometry":{"coordinates":[[[0,0,9],[4,0,9],[4,4,9],[0,0,9]]],"type":"Polygon"},\
                "properties":{"id":"a","n":1,"deep":{"x":[1]}},"type":"Feature"},
                {"type":"Feature","properties":null,"geometry":null},{"type":"Feature","properties":{"n":2.5,\
                "late":true},"geometry":{"type":"MultiPolygon","coordinates":[]}}],
                "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}},"name":"区",\
                "type":"FeatureCollection"}""");
        assertThat(layer.name()).isEqualTo("区");
        assertThat(layer.crs()).contains(Crs.epsg(4490));
        assertThat(layer.fields())
                .containsExactly(
                        new Layer.Field("id", Layer.Kind.TEXT),
                        new Layer.Field("n", Layer.Kind.NUMBER),
                        new Layer.Field("deep", Layer.Kind.TEXT),
                        new Layer.Field("late", Layer.Kind.TEXT));
        assertThat(layer.text(0, 1)).isEqualTo("1");
        assertThat(layer.text(0, 2)).isEqualTo("{\"x\":[1]}");
        assertThat(layer.text(2, 3)).isEqualTo("true");
        assertThat(layer.value(1, 1)).isNaN();
        assertThat(layer.geometry(0).getArea()).isEqualTo(8);
        assertThat(layer.geometry(1).isEmpty()).isTrue();
    }

    @Test
    void bareGeometriesFeaturesAndLinesOfThemAreRead() throws IOException {
        assertThat(json("{\"type\":\"Point\",\"coordinates\":[1,2]}").geometry(0))
                .isEqualTo(wkt("POINT (1 2)"));
        assertThat(json("{\"type\":\"Feature\",\"id\":7,\"geometry\":{\"type\":\"MultiPoint\","
                                + "\"coordinates\":[[1,2],[3,4]]},\"properties\":{}}")
                        .text(0, 0))
                .isEqualTo("7");
        Layer lines = json("{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":1}}\n"
                + "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":2}}\n");
        assertThat(lines.size()).isEqualTo(2);
        assertThat(lines.crs()).contains(Crs.epsg(4326));
        assertThat(json("{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"LineString\","
                                + "\"coordinates\":[[0,0],[1,1]]}]}")
                        .geometry(0)
                        .getLength())
                .isEqualTo(Math.sqrt(2));
    }

    @Test
    void geoJsonInGbkIsReadToo() throws IOException {
        Files.write(
                folder.resolve("g.json"),
                "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"名\":\"长沙\"}}"
                        .getBytes(Charset.forName("GBK")));
        Layer layer = VectorFile.read(folder.resolve("g.json"));
        assertThat(layer.fields().get(0).name() + layer.text(0, 0)).isEqualTo("名长沙");
    }

    @Test
    void wrongGeoJsonIsAProblem() {
        assertThat(codes(() -> json("{\"type\":\"FeatureCollection\",\"features\":[]}")))
                .containsExactly(ProblemCode.VECTOR_05_NO_FEATURES);
        assertThat(codes(() -> json("{\"type\":\"Polygon\",\"coordinates\":[[0,0],[1,1]]}")))
                .containsExactly(ProblemCode.VECTOR_02_DAMAGED);
        assertThat(codes(() -> json("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1]")))
                .containsExactly(ProblemCode.VECTOR_02_DAMAGED);
        assertThat(codes(() -> json("{\"type\":\"Point\",\"coordinates\":[1e999,1]}")))
                .containsExactly(ProblemCode.VECTOR_12_COORDINATES);
        assertThat(codes(() -> json("{\"type\":\"Point\",\"coordinates\":[1,1],\"crs\":{\"type\":\"name\","
                        + "\"properties\":{\"name\":\"mine\"}}}")))
                .containsExactly(ProblemCode.VECTOR_18_NO_CRS_NAME);
        assertThat(codes(() -> json("hello"))).containsExactly(ProblemCode.VECTOR_01_FORMAT);
        assertThat(codes(() -> json(""))).containsExactly(ProblemCode.FILE_02_EMPTY);
        assertThat(codes(() -> json("[".repeat(5000)))).containsExactly(ProblemCode.VECTOR_01_FORMAT);
        assertThat(codes(() -> json("{\"type\":\"Polygon\",\"coordinates\":" + "[".repeat(50_000))))
                .containsExactly(ProblemCode.VECTOR_02_DAMAGED);
    }

    /** They were called damaged, and to be copied again. */
    @Test
    void otherJsonWithShapesIsToldForWhatItIs() {
        String esri = "{\"geometryType\":\"esriGeometryPolygon\",\"spatialReference\":{\"wkid\":4326},\"features\":[]}";
        String rings =
                "{\"features\":[{\"attributes\":{\"a\":1},\"geometry\":{\"rings\":[[[0,0],[1,1],[1,0],[0,0]]]}}]}";
        for (String text : List.of(esri, rings, "{\"type\":\"Topology\",\"objects\":{}}")) {
            assertThatThrownBy(() -> json(text))
                    .hasMessageContaining("VECTOR-22")
                    .hasMessageContaining(text.contains("Topology") ? "TopoJSON is not" : "Esri JSON is not read here")
                    .hasMessageContaining("ogr2ogr -f GPKG ");
        }
        assertThatThrownBy(() -> json("{\"type\":\"FeatureCollection\",\"UTF8Encoding\":true,\"features\":[{\"type\":"
                        + "\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\"@@ABC\"],"
                        + "\"encodeOffsets\":[[1,2]]}}]}"))
                .hasMessageContaining("VECTOR-02")
                .hasMessageContaining("as in old maps of ECharts");
    }

    /** A collection within a collection counted as a feature of its own, without a shape. */
    @Test
    void collectionsWithinACollectionAreItsFeatures() throws IOException {
        String open = "{\"type\":\"FeatureCollection\",\"features\":[";
        String one = feature("1", "Point", "[0,0]");
        String two = feature("2", "Point", "[0,0]");
        Layer layer = json(open + open + one + "," + two + "]}," + feature("3", "Point", "[0,0]") + "]}");
        assertThat(layer.size()).isEqualTo(3);
        assertThat(layer.text(2, 0)).isEqualTo("3");
    }

    /** As GDAL writes a layer in a system of ArcGIS that EPSG does not have. */
    @Test
    void systemsOfEsriAreKnownInGeoJson() throws IOException {
        String point = "{\"type\":\"Point\",\"coordinates\":[1,1],\"crs\":{\"type\":\"name\",\"properties\":{\"name\":"
                + "\"urn:ogc:def:crs:ESRI::%d\"}}}";
        assertThat(json(point.formatted(102_025)).crs().orElseThrow().sameAs(Crs.parse("ESRI:102025", "a")))
                .isTrue();
        assertThat(codes(() -> json(point.formatted(999_999)))).containsExactly(ProblemCode.VECTOR_18_NO_CRS_NAME);
    }

    // --- Shapefile

    private static byte[] shp(int type, double[][]... shapes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int number = 0;
        for (double[][] rings : shapes) {
            int points = Arrays.stream(rings).mapToInt(r -> r.length / 2).sum();
            int length = rings.length == 0 ? 4 : type == 1 ? 20 : 44 + 4 * rings.length + 16 * points;
            ByteBuffer record = ByteBuffer.allocate(8 + length)
                    .putInt(++number)
                    .putInt(length / 2)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(rings.length == 0 ? 0 : type);
            if (type == 1 && rings.length > 0) {
                record.putDouble(rings[0][0]).putDouble(rings[0][1]);
            } else if (rings.length > 0) {
                record.position(8 + 36).putInt(rings.length).putInt(points);
                int start = 0;
                for (double[] ring : rings) {
                    record.putInt(start);
                    start += ring.length / 2;
                }
                for (double[] ring : rings) {
                    for (double v : ring) {
                        record.putDouble(v);
                    }
                }
            }
            out.writeBytes(record.array());
        }
        ByteBuffer header = ByteBuffer.allocate(100)
                .putInt(0, 9994)
                .putInt(24, (100 + out.size()) / 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(28, 1000)
                .putInt(32, type);
        byte[] all = Arrays.copyOf(header.array(), 100 + out.size());
        System.arraycopy(out.toByteArray(), 0, all, 100, out.size());
        return all;
    }

    private static byte[] dbf(int driver, byte[] fieldName, int width, byte[]... values) {
        ByteBuffer out = ByteBuffer.allocate(32 + 64 + 1 + values.length * (1 + width + 5))
                .order(ByteOrder.LITTLE_ENDIAN);
        out.put(0, (byte) 3)
                .putInt(4, values.length)
                .putShort(8, (short) 97)
                .putShort(10, (short) (1 + width + 5))
                .put(29, (byte) driver);
        out.put(32, fieldName).put(43, (byte) 'C').put(48, (byte) width);
        out.put(64, new byte[] {'n'}).put(75, (byte) 'N').put(80, (byte) 5).put(96, (byte) 13);
        for (int i = 0; i < values.length; i++) {
            byte[] row = new byte[1 + width + 5];
            Arrays.fill(row, (byte) ' ');
            System.arraycopy(values[i], 0, row, 1, Math.min(width, values[i].length));
            row[width + 5] = (byte) ('1' + i);
            out.put(97 + i * row.length, row);
        }
        return out.array();
    }

    private static double[] square(double x, double y, double side, boolean clockwise) {
        return clockwise
                ? new double[] {x, y, x, y + side, x + side, y + side, x + side, y, x, y}
                : new double[] {x, y, x + side, y, x + side, y + side, x, y + side, x, y};
    }

    @Test
    void ringsOfAShapefileBecomeShellsAndHolesWhicheverWayTheyRun() throws IOException {
        for (boolean way : new boolean[] {true, false}) {
            // a lake in a square, an island in the lake, and another square, holes first
            Files.write(
                    folder.resolve("r.shp"),
                    shp(
                            5,
                            new double[][] {
                                square(2, 2, 6, !way),
                                square(0, 0, 10, way),
                                square(4, 4, 1, way),
                                square(20, 0, 1, way)
                            },
                            new double[][] {}));
            Layer layer = VectorFile.read(folder.resolve("r.shp"));
            assertThat(layer.cautions()).extracting(Problem::code).containsExactly(ProblemCode.VECTOR_C04_NO_DBF);
            assertThat(layer.noColumn("gdp", "a.shp"))
                    .isEqualTo(Problem.of(ProblemCode.VECTOR_23_NO_DBF, "a.shp", "gdp"));
            assertThatThrownBy(() -> UnitLayer.of(layer, Optional.of("id"), Optional.empty(), "r.shp"))
                    .hasMessageStartingWith("""
                            VECTOR-23   r.shp: its .dbf file is missing, so there is no column "id" nor any other
                                        Put the .dbf beside the .shp; without columns units are numbered in their \
                            order.""");
            Geometry geometry = layer.geometry(0);
            assertThat(geometry.getNumGeometries()).isEqualTo(3);
            assertThat(geometry.getArea()).isEqualTo(100 - 36 + 1 + 1);
            assertThat(geometry.isValid()).isTrue();
            assertThat(layer.geometry(1).isEmpty()).isTrue();
        }
        Files.write(folder.resolve("p.shp"), shp(1, new double[][] {{3, 4}}));
        assertThat(VectorFile.read(folder.resolve("p.shp")).geometry(0)).isEqualTo(wkt("POINT (3 4)"));
    }

    /** Saved as "Unicode" by the Notepad. */
    @Test
    void aPrjInUtf16IsRead() throws IOException {
        Files.write(folder.resolve("u.shp"), shp(1, new double[][] {{3, 4}}));
        Files.write(folder.resolve("u.prj"), "\uFEFFEPSG:4547".getBytes(StandardCharsets.UTF_16LE));
        assertThat(VectorFile.read(folder.resolve("u.shp")).crs().orElseThrow().sameAs(Crs.epsg(4547)))
                .isTrue();
    }

    @Test
    void dbfTextIsReadInTheEncodingThatIsDeclaredOrFoundOut() throws IOException {
        Charset gbk = Charset.forName("GBK");
        Object[][] cases = { // bytes, cpg, driver, what is read, whether a guess is told
            {"长沙".getBytes(gbk), "GBK", 0, "长沙", false},
            {"长沙".getBytes(gbk), "936", 0, "长沙", false},
            {"长沙".getBytes(gbk), "CP936\r\n", 0x57, "长沙", false},
            {"长沙".getBytes(gbk), "LDID/77", 0, "长沙", false},
            {"长沙".getBytes(StandardCharsets.UTF_8), "\uFEFFUTF-8", 0x4D, "长沙", false},
            {"长沙".getBytes(gbk), "", 0x4D, "长沙", false},
            {"长沙".getBytes(gbk), "", 0, "长沙", true},
            {"长沙".getBytes(gbk), "", 0x57, "长沙", true},
            {"长沙".getBytes(StandardCharsets.UTF_8), "", 0, "长沙", true},
            {"長沙縣".getBytes(gbk), "", 0, "長沙縣", true}, // 縣 ends in an h: Western by its letters
            {"芙蓉區".getBytes(Charset.forName("Big5")), "", 0, "芙蓉區", true}, // no letters in GBK
            {"Orléans".getBytes(StandardCharsets.ISO_8859_1), "", 0x57, "Orléans", true},
            {"São João".getBytes(StandardCharsets.ISO_8859_1), "", 0, "São João", true}, // GBK too: S鉶 Jo鉶
            {"Orléans".getBytes(StandardCharsets.ISO_8859_1), "ANSI 1252", 0, "Orléans", false},
            {"abc".getBytes(gbk), "nonsense", 0, "abc", false},
            {"长沙县雨花".getBytes(StandardCharsets.UTF_8), "UTF-8", 0, "长沙县", false}, // ten bytes: the fourth letter is cut
            {"a长沙县雨花".getBytes(gbk), "", 0, "a长沙县雨", true}
        };
        for (Object[] test : cases) {
            byte[] bytes = (byte[]) test[0];
            Files.write(folder.resolve("e.shp"), shp(1, new double[][] {{3, 4}}));
            Files.write(folder.resolve("e.dbf"), dbf((int) test[2], "name".getBytes(gbk), 10, bytes));
            Files.writeString(folder.resolve("e.cpg"), (String) test[1]);
            Layer layer = VectorFile.read(folder.resolve("e.shp"));
            assertThat(layer.text(0, 0)).as(test[1] + " " + test[2]).isEqualTo(test[3]);
            assertThat(layer.cautions().stream().anyMatch(c -> c.code() == ProblemCode.VECTOR_C05_ENCODING_GUESSED))
                    .as(test[1] + " " + test[2])
                    .isEqualTo(test[4]);
            assertThat(layer.value(0, 1)).isEqualTo(1);
        }
        Files.writeString(folder.resolve("e.cpg"), "nonsense");
        assertThat(codes(() -> VectorFile.read(folder.resolve("e.shp"))))
                .containsExactly(ProblemCode.VECTOR_16_ENCODING);
        Files.writeString(folder.resolve("e.cpg"), "UTF-8");
        Files.write(
                folder.resolve("e.dbf"),
                dbf(0, "name".getBytes(gbk), 10, "Orléans".getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(VectorFile.read(folder.resolve("e.shp")).cautions())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.VECTOR_C06_BAD_TEXT);
        // a .cpg from elsewhere, or the mark of Chinese machines, beside texts that can only be UTF-8
        String[][] wrong = {{"长沙县", "GBK"}, {"长沙县", "ANSI 1252"}, {"长沙县", ""}, {"长沙", "GBK"}};
        for (String[] test : wrong) {
            Files.write(
                    folder.resolve("e.dbf"),
                    dbf(0x4D, "name".getBytes(gbk), 10, test[0].getBytes(StandardCharsets.UTF_8)));
            Files.writeString(folder.resolve("e.cpg"), test[1]);
            Layer layer = VectorFile.read(folder.resolve("e.shp"));
            boolean isShort = test[0].length() == 2; // six bytes are three letters of GBK, too
            assertThat(layer.text(0, 0))
                    .isEqualTo(isShort ? new String(test[0].getBytes(StandardCharsets.UTF_8), gbk) : test[0]);
            assertThat(layer.cautions())
                    .extracting(Problem::code)
                    .containsExactlyElementsOf(isShort ? List.of() : List.of(ProblemCode.VECTOR_C09_OTHER_ENCODING));
        }
        // and beside Chinese in GBK: names came out as "³¤É³" or as question marks
        String[][] chinese = {
            {"长沙县", "UTF-8", "长沙县"},
            {"长沙雨花", "ISO-8859-1", "长沙雨花"},
            {"长沙雨花", "ANSI 1252", "长沙雨花"},
            {"长沙", "ANSI 1252", "³¤É³"} // four letters may be French, or Vietnamese
        };
        for (String[] test : chinese) {
            Files.write(folder.resolve("e.dbf"), dbf(0x57, "name".getBytes(gbk), 10, test[0].getBytes(gbk)));
            Files.writeString(folder.resolve("e.cpg"), test[1]);
            Layer layer = VectorFile.read(folder.resolve("e.shp"));
            assertThat(layer.text(0, 0)).isEqualTo(test[2]);
            assertThat(layer.cautions()).hasSize(test[0].equals(test[2]) ? 1 : 0);
        }
    }

    /** The province of each unit, taken for its name, was accepted without a word. */
    @Test
    void namesThatTellNoUnitFromAnotherAreToldWithTheColumnsThatDo() throws IOException {
        String unit = "{\"type\":\"Feature\",\"properties\":{\"省\":\"湖南省\",\"市\":\"%s\",\"县\":\"%s\",\"code\":\"%d\"},"
                + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[%d,0],[%d,1],[%d,1],[%d,0]]]}}";
        String[] counties = {"芙蓉区", "天心区", "长沙县", "株洲县"};
        List<String> features = IntStream.range(0, counties.length)
                .mapToObj(i -> unit.formatted(i < 3 ? "长沙市" : "株洲市", counties[i], i, i, i, i + 1, i))
                .toList();
        Path file = Files.writeString(
                folder.resolve("n.geojson"),
                "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}");
        Layer layer = VectorFile.read(file);
        Function<String, List<Problem>> told = name ->
                UnitLayer.of(layer, Optional.of("code"), Optional.of(name), "units.a (n.geojson)").cautions().stream()
                        .filter(c -> c.code() == ProblemCode.VECTOR_C10_ALIKE)
                        .toList();
        Problem province = told.apply("省").get(0);
        assertThat(province.text(Language.EN)).isEqualTo("""
                VECTOR-C10  units.a (n.geojson): the column "省" has one name for many units: 湖南省
                            Name a column that tells the units apart, as name: in the section of the units. Columns \
                that do: 县""");
        assertThat(province.text(Language.ZH)).isEqualTo("""
                VECTOR-C10  units.a (n.geojson)：“省”列中许多单元同名：湖南省
                            请在单元部分的 name 中改用能区分各单元的列。可用的列：县""");
        assertThat(told.apply("市")).hasSize(1);
        assertThat(told.apply("县")).isEmpty();
        assertThat(told.apply("code")).isEmpty();
    }

    @Test
    void aZippedShapefileIsReadByItsParts() throws IOException {
        Path zip = folder.resolve("z.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip), Charset.forName("GBK"))) {
            for (String ending : List.of("shp", "dbf", "prj", "CPG")) {
                out.putNextEntry(new ZipEntry("数据/区县." + ending));
                out.write(
                        switch (ending) {
                            case "shp" -> shp(5, new double[][] {square(0, 0, 2, true)});
                            case "dbf" ->
                                dbf(
                                        0,
                                        "name".getBytes(StandardCharsets.US_ASCII),
                                        10,
                                        "长沙".getBytes(Charset.forName("GBK")));
                            case "prj" -> "GEOGCS[\"x\"]".getBytes(StandardCharsets.US_ASCII);
                            default -> "GBK".getBytes(StandardCharsets.US_ASCII);
                        });
            }
        }
        Layer layer = VectorFile.read(zip);
        assertThat(layer.name()).isEqualTo("区县");
        assertThat(layer.text(0, 0)).isEqualTo("长沙");
        assertThat(layer.crs()).contains(Crs.wkt("GEOGCS[\"x\"]"));
        Crs crs = layer.crs().orElseThrow();
        assertThat(catchThrowableOfType(ProblemException.class, crs::name)
                        .problems()
                        .get(0)
                        .text(Language.EN))
                .isEqualTo("""
                CRS-03      z.zip: the WKT text of its coordinate reference system cannot be used: DATUM is missing in \
                GEOGCS
                            Export it again, or name the system by its EPSG code.""");
    }

    /** Nothing else sees it: a shape's numbers are whatever their bytes say. */
    @Test
    void aZipWithAChangedByteIsDamaged() throws IOException {
        byte[] shp = shp(5, new double[][] {square(0, 0, 2, true)});
        CRC32 sum = new CRC32();
        sum.update(shp);
        ZipEntry entry = new ZipEntry("a.shp");
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(shp.length);
        entry.setCrc(sum.getValue());
        Path zip = folder.resolve("z.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(entry);
            out.write(shp);
        }
        assertThat(VectorFile.read(zip).size()).isEqualTo(1);
        byte[] whole = Files.readAllBytes(zip);
        whole[30 + "a.shp".length() + shp.length - 10] ^= 16; // in a coordinate
        Files.write(zip, whole);
        Problem told = catchThrowableOfType(ProblemException.class, () -> VectorFile.read(zip))
                .problems()
                .get(0);
        assertThat(told.text(Language.EN)).isEqualTo("""
                VECTOR-02   z.zip: the file is damaged: a.shp: its checksum does not match
                            Copy or export it again.""");
        assertThat(told.text(Language.ZH)).isEqualTo("""
                VECTOR-02   z.zip：文件已损坏：a.shp：校验和不符
                            请重新复制或导出。""");
    }

    @Test
    void aGeoJsonThatEndsEarlySaysWhere() throws IOException {
        Path cut = Files.writeString(folder.resolve("cut.geojson"), "{\"features\":[{\"type\":\"Fea");
        assertThat(catchThrowableOfType(ProblemException.class, () -> VectorFile.read(cut))
                        .problems()
                        .get(0)
                        .text(Language.EN))
                .isEqualTo("""
                VECTOR-02   cut.geojson: the file is damaged: line 1, column 26: Unexpected end-of-input in VALUE_STRING
                            Copy or export it again.""");
        Files.writeString(
                cut,
                "{\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
                        + "[[[1,2],[3,4]");
        assertThat(catchThrowableOfType(ProblemException.class, () -> VectorFile.read(cut))
                        .problems()
                        .get(0)
                        .found(Language.EN))
                .isEqualTo("the file is damaged: line 1, column 88: Unexpected end-of-input: expected close marker for "
                        + "Array");
    }

    // --- units

    private UnitLayer units(Optional<String> id, String... features) throws IOException {
        return UnitLayer.of(
                json("{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}"),
                id,
                Optional.empty(),
                "units (j)");
    }

    private static String feature(String id, String type, String coordinates) {
        return "{\"type\":\"Feature\",\"properties\":{\"id\":" + id + "},\"geometry\":{\"type\":\"" + type
                + "\",\"coordinates\":" + coordinates + "}}";
    }

    /** GeoJSON that names no system is in degrees: metres, and latitudes of China before longitudes, are not. */
    @Test
    void coordinatesThatAreNoDegreesAreToldOnce() {
        for (String ring : new String[] {
            "[[[144534.5,9863119],[144600,9863119],[144600,9863200],[144534.5,9863119]]]",
            "[[[28,113.2],[28.5,113.2],[28.5,113],[28,113.2]]]"
        }) {
            assertThatThrownBy(() -> units(Optional.of("id"), feature("1", "Polygon", ring)))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problems())
                                    .extracting(Problem::code)
                                    .containsExactly(ProblemCode.VECTOR_24_NO_DEGREES));
        }
        String swapped = feature("1", "Polygon", "[[[28,113],[29,113],[29,114],[28,113]]]");
        assertThatThrownBy(() -> units(Optional.of("id"), swapped))
                .hasMessageContaining("such as 28, 113; yet its system, WGS 84, is in degrees");
    }

    @Test
    void invalidPolygonsAreRepairedAndTold() throws IOException {
        UnitLayer units = units(
                Optional.of("ID"),
                feature("1", "Polygon", "[[[0,0],[2,2],[2,0],[0,2],[0,0]]]"), // a bow tie
                feature(
                        "2",
                        "Polygon",
                        "[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[9,9],[9,8],[8,8],[9,9]]]"), // a hole outside
                feature("3.0", "Polygon", "[[[0,0],[1,0],[1,1],[0,1]]]"), // not closed
                feature("4", "Polygon", "[[[0,0],[1,0],[1,1],[0,1],[0,0]]]"));
        assertThat(units.ids()).containsExactly("1", "2", "3", "4");
        assertThat(units.polygons()).allMatch(Geometry::isValid);
        // two triangles of 1; the square of 16 and what was its hole, 0.5; 1 each
        assertThat(units.polygons()).extracting(Geometry::getArea).containsExactly(2.0, 16.5, 1.0, 1.0);
        assertThat(units.cautions())
                .containsExactlyInAnyOrder(
                        Problem.of(ProblemCode.VECTOR_C03_RINGS, "j.geojson", 1, "3"),
                        Problem.of(ProblemCode.VECTOR_C01_SELF_CROSSING, "units (j)", 1, "1 (1 1)"),
                        Problem.of(ProblemCode.VECTOR_C02_HOLES, "units (j)", 1, "2 (9 9)"));
    }

    @Test
    void everythingWrongWithALayerIsToldAtOnce() {
        String square = "[[[0,0],[1,0],[1,1],[0,1],[0,0]]]";
        ProblemException thrown = catchThrowableOfType(
                ProblemException.class,
                () -> units(
                        Optional.of("id"),
                        feature("\"a\"", "Polygon", square),
                        feature("\" a\"", "Polygon", square),
                        feature("null", "Polygon", square),
                        feature("\"p\"", "Point", "[1,2]"),
                        feature("\"e\"", "Polygon", "[]"),
                        feature("\"flat\"", "Polygon", "[[[0,0],[1,1],[2,2],[0,0]]]")));
        assertThat(thrown.problems())
                .containsExactly(
                        Problem.of(ProblemCode.VECTOR_07_EMPTY_ID, "units (j)", 1, "id", "3"),
                        Problem.of(ProblemCode.VECTOR_08_DOUBLE_ID, "units (j)", 1, "id", "a"),
                        Problem.of(ProblemCode.VECTOR_10_EMPTY_GEOMETRY, "units (j)", 1, "e"),
                        Problem.of(ProblemCode.VECTOR_09_NOT_POLYGONS, "units (j)", 1, "p"),
                        Problem.of(ProblemCode.VECTOR_15_NOTHING_LEFT, "units (j)", 1, "flat"));
        assertThat(catchThrowableOfType(
                                ProblemException.class,
                                () -> units(Optional.of("code"), feature("1", "Polygon", square)))
                        .problems())
                .containsExactly(Problem.of(ProblemCode.VECTOR_06_NO_COLUMN, "units (j)", "code", "id"));
    }

    @Test
    void withoutAnIdColumnTheFeatureNumberIsTheId() throws IOException {
        assertThat(units(Optional.empty(), feature("7", "Polygon", "[[[0,0],[1,0],[1,1],[0,1],[0,0]]]"))
                        .ids())
                .containsExactly("1");
    }

    // --- damaged files

    @Test
    void mutatedFilesAreReadOrAreAProblemAndNothingElse() throws IOException {
        byte[] json = """
                {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1,"b":"x"},\
                "geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,\
                0]]]]}}]}""".getBytes(StandardCharsets.UTF_8);
        byte[] shp = shp(
                5, new double[][] {square(0, 0, 9, true), square(1, 1, 2, false)}, new double[][] {}, new double[][] {
                    square(5, 5, 9, true)
                });
        byte[] dbf = dbf(
                0,
                "name".getBytes(StandardCharsets.US_ASCII),
                10,
                "a".getBytes(StandardCharsets.US_ASCII),
                "长沙".getBytes(Charset.forName("GBK")),
                new byte[0]);
        byte[] gpkg = Files.readAllBytes(geoPackage("seed.gpkg", sample("x")));
        SplittableRandom random = new SplittableRandom(20260103);
        Path point = folder.resolve("m.shp");
        for (int n = 0; n < 3000; n++) {
            Path file = n % 3 == 0 ? folder.resolve("m.geojson") : n % 3 == 1 ? point : folder.resolve("m.gpkg");
            if (n % 3 == 1) {
                Files.write(point, random.nextBoolean() ? mutated(shp, random, 30) : shp);
                Files.write(folder.resolve("m.dbf"), mutated(dbf, random, 5));
            } else {
                Files.write(file, n % 3 == 0 ? mutated(json, random, 0) : mutated(gpkg, random, 0));
            }
            try {
                UnitLayer.of(VectorFile.read(file), Optional.empty(), Optional.empty(), "m");
            } catch (ProblemException e) {
                assertThat(e.problems()).isNotEmpty();
            }
        }
    }

    private static byte[] mutated(byte[] seed, SplittableRandom random, int cutOneIn) {
        byte[] bytes = cutOneIn > 0 && random.nextInt(cutOneIn) == 0 || random.nextInt(8) == 0
                ? Arrays.copyOf(seed, 1 + random.nextInt(seed.length - 1))
                : seed.clone();
        for (int k = random.nextInt(10); k > 0; k--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = random.nextInt(3) == 0 ? (byte) (random.nextBoolean() ? 255 : 127) : (byte) random.nextInt(256);
        }
        return bytes;
    }

    @Test
    void otherDatabasesAndTruncatedFilesAreNamed() throws IOException, SQLException {
        Path plain = folder.resolve("plain.gpkg");
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + plain);
                Statement s = c.createStatement()) {
            s.executeUpdate("CREATE TABLE a (b)");
        }
        assertThat(codes(() -> VectorFile.read(plain))).containsExactly(ProblemCode.VECTOR_14_NO_GEOPACKAGE);
        byte[] shp = shp(5, new double[][] {square(0, 0, 9, true)});
        Files.write(folder.resolve("cut.shp"), Arrays.copyOf(shp, shp.length - 8));
        assertThat(codes(() -> VectorFile.read(folder.resolve("cut.shp"))))
                .containsExactly(ProblemCode.VECTOR_02_DAMAGED);
        assertThat(codes(() -> VectorFile.read(folder.resolve("none.shp"))))
                .containsExactly(ProblemCode.FILE_01_MISSING);
        Path locked = geoPackage("locked.gpkg", sample("x"));
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + locked);
                Statement s = c.createStatement()) {
            s.executeUpdate("BEGIN EXCLUSIVE");
            assertThat(codes(() -> VectorFile.read(locked))).containsExactly(ProblemCode.VECTOR_13_LOCKED);
        }
    }

    @Test
    void curvesAreAProblemThatSaysHowToConvertThem() throws IOException {
        Shapes shapes = new Shapes();
        // little-endian CircularString without points
        new Wkb(shapes).of(ByteBuffer.wrap(new byte[] {1, 8, 0, 0, 0, 0, 0, 0, 0}));
        LayerBuilder layer = new LayerBuilder("c.gpkg");
        layer.add(shapes.nothing(), 5, shapes);
        assertThat(catchThrowableOfType(ProblemException.class, () -> layer.build("c", Optional.empty(), List.of()))
                        .problems())
                .containsExactly(Problem.of(ProblemCode.VECTOR_11_CURVES, "c.gpkg", 1, "CircularString", "5"));
    }
}
