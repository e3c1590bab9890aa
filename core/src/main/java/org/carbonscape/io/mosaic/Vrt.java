package org.carbonscape.io.mosaic;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.carbonscape.grid.Window;
import org.carbonscape.io.block.CellType;
import org.carbonscape.io.block.NoData;
import org.carbonscape.option.FileName;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * A band of GDAL's VRT that is a mosaic: cells of rasters laid side by side as they are. Whatever would compute or
 * resample them is a problem that names it.
 *
 * @param text    of the elements SRS, GeoTransform, NoDataValue, Scale, Offset and UnitType, where they are, and of the
 *                attribute dataType
 * @param colours by code
 */
record Vrt(int columns, int rows, Map<String, String> text, TreeMap<Integer, Integer> colours, List<Source> sources) {
    /**
     * @param noData in this source alone
     */
    record Source(Path file, int band, Window from, Window to, Optional<NoData> noData) {}

    private static final Set<String> OF_DATASET = Set.of("Metadata", "OverviewList", "BlockXSize", "BlockYSize");
    private static final Set<String> OF_BAND = Set.of(
            "ColorInterp",
            "Description",
            "Metadata",
            "CategoryNames",
            "Histograms",
            "GDALRasterAttributeTable",
            "HideNoDataValue",
            "Overview");
    private static final Set<String> OF_SOURCE = Set.of("OpenOptions", "SourceProperties");
    private static final Set<String> TEXTS =
            Set.of("SRS", "GeoTransform", "NoDataValue", "Scale", "Offset", "UnitType");

    private static final String TYPE = "dataType";

    /** A problem where cells of a source would be cut off or rounded to fit the type that the VRT gives them. */
    void checkHolds(Path path, CellType source) {
        String type = text.getOrDefault(TYPE, "");
        boolean cut = Arrays.stream(CellType.values())
                .filter(t -> t.name().equalsIgnoreCase(type.equals("Byte") ? "uint8" : type))
                .anyMatch(t -> !t.holds(source));
        if (cut) {
            throw more(path, TYPE + " " + type + " < " + source.name().toLowerCase(Locale.ROOT));
        }
    }

