package org.carbonscape.io.vector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.algorithm.PolygonNodeTopology;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Proves most polygons valid, some ten times faster than JTS's IsValidOp: no two segments meet but in a common vertex;
 * where rings touch in one they do not cross, and the rings of one polygon touch without closing a chain (which would
 * cut its inside in two); every hole lies right inside its shell, no shell inside another polygon. Touching corners
 * matter: polygons made from rasters are full of them. Segments are sorted into the cells of a square lattice and
 * compared cell by cell. Where the proof fails (a vertex on a segment, a doubled point, signs too close to call in
 * doubles) nothing is said, and the slow way decides; so this can cost time but never an answer.
 */
final class RingProof {
    private static final double ORIENTATION_ERROR = 4e-16; // Shewchuk's bound (3.33e-16) and some
    private static final int FEW = 24; // below, all pairs are compared
    private static final int MOST_SEGMENTS = 1 << 25;

    private final double[] x;
    private final double[] y;
    private final int[] ringStart; // of each ring's vertices in x, y
    private final LinearRing[] rings;
    private final int[] shellOf; // for a hole the number of its shell's ring, for a shell its own
    private long[] touches = new long[16]; // pairs of vertices at the same place, of different rings
    private int touchCount;

    private RingProof(Geometry polygon, int count, int points) {
        this.rings = new LinearRing[count];
        this.shellOf = new int[count];
        this.ringStart = new int[count + 1];
        this.x = new double[points];
        this.y = new double[points];
        int ring = 0;
        for (int i = 0; i < polygon.getNumGeometries(); i++) {
            Polygon part = (Polygon) polygon.getGeometryN(i);
            if (!part.isEmpty()) {
                int shell = ring;
                add(ring++, part.getExteriorRing(), shell);
                for (int h = 0; h < part.getNumInteriorRing(); h++) {
                    add(ring++, part.getInteriorRingN(h), shell);
                }
            }
        }
    }

    private void add(int ring, LinearRing line, int shell) {
        rings[ring] = line;
        shellOf[ring] = shell;
        CoordinateSequence points = line.getCoordinateSequence();
        int at = ringStart[ring];
        for (int i = 0; i < points.size(); i++) {
            x[at + i] = points.getX(i);
            y[at + i] = points.getY(i);
        }
        ringStart[ring + 1] = at + points.size();
    }

    /** True only where a Polygon or MultiPolygon is valid. */
    static boolean proveValid(Geometry polygon) {
        int count = 0;
        long points = 0;
        for (int i = 0; i < polygon.getNumGeometries(); i++) {
            Polygon part = (Polygon) polygon.getGeometryN(i);
            if (!part.isEmpty()) {
                count += 1 + part.getNumInteriorRing();
                points += part.getNumPoints();
            }
        }
        if (count == 0 || points > MOST_SEGMENTS) {
            return false;
        }
        RingProof work = new RingProof(polygon, count, (int) points);
        return work.neighboursMeetOnce()
                && (points <= FEW ? work.allPairsApart() : work.cellsApart())
                && work.touchesAllowed()
                && work.nestedRight();
    }

    // --- segments: number i runs from vertex i to i + 1; the last vertex of a ring begins none

