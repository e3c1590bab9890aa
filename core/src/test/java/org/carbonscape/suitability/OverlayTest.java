package org.carbonscape.suitability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.Window;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.suitability.weight.SampleWeights;
import org.carbonscape.suitability.weight.Weights;
import org.junit.jupiter.api.Test;

class OverlayTest {
    private static final PlainEngine PLAIN = new PlainEngine();
    private static final Grading.AsIs AS_IS = new Grading.AsIs(-1e6, 1e6);

    private static List<Criterion> mixed(Rasters.Values a, Rasters.Values b, Rasters.Classes c) {
        return List.of(
                new Criterion(
                        "slope",
                        new Layer.Values(a),
                        new Grading.Breakpoints(new double[] {2, 5, 8}, new double[] {1, 3, 9, 5})),
                new Criterion("ndvi", new Layer.Values(b), new Grading.Linear(0.8, 0.2, 1, 9)),
                new Criterion(
                        "land_use",
                        new Layer.Classes(c, List.of("forest", "water", "built")),
                        new Grading.ByClass(new double[] {9, Double.NaN, 1})));
    }

    /** Cell by cell, as a reader of methods 7.3 would do it. */
    private static float twin(float slope, float ndvi, int use, double[] w, boolean renormalise) {
        float[] s = {
            slope != slope ? Float.NaN : slope <= 2 ? 1 : slope <= 5 ? 3 : slope <= 8 ? 9 : 5,
            (float) (1 + 8 * Math.min(1, Math.max(0, (ndvi - 0.8) / (0.2 - 0.8)))),
            use == 1 ? 9 : use == 3 ? 1 : Float.NaN
        };
        double sum = 0;
        double weight = 0;
        for (int k = 0; k < 3; k++) {
            if (!Float.isNaN(s[k])) {
                sum += w[k] * s[k];
                weight += w[k];
            } else if (!renormalise) {
                return Float.NaN;
            }
        }
        return (float) (renormalise ? weight > 0 ? sum / weight : Double.NaN : sum);
    }

    @Test
    void theOverlayEqualsItsBruteForceTwinForAnyCutAndThreads() {
        Random random = new Random(1);
        Rasters.Values a = Rasters.randomValues(random, 23, 17, 0.1, 0, 12);
        Rasters.Values b = Rasters.randomValues(random, 23, 17, 0.1, 0, 1);
        Rasters.Classes c = Rasters.randomClasses(random, 23, 17, 3, 0.1, 0.5);
        Weights w = Weights.of(Words.same("given"), List.of("ndvi", "land_use", "slope"), 0.5, 0.2, 0.3);
        double[] ordered = {w.get("slope"), w.get("ndvi"), w.get("land_use")};
        for (Overlay.Missing missing : Overlay.Missing.values()) {
            float[] expected = new float[23 * 17];
            for (int i = 0; i < expected.length; i++) {
                expected[i] =
                        twin(a.cells()[i], b.cells()[i], c.cells()[i], ordered, missing == Overlay.Missing.RENORMALISE);
            }
            List<float[]> first = new ArrayList<>();
            Rasters.everyCut(23, 17, (engine, cut) -> {
                Overlay overlay = Overlay.of(
                        mixed(Rasters.tiled(a, cut[0], cut[1]), Rasters.tiled(b, 2, 3), Rasters.tiled(c, 23, 1)),
                        w,
                        missing,
                        List.of());
                Rasters.Collected scores = new Rasters.Collected(Rasters.grid(overlay));
                ScoreHistogram histogram =
                        overlay.run(engine, () -> (block, cells) -> Arrays.copyOf(cells, block.cells()), scores);
                assertThat(scores.cells()).usingComparatorWithPrecision(1e-5f).containsExactly(expected);
                first.add(scores.cells());
                assertThat(scores.cells()).containsExactly(first.get(0)); // the same bits
                assertThat(Rasters.cells(Rasters.scores(overlay))).containsExactly(first.get(0));
                assertThat(histogram.cells())
                        .isEqualTo(IntStream.range(0, expected.length)
                                .filter(i -> !Float.isNaN(expected[i]))
                                .count());
            });
        }
    }

