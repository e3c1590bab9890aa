package org.carbonscape.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.carbonscape.stats.Samples.GRID;
import static org.carbonscape.stats.Samples.PLAIN;

import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.stats.draw.DrawTable;
import org.carbonscape.stats.draw.Ranks;
import org.carbonscape.weights.Distances;
import org.carbonscape.weights.Gwt;
import org.carbonscape.weights.Lattice;
import org.carbonscape.weights.Rule;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.weights.Weights;
import org.junit.jupiter.api.Test;

class GetisOrdTest {
    private static final double[] STAR = {
        1.236531536,
        1.686919637,
        0.928753508,
        -1.061432581,
        -1.965201905,
        1.686919637,
        3.052489240,
        2.462228889,
        -0.151781233,
        -1.914369476,
        1.023524274,
        2.546551797,
        3.052489240,
        1.197385282,
        -0.492807984,
        -1.345744879,
        -0.404749954,
        1.113062375,
        1.197385282,
        0.454899677,
        -2.296415709,
        -2.198681774,
        -0.587578750,
        0.454899677,
        0.794913130
    };
    private static final GetisOrd.Options PLAIN_BINS =
            GetisOrd.Options.defaults().withPermutations(0).withCorrection(Correction.NONE);

    private static int[] bins(GetisOrd.Result result) {
        return IntStream.range(0, result.size()).map(result::bin).toArray();
    }

    @Test
    void theGridHasTheValuesOfSpdepWhateverTheStandardisation() { // esda's row-standardised default gives other z
        for (Standardisation s : Standardisation.values()) {
            GetisOrd.Result result = GetisOrd.of(GRID, Samples.queen().with(s), PLAIN_BINS, PLAIN);
            for (int i = 0; i < 25; i++) {
                assertThat(result.z(i)).isCloseTo(STAR[i], within(5e-10));
            }
        }
    }

    @Test
    void binsWithoutCorrectionAreThoseOfEsri() {
        GetisOrd.Result result = GetisOrd.of(GRID, Samples.queen(), PLAIN_BINS, PLAIN);
        assertThat(bins(result))
                .containsExactly(0, 1, 0, 0, -2, 1, 3, 2, 0, -1, 0, 2, 3, 0, 0, 0, 0, 0, 0, 0, -2, -2, 0, 0, 0);
    }

