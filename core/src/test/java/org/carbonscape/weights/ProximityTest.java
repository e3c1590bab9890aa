package org.carbonscape.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;

class ProximityTest {
    private record Points(String name, double[] x, double[] y) {
        double squared(int a, int b) {
            return (x[a] - x[b]) * (x[a] - x[b]) + (y[a] - y[b]) * (y[a] - y[b]);
        }

        int size() {
            return x.length;
        }
    }

    private static Points random(String name, int n, long seed, double width, double height, boolean whole) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextDouble(width);
            y[i] = random.nextDouble(height);
            if (whole) {
                x[i] = Math.rint(x[i]);
                y[i] = Math.rint(y[i]);
            }
        }
        return new Points(name, x, y);
    }

    private static Points lattice(int columns, int rows, double west, double south, double step) {
        double[] x = new double[columns * rows];
        double[] y = new double[columns * rows];
        for (int i = 0; i < x.length; i++) {
            x[i] = west + step * (i % columns);
            y[i] = south + step * (i / columns);
        }
        return new Points(columns + " x " + rows + " by " + step, x, y);
    }

    private static Points circle(int n) {
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = 100 * StrictMath.cos(2 * Math.PI * i / n);
            y[i] = 100 * StrictMath.sin(2 * Math.PI * i / n);
        }
        return new Points("circle of " + n, x, y);
    }

    private static List<Points> all() throws IOException {
        List<Points> all = new ArrayList<>();
        for (int n : new int[] {3, 4, 5, 8, 13, 40, 90}) {
            all.add(random("random " + n, n, n, 1000, 1000, false));
            all.add(random("flat " + n, n, n + 100, 1e6, 1, false));
            all.add(random("upright " + n, n, n + 200, 1e-3, 1000, false));
        }
        // far from the origin: places of a map grid
        Points far = random("map grid", 60, 5, 3000, 3000, false);
        all.add(new Points(
                "map grid",
                Arrays.stream(far.x).map(v -> v + 500_000).toArray(),
                Arrays.stream(far.y).map(v -> v + 4_000_000).toArray()));
        for (String name : List.of("columbus", "nc", "random")) {
            all.add(reference(name));
        }
        return all;
    }

    private static List<Points> tied() {
        return List.of(
                lattice(2, 2, 0, 0, 1),
                lattice(7, 5, 0, 0, 1),
                lattice(6, 6, 113.1, 28.3, 0.01),
                circle(4),
                circle(7),
                circle(24),
                random("whole places", 60, 1, 12, 12, true),
                random("few places", 90, 2, 4, 5, true));
    }

    private static Points reference(String name) throws IOException {
        List<String> lines = lines("graphs/" + name + ".csv");
        double[][] xy = lines.stream()
                .skip(1)
                .map(l -> Arrays.stream(l.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
        return new Points(
                name,
                Arrays.stream(xy).mapToDouble(p -> p[0]).toArray(),
                Arrays.stream(xy).mapToDouble(p -> p[1]).toArray());
    }

    static List<String> lines(String name) throws IOException {
        try (InputStream in = ProximityTest.class.getResourceAsStream("/reference/weights/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    /** Rows of spdep, from 1, as ours, from 0. */
    static List<String> fromOne(List<String> lines) {
        return lines.stream()
                .map(l -> {
                    int[] ids = Arrays.stream(l.strip().split(" "))
                            .mapToInt(t -> Integer.parseInt(t) - 1)
                            .toArray();
                    StringBuilder row = new StringBuilder(ids[0] + ":");
                    for (int k = 1; k < ids.length; k++) {
                        row.append(' ').append(ids[k]);
                    }
                    return row.toString();
                })
                .toList();
    }

    private interface Pair {
        boolean joined(int i, int j);
    }

    private static List<String> rows(int n, Pair pair) {
        return IntStream.range(0, n)
                .mapToObj(i -> {
                    StringBuilder row = new StringBuilder(i + ":");
                    for (int j = 0; j < n; j++) {
                        if (i != j && pair.joined(Math.min(i, j), Math.max(i, j))) {
                            row.append(' ').append(j);
                        }
                    }
                    return row.toString();
                })
                .toList();
    }

    private static boolean[][] matrix(Weights w) {
        boolean[][] joined = new boolean[w.size()][w.size()];
        int[] ids = new int[w.maxDegree()];
        for (int i = 0; i < w.size(); i++) {
            int degree = w.neighbours(i, ids);
            for (int k = 0; k < degree; k++) {
                joined[i][ids[k]] = true;
            }
        }
        return joined;
    }

    @Test
    void theGraphsAreThoseOfSpdep() throws IOException {
        for (String name : List.of("columbus", "nc", "random")) {
            Points p = reference(name);
            assertThat(ContiguityTest.rows(Proximity.delaunay(p.x, p.y)))
                    .as(name)
                    .isEqualTo(fromOne(lines("graphs/" + name + "-delaunay.txt")));
            assertThat(ContiguityTest.rows(Proximity.gabriel(p.x, p.y)))
                    .as(name)
                    .isEqualTo(fromOne(lines("graphs/" + name + "-gabriel.txt")));
            assertThat(ContiguityTest.rows(Proximity.relative(p.x, p.y)))
                    .as(name)
                    .isEqualTo(fromOne(lines("graphs/" + name + "-relative.txt")));
            assertThat(ContiguityTest.rows(Proximity.sphereOfInfluence(p.x, p.y)))
                    .as(name)
                    .isEqualTo(fromOne(lines("graphs/" + name + "-soi.txt")));
        }
    }

    /**
     * Sign of the in-circle determinant, exact; positive where d lies in the circle of a, b, c, whichever way round.
     */
    private static int inCircle(Points p, int a, int b, int c, int d) {
        BigDecimal[][] m = new BigDecimal[3][3];
        int[] abc = {a, b, c};
        for (int r = 0; r < 3; r++) {
            m[r][0] = new BigDecimal(p.x[abc[r]]).subtract(new BigDecimal(p.x[d]));
            m[r][1] = new BigDecimal(p.y[abc[r]]).subtract(new BigDecimal(p.y[d]));
            m[r][2] = m[r][0].multiply(m[r][0]).add(m[r][1].multiply(m[r][1]));
        }
        BigDecimal det = BigDecimal.ZERO;
        for (int r = 0; r < 3; r++) {
            BigDecimal[] q = m[(r + 1) % 3];
            BigDecimal[] s = m[(r + 2) % 3];
            det = det.add(m[r][2].multiply(q[0].multiply(s[1]).subtract(q[1].multiply(s[0]))));
        }
        return det.signum() * turn(p, a, b, c);
    }

    private static int turn(Points p, int a, int b, int c) {
        BigDecimal ax = new BigDecimal(p.x[a]);
        BigDecimal ay = new BigDecimal(p.y[a]);
        return new BigDecimal(p.x[b])
                .subtract(ax)
                .multiply(new BigDecimal(p.y[c]).subtract(ay))
                .subtract(new BigDecimal(p.y[b]).subtract(ay).multiply(new BigDecimal(p.x[c]).subtract(ax)))
                .signum();
    }

    /** The obvious definition: an edge of a triangle whose circle holds no other point. */
    private static boolean[][] emptyCircles(Points p) {
        int n = p.size();
        boolean[][] joined = new boolean[n][n];
        for (int a = 0; a < n; a++) {
            for (int b = a + 1; b < n; b++) {
                for (int c = b + 1; c < n; c++) {
                    if (turn(p, a, b, c) == 0) {
                        continue;
                    }
                    boolean empty = true;
                    for (int d = 0; d < n && empty; d++) {
                        empty = d == a || d == b || d == c || inCircle(p, a, b, c, d) <= 0;
                    }
                    if (empty) {
                        joined[a][b] = joined[b][c] = joined[a][c] = true;
                    }
                }
            }
        }
        return joined;
    }

    @Test
    void delaunayNeighboursAreSidesOfTrianglesWithEmptyCircles() throws IOException {
        for (Points p : all()) {
            if (p.size() > 60) {
                continue; // the definition tries all fours
            }
            boolean[][] joined = emptyCircles(p);
            assertThat(ContiguityTest.rows(Proximity.delaunay(p.x, p.y)))
                    .as(p.name)
                    .isEqualTo(rows(p.size(), (i, j) -> joined[i][j]));
        }
    }

    @Test
    void onOneCircleATriangulationOfManyIsTaken() {
        for (Points p : List.of(lattice(2, 2, 0, 0, 1), lattice(5, 4, 0, 0, 1), lattice(5, 5, 2, 3, 0.5))) {
            boolean[][] possible = emptyCircles(p); // all that some triangulation has
            boolean[][] joined = matrix(Proximity.delaunay(p.x, p.y));
            int edges = 0;
            for (int i = 0; i < p.size(); i++) {
                for (int j = i + 1; j < p.size(); j++) {
                    assertThat(!joined[i][j] || possible[i][j]).as(p.name).isTrue();
                    edges += joined[i][j] ? 1 : 0;
                }
            }
            // Euler: 3n - 3 - points on the hull
            int side = (int) Arrays.stream(p.y).filter(v -> v == p.y[0]).count();
            int hull = 2 * (side + p.size() / side) - 4;
            assertThat(edges).as(p.name).isEqualTo(3 * p.size() - 3 - hull);
        }
        Points ring = circle(24);
        assertThat(Proximity.delaunay(ring.x, ring.y).summary().links()).isEqualTo(2 * (3 * 24 - 3 - 24));
    }

    @Test
    void gabrielNeighboursHaveNoOtherUnitInTheCircleBetweenThem() throws IOException {
        List<Points> sets = new ArrayList<>(all());
        sets.addAll(tied());
        for (Points p : sets) {
            assertThat(ContiguityTest.rows(Proximity.gabriel(p.x, p.y)))
                    .as(p.name)
                    .isEqualTo(rows(p.size(), (i, j) -> {
                        double d = p.squared(i, j);
                        return IntStream.range(0, p.size())
                                .filter(k -> p.squared(i, k) > 0 && p.squared(j, k) > 0)
                                .allMatch(k -> p.squared(i, k) + p.squared(j, k) > d * (1 + 1e-9));
                    }));
        }
        // a square's diagonals have its other corners on their circle
        assertThat(ContiguityTest.rows(Proximity.gabriel(new double[] {0, 1, 0, 1}, new double[] {0, 0, 1, 1})))
                .containsExactly("0: 1 2", "1: 0 3", "2: 0 3", "3: 1 2");
    }

    @Test
    void relativeNeighboursHaveNoOtherUnitNearerToBoth() throws IOException {
        List<Points> sets = new ArrayList<>(all());
        sets.addAll(tied());
        for (Points p : sets) {
            assertThat(ContiguityTest.rows(Proximity.relative(p.x, p.y)))
                    .as(p.name)
                    .isEqualTo(rows(p.size(), (i, j) -> {
                        double d = p.squared(i, j);
                        return IntStream.range(0, p.size())
                                .filter(k -> p.squared(i, k) > 0 && p.squared(j, k) > 0)
                                .noneMatch(k -> Math.max(p.squared(i, k), p.squared(j, k)) < d * (1 - 1e-9));
                    }));
        }
        // an equilateral triangle: each third corner is as near, not nearer
        double h = Math.sqrt(3) / 2;
        assertThat(ContiguityTest.rows(Proximity.relative(new double[] {0, 1, 0.5}, new double[] {0, 0, h})))
                .containsExactly("0: 1 2", "1: 0 2", "2: 0 1");
    }

    @Test
    void spheresOfInfluenceCrossAmongDelaunayNeighbours() throws IOException {
        List<Points> sets = new ArrayList<>(all());
        sets.addAll(tied());
        for (Points p : sets) {
            boolean[][] delaunay = matrix(Proximity.delaunay(p.x, p.y));
            double[] radius = new double[p.size()];
            for (int i = 0; i < radius.length; i++) {
                int at = i;
                radius[i] = Math.sqrt(IntStream.range(0, p.size())
                        .mapToDouble(j -> p.squared(at, j))
                        .filter(d -> d > 0)
                        .min()
                        .orElseThrow());
            }
            assertThat(ContiguityTest.rows(Proximity.sphereOfInfluence(p.x, p.y)))
                    .as(p.name)
                    .isEqualTo(rows(
                            p.size(),
                            (i, j) -> delaunay[i][j]
                                    && Math.sqrt(p.squared(i, j)) < (radius[i] + radius[j]) * (1 - 1e-9)));
        }
        // circles of radius 1 at 0, 1, 3 and 4: those at 1 and 3 touch
        assertThat(ContiguityTest.rows(Proximity.sphereOfInfluence(new double[] {0, 1, 3, 4}, new double[4])))
                .containsExactly("0: 1", "1: 0", "2: 3", "3: 2");
    }

    @Test
    void neighboursDoNotDependOnTheOrderOfTheUnits() throws IOException {
        List<Points> sets = new ArrayList<>(all());
        sets.addAll(tied());
        for (Points p : sets) {
            int n = p.size();
            int[] shuffled = IntStream.range(0, n).toArray();
            SplittableRandom random = new SplittableRandom(n);
            for (int i = n - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swap = shuffled[i];
                shuffled[i] = shuffled[j];
                shuffled[j] = swap;
            }
            boolean[][] one = matrix(Proximity.delaunay(p.x, p.y));
            boolean[][] other = matrix(Proximity.delaunay(
                    Arrays.stream(shuffled).mapToDouble(i -> p.x[i]).toArray(),
                    Arrays.stream(shuffled).mapToDouble(i -> p.y[i]).toArray()));
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    assertThat(other[i][j]).as(p.name).isEqualTo(one[shuffled[i]][shuffled[j]]);
                }
            }
        }
    }

    @Test
    void unitsAtOnePlaceAreNeighboursAndShareTheOthers() {
        double[] x = {0, 4, 0, 2, 4};
        double[] y = {0, 0, 0, 3, -0.0};
        Weights w = Proximity.delaunay(x, y);
        assertThat(ContiguityTest.rows(w))
                .containsExactly("0: 1 2 3 4", "1: 0 2 3 4", "2: 0 1 3 4", "3: 0 1 2 4", "4: 0 1 2 3");
        assertThat(w.origin().cautions()).singleElement().satisfies(c -> {
            assertThat(c.code()).isEqualTo(ProblemCode.WEIGHTS_C03_SAME_PLACE);
            assertThat(c.args()).containsExactly("4");
        });
        assertThat(w.with(Standardisation.ROW)
                        .among(new boolean[] {true, true, true, true, false})
                        .origin())
                .isEqualTo(w.origin());
        assertThat(ContiguityTest.rows(Proximity.gabriel(new double[] {5, 5}, new double[] {1, 1})))
                .containsExactly("0: 1", "1: 0");
    }

    @Test
    void unitsOnOneLineAreJoinedInTheirOrder() {
        double[] x = {3, 1, 2, 9};
        double[] y = {6, 2, 4, 18};
        for (Weights w : List.of(Proximity.delaunay(x, y), Proximity.gabriel(x, y), Proximity.relative(x, y))) {
            assertThat(ContiguityTest.rows(w)).containsExactly("0: 2 3", "1: 2", "2: 0 1", "3: 0");
        }
        // and the last one beside the line is joined to all of them
        assertThat(ContiguityTest.rows(Proximity.delaunay(new double[] {0, 1, 2, 3}, new double[] {0, 0, 0, 1})))
                .containsExactly("0: 1 3", "1: 0 2 3", "2: 1 3", "3: 0 1 2");
        assertThat(ContiguityTest.rows(Proximity.delaunay(new double[] {0, 0, 0, 1}, new double[] {0, 1, 2, 0})))
                .containsExactly("0: 1 3", "1: 0 2 3", "2: 1 3", "3: 0 1 2");
    }

    @Test
    void fewUnitsAreNeighboursOfEachOther() {
        assertThat(Proximity.delaunay(new double[0], new double[0]).size()).isZero();
        assertThat(ContiguityTest.rows(Proximity.delaunay(new double[] {1}, new double[] {1})))
                .containsExactly("0:");
        assertThat(ContiguityTest.rows(Proximity.sphereOfInfluence(new double[] {1, 2}, new double[] {1, 1})))
                .containsExactly("0: 1", "1: 0");
        assertThatThrownBy(() -> Proximity.delaunay(new double[] {1, Double.NaN}, new double[2]))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.WEIGHTS_05_COORDINATE));
    }

    @Test
    void manyPointsHaveTheEdgesThatEulerCounts() {
        Points p = random("many", 20_000, 9, 1, 1, false);
        Summary s = Proximity.delaunay(p.x, p.y).summary();
        assertThat(s.components()).isEqualTo(1);
        // 3n - 3 - hull edges; the hull of so many points in a square has some thirty
        long edges = s.links() / 2;
        assertThat(edges).isBetween(3L * 20_000 - 3 - 80, 3L * 20_000 - 3 - 8);
        Points grid = lattice(150, 100, 0, 0, 1);
        assertThat(Proximity.delaunay(grid.x, grid.y).summary().links()).isEqualTo(2L * (3 * 15_000 - 3 - 496));
    }
}
