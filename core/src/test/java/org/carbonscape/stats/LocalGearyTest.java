package org.carbonscape.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.carbonscape.stats.Samples.PLAIN;

import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
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

class LocalGearyTest {
    private static double[] withHoles(int n, boolean whole) {
        double[] x = Samples.random(n, 77);
        for (int i = 0; i < n; i++) {
            x[i] = i % 11 == 3 ? Double.NaN : whole ? Math.rint(4 * x[i]) : x[i] * x[i] * x[i];
        }
        return x;
    }

    /** Whole values tie often; skewed ones do not. Both must count as draw by draw. */
    @ParameterizedTest
    @EnumSource(Alternative.class)
    void sumsByAMultiplicationADrawCountAsDrawByDraw(Alternative alternative) {
        for (boolean whole : new boolean[] {true, false}) {
            for (Rule rule : new Rule[] {Rule.QUEEN, Rule.ROOK}) {
                double[] x = withHoles(99, whole);
                Weights w = Lattice.of(9, 11, rule).with(Standardisation.ROW);
                LocalGeary.Options options = new LocalGeary.Options(
                        LocalGeary.Divisor.N_MINUS_1, new LocalOptions(2499, alternative, Correction.NONE, 0.05, 9));
                Observed observed = Observed.of(x, w, Islands.KEEP, 3, "local Geary", PLAIN);
                assertThat(SquaredDraws.fits(observed.weights())).isTrue();
                boolean folded = alternative == Alternative.FOLDED;
                double[] z = observed.z();
                Ranks slow = LocalGeary.drawByDraw(
                        observed, "local-geary", options.test(), LocalGeary.sums(observed, z), folded, z);
                Ranks fast = new SquaredDraws(observed, "local-geary", 2499, 9).ranks(folded);
                assertThat(fast.above).isEqualTo(slow.above);
                assertThat(fast.below).isEqualTo(slow.below);
                assertThat(fast.far).isEqualTo(slow.far);
                Ranks byTree = new SquaredDraws(observed, "local-geary", 2499, 9).ranks(folded, 1, 1);
                assertThat(byTree.above).isEqualTo(slow.above);
                assertThat(byTree.below).isEqualTo(slow.below);
                assertThat(byTree.far).isEqualTo(slow.far);
                assertThat(Arrays.stream(fast.above)
                                .filter(a -> a > 0 && a < 2499)
                                .count())
                        .isGreaterThan(50);
            }
        }
    }

    /** Carbon is skewed: most units near zero, a few a thousand times the rest. */
    @Test
    void treesCountAsTheSweepForSkewedValuesAndForSeveralVariables() {
        double[] x = new double[900];
        SplittableRandom random = new SplittableRandom(6);
        Arrays.setAll(x, i -> i % 7 == 0 ? 0 : Math.exp(3 * Math.sqrt(-2 * Math.log(random.nextDouble()))));
        Weights w = Lattice.of(30, 30, Rule.QUEEN).with(Standardisation.ROW);
        Observed observed = Observed.of(x, w, Islands.KEEP, 3, "local Geary", PLAIN);
        SquaredDraws one = new SquaredDraws(observed, "local-geary", 30_000, 4);
        same(one.ranks(false, 1, 1), one.ranks(false, Integer.MAX_VALUE, 1));
        same(one.ranks(false), one.ranks(false, Integer.MAX_VALUE, 1));
        for (int variables : new int[] {2, 3, 5}) {
            double[][] z = new double[variables][];
            Arrays.setAll(z, v -> Samples.random(900, 50 + v));
            z[0] = observed.z();
            SquaredDraws several = SquaredDraws.of(observed, z, "local-geary-multivariate", 5000, 4);
            same(several.ranks(false, 1, 1), several.ranks(false, Integer.MAX_VALUE, 1));
        }
    }

    private static void same(Ranks one, Ranks other) {
        assertThat(one.above).isEqualTo(other.above);
        assertThat(one.below).isEqualTo(other.below);
        assertThat(Arrays.stream(one.above).distinct().count()).isGreaterThan(100);
    }

