package org.carbonscape.study.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Ramp;
import org.carbonscape.finding.Words;

/**
 * Classes and colours of maps of flux and stock, in the figures as in QGIS: one key for all phases, so that a reader
 * compares at a glance. Limits as {@link MapLimits} finds them, on each side of zero where the ramp has two sides; zero
 * has a class of its own.
 */
public final class FluxKeys {
    private static final int CLASSES = 5;

    static final Words UNIT = Words.of("tCO₂/ha a year", "tCO₂/(公顷·年)");
    private static final Words OF_STOCK = Words.of("tC/ha", "tC/公顷");

    private FluxKeys() {}

    /** Net emissions, centred on zero; nothing where no value differs from zero. NaN = none. */
    public static Optional<Key.Breaks> net(List<float[]> phases) {
        return signed(titled(Words.of("Net emissions", "净碳排放"), UNIT), values(phases), Ramp.BLUE_RED);
    }

    /** Magnitudes of sources. */
    public static Optional<Key.Breaks> source(List<float[]> phases) {
        return magnitudes(titled(Words.of("Source", "碳源"), UNIT), values(phases), Ramp.REDS);
    }

    /** Magnitudes of sinks. */
    public static Optional<Key.Breaks> sink(List<float[]> phases) {
        return magnitudes(titled(Words.of("Sink", "碳汇"), UNIT), values(phases), Ramp.GREENS);
    }

    /** Sinks as the tables have them, below zero: in the colours of net emissions. */
    static Optional<Key.Breaks> negativeSink(List<float[]> phases) {
        return signed(titled(Words.of("Sink", "碳汇"), UNIT), values(phases), Ramp.BLUE_RED);
    }

    /** Carbon held. */
    static Optional<Key.Breaks> stock(List<float[]> phases) {
        return magnitudes(titled(Words.of("Carbon stock", "碳储量"), OF_STOCK), values(phases), Ramp.GREENS);
    }

    /** Carbon gained (above zero) and lost. */
    static Optional<Key.Breaks> stockChange(List<float[]> periods) {
        return signed(titled(Words.of("Change in carbon stock", "碳储量变化"), OF_STOCK), values(periods), Ramp.RED_BLUE);
    }

    private static Words titled(Words what, Words unit) {
        return Words.of(what.en() + " (" + unit.en() + ")", what.zh() + "（" + unit.zh() + "）");
    }

    /** The magnitudes of negative values. */
    public static float[] negated(float[] values) {
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = 0 - values[i];
        }
        return out;
    }

    private static Optional<Key.Breaks> signed(Words title, double[] values, Ramp ramp) {
        double[] opposite = new double[values.length];
        Arrays.setAll(opposite, i -> -values[i]);
        List<Double> below = MapLimits.aboutZero(opposite, CLASSES - 1);
        List<Double> above = MapLimits.aboutZero(values, CLASSES);
        if (below.isEmpty() && above.isEmpty()) {
            return Optional.empty();
        }
        List<Double> limits = new ArrayList<>();
        below.forEach(v -> limits.add(-v));
        limits.addAll(above);
        // zero lies between the two sides; where one is missing its class ends there, if anything is in it
        if (below.isEmpty() && Arrays.stream(values).anyMatch(v -> v < above.get(0))) {
            limits.add(Arrays.stream(values).allMatch(v -> v >= 0) ? 0.0 : -above.get(0));
        } else if (above.isEmpty() && Arrays.stream(values).anyMatch(v -> v > -below.get(0))) {
            limits.add(Arrays.stream(values).allMatch(v -> v <= 0) ? 0.0 : below.get(0));
        }
        return Optional.of(key(title, limits, values, ramp));
    }

    private static Optional<Key.Breaks> magnitudes(Words title, double[] values, Ramp ramp) {
        List<Double> limits = new ArrayList<>(MapLimits.of(values, CLASSES));
        if (limits.isEmpty()) {
            return Optional.empty();
        }
        if (Arrays.stream(values).anyMatch(v -> v == 0)) {
            limits.add(0.0);
        }
        return Optional.of(key(title, limits, values, ramp));
    }

    private static Key.Breaks key(Words title, List<Double> limits, double[] values, Ramp ramp) {
        List<Double> ascending = limits.stream().distinct().sorted().toList();
        if (ascending.size() == 2) { // all is one class: the legend says how much that is
            ascending = MapLimits.around(values, ascending);
        }
        return new Key.Breaks(title, ascending, ramp, MapLimits.decimals(ascending));
    }

    private static double[] values(List<float[]> phases) {
        double[] all = new double[phases.stream().mapToInt(v -> v.length).sum()];
        int k = 0;
        for (float[] phase : phases) {
            for (float v : phase) {
                if (!Float.isNaN(v)) {
                    all[k++] = v;
                }
            }
        }
        return Arrays.copyOf(all, k);
    }
}
