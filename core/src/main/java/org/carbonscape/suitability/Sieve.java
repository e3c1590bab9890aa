package org.carbonscape.suitability;

import java.util.Arrays;
import java.util.PriorityQueue;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.ClassRaster;

/**
 * Gives small patches to their surroundings. Again and again the smallest patch under the limit (of equal ones that
 * whose first cell comes first, row by row) takes the class of its largest neighbour (of equal ones the first) and is
 * one with all neighbours of that class. A patch surrounded by class 0 alone stays; class 0 itself is never touched.
 * Works on whole patches, so tiles and threads cannot show.
 */
public final class Sieve {
    private Sieve() {}

    /**
     * The raster without patches of fewer than {@code leastCells} cells, where they have a neighbour.
     *
     * @param connectivity what connects cells to a patch and makes patches neighbours
     */
    public static ClassRaster of(
            Engine engine, ClassRaster raster, long leastCells, Patches.Connectivity connectivity) {
        if (leastCells > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a sieve of " + leastCells + " cells");
        }
        Patches patches = Patches.of(engine, raster, connectivity);
        RunRaster runs = patches.raster();
        Merging merging = new Merging(patches, leastCells);
        for (int row = 0; row < runs.grid().rows(); row++) {
            merging.neighbours(row);
        }
        merging.run();
        char[][] values = new char[runs.grid().rows()][];
        for (int row = 0; row < values.length; row++) {
            values[row] = new char[runs.runs(row)];
            for (int run = 0; run < values[row].length; run++) {
                int patch = patches.number(row, run);
                values[row][run] = patch == 0 ? 0 : merging.classOf[Patches.find(merging.parent, patch)];
            }
        }
        return runs.with(runs.classes(), values);
    }

    /** Union of patches; only small ones keep a list of neighbours, since only they ever look at it. */
    private static final class Merging {
        private final Patches patches;
        private final long least;
        private final int[] parent; // the root of a union is its first patch
        private final long[] cells;
        private final char[] classOf;
        private final int[] head; // linked lists over to/next, joined when patches join
        private final int[] tail;
        private int[] to = new int[1024];
        private int[] next = new int[1024];
        private int links = 1; // 0 ends a list

        Merging(Patches patches, long least) {
            this.patches = patches;
            this.least = least;
            int n = patches.count() + 1;
            parent = new int[n];
            cells = new long[n];
            classOf = new char[n];
            head = new int[n];
            tail = new int[n];
            for (int p = 1; p < n; p++) {
                parent[p] = p;
                cells[p] = patches.cells(p);
                classOf[p] = (char) patches.classOf(p);
            }
        }

        void neighbours(int row) {
            RunRaster runs = patches.raster();
            int reach = patches.connectivity() == Patches.Connectivity.EIGHT ? 1 : 0;
            int above = 0;
            for (int run = 0; run < runs.runs(row); run++) {
                int p = patches.number(row, run);
                if (run > 0) {
                    link(p, patches.number(row, run - 1));
                }
                if (row > 0) {
                    int from = runs.start(row, run) - reach;
                    int to = runs.end(row, run) + reach;
                    while (runs.end(row - 1, above) <= from) {
                        above++;
                    }
                    for (int a = above; a < runs.runs(row - 1) && runs.start(row - 1, a) < to; a++) {
                        link(p, patches.number(row - 1, a));
                    }
                }
            }
        }

        private void link(int p, int q) {
            if (p != 0 && q != 0 && p != q) {
                if (cells[p] < least) {
                    append(p, q);
                }
                if (cells[q] < least) {
                    append(q, p);
                }
            }
        }

        private void append(int p, int q) {
            if (tail[p] != 0 && to[tail[p]] == q) {
                return;
            }
            if (links == to.length) {
                to = Arrays.copyOf(to, links * 2);
                next = Arrays.copyOf(next, links * 2);
            }
            to[links] = q;
            if (tail[p] == 0) {
                head[p] = links;
            } else {
                next[tail[p]] = links;
            }
            tail[p] = links++;
        }

        void run() {
            PriorityQueue<Long> smallest =
                    new PriorityQueue<>(); // size, then number: patches are numbered by first cell
            for (int p = 1; p < parent.length; p++) {
                if (cells[p] < least) {
                    smallest.add(cells[p] << 32 | p);
                }
            }
            while (!smallest.isEmpty()) {
                long entry = smallest.remove();
                int p = (int) entry;
                if (parent[p] != p || cells[p] != entry >>> 32) {
                    continue; // has grown or joined another since
                }
                int largest = 0;
                for (int link = head[p]; link != 0; link = next[link]) {
                    int q = Patches.find(parent, to[link]);
                    if (q != p
                            && (largest == 0
                                    || cells[q] > cells[largest]
                                    || cells[q] == cells[largest] && q < largest)) {
                        largest = q;
                    }
                }
                if (largest == 0) {
                    continue;
                }
                char taken = classOf[largest];
                int own = head[p];
                int last = tail[p]; // lists grow at the tail by joining; only the own links are walked
                int root = p;
                for (int link = own; link != 0; link = link == last ? 0 : next[link]) {
                    int q = Patches.find(parent, to[link]);
                    if (q != root && classOf[q] == taken) {
                        root = join(root, q, taken);
                    }
                }
                if (cells[root] < least) {
                    smallest.add(cells[root] << 32 | root);
                }
            }
        }

        private int join(int p, int q, char taken) {
            int root = Math.min(p, q);
            int other = Math.max(p, q);
            parent[other] = root;
            cells[root] += cells[other];
            classOf[root] = taken;
            if (head[root] == 0) {
                head[root] = head[other];
                tail[root] = tail[other];
            } else if (head[other] != 0) {
                next[tail[root]] = head[other];
                tail[root] = tail[other];
            }
            return root;
        }
    }
}