    @Test
    void countsUnderOtherWeightsAreThoseOfTheScoresThatTheyGive() {
        Random random = new Random(2);
        Rasters.Values a = Rasters.randomValues(random, 61, 37, 0.1, 0, 12);
        Rasters.Values b = Rasters.randomValues(random, 61, 37, 0.1, -3, 1);
        Rasters.Classes c = Rasters.randomClasses(random, 61, 37, 3, 0.1, 0.5);
        List<String> names = List.of("slope", "land_use", "ndvi");
        List<Weights> others = List.of(
                Weights.of(Words.same("one"), names, 0.1, 0.1, 0.8),
                Weights.of(Words.same("two"), names, 0.6, 0.3, 0.1));
        for (Overlay.Missing missing : Overlay.Missing.values()) {
            for (List<Constraint> constraints : List.of(
                    List.<Constraint>of(),
                    List.of(Rasters.constraint(c, Constraint.Effect.EXCLUDE, 2)),
                    List.of(
                            Rasters.constraint(c, Constraint.Effect.EXCLUDE, 2),
                            Rasters.constraint(c, Constraint.Effect.LOWEST, 3)))) {
                Overlay overlay = Overlay.of(
                        mixed(Rasters.tiled(a, 20, 20), b, c),
                        Weights.of(Words.same("base"), names, 0.3, 0.3, 0.4),
                        missing,
                        constraints);
                List<ScoreHistogram> counts = overlay.run(
                                PLAIN, () -> (block, scores) -> block, (block, same) -> {}, others)
                        .others();
                for (int s = 0; s < others.size(); s++) {
                    ScoreHistogram own =
                            overlay.with(others.get(s)).run(PLAIN, () -> (block, scores) -> block, (block, same) -> {});
                    assertThat(bins(counts.get(s))).isEqualTo(bins(own)).hasSizeGreaterThan(4);
                    assertThat(bins(overlay.kept(PLAIN).counts(others.get(s).values())))
                            .isEqualTo(bins(own));
                }
            }
        }
    }

    @Test
    void rangesAreOfTheScoresThatCount() {
        Random random = new Random(3);
        for (int run = 0; run < 40; run++) {
            Rasters.Values a = Rasters.randomValues(random, 13, 11, 0.3, 0, run % 2 == 0 ? 12 : 2);
            Rasters.Values b = Rasters.randomValues(random, 13, 11, 0.3, 0, 1);
            Rasters.Classes c = Rasters.randomClasses(random, 13, 11, 3, 0.1, 0.5);
            List<Constraint> constraints = run % 3 == 0
                    ? List.of()
                    : List.of(
                            Rasters.constraint(c, Constraint.Effect.EXCLUDE, 1),
                            Rasters.constraint(c, Constraint.Effect.LOWEST, 3));
            for (Overlay.Missing missing : Overlay.Missing.values()) {
                List<Criterion> criteria = mixed(Rasters.tiled(a, 4, 5), b, c);
                Overlay overlay = Overlay.of(
                        criteria,
                        Weights.of(Words.same("base"), List.of("land_use", "slope", "ndvi"), 0.3, 0.3, 0.4),
                        missing,
                        constraints);
                float[] scores = Rasters.cells(Rasters.scores(overlay));
                List<ScoreRange> expected = new ArrayList<>();
                for (int k : new int[] {2, 0, 1}) { // in the order of the weights
                    double[] only = {k == 0 ? 1 : 0, k == 1 ? 1 : 0, k == 2 ? 1 : 0};
                    ScoreRange range = ScoreRange.NONE;
                    for (int i = 0; i < scores.length; i++) {
                        float x = twin(a.cells()[i], b.cells()[i], c.cells()[i], only, true);
                        if (!Float.isNaN(scores[i]) && !Float.isNaN(x)) {
                            range = new ScoreRange(Math.min(range.least(), x), Math.max(range.greatest(), x));
                        }
                    }
                    expected.add(range);
                }
                List<ScoreRange> found = overlay.run(PLAIN, () -> (block, s) -> block, (block, same) -> {}, List.of())
                        .ranges();
                for (int k = 0; k < 3; k++) {
                    assertThat(found.get(k).least()).isCloseTo(expected.get(k).least(), within(1e-5f));
                    assertThat(found.get(k).greatest())
                            .isCloseTo(expected.get(k).greatest(), within(1e-5f));
                    assertThat(found.get(k).isOne()).isEqualTo(expected.get(k).isOne());
                }
            }
        }
    }

    private static List<String> bins(ScoreHistogram of) {
        List<String> bins = new ArrayList<>(List.of(of.cells() + " from " + of.min() + " to " + of.max()));
        for (int i = 0; i < of.bins(); i++) {
            if (of.count(i) > 0) {
                bins.add(of.edge(i) + ": " + of.count(i));
            }
        }
        return bins;
    }