    private boolean neighboursMeetOnce() {
        for (int r = 0; r < rings.length; r++) {
            int from = ringStart[r];
            int last = ringStart[r + 1] - 1;
            if (last - from < 3) {
                return false;
            }
            for (int i = from; i < last; i++) {
                int before = i == from ? last - 1 : i - 1;
                double ax = x[i] - x[before];
                double ay = y[i] - y[before];
                double bx = x[i + 1] - x[i];
                double by = y[i + 1] - y[i];
                if (bx == 0 && by == 0) {
                    return false;
                }
                // straight on is fine, straight back is a spike
                if (side(x[before], y[before], x[i], y[i], x[i + 1], y[i + 1]) == 0 && !(ax * bx + ay * by > 0)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean allPairsApart() {
        for (int r = 0; r < rings.length; r++) {
            for (int i = ringStart[r]; i < ringStart[r + 1] - 1; i++) {
                for (int s = r; s < rings.length; s++) {
                    for (int j = s == r ? i + 1 : ringStart[s]; j < ringStart[s + 1] - 1; j++) {
                        if (!apart(i, j) && !neighbours(i, j, r, s) && !touch(i, j, r, s)) {
                            return false;
                        }
                    }
                }
            }
        }
        return true;
    }

    private boolean neighbours(int i, int j, int ringOfI, int ringOfJ) {
        if (ringOfI != ringOfJ) {
            return false;
        }
        int gap = Math.abs(i - j);
        return gap == 1 || gap == ringStart[ringOfI + 1] - ringStart[ringOfI] - 2;
    }

    private boolean cellsApart() {
        double minX = Double.POSITIVE_INFINITY;
        double minY = Double.POSITIVE_INFINITY;
        double maxX = Double.NEGATIVE_INFINITY;
        double maxY = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
            minX = Math.min(minX, x[i]);
            maxX = Math.max(maxX, x[i]);
            minY = Math.min(minY, y[i]);
            maxY = Math.max(maxY, y[i]);
        }
        int side = (int) Math.ceil(Math.sqrt(2.0 * x.length));
        double perX = side / (maxX - minX) * (1 - 1e-12);
        double perY = side / (maxY - minY) * (1 - 1e-12);
        if (!Double.isFinite(perX) || !Double.isFinite(perY)) {
            return false;
        }
        int[] column = new int[x.length];
        int[] row = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            column[i] = (int) ((x[i] - minX) * perX);
            row[i] = (int) ((y[i] - minY) * perY);
        }
        int[] start = new int[side * side + 1];
        long total = 0;
        for (int r = 0; r < rings.length; r++) {
            for (int i = ringStart[r]; i < ringStart[r + 1] - 1; i++) {
                int left = Math.min(column[i], column[i + 1]);
                int right = Math.max(column[i], column[i + 1]);
                int bottom = Math.min(row[i], row[i + 1]);
                int top = Math.max(row[i], row[i + 1]);
                total += (long) (right - left + 1) * (top - bottom + 1);
                if (total > 16L * x.length + 4096) {
                    return false; // many long segments: the lattice does not separate them
                }
                for (int v = bottom; v <= top; v++) {
                    for (int u = left; u <= right; u++) {
                        start[v * side + u + 1]++;
                    }
                }
            }
        }
        for (int c = 0; c < side * side; c++) {
            start[c + 1] += start[c];
        }
        int[] segments = new int[(int) total];
        int[] ringOf = new int[(int) total];
        int[] filled = Arrays.copyOf(start, side * side);
        for (int r = 0; r < rings.length; r++) {
            for (int i = ringStart[r]; i < ringStart[r + 1] - 1; i++) {
                for (int v = Math.min(row[i], row[i + 1]); v <= Math.max(row[i], row[i + 1]); v++) {
                    for (int u = Math.min(column[i], column[i + 1]); u <= Math.max(column[i], column[i + 1]); u++) {
                        int at = filled[v * side + u]++;
                        segments[at] = i;
                        ringOf[at] = r;
                    }
                }
            }
        }
        for (int c = 0; c < side * side; c++) {
            for (int p = start[c]; p < start[c + 1]; p++) {
                for (int q = p + 1; q < start[c + 1]; q++) {
                    if (!apart(segments[p], segments[q])
                            && !neighbours(segments[p], segments[q], ringOf[p], ringOf[q])
                            && !touch(segments[p], segments[q], ringOf[p], ringOf[q])) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Whether two segments surely have no point in common. */
    private boolean apart(int i, int j) {
        double ax = x[i];
        double ay = y[i];
        double bx = x[i + 1];
        double by = y[i + 1];
        double cx = x[j];
        double cy = y[j];
        double dx = x[j + 1];
        double dy = y[j + 1];
        if (ax < cx && ax < dx && bx < cx && bx < dx
                || ax > cx && ax > dx && bx > cx && bx > dx
                || ay < cy && ay < dy && by < cy && by < dy
                || ay > cy && ay > dy && by > cy && by > dy) {
            return true;
        }
        return side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) > 0
                || side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) > 0;
    }

    /** On which side of the line from a to b point c lies: 1, -1, or 0 where the doubles do not tell. */
    private static int side(double ax, double ay, double bx, double by, double cx, double cy) {
        double left = (ax - cx) * (by - cy);
        double right = (ay - cy) * (bx - cx);
        double difference = left - right;
        double bound =
                ORIENTATION_ERROR * (Math.abs(left) + Math.abs(right)) + Double.MIN_NORMAL; // products may underflow
        return difference > bound ? 1 : difference < -bound ? -1 : 0;
    }

    // --- vertices where rings touch

    /** Whether two segments of different rings have an end in common and surely nothing else; the ends are noted. */
    private boolean touch(int i, int j, int r, int s) {
        if (r == s) {
            return false;
        }
        int ends = 0;
        int ofI = 0;
        int ofJ = 0;
        for (int a = i; a <= i + 1; a++) {
            for (int b = j; b <= j + 1; b++) {
                if (x[a] == x[b] && y[a] == y[b]) {
                    ends++;
                    ofI = a;
                    ofJ = b;
                }
            }
        }
        if (ends != 1) {
            return false;
        }
        int farI = 2 * i + 1 - ofI;
        int farJ = 2 * j + 1 - ofJ;
        double dot = (x[farI] - x[ofI]) * (x[farJ] - x[ofJ]) + (y[farI] - y[ofI]) * (y[farJ] - y[ofJ]);
        if (side(x[ofI], y[ofI], x[farI], y[farI], x[farJ], y[farJ]) == 0 && !(dot < 0)) {
            return false;
        }
        if (touchCount == touches.length) {
            touches = Arrays.copyOf(touches, touchCount * 2);
        }
        int first = ofI == ringStart[r + 1] - 1 ? ringStart[r] : ofI;
        int second = ofJ == ringStart[s + 1] - 1 ? ringStart[s] : ofJ;
        touches[touchCount++] = (long) Math.min(first, second) << 32 | Math.max(first, second);
        return true;
    }

    /** A place where rings of one polygon touch. */
    private record Place(int shell, double x, double y) {}

    private record RingAt(int ring, Place place) {}

    private boolean touchesAllowed() {
        Arrays.sort(touches, 0, touchCount);
        Map<Place, Integer> places = new HashMap<>();
        Set<RingAt> links = new HashSet<>();
        List<Integer> root = new ArrayList<>(); // union-find over rings, then places
        for (int i = 0; i < rings.length; i++) {
            root.add(i);
        }
        for (int t = 0; t < touchCount; t++) {
            if (t > 0 && touches[t] == touches[t - 1]) {
                continue;
            }
            int a = (int) (touches[t] >> 32);
            int b = (int) touches[t];
            int r = ring(a);
            int s = ring(b);
            if (PolygonNodeTopology.isCrossing(
                    new Coordinate(x[a], y[a]), before(a, r), after(a), before(b, s), after(b))) {
                return false;
            }
            if (shellOf[r] == shellOf[s]) {
                Place place = new Place(shellOf[r], x[a], y[a]);
                int node = places.computeIfAbsent(place, p -> {
                    root.add(root.size());
                    return root.size() - 1;
                });
                if (links.add(new RingAt(r, place)) && !join(r, node, root)
                        || links.add(new RingAt(s, place)) && !join(s, node, root)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** False where both hang together already: the link would close a chain. */
    private static boolean join(int a, int b, List<Integer> root) {
        int i = a;
        int j = b;
        while (root.get(i) != i) {
            i = root.get(i);
        }
        while (root.get(j) != j) {
            j = root.get(j);
        }
        root.set(j, i);
        return i != j;
    }

    private int ring(int vertex) {
        int found = Arrays.binarySearch(ringStart, vertex);
        return found >= 0 ? found : -found - 2;
    }

    private Coordinate before(int vertex, int ring) {
        int i = vertex == ringStart[ring] ? ringStart[ring + 1] - 2 : vertex - 1;
        return new Coordinate(x[i], y[i]);
    }

    private Coordinate after(int vertex) {
        return new Coordinate(x[vertex + 1], y[vertex + 1]);
    }

    // --- rings: none crosses another now, so any vertex off the others tells where all of a ring lies

    private boolean nestedRight() {
        if (rings.length == 1) {
            return true;
        }
        RingBands bands = new RingBands(x, y, ringStart);
        boolean[] touched = new boolean[x.length];
        for (int t = 0; t < touchCount; t++) {
            touched[(int) (touches[t] >> 32)] = true;
            touched[(int) touches[t]] = true;
        }
        for (int inner = 0; inner < rings.length; inner++) {
            double[] point = pointOff(inner, touched);
            if (point.length == 0) {
                return false;
            }
            int smallest = -1;
            Envelope box = new Envelope();
            for (int outer : bands.around(point[0], point[1])) {
                if (outer != inner) {
                    Envelope outerBox = rings[outer].getEnvelopeInternal();
                    if (smallest >= 0 && box.equals(outerBox)) {
                        return false;
                    }
                    if (smallest < 0 || box.covers(outerBox)) {
                        smallest = outer;
                        box = outerBox;
                    }
                }
            }
            boolean isShell = shellOf[inner] == inner;
            boolean right = isShell ? smallest < 0 || shellOf[smallest] != smallest : smallest == shellOf[inner];
            if (!right) {
                return false;
            }
        }
        return true;
    }

    /**
     * A point of a ring that is surely on no other: a vertex where none touches, else the middle of an upright or level
     * segment, which is on it without rounding; empty where there is neither.
     */
    private double[] pointOff(int ring, boolean[] touched) {
        for (int v = ringStart[ring]; v < ringStart[ring + 1] - 1; v++) {
            if (!touched[v]) {
                return new double[] {x[v], y[v]};
            }
        }
        for (int v = ringStart[ring]; v < ringStart[ring + 1] - 1; v++) {
            double middleX = x[v] + (x[v + 1] - x[v]) / 2;
            double middleY = y[v] + (y[v + 1] - y[v]) / 2;
            boolean upright = x[v] == x[v + 1] && middleY != y[v] && middleY != y[v + 1];
            boolean level = y[v] == y[v + 1] && middleX != x[v] && middleX != x[v + 1];
            if (upright || level) {
                return new double[] {middleX, middleY};
            }
        }
        return new double[0];
    }
}
