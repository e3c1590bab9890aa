package org.carbonscape.io.deflate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A ZIP file of {@linkplain Packed pieces}, streamed. All entries are of the first hour of 2000, since the same content
 * shall give the same bytes. Up to 4 GB, before and after packing.
 */
public final class ZipWriter {
    private static final int LOCAL = 0x04034b50;
    private static final int SIZES = 0x08074b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int VERSION = 20; // with DEFLATE
    private static final int FLAGS = 1 << 3 | 1 << 11; // sizes follow the content; names are UTF-8
    private static final int DEFLATED = 8;
    private static final int DAY = 20 << 9 | 1 << 5 | 1;
    private static final long MOST = 0xffffffffL;

    private record Entry(byte[] name, long start, int crc, long packed, long plain) {
        Entry with(Packed piece) {
            return new Entry(name, start, piece.crc(crc), packed + piece.length(), plain + piece.plain());
        }
    }

    private final OutputStream out;
    private final List<Entry> entries = new ArrayList<>();
    private long written;

    /** @param out stays open */
    public ZipWriter(OutputStream out) {
        this.out = out;
    }

    /** Writes an entry at once. */
    public void add(String name, byte[] content) throws IOException {
        begin(name);
        take(Packed.of(content));
        end();
    }

    /** Begins an entry, which takes its pieces and is then to be ended. */
    public void begin(String name) throws IOException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        entries.add(new Entry(bytes, written, 0, 0, 0));
        ByteBuffer head = room(30 + bytes.length);
        kind(head.putInt(LOCAL)).putInt(0).putInt(0).putInt(0); // CRC and sizes come after the content
        write(name(head, bytes).putShort((short) 0).put(bytes));
    }

    /** Writes the next piece of the entry that was begun. */
    public void take(Packed piece) throws IOException {
        out.write(piece.bytes(), 0, piece.length());
        written += piece.length();
        entries.add(entries.remove(entries.size() - 1).with(piece));
    }

    /** Ends the entry that was begun; its last piece was {@linkplain Packed.Maker#end the last of a stream}. */
    public void end() throws IOException {
        Entry entry = entries.get(entries.size() - 1);
        if (entry.plain > MOST || written > MOST) {
            throw new IOException("more than 4 GB"); // readers of the sizes after the content expect 32 bits
        }
        write(sizes(room(16).putInt(SIZES), entry));
    }

    /** Writes the list of entries; nothing comes after. */
    public void finish() throws IOException {
        long start = written;
        for (Entry entry : entries) {
            ByteBuffer head = room(46 + entry.name.length);
            sizes(kind(head.putInt(CENTRAL).putShort((short) VERSION)), entry);
            name(head, entry.name).position(42);
            write(head.putInt((int) entry.start).put(entry.name));
        }
        short count = (short) entries.size();
        ByteBuffer end = room(22).putInt(END).putInt(0).putShort(count).putShort(count);
        write(end.putInt((int) (written - start)).putInt((int) start).putShort((short) 0));
    }

    private static ByteBuffer kind(ByteBuffer to) {
        return to.putShort((short) VERSION)
                .putShort((short) FLAGS)
                .putShort((short) DEFLATED)
                .putShort((short) 0)
                .putShort((short) DAY);
    }

    private static ByteBuffer sizes(ByteBuffer to, Entry entry) {
        return to.putInt(entry.crc).putInt((int) entry.packed).putInt((int) entry.plain);
    }

    private static ByteBuffer name(ByteBuffer to, byte[] name) {
        return to.putShort((short) name.length);
    }

    private static ByteBuffer room(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void write(ByteBuffer bytes) throws IOException {
        out.write(bytes.array());
        written += bytes.capacity();
    }
}
