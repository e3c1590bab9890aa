package org.carbonscape.suitability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.breaks.Cut;
import org.carbonscape.breaks.NaturalBreaks;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;

class LevelsTest {
    private static final PlainEngine PLAIN = new PlainEngine();
    /** The numbers of methods 4.3. */
    private static final float[] X = {
        12, 15, 14, 9, 7, 16, 21, 19, 11, 8, 13, 20, 25, 14, 10, 8, 12, 15, 18, 13, 5, 7, 9, 12, 17
    };

    private static double[] natural(int k) {
        return Levels.natural(Rasters.histogram(PLAIN, Rasters.values(25, 1, X)), k)
                .breaks();
    }

    @Test
    void quantilesFromCountsPartTheSameCellsAsExactOnesButForOneBin() {
        Random random = new Random(61);
        for (int round = 0; round < 20; round++) {
            Rasters.Values scores = Rasters.randomValues(random, 40, 30, 0.1, 1, 9);
            if (round % 2 == 1) {
                for (int i = 0; i < 1200; i++) {
                    scores.cells()[i] = Math.round(scores.cells()[i] * 2) / 2f; // ties
                }
                for (int i = 0; i < 100; i++) {
                    scores.cells()[i] = Float.NaN;
                }
            }
            int[] exact = Rasters.levels(Levels.quantile(PLAIN, scores, 5), scores);
            int[] counted = Rasters.levels(Levels.quantile(Rasters.histogram(PLAIN, scores), 5), scores);
            int off = 0;
            for (int i = 0; i < exact.length; i++) {
                off += exact[i] != counted[i] ? 1 : 0;
            }
            assertThat(off).isLessThanOrEqualTo(round % 2 == 1 ? 0 : 4); // one of four breaks each
        }
    }

    @Test
    void naturalBreaksOfMethods43() {
        // upper members of the classes, at the histogram's width (20 / 32,768 at most)
        assertThat(natural(3)).containsExactly(new double[] {10, 16}, within(1e-3));
        assertThat(natural(4)).containsExactly(new double[] {10, 15, 21}, within(1e-3));
        assertThat(natural(5)).containsExactly(new double[] {9, 13, 17, 21}, within(1e-3));
    }

    @Test
    void quantileBreaksOfMethods43() {
        assertThat(Levels.quantile(PLAIN, Rasters.values(25, 1, X), 5).breaks())
                .containsExactly(new double[] {8.8, 12, 14, 17.2}, within(1e-12));
    }

    @Test
    void everyWayThatMakesAsManyLevelsAsAskedForCutsScores() {
        ScoreHistogram scores = Rasters.histogram(PLAIN, Rasters.values(25, 1, X));
        assertThat(Levels.of(Cut.of(BreakMethod.EQUAL, 5), scores).breaks()).containsExactly(9, 13, 17, 21);
        assertThat(Levels.of(Cut.of(BreakMethod.EQUAL, 5), scores).method()).isEqualTo("equal breaks");
        double ratio = Math.pow(5, 1.0 / 3); // 5 to 25 in three steps
        assertThat(Levels.of(Cut.of(BreakMethod.GEOMETRIC, 3), scores).breaks())
                .containsExactly(new double[] {5 * ratio, 5 * ratio * ratio}, within(1e-12));
        // the widest gap is between 21 and 25; the lower of those of 1 apart after it lies between 5 and 7
        assertThat(Levels.of(Cut.of(BreakMethod.MAXIMUM, 2), scores).breaks())
                .containsExactly(new double[] {23}, within(1e-3));
        assertThat(Levels.of(Cut.at(List.of(10.0, 16.0)), scores).breaks()).containsExactly(10, 16);
        assertThat(Levels.of(Cut.of(BreakMethod.NATURAL, 3), scores).breaks())
                .isEqualTo(Levels.natural(scores, 3).breaks());
        assertThatThrownBy(() -> Levels.of(
                        Cut.of(BreakMethod.MAXIMUM, 3),
                        Rasters.histogram(PLAIN, Rasters.values(2, 1, new float[] {1, 2}))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.SUIT_11_DISTINCT));
    }

    private static Rasters.Values scores(double... values) {
        float[] cells = new float[values.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (float) values[i];
        }
        return Rasters.values(cells.length, 1, cells);
    }

    private static ScoreHistogram counted(double... values) {
        return Rasters.histogram(PLAIN, scores(values));
    }

    private static String told(ThrowingCallable work) {
        List<Problem> problems =
                catchThrowableOfType(ProblemException.class, work).problems();
        assertThat(problems).hasSize(1);
        return problems.get(0).text(Language.EN).replaceAll("\\s+", " ");
    }

