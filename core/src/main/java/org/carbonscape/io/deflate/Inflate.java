package org.carbonscape.io.deflate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Adler32;
import java.util.zip.DataFormatException;

/**
 * Decodes zlib streams, byte for byte as {@link java.util.zip.Inflater} does and refusing what it refuses, only faster:
 * a 64-bit bit buffer filled by one unaligned load, tables wide enough that nearly every code is one look-up which
 * also holds the length or distance base, and copies by words. Not thread-safe; keeps its tables for the next stream.
 */
public final class Inflate {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int LITERAL_BITS = 11;
    private static final int DISTANCE_BITS = 9;
    private static final int LITERAL_MASK = (1 << LITERAL_BITS) - 1;
    private static final int DISTANCE_MASK = (1 << DISTANCE_BITS) - 1;

    // a table entry: bits 0-5 bits to drop (code and extra bits), 8-11 bits of the code alone, 12-15 kind, 16-31 value
    private static final int COPY = 1 << 12;
    private static final int END = 2 << 12;
    private static final int SUBTABLE = 4 << 12;
    private static final int INVALID = 8 << 12;
    private static final int KINDS = 15 << 12;

    private static final int[] LENGTH_BASE = {
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258
    };
    private static final int[] LENGTH_EXTRA = {
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
    };
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    private static final int[] LITERAL_ENTRY = literalEntries();
    private static final int[] DISTANCE_ENTRY = distanceEntries();
    private static final int[] PLAIN_ENTRY = plainEntries();

    private final int[] literals = new int[1 << 15];
    private final int[] distances = new int[1 << 15];
    private final int[] codeTable = new int[1 << 7];
    private final byte[] lengths = new byte[288 + 32];
    private final int[] count = new int[16];
    private final int[] start = new int[17];
    private final int[] sorted = new int[288];
    private final Adler32 adler = new Adler32();

    private byte[] in = new byte[0];
    private int at;
    private int inEnd;
    private long bits;
    private int held;
    private byte[] out = new byte[0];
    private int to;
    private int outStart;
    private int outEnd;
    private boolean finished;

    /** Whether the last stream was decoded to its end, checksum included; if not, the room given was too small. */
    public boolean finished() {
        return finished;
    }

    /**
     * Decodes a zlib stream until it ends or the room is full.
     *
     * @return bytes written from {@code outOffset} on
     * @throws DataFormatException if the stream is damaged or ends too early
     */
    public int inflate(byte[] input, int offset, int length, byte[] output, int outOffset, int room)
            throws DataFormatException {
        in = input;
        at = offset;
        inEnd = offset + length;
        out = output;
        to = outOffset;
        outStart = outOffset;
        outEnd = outOffset + room;
        bits = 0;
        held = 0;
        finished = false;
        int head = take(8) << 8 | take(8);
        if (head % 31 != 0 || (head >> 8 & 15) != 8 || head >> 12 > 7 || (head & 32) != 0) {
            throw new DataFormatException("incorrect header check");
        }
        boolean last;
        do {
            last = take(1) == 1;
            boolean whole = switch (take(2)) {
                case 0 -> stored();
                case 1 -> {
                    fixedTables();
                    yield block();
                }
                case 2 -> {
                    readTables();
                    yield block();
                }
                default -> throw new DataFormatException("invalid block type");
            };
            if (!whole) {
                return to - outStart;
            }
        } while (!last);
        bits >>>= held & 7;
        held -= held & 7;
        adler.reset();
        adler.update(out, outStart, to - outStart);
        int sum = 0;
        for (int i = 0; i < 4; i++) {
            sum = sum << 8 | take(8);
        }
        if (sum != (int) adler.getValue()) {
            throw new DataFormatException("incorrect data check");
        }
        finished = true;
        return to - outStart;
    }

    /** The next n bits, at most 16. */
    private int take(int n) throws DataFormatException {
        if (held < n) {
            fill();
            if (held < n) {
                throw new DataFormatException("unexpected end of stream");
            }
        }
        int value = (int) bits & ((1 << n) - 1);
        bits >>>= n;
        held -= n;
        return value;
    }