    @Test
    void threadsDoNotMatter() {
        double[] x = withHoles(2500, false);
        Weights w = Lattice.of(50, 50, Rule.QUEEN).with(Standardisation.ROW);
        LocalGeary.Options options = new LocalGeary.Options(
                LocalGeary.Divisor.N_MINUS_1, new LocalOptions(999, Alternative.TWO_SIDED, Correction.FDR, 0.05, 9));
        LocalGeary.Result one = LocalGeary.of(x, w, options, PLAIN);
        try (Engine engine = new LocalEngine(3)) {
            LocalGeary.Result three = LocalGeary.of(x, w, options, engine);
            for (int i = 0; i < x.length; i++) {
                assertThat(Double.valueOf(three.c(i))).isEqualTo(Double.valueOf(one.c(i)));
                assertThat(Double.valueOf(three.p(i))).isEqualTo(Double.valueOf(one.p(i)));
                assertThat(three.cluster(i)).isEqualTo(one.cluster(i));
            }
        }
    }

    @Test
    void constantNeighboursTieWithEveryConstantDraw() {
        double[] x = new double[36];
        x[0] = 5; // all others are 0: far from the corner each draw without it is as alike as the neighbours
        Weights w = Lattice.of(6, 6, Rule.ROOK).with(Standardisation.ROW);
        LocalGeary.Result result = LocalGeary.of(
                x,
                w,
                new LocalGeary.Options(
                        LocalGeary.Divisor.N_MINUS_1,
                        new LocalOptions(999, Alternative.LESS, Correction.NONE, 0.05, 1)),
                PLAIN);
        assertThat(result.c(35)).isZero();
        assertThat(result.p(35)).isGreaterThan(0.8);
    }

    /** c against its mean over all others, and on which side of the mean the unit and its neighbours lie. */
    @Test
    void aUnitsClassFollowsFromItsPAndItsSideOfTheMean() {
        double[] x = Samples.GRID.clone();
        x[3] = Double.NaN;
        double mean = Arrays.stream(x).filter(v -> !Double.isNaN(v)).average().orElseThrow();
        Set<LocalGeary.Association> met = new TreeSet<>();
        for (Correction correction : new Correction[] {Correction.NONE, Correction.FDR}) {
            LocalGeary.Options options = new LocalGeary.Options(
                    LocalGeary.Divisor.N_MINUS_1, new LocalOptions(999, Alternative.TWO_SIDED, correction, 0.4, 5));
            LocalGeary.Result result = LocalGeary.of(x, Samples.queenW(), options, Samples.PLAIN);
            assertThat(result.options()).isEqualTo(options);
            int[] ids = new int[8];
            for (int i = 0; i < 25; i++) {
                if (Double.isNaN(x[i])) {
                    assertThat(result.cluster(i)).isEqualTo(LocalGeary.Association.MISSING);
                    assertThat(result.c(i)).isNaN();
                    assertThat(result.p(i)).isNaN();
                    continue;
                }
                double usual = 0;
                double own = 0;
                double lag = 0;
                for (int j = 0; j < 25; j++) {
                    usual += Double.isNaN(x[j]) ? 0 : (x[i] - x[j]) * (x[i] - x[j]) / 23;
                }
                int degree = Samples.queenW().neighbours(i, ids);
                int present = 0;
                for (int k = 0; k < degree; k++) {
                    if (!Double.isNaN(x[ids[k]])) {
                        own += (x[i] - x[ids[k]]) * (x[i] - x[ids[k]]);
                        lag += x[ids[k]] - mean;
                        present++;
                    }
                }
                double judged = correction == Correction.NONE ? result.p(i) : result.adjustedP(i);
                LocalGeary.Association expected = judged > 0.4
                        ? LocalGeary.Association.NOT_SIGNIFICANT
                        : own / present >= usual
                                ? LocalGeary.Association.NEGATIVE
                                : x[i] > mean && lag > 0
                                        ? LocalGeary.Association.HIGH_HIGH
                                        : x[i] < mean && lag < 0
                                                ? LocalGeary.Association.LOW_LOW
                                                : LocalGeary.Association.OTHER_POSITIVE;
                assertThat(result.cluster(i)).as("unit " + i).isEqualTo(expected);
                met.add(expected);
            }
        }
        assertThat(met).contains(LocalGeary.Association.HIGH_HIGH, LocalGeary.Association.NOT_SIGNIFICANT);
    }

