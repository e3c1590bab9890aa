package org.carbonscape.io.deflate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Adler32;

/**
 * Encodes zlib streams, the same bytes on every machine and Java version. Made for rasters: matches are whole cells and
 * are found at the distance used last, in the row above, and by two hash tables (of 8 and of 4 bytes); they are
 * compared by words and may be longer than DEFLATE's 258 bytes before they are cut into pieces. Greedy, no chains:
 * on maps of few distinct values faster than zlib's level 2 and smaller. The distance used before the last one
 * and the cells beside the one above were tried too: slower, and no smaller. Not thread-safe; keeps its tables.
 */
public class Deflate {
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final int WINDOW = 32768;
    static final int HASH_BITS = 14;
    static final int BLOCK = 1 << 15; // tokens
    private static final int MOST_STORED = 65535;
    private static final int END = 256;

    static final int[] LENGTH_CODE = new int[259]; // symbol | extra bits << 16 | base << 20
    private static final int[] DISTANCE_CODE = new int[512];
    private static final int[] CODE_ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    static {
        for (int symbol = 0, length = 3; symbol < 28; symbol++) {
            int extra = symbol < 8 ? 0 : symbol / 4 - 1;
            for (int i = 0, base = length; i < 1 << extra; i++) {
                LENGTH_CODE[length++] = 257 + symbol | extra << 16 | base << 20;
            }
        }
        LENGTH_CODE[258] = 285 | 258 << 20;
        for (int symbol = 0, distance = 0; symbol < 30; symbol++) {
            int extra = Math.max(0, symbol / 2 - 1);
            for (int end = distance + (1 << extra); distance < end; ) {
                if (distance < 256) {
                    DISTANCE_CODE[distance++] = symbol;
                } else {
                    DISTANCE_CODE[256 + (distance >> 7)] = symbol;
                    distance += 128;
                }
            }
        }
    }

    private final int step;
    private final int row;
    final int[] longer = new int[1 << HASH_BITS];
    final int[] shorter = new int[1 << HASH_BITS];
    int base = WINDOW; // positions are stored as base + index, so that a former stream's are too far back
    final int[] tokens = new int[BLOCK + 1];
    final int[] literalCount = new int[286];
    final int[] distanceCount = new int[30];
    private final HuffmanCode literalCode = new HuffmanCode(286, 15);
    private final HuffmanCode distanceCode = new HuffmanCode(30, 15);
    private final HuffmanCode lengthCode = new HuffmanCode(19, 7);
    private final int[] lengthCount = new int[19];
    private final int[] runs = new int[320];
    private final Adler32 adler = new Adler32();

    byte[] out = new byte[0];
    int to;
    private long bits;
    private int held;

    /**
     * @param cell bytes of a cell: 1, 2 or 4
     * @param row  bytes of a row of cells
     */
    public Deflate(int cell, int row) {
        this.step = cell;
        this.row = row <= WINDOW ? row : cell;
    }

    /** Room the encoding of {@code length} bytes needs at most. */
    public static int bound(int length) {
        return Math.toIntExact(length + 10L * (length / BLOCK + 2) + 32);
    }

    /**
     * Encodes {@code in[offset .. offset + length)} to {@code output} from {@code outOffset} on, where there must be
     * {@link #bound} bytes of room; returns the bytes written.
     */
    public int deflate(byte[] in, int offset, int length, byte[] output, int outOffset) {
        adler.reset();
        adler.update(in, offset, length);
        return deflate(in, offset, length, (int) adler.getValue(), output, outOffset);
    }

    /** The same where the Adler-32 sum of the bytes is known. */
    public int deflate(byte[] in, int offset, int length, int sum, byte[] output, int outOffset) {
        if (output.length - outOffset < bound(length)) {
            throw new IllegalArgumentException("room of " + (output.length - outOffset) + " bytes for " + length);
        }
        begin(output, outOffset);
        put(0x0178, 16); // deflate, window of 32 KB, fastest level
        flush();
        encode(in, offset, offset + length);
        while (held > 0) {
            out[to++] = (byte) bits;
            bits >>>= 8;
            held = Math.max(0, held - 8);
        }
        bits = 0;
        for (int shift = 24; shift >= 0; shift -= 8) {
            out[to++] = (byte) (sum >>> shift);
        }
        return to - outOffset;
    }

    final void begin(byte[] output, int outOffset) {
        out = output;
        to = outOffset;
        bits = 0;
        held = 0;
    }

