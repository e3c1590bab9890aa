package org.carbonscape.io.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.problem.ProblemException;

/**
 * The bytes of a cloud-optimised GeoTIFF being written, laid out as GDAL's COG driver does: header, a note of the
 * layout (the ghost area), all directories, then the blocks of the smallest overview first and those of the map last,
 * each between its length and a copy of its last four bytes. Where a block will lie is known only when all are there,
 * so they gather in a file without a name beside the target ({@link BlockSpill}) and are copied once, as they are.
 */
final class TiffOutput implements AutoCloseable {
    private static final long CLASSIC_END = 0xffffffffL;
    private static final String LAYOUT = "LAYOUT=IFDS_BEFORE_DATA\n"
            + "BLOCK_ORDER=ROW_MAJOR\n"
            + "BLOCK_LEADER=SIZE_AS_UINT4\n"
            + "BLOCK_TRAILER=LAST_4_BYTES_REPEATED\n"
            + "KNOWN_INCOMPATIBLE_EDITION=NO\n "; // room for YES
    private static final byte[] GHOST = String.format(
                    Locale.ROOT, "GDAL_STRUCTURAL_METADATA_SIZE=%06d bytes\n%s", LAYOUT.length(), LAYOUT)
            .getBytes(StandardCharsets.US_ASCII);
    /** Before a block stands its length, behind it a copy of its last bytes. */
    private static final int FRAME = 4;

    /** One level of the pyramid: where its blocks begin in the spill, row by row, and their bytes without frames. */
    record Level(long[] at, long[] counts) {
        Level(int blocks) {
            this(new long[blocks], new long[blocks]);
        }

        long bytes() {
            long sum = 0;
            for (long count : counts) {
                sum += count + 2 * FRAME;
            }
            return sum;
        }
    }

    /** Makes the tags of a level once it is known where its blocks lie. */
    interface Tags {
        Fields of(int level, boolean big, long[] offsets, long[] counts);
    }

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

        /** Size of the directory with its values. */
        long bytes(boolean big) {
            long bytes = align(table(big));
            for (Field f : fields.values()) {
                bytes += f.value.length > inline(big) ? align(f.value.length) : 0;
            }
            return bytes;
        }

        private int table(boolean big) {
            return (big ? 8 : 2) + fields.size() * (big ? 20 : 12) + inline(big);
        }

        private static int inline(boolean big) {
            return big ? 8 : 4;
        }

        /** The directory that is to lie at {@code start}, then its values, those of each block last. */
        ByteBuffer directory(long start, long next, boolean big) {
            ByteBuffer b = ByteBuffer.allocate(Math.toIntExact(bytes(big))).order(ByteOrder.LITTLE_ENDIAN);
            Map<Integer, Long> places = new HashMap<>();
            long place = align(table(big));
            for (boolean ofBlocks : new boolean[] {false, true}) {
                for (Map.Entry<Integer, Field> f : fields.entrySet()) {
                    byte[] value = f.getValue().value;
                    boolean isOfBlocks = f.getKey() == Tag.TILE_OFFSETS || f.getKey() == Tag.TILE_COUNTS;
                    if (value.length > inline(big) && isOfBlocks == ofBlocks) {
                        places.put(f.getKey(), start + place);
                        b.position((int) place).put(value);
                        place += align(value.length);
                    }
                }
            }
            b.position(0);
            if (big) {
                b.putLong(fields.size());
            } else {
                b.putShort((short) fields.size());
            }
            fields.forEach((tag, f) -> {
                b.putShort((short) (int) tag).putShort((short) f.type);
                number(b, f.count, big);
                int at = b.position();
                Long where = places.get(tag);
                if (where == null) {
                    b.put(f.value);
                } else {
                    number(b, where, big);
                }
                b.position(at + inline(big));
            });
            number(b, next, big);
            return b.rewind();
        }

