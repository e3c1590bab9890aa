package org.carbonscape.io.vector;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carbonscape.grid.Crs;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;

/**
 * Shapefiles (ESRI white paper, July 1998): points, lines, polygons, with Z and M left out, and null shapes. Records
 * are taken in the order of the {@code .shx} where there is one: editors leave dead records behind.
 */
final class ShapefileReader {
    private static final int HEADER = 100;

    private final ByteWindow shp;
    private final Shapes shapes = new Shapes();

    private ShapefileReader(ByteWindow shp) {
        this.shp = shp;
    }

    static Layer read(ShapefileParts parts, String place, Optional<String> wanted) throws IOException {
        if (wanted.isPresent() && !wanted.get().strip().equalsIgnoreCase(parts.name())) {
            throw VectorFile.problem(ProblemCode.VECTOR_03_NO_LAYER, place, wanted.get(), parts.name());
        }
        LayerBuilder layer = new LayerBuilder(place);
        try (ByteWindow shp =
                parts.open("shp").orElseThrow(() -> VectorFile.problem(ProblemCode.FILE_01_MISSING, place, ""))) {
            ShapefileReader reader = new ShapefileReader(shp);
            long[] offsets = reader.offsets(parts);
            Optional<ByteWindow> dbf = parts.open("dbf");
            List<ColumnBuilder> columns = List.of();
            boolean[] deleted = new boolean[offsets.length];
            if (dbf.isPresent()) {
                try (ByteWindow file = dbf.get()) {
                    columns = new DbfReader(file, parts, place, layer).columns(offsets.length, deleted);
                }
            } else {
                layer.caution(Problem.of(ProblemCode.VECTOR_C04_NO_DBF, place));
            }
            for (int i = 0; i < offsets.length; i++) {
                if (!deleted[i]) {
                    reader.shapes.reset();
                    layer.add(reader.shape(i, offsets[i]), i + 1L, reader.shapes);
                }
            }
            return layer.build(parts.name(), parts.text("prj").map(Crs::wkt), columns);
        }
    }

    /** Where each record's header begins. */
    private long[] offsets(ShapefileParts parts) throws IOException {
        ByteBuffer header = shp.at(0, HEADER);
        if (header.getInt(0) != 9994 || header.order(ByteOrder.LITTLE_ENDIAN).getInt(28) != 1000) {
            throw new Damage(shp.name() + " has no Shapefile header");
        }
        long end = (header.order(ByteOrder.BIG_ENDIAN).getInt(24) & 0xFFFFFFFFL) * 2;
        if (end > shp.size()) {
            throw new Damage(shp.name() + " ends at byte " + shp.size() + ", its header promises " + end);
        }
        Optional<ByteWindow> index = parts.open("shx");
        if (index.isPresent()) {
            try (ByteWindow shx = index.get()) {
                if (shx.size() >= HEADER && shx.at(0, 4).getInt() == 9994 && (shx.size() - HEADER) % 8 == 0) {
                    int count = (int) Math.min(Integer.MAX_VALUE, (shx.size() - HEADER) / 8);
                    long[] offsets = new long[count];
                    for (int i = 0; i < count; i++) {
                        offsets[i] = (shx.at(HEADER + 8L * i, 8).getInt() & 0xFFFFFFFFL) * 2;
                    }
                    return offsets;
                }
            }
        }
        long[] offsets = new long[64];
        int count = 0;
        for (long at = HEADER; at + 8 <= end; count++) {
            if (count == offsets.length) {
                offsets = Arrays.copyOf(offsets, count * 2);
            }
            offsets[count] = at;
            at += 8 + (shp.at(at, 8).getInt(4) & 0xFFFFFFFFL) * 2;
            if (at > end) {
                throw new Damage("record " + (count + 1) + " of " + shp.name() + " is longer than the file");
            }
        }
        return Arrays.copyOf(offsets, count);
    }

    private Geometry shape(int record, long at) throws IOException {
        long length = (shp.at(at, 8).getInt(4) & 0xFFFFFFFFL) * 2;
        if (at < HEADER || length > shp.size() - at - 8 || length > Integer.MAX_VALUE - 8) {
            throw new Damage("record " + (record + 1) + " of " + shp.name() + " is longer than the file");
        }
        ByteBuffer content = shp.at(at + 8, (int) length).order(ByteOrder.LITTLE_ENDIAN);
        if (length == 0) {
            return shapes.nothing(); // some editors write null shapes so
        }
        if (length < 4) {
            throw tooShort(record);
        }
        int type = content.getInt(0);
        return switch (type) {
            case 0 -> shapes.nothing();
            case 1, 11, 21 -> {
                need(record, length, 20);
                yield shapes.point(content.getDouble(4), content.getDouble(12));
            }
            case 8, 18, 28 -> {
                need(record, length, 40);
                double[] xy = points(record, content, 40, count(record, content, 36), 40);
                Point[] points = new Point[xy.length / 2];
                for (int i = 0; i < points.length; i++) {
                    points[i] = shapes.point(xy[2 * i], xy[2 * i + 1]);
                }
                yield Shapes.FACTORY.createMultiPoint(points);
            }
            case 3, 13, 23 ->
                Shapes.FACTORY.createMultiLineString(
                        parts(record, content).stream().map(shapes::line).toArray(LineString[]::new));
            case 5, 15, 25 -> {
                List<LinearRing> rings = new ArrayList<>();
                for (double[] part : parts(record, content)) {
                    rings.add(shapes.ring(part));
                }
                yield RingNesting.polygons(rings, shapes);
            }
            case 31 -> shapes.curved("MultiPatch");
            default ->
                throw new Damage(
                        "record " + (record + 1) + " of " + shp.name() + " has the unknown shape type " + type);
        };
    }

    private List<double[]> parts(int record, ByteBuffer content) {
        need(record, content.limit(), 44);
        int parts = count(record, content, 36);
        int count = count(record, content, 40);
        if (parts > (content.limit() - 44) / 4) {
            throw tooShort(record);
        }
        double[] all = points(record, content, 44 + 4 * parts, count, 44 + 4 * parts);
        List<double[]> lines = new ArrayList<>(parts);
        for (int p = 0; p < parts; p++) {
            int from = content.getInt(44 + 4 * p);
            int to = p + 1 < parts ? content.getInt(48 + 4 * p) : count;
            if (from < 0 || to < from || to > count) {
                throw new Damage("record " + (record + 1) + " of " + shp.name() + " has parts out of order");
            }
            if (to > from) {
                lines.add(from == 0 && to == count ? all : Arrays.copyOfRange(all, 2 * from, 2 * to));
            }
        }
        return lines;
    }

    private double[] points(int record, ByteBuffer content, int at, int count, int before) {
        if (count > (content.limit() - before) / 16) {
            throw tooShort(record);
        }
        double[] xy = new double[2 * count];
        content.slice(at, 16 * count)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer()
                .get(xy);
        return xy;
    }

    private int count(int record, ByteBuffer content, int at) {
        int count = content.getInt(at);
        if (count < 0) {
            throw tooShort(record);
        }
        return count;
    }

    private void need(int record, long length, int bytes) {
        if (length < bytes) {
            throw tooShort(record);
        }
    }

    private Damage tooShort(int record) {
        return new Damage("record " + (record + 1) + " of " + shp.name() + " is shorter than its shape");
    }
}
