package org.carbonscape.weights;

import java.util.Arrays;

/** Neighbours at a number of steps: breadth first from each unit, one ring of units after the other. */
final class HigherOrder {
    private HigherOrder() {}

    static Weights of(Weights first, int order, boolean inclusive) {
        int n = first.size();
        int[] theirs = new int[first.maxDegree()];
        int[] seen = new int[n]; // last unit that met this one, plus 1
        int[] met = new int[Math.max(16, theirs.length * 4)]; // by one unit, ring after ring
        int[] starts = new int[n + 1];
        int[] ids = new int[Math.max(16, n * 16)];
        int m = 0;
        for (int i = 0; i < n; i++) {
            int mark = i + 1;
            seen[i] = mark;
            int count = first.neighbours(i, theirs);
            met = room(met, count);
            System.arraycopy(theirs, 0, met, 0, count);
            for (int k = 0; k < count; k++) {
                seen[theirs[k]] = mark;
            }
            int ring = 0; // where the last ring begins
            for (int step = 2; step <= order; step++) {
                int end = count;
                for (int k = ring; k < end; k++) {
                    int next = first.neighbours(met[k], theirs);
                    met = room(met, count + next);
                    for (int t = 0; t < next; t++) {
                        if (seen[theirs[t]] != mark) {
                            seen[theirs[t]] = mark;
                            met[count++] = theirs[t];
                        }
                    }
                }
                ring = end;
            }
            int from = inclusive ? 0 : ring;
            ids = room(ids, Math.addExact(m, count - from));
            System.arraycopy(met, from, ids, m, count - from);
            Arrays.sort(ids, m, m + count - from);
            m += count - from;
            starts[i + 1] = m;
        }
        boolean[] present = new boolean[n];
        for (int i = 0; i < n; i++) {
            present[i] = first.present(i);
        }
        return SparseWeights.binary(starts, Arrays.copyOf(ids, m))
                .from(first.origin())
                .among(present)
                .with(first.standardisation());
    }

    private static int[] room(int[] ids, int needed) {
        return needed <= ids.length
                ? ids
                : Arrays.copyOf(ids, Math.max(needed, (int) Math.min(Integer.MAX_VALUE - 8, ids.length * 3L / 2)));
    }
}