    @Test
    void binsAfterFdrTakeTheStrictestLevelPassed() {
        GetisOrd.Result result =
                GetisOrd.of(GRID, Samples.queen(), GetisOrd.Options.defaults().withPermutations(0), PLAIN);
        // cells 7 and 13 at 95 percent, 8 and 12 at 90
        assertThat(bins(result))
                .containsExactly(0, 0, 0, 0, 0, 0, 2, 1, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        double[] p = IntStream.range(0, 25).mapToDouble(result::p).toArray();
        assertThat(SignificanceTest.cutoff(p, Correction.FDR, 0.1)).isCloseTo(0.0138077, within(5e-8));
        assertThat(SignificanceTest.cutoff(p, Correction.FDR, 0.05)).isCloseTo(0.0022695, within(5e-8));
        assertThat(SignificanceTest.cutoff(p, Correction.FDR, 0.01)).isNaN();
    }

    @Test
    void weightsOfStandardisedRowsAreToldForTheUnitOutweighsItsNeighbours() throws Exception {
        double[] x = Samples.random(4, 12);
        String rows = "4\n1 2 0.5\n1 3 0.5\n2 1 1\n3 1 0.25\n3 4 0.75\n";
        Weights weights = Gwt.read(new StringReader(rows), "w.gwt", Samples.ids(4));
        assertThat(GetisOrd.of(x, weights, PLAIN_BINS, PLAIN).cautions())
                .extracting(Problem::code)
                .contains(ProblemCode.STATS_C13_SELF_OUTWEIGHS);
        assertThat(GetisOrd.of(x, weights, PLAIN_BINS.withStar(false), PLAIN).cautions())
                .extracting(Problem::code)
                .doesNotContain(ProblemCode.STATS_C13_SELF_OUTWEIGHS);
        Weights raw = Gwt.read(new StringReader(rows.replace("0.25", "2")), "w.gwt", Samples.ids(4));
        assertThat(GetisOrd.of(x, raw, PLAIN_BINS, PLAIN).cautions())
                .extracting(Problem::code)
                .doesNotContain(ProblemCode.STATS_C13_SELF_OUTWEIGHS);
    }

    @Test
    void zIsTheTextbookFormulaForAnyWeights() throws Exception {
        int n = 30;
        double[] x = Samples.random(n, 12);
        StringBuilder gwt = new StringBuilder("30\n");
        for (int i = 0; i < n; i++) {
            for (int k = 1; k <= 1 + i % 6; k++) {
                gwt.append(i + 1)
                        .append(' ')
                        .append((i + 4 * k) % n + 1)
                        .append(' ')
                        .append(0.3 + k * k)
                        .append('\n');
            }
        }
        Weights weights = Gwt.read(new StringReader(gwt.toString()), "w.gwt", Samples.ids(n));
        for (boolean star : new boolean[] {true, false}) {
            GetisOrd.Result result = GetisOrd.of(x, weights, PLAIN_BINS.withStar(star), PLAIN);
            int[] ids = new int[10];
            double[] raw = new double[10];
            for (int i = 0; i < n; i++) {
                int k = weights.neighbours(i, ids);
                weights.raw(i, raw);
                double sum = star ? x[i] : 0;
                double w = star ? 1 : 0;
                double s1 = w;
                for (int a = 0; a < k; a++) {
                    sum += raw[a] * x[ids[a]];
                    w += raw[a];
                    s1 += raw[a] * raw[a];
                }
                int self = i;
                double[] others = star
                        ? x
                        : IntStream.range(0, n)
                                .filter(j -> j != self)
                                .mapToDouble(j -> x[j])
                                .toArray();
                int m = others.length;
                double mean = Arrays.stream(others).sum() / m;
                double s = Math.sqrt(Arrays.stream(others).map(v -> v * v).sum() / m - mean * mean);
                assertThat(result.z(i))
                        .isCloseTo((sum - mean * w) / (s * Math.sqrt((m * s1 - w * w) / (m - 1))), within(1e-9));
                double total = mean * m;
                assertThat(result.g(i)).isCloseTo(sum / total, within(1e-12));
                assertThat((result.g(i) - result.expected(i)) / Math.sqrt(result.variance(i)) * Math.signum(total))
                        .isCloseTo(result.z(i), within(1e-9));
            }
        }
    }

    @Test
    void permutationsRankTheSumOfNeighbours() {
        double[] x = Samples.coarse(144, 5, 9);
        Weights weights = Lattice.of(12, 12, Rule.ROOK);
        GetisOrd.Result result =
                GetisOrd.of(x, weights, PLAIN_BINS.withPermutations(199).withSeed(3), PLAIN);
        int[] draws = new DrawTable(3, "getis-ord", 144, 5).draw(0, 199, PLAIN);
        int[] ids = new int[4];
        for (int i = 0; i < 144; i++) {
            int k = weights.neighbours(i, ids);
            double own = Arrays.stream(ids, 0, k).mapToDouble(j -> x[j]).sum();
            int above = 0;
            int below = 0;
            for (int r = 0; r < 199; r++) {
                double sum = 0;
                int taken = 0;
                for (int a = 0; taken < k; a++) {
                    int id = draws[r * 5 + a];
                    if (id != i) {
                        sum += x[id];
                        taken++;
                    }
                }
                above += sum >= own ? 1 : 0;
                below += sum <= own ? 1 : 0;
            }
            assertThat(result.p(i)).isEqualTo(Math.min(1, 2 * (Math.min(above, below) + 1) / 200.0));
        }
    }

    @Test
    void giOfAUnitWithoutNeighboursIsNoTestButGiStarIs() {
        Weights weights = Samples.gal("6\n1 1\n2\n2 2\n1 3\n3 2\n2 4\n4 2\n3 5\n5 1\n4\n", 6);
        double[] x = {3, 1, 4, 1, 5, 9};
        GetisOrd.Result gi = GetisOrd.of(x, weights, PLAIN_BINS.withStar(false), PLAIN);
        GetisOrd.Result star = GetisOrd.of(x, weights, PLAIN_BINS, PLAIN);
        assertThat(gi.z(5)).isNaN();
        assertThat(gi.bin(5)).isZero();
        // (9 - 23/6) / (S sqrt((6 * 1 - 1) / 5)) with S^2 = 133/6 - (23/6)^2
        double mean = 23.0 / 6;
        assertThat(star.z(5)).isCloseTo((9 - mean) / Math.sqrt(133.0 / 6 - mean * mean), within(1e-12));
    }

    /** Two rooks' rows: the sixth unit has no neighbour, the seventh no value. */
    private static final String SEVEN = "7\n1 1\n2\n2 2\n1 3\n3 2\n2 4\n4 2\n3 5\n5 1\n4\n6 0\n\n7 0\n\n";

    private static final double[] X = {3, 1, 4, 1, 5, 9, Double.NaN};

    @Test
    void unitsWithoutAValueOrWithoutAnybodyToCompareHaveNoNumbers() {
        Weights weights = Samples.gal(SEVEN, 7);
        for (int permutations : new int[] {0, 99}) {
            GetisOrd.Result gi =
                    GetisOrd.of(X, weights, PLAIN_BINS.withStar(false).withPermutations(permutations), PLAIN);
            for (int i : new int[] {5, 6}) {
                assertThat(new double[] {gi.g(i), gi.expected(i), gi.variance(i), gi.z(i), gi.p(i), gi.adjustedP(i)})
                        .containsOnly(Double.NaN);
            }
            assertThat(gi.g(1)).isCloseTo(7.0 / (23 - 1), within(1e-12)); // neighbours 3 and 4 of all others
            GetisOrd.Result star = GetisOrd.of(X, weights, PLAIN_BINS.withPermutations(permutations), PLAIN);
            assertThat(star.g(5)).isCloseTo(9.0 / 23, within(1e-12));
            assertThat(star.g(6)).isNaN();
            assertThat(star.p(6)).isNaN();
            if (permutations > 0) {
                assertThat(star.p(5)).as("nothing to draw").isNaN();
            }
        }
        double[] same = new double[25];
        Arrays.fill(same, 7);
        assertThat(GetisOrd.of(same, Samples.queen(), PLAIN_BINS.withPermutations(9), PLAIN)
                        .p(0))
                .isNaN();
        assertThat(GetisOrd.of(same, Samples.queen(), PLAIN_BINS, PLAIN).g(0)).isNaN();
    }

    @Test
    void aPThatIsJustALevelReachesItsBin() {
        Set<Long> met = new TreeSet<>();
        for (int seed = 0; seed < 40; seed++) {
            GetisOrd.Options options = PLAIN_BINS
                    .withPermutations(99)
                    .withAlternative(Alternative.DIRECTED)
                    .withSeed(seed);
            GetisOrd.Result result = GetisOrd.of(GRID, Samples.queen(), options, PLAIN);
            assertThat(result.options()).isEqualTo(options);
            for (int i = 0; i < 25; i++) {
                long percent = Math.round(result.p(i) * 100);
                met.add(percent);
                int strength = percent <= 1 ? 3 : percent <= 5 ? 2 : percent <= 10 ? 1 : 0;
                assertThat(result.bin(i)).isEqualTo(strength * (int) Math.signum(result.z(i)));
            }
        }
        assertThat(met).contains(1L, 5L, 10L);
    }

    @Test
    void adjustedPIsThatOfTheCorrectionAndOfFdrWhereNoneWasChosen() {
        GetisOrd.Result none = GetisOrd.of(GRID, Samples.queen(), PLAIN_BINS, PLAIN);
        double[] p = IntStream.range(0, 25).mapToDouble(none::p).toArray();
        for (Correction c : Correction.values()) {
            GetisOrd.Result result = GetisOrd.of(GRID, Samples.queen(), PLAIN_BINS.withCorrection(c), PLAIN);
            assertThat(IntStream.range(0, 25).mapToDouble(result::adjustedP).toArray())
                    .isEqualTo(Significance.adjusted(p, c == Correction.NONE ? Correction.FDR : c));
        }
    }

    /** Sums of 8 squares of even numbers: skewness 0.2. */
    @Test
    void slightSkewnessIsToldAsSuch() {
        double[] slight =
                IntStream.range(0, 400).mapToDouble(i -> (double) i * i).toArray();
        Weights weights = Lattice.of(20, 20, Rule.QUEEN);
        assertThat(GetisOrd.of(slight, weights, PLAIN_BINS, PLAIN).cautions())
                .singleElement()
                .satisfies(c -> assertThat(c.text(Language.EN))
                        .contains("are not quite normal (skewness 0.2", "may find hot spots in noise"));
    }

    @Test
    void whatMakesPDoubtfulIsTold() {
        double[] skewed = new double[25];
        skewed[7] = 1000;
        assertThat(GetisOrd.of(skewed, Samples.queen(), PLAIN_BINS, PLAIN).cautions())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(ProblemCode.STATS_C02_FEW_UNITS, ProblemCode.STATS_C09_NOT_NORMAL);
        assertThat(GetisOrd.of(
                                GRID,
                                Samples.queen(),
                                GetisOrd.Options.defaults().withPermutations(99),
                                PLAIN)
                        .cautions())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.STATS_C01_FEW_PERMUTATIONS);
    }

