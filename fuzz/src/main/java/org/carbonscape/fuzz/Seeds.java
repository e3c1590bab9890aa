package org.carbonscape.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.Crs;
import org.carbonscape.io.table.own.XlsxWriter;
import org.carbonscape.io.vector.GeoPackageWriter;
import org.carbonscape.io.vector.MapLayer;
import org.carbonscape.problem.Language;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Small valid inputs of every format. */
final class Seeds {
    private static final String WGS84 =
            "DATUM[\"World Geodetic System 1984\",ELLIPSOID[\"WGS 84\",6378137,298.257223563,"
                    + "LENGTHUNIT[\"metre\",1]]],PRIMEM[\"Greenwich\",0,ANGLEUNIT[\"degree\",0.0174532925199433]]";
    private static final String WKT2_GEOGRAPHIC = "GEOGCRS[\"WGS 84\"," + WGS84
            + ",CS[ellipsoidal,2],AXIS[\"latitude\",north],AXIS[\"longitude\",east],"
            + "ANGLEUNIT[\"degree\",0.0174532925199433],ID[\"EPSG\",4326]]";
    private static final String WKT2_PROJECTED = "PROJCRS[\"WGS 84 / UTM zone 48N\",BASEGEOGCRS[\"WGS 84\"," + WGS84
            + ",ID[\"EPSG\",4326]],CONVERSION[\"unnamed\",METHOD[\"Transverse Mercator\"],"
            + "PARAMETER[\"Latitude of natural origin\",0,ANGLEUNIT[\"degree\",0.0174532925199433]],"
            + "PARAMETER[\"Longitude of natural origin\",105,ANGLEUNIT[\"degree\",0.0174532925199433]],"
            + "PARAMETER[\"Scale factor at natural origin\",0.9996,SCALEUNIT[\"unity\",1]],"
            + "PARAMETER[\"False easting\",500000,LENGTHUNIT[\"metre\",1]],"
            + "PARAMETER[\"False northing\",0,LENGTHUNIT[\"metre\",1]]],CS[Cartesian,2],AXIS[\"easting\",east],"
            + "AXIS[\"northing\",north],LENGTHUNIT[\"metre\",1],ID[\"EPSG\",32648]]";

    private static final Charset UTF_8 = StandardCharsets.UTF_8;

    /** The TIFFs of the reader's own tests: every codec, type, byte order, strips and tiles, BigTIFF, systems. */
    private static final Path TIFFS = Path.of("core", "src", "test", "resources", "tiff");

    private static final String WKT =
            "PROJCS[\"CGCS2000_3_Degree_GK_CM_114E\",GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\","
                    + "DATUM[\"D_China_2000\","
                    + "SPHEROID[\"CGCS2000\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\","
                    + "0.0174532925199433]],"
                    + "PROJECTION[\"Gauss_Kruger\"],PARAMETER[\"False_Easting\",500000.0],"
                    + "PARAMETER[\"False_Northing\",0.0],"
                    + "PARAMETER[\"Central_Meridian\",114.0],PARAMETER[\"Scale_Factor\",1.0],"
                    + "PARAMETER[\"Latitude_Of_Origin\",0.0],"
                    + "UNIT[\"Meter\",1.0]]";
    private static final String AUX = "<PAMDataset><SRS>EPSG:32648</SRS><GeoTransform> 500000, 30, 0, 3000000, 0, "
            + "-30</GeoTransform><PAMRasterBand band=\"1\">"
            + "<NoDataValue "
            + "le_hex_equiv=\"0000000000000840\">3.0</NoDataValue><Scale>0.5</Scale><Offset>2</Offset>"
            + "<UnitType>m</UnitType><Histograms/></PAMRasterBand></PAMDataset>";

