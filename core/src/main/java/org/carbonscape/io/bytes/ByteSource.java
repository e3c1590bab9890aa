package org.carbonscape.io.bytes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.carbonscape.option.FileName;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** Bytes at positions of a file, here or on a server. One for each thread. */
public abstract class ByteSource implements AutoCloseable {
    /** A text that describes rasters. */
    private static final int MOST_TEXT = 64 << 20;

    private final Path path;
    private final long size;

    ByteSource(Path path, long size) {
        this.path = path;
        this.size = size;
    }

    /** Problems FILE-01, FILE-03, TIFF-01; of a server FILE-04 to FILE-09. */
    public static ByteSource open(Path path) {
        return FileName.address(path)
                .<ByteSource>map(address -> new RemoteSource(path, address, RemoteFile.open(address)))
                .orElseGet(() -> FileSource.open(path));
    }

    /** The same for another thread; usable after this one is closed. */
    public abstract ByteSource again();

    public final Path path() {
        return path;
    }

    public final long size() {
        return size;
    }

    /** Whether {@code length} bytes from {@code position} lie inside the file; no overflow whatever the numbers. */
    public final boolean holds(long position, long length) {
        return position >= 0 && length >= 0 && position <= size && length <= size - position;
    }

    /** The bytes asked for, which must lie inside the file as it was when opened. */
    public abstract void read(long position, byte[] into, int length);

    /** Whether each reading costs a journey, so that {@link #expect} is worth while. */
    public boolean isFar() {
        return false;
    }

    /**
     * Tells that these pieces will be read next: those that lie together may come at once.
     *
     * @param positions ascending
     */
    public void expect(long[] positions, long[] lengths) {}

    /** The first bytes. */
    public final byte[] head() {
        byte[] head = new byte[(int) Math.min(64, size)];
        read(0, head, head.length);
        return head;
    }

    /** All of a small file. */
    public final byte[] all() {
        if (size > MOST_TEXT) {
            throw new ProblemException(
                    ProblemCode.FILE_03_UNREADABLE, path.toString(), Bilingual.same("> " + (MOST_TEXT >> 20) + " MB"));
        }
        byte[] bytes = new byte[(int) size];
        read(0, bytes, bytes.length);
        return bytes;
    }

    public final ByteBuffer read(long position, int length, ByteOrder order) {
        byte[] bytes = new byte[length];
        read(position, bytes, length);
        return ByteBuffer.wrap(bytes).order(order);
    }

    @Override
    public abstract void close();
}