    @Test
    void constraintsExcludeOrForceToTheLowestScore() {
        Rasters.Values a = Rasters.values(4, 1, 5, 7, 9, Float.NaN);
        Rasters.Classes mask = Rasters.picture(3, "1232");
        List<Criterion> criteria = List.of(new Criterion("a", new Layer.Values(a), new Grading.AsIs(1, 9)));
        Overlay overlay = Overlay.of(
                criteria,
                Weights.equal(List.of("a")),
                Overlay.Missing.NONE,
                List.of(
                        Rasters.constraint(mask, Constraint.Effect.LOWEST, 2),
                        Rasters.constraint(mask, Constraint.Effect.EXCLUDE, 3)));
        assertThat(Rasters.cells(Rasters.scores(overlay))).containsExactly(5, 1, Float.NaN, Float.NaN);
        Overlay both = Overlay.of(
                criteria,
                Weights.equal(List.of("a")),
                Overlay.Missing.NONE,
                List.of(
                        Rasters.constraint(mask, Constraint.Effect.EXCLUDE, 2),
                        Rasters.constraint(mask, Constraint.Effect.LOWEST, 1, 2)));
        assertThat(Rasters.cells(Rasters.scores(both))).containsExactly(1, Float.NaN, 9, Float.NaN);
    }

    @Test
    void breakpointsAreRightClosed() {
        float[] v = {1.9f, 2, 2.1f, Float.NaN, -5, 99};
        CellScores.grade(new Grading.Breakpoints(new double[] {2, 5}, new double[] {1, 7, 3}), v, v.length);
        assertThat(v).containsExactly(1, 1, 7, Float.NaN, 1, 3);
    }

    /** A cell of 0.8 is 0.80000001 as a float, one of 0.7 is 0.69999999. */
    @Test
    void aCellThatHoldsABreakLiesBelowIt() {
        float[] v = {0.1f, 0.2f, 0.4f, 0.6f, 0.7f, 0.8f, Math.nextUp(0.8f), 0.9f};
        CellScores.grade(
                new Grading.Breakpoints(new double[] {0.2, 0.4, 0.6, 0.7, 0.8}, new double[] {1, 3, 5, 6, 7, 9}),
                v,
                v.length);
        assertThat(v).containsExactly(1, 1, 3, 5, 6, 7, 9, 9);
    }

    @Test
    void minMaxIsClippedAtPercentilesAndTurnsRound() {
        // 0, 1, ..., 100: type 7 quantiles at 0.1 and 0.9 are 10 and 90
        float[] cells = new float[101];
        for (int i = 0; i <= 100; i++) {
            cells[i] = 100 - i;
        }
        Layer layer = new Layer.Values(Rasters.values(101, 1, cells));
        Criterion more = new Criterion("a", layer, new Grading.MinMax(0.1, 0.9, true, 0, 1)).fit(PLAIN, List.of());
        assertThat(more.grading()).isEqualTo(new Grading.Linear(10, 90, 0, 1));
        Criterion less = new Criterion("a", layer, new Grading.MinMax(0.1, 0.9, false, 0, 1)).fit(PLAIN, List.of());
        float[] v = {10, 50, 90, 5, 99};
        CellScores.grade(less.grading(), v, 5);
        assertThat(v).containsExactly(1, 0.5f, 0, 1, 0);
    }

    @Test
    void quintilesHoldEqualNumbersOfCells() {
        Rasters.Values a = Rasters.randomValues(new Random(2), 50, 40, 0.2, -3, 3);
        Criterion c = new Criterion("a", new Layer.Values(a), new Grading.Quantiles(new double[] {1, 3, 5, 7, 9}))
                .fit(PLAIN, List.of());
        float[] v = a.cells().clone();
        CellScores.grade(c.grading(), v, v.length);
        long n = count(v, Float.NaN);
        for (float score : new float[] {1, 3, 5, 7, 9}) {
            assertThat((double) count(v, score)).isCloseTo((2000 - n) / 5.0, within(1.0));
        }
        // many ties: 1 fills the two lowest fifths; it takes the lowest score, none is split
        Layer ties = new Layer.Values(Rasters.values(10, 1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 6));
        Grading fitted = new Criterion("a", ties, new Grading.Quantiles(new double[] {1, 3, 5, 7, 9}))
                .fit(PLAIN, List.of())
                .grading();
        float[] t = {1, 2, 3, 4, 5, 6};
        CellScores.grade(fitted, t, 6);
        assertThat(t).containsExactly(1, 5, 7, 7, 9, 9); // breaks 1, 1, 2.4 -> {1, 2.4, 4.2}
    }

