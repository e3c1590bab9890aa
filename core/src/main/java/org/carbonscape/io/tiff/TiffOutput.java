package org.carbonscape.io.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.problem.ProblemException;

/**
 * The bytes of a TIFF being written: room for a header, data one after another, directories at the end. Whether it is a
 * BigTIFF is known only then, so the header's room is that of the larger one.
 */
final class TiffOutput implements AutoCloseable {
    static final int HEADER = 16;
    private static final long CLASSIC_END = 0xffffffffL;

    /** Tags of one directory with their values. */
    static final class Fields {
        private record Field(int type, int count, byte[] value) {}

        private final TreeMap<Integer, Field> fields = new TreeMap<>();

        private ByteBuffer room(int tag, int type, int count, int size) {
            byte[] value = new byte[count * size];
            fields.put(tag, new Field(type, count, value));
            return ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        }

        void shorts(int tag, int... values) {
            ByteBuffer b = room(tag, 3, values.length, 2);
            for (int v : values) {
                b.putShort((short) v);
            }
        }

        void longs(int tag, boolean big, long... values) {
            ByteBuffer b = room(tag, big ? 16 : 4, values.length, big ? 8 : 4);
            for (long v : values) {
                if (big) {
                    b.putLong(v);
                } else {
                    b.putInt((int) v);
                }
            }
        }

        void doubles(int tag, double... values) {
            ByteBuffer b = room(tag, 12, values.length, 8);
            for (double v : values) {
                b.putDouble(v);
            }
        }

        void text(int tag, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            room(tag, 2, bytes.length + 1, 1).put(bytes);
        }
    }

    private final Path path;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
    private long position;

    private TiffOutput(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static TiffOutput create(Path path) {
        try {
            TiffOutput out = new TiffOutput(
                    path,
                    FileChannel.open(
                            path,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE));
            out.append(new byte[HEADER]);
            return out;
        } catch (IOException e) {
            throw problem(path, e);
        }
    }

    /** Writes and returns where. */
    long append(byte[] bytes) {
        long at = position;
        for (int done = 0; done < bytes.length; ) {
            if (!buffer.hasRemaining()) {
                drain();
            }
            int n = Math.min(buffer.remaining(), bytes.length - done);
            buffer.put(bytes, done, n);
            done += n;
        }
        position += bytes.length;
        return at;
    }

    private void drain() {
        try {
            buffer.flip();
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            buffer.clear();
        } catch (IOException e) {
            throw problem(path, e);
        }
    }

    /** Whether offsets need 64 bits if this many bytes more are to come. */
    boolean needsBig(long more) {
        return position + more > CLASSIC_END;
    }

    /** Writes a directory; returns where it begins and where the link to the next one stands. */
    long[] directory(Fields fields, boolean big) {
        int inline = big ? 8 : 4;
        TreeMap<Integer, Long> places = new TreeMap<>();
        for (Map.Entry<Integer, Fields.Field> f : fields.fields.entrySet()) {
            if (f.getValue().value.length > inline) {
                append(new byte[(int) (-position & 7)]);
                places.put(f.getKey(), append(f.getValue().value));
            }
        }
        append(new byte[(int) (-position & 7)]);
        long start = position;
        int n = fields.fields.size();
        ByteBuffer b = ByteBuffer.allocate((big ? 8 : 2) + n * (big ? 20 : 12) + inline)
                .order(ByteOrder.LITTLE_ENDIAN);
        if (big) {
            b.putLong(n);
        } else {
            b.putShort((short) n);
        }
        fields.fields.forEach((tag, f) -> {
            b.putShort((short) (int) tag).putShort((short) f.type);
            if (big) {
                b.putLong(f.count);
            } else {
                b.putInt(f.count);
            }
            int at = b.position();
            if (!places.containsKey(tag)) {
                b.put(f.value);
            } else if (big) {
                b.putLong(places.get(tag));
            } else {
                b.putInt((int) (long) places.get(tag));
            }
            b.position(at + inline);
        });
        append(b.array());
        return new long[] {start, position - inline};
    }

    /** Writes the header and the links between directories, and closes the file. */
    void finish(java.util.List<long[]> directories, boolean big) {
        drain();
        try {
            ByteBuffer head = ByteBuffer.allocate(big ? 16 : 8).order(ByteOrder.LITTLE_ENDIAN);
            head.put((byte) 'I').put((byte) 'I').putShort((short) (big ? 43 : 42));
            if (big) {
                head.putShort((short) 8).putShort((short) 0).putLong(directories.get(0)[0]);
            } else {
                head.putInt((int) directories.get(0)[0]);
            }
            channel.write(head.flip(), 0);
            for (int i = 1; i < directories.size(); i++) {
                ByteBuffer link = ByteBuffer.allocate(big ? 8 : 4).order(ByteOrder.LITTLE_ENDIAN);
                if (big) {
                    link.putLong(directories.get(i)[0]);
                } else {
                    link.putInt((int) directories.get(i)[0]);
                }
                channel.write(link.flip(), directories.get(i - 1)[1]);
            }
            channel.close();
        } catch (IOException e) {
            throw problem(path, e);
        }
    }

    /** Closes and removes what was written so far. */
    @Override
    public void close() {
        try {
            try {
                channel.close();
            } finally {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw problem(path, e);
        }
    }

    static ProblemException problem(Path path, IOException e) {
        return RunFolder.notWritten(path.toString(), e);
    }
}