    private void encode(byte[] in, int start, int end) {
        if (base > Integer.MAX_VALUE - 2 * WINDOW - (end - start)) {
            Arrays.fill(longer, 0);
            Arrays.fill(shorter, 0);
            base = WINDOW;
        }
        final int[] longer = this.longer;
        final int[] shorter = this.shorter;
        final int[] tokens = this.tokens;
        final int[] literals = literalCount;
        final int step = this.step;
        final int row = this.row;
        int shift = base - start;
        int last = end - 8; // beyond it no whole word can be loaded
        int at = start;
        int blockStart = start;
        int near = 0; // the distance used last
        int misses = 0;
        int count = 0; // of tokens
        long word = at <= last ? (long) LONG.get(in, at) : 0;
        while (at <= last) {
            if (count >= BLOCK - 64) {
                block(in, blockStart, at, false, count);
                count = 0;
                blockStart = at;
            }
            int slot8 = (int) (word * 0x9E3779B97F4A7C15L >>> 64 - HASH_BITS);
            int slot4 = (int) word * 0x9E3779B1 >>> 32 - HASH_BITS;
            int from8 = longer[slot8] - shift;
            int from4 = shorter[slot4] - shift;
            longer[slot8] = at + shift;
            shorter[slot4] = at + shift;
            int best = 3;
            int distance = 0;
            byte first = (byte) word; // most places do not even begin alike
            if (near > 0 && at - near >= start && in[at - near] == first) {
                int n = match(in, word, at - near, at, end);
                if (n > best) {
                    best = n;
                    distance = near;
                }
            }
            if (near != row && at - row >= start && in[at - row] == first) {
                int n = match(in, word, at - row, at, end);
                if (n > best) {
                    best = n;
                    distance = row;
                }
            }
            if (at - from8 <= WINDOW && from8 >= start && in[from8] == first) {
                int n = match(in, word, from8, at, end);
                if (n > best) {
                    best = n;
                    distance = at - from8;
                }
            }
            if (distance == 0 && at - from4 <= WINDOW && from4 >= start && in[from4] == first) {
                int n = match(in, word, from4, at, end);
                if (n > best) {
                    best = n;
                    distance = at - from4;
                }
            }
            if (distance == 0) {
                // the longer nothing has repeated, the fewer places are looked at
                int stop = at + Math.min(step * (1 + (misses++ >> 4)), Math.min(16, end - at));
                while (at < stop) {
                    int value = (int) word & 0xff;
                    tokens[count++] = value;
                    literals[value]++;
                    word >>>= 8;
                    if (at < last) {
                        word |= (long) in[at + 8] << 56;
                    }
                    at++;
                }
                continue;
            }
            misses = 0;
            best &= -step; // whole cells
            near = distance;
            int stop = at + best;
            for (int n = best; n > 0; ) {
                if (count >= BLOCK - 64) {
                    block(in, blockStart, stop - n, false, count);
                    count = 0;
                    blockStart = stop - n;
                }
                int piece = n <= 258 ? n : n < 261 ? n - 3 : 258; // never leave one or two bytes over
                tokens[count++] = piece << 16 | distance - 1;
                literals[LENGTH_CODE[piece] & 0xffff]++;
                distanceCount[distanceSymbol(distance - 1)]++;
                n -= piece;
            }
            int inside = stop - Math.max(4, step);
            if (inside > at && inside <= last) {
                long w = (long) LONG.get(in, inside);
                longer[(int) (w * 0x9E3779B97F4A7C15L >>> 64 - HASH_BITS)] = inside + shift;
                shorter[(int) w * 0x9E3779B1 >>> 32 - HASH_BITS] = inside + shift;
            }
            at = stop;
            if (at <= last) {
                word = (long) LONG.get(in, at);
            }
        }
        while (at < end) {
            int value = in[at++] & 0xff;
            tokens[count++] = value;
            literals[value]++;
        }
        block(in, blockStart, end, true, count);
        base += end - start + WINDOW;
    }

    /**
     * How many bytes from {@code a} on equal those from {@code b} on, {@code a < b}, where there are eight at least,
     * {@code word}; 0 where they are fewer than four, which are no match.
     */
    static int match(byte[] in, long word, int a, int b, int end) {
        long differs = word ^ (long) LONG.get(in, a);
        if ((int) differs != 0) {
            return 0;
        }
        if (differs != 0) { // the first compiler would count zeros bit by bit
            int high = (int) (differs >>> 32);
            return (high & 0xff) != 0 ? 4 : (high & 0xff00) != 0 ? 5 : (high & 0xff0000) != 0 ? 6 : 7;
        }
        int n = Arrays.mismatch(in, a + 8, a + end - b, in, b + 8, end); // by many bytes at a time
        return n < 0 ? end - b : n + 8;
    }

    static int distanceSymbol(int less1) {
        return less1 < 256 ? DISTANCE_CODE[less1] : DISTANCE_CODE[256 + (less1 >> 7)];
    }

