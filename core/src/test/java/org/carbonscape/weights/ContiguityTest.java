package org.carbonscape.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.Crs;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.weights.Contiguity.Touch;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

class ContiguityTest {
    private static final PlainEngine PLAIN = new PlainEngine();

    private static List<Geometry> polygons(String... wkt) {
        List<Geometry> out = new ArrayList<>();
        for (String text : wkt) {
            try {
                out.add(new WKTReader().read(text));
            } catch (ParseException e) {
                throw new AssertionError(e);
            }
        }
        return out;
    }

    private static Geometry box(double west, double south, double east, double north) {
        return new GeometryFactory().toGeometry(new Envelope(west, east, south, north));
    }

    private static List<Geometry> squares(int columns, int rows) {
        List<Geometry> out = new ArrayList<>();
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                out.add(box(c, rows - r - 1, c + 1, rows - r));
            }
        }
        return out;
    }

    /** Rows as text: {@code 0: 1 2}. */
    static List<String> rows(Weights weights) {
        List<String> out = new ArrayList<>();
        int[] ids = new int[weights.maxDegree()];
        for (int i = 0; i < weights.size(); i++) {
            StringBuilder row = new StringBuilder(i + ":");
            int degree = weights.neighbours(i, ids);
            for (int k = 0; k < degree; k++) {
                row.append(' ').append(ids[k]);
            }
            out.add(row.toString());
        }
        return out;
    }

    @Test
    void squaresAreNeighboursAsOnALattice() {
        for (Rule rule : Rule.values()) {
            for (Touch touch : Touch.values()) {
                assertThat(rows(Contiguity.of(squares(5, 4), rule, touch, 0, PLAIN)))
                        .as("%s %s", rule, touch)
                        .isEqualTo(rows(Lattice.of(5, 4, rule)));
            }
        }
    }

    @Test
    void voronoiNeighboursAreThoseWhoseBordersTouch() {
        SplittableRandom random = new SplittableRandom(3);
        List<Coordinate> sites = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            sites.add(new Coordinate(random.nextDouble(1000), random.nextDouble(1000)));
        }
        VoronoiDiagramBuilder builder = new VoronoiDiagramBuilder();
        builder.setSites(sites);
        Geometry diagram = builder.getDiagram(new GeometryFactory());
        List<Geometry> cells = new ArrayList<>();
        for (int i = 0; i < diagram.getNumGeometries(); i++) {
            cells.add(diagram.getGeometryN(i));
        }
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            StringBuilder row = new StringBuilder(i + ":");
            for (int j = 0; j < cells.size(); j++) {
                if (i != j && cells.get(i).touches(cells.get(j))) {
                    row.append(' ').append(j);
                }
            }
            expected.add(row.toString());
        }
        assertThat(rows(Contiguity.queen(cells, PLAIN))).isEqualTo(expected);
        for (int threads : new int[] {2, 3, 7}) {
            try (Engine engine = new LocalEngine(threads)) {
                assertThat(rows(Contiguity.queen(cells, engine))).isEqualTo(expected);
                assertThat(rows(Contiguity.of(cells, Rule.QUEEN, Touch.STRICT, 0, engine)))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void shuffledPolygonsHaveShuffledNeighbours() {
        List<Geometry> squares = squares(4, 4);
        List<Geometry> shuffled = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            shuffled.add(squares.get(i * 5 % 16));
        }
        Weights one = Contiguity.rook(squares, PLAIN);
        Weights other = Contiguity.rook(shuffled, PLAIN);
        int[] ids = new int[4];
        for (int i = 0; i < 16; i++) {
            TreeSet<Integer> found = new TreeSet<>();
            int degree = other.neighbours(i, ids);
            for (int k = 0; k < degree; k++) {
                found.add(ids[k] * 5 % 16);
            }
            TreeSet<Integer> expected = new TreeSet<>();
            degree = one.neighbours(i * 5 % 16, ids);
            for (int k = 0; k < degree; k++) {
                expected.add(ids[k]);
            }
            assertThat(found).isEqualTo(expected);
        }
    }

    @Test
    void partsHolesAndEmptyPolygonsAreSeen() {
        List<Geometry> all = polygons(
                "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 1, 0 0)), ((5 5, 6 5, 6 6, 5 6, 5 5)))",
                "POLYGON ((6 6, 7 6, 7 7, 6 7, 6 6))",
                "POLYGON ((10 10, 20 10, 20 20, 10 20, 10 10), (12 12, 12 14, 14 14, 14 12, 12 12))",
                "POLYGON ((12 12, 14 12, 14 14, 12 14, 12 12))",
                "POLYGON EMPTY");
        assertThat(rows(Contiguity.queen(all, PLAIN))).containsExactly("0: 1", "1: 0", "2: 3", "3: 2", "4:");
        assertThat(rows(Contiguity.rook(all, PLAIN))).containsExactly("0:", "1:", "2: 3", "3: 2", "4:");
        assertThat(Contiguity.queen(all, PLAIN).islands()).containsExactly(4);
    }

    @Test
    void aGapBelowTheToleranceIsClosed() {
        List<Geometry> gap = List.of(box(0, 0, 1, 1), box(1.0009, 0.0004, 2, 1), box(2.5, 0, 3, 1));
        assertThat(rows(Contiguity.queen(gap, PLAIN))).containsExactly("0:", "1:", "2:");
        assertThat(rows(Contiguity.of(gap, Rule.QUEEN, Touch.VERTICES, 0.001, PLAIN)))
                .containsExactly("0: 1", "1: 0", "2:");
        assertThat(rows(Contiguity.of(gap, Rule.ROOK, Touch.VERTICES, 0.001, PLAIN)))
                .containsExactly("0: 1", "1: 0", "2:");
        assertThat(rows(Contiguity.of(gap, Rule.QUEEN, Touch.VERTICES, 0.0008, PLAIN)))
                .containsExactly("0:", "1:", "2:");
    }

    @Test
    void theToleranceKnowsNoCells() { // rounding to a raster of the tolerance would part places on both sides of its
        // lines
        SplittableRandom random = new SplittableRandom(8);
        for (int round = 0; round < 300; round++) {
            double x = random.nextDouble(-10, 10);
            double y = random.nextDouble(-10, 10);
            double angle = random.nextDouble(7);
            double apart = random.nextDouble(0.02);
            List<Geometry> two = List.of(
                    box(x - 5, y - 5, x, y),
                    box(x + apart * Math.abs(Math.cos(angle)), y + apart * Math.abs(Math.sin(angle)), x + 5, y + 5));
            boolean together =
                    Contiguity.of(two, Rule.QUEEN, Touch.VERTICES, 0.01, PLAIN).degree(0) == 1;
            double distance = two.get(0).distance(two.get(1));
            if (Math.abs(distance - 0.01) > 1e-9) {
                assertThat(together).isEqualTo(distance < 0.01);
            }
        }
    }

    @Test
    void bordersWithoutCommonVerticesTouchOnlyWhenAskedStrictly() {
        // two on the left against three on the right: a seam of two surveys
        List<Geometry> seam =
                List.of(box(0, 0, 1, 3), box(0, 3, 1, 6), box(1, 0.5, 2, 2), box(1, 2, 2, 4), box(1, 4, 2, 5.5));
        assertThat(rows(Contiguity.queen(seam, PLAIN))).containsExactly("0: 1", "1: 0", "2: 3", "3: 2 4", "4: 3");
        assertThat(rows(Contiguity.of(seam, Rule.QUEEN, Touch.STRICT, 0, PLAIN)))
                .containsExactly("0: 1 2 3", "1: 0 3 4", "2: 0 3", "3: 0 1 2 4", "4: 1 3");
        assertThat(rows(Contiguity.of(seam, Rule.ROOK, Touch.STRICT, 0, PLAIN)))
                .containsExactly("0: 1 2 3", "1: 0 3 4", "2: 0 3", "3: 0 1 2 4", "4: 1 3");
        // a corner in the middle of an edge: queen, not rook
        List<Geometry> corner = List.of(
                box(0, 0, 1, 3), polygons("POLYGON ((1 1.5, 2 1, 2 2, 1 1.5))").get(0));
        assertThat(rows(Contiguity.of(corner, Rule.QUEEN, Touch.STRICT, 0, PLAIN)))
                .containsExactly("0: 1", "1: 0");
        assertThat(rows(Contiguity.of(corner, Rule.ROOK, Touch.STRICT, 0, PLAIN)))
                .containsExactly("0:", "1:");
        // a seam with a gap
        List<Geometry> open = List.of(box(0, 0, 1, 3), box(1.002, 0.5, 2, 2));
        assertThat(rows(Contiguity.of(open, Rule.ROOK, Touch.STRICT, 0.001, PLAIN)))
                .containsExactly("0:", "1:");
        assertThat(rows(Contiguity.of(open, Rule.ROOK, Touch.STRICT, 0.01, PLAIN)))
                .containsExactly("0: 1", "1: 0");
    }

    @Test
    void pointsAreNoPolygons() {
        assertThatThrownBy(() -> Contiguity.queen(polygons("POLYGON EMPTY", "POINT (1 2)"), PLAIN))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.WEIGHTS_08_NOT_POLYGON);
                    assertThat(e.problems().get(0).args()).containsExactly("2", "Point");
                });
    }

    @Test
    void manyCornersOfOneBorderAreOneNeighbour() {
        StringBuilder left = new StringBuilder("POLYGON ((0 0");
        StringBuilder right = new StringBuilder("POLYGON ((20 0");
        for (int i = 0; i <= 1000; i++) {
            left.append(", ").append(10 + i % 2).append(' ').append(i);
            right.append(", ").append(10 + i % 2).append(' ').append(i);
        }
        List<Geometry> two = polygons(left + ", 0 1000, 0 0))", right + ", 20 1000, 20 0))");
        assertThat(rows(Contiguity.rook(two, PLAIN))).containsExactly("0: 1", "1: 0");
        assertThat(Arrays.asList(Contiguity.queen(two, PLAIN).summary().links()))
                .containsExactly(2L);
    }

    /**
     * Boxes of a fishnet as tools write them: a row or column beginning where the last ended, up to the last digits.
     */
    private static List<Geometry> fishnetInDegrees() {
        List<Geometry> out = new ArrayList<>();
        double step = 0.03;
        for (int r = 0; r < 20; r++) {
            for (int c = 0; c < 20; c++) {
                double west = 112.9 + c * step;
                double south = 27.8 + r * step;
                out.add(box(west, south, west + step, south + step));
            }
        }
        return out;
    }

    @Test
    void aFishnetInDegreesKeepsItsNeighboursUnlessOnlyEqualVerticesCount() {
        List<Geometry> boxes = fishnetInDegrees();
        double usual = Contiguity.tolerance(boxes, Optional.of(Crs.epsg(4326)));
        assertThat(usual).isEqualTo(1e-7);
        for (Rule rule : Rule.values()) {
            for (Touch touch : Touch.values()) {
                Weights w = Contiguity.of(boxes, rule, touch, usual, PLAIN);
                assertThat(w.summary().links())
                        .as("%s %s", rule, touch)
                        .isEqualTo(Lattice.of(20, 20, rule).summary().links());
                assertThat(w.origin().tolerance()).hasValue(1e-7);
                assertThat(w.origin().cautions()).singleElement().satisfies(p -> {
                    assertThat(p.code()).isEqualTo(ProblemCode.WEIGHTS_C01_NEAR_VERTICES);
                    assertThat(p.args().get(1)).isEqualTo("0.0000001");
                });
            }
        }
        assertThat(rows(Contiguity.queen(boxes, PLAIN)))
                .isEqualTo(rows(Contiguity.of(boxes, Rule.QUEEN, Touch.VERTICES, usual, PLAIN)));
        Weights exact = Contiguity.of(boxes, Rule.QUEEN, Touch.VERTICES, 0, PLAIN);
        assertThat(exact.summary().links()).isLessThan(2964);
        assertThat(exact.origin()).isEqualTo(new Origin(OptionalDouble.of(0), List.of()));
        assertThat(Contiguity.queen(squares(4, 4), PLAIN).origin().cautions()).isEmpty();
    }

    @Test
    void theUsualToleranceIsTenMillimetres() {
        List<Geometry> boxes = List.of(box(500_000, 3_000_000, 510_000, 3_001_000));
        assertThat(Contiguity.tolerance(boxes, Optional.of(Crs.epsg(32649)))).isEqualTo(0.01);
        assertThat(Contiguity.tolerance(boxes, Optional.empty())).isEqualTo(Math.sqrt(Math.ulp(1.0)));
        // a plot of 20 m: 0.1 mm, not 10 mm
        assertThat(Contiguity.tolerance(List.of(box(0, 0, 20, 5)), Optional.of(Crs.epsg(32649))))
                .isEqualTo(0.0001);
        assertThat(Contiguity.tolerance(List.of(box(0, 0, 1000, 5)), Optional.of(Crs.epsg(32649))))
                .as("just 1e-5 of the side")
                .isEqualTo(0.01);
        assertThat(Contiguity.tolerance(List.of(), Optional.empty())).isPositive();
    }

    @Test
    void inFeetAndGradsTheUsualToleranceIsAsLongOnTheGround() {
        String grads = "GEOGCS[\"in grads\",DATUM[\"WGS_1984\",SPHEROID[\"WGS_84\",6378137,298.257223563]],"
                + "PRIMEM[\"Greenwich\",0],UNIT[\"grad\",0.015707963267948967]]";
        String feet =
                "PROJCS[\"in feet\"," + grads.replace("grad\",0.015707963267948967", "degree\",0.0174532925199433")
                        + ",PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",0],"
                        + "PARAMETER[\"central_meridian\",111],PARAMETER[\"scale_factor\",0.9996],"
                        + "PARAMETER[\"false_easting\",0],PARAMETER[\"false_northing\",0],UNIT[\"foot\",0.3048]]";
        List<Geometry> boxes = List.of(box(0, 0, 100_000, 5));
        assertThat(Contiguity.tolerance(boxes, Optional.of(Crs.wkt(feet)))).isEqualTo(0.01 / 0.3048);
        assertThat(Contiguity.tolerance(boxes, Optional.of(Crs.wkt(grads)))).isCloseTo(1e-7 / 0.9, within(1e-20));
    }

    @Test
    void verticesWithinTheToleranceAreJoinedAsTryingAllPairsJoinsThem() {
        SplittableRandom random = new SplittableRandom(8);
        for (double tolerance : new double[] {1e-9, 1e-3, 0.4, 3, 40}) {
            for (double offset : new double[] {0, -50, 4e6}) {
                List<Geometry> triangles = new ArrayList<>();
                GeometryFactory factory = new GeometryFactory();
                for (int i = 0; i < 60; i++) {
                    Coordinate[] ring = new Coordinate[4];
                    for (int k = 0; k < 3; k++) {
                        // places of a coarse lattice, moved by up to twice the tolerance
                        ring[k] = new Coordinate(
                                offset + 10 * random.nextInt(12) + tolerance * random.nextDouble(2),
                                10 * random.nextInt(12) - tolerance * random.nextDouble(2));
                    }
                    ring[3] = ring[0];
                    triangles.add(factory.createPolygon(ring));
                }
                int n = triangles.size() * 3;
                int[] group = new int[n];
                Coordinate[] all = new Coordinate[n];
                for (int v = 0; v < n; v++) {
                    all[v] = triangles.get(v / 3).getCoordinates()[v % 3];
                    group[v] = v;
                }
                for (int v = 0; v < n; v++) {
                    for (int u = 0; u < v; u++) {
                        if (all[u].distance(all[v]) <= tolerance && group[u] != group[v]) {
                            int from = group[v];
                            int to = group[u];
                            for (int w = 0; w < n; w++) {
                                group[w] = group[w] == from ? to : group[w];
                            }
                        }
                    }
                }
                List<String> expected = new ArrayList<>();
                for (int i = 0; i < triangles.size(); i++) {
                    TreeSet<Integer> met = new TreeSet<>();
                    for (int v = 0; v < n; v++) {
                        for (int k = 0; k < 3; k++) {
                            if (v / 3 != i && group[v] == group[3 * i + k]) {
                                met.add(v / 3);
                            }
                        }
                    }
                    StringBuilder row = new StringBuilder(i + ":");
                    met.forEach(j -> row.append(' ').append(j));
                    expected.add(row.toString());
                }
                assertThat(rows(Contiguity.of(triangles, Rule.QUEEN, Touch.VERTICES, tolerance, PLAIN)))
                        .as("%s at %s", tolerance, offset)
                        .isEqualTo(expected);
            }
        }
    }
}
