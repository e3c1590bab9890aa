package org.carbonscape.io.tiff;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.grid.Window;
import org.carbonscape.io.block.Layout;

/**
 * Blocks decoded lately, least used out first. Room is for what windows moving from left to right, row by row, will ask
 * for again: the strips that the window crosses, or the row of tiles that a low window will cross once more; at least
 * {@link #LEAST} bytes and at most {@link #MOST}, or one block. Memory follows the width of the raster up to that,
 * never the size of the file.
 */
final class BlockCache {
    private static final long LEAST = 4 << 20;
    private static final long MOST = 64 << 20;

    private final BlockDecoder decoder;
    private final Layout layout;
    private final LinkedHashMap<Integer, byte[]> blocks = new LinkedHashMap<>(64, 0.75f, true);
    private final ArrayDeque<byte[]> free =
            new ArrayDeque<>(); // short strips decode into whole arrays, so all are alike
    private final int blockBytes;
    private int most;

    BlockCache(BlockDecoder decoder, Layout layout) {
        this.decoder = decoder;
        this.layout = layout;
        this.blockBytes = layout.rowBytes()
                * Math.min(
                        layout.blocks().height(),
                        layout.blocks().tiled()
                                ? layout.blocks().height()
                                : layout.blocks().rows());
        this.most = (int) Math.max(1, LEAST / blockBytes);
    }

    /** Tells which window comes next. */
    void expect(Window w) {
        boolean low = w.height() < layout.blocks().height();
        if (w.width() == layout.blocks().columns() && !low) {
            return; // nothing of a row is left for later
        }
        long wanted = !layout.blocks().tiled()
                ? w.height() / layout.blocks().height() + 2L
                : low ? layout.blocks().across() + 1L : 0;
        most = (int) Math.max(most, Math.min(wanted, MOST / blockBytes));
    }

    /** Whether a block is there already. */
    boolean has(int number) {
        return blocks.containsKey(number);
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
