package org.carbonscape.io.vector;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.grid.Crs;
import org.carbonscape.io.Unreadable;
import org.carbonscape.io.table.TextEncoding;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * GeoJSON (RFC 7946, and the {@code crs} member of its forerunner): a feature collection, a feature or a bare geometry,
 * or one feature a line; members in any order. Streamed: only the geometry at hand is held twice.
 */
final class GeoJsonReader {
    private static final Pattern EPSG = Pattern.compile("(?i)(?:.*[:/])?EPSG(?::[^:/]*:|/[^/]*/|:)([0-9]{1,9})");
    /** GDAL names systems of ArcGIS so. */
    private static final Pattern ESRI = Pattern.compile("(?i)(?:.*[:/])?(ESRI)(?::[^:/]*:|/[^/]*/|:)([0-9]{1,9})");

    private static final Pattern CRS84 = Pattern.compile("(?i)(?:.*[:/])?(?:CRS:?84|WGS ?84)H?");
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_RS_CONTROL_CHAR) // before each feature of a GeoJSON text sequence (RFC 8142)
            .build()
            .setCodec(new ObjectMapper());

    private final JsonParser json;
    private final Path file;
    private final String place;
    private final Shapes shapes = new Shapes();
    private final LayerBuilder layer;
    private final Map<String, ColumnBuilder> columns = new LinkedHashMap<>();
    private final ColumnBuilder ids = new ColumnBuilder("id");
    private boolean anyId;
    private String name = "";
    private Optional<Crs> crs = Optional.of(Crs.epsg(4326));

    private GeoJsonReader(JsonParser json, Path file, String place) {
        this.json = json;
        this.file = file;
        this.place = place;
        this.layer = new LayerBuilder(place);
    }

    static Layer read(Path file, String place, Optional<String> wanted) throws IOException {
        String stem = VectorFile.stem(VectorFile.name(file));
        Layer layer;
        try (InputStream in = Files.newInputStream(file);
                JsonParser json = FACTORY.createParser(in)) {
            layer = new GeoJsonReader(json, file, place).layer(stem);
        } catch (JsonProcessingException | CharConversionException e) {
            if (!reasonIsEncoding(e)) {
                throw new Damage(where(e));
            }
            layer = readGbk(file, place, stem);
        }
        String own = layer.name();
        if (wanted.isPresent()
                && !wanted.get().strip().equalsIgnoreCase(own)
                && !wanted.get().strip().equalsIgnoreCase(stem)) {
            throw VectorFile.problem(ProblemCode.VECTOR_03_NO_LAYER, place, wanted.get(), own);
        }
        return layer;
    }

    /** Old desktop programs wrote GeoJSON in the encoding of the machine. */
    private static Layer readGbk(Path file, String place, String stem) throws IOException {
        try (BufferedReader in = new BufferedReader(
                        new InputStreamReader(Files.newInputStream(file), TextEncoding.GBK.newDecoder()));
                JsonParser json = FACTORY.createParser(in)) {
            return new GeoJsonReader(json, file, place).layer(stem);
        } catch (JsonProcessingException e) {
            throw new Damage(where(e));
        } catch (CharConversionException | CharacterCodingException e) {
            throw new Damage("its text is neither UTF-8 nor GBK");
        }
    }

    private static boolean reasonIsEncoding(IOException e) {
        String message = e.getMessage() == null ? "" : e.getMessage();
        return e instanceof CharConversionException || message.contains("Invalid UTF-8");
    }

    private static Bilingual where(IOException e) {
        if (e instanceof JsonProcessingException json && json.getLocation() != null) {
            String message = json.getOriginalMessage() == null
                    ? "not JSON"
                    : json.getOriginalMessage()
                            .lines()
                            .findFirst()
                            .orElse("")
                            .replaceFirst(" \\(start marker at .*", "");
            return Bilingual.same("line " + json.getLocation().getLineNr() + ", column "
                    + json.getLocation().getColumnNr() + ": " + message);
        }
        return Unreadable.reason(e);
    }

    private Layer layer(String stem) throws IOException {
        while (json.nextToken() != null) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw new Damage("line " + json.currentLocation().getLineNr() + ": a GeoJSON object was expected");
            }
            shapes.reset();
            root(object());
        }
        for (ColumnBuilder column : columns.values()) {
            column.fillTo(layer.size());
        }
        ids.fillTo(layer.size());
        if (anyId && !columns.containsKey("id")) {
            columns.put("id", ids);
        }
        return layer.build(name.isBlank() ? stem : name, crs, columns.values());
    }

    /** What an object said, whichever it is. */
    private static final class Members {
        private String type = "";
        private Object coordinates = List.of(); // double[] position, Line, or a list of those
        private final List<Geometry> geometries = new ArrayList<>();
        private Geometry geometry;
        private @Nullable JsonNode properties;
        private @Nullable JsonNode id;
        private boolean collection;

        Members(Geometry nothing) {
            this.geometry = nothing;
        }
    }

    private record Line(double[] xy) {}

    private void root(Members root) {
        switch (root.type) {
            case "FeatureCollection" -> {}
            case "Feature" -> add(root);
            case "Topology" -> throw VectorFile.convert(file, place, "TopoJSON");
            default -> {
                if (root.type.isEmpty() && root.collection) {
                    return; // a collection that forgot to say so
                }
                root.geometry = geometry(root);
                add(root);
            }
        }
    }

    private Members object() throws IOException {
        Members members = new Members(shapes.nothing());
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            JsonToken token = json.nextToken();
            switch (member) {
                case "type" -> members.type = token == JsonToken.VALUE_STRING ? json.getText() : "";
                case "coordinates" ->
                    members.coordinates = token == JsonToken.START_ARRAY ? coordinates() : empty(token);
                case "geometry" -> {
                    if (token == JsonToken.START_OBJECT) {
                        members.geometry = geometry(object());
                    } else {
                        empty(token);
                    }
                }
                case "geometries" -> {
                    if (token == JsonToken.START_ARRAY) {
                        while (json.nextToken() == JsonToken.START_OBJECT) {
                            members.geometries.add(geometry(object()));
                        }
                    }
                }
                case "features" -> {
                    members.collection = true;
                    features(token);
                }
                case "properties" -> members.properties = json.readValueAsTree();
                case "id" -> members.id = json.readValueAsTree();
                case "name" -> {
                    if (token == JsonToken.VALUE_STRING) {
                        name = json.getText();
                    } else {
                        json.skipChildren();
                    }
                }
                case "crs" -> crs(json.readValueAsTree());
                case "geometryType", "rings", "paths" -> { // of Esri's own JSON, as its services send it
                    if (!member.equals("geometryType") || json.getText().startsWith("esri")) {
                        throw VectorFile.convert(file, place, "Esri JSON");
                    }
                    json.skipChildren();
                }
                default -> json.skipChildren();
            }
        }
        if (json.currentToken() != JsonToken.END_OBJECT) {
            throw new Damage("line " + json.currentLocation().getLineNr() + ": the object is not closed");
        }
        return members;
    }

    private List<Object> empty(JsonToken token) {
        if (token != JsonToken.VALUE_NULL) {
            throw new Damage("line " + json.currentLocation().getLineNr() + ": a geometry was expected");
        }
        return List.of();
    }

    private void features(JsonToken token) throws IOException {
        if (token != JsonToken.START_ARRAY) {
            throw new Damage("line " + json.currentLocation().getLineNr() + ": \"features\" must be a list");
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            shapes.reset();
            Members feature = object();
            if (!feature.collection) { // one within another, whose features have been taken
                add(feature);
            }
        }
        if (json.currentToken() != JsonToken.END_ARRAY) {
            throw new Damage("line " + json.currentLocation().getLineNr() + ": a feature was expected");
        }
    }

    private void add(Members feature) {
        int row = layer.size();
        layer.add(feature.geometry, row + 1L, shapes);
        if (feature.properties != null && feature.properties.isObject()) {
            feature.properties.properties().forEach(property -> {
                ColumnBuilder column = columns.computeIfAbsent(property.getKey(), ColumnBuilder::new);
                column.fillTo(row);
                value(property.getValue(), column);
            });
        }
        if (feature.id != null && feature.id.isValueNode() && !feature.id.isNull()) {
            anyId = true;
            ids.fillTo(row);
            value(feature.id, ids);
        }
    }

    private static void value(JsonNode value, ColumnBuilder column) {
        if (value.isNull()) {
            column.addMissing();
        } else if (value.isTextual()) {
            column.addText(value.textValue());
        } else if (value.isIntegralNumber() && value.canConvertToLong()) {
            column.addWhole(value.longValue());
        } else if (value.isNumber()) {
            column.addNumber(value.doubleValue());
        } else {
            column.addText(value.toString()); // true, false, and nested values as JSON
        }
    }

    // --- geometry

    /** The value of a "coordinates" member, as deep as it goes; the opening bracket has been taken. */
    private Object coordinates() throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.END_ARRAY) {
            return List.of();
        }
        if (token == JsonToken.VALUE_STRING && json.getText().startsWith("@")) {
            throw new Damage(Bilingual.of(
                    "its coordinates are packed into texts, as in old maps of ECharts; take the map from a source that "
                            + "gives them as numbers",
                    "坐标以压缩文本存储（ECharts 旧版地图的写法），请改用以数值给出坐标的来源"));
        }
        if (token != JsonToken.START_ARRAY) {
            double[] xy = new double[2];
            position(xy, 0);
            return xy;
        }
        Object first = coordinates();
        if (first instanceof double[] position) {
            return line(position);
        }
        List<Object> items = new ArrayList<>();
        items.add(first);
        while (json.nextToken() == JsonToken.START_ARRAY) {
            items.add(coordinates());
        }
        closed();
        return items;
    }

    private Line line(double[] first) throws IOException {
        double[] xy = Arrays.copyOf(first, 32);
        int count = 2;
        while (json.nextToken() == JsonToken.START_ARRAY) {
            if (count == xy.length) {
                xy = Arrays.copyOf(xy, count * 2);
            }
            json.nextToken();
            position(xy, count);
            count += 2;
        }
        closed();
        return new Line(Arrays.copyOf(xy, count));
    }

    /** X and Y of a position; what follows them is passed over. */
    private void position(double[] xy, int at) throws IOException {
        xy[at] = number();
        json.nextToken();
        xy[at + 1] = number();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            number();
        }
    }

    private double number() throws IOException {
        JsonToken token = json.currentToken();
        if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
            throw new Damage("line " + json.currentLocation().getLineNr() + ": a coordinate was expected");
        }
        return json.getDoubleValue();
    }

    private void closed() {
        if (json.currentToken() != JsonToken.END_ARRAY) {
            throw new Damage("line " + json.currentLocation().getLineNr() + ": a list of coordinates is not closed");
        }
    }

    private Geometry geometry(Members members) {
        Object at = members.coordinates;
        return switch (members.type) {
            case "Point" ->
                at instanceof double[] xy ? shapes.point(xy[0], xy[1]) : none(at, Shapes.FACTORY.createPoint());
            case "MultiPoint" -> {
                double[] xy = at instanceof List<?> list && list.isEmpty() ? new double[0] : xy(at);
                Point[] points = new Point[xy.length / 2];
                for (int i = 0; i < points.length; i++) {
                    points[i] = shapes.point(xy[2 * i], xy[2 * i + 1]);
                }
                yield Shapes.FACTORY.createMultiPoint(points);
            }
            case "LineString" ->
                at instanceof Line line ? shapes.line(line.xy) : none(at, Shapes.FACTORY.createLineString());
            case "MultiLineString" ->
                Shapes.FACTORY.createMultiLineString(
                        list(at).stream().map(l -> shapes.line(xy(l))).toArray(LineString[]::new));
            case "Polygon" -> polygon(at);
            case "MultiPolygon" ->
                Shapes.FACTORY.createMultiPolygon(list(at).stream()
                        .map(this::polygon)
                        .filter(p -> !p.isEmpty())
                        .toArray(Polygon[]::new));
            case "GeometryCollection" ->
                Shapes.FACTORY.createGeometryCollection(members.geometries.toArray(Geometry[]::new));
            default ->
                throw new Damage(
                        members.type.isEmpty()
                                ? "an object has no GeoJSON type"
                                : "\"" + members.type + "\" is no GeoJSON type");
        };
    }

    private Polygon polygon(Object rings) {
        List<LinearRing> made = new ArrayList<>();
        for (Object ring : list(rings)) {
            made.add(
                    ring instanceof List<?> none && none.isEmpty()
                            ? shapes.ring(new double[0])
                            : shapes.ring(xy(ring)));
        }
        return shapes.polygon(made);
    }

    private static Geometry none(Object at, Geometry empty) {
        if (at instanceof List<?> list && list.isEmpty()) {
            return empty;
        }
        throw new Damage("coordinates nested otherwise than their type says");
    }

    private static double[] xy(Object at) {
        if (at instanceof Line line) {
            return line.xy;
        }
        throw new Damage("coordinates nested otherwise than their type says");
    }

    private static List<?> list(Object at) {
        if (at instanceof List<?> list) {
            return list;
        }
        throw new Damage("coordinates nested otherwise than their type says");
    }

    // --- coordinate system

    private void crs(JsonNode member) {
        if (member == null || member.isNull()) {
            crs = Optional.empty(); // the forerunner's way to say that it is not known
            return;
        }
        JsonNode properties = member.path("properties");
        String said = properties.path("name").asText(properties.path("code").asText(""));
        if (properties.has("code") && member.path("type").asText("").equalsIgnoreCase("EPSG")) {
            said = "EPSG:" + said;
        }
        Matcher epsg = EPSG.matcher(said.strip());
        if (CRS84.matcher(said.strip()).matches()) {
            crs = Optional.of(Crs.epsg(4326)); // inside, longitude always comes first
        } else if (epsg.matches()) {
            crs = Optional.of(Crs.epsg(Integer.parseInt(epsg.group(1))));
        } else {
            crs = Optional.of(ofEsri(said.isEmpty() ? member.toString() : said.strip()));
        }
    }

    private Crs ofEsri(String said) {
        Matcher esri = ESRI.matcher(said);
        try {
            if (esri.matches()) {
                return Crs.parse(esri.group(1) + ":" + esri.group(2), place);
            }
        } catch (ProblemException e) {
            // told below
        }
        throw VectorFile.problem(ProblemCode.VECTOR_18_NO_CRS_NAME, place, said);
    }
}
