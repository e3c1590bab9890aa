package org.carbonscape.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.method.ReferenceCase;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;

class WeightsTest {
    private static final PlainEngine PLAIN = new PlainEngine();

    private static List<String> rows(Weights weights) {
        return ContiguityTest.rows(weights);
    }

    private static double[] random(int n, long seed) {
        return new SplittableRandom(seed).doubles(n, 0, 100).toArray();
    }

    @Test
    void aLatticeWithHolesKnowsItsNeighbours() {
        // . = hole
        //  0 1 .
        //  3 . 5
        //  6 7 8
        boolean[] present = {true, true, false, true, false, true, true, true, true};
        assertThat(rows(Lattice.of(3, 3, Rule.QUEEN, present)))
                .containsExactly(
                        "0: 1 3", "1: 0 3 5", "2:", "3: 0 1 6 7", "4:", "5: 1 7 8", "6: 3 7", "7: 3 5 6 8", "8: 5 7");
        assertThat(rows(Lattice.of(3, 3, Rule.ROOK, present)))
                .containsExactly("0: 1 3", "1: 0", "2:", "3: 0 6", "4:", "5: 8", "6: 3 7", "7: 6 8", "8: 5 7");
        Weights queen = Lattice.of(3, 3, Rule.QUEEN, present);
        assertThat(queen.units()).isEqualTo(7);
        assertThat(queen.present(4)).isFalse();
        assertThat(queen.degree(4)).isZero();
    }

    @Test
    void sumsOverALatticeAreThoseOverItsList() {
        for (int columns : new int[] {1, 2, 3, 7, 130}) {
            for (int rows : new int[] {1, 2, 5, 66}) {
                for (Rule rule : Rule.values()) {
                    SplittableRandom random = new SplittableRandom(columns * 100L + rows);
                    boolean[] present = new boolean[columns * rows];
                    long[] x = new long[present.length];
                    double[] d = new double[present.length];
                    for (int i = 0; i < x.length; i++) {
                        present[i] = random.nextInt(5) > 0;
                        x[i] = present[i] ? random.nextLong(-1000, 1000) : 0;
                        d[i] = x[i];
                    }
                    Weights w = Lattice.of(columns, rows, rule, present);
                    long[] sums = new long[x.length];
                    double[] weighted = new double[x.length];
                    w.neighbourSums(x, sums, PLAIN);
                    w.weightedSums(d, weighted, PLAIN);
                    int[] ids = new int[8];
                    for (int i = 0; i < x.length; i++) {
                        int degree = w.neighbours(i, ids);
                        assertThat(w.degree(i)).isEqualTo(degree);
                        assertThat(sums[i])
                                .isEqualTo(Arrays.stream(ids, 0, degree)
                                        .mapToLong(j -> x[j])
                                        .sum());
                        assertThat(weighted[i]).isEqualTo(sums[i]);
                    }
                    try (Engine engine = new LocalEngine(3)) {
                        long[] again = new long[x.length];
                        w.neighbourSums(x, again, engine);
                        assertThat(again).isEqualTo(sums);
                    }
                }
            }
        }
    }

    @Test
    void nearestNeighboursAreTheNearestAndTiesGoToTheFirst() {
        // a square's corners: from 0 both 1 and 2 lie at 1, 3 at root 2
        double[] x = {0, 1, 0, 1};
        double[] y = {0, 0, 1, 1};
        assertThat(rows(Distances.nearest(x, y, 1, PLAIN))).containsExactly("0: 1", "1: 0", "2: 0", "3: 1");
        assertThat(rows(Distances.nearest(x, y, 2, PLAIN))).containsExactly("0: 1 2", "1: 0 3", "2: 0 3", "3: 1 2");
        assertThat(Distances.nearest(x, y, 1, PLAIN).summary().symmetric()).isFalse();
    }

