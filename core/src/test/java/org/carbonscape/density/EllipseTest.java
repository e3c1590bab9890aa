package org.carbonscape.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.stats.Samples;
import org.junit.jupiter.api.Test;

class EllipseTest {
    private static final Offset<Double> TEN = within(5e-11);
    private static final double[] X =
            IntStream.range(0, 25).mapToDouble(i -> i % 5).toArray();
    private static final double[] Y =
            IntStream.range(0, 25).mapToDouble(i -> 4 - i / 5).toArray();

    @Test
    void theGridHasItsKnownCentreAndAxes() {
        Ellipse one = Ellipse.of(X, Y, Samples.GRID, Ellipse.Scale.ONE);
        assertThat(one.weight()).isEqualTo(330);
        assertThat(one.x()).isCloseTo(1.9727272727, TEN);
        assertThat(one.y()).isCloseTo(2.0696969697, TEN);
        assertThat(one.minor()).isCloseTo(1.1542432027, TEN);
        assertThat(one.major()).isCloseTo(1.4590366090, TEN);
        assertThat(one.azimuth()).isCloseTo(134.198, within(5e-4));
        assertThat(one.standardDistance()).isCloseTo(Math.hypot(1.1542432027, 1.4590366090), within(1e-9));
        assertThat(one.area()).isCloseTo(Math.PI * 1.1542432027 * 1.4590366090, within(1e-9));
        assertThat(one.flattening()).isCloseTo(1 - 1.1542432027 / 1.4590366090, within(1e-9));
        Ellipse two = Ellipse.of(X, Y, Samples.GRID, Ellipse.Scale.ROOT_TWO);
        assertThat(two.minor()).isCloseTo(1.6323463916, TEN);
        assertThat(two.major()).isCloseTo(2.0633893604, TEN);
    }

    @Test
    void placesFarFromTheOriginLoseNothing() {
        double[] x = Arrays.stream(X).map(v -> 19_512_345 + v).toArray();
        double[] y = Arrays.stream(Y).map(v -> 3_112_345 + v).toArray();
        Ellipse near = Ellipse.of(X, Y, Samples.GRID, Ellipse.Scale.ONE);
        Ellipse far = Ellipse.of(x, y, Samples.GRID, Ellipse.Scale.ONE);
        assertThat(far.major()).isCloseTo(near.major(), within(1e-8)); // coordinates of 2e7 are known to 4e-9
        assertThat(far.azimuth()).isCloseTo(near.azimuth(), within(1e-6));
    }

    @Test
    void axesAlongEastAndNorthNeedNoTangent() {
        double[] w = {1, 1, 1, 1};
        Ellipse east = Ellipse.of(new double[] {-2, 2, 0, 0}, new double[] {0, 0, 1, -1}, w, Ellipse.Scale.ONE);
        assertThat(east.azimuth()).isEqualTo(90);
        assertThat(east.major()).isCloseTo(Math.sqrt(2), within(1e-15)); // (4 + 4) / 4
        assertThat(east.minor()).isCloseTo(Math.sqrt(0.5), within(1e-15));
        Ellipse north = Ellipse.of(new double[] {0, 0, 1, -1}, new double[] {-2, 2, 0, 0}, w, Ellipse.Scale.ONE);
        assertThat(north.azimuth()).isZero();
        Ellipse round = Ellipse.of(new double[] {-1, 1, 0, 0}, new double[] {0, 0, 1, -1}, w, Ellipse.Scale.ONE);
        assertThat(round.azimuth()).isNaN();
        assertThat(round.flattening()).isZero();
        Ellipse line = Ellipse.of(new double[] {0, 1, 2, 3}, new double[] {0, 1, 2, 3}, w, Ellipse.Scale.ONE);
        assertThat(line.azimuth()).isCloseTo(45, within(1e-12));
        assertThat(line.minor()).isCloseTo(0, within(1e-8));
        Ellipse point = Ellipse.of(new double[] {7}, new double[] {8}, new double[] {3}, Ellipse.Scale.ONE);
        assertThat(point.major()).isZero();
        assertThat(point.azimuth()).isNaN();
        assertThat(point.flattening()).isNaN();
    }

    @Test
    void missingPlacesDoNotCount() {
        Ellipse all = Ellipse.of(
                new double[] {0, 4, Double.NaN, 9},
                new double[] {0, 0, 1, 9},
                new double[] {1, 3, 5, Double.NaN},
                Ellipse.Scale.ONE);
        assertThat(all.x()).isEqualTo(3);
        assertThat(all.weight()).isEqualTo(4);
        Ellipse known = Ellipse.of(
                new double[] {0, 4, 7}, new double[] {0, 0, Double.NaN}, new double[] {1, 3, 5}, Ellipse.Scale.ONE);
        assertThat(known.x()).isEqualTo(3);
        assertThat(known.y()).isZero();
        assertThat(known.weight()).isEqualTo(4);
    }

