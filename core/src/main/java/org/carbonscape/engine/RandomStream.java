package org.carbonscape.engine;

import java.nio.charset.StandardCharsets;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Random streams named by study seed, method and item: a counter-based generator (Philox 4x64) keyed by the three, so
 * the draws of an item are the same on any number of threads and in any order of work.
 */
public final class RandomStream {
    private RandomStream() {}

    public static UniformRandomProvider of(long seed, String method, long item) {
        long name = 0xcbf29ce484222325L; // FNV-1a, 64 bit
        for (byte b : method.getBytes(StandardCharsets.UTF_8)) {
            name = (name ^ (b & 255)) * 0x100000001b3L;
        }
        return RandomSource.PHILOX_4X64.create(new long[] {mix(seed), mix(name ^ mix(item)), 0, 0, 0, 0});
    }

    /** The finaliser of SplitMix64: neighbouring items get unrelated keys. */
    private static long mix(long z) {
        z = (z + 0x9E3779B97F4A7C15L);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
