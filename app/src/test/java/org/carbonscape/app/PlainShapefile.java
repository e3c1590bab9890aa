package org.carbonscape.app;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A Shapefile of squares for a test, written by the shortest way the format allows and not by the code under test. */
final class PlainShapefile {
    private static final int RECORD = 8 + 44 + 4 + 5 * 16; // head, box and counts, one part, five points

    private PlainShapefile() {}

    /** A square: id, west, south, side. */
    record Square(String id, double west, double south, double side) {}

    static byte[] shp(List<Square> squares) {
        ByteBuffer out = ByteBuffer.allocate(100 + squares.size() * RECORD);
        head(out, squares, 100 + squares.size() * RECORD);
        int number = 1;
        for (Square s : squares) {
            out.order(ByteOrder.BIG_ENDIAN).putInt(number++).putInt((RECORD - 8) / 2);
            out.order(ByteOrder.LITTLE_ENDIAN).putInt(5);
            box(out, s.west, s.south, s.west + s.side, s.south + s.side);
            out.putInt(1).putInt(5).putInt(0);
            for (double[] corner : new double[][] {{0, 0}, {0, 1}, {1, 1}, {1, 0}, {0, 0}}) {
                out.putDouble(s.west + corner[0] * s.side).putDouble(s.south + corner[1] * s.side);
            }
        }
        return out.array();
    }

    static byte[] shx(List<Square> squares) {
        ByteBuffer out = ByteBuffer.allocate(100 + squares.size() * 8);
        head(out, squares, 100 + squares.size() * 8);
        out.order(ByteOrder.BIG_ENDIAN);
        for (int i = 0; i < squares.size(); i++) {
            out.putInt((100 + i * RECORD) / 2).putInt((RECORD - 8) / 2);
        }
        return out.array();
    }

    private static void head(ByteBuffer out, List<Square> squares, int bytes) {
        out.order(ByteOrder.BIG_ENDIAN).putInt(9994).position(24);
        out.putInt(bytes / 2);
        out.order(ByteOrder.LITTLE_ENDIAN).putInt(1000).putInt(5);
        box(
                out,
                squares.stream().mapToDouble(Square::west).min().orElse(0),
                squares.stream().mapToDouble(Square::south).min().orElse(0),
                squares.stream().mapToDouble(s -> s.west + s.side).max().orElse(0),
                squares.stream().mapToDouble(s -> s.south + s.side).max().orElse(0));
        out.position(100);
    }

    private static void box(ByteBuffer out, double west, double south, double east, double north) {
        out.putDouble(west).putDouble(south).putDouble(east).putDouble(north);
    }

    /** Columns id (text) and v (0, 1, 2 ...). */
    static byte[] dbf(List<Square> squares) {
        int row = 1 + 12 + 6;
        ByteBuffer out =
                ByteBuffer.allocate(32 + 64 + 1 + squares.size() * row + 1).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 3).put(new byte[] {126, 1, 1}).putInt(squares.size());
        out.putShort((short) (32 + 64 + 1)).putShort((short) row).position(32);
        field(out, "id", 'C', 12);
        field(out, "v", 'N', 6);
        out.put((byte) 13);
        for (int i = 0; i < squares.size(); i++) {
            out.put(String.format(Locale.ROOT, " %-12s%6d", squares.get(i).id, i)
                    .getBytes(StandardCharsets.UTF_8));
        }
        return out.put((byte) 26).array();
    }

    private static void field(ByteBuffer out, String name, char type, int width) {
        int at = out.position();
        out.put(name.getBytes(StandardCharsets.US_ASCII)).position(at + 11);
        out.put((byte) type).position(at + 16);
        out.put((byte) width).position(at + 32);
    }
}