        private static void number(ByteBuffer b, long number, boolean big) {
            if (big) {
                b.putLong(number);
            } else {
                b.putInt((int) number);
            }
        }
    }

    private final Path path;
    private final FileChannel channel;
    private final long classicEnd;
    private final BlockSpill spill;

    private TiffOutput(Path path, FileChannel channel, long classicEnd) {
        this.path = path;
        this.channel = channel;
        this.classicEnd = classicEnd;
        this.spill = new BlockSpill(path);
    }

    static TiffOutput create(Path path) {
        return create(path, CLASSIC_END);
    }

    /** A file that would be longer than {@code classicEnd} becomes a BigTIFF. */
    static TiffOutput create(Path path, long classicEnd) {
        try {
            return new TiffOutput(
                    path,
                    FileChannel.open(
                            path,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE),
                    classicEnd);
        } catch (IOException e) {
            throw problem(path, e);
        }
    }

    /** Keeps a block. */
    void append(byte[] block, Level level, int number) {
        level.at[number] = spill.size();
        level.counts[number] = block.length;
        spill.append(ints(block.length), 0, FRAME);
        spill.append(block, 0, block.length);
        spill.append(block, block.length - FRAME, FRAME);
    }

    private static byte[] ints(int number) {
        return ByteBuffer.allocate(FRAME)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array();
    }

    /** Lays out the file, largest level first, and closes it. */
    void finish(List<Level> levels, Tags tags) {
        long blocks = levels.stream().mapToLong(Level::bytes).sum();
        boolean big = header(false) + directoryBytes(levels, tags, false) + blocks > classicEnd;
        long header = header(big);
        long position = header + directoryBytes(levels, tags, big);
        List<long[]> offsets = new ArrayList<>();
        for (int i = levels.size() - 1; i >= 0; i--) { // the smallest first
            long[] counts = levels.get(i).counts;
            long[] of = new long[counts.length];
            for (int b = 0; b < of.length; b++) {
                of[b] = position + FRAME;
                position += counts[b] + 2 * FRAME;
            }
            offsets.add(0, of);
        }
        ByteBuffer front = ByteBuffer.allocate(Math.toIntExact(header)).order(ByteOrder.LITTLE_ENDIAN);
        front.put((byte) 'I').put((byte) 'I').putShort((short) (big ? 43 : 42));
        if (big) {
            front.putShort((short) 8).putShort((short) 0).putLong(header);
        } else {
            front.putInt((int) header);
        }
        front.put(GHOST);
        try (spill;
                channel) {
            spill.turn();
            write(front.position(front.capacity()).flip());
            long start = header;
            for (int i = 0; i < levels.size(); i++) {
                Fields fields = tags.of(i, big, offsets.get(i), levels.get(i).counts);
                long end = start + fields.bytes(big);
                write(fields.directory(start, i + 1 < levels.size() ? end : 0, big));
                start = end;
            }
            for (int i = levels.size() - 1; i >= 0; i--) {
                copy(levels.get(i));
            }
        } catch (IOException e) {
            throw problem(path, e);
        }
    }

    private static long header(boolean big) {
        return align((big ? 16 : 8) + GHOST.length);
    }

    private static long align(long position) {
        return position + 7 & ~7L;
    }

    private static long directoryBytes(List<Level> levels, Tags tags, boolean big) {
        long bytes = 0;
        for (int i = 0; i < levels.size(); i++) {
            bytes += tags.of(i, big, levels.get(i).at, levels.get(i).counts).bytes(big); // offsets of the same size
        }
        return bytes;
    }

    /** Blocks that lie one behind another in the spill are taken together. */
    private void copy(Level level) throws IOException {
        int n = level.at.length;
        for (int b = 0; b < n; ) {
            long from = level.at[b];
            long end = from;
            do {
                end += level.counts[b++] + 2 * FRAME;
            } while (b < n && level.at[b] == end && end - from < BlockSpill.BUFFER / 2);
            spill.copy(from, end - from, channel);
        }
        spill.flush(channel);
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Closes and removes what was written so far. */
    @Override
    public void close() {
        try {
            try (spill) {
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
