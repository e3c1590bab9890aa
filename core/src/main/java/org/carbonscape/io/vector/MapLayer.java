package org.carbonscape.io.vector;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.Crs;
import org.locationtech.jts.geom.Geometry;

/**
 * A layer to write: geometries and a row of columns for each.
 *
 * @param name       of the layer and its table; may be Chinese
 * @param crs        the coordinate system of the geometries
 * @param crsWkt     its definition as WKT; may be empty where {@code crs} has an EPSG code
 * @param geometries X and Y are written, empty ones as NULL; gone through twice in order, so the list may make them on
 *                   the fly
 * @param columns    one row for each geometry; NaN is written as NULL
 * @param titles     of columns, beside their names; may be empty
 * @param styles     for QGIS, the first is the one it opens the layer with; may be empty
 */
public record MapLayer(
        String name,
        Crs crs,
        String crsWkt,
        List<? extends Geometry> geometries,
        Table columns,
        Map<String, String> titles,
        List<Style> styles) {

    /**
     * A style that the file carries.
     *
     * @param name as QGIS lists it
     * @param qml  the style as a QGIS document
     */
    public record Style(String name, String qml) {}

    public MapLayer(String name, Crs crs, String crsWkt, List<? extends Geometry> geometries, Table columns) {
        this(name, crs, crsWkt, geometries, columns, Map.of(), List.of());
    }

    public MapLayer {
        titles = Collections.unmodifiableMap(new LinkedHashMap<>(titles));
        styles = List.copyOf(styles);
        if (name.isBlank()) {
            throw new IllegalArgumentException("a layer needs a name");
        }
        if (geometries.size() != columns.rows()) {
            throw new IllegalArgumentException(geometries.size() + " geometries but " + columns.rows() + " rows");
        }
    }

    /** A layer in a coordinate system named by its EPSG code. */
    public static MapLayer of(String name, Crs crs, List<? extends Geometry> geometries, Table columns) {
        return new MapLayer(name, crs, "", geometries, columns);
    }

    /** The same with styles, the first as the default. */
    public MapLayer withStyles(List<Style> some) {
        return new MapLayer(name, crs, crsWkt, geometries, columns, titles, some);
    }

    /** The same with words for its columns in the reader's language. */
    public MapLayer titled(Map<String, String> words) {
        return new MapLayer(name, crs, crsWkt, geometries, columns, words, styles);
    }
}