    @Test
    void signedOrEmptyWeightsHaveNoCentre() {
        for (double[] w : List.of(new double[] {0, 0}, new double[] {Double.NaN, 0})) {
            assertThatThrownBy(() -> Ellipse.of(new double[] {0, 1}, new double[] {0, 1}, w, Ellipse.Scale.ONE))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.STATS_10_NO_WEIGHT));
        }
    }

    @Test
    void aNegativeWeightIsToldWithItsUnit() {
        assertThatThrownBy(() -> Ellipse.of(
                        new double[] {0, 1, 2, 3, 4},
                        new double[] {0, 1, 0, 1, 0},
                        new double[] {1, -1, 1, 1, 1},
                        Ellipse.Scale.ONE))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().get(0).naming(i -> "A" + i).text(Language.EN))
                                .isEqualTo("""
                                STATS-17    values: a centre of gravity cannot have weights below 0, but unit A1 \
                                weighs -1
                                            Take the positive or the negative values alone: --part source or --part \
                                sink.\
                                """));
    }

    @Test
    void centresMigrate() {
        double[] w = {1, 1, 1};
        Ellipse one = Ellipse.of(new double[] {0, 1000, 500}, new double[] {0, 0, 300}, w, Ellipse.Scale.ONE);
        Ellipse two = Ellipse.of(new double[] {-300, 700, 200}, new double[] {400, 400, 700}, w, Ellipse.Scale.ONE);
        List<Migration> moves = Migration.between(new int[] {2005, 2010, 2020}, List.of(one, two, two));
        assertThat(moves).hasSize(2);
        Migration first = moves.get(0);
        assertThat(first.dx()).isCloseTo(-300, within(1e-9));
        assertThat(first.dy()).isCloseTo(400, within(1e-9));
        assertThat(first.distance()).isCloseTo(500, within(1e-9));
        // north-west: 360 - atan(300 / 400)
        assertThat(first.azimuth()).isCloseTo(360 - Math.toDegrees(Math.atan(0.75)), within(1e-9));
        assertThat(first.perYear()).isCloseTo(100, within(1e-9));
        assertThat(first.areaChange()).isCloseTo(0, within(1e-9));
        assertThat(moves.get(1).distance()).isZero();
        assertThat(moves.get(1).azimuth()).isNaN();
    }

    @Test
    void theChangeFromAnEllipseWithoutAreaIsMissing() {
        double[] x = {0, 1, 2, 0};
        Ellipse line = Ellipse.of(x, new double[4], new double[] {1, 1, 1, 0}, Ellipse.Scale.ONE);
        Ellipse round = Ellipse.of(x, new double[] {0, 1, 0, 2}, new double[] {1, 1, 1, 1}, Ellipse.Scale.ONE);
        List<Migration> moves = Migration.between(new int[] {2000, 2010, 2020}, List.of(line, round, line));
        assertThat(moves.get(0).areaChange()).isNaN();
        assertThat(moves.get(1).areaChange()).isCloseTo(-1, within(1e-9));
        assertThat(moves.get(0).flatteningChange()).isCloseTo(round.flattening() - 1, within(1e-9));
        assertThat(moves.get(1).flatteningChange()).isCloseTo(1 - round.flattening(), within(1e-9));
    }

    @Test
    void roundingMakesNoDirectionAndNoHole() {
        double[] even = {1, 1, 1, 1, 1, 1};
        double[] angles =
                IntStream.range(0, 6).mapToDouble(i -> Math.PI * i / 3).toArray();
        Ellipse ring = Ellipse.of(
                Arrays.stream(angles).map(Math::cos).toArray(),
                Arrays.stream(angles).map(Math::sin).toArray(),
                even,
                Ellipse.Scale.ONE);
        assertThat(ring.azimuth()).as("as long in every direction").isNaN();
        // the determinant of this line comes to -1.4e-20
        double[] east = IntStream.range(0, 6).mapToDouble(i -> 0.1 * i).toArray();
        Ellipse line = Ellipse.of(east, Arrays.stream(east).map(v -> 0.3 * v).toArray(), even, Ellipse.Scale.ONE);
        assertThat(line.minor()).isZero();
        // an angle of -pi to the last bit: north, and not south
        Ellipse north = Ellipse.of(
                new double[] {0, 0, 1, -1},
                new double[] {-2, 2, -1e-17, 1e-17},
                new double[] {1, 1, 1, 1},
                Ellipse.Scale.ONE);
        assertThat(north.azimuth()).isZero();
    }
}
