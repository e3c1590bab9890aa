package org.carbonscape.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.carbonscape.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpatialChanceTest {
    /** The matrices as they are written in papers, without a sample. */
    @ParameterizedTest
    @CsvSource({"5, 3, 1", "6, 4, 3", "9, 5, 5", "20, 7, 5"})
    void isTheQuadraticFormOfTheCovarianceOverDistance(int side, int strata, int smooth) {
        Field y = Field.of(1, side, smooth);
        DetectorData data = y.against(Field.of(2, side, smooth), strata);
        double q = JointSums.of(data, Toy.PLAIN).factor(0).q(data, false);
        Factor.Spatial found = new SpatialChance(data, false).of(0, q);
        double[] direct = direct(data, y, q);
        assertThat(found.q()).isEqualTo(direct[0], within(1e-9));
        assertThat(found.p()).isEqualTo(direct[1], within(1e-9));
    }

    /** @return expected q and p */
    private static double[] direct(DetectorData data, Field field, double q) {
        int n = data.units();
        double[] z = Arrays.stream(data.z()).mapToDouble(v -> (double) v).toArray();
        double mean = Arrays.stream(z).average().orElseThrow();
        double apart = (field.side - 1) / (double) field.side;
        double[] sums = new double[4 * field.side];
        int[] pairs = new int[sums.length];
        int[][] classes = new int[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double far = Math.hypot(i / field.side - j / field.side, i % field.side - j % field.side);
                classes[i][j] = i == j ? sums.length - 1 : (int) Math.floor(far / apart + 0.5);
                sums[classes[i][j]] += (z[i] - mean) * (z[j] - mean);
                pairs[classes[i][j]]++;
            }
        }
        // between strata: H (H'H)^-1 H' - 11'/n
        double[][] project = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                boolean same = data.codes(0).at(i) == data.codes(0).at(j);
                int h = data.codes(0).at(i);
                long size = IntStream.range(0, n)
                        .filter(u -> data.codes(0).at(u) == h)
                        .count();
                project[i][j] = (same ? 1.0 / size : 0) - 1.0 / n;
            }
        }
        double[][] pc = new double[n][n];
        double trace = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    int d = classes[k][j];
                    pc[i][j] += project[i][k] * sums[d] / pairs[d];
                }
            }
            trace += pc[i][i];
        }
        double squares = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                squares += pc[i][j] * pc[j][i];
            }
        }
        double total = Arrays.stream(z).map(v -> (v - mean) * (v - mean)).sum();
        double freedom = trace * trace / squares;
        return new double[] {
            trace / total, ChiSquaredDistribution.of(freedom).survivalProbability(q * total / trace * freedom)
        };
    }

    /** 15 units over 5 by 12 lie 2 apart: the two that are farthest from each other, 13, are 6.5 of that. */
    @Test
    void theFarthestPairMayLieHalfwayBetweenTwoClasses() {
        double[] x =
                IntStream.range(0, 15).mapToDouble(i -> i == 14 ? 5 : i % 3).toArray();
        double[] up =
                IntStream.range(0, 15).mapToDouble(i -> i == 14 ? 12 : i / 3).toArray();
        double[] y = IntStream.range(0, 15).mapToDouble(i -> (7 * i) % 11).toArray();
        int[] codes = IntStream.range(0, 15).map(i -> i % 2).toArray();
        DetectorData data =
                DetectorData.of("y", y, List.of(Strata.ofNumbers("x", codes))).withPlaces(new Places(x, up));
        assertThat(FactorDetector.run(data, Toy.plain(), Toy.PLAIN)
                        .get(0)
                        .test()
                        .spatial()
                        .p())
                .isBetween(0.0, 1.0);
    }

    /** As where it had never been there: its value and its place count for nothing. */
    @Test
    void aUnitThatIsDroppedSinceItIsAloneInItsStratumIsNoneOfThePairs() {
        Field y = Field.of(5, 6, 3);
        int[] codes = IntStream.range(0, 36).map(i -> i == 35 ? 9 : i / 4 % 3).toArray();
        DetectorData with = DetectorData.of("y", y.values, List.of(Strata.ofNumbers("x", codes)))
                .withPlaces(y.places());
        DetectorData without = DetectorData.of(
                        "y", Arrays.copyOf(y.values, 35), List.of(Strata.ofNumbers("x", Arrays.copyOf(codes, 35))))
                .withPlaces(new Places(
                        Arrays.copyOf(y.places().x(), 35),
                        Arrays.copyOf(y.places().y(), 35)));
        Factor.Spatial dropped = new SpatialChance(with, true).of(0, 0.4);
        Factor.Spatial never = new SpatialChance(without, false).of(0, 0.4);
        assertThat(dropped.q()).isEqualTo(never.q(), within(1e-9));
        assertThat(dropped.p()).isEqualTo(never.p(), within(1e-9));
        assertThat(new SpatialChance(with, false).of(0, 0.4).q()).isNotCloseTo(never.q(), within(1e-6));
    }

    /** Of maps that have nothing to do with each other: permutations find half of the smooth ones significant. */
    @ParameterizedTest
    @CsvSource({"8, 1, 3", "8, 5, 3", "20, 1, 5", "20, 5, 5", "20, 11, 5", "20, 5, 12", "40, 5, 5"})
    void ofUnrelatedMapsFewReachALowP(int side, int smooth, int strata) {
        int maps = 200;
        int spatial = 0;
        int independent = 0;
        double expected = 0;
        double met = 0;
        for (int m = 0; m < maps; m++) {
            DetectorData data = Field.of(2 * m, side, smooth).against(Field.of(2 * m + 1, side, smooth), strata);
            Factor found = FactorDetector.run(data, Toy.plain(), Toy.PLAIN).get(0);
            spatial += found.test().spatial().p() <= 0.05 ? 1 : 0;
            independent += found.test().pAnova() <= 0.05 ? 1 : 0;
            expected += found.test().spatial().q() / maps;
            met += found.q() / maps;
        }
        assertThat(spatial)
                .as("of %d, of %d were units independent", maps, independent)
                .isLessThan(maps / 10);
        assertThat(independent).isBetween(smooth == 1 ? 0 : 50, smooth == 1 ? 20 : maps);
        assertThat(expected / met).isBetween(0.75, 1.25);
    }

    @Test
    void aRelationIsFoundWhereItIsStronger() {
        for (int m = 0; m < 20; m++) {
            Field x = Field.of(3 * m, 20, 5);
            DetectorData data = x.plus(1, Field.of(3 * m + 1, 20, 5)).against(x, 5);
            Factor found = FactorDetector.run(data, Toy.plain(), Toy.PLAIN).get(0);
            assertThat(found.test().spatial().p()).isLessThan(0.05);
        }
    }

    @Test
    void isToldWhereUnitsThatAreAlikeMakeADriverSignificant() {
        int told = 0;
        for (int m = 0; m < 50; m++) {
            DetectorData data = Field.of(2 * m, 20, 11).against(Field.of(2 * m + 1, 20, 11), 5);
            Detection found = GeographicalDetector.run(data, Toy.plain(), Set.of(), Toy.PLAIN);
            Factor.Test test = found.factors().get(0).test();
            boolean isTold =
                    found.cautions().stream().anyMatch(c -> c.code() == ProblemCode.DRIVER_C25_LIKE_NEIGHBOURS);
            assertThat(isTold).isEqualTo(test.pAnova() <= 0.05 && test.spatial().p() > 0.05);
            told += isTold ? 1 : 0;
        }
        assertThat(told).isGreaterThan(25);
    }

    @Test
    void isUnknownWithoutPlacesAndWithStrataThatHaveNoPairs() {
        Factor without = FactorDetector.run(Toy.data(), Toy.plain(), Toy.PLAIN).get(0);
        assertThat(without.test().spatial().p()).isNaN();
        Field y = Field.of(1, 40, 3);
        int[] many = IntStream.range(0, 1600).map(i -> i % 600).toArray();
        DetectorData data = DetectorData.of("y", y.values, List.of(Strata.ofNumbers("x", many)))
                .withPlaces(y.places());
        assertThat(FactorDetector.run(data, Toy.plain(), Toy.PLAIN)
                        .get(0)
                        .test()
                        .spatial()
                        .p())
                .isNaN();
        int[] few = IntStream.range(0, 1600).map(i -> i % 5).toArray();
        double[] x = y.places().x().clone();
        x[7] = Double.NaN;
        DetectorData one = DetectorData.of("y", y.values, List.of(Strata.ofNumbers("x", few)))
                .withPlaces(new Places(x, y.places().y()));
        assertThat(FactorDetector.run(one, Toy.plain(), Toy.PLAIN)
                        .get(0)
                        .test()
                        .spatial()
                        .p())
                .isNaN();
    }

    /** A square map of normal noise, each value the mean of so many by so many. */
    private record Field(int side, double[] values) {
        static Field of(long seed, int side, int smooth) {
            SplittableRandom random = new SplittableRandom(seed + 71);
            int wide = side + smooth;
            double[] noise = new double[wide * wide];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = IntStream.range(0, 12)
                                .mapToDouble(k -> random.nextDouble())
                                .sum()
                        - 6;
            }
            double[] values = new double[side * side];
            for (int i = 0; i < values.length; i++) {
                for (int a = 0; a < smooth * smooth; a++) {
                    values[i] += noise[(i / side + a / smooth) * wide + i % side + a % smooth] / smooth;
                }
            }
            return new Field(side, values);
        }

        Field plus(double times, Field other) {
            double[] sum = new double[values.length];
            Arrays.setAll(sum, i -> values[i] * times + other.values[i]);
            return new Field(side, sum);
        }

        Places places() {
            return new Places(
                    IntStream.range(0, values.length).mapToDouble(i -> i % side).toArray(),
                    IntStream.range(0, values.length).mapToDouble(i -> i / side).toArray());
        }

        /** This as y, the other in strata of as many units each. */
        DetectorData against(Field x, int strata) {
            int[] codes = new int[x.values.length];
            int[] order = IntStream.range(0, codes.length)
                    .boxed()
                    .sorted((a, b) -> Double.compare(x.values[a], x.values[b]))
                    .mapToInt(i -> i)
                    .toArray();
            for (int r = 0; r < order.length; r++) {
                codes[order[r]] = (int) ((long) r * strata / order.length);
            }
            return DetectorData.of("y", values, List.of(Strata.ofNumbers("x", codes)))
                    .withPlaces(places());
        }
    }
}
