package org.carbonscape.io.vector;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Bytes of a file at any place, a megabyte at a time: a Shapefile may be larger than the memory. */
final class ByteWindow implements AutoCloseable {
    private static final int WINDOW = 1 << 20;

    private final Optional<FileChannel> channel; // none where the bytes are in memory
    private final long size;
    private final String name;
    private ByteBuffer window;
    private long start;

    private ByteWindow(Optional<FileChannel> channel, ByteBuffer window, long size, String name) {
        this.channel = channel;
        this.window = window;
        this.size = size;
        this.name = name;
    }

    static ByteWindow of(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new ByteWindow(Optional.of(channel), ByteBuffer.allocate(0), channel.size(), VectorFile.name(file));
    }

    static ByteWindow of(byte[] bytes, String name) {
        return new ByteWindow(Optional.empty(), ByteBuffer.wrap(bytes), bytes.length, name);
    }

    long size() {
        return size;
    }

    String name() {
        return name;
    }

    /** A view of {@code length} bytes, valid until the next call. */
    ByteBuffer at(long position, int length) throws IOException {
        if (position < 0 || length < 0 || position > size - length) {
            throw new Damage(
                    name + " ends at byte " + size + ", before byte " + (position + length) + " that it promises");
        }
        if (position < start || position + length > start + window.limit()) {
            int take = (int) Math.min(size - position, Math.max(WINDOW, length));
            if (window.capacity() < take) {
                window = ByteBuffer.allocate(take);
            }
            window.clear().limit(take);
            start = position;
            while (window.hasRemaining()) {
                if (channel.orElseThrow().read(window, start + window.position()) < 0) {
                    throw new Damage(name + " became shorter while it was read");
                }
            }
            window.rewind();
        }
        return window.slice((int) (position - start), length);
    }

    @Override
    public void close() throws IOException {
        if (channel.isPresent()) {
            channel.get().close();
        }
    }
}
