package org.carbonscape.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.carbonscape.engine.Engine;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Argument;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Neighbours by shared vertices or edges. Every vertex gets a number (a hash of its place; with a tolerance, of its
 * group), every edge the number of its pair; then who shares a number is a neighbour. Linear in the number of vertices:
 * no pair of polygons is ever compared, which is where the time of the tools built on a tree of envelopes goes.
 */
final class SharedVertices {
    private static final int BLOCK = 2048; // polygons a piece of work
    private final int n;
    /** First corner of each polygon among all corners. */
    private final int[] first;

    /** x and y of each corner, side by side: they are looked up together, at places far apart in memory. */
    private final double[] xy;
    /** The corner at the other end of the edge that begins at each corner; -1 at a ring's closing corner. */
    private final int[] next;

    private SharedVertices(List<? extends Geometry> polygons, Engine engine) {
        n = polygons.size();
        first = new int[n + 1];
        for (int i = 0; i < n; i++) {
            // each ring repeats its first corner at its end
            first[i + 1] = Math.addExact(first[i], polygons.get(i).getNumPoints());
        }
        int corners = first[n];
        xy = new double[Math.multiplyExact(corners, 2)];
        next = new int[corners];
        engine.inPlace((n + BLOCK - 1) / BLOCK, b -> {
            for (int i = b * BLOCK; i < Math.min(n, (b + 1) * BLOCK); i++) {
                Geometry geometry = polygons.get(i);
                int at = first[i];
                for (int g = 0; g < geometry.getNumGeometries(); g++) {
                    Polygon polygon = (Polygon) geometry.getGeometryN(g);
                    if (!polygon.isEmpty()) {
                        at = ring(polygon.getExteriorRing(), at);
                        for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
                            at = ring(polygon.getInteriorRingN(h), at);
                        }
                    }
                }
                Arrays.fill(next, at, first[i + 1], -1); // rings may be empty
            }
        });
    }

    private int ring(LinearRing ring, int from) {
        CoordinateSequence points = ring.getCoordinateSequence();
        int count = points.size();
        for (int k = 0; k < count; k++) {
            xy[2 * (from + k)] = points.getX(k) + 0.0; // -0.0 and 0.0 are one place
            xy[2 * (from + k) + 1] = points.getY(k) + 0.0;
            next[from + k] = k < count - 1 ? from + k + 1 : -1; // the closing corner begins no edge
        }
        return from + count;
    }

    static Weights of(List<? extends Geometry> polygons, Rule rule, double tolerance, Engine engine) {
        SharedVertices work = new SharedVertices(polygons, engine);
        int[] labels = new int[work.next.length];
        int distinct;
        List<Problem> cautions = new ArrayList<>();
        if (tolerance > 0) {
            int[] found = SnapGroups.number(work.xy, work.next, labels, tolerance, engine);
            distinct = found[0];
            if (found[1] > 0) {
                cautions.add(Problem.of(
                        ProblemCode.WEIGHTS_C01_NEAR_VERTICES, Argument.WEIGHTS, found[1], Numbers.text(tolerance)));
            }
        } else {
            distinct = work.numberCorners(labels);
        }
        Origin origin = new Origin(OptionalDouble.of(tolerance), cautions);
        if (rule == Rule.ROOK) {
            int[] edges = new int[labels.length];
            distinct = work.numberEdges(labels, edges);
            return work.neighbours(edges, distinct, engine).from(origin);
        }
        return work.neighbours(labels, distinct, engine).from(origin);
    }

    /** Equal places get equal numbers, from 0. */
    private int numberCorners(int[] labels) {
        int size = Integer.highestOneBit(Math.max(16, labels.length)) << 1;
        int[] table = new int[size]; // corner + 1
        int distinct = 0;
        for (int i = 0; i < labels.length; i++) {
            if (next[i] < 0) {
                labels[i] = -1; // the ring's first corner stands for its last
                continue;
            }
            double x = xy[2 * i];
            double y = xy[2 * i + 1];
            int slot = SnapGroups.slot(Double.doubleToRawLongBits(x) * 31 + Double.doubleToRawLongBits(y), size);
            while (table[slot] != 0 && (xy[2 * table[slot] - 2] != x || xy[2 * table[slot] - 1] != y)) {
                slot = (slot + 1) & (size - 1);
            }
            if (table[slot] == 0) {
                table[slot] = i + 1;
                labels[i] = distinct++;
            } else {
                labels[i] = labels[table[slot] - 1];
            }
        }
        return distinct;
    }

    /** Equal pairs of numbers, whichever way round, get equal numbers. */
    private int numberEdges(int[] labels, int[] edges) {
        int size = Integer.highestOneBit(Math.max(16, labels.length)) << 1;
        long[] keys = new long[size];
        int[] numbers = new int[size];
        Arrays.fill(keys, -1);
        int distinct = 0;
        for (int i = 0; i < labels.length; i++) {
            edges[i] = -1;
            if (next[i] < 0) {
                continue;
            }
            int a = labels[i];
            int b = next[next[i]] < 0 ? labels[ringStart(i)] : labels[next[i]];
            if (a == b) {
                continue;
            }
            long key = (long) Math.min(a, b) << 32 | Math.max(a, b);
            int slot = SnapGroups.slot(key, size);
            while (keys[slot] != -1 && keys[slot] != key) {
                slot = (slot + 1) & (size - 1);
            }
            if (keys[slot] == -1) {
                keys[slot] = key;
                numbers[slot] = distinct++;
            }
            edges[i] = numbers[slot];
        }
        return distinct;
    }

    /** First corner of the ring whose last edge starts here: found from the corner before it that ends a ring. */
    private int ringStart(int corner) {
        int at = corner;
        while (at > 0 && next[at - 1] >= 0) {
            at--;
        }
        return at;
    }

    /** Polygons that share a number; a number of -1 is nobody's. */
    private SparseWeights neighbours(int[] numbers, int distinct, Engine engine) {
        int[] starts = new int[distinct + 1];
        for (int number : numbers) {
            if (number >= 0) {
                starts[number + 1]++;
            }
        }
        for (int i = 0; i < distinct; i++) {
            starts[i + 1] += starts[i];
        }
        int[] owners = new int[starts[distinct]];
        int[] fill = Arrays.copyOf(starts, distinct);
        for (int i = 0; i < n; i++) {
            for (int c = first[i]; c < first[i + 1]; c++) {
                if (numbers[c] >= 0) {
                    owners[fill[numbers[c]]++] = i;
                }
            }
        }
        int blocks = (n + BLOCK - 1) / BLOCK;
        int[][] parts = new int[blocks][];
        int[] degrees = new int[n];
        engine.inPlace(blocks, b -> {
            int[] ids = new int[BLOCK * 8];
            int m = 0;
            int[] met = new int[256];
            for (int i = b * BLOCK; i < Math.min(n, (b + 1) * BLOCK); i++) {
                int count = 0;
                for (int c = first[i]; c < first[i + 1]; c++) {
                    int number = numbers[c];
                    if (number < 0) {
                        continue;
                    }
                    int last = -1;
                    for (int k = starts[number]; k < starts[number + 1]; k++) {
                        int owner = owners[k]; // ascending, so repetitions stand together
                        if (owner != i && owner != last) {
                            if (count == met.length) {
                                met = Arrays.copyOf(met, 2 * count);
                            }
                            met[count++] = owner;
                            last = owner;
                        }
                    }
                }
                Arrays.sort(met, 0, count);
                if (m + count > ids.length) {
                    ids = Arrays.copyOf(ids, m + count + (m >> 1));
                }
                for (int k = 0; k < count; k++) {
                    if (k == 0 || met[k] != met[k - 1]) {
                        ids[m++] = met[k];
                        degrees[i]++;
                    }
                }
            }
            parts[b] = Arrays.copyOf(ids, m);
        });
        int[] rows = new int[n + 1];
        for (int i = 0; i < n; i++) {
            rows[i + 1] = rows[i] + degrees[i];
        }
        int[] all = new int[rows[n]];
        int at = 0;
        for (int[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return SparseWeights.binary(rows, all);
    }
}
