package org.carbonscape.zone;

import java.util.Arrays;

/**
 * Whole-number counts under long keys: how many cells or parts of cells, and their area in units of 1e-3 m2 where rows
 * differ in area
 * (geographic grids). Dense below a size, a hash above it; both give the same answers.
 */
abstract class Tally {
    /** Entries that still lie in the cores' caches: 2 M longs. */
    private static final long DENSE = 1L << 21;

    static Tally of(long keys, boolean withArea) {
        return keys <= DENSE ? new Dense((int) keys, withArea) : new Hash(withArea);
    }

    /** @param area of all of them together in 1e-3 m2; ignored where areas are not kept */
    abstract void add(long key, long cells, long area);

    abstract void addAll(Tally other);

    /** Of a key that was met. */
    abstract long cells(long key);

    /** Of a key that was met; 0 where areas are not kept. */
    abstract long area(long key);

    /** Visits every key with at least one cell, in no particular order. */
    abstract void forEach(Visitor visitor);

    /** Takes a key with its cells and their area (0 where areas are not kept). */
    interface Visitor {
        void entry(long key, long cells, long area);
    }

    static final class Dense extends Tally {
        final long[] cells;
        final long[] areas; // empty where areas are not kept

        Dense(int keys, boolean withArea) {
            cells = new long[keys];
            areas = new long[withArea ? keys : 0];
        }

        @Override
        void add(long key, long n, long area) {
            cells[(int) key] += n;
            if (areas.length > 0) {
                areas[(int) key] += area;
            }
        }

        @Override
        long cells(long key) {
            return cells[(int) key];
        }

        @Override
        long area(long key) {
            return areas.length > 0 ? areas[(int) key] : 0;
        }

        @Override
        void addAll(Tally other) {
            Dense o = (Dense) other;
            for (int i = 0; i < cells.length; i++) {
                cells[i] += o.cells[i];
            }
            for (int i = 0; i < areas.length; i++) {
                areas[i] += o.areas[i];
            }
        }

        @Override
        void forEach(Visitor visitor) {
            for (int i = 0; i < cells.length; i++) {
                if (cells[i] != 0) {
                    visitor.entry(i, cells[i], areas.length > 0 ? areas[i] : 0);
                }
            }
        }
    }

    /** Open addressing; the last key is remembered, since neighbouring runs often share it. */
    static final class Hash extends Tally {
        private final boolean withArea;
        private long[] keys = new long[1 << 12]; // key + 1; 0 = free
        private long[] cells = new long[1 << 12];
        private long[] areas;
        private int used;
        private long lastKey = -1;
        private int lastSlot;

        Hash(boolean withArea) {
            this.withArea = withArea;
            this.areas = new long[withArea ? keys.length : 0];
        }

        @Override
        void add(long key, long n, long area) {
            if (key != lastKey) {
                lastSlot = slot(key);
                lastKey = key;
            }
            cells[lastSlot] += n;
            if (withArea) {
                areas[lastSlot] += area;
            }
        }

        private int slot(long key) {
            int mask = keys.length - 1;
            int s = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
            while (keys[s] != 0) {
                if (keys[s] == key + 1) {
                    return s;
                }
                s = s + 1 & mask;
            }
            if (used * 2 >= keys.length) {
                grow();
                return slot(key);
            }
            used++;
            keys[s] = key + 1;
            return s;
        }

        private void grow() {
            long[] oldKeys = keys;
            long[] oldCells = cells;
            long[] oldAreas = areas;
            keys = new long[oldKeys.length * 2];
            cells = new long[keys.length];
            areas = new long[withArea ? keys.length : 0];
            used = 0;
            lastKey = -1;
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != 0) {
                    int s = slot(oldKeys[i] - 1);
                    cells[s] = oldCells[i];
                    if (withArea) {
                        areas[s] = oldAreas[i];
                    }
                }
            }
        }

        @Override
        long cells(long key) {
            return cells[slot(key)];
        }

        @Override
        long area(long key) {
            return withArea ? areas[slot(key)] : 0;
        }

        @Override
        void addAll(Tally other) {
            Hash o = (Hash) other;
            for (int i = 0; i < o.keys.length; i++) {
                if (o.keys[i] != 0) {
                    int s = slot(o.keys[i] - 1);
                    cells[s] += o.cells[i];
                    if (withArea) {
                        areas[s] += o.areas[i];
                    }
                }
            }
            lastKey = -1;
        }

        @Override
        void forEach(Visitor visitor) {
            for (int i = 0; i < keys.length; i++) {
                if (keys[i] != 0 && cells[i] != 0) {
                    visitor.entry(keys[i] - 1, cells[i], withArea ? areas[i] : 0);
                }
            }
        }
    }

    /** Sorted keys, for results that must not depend on how they were counted. */
    static long[] sortedKeys(Tally tally) {
        long[][] keys = {new long[16]};
        int[] n = {0};
        tally.forEach((key, cells, area) -> {
            if (n[0] == keys[0].length) {
                keys[0] = Arrays.copyOf(keys[0], n[0] * 2);
            }
            keys[0][n[0]++] = key;
        });
        long[] sorted = Arrays.copyOf(keys[0], n[0]);
        Arrays.sort(sorted);
        return sorted;
    }
}
