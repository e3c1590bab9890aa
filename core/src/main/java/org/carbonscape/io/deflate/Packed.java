package org.carbonscape.io.deflate;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A piece of a raw DEFLATE stream that was made without those before it: pieces that follow each other are one stream,
 * so that several threads can make one file. By the JDK's zlib, which on tables is faster than {@link Deflate}.
 */
public final class Packed {
    private static final int POLYNOMIAL = 0xedb88320; // of CRC-32, the highest power in the lowest bit
    private static final int ONE = 1 << 31;

    private final byte[] bytes;
    private final int length;
    private final long plain;
    private final int crc;

    private Packed(byte[] bytes, int length, long plain, int crc) {
        this.bytes = bytes;
        this.length = length;
        this.plain = plain;
        this.crc = crc;
    }

    /** Whether time is dearer than room. */
    public enum For {
        /** Three fifths of the time of {@link #ROOM}, a sixth larger. */
        SPEED(3),
        /** With {@link Deflater#FILTERED}, matches of six bytes or more: digits pack better one by one. */
        ROOM(5);

        private final int level;

        For(int level) {
            this.level = level;
        }
    }

    /** Packs a piece, which is given bit by bit. */
    public static final class Maker extends OutputStream {
        private final Deflater deflater;
        private final CRC32 crc = new CRC32();
        private byte[] bytes = new byte[1 << 16];
        private int length;

        /** @param how for what it is packed */
        public Maker(For how) {
            deflater = new Deflater(how.level, true);
            deflater.setStrategy(Deflater.FILTERED);
            deflater.deflate(bytes); // the call that sets it may take no input
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int count) {
            crc.update(from, offset, count);
            deflater.setInput(from, offset, count);
            drain(Deflater.NO_FLUSH);
        }

        /**
         * The piece; nothing more is taken.
         *
         * @param last whether the stream ends with it
         */
        public Packed end(boolean last) {
            if (last) {
                deflater.finish();
            }
            drain(Deflater.SYNC_FLUSH); // to a whole byte
            return new Packed(bytes, length, deflater.getBytesRead(), (int) crc.getValue());
        }

        private void drain(int flush) {
            while (true) {
                length += deflater.deflate(bytes, length, bytes.length - length, flush);
                if (length < bytes.length) {
                    return;
                }
                bytes = Arrays.copyOf(bytes, 2 * length);
            }
        }

        @Override
        public void close() {
            deflater.end();
        }
    }

    /** A whole stream. */
    public static Packed of(byte[] plain) {
        try (Maker maker = new Maker(For.ROOM)) {
            maker.write(plain, 0, plain.length);
            return maker.end(true);
        }
    }

    /** What it has been packed to, {@link #length} bytes of it. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    /** Bytes before they were packed. */
    public long plain() {
        return plain;
    }

    /**
     * The CRC-32 of this piece after others.
     *
     * @param before that of the others; 0 where there is none
     */
    public int crc(int before) {
        int power = ONE; // x to the power of this piece's bits, by squares
        int square = ONE >>> 8; // x^8: a byte
        for (long rest = plain; rest > 0; rest >>>= 1) {
            if ((rest & 1) != 0) {
                power = times(power, square);
            }
            square = times(square, square);
        }
        return times(power, before) ^ crc;
    }

    /** The product of two polynomials over 0 and 1, modulo that of CRC-32. */
    private static int times(int a, int b) {
        int product = 0;
        int shifted = b;
        for (int bit = ONE; bit != 0; bit >>>= 1) {
            if ((a & bit) != 0) {
                product ^= shifted;
            }
            shifted = (shifted & 1) != 0 ? shifted >>> 1 ^ POLYNOMIAL : shifted >>> 1;
        }
        return product;
    }
}