    /** Draws of a unit's own cost with the number of units; shared ones do not. */
    @Test
    void sharedDrawsAllowMorePermutationsThanIndependentOnes() {
        double[] x = new double[2_000_000];
        Weights lattice = Lattice.of(2000, 1000, Rule.QUEEN);
        GetisOrd.Options ours = GetisOrd.Options.defaults();
        assertThat(ours.fitted(x, lattice).permutations()).isEqualTo(999_999);
        assertThat(ours.withDraws(Draws.INDEPENDENT).fitted(x, lattice).permutations())
                .isEqualTo(5000);
    }

    private static int fitted(double[] x, Weights weights, GetisOrd.Options options) {
        return GetisOrd.fitted(x, Observed.of(x, weights, Islands.KEEP, 3, "Getis-Ord", PLAIN), options)
                .permutations();
    }

    /** Up to 24 neighbours by distance allow 400 units 5e8 / 8,436 draws: fewer than FDR asks for. */
    @Test
    void normalPIsKeptOnlyWhereDrawsAreTooFewAndSumsNearNormal() {
        SplittableRandom random = new SplittableRandom(4);
        double[] normal =
                IntStream.range(0, 400).mapToDouble(i -> random.nextGaussian()).toArray();
        double[] skewed =
                Arrays.stream(normal).map(v -> StrictMath.exp(1.5 * v)).toArray();
        double[] column = IntStream.range(0, 400).mapToDouble(i -> i % 20).toArray();
        double[] row = IntStream.range(0, 400).mapToDouble(i -> i / 20).toArray();
        Weights wide = Distances.inverse(column, row, 2.9, 1, 0, PLAIN);
        Weights near = Distances.inverse(column, row, 1.5, 1, 0, PLAIN);
        GetisOrd.Options ours = GetisOrd.Options.defaults();
        assertThat(fitted(normal, wide, ours)).isZero();
        assertThat(GetisOrd.of(normal, wide, ours, PLAIN).options().permutations())
                .isZero();
        assertThat(fitted(skewed, wide, ours)).isEqualTo(59_269);
        // 2 / (79,999 + 1) = 0.01 / 400: just enough
        assertThat(fitted(normal, near, ours)).isEqualTo(79_999);
        assertThat(fitted(normal, wide, ours.withCorrection(Correction.NONE))).isEqualTo(9_999);
        Weights lattice = Lattice.of(80, 80, Rule.QUEEN);
        double[] many =
                IntStream.range(0, 6400).mapToDouble(i -> random.nextGaussian()).toArray();
        assertThat(fitted(many, lattice, ours)).as("shared draws").isEqualTo(999_999);
    }

