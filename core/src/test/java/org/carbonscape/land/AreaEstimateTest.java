package org.carbonscape.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.carbonscape.land.AreaEstimate.Estimate;
import org.junit.jupiter.api.Test;

/** Check values from R mapaccuracy 0.1.2 and the papers; the estimator against many samples of a known land. */
class AreaEstimateTest {
    private static AccuracySample matrix(long[]... rows) {
        List<String> names =
                IntStream.range(0, rows.length).mapToObj(i -> "c" + (i + 1)).toList();
        long[][][] places = new long[rows.length][rows.length][rows.length];
        for (int h = 0; h < rows.length; h++) {
            places[h][h] = rows[h];
        }
        return new AccuracySample(names, names, places);
    }

    private static double[] values(AreaEstimate found, Function<AreaEstimate.OfClass, Estimate> of) {
        return found.classes().stream().mapToDouble(c -> of.apply(c).value()).toArray();
    }

    @Test
    void olofsson2014Table8() {
        AreaEstimate found = AreaEstimate.of(
                matrix(new long[] {66, 0, 5, 4}, new long[] {0, 55, 8, 12}, new long[] {1, 0, 153, 11}, new long[] {
                    2, 1, 9, 313
                }),
                new long[] {200_000, 150_000, 3_200_000, 6_450_000},
                false);
        double hectares = 10_000_000 * 0.09;
        double[] areas = Arrays.stream(values(found, AreaEstimate.OfClass::share))
                .map(v -> v * hectares)
                .toArray();
        assertThat(areas)
                .containsExactly(new double[] {21_157.762, 11_686.154, 285_769.930, 581_386.154}, within(5e-4));
        double[] widths = found.classes().stream()
                .mapToDouble(c -> c.share().halfWidth(0.95) * hectares)
                .toArray();
        assertThat(widths).containsExactly(new double[] {6_157.521, 3_755.757, 15_509.551, 16_281.357}, within(5e-4));
        assertThat(found.overall().value()).isCloseTo(0.9465118881, within(5e-11));
        assertThat(found.overall().halfWidth(0.95)).isCloseTo(0.0184832781, within(5e-11));
        assertThat(values(found, AreaEstimate.OfClass::user))
                .containsExactly(new double[] {0.88, 0.7333333333, 0.9272727273, 0.9630769231}, within(5e-11));
        assertThat(values(found, AreaEstimate.OfClass::producer))
                .containsExactly(new double[] {0.7486614048, 0.8471563981, 0.9345089086, 0.9616089928}, within(5e-11));
    }

    @Test
    void olofsson2013Example1() {
        long[] cells = {22_353, 1_122_543, 610_228};
        AreaEstimate found = AreaEstimate.of(
                matrix(new long[] {97, 0, 3}, new long[] {3, 279, 18}, new long[] {2, 1, 97}), cells, false);
        double all = Arrays.stream(cells).sum();
        assertThat(found.classes().get(0).share().value() * all).isCloseTo(45_112.4, within(0.05));
        assertThat(found.classes().get(0).share().se() * all).isCloseTo(10_751.4045, within(5e-5));
        assertThat(found.overall().value()).isCloseTo(0.9444167819, within(5e-11));
        assertThat(found.classes().get(0).producer().value()).isCloseTo(0.4806308243, within(5e-11));
    }

    /** Strata that are not the map's classes: places as in the example of mapaccuracy::stehman2014. */
    @Test
    void stehman2014() {
        String strata = "AAAAAAAAAABBBBBBBBBBCCCCCCCCCCDDDDDDDDDD";
        String map = "AAAAAAABBBABBBBBBBBBBBCCCCCCBBDDDDDDDDDD";
        String reference = "AAAAACBABCABBBBBAABBCCCCCDDBBADDDDDDDCCB";
        long[][][] places = new long[4][4][4];
        for (int i = 0; i < strata.length(); i++) {
            places[strata.charAt(i) - 'A'][map.charAt(i) - 'A'][reference.charAt(i) - 'A']++;
        }
        List<String> names = List.of("A", "B", "C", "D");
        AreaEstimate found = AreaEstimate.of(
                new AccuracySample(names, names, places), new long[] {40_000, 30_000, 20_000, 10_000}, true);
        assertThat(values(found, AreaEstimate.OfClass::share))
                .containsExactly(new double[] {0.35, 0.34, 0.20, 0.11}, within(1e-12));
        double[] errors =
                found.classes().stream().mapToDouble(c -> c.share().se()).toArray();
        assertThat(errors).containsExactly(new double[] {0.0822478, 0.0758531, 0.0642798, 0.0307222}, within(5e-8));
        assertThat(found.overall().value()).isCloseTo(0.63, within(1e-12));
        assertThat(found.overall().se()).isCloseTo(0.0846422, within(5e-8));
    }

    /** The interval of 95 % holds the true share in about 95 of 100 samples. */
    @Test
    void intervalsHoldTheTruthAsOftenAsTheySay() {
        SplittableRandom random = new SplittableRandom(20261126);
        double[][] truth = {{0.9, 0.07, 0.03}, {0.05, 0.85, 0.1}, {0.02, 0.08, 0.9}};
        long[] cells = {500_000, 300_000, 200_000};
        double share = 0.5 * 0.9 + 0.3 * 0.05 + 0.2 * 0.02;
        int held = 0;
        for (int sample = 0; sample < 2000; sample++) {
            long[][] rows = new long[3][3];
            for (int h = 0; h < 3; h++) {
                for (int i = 0; i < 200; i++) {
                    double u = random.nextDouble();
                    rows[h][u < truth[h][0] ? 0 : u < truth[h][0] + truth[h][1] ? 1 : 2]++;
                }
            }
            Estimate found =
                    AreaEstimate.of(matrix(rows), cells, false).classes().get(0).share();
            held += Math.abs(found.value() - share) <= found.halfWidth(0.95) ? 1 : 0;
        }
        assertThat(held / 2000.0).isBetween(0.93, 0.97);
    }

    /**
     * Where strata are the map's classes, a class is in truth what its own places say, as if they were a simple random
     * sample of as many: 8 and 2 of 10, 5 of 5, none.
     */
    @Test
    void whatAMapClassIsInTruthIsWhatItsPlacesSay() {
        AccuracySample sample = matrix(new long[] {8, 2, 0}, new long[] {0, 5, 0}, new long[] {0, 0, 0});
        long[] cells = {100, 50, 30};
        MapAccuracy truth = AreaEstimate.truth("places", sample, cells, false, new int[] {2, 1, 4}, 4);
        double[][] share = new double[5][5];
        share[2] = new double[] {0, 0.2, 0.8, 0, 0};
        share[1] = new double[] {0, 1, 0, 0, 0};
        for (int c = 0; c < share.length; c++) {
            assertThat(truth.share()[c]).containsExactly(share[c], within(1e-12));
        }
        assertThat(truth.sample()).containsExactly(new double[] {0, 5, 10, 0, 0}, within(1e-9));
        // ten of a hundred cells are known: the error of the others is that of 1 + 9 / (1 - 10 / 100) places
        assertThat(AreaEstimate.truth("places", sample, cells, true, new int[] {2, 1, 4}, 4)
                        .sample()[2])
                .isCloseTo(11, within(1e-9));
    }
}
