package org.carbonscape.io.tiff;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.carbonscape.io.Unreadable;
import org.carbonscape.io.block.NoData;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What GDAL and ArcGIS say about a raster in XML: in {@code x.tif.aux.xml} beside it (PAMDataset), or of its bands in
 * the tag GDAL_METADATA. Statistics, histograms and names are not read.
 *
 * @param crs       a WKT text or EPSG:n; also as "Define Projection" of ArcGIS says it, in a GeodataXform
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
        String unit,
        Damage damage) {
    static final Sidecar NONE = new Sidecar(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            "",
            Damage.NONE);

    /**
     * Where the text breaks off or makes no sense.
     *
     * @param reason   empty = nowhere
     * @param doubtful elements that may stand where it cannot be read
     */
    record Damage(String name, String reason, Set<String> doubtful) {
        static final Damage NONE = new Damage("", "", Set.of());

        /** A problem where one of these elements is in doubt: without it the file cannot be read rightly. */
        void check(Path raster, String... needed) {
            for (String element : needed) {
                if (doubtful.contains(element)) {
                    throw new ProblemException(ProblemCode.TIFF_14_SIDECAR, raster.toString(), name, reason, "");
                }
            }
        }

        /** What is told where the file could be read all the same. */
        Optional<Problem> caution(Path raster) {
            return reason.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Problem.of(ProblemCode.TIFF_C05_SIDECAR, raster.toString(), name, reason));
        }
    }

    /** How GDAL leaves out a scale and an offset, which it hands on as they are. */
    static final String WITHOUT_SCALE = "-a_scale 1 -a_offset 0 ";

    private static final long LARGEST = 64 << 20;
    /** Nothing else is of interest here, and most of these files hold nothing else: no parser is started for them. */
    private static final Pattern ANYTHING =
            Pattern.compile("<(SRS|WKT|GeoTransform|NoDataValue|Scale|Offset|UnitType)\\b|\"(scale|offset|unittype)\"");
    /** Letters that XML may not hold, and a byte order mark; they are of no interest. */
    private static final Pattern NO_LETTERS = Pattern.compile(
            "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFEFF\\uFFFE\\uFFFF]|&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01])|x0*(?:[0-8"
                    + "bBcCeEfF]|1[0-9a-fA-F]));");

    /** ArcGIS also writes that it knows of none. */
    private static final String SYSTEM = "(?is)\\s*(PROJCS|GEOGCS)\\W.*";

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
                        ProblemCode.TIFF_14_SIDECAR, raster.toString(), file.getFileName(), "> 64 MB", "");
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return parse(raster, String.valueOf(file.getFileName()), text, band);
        } catch (IOException e) {
            throw Unreadable.of(file.toString(), e);
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
        Damage damage = read(name, NO_LETTERS.matcher(text).replaceAll("").strip(), band, found);
        damage.check(raster, "NoDataValue", "Scale", "Offset");
        Optional<String> hex = Optional.ofNullable(found.get("le_hex_equiv")).filter(h -> h.matches("[0-9A-Fa-f]{16}"));
        return new Sidecar(
                Optional.ofNullable(found.get("SRS"))
                        .or(() -> Optional.ofNullable(found.get("WKT")).filter(t -> t.matches(SYSTEM)))
                        .filter(t -> !t.isBlank())
                        .map(String::strip),
                Optional.ofNullable(found.get("GeoTransform"))
                        .filter(Sidecar::isSix)
                        .map(Sidecar::six),
                Optional.ofNullable(found.get("NoDataValue"))
                        .flatMap(t -> hex.isPresent() ? Optional.of(exact(t, hex.get())) : NoData.parse(t)),
                number(raster, name, found.get("Scale")),
                number(raster, name, found.get("Offset")),
                found.getOrDefault("UnitType", "").strip(),
                damage);
    }

    /** Fills what is found; what the text still holds behind the place where it is damaged is in doubt. */
    private static Damage read(String name, String text, int band, Map<String, String> found) {
        Deque<String> path = new ArrayDeque<>();
        XMLStreamReader xml = null;
        try {
            xml = open(text);
            read(xml, path, band, found);
        } catch (XMLStreamException e) {
            int at = xml == null
                    ? 0
                    : Math.max(0, Math.min(text.length(), xml.getLocation().getCharacterOffset()));
            Set<String> doubtful = new HashSet<>(path);
            path.forEach(found::remove); // an element that is not closed may be cut short
            if (path.contains("WKT")) {
                doubtful.add("SRS");
            }
            Matcher behind = ANYTHING.matcher(text).region(at, text.length());
            while (behind.find()) {
                String element = behind.group(1) == null ? behind.group(2) : behind.group(1);
                doubtful.add(
                        switch (element) {
                            case "scale" -> "Scale";
                            case "offset" -> "Offset";
                            case "WKT" -> "SRS";
                            default -> element;
                        });
            }
            return new Damage(name, reason(e), doubtful);
        }
        String six = found.getOrDefault("GeoTransform", "0,0,0,0,0,0");
        return isSix(six) ? Damage.NONE : new Damage(name, "GeoTransform " + six.strip(), Set.of("GeoTransform"));
    }

    private static String reason(XMLStreamException e) {
        return String.valueOf(e.getMessage()).lines().reduce((a, b) -> b).orElse("");
    }

    private static XMLStreamReader open(String text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false); // prefixes that nobody declared are common
        return factory.createXMLStreamReader(new StringReader(text));
    }

    private static void read(XMLStreamReader xml, Deque<String> path, int band, Map<String, String> found)
            throws XMLStreamException {
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
                        case "WKT" -> path.size() == 5 && path.contains("GeodataXform") ? element : "";
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

    private static boolean isSix(String text) {
        try {
            return Arrays.stream(six(text)).allMatch(Double::isFinite);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Six numbers; NaN where there are others. */
    private static double[] six(String text) {
        double[] six = Arrays.stream(text.strip().split("\\s*,\\s*"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return six.length == 6 ? six : new double[] {Double.NaN};
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
        throw new ProblemException(ProblemCode.TIFF_14_SIDECAR, raster.toString(), name, text.strip(), WITHOUT_SCALE);
    }
}