    /** Of seven cells the fourth is the median, whichever side of a tie it stands on. */
    @Test
    void aBreakOfEqualNumbersIsTheScoreOfTheCellThatParts() {
        // whole scores lie on edges of bins
        assertThat(Levels.quantile(counted(1, 1, 1, 2, 2, 3, 3), 2).breaks()).containsExactly(2);
        assertThat(Levels.quantile(counted(1, 1, 1, 1, 2, 3, 3), 2).breaks()).containsExactly(1);
        assertThat(Levels.quantile(counted(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), 5).breaks())
                .containsExactly(2, 4, 6, 8);
    }

    @Test
    void aHistogramThatIsFullHasNaturalBreaks() {
        ScoreHistogram full = counted(0, 1, 65_535);
        assertThat(full.bins()).isEqualTo(65_536);
        assertThat(Levels.natural(full, 2).breaks()).containsExactly(1);
    }

    @Test
    void equalNumbersOfARasterAreExactAndOfCountsNearlySo() {
        Cut halves = Cut.of(BreakMethod.QUANTILE, 2);
        Rasters.Values scores = scores(1, 2, 3, 4);
        ScoreHistogram counts = counted(1, 2, 3, 4);
        assertThat(Levels.of(halves, PLAIN, scores, counts).breaks()).containsExactly(2.5);
        assertThat(Levels.of(halves, counts).breaks()).containsExactly(new double[] {2}, within(1e-3));
        assertThat(Levels.of(Cut.of(BreakMethod.EQUAL, 3), PLAIN, scores, counts)
                        .breaks())
                .containsExactly(2, 3);
    }

    @Test
    void levelsThatScoresCannotFillAreToldWithTheirNumber() {
        assertThat(told(() -> Levels.of(Cut.of(BreakMethod.MAXIMUM, 5), counted(1, 2, 9))))
                .startsWith("SUIT-11 levels: the scores fill 3 of 5 levels");
        assertThat(told(() -> Levels.natural(counted(1, 2, 9, 9), 4)))
                .startsWith("SUIT-11 levels: the scores fill 3 of 4 levels");
        assertThat(Levels.natural(counted(1, 2, 9, 9), 3).count())
                .as("each score a level")
                .isEqualTo(3);
        assertThat(told(() -> Levels.quantile(counted(1, 2, 2, 2, 2, 2, 2), 2)))
                .as("nothing lies above the most frequent score")
                .startsWith("SUIT-11 levels: the scores fill 1 of 2 levels");
        assertThat(told(() -> Levels.of(Cut.of(BreakMethod.GEOMETRIC, 3), counted(-1, 2, 9))))
                .startsWith("STATS-02 levels:");
    }

    @Test
    void thereAreTwoLevelsAtLeastAnd255AtMost() {
        ScoreHistogram counts = counted(1, 2, 9);
        for (int count : new int[] {1, 256}) {
            double[] limits = IntStream.range(1, count).mapToDouble(i -> i).toArray();
            for (ThrowingCallable levels : List.<ThrowingCallable>of(
                    () -> Levels.natural(counts, count),
                    () -> Levels.quantile(counts, count),
                    () -> Levels.quantile(PLAIN, scores(1, 2, 9), count),
                    () -> Levels.of(Cut.of(BreakMethod.EQUAL, count), counts),
                    () -> Levels.given(limits))) {
                assertThatThrownBy(levels)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("2 to 255 levels, not " + count);
            }
        }
        double[] most = IntStream.range(1, 255).mapToDouble(i -> i).toArray();
        assertThat(Levels.given(most).count()).isEqualTo(255);
        assertThat(Levels.given(0).count()).isEqualTo(2);
    }

    @Test
    void limitsThatDoNotAscendAreRefused() {
        for (double[] limits :
                new double[][] {{2, 1}, {1, 1}, {1, Double.NaN}, {Double.NaN, 1}, {1, Double.POSITIVE_INFINITY}}) {
            assertThatThrownBy(() -> Levels.given(limits)).hasMessageStartingWith("limits must ascend");
        }
    }

    @Test
    void aValueThatIsABreakBelongsBelowIt() {
        Levels levels = Levels.natural(Rasters.histogram(PLAIN, Rasters.values(25, 1, X)), 3);
        assertThat(levels.of(10)).isEqualTo(3);
        assertThat(levels.of(11)).isEqualTo(2);
        assertThat(levels.of(16)).isEqualTo(2);
        assertThat(levels.of(17)).isEqualTo(1);
        assertThat(levels.of(Float.NaN)).isZero();
        assertThat(Levels.given(10, 16).of(16)).isEqualTo(2);
    }