    /** Weights whose sums are rounded leave a little where there is nothing to compare. */
    @Test
    void everybodyAlikeAsANeighbourIsNoTestWhateverTheWeights() throws Exception {
        for (int n = 4; n < 30; n++) {
            for (double w : new double[] {0.1, 1 / 3.0, 0.7, 1e-7, 1e7}) {
                StringBuilder gwt = new StringBuilder("0 " + n + " x y\n");
                for (int i = 1; i <= n; i++) {
                    for (int j = 1; j <= n; j++) {
                        gwt.append(i == j ? "" : i + " " + j + " " + w + "\n");
                    }
                }
                Weights all = Gwt.read(new StringReader(gwt.toString()), "all.gwt", Samples.ids(n));
                double[] x = Samples.random(n, n);
                assertThat(GetisOrd.of(x, all, PLAIN_BINS.withStar(false), PLAIN)
                                .z(0))
                        .as(n + " units, weight " + w)
                        .isNaN();
            }
        }
    }

    @Test
    void manyUnitsThatAreEverybodysNeighboursAreNoTestEither() {
        int n = 220;
        double[] column = IntStream.range(0, n).mapToDouble(i -> i % 2).toArray();
        double[] row = IntStream.range(0, n).mapToDouble(i -> i / 2).toArray();
        // distances below 300 count as 300: all weights are 1/300, and their sums are rounded
        Weights all = Distances.inverse(column, row, 1000, 1, 300, PLAIN);
        GetisOrd.Result result = GetisOrd.of(Samples.random(n, 6), all, PLAIN_BINS.withStar(false), PLAIN);
        assertThat(IntStream.range(0, n).mapToDouble(result::z).toArray()).containsOnly(Double.NaN);
    }

