package org.carbonscape.suitability;

import java.util.Arrays;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Exact quantiles of a raster of any size in two readings: the first counts the upper 16 bits of each value's sort key,
 * the second the lower 16 bits inside the few buckets that hold the wanted ranks. Whole-number counts, so neither
 * threads nor tiles matter; half a megabyte a thread whatever the raster.
 */
public final class OrderStatistics {
    private OrderStatistics() {}

    /** Type-7 quantiles (linear interpolation at {@code (n - 1) p}) of all cells that have a value. */
    public static double[] quantiles(Engine engine, ValueRaster raster, double... shares) {
        long[] upper = engine.fold(raster.tiling(), new Count(raster, new int[0]));
        long n = Arrays.stream(upper).sum();
        if (n == 0) {
            throw new ProblemException(ProblemCode.SUIT_12_EMPTY, "quantiles");
        }
        long[] ranks = new long[shares.length * 2];
        for (int i = 0; i < shares.length; i++) {
            ranks[2 * i] = (long) Math.floor((n - 1) * shares[i]);
            ranks[2 * i + 1] = Math.min(n - 1, ranks[2 * i] + 1);
        }
        int[] bucket = new int[ranks.length];
        long[] before = new long[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            long passed = 0;
            int b = 0;
            while (passed + upper[b] <= ranks[i]) {
                passed += upper[b++];
            }
            bucket[i] = b;
            before[i] = passed;
        }
        int[] wanted = Arrays.stream(bucket).distinct().toArray();
        long[] lower = engine.fold(raster.tiling(), new Count(raster, wanted));
        double[] at = new double[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            int slot = 0;
            while (wanted[slot] != bucket[i]) {
                slot++;
            }
            long passed = before[i];
            int low = 0;
            while (passed + lower[slot << 16 | low] <= ranks[i]) {
                passed += lower[slot << 16 | low++];
            }
            at[i] = value(bucket[i] << 16 | low);
        }
        double[] quantiles = new double[shares.length];
        for (int i = 0; i < shares.length; i++) {
            double part = (n - 1) * shares[i] - ranks[2 * i];
            quantiles[i] = part == 0 ? at[2 * i] : at[2 * i] + part * (at[2 * i + 1] - at[2 * i]);
        }
        return quantiles;
    }

    /** Floats in the order of unsigned whole numbers; both zeros are one value. */
    static int key(float value) {
        int bits = Float.floatToRawIntBits(value + 0f);
        return bits < 0 ? ~bits : bits | 0x80000000;
    }

    static float value(int key) {
        return Float.intBitsToFloat(key < 0 ? key & 0x7fffffff : ~key);
    }

    /** Upper halves, or (with wanted buckets) lower halves of the keys in each. */
    private record Count(ValueRaster raster, int[] wanted) implements Fold<long[]> {
        @Override
        public Worker<long[]> open(Cells cells) {
            byte[] slots = new byte[wanted.length == 0 ? 0 : 1 << 16];
            for (int i = 0; i < wanted.length; i++) {
                slots[wanted[i]] = (byte) (i + 1);
            }
            return new Worker<>() {
                private final long[] counts = new long[Math.max(1, wanted.length) << 16];

                @Override
                public void take(Window block) {
                    float[] values = cells.of(raster, block);
                    for (int i = 0; i < block.cells(); i++) {
                        float v = values[i];
                        if (v == v) {
                            int key = key(v);
                            if (slots.length == 0) {
                                counts[key >>> 16]++;
                            } else if (slots[key >>> 16] != 0) {
                                counts[(slots[key >>> 16] & 255) - 1 << 16 | key & 0xffff]++;
                            }
                        }
                    }
                }

                @Override
                public long[] result() {
                    return counts;
                }
            };
        }

        @Override
        public long[] merge(long[] one, long[] other) {
            for (int i = 0; i < one.length; i++) {
                one[i] += other[i];
            }
            return one;
        }
    }
}
