package org.carbonscape.io.vector;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.carbonscape.grid.Crs;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.ProblemCode;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * KML 2: the placemarks of all folders as one layer, in longitude and latitude of WGS 84. Columns are {@code name},
 * whatever stands under ExtendedData and, as ArcGIS exports them, the rows of two cells of an HTML table in the
 * description. Streamed; nothing outside the file is looked at.
 */
final class KmlReader {
    private static final String CELL = "<t[dh]\\b[^>]*+>((?:(?!</?(?:t[dhr]|table)\\b).)*+)</t[dh]>";
    private static final Set<String> NUMBERS = Set.of("int", "uint", "short", "ushort", "float", "double");
    private static final double WHOLE_BELOW = 1e15;
    /** Of two cells, which hold no table. */
    private static final Pattern ROW = Pattern.compile("(?is)<tr\\b[^>]*+>\\s*" + CELL + "\\s*" + CELL + "\\s*</tr>");

    private final XMLStreamReader xml;
    private final Shapes shapes = new Shapes();
    private final LayerBuilder layer;
    private final Map<String, ColumnBuilder> columns = new LinkedHashMap<>();
    /** Columns that a schema declares as numbers, as GDAL and QGIS write it; without one all are text. */
    private final Set<String> numbers = new HashSet<>();

    private KmlReader(XMLStreamReader xml, String place) {
        this.xml = xml;
        this.layer = new LayerBuilder(place);
    }

    static Layer read(Path file, String place, Optional<String> wanted) throws IOException {
        String stem = VectorFile.stem(VectorFile.name(file));
        if (wanted.isPresent() && !wanted.get().strip().equalsIgnoreCase(stem)) {
            throw VectorFile.problem(ProblemCode.VECTOR_03_NO_LAYER, place, wanted.get(), stem);
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try (InputStream in = Files.newInputStream(file)) {
            return new KmlReader(factory.createXMLStreamReader(in), place).layer(stem);
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException io) {
                throw io;
            }
            throw new Damage("line "
                    + (e.getLocation() == null ? 1 : e.getLocation().getLineNumber()) + ": not well-formed XML");
        }
    }

