package org.carbonscape.io.tiff;

import com.github.luben.zstd.Zstd;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.carbonscape.io.block.Samples;
import org.carbonscape.io.deflate.Deflate;
import org.carbonscape.io.run.TemporaryFolder;

/**
 * Compresses packed tiles. A tile of one value all over is compressed once and its bytes used again. Not thread-safe.
 */
final class TileEncoder {
    private static final int ZSTD_LEVEL = 3;
    private static final int MOST_KEPT = 64;
    private static final int MANTISSA = 23; // bits of a float's

    private final TiffOptions options;
    private final int cellBytes;
    private final int side;
    private final byte[] tile;
    private final byte[] spare;
    private final Deflate deflate = new Deflate();
    private byte[] encoded = new byte[0];
    private final Map<Integer, byte[]> uniform = new HashMap<>();

    TileEncoder(TiffOptions options, int cellBytes, int side) {
        this.options = options;
        this.cellBytes = cellBytes;
        this.side = side;
        this.tile = new byte[side * side * cellBytes];
        this.spare = new byte[side * cellBytes];
    }

    byte[] encode(Plane plane, int column, int row) {
        plane.pack(column, row, side, tile);
        if (cellBytes == 4 && options.bits() < MANTISSA) {
            round();
        }
        boolean same = Arrays.equals(tile, 0, tile.length - cellBytes, tile, cellBytes, tile.length);
        int value = cellBytes == 4
                ? (int) Samples.INT.get(tile, 0)
                : cellBytes == 2 ? (short) Samples.SHORT.get(tile, 0) : tile[0];
        if (same && uniform.containsKey(value)) {
            return uniform.get(value);
        }
        byte[] bytes = compress();
        if (same && uniform.size() < MOST_KEPT) {
            uniform.put(value, bytes);
        }
        return bytes;
    }

    /** To the nearest value of so many bits; NaN has none of those that go. */
    private void round() {
        int dropped = MANTISSA - options.bits();
        int half = 1 << dropped - 1;
        for (int at = 0; at < tile.length; at += 4) {
            int near = (int) Samples.INT.get(tile, at) + half >> dropped << dropped;
            if ((near & 0x7fffffff) != 0x7f800000) { // the greatest are not made infinite
                Samples.INT.set(tile, at, near);
            }
        }
    }

    private byte[] compress() {
        if (options.compression() == TiffOptions.Compression.NONE) {
            return tile.clone();
        }
        if (options.predictor()) {
            int rowBytes = side * cellBytes;
            for (int at = 0; at < tile.length; at += rowBytes) {
                if (cellBytes == 4) {
                    Samples.floatPredictor(tile, at, rowBytes, spare);
                } else {
                    Samples.horizontalPredictor(tile, at, rowBytes, cellBytes);
                }
            }
        }
        if (options.compression() == TiffOptions.Compression.ZSTD) {
            TemporaryFolder.prepare();
            return Zstd.compress(tile, ZSTD_LEVEL);
        }
        if (encoded.length == 0) {
            encoded = new byte[Deflate.bound(tile.length)];
        }
        return Arrays.copyOf(encoded, deflate.deflate(tile, 0, tile.length, encoded, 0));
    }
}
