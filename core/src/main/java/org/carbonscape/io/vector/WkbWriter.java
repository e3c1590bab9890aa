package org.carbonscape.io.vector;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Geometries as GeoPackage blobs: header with envelope (but for points), then little-endian well-known binary. */
final class WkbWriter {
    private static final int POINT = 1;
    private static final int POLYGON = 3;

    private WkbWriter() {}

    /** @param many whether a single geometry is wrapped, since its layer holds multi-geometries */
    static byte[] geoPackage(Geometry geometry, Envelope box, int srs, boolean many) {
        boolean point = geometry instanceof Point;
        boolean wrap = many && !(geometry instanceof GeometryCollection);
        int size = 8 + (point ? 0 : 32) + (wrap ? 9 : 0) + size(geometry);
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'G')
                .put((byte) 'P')
                .put((byte) 0)
                .put((byte) (point ? 1 : 3))
                .putInt(srs);
        if (!point) {
            out.putDouble(box.getMinX())
                    .putDouble(box.getMaxX())
                    .putDouble(box.getMinY())
                    .putDouble(box.getMaxY());
        }
        if (wrap) {
            out.put((byte) 1).putInt(type(geometry) + 3).putInt(1);
        }
        put(geometry, out);
        return out.array();
    }

    /** 1 point, 2 line, 3 polygon, 4 to 6 many of them, 7 a collection. */
    static int type(Geometry geometry) {
        return geometry instanceof Point
                ? POINT
                : geometry instanceof LineString
                        ? 2
                        : geometry instanceof Polygon
                                ? POLYGON
                                : geometry instanceof MultiPoint
                                        ? 4
                                        : geometry instanceof MultiLineString
                                                ? 5
                                                : geometry instanceof MultiPolygon ? 6 : 7;
    }

    private static int size(Geometry geometry) {
        if (geometry instanceof Point) {
            return 5 + 16;
        }
        if (geometry instanceof LineString line) {
            return 9 + 16 * line.getNumPoints();
        }
        if (geometry instanceof Polygon polygon) {
            return 9 + 4 * (1 + polygon.getNumInteriorRing()) + 16 * polygon.getNumPoints();
        }
        int size = 9;
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            size += size(geometry.getGeometryN(i));
        }
        return size;
    }

    private static void put(Geometry geometry, ByteBuffer out) {
        out.put((byte) 1).putInt(type(geometry));
        if (geometry instanceof Point point) {
            out.putDouble(point.isEmpty() ? Double.NaN : point.getX())
                    .putDouble(point.isEmpty() ? Double.NaN : point.getY());
        } else if (geometry instanceof LineString line) {
            put(line.getCoordinateSequence(), out);
        } else if (geometry instanceof Polygon polygon) {
            out.putInt(1 + polygon.getNumInteriorRing());
            put(polygon.getExteriorRing().getCoordinateSequence(), out);
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                put(polygon.getInteriorRingN(i).getCoordinateSequence(), out);
            }
        } else {
            out.putInt(geometry.getNumGeometries());
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                put(geometry.getGeometryN(i), out);
            }
        }
    }

    private static void put(CoordinateSequence points, ByteBuffer out) {
        out.putInt(points.size());
        for (int i = 0; i < points.size(); i++) {
            out.putDouble(points.getX(i)).putDouble(points.getY(i));
        }
    }
}