    /** Rings of 1 to 3 neighbours with weights 1, 1/2 and 1/4; every 37th unit has none. */
    private static Weights rings(int n) throws IOException {
        StringBuilder gwt = new StringBuilder("0 " + n + " x y\n");
        for (int i = 0; i < n; i++) {
            for (int k = 0; k <= i % 3 && i % 37 != 5; k++) {
                gwt.append((i + 1) + " " + ((i + 1 + k * 41) % n + 1) + " " + Math.pow(0.5, k) + "\n");
            }
        }
        return Gwt.read(new StringReader(gwt.toString()), "rings.gwt", Samples.ids(n))
                .with(Standardisation.ROW);
    }

    /** Whole values around a mean of 3, alike in places, two of them missing. */
    private static double[] wholeAround3(int n) {
        double[] x = Samples.coarse(n, 6, 5);
        Arrays.fill(x, 100, 106, 3);
        for (int i = 0; i < n / 2; i++) {
            x[n - 1 - i] = 6 - x[i]; // so that the mean is 3
        }
        x[7] = Double.NaN;
        x[n - 8] = Double.NaN;
        return x;
    }

    /** c, p and class by unit, draw and neighbour; sums of quarters are exact, so ties are met as they are. */
    @ParameterizedTest
    @EnumSource(Alternative.class)
    void weightsThatDifferWithinRowsAreTheObviousLoop(Alternative alternative) throws IOException {
        int n = 600;
        int permutations = 199;
        double[] x = wholeAround3(n);
        boolean[] present = new boolean[n];
        int[] places = IntStream.range(0, n).filter(i -> !Double.isNaN(x[i])).toArray();
        Arrays.stream(places).forEach(i -> present[i] = true);
        assertThat(Arrays.stream(places).mapToDouble(i -> x[i]).sum()).isEqualTo(3.0 * places.length);
        double squares =
                Arrays.stream(places).mapToDouble(i -> (x[i] - 3) * (x[i] - 3)).sum();
        Weights all = rings(n);
        Weights w = all.among(present);
        int length = w.maxDegree() + 1;
        int[] draws = new DrawTable(9, "local-geary", places.length, length).draw(0, permutations, PLAIN);
        LocalGeary.Divisor divisor =
                alternative == Alternative.LESS ? LocalGeary.Divisor.N : LocalGeary.Divisor.N_MINUS_1;
        LocalGeary.Options options =
                new LocalGeary.Options(divisor, new LocalOptions(permutations, alternative, Correction.NONE, 0.6, 9));
        LocalGeary.Result result = LocalGeary.of(x, all, options, PLAIN);
        assertThat(result.size()).isEqualTo(n);
        Set<LocalGeary.Association> met = new TreeSet<>();
        double[] p = new double[n];
        Arrays.fill(p, Double.NaN);
        int[] ids = new int[length];
        double[] raw = new double[length];
        for (int i = 0; i < n; i++) {
            int k = w.neighbours(i, ids);
            w.raw(i, raw);
            if (!present[i] || k == 0) {
                assertThat(result.cluster(i))
                        .isEqualTo(present[i] ? LocalGeary.Association.ISLAND : LocalGeary.Association.MISSING);
                assertThat(new double[] {result.c(i), result.p(i), result.adjustedP(i)})
                        .containsOnly(Double.NaN);
                met.add(result.cluster(i));
                continue;
            }
            double own = 0;
            double total = 0;
            double lag = 0;
            for (int a = 0; a < k; a++) {
                own += raw[a] * (x[i] - x[ids[a]]) * (x[i] - x[ids[a]]);
                lag += raw[a] * (x[ids[a]] - 3);
                total += raw[a];
            }
            double variance = squares / (divisor == LocalGeary.Divisor.N ? places.length : places.length - 1);
            assertThat(result.c(i)).isCloseTo(own / total / variance, within(1e-12));
            double[] sums = new double[permutations];
            for (int r = 0; r < permutations; r++) {
                int taken = 0;
                for (int a = 0; taken < k; a++) {
                    int place = places[draws[r * length + a]];
                    if (place != i) {
                        sums[r] += raw[taken++] * (x[i] - x[place]) * (x[i] - x[place]);
                    }
                }
            }
            double observed = own;
            double mean = Arrays.stream(sums).sum() / permutations;
            int above = (int) Arrays.stream(sums).filter(s -> s >= observed).count();
            int below = (int) Arrays.stream(sums).filter(s -> s <= observed).count();
            int far = (int) Arrays.stream(sums)
                    .filter(s -> Math.abs(s - mean) >= Math.abs(observed - mean) - 1e-9)
                    .count();
            p[i] = alternative.ofCounts(above, below, far, permutations);
            assertThat(result.p(i)).as("unit " + i).isEqualTo(p[i]);
            LocalGeary.Association expected = p[i] > 0.6
                    ? LocalGeary.Association.NOT_SIGNIFICANT
                    : below >= above
                            ? LocalGeary.Association.NEGATIVE
                            : x[i] > 3 && lag > 0
                                    ? LocalGeary.Association.HIGH_HIGH
                                    : x[i] < 3 && lag < 0
                                            ? LocalGeary.Association.LOW_LOW
                                            : LocalGeary.Association.OTHER_POSITIVE;
            assertThat(result.cluster(i)).as("unit " + i).isEqualTo(expected);
            met.add(expected);
        }
        assertThat(met).hasSizeGreaterThan(5);
        double[] fdr = Significance.adjusted(p, Correction.FDR);
        double[] bonferroni = Significance.adjusted(p, Correction.BONFERRONI);
        LocalGeary.Result other = LocalGeary.of(
                x, all, options.withTest(options.test().withCorrection(Correction.BONFERRONI, 0.6)), PLAIN);
        for (int i = 0; i < n; i++) {
            assertThat(result.adjustedP(i)).isEqualTo(Double.valueOf(fdr[i]));
            assertThat(other.adjustedP(i)).isEqualTo(Double.valueOf(bonferroni[i]));
        }
    }

