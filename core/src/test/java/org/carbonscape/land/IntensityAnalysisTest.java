package org.carbonscape.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.land.IntensityAnalysis.Direction;
import org.carbonscape.land.IntensityAnalysis.Intensity;
import org.carbonscape.land.IntensityAnalysis.Level;
import org.junit.jupiter.api.Test;

class IntensityAnalysisTest {
    private static List<Intensity> select(List<Intensity> rows, Level level, Direction direction, String className) {
        return rows.stream()
                .filter(r -> r.of().level() == level
                        && r.of().direction() == direction
                        && (className.isEmpty() || r.of().className().equals(className)))
                .toList();
    }

    private static double[] observed(List<Intensity> rows) {
        return rows.stream().mapToDouble(Intensity::observed).toArray();
    }

    private final List<Intensity> toy = IntensityAnalysis.of(List.of(ChangeMeasuresTest.toy()));

    @Test
    void theToyMatrixHasItsPublishedIntervalAndCategoryIntensities() {
        Intensity interval = select(toy, Level.INTERVAL, Direction.CHANGE, "").get(0);
        assertThat(interval.observed()).isCloseTo(1.83856502, within(5e-9));
        assertThat(interval.verdict()).as("one interval is its own mean").isEqualTo("uniform");
        List<Intensity> gains = select(toy, Level.CATEGORY, Direction.GAIN, "");
        List<Intensity> losses = select(toy, Level.CATEGORY, Direction.LOSS, "");
        assertThat(observed(gains))
                .containsExactly(new double[] {1.04265, 0.92210, 4, 1.13208, 7.15232, 0}, within(5e-6));
        assertThat(observed(losses)).containsExactly(new double[] {2.60870, 1.25, 4, 1.13208, 0.6, 4}, within(5e-6));
        assertThat(gains)
                .extracting(Intensity::verdict)
                .containsExactly("dormant", "dormant", "active", "dormant", "active", "dormant");
        assertThat(losses)
                .extracting(Intensity::verdict)
                .containsExactly("active", "dormant", "active", "dormant", "dormant", "active");
        assertThat(gains).allSatisfy(g -> assertThat(g.uniform()).isEqualTo(interval.observed()));
    }

    @Test
    void constructionTargetsCultivatedAndUnusedAndAvoidsTheRest() {
        List<Intensity> gain = select(toy, Level.TRANSITION, Direction.GAIN, "construction");
        assertThat(gain)
                .extracting(r -> r.of().fromClass())
                .containsExactly("cultivated", "forest", "grassland", "water", "unused");
        assertThat(observed(gain)).containsExactly(new double[] {1.43478, 0.4375, 0.8, 0.75472, 4.0}, within(5e-6));
        assertThat(gain).allSatisfy(g -> assertThat(g.uniform()).isCloseTo(0.87237, within(5e-6)));
        assertThat(gain)
                .extracting(Intensity::verdict)
                .containsExactly("targets", "avoids", "avoids", "avoids", "targets");
        List<Intensity> loss = select(toy, Level.TRANSITION, Direction.LOSS, "cultivated");
        assertThat(loss)
                .extracting(r -> r.of().toClass())
                .containsExactly("forest", "grassland", "water", "construction", "unused");
        assertThat(observed(loss)).containsExactly(new double[] {0.63593, 1.33333, 0.75472, 4.37086, 0}, within(5e-6));
        assertThat(loss).allSatisfy(l -> assertThat(l.uniform()).isCloseTo(1.31004, within(5e-6)));
        assertThat(gain)
                .extracting(Intensity::stationary)
                .as("asked only of two intervals and more")
                .containsOnly("");
    }

