package org.carbonscape.io.vector;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.grid.Crs;
import org.carbonscape.problem.ProblemCode;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * FlatGeobuf 3: a header, an index that is passed over, then a feature after the other, each a table of FlatBuffers.
 * Features come in the order of the file, X and Y only.
 */
final class FlatGeobufReader {
    private static final int MAGIC = 8;
    private static final int NODE_BYTES = 40;
    private static final int DEEPEST = 32;

    private final ByteWindow file;
    private final Shapes shapes = new Shapes();
    private final LayerBuilder layer;

    private FlatGeobufReader(ByteWindow file, String place) {
        this.file = file;
        this.layer = new LayerBuilder(place);
    }

    /** Whether a file begins as one of this version. */
    static boolean is(byte[] head) {
        return head.length >= 4 && head[0] == 'f' && head[1] == 'g' && head[2] == 'b' && head[3] == 3;
    }

    static Layer read(Path path, String place, Optional<String> wanted) throws IOException {
        String stem = VectorFile.stem(VectorFile.name(path));
        try (ByteWindow file = ByteWindow.of(path)) {
            Layer layer = new FlatGeobufReader(file, place).layer(stem);
            if (wanted.isPresent()
                    && !wanted.get().strip().equalsIgnoreCase(layer.name())
                    && !wanted.get().strip().equalsIgnoreCase(stem)) {
                throw VectorFile.problem(ProblemCode.VECTOR_03_NO_LAYER, place, wanted.get(), layer.name());
            }
            return layer;
        } catch (IndexOutOfBoundsException e) {
            throw new Damage("a table of it points beyond its end");
        }
    }

    private Layer layer(String stem) throws IOException {
        long at = MAGIC;
        int length = length(at);
        // the window moves on while features are read
        ByteBuffer copy =
                ByteBuffer.allocate(length).put(file.at(at + 4, length)).flip();
        Fields header = Fields.root(copy);
        at += 4L + length;
        int type = header.octet(2);
        List<Column> columns = columns(header, 7);
        List<ColumnBuilder> builders =
                columns.stream().map(c -> new ColumnBuilder(c.name)).toList();
        at += index(header.whole(8), header.present(9) ? header.small(9) : 16);
        while (at < file.size()) {
            length = length(at);
            shapes.reset();
            Fields feature = Fields.root(file.at(at + 4, length));
            List<Column> own = feature.present(2) ? columns(feature, 2) : columns;
            Geometry geometry = feature.present(0) ? geometry(feature.table(0), type, 0) : shapes.nothing();
            int row = layer.size();
            layer.add(geometry, row + 1L, shapes);
            if (feature.present(1)) {
                values(feature.bytes(1), own, columns, builders, row);
            }
            at += 4L + length;
        }
        builders.forEach(c -> c.fillTo(layer.size()));
        String name = header.text(0);
        return layer.build(name.isBlank() ? stem : name, crs(header), builders);
    }