    private void fill() {
        while (held <= 56 && at < inEnd) {
            bits |= (in[at++] & 0xffL) << held;
            held += 8;
        }
    }

    private boolean stored() throws DataFormatException {
        bits >>>= held & 7;
        held -= held & 7;
        int n = take(16);
        if (take(16) != (n ^ 0xffff)) {
            throw new DataFormatException("invalid stored block lengths");
        }
        while (n > 0 && held > 0 && to < outEnd) {
            out[to++] = (byte) take(8);
            n--;
        }
        if (held == 0) {
            int m = Math.min(n, Math.min(inEnd - at, outEnd - to));
            System.arraycopy(in, at, out, to, m);
            at += m;
            to += m;
            n -= m;
        }
        if (n > 0 && to < outEnd) {
            throw new DataFormatException("unexpected end of stream");
        }
        return n == 0;
    }

    /** Decodes one block with the tables made before; false when the room is full before its end. */
    private boolean block() throws DataFormatException {
        final byte[] in = this.in;
        final byte[] out = this.out;
        final int[] literals = this.literals;
        final int[] distances = this.distances;
        int to = this.to;
        int at = this.at;
        long bits = this.bits;
        int held = this.held;
        final int fastIn = inEnd - 16;
        final int fastOut = outEnd - (258 + 3 + Match.OVERRUN);
        boolean end = false;

        while (at <= fastIn && to <= fastOut) {
            // 56 bits or more: two literals of 11 bits and a third code with its extra bits, or one copy of at most 48
            bits |= (long) LONG.get(in, at) << held;
            at += (63 - held) >>> 3;
            held |= 56;
            int e = literals[(int) bits & LITERAL_MASK];
            if ((e & KINDS) == 0) {
                bits >>>= e;
                held -= e & 63;
                out[to++] = (byte) (e >>> 16);
                e = literals[(int) bits & LITERAL_MASK];
                if ((e & KINDS) == 0) {
                    bits >>>= e;
                    held -= e & 63;
                    out[to++] = (byte) (e >>> 16);
                    e = literals[(int) bits & LITERAL_MASK];
                    if ((e & KINDS) == 0) {
                        bits >>>= e;
                        held -= e & 63;
                        out[to++] = (byte) (e >>> 16);
                        continue;
                    }
                }
            }
            if ((e & SUBTABLE) != 0) {
                e = literals[(e >>> 16) + ((int) (bits >>> LITERAL_BITS) & ((1 << (e & 15)) - 1))];
                if ((e & KINDS) == 0) {
                    bits >>>= e;
                    held -= e & 63;
                    out[to++] = (byte) (e >>> 16);
                    continue;
                }
            }
            if ((e & COPY) == 0) {
                if ((e & END) == 0) {
                    throw new DataFormatException("invalid literal/length code");
                }
                bits >>>= e;
                held -= e & 63;
                end = true;
                break;
            }
            int length = (e >>> 16) + (int) ((bits & ((1L << e) - 1)) >>> (e >>> 8 & 15));
            bits >>>= e;
            held -= e & 63;

            bits |= (long) LONG.get(in, at) << held;
            at += (63 - held) >>> 3;
            held |= 56;
            e = distances[(int) bits & DISTANCE_MASK];
            if ((e & SUBTABLE) != 0) {
                e = distances[(e >>> 16) + ((int) (bits >>> DISTANCE_BITS) & ((1 << (e & 15)) - 1))];
            }
            int distance = (e >>> 16) + (int) ((bits & ((1L << e) - 1)) >>> (e >>> 8 & 15));
            bits >>>= e;
            held -= e & 63;
            int from = to - distance;
            if ((e & INVALID) != 0 || from < outStart) {
                throw new DataFormatException("invalid distance");
            }
            Match.copy(out, from, to, length);
            to += length;
        }
        // whole bytes not yet used go back, so that the careful loop below may count on nothing beyond the end
        at -= held >>> 3;
        held &= 7;
        bits &= (1L << held) - 1;
        this.to = to;
        this.at = at;
        this.bits = bits;
        this.held = held;
        return end || tail();
    }

