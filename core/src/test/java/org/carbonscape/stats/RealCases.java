package org.carbonscape.stats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** Units of the shared data, read where they stand; tests are skipped where the folder is absent. */
final class RealCases {
    /** Units in the order of their file. */
    record Units(Path file, List<String> ids, List<Geometry> polygons) {}

    private RealCases() {}

    static Path shared(String path) {
        List<Path> places = new ArrayList<>();
        String named = System.getProperty("carbonscape.shared");
        if (named != null) {
            places.add(Path.of(named));
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            places.add(at.resolve("shared"));
        }
        places.add(Path.of("/work/shared"));
        for (Path place : places) {
            if (Files.exists(place.resolve(path))) {
                return place.resolve(path);
            }
        }
        Assumptions.abort("the shared data has no " + path);
        throw new AssertionError();
    }

    static Units counties() throws IOException {
        Path file = shared("data/changzhutan/counties.geojson");
        GeometryFactory factory = new GeometryFactory();
        List<String> ids = new ArrayList<>();
        List<Geometry> polygons = new ArrayList<>();
        for (JsonNode feature : new ObjectMapper().readTree(file.toFile()).get("features")) {
            ids.add(feature.get("properties").get("Code_County").asText());
            List<Polygon> parts = new ArrayList<>();
            for (JsonNode part : feature.get("geometry").get("coordinates")) {
                List<LinearRing> rings = new ArrayList<>();
                for (JsonNode ring : part) {
                    Coordinate[] corners = new Coordinate[ring.size()];
                    Arrays.setAll(
                            corners,
                            k -> new Coordinate(
                                    ring.get(k).get(0).asDouble(),
                                    ring.get(k).get(1).asDouble()));
                    rings.add(factory.createLinearRing(corners));
                }
                parts.add(factory.createPolygon(
                        rings.get(0), rings.subList(1, rings.size()).toArray(new LinearRing[0])));
            }
            polygons.add(factory.createMultiPolygon(parts.toArray(new Polygon[0])));
        }
        return new Units(file, ids, polygons);
    }

    /** CO2 of a year, million tonnes, by county code. */
    static Map<String, Double> countyCo2(int year) throws IOException {
        List<String> lines = Files.readAllLines(shared("data/changzhutan/county_co2_1997_2017_Mt.csv"));
        int column = List.of(lines.get(0).split(",")).indexOf("C" + year);
        Map<String, Double> out = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",");
            out.put(fields[0], Double.parseDouble(fields[column]));
        }
        return out;
    }

    static Units villages() throws SQLException, ParseException {
        Path file = shared("data/bungo/zones/bungo_villages_146.gpkg");
        List<String> ids = new ArrayList<>();
        List<Geometry> polygons = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:file:" + file + "?mode=ro&immutable=1");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select fid, geom from villages order by fid")) {
            while (rows.next()) {
                byte[] blob = rows.getBytes(2);
                int envelope = new int[] {0, 32, 48, 48, 64}[blob[3] >> 1 & 7];
                ids.add(rows.getString(1));
                polygons.add(new WKBReader().read(Arrays.copyOfRange(blob, 8 + envelope, blob.length)));
            }
        }
        return new Units(file, ids, polygons);
    }
}
