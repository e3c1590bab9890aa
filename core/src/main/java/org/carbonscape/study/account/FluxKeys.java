package org.carbonscape.study.account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.breaks.ClassBreaks;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Ramp;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;

/**
 * Classes and colours of maps of flux, in the figures as in QGIS: one key for all phases, so that a reader compares at
 * a glance. Natural breaks of what is there, on each side of zero where the ramp has two sides.
 */
public final class FluxKeys {
    static final Words UNIT = Words.of("tCO₂/ha a year", "tCO₂/公顷·年");

    private FluxKeys() {}

    /** Net flux, centred on zero; nothing where no value differs from zero. NaN = none. */
    public static Optional<Key.Breaks> net(List<float[]> phases) {
        double[] values = values(phases);
        List<Double> limits = new ArrayList<>();
        breaks(Arrays.stream(values).filter(v -> v < 0).map(v -> -v).toArray(), 4)
                .forEach(v -> limits.add(-v));
        limits.addAll(breaks(Arrays.stream(values).filter(v -> v > 0).toArray(), 5));
        return key(Words.of("Net flux (" + UNIT.en() + ")", "净通量（" + UNIT.zh() + "）"), limits, Ramp.BLUE_RED);
    }

    /** Magnitudes of sources. */
    public static Optional<Key.Breaks> source(List<float[]> phases) {
        return key(
                Words.of("Source (" + UNIT.en() + ")", "碳源（" + UNIT.zh() + "）"), breaks(values(phases), 5), Ramp.REDS);
    }

    /** Magnitudes of sinks. */
    public static Optional<Key.Breaks> sink(List<float[]> phases) {
        return key(
                Words.of("Sink (" + UNIT.en() + ")", "碳汇（" + UNIT.zh() + "）"), breaks(values(phases), 5), Ramp.GREENS);
    }

    /** What is above zero; the rest becomes "none", so that only carriers of the flow are drawn. */
    public static float[] carriers(float[] magnitudes) {
        float[] out = new float[magnitudes.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = magnitudes[i] > 0 ? magnitudes[i] : Float.NaN;
        }
        return out;
    }

    /** The magnitudes of negative values. */
    public static float[] negated(float[] values) {
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = -values[i];
        }
        return out;
    }

    private static Optional<Key.Breaks> key(Words title, List<Double> breaks, Ramp ramp) {
        List<Double> limits = breaks.stream().distinct().sorted().toList();
        if (limits.size() < 2) {
            return Optional.empty();
        }
        double most = Math.max(Math.abs(limits.get(0)), Math.abs(limits.get(limits.size() - 1)));
        int decimals = most >= 100 ? 0 : most >= 1 ? 1 : 3;
        while (decimals < 6 && limits.size() > labels(limits, decimals)) {
            decimals++;
        }
        return Optional.of(new Key.Breaks(title, limits, ramp, decimals));
    }

    /** How many limits a reader can tell apart. */
    private static long labels(List<Double> limits, int decimals) {
        return limits.stream()
                .map(v -> Numbers.readable(v, decimals))
                .distinct()
                .count();
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

    /**
     * Class limits of magnitudes: natural breaks, or one class for each of a few distinct values. The lowest limit lies
     * half-way to zero, so that zero has a class of its own where the ramp has two sides.
     */
    private static List<Double> breaks(double[] values, int classes) {
        if (values.length == 0) {
            return List.of();
        }
        double[] distinct = Arrays.stream(values).distinct().sorted().toArray();
        List<Double> limits = new ArrayList<>();
        if (distinct.length <= classes) {
            for (int i = 0; i < distinct.length; i++) {
                limits.add((distinct[i] + (i == 0 ? 0 : distinct[i - 1])) / 2);
            }
            limits.add(distinct[distinct.length - 1]);
        } else {
            Arrays.stream(ClassBreaks.of(BreakMethod.NATURAL, values, classes).bounds())
                    .forEach(limits::add);
            limits.set(0, limits.get(0) / 2);
        }
        return limits;
    }
}