    /** Squared distances in metres make weights of 1e-10: z of Gi is that of the same map in kilometres. */
    @Test
    void giDoesNotDependOnTheUnitOfDistances() {
        double[] column =
                IntStream.range(0, 25).mapToDouble(i -> i % 5 * 65_536.0).toArray();
        double[] row = IntStream.range(0, 25).mapToDouble(i -> i / 5 * 65_536.0).toArray();
        double[] nearColumn = Arrays.stream(column).map(v -> v / 65_536).toArray();
        double[] nearRow = Arrays.stream(row).map(v -> v / 65_536).toArray();
        GetisOrd.Options gi = PLAIN_BINS.withStar(false);
        GetisOrd.Result far = GetisOrd.of(GRID, Distances.inverse(column, row, 200_000, 2, 0, PLAIN), gi, PLAIN);
        GetisOrd.Result near =
                GetisOrd.of(GRID, Distances.inverse(nearColumn, nearRow, 200_000 / 65_536.0, 2, 0, PLAIN), gi, PLAIN);
        for (int i = 0; i < 25; i++) {
            assertThat(far.z(i)).isCloseTo(near.z(i), within(1e-9));
        }
    }

    @Test
    void zDoesNotDependOnTheUnitOfValues() {
        double[] small = Arrays.stream(GRID).map(v -> v * 0x1p-40).toArray();
        for (boolean star : new boolean[] {true, false}) {
            GetisOrd.Result one = GetisOrd.of(GRID, Samples.queen(), PLAIN_BINS.withStar(star), PLAIN);
            GetisOrd.Result other = GetisOrd.of(small, Samples.queen(), PLAIN_BINS.withStar(star), PLAIN);
            for (int i = 0; i < 25; i++) {
                assertThat(other.z(i)).isCloseTo(one.z(i), within(1e-12));
            }
        }
    }

    @Test
    void foldedPCountsHowFarFromTheMeanDrawsLie() {
        double[] x = Samples.coarse(64, 5, 9);
        Weights weights = Lattice.of(8, 8, Rule.ROOK);
        GetisOrd.Options options = PLAIN_BINS.withPermutations(199).withSeed(3).withAlternative(Alternative.FOLDED);
        GetisOrd.Result result = GetisOrd.of(x, weights, options, PLAIN);
        Ranks ranks = Draws.SHARED.ranks(
                Observed.of(x, weights, Islands.KEEP, 3, "Getis-Ord", PLAIN), "getis-ord", 199, 3, true);
        for (int i = 0; i < 64; i++) {
            assertThat(result.p(i)).isEqualTo((ranks.far[i] + 1) / 200.0);
        }
    }

