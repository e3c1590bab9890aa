package org.carbonscape.app.atlas;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The styles that a run carries for QGIS, as the page draws them: classes with limits or values, colours, names. */
final class Styles {
    private Styles() {}

    /**
     * A style.
     *
     * @param attribute column it colours by; empty for rasters and where one colour is for all
     * @param classes   each with {@code color}, {@code label} and {@code value} (of a class), {@code upto} (upper limit
     *                  of values, missing = no limit) or {@code from} and {@code upto}
     */
    record Style(String attribute, List<Map<String, Object>> classes) {}

    static Style of(String qml) throws IOException {
        List<Map<String, Object>> classes = new ArrayList<>();
        Map<String, String> colours = new LinkedHashMap<>(); // of symbols
        List<Map<String, Object>> bySymbol = new ArrayList<>();
        String attribute = "";
        String symbol = "";
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(qml));
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "renderer-v2" -> attribute = text(xml, "attr");
                    case "paletteEntry" -> {
                        Map<String, Object> one = named(text(xml, "label"), text(xml, "color"));
                        one.put("value", Double.valueOf(text(xml, "value")));
                        classes.add(one);
                    }
                    case "item" -> {
                        Map<String, Object> one = named(text(xml, "label"), text(xml, "color"));
                        limit(one, "upto", text(xml, "value"));
                        classes.add(one);
                    }
                    case "range" -> {
                        Map<String, Object> one = named(text(xml, "label"), text(xml, "symbol"));
                        limit(one, "from", text(xml, "lower"));
                        limit(one, "upto", text(xml, "upper"));
                        bySymbol.add(one);
                    }
                    case "category" -> {
                        Map<String, Object> one = named(text(xml, "label"), text(xml, "symbol"));
                        one.put("value", text(xml, "value"));
                        bySymbol.add(one);
                    }
                    case "symbol" -> symbol = text(xml, "name");
                    case "prop" -> {
                        if (text(xml, "k").equals("color") || text(xml, "k").equals("line_color")) {
                            colours.putIfAbsent(symbol, hex(text(xml, "v")));
                        }
                    }
                    default -> {}
                }
            }
        } catch (XMLStreamException | NumberFormatException e) {
            throw new IOException("a style cannot be read: " + e.getMessage(), e);
        }
        if (bySymbol.isEmpty() && classes.isEmpty() && !colours.isEmpty()) {
            classes.add(named("", colours.values().iterator().next()));
        }
        for (Map<String, Object> one : bySymbol) {
            one.put("color", colours.getOrDefault(String.valueOf(one.get("color")), "#888888"));
            classes.add(one);
        }
        return new Style(attribute, classes);
    }

    private static Map<String, Object> named(String label, String colour) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("label", label);
        one.put("color", colour);
        return one;
    }

    private static void limit(Map<String, Object> one, String key, String value) {
        if (!value.endsWith("inf")) {
            one.put(key, Double.valueOf(value));
        }
    }

    private static String text(XMLStreamReader xml, String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        return value == null ? "" : value;
    }

    /** {@code 44,116,179,255} as {@code #2c74b3}. */
    private static String hex(String rgba) {
        String[] parts = rgba.split(",");
        StringBuilder out = new StringBuilder("#");
        for (int i = 0; i < 3; i++) {
            int v = Integer.parseInt(parts[i].strip());
            out.append(Character.forDigit(v >> 4 & 15, 16)).append(Character.forDigit(v & 15, 16));
        }
        return out.toString();
    }
}
