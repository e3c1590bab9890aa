package org.carbonscape.io.deflate;

import java.util.Arrays;

/**
 * Encodes text, most of it digits, in matches of seven letters or more: digits pack better one by one. Two places of
 * each seven letters are known. On tables twice as fast as zlib's level 5 with its strategy for such data, and about as
 * small.
 */
final class TextDeflate extends Deflate {
    private static final int LETTERS = 7; // of a match

    TextDeflate() {
        super(1, 1);
    }

    /** Encodes blocks of a raw stream that end at a whole byte and are not its last; returns the bytes written. */
    int text(byte[] in, int length, byte[] output) {
        begin(output, 0);
        encodeText(in, length);
        store(in, 0, 0, false); // an empty block that ends at a whole byte
        return to;
    }

    private void encodeText(byte[] in, int end) {
        if (base > Integer.MAX_VALUE - 2 * WINDOW - end) {
            Arrays.fill(longer, 0);
            Arrays.fill(shorter, 0);
            base = WINDOW;
        }
        final int[] latest = longer;
        final int[] former = shorter;
        final int[] literals = literalCount;
        int last = end - 8; // beyond it no whole word can be loaded
        int at = 0;
        int blockStart = 0;
        int near = 0; // the distance used last
        int misses = 0;
        int count = 0; // of tokens
        while (at <= last) {
            if (count >= BLOCK - 64) {
                block(in, blockStart, at, false, count);
                count = 0;
                blockStart = at;
            }
            long word = (long) LONG.get(in, at);
            int slot = slot(word);
            int from = latest[slot] - base;
            int before = former[slot] - base;
            former[slot] = latest[slot];
            latest[slot] = at + base;
            int best = LETTERS - 1;
            int distance = 0;
            if (near > 0 && at >= near) {
                int n = match(in, word, at - near, at, end);
                if (n > best) {
                    best = n;
                    distance = near;
                }
            }
            if (from >= 0 && at - from <= WINDOW) {
                int n = match(in, word, from, at, end);
                if (n > best) {
                    best = n;
                    distance = at - from;
                }
            }
            if (before >= 0 && at - before <= WINDOW) {
                int n = match(in, word, before, at, end);
                if (n > best) {
                    best = n;
                    distance = at - before;
                }
            }
            if (distance == 0) {
                int stop = at + Math.min(1 + (misses++ >> 6), Math.min(16, end - at));
                while (at < stop) {
                    int value = in[at++] & 0xff;
                    tokens[count++] = value;
                    literals[value]++;
                }
                continue;
            }
            misses = 0;
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
            for (int inside = at + 1; inside < stop && inside <= last; inside++) {
                int known = slot((long) LONG.get(in, inside));
                former[known] = latest[known];
                latest[known] = inside + base;
            }
            at = stop;
        }
        while (at < end) {
            int value = in[at++] & 0xff;
            tokens[count++] = value;
            literals[value]++;
        }
        block(in, blockStart, end, false, count);
        base += end + WINDOW;
    }

    private static int slot(long word) {
        return (int) ((word << 64 - 8 * LETTERS) * 0x9E3779B97F4A7C15L >>> 64 - HASH_BITS);
    }
}
