package org.carbonscape.io.tiff;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.carbonscape.io.block.Samples;
import org.carbonscape.io.deflate.Deflate;
import org.carbonscape.io.run.TemporaryFolder;

/**
 * Compresses packed tiles. A tile of one value all over is compressed once and its bytes used again. Not thread-safe.
 */
final class TileEncoder {
    private static final int ZSTD_LEVEL = 3;
    private static final int MOST_KEPT = 64;

    private final TiffOptions options;
    private final int cellBytes;
    private final int side;
    private final byte[] tile;
    private final int[] values; // bits of the floats of a tile
    private final Deflate deflate;
    private byte[] encoded = new byte[0];
    private final Map<Integer, byte[]> uniform = new HashMap<>();

    TileEncoder(TiffOptions options, int cellBytes, int side) {
        this.options = options;
        this.cellBytes = cellBytes;
        this.side = side;
        this.tile = new byte[side * side * cellBytes];
        this.values = new int[cellBytes == 4 ? side * side : 0];
        this.deflate = new Deflate(cellBytes, side * cellBytes);
    }

    byte[] encode(Plane plane, int column, int row) {
        if (plane instanceof RunPlane runs) {
            boolean same = runs.isUniform(column, row, side);
            int value = runs.first(column, row, options.bits());
            byte[] made = same ? uniform.get(value) : null;
            if (made == null) {
                made = compress(OptionalInt.of(runs.pack(column, row, side, options.bits(), values, tile)));
                keep(same, value, made);
            }
            return made;
        }
        boolean same;
        int value;
        if (plane instanceof Plane.Values floats) {
            floats.pack(column, row, side, options.bits(), values);
            value = values[0];
            same = Arrays.equals(values, 0, values.length - 1, values, 1, values.length);
        } else {
            ((Plane.Classes) plane).pack(column, row, side, tile);
            value = cellBytes == 2 ? (short) Samples.SHORT.get(tile, 0) & 0xffff : tile[0] & 0xff;
            same = Arrays.equals(tile, 0, tile.length - cellBytes, tile, cellBytes, tile.length);
        }
        byte[] made = same ? uniform.get(value) : null;
        if (made == null) {
            made = compress(OptionalInt.empty());
            keep(same, value, made);
        }
        return made;
    }

    private void keep(boolean same, int value, byte[] made) {
        if (same && uniform.size() < MOST_KEPT) {
            uniform.put(value, made);
        }
    }

    /**
     * The predictor of values: differences of their 32 bits as whole numbers, not of their bytes in planes. Scores and
     * costs are a sixth smaller by it, and a cell like the one before is all zeros.
     */
    private void predicted() {
        for (int to = 0, i = 0; i < values.length; ) {
            int before = 0;
            for (int end = i + side; i < end; i++, to += 4) {
                int v = values[i];
                Samples.INT.set(tile, to, v - before);
                before = v;
            }
        }
    }

    /** @param adler the sum of the bytes as they are without predictor, if it is known */
    private byte[] compress(OptionalInt adler) {
        boolean predicted = options.compression() != TiffOptions.Compression.NONE && options.predictor();
        if (cellBytes == 4 && predicted) {
            predicted();
        } else if (cellBytes == 4) {
            ByteBuffer.wrap(tile).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(values);
        } else if (predicted) {
            int rowBytes = side * cellBytes;
            for (int at = 0; at < tile.length; at += rowBytes) {
                Samples.horizontalPredictor(tile, at, rowBytes, cellBytes);
            }
        }
        if (options.compression() == TiffOptions.Compression.NONE) {
            return tile.clone();
        }
        if (options.compression() == TiffOptions.Compression.ZSTD) {
            TemporaryFolder.prepare();
            return Zstd.compress(tile, ZSTD_LEVEL);
        }
        if (encoded.length == 0) {
            encoded = new byte[Deflate.bound(tile.length)];
        }
        int n = adler.isPresent() && !predicted
                ? deflate.deflate(tile, 0, tile.length, adler.getAsInt(), encoded, 0)
                : deflate.deflate(tile, 0, tile.length, encoded, 0);
        return Arrays.copyOf(encoded, n);
    }
}