    @Test
    void asManyNearestAsThereAreOthersAreAllOthers() {
        double[] x = {0, 3, 3, 9, 1};
        double[] y = {0, 0, 0, 2, 7};
        assertThat(rows(Distances.nearest(x, y, 4, PLAIN)))
                .containsExactly("0: 1 2 3 4", "1: 0 2 3 4", "2: 0 1 3 4", "3: 0 1 2 4", "4: 0 1 2 3");
        // one fewer, squares of the farthest: 85 from 0, 53 from 1 and 2, 89 from 3 and 4
        assertThat(rows(Distances.nearest(x, y, 3, PLAIN)))
                .containsExactly("0: 1 2 4", "1: 0 2 3", "2: 0 1 3", "3: 0 1 2", "4: 0 1 2");
        double[] two = {5, 8};
        assertThat(rows(Distances.nearest(two, two, 1, PLAIN))).containsExactly("0: 1", "1: 0");
    }

    @Test
    void squaresOfOneNetLieEquallyFarApartWhateverTheLastDigitsOfTheirPlaces() {
        int across = 12;
        double side = 331.65; // no whole number of binary digits, nor is the corner of the net
        double[] x = new double[across * across];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = 404387.1 + (i % across + 0.5) * side;
            y[i] = 3096005.7 - (i / across + 0.5) * side;
        }
        double[] columns =
                IntStream.range(0, x.length).mapToDouble(i -> i % across).toArray();
        double[] rows =
                IntStream.range(0, x.length).mapToDouble(i -> i / across).toArray();
        double least = Distances.nobodyIsolated(x, y, PLAIN);
        assertThat(IntStream.range(1, across)
                        .mapToDouble(i -> x[i] - x[i - 1])
                        .max()
                        .orElseThrow())
                .as("rounding parts them")
                .isGreaterThan(least);
        boolean[] all = new boolean[x.length];
        Arrays.fill(all, true);
        List<String> rook = rows(Lattice.of(across, across, Rule.ROOK, all));
        assertThat(rows(Distances.band(x, y, least, PLAIN))).isEqualTo(rook);
        assertThat(rows(Distances.band(x, y, side, PLAIN))).isEqualTo(rook);
        assertThat(rows(Distances.inverse(x, y, side, 1, 0, PLAIN))).isEqualTo(rook);
        assertThat(rows(Distances.kernel(x, y, Kernel.UNIFORM, side, PLAIN))).isEqualTo(rook);
        assertThat(rows(Distances.ring(x, y, 0, side, PLAIN))).isEqualTo(rook);
        assertThat(rows(Distances.ring(x, y, side, 2 * side, PLAIN)))
                .isEqualTo(rows(Distances.ring(columns, rows, 1, 2, PLAIN)));
        for (int k : new int[] {1, 2, 3, 4, 6, 8, 10}) {
            assertThat(rows(Distances.nearest(x, y, k, PLAIN)))
                    .as(k + " nearest")
                    .isEqualTo(rows(Distances.nearest(columns, rows, k, PLAIN)));
        }
    }

    @Test
    void nearestAndBandEqualTryingAllPairs() {
        for (int round = 0; round < 6; round++) {
            int n = 20 + 90 * round;
            double[] x = random(n, round);
            double[] y = random(n, round + 50);
            if (round % 2 == 1) { // whole places: many ties and coincident points
                x = Arrays.stream(x).map(v -> Math.rint(v / 10)).toArray();
                y = Arrays.stream(y).map(v -> Math.rint(v / 10)).toArray();
            }
            double[] px = x;
            double[] py = y;
            double[][] d = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    d[i][j] = Math.sqrt((px[i] - px[j]) * (px[i] - px[j]) + (py[i] - py[j]) * (py[i] - py[j]));
                }
            }
            for (int k : new int[] {1, 4, 13}) {
                List<String> expected = IntStream.range(0, n)
                        .mapToObj(i -> i + ":"
                                + IntStream.range(0, n)
                                        .filter(j -> j != i)
                                        .boxed()
                                        .sorted(Comparator.<Integer>comparingDouble(j -> d[i][j])
                                                .thenComparing(j -> j))
                                        .limit(k)
                                        .sorted()
                                        .map(j -> " " + j)
                                        .collect(Collectors.joining()))
                        .toList();
                assertThat(rows(Distances.nearest(px, py, k, PLAIN))).isEqualTo(expected);
            }
            double most = IntStream.range(0, n)
                    .mapToDouble(i -> IntStream.range(0, n)
                            .filter(j -> j != i)
                            .mapToDouble(j -> d[i][j])
                            .min()
                            .orElseThrow())
                    .max()
                    .orElseThrow();
            assertThat(Distances.nobodyIsolated(px, py, PLAIN)).isEqualTo(most);
            for (double threshold : new double[] {most, 1, 17.5}) {
                List<String> expected = IntStream.range(0, n)
                        .mapToObj(i -> i + ":"
                                + IntStream.range(0, n)
                                        .filter(j -> j != i && d[i][j] <= threshold)
                                        .mapToObj(j -> " " + j)
                                        .collect(Collectors.joining()))
                        .toList();
                assertThat(rows(Distances.band(px, py, threshold, PLAIN))).isEqualTo(expected);
            }
            assertThat(Distances.band(px, py, most, PLAIN).islands()).isEmpty();
            try (Engine engine = new LocalEngine(3)) {
                assertThat(rows(Distances.nearest(px, py, 4, engine)))
                        .isEqualTo(rows(Distances.nearest(px, py, 4, PLAIN)));
            }
        }
    }

    @Test
    void inverseDistancesFallWithTheirPower() {
        double[] x = {0, 2, 6};
        double[] y = {0, 0, 0};
        double[] raw = new double[2];
        Weights w = Distances.inverse(x, y, Double.POSITIVE_INFINITY, 2, 0, PLAIN);
        w.raw(0, raw);
        assertThat(raw).containsExactly(1 / 4.0, 1 / 36.0);
        Distances.inverse(x, y, 5, 1, 0, PLAIN).raw(2, raw);
        assertThat(raw[0]).isEqualTo(0.25); // only the one at 4
        // ArcGIS counts what is nearer than 1 map unit as 1
        Distances.inverse(new double[] {0, 0.1}, new double[] {0, 0}, 5, 1, 1, PLAIN)
                .raw(0, raw);
        assertThat(raw[0]).isEqualTo(1);
        assertThatThrownBy(() -> Distances.inverse(new double[] {3, 5, 5}, new double[] {1, 1, 1}, 9, 1, 0, PLAIN))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.WEIGHTS_07_COINCIDENT);
                    assertThat(e.problems().get(0).args()).containsExactly("2", "3");
                });
    }

    @Test
    void kernelWeightsFollowTheirBandwidth() {
        double[] x = {0, 3, 5, 9};
        double[] y = {0, 0, 0, 0};
        double[] raw = new double[3];
        Weights fixed = Distances.kernel(x, y, Kernel.QUARTIC, 5, PLAIN);
        // 1 and 2 lie at 3 and 5: (1 - .36)^2 and nothing, so no neighbour
        assertThat(rows(fixed)).containsExactly("0: 1", "1: 0 2", "2: 1 3", "3: 2");
        fixed.raw(0, raw);
        assertThat(raw[0]).isCloseTo(0.64 * 0.64, within(1e-15));
        Weights adaptive = Distances.adaptive(x, y, Kernel.TRIANGULAR, 2, PLAIN);
        assertThat(rows(adaptive)).containsExactly("0: 1 2", "1: 0 2", "2: 1 3", "3: 1 2");
        adaptive.raw(0, raw);
        assertThat(raw[0]).isCloseTo(1 - 3 / 5.0, within(1e-6));
        assertThat(raw[1]).isBetween(1e-9, 1e-6); // the second neighbour itself sets the width
    }

    @Test
    void rowsSumToOneWhereThereAreNeighbours() {
        Weights w =
                Distances.inverse(random(60, 1), random(60, 2), 25, 1, 0, PLAIN).with(Standardisation.ROW);
        for (int i = 0; i < 60; i++) {
            double sum = w.rawSum(i) * w.factor(i);
            assertThat(sum).isCloseTo(w.degree(i) == 0 ? 0 : 1, within(1e-14));
        }
        assertThat(w.sums().s0()).isCloseTo(60 - w.islands().length, within(1e-12));
    }

    @Test
    void s1AndS2AreTheirDefinitions() {
        Weights w = Distances.nearest(random(40, 3), random(40, 4), 3, PLAIN).with(Standardisation.ROW);
        double[][] full = full(w);
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        for (int i = 0; i < 40; i++) {
            double both = 0;
            for (int j = 0; j < 40; j++) {
                s0 += full[i][j];
                s1 += Math.pow(full[i][j] + full[j][i], 2) / 2;
                both += full[i][j] + full[j][i];
            }
            s2 += both * both;
        }
        assertThat(w.sums().s0()).isCloseTo(s0, within(1e-12));
        assertThat(w.sums().s1()).isCloseTo(s1, within(1e-12));
        assertThat(w.sums().s2()).isCloseTo(s2, within(1e-12));
    }

    private static double[][] full(Weights w) {
        double[][] full = new double[w.size()][w.size()];
        int[] ids = new int[w.maxDegree()];
        double[] raw = new double[ids.length];
        for (int i = 0; i < w.size(); i++) {
            int degree = w.neighbours(i, ids);
            w.raw(i, raw);
            for (int k = 0; k < degree; k++) {
                full[i][ids[k]] = raw[k] * w.factor(i);
            }
        }
        return full;
    }

    @Test
    void secondOrderIsTwoStepsAway() {
        Weights path = Lattice.of(5, 1, Rule.ROOK);
        assertThat(rows(path.order(2, false))).containsExactly("0: 2", "1: 3", "2: 0 4", "3: 1", "4: 2");
        assertThat(rows(path.order(2, true))).containsExactly("0: 1 2", "1: 0 2 3", "2: 0 1 3 4", "3: 1 2 4", "4: 2 3");
        // queen, twice: all cells at distance 2 in a 5 x 5 square
        assertThat(Lattice.of(5, 5, Rule.QUEEN).order(2, false).degree(12)).isEqualTo(16);
    }

    @Test
    void absentUnitsLoseTheirLinksAndRowsAreStandardisedAnew() throws IOException {
        Weights w = gwt("1 2 3\n1 3 1\n2 1 1\n3 1 2\n3 2 2\n", 3).with(Standardisation.ROW);
        Weights left = w.among(new boolean[] {true, false, true});
        assertThat(rows(left)).containsExactly("0: 2", "1:", "2: 0");
        assertThat(left.factor(0)).isEqualTo(1); // raw weight 1, the only one left
        assertThat(left.factor(2)).isEqualTo(0.5);
        assertThat(left.units()).isEqualTo(2);
        assertThat(left.islands()).isEmpty();
    }

    @Test
    void theSummaryCountsNeighboursIslandsAndParts() {
        boolean[] present = {true, true, false, true, false, false, true};
        Summary s = Lattice.of(7, 1, Rule.ROOK, present).summary();
        assertThat(s).isEqualTo(new Summary(4, 2, 0, 0.5, 1, List.of(3, 6), 3, true));
        Summary whole = Lattice.of(5, 5, Rule.QUEEN).summary();
        assertThat(whole).isEqualTo(new Summary(25, 144, 3, 5.76, 8, List.of(), 1, true));
    }

    private static List<String> ids(int n) {
        return IntStream.rangeClosed(1, n).mapToObj(Integer::toString).toList();
    }

    private static Weights gal(String text, int n) throws IOException {
        return Gal.read(new StringReader(text), "n.gal", ids(n));
    }

    private static Weights gwt(String body, int n) throws IOException {
        return Gwt.read(new StringReader("0 " + n + " layer id\n" + body), "n.gwt", ids(n));
    }

    @Test
    void galGoesOutAndIn() throws IOException {
        List<String> names = List.of("430102", "芙蓉", "c", "d", "e", "f");
        Weights w = Lattice.of(3, 2, Rule.ROOK);
        StringBuilder out = new StringBuilder();
        Gal.write(w, names, "counties", "code", out);
        assertThat(out.toString()).startsWith("0 6 counties code\n430102 2\n芙蓉 d\n芙蓉 3\n430102 c e\n");
        assertThat(rows(Gal.read(new StringReader(out.toString()), "x.gal", names)))
                .isEqualTo(rows(w));
    }

    @Test
    void galOfOtherToolsIsRead() throws IOException {
        // the short head, windows line ends, neighbours over two lines, a unit left out, an island without its empty
        // line
        assertThat(rows(gal("4\r\n1 3\r\n2 3\r\n4\r\n2 1\r\n1\r\n4 0\r\n", 4)))
                .containsExactly("0: 1 2 3", "1: 0", "2:", "3:");
    }

    @Test
    void gwtGoesOutAndIn() throws IOException {
        Weights w = Distances.inverse(random(30, 1), random(30, 2), 30, 1, 0, PLAIN);
        StringBuilder out = new StringBuilder();
        Gwt.write(w, ids(30), "layer", "id", out);
        Weights back = Gwt.read(new StringReader(out.toString()), "x.gwt", ids(30));
        assertThat(rows(back)).isEqualTo(rows(w));
        double[] one = new double[w.maxDegree()];
        double[] two = new double[one.length];
        for (int i = 0; i < 30; i++) {
            w.raw(i, one);
            back.raw(i, two);
            for (int k = 0; k < w.degree(i); k++) {
                assertThat(two[k]).isCloseTo(one[k], within(one[k] * 1e-14)); // fifteen digits
            }
        }
    }

    @Test
    void linesThatAreWrongAreNamed() {
        problem(() -> gal("hello world\n", 2), ProblemCode.WEIGHTS_01_HEADER, "GAL", "hello world");
        problem(() -> gal("2\n1 1\n7\n", 2), ProblemCode.WEIGHTS_02_UNKNOWN_UNIT, "3", "7");
        problem(() -> gal("2\n1 x\n2\n", 2), ProblemCode.WEIGHTS_03_LINE, "2", "ID COUNT", "1 x");
        problem(() -> gal("2\n1 2\n2\n", 2), ProblemCode.WEIGHTS_03_LINE, "3", "2 x ID", "");
        problem(() -> gal("2\n1 1\n2\n1 1\n2\n", 2), ProblemCode.WEIGHTS_04_TWICE, "4", "1");
        problem(() -> gal("2\n1 2\n2 2\n", 2), ProblemCode.WEIGHTS_04_TWICE, "3", "2");
        problem(() -> gwt("1 2\n", 2), ProblemCode.WEIGHTS_03_LINE, "2", "ID ID WEIGHT", "1 2");
        problem(() -> gwt("1 2 -4\n", 2), ProblemCode.WEIGHTS_03_LINE, "2", "ID ID WEIGHT >= 0", "1 2 -4");
        problem(() -> gwt("1 2 1\n1 2 1\n", 2), ProblemCode.WEIGHTS_04_TWICE, "3", "1 2");
        problem(
                () -> Distances.nearest(new double[2], new double[2], 2, PLAIN),
                ProblemCode.WEIGHTS_06_NEAREST,
                "2",
                "2",
                "1");
        problem(() -> Distances.band(new double[2], new double[2], 0, PLAIN), ProblemCode.WEIGHTS_09_DISTANCE, "0");
        problem(
                () -> Distances.band(new double[] {1, Double.NaN}, new double[2], 1, PLAIN),
                ProblemCode.WEIGHTS_05_COORDINATE,
                "2",
                "NaN",
                "0");
    }

    private interface Step {
        Weights run() throws IOException;
    }

    private static void problem(Step step, ProblemCode code, String... args) {
        assertThatThrownBy(step::run).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problems()).hasSize(1);
            assertThat(e.problems().get(0).code()).isEqualTo(code);
            assertThat(e.problems().get(0).args()).containsExactly(args);
        });
    }

    @Test
    void unitsAtSoManyStepsAreThoseOfTheShortestWay() {
        Weights first = Distances.band(random(70, 11), random(70, 12), 16, PLAIN);
        int n = first.size();
        int[][] steps = new int[n][n]; // Floyd and Warshall
        for (int i = 0; i < n; i++) {
            Arrays.fill(steps[i], 1000);
            int[] ids = new int[first.maxDegree()];
            int degree = first.neighbours(i, ids);
            for (int k = 0; k < degree; k++) {
                steps[i][ids[k]] = 1;
            }
            steps[i][i] = 0;
        }
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    steps[i][j] = Math.min(steps[i][j], steps[i][k] + steps[k][j]);
                }
            }
        }
        for (int order : new int[] {1, 2, 3, 5, 12, 40}) {
            for (boolean inclusive : new boolean[] {false, true}) {
                List<String> expected = IntStream.range(0, n)
                        .mapToObj(i -> i + ":"
                                + IntStream.range(0, n)
                                        .filter(j -> inclusive
                                                ? steps[i][j] > 0 && steps[i][j] <= order
                                                : steps[i][j] == order)
                                        .mapToObj(j -> " " + j)
                                        .collect(Collectors.joining()))
                        .toList();
                assertThat(rows(first.order(order, inclusive))).isEqualTo(expected);
            }
        }
        // rings of a lattice: 8, 16, 24
        assertThat(Lattice.of(9, 9, Rule.QUEEN).order(3, false).degree(40)).isEqualTo(24);
        assertThat(Lattice.of(9, 9, Rule.QUEEN).order(3, true).degree(40)).isEqualTo(48);
    }

    @Test
    void ordersAreThoseOfSpdep() throws IOException {
        Weights queen = columbus();
        for (int order = 2; order <= 4; order++) {
            assertThat(rows(queen.order(order, false)))
                    .isEqualTo(ProximityTest.fromOne(ProximityTest.lines("styles/columbus-order" + order + ".txt")));
        }
        assertThat(rows(queen.order(3, true)))
                .isEqualTo(ProximityTest.fromOne(ProximityTest.lines("styles/columbus-order3-inclusive.txt")));
    }

    /** Queen neighbours of Columbus, through a GAL file. */
    static Weights columbus() throws IOException {
        StringBuilder text = new StringBuilder("49\n");
        for (String line : ProximityTest.lines("styles/columbus-queen.txt")) {
            String[] fields = line.split(" ", 2);
            text.append(fields[0])
                    .append(' ')
                    .append(fields[1].split(" ").length)
                    .append('\n')
                    .append(fields[1])
                    .append('\n');
        }
        return gal(text.toString(), 49);
    }

    @Test
    void stylesAreThoseOfSpdep() throws IOException {
        double[][] data = ProximityTest.lines("styles/columbus.csv").stream()
                .skip(1)
                .map(l -> Arrays.stream(l.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
        Weights queen = columbus();
        StringBuilder links = new StringBuilder();
        int[] ids = new int[queen.maxDegree()];
        for (int i = 0; i < 49; i++) {
            int degree = queen.neighbours(i, ids);
            for (int k = 0; k < degree; k++) {
                double[] a = data[i];
                double[] b = data[ids[k]];
                double d = Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]));
                links.append(i + 1 + " " + (ids[k] + 1) + " " + 1 / d + "\n");
            }
        }
        Weights inverse = gwt(links.toString(), 49);
        for (String row : ProximityTest.lines("styles/row7.csv")) {
            String[] fields = row.split(",");
            Weights w = styled(fields[0], queen, inverse);
            double[] raw = new double[w.maxDegree()];
            w.raw(6, raw);
            assertThat(w.degree(6)).isEqualTo(fields.length - 1);
            for (int k = 1; k < fields.length; k++) {
                double expected = Double.parseDouble(fields[k]);
                assertThat(raw[k - 1] * w.factor(6)).as(row).isCloseTo(expected, within(expected * 1e-12));
            }
        }
        double[] crime = Arrays.stream(data).mapToDouble(d -> d[2]).toArray();
        for (String row :
                ProximityTest.lines("styles/expected.csv").stream().skip(1).toList()) {
            String[] f = row.split(",");
            Weights w = styled(f[0], queen, inverse);
            close(w.sums().s0(), f[1]);
            close(w.sums().s1(), f[2]);
            close(w.sums().s2(), f[3]);
            double[] both = w.rowAndColumnSums();
            close(Arrays.stream(both).map(v -> v * v).sum(), f[3]);
            double[] z = Arrays.stream(crime)
                    .map(v -> v - Arrays.stream(crime).average().orElseThrow())
                    .toArray();
            double i = 49
                    / w.sums().s0()
                    * w.cross(z)
                    / Arrays.stream(z).map(v -> v * v).sum();
            close(i, f[4]);
        }
    }

    static Weights styled(String name, Weights binary, Weights inverse) {
        String[] parts = name.split("-");
        return (parts[0].equals("binary") ? binary : inverse).with(ReferenceCase.style(parts[1]));
    }

    private static void close(double value, String expected) {
        double e = Double.parseDouble(expected);
        assertThat(value).isCloseTo(e, within(Math.abs(e) * 1e-9));
    }

    @Test
    void everyStyleOfALatticeIsThatOfItsList() {
        boolean[] present = new boolean[11 * 7];
        SplittableRandom random = new SplittableRandom(4);
        double[] x = new double[present.length];
        int[] q = new int[present.length];
        for (int i = 0; i < present.length; i++) {
            present[i] = random.nextInt(4) > 0;
            q[i] = present[i] ? random.nextInt(-1000, 1000) : 0;
            x[i] = q[i];
        }
        for (Rule rule : Rule.values()) {
            Weights lattice = Lattice.of(11, 7, rule, present);
            Weights list = lattice.order(1, true).among(present);
            StringBuilder text = new StringBuilder("77\n");
            int[] ids = new int[8];
            for (int i = 0; i < present.length; i++) {
                int degree = lattice.neighbours(i, ids);
                text.append(i + 1).append(' ').append(degree).append('\n');
                for (int k = 0; k < degree; k++) {
                    text.append(ids[k] + 1).append(' ');
                }
                text.append('\n');
            }
            Weights sparse;
            try {
                sparse = gal(text.toString(), present.length).among(present);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            assertThat(rows(list)).isEqualTo(rows(sparse));
            for (Standardisation style : Standardisation.values()) {
                Weights a = lattice.with(style);
                Weights b = sparse.with(style);
                double s = b.sums().s0();
                assertThat(a.sums().s0()).as("%s", style).isCloseTo(s, within(s * 1e-13));
                assertThat(a.sums().s1())
                        .isCloseTo(b.sums().s1(), within(b.sums().s1() * 1e-13));
                assertThat(a.sums().s2())
                        .isCloseTo(b.sums().s2(), within(b.sums().s2() * 1e-13));
                assertThat(a.cross(x)).isCloseTo(b.cross(x), within(Math.abs(b.cross(x)) * 1e-12));
                assertThat(a.cross(q)).isCloseTo(b.cross(x), within(Math.abs(b.cross(x)) * 1e-12));
                double[] one = a.rowAndColumnSums();
                double[] two = b.rowAndColumnSums();
                for (int i = 0; i < x.length; i++) {
                    assertThat(one[i]).isCloseTo(two[i], within(1e-12));
                    assertThat(a.factor(i)).isCloseTo(b.factor(i), within(1e-15));
                    assertThat(a.factorWithSelf(i)).isCloseTo(b.factorWithSelf(i), within(1e-15));
                }
                // units left out: the scale is found anew
                boolean[] fewer = present.clone();
                fewer[12] = fewer[40] = false;
                assertThat(a.among(fewer).sums().s0())
                        .isCloseTo(b.among(fewer).sums().s0(), within(1e-9));
            }
            int units = lattice.units() - lattice.islands().length;
            assertThat(lattice.with(Standardisation.GLOBAL).sums().s0()).isCloseTo(units, within(1e-11));
            assertThat(lattice.with(Standardisation.VARIANCE).sums().s0()).isCloseTo(units, within(1e-11));
            assertThat(lattice.with(Standardisation.UNIT).sums().s0()).isCloseTo(1, within(1e-13));
        }
        Weights nothing = Lattice.of(1, 1, Rule.QUEEN).with(Standardisation.GLOBAL);
        assertThat(nothing.factor(0)).isZero();
        assertThat(nothing.sums()).isEqualTo(new WeightSums(0, 0, 0));
    }
}
