package org.carbonscape.study.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.plan.WeightsChoice;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.weights.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Where units lie, and the neighbours that follow. */
class PlacesTest {
    private static final GeometryFactory JTS = new GeometryFactory();

    @TempDir
    private Path folder;

    private WeightsChoice choice(String text) {
        return WeightsChoice.parse(text, folder, "--weights");
    }

    private static Geometry point(double x, double y) {
        return JTS.createPoint(new Coordinate(x, y));
    }

    private static Geometry square(double west, double south, double side) {
        return JTS.toGeometry(new Envelope(west, west + side, south, south + side));
    }

    /** Neighbours of each place, sorted. */
    private static List<TreeSet<Integer>> neighbours(Weights weights) {
        List<TreeSet<Integer>> all = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            int[] row = new int[Math.max(1, weights.maxDegree())];
            int n = weights.neighbours(i, row);
            TreeSet<Integer> set = new TreeSet<>();
            Arrays.stream(row, 0, n).forEach(set::add);
            all.add(set);
        }
        return all;
    }

    private static Weights weights(Places places, WeightsChoice choice) {
        return places.weights(choice, i -> "u" + i, false, new PlainEngine());
    }

    private static Optional<Crs> metres() {
        return Optional.of(Crs.epsg(4547));
    }

    @Test
    void aUnitLiesAtTheCentreOfItsShapeAndAnEmptyShapeNowhere() {
        Places places = Places.shapes(List.of(square(0, 0, 10), point(3, 4), JTS.createPolygon()), Optional.empty());
        assertThat(places.size()).isEqualTo(3);
        assertThat(places.x()).containsExactly(5, 3, Double.NaN);
        assertThat(places.y()).containsExactly(5, 4, Double.NaN);
        assertThat(places.plane()).isEmpty();
    }

    /** On a lattice every cell keeps its place; as points only those with a value have one. */
    @Test
    void cellsOfAGridAreALatticeOrPoints() {
        boolean[] present = {true, false, true, true, true, false};
        Places lattice = Places.cells(Sketch.grid(3, 2), present, choice("queen"));
        assertThat(lattice.size()).isEqualTo(6);
        assertThat(lattice.unit(4)).isEqualTo(4);
        assertThat(lattice.values(new double[] {0, 10, 20, 30, 40, 50})).containsExactly(0, 10, 20, 30, 40, 50);
        Places points = Places.cells(Sketch.grid(3, 2), present, choice("knn:2"));
        assertThat(points.size()).isEqualTo(4);
        assertThat(points.values(new double[] {0, 10, 20, 30, 40, 50})).containsExactly(0, 20, 30, 40);
        assertThat(points.x()).containsExactly(450_050, 450_250, 450_050, 450_150);
        assertThat(points.y()).containsExactly(3_099_950, 3_099_950, 3_099_850, 3_099_850);
    }

    /** By a loop over all pairs of cells. */
    @ParameterizedTest
    @CsvSource({"queen, 1", "queen, 2", "rook, 3", "rook, 4"})
    void neighboursOnALatticeAreTheCellsAroundThatHaveAValue(String rule, long seed) {
        Random random = new Random(seed);
        int columns = 6;
        int rows = 5;
        boolean[] present = new boolean[columns * rows];
        for (int i = 0; i < present.length; i++) {
            present[i] = random.nextInt(4) > 0;
        }
        List<TreeSet<Integer>> found =
                neighbours(weights(Places.cells(Sketch.grid(columns, rows), present, choice(rule)), choice(rule)));
        for (int i = 0; i < present.length; i++) {
            TreeSet<Integer> expected = new TreeSet<>();
            for (int j = 0; j < present.length; j++) {
                int dx = Math.abs(i % columns - j % columns);
                int dy = Math.abs(i / columns - j / columns);
                boolean touch = rule.equals("rook") ? dx + dy == 1 : Math.max(dx, dy) == 1;
                if (touch && present[i] && present[j]) {
                    expected.add(j);
                }
            }
            assertThat(found.get(i)).as("cell %d", i).isEqualTo(expected);
        }
    }

    /** The same squares as shapes and as a lattice. */
    @ParameterizedTest
    @ValueSource(strings = {"queen", "rook", "order2", "order:2:inclusive", "order:3:rook"})
    void aLatticeHasTheNeighboursOfItsSquares(String rule) {
        Grid grid = Sketch.grid(5, 4);
        boolean[] all = new boolean[20];
        Arrays.fill(all, true);
        List<Geometry> squares = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            squares.add(square(grid.west() + i % 5 * 100, grid.north() - 100 - i / 5 * 100, 100));
        }
        assertThat(neighbours(weights(Places.cells(grid, all, choice(rule)), choice(rule))))
                .isEqualTo(neighbours(weights(Places.shapes(squares, metres()), choice(rule))));
    }

    /** Distances by a loop, in metres. */
    @ParameterizedTest
    @CsvSource({"band:300, 300", "band:0.3km, 300", "inverse:1:300, 300", "kernel:300, 300"})
    void aBandHoldsAllUnitsWithinItsMetres(String text, double reach) {
        Random random = new Random(11);
        List<Geometry> points = new ArrayList<>();
        double[] x = random.doubles(40, 450_000, 451_000).toArray();
        double[] y = random.doubles(40, 3_100_000, 3_101_000).toArray();
        for (int i = 0; i < 40; i++) {
            points.add(point(x[i], y[i]));
        }
        List<TreeSet<Integer>> found = neighbours(weights(Places.shapes(points, metres()), choice(text)));
        for (int i = 0; i < 40; i++) {
            TreeSet<Integer> expected = new TreeSet<>();
            for (int j = 0; j < 40; j++) {
                if (i != j && Math.hypot(x[i] - x[j], y[i] - y[j]) < reach) {
                    expected.add(j);
                }
            }
            assertThat(found.get(i)).as("unit %d", i).isEqualTo(expected);
        }
    }

    /** 1,000 US survey feet are 304.8006 m: a system in feet is asked in metres all the same. */
    @Test
    void metresAreMetresInASystemOfFeet() {
        Crs feet = Crs.epsg(2263); // New York Long Island, US survey feet
        List<Geometry> points = List.of(point(1_000_000, 200_000), point(1_001_000, 200_000));
        Places places = Places.shapes(points, Optional.of(feet));
        assertThat(neighbours(weights(places, choice("band:304")))).containsExactly(new TreeSet<>(), new TreeSet<>());
        assertThat(neighbours(weights(places, choice("band:305"))))
                .containsExactly(new TreeSet<>(List.of(1)), new TreeSet<>(List.of(0)));
    }

    @Test
    void aBandWithoutADistanceLeavesNobodyAlone() {
        List<Geometry> points = List.of(point(0, 0), point(10, 0), point(25, 0), point(100, 0));
        Weights band = weights(Places.shapes(points, metres()), choice("band"));
        assertThat(band.islands()).isEmpty();
        assertThat(neighbours(band).get(3)).containsExactly(2); // 75 m away; 1 is 90 m away
        assertThat(neighbours(weights(Places.shapes(points, metres()), choice("kernel")))
                        .get(3))
                .as("a kernel is 0 at its rim")
                .containsExactly(2);
    }

    @Test
    void weightsOfInverseDistanceReckonNearUnitsAtTheLeastDistance() {
        List<Geometry> points = List.of(point(0, 0), point(2, 0), point(20, 0));
        Weights weights = weights(
                Places.shapes(points, metres()), choice("inverse:2:100:10").withStandardisation(Standardisation.NONE));
        double[] row = new double[2];
        weights.raw(0, row);
        Arrays.sort(row);
        assertThat(row[0]).isCloseTo(1 / 400.0, within(1e-15)); // 20 m
        assertThat(row[1]).isCloseTo(1 / 100.0, within(1e-15)); // 2 m reckoned at 10
    }

    /** Zones of 6 degrees from 180 W; north 326.., south 327... */
    @ParameterizedTest
    @CsvSource({"113, 28, 32649", "119.9, 30, 32650", "120.1, 30, 32651", "-58, -34, 32721", "179.9, 1, 32660"})
    void longitudesAndLatitudesAreMovedOntoTheUtmZoneOfTheirMiddle(double lon, double lat, int epsg) {
        double[] x = {lon - 0.05, lon + 0.05, Double.NaN};
        double[] y = {lat, lat, lat};
        assertThat(Places.plane(Crs.epsg(4326), x, y)).isEqualTo(Crs.epsg(epsg));
        assertThat(x[2]).isNaN();
        // a tenth of a degree of longitude; UTM shrinks by up to 4 in 10,000
        double metres = 6_378_137 * Math.toRadians(0.1) * Math.cos(Math.toRadians(lat));
        assertThat(Math.hypot(x[1] - x[0], y[1] - y[0])).isCloseTo(metres, within(metres * 0.003));
    }

    @Test
    void coordinatesOfAPlaneStayAsTheyAre() {
        double[] x = {450_000};
        double[] y = {3_100_000};
        assertThat(Places.plane(Crs.epsg(4547), x, y)).isEqualTo(Crs.epsg(4547));
        assertThat(x).containsExactly(450_000);
        double[] nowhere = {Double.NaN};
        assertThat(Places.plane(Crs.epsg(4326), nowhere, nowhere.clone())).isEqualTo(Crs.epsg(4326));
        assertThat(Places.plane(Crs.epsg(4326), new double[0], new double[0])).isEqualTo(Crs.epsg(4326));
    }

    @Test
    void pointsHaveNoContiguity() {
        Places places = Places.shapes(List.of(point(0, 0), point(1, 0)), metres());
        assertThat(Sketch.told(() -> weights(places, choice("queen"))))
                .contains("WEIGHTS-08")
                .contains("not a polygon");
    }

    // files of neighbours

    private Places three() {
        return Places.shapes(List.of(point(0, 0), point(1, 0), point(2, 0)), metres());
    }

    private Weights file(String name, String text, boolean numbered, String... ids) {
        Sketch.write(folder.resolve(name), text);
        return three().weights(choice(name), i -> ids[i], numbered, new PlainEngine());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.gal | 3~a 1~b~b 2~a c~c 1~b",
                "a.gwt | 0 3 x id~a b 1~b a 1~b c 1~c b 1",
                "a.csv | ,a,b,c~a,0,1,0~b,1,0,1~c,0,1,0",
            })
    void aFileNamesUnitsByTheirIdsWhateverItsFormat(String name, String text) {
        assertThat(neighbours(file(name, text.replace('~', '\n') + "\n", false, "a", "b", "c")))
                .containsExactly(new TreeSet<>(List.of(1)), new TreeSet<>(List.of(0, 2)), new TreeSet<>(List.of(1)));
    }

    @Test
    void aFileOfNeighboursMayBeInUtf16OrGbk() throws Exception {
        String text = ",甲,乙,丙\n甲,0,1,0\n乙,1,0,1\n丙,0,1,0\n";
        for (String charset : List.of("UTF-16", "GBK", "UTF-8")) { // Java writes the mark of UTF-16
            Files.write(folder.resolve("w.csv"), text.getBytes(charset));
            assertThat(neighbours(three().weights(
                                    choice("w.csv"), i -> List.of("甲", "乙", "丙").get(i), false, new PlainEngine())))
                    .as(charset)
                    .containsExactly(
                            new TreeSet<>(List.of(1)), new TreeSet<>(List.of(0, 2)), new TreeSet<>(List.of(1)));
        }
    }

    @Test
    void whereWeNumberedTheUnitsAFileMayCountFromNoughtOrOne() {
        List<TreeSet<Integer>> chain =
                List.of(new TreeSet<>(List.of(1)), new TreeSet<>(List.of(0, 2)), new TreeSet<>(List.of(1)));
        String[] ours = {"10", "11", "12"};
        assertThat(neighbours(file("n.gal", "3\n0 1\n1\n1 2\n0 2\n2 1\n1\n", true, ours)))
                .isEqualTo(chain);
        assertThat(neighbours(file("n.gal", "3\n1 1\n2\n2 2\n1 3\n3 1\n2\n", true, ours)))
                .isEqualTo(chain);
        assertThat(neighbours(file("n.gal", "3\n10 1\n11\n11 2\n10 12\n12 1\n11\n", true, ours)))
                .isEqualTo(chain);
    }

    @Test
    void idsOfTheUserAreNeverCounted() {
        assertThat(Sketch.told(() -> file("n.gal", "3\n0 1\n1\n1 2\n0 2\n2 1\n1\n", false, "10", "11", "12")))
                .isEqualTo("""
                WEIGHTS-02  n.gal: line 2: "0" is not a unit
                            Use the ids of the units' id column (units.NAME.id, --id); where none is named they are \
                the features' numbers, from 1.
                WEIGHTS-02  n.gal：第 2 行：“0”不是单元编号
                            请使用单元编号列（units.NAME.id 或 --id）中的编号；未指定该列时为要素序号，从 1 起。""");
    }

    @Test
    void whereNeitherCountingFitsTheFirstAnswerIsTold() {
        assertThat(Sketch.told(() -> file("n.gal", "3\n7 1\n8\n8 1\n7\n9 0\n\n", true, "10", "11", "12")))
                .contains("n.gal: line 2: \"7\" is not a unit");
    }

    @Test
    void aFileOfNeighboursThatIsNotThereIsTold() {
        assertThat(Sketch.told(() -> weights(three(), choice("none.gwt")))).startsWith("FILE-01     none.gwt: ");
    }

    @Test
    void theStandardisationAskedForIsThatOfTheWeights() {
        for (Standardisation style : Standardisation.values()) {
            assertThat(weights(three(), choice("knn:1").withStandardisation(style))
                            .standardisation())
                    .isEqualTo(style);
        }
    }
}
