package org.carbonscape.study.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.breaks.ClassBreaks;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Ramp;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FluxKeysTest {
    @Test
    void fewDistinctValuesAreAClassEachAndNoughtHasItsOwn() {
        Key.Breaks net = FluxKeys.net(List.of(new float[] {-2, -2, 0, Float.NaN}, new float[] {4, 10, 0, -2}))
                .orElseThrow();
        // -2 | half-way to zero | half-way to 4 | half-way between 4 and 10 | 10
        assertThat(net.limits()).containsExactly(-2.0, -1.0, 2.0, 7.0, 10.0);
        assertThat(net.classOf(-2)).isEqualTo(1);
        assertThat(net.classOf(0)).isEqualTo(2);
        assertThat(net.classOf(4)).isEqualTo(3);
        assertThat(net.classOf(10)).isEqualTo(4);
        assertThat(net.title()).isEqualTo(Words.of("Net emissions (tCO₂/ha a year)", "净碳排放（tCO₂/(公顷·年)）"));
    }

    /** "−1.9 to −0.9" said nothing of land whose value is −1.83 all over. */
    @Test
    void ofOneValueAllOverTheLegendSaysHowMuch() {
        assertThat(FluxKeys.net(List.of(new float[] {-1.8333f, Float.NaN, -1.8333f}))
                        .orElseThrow()
                        .limits())
                .containsExactly(-1.9, -1.8);
        assertThat(FluxKeys.stock(List.of(new float[] {50, 50})).orElseThrow().limits())
                .containsExactly(49.0, 50.0);
        assertThat(FluxKeys.source(List.of(new float[] {0.00042f}))
                        .orElseThrow()
                        .limits())
                .containsExactly(0.00041, 0.00042);
        // nothing of some land has its own class
        assertThat(FluxKeys.sink(List.of(new float[] {0, 24})).orElseThrow().limits())
                .containsExactly(0.0, 10.0, 24.0);
    }

    @Test
    void whereNothingFlowsThereIsNoKey() {
        assertThat(FluxKeys.net(List.of(new float[] {0, 0, Float.NaN}))).isEmpty();
        assertThat(FluxKeys.source(List.of(new float[] {Float.NaN}))).isEmpty();
        assertThat(FluxKeys.net(List.of())).isEmpty();
    }

    @Test
    void manyValuesOfOneSizeAreNaturalBreaksOnEachSideOfNought() {
        Random random = new Random(5);
        float[] values = new float[400];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (i % 2 == 0 ? -random.nextDouble() * 3 - 1 : random.nextDouble() * 30 + 5);
        }
        Key.Breaks key = FluxKeys.net(List.of(values)).orElseThrow();
        assertThat(key.limits().stream().filter(v -> v < 0)).hasSize(5);
        assertThat(key.limits().stream().filter(v -> v > 0)).hasSize(6);
        assertThat(key.limits()).isSorted();
        double[] bounds = ClassBreaks.of(
                        BreakMethod.NATURAL,
                        IntStream.range(0, 400)
                                .mapToDouble(i -> values[i])
                                .filter(v -> v > 0)
                                .toArray(),
                        5)
                .bounds();
        List<Double> above = key.limits().stream().filter(v -> v > 0).toList();
        for (int i = 1; i < 5; i++) {
            double limit = above.get(i);
            double bound = bounds[i];
            long moved = IntStream.range(0, 400)
                    .filter(k -> values[k] > 0 && (values[k] <= limit) != (values[k] <= bound))
                    .count();
            assertThat(moved).as("shortened, it parts nearly the same values").isLessThanOrEqualTo(4);
            assertThat(Numbers.text(limit).length()).isLessThanOrEqualTo(4);
        }
        assertThat(above.get(0)).isPositive().isLessThan(bounds[0]);
        assertThat(above.get(5)).isBetween(bounds[5], 1.05 * bounds[5]);
    }

    /** As emissions of cells are: natural breaks put nearly all of them into one class. */
    @Test
    void whereTheBulkSpansADecadeEveryClassHoldsAsManyValues() {
        Random random = new Random(8);
        float[] values = new float[5000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 5 == 0 ? 0 : (float) Math.exp(2.2 * random.nextGaussian() + 3);
        }
        Key.Breaks key = FluxKeys.source(List.of(values)).orElseThrow();
        int[] held = new int[key.classes() + 1];
        for (float v : values) {
            held[key.classOf(v)]++;
        }
        assertThat(held[0]).isZero();
        assertThat(held[1]).as("land without a source").isEqualTo(1000);
        assertThat(held).hasSize(7);
        for (int c = 2; c < held.length; c++) {
            assertThat(held[c]).as("about a fifth of the rest").isBetween(640, 960);
        }
        for (double limit : key.limits().subList(1, 6)) {
            assertThat(Numbers.text(limit).replaceAll("[.0]", "").length())
                    .as("short to read")
                    .isLessThanOrEqualTo(2);
        }
    }

    /** Cropland with its factor was in one class, "0.8 to 300", with the weakest fifth of the towns. */
    @Test
    void whatMostCellsHaveIsAClassOfItsOwnBesideValuesThatSpread() {
        float[] values = new float[5000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 6 != 0 ? 1.55f : i % 4 == 0 ? 0.02f : 100 + i * 0.5f;
        }
        Key.Breaks key = FluxKeys.source(List.of(values)).orElseThrow();
        int[] held = new int[key.classes() + 1];
        for (float v : values) {
            held[key.classOf(v)]++;
        }
        assertThat(held[key.classOf(1.55)]).isEqualTo(4166);
        assertThat(held).hasSize(6);
        assertThat(Arrays.stream(held).skip(1)).allMatch(n -> n >= 100);
    }

    /** The legend had "−8 to −4" beside −8.4, a loss of few cells, which it put into the next class. */
    @Test
    void aShorterLimitLeavesNoClassEmpty() {
        float[] losses = {-150.7f, -123.5f, -84.4f, -82.7f, -76, -66.3f, -47.5f, -39.1f, -8.4f};
        int[] cells = {130, 5392, 27853, 30, 1480, 700, 279, 19190, 420};
        float[] values = new float[Arrays.stream(cells).sum()];
        int k = 0;
        for (int i = 0; i < cells.length; i++) {
            Arrays.fill(values, k, k += cells[i], losses[i]);
        }
        Key.Breaks key = FluxKeys.stockChange(List.of(values)).orElseThrow();
        assertThat(IntStream.rangeClosed(1, key.classes()))
                .allMatch(c -> IntStream.range(0, values.length).anyMatch(i -> key.classOf(values[i]) == c));
        assertThat(key.limits()).contains(-9.0);
    }

    /** A sink without any source beside it: land that does nothing is no weak sink. */
    @Test
    void noughtHasItsOwnClassWhereOneSideIsMissing() {
        Key.Breaks net = FluxKeys.net(List.of(new float[] {-24, 0, -24})).orElseThrow();
        assertThat(net.limits()).containsExactly(-24.0, -10.0, 0.0);
        assertThat(net.classOf(0)).isEqualTo(2);
        assertThat(net.colours()[1]).as("the pale middle").isEqualTo(Ramp.BLUE_RED.at(0.5));
        Key.Breaks gain = FluxKeys.stockChange(List.of(new float[] {30, 0})).orElseThrow();
        assertThat(gain.limits()).containsExactly(0.0, 20.0, 30.0);
        assertThat(gain.colours()[0]).isEqualTo(Ramp.RED_BLUE.at(0.5));
        assertThat(gain.title()).isEqualTo(Words.of("Change in carbon stock (tC/ha)", "碳储量变化（tC/公顷）"));
    }

    /** The legend had a class, from zero to half of the least value, that no map showed. */
    @Test
    void noughtHasNoClassWhereNothingIsIt() {
        assertThat(FluxKeys.net(List.of(new float[] {-24, -10, -24}))
                        .orElseThrow()
                        .limits())
                .containsExactly(-24.0, -20.0, -5.0);
        assertThat(FluxKeys.net(List.of(new float[] {30, 10})).orElseThrow().limits())
                .containsExactly(5.0, 20.0, 30.0);
    }

    /** Of thousands of units one holds next to nothing: its class began at -0.00003. */
    @Test
    void theClassOfNoughtTakesWhatIsNextToNothing() {
        float[] values = new float[2000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i % 2 == 0 ? -1 : 1) * (0.1f + i * 0.005f);
        }
        values[0] = -0.00003f;
        values[1] = 0.0009f;
        Key.Breaks key = FluxKeys.net(List.of(values)).orElseThrow();
        assertThat(key.limits()).allMatch(v -> Math.abs(v) >= 0.01).hasSize(11);
        assertThat(key.decimals()).isLessThanOrEqualTo(2);
        assertThat(key.classOf(-0.00003)).isEqualTo(key.classOf(0.0009)).isEqualTo(key.classOf(0));
    }

    /** As many as the limits have. */
    @ParameterizedTest
    @CsvSource({"200, 100, 0", "5, 2, 0", "0.5, 0.2, 1", "100.02, 100.01, 3", "2.0002, 2.0001, 4"})
    void limitsAreShownWithAsManyDigitsAsTellThemApart(float high, float low, int decimals) {
        assertThat(FluxKeys.source(List.of(new float[] {low, high}))
                        .orElseThrow()
                        .decimals())
                .isEqualTo(decimals);
    }

    @Test
    void sinksAreTurned() {
        assertThat(FluxKeys.negated(new float[] {-2, 3})).containsExactly(2, -3);
        Key.Breaks sink = FluxKeys.sink(List.of(new float[] {1, 3})).orElseThrow();
        assertThat(sink.limits()).containsExactly(0.5, 2.0, 3.0);
        assertThat(sink.title().zh()).isEqualTo("碳汇（tCO₂/(公顷·年)）");
    }
}
