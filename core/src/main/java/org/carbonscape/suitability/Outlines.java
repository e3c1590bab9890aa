package org.carbonscape.suitability;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.carbonscape.grid.Grid;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Outlines of patches along their cell edges, as valid geometries whose areas are exactly those of the cells. A patch
 * of edge-connected cells is a polygon; one whose parts meet only at corners is a multipolygon. Outlines of neighbours
 * share their vertices only where a line turns for either; they never overlap or leave gaps.
 */
final class Outlines {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int EAST = 0; // then clockwise: south, west, north
    private static final int[] DX = {1, 0, -1, 0};
    private static final int[] DY = {0, 1, 0, -1};

    private final Grid grid;
    private final Patches parts; // connected by edges
    private final BitSet[] seen; // upper edges traced already, by row

    private Outlines(Patches parts) {
        this.parts = parts;
        this.grid = parts.raster().grid();
        seen = new BitSet[grid.rows()];
    }

    /** A geometry for each patch, patch 1 first. */
    static List<Geometry> of(Patches patches) {
        Patches parts = patches.connectivity() == Patches.Connectivity.FOUR
                ? patches
                : Patches.of(patches.raster(), Patches.Connectivity.FOUR);
        List<List<LinearRing>> rings = new Outlines(parts).trace(patches);
        List<List<Polygon>> polygons = new ArrayList<>();
        for (int p = 0; p < patches.count(); p++) {
            polygons.add(new ArrayList<>());
        }
        for (int part = 1; part <= parts.count(); part++) {
            List<LinearRing> own = rings.get(part - 1);
            if (!own.isEmpty()) { // the first met is the outer one
                int patch = patches.at(parts.firstRow(part), parts.firstColumn(part));
                polygons.get(patch - 1)
                        .add(FACTORY.createPolygon(
                                own.get(0), own.subList(1, own.size()).toArray(new LinearRing[0])));
            }
        }
        List<Geometry> geometries = new ArrayList<>();
        for (List<Polygon> own : polygons) {
            geometries.add(own.size() == 1 ? own.get(0) : FACTORY.createMultiPolygon(own.toArray(new Polygon[0])));
        }
        return geometries;
    }

    private List<List<LinearRing>> trace(Patches patches) {
        List<List<LinearRing>> rings = new ArrayList<>();
        for (int p = 0; p < parts.count(); p++) {
            rings.add(new ArrayList<>(1));
        }
        int[] above = new int[grid.columns()];
        int[] here = new int[grid.columns()];
        int[] wanted = new int[grid.columns()];
        for (int row = 0; row < seen.length; row++) {
            seen[row] = new BitSet();
        }
        for (int row = 0; row < seen.length; row++) {
            parts.row(row, here);
            patches.row(row, wanted);
            for (int column = 0; column < here.length; column++) {
                if (wanted[column] != 0 && here[column] != above[column] && !seen[row].get(column)) {
                    rings.get(here[column] - 1).add(ring(here[column], row, column));
                }
            }
            seen[row] = new BitSet(); // rows above are never entered by a new ring
            int[] swap = above;
            above = here;
            here = swap;
        }
        return rings;
    }

    /**
     * Walks round with the part on the right hand, from the upper edge of a cell. Where two cells of the part meet at a
     * corner only, the walk turns left, keeping to the cells outside: so rings touch there but none crosses itself.
     */
    private LinearRing ring(int part, int row, int column) {
        List<Coordinate> corners = new ArrayList<>();
        int x = column;
        int y = row;
        int direction = EAST;
        do {
            if (direction == EAST) {
                seen[y].set(x);
            }
            x += DX[direction];
            y += DY[direction];
            int turned = direction;
            if (isPart(part, x, y, direction, -1)) {
                turned = direction + 3 & 3;
            } else if (!isPart(part, x, y, direction, 1)) {
                turned = direction + 1 & 3;
            }
            if (turned != direction) {
                corners.add(new CoordinateXY(grid.west() + x * grid.cellWidth(), grid.north() - y * grid.cellHeight()));
            }
            direction = turned;
        } while (x != column || y != row || direction != EAST);
        corners.add(corners.get(0));
        return FACTORY.createLinearRing(corners.toArray(new Coordinate[0]));
    }

    /** Whether the cell ahead of vertex (x, y), on the left (-1) or right (1) of the direction, is of the part. */
    private boolean isPart(int part, int x, int y, int direction, int side) {
        // the four cells round the vertex, by the signs of their offsets
        int ax = DX[direction] + side * -DY[direction];
        int ay = DY[direction] + side * DX[direction];
        int column = ax > 0 ? x : x - 1;
        int row = ay > 0 ? y : y - 1;
        return row >= 0 && row < grid.rows() && column >= 0 && column < grid.columns() && parts.at(row, column) == part;
    }
}
