package org.carbonscape.stats.draw;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.RandomStream;

/**
 * Sequences of distinct units: draw r is a random sequence of {@code length} of the n units, so its first k are a
 * random sample of k. Draws come in blocks with a stream each; more draws only add to the table, and no thread matters.
 */
public final class DrawTable {
    /** What draws follow from: every flow of every phase asks for the same, and drawing takes as long as using them. */
    private record Name(long seed, String method, int n, int length, int from, int to) {}

    private static final int BLOCK = 256;
    private static final int SHORT = 32;
    private final long seed;
    private final String method;
    private final int n;
    private final int length;

    /** @param length at most n */
    public DrawTable(long seed, String method, int n, int length) {
        this.seed = seed;
        this.method = method;
        this.n = n;
        this.length = length;
    }

    public int length() {
        return length;
    }

    /** Draws from..to-1 (from a multiple of the block), one after the other, as indices 0..n-1; not to be changed. */
    public int[] draw(int from, int to, Engine engine) {
        return engine.kept(new Name(seed, method, n, length, from, to), () -> made(from, to, engine));
    }

    private int[] made(int from, int to, Engine engine) {
        int[] out = new int[Math.multiplyExact(to - from, length)];
        int firstBlock = from / BLOCK;
        engine.inPlace((to - from + BLOCK - 1) / BLOCK, b -> {
            UniformRandomProvider random = RandomStream.of(seed, method, firstBlock + b);
            int begin = b * BLOCK;
            int end = Math.min(to - from, begin + BLOCK);
            if (length <= SHORT && length <= n / 2) {
                byComparing(random, out, begin, end);
            } else if (length <= n / 2) {
                byMarking(random, out, begin, end);
            } else {
                byShuffling(random, out, begin, end);
            }
        });
        return out;
    }

    /** How many draws to hold at once so that the table stays below 64 MB; a multiple of the block. */
    public int chunk() {
        return Math.max(1, (16 << 20) / length / BLOCK) * BLOCK;
    }

    private void byComparing(UniformRandomProvider random, int[] out, int begin, int end) {
        for (int r = begin; r < end; r++) {
            int at = r * length;
            for (int k = 0; k < length; ) {
                int id = random.nextInt(n);
                int j = 0;
                while (j < k && out[at + j] != id) {
                    j++;
                }
                if (j == k) {
                    out[at + k++] = id;
                }
            }
        }
    }

    private void byMarking(UniformRandomProvider random, int[] out, int begin, int end) {
        int[] drawn = new int[n]; // last draw that took this unit, counted from 1
        for (int r = begin; r < end; r++) {
            int mark = r - begin + 1;
            for (int k = 0; k < length; ) {
                int id = random.nextInt(n);
                if (drawn[id] != mark) {
                    drawn[id] = mark;
                    out[r * length + k++] = id;
                }
            }
        }
    }

    private void byShuffling(UniformRandomProvider random, int[] out, int begin, int end) {
        int[] deck = new int[n]; // any starting order will do: it goes on from where the last draw left it
        Arrays.setAll(deck, i -> i);
        for (int r = begin; r < end; r++) {
            for (int k = 0; k < length; k++) {
                int j = k + random.nextInt(n - k);
                int id = deck[j];
                deck[j] = deck[k];
                deck[k] = id;
                out[r * length + k] = id;
            }
        }
    }
}
