package org.carbonscape.io.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.carbonscape.io.bytes.ByteSource;
import org.carbonscape.io.bytes.Signature;
import org.carbonscape.option.FileName;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * The tags of the file's first full-resolution image. Every count is held against the bytes on disk before anything is
 * allocated for it, so a header cannot ask for more memory than the file has bytes.
 */
final class Directory {
    /** Directories looked at in search of the full image: masks and overviews may come first, but not without end. */
    private static final int MOST_DIRECTORIES = 64;

    /** Bits of NewSubfileType. */
    private static final int REDUCED = 1;

    private static final int MASK = 4;

    private record Entry(int type, long count, long position) {}

    private final ByteSource source;
    private final ByteOrder order;
    private final boolean big;
    private final Map<Integer, Entry> entries = new HashMap<>();
    /** Where the first directory of the file lies. */
    private long first;

    private long next;

    private Directory(ByteSource source, ByteOrder order, boolean big) {
        this.source = source;
        this.order = order;
        this.big = big;
    }

    /** What goes by the name of a raster: another format, or what a broken download leaves. */
    private static ProblemException foreign(Path path, byte[] head) {
        String found = Signature.of(path, head);
        if (Signature.isPacked(found)) {
            return new ProblemException(ProblemCode.FILE_12_PACKED, FileName.text(path), found);
        }
        return Signature.left(found)
                .map(what -> new ProblemException(ProblemCode.FILE_03_UNREADABLE, FileName.text(path), what))
                .orElseGet(() -> new ProblemException(
                        ProblemCode.TIFF_01_NOT_TIFF,
                        FileName.text(path),
                        Signature.told(found),
                        Signature.conversion(path, head)));
    }

