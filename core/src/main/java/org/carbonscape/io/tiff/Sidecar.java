package org.carbonscape.io.tiff;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What GDAL and ArcGIS say about a raster in XML: in {@code x.tif.aux.xml} beside it (PAMDataset), or of its bands in
 * the tag GDAL_METADATA. Statistics, histograms and names are not read.
 *
 * @param crs       a WKT text or EPSG:n
 * @param transform six numbers as GDAL orders them, of the cell's corner
 * @param noData    of the band
 * @param scale     value = cell x scale + offset
 * @param unit      of the values, empty where none is given
 */
record Sidecar(
        Optional<String> crs,
        Optional<double[]> transform,
        Optional<NoData> noData,
        OptionalDouble scale,
        OptionalDouble offset,
        String unit) {
    static final Sidecar NONE = new Sidecar(
            Optional.empty(), Optional.empty(), Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty(), "");
    private static final long LARGEST = 64 << 20;
    /** Nothing else is of interest here, and most of these files hold nothing else: no parser is started for them. */
    private static final Pattern ANYTHING =
            Pattern.compile("<(SRS|GeoTransform|NoDataValue|Scale|Offset|UnitType)\\b|\"(scale|offset|unittype)\"");

    static Path file(Path raster) {
        return raster.resolveSibling(raster.getFileName() + ".aux.xml");
    }

    static Sidecar beside(Path raster, int band) {
        Path file = file(raster);
        try {
            if (!Files.isRegularFile(file)) {
                return NONE;
            }
            if (Files.size(file) > LARGEST) {
                throw new ProblemException(
                        ProblemCode.TIFF_14_SIDECAR, raster.toString(), file.getFileName(), "> 64 MB");
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return parse(raster, String.valueOf(file.getFileName()), text, band);
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemCode.FILE_03_UNREADABLE,
                    file.toString(),
                    e.getClass().getSimpleName());
        }
    }

    /** The tag's text; empty where there is none. */
    static Sidecar ofTag(Path raster, String text, int band) {
        return parse(raster, "GDAL_METADATA", text, band);
    }

    private static Sidecar parse(Path raster, String name, String text, int band) {
        if (!ANYTHING.matcher(text).find()) {
            return NONE;
        }
        Map<String, String> found = new HashMap<>();
        try {
            read(text.strip(), band, found);
        } catch (XMLStreamException e) {
            String reason =
                    String.valueOf(e.getMessage()).lines().reduce((a, b) -> b).orElse("");
            throw new ProblemException(ProblemCode.TIFF_14_SIDECAR, raster.toString(), name, reason);
        }
        Optional<String> hex = Optional.ofNullable(found.get("le_hex_equiv")).filter(h -> h.matches("[0-9A-Fa-f]{16}"));
        return new Sidecar(
                Optional.ofNullable(found.get("SRS")).filter(t -> !t.isBlank()).map(String::strip),
                Optional.ofNullable(found.get("GeoTransform")).map(t -> six(raster, name, t)),
                Optional.ofNullable(found.get("NoDataValue"))
                        .flatMap(t -> hex.isPresent() ? Optional.of(exact(t, hex.get())) : NoData.parse(t)),
                number(raster, name, found.get("Scale")),
                number(raster, name, found.get("Offset")),
                found.getOrDefault("UnitType", "").strip());
    }

    private static void read(String text, int band, Map<String, String> found) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
        Deque<String> path = new ArrayDeque<>();
        boolean ours = false;
        String item = "";
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    String element = xml.getLocalName();
                    path.push(element);
                    if (path.size() > 64) {
                        throw new XMLStreamException("nested too deeply");
                    }
                    if (element.equals("PAMRasterBand")) {
                        ours = String.valueOf(band).equals(xml.getAttributeValue(null, "band"));
                    } else if (element.equals("NoDataValue") && ours && path.size() == 3) {
                        String hex = xml.getAttributeValue(null, "le_hex_equiv");
                        if (hex != null) {
                            found.put("le_hex_equiv", hex);
                        }
                    } else if (element.equals("Item")) { // of the tag: bands are counted from 0 there
                        String sample = xml.getAttributeValue(null, "sample");
                        item = String.valueOf(band - 1).equals(sample)
                                ? String.valueOf(xml.getAttributeValue(null, "role"))
                                : "";
                    }
                }
                case XMLStreamConstants.CHARACTERS -> {
                    String element = path.isEmpty() ? "" : path.peek();
                    String into = switch (element) {
                        case "SRS", "GeoTransform" -> path.size() == 2 ? element : "";
                        case "NoDataValue", "Scale", "Offset", "UnitType" -> ours && path.size() == 3 ? element : "";
                        case "Item" ->
                            switch (item) {
                                case "scale" -> "Scale";
                                case "offset" -> "Offset";
                                case "unittype" -> "UnitType";
                                default -> "";
                            };
                        default -> "";
                    };
                    if (!into.isEmpty()) {
                        found.merge(into, xml.getText(), String::concat);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> path.pop();
                default -> {}
            }
        }
    }

    private static NoData exact(String text, String hex) {
        long bits = 0;
        for (int i = 14; i >= 0; i -= 2) {
            bits = bits << 8 | Integer.parseInt(hex.substring(i, i + 2), 16);
        }
        return NoData.of(text.strip(), Double.longBitsToDouble(bits));
    }

    private static double[] six(Path raster, String name, String text) {
        String[] words = text.strip().split("\\s*,\\s*");
        double[] six = new double[6];
        for (int i = 0; i < 6; i++) {
            six[i] = number(raster, name, i < words.length ? words[i] : text).orElse(Double.NaN);
        }
        return six;
    }

    private static OptionalDouble number(Path raster, String name, @Nullable String text) {
        if (text == null) {
            return OptionalDouble.empty();
        }
        try {
            double value = Double.parseDouble(text.strip());
            if (Double.isFinite(value)) {
                return OptionalDouble.of(value);
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new ProblemException(ProblemCode.TIFF_14_SIDECAR, raster.toString(), name, text.strip());
    }
}