    /** One unit with everybody as its neighbour makes sequences so long that the draws come in two parts. */
    @Test
    void drawsThatDoNotFitAtOnceAreAllCounted() throws IOException {
        int n = 3000;
        StringBuilder gwt = new StringBuilder("0 " + n + " x y\n1 2 2\n1 3 1\n");
        for (int j = 4; j <= n; j++) {
            gwt.append("1 " + j + " 1\n");
        }
        gwt.append("2 3 1\n3 2 1\n");
        Weights w = Gwt.read(new StringReader(gwt.toString()), "hub.gwt", Samples.ids(n))
                .with(Standardisation.ROW);
        int permutations = 5500;
        assertThat(new DrawTable(9, "local-geary", n, n).chunk()).isLessThan(permutations);
        double[] x = Samples.random(n, 3);
        LocalGeary.Options options = new LocalGeary.Options(
                LocalGeary.Divisor.N_MINUS_1,
                new LocalOptions(permutations, Alternative.GREATER, Correction.NONE, 0.05, 9));
        LocalGeary.Result result = LocalGeary.of(x, w, options, PLAIN);
        int[] draws = new DrawTable(9, "local-geary", n, n).draw(0, permutations, PLAIN);
        for (int i = 1; i < 3; i++) {
            int above = 0;
            for (int r = 0; r < permutations; r++) {
                int id = draws[r * n] == i ? draws[r * n + 1] : draws[r * n];
                above += Math.abs(x[i] - x[id]) >= Math.abs(x[i] - x[3 - i]) ? 1 : 0;
            }
            assertThat(result.p(i)).isEqualTo((above + 1) / (permutations + 1.0));
        }
    }