    /** The last few hundred bytes of input or room, symbol by symbol with every bound checked. */
    private boolean tail() throws DataFormatException {
        while (true) {
            int e = symbol(literals, LITERAL_BITS);
            if ((e & END) != 0) {
                drop(e);
                return true;
            }
            if (to >= outEnd) {
                return false;
            }
            if ((e & KINDS) == 0) {
                drop(e);
                out[to++] = (byte) (e >>> 16);
                continue;
            }
            int length = (e >>> 16) + (int) ((bits & ((1L << e) - 1)) >>> (e >>> 8 & 15));
            drop(e);
            e = symbol(distances, DISTANCE_BITS);
            int distance = (e >>> 16) + (int) ((bits & ((1L << e) - 1)) >>> (e >>> 8 & 15));
            drop(e);
            int from = to - distance;
            if (from < outStart) {
                throw new DataFormatException("invalid distance too far back");
            }
            int stop = Math.min(outEnd, to + length);
            boolean cut = stop < to + length;
            while (to < stop) {
                out[to++] = out[from++];
            }
            if (cut) {
                return false;
            }
        }
    }

    private int symbol(int[] table, int width) throws DataFormatException {
        fill();
        int e = table[(int) bits & ((1 << width) - 1)];
        if ((e & SUBTABLE) != 0) {
            e = table[(e >>> 16) + ((int) (bits >>> width) & ((1 << (e & 15)) - 1))];
        }
        if ((e & INVALID) != 0) {
            throw new DataFormatException(held < 15 ? "unexpected end of stream" : "invalid code");
        }
        if ((e & 63) > held) {
            throw new DataFormatException("unexpected end of stream");
        }
        return e;
    }

    private void drop(int e) {
        bits >>>= e;
        held -= e & 63;
    }

    private void fixedTables() throws DataFormatException {
        Arrays.fill(lengths, 0, 144, (byte) 8);
        Arrays.fill(lengths, 144, 256, (byte) 9);
        Arrays.fill(lengths, 256, 280, (byte) 7);
        Arrays.fill(lengths, 280, 288, (byte) 8);
        table(literals, LITERAL_BITS, 0, 288, LITERAL_ENTRY, false);
        Arrays.fill(lengths, 0, 32, (byte) 5);
        table(distances, DISTANCE_BITS, 0, 32, DISTANCE_ENTRY, false);
    }

    private void readTables() throws DataFormatException {
        int nLiterals = take(5) + 257;
        int nDistances = take(5) + 1;
        int nCodes = take(4) + 4;
        if (nLiterals > 286 || nDistances > 30) {
            throw new DataFormatException("too many length or distance symbols");
        }
        Arrays.fill(lengths, 0, 19, (byte) 0);
        for (int i = 0; i < nCodes; i++) {
            lengths[ORDER[i]] = (byte) take(3);
        }
        table(codeTable, 7, 0, 19, PLAIN_ENTRY, false);
        int n = nLiterals + nDistances;
        for (int i = 0; i < n; ) {
            int e = symbol(codeTable, 7);
            drop(e);
            int symbol = e >>> 16;
            if (symbol < 16) {
                lengths[i++] = (byte) symbol;
                continue;
            }
            if (symbol == 16 && i == 0) {
                throw new DataFormatException("invalid bit length repeat");
            }
            byte value = symbol == 16 ? lengths[i - 1] : 0;
            int times = symbol == 16 ? 3 + take(2) : symbol == 17 ? 3 + take(3) : 11 + take(7);
            if (times > n - i) {
                throw new DataFormatException("invalid bit length repeat");
            }
            Arrays.fill(lengths, i, i + times, value);
            i += times;
        }
        if (lengths[256] == 0) {
            throw new DataFormatException("invalid code -- missing end-of-block");
        }
        table(literals, LITERAL_BITS, 0, nLiterals, LITERAL_ENTRY, true);
        table(distances, DISTANCE_BITS, nLiterals, nDistances, DISTANCE_ENTRY, true);
    }

