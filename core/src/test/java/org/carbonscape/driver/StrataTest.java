package org.carbonscape.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;

class StrataTest {
    private static final double NONE = Double.NaN;

    private static int[] codes(Strata strata) {
        return IntStream.range(0, strata.units()).map(strata::code).toArray();
    }

    @Test
    void classesAreClosedOnTheRightAndOpenAtBothEnds() {
        Strata cut = Strata.cut("x", new double[] {-9, 1, 1.0000001, 2, 2.5, NONE, 99}, 1, 2);
        assertThat(codes(cut)).containsExactly(0, 0, 1, 1, 2, Strata.MISSING, 2);
        assertThat(cut.labels()).containsExactly("<= 1", "(1, 2]", "> 2");
    }

    @Test
    void minusZeroAndZeroFallIntoTheSameClass() {
        assertThat(codes(Strata.cut("x", new double[] {-0.0, 0.0}, 0.0))).containsExactly(0, 0);
        assertThat(codes(Strata.cut("x", new double[] {-0.0, 0.0}, -0.0))).containsExactly(0, 0);
    }

    @Test
    void numbersAreStrataInAscendingOrderHoweverFarApart() {
        Strata near = Strata.ofNumbers("x", new int[] {7, -3, 7, Integer.MIN_VALUE, 5});
        assertThat(near.labels()).containsExactly("-3", "5", "7");
        assertThat(codes(near)).containsExactly(2, 0, 2, Strata.MISSING, 1);
        Strata far = Strata.ofNumbers("x", new int[] {2_000_000_000, -2_000_000_000, 0, Integer.MIN_VALUE, 0});
        assertThat(far.labels()).containsExactly("-2000000000", "0", "2000000000");
        assertThat(codes(far)).containsExactly(2, 0, 1, Strata.MISSING, 1);
    }

    @Test
    void namesAreTakenInTheOrderMetAndEmptyTextIsMissing() {
        Strata strata = Strata.ofLabels("x", List.of("林地", "a,b\"\n", "", "林地"));
        assertThat(strata.labels()).containsExactly("林地", "a,b\"\n");
        assertThat(codes(strata)).containsExactly(0, 1, Strata.MISSING, 0);
    }

