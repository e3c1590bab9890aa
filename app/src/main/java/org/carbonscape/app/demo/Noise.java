package org.carbonscape.app.demo;

/** Value noise: sums of smooth random lattices, a pure function of seed and place. */
final class Noise {
    private final long seed;
    private final int[] periods;
    private final double[] amplitudes;

    /** @param periods lattice spacing of each octave, in cells */
    Noise(long seed, int[] periods, double[] amplitudes) {
        this.seed = seed;
        this.periods = periods.clone();
        this.amplitudes = amplitudes.clone();
    }

    /** About -sum(amplitudes)/2 .. sum(amplitudes)/2, mean near 0. */
    double at(double x, double y) {
        double sum = 0;
        for (int o = 0; o < periods.length; o++) {
            double u = x / periods[o];
            double v = y / periods[o];
            long i = (long) Math.floor(u);
            long j = (long) Math.floor(v);
            double s = smooth(u - i);
            double t = smooth(v - j);
            double top = corner(i, j, o) * (1 - s) + corner(i + 1, j, o) * s;
            double bottom = corner(i, j + 1, o) * (1 - s) + corner(i + 1, j + 1, o) * s;
            sum += amplitudes[o] * (top * (1 - t) + bottom * t - 0.5);
        }
        return sum;
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }

    private double corner(long i, long j, int octave) {
        return unit(seed + 7919L * octave, i * 0x1F123BB5L + j);
    }

    /** A number in [0, 1) for a seed and an item. */
    static double unit(long seed, long item) {
        long z = seed * 0x9E3779B97F4A7C15L + item * 0xD1B54A32D192ED03L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
    }
}
