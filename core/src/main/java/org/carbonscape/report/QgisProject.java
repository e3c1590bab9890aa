package org.carbonscape.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.carbonscape.grid.Ellipsoid;

/**
 * A QGIS project as its XML document: layers by paths relative to it, each with its style, in nested groups. What comes
 * first lies on top.
 */
public final class QgisProject {
    private QgisProject() {}

    /** What a project's tree is made of. */
    public sealed interface Node {}

    /** A group; its nodes from top to bottom. */
    public record Group(String name, List<Node> nodes) implements Node {
        public Group {
            nodes = List.copyOf(nodes);
        }
    }

    /** What a layer's file holds. */
    public enum Kind {
        RASTER,
        POLYGON,
        LINE
    }

    /**
     * A layer.
     *
     * @param id     of this layer alone
     * @param source relative to the project: {@code rasters/net_2020.tif}, {@code vectors/units.gpkg|layername=cells}
     * @param qml    its style as a QGIS document
     * @param shown  whether it is drawn when the project is opened
     */
    public record Layer(String id, String name, String source, Kind kind, String qml, boolean shown) implements Node {}

    /**
     * What all layers share.
     *
     * @param epsg code of the coordinate system, where it has one
     * @param wkt  its definition
     * @param degrees of this ellipsoid are the coordinates, and on it lengths and areas are measured; empty on a map
     *                grid, where they are those of the map, as in the tables
     */
    public record Ground(
            String title,
            OptionalInt epsg,
            String wkt,
            Optional<Ellipsoid> degrees,
            double west,
            double south,
            double east,
            double north) {}

    /**
     * The project file's text.
     *
     * @param classes what stands above the classes of a raster in the legend, in place of QGIS' "Band 1 (Palette)" or
     *                the band's English description
     */
    public static String xml(Ground ground, List<Node> tree, String classes) {
        String srs = srs(ground);
        StringBuilder out = new StringBuilder("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
                + "<qgis projectname=\"" + Html.escape(ground.title()) + "\" version=\"3.22.0\">\n"
                + "<homePath path=\"\"/>\n<title>" + Html.escape(ground.title()) + "</title>\n<projectCrs>" + srs
                + "</projectCrs>\n<layer-tree-group>\n<customproperties/>\n");
        tree.forEach(node -> branch(node, classes, out));
        out.append("<custom-order enabled=\"0\"/>\n</layer-tree-group>\n<mapcanvas annotationsVisible=\"1\" "
                        + "name=\"theMapCanvas\">\n<units>")
                .append(ground.degrees().isPresent() ? "degrees" : "meters")
                .append("</units>\n<extent><xmin>")
                .append(ground.west())
                .append("</xmin><ymin>")
                .append(ground.south())
                .append("</ymin><xmax>")
                .append(ground.east())
                .append("</xmax><ymax>")
                .append(ground.north())
                .append("</ymax></extent>\n<rotation>0</rotation>\n<destinationsrs>")
                .append(srs)
                .append("</destinationsrs>\n</mapcanvas>\n<projectlayers>\n");
        tree.forEach(node -> layers(node, srs, out));
        return out.append("</projectlayers>\n<properties><Paths><Absolute type=\"bool\">false</Absolute></Paths>"
                        + "<SpatialRefSys><ProjectionsEnabled type=\"int\">1</ProjectionsEnabled></SpatialRefSys>"
                        + measure(ground)
                        + "</properties>\n</qgis>\n")
                .toString();
    }

    private static String measure(Ground ground) {
        return ground.degrees()
                .map(e -> "<Measure><Ellipsoid type=\"QString\">PARAMETER:" + e.semiMajor_m() + ":"
                        + e.semiMajor_m() * (1 - e.flattening()) + "</Ellipsoid></Measure>")
                .orElse("");
    }

