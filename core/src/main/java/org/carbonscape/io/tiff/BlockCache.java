package org.carbonscape.io.tiff;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Blocks decoded lately, least used out first. Room is what the widest need is: a band of whole strips as high as the
 * window (or every window of that band would decode them again), but at least {@link #LEAST} bytes. So memory follows
 * the width of the raster and the height of the window, never the size of the file.
 */
final class BlockCache {
    private static final long LEAST = 4 << 20;

    private final BlockDecoder decoder;
    private final Layout layout;
    private final LinkedHashMap<Integer, byte[]> blocks = new LinkedHashMap<>(64, 0.75f, true);
    private final ArrayDeque<byte[]> free = new ArrayDeque<>(); // short strips decode into whole arrays, so all are alike
    private final int blockBytes;
    private int most;

    BlockCache(BlockDecoder decoder, Layout layout) {
        this.decoder = decoder;
        this.layout = layout;
        this.blockBytes = layout.rowBytes() * Math.min(layout.blockHeight(), layout.tiled() ? layout.blockHeight() : layout.rows());
        this.most = (int) Math.max(1, LEAST / blockBytes);
    }

    /** Tells how high windows are. */
    void expect(int windowHeight) {
        if (!layout.tiled()) {
            most = Math.max(most, windowHeight / layout.blockHeight() + 2);
        }
    }

    /** A block's decoded bytes, valid until the next call; empty for a gap. */
    Optional<byte[]> block(int number) {
        if (decoder.isGap(number)) {
            return Optional.empty();
        }
        byte[] bytes = blocks.get(number);
        if (bytes == null) {
            if (blocks.size() >= most) {
                Map.Entry<Integer, byte[]> eldest = blocks.entrySet().iterator().next();
                free.push(eldest.getValue());
                blocks.remove(eldest.getKey());
            }
            bytes = free.isEmpty() ? new byte[blockBytes] : free.pop();
            try {
                decoder.decode(number, bytes);
            } catch (RuntimeException e) {
                free.push(bytes);
                throw e;
            }
            blocks.put(number, bytes);
        }
        return Optional.of(bytes);
    }
}
