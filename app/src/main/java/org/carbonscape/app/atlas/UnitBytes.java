package org.carbonscape.app.atlas;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.carbonscape.io.vector.Layer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * Shapes and columns of a layer as the page reads them, little-endian.
 *
 * <p>Shapes: {@code int32} version 1, {@code int32} count, {@code int32} form, {@code int32} 0, {@code float64} x and y
 * of the origin; then, where the form is 0 (rectangles), for each feature {@code float32} west, south, east, north from
 * the origin; where it is 1 (rings) or 2 (lines), for each {@code int32} parts, and for each part {@code int32} points
 * and their {@code float32} x, y from the origin. A {@code float32} is exact to some centimetres within a region.
 *
 * <p>Columns of numbers: {@code float64} each, NaN = missing.
 */
final class UnitBytes {
    private static final int RECTANGLES = 0;
    private static final int RINGS = 1;
    private static final int LINES = 2;

    private UnitBytes() {}

    static byte[] shapes(Layer layer) {
        int n = layer.size();
        Envelope all = new Envelope();
        boolean rectangles = n > 0;
        boolean lines = n > 0;
        for (int i = 0; i < n; i++) {
            Geometry g = layer.geometry(i);
            all.expandToInclude(g.getEnvelopeInternal());
            rectangles &= isRectangle(g);
            lines &= g.getDimension() < 2;
        }
        double x0 = all.isNull() ? 0 : all.centre().x;
        double y0 = all.isNull() ? 0 : all.centre().y;
        List<List<CoordinateSequence>> parts = new ArrayList<>();
        int bytes = 32 + (rectangles ? 16 * n : 0);
        if (!rectangles) {
            for (int i = 0; i < n; i++) {
                List<CoordinateSequence> of = parts(layer.geometry(i));
                parts.add(of);
                bytes += 4 + of.stream().mapToInt(p -> 4 + 8 * p.size()).sum();
            }
        }
        ByteBuffer out = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(1)
                .putInt(n)
                .putInt(rectangles ? RECTANGLES : lines ? LINES : RINGS)
                .putInt(0);
        out.putDouble(x0).putDouble(y0);
        for (int i = 0; rectangles && i < n; i++) {
            Envelope e = layer.geometry(i).getEnvelopeInternal();
            out.putFloat((float) (e.getMinX() - x0)).putFloat((float) (e.getMinY() - y0));
            out.putFloat((float) (e.getMaxX() - x0)).putFloat((float) (e.getMaxY() - y0));
        }
        for (List<CoordinateSequence> of : parts) {
            out.putInt(of.size());
            for (CoordinateSequence part : of) {
                out.putInt(part.size());
                for (int k = 0; k < part.size(); k++) {
                    out.putFloat((float) (part.getX(k) - x0)).putFloat((float) (part.getY(k) - y0));
                }
            }
        }
        return out.array();
    }

    private static boolean isRectangle(Geometry g) {
        Geometry one = g.getNumGeometries() == 1 ? g.getGeometryN(0) : g;
        if (!(one instanceof Polygon p) || p.getNumInteriorRing() > 0 || p.getNumPoints() != 5) {
            return false;
        }
        Coordinate[] c = p.getExteriorRing().getCoordinates();
        for (int i = 0; i < 4; i++) {
            if (c[i].x != c[i + 1].x && c[i].y != c[i + 1].y) {
                return false;
            }
        }
        return true;
    }

    private static List<CoordinateSequence> parts(Geometry g) {
        List<CoordinateSequence> parts = new ArrayList<>();
        for (int k = 0; k < g.getNumGeometries(); k++) {
            Geometry one = g.getGeometryN(k);
            if (one instanceof Polygon p) {
                parts.add(p.getExteriorRing().getCoordinateSequence());
                for (int r = 0; r < p.getNumInteriorRing(); r++) {
                    parts.add(p.getInteriorRingN(r).getCoordinateSequence());
                }
            } else if (one instanceof LineString line) {
                parts.add(line.getCoordinateSequence());
            }
        }
        return parts;
    }

    static byte[] numbers(Layer layer, int column) {
        ByteBuffer out = ByteBuffer.allocate(8 * layer.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < layer.size(); i++) {
            out.putDouble(layer.value(i, column));
        }
        return out.array();
    }

    static List<String> texts(Layer layer, int column) {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < layer.size(); i++) {
            out.add(layer.text(i, column));
        }
        return out;
    }
}