    private static String srs(Ground ground) {
        String epsg = ground.epsg().isPresent() ? Integer.toString(ground.epsg().getAsInt()) : "";
        return "<spatialrefsys nativeFormat=\"Wkt\"><wkt>" + Html.escape(ground.wkt()) + "</wkt><srid>"
                + (epsg.isEmpty() ? "0" : epsg) + "</srid><authid>" + (epsg.isEmpty() ? "" : "EPSG:" + epsg)
                + "</authid><geographicflag>" + ground.degrees().isPresent() + "</geographicflag></spatialrefsys>";
    }

    private static void branch(Node node, String classes, StringBuilder out) {
        if (node instanceof Group group) {
            out.append("<layer-tree-group name=\"")
                    .append(Html.escape(group.name()))
                    .append("\" checked=\"Qt::Checked\" expanded=\"")
                    .append(isShown(group) ? 1 : 0)
                    .append("\">\n<customproperties/>\n");
            group.nodes().forEach(n -> branch(n, classes, out));
            out.append("</layer-tree-group>\n");
        } else if (node instanceof Layer layer) {
            out.append("<layer-tree-layer id=\"")
                    .append(Html.escape(layer.id()))
                    .append("\" name=\"")
                    .append(Html.escape(layer.name()))
                    .append("\" source=\"./")
                    .append(Html.escape(layer.source()))
                    .append("\" providerKey=\"")
                    .append(provider(layer))
                    .append("\" checked=\"")
                    .append(layer.shown() ? "Qt::Checked" : "Qt::Unchecked")
                    .append("\" expanded=\"")
                    .append(layer.shown() ? 1 : 0)
                    .append("\">")
                    .append(properties(layer, classes))
                    .append("</layer-tree-layer>\n");
        }
    }

    private static String properties(Layer layer, String classes) {
        return layer.kind() == Kind.RASTER
                ? "<customproperties><Option type=\"Map\"><Option type=\"QString\" name=\"legend/label-0\" value=\""
                        + Html.escape(classes) + "\"/></Option></customproperties>"
                : "<customproperties/>";
    }

    private static boolean isShown(Node node) {
        return node instanceof Layer layer
                ? layer.shown()
                : ((Group) node).nodes().stream().anyMatch(QgisProject::isShown);
    }

    private static String provider(Layer layer) {
        return layer.kind() == Kind.RASTER ? "gdal" : "ogr";
    }

    private static void layers(Node node, String srs, StringBuilder out) {
        if (node instanceof Group group) {
            group.nodes().forEach(n -> layers(n, srs, out));
            return;
        }
        Layer layer = (Layer) node;
        boolean raster = layer.kind() == Kind.RASTER;
        out.append("<maplayer type=\"")
                .append(raster ? "raster" : "vector")
                .append("\" ")
                .append(
                        raster
                                ? ""
                                : "geometry=\"" + (layer.kind() == Kind.LINE ? "Line" : "Polygon")
                                        + "\" simplifyDrawingHints=\"1\" ")
                .append("autoRefreshEnabled=\"0\" hasScaleBasedVisibilityFlag=\"0\">\n<id>")
                .append(Html.escape(layer.id()))
                .append("</id>\n<datasource>./")
                .append(Html.escape(layer.source()))
                .append("</datasource>\n<layername>")
                .append(Html.escape(layer.name()))
                .append("</layername>\n<srs>")
                .append(srs)
                .append("</srs>\n<provider")
                .append(raster ? "" : " encoding=\"UTF-8\"")
                .append(">")
                .append(provider(layer))
                .append("</provider>\n")
                .append(inner(layer.qml(), raster ? "pipe" : "renderer-v2"))
                .append("</maplayer>\n");
    }

    /** The element of a style document that a project holds. */
    private static String inner(String qml, String element) {
        int from = qml.indexOf("<" + element);
        String end = "</" + element + ">";
        int to = qml.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "a style without <%s>: %.80s", element, qml));
        }
        return qml.substring(from, to + end.length()) + "\n";
    }
}