    /**
     * Fills a look-up table from code lengths: {@code 2^width} direct entries, and behind them a subtable for each
     * prefix of longer codes. As in zlib an incomplete code is an error unless it is one code of one bit, or empty.
     */
    private void table(int[] table, int width, int first, int n, int[] entries, boolean mayBeSingle)
            throws DataFormatException {
        Arrays.fill(count, 0);
        for (int i = 0; i < n; i++) {
            count[lengths[first + i]]++;
        }
        int used = n - count[0];
        count[0] = 0;
        int most = 15;
        while (most > 0 && count[most] == 0) {
            most--;
        }
        int left = 1;
        for (int l = 1; l <= 15; l++) {
            left = (left << 1) - count[l];
            if (left < 0) {
                throw new DataFormatException("over-subscribed code");
            }
        }
        if (left > 0 && used > 0 && !(mayBeSingle && most == 1) || used == 0 && !mayBeSingle && n == 19) {
            throw new DataFormatException("incomplete code");
        }
        if (left > 0) {
            Arrays.fill(table, 0, 1 << width, INVALID | 1);
        }
        start[1] = 0;
        for (int l = 1; l < 16; l++) {
            start[l + 1] = start[l] + count[l];
        }
        for (int i = 0; i < n; i++) {
            int l = lengths[first + i];
            if (l > 0) {
                sorted[start[l]++] = i;
            }
        }
        int code = 0;
        int length = 0;
        int next = 1 << width; // where the next subtable begins
        int prefix = -1;
        int subWidth = 0;
        int subStart = 0;
        for (int k = 0; k < used; k++) {
            int l = lengths[first + sorted[k]];
            code <<= l - length;
            length = l;
            int reversed = Integer.reverse(code) >>> (32 - l);
            int base = entries[sorted[k]];
            int e = base + (l << 8) + l; // entries hold extra bits as bits to drop
            if (l <= width) {
                for (int i = reversed; i < 1 << width; i += 1 << l) {
                    table[i] = e;
                }
            } else {
                int low = reversed & ((1 << width) - 1);
                if (low != prefix) {
                    prefix = low;
                    subWidth = l - width;
                    int space = 1 << subWidth;
                    int sum = 0;
                    for (int m = k; m < used && sum < space; m++) { // codes of this prefix until it is full
                        int lm = lengths[first + sorted[m]] - width;
                        if (lm > subWidth) {
                            sum <<= lm - subWidth;
                            subWidth = lm;
                            space = 1 << subWidth;
                        }
                        sum += 1 << (subWidth - lm);
                    }
                    subStart = next;
                    next += 1 << subWidth;
                    table[low] = subStart << 16 | SUBTABLE | subWidth;
                }
                for (int i = reversed >>> width; i < 1 << subWidth; i += 1 << (l - width)) {
                    table[subStart + i] = e;
                }
            }
            code++;
        }
    }

    private static int[] literalEntries() {
        int[] all = new int[288];
        for (int i = 0; i < 256; i++) {
            all[i] = i << 16;
        }
        all[256] = END;
        for (int i = 0; i < 29; i++) {
            all[257 + i] = LENGTH_BASE[i] << 16 | COPY | LENGTH_EXTRA[i];
        }
        all[286] = INVALID;
        all[287] = INVALID;
        return all;
    }

    private static int[] distanceEntries() {
        int[] all = new int[32];
        for (int i = 0; i < 30; i++) {
            int extra = Math.max(0, i / 2 - 1);
            int base = i < 2 ? i + 1 : ((2 + (i & 1)) << extra) + 1;
            all[i] = base << 16 | COPY | extra;
        }
        all[30] = INVALID;
        all[31] = INVALID;
        return all;
    }

    private static int[] plainEntries() {
        int[] all = new int[19];
        for (int i = 0; i < 19; i++) {
            all[i] = i << 16;
        }
        return all;
    }
}
