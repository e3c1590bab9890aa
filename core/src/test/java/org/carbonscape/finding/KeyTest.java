package org.carbonscape.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Test;

class KeyTest {
    private static Key.Breaks breaks(Ramp ramp, Double... limits) {
        return new Key.Breaks(Words.same("x"), List.of(limits), ramp, 0);
    }

    @Test
    void classesAreClosedOnTheRightAndTheFirstHoldsItsLowerLimit() {
        Key.Breaks key = breaks(Ramp.VIRIDIS, 0.0, 10.0, 20.0, 30.0);
        assertThat(List.of(key.classOf(0), key.classOf(10), key.classOf(10.001), key.classOf(20), key.classOf(30)))
                .containsExactly(1, 1, 2, 2, 3);
        assertThat(List.of(key.classOf(-5), key.classOf(99), key.classOf(Double.NaN)))
                .as("ends and none")
                .containsExactly(1, 3, 0);
    }

    @Test
    void theSearchFindsWhatTheObviousLoopFinds() {
        SplittableRandom random = new SplittableRandom(11);
        for (int trial = 0; trial < 300; trial++) {
            List<Double> limits = new ArrayList<>();
            double at = -50;
            int n = 2 + random.nextInt(9);
            for (int i = 0; i < n; i++) {
                limits.add(at += 1 + random.nextInt(20));
            }
            Key.Breaks key = new Key.Breaks(Words.same("x"), limits, Ramp.BLUE_RED, 0);
            double value = random.nextInt(200) - 60;
            int expected = 1;
            while (expected < key.classes() && value > limits.get(expected)) {
                expected++;
            }
            assertThat(key.classOf(value)).as("%s in %s", value, limits).isEqualTo(expected);
        }
    }

    @Test
    void labelsStateTheLimitsInBothLanguages() {
        Key.Breaks key =
                breaks(Ramp.BLUE_RED, Double.NEGATIVE_INFINITY, -24.0, 0.0, 12_500.0, Double.POSITIVE_INFINITY);
        assertThat(key.label(0, Language.EN)).isEqualTo("≤ \u221224");
        assertThat(key.label(1, Language.EN)).isEqualTo("\u221224 to 0");
        assertThat(key.label(2, Language.ZH)).isEqualTo("0 ～ 12\u2009500");
        assertThat(key.label(3, Language.ZH)).isEqualTo("> 12\u2009500");
    }

    @Test
    void limitsThatDoNotAscendAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> breaks(Ramp.VIRIDIS, 1.0, 1.0));
        assertThatIllegalArgumentException().isThrownBy(() -> breaks(Ramp.VIRIDIS, 1.0));
        assertThatIllegalArgumentException().isThrownBy(() -> breaks(Ramp.VIRIDIS, 1.0, Double.NaN));
    }

    @Test
    void aDivergingRampChangesHueAtZeroWhateverTheLimits() {
        int[] skewed = breaks(Ramp.BLUE_RED, -1.0, 0.0, 10.0, 20.0, 30.0, 40.0).colours();
        assertThat(blue(skewed[0])).isGreaterThan(red(skewed[0]));
        for (int i = 1; i < 5; i++) {
            assertThat(red(skewed[i])).as("class %d lies above zero", i).isGreaterThan(blue(skewed[i]));
        }
        int[] even = breaks(Ramp.BLUE_RED, -2.0, -1.0, 0.0, 1.0, 2.0).colours();
        assertThat(skewed[0])
                .as("the step nearest zero of a side with one class is pale")
                .isNotEqualTo(even[0]);
        int[] across = breaks(Ramp.BLUE_RED, -9.0, -3.0, 3.0, 9.0).colours();
        assertThat(across[1])
                .as("a class on both sides of zero is the pale middle")
                .isEqualTo(0xf7f7f7);
        for (int colour : breaks(Ramp.BLUE_RED, -3.0, -2.0, -1.0).colours()) {
            assertThat(blue(colour)).as("all below zero").isGreaterThan(red(colour));
        }
    }

    @Test
    void sequentialRampsGetSteadilyLighterOrDarker() {
        for (Ramp ramp : List.of(Ramp.VIRIDIS, Ramp.BLUES, Ramp.GREENS, Ramp.REDS)) {
            int[] colours = ramp.colours(12);
            double direction = grey(colours[11]) - grey(colours[0]);
            for (int i = 1; i < 12; i++) {
                assertThat((grey(colours[i]) - grey(colours[i - 1])) * Math.signum(direction))
                        .as("%s step %d", ramp, i)
                        .isPositive();
            }
        }
        assertThat(Ramp.VIRIDIS.at(0)).isEqualTo(0x440154); // both ends as matplotlib 3 has them
        assertThat(Ramp.VIRIDIS.at(1)).isEqualTo(0xfde725);
        assertThat(Ramp.VIRIDIS.at(0.5)).isEqualTo(0x21918c);
    }

    @Test
    void lisaColoursAreThoseOfTheField() {
        assertThat(Palette.lisa().stream().map(Key.Entry::rgb).toList().subList(0, 4))
                .containsExactly(0xd7191c, 0x2c7bb6, 0xfdae61, 0xabd9e9);
    }

    @Test
    void zonesAreToldApartInGreyPrint() {
        List<Double> greys = Palette.zones().stream().map(e -> grey(e.rgb())).toList();
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < i; k++) {
                assertThat(Math.abs(greys.get(i) - greys.get(k))).isGreaterThan(50);
            }
        }
    }

    private static int red(int rgb) {
        return rgb >> 16 & 255;
    }

    private static int blue(int rgb) {
        return rgb & 255;
    }

    private static double grey(int rgb) {
        return 0.299 * red(rgb) + 0.587 * (rgb >> 8 & 255) + 0.114 * blue(rgb);
    }
}