    private int length(long at) throws IOException {
        int length = file.at(at, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (length < 8) {
            throw new Damage("at byte " + at + " stands no length of a table");
        }
        return length;
    }

    /** Bytes of the packed tree of so many features. */
    private static long index(long features, int nodeSize) {
        if (features < 0 || features > 1L << 40) {
            throw new Damage("it promises " + Long.toUnsignedString(features) + " features");
        }
        if (nodeSize < 2 || features == 0) {
            return 0;
        }
        long nodes = features;
        long level = features;
        do {
            level = (level + nodeSize - 1) / nodeSize;
            nodes += level;
        } while (level > 1);
        return nodes * NODE_BYTES;
    }

    private static Optional<Crs> crs(Fields header) {
        if (!header.present(10)) {
            return Optional.empty();
        }
        Fields crs = header.table(10);
        int code = crs.number(1);
        if (code > 0 && (crs.text(0).isEmpty() || crs.text(0).equalsIgnoreCase("EPSG"))) {
            return Optional.of(Crs.epsg(code));
        }
        return crs.text(4).isBlank() ? Optional.empty() : Optional.of(Crs.wkt(crs.text(4)));
    }

    // --- columns

    private record Column(String name, int type) {}

    private static List<Column> columns(Fields table, int field) {
        return IntStream.range(0, table.size(field, 4))
                .mapToObj(i -> table.item(field, i))
                .map(c -> new Column(c.text(0), c.octet(1)))
                .toList();
    }

    private static void values(
            ByteBuffer in, List<Column> own, List<Column> columns, List<ColumnBuilder> builders, int row) {
        boolean[] seen = new boolean[builders.size()];
        while (in.remaining() >= 2) {
            int k = in.getShort() & 0xFFFF;
            if (k >= own.size()) {
                throw new Damage("feature " + (row + 1) + " has a value of a column that is not there");
            }
            Column column = own.get(k);
            int at = own == columns ? k : columns.indexOf(column); // a feature's own ones may come in another order
            if (at >= 0 && !seen[at]) {
                seen[at] = true;
                builders.get(at).fillTo(row);
                value(in, column.type, builders.get(at));
            } else {
                value(in, column.type, new ColumnBuilder(column.name));
            }
        }
    }

    private static void value(ByteBuffer in, int type, ColumnBuilder to) {
        if (in.remaining() < (type < 3 ? 1 : type < 5 ? 2 : type == 7 || type == 8 || type == 10 ? 8 : 4)) {
            throw new Damage("a value ends too early");
        }
        switch (type) {
            case 0 -> to.addWhole(in.get());
            case 1 -> to.addWhole(in.get() & 0xFF);
            case 2 -> to.addText(in.get() != 0 ? "true" : "false");
            case 3 -> to.addWhole(in.getShort());
            case 4 -> to.addWhole(in.getShort() & 0xFFFF);
            case 5 -> to.addWhole(in.getInt());
            case 6 -> to.addWhole(in.getInt() & 0xFFFFFFFFL);
            case 7 -> to.addWhole(in.getLong());
            case 8 -> unsigned(in.getLong(), to);
            case 9 -> number(in.getFloat(), to);
            case 10 -> number(in.getDouble(), to);
            case 11, 12, 13 -> to.addText(new String(counted(in), StandardCharsets.UTF_8)); // text, JSON, time
            case 14 -> {
                counted(in);
                to.addMissing(); // bytes say nothing to a table
            }
            default -> throw new Damage("a column of the unknown type " + type);
        }
    }

    private static void unsigned(long value, ColumnBuilder to) {
        if (value >= 0) {
            to.addWhole(value);
        } else {
            to.addNumber(Double.parseDouble(Long.toUnsignedString(value)));
        }
    }

    private static void number(double value, ColumnBuilder to) {
        if (Double.isNaN(value)) {
            to.addMissing();
        } else {
            to.addNumber(value);
        }
    }

    private static byte[] counted(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new Damage("a text promises " + Integer.toUnsignedString(length) + " bytes and holds fewer");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    // --- geometries

    private Geometry geometry(Fields from, int layerType, int depth) {
        if (depth > DEEPEST) {
            throw new Damage("a geometry nested too deep");
        }
        int own = from.octet(6);
        int type = own > 0 ? own : layerType;
        return switch (type) {
            case 1 -> point(from);
            case 2 -> shapes.line(coordinates(from));
            case 3 -> polygon(from);
            case 4 ->
                Shapes.FACTORY.createMultiPointFromCoords(
                        shapes.line(coordinates(from)).getCoordinates());
            case 5 ->
                Shapes.FACTORY.createMultiLineString(
                        runs(from).stream().map(shapes::line).toArray(LineString[]::new));
            case 6 -> Shapes.FACTORY.createMultiPolygon(polygons(from));
            case 7 ->
                Shapes.FACTORY.createGeometryCollection(
                        parts(from).map(p -> geometry(p, 0, depth + 1)).toArray(Geometry[]::new));
            default -> {
                if (type > 7 && type < 8 + Wkb.CURVES.length) {
                    yield shapes.curved(Wkb.CURVES[type - 8]);
                }
                throw new Damage("a geometry of the unknown type " + type);
            }
        };
    }

    private static double[] coordinates(Fields from) {
        double[] xy = from.doubles(1);
        if (xy.length % 2 != 0) {
            throw new Damage("a geometry ends with half a vertex");
        }
        return xy;
    }

    private Geometry point(Fields from) {
        double[] xy = coordinates(from);
        return xy.length < 2 ? shapes.point(Double.NaN, Double.NaN) : shapes.point(xy[0], xy[1]);
    }

    private static Stream<Fields> parts(Fields from) {
        return IntStream.range(0, from.size(7, 4)).mapToObj(i -> from.item(7, i));
    }

    private Polygon[] polygons(Fields from) {
        return from.present(7)
                ? parts(from).map(this::polygon).filter(p -> !p.isEmpty()).toArray(Polygon[]::new)
                : new Polygon[] {polygon(from)};
    }

    private Polygon polygon(Fields from) {
        List<LinearRing> rings = new ArrayList<>();
        runs(from).forEach(xy -> rings.add(shapes.ring(xy)));
        return shapes.polygon(rings);
    }

    /** Coordinates cut where a ring or a line ends; all of them where nothing says so. */
    private static List<double[]> runs(Fields from) {
        double[] xy = coordinates(from);
        int[] ends = from.ints(0);
        if (ends.length == 0) {
            return xy.length == 0 ? List.of() : List.of(xy);
        }
        List<double[]> runs = new ArrayList<>(ends.length);
        int start = 0;
        for (int end : ends) {
            if (end < start || end > xy.length / 2) {
                throw new Damage("a ring ends at vertex " + Integer.toUnsignedString(end) + " of " + xy.length / 2);
            }
            runs.add(Arrays.copyOfRange(xy, 2 * start, 2 * end));
            start = end;
        }
        return runs;
    }

    // --- tables

    /** A table of FlatBuffers: fields by their number, those that are not there have the value 0 or none. */
    private record Fields(ByteBuffer in, int at, int slots, int slotBytes) {
        static Fields root(ByteBuffer bytes) {
            ByteBuffer in = bytes.order(ByteOrder.LITTLE_ENDIAN);
            return of(in, in.getInt(0));
        }

        private static Fields of(ByteBuffer in, int at) {
            int slots = at - in.getInt(at);
            return new Fields(in, at, slots, in.getShort(slots) & 0xFFFF);
        }

        private int place(int field) {
            int slot = 4 + 2 * field;
            int offset = slot + 2 <= slotBytes ? in.getShort(slots + slot) & 0xFFFF : 0;
            return offset == 0 ? 0 : at + offset;
        }

        boolean present(int field) {
            return place(field) != 0;
        }

        int octet(int field) {
            return present(field) ? in.get(place(field)) & 0xFF : 0;
        }

        int small(int field) {
            return present(field) ? in.getShort(place(field)) & 0xFFFF : 0;
        }

        int number(int field) {
            return present(field) ? in.getInt(place(field)) : 0;
        }

        long whole(int field) {
            return present(field) ? in.getLong(place(field)) : 0;
        }

        Fields table(int field) {
            return of(in, place(field) + in.getInt(place(field)));
        }

        /** Where a vector's items begin, behind their count. */
        private int items(int field) {
            return place(field) + in.getInt(place(field)) + 4;
        }

        /** Items of a vector that the bytes at hand can hold: a damaged count must not fill the memory. */
        int size(int field, int bytesEach) {
            if (!present(field)) {
                return 0;
            }
            int from = items(field);
            int count = in.getInt(from - 4);
            if (count < 0 || count > (in.limit() - from) / bytesEach) {
                throw new Damage("a list promises " + Integer.toUnsignedString(count) + " items and holds fewer");
            }
            return count;
        }

        Fields item(int field, int i) {
            int place = items(field) + 4 * i;
            return of(in, place + in.getInt(place));
        }

        ByteBuffer bytes(int field) {
            return in.slice(items(field), size(field, 1)).order(ByteOrder.LITTLE_ENDIAN);
        }

        String text(int field) {
            byte[] bytes = new byte[size(field, 1)];
            if (bytes.length > 0) {
                in.get(items(field), bytes);
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }

        double[] doubles(int field) {
            double[] values = new double[size(field, 8)];
            if (values.length > 0) {
                in.slice(items(field), 8 * values.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asDoubleBuffer()
                        .get(values);
            }
            return values;
        }

        int[] ints(int field) {
            int[] values = new int[size(field, 4)];
            for (int i = 0; i < values.length; i++) {
                values[i] = in.getInt(items(field) + 4 * i);
            }
            return values;
        }
    }
}
