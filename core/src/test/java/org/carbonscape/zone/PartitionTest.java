package org.carbonscape.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Window;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Polygons that share their borders take every cell once, also where borders run exactly through cell centres. */
class PartitionTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int SIDE = 24;
    private static final Grid GRID = new Grid(Crs.epsg(32648), 500_000, 3_000_000, 10, 10, SIDE, SIDE);

    private static Geometry polygon(double[]... corners) {
        Coordinate[] ring = new Coordinate[corners.length + 1];
        for (int i = 0; i <= corners.length; i++) {
            double[] c = corners[i % corners.length];
            ring[i] = new Coordinate(GRID.west() + 10 * c[0], GRID.north() - 10 * c[1]);
        }
        return FACTORY.createPolygon(ring);
    }

    /** How many polygons claim a cell, burnt one by one, and that burnt together they overlap nowhere. */
    private static int[] claims(List<Geometry> polygons) {
        int[] claims = new int[SIDE * SIDE];
        Window all = new Window(0, 0, SIDE, SIDE);
        int[] units = new int[claims.length];
        for (Geometry polygon : polygons) {
            new ScanLines(List.of(polygon), GRID).band(0, SIDE).units(all, units);
            Arrays.setAll(claims, i -> claims[i] + units[i]);
        }
        SpanBand together = new ScanLines(polygons, GRID).band(0, SIDE);
        together.overlaps.forEach((one, other, cells) -> fail("%d and %d share %d cells", one, other, cells));
        together.units(all, units);
        assertThat(IntStream.of(units).filter(u -> u > 0).count())
                .isEqualTo(IntStream.of(claims).filter(c -> c > 0).count());
        return claims;
    }

    /**
     * A lattice of corners, each moved by whole halves of a cell, so that edges and corners meet centres again and
     * again.
     */
    @Test
    void everyCellIsTakenOnceByPolygonsWhoseCornersAreCentres() {
        Random random = new Random(1);
        for (int round = 0; round < 400; round++) {
            double[][][] corner = new double[5][5][];
            for (int r = 0; r < 5; r++) {
                for (int c = 0; c < 5; c++) {
                    // the outer border stays where it is; a corner inside moves less than half a field
                    boolean inX = c > 0 && c < 4;
                    boolean inY = r > 0 && r < 4;
                    corner[r][c] = new double[] {
                        6 * c + (inX ? (random.nextInt(9) - 4) / 2.0 : 0),
                        6 * r + (inY ? (random.nextInt(9) - 4) / 2.0 : 0)
                    };
                }
            }
            List<Geometry> fields = new ArrayList<>();
            for (int r = 0; r < 4; r++) {
                for (int c = 0; c < 4; c++) {
                    if (random.nextBoolean()) {
                        fields.add(polygon(corner[r][c], corner[r][c + 1], corner[r + 1][c + 1], corner[r + 1][c]));
                    } else { // as two triangles
                        fields.add(polygon(corner[r][c], corner[r][c + 1], corner[r + 1][c]));
                        fields.add(polygon(corner[r][c + 1], corner[r + 1][c + 1], corner[r + 1][c]));
                    }
                }
            }
            Collections.shuffle(fields, random);
            assertThat(claims(fields)).as("round " + round).containsOnly(1);
        }
    }

    /** The rule itself: the half of the cells of a square whose sides run through centres. */
    @Test
    void aCentreOnALeftOrLowerEdgeIsOutsideOnARightOrUpperEdgeInside() {
        int[] claims = claims(List.of(polygon(
                new double[] {2.5, 2.5}, new double[] {4.5, 2.5}, new double[] {4.5, 4.5}, new double[] {2.5, 4.5})));
        List<Integer> cells = IntStream.range(0, claims.length)
                .filter(i -> claims[i] > 0)
                .boxed()
                .toList();
        assertThat(cells).containsExactly(2 * SIDE + 3, 2 * SIDE + 4, 3 * SIDE + 3, 3 * SIDE + 4);
    }
}