    @Test
    void naturalBreaksHaveTheLeastSumOfSquaresOfAllCuts() {
        Random random = new Random(6);
        for (int round = 0; round < 300; round++) {
            int n = 3 + random.nextInt(9);
            TreeMap<Double, Long> counted = new TreeMap<>();
            while (counted.size() < n) {
                counted.put(random.nextDouble() * (round % 2 == 0 ? 1 : 1e6), 1L + random.nextInt(20));
            }
            double[] values = counted.keySet().stream().mapToDouble(v -> v).toArray();
            long[] counts = counted.values().stream().mapToLong(v -> v).toArray();
            int k = 2 + random.nextInt(Math.min(4, n - 1));
            double[] breaks = NaturalBreaks.of(
                            values, Arrays.stream(counts).asDoubleStream().toArray())
                    .breaks(k);
            int[] last = Arrays.stream(breaks)
                    .mapToInt(b -> Arrays.binarySearch(values, b))
                    .toArray();
            assertThat(squares(values, counts, last))
                    .isCloseTo(least(values, counts, 0, k), within(1e-9 * squares(values, counts, new int[0])));
            assertThat(last).hasSize(k - 1);
        }
    }

    private static double least(double[] values, long[] counts, int from, int k) {
        if (k == 1) {
            return spread(values, counts, from, values.length);
        }
        double best = Double.POSITIVE_INFINITY;
        for (int end = from + 1; end <= values.length - k + 1; end++) {
            best = Math.min(best, spread(values, counts, from, end) + least(values, counts, end, k - 1));
        }
        return best;
    }

    private static double squares(double[] values, long[] counts, int[] last) {
        double sum = 0;
        int from = 0;
        for (int c = 0; c <= last.length; c++) {
            int end = c < last.length ? last[c] + 1 : values.length;
            sum += spread(values, counts, from, end);
            from = end;
        }
        return sum;
    }

    private static double spread(double[] values, long[] counts, int from, int end) {
        double n = 0;
        double sum = 0;
        for (int i = from; i < end; i++) {
            n += counts[i];
            sum += counts[i] * values[i];
        }
        double squares = 0;
        for (int i = from; i < end; i++) {
            squares += counts[i] * (values[i] - sum / n) * (values[i] - sum / n);
        }
        return squares;
    }

    @Test
    void theHistogramDoesNotCareAboutCutsThreadsOrTheOrderOfItsRange() {
        Random random = new Random(7);
        for (float high : new float[] {1, 9, 1e5f, 1e30f}) {
            Rasters.Values a = Rasters.randomValues(random, 29, 31, 0.1, -0.01f, high);
            a.cells()[17] = high * 3;
            a.cells()[29 * 31 - 1] = -high;
            a.cells()[5] = 0;
            List<double[]> first = new ArrayList<>();
            Rasters.everyCut(29, 31, (engine, cut) -> {
                ScoreHistogram h = Rasters.histogram(engine, Rasters.tiled(a, cut[0], cut[1]));
                double[] all = new double[h.bins() * 2];
                for (int bin = 0; bin < h.bins(); bin++) {
                    all[2 * bin] = h.count(bin);
                    all[2 * bin + 1] = h.edge(bin);
                }
                first.add(all);
                assertThat(Arrays.equals(all, first.get(0))).isTrue();
                assertThat(h.bins()).isBetween(32_769, 65_537);
            });
            // every bin holds exactly the values in (edge - width, edge]
            ScoreHistogram h = Rasters.histogram(PLAIN, a);
            double width = h.edge(1) - h.edge(0);
            long[] slow = new long[h.bins()];
            for (float v : a.cells()) {
                for (int bin = 0; bin < slow.length && v == v; bin++) {
                    slow[bin] += v > h.edge(bin) - width && v <= h.edge(bin) ? 1 : 0;
                }
            }
            long[] fast = new long[slow.length];
            Arrays.setAll(fast, h::count);
            assertThat(fast).containsExactly(slow);
        }
    }

