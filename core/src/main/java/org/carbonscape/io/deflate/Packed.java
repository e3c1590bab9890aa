package org.carbonscape.io.deflate;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * A piece of a raw DEFLATE stream that was made without those before it: pieces that follow each other are one stream,
 * so that several threads can make one file. The same bytes on every machine, as those of {@link Deflate}.
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

    /** Packs a piece, which is given bit by bit. */
    public static final class Maker extends OutputStream {
        private static final int CHUNK = 1 << 19; // encoded at once
        private static final byte[] END = {3, 0}; // a last block of nothing

        private final TextDeflate deflate = new TextDeflate();
        private final CRC32 crc = new CRC32();
        private final byte[] chunk = new byte[CHUNK];
        private int held; // of the chunk
        private byte[] packed = new byte[0]; // the chunk
        private byte[] bytes = new byte[0];
        private int length;
        private long plain;

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int count) {
            crc.update(from, offset, count);
            plain += count;
            for (int done = 0; done < count; ) {
                int more = Math.min(count - done, CHUNK - held);
                System.arraycopy(from, offset + done, chunk, held, more);
                held += more;
                done += more;
                if (held == CHUNK) {
                    encode();
                }
            }
        }

        /**
         * The piece; nothing more is taken.
         *
         * @param last whether the stream ends with it
         */
        public Packed end(boolean last) {
            encode();
            if (last) {
                bytes = Arrays.copyOf(bytes, length + END.length);
                System.arraycopy(END, 0, bytes, length, END.length);
                length += END.length;
            }
            return new Packed(bytes, length, plain, (int) crc.getValue());
        }

        private void encode() {
            if (held > 0) {
                if (packed.length < Deflate.bound(held)) {
                    packed = new byte[Deflate.bound(held)];
                }
                int n = deflate.text(chunk, held, packed);
                bytes = Arrays.copyOf(bytes, length + n);
                System.arraycopy(packed, 0, bytes, length, n);
                length += n;
                held = 0;
            }
        }

        @Override
        public void close() {} // nothing is open
    }

    /** A whole stream. */
    public static Packed of(byte[] plain) {
        try (Maker maker = new Maker()) {
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