    @Test
    void constantValuesHaveNoHotSpots() {
        double[] x = new double[25];
        Arrays.fill(x, 7);
        GetisOrd.Result result = GetisOrd.of(x, Samples.queen(), GetisOrd.Options.defaults(), PLAIN);
        assertThat(bins(result)).containsOnly(0);
        assertThat(result.z(3)).isNaN();
    }

    @Test
    void aNeighbourhoodOfEverybodyIsNoTest() {
        double[] x = {1, 2, 3, 4};
        Weights all = Samples.gal("4\n1 3\n2 3 4\n2 3\n1 3 4\n3 3\n1 2 4\n4 3\n1 2 3\n", 4);
        for (boolean star : new boolean[] {true, false}) {
            GetisOrd.Result result = GetisOrd.of(x, all, PLAIN_BINS.withStar(star), PLAIN);
            assertThat(result.z(0)).isNaN();
            assertThat(result.bin(0)).isZero();
        }
    }

    @Test
    void signedValuesAreTakenAsTheyAre() {
        double[] net = Arrays.stream(GRID).map(v -> v - 20).toArray();
        GetisOrd.Result shifted = GetisOrd.of(net, Samples.queen(), PLAIN_BINS, PLAIN);
        for (int i = 0; i < 25; i++) {
            assertThat(shifted.z(i)).isCloseTo(STAR[i], within(5e-10));
        }
    }

    @Test
    void gOfNothingAmongNothingIsNothing() {
        double[] x = new double[25]; // a row of values, four rows of none
        for (int i = 0; i < 5; i++) {
            x[i] = 0.1 + i / 7.0;
        }
        for (boolean star : new boolean[] {false, true}) {
            GetisOrd.Result result = GetisOrd.of(x, Samples.queen(), PLAIN_BINS.withStar(star), PLAIN);
            for (int i = 0; i < 25; i++) {
                assertThat(result.g(i) == 0).isEqualTo(i >= 10);
                assertThat(result.z(i)).isNotZero();
            }
        }
    }

    /** Rounding of the larger values must not reach those that are 0: many, and of every size. */
    @Test
    void gOfNothingAmongNothingIsNothingBesideManyOthers() {
        SplittableRandom random = new SplittableRandom(146);
        double[] x = new double[400];
        Arrays.setAll(x, i -> i % 20 < 5 ? 0 : Math.exp(4 * random.nextDouble()) * random.nextDouble());
        for (boolean star : new boolean[] {true, false}) {
            GetisOrd.Options options = PLAIN_BINS.withStar(star);
            GetisOrd.Result result = GetisOrd.of(x, Lattice.of(20, 20, Rule.QUEEN), options, PLAIN);
            for (int place = 0; place < x.length; place++) {
                if (place % 20 < 4) {
                    assertThat(result.g(place)).as("Gi* %s at %s", star, place).isEqualTo(0);
                }
            }
        }
    }

    @Test
    void bothTogetherAreWhatEachIsAlone() {
        GetisOrd.Options options =
                GetisOrd.Options.defaults().withPermutations(199).withAlternative(Alternative.FOLDED);
        List<GetisOrd.Result> both = GetisOrd.both(GRID, Samples.queen(), options, PLAIN);
        assertThat(both).hasSize(2);
        for (GetisOrd.Result one : both) {
            GetisOrd.Result alone = GetisOrd.of(GRID, Samples.queen(), one.options(), PLAIN);
            assertThat(one.cautions()).isEqualTo(alone.cautions());
            for (int i = 0; i < GRID.length; i++) {
                assertThat(one.z(i)).isEqualTo(alone.z(i));
                assertThat(one.p(i)).isEqualTo(alone.p(i));
            }
        }
        assertThat(both).extracting(r -> r.options().star()).containsExactly(true, false);
    }
}