    private Layer layer(String stem) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (is("Placemark")) {
                placemark();
            } else if (is("SimpleField") && NUMBERS.contains(String.valueOf(xml.getAttributeValue(null, "type")))) {
                numbers.add(key());
            }
        }
        columns.values().forEach(c -> c.fillTo(layer.size()));
        return layer.build(stem, Optional.of(Crs.epsg(4326)), columns.values());
    }

    private boolean is(String element) {
        return xml.getLocalName().equals(element);
    }

    /** Whether there is another element before the present one ends. */
    private boolean inside(String element) throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT && is(element)) {
                return false;
            }
        }
        return false;
    }

    private void placemark() throws XMLStreamException {
        shapes.reset();
        int row = layer.size();
        Geometry geometry = shapes.nothing();
        Map<String, String> values = new LinkedHashMap<>();
        while (inside("Placemark")) {
            switch (xml.getLocalName()) {
                case "name" -> values.put("name", text());
                case "ExtendedData", "SchemaData" -> {} // their parts come next
                case "Data" -> {
                    String key = key();
                    while (inside("Data")) {
                        String part = xml.getLocalName();
                        String text = text();
                        if (part.equals("value")) {
                            values.put(key, text);
                        }
                    }
                }
                case "SimpleData" -> values.put(key(), text());
                case "description" -> described(text(), values);
                case "Polygon", "MultiGeometry", "Point", "LineString", "LinearRing" -> geometry = geometry();
                default -> skip();
            }
        }
        layer.add(geometry, row + 1L, shapes);
        values.forEach((key, value) -> {
            ColumnBuilder column = columns.computeIfAbsent(key, ColumnBuilder::new);
            column.fillTo(row);
            double number = numbers.contains(key) ? Numbers.parsed(value.strip()) : Double.NaN;
            if (number == Math.rint(number) && Math.abs(number) < WHOLE_BELOW) {
                column.addWhole((long) number);
            } else if (!Double.isNaN(number)) {
                column.addNumber(number);
            } else if (!numbers.contains(key) || !value.isBlank()) {
                column.addText(value);
            }
        });
    }

    /** What ExtendedData says goes before. */
    private static void described(String html, Map<String, String> values) {
        ROW.matcher(html).results().forEach(r -> {
            String key = plain(r.group(1));
            if (!key.isEmpty() && values.keySet().stream().noneMatch(key::equalsIgnoreCase)) {
                values.put(key, plain(r.group(2)));
            }
        });
    }

    private static String plain(String html) {
        return html.replaceAll("<[^>]*+>", "")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .strip();
    }

    private String key() {
        String name = xml.getAttributeValue(null, "name");
        return name == null ? "data" : name;
    }

    /** The text of an element; elements inside are passed over. */
    private String text() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            }
        }
        return text.toString().strip();
    }

    private void skip() throws XMLStreamException {
        text();
    }

    private Geometry geometry() throws XMLStreamException {
        String type = xml.getLocalName();
        List<double[]> rings = new ArrayList<>();
        List<Geometry> parts = new ArrayList<>();
        boolean hole = false;
        while (inside(type)) {
            switch (xml.getLocalName()) {
                case "outerBoundaryIs" -> hole = false;
                case "innerBoundaryIs" -> hole = true;
                case "coordinates" -> rings.add(hole || rings.isEmpty() ? rings.size() : 0, coordinates());
                case "LinearRing" -> {
                    if (!type.equals("Polygon")) {
                        parts.add(geometry());
                    }
                }
                case "Polygon", "MultiGeometry", "Point", "LineString" -> parts.add(geometry());
                default -> skip();
            }
        }
        return switch (type) {
            case "Polygon" -> {
                List<LinearRing> made = rings.stream().map(shapes::ring).toList();
                yield shapes.polygon(made);
            }
            case "Point" -> rings.isEmpty() ? shapes.nothing() : shapes.point(rings.get(0)[0], rings.get(0)[1]);
            case "MultiGeometry" -> together(parts);
            default -> rings.isEmpty() ? shapes.nothing() : shapes.line(rings.get(0));
        };
    }

    /** Several polygons or points as one of many parts; what is mixed stays a collection. */
    private static Geometry together(List<Geometry> parts) {
        List<Geometry> flat = new ArrayList<>();
        for (Geometry part : parts) {
            if (part instanceof GeometryCollection) {
                for (int i = 0; i < part.getNumGeometries(); i++) {
                    flat.add(part.getGeometryN(i));
                }
            } else {
                flat.add(part);
            }
        }
        if (flat.stream().allMatch(Polygon.class::isInstance)) {
            return Shapes.FACTORY.createMultiPolygon(
                    flat.stream().filter(p -> !p.isEmpty()).toArray(Polygon[]::new));
        }
        return flat.stream().allMatch(Point.class::isInstance)
                ? Shapes.FACTORY.createMultiPoint(flat.toArray(Point[]::new))
                : Shapes.FACTORY.createGeometryCollection(flat.toArray(Geometry[]::new));
    }

    /** {@code lon,lat[,height] lon,lat[,height] ...}; the height is passed over. */
    private double[] coordinates() throws XMLStreamException {
        int line = xml.getLocation().getLineNumber();
        String[] positions = text().replaceAll("\\s*,\\s*", ",").strip().split("\\s+");
        double[] xy = new double[2 * positions.length];
        try {
            for (int i = 0; i < positions.length; i++) {
                String[] numbers = positions[i].split(",");
                xy[2 * i] = Double.parseDouble(numbers[0]);
                xy[2 * i + 1] = Double.parseDouble(numbers[1]);
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new Damage("line " + line + ": a coordinate was expected");
        }
        return xy;
    }
}
