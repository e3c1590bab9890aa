package org.carbonscape.io.vector;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Well-known binary, ISO and extended, with or without the header of a GeoPackage; Z and M are left out. Not JTS's
 * WKBReader: that makes an object a vertex and takes three times as long.
 */
final class Wkb {
    private static final int DEEPEST = 32;
    static final String[] CURVES = {
        "CircularString",
        "CompoundCurve",
        "CurvePolygon",
        "MultiCurve",
        "MultiSurface",
        "Curve",
        "Surface",
        "PolyhedralSurface",
        "TIN",
        "Triangle"
    }; // types 8 to 17

    private final Shapes shapes;
    private ByteBuffer in = ByteBuffer.allocate(0);

    Wkb(Shapes shapes) {
        this.shapes = shapes;
    }

    /** The geometry of a GeoPackage blob. */
    Geometry ofGeoPackage(byte[] blob) {
        if (blob.length < 8 || blob[0] != 'G' || blob[1] != 'P') {
            throw new Damage("a geometry has no GeoPackage header");
        }
        int flags = blob[3];
        int envelope = switch (flags >> 1 & 7) {
            case 0 -> 0;
            case 1 -> 32;
            case 2, 3 -> 48;
            case 4 -> 64;
            default -> throw new Damage("a geometry header of an unknown kind");
        };
        if ((flags & 32) != 0) {
            return shapes.curved("extended GeoPackage geometry");
        }
        if (blob.length < 8 + envelope) {
            throw new Damage("a geometry ends too early");
        }
        return of(ByteBuffer.wrap(blob, 8 + envelope, blob.length - 8 - envelope));
    }

    Geometry of(ByteBuffer wkb) {
        in = wkb;
        try {
            return geometry(0);
        } catch (BufferUnderflowException e) {
            throw new Damage("a geometry ends too early");
        }
    }

    private Geometry geometry(int depth) {
        if (depth > DEEPEST) {
            throw new Damage("a geometry nested too deep");
        }
        byte order = in.get();
        if (order != 0 && order != 1) {
            throw new Damage("a geometry of an unknown byte order");
        }
        in.order(order == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int code = in.getInt();
        if ((code & 0x20000000) != 0) {
            in.getInt(); // the SRID of the extended kind: the layer has one
        }
        int plain = code & 0x1FFFFFFF;
        int thousands = plain / 1000;
        int type = plain % 1000;
        int size = 2
                + ((code & 0x80000000) != 0 || thousands == 1 || thousands == 3 ? 1 : 0)
                + ((code & 0x40000000) != 0 || thousands == 2 || thousands == 3 ? 1 : 0);
        if (thousands > 3) {
            throw new Damage("a geometry of the unknown type " + code);
        }
        return switch (type) {
            case 1 -> point(size);
            case 2 -> shapes.line(coordinates(size));
            case 3 -> polygon(size);
            case 4 ->
                Shapes.FACTORY.createMultiPoint(members(Point.class, depth).toArray(Point[]::new));
            case 5 ->
                Shapes.FACTORY.createMultiLineString(
                        members(LineString.class, depth).toArray(LineString[]::new));
            case 6, 12 -> multiPolygon(depth); // a MultiSurface may hold plain polygons only
            case 7 ->
                Shapes.FACTORY.createGeometryCollection(
                        members(Geometry.class, depth).toArray(Geometry[]::new));
            case 8, 9, 10, 11, 13, 14, 15, 16, 17 -> shapes.curved(CURVES[type - 8]);
            default -> throw new Damage("a geometry of the unknown type " + code);
        };
    }

    private Geometry point(int size) {
        double x = in.getDouble();
        double y = in.getDouble();
        for (int i = 2; i < size; i++) {
            in.getDouble();
        }
        return shapes.point(x, y);
    }

    private Polygon polygon(int size) {
        int count = count(4);
        if (count == 1) {
            LinearRing ring = shapes.ring(coordinates(size));
            return ring.isEmpty() ? Shapes.FACTORY.createPolygon() : Shapes.FACTORY.createPolygon(ring);
        }
        List<LinearRing> rings = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rings.add(shapes.ring(coordinates(size)));
        }
        return shapes.polygon(rings);
    }

    private Geometry multiPolygon(int depth) {
        List<Geometry> members = members(Geometry.class, depth);
        if (!shapes.curve().isEmpty()) {
            return shapes.nothing();
        }
        for (Geometry member : members) {
            if (!(member instanceof Polygon)) {
                throw new Damage("a multi-polygon that holds a " + member.getGeometryType());
            }
        }
        return Shapes.FACTORY.createMultiPolygon(
                members.stream().map(Polygon.class::cast).toArray(Polygon[]::new));
    }

    private <T extends Geometry> List<T> members(Class<T> kind, int depth) {
        ByteOrder order = in.order();
        int count = count(5);
        List<T> members = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Geometry member = geometry(depth + 1);
            in.order(order);
            if (!shapes.curve().isEmpty()) {
                return List.of(); // the rest of a curve is not read
            }
            if (!kind.isInstance(member)) {
                throw new Damage("a collection that holds a " + member.getGeometryType());
            }
            if (!member.isEmpty()) {
                members.add(kind.cast(member));
            }
        }
        return members;
    }

    private double[] coordinates(int size) {
        int count = count(size * 8);
        double[] xy = new double[count * 2];
        DoubleBuffer numbers = in.asDoubleBuffer();
        if (size == 2) {
            numbers.get(xy);
        } else {
            for (int i = 0; i < count; i++) {
                xy[2 * i] = numbers.get(i * size);
                xy[2 * i + 1] = numbers.get(i * size + 1);
            }
        }
        in.position(in.position() + count * size * 8);
        return xy;
    }

    /** A count that the bytes at hand can hold: a damaged one must not fill the memory. */
    private int count(int bytesEach) {
        int count = in.getInt();
        if (count < 0 || count > in.remaining() / bytesEach) {
            throw new Damage("a geometry promises " + Integer.toUnsignedString(count) + " parts and holds fewer");
        }
        return count;
    }
}