    @Test
    void verdictsThatHoldInEveryIntervalAreStationary() {
        double[][] slow = {
            {480, 10, 0, 0, 10, 0},
            {5, 620, 5, 0, 1, 0},
            {4, 8, 60, 0, 3, 0},
            {1, 0, 0, 50, 2, 0},
            {2, 1, 0, 0, 60, 0},
            {0, 0, 0, 0, 2, 14}
        };
        List<Intensity> rows = IntensityAnalysis.of(
                List.of(Published.matrix(2005, 2015, ChangeMeasuresTest.SIX, slow), ChangeMeasuresTest.toy()));
        List<Intensity> intervals = select(rows, Level.INTERVAL, Direction.CHANGE, "");
        assertThat(intervals).extracting(Intensity::verdict).containsExactly("slow", "fast");
        // 54 of 1338 in ten years, 123 of 1338 in five: U = 177 / (13380 + 6690)
        assertThat(intervals.get(0).uniform()).isCloseTo(100 * 177 / 20070.0, within(1e-12));
        List<Intensity> gain = select(rows, Level.TRANSITION, Direction.GAIN, "construction");
        assertThat(gain.stream().filter(r -> r.of().fromClass().equals("cultivated")))
                .hasSize(2)
                .allSatisfy(r -> assertThat(r.verdict() + r.stationary()).isEqualTo("targetsyes"));
        assertThat(gain.stream().filter(r -> r.of().fromClass().equals("forest")))
                .hasSize(2)
                .allSatisfy(r -> assertThat(r.verdict() + r.stationary()).isEqualTo("avoidsyes"));
        // grassland: 3 of 75 in ten years is 0.4 %/yr above W = 18/10/1275 = 0.141 (targets), later 0.8 below 0.872
        // (avoids)
        assertThat(gain.stream().filter(r -> r.of().fromClass().equals("grassland")))
                .extracting(Intensity::verdict)
                .containsExactly("targets", "avoids");
        assertThat(gain.stream().filter(r -> r.of().fromClass().equals("grassland")))
                .extracting(Intensity::stationary)
                .containsOnly("no");
    }

    @Test
    void classesWithoutLandAndClassesThatDoNotGainHaveNoVerdict() {
        TransferMatrix matrix =
                Published.matrix(2000, 2010, List.of("a", "b", "c"), new double[][] {{5, 5, 0}, {0, 10, 0}, {0, 0, 0}});
        List<Intensity> rows = IntensityAnalysis.of(List.of(matrix));
        assertThat(select(rows, Level.CATEGORY, Direction.GAIN, "c")).allSatisfy(r -> {
            assertThat(r.observed()).isNaN();
            assertThat(r.verdict()).isEmpty();
        });
        assertThat(select(rows, Level.TRANSITION, Direction.GAIN, "a"))
                .extracting(Intensity::verdict)
                .containsOnly("");
        assertThat(select(rows, Level.TRANSITION, Direction.GAIN, "b"))
                .extracting(Intensity::verdict)
                .containsExactly("uniform", "");
    }

    @Test
    void oneClassOnePhaseAndNoChangeAreStatedResults() {
        assertThat(IntensityAnalysis.of(List.of())).isEmpty();
        TransferMatrix single = Published.matrix(2000, 2010, List.of("a"), new double[][] {{7}});
        List<Intensity> rows = IntensityAnalysis.of(List.of(single));
        assertThat(rows).hasSize(3);
        assertThat(rows).extracting(Intensity::observed).containsExactly(0.0, 0.0, 0.0);
        assertThat(rows).extracting(Intensity::verdict).containsExactly("uniform", "uniform", "uniform");
        TransferMatrix empty = Published.matrix(2000, 2010, List.of("a"), new double[][] {{0}});
        assertThat(IntensityAnalysis.of(List.of(empty)))
                .allSatisfy(r -> assertThat(r.observed()).isNaN());
    }