    final void block(byte[] in, int from, int end, boolean last, int tokenCount) {
        literalCount[END]++;
        literalCode.build(literalCount);
        distanceCode.build(distanceCount);
        int nLiterals = Math.max(257, literalCode.used());
        int nDistances = Math.max(1, distanceCode.used());
        int nRuns = runLengths(nLiterals, nDistances);
        lengthCode.build(lengthCount);
        int nCodes = 19;
        while (nCodes > 4 && lengthCode.length(CODE_ORDER[nCodes - 1]) == 0) {
            nCodes--;
        }
        long size = 17
                + 3L * nCodes
                + lengthCode.cost(lengthCount)
                + 2L * lengthCount[16]
                + 3L * lengthCount[17]
                + 7L * lengthCount[18]
                + literalCode.cost(literalCount)
                + distanceCode.cost(distanceCount);
        for (int s = 265; s < 285; s++) {
            size += (s - 261L) / 4 * literalCount[s];
        }
        for (int s = 4; s < 30; s++) {
            size += (s / 2 - 1L) * distanceCount[s];
        }
        int stored = end - from;
        if (size >= 8L * stored + 40L * (stored / MOST_STORED + 1)) {
            store(in, from, end, last);
        } else {
            put(last ? 1 : 0, 1);
            put(2, 2);
            put(nLiterals - 257, 5);
            put(nDistances - 1, 5);
            put(nCodes - 4, 4);
            for (int i = 0; i < nCodes; i++) {
                put(lengthCode.length(CODE_ORDER[i]), 3);
                flush();
            }
            for (int i = 0; i < nRuns; i++) {
                int symbol = runs[i] & 0xff;
                put(lengthCode.code(symbol), lengthCode.length(symbol));
                put(runs[i] >>> 8, symbol < 16 ? 0 : symbol == 16 ? 2 : symbol == 17 ? 3 : 7);
                flush();
            }
            writeTokens(tokenCount);
            put(literalCode.code(END), literalCode.length(END));
            flush();
        }
        Arrays.fill(literalCount, 0);
        Arrays.fill(distanceCount, 0);
    }

    private void writeTokens(int tokenCount) {
        byte[] out = this.out;
        int to = this.to;
        long bits = this.bits;
        int held = this.held;
        int[] literals = literalCode.packed();
        int[] distances = distanceCode.packed();
        for (int t = 0; t < tokenCount; t++) { // at most 48 bits a token, with 7 held before
            int token = tokens[t];
            if (token >>> 16 == 0) {
                int code = literals[token];
                bits |= (long) (code >>> 4) << held;
                held += code & 15;
            } else {
                int length = LENGTH_CODE[token >>> 16];
                int code = literals[length & 0xffff];
                bits |= (long) (code >>> 4) << held;
                held += code & 15;
                bits |= (long) ((token >>> 16) - (length >>> 20)) << held;
                held += length >>> 16 & 15;
                int distance = token & 0xffff;
                int symbol = distanceSymbol(distance);
                code = distances[symbol];
                bits |= (long) (code >>> 4) << held;
                held += code & 15;
                if (symbol >= 4) {
                    int extra = symbol / 2 - 1;
                    bits |= (long) (distance & (1 << extra) - 1) << held;
                    held += extra;
                }
            }
            LONG.set(out, to, bits);
            to += held >>> 3;
            bits >>>= held & ~7;
            held &= 7;
        }
        this.to = to;
        this.bits = bits;
        this.held = held;
    }

    final void store(byte[] in, int from, int end, boolean last) {
        do {
            int n = Math.min(MOST_STORED, end - from);
            put(last && from + n == end ? 1 : 0, 1);
            put(0, 2);
            held = held + 7 & ~7;
            flush();
            put(n, 16);
            put(n ^ 0xffff, 16);
            flush();
            System.arraycopy(in, from, out, to, n);
            to += n;
            from += n;
        } while (from < end);
    }

    /** The code lengths of both codes as runs (RFC 1951, 3.2.7): symbol in the low byte, its extra value above. */
    private int runLengths(int nLiterals, int nDistances) {
        Arrays.fill(lengthCount, 0);
        int n = nLiterals + nDistances;
        int count = 0;
        for (int i = 0; i < n; ) {
            int length = lengthAt(i, nLiterals);
            int run = 1;
            while (i + run < n && lengthAt(i + run, nLiterals) == length) {
                run++;
            }
            i += run;
            if (length > 0) {
                count = run(count, length, 0);
                run--;
            }
            while (run >= 3) {
                int most = length > 0 ? 6 : run >= 11 ? 138 : 10;
                int piece = Math.min(run, most);
                count = length > 0
                        ? run(count, 16, piece - 3)
                        : piece >= 11 ? run(count, 18, piece - 11) : run(count, 17, piece - 3);
                run -= piece;
            }
            while (run-- > 0) {
                count = run(count, length, 0);
            }
        }
        return count;
    }

    private int lengthAt(int i, int nLiterals) {
        return i < nLiterals ? literalCode.length(i) : distanceCode.length(i - nLiterals);
    }

    private int run(int count, int symbol, int extra) {
        runs[count] = symbol | extra << 8;
        lengthCount[symbol]++;
        return count + 1;
    }

    private void put(int value, int n) {
        bits |= (long) value << held;
        held += n;
    }

    private void flush() {
        LONG.set(out, to, bits);
        to += held >>> 3;
        bits >>>= held & ~7;
        held &= 7;
    }
}
