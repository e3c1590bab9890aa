package org.carbonscape.app.demo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Schematic counties on a lattice of 500 m: every county grows from its place with a reach that is tuned until its area
 * fits, distances are bent by noise so that borders look like borders, and holes between counties are filled.
 */
final class SyntheticCounties {
    static final int COLUMNS = 520;
    static final int ROWS = 580;
    static final double WEST = 290_000;
    static final double NORTH = 3_180_000;
    static final double SIDE = 500;

    /** County of each lattice square: 0 = outside, else index into {@link County#ALL} + 1. */
    final byte[] county;

    private SyntheticCounties(byte[] county) {
        this.county = county;
    }

    static SyntheticCounties grow(long seed) {
        int n = County.ALL.size();
        int squares = COLUMNS * ROWS;
        double[] bentX = new double[squares];
        double[] bentY = new double[squares];
        Noise bendX = new Noise(seed + 1, new int[] {90, 36, 14, 6}, new double[] {14, 9, 4.5, 2.2});
        Noise bendY = new Noise(seed + 2, new int[] {90, 36, 14, 6}, new double[] {14, 9, 4.5, 2.2});
        for (int i = 0; i < squares; i++) {
            int c = i % COLUMNS;
            int r = i / COLUMNS;
            bentX[i] = (WEST + (c + 0.5) * SIDE) / 1000 + bendX.at(c, r);
            bentY[i] = (NORTH - (r + 0.5) * SIDE) / 1000 + bendY.at(c, r);
        }
        double[] seedX = new double[n];
        double[] seedY = new double[n];
        double[] reach = new double[n];
        for (int k = 0; k < n; k++) {
            County one = County.ALL.get(k);
            // bend the places like the ground, so that small districts stay where they are
            int c = (int) ((one.east_km() * 1000 - WEST) / SIDE);
            int r = (int) ((NORTH - one.north_km() * 1000) / SIDE);
            seedX[k] = bentX[r * COLUMNS + c];
            seedY[k] = bentY[r * COLUMNS + c];
            reach[k] = Math.sqrt(one.area_km2() / Math.PI);
        }
        byte[] owner = new byte[squares];
        for (int round = 0; round < 80; round++) {
            assign(owner, bentX, bentY, seedX, seedY, reach);
            fillHoles(owner);
            int[] got = new int[n + 1];
            for (byte o : owner) {
                got[o]++;
            }
            for (int k = 0; k < n; k++) {
                double area = got[k + 1] * SIDE * SIDE / 1e6;
                double wanted = County.ALL.get(k).area_km2();
                reach[k] *= area == 0 ? 1.2 : Math.min(1.15, Math.max(0.87, Math.sqrt(Math.sqrt(wanted / area))));
            }
        }
        assign(owner, bentX, bentY, seedX, seedY, reach);
        fillHoles(owner);
        return new SyntheticCounties(owner);
    }

    private static void assign(byte[] owner, double[] x, double[] y, double[] seedX, double[] seedY, double[] reach) {
        for (int i = 0; i < owner.length; i++) {
            double least = 1;
            int best = 0;
            for (int k = 0; k < reach.length; k++) {
                double dx = (x[i] - seedX[k]) / reach[k];
                double dy = (y[i] - seedY[k]) / reach[k];
                double d = dx * dx + dy * dy;
                if (d < least) {
                    least = d;
                    best = k + 1;
                }
            }
            owner[i] = (byte) best;
        }
    }

    /** Squares that belong to nobody but cannot be reached from the edge join a neighbour. */
    private static void fillHoles(byte[] owner) {
        boolean[] open = new boolean[owner.length];
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        for (int i = 0; i < owner.length; i++) {
            int c = i % COLUMNS;
            int r = i / COLUMNS;
            if ((c == 0 || r == 0 || c == COLUMNS - 1 || r == ROWS - 1) && owner[i] == 0) {
                open[i] = true;
                queue.add(i);
            }
        }
        while (!queue.isEmpty()) {
            int i = queue.poll();
            for (int next : neighbours(i)) {
                if (next >= 0 && owner[next] == 0 && !open[next]) {
                    open[next] = true;
                    queue.add(next);
                }
            }
        }
        for (int i = 0; i < owner.length; i++) {
            if (owner[i] != 0) {
                queue.add(i);
            }
        }
        while (!queue.isEmpty()) {
            int i = queue.poll();
            for (int next : neighbours(i)) {
                if (next >= 0 && owner[next] == 0 && !open[next]) {
                    owner[next] = owner[i];
                    queue.add(next);
                }
            }
        }
    }

