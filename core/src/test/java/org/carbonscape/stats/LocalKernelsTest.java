package org.carbonscape.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.carbonscape.stats.Samples.PLAIN;

import java.io.StringReader;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.stats.draw.DrawTable;
import org.carbonscape.stats.draw.Ranks;
import org.carbonscape.weights.Gwt;
import org.carbonscape.weights.Lattice;
import org.carbonscape.weights.Rule;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.weights.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What holds for bivariate Moran, Lee, multivariate Geary, join counts and quantile LISA alike, and each for itself.
 */
class LocalKernelsTest {
    private static final int COLUMNS = 11;
    private static final int N = 99;
    private static final Weights W = Lattice.of(COLUMNS, 9, Rule.QUEEN).with(Standardisation.ROW);
    private static final double[] X = values(1);
    private static final double[] Y = values(2);
    private static final LocalOptions PLAIN_P =
            LocalOptions.defaults().withPermutations(499).withCorrection(Correction.NONE, 0.05);
    private static final LocalGeary.Options GEARY = new LocalGeary.Options(
            LocalGeary.Divisor.N_MINUS_1,
            new LocalOptions(499, Alternative.TWO_SIDED, Correction.NONE, 0.05, 20260101));

    private static double[] values(long seed) {
        double[] x = Samples.random(N, seed);
        for (int i = 0; i < N; i++) {
            x[i] = i % 3 == 0 ? Math.rint(x[i]) : x[i] * x[i] / 10;
        }
        return x;
    }

    private static double[] marks(double[] x, double least) {
        return Arrays.stream(x)
                .map(v -> Double.isNaN(v) ? v : v > least ? 1 : 0)
                .toArray();
    }

    /** x where y is known too. */
    private static double[] both(double[] x, double[] y) {
        return IntStream.range(0, x.length)
                .mapToDouble(i -> Double.isNaN(y[i]) ? Double.NaN : x[i])
                .toArray();
    }

    private enum Kernel {
        MORAN {
            @Override
            LocalResult run(double[] x, double[] y, Weights w, LocalOptions o, Engine e) {
                return LocalBivariateMoran.of(x, y, w, o, e);
            }

            @Override
            IntToDoubleFunction value(LocalResult r) {
                return ((LocalBivariateMoran.Result) r)::i;
            }
        },
        LEE {
            @Override
            LocalResult run(double[] x, double[] y, Weights w, LocalOptions o, Engine e) {
                return LocalLee.of(x, y, w, o, e);
            }

            @Override
            IntToDoubleFunction value(LocalResult r) {
                return ((LocalLee.Result) r)::l;
            }
        },
        GEARY {
            @Override
            LocalResult run(double[] x, double[] y, Weights w, LocalOptions o, Engine e) {
                return LocalGearyMultivariate.of(
                        new double[][] {x, y}, w, new LocalGeary.Options(LocalGeary.Divisor.N_MINUS_1, o), e);
            }

            @Override
            IntToDoubleFunction value(LocalResult r) {
                return ((LocalGearyMultivariate.Result) r)::c;
            }
        },
        JOINS {
            @Override
            LocalResult run(double[] x, double[] y, Weights w, LocalOptions o, Engine e) {
                return LocalJoinCounts.of(marks(both(x, y), 2), w, o, e);
            }

            @Override
            IntToDoubleFunction value(LocalResult r) {
                return ((LocalJoinCounts.Result) r)::count;
            }
        },
        QUANTILE {
            @Override
            LocalResult run(double[] x, double[] y, Weights w, LocalOptions o, Engine e) {
                return QuantileLisa.of(both(x, y), 2, 2, w, o, e);
            }

            @Override
            IntToDoubleFunction value(LocalResult r) {
                return ((LocalJoinCounts.Result) r)::count;
            }
        };

        abstract LocalResult run(double[] x, double[] y, Weights w, LocalOptions o, Engine e);

        abstract IntToDoubleFunction value(LocalResult r);
    }

