package org.carbonscape.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carbonscape.drawing.Svg;
import org.carbonscape.finding.Key;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Language;

/**
 * Keys as QGIS layer styles (QML): a layer opens with the colours and names of the report's maps. A raster finds the
 * file {@code NAME.qml} beside it by itself; a GeoPackage carries the styles of its layers.
 */
public final class QgisStyle {
    /** How every style begins; one that QGIS itself has saved tells its whole version. */
    private static final String HEAD = "<!DOCTYPE qgis>\n<qgis version=\"3.22\" styleCategories=\"Symbology\">\n";

    private QgisStyle() {}

    /** Whether a file is a style as it was written here, which nobody has changed in QGIS. */
    public static boolean isOwn(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD.length()), StandardCharsets.UTF_8).equals(HEAD);
        } catch (IOException e) {
            return false;
        }
    }

    /** The edges of polygons. */
    public enum Borders {
        /** Thin and dark. */
        DRAWN,
        /** Alone, in the colour of the polygon, so that those above do not hide those below. */
        ALONE,
        /** In the colour of the polygon, so that many small ones are not hidden by their edges and show no seams. */
        NONE
    }

    /**
     * Polygons coloured by a column's value.
     *
     * @param column of the layer
     * @param values what stands in the column for each entry of the key, in the same order
     */
    public static String classes(
            String column, List<String> values, Key.Classes key, Borders borders, Language language) {
        if (values.size() != key.entries().size()) {
            throw new IllegalArgumentException(
                    values.size() + " values for " + key.entries().size() + " classes");
        }
        String categories = IntStream.range(0, values.size())
                .mapToObj(i -> "<category value=\"" + Html.escape(values.get(i)) + "\" label=\""
                        + Html.escape(key.entries().get(i).name().in(language)) + "\" symbol=\"" + i
                        + "\" render=\"true\"/>\n")
                .collect(Collectors.joining());
        int[] colours = IntStream.range(0, values.size())
                .map(i -> Sheet.colour(key.entries().get(i).rgb(), i))
                .toArray();
        return vector(
                "categorizedSymbol",
                column,
                "<categories>\n" + categories + "</categories>\n",
                symbols(colours, fill(borders)));
    }

    /** Polygons coloured by classes of a column's numbers. */
    public static String breaks(String column, Key.Breaks key, Borders borders, Language language) {
        List<String> labels = IntStream.range(0, key.classes())
                .mapToObj(i -> key.label(i, language))
                .toList();
        return vector("graduatedSymbol", column, ranges(key.limits(), labels), symbols(key.colours(), fill(borders)));
    }

    /** All polygons in one colour. */
    public static String single(Key.Entry entry) {
        return vector("singleSymbol", "", "", symbols(new int[] {Sheet.colour(entry.rgb(), 0)}, Symbol.FILL));
    }

    /**
     * Lines coloured by classes of a column's numbers.
     *
     * @param limits ascending, one more than the key has entries
     */
    public static String lines(String column, List<Double> limits, List<Key.Entry> key, Language language) {
        int[] colours = IntStream.range(0, key.size())
                .map(i -> Sheet.colour(key.get(i).rgb(), i))
                .toArray();
        return vector(
                "graduatedSymbol",
                column,
                ranges(limits, key.stream().map(e -> e.name().in(language)).toList()),
                symbols(colours, Symbol.LINE));
    }

    private static String ranges(List<Double> limits, List<String> labels) {
        return IntStream.range(0, labels.size())
                .mapToObj(i -> "<range lower=\"" + end(limits.get(i)) + "\" upper=\"" + end(limits.get(i + 1))
                        + "\" label=\"" + Html.escape(labels.get(i)) + "\" symbol=\"" + i + "\" render=\"true\"/>\n")
                .collect(Collectors.joining("", "<ranges>\n", "</ranges>\n"));
    }

    /** The first band of a raster coloured by classes of its numbers. */
    public static String raster(Key.Breaks key, Language language) {
        return raster(
                key,
                IntStream.range(0, key.classes())
                        .mapToObj(i -> key.label(i, language))
                        .toList());
    }

    /** @param labels what each class is called, where that is not what its limits say */
    public static String raster(Key.Breaks key, List<String> labels) {
        int[] colours = key.colours();
        String items = IntStream.range(0, key.classes())
                .mapToObj(i -> "<item value=\""
                        + (i == key.classes() - 1 ? "inf" : end(key.limits().get(i + 1))) + "\" color=\""
                        + Svg.colour(colours[i]) + "\" alpha=\"255\" label=\""
                        + Html.escape(labels.get(i)) + "\"/>\n")
                .collect(Collectors.joining());
        return HEAD + "<pipe>\n<rasterrenderer "
                + "type=\"singlebandpseudocolor\" band=\"1\" opacity=\"1\" alphaBand=\"-1\" classificationMin=\""
                + end(key.limits().get(0)) + "\" classificationMax=\""
                + end(key.limits().get(key.classes()))
                + "\">\n<rastershader>\n<colorrampshader colorRampType=\"DISCRETE\" classificationMode=\"1\" "
                + "clip=\"0\">\n"
                + items
                + "</colorrampshader>\n</rastershader>\n</rasterrenderer>\n</pipe>\n</qgis>\n";
    }

    /**
     * The first band of a raster coloured by class.
     *
     * @param codes what stands in the cells for each entry
     */
    public static String palette(List<Integer> codes, List<Key.Entry> entries) {
        String items = IntStream.range(0, codes.size())
                .mapToObj(i -> "<paletteEntry value=\"" + codes.get(i) + "\" color=\""
                        + Svg.colour(Sheet.colour(entries.get(i).rgb(), i)) + "\" alpha=\"255\" label=\""
                        + Html.escape(entries.get(i).name().en()) + "\"/>\n")
                .collect(Collectors.joining());
        return HEAD + "<pipe>\n<rasterrenderer "
                + "type=\"paletted\" band=\"1\" opacity=\"1\" alphaBand=\"-1\" nodataColor=\"\">\n<colorPalette>\n"
                + items
                + "</colorPalette>\n</rasterrenderer>\n</pipe>\n</qgis>\n";
    }

    private static String end(double limit) {
        return Double.isInfinite(limit) ? limit < 0 ? "-1e308" : "1e308" : Numbers.text(limit);
    }

    private static String vector(String type, String column, String classes, String symbols) {
        return HEAD + "<renderer-v2 type=\"" + type
                + "\"" + (column.isEmpty() ? "" : " attr=\"" + Html.escape(column) + "\"")
                + " symbollevels=\"0\" enableorderby=\"0\" forceraster=\"0\">\n" + classes + symbols
                + "</renderer-v2>\n</qgis>\n";
    }

    private enum Symbol {
        FILL,
        BORDERLESS,
        OUTLINE,
        LINE
    }

    private static Symbol fill(Borders borders) {
        return switch (borders) {
            case DRAWN -> Symbol.FILL;
            case ALONE -> Symbol.OUTLINE;
            case NONE -> Symbol.BORDERLESS;
        };
    }

    private static String symbols(int[] colours, Symbol symbol) {
        boolean line = symbol == Symbol.LINE;
        StringBuilder out = new StringBuilder("<symbols>\n");
        for (int i = 0; i < colours.length; i++) {
            String colour =
                    (colours[i] >> 16 & 255) + "," + (colours[i] >> 8 & 255) + "," + (colours[i] & 255) + ",255";
            String[][] options = line
                    ? new String[][] {
                        {"line_color", colour},
                        {"line_style", "solid"},
                        {"line_width", "0.6"},
                        {"line_width_unit", "MM"}
                    }
                    : new String[][] {
                        {"color", colour},
                        {"style", symbol == Symbol.OUTLINE ? "no" : "solid"},
                        {"outline_color", symbol == Symbol.FILL ? "58,63,69,255" : colour},
                        {"outline_style", "solid"},
                        {"outline_width", symbol == Symbol.OUTLINE ? "0.6" : "0.1"},
                        {"outline_width_unit", "MM"}
                    };
            out.append("<symbol name=\"")
                    .append(i)
                    .append("\" type=\"")
                    .append(line ? "line" : "fill")
                    .append("\" alpha=\"1\" clip_to_extent=\"1\"><layer class=\"")
                    .append(line ? "SimpleLine" : "SimpleFill")
                    .append("\" enabled=\"1\" locked=\"0\" pass=\"0\">");
            for (String[] option : options) {
                out.append("<prop k=\"")
                        .append(option[0])
                        .append("\" v=\"")
                        .append(option[1])
                        .append("\"/>");
            }
            out.append("</layer></symbol>\n");
        }
        return out.append("</symbols>\n").toString();
    }
}