    /** A DEM covers its rectangle: what lies beyond the border must not shape the grades or the weights of the land. */
    @Test
    void cellsBeyondTheStudyShapeNeitherGradesNorWeights() {
        Rasters.Values high = Rasters.values(8, 1, 1, 900, 2, 3, 800, 4, 5, 700);
        Rasters.Values few = Rasters.values(5, 1, 1, 2, 3, 4, 5);
        Rasters.Values other = Rasters.values(8, 1, 9, 5, 7, 7, 6, 8, 1, 3);
        Rasters.Values fewOther = Rasters.values(5, 1, 9, 7, 7, 8, 1);
        BitSet none = new BitSet();
        none.set(0);
        List<Constraint> beyond = List.of(
                new Constraint(Rasters.classes(8, 1, 2, 1, 0, 1, 2, 0, 1, 2, 0), none, Constraint.Effect.BEYOND));
        for (Grading grading :
                List.of(new Grading.Quantiles(new double[] {1, 3, 9}), new Grading.MinMax(0.01, 0.99, false, 1, 9))) {
            Criterion all = new Criterion("a", new Layer.Values(high), grading).fit(PLAIN, beyond);
            Criterion land = new Criterion("a", new Layer.Values(few), grading).fit(PLAIN, List.of());
            assertThat(all.graded().describe()).isEqualTo(land.graded().describe());
            for (Overlay.Missing missing : Overlay.Missing.values()) {
                assertThat(moments(all, other, missing, beyond).entropy().values())
                        .isEqualTo(moments(land, fewOther, missing, List.of())
                                .entropy()
                                .values());
                assertThat(moments(all, other, missing, beyond).critic().values())
                        .isEqualTo(moments(land, fewOther, missing, List.of())
                                .critic()
                                .values());
            }
        }
    }

    private static ScoreMoments moments(
            Criterion first, Rasters.Values second, Overlay.Missing missing, List<Constraint> constraints) {
        Grading wide = new Grading.AsIs(0, 10); // over more, all these values would be one step, and weigh nothing
        List<Criterion> both = List.of(first, new Criterion("b", new Layer.Values(second), wide));
        return ScoreMoments.of(PLAIN, Overlay.of(both, Weights.equal(List.of("a", "b")), missing, constraints));
    }

    private static long count(float[] v, float wanted) {
        long n = 0;
        for (float x : v) {
            n += Float.compare(x, wanted) == 0 ? 1 : 0;
        }
        return n;
    }

    @Test
    void quantilesOfARasterAreThoseOfItsSortedValues() {
        Random random = new Random(3);
        for (int round = 0; round < 22; round++) {
            int columns = round < 20 ? 31 : 431; // of the last the values are more than are counted one by one
            int rows = round < 20 ? 13 : 41;
            Rasters.Values a = Rasters.randomValues(
                    random, columns, rows, 0.3, round % 2 == 0 ? -1e-3f : 7, round % 3 == 0 ? 1e6f : 8);
            for (int i = 1; i < a.cells().length && round % 4 == 1; i++) { // runs
                a.cells()[i] = i % 5 == 0 || round > 20 ? a.cells()[i] : a.cells()[i - 1];
            }
            if (round == 5) {
                Arrays.setAll(new Object[31], i -> a.cells()[i] = i % 2 == 0 ? 0f : -0f);
            }
            double[] sorted = IntStream.range(0, a.cells().length)
                    .mapToDouble(i -> a.cells()[i])
                    .filter(v -> v == v)
                    .map(v -> v + 0.0)
                    .sorted()
                    .toArray();
            double[] shares = {0, 0.01, 0.25, 0.5, 0.731, 0.99, 1};
            double[] expected = new double[shares.length];
            for (int i = 0; i < shares.length; i++) {
                double at = (sorted.length - 1) * shares[i];
                int low = (int) at;
                int high = Math.min(low + 1, sorted.length - 1);
                expected[i] = sorted[low] + (at - low) * (sorted[high] - sorted[low]);
            }
            Rasters.everyCut(
                    columns,
                    rows,
                    (engine, cut) -> assertThat(
                                    OrderStatistics.quantiles(engine, Rasters.tiled(a, cut[0], cut[1]), shares))
                            .containsExactly(expected));
        }
    }

