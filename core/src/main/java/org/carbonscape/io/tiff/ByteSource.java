package org.carbonscape.io.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.carbonscape.io.Unreadable;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Reads at positions of one open file. No mapping into memory: a file cut short meanwhile is a problem, not a crash.
 */
final class ByteSource implements AutoCloseable {
    /** Java reads through a buffer outside the heap as large as the request and keeps it: larger requests are cut. */
    private static final int PIECE = 1 << 20;
    /** A text that describes rasters. */
    private static final int MOST_TEXT = 64 << 20;

    private final Path path;
    private final FileChannel channel;
    private final long size;

    private ByteSource(Path path, FileChannel channel, long size) {
        this.path = path;
        this.channel = channel;
        this.size = size;
    }

    static ByteSource open(Path path) {
        if (!Files.isRegularFile(path) && Files.exists(path)) { // opening a pipe would wait for a writer for ever
            throw new ProblemException(
                    ProblemCode.TIFF_01_NOT_TIFF,
                    path.toString(),
                    Files.isDirectory(path)
                            ? Bilingual.of("a folder", "文件夹")
                            : Bilingual.of("a pipe or device", "管道或设备"),
                    Signature.CONVERT);
        }
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            try {
                return new ByteSource(path, channel, channel.size());
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw Unreadable.of(path.toString(), e);
        }
    }

    Path path() {
        return path;
    }

    long size() {
        return size;
    }

    /** Whether {@code length} bytes from {@code position} lie inside the file; no overflow whatever the numbers. */
    boolean holds(long position, long length) {
        return position >= 0 && length >= 0 && position <= size && length <= size - position;
    }

    /** The bytes asked for, which must lie inside the file as it was when opened. */
    void read(long position, byte[] into, int length) {
        try {
            for (int done = 0; done < length; ) {
                int n = channel.read(ByteBuffer.wrap(into, done, Math.min(PIECE, length - done)), position + done);
                if (n <= 0) {
                    throw new ProblemException(
                            ProblemCode.TIFF_02_TRUNCATED,
                            path.toString(),
                            "data",
                            position,
                            position + length,
                            position + done);
                }
                done += n;
            }
        } catch (IOException e) {
            throw Unreadable.of(path.toString(), e);
        }
    }

    /** The first bytes. */
    byte[] head() {
        byte[] head = new byte[(int) Math.min(64, size)];
        read(0, head, head.length);
        return head;
    }

    /** All of a small file. */
    byte[] all() {
        if (size > MOST_TEXT) {
            throw new ProblemException(
                    ProblemCode.FILE_03_UNREADABLE, path.toString(), Bilingual.same("> " + (MOST_TEXT >> 20) + " MB"));
        }
        byte[] bytes = new byte[(int) size];
        read(0, bytes, bytes.length);
        return bytes;
    }

    ByteBuffer read(long position, int length, ByteOrder order) {
        byte[] bytes = new byte[length];
        read(position, bytes, length);
        return ByteBuffer.wrap(bytes).order(order);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw Unreadable.of(path.toString(), e);
        }
    }
}
