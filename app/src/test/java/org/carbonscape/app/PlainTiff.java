package org.carbonscape.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntBinaryOperator;
import java.util.zip.DeflaterOutputStream;

/** A GeoTIFF for a test, written by the shortest way the format allows and not by the code under test. */
record PlainTiff(
        int columns,
        int rows,
        IntBinaryOperator cell,
        Type type,
        int epsg,
        double west,
        double north,
        double size,
        double height,
        String noData,
        int tile,
        boolean deflate,
        boolean rotated) {
    enum Type {
        BYTE,
        SHORT,
        FLOAT,
        HALVES,
        DOUBLE_TENTHS
    }

    /** 8-bit cells of 100 m in EPSG:4547 (CGCS2000, 3-degree zone at 114 E), in one strip, no data 0. */
    static PlainTiff of(int columns, int rows, IntBinaryOperator cell) {
        return new PlainTiff(columns, rows, cell, Type.BYTE, 4547, 450_000, 3_100_000, 100, 100, "0", 0, false, false);
    }

    /** Rows of digits, one digit a cell. */
    static PlainTiff of(String digits) {
        String[] lines = digits.strip().split("\\s+");
        return of(lines[0].length(), lines.length, (x, y) -> lines[y].charAt(x) - '0');
    }

    PlainTiff type(Type other) {
        return new PlainTiff(
                columns, rows, cell, other, epsg, west, north, size, height, noData, tile, deflate, rotated);
    }

    /** 0 = names none. */
    PlainTiff epsg(int other) {
        return new PlainTiff(
                columns, rows, cell, type, other, west, north, size, height, noData, tile, deflate, rotated);
    }

    PlainTiff at(double otherWest, double otherNorth) {
        return new PlainTiff(
                columns, rows, cell, type, epsg, otherWest, otherNorth, size, height, noData, tile, deflate, rotated);
    }

    PlainTiff cells(double width, double otherHeight) {
        return new PlainTiff(
                columns, rows, cell, type, epsg, west, north, width, otherHeight, noData, tile, deflate, rotated);
    }

    /** Empty = declares none. */
    PlainTiff noData(String other) {
        return new PlainTiff(columns, rows, cell, type, epsg, west, north, size, height, other, tile, deflate, rotated);
    }

    /** In tiles of a side (a multiple of 16), compressed or not. */
    PlainTiff tiles(int side, boolean compressed) {
        return new PlainTiff(
                columns, rows, cell, type, epsg, west, north, size, height, noData, side, compressed, rotated);
    }

    PlainTiff turned() {
        return new PlainTiff(columns, rows, cell, type, epsg, west, north, size, height, noData, tile, deflate, true);
    }

    Path write(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Tag(int type, int count, byte[] data) {}

    byte[] bytes() throws IOException {
        int width = tile > 0 ? tile : columns;
        int tall = tile > 0 ? tile : rows;
        int across = (columns + width - 1) / width;
        int down = (rows + tall - 1) / tall;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[8]);
        int[] offsets = new int[across * down];
        int[] counts = new int[across * down];
        for (int b = 0; b < offsets.length; b++) {
            byte[] block = block(b % across * width, b / across * tall, width, tall);
            offsets[b] = out.size();
            counts[b] = block.length;
            out.writeBytes(block);
            if (out.size() % 2 == 1) {
                out.write(0);
            }
        }
        SortedMap<Integer, Tag> tags = tags(width, tall, offsets, counts);
        int directory = out.size()
                + tags.values().stream()
                        .mapToInt(t -> t.data.length > 4 ? t.data.length : 0)
                        .sum();
        ByteBuffer entries =
                order(ByteBuffer.allocate(2 + 12 * tags.size() + 4)).putShort((short) tags.size());
        tags.forEach((id, tag) -> {
            entries.putShort(id.shortValue()).putShort((short) tag.type).putInt(tag.count);
            if (tag.data.length > 4) {
                entries.putInt(out.size());
                out.writeBytes(tag.data);
            } else {
                entries.put(Arrays.copyOf(tag.data, 4));
            }
        });
        out.writeBytes(entries.array());
        byte[] all = out.toByteArray();
        order(ByteBuffer.wrap(all))
                .put((byte) 'I')
                .put((byte) 'I')
                .putShort((short) 42)
                .putInt(directory);
        return all;
    }

    private int cellBytes() {
        return switch (type) {
            case BYTE -> 1;
            case SHORT -> 2;
            case FLOAT, HALVES -> 4;
            case DOUBLE_TENTHS -> 8;
        };
    }

    private byte[] block(int left, int top, int width, int tall) throws IOException {
        ByteBuffer block = order(ByteBuffer.allocate(width * tall * cellBytes()));
        for (int y = top; y < top + tall; y++) {
            for (int x = left; x < left + width; x++) {
                int v = x < columns && y < rows ? cell.applyAsInt(x, y) : 0;
                switch (type) {
                    case BYTE -> block.put((byte) v);
                    case SHORT -> block.putShort((short) v);
                    case FLOAT -> block.putFloat(v);
                    case HALVES -> block.putFloat(v / 2f);
                    case DOUBLE_TENTHS -> block.putDouble(v / 10.0);
                }
            }
        }
        if (!deflate) {
            return block.array();
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write(block.array());
        }
        return packed.toByteArray();
    }

    private SortedMap<Integer, Tag> tags(int width, int tall, int[] offsets, int[] counts) {
        SortedMap<Integer, Tag> tags = new TreeMap<>();
        tags.put(256, longs(columns));
        tags.put(257, longs(rows));
        tags.put(258, shorts(8 * cellBytes()));
        tags.put(259, shorts(deflate ? 8 : 1));
        tags.put(262, shorts(1));
        tags.put(277, shorts(1));
        tags.put(339, shorts(type == Type.BYTE ? 1 : type == Type.SHORT ? 2 : 3));
        tags.put(tile > 0 ? 322 : 278, longs(tile > 0 ? width : tall));
        if (tile > 0) {
            tags.put(323, longs(tall));
        }
        tags.put(tile > 0 ? 324 : 273, longs(offsets));
        tags.put(tile > 0 ? 325 : 279, longs(counts));
        if (rotated) {
            tags.put(34264, doubles(size, 20, 0, west, 20, -height, 0, north, 0, 0, 0, 0, 0, 0, 0, 1));
        } else {
            tags.put(33550, doubles(size, height, 0));
            tags.put(33922, doubles(0, 0, 0, west, north, 0));
        }
        if (epsg > 0) {
            boolean degrees = epsg == 4326 || epsg == 4490;
            tags.put(
                    34735,
                    shorts(1, 1, 0, 3, 1024, 0, 1, degrees ? 2 : 1, 1025, 0, 1, 1, degrees ? 2048 : 3072, 0, 1, epsg));
        }
        if (!noData.isEmpty()) {
            byte[] text = (noData + "\0").getBytes(StandardCharsets.US_ASCII);
            tags.put(42113, new Tag(2, text.length, text));
        }
        return tags;
    }

    private static ByteBuffer order(ByteBuffer buffer) {
        return buffer.order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Tag shorts(int... values) {
        ByteBuffer data = order(ByteBuffer.allocate(2 * values.length));
        for (int v : values) {
            data.putShort((short) v);
        }
        return new Tag(3, values.length, data.array());
    }

    private static Tag longs(int... values) {
        ByteBuffer data = order(ByteBuffer.allocate(4 * values.length));
        for (int v : values) {
            data.putInt(v);
        }
        return new Tag(4, values.length, data.array());
    }

    private static Tag doubles(double... values) {
        ByteBuffer data = order(ByteBuffer.allocate(8 * values.length));
        for (double v : values) {
            data.putDouble(v);
        }
        return new Tag(12, values.length, data.array());
    }
}
