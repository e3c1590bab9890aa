package org.carbonscape.weights;

import java.util.Arrays;
import org.locationtech.jts.algorithm.CGAlgorithmsDD;

/**
 * Delaunay triangulation of different sites that stand in order of x, then y. Each site in turn is joined to the part
 * of the hull it sees (it lies beyond all earlier ones, and sees the last), and edges are flipped until none is crossed
 * by a better one. Turns are judged in twice the precision. An edge is flipped only where the doubles prove that it
 * must be: every flip lowers the lifted surface, so flipping ends, and four sites on one circle (up to rounding) keep
 * the edge they have, which depends on the sites' places alone. JTS's own triangulation lays a large triangle around
 * the sites and loses edges of a flat hull.
 */
final class Triangulation {
    /** Relative error of the in-circle determinant in doubles (Shewchuk 1997). */
    private static final double ERROR = (10 + 96 * 0x1p-53) * 0x1p-53;

    private final double[] x;
    private final double[] y;
    private final int[] corners; // three for each triangle, anticlockwise; edge e runs from corner e to the next
    private final int[] twins; // the same edge of the triangle beyond it; -1 on the hull
    private int used;
    private final int[] hullNext; // anticlockwise
    private final int[] hullBefore;
    private final int[] hullEdge; // by the site where it begins
    private int[] stack = new int[64];

    /** @param x of different sites, ascending; equal ones by ascending y */
    Triangulation(double[] x, double[] y) {
        this.x = x;
        this.y = y;
        int n = x.length;
        corners = new int[Math.multiplyExact(Math.max(n, 1), 6)];
        twins = new int[corners.length];
        hullNext = new int[n];
        hullBefore = new int[n];
        hullEdge = new int[n];
        int first = 2;
        while (first < n && turn(0, 1, first) == 0) {
            first++;
        }
        if (first < n) {
            fan(first);
            for (int p = first + 1; p < n; p++) {
                add(p);
            }
        }
    }

    interface Edges {
        void between(int a, int b);
    }

    /** Every edge once. Sites on one line are joined one to the next. */
    void edges(Edges each) {
        if (used == 0) {
            for (int i = 1; i < x.length; i++) {
                each.between(i - 1, i);
            }
        }
        for (int e = 0; e < used; e++) {
            if (twins[e] < e) {
                each.between(corners[e], corners[after(e)]);
            }
        }
    }

    interface Opposite {
        /** @param c or {@code d} is -1 on the hull */
        void of(int a, int b, int c, int d);
    }

    /** Every edge once, with the far corners of the triangles on both sides. */
    void edgesWithCorners(Opposite each) {
        if (used == 0) {
            edges((a, b) -> each.of(a, b, -1, -1));
        }
        for (int e = 0; e < used; e++) {
            if (twins[e] < e) {
                each.of(
                        corners[e],
                        corners[after(e)],
                        corners[before(e)],
                        twins[e] < 0 ? -1 : corners[before(twins[e])]);
            }
        }
    }

    private static int after(int e) {
        return e % 3 == 2 ? e - 2 : e + 1;
    }

    private static int before(int e) {
        return e % 3 == 0 ? e + 2 : e - 1;
    }

    /** 1 where c lies left of a-b, -1 right, 0 on the line. */
    private int turn(int a, int b, int c) {
        return CGAlgorithmsDD.orientationIndex(x[a], y[a], x[b], y[b], x[c], y[c]);
    }

    /** The first sites, all on one line, and the first one beside it. */
    private void fan(int p) {
        boolean left = turn(0, 1, p) > 0;
        int last = p - 1;
        for (int k = 0; k < last; k++) {
            int a = left ? k : k + 1;
            int b = left ? k + 1 : k;
            int t = triangle(a, b, p);
            // t: on the line; t + 1: b to p; t + 2: p to a
            hullEdge[a] = t;
            if (k > 0) {
                if (left) {
                    link(t + 2, t - 2);
                } else {
                    link(t + 1, t - 1);
                }
            }
        }
        for (int k = 0; k < last; k++) {
            int a = left ? k : k + 1;
            int b = left ? k + 1 : k;
            hullNext[a] = b;
            hullBefore[b] = a;
        }
        int end = left ? last : 0; // where the line ends, seen anticlockwise
        int begin = left ? 0 : last;
        hullNext[end] = p;
        hullBefore[p] = end;
        hullNext[p] = begin;
        hullBefore[begin] = p;
        hullEdge[end] = left ? used - 2 : 1;
        hullEdge[p] = left ? 2 : used - 1;
    }