    @Test
    void aCodeWithoutANameIsAProgrammingError() {
        assertThatThrownBy(() -> Strata.of("x", new int[] {0, 2}, List.of("a", "b")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void laterChangesOfTheGivenArrayDoNotReachTheStrata() {
        int[] given = {0, 1};
        Strata strata = Strata.of("x", given, List.of("a", "b"));
        given[0] = 1;
        assertThat(codes(strata)).containsExactly(0, 1);
    }

    @Test
    void unitsWithoutYOrAnyDriverAreLeftOutAndCounted() {
        double[] y = {1, NONE, 3, 4, 5, 6, 8, 9};
        Strata a = Strata.of("a", new int[] {0, 0, -1, 1, 1, 2, 2, 2}, List.of("p", "q", "r", "unused"));
        Strata b = Strata.of("b", new int[] {0, 0, 0, -1, 1, -1, 0, 1}, List.of("s", "t"));
        DetectorData data = DetectorData.of("y", y, List.of(a, b)); // rows 0, 4, 6, 7 remain: strata p q r, s t
        assertThat(data.units()).isEqualTo(4);
        assertThat(data.missing()).isEqualTo(4);
        assertThat(data.labels(0)).containsExactly("p", "q", "r");
        assertThat(data.cautions()).containsExactly(Problem.of(ProblemCode.DRIVER_C06_MISSING, "y", 4, 8, "b", 2));
        Strata whole = Strata.of("whole", new int[] {0, 0, 0, 1, 1, 1, 0, 1}, List.of("s", "t"));
        assertThat(DetectorData.of("y", y, List.of(whole)).cautions()) // no driver lacks a value
                .containsExactly(Problem.of(ProblemCode.DRIVER_C06_MISSING, "y", 1, 8, "y", 1));
    }

    @Test
    void aStratumLeftWithoutUnitsDoesNotCount() {
        double[] y = {1, 2, 3, 4, NONE};
        Strata x = Strata.of("x", new int[] {0, 0, 2, 2, 1}, List.of("p", "q", "r"));
        Factor factor = FactorDetector.run(DetectorData.of("y", y, List.of(x)), Toy.plain(), Toy.PLAIN)
                .get(0);
        assertThat(factor.strata()).isEqualTo(2);
        assertThat(factor.q()).isEqualTo(0.8); // SST 5, SSW 0.5 + 0.5
    }

    @Test
    void allProblemsOfTheDataAreToldAtOnce() {
        double[] y = {2, 2, 2, 2};
        assertThatThrownBy(() -> DetectorData.of(
                        "y",
                        y,
                        List.of(
                                Strata.ofNumbers("one", new int[4]),
                                Strata.ofNumbers("all", new int[] {1, 2, 3, 4}),
                                Strata.ofNumbers("fine", new int[] {1, 1, 2, 2}))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        Problem.of(ProblemCode.DRIVER_01_CONSTANT, "y", "2", 4),
                                        Problem.of(ProblemCode.DRIVER_03_STRATA, "one", 1, 4, 4),
                                        Problem.of(ProblemCode.DRIVER_03_STRATA, "all", 4, 4, 4)));
        assertThatThrownBy(() -> DetectorData.of(
                        "y",
                        new double[] {1, Double.POSITIVE_INFINITY, 3},
                        List.of(Strata.ofNumbers("x", new int[] {1, 1, 2}))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(Problem.of(ProblemCode.DRIVER_04_INFINITE, "y", 1, 2)));
        assertThatThrownBy(() -> DetectorData.of(
                        "y", new double[] {1, NONE, 3}, List.of(Strata.ofNumbers("x", new int[] {1, 1, 2}))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .isEqualTo(
                                        DetectorData.tooFew("y", 2, 3, 3, "x").problems()));
    }

    @Test
    void breaksThatDoNotAscendAreAProblem() {
        for (double[] breaks : new double[][] {{2, 1}, {1, 1}, {1, NONE}, {Double.POSITIVE_INFINITY}}) {
            assertThatThrownBy(() -> Strata.cut("x", new double[] {1, 2}, breaks))
                    .isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void cautionsNameCircularSmallAndSingleUnitStrata() {
        Toy.Sample sample = Toy.sample(1, 200, 3, 2);
        sample.codes()[1][0] = 9; // a stratum of one unit
        Detection found = GeographicalDetector.run(sample.data(), Toy.plain(), Set.of("x0"), Toy.PLAIN);
        assertThat(found.cautions())
                .containsExactly(
                        Problem.of(ProblemCode.DRIVER_C01_CIRCULAR, "x0"),
                        Problem.of(
                                ProblemCode.DRIVER_C02_FEW_PER_STRATUM, "x1", 1, 3, 5, "66.7"), // 200 units in 3 strata
                        Problem.of(ProblemCode.DRIVER_C04_SINGLETONS_KEPT, "x1", 1));
        Detection dropped =
                GeographicalDetector.run(sample.data(), Toy.plain().withDropSingletons(true), Set.of(), Toy.PLAIN);
        assertThat(dropped.cautions()).contains(Problem.of(ProblemCode.DRIVER_C05_SINGLETONS_DROPPED, "x1", 1, 199));
    }

    /** A measured value that is taken as it is: 200,000 strata would be 20 thousand million pairs. */
    @Test
    void strataBeyondWhatAnyoneComparesHaveMeansButNoPairs() {
        int most = RiskDetector.MOST_STRATA;
        for (int size : new int[] {most, most + 1}) {
            double[] y = IntStream.range(0, 2 * size)
                    .mapToDouble(i -> i % 7 + i % size * 1e-3)
                    .toArray();
            double[] x = IntStream.range(0, 2 * size).mapToDouble(i -> i % size).toArray();
            double[] breaks =
                    IntStream.range(0, size - 1).mapToDouble(i -> i + 0.5).toArray();
            DetectorData data = DetectorData.of("y", y, List.of(Strata.cut("x", x, breaks)));
            Detection found = GeographicalDetector.run(data, Toy.plain(), Set.of(), Toy.PLAIN);
            Risk risk = found.risk().get(0);
            assertThat(risk.strata()).hasSize(size).allMatch(h -> h.units() == 2);
            assertThat(risk.comparisons()).hasSize(size > most ? 0 : size * (size - 1) / 2);
            List<Problem> told = found.cautions().stream()
                    .filter(c -> c.code() == ProblemCode.DRIVER_C24_MANY_STRATA)
                    .toList();
            assertThat(told)
                    .isEqualTo(
                            size > most
                                    ? List.of(Problem.of(ProblemCode.DRIVER_C24_MANY_STRATA, "x", size, most))
                                    : List.of());
        }
    }

    @Test
    void cautionsNameEnhancementByConstructionAndTooFewPermutations() {
        Detection found = GeographicalDetector.run(
                Toy.sample(1, 200, 3, 2).data(), Toy.plain().withPermutations(9, 0), Set.of(), Toy.PLAIN);
        assertThat(found.cautions())
                .contains(Problem.of(
                        ProblemCode.DRIVER_C08_FEW_PERMUTATIONS, "geodetector.permutations", 9, "0.1", 20, "0.05"));
        assertThat(found.cautions()).extracting(Problem::code).contains(ProblemCode.DRIVER_C03_ENHANCEMENT);
    }

    /** Pairs and strata are different where p &lt; alpha: 19 permutations give 0.05 at least, 20 give less. */
    @Test
    void asManyPermutationsAsTheCautionAsksForCanGetBelowAlpha() {
        for (int permutations : new int[] {19, 20}) {
            Detection found = GeographicalDetector.run(
                    Toy.sample(1, 200, 3, 2).data(),
                    Toy.plain().withPermutations(permutations, 0),
                    Set.of(),
                    Toy.PLAIN);
            assertThat(found.cautions().stream().anyMatch(c -> c.code() == ProblemCode.DRIVER_C08_FEW_PERMUTATIONS))
                    .as("%d", permutations)
                    .isEqualTo(permutations == 19);
        }
    }

    /** Of 25 times the squared skewness in units; a normal y of as few, or no interval, is not told. */
    @Test
    void cautionsNameAYThatIsSkewedWithinItsStrata() {
        int[] codes = IntStream.range(0, 60).map(i -> i % 3).toArray();
        double[] normal = IntStream.range(0, 60)
                .mapToDouble(i -> codes[i] + StrictMath.log((i / 3 + 0.5) / (19.5 - i / 3))) // logistic quantiles
                .toArray();
        double[] skewed = IntStream.range(0, 60)
                .mapToDouble(i -> codes[i] + StrictMath.pow(19.5 - i / 3, -1.5))
                .toArray();
        DetectorOptions drawn = Toy.plain().withReplicates(20, 0.95);
        Strata strata = Strata.ofNumbers("x", codes);
        assertThat(cautions(DetectorData.of("y", normal, List.of(strata)), drawn))
                .noneMatch(c -> c.code() == ProblemCode.DRIVER_C23_SKEWED);
        DetectorData data = DetectorData.of("y", skewed, List.of(strata));
        assertThat(cautions(data, drawn)).contains(Problem.of(ProblemCode.DRIVER_C23_SKEWED, "x", "3.9", 60, 378L));
        assertThat(cautions(data, Toy.plain().withReplicates(0, 0.95)))
                .noneMatch(c -> c.code() == ProblemCode.DRIVER_C23_SKEWED);
    }

    private static List<Problem> cautions(DetectorData data, DetectorOptions options) {
        return GeographicalDetector.run(data, options, Set.of(), Toy.PLAIN).cautions();
    }
}
