package org.carbonscape.suitability;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Exact quantiles of a raster of any size. One reading counts its values where they are few, as those of units and of
 * rounded maps are. Else there are two more: the first counts the upper 16 bits of each value's sort key, the second
 * the lower 16 bits inside the few buckets that hold the wanted ranks. Whole-number counts, so neither threads nor
 * tiles matter; half a megabyte a thread whatever the raster.
 */
public final class OrderStatistics {
    private OrderStatistics() {}

    /** Type-7 quantiles (linear interpolation at {@code (n - 1) p}) of all cells that have a value. */
    public static double[] quantiles(Engine engine, ValueRaster raster, double... shares) {
        Few few = engine.fold(raster.tiling(), new Distinct(raster));
        long[] upper = few.isOver() ? engine.fold(raster.tiling(), new Count(raster, new int[0])) : few.cells();
        long n = Arrays.stream(upper).sum();
        if (n == 0) {
            throw new ProblemException(ProblemCode.SUIT_12_EMPTY, "quantiles");
        }
        long[] ranks = new long[shares.length * 2];
        for (int i = 0; i < shares.length; i++) {
            ranks[2 * i] = (long) Math.floor((n - 1) * shares[i]);
            ranks[2 * i + 1] = Math.min(n - 1, ranks[2 * i] + 1);
        }
        double[] at = few.isOver() ? at(engine, raster, upper, ranks) : few.at(ranks);
        double[] quantiles = new double[shares.length];
        for (int i = 0; i < shares.length; i++) {
            double part = (n - 1) * shares[i] - ranks[2 * i];
            quantiles[i] = part == 0 ? at[2 * i] : at[2 * i] + part * (at[2 * i + 1] - at[2 * i]);
        }
        return quantiles;
    }

    /** Values of ranks, from the counts of upper halves and one more reading. */
    private static double[] at(Engine engine, ValueRaster raster, long[] upper, long[] ranks) {
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
        return at;
    }

    /** Floats in the order of unsigned whole numbers; both zeros are one value. */
    static int key(float value) {
        int bits = Float.floatToRawIntBits(value + 0f);
        return bits < 0 ? ~bits : bits | 0x80000000;
    }

    static float value(int key) {
        return Float.intBitsToFloat(key < 0 ? key & 0x7fffffff : ~key);
    }

    /** Different values and their cells, as long as they are few. */
    private static final class Few implements Serializable {
        private static final long serialVersionUID = 1L;
        private static final int MOST = 1 << 13;

        private final float[] values = new float[2 * MOST];
        private final long[] cells = new long[2 * MOST]; // 0 where there is none
        private int count;

        boolean isOver() {
            return count > MOST;
        }

        /** {@code times} above 0 of a value, which is not NaN. */
        void add(float value, long times) {
            float v = value + 0f; // both zeros are one value
            int hash = Float.floatToRawIntBits(v) * 0x9E3779B1;
            int slot = (hash ^ hash >>> 15) & values.length - 1;
            while (cells[slot] != 0 && values[slot] != v) {
                slot = slot + 1 & values.length - 1;
            }
            if (cells[slot] == 0) {
                if (++count > MOST) {
                    return;
                }
                values[slot] = v;
            }
            cells[slot] += times;
        }

        Few add(Few other) {
            count = other.isOver() ? other.count : count;
            for (int i = 0; i < cells.length && !isOver(); i++) {
                if (other.cells[i] != 0) {
                    add(other.values[i], other.cells[i]);
                }
            }
            return this;
        }

        /** In no order. */
        long[] cells() {
            return cells;
        }

        double[] at(long[] ranks) {
            Integer[] order = IntStream.range(0, cells.length)
                    .filter(i -> cells[i] != 0)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> values[i]))
                    .toArray(Integer[]::new);
            double[] at = new double[ranks.length];
            for (int i = 0; i < ranks.length; i++) {
                int k = 0;
                for (long passed = cells[order[0]]; passed <= ranks[i]; passed += cells[order[k]]) {
                    k++;
                }
                at[i] = values[order[k]];
            }
            return at;
        }
    }

    private record Distinct(ValueRaster raster) implements Fold<Few> {
        @Override
        public Worker<Few> open(Cells cells) {
            return new Worker<>() {
                private final Few few = new Few();

                @Override
                public void take(Window block) {
                    if (few.isOver()) {
                        return;
                    }
                    float[] values = cells.of(raster, block);
                    int n = block.cells();
                    for (int i = 0; i < n && !few.isOver(); ) {
                        float v = values[i];
                        int from = i++;
                        while (i < n && values[i] == v) {
                            i++;
                        }
                        if (v == v) {
                            few.add(v, i - from);
                        }
                    }
                }

                @Override
                public Few result() {
                    return few;
                }
            };
        }

        @Override
        public Few merge(Few one, Few other) {
            return one.add(other);
        }
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
