package org.carbonscape.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class PolygonOverlapsTest {
    private static final GeometryFactory SHAPES = new GeometryFactory();

    private static Geometry box(double west, double south, double east, double north) {
        return SHAPES.toGeometry(new Envelope(west, east, south, north));
    }

    private static Geometry ring(double... xy) {
        Coordinate[] ring = new Coordinate[xy.length / 2 + 1];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = new Coordinate(xy[2 * i % xy.length], xy[(2 * i + 1) % xy.length]);
        }
        return SHAPES.createPolygon(ring);
    }

    private static Map<List<Integer>, Double> shares(List<Geometry> polygons) {
        Map<List<Integer>, Double> shares = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        PolygonOverlaps.forEach(polygons, (lower, higher, share) -> shares.put(List.of(lower, higher), share));
        return shares;
    }

    /** Held against the areas themselves, on wide, tall and square ground, near the origin and far from it. */
    @ParameterizedTest
    @CsvSource({"1, 1, 0, 0", "20, 1, -7, 3", "1, 16, 500000, 3000000", "30, 30, -2000, -9e6"})
    void theShareIsThatOfTheSmallerPolygon(double across, double up, double west, double south) {
        List<Geometry> plain = List.of(
                box(0, 0, 3, 10),
                box(2, 6, 8, 9), // a third of the first's width: 3 of 18
                ring(5, 0, 10, 0, 10, 5), // apart from the one before
                box(4, 1, 7, 3), // cut by the triangle
                box(8.5, 6, 9.5, 7), // within the next
                box(8.2, 5.5, 9.8, 7.5),
                box(0.5, 8, 1, 9)); // within the first, drawn later
        List<Geometry> polygons = new ArrayList<>();
        for (Geometry g : plain) {
            Geometry moved = g.copy();
            moved.apply((Coordinate c) -> c.setCoordinate(new Coordinate(west + across * c.x, south + up * c.y)));
            moved.geometryChanged();
            polygons.add(moved);
        }
        Map<List<Integer>, Double> shares = shares(polygons);
        for (int a = 0; a < polygons.size(); a++) {
            for (int b = a + 1; b < polygons.size(); b++) {
                double both = plain.get(a).intersection(plain.get(b)).getArea();
                double smaller = Math.min(plain.get(a).getArea(), plain.get(b).getArea());
                assertThat(shares.getOrDefault(List.of(a, b), 0.0))
                        .as(a + " and " + b)
                        .isCloseTo(both / smaller, within(0.004));
            }
        }
        assertThat(shares.keySet()).containsExactly(List.of(0, 1), List.of(0, 6), List.of(2, 3), List.of(4, 5));
    }

    /** Neither shared borders nor a gap are an overlap, whatever last digits the corners have. */
    @Test
    void squaresOfANetDoNotOverlap() {
        List<Geometry> net = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            for (int k = 0; k < 40; k++) {
                net.add(box(0.1 + i * 0.3, 7 + k * 0.3, 0.1 + (i + 1) * 0.3, 7 + (k + 1) * 0.3));
            }
        }
        assertThat(shares(net)).isEmpty();
    }

    /** A border in the middle of 1025 columns or 1023 rows, where the lattice would have centres of cells. */
    @Test
    void theLastDigitsOfABorderAreNoOverlap() {
        double width = Math.pow(1025.5 / 1024, 2);
        double left = Math.nextDown(width / 2);
        double right = Math.nextUp(width / 2);
        assertThat(shares(List.of(box(0, 0, right, 1), box(left, 0, width, 1)))).isEmpty();
        double below = Math.nextDown(0.5);
        double above = Math.nextUp(0.5);
        assertThat(shares(List.of(box(0, 0, width, above), box(0, below, width, 1))))
                .isEmpty();
    }

    @Test
    void oneAloneOrNoGroundAtAllHasNoOverlap() {
        assertThat(shares(List.of())).isEmpty();
        assertThat(shares(List.of(box(0, 0, 1, 1)))).isEmpty();
        Geometry flat = ring(0, 0, 1, 0, 2, 0);
        assertThat(shares(List.of(flat, flat))).isEmpty();
        Geometry upright = ring(0, 0, 0, 1, 0, 2);
        assertThat(shares(List.of(upright, upright))).isEmpty();
        assertThat(shares(List.of(box(0, 0, 1, 1), box(0, 0, 1, 1)))).hasSize(1).containsEntry(List.of(0, 1), 1.0);
    }
}
