package org.carbonscape.io.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.carbonscape.io.run.RunFolder;

/**
 * Bytes that wait until it is known where they belong: written one after another, then, from {@link #turn()} on,
 * copied from any place. What does not fit one buffer goes into a file beside the target that is gone with the
 * program, however that ends.
 */
final class BlockSpill implements AutoCloseable {
    static final int BUFFER = 1 << 20;

    private final Path target;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private Optional<FileChannel> file = Optional.empty();
    private long size;
    /** What was never spilt, once it is turned. */
    private byte[] kept = new byte[0];

    BlockSpill(Path target) {
        this.target = target;
    }

    long size() {
        return size;
    }

    void append(byte[] bytes, int from, int length) {
        for (int done = 0; done < length; ) {
            if (!buffer.hasRemaining()) {
                drain();
            }
            int n = Math.min(buffer.remaining(), length - done);
            buffer.put(bytes, from + done, n);
            done += n;
        }
        size += length;
    }

    private void drain() {
        try {
            if (file.isEmpty()) {
                file = Optional.of(FileChannel.open(
                        target.resolveSibling(target.getFileName() + ".blocks"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE));
            }
            flush(file.get());
        } catch (IOException e) {
            throw RunFolder.notWritten(target.toString(), e);
        }
    }

    /** From here on bytes are copied, none appended. */
    void turn() {
        if (file.isPresent()) {
            drain();
        } else {
            kept = new byte[(int) size];
            buffer.flip().get(kept);
            buffer.clear();
        }
    }

    /** Adds bytes to what goes to a channel. */
    void copy(long position, long length, FileChannel to) throws IOException {
        long from = position;
        while (from < position + length) {
            if (!buffer.hasRemaining()) {
                flush(to);
            }
            int n = (int) Math.min(buffer.remaining(), position + length - from);
            if (file.isEmpty()) {
                buffer.put(kept, (int) from, n);
            } else {
                ByteBuffer part = buffer.duplicate().limit(buffer.position() + n);
                while (part.hasRemaining()) {
                    int read = file.get().read(part, from + n - part.remaining());
                    if (read < 0) {
                        throw new IOException(target.getFileName() + ".blocks @ " + from);
                    }
                }
                buffer.position(part.position());
            }
            from += n;
        }
    }

    /** Writes what is in the buffer. */
    void flush(FileChannel to) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            to.write(buffer);
        }
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
