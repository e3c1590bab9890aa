package org.carbonscape.io.tiff;

import java.util.zip.DataFormatException;

/** TIFF's LZW (most significant bit first, codes of 9 to 12 bits, widened one code early). Not thread-safe. */
final class Lzw {
    private static final int CLEAR = 256;
    private static final int END = 257;

    // every table entry is a stretch of the output already written: where it begins and how long it is
    private final int[] start = new int[4097];
    private final int[] length = new int[4097];

    /**
     * Decodes until the end code, the end of the input or the end of the room; returns bytes written. LZW has no
     * checksum: what cannot be is found (codes that were never made, more bytes than there is room for, a stream that
     * goes on after its last byte), another byte in the place of one is not.
     */
    int decode(byte[] in, int inLength, byte[] out, int room) throws DataFormatException {
        if (inLength >= 2 && in[0] == 0 && (in[1] & 1) == 1) {
            throw new DataFormatException("LZW of the years before 1992 (bit order reversed)");
        }
        int at = 0;
        int to = 0;
        int next = 258;
        int width = 9;
        int previousStart = -1;
        int previousLength = 0;
        long bits = 0;
        int held = 0;
        while (to < room) {
            while (held < width) {
                if (at >= inLength) {
                    return to;
                }
                bits = bits << 8 | in[at++] & 0xff;
                held += 8;
            }
            held -= width;
            int code = (int) (bits >>> held) & ((1 << width) - 1);
            if (code == END) {
                return to;
            }
            if (code == CLEAR) {
                next = 258;
                width = 9;
                previousStart = -1;
                continue;
            }
            int here = to;
            if (code < 256) {
                out[to++] = (byte) code;
            } else {
                int from;
                int n;
                if (code < next && previousStart >= 0) {
                    from = start[code];
                    n = length[code];
                } else if (code == next
                        && previousStart >= 0) { // the entry being made: the previous one and its own first byte
                    from = previousStart;
                    n = previousLength + 1;
                } else {
                    throw new DataFormatException("LZW code " + code + " of " + next);
                }
                if (n > room - to) {
                    throw tooMuch(room);
                }
                if (from + n <= to && n > 16) {
                    System.arraycopy(out, from, out, to, n);
                    to += n;
                } else {
                    for (int i = 0; i < n; i++) {
                        out[to++] = out[from++];
                    }
                }
            }
            if (previousStart >= 0 && next < 4096) { // the previous string and the byte after it lie side by side
                start[next] = previousStart;
                length[next] = previousLength + 1;
                next++;
                if (next == (1 << width) - 1 && width < 12) {
                    width++;
                }
            }
            previousStart = here;
            previousLength = to - here;
        }
        if (goesOn(in, at, inLength, bits, held, width)) {
            throw tooMuch(room);
        }
        return to;
    }

    /**
     * Whether codes follow the last byte wanted. Writers differ in the width of the end code there, and some write none
     * and fill the block with zeros.
     */
    private static boolean goesOn(byte[] in, int at, int inLength, long bits, int held, int width) {
        long rest = bits & (1L << held) - 1;
        while (held <= 40 && at < inLength) {
            rest = rest << 8 | in[at++] & 0xff;
            held += 8;
        }
        if (held < width + 8 || rest == 0) {
            return false;
        }
        for (int w = Math.max(9, width - 1); w <= Math.min(12, width + 1); w++) {
            int code = (int) (rest >>> held - w);
            if (code == END || code == CLEAR) {
                return false;
            }
        }
        return true;
    }

    static DataFormatException tooMuch(int room) {
        return new DataFormatException("> " + room + " bytes");
    }
}
