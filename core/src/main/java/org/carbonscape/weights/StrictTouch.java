package org.carbonscape.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.carbonscape.engine.Engine;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Neighbours that share no vertex: borders that run along each other or meet in the middle of an edge. Only pairs whose
 * envelopes meet and that are not neighbours yet are looked at.
 */
final class StrictTouch {
    private static final int BLOCK = 256;

    private StrictTouch() {}

    static Weights add(Weights known, List<? extends Geometry> polygons, Rule rule, double tolerance, Engine engine) {
        int n = polygons.size();
        STRtree tree = new STRtree();
        for (int i = 0; i < n; i++) {
            if (!polygons.get(i).isEmpty()) {
                tree.insert(polygons.get(i).getEnvelopeInternal(), i);
            }
        }
        tree.build(); // searching a built tree is safe from many threads
        int[][] more = new int[n][];
        int most = known.maxDegree();
        engine.inPlace((n + BLOCK - 1) / BLOCK, b -> {
            int[] ids = new int[most];
            for (int i = b * BLOCK; i < Math.min(n, (b + 1) * BLOCK); i++) {
                int degree = known.neighbours(i, ids);
                more[i] = greater(i, Arrays.copyOf(ids, degree), polygons, tree, rule, tolerance);
            }
        });
        int[] degrees = new int[n];
        for (int i = 0; i < n; i++) {
            degrees[i] += known.degree(i) + more[i].length;
            for (int j : more[i]) {
                degrees[j]++;
            }
        }
        int[] starts = new int[n + 1];
        for (int i = 0; i < n; i++) {
            starts[i + 1] = Math.addExact(starts[i], degrees[i]);
        }
        int[] all = new int[starts[n]];
        int[] at = Arrays.copyOf(starts, n);
        int[] ids = new int[most];
        for (int i = 0; i < n; i++) {
            int degree = known.neighbours(i, ids);
            System.arraycopy(ids, 0, all, at[i], degree);
            at[i] += degree;
            for (int j : more[i]) {
                all[at[i]++] = j;
                all[at[j]++] = i;
            }
        }
        for (int i = 0; i < n; i++) {
            Arrays.sort(all, starts[i], starts[i + 1]);
        }
        return SparseWeights.binary(starts, all).from(known.origin());
    }

    /** Neighbours with a greater place that are not known yet. */
    private static int[] greater(
            int i, int[] known, List<? extends Geometry> polygons, STRtree tree, Rule rule, double tolerance) {
        Geometry one = polygons.get(i);
        if (one.isEmpty()) {
            return new int[0];
        }
        Envelope around = new Envelope(one.getEnvelopeInternal());
        around.expandBy(tolerance);
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(one);
        int[] found = new int[8];
        int m = 0;
        for (Object item : tree.query(around)) {
            int j = (Integer) item;
            if (j <= i || Arrays.binarySearch(known, j) >= 0) {
                continue;
            }
            Geometry other = polygons.get(j);
            boolean meet = rule == Rule.ROOK
                    ? sharesStretch(one, other, tolerance)
                    : prepared.intersects(other) || tolerance > 0 && one.isWithinDistance(other, tolerance);
            if (meet) {
                if (m == found.length) {
                    found = Arrays.copyOf(found, 2 * m);
                }
                found[m++] = j;
            }
        }
        int[] sorted = Arrays.copyOf(found, m);
        Arrays.sort(sorted);
        return sorted;
    }

    /** Whether an edge of one runs along an edge of the other for more than the tolerance. */
    static boolean sharesStretch(Geometry one, Geometry other, double tolerance) {
        Envelope both = new Envelope(one.getEnvelopeInternal());
        both.expandBy(tolerance);
        Envelope second = new Envelope(other.getEnvelopeInternal());
        second.expandBy(tolerance);
        Envelope common = both.intersection(second);
        List<Coordinate[]> near = edges(one, common);
        List<Coordinate[]> far = edges(other, common);
        for (Coordinate[] a : near) {
            for (Coordinate[] b : far) {
                if (along(a[0], a[1], b[0], b[1], tolerance) > tolerance) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Coordinate[]> edges(Geometry geometry, Envelope within) {
        List<Coordinate[]> edges = new ArrayList<>();
        for (Object line : LinearComponentExtracter.getLines(geometry)) {
            CoordinateSequence points = ((LineString) line).getCoordinateSequence();
            for (int k = 1; k < points.size(); k++) {
                Coordinate p = points.getCoordinate(k - 1);
                Coordinate q = points.getCoordinate(k);
                if (within.intersects(p, q) && !p.equals2D(q)) {
                    edges.add(new Coordinate[] {p, q});
                }
            }
        }
        return edges;
    }

    /** Length along a-b over which c-d stays within the tolerance of its line; 0 where it leaves it. */
    private static double along(Coordinate a, Coordinate b, Coordinate c, Coordinate d, double tolerance) {
        double length = a.distance(b);
        double ux = (b.x - a.x) / length;
        double uy = (b.y - a.y) / length;
        double from = (c.x - a.x) * ux + (c.y - a.y) * uy;
        double to = (d.x - a.x) * ux + (d.y - a.y) * uy;
        double offFrom = (c.y - a.y) * ux - (c.x - a.x) * uy;
        double offTo = (d.y - a.y) * ux - (d.x - a.x) * uy;
        if (to < from) {
            double swap = from;
            from = to;
            to = swap;
            swap = offFrom;
            offFrom = offTo;
            offTo = swap;
        }
        double low = Math.max(0, from);
        double high = Math.min(length, to);
        if (!(high > low)) {
            return 0;
        }
        // without a tolerance, what rounding of the coordinates makes of a border: a few units in the last place
        double scale =
                Math.max(Math.max(Math.abs(a.x), Math.abs(a.y)), Math.max(Math.abs(c.x), Math.abs(c.y))) + length;
        double allowed = Math.max(tolerance, 4 * Math.ulp(scale));
        double slope = (offTo - offFrom) / (to - from);
        double atLow = offFrom + slope * (low - from);
        double atHigh = offFrom + slope * (high - from);
        return Math.abs(atLow) <= allowed && Math.abs(atHigh) <= allowed ? high - low : 0;
    }
}
