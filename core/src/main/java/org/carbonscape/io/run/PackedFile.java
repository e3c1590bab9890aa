package org.carbonscape.io.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.carbonscape.engine.Engine;
import org.carbonscape.io.deflate.Packed;

/**
 * A file that becomes a compressed one under another name once it is longer than so many bytes. Its pieces are made and
 * packed by several threads.
 */
final class PackedFile implements AutoCloseable {
    private static final int AT_ONCE = 16; // pieces that wait for being written
    private static final int REREAD = 1 << 20; // a piece of what was written before it was known to be long
    private static final byte[] HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff}; // no name, no hour

    private final Path plain;
    private final Path packed;
    private final long most;
    private final Engine engine;
    private OutputStream out;
    private boolean isPacked;
    private long bytes; // before packing
    private int crc;

    PackedFile(Path plain, Path packed, long most, Engine engine) throws IOException {
        this.plain = plain;
        this.packed = packed;
        this.most = most;
        this.engine = engine;
        this.out = Files.newOutputStream(plain);
    }

    boolean isPacked() {
        return isPacked;
    }

    void write(List<Content> pieces) throws IOException {
        for (int start = 0; start < pieces.size(); start += AT_ONCE) {
            List<Content> next = pieces.subList(start, Math.min(pieces.size(), start + AT_ONCE));
            if (isPacked) {
                pack(next);
                continue;
            }
            List<byte[]> made = engine.each(next.size(), i -> bytes(next.get(i)));
            bytes += made.stream().mapToLong(b -> b.length).sum();
            if (bytes > most) {
                repack();
                pack(made.stream().map(b -> (Content) to -> to.write(b)).toList());
            } else {
                for (byte[] piece : made) {
                    out.write(piece);
                }
            }
        }
        if (isPacked) {
            put(Packed.of(new byte[0]));
            ByteBuffer end = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            out.write(end.putInt(crc).putInt((int) bytes).array());
        }
    }

    private static byte[] bytes(Content piece) {
        ByteArrayOutputStream made = new ByteArrayOutputStream(1 << 17);
        try {
            piece.to(made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return made.toByteArray();
    }

    private void pack(List<Content> pieces) throws IOException {
        for (Packed piece : engine.each(pieces.size(), i -> packed(pieces.get(i)))) {
            put(piece);
        }
    }

    private static Packed packed(Content piece) {
        try (Packed.Maker made = new Packed.Maker()) {
            piece.to(made);
            return made.end(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(Packed piece) throws IOException {
        out.write(piece.bytes(), 0, piece.length());
        crc = piece.crc(crc);
        bytes += piece.plain();
    }

    /** Goes on with a compressed file, of what was written so far. */
    private void repack() throws IOException {
        out.close();
        out = Files.newOutputStream(packed);
        out.write(HEAD);
        isPacked = true;
        bytes = 0;
        try (InputStream before = Files.newInputStream(plain)) {
            boolean more = true;
            while (more) {
                List<Content> pieces = new ArrayList<>();
                while (more && pieces.size() < AT_ONCE) {
                    byte[] piece = before.readNBytes(REREAD);
                    more = piece.length == REREAD;
                    pieces.add(to -> to.write(piece));
                }
                pack(pieces);
            }
        }
        Files.delete(plain);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