    private static final String ASCII =
            "ncols 5\nnrows 3\nxllcorner 500000\nyllcenter 3000000\ncellsize 30\nNODATA_value -9999\n"
                    + "1 2 3 4 5\n6 1.5 -9999 nan 2\n1e3 2 3 4 5\n";
    private static final String VRT = "<VRTDataset rasterXSize=\"9\" rasterYSize=\"7\"><SRS>EPSG:32648</SRS>"
            + "<GeoTransform>499940, 30, 0, 3000020, 0, -20</GeoTransform><VRTRasterBand dataType=\"Byte\" band=\"1\">"
            + "<NoDataValue>0</NoDataValue><ComplexSource><SourceFilename "
            + "relativeToVRT=\"1\">world.tif</SourceFilename>"
            + "<SourceBand>1</SourceBand><SrcRect xOff=\"0\" yOff=\"0\" xSize=\"4\" ySize=\"4\"/>"
            + "<DstRect xOff=\"2\" yOff=\"1\" xSize=\"4\" ySize=\"4\"/><NODATA>9</NODATA></ComplexSource>"
            + "</VRTRasterBand></VRTDataset>";

    private Seeds() {}

    /** @param project its folder, where the seeds that are files are found */
    static List<Seed> all(Path project) {
        List<Seed> seeds = new ArrayList<>(tiffs(project.resolve(TIFFS)));
        seeds.addAll(vectors());
        seeds.addAll(tables());
        seeds.addAll(weights());
        seeds.add(Seed.of(Format.STUDY, "study.yaml", STUDY.getBytes(UTF_8)));
        seeds.add(Seed.of(Format.WKT, "a.prj", WKT.getBytes(UTF_8)));
        seeds.add(Seed.of(Format.WKT, "b.prj", WKT2_GEOGRAPHIC.getBytes(UTF_8)));
        seeds.add(Seed.of(Format.WKT, "c.prj", WKT2_PROJECTED.getBytes(UTF_8)));
        return seeds;
    }

