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
        int[][] allocation = allocate(distance, patches);
        Map<Long, long[]> crossings = crossings(distance, allocation);
        double[] means = patches.means(engine, resistance);
        double longest = 0;
        for (long[] at : crossings.values()) {
            longest = Math.max(longest, Double.longBitsToDouble(at[0]));
        }
        List<Corridor> corridors = new ArrayList<>();
        for (Map.Entry<Long, long[]> entry : crossings.entrySet()) {
            int i = (int) (entry.getKey() >>> 32);
            int j = (int) (long) entry.getKey();
            double cost = Double.longBitsToDouble(entry.getValue()[0]);
            int cell = (int) entry.getValue()[1];
            int next = distance.neighbour(cell, (int) entry.getValue()[2]);
            boolean ahead = at(allocation, cell) == i;
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

    private static int at(int[][] allocation, int cell) {
        return allocation[cell >>> CellPages.BITS][cell & CellPages.MASK];
    }

    /** Follows the ways back, marking each path once; the patch of each cell by page, -1 where none is reached. */
    private static int[][] allocate(CostDistance distance, Patches patches) {
        Grid grid = distance.grid();
        int[][] allocation = CellPages.ints(distance.used(), -1);
        int[] line = new int[grid.columns()];
        for (int row = 0; row < grid.rows(); row++) {
            patches.row(row, line);
            for (int c = 0; c < line.length; c++) {
                int cell = row * line.length + c;
                if (line[c] != 0) { // whose page is used
                    allocation[cell >>> CellPages.BITS][cell & CellPages.MASK] = line[c];
                }
            }
        }
        int cells = (int) grid.cells();
        for (int i = 0; i < cells; i++) {
            int end = i;
            while (end >= 0 && at(allocation, end) == 0) {
                end = distance.before(end);
            }
            int patch = end < 0 ? -1 : at(allocation, end); // -1: not reached
            for (int cell = i; cell >= 0 && at(allocation, cell) == 0; cell = distance.before(cell)) {
                allocation[cell >>> CellPages.BITS][cell & CellPages.MASK] = patch;
            }
        }
        return allocation;
    }

    /** Cheapest crossing of each pair's border: cost (as bits), cell, direction. */
    private static Map<Long, long[]> crossings(CostDistance distance, int[][] allocation) {
        Map<Long, long[]> best = new HashMap<>();
        int[] directions = {0, 2, 4, 5}; // east, south, south-east, south-west: each border once
        int cells = (int) distance.grid().cells();
        for (int cell = 0; cell < cells; cell++) {
            int here = at(allocation, cell);
            if (here <= 0) {
                continue;
            }
            for (int d : directions) {
                int next = distance.neighbour(cell, d);
                int there = next < 0 ? 0 : at(allocation, next);
                if (there > 0 && there != here) {
                    double cost = distance.at(cell) + distance.step(cell, d) + distance.at(next);
                    long pair = (long) Math.min(here, there) << 32 | Math.max(here, there);
                    long[] at = best.get(pair);
                    if (cost == cost && (at == null || cost < Double.longBitsToDouble(at[0]))) { // NaN: a wall between
                        best.put(pair, new long[] {Double.doubleToRawLongBits(cost), cell, d});
                    }
                }
            }
        }
        return new TreeMap<>(best);
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