    static Directory read(ByteSource source) {
        if (source.size() == 0) {
            throw new ProblemException(ProblemCode.FILE_02_EMPTY, source.path().toString());
        }
        byte[] head = new byte[(int) Math.min(64, source.size())];
        source.read(0, head, head.length);
        int version = 0;
        ByteOrder order = ByteOrder.LITTLE_ENDIAN;
        if (head.length >= 8 && head[0] == head[1] && (head[0] == 'I' || head[0] == 'M')) {
            order = head[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            version = ByteBuffer.wrap(head).order(order).getShort(2);
        }
        if (version != 42 && version != 43 && Signature.isOfShapes(source.path())) {
            throw new ProblemException(
                    ProblemCode.TIFF_22_SHAPES,
                    source.path().toString(),
                    String.valueOf(source.path().getFileName()));
        }
        if (version != 42 && version != 43) {
            throw foreign(source.path(), head);
        }
        ByteBuffer start = ByteBuffer.wrap(head).order(order);
        long position;
        if (version == 42) {
            position = start.getInt(4) & 0xffffffffL;
        } else {
            if (head.length < 16 || start.getShort(4) != 8 || start.getShort(6) != 0) {
                throw damaged(source, "BigTIFF offset size");
            }
            position = start.getLong(8);
        }
        long beginning = position;
        Set<Long> seen = new HashSet<>();
        Directory first = null;
        while (position != 0 && seen.size() < MOST_DIRECTORIES) {
            if (!seen.add(position)) {
                throw damaged(source, "IFD loop @ " + position);
            }
            Directory directory = new Directory(source, order, version == 43);
            directory.load(position);
            if ((directory.number(Tag.SUBFILE_TYPE, 0) & (REDUCED | MASK)) == 0) {
                directory.first = beginning;
                return directory;
            }
            first = first == null ? directory : first;
            position = directory.next;
        }
        if (first == null) {
            throw damaged(source, "IFD @ 0");
        }
        first.first = beginning;
        return first;
    }

    /**
     * The mask of the full image: a directory of that kind and size. Damage on the way to it is a problem: it may hide
     * one.
     */
    Optional<Directory> mask(int columns, int rows) {
        Set<Long> seen = new HashSet<>();
        for (long position = first; position != 0 && seen.size() < MOST_DIRECTORIES; ) {
            if (!seen.add(position)) {
                throw damaged(source, "IFD loop @ " + position);
            }
            Directory directory = new Directory(source, order, big);
            directory.load(position);
            if ((directory.number(Tag.SUBFILE_TYPE, 0) & (REDUCED | MASK)) == MASK
                    && directory.number(Tag.WIDTH, 0) == columns
                    && directory.number(Tag.HEIGHT, 0) == rows) {
                return Optional.of(directory);
            }
            position = directory.next;
        }
        return Optional.empty();
    }

    /** How many images of this size it has, as pages of a document. */
    int pages(int columns, int rows) {
        int pages = 0;
        Set<Long> seen = new HashSet<>();
        for (long position = first; position != 0 && seen.size() < MOST_DIRECTORIES && seen.add(position); ) {
            Directory directory = new Directory(source, order, big);
            directory.load(position);
            boolean whole = (directory.number(Tag.SUBFILE_TYPE, 0) & (REDUCED | MASK)) == 0;
            pages += whole && directory.number(Tag.WIDTH, 0) == columns && directory.number(Tag.HEIGHT, 0) == rows
                    ? 1
                    : 0;
            position = directory.next;
        }
        return pages;
    }

    private void load(long position) {
        int countBytes = big ? 8 : 2;
        int entryBytes = big ? 20 : 12;
        int inline = big ? 8 : 4;
        demand("IFD", position, countBytes);
        ByteBuffer b = source.read(position, countBytes, order);
        long n = big ? b.getLong() : b.getShort() & 0xffff;
        if (n < 1 || n > 65535) {
            throw damaged(source, "IFD @ " + position + ": " + n + " tags");
        }
        int length = (int) n * entryBytes;
        demand("IFD", position + countBytes, length);
        b = source.read(position + countBytes, length, order);
        for (int i = 0; i < n; i++) {
            int at = i * entryBytes;
            int tag = b.getShort(at) & 0xffff;
            int type = b.getShort(at + 2) & 0xffff;
            long count = big ? b.getLong(at + 4) : b.getInt(at + 4) & 0xffffffffL;
            int value = at + (big ? 12 : 8);
            int size = size(type);
            if (size == 0 || count < 0 || count > Long.MAX_VALUE / 8) {
                continue; // a type from the future, or a tag that cannot be meant: it fails only if it is needed
            }
            boolean here = count * size <= inline;
            long where = here ? position + countBytes + value : big ? b.getLong(value) : b.getInt(value) & 0xffffffffL;
            entries.putIfAbsent(tag, new Entry(type, count, where));
        }
        long end = position + countBytes + length;
        next = source.holds(end, inline)
                ? (big
                        ? source.read(end, 8, order).getLong()
                        : source.read(end, 4, order).getInt() & 0xffffffffL)
                : 0;
    }

    ByteOrder order() {
        return order;
    }

    boolean has(int tag) {
        return entries.containsKey(tag);
    }

    private Entry entry(int tag) {
        return Objects.requireNonNull(entries.get(tag));
    }

    long count(int tag) {
        return has(tag) ? entry(tag).count : 0;
    }

    /** The tag's first whole number. */
    long number(int tag, long otherwise) {
        return count(tag) > 0 ? numbers(tag, 1)[0] : otherwise;
    }

    long number(int tag) {
        if (count(tag) < 1) {
            throw damaged(source, Tag.name(tag) + " (" + tag + ") = ?");
        }
        return numbers(tag, 1)[0];
    }

    /** The tag's first {@code most} whole numbers, or as many as it has. */
    long[] numbers(int tag, long most) {
        if (!has(tag)) {
            return new long[0];
        }
        long[] all = new long[Math.toIntExact(Math.min(entry(tag).count, most))];
        field(tag, 0, all.length).read(source, 0, all);
        return all;
    }

    /**
     * Whole numbers of a tag, which stay in the file: a value.
     *
     * @param position of the first
     */
    record Field(int tag, int type, long position, boolean bigEndian) {
        void read(ByteSource source, long from, long[] into) {
            int size = size(type);
            ByteBuffer b = source.read(
                    position + from * size,
                    into.length * size,
                    bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < into.length; i++) {
                into[i] = switch (type) {
                    case 1, 2, 7 -> b.get(i) & 0xff;
                    case 3 -> b.getShort(i * 2) & 0xffff;
                    case 4, 13 -> b.getInt(i * 4) & 0xffffffffL;
                    case 6 -> b.get(i);
                    case 8 -> b.getShort(i * 2);
                    case 9 -> b.getInt(i * 4);
                    case 16, 17, 18 -> b.getLong(i * 8);
                    default -> throw damaged(source, Tag.name(tag) + " (" + tag + "): type " + type);
                };
            }
        }
    }

    /** So many numbers of a tag from one on, which lie inside the file. */
    Field field(int tag, long from, long n) {
        Entry e = entry(tag);
        long position = e.position + from * size(e.type);
        demand(Tag.name(tag), position, n * size(e.type));
        return new Field(tag, e.type, position, order == ByteOrder.BIG_ENDIAN);
    }

    double[] doubles(int tag) {
        if (!has(tag)) {
            return new double[0];
        }
        Entry e = entry(tag);
        if (e.type != 11 && e.type != 12) {
            throw damaged(source, Tag.name(tag) + " (" + tag + "): type " + e.type);
        }
        ByteBuffer b = values(tag, e, Math.min(e.count, 1 << 16));
        double[] all = new double[(int) Math.min(e.count, 1 << 16)];
        for (int i = 0; i < all.length; i++) {
            all[i] = e.type == 12 ? b.getDouble(i * 8) : b.getFloat(i * 4);
        }
        return all;
    }

    /** The tag's text up to its closing zero; UTF-8, as GDAL writes it. */
    Optional<String> text(int tag) {
        if (!has(tag)) {
            return Optional.empty();
        }
        Entry e = entry(tag);
        int n = (int) Math.min(e.count, 1 << 20);
        byte[] bytes = size(e.type) == 1 ? values(tag, e, n).array() : new byte[0];
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        return Optional.of(new String(bytes, 0, end, StandardCharsets.UTF_8));
    }

    /** The first n. */
    private ByteBuffer values(int tag, Entry e, long n) {
        int size = size(e.type);
        if (n * size > Integer.MAX_VALUE - 16) {
            throw damaged(source, Tag.name(tag) + " (" + tag + "): " + n);
        }
        demand(Tag.name(tag), e.position, n * size);
        return source.read(e.position, (int) (n * size), order);
    }

    private void demand(String what, long position, long length) {
        if (!source.holds(position, length)) {
            if (position < 0) {
                throw damaged(source, what + " @ " + position);
            }
            throw new ProblemException(
                    ProblemCode.TIFF_02_TRUNCATED,
                    source.path().toString(),
                    what,
                    position,
                    Math.addExact(position, Math.min(length, Long.MAX_VALUE - position)),
                    source.size());
        }
    }

    private static int size(int type) {
        return switch (type) {
            case 1, 2, 6, 7 -> 1;
            case 3, 8 -> 2;
            case 4, 9, 11, 13 -> 4;
            case 5, 10, 12, 16, 17, 18 -> 8;
            default -> 0;
        };
    }

    static ProblemException damaged(ByteSource source, String what) {
        return new ProblemException(ProblemCode.TIFF_03_HEADER, source.path().toString(), what);
    }
}