    @Test
    void levelsFallAsScoresRise() {
        Rasters.Values a = Rasters.randomValues(new Random(8), 40, 40, 0.1, 1, 9);
        for (Levels levels : List.of(
                Levels.natural(Rasters.histogram(PLAIN, a), 5),
                Levels.quantile(PLAIN, a, 5),
                Levels.given(3, 5, 6, 8))) {
            float[] sorted = a.cells().clone();
            Arrays.sort(sorted);
            for (int i = 1; i < sorted.length && !Float.isNaN(sorted[i]); i++) {
                assertThat(levels.of(sorted[i])).isLessThanOrEqualTo(levels.of(sorted[i - 1]));
            }
            assertThat(levels.of(sorted[0])).isEqualTo(5);
            int[] map = Rasters.levels(levels, a);
            for (int i = 0; i < map.length; i++) {
                assertThat(map[i]).isEqualTo(levels.of(a.cells()[i]));
            }
        }
    }

    /** Scores are floats: 5.4 is 5.4000001 there, 0.7 is 0.69999999, and both equal a limit written so. */
    @Test
    void aScoreEqualToALimitLiesBelowItInTheMapToo() {
        double[] breaks = {0.1, 0.3, 0.7, 5.4, 1e38};
        Levels levels = Levels.given(breaks);
        List<Float> cells = new ArrayList<>(List.of(Float.NaN, -0f));
        for (double b : breaks) {
            float f = (float) b;
            cells.addAll(List.of(f, Math.nextUp(f), Math.nextDown(f)));
        }
        float[] scores = new float[cells.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = cells.get(i);
        }
        int[] map = Rasters.levels(levels, Rasters.values(scores.length, 1, scores));
        for (int i = 0; i < scores.length; i++) {
            int above = 0;
            for (double b : breaks) {
                above += scores[i] > (float) b ? 1 : 0;
            }
            assertThat(map[i]).isEqualTo(Float.isNaN(scores[i]) ? 0 : 6 - above);
        }
    }

    @Test
    void levelsAreNamedFromTheBestDown() {
        Levels three = Levels.given(3, 6);
        assertThat(three.name(three.of(9), Language.EN)).isEqualTo("extremely suitable");
        assertThat(three.name(2, Language.ZH)).isEqualTo("较适宜");
        assertThat(three.name(three.of(1), Language.EN)).isEqualTo("generally suitable");
        assertThat(Levels.given(1, 2, 3, 4).name(5, Language.ZH)).isEqualTo("不适宜");
        assertThat(Levels.given(1, 2, 3, 4, 5).name(6, Language.EN)).isEqualTo("level 6");
    }

    @Test
    void noLevelStaysEmptyBecauseManyCellsHaveTheHighestScore() {
        // the upper third begins with the highest score, above which nothing lies
        assertThat(catchThrowableOfType(
                        ProblemException.class,
                        () -> Levels.quantile(PLAIN, Rasters.values(6, 1, 1, 2, 3, 9, 9, 9), 3)))
                .hasMessageContaining("the scores fill 2 of 3 levels");
        assertThat(Levels.quantile(PLAIN, Rasters.values(6, 1, 1, 2, 3, 4, 9, 9), 3)
                        .breaks())
                .hasSize(2);
    }

    @Test
    void ofEqualGapsBetweenStepsOfScoresTheLowerIsTaken() {
        // thirds do not lie in the middles of bins
        float third = 1 / 3f;
        ScoreHistogram steps =
                counted(1, 1 + 2 * third, 2, 2 + third, 2 + 2 * third, 3, 3 + third, 3 + 2 * third, 8 + third, 9);
        assertThat(Levels.of(Cut.of(BreakMethod.MAXIMUM, 5), steps).breaks())
                .containsExactly(new double[] {4 / 3.0, 11 / 6.0, 6, 26 / 3.0}, within(1e-3));
    }

    @Test
    void fewerScoresThanLevelsIsAProblem() {
        ProblemException e = catchThrowableOfType(
                ProblemException.class,
                () -> Levels.natural(Rasters.histogram(PLAIN, Rasters.values(4, 1, 1, 1, 3, 3)), 3));
        assertThat(e.problems().get(0).text(Language.EN)).isEqualTo("""
                SUIT-11     levels: the scores fill 2 of 3 levels
                            Cut them otherwise (suitability.breaks: natural, or limits of your own such as [4, 6]), \
                ask for fewer (suitability.levels), or add criteria.""");
        assertThat(e.problems().get(0).text(Language.ZH)).isEqualTo("""
                SUIT-11     levels：得分只能分成 2 级，不足 3 级
                            请改用其他分级方法（suitability.breaks: natural，或自定分界值，如 [4, 6]）、减少级数（suitability.levels）或增加指标。""");
        assertThat(catchThrowableOfType(
                        ProblemException.class,
                        () -> Levels.quantile(PLAIN, Rasters.values(6, 1, 1, 1, 1, 1, 1, 3), 3)))
                .hasMessageContaining("the scores fill 2 of 3 levels");
    }
}
