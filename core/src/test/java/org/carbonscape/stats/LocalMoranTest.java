package org.carbonscape.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.carbonscape.stats.Samples.GRID;
import static org.carbonscape.stats.Samples.PLAIN;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.stats.draw.DrawTable;
import org.carbonscape.weights.Gwt;
import org.carbonscape.weights.Lattice;
import org.carbonscape.weights.Rule;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.weights.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LocalMoranTest {
    private static final Offset<Double> TEN = within(5e-11);
    private static final LocalMoran.Options ANALYTIC =
            LocalMoran.Options.defaults().withPermutations(0);

    private static LocalMoran.Options drawn(int permutations, Alternative alternative, long seed) {
        return ANALYTIC.withTest(new LocalOptions(permutations, alternative, Correction.FDR, 0.05, seed));
    }

    private static LocalMoran.Result grid(LocalMoran.Moments moments) {
        LocalMoran.Options o = new LocalMoran.Options(
                LocalMoran.Divisor.N,
                moments,
                Draws.SHARED,
                new LocalOptions(0, Alternative.TWO_SIDED, Correction.NONE, 0.05, 1));
        return LocalMoran.of(GRID, Samples.queenW(), o, PLAIN);
    }

    @Test
    void theGridHasTheValuesOfSpdep() {
        LocalMoran.Result conditional = grid(LocalMoran.Moments.CONDITIONAL);
        LocalMoran.Result total = grid(LocalMoran.Moments.TOTAL);
        assertThat(conditional.i(0)).isCloseTo(-0.211604095563, TEN);
        assertThat(total.expected(0)).isCloseTo(-0.0416666667, TEN);
        assertThat(total.variance(0)).isCloseTo(0.284489530242, TEN);
        assertThat(conditional.expected(0)).isCloseTo(-0.00255972696, TEN);
        assertThat(conditional.variance(0)).isCloseTo(0.0194263296982, TEN);
        assertThat(conditional.z(0)).isCloseTo(-1.4998336568, TEN);
        assertThat(conditional.p(0)).isCloseTo(0.1336574967, TEN);
        assertThat(conditional.i(6)).isCloseTo(1.181313993174, TEN);
        assertThat(total.variance(6)).isCloseTo(0.0833719523749, TEN);
        assertThat(conditional.expected(6)).isCloseTo(-0.108148464164, TEN);
        assertThat(conditional.variance(6)).isCloseTo(0.209679073615, TEN);
        assertThat(conditional.z(6)).isCloseTo(2.8159903201, TEN);
        assertThat(conditional.p(6)).isCloseTo(0.0048627132, TEN);
        assertThat(conditional.i(12)).isCloseTo(1.535409556314, TEN);
        assertThat(conditional.z(12)).isCloseTo(2.8019697854, TEN);
        assertThat(conditional.i(24)).isCloseTo(0.183731513083, TEN);
        assertThat(conditional.z(24)).isCloseTo(0.4800304234, TEN);
    }

    @Test
    void theGridHasTheQuadrantsOfTheRule() {
        LocalMoran.Result result = grid(LocalMoran.Moments.CONDITIONAL);
        String quadrants =
                IntStream.range(0, 25).mapToObj(i -> result.quadrant(i).code()).collect(Collectors.joining(" "));
        assertThat(quadrants).isEqualTo("LH HH HH LL LL HH HH HH LH LL LH HH HH HH LL LL LL HH HH LH LL LL LL LH HH");
    }

    @Test
    void aUnitThatIsNotSignificantHasNoCluster() {
        LocalMoran.Result result = grid(LocalMoran.Moments.CONDITIONAL);
        assertThat(result.cluster(0)).isEqualTo(Quadrant.NOT_SIGNIFICANT);
        assertThat(result.cluster(6)).isEqualTo(Quadrant.HIGH_HIGH);
    }

    @Test
    void esdaAndGeodaDivideByOneLess() {
        LocalMoran.Result n = LocalMoran.of(GRID, Samples.queenW(), ANALYTIC, PLAIN);
        LocalMoran.Result less = LocalMoran.of(
                GRID, Samples.queenW(), LocalMoran.Options.of(Convention.ESDA).withPermutations(0), PLAIN);
        for (int i = 0; i < 25; i++) {
            assertThat(less.i(i)).isCloseTo(n.i(i) * 24 / 25, within(1e-15)); // (n - 1) / n = 0.96
            assertThat(less.z(i)).isCloseTo(n.z(i), within(1e-12));
        }
    }

    @Test
    void desmithHasItsPublishedLocalValues() {
        double[] expected = {
            -0.1140927710,
            -0.1994054257,
            -0.1335140848,
            -0.5177038320,
            0.4809500905,
            0.1220811311,
            1.1914829814,
            -0.5814430455,
            0.0710138281,
            0.3431430080
        };
        LocalMoran.Result result =
                LocalMoran.of(Samples.DESMITH, Samples.desmith(), LocalMoran.Options.of(Convention.GEODA), PLAIN);
        for (int i = 0; i < 10; i++) {
            assertThat(result.i(i)).isCloseTo(expected[i], TEN);
        }
    }

    @Test
    void arcgisLeavesTheUnitOutOfTheVariance() {
        LocalMoran.Result result =
                LocalMoran.of(GRID, Samples.queenW(), LocalMoran.Options.of(Convention.ARCGIS), PLAIN);
        // x1 = 12, mean 13.2: z = -1.2; sum of squares 25 * 23.44 = 586; S^2 = (586 - 1.44) / 24 = 24.3566..., lag
        // (15+16+21)/3 - 13.2
        assertThat(result.i(0)).isCloseTo(-1.2 / (584.56 / 24) * (52.0 / 3 - 13.2), within(1e-14));
    }

    @Test
    void theSumOfLocalValuesIsS0TimesTheGlobal() {
        LocalMoran.Result result = grid(LocalMoran.Moments.TOTAL);
        assertThat(IntStream.range(0, 25).mapToDouble(result::i).sum()).isCloseTo(25 * 0.403873720137, within(1e-10));
    }

    @Test
    void theConditionalZIsThatOfGWithTheSignOfTheUnit() {
        double[] x = Samples.random(81, 5);
        for (Standardisation s : Standardisation.values()) {
            Weights weights = Lattice.of(9, 9, Rule.ROOK).with(s);
            LocalMoran.Result moran = LocalMoran.of(x, weights, ANALYTIC, PLAIN);
            GetisOrd.Result g =
                    GetisOrd.of(x, weights, GetisOrd.Options.defaults().withStar(false), PLAIN);
            for (int i = 0; i < 81; i++) {
                assertThat(moran.z(i)).isCloseTo(Math.signum(moran.standardised(i)) * g.z(i), within(1e-10));
            }
        }
    }

    @Test
    void sharedDrawsEqualCountingDrawByDraw() {
        int side = 12;
        double[] x = Samples.coarse(side * side, 9, 3); // many ties
        for (int hole = 0; hole < 40; hole++) {
            x[hole * 31 % x.length] = Double.NaN;
        }
        Weights weights = Lattice.of(side, side, Rule.QUEEN).with(Standardisation.ROW);
        int permutations = 499;
        for (Alternative alternative : Alternative.values()) {
            LocalMoran.Options options = drawn(permutations, alternative, 77);
            LocalMoran.Result result = LocalMoran.of(x, weights, options, PLAIN);
            double[] p = bruteForce(x, weights, permutations, 77, alternative);
            for (int i = 0; i < x.length; i++) {
                assertThat(result.p(i)).as("unit %d, %s", i, alternative).isEqualTo(Double.valueOf(p[i]));
            }
        }
    }

    @Test
    void sharedDrawsEqualCountingDrawByDrawForWeightsThatDifferWithinRows() throws Exception {
        int n = 40;
        double[] x = Samples.random(n, 8);
        StringBuilder gwt = new StringBuilder("0 40 x id\n");
        for (int i = 0; i < n; i++) {
            for (int k = 1; k <= 3 + i % 4; k++) {
                gwt.append(i + 1)
                        .append(' ')
                        .append((i + k * 7) % n + 1)
                        .append(' ')
                        .append(1.0 / k)
                        .append('\n');
            }
        }
        Weights weights = Gwt.read(new StringReader(gwt.toString()), "t.gwt", Samples.ids(n))
                .with(Standardisation.ROW);
        for (Alternative alternative : Alternative.values()) {
            LocalMoran.Result result = LocalMoran.of(x, weights, drawn(299, alternative, 5), PLAIN);
            double[] p = bruteForce(x, weights, 299, 5, alternative);
            for (int i = 0; i < n; i++) {
                assertThat(result.p(i)).as("unit %d, %s", i, alternative).isEqualTo(Double.valueOf(p[i]));
            }
        }
    }

    /** Every unit, every draw: the first k of the sequence, passing over the unit itself. */
    private static double[] bruteForce(double[] x, Weights all, int permutations, long seed, Alternative alternative) {
        int[] places =
                IntStream.range(0, x.length).filter(i -> !Double.isNaN(x[i])).toArray();
        boolean[] present = new boolean[x.length];
        Arrays.stream(places).forEach(i -> present[i] = true);
        Weights weights = all.among(present);
        int length = weights.maxDegree() + 1;
        int[] draws = new DrawTable(seed, "local-moran", places.length, length).draw(0, permutations, PLAIN);
        double mean = Arrays.stream(places).mapToDouble(i -> x[i]).sum() / places.length;
        double[] p = new double[x.length];
        int[] ids = new int[length];
        double[] raw = new double[length];
        for (int i = 0; i < x.length; i++) {
            int k = weights.neighbours(i, ids);
            weights.raw(i, raw);
            if (k == 0) {
                p[i] = Double.NaN;
                continue;
            }
            // binary: sums of the values themselves, exact for whole numbers; else of deviations
            double base = weights.binary() ? 0 : mean;
            double own = 0;
            for (int a = 0; a < k; a++) {
                own += raw[a] * (x[ids[a]] - base);
            }
            double[] sums = new double[permutations];
            for (int r = 0; r < permutations; r++) {
                int taken = 0;
                for (int a = 0; taken < k; a++) {
                    int place = places[draws[r * length + a]];
                    if (place != i) {
                        sums[r] += raw[taken++] * (x[place] - base);
                    }
                }
            }
            double observed = own;
            double centre = Arrays.stream(sums).sum() / permutations;
            int above = (int) Arrays.stream(sums).filter(s -> s >= observed).count();
            int below = (int) Arrays.stream(sums).filter(s -> s <= observed).count();
            int far = (int) Arrays.stream(sums)
                    .filter(s -> Math.abs(s - centre) >= Math.abs(observed - centre))
                    .count();
            p[i] = x[i] > mean
                    ? alternative.ofCounts(above, below, far, permutations)
                    : alternative.ofCounts(below, above, far, permutations);
        }
        return p;
    }

    @Test
    void manyNeighboursArePermutedExactlyToo() {
        // everybody's neighbour: the sequence holds all units, and every draw gives the sum of all others
        int n = 9;
        StringBuilder gal = new StringBuilder("9\n");
        for (int i = 1; i <= n; i++) {
            int self = i;
            gal.append(i)
                    .append(" 8\n")
                    .append(IntStream.rangeClosed(1, n)
                            .filter(j -> j != self)
                            .mapToObj(Integer::toString)
                            .collect(Collectors.joining(" ")))
                    .append('\n');
        }
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8, 10};
        LocalMoran.Result result =
                LocalMoran.of(x, Samples.gal(gal.toString(), n), ANALYTIC.withPermutations(99), PLAIN);
        for (int i = 0; i < n; i++) {
            assertThat(result.p(i)).isEqualTo(1); // 99 at or above and 99 at or below
        }
    }

    @Test
    void pValuesDoNotDependOnTheNumberOfThreads() { // libgeoda, spdep: the seed ran on within each thread's share
        double[] x = Samples.random(90 * 90, 21);
        Weights weights = Lattice.of(90, 90, Rule.QUEEN).with(Standardisation.ROW);
        for (Draws draws : Draws.values()) {
            LocalMoran.Options options = drawn(99, Alternative.FOLDED, 1).withDraws(draws);
            LocalMoran.Result one = LocalMoran.of(x, weights, options, PLAIN);
            for (int threads : new int[] {1, 2, 3, 7}) {
                try (Engine engine = new LocalEngine(threads)) {
                    LocalMoran.Result many = LocalMoran.of(x, weights, options, engine);
                    for (int i = 0; i < x.length; i++) {
                        assertThat(Double.doubleToRawLongBits(many.p(i)))
                                .isEqualTo(Double.doubleToRawLongBits(one.p(i)));
                        assertThat(Double.doubleToRawLongBits(many.z(i)))
                                .isEqualTo(Double.doubleToRawLongBits(one.z(i)));
                    }
                }
            }
        }
    }

    @Test
    void polygonsAndLatticeGiveTheSameBits() {
        double[] x = Samples.random(30 * 20, 2);
        for (int i = 0; i < x.length; i += 7) {
            x[i] = Double.NaN;
        }
        Weights lattice = Lattice.of(30, 20, Rule.QUEEN).with(Standardisation.ROW);
        LocalMoran.Result one = LocalMoran.of(x, lattice, LocalMoran.Options.defaults(), PLAIN);
        LocalMoran.Result other = LocalMoran.of(x, Samples.asGal(lattice), LocalMoran.Options.defaults(), PLAIN);
        for (int i = 0; i < x.length; i++) {
            assertThat(other.i(i)).isEqualTo(Double.valueOf(one.i(i)));
            assertThat(other.z(i)).isEqualTo(Double.valueOf(one.z(i)));
            assertThat(other.p(i)).isEqualTo(Double.valueOf(one.p(i)));
            assertThat(other.cluster(i)).isEqualTo(one.cluster(i));
        }
    }

    @Test
    void theSameSeedGivesTheSamePWithOtherWorkInBetween() { // esda: a generator shared by the whole process
        LocalMoran.Options options = ANALYTIC.withPermutations(99).withDraws(Draws.INDEPENDENT);
        LocalMoran.Result one = LocalMoran.of(GRID, Samples.queenW(), options, PLAIN);
        LocalMoran.of(Samples.random(25, 1), Samples.rookW(), options, PLAIN);
        LocalMoran.Result two = LocalMoran.of(GRID, Samples.queenW(), options, PLAIN);
        LocalMoran.Result other = LocalMoran.of(GRID, Samples.queenW(), options.withSeed(2), PLAIN);
        int differ = 0;
        for (int i = 0; i < 25; i++) {
            assertThat(two.p(i)).isEqualTo(one.p(i));
            differ += other.p(i) == one.p(i) ? 0 : 1;
        }
        assertThat(differ).isGreaterThan(5);
    }

    @Test
    void independentAndSharedDrawsAgreeWithinTheirError() {
        LocalMoran.Options options = drawn(9999, Alternative.GREATER, 20260101);
        LocalMoran.Result shared = LocalMoran.of(GRID, Samples.queenW(), options, PLAIN);
        LocalMoran.Result independent =
                LocalMoran.of(GRID, Samples.queenW(), options.withDraws(Draws.INDEPENDENT), PLAIN);
        for (int i = 0; i < 25; i++) {
            // standard error of a share p of 9,999: at most 0.005 each; five of both together
            assertThat(shared.p(i)).isCloseTo(independent.p(i), within(5 * Math.sqrt(2) * 0.005));
        }
    }

    @Test
    void theSmallestPOf99999PermutationsIsExact() { // esda keeps p as 32-bit floats
        double[] x = Samples.random(400, 4);
        x[210] = 1000;
        x[209] = 999;
        x[211] = 998;
        x[190] = 997;
        x[230] = 996; // the four greatest others, so that no draw but the very same reaches the sum
        LocalMoran.Result result = LocalMoran.of(
                x, Lattice.of(20, 20, Rule.ROOK).with(Standardisation.ROW), ANALYTIC.withPermutations(99_999), PLAIN);
        assertThat(result.p(210)).isEqualTo(2 / 100_000.0);
    }

    @Test
    void constantValuesHaveNoClusters() {
        double[] x = new double[25];
        Arrays.fill(x, 3.3);
        LocalMoran.Result result = LocalMoran.of(x, Samples.queenW(), LocalMoran.Options.defaults(), PLAIN);
        for (int i = 0; i < 25; i++) {
            assertThat(result.i(i)).isNaN();
            assertThat(result.p(i)).isNaN();
            assertThat(result.cluster(i)).isEqualTo(Quadrant.NOT_SIGNIFICANT);
        }
        assertThat(result.cautions()).anyMatch(c -> c.code() == ProblemCode.STATS_C04_CONSTANT);
    }

    @Test
    void valuesExactlyAtTheMeanAreInNoQuadrant() { // libgeoda: they fall into high-high
        // mean of 1..9 is 5; the centre has 5 and neighbours 1+2+3+4+6+7+8+9 = 40, also 5 on average
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        LocalMoran.Result result = LocalMoran.of(
                x,
                Lattice.of(3, 3, Rule.QUEEN).with(Standardisation.ROW),
                ANALYTIC.withTest(LocalOptions.defaults().withCorrection(Correction.NONE, 0.999)),
                PLAIN);
        assertThat(result.standardised(4)).isZero();
        assertThat(result.lag(4)).isZero();
        assertThat(result.quadrant(4)).isEqualTo(Quadrant.NOT_SIGNIFICANT);
        assertThat(result.p(4)).isEqualTo(1);
    }

    /** I of a unit at the mean is 0 whatever its neighbours, drawn or not: its p is 1 beside the highest too. */
    @Test
    void aUnitAtTheMeanIsNeverSignificant() {
        double[] x = {1, 9, 5, 9, 1, 1, 9, 1, 9}; // the mean is 5; the middle of the chain stands between two of 9
        LocalMoran.Result result = LocalMoran.of(x, Lattice.of(9, 1, Rule.ROOK), ANALYTIC.withPermutations(99), PLAIN);
        assertThat(result.lag(2)).isPositive();
        assertThat(result.p(2)).isEqualTo(1);
    }

    @Test
    void axesOfTheScatterPlotAreInStandardDeviations() {
        double[] x = {0, 4, 8, 4, 0, 8}; // mean 4, variance 64 / 6
        LocalMoran.Result result = LocalMoran.of(x, Lattice.of(6, 1, Rule.ROOK), ANALYTIC, PLAIN);
        double deviation = Math.sqrt(64.0 / 6);
        assertThat(result.standardised(0)).isCloseTo(-4 / deviation, within(1e-12));
        assertThat(result.lag(1)).isCloseTo(0, within(1e-12));
        assertThat(result.lag(5)).isCloseTo(-4 / deviation, within(1e-12));
    }

    @Test
    void aMeanThatIsNoBinaryNumberIsStillMetExactly() {
        // 0.1 0.2 0.3 has the mean 0.2, which sums of doubles miss
        double[] x = {0.1, 0.2, 0.3, 0.1, 0.2, 0.3};
        LocalMoran.Result result = LocalMoran.of(x, Lattice.of(6, 1, Rule.ROOK), ANALYTIC, PLAIN);
        assertThat(result.standardised(1)).isZero();
        assertThat(result.quadrant(4)).isEqualTo(Quadrant.NOT_SIGNIFICANT);
    }

    @Test
    void aUnitWhoseNeighboursAllLackValuesIsAnIsland() { // libgeoda: division by 0
        double[] x = GRID.clone();
        for (int i : new int[] {1, 5, 6}) {
            x[i] = Double.NaN;
        }
        LocalMoran.Result result = LocalMoran.of(x, Samples.queenW(), LocalMoran.Options.defaults(), PLAIN);
        assertThat(result.cluster(0)).isEqualTo(Quadrant.ISLAND);
        assertThat(result.i(0)).isNaN();
        assertThat(result.cluster(1)).isEqualTo(Quadrant.MISSING);
        assertThat(result.p(1)).isNaN();
        assertThat(result.cautions())
                .anySatisfy(c -> {
                    assertThat(c.code()).isEqualTo(ProblemCode.STATS_C03_ISLANDS);
                    assertThat(c.args()).containsExactly("1", "1");
                })
                .anySatisfy(c -> {
                    assertThat(c.code()).isEqualTo(ProblemCode.STATS_C05_MISSING);
                    assertThat(c.args()).containsExactly("3", "25");
                });
    }

    @Test
    void shuffledUnitsGiveShuffledResults() {
        int n = 25;
        int[] to = IntStream.range(0, n).map(i -> i * 7 % n).toArray();
        Weights queen = Samples.queen();
        int[] ids = new int[8];
        StringBuilder gal = new StringBuilder("25\n");
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[to[i]] = GRID[i] + 0.37;
            int degree = queen.neighbours(i, ids);
            gal.append(to[i] + 1).append(' ').append(degree).append('\n');
            for (int k = degree - 1; k >= 0; k--) {
                gal.append(to[ids[k]] + 1).append(' ');
            }
            gal.append('\n');
        }
        double[] y = Arrays.stream(GRID).map(v -> v + 0.37).toArray();
        LocalMoran.Result one = LocalMoran.of(y, Samples.queenW(), ANALYTIC, PLAIN);
        LocalMoran.Result two =
                LocalMoran.of(x, Samples.gal(gal.toString(), n).with(Standardisation.ROW), ANALYTIC, PLAIN);
        for (int i = 0; i < n; i++) {
            assertThat(two.i(to[i])).isCloseTo(one.i(i), within(1e-14));
            assertThat(two.z(to[i])).isCloseTo(one.z(i), within(1e-13));
        }
    }

    @Test
    void largeValuesCloseTogetherLoseNothing() {
        double[] far = Arrays.stream(GRID).map(v -> 1e9 + v).toArray();
        LocalMoran.Result near = LocalMoran.of(GRID, Samples.queenW(), ANALYTIC, PLAIN);
        LocalMoran.Result shifted = LocalMoran.of(far, Samples.queenW(), ANALYTIC, PLAIN);
        for (int i = 0; i < 25; i++) {
            assertThat(shifted.i(i)).isEqualTo(near.i(i));
            assertThat(shifted.z(i)).isEqualTo(near.z(i));
        }
    }

    @Test
    void tooFewPermutationsForTheCorrectionAreTold() {
        double[] x = Samples.random(3085, 6);
        LocalMoran.Result result = LocalMoran.of(
                x,
                Lattice.of(617, 5, Rule.QUEEN).with(Standardisation.ROW),
                LocalMoran.Options.defaults().withPermutations(999),
                PLAIN);
        // 2 / 1000 against 0.05 / 3085 = 1.62e-5; 2 * 3085 / 0.05 - 1 = 123,399
        assertThat(result.cautions()).hasSize(1);
        assertThat(result.cautions().get(0).code()).isEqualTo(ProblemCode.STATS_C01_FEW_PERMUTATIONS);
        assertThat(result.cautions().get(0).args())
                .containsExactly("999", "0.002", "3085", "FDR", "0.0000162", "123399");
    }

    /** All orders of the values; the conditional ones are those that leave the unit where it is. */
    private static List<double[]> orders(double[] values) {
        List<double[]> all = new ArrayList<>(List.of(new double[0]));
        for (double v : values) {
            List<double[]> longer = new ArrayList<>();
            for (double[] one : all) {
                for (int at = 0; at <= one.length; at++) {
                    double[] more = new double[one.length + 1];
                    System.arraycopy(one, 0, more, 0, at);
                    more[at] = v;
                    System.arraycopy(one, at, more, at + 1, one.length - at);
                    longer.add(more);
                }
            }
            all = longer;
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource(LocalMoran.Divisor.class)
    void meanAndVarianceAreThoseOfAllOrdersOfTheValues(LocalMoran.Divisor divisor) throws Exception {
        double[] values = {0, 1, 1.5, 4, 7, -2};
        int n = values.length;
        List<double[]> orders = orders(values);
        assertThat(orders).hasSize(720);
        double mean = Arrays.stream(values).sum() / n;
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        String gwt = "0 7 x y\n1 2 1\n1 3 0.5\n1 5 2\n2 1 3\n3 4 1\n3 6 1\n4 3 1\n5 6 0.2\n5 4 0.1\n6 1 9\n7 1 1\n";
        double[] x = Arrays.copyOf(values, n + 1); // the seventh has no value
        x[n] = Double.NaN;
        for (Standardisation s : new Standardisation[] {Standardisation.NONE, Standardisation.ROW}) {
            Weights weights =
                    Gwt.read(new StringReader(gwt), "w.gwt", Samples.ids(n + 1)).with(s);
            for (LocalMoran.Moments moments : LocalMoran.Moments.values()) {
                LocalMoran.Result result =
                        LocalMoran.of(x, weights, ANALYTIC.withDivisor(divisor).withMoments(moments), PLAIN);
                assertThat(new double[] {result.i(n), result.expected(n), result.variance(n), result.z(n), result.p(n)})
                        .containsOnly(Double.NaN);
                int[] ids = new int[n];
                double[] raw = new double[n];
                for (int i = 0; i < n; i++) {
                    int k = weights.neighbours(i, ids);
                    weights.raw(i, raw);
                    double z = values[i] - mean;
                    double m2 = switch (divisor) {
                        case N -> squares / n;
                        case N_MINUS_1, N_MINUS_1_ONLY_I -> squares / (n - 1);
                        case LEAVE_ONE_OUT -> (squares - z * z) / (n - 1);
                    };
                    double ofMoments = divisor == LocalMoran.Divisor.N_MINUS_1_ONLY_I ? squares / n : m2;
                    double sum = 0;
                    double square = 0;
                    double own = 0;
                    int all = 0;
                    for (double[] order : orders) {
                        double lag = 0;
                        for (int a = 0; a < k; a++) {
                            lag += raw[a] * weights.factor(i) * (order[ids[a]] - mean);
                        }
                        double local = (order[i] - mean) * lag;
                        own = Arrays.equals(order, values) ? local : own;
                        if (moments == LocalMoran.Moments.TOTAL || order[i] == values[i]) {
                            sum += local;
                            square += local * local;
                            all++;
                        }
                    }
                    double expected = sum / all / ofMoments;
                    double variance = square / all / ofMoments / ofMoments - expected * expected;
                    assertThat(result.i(i)).isCloseTo(own / m2, within(1e-12));
                    assertThat(result.expected(i)).isCloseTo(expected, within(1e-12));
                    assertThat(result.variance(i)).isCloseTo(variance, within(1e-11));
                    assertThat(result.z(i)).isCloseTo((own / ofMoments - expected) / Math.sqrt(variance), within(1e-9));
                    assertThat(result.p(i)).isEqualTo(Alternative.TWO_SIDED.ofZ(result.z(i)));
                }
            }
        }
    }

    @Test
    void optionsAreThoseOfTheTool() {
        LocalMoran.Options ours = new LocalMoran.Options(
                LocalMoran.Divisor.N,
                LocalMoran.Moments.CONDITIONAL,
                Draws.SHARED,
                new LocalOptions(EnoughPermutations.AUTO, Alternative.TWO_SIDED, Correction.FDR, 0.05, 20260101));
        assertThat(LocalMoran.Options.defaults()).isEqualTo(ours);
        LocalMoran.Options plain = ours.withTest(ours.test().withCorrection(Correction.NONE, 0.05));
        LocalMoran.Options drawn =
                plain.withTest(plain.test().withPermutations(999).withAlternative(Alternative.DIRECTED));
        LocalMoran.Options analytic = plain.withPermutations(0).withDraws(Draws.INDEPENDENT);
        assertThat(LocalMoran.Options.of(Convention.SPDEP)).isEqualTo(analytic);
        assertThat(LocalMoran.Options.of(Convention.ARCGIS))
                .isEqualTo(
                        analytic.withDivisor(LocalMoran.Divisor.LEAVE_ONE_OUT).withMoments(LocalMoran.Moments.TOTAL));
        assertThat(LocalMoran.Options.of(Convention.ESDA))
                .isEqualTo(drawn.withDivisor(LocalMoran.Divisor.N_MINUS_1_ONLY_I));
        assertThat(LocalMoran.Options.of(Convention.GEODA))
                .isEqualTo(drawn.withDivisor(LocalMoran.Divisor.N_MINUS_1).withDraws(Draws.INDEPENDENT));
        assertThat(LocalMoran.of(
                                GRID, Samples.queenW(), ours.withPermutations(9).withSeed(4), PLAIN)
                        .options())
                .isEqualTo(ours.withPermutations(9).withSeed(4));
    }

    /** The quadrant where p reaches alpha, p being the adjusted one where there is a correction. */
    @Test
    void aClusterIsTheQuadrantWherePReachesAlpha() {
        double[] x = GRID.clone();
        for (int i : new int[] {1, 5, 6}) {
            x[i] = Double.NaN; // and the first is an island
        }
        LocalMoran.Options drawn = drawn(999, Alternative.DIRECTED, 3);
        double[] p = p(LocalMoran.of(x, Samples.queenW(), drawn, PLAIN));
        for (Correction correction : Correction.values()) {
            double[] adjusted = Significance.adjusted(p, correction == Correction.NONE ? Correction.FDR : correction);
            double[] judged = correction == Correction.NONE ? p : adjusted;
            double alpha = Arrays.stream(judged)
                    .filter(v -> !Double.isNaN(v) && v < 1)
                    .sorted()
                    .skip(1)
                    .findFirst()
                    .orElseThrow(); // one that a unit just reaches
            LocalMoran.Options judging = drawn.withTest(drawn.test().withCorrection(correction, alpha));
            LocalMoran.Result result = LocalMoran.of(x, Samples.queenW(), judging, PLAIN);
            assertThat(result.size()).isEqualTo(25);
            int clusters = 0;
            for (int i = 0; i < 25; i++) {
                assertThat(result.adjustedP(i)).isEqualTo(Double.valueOf(adjusted[i]));
                boolean tested = !Double.isNaN(p[i]);
                assertThat(result.quadrant(i))
                        .isEqualTo(
                                i == 0
                                        ? Quadrant.ISLAND
                                        : tested
                                                ? Quadrant.of(result.standardised(i), result.lag(i))
                                                : Quadrant.MISSING);
                assertThat(result.cluster(i))
                        .isEqualTo(tested && judged[i] > alpha ? Quadrant.NOT_SIGNIFICANT : result.quadrant(i));
                clusters += tested && judged[i] <= alpha ? 1 : 0;
            }
            assertThat(clusters).isBetween(2, 20);
            assertThat(result.standardised(0)).isNotNaN();
            assertThat(new double[] {result.standardised(1), result.lag(1), result.lag(0)})
                    .containsOnly(Double.NaN);
        }
    }

    private static double[] p(LocalMoran.Result result) {
        return IntStream.range(0, result.size()).mapToDouble(result::p).toArray();
    }

    @Test
    void levelsAndPermutationsOutOfRangeAreRefused() {
        for (double alpha : new double[] {0, 1}) {
            assertThatThrownBy(() -> LocalOptions.defaults().withCorrection(Correction.FDR, alpha))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        LocalGeary.Options geary = LocalGeary.Options.defaults();
        assertThatThrownBy(() -> geary.withTest(geary.test().withPermutations(0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(geary.withTest(geary.test().withPermutations(1)).test().permutations())
                .isEqualTo(1);
    }

    /** Draws of a unit's own cost with the number of units; shared ones do not. */
    @Test
    void sharedDrawsAllowMorePermutationsThanIndependentOnes() {
        double[] x = new double[2_000_000];
        Weights lattice = Lattice.of(2000, 1000, Rule.QUEEN);
        LocalMoran.Options ours = LocalMoran.Options.defaults();
        assertThat(ours.fitted(x, lattice).test().permutations()).isEqualTo(999_999);
        assertThat(ours.withDraws(Draws.INDEPENDENT).fitted(x, lattice).test().permutations())
                .isEqualTo(5000);
    }

    @Test
    void zTestsOnFewUnitsAreTold() {
        assertThat(grid(LocalMoran.Moments.TOTAL).cautions())
                .anyMatch(c -> c.code() == ProblemCode.STATS_C02_FEW_UNITS);
    }

    @Test
    void tooFewUnitsAndInfiniteValuesAreProblems() {
        double[] two = {1, 2};
        assertThatThrownBy(() -> LocalMoran.of(two, Lattice.of(2, 1, Rule.ROOK), ANALYTIC, PLAIN))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.STATS_05_FEW_UNITS));
        double[] infinite = GRID.clone();
        infinite[3] = Double.POSITIVE_INFINITY;
        assertThatThrownBy(() -> LocalMoran.of(infinite, Samples.queenW(), ANALYTIC, PLAIN))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.STATS_04_INFINITE));
    }
}