    @ParameterizedTest
    @EnumSource(Kernel.class)
    void threadsDoNotMatter(Kernel kernel) {
        LocalResult one = kernel.run(X, Y, W, PLAIN_P, PLAIN);
        try (Engine engine = new LocalEngine(3)) {
            LocalResult three = kernel.run(X, Y, W, PLAIN_P, engine);
            for (int i = 0; i < N; i++) {
                assertThat(Double.valueOf(three.p(i))).isEqualTo(Double.valueOf(one.p(i)));
                assertThat(Double.valueOf(kernel.value(three).applyAsDouble(i)))
                        .isEqualTo(Double.valueOf(kernel.value(one).applyAsDouble(i)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kernel.class)
    void aUnitThatLacksOneValueIsLeftOutAsUnitAndAsNeighbour(Kernel kernel) {
        double[] x = X.clone();
        double[] y = Y.clone();
        x[40] = Double.NaN;
        y[52] = Double.NaN;
        LocalResult with = kernel.run(x, y, W, PLAIN_P, PLAIN);
        boolean[] present = new boolean[N];
        Arrays.fill(present, true);
        present[40] = false;
        present[52] = false;
        LocalResult without = kernel.run(x, y, W.among(present), PLAIN_P, PLAIN);
        assertThat(with.missing(40)).isTrue();
        assertThat(with.p(52)).isNaN();
        for (int i = 0; i < N; i++) {
            assertThat(Double.valueOf(with.p(i))).isEqualTo(Double.valueOf(without.p(i)));
        }
        assertThat(with.cautions()).anyMatch(c -> c.code() == ProblemCode.STATS_C05_MISSING);
    }

    @ParameterizedTest
    @EnumSource(Kernel.class)
    void constantValuesHaveNoTestAndSaySo(Kernel kernel) {
        double[] flat = new double[N];
        Arrays.fill(flat, 1);
        LocalResult r = kernel.run(flat, flat, W, PLAIN_P, PLAIN);
        for (int i = 0; i < N; i++) {
            assertThat(r.p(i)).isNaN();
            assertThat(r.significant(i)).isFalse();
        }
        assertThat(r.cautions()).anyMatch(c -> c.code() == ProblemCode.STATS_C04_CONSTANT);
    }

    /** Squares of 1e-300 are 0: no more can be said of them than of values that are all the same. */
    @ParameterizedTest
    @EnumSource(Kernel.class)
    void valuesWhoseSquaresAreNothingAreNotInfinite(Kernel kernel) {
        double[] tiny = Arrays.stream(Y).map(v -> v * 1e-300).toArray();
        IntToDoubleFunction value = kernel.value(kernel.run(X, tiny, W, PLAIN_P, PLAIN));
        for (int i = 0; i < N; i++) {
            assertThat(value.applyAsDouble(i)).isNotIn(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        }
    }

    @ParameterizedTest
    @EnumSource(Kernel.class)
    void unitsWithoutNeighboursHaveNoTest(Kernel kernel) {
        boolean[] present = new boolean[N];
        Arrays.fill(present, true);
        present[1] = false;
        present[COLUMNS] = false;
        present[COLUMNS + 1] = false; // cell 0 stands alone
        Weights w = Lattice.of(COLUMNS, 9, Rule.QUEEN, present).with(Standardisation.ROW);
        LocalResult r = kernel.run(X, Y, w, PLAIN_P, PLAIN);
        assertThat(r.island(0)).isTrue();
        assertThat(r.p(0)).isNaN();
        assertThat(r.cautions()).anyMatch(c -> c.code() == ProblemCode.STATS_C03_ISLANDS);
    }

    @ParameterizedTest
    @EnumSource(Kernel.class)
    void theOrderOfUnitsMovesValuesWithThem(Kernel kernel) {
        // the lattice mirrored: place i becomes N - 1 - i
        double[] x = new double[N];
        double[] y = new double[N];
        for (int i = 0; i < N; i++) {
            x[i] = X[N - 1 - i];
            y[i] = Y[N - 1 - i];
        }
        LocalResult one = kernel.run(X, Y, W, PLAIN_P, PLAIN);
        LocalResult other = kernel.run(x, y, W, PLAIN_P, PLAIN);
        for (int i = 0; i < N; i++) {
            assertThat(kernel.value(other).applyAsDouble(N - 1 - i))
                    .isCloseTo(kernel.value(one).applyAsDouble(i), within(1e-12));
        }
    }

    private static int[] drawn(int[] draws, int length, int r, int self, int k) {
        return Arrays.stream(draws, r * length, (r + 1) * length)
                .filter(id -> id != self)
                .limit(k)
                .toArray();
    }

    private interface Statistic {
        double of(int unit, int[] neighbours);
    }

    /** p by the obvious loop over units, draws and neighbours, on the same draws. */
    private static void agrees(LocalResult r, String method, Statistic statistic) {
        int length = W.maxDegree() + 1;
        int[] draws = new DrawTable(20260101, method, N, length).draw(0, 499, PLAIN);
        int[] ids = new int[length];
        for (int i = 0; i < N; i++) {
            int k = W.neighbours(i, ids);
            double own = statistic.of(i, Arrays.copyOf(ids, k));
            int above = 0;
            int below = 0;
            for (int d = 0; d < 499; d++) {
                double one = statistic.of(i, drawn(draws, length, d, i, k));
                above += one >= own - 1e-9 ? 1 : 0;
                below += one <= own + 1e-9 ? 1 : 0;
            }
            assertThat(r.p(i)).as("unit " + i).isEqualTo(Math.min(1, 2 * (Math.min(above, below) + 1) / 500.0));
        }
    }

    private static double sum(int[] ids, double[] v) {
        return Arrays.stream(ids).mapToDouble(j -> v[j]).sum();
    }

    private static double mean(double[] v) {
        return Arrays.stream(v).average().orElseThrow();
    }

    @Test
    void pOfBivariateMoranIsThatOfTheObviousLoop() {
        double mean = mean(X);
        agrees(
                LocalBivariateMoran.of(X, Y, W, PLAIN_P, PLAIN),
                "local-bivariate-moran",
                (i, ids) -> (X[i] - mean) * (sum(ids, Y) / ids.length - mean(Y)));
    }

    @Test
    void pOfLeeIsThatOfTheObviousLoop() {
        double meanX = mean(X);
        double meanY = mean(Y);
        agrees(
                LocalLee.of(X, Y, W, PLAIN_P, PLAIN),
                "local-lee",
                (i, ids) -> (sum(ids, X) - ids.length * meanX) * (sum(ids, Y) - ids.length * meanY));
    }

    @Test
    void pOfMultivariateGearyIsThatOfTheObviousLoop() {
        double sx = Arrays.stream(X).map(v -> (v - mean(X)) * (v - mean(X))).sum();
        double sy = Arrays.stream(Y).map(v -> (v - mean(Y)) * (v - mean(Y))).sum();
        agrees(
                LocalGearyMultivariate.of(new double[][] {X, Y}, W, GEARY, PLAIN),
                "local-geary-multivariate",
                (i, ids) -> Arrays.stream(ids)
                        .mapToDouble(j -> (X[i] - X[j]) * (X[i] - X[j]) / sx + (Y[i] - Y[j]) * (Y[i] - Y[j]) / sy)
                        .sum());
    }

    @Test
    void pairsSortedOnceCountAsDrawByDraw() {
        for (Rule rule : new Rule[] {Rule.QUEEN, Rule.ROOK}) {
            Weights w = Lattice.of(COLUMNS, 9, rule).with(Standardisation.ROW);
            double[] x = Samples.coarse(N, 5, 3);
            Observed[] both = Observed.together(w, Islands.KEEP, 3, "local Lee", PLAIN, x, Y);
            PairedDraws draws = new PairedDraws(both[0], both[1], "local-lee", 2499, 4);
            Ranks fast = draws.ranks(false);
            Ranks slow = draws.drawByDraw(false);
            assertThat(fast.above).isEqualTo(slow.above);
            assertThat(fast.below).isEqualTo(slow.below);
        }
    }

    @Test
    void multivariateGearyOfOneVariableTwiceIsLocalGeary() {
        LocalGearyMultivariate.Result twice = LocalGearyMultivariate.of(new double[][] {X, X}, W, GEARY, PLAIN);
        LocalGeary.Result once = LocalGeary.of(X, W, GEARY, PLAIN);
        for (int i = 0; i < N; i++) {
            assertThat(twice.c(i)).isCloseTo(once.c(i), within(1e-12));
        }
    }

    @Test
    void weightsThatDifferWithinRowsGiveTheSamePWhereTheyAreAllOne() throws Exception {
        StringBuilder gwt = new StringBuilder(N + "\n");
        int[] ids = new int[8];
        for (int i = 0; i < N; i++) {
            int k = W.neighbours(i, ids);
            for (int a = 0; a < k; a++) {
                gwt.append(i + 1).append(' ').append(ids[a] + 1).append(" 2.5\n");
            }
        }
        Weights alike = Gwt.read(new StringReader(gwt.toString()), "w.gwt", Samples.ids(N))
                .with(Standardisation.ROW);
        assertThat(alike.binary()).isFalse();
        for (Kernel kernel : new Kernel[] {Kernel.LEE, Kernel.GEARY}) {
            LocalResult slow = kernel.run(X, Y, alike, PLAIN_P, PLAIN);
            LocalResult fast = kernel.run(X, Y, W, PLAIN_P, PLAIN);
            for (int i = 0; i < N; i++) {
                assertThat(slow.p(i)).isCloseTo(fast.p(i), within(0.009)); // rounding may break a tie
                assertThat(kernel.value(slow).applyAsDouble(i))
                        .isCloseTo(kernel.value(fast).applyAsDouble(i), within(1e-12));
            }
        }
        assertThatThrownBy(() -> LocalJoinCounts.of(marks(X, 2), alike, PLAIN_P, PLAIN))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void meanAndVarianceOfBivariateMoranAreThoseOfAllDraws() {
        LocalBivariateMoran.Result r = LocalBivariateMoran.of(X, Y, W, PLAIN_P.withPermutations(0), PLAIN);
        int place = 37;
        SplittableRandom random = new SplittableRandom(5);
        int k = W.degree(place);
        double mean = 0;
        double square = 0;
        int rounds = 200_000;
        int[] others = IntStream.range(0, N).filter(j -> j != place).toArray();
        double sx = Math.sqrt(
                Arrays.stream(X).map(v -> (v - mean(X)) * (v - mean(X))).sum() / (N - 1));
        double sy = Math.sqrt(
                Arrays.stream(Y).map(v -> (v - mean(Y)) * (v - mean(Y))).sum() / (N - 1));
        double meanY = mean(Y);
        double own = (X[place] - mean(X)) / sx;
        for (int d = 0; d < rounds; d++) {
            double sum = 0;
            for (int a = 0; a < k; a++) {
                int b = a + random.nextInt(others.length - a);
                int swap = others[a];
                others[a] = others[b];
                others[b] = swap;
                sum += Y[others[a]] - meanY;
            }
            double i = own * sum / k / sy;
            mean += i / rounds;
            square += i * i / rounds;
        }
        assertThat(r.expected(place)).isCloseTo(mean, within(4 * Math.sqrt(r.variance(place) / rounds)));
        assertThat(r.variance(place)).isCloseTo(square - mean * mean, within(0.03 * r.variance(place)));
        assertThat(r.p(place)).isEqualTo(Alternative.TWO_SIDED.ofZ(r.z(place)));
    }

    @Test
    void exactPOfJoinCountsIsWhatPermutationsComeNearTo() {
        double[] marks = marks(X, 3);
        LocalJoinCounts.Result exact =
                LocalJoinCounts.of(marks, W, LocalJoinCounts.options(Convention.CARBONSCAPE), PLAIN);
        LocalJoinCounts.Result drawn = LocalJoinCounts.of(
                marks, W, LocalJoinCounts.options(Convention.CARBONSCAPE).withPermutations(99_999), PLAIN);
        int tests = 0;
        for (int i = 0; i < N; i++) {
            if (marks[i] == 0) {
                assertThat(exact.p(i)).isNaN();
                assertThat(exact.cluster(i)).isEqualTo(LocalJoinCounts.Joined.OTHER);
            } else if (exact.count(i) > 0) {
                tests++;
                assertThat(drawn.p(i)).isCloseTo(exact.p(i), within(0.008));
            } else {
                assertThat(exact.p(i)).isEqualTo(1);
                assertThat(drawn.p(i)).isEqualTo(1);
            }
        }
        assertThat(tests).isGreaterThan(20);
    }

    @Test
    void fewMarksThatLieAnywhereAreNoClusters() {
        Weights queen = Lattice.of(50, 50, Rule.QUEEN);
        SplittableRandom random = new SplittableRandom(7);
        int told = 0;
        for (int map = 0; map < 300; map++) {
            double[] marks = new double[2500];
            for (int left = 12; left > 0; ) {
                int place = random.nextInt(marks.length);
                left -= marks[place] == 0 ? 1 : 0;
                marks[place] = 1;
            }
            LocalJoinCounts.Result r =
                    LocalJoinCounts.of(marks, queen, LocalJoinCounts.options(Convention.CARBONSCAPE), PLAIN);
            if (IntStream.range(0, marks.length).anyMatch(i -> r.cluster(i) == LocalJoinCounts.Joined.CLUSTER)) {
                told++;
            }
        }
        assertThat(told).isLessThan(300 / 20); // of pairs in question only, one map in six
    }

    @Test
    void aBlockOfMarksIsACluster() {
        double[] marks = new double[N];
        for (int row = 2; row < 5; row++) {
            Arrays.fill(marks, row * COLUMNS + 3, row * COLUMNS + 6, 1);
        }
        LocalJoinCounts.Result r = LocalJoinCounts.of(marks, W, LocalJoinCounts.options(Convention.CARBONSCAPE), PLAIN);
        assertThat(r.count(3 * COLUMNS + 4)).isEqualTo(8);
        assertThat(r.cluster(3 * COLUMNS + 4)).isEqualTo(LocalJoinCounts.Joined.CLUSTER);
        assertThat(r.cluster(0)).isEqualTo(LocalJoinCounts.Joined.OTHER);
    }

    @Test
    void marksOtherThanZeroAndOneAreRefused() {
        double[] marks = new double[N];
        marks[7] = 2;
        assertThatThrownBy(() -> LocalJoinCounts.of(marks, W, PLAIN_P, PLAIN))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.getMessage()).contains("unit 8 has 2"));
    }

    @Test
    void membersOfAllQuantilesAreEachUnitOnce() {
        double[] x = X.clone();
        x[5] = Double.NaN;
        double[] total = new double[N];
        for (int q = 1; q <= 5; q++) {
            double[] in = QuantileLisa.members(x, 5, q);
            for (int i = 0; i < N; i++) {
                total[i] += in[i];
            }
        }
        for (int i = 0; i < N; i++) {
            assertThat(Double.valueOf(total[i])).isEqualTo(Double.valueOf(i == 5 ? Double.NaN : 1));
        }
    }

    @Test
    void valuesThatAreEqualButForRoundingAreInOneQuantile() {
        double tied = 0.1 + 0.2; // above 0.3
        double[] x = {0.1, 0.3, tied, 0.3, tied, tied, 0.3, 9, 10, 11};
        assertThat(QuantileLisa.members(x, 2, 1)).containsExactly(1, 1, 1, 1, 1, 1, 1, 0, 0, 0);
        assertThat(QuantileLisa.members(x, 2, 2)).containsExactly(0, 0, 0, 0, 0, 0, 0, 1, 1, 1);
        double[] y = {-0.1, -0.3, -tied, -0.3, -tied, -tied, -0.3, -9, -10, -11};
        assertThat(QuantileLisa.members(y, 2, 2)).containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void bivariateMoranOfXWithItselfIsMoransI() {
        GlobalOptions options = GlobalOptions.defaults().withPermutations(0);
        assertThat(BivariateMoran.of(X, X, W, options, PLAIN).value())
                .isCloseTo(GlobalMoran.of(X, W, options, PLAIN).value(), within(1e-12));
    }

    @Test
    void varianceOfBivariateMoranIsThatOfPermutations() {
        GlobalOptions options = GlobalOptions.defaults().withPermutations(49_999);
        GlobalStatistic i = BivariateMoran.of(X, Y, W, options, PLAIN);
        assertThat(i.permuted().variance())
                .isCloseTo(i.normal().variance(), within(0.03 * i.normal().variance()));
        assertThat(i.permuted().mean())
                .isCloseTo(0, within(4 * Math.sqrt(i.normal().variance() / 49_999)));
        assertThat(i.permuted().p()).isCloseTo(i.normal().p(), within(0.02));
    }

    @Test
    void expectedLeeIsTheMeanOfPermutations() {
        GlobalStatistic l = LeeL.of(X, X, W, GlobalOptions.defaults().withPermutations(9_999), PLAIN);
        assertThat(l.permuted().mean())
                .isCloseTo(
                        l.normal().expected(), within(4 * Math.sqrt(l.permuted().variance() / 9_999)));
        double mean = IntStream.range(0, N)
                .mapToDouble(LocalLee.of(X, Y, W, PLAIN_P, PLAIN)::l)
                .average()
                .orElseThrow();
        assertThat(LeeL.of(X, Y, W, GlobalOptions.defaults().withPermutations(0), PLAIN)
                        .value())
                .isCloseTo(mean, within(1e-12));
    }

    @Test
    void globalPermutationsDoNotDependOnThreads() {
        GlobalOptions options = GlobalOptions.defaults();
        try (Engine engine = new LocalEngine(3)) {
            assertThat(BivariateMoran.of(X, Y, W, options, engine))
                    .isEqualTo(BivariateMoran.of(X, Y, W, options, PLAIN));
            assertThat(LeeL.of(X, Y, W, options, engine).permuted().mean())
                    .isEqualTo(LeeL.of(X, Y, W, options, PLAIN).permuted().mean());
        }
    }

    @Test
    void aRateWithoutPopulationIsRefused() {
        assertThatThrownBy(() -> EmpiricalBayes.rates(new double[] {1, 2}, new double[] {10, 0}))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.getMessage()).contains("unit 2 has 2 events among 0"));
    }

    @Test
    void equalRatesHaveNoSpreadAndMissingOnesStayMissing() {
        EmpiricalBayes.Rates r = EmpiricalBayes.rates(new double[] {0, 0, Double.NaN}, new double[] {10, 20, 5});
        assertThat(r.z()).containsExactly(0, 0, Double.NaN);
        assertThat(r.rate()[2]).isNaN();
    }

    /** Neither events nor population of a unit that lacks the other count for the rest. */
    @Test
    void unitsThatLackEventsOrPopulationCountNowhere() {
        double no = Double.NaN;
        double[] z = EmpiricalBayes.rates(new double[] {5, 500, no, 50, 70}, new double[] {100, 10_000, 800, 5_000, no})
                .z();
        double[] known = EmpiricalBayes.rates(new double[] {5, 500, 50}, new double[] {100, 10_000, 5_000})
                .z();
        assertThat(z).containsExactly(known[0], known[1], no, known[2], no);
    }

    @Test
    void theSmallUnitsRateIsLessExtremeThanTheLargeOnes() {
        double[] z = EmpiricalBayes.rates(new double[] {5, 500, 50, 40}, new double[] {100, 10_000, 5_000, 4_000})
                .z();
        assertThat(z[0]).isPositive().isLessThan(z[1]);
    }
}
