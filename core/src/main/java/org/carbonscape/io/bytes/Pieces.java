package org.carbonscape.io.bytes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Pieces of files elsewhere that came before they were asked for. All files of a Java share one room, however many
 * tiles a raster has: what was not used for the longest time leaves first.
 */
final class Pieces {
    private static final long LEAST = 64L << 20;
    /** Of the memory here, one part. */
    private static final int SHARE = 8;

    static final Pieces ALL = new Pieces(Math.max(LEAST, Runtime.getRuntime().maxMemory() / SHARE));

    private final long room;
    private final LinkedHashMap<Key, byte[]> byUse = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    Pieces(long room) {
        this.room = room;
    }

    private record Key(Of file, long position) {}

    /** Those of one file. */
    final class Of {
        private final TreeMap<Long, byte[]> byPosition = new TreeMap<>();

        /** Copies them where they are there. */
        boolean read(long position, byte[] into, int length) {
            Optional<Map.Entry<Long, byte[]>> piece = holding(position, length);
            piece.ifPresent(p -> System.arraycopy(p.getValue(), (int) (position - p.getKey()), into, 0, length));
            return piece.isPresent();
        }

        Optional<Map.Entry<Long, byte[]>> holding(long position, long length) {
            synchronized (Pieces.this) {
                Optional<Map.Entry<Long, byte[]>> before = Optional.ofNullable(byPosition.floorEntry(position))
                        .filter(p -> position + length <= p.getKey() + p.getValue().length);
                before.ifPresent(p -> byUse.get(new Key(this, p.getKey())));
                return before;
            }
        }

        void keep(long position, byte[] piece) {
            synchronized (Pieces.this) {
                byPosition.put(position, piece);
                byte[] before = byUse.put(new Key(this, position), piece);
                bytes += piece.length - (before == null ? 0 : before.length);
                while (bytes > room && byUse.size() > 1) {
                    Map.Entry<Key, byte[]> eldest = byUse.entrySet().iterator().next();
                    bytes -= eldest.getValue().length;
                    Key key = eldest.getKey();
                    byUse.remove(key);
                    key.file.byPosition.remove(key.position);
                }
            }
        }
    }

    Of ofFile() {
        return new Of();
    }
}
