package org.carbonscape.weights;

import java.util.Arrays;

/** Neighbours at two steps. */
final class SecondOrder {
    private SecondOrder() {}

    static Weights of(Weights first, boolean inclusive) {
        int n = first.size();
        int[] own = new int[first.maxDegree()];
        int[] theirs = new int[own.length];
        int[] seen = new int[n]; // last unit that met this one, plus 1
        int[] starts = new int[n + 1];
        int[] ids = new int[Math.max(16, n * 16)];
        int m = 0;
        for (int i = 0; i < n; i++) {
            int degree = first.neighbours(i, own);
            int mark = i + 1;
            seen[i] = mark;
            for (int k = 0; k < degree; k++) {
                seen[own[k]] = mark;
            }
            int from = m;
            for (int k = 0; k < degree; k++) {
                if (inclusive) {
                    ids = room(ids, m);
                    ids[m++] = own[k];
                }
                int next = first.neighbours(own[k], theirs);
                for (int t = 0; t < next; t++) {
                    if (seen[theirs[t]] != mark) {
                        seen[theirs[t]] = mark;
                        ids = room(ids, m);
                        ids[m++] = theirs[t];
                    }
                }
            }
            Arrays.sort(ids, from, m);
            starts[i + 1] = m;
        }
        boolean[] present = new boolean[n];
        for (int i = 0; i < n; i++) {
            present[i] = first.present(i);
        }
        return SparseWeights.binary(starts, Arrays.copyOf(ids, m))
                .among(present)
                .with(first.standardisation());
    }

    private static int[] room(int[] ids, int m) {
        return m < ids.length
                ? ids
                : Arrays.copyOf(ids, Math.max(m + 1, (int) Math.min(Integer.MAX_VALUE - 8, ids.length * 3L / 2)));
    }
}