    /**
     * What intensities are shares of: gains weighted by their classes are the change, transitions weighted by theirs
     * the gain.
     */
    @Test
    void intensitiesWeightedByTheirLandAddUpToTheUniformOnes() {
        SplittableRandom random = new SplittableRandom(9);
        for (int round = 0; round < 100; round++) {
            int k = 2 + random.nextInt(6);
            double[][] area = new double[k][k];
            double[] start = new double[k];
            double[] end = new double[k];
            double total = 0;
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    area[i][j] = 1 + random.nextInt(1000);
                    start[i] += area[i][j];
                    end[j] += area[i][j];
                    total += area[i][j];
                }
            }
            List<String> names = IntStream.range(0, k).mapToObj(i -> "c" + i).toList();
            List<Intensity> rows = IntensityAnalysis.of(List.of(Published.matrix(2000, 2003, names, area)));
            double speed =
                    select(rows, Level.INTERVAL, Direction.CHANGE, "").get(0).observed();
            double gains = 0;
            double losses = 0;
            for (int c = 0; c < k; c++) {
                gains += select(rows, Level.CATEGORY, Direction.GAIN, names.get(c))
                                .get(0)
                                .observed()
                        * end[c];
                losses += select(rows, Level.CATEGORY, Direction.LOSS, names.get(c))
                                .get(0)
                                .observed()
                        * start[c];
                double to = 0;
                for (Intensity r : select(rows, Level.TRANSITION, Direction.GAIN, names.get(c))) {
                    to += r.observed() * start[names.indexOf(r.of().fromClass())];
                    assertThat(r.uniform()).isPositive();
                }
                Intensity any = select(rows, Level.TRANSITION, Direction.GAIN, names.get(c))
                        .get(0);
                assertThat(to).isCloseTo(any.uniform() * (total - start[c]), within(1e-9 * total));
            }
            assertThat(gains).isCloseTo(speed * total, within(1e-9 * total));
            assertThat(losses).isCloseTo(speed * total, within(1e-9 * total));
        }
    }

    /** Land that a cloud hides in one interval: years count with the land they were seen on. */
    @Test
    void theUniformIntensityWeighsYearsByTheirLand() {
        List<String> names = List.of("a", "b", "c");
        List<Intensity> rows = IntensityAnalysis.of(List.of(
                Published.matrix(2000, 2010, names, new double[][] {{50, 10, 0}, {0, 40, 0}, {0, 0, 0}}),
                Published.matrix(2010, 2015, names, new double[][] {{20, 5, 0}, {0, 20, 0}, {0, 0, 5}})));
        // 15 changed on 100 x 10 + 50 x 5
        assertThat(select(rows, Level.INTERVAL, Direction.CHANGE, "")).allSatisfy(r -> {
            assertThat(r.uniform()).isCloseTo(100 * 15 / 1250.0, within(1e-12));
            assertThat(r.stationary())
                    .as("one is fast because the other is slow")
                    .isEmpty();
        });
        // c has no land in the first interval, and so no verdict there
        assertThat(select(rows, Level.CATEGORY, Direction.LOSS, "c"))
                .extracting(r -> r.verdict() + "," + r.stationary())
                .containsExactly(",", "dormant,");
        assertThat(select(rows, Level.CATEGORY, Direction.LOSS, "b"))
                .extracting(r -> r.verdict() + "," + r.stationary())
                .containsExactly("dormant,yes", "dormant,yes");
    }

    @Test
    void aTieIsOneOfRoundingAlone() {
        // of a hundred million cells each, the gains of two classes lie one cell apart
        double[][] near = {{1e8, 0, 1e6 + 1}, {0, 1e8, 1e6}, {0, 0, 1e8}};
        assertThat(select(
                        IntensityAnalysis.of(List.of(Published.matrix(2000, 2010, List.of("a", "b", "c"), near))),
                        Level.TRANSITION,
                        Direction.GAIN,
                        "c"))
                .extracting(Intensity::verdict)
                .containsExactly("targets", "avoids");
    }

    @Test
    void everyRowSaysOfWhichClassesAndYearsItIs() {
        double[][] areas = {{5, 2}, {1, 6}};
        List<String> names = List.of("a", "b");
        List<Intensity> rows = IntensityAnalysis.of(
                List.of(Published.matrix(2000, 2010, names, areas), Published.matrix(2010, 2015, names, areas)));
        List<String> subjects = List.of(
                "INTERVAL CHANGE all,,",
                "CATEGORY GAIN a,,a",
                "CATEGORY LOSS a,a,",
                "CATEGORY GAIN b,,b",
                "CATEGORY LOSS b,b,",
                "TRANSITION GAIN a,b,a",
                "TRANSITION LOSS a,a,b",
                "TRANSITION GAIN b,a,b",
                "TRANSITION LOSS b,b,a");
        assertThat(rows)
                .extracting(r -> r.fromYear() + "-" + r.toYear() + " " + r.of().level() + " "
                        + r.of().direction() + " " + r.of().className() + "," + r.of().fromClass() + ","
                        + r.of().toClass())
                .isEqualTo(Stream.of("2000-2010 ", "2010-2015 ")
                        .flatMap(years -> subjects.stream().map(years::concat))
                        .toList());
    }
}
