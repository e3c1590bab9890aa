package org.carbonscape.io.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A file in a zip that is packed already, so that the parts of one zip can be packed side by side (the JDK packs what
 * it puts into one). All parts are of the first hour of 2000: the same contents give the same bytes.
 *
 * @param name   ASCII
 * @param packed DEFLATE without a head
 * @param size   bytes unpacked, below 4 GB
 * @param crc    their CRC-32
 */
record ZipPart(String name, byte[] packed, long size, long crc) {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final short VERSION = 20;
    private static final short DEFLATED = 8;
    private static final int FIRST_OF_2000 = (20 << 9 | 1 << 5 | 1) << 16; // day and hour as MS-DOS has them
    private static final int FIELDS = 26; // from the version on, in both heads

    ZipPart {
        if (size > 0xffff_ffffL) {
            throw new IllegalArgumentException(name + " has " + size + " bytes");
        }
    }

    static ZipPart of(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(bytes);
        deflater.finish();
        byte[] packed = new byte[bytes.length + 64]; // short texts grow by a few bytes at most
        int n = deflater.deflate(packed);
        deflater.end();
        return new ZipPart(name, java.util.Arrays.copyOf(packed, n), bytes.length, crc.getValue());
    }

    /** Writes a zip; the stream stays open. */
    static void write(List<ZipPart> parts, OutputStream out) throws IOException {
        ByteBuffer list =
                buffer(parts.stream().mapToInt(p -> 46 + p.name.length()).sum() + 22);
        long at = 0;
        for (ZipPart part : parts) {
            byte[] name = part.name.getBytes(StandardCharsets.US_ASCII);
            ByteBuffer head = buffer(4 + FIELDS);
            part.fields(head.putInt(LOCAL));
            out.write(head.array());
            out.write(name);
            out.write(part.packed);
            part.fields(list.putInt(CENTRAL).putShort(VERSION));
            list.putShort((short) 0); // no comment, first disk, no attributes
            list.putInt(0).putInt(0);
            list.putInt(Math.toIntExact(at)).put(name);
            at += 4L + FIELDS + name.length + part.packed.length;
        }
        int size = list.position();
        short count = (short) parts.size();
        list.putInt(END).putInt(0).putShort(count).putShort(count);
        list.putInt(size).putInt(Math.toIntExact(at)).putShort((short) 0);
        out.write(list.array());
        out.flush();
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void fields(ByteBuffer into) {
        into.putShort(VERSION).putShort((short) 0).putShort(DEFLATED).putInt(FIRST_OF_2000);
        into.putInt((int) crc).putInt(packed.length).putInt((int) size);
        into.putShort((short) name.length()).putShort((short) 0);
    }
}