    private void add(int p) {
        int start = p - 1; // the last site is the outermost, so it lies on the hull and is seen
        int next = hullNext[start];
        int before = hullBefore[start];
        boolean seen = turn(start, next, p) < 0;
        int forth = start;
        while (turn(forth, next, p) < 0) {
            int t = triangle(next, forth, p);
            link(t, hullEdge[forth]);
            if (forth == start) {
                hullEdge[start] = t + 1;
            } else {
                link(t + 1, hullEdge[p]);
            }
            hullEdge[p] = t + 2;
            flip(t);
            forth = next;
            next = hullNext[next];
        }
        int back = start;
        while (turn(before, back, p) < 0) {
            int t = triangle(back, before, p);
            link(t, hullEdge[before]);
            if (back != start || seen) {
                link(t + 2, hullEdge[back]);
            } else {
                hullEdge[p] = t + 2;
            }
            hullEdge[before] = t + 1;
            flip(t);
            back = before;
            before = hullBefore[before];
        }
        hullNext[back] = p;
        hullBefore[p] = back;
        hullNext[p] = forth;
        hullBefore[forth] = p;
    }

    private int triangle(int a, int b, int c) {
        int t = used;
        corners[t] = a;
        corners[t + 1] = b;
        corners[t + 2] = c;
        Arrays.fill(twins, t, t + 3, -1);
        used += 3;
        return t;
    }

    /** Makes two edges one; an edge without a twin becomes the hull's. */
    private void link(int e, int twin) {
        twins[e] = twin;
        if (twin >= 0) {
            twins[twin] = e;
        } else {
            hullEdge[corners[e]] = e;
        }
    }

    /** Flips the edge, and those that thereby come to lie opposite its triangle's third corner, while they must be. */
    private void flip(int edge) {
        int waiting = 0;
        int a = edge;
        while (true) {
            int b = twins[a];
            if (b >= 0 && mustFlip(corners[a], corners[after(a)], corners[before(a)], corners[before(b)])) {
                int near = before(a);
                int far = before(b);
                corners[a] = corners[far];
                corners[b] = corners[near];
                int beyondFar = twins[far];
                int beyondNear = twins[near];
                link(a, beyondFar);
                link(b, beyondNear);
                link(near, far);
                if (waiting == stack.length) {
                    stack = Arrays.copyOf(stack, 2 * waiting);
                }
                stack[waiting++] = after(b);
            } else if (waiting > 0) {
                a = stack[--waiting];
            } else {
                return;
            }
        }
    }

    /** Whether d lies within the circle through a, b, c (anticlockwise) beyond doubt. */
    private boolean mustFlip(int a, int b, int c, int d) {
        double ax = x[a] - x[d];
        double ay = y[a] - y[d];
        double bx = x[b] - x[d];
        double by = y[b] - y[d];
        double cx = x[c] - x[d];
        double cy = y[c] - y[d];
        double bxcy = bx * cy;
        double cxby = cx * by;
        double cxay = cx * ay;
        double axcy = ax * cy;
        double axby = ax * by;
        double bxay = bx * ay;
        double aa = ax * ax + ay * ay;
        double bb = bx * bx + by * by;
        double cc = cx * cx + cy * cy;
        double determinant = aa * (bxcy - cxby) + bb * (cxay - axcy) + cc * (axby - bxay);
        double size = aa * (Math.abs(bxcy) + Math.abs(cxby))
                + bb * (Math.abs(cxay) + Math.abs(axcy))
                + cc * (Math.abs(axby) + Math.abs(bxay));
        return determinant > ERROR * size;
    }
}
