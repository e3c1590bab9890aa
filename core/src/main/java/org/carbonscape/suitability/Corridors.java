package org.carbonscape.suitability;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.ValueRaster;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

/**
 * Corridors between protection patches. Every reached cell belongs to the patch its least-cost path leads to; two
 * patches are neighbours where their lands touch (by edge or corner). Their corridor is the cheapest path that crosses
 * the common border once: the least-cost path between them unless that would run through a third patch's land, in which
 * case the corridors by way of the third are the better ones. Ties go to the first cell, row by row, and the first
 * direction.
 *
 * <p>Importance by the gravity model, {@code G_ij = ln S_i ln S_j L_max^2 / (L_ij^2 P_i P_j)}: S area in hectares, P
 * mean resistance of a patch, L cost of a corridor, L_max the largest of them. Patches of one hectare or less have no
 * importance (ln S is 0 or less): it is NaN.
 */
public final class Corridors {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    /** Rows that a thread looks at together. */
    private static final int SOME_ROWS = 64;

    /**
     * @param from       number of the patch with the lower number
     * @param to         number of the other
     * @param cost       cumulative resistance along the path, resistance times metres
     * @param length     of the path in metres
     * @param path       through cell centres, from patch to patch
     * @param importance by the gravity model; NaN where it has none
     */
    public record Corridor(int from, int to, double cost, double length, LineString path, double importance) {}

    private final List<Corridor> corridors;

    private Corridors(List<Corridor> corridors) {
        this.corridors = List.copyOf(corridors);
    }

    /**
     * Corridors between all neighbouring patches, by patch numbers.
     *
     * @param resistance the surface the distance was made from, for the mean resistance of patches
     * @param hectares   area of each patch, by its number
     */
    public static Corridors of(
            Engine engine, CostDistance distance, ValueRaster resistance, Patches patches, double[] hectares) {
        int[][] allocation = distance.allocation(patches);
        int rows = distance.grid().rows();
        Map<Long, long[]> crossings = new TreeMap<>();
        for (Map<Long, long[]> some : engine.each(
                (rows - 1) / SOME_ROWS + 1,
                part -> crossings(distance, allocation, part * SOME_ROWS, Math.min(rows, (part + 1) * SOME_ROWS)))) {
            some.forEach((pair, at) -> crossings.merge(pair, at, (a, b) -> cost(b) < cost(a) ? b : a));
        }
        double[] means = patches.means(engine, resistance);
        double longest = 0;
        for (long[] at : crossings.values()) {
            longest = Math.max(longest, cost(at));
        }
        List<Corridor> corridors = new ArrayList<>();
        for (Map.Entry<Long, long[]> entry : crossings.entrySet()) {
            int i = (int) (entry.getKey() >>> 32);
            int j = (int) (long) entry.getKey();
            double cost = cost(entry.getValue());
            int cell = (int) entry.getValue()[1];
            int next = distance.neighbour(cell, (int) entry.getValue()[2]);
            int row = cell / distance.grid().columns();
            boolean ahead =
                    allocation[row + 1][cell - row * distance.grid().columns() - distance.firstColumn(row)] == i;
            LineString path = path(distance, ahead ? cell : next, ahead ? next : cell);
            double logs = StrictMath.log(hectares[i]) * StrictMath.log(hectares[j]);
            boolean small = hectares[i] <= 1 || hectares[j] <= 1;
            double importance = small ? Double.NaN : logs * longest * longest / (cost * cost * means[i] * means[j]);
            corridors.add(new Corridor(
                    i,
                    j,
                    cost,
                    distance.length(cell) + distance.length(cell, (int) entry.getValue()[2]) + distance.length(next),
                    path,
                    importance));
        }
        return new Corridors(corridors);
    }

    private static double cost(long[] crossing) {
        return Double.longBitsToDouble(crossing[0]);
    }

    /** Cheapest crossing of each pair's border, met from some rows: cost (as bits), cell, direction. */
    private static Map<Long, long[]> crossings(CostDistance distance, int[][] allocation, int from, int to) {
        Map<Long, long[]> best = new HashMap<>();
        for (int row = from; row < to; row++) {
            int[] own = allocation[row + 1];
            int[] below = allocation[row + 2];
            int first = distance.firstColumn(row);
            int shift = first - distance.firstColumn(row + 1);
            for (int i = 0; i < own.length; i++) {
                int here = own[i];
                if (here == 0) {
                    continue;
                }
                int cell = row * distance.grid().columns() + first + i;
                int n = i + shift; // east, south, south-east, south-west: each border once
                cross(distance, here, own[i + 1], cell, 0, best);
                cross(distance, here, below[n], cell, 2, best);
                cross(distance, here, below[n + 1], cell, 4, best);
                cross(distance, here, below[n - 1], cell, 5, best);
            }
        }
        return best;
    }

    private static void cross(
            CostDistance distance, int here, int there, int cell, int direction, Map<Long, long[]> best) {
        if (there != here && there != 0) {
            double cost = distance.at(cell)
                    + distance.step(cell, direction)
                    + distance.at(distance.neighbour(cell, direction));
            long pair = (long) Math.min(here, there) << 32 | Math.max(here, there);
            long[] at = best.get(pair);
            if (cost == cost && (at == null || cost < cost(at))) { // NaN: a wall between
                best.put(pair, new long[] {Double.doubleToRawLongBits(cost), cell, direction});
            }
        }
    }

    private static LineString path(CostDistance distance, int cell, int next) {
        List<Coordinate> centres = new ArrayList<>();
        add(distance, cell, centres);
        Collections.reverse(centres);
        add(distance, next, centres);
        return FACTORY.createLineString(centres.toArray(new Coordinate[0]));
    }

    private static void add(CostDistance distance, int cell, List<Coordinate> centres) {
        Grid grid = distance.grid();
        int at = -1;
        for (int next = cell; next != at; next = distance.before(at)) {
            at = next;
            centres.add(new CoordinateXY(grid.centreX(at % grid.columns()), grid.centreY(at / grid.columns())));
        }
    }

    /** By patch numbers. */
    public List<Corridor> corridors() {
        return corridors;
    }
}