    @Test
    void optionsAreThoseOfTheTool() {
        LocalGeary.Options ours = new LocalGeary.Options(
                LocalGeary.Divisor.N_MINUS_1,
                new LocalOptions(EnoughPermutations.AUTO, Alternative.TWO_SIDED, Correction.FDR, 0.05, 20260101));
        assertThat(LocalGeary.Options.defaults()).isEqualTo(ours);
        LocalOptions plain = ours.test().withCorrection(Correction.NONE, 0.05);
        assertThat(LocalGeary.Options.of(Convention.ARCGIS)).isEqualTo(ours.withTest(plain));
        LocalGeary.Options geoda = ours.withTest(plain.withPermutations(999).withAlternative(Alternative.DIRECTED));
        assertThat(LocalGeary.Options.of(Convention.GEODA)).isEqualTo(geoda);
        assertThat(LocalGeary.Options.of(Convention.ESDA))
                .isEqualTo(new LocalGeary.Options(
                        LocalGeary.Divisor.N,
                        new LocalOptions(999, Alternative.DIRECTED, Correction.NONE, 0.05, 20260101)));
    }

    /** Each unit looks at draws by itself, so permutations fall with the number of units. */
    @Test
    void permutationsFollowFromTheNumberOfUnitsWhereNoneAreGiven() {
        LocalGeary.Options ours = LocalGeary.Options.defaults();
        Weights lattice = Lattice.of(2000, 1000, Rule.QUEEN);
        assertThat(ours.fitted(new double[2_000_000], lattice, false).test().permutations())
                .isEqualTo(5000);
        Weights squares = Lattice.of(200, 150, Rule.QUEEN);
        assertThat(ours.fitted(new double[30_000], squares, false).test().permutations())
                .isEqualTo(999_999);
        assertThat(ours.fitted(new double[30_000], squares, true).test().permutations())
                .as("of several variables")
                .isEqualTo(333_333);
        assertThat(ours.withTest(ours.test().withAlternative(Alternative.FOLDED))
                        .fitted(new double[30_000], squares, false)
                        .test()
                        .permutations())
                .isEqualTo(333_333);
        assertThat(LocalGeary.of(Samples.GRID, Samples.queenW(), ours, PLAIN)
                        .options()
                        .test()
                        .permutations())
                .isEqualTo(9999);
    }

    @Test
    void tooFewPermutationsForTheCorrectionAreTold() {
        LocalGeary.Options few =
                LocalGeary.Options.defaults().withTest(LocalOptions.defaults().withPermutations(99));
        LocalGeary.Options uncorrected = few.withTest(few.test().withCorrection(Correction.NONE, 0.05));
        assertThat(LocalGeary.of(Samples.GRID, Samples.queenW(), few, PLAIN).cautions())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.STATS_C01_FEW_PERMUTATIONS);
        assertThat(LocalGeary.of(Samples.GRID, Samples.queenW(), uncorrected, PLAIN)
                        .cautions())
                .isEmpty();
    }

    @Test
    void constantValuesHaveNoTestAndSaySo() throws IOException {
        double[] x = new double[60];
        Arrays.fill(x, 3.3);
        for (Weights w : List.of(Lattice.of(10, 6, Rule.QUEEN), rings(60))) {
            LocalGeary.Options options = LocalGeary.Options.defaults()
                    .withTest(LocalOptions.defaults().withPermutations(2399));
            LocalGeary.Result result = LocalGeary.of(x, w, options, PLAIN);
            for (int i : new int[] {0, 59}) {
                assertThat(new double[] {result.c(i), result.p(i), result.adjustedP(i)})
                        .containsOnly(Double.NaN);
                assertThat(result.cluster(i)).isEqualTo(LocalGeary.Association.NOT_SIGNIFICANT);
            }
            assertThat(result.cautions()).extracting(Problem::code).contains(ProblemCode.STATS_C04_CONSTANT);
        }
    }

    @Test
    void classesAreWrittenAsInThePage() {
        assertThat(Arrays.stream(LocalGeary.Association.values()).map(LocalGeary.Association::code))
                .containsExactly("HH", "LL", "other-positive", "negative", "ns", "island", "");
    }
}