    /** @throws ProblemException TIFF-20 where it is more than a mosaic, TIFF-12 without such a band, TIFF-01 */
    static Vrt read(Path path, String xml, int band) {
        Reading reading = new Reading(path, band);
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_COALESCING, true);
            reading.all(factory.createXMLStreamReader(new StringReader(xml)));
        } catch (XMLStreamException | NumberFormatException e) {
            throw more(
                    path,
                    String.valueOf(e.getMessage()).lines().reduce((a, b) -> b).orElse(""));
        }
        return reading.vrt();
    }

    static ProblemException more(Path path, String what) {
        return new ProblemException(ProblemCode.TIFF_20_VRT, path.toString(), what);
    }

    /** One walk through the text. */
    private static final class Reading {
        private final Path path;
        private final int band;
        private final Deque<String> at = new ArrayDeque<>();
        private final Map<String, String> text = new HashMap<>();
        private final TreeMap<Integer, Integer> colours = new TreeMap<>();
        private final List<Source> sources = new ArrayList<>();
        private final Map<String, String> source = new HashMap<>();
        private int columns;
        private int rows;
        private int bands;
        private boolean ours;

        Reading(Path path, int band) {
            this.path = path;
            this.band = band;
        }

        void all(XMLStreamReader xml) throws XMLStreamException {
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (isPassedOver(xml.getLocalName())) {
                            passOver(xml);
                        } else {
                            at.push(xml.getLocalName());
                            begin(xml);
                        }
                    }
                    case XMLStreamConstants.CHARACTERS -> characters(xml.getText());
                    case XMLStreamConstants.END_ELEMENT -> end(at.pop());
                    default -> {}
                }
            }
        }

        private boolean isPassedOver(String element) {
            return switch (at.size()) {
                case 1 -> OF_DATASET.contains(element);
                case 2 -> OF_BAND.contains(element) || !ours && inBand();
                case 3 -> OF_SOURCE.contains(element);
                default -> false;
            };
        }

        private boolean inBand() {
            return "VRTRasterBand".equals(at.peek());
        }

        private static void passOver(XMLStreamReader xml) throws XMLStreamException {
            for (int depth = 1; depth > 0; ) {
                int event = xml.next();
                depth += event == XMLStreamConstants.START_ELEMENT
                        ? 1
                        : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
            }
        }

        private void begin(XMLStreamReader xml) {
            String element = xml.getLocalName();
            switch (at.size()) {
                case 1 -> dataset(xml, element);
                case 2 -> {
                    if (element.equals("VRTRasterBand")) {
                        bands++;
                        String number = xml.getAttributeValue(null, "band");
                        ours = (number == null ? bands : Integer.parseInt(number)) == band;
                        if (ours) {
                            text.put(TYPE, String.valueOf(xml.getAttributeValue(null, TYPE)));
                        }
                        String kind = xml.getAttributeValue(null, "subClass");
                        if (ours && kind != null && !kind.equals("VRTSourcedRasterBand")) {
                            throw more(path, kind);
                        }
                    } else if (!TEXTS.contains(element)) {
                        throw more(path, element);
                    }
                }
                case 3 -> {
                    source.clear();
                    boolean known = element.equals("SimpleSource")
                            || element.equals("ComplexSource")
                            || element.equals("ColorTable")
                            || TEXTS.contains(element);
                    if (!known) {
                        throw more(path, element);
                    }
                }
                case 4 -> inSource(xml, element);
                default -> throw more(path, element);
            }
        }

        private void dataset(XMLStreamReader xml, String element) {
            String kind = xml.getAttributeValue(null, "subClass");
            if (!element.equals("VRTDataset") || kind != null) {
                throw more(path, kind == null ? element : kind);
            }
            columns = size(xml, "rasterXSize");
            rows = size(xml, "rasterYSize");
        }

        private static int size(XMLStreamReader xml, String attribute) {
            int size = Integer.parseInt(String.valueOf(xml.getAttributeValue(null, attribute)));
            if (size < 1) {
                throw new NumberFormatException(attribute + " = " + size);
            }
            return size;
        }

        private void inSource(XMLStreamReader xml, String element) {
            switch (element) {
                case "Entry" -> {
                    int rgb = 0;
                    for (String channel : new String[] {"c1", "c2", "c3"}) {
                        String value = xml.getAttributeValue(null, channel);
                        rgb = rgb << 8 | (value == null ? 0 : Integer.parseInt(value) & 255);
                    }
                    colours.put(colours.size(), rgb);
                }
                case "SourceFilename" ->
                    source.put("relative", String.valueOf(xml.getAttributeValue(null, "relativeToVRT")));
                case "SrcRect", "DstRect" -> {
                    for (String side : new String[] {"xOff", "yOff", "xSize", "ySize"}) {
                        source.put(element + side, String.valueOf(xml.getAttributeValue(null, side)));
                    }
                }
                case "SourceBand", "NODATA", "ScaleOffset", "ScaleRatio" -> {}
                default -> throw more(path, element);
            }
        }

        private void characters(String characters) {
            String element = at.isEmpty() ? "" : at.peek();
            if (TEXTS.contains(element)) {
                text.merge(element, characters, String::concat);
            } else if (at.size() == 4) {
                source.merge(element, characters, String::concat);
            }
        }

        private void end(String element) {
            if (element.equals("SimpleSource") || element.equals("ComplexSource")) {
                sources.add(source());
            }
        }

        private Source source() {
            String bandText = source.getOrDefault("SourceBand", "1").strip();
            if (!bandText.matches("[0-9]{1,9}")) {
                throw more(path, "SourceBand " + bandText);
            }
            if (number("ScaleRatio", 1) != 1 || number("ScaleOffset", 0) != 0) {
                throw more(path, "ScaleRatio / ScaleOffset");
            }
            Window to = window("DstRect");
            Window from = window("SrcRect");
            if (from.width() != to.width() || from.height() != to.height()) {
                throw more(
                        path,
                        "SrcRect " + from.width() + " x " + from.height() + ", DstRect " + to.width() + " x "
                                + to.height());
            }
            if (to.column() < 0 || to.row() < 0 || to.endColumn() > columns || to.endRow() > rows) {
                throw more(path, "DstRect " + to.column() + ", " + to.row());
            }
            return new Source(
                    file(),
                    Integer.parseInt(bandText),
                    from,
                    to,
                    Optional.ofNullable(source.get("NODATA")).flatMap(NoData::parse));
        }

        private Path file() {
            String name = source.getOrDefault("SourceFilename", "").strip().replaceFirst("^/vsicurl/", "");
            if (name.isEmpty() || name.startsWith("/vsi") || name.matches("(?i)[a-z_0-9]{2,}:(?!//).*")) {
                throw more(path, "SourceFilename " + name);
            }
            Path file = FileName.path(name);
            return source.getOrDefault("relative", "").equals("1") ? path.resolveSibling(file) : file;
        }

        private double number(String element, double otherwise) {
            String written = source.get(element);
            return written == null ? otherwise : Double.parseDouble(written.strip());
        }

        /** Whole cells only; the whole raster where there is no such rectangle. */
        private Window window(String rectangle) {
            int[] sides = new int[4];
            String[] names = {"xOff", "yOff", "xSize", "ySize"};
            for (int i = 0; i < 4; i++) {
                String written = source.get(rectangle + names[i]);
                double side = written == null ? i < 2 ? 0 : i == 2 ? columns : rows : Double.parseDouble(written);
                if (!(Math.abs(side - Math.rint(side)) < 1e-3) || !(Math.abs(side) < 1e9) || i > 1 && side < 0.5) {
                    throw more(path, rectangle + " " + names[i] + " = " + written);
                }
                sides[i] = (int) Math.rint(side);
            }
            return new Window(sides[0], sides[1], sides[2], sides[3]);
        }

        Vrt vrt() {
            if (band < 1 || band > bands) {
                throw new ProblemException(ProblemCode.TIFF_12_BAND, path.toString(), band, bands);
            }
            if (sources.isEmpty()) {
                throw more(path, "0 SimpleSource");
            }
            return new Vrt(columns, rows, Map.copyOf(text), colours, List.copyOf(sources));
        }
    }
}