    @Test
    void layersOnOtherCellsAreAProblem() {
        List<Criterion> criteria = List.of(
                new Criterion("a", new Layer.Values(Rasters.values(4, 1, 1, 2, 3, 4)), AS_IS),
                new Criterion("b", new Layer.Values(Rasters.values(2, 2, 1, 2, 3, 4)), AS_IS));
        ProblemException e = catchThrowableOfType(
                ProblemException.class,
                () -> Overlay.of(criteria, Weights.equal(List.of("a", "b")), Overlay.Missing.NONE, List.of()));
        assertThat(e.problems().get(0).text(Language.EN)).isEqualTo("""
                SUIT-10     layer b: its cells are not those of "a"
                            Bring all layers onto the study grid first.""");
        assertThat(e.problems().get(0).text(Language.ZH)).isEqualTo("""
                SUIT-10     layer b：栅格与“a”不一致
                            请先把所有图层统一到研究格网。""");
    }

    @Test
    void aRasterWithoutValuesIsAProblem() {
        Layer none = new Layer.Values(Rasters.values(2, 1, Float.NaN, Float.NaN));
        ProblemException e = catchThrowableOfType(
                ProblemException.class,
                () -> new Criterion("a", none, new Grading.Quantiles(new double[] {1, 2})).fit(PLAIN, List.of()));
        assertThat(e.problems().get(0).text(Language.EN)).isEqualTo("""
                SUIT-12     quantiles: no cell has a value
                            Check that the layers overlap, or set suitability.missing to renormalise.""");
        assertThat(e.problems().get(0).text(Language.ZH)).isEqualTo("""
                SUIT-12     quantiles：没有任何有值的像元
                            请检查图层是否重叠，或将 suitability.missing 设为 renormalise。""");
    }

    @Test
    void weightsFromAllCellsAreThoseOfTheTableOfCells() {
        Random random = new Random(4);
        List<String> names = List.of("slope", "ndvi", "land_use");
        Rasters.Values a = Rasters.randomValues(random, 19, 11, 0.1, 0, 12);
        Rasters.Values b = Rasters.randomValues(random, 19, 11, 0.1, 0, 1);
        Rasters.Classes c = Rasters.randomClasses(random, 19, 11, 3, 0.1, 0.5);
        float[][] s = new CellScores(mixed(a, b, c), new Cells()).read(new Window(0, 0, 19, 11));
        int[] whole = IntStream.range(0, 19 * 11)
                .filter(i -> !Float.isNaN(s[0][i] + s[1][i] + s[2][i]))
                .toArray();
        double[][] columns = new double[3][whole.length];
        for (int k = 0; k < 3; k++) {
            for (int i = 0; i < whole.length; i++) {
                columns[k][i] = (s[k][whole[i]] - 1) / 8;
            }
        }
        List<Weights> first = new ArrayList<>();
        Rasters.everyCut(19, 11, (engine, cut) -> {
            Overlay overlay = Overlay.of(
                    mixed(Rasters.tiled(a, cut[0], cut[1]), b, c),
                    Weights.equal(names),
                    Overlay.Missing.values()[first.size() / 2 % 2],
                    first.size() / 4 % 2 == 0
                            ? List.of()
                            : List.of(Rasters.constraint(c, Constraint.Effect.EXCLUDE, 1))); // whatever is excluded
            ScoreMoments moments = ScoreMoments.of(engine, first.size() / 8 % 2 == 0 ? overlay : overlay.kept(engine));
            assertThat(moments.entropy().values())
                    .containsExactly(SampleWeights.entropy(names, columns).values(), within(1e-5));
            assertThat(moments.critic().values())
                    .containsExactly(SampleWeights.critic(names, columns).values(), within(1e-5));
            first.add(moments.entropy());
            first.add(moments.critic());
            assertThat(moments.entropy()).isEqualTo(first.get(0));
            assertThat(moments.critic()).isEqualTo(first.get(1));
        });
    }

    /** Scores beyond the range are its ends; a linear grading from a value to itself gives the highest. */
    @Test
    void scoresAsTheyAreAreKeptWithinTheirRangeAndNoRangeOfValuesGivesTheHighest() {
        float[] v = {-3, 1, 4.5f, 9, 12, Float.NaN};
        CellScores.grade(new Grading.AsIs(1, 9), v, 6);
        assertThat(v).containsExactly(1, 1, 4.5f, 9, 9, Float.NaN);
        float[] even = {7, Float.NaN, 7};
        CellScores.grade(new Grading.Linear(7, 7, 1, 9), even, 3);
        assertThat(even).containsExactly(9, Float.NaN, 9);
    }
}