    private static int[] neighbours(int i) {
        int c = i % COLUMNS;
        return new int[] {
            c > 0 ? i - 1 : -1,
            c < COLUMNS - 1 ? i + 1 : -1,
            i - COLUMNS,
            i + COLUMNS < COLUMNS * ROWS ? i + COLUMNS : -1
        };
    }

    /** Outlines along the lattice, in metres, in the order of {@link County#ALL}. */
    List<Geometry> polygons() {
        List<Geometry> all = new ArrayList<>();
        for (int k = 1; k <= County.ALL.size(); k++) {
            all.add(outline(k));
        }
        return all;
    }

    /** Walks the borders of one county: directed edges with the county on their right, chained into rings. */
    /** Ends of the edges that leave a corner and are not yet walked. */
    private static ArrayDeque<Long> leaving(Map<Long, ArrayDeque<Long>> next, long corner) {
        return Objects.requireNonNull(next.get(corner), "an outline goes on from each of its corners");
    }

    private Geometry outline(int who) {
        Map<Long, ArrayDeque<Long>> next = new HashMap<>();
        for (int r = 0; r < ROWS; r++) {
            for (int c = 0; c < COLUMNS; c++) {
                if (county[r * COLUMNS + c] != who) {
                    continue;
                }
                if (!is(who, c, r - 1)) {
                    edge(next, c, r, c + 1, r);
                }
                if (!is(who, c + 1, r)) {
                    edge(next, c + 1, r, c + 1, r + 1);
                }
                if (!is(who, c, r + 1)) {
                    edge(next, c + 1, r + 1, c, r + 1);
                }
                if (!is(who, c - 1, r)) {
                    edge(next, c, r + 1, c, r);
                }
            }
        }
        GeometryFactory factory = new GeometryFactory();
        List<LinearRing> shells = new ArrayList<>();
        List<LinearRing> holes = new ArrayList<>();
        long[] starts =
                next.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        for (long start : starts) {
            while (!leaving(next, start).isEmpty()) {
                List<Coordinate> ring = new ArrayList<>();
                long at = start;
                do {
                    ring.add(new Coordinate(WEST + (at >> 16) * SIDE, NORTH - (at & 0xffff) * SIDE));
                    at = leaving(next, at).removeFirst();
                } while (at != start);
                ring.add(ring.get(0).copy());
                LinearRing line = factory.createLinearRing(ring.toArray(new Coordinate[0]));
                (Orientation.isCCW(line.getCoordinates()) ? holes : shells).add(line);
            }
        }
        List<Polygon> parts = new ArrayList<>();
        for (LinearRing shell : shells) {
            Polygon alone = factory.createPolygon(shell);
            LinearRing[] inside = holes.stream()
                    .filter(h -> alone.contains(factory.createPolygon(h).getInteriorPoint()))
                    .toArray(LinearRing[]::new);
            parts.add(factory.createPolygon(shell, inside));
        }
        Geometry outline = parts.size() == 1 ? parts.get(0) : factory.createMultiPolygon(parts.toArray(new Polygon[0]));
        return outline.isValid() ? outline : outline.buffer(0); // squares that meet in a corner only
    }

    private boolean is(int who, int c, int r) {
        return c >= 0 && r >= 0 && c < COLUMNS && r < ROWS && county[r * COLUMNS + c] == who;
    }

    private static void edge(Map<Long, ArrayDeque<Long>> next, int c1, int r1, int c2, int r2) {
        next.computeIfAbsent((long) c1 << 16 | r1, k -> new ArrayDeque<>()).add((long) c2 << 16 | r2);
        next.computeIfAbsent((long) c2 << 16 | r2, k -> new ArrayDeque<>());
    }
}