    private static List<Seed> tiffs(Path folder) {
        List<Seed> seeds = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".tif")).sorted().toList()) {
                String name = file.getFileName().toString();
                Map<String, byte[]> parts = new LinkedHashMap<>(Map.of(name, Files.readAllBytes(file)));
                if (name.equals("world.tif")) {
                    parts.put("world.tfw", Files.readAllBytes(folder.resolve("world.tfw")));
                    parts.put("world.prj", Files.readAllBytes(folder.resolve("world.prj")));
                }
                if (name.startsWith("byte-")) {
                    parts.put(name + ".aux.xml", AUX.getBytes(UTF_8));
                }
                seeds.add(new Seed(Format.TIFF, name, parts));
            }
            seeds.add(Seed.of(Format.TIFF, "classes.img", Files.readAllBytes(folder.resolve("classes.img"))));
            seeds.add(Seed.of(Format.TIFF, "a.asc", ASCII.getBytes(UTF_8)));
            seeds.add(new Seed(
                    Format.TIFF,
                    "m.vrt",
                    Map.of(
                            "m.vrt",
                            VRT.getBytes(UTF_8),
                            "world.tif",
                            Files.readAllBytes(folder.resolve("world.tif")),
                            "world.tfw",
                            Files.readAllBytes(folder.resolve("world.tfw")))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seeds;
    }

    private static List<Geometry> squares() {
        GeometryFactory factory = new GeometryFactory();
        List<Geometry> squares = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            double west = 450_000 + 100 * (i % 2);
            double south = 3_100_000 + 100 * (i / 2);
            squares.add(factory.toGeometry(new Envelope(west, west + 100, south, south + 100)));
        }
        return squares;
    }

    private static Table table() {
        return Table.named("units")
                .text("id", "name")
                .number("v")
                .integer("n")
                .row("1", "长沙", 1.5, 3)
                .row("2", "b", Double.NaN, 4)
                .row("3", "", -2.25, 5)
                .row("4", "d", 1e-7, 6)
                .build();
    }

    private static List<Seed> vectors() {
        byte[] geoPackage;
        try {
            Path file = Files.createTempFile("seed", ".gpkg");
            GeoPackageWriter.write(
                    file,
                    List.of(new MapLayer("units", Crs.epsg(4547), Crs.epsg(4547).wkt1(), squares(), table())),
                    Instant.EPOCH);
            geoPackage = Files.readAllBytes(file);
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, byte[]> shape = new LinkedHashMap<>();
        shape.put("u.shp", shp());
        shape.put("u.shx", shx());
        shape.put("u.dbf", dbf());
        shape.put("u.prj", WKT.getBytes(UTF_8));
        shape.put("u.cpg", "UTF-8".getBytes(UTF_8));
        return List.of(
                Seed.of(Format.GEOPACKAGE, "u.gpkg", geoPackage),
                new Seed(Format.SHAPEFILE, "u.shp", shape),
                Seed.of(Format.ZIP, "u.zip", zipped(shape)),
                Seed.of(Format.GEOJSON, "u.geojson", GEOJSON.getBytes(UTF_8)),
                Seed.of(Format.GEOJSON, "g.geojson", GEOJSON.getBytes(Charset.forName("GB18030"))));
    }

    private static byte[] zipped(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry("d/" + file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** One polygon with a hole, one of two parts. */
    private static byte[] shp() {
        double[][][][] shapes = {
            {
                {{0, 0}, {0, 9}, {9, 9}, {9, 0}, {0, 0}},
                {{3, 3}, {6, 3}, {6, 6}, {3, 6}, {3, 3}}
            },
            {
                {{20, 0}, {20, 9}, {29, 9}, {29, 0}, {20, 0}},
                {{40, 0}, {40, 9}, {49, 9}, {49, 0}, {40, 0}}
            }
        };
        ByteBuffer out = ByteBuffer.allocate(100 + shapes.length * RECORD);
        head(out, 100 + shapes.length * RECORD);
        for (int i = 0; i < shapes.length; i++) {
            out.order(ByteOrder.BIG_ENDIAN).putInt(i + 1).putInt((RECORD - 8) / 2);
            out.order(ByteOrder.LITTLE_ENDIAN).putInt(5);
            out.putDouble(450_000).putDouble(3_100_000).putDouble(450_049).putDouble(3_100_009);
            out.putInt(2).putInt(10).putInt(0).putInt(5);
            for (double[][] ring : shapes[i]) {
                for (double[] p : ring) {
                    out.putDouble(450_000 + p[0]).putDouble(3_100_000 + p[1]);
                }
            }
        }
        return out.array();
    }

    private static final int RECORD = 8 + 44 + 8 + 160;

    private static void head(ByteBuffer out, int bytes) {
        out.order(ByteOrder.BIG_ENDIAN).putInt(9994).position(24);
        out.putInt(bytes / 2);
        out.order(ByteOrder.LITTLE_ENDIAN).putInt(1000).putInt(5);
        out.putDouble(450_000)
                .putDouble(3_100_000)
                .putDouble(450_049)
                .putDouble(3_100_009)
                .position(100);
    }

    private static byte[] shx() {
        ByteBuffer out = ByteBuffer.allocate(116);
        head(out, 116);
        out.order(ByteOrder.BIG_ENDIAN);
        for (int i = 0; i < 2; i++) {
            out.putInt((100 + i * RECORD) / 2).putInt((RECORD - 8) / 2);
        }
        return out.array();
    }

    private static byte[] dbf() {
        ByteBuffer out = ByteBuffer.allocate(32 + 3 * 32 + 1 + 2 * 27 + 1).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 3).put(new byte[] {126, 1, 1}).putInt(2);
        out.putShort((short) (32 + 3 * 32 + 1)).putShort((short) 27).position(32);
        String[] fields = {"id:C:8", "v:N:10", "day:D:8"};
        for (String field : fields) {
            String[] f = field.split(":");
            int at = out.position();
            out.put(f[0].getBytes(StandardCharsets.US_ASCII)).position(at + 11);
            out.put((byte) f[1].charAt(0)).position(at + 16);
            out.put(Byte.parseByte(f[2])).position(at + 32);
        }
        out.put((byte) 13)
                .put(" a             1.520260101 b           -2e-320251231"
                        .substring(0, 52)
                        .getBytes(UTF_8));
        return out.array();
    }

    private static List<Seed> tables() {
        ByteArrayOutputStream xlsx = new ByteArrayOutputStream();
        try {
            XlsxWriter.write(List.of(table()), List.of("table"), Map.of(), Language.EN, new PlainEngine(), xlsx);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of(
                Seed.of(Format.CSV, "t.csv", CSV.getBytes(UTF_8)),
                Seed.of(Format.CSV, "g.csv", CSV.getBytes(Charset.forName("GBK"))),
                Seed.of(Format.CSV, "u.csv", CSV.replace(',', '\t').getBytes(StandardCharsets.UTF_16)),
                Seed.of(Format.XLSX, "t.xlsx", xlsx.toByteArray()));
    }

    private static List<Seed> weights() {
        ByteBuffer swm = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        swm.put("id;Unknown\n".getBytes(UTF_8)).putInt(4).putInt(0);
        for (int unit = 1; unit <= 4; unit++) {
            int next = unit % 4 + 1;
            swm.putInt(unit).putInt(1).putInt(next).putDouble(1).putDouble(1);
        }
        byte[] bytes = Arrays.copyOf(swm.array(), swm.position());
        return List.of(
                Seed.of(Format.GAL, "w.gal", "0 4 units id\n1 2\n2 3\n2 1\n1\n3 1\n1\n4 0\n\n".getBytes(UTF_8)),
                Seed.of(Format.GWT, "w.gwt", "0 4 units id\n1 2 0.5\n2 1 0.5\n3 4 1e-3\n4 3 2\n".getBytes(UTF_8)),
                Seed.of(Format.SWM, "w.swm", bytes),
                Seed.of(
                        Format.MATRIX,
                        "w.txt",
                        "id,1,2,3,4\n1,0,1,0,0\n2,1,0,0,0\n3,0,0,0,1\n4,0,0,1,0\n".getBytes(UTF_8)));
    }

    private static final String CSV = "id,名称,value,unit\n1,\"长沙, 湘潭\",1.5,tC/ha\n2,\"a \"\"quoted\"\" "
            + "name\",-3e4,tCO2/ha\n"
            + "3,\"two\nlines\",,kgC/m2\n4,,１２,%\n";

    private static final String GEOJSON = """
            {"type":"FeatureCollection","name":"units","crs":{"type":"name",\
            "properties":{"name":"urn:ogc:def:crs:EPSG::4547"}},"features":[
            {"type":"Feature","id":7,"properties":{"id":"a","名":"长沙","v":1.5,"n":3,"t":true,"o":{"x":[1]}},\
            "geometry":{"type":"Polygon",
            "coordinates":[[[450000,3100000],[450100,3100000],[450100,3100100],[450000,3100100],[450000,3100000]],
            [[450020,3100020],[450020,3100040],[450040,3100040],[450040,3100020],[450020,3100020]]]}},
            {"type":"Feature","properties":{"id":"b","v":null},"geometry":{"type":"MultiPolygon","coordinates":
            [[[[450100,3100000,5],[450200,3100000,5],[450200,3100100,5],[450100,3100000,5]]]]}}]}
            """;

    private static final String STUDY = """
            study: &t Fuzz "长株潭" 2005-2020
            seed: 20260101
            grid: { crs: "EPSG:4547", cell: 30 m }
            landUse:
              legend: clcd
              noData: [0, 255]
              phases: { 2005: lu2005.tif, 2020: lu2020.tif }
            units:
              districts: { file: counties.gpkg, id: adcode, name: name }
              cells: { fishnet: 3 km }
            carbon:
              factors: literature-cn
              energy: { file: energy.csv, route: ncv, units: districts }
              allocate: { to: construction, by: lights.tif }
              stock: stock.csv
            drivers: { dem: dem.tif, forest: share of forest, water: distance to water }
            statistics: { units: [cells, districts], weights: "knn:6", density: { radius: 10 km, kernel: quartic },
              morans-i: {}, local-moran: { permutations: 9999, correction: fdr }, hot-spots: { statistic: both } }
            geodetector: { units: cells, y: net_2020, discretisation: "quantile:3-6", size-effect: [2 km, 3 km] }
            suitability: { criteria: sink, weights: { ahp: ahp.csv, entropy: true }, breaks: [4, 6], exclude: \
            [construction] }
            """;
}
