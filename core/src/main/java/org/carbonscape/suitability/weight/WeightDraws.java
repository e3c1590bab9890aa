package org.carbonscape.suitability.weight;

import org.apache.commons.rng.UniformRandomProvider;

/** Sets of weights drawn at random around others. */
public final class WeightDraws {
    private WeightDraws() {}

    /** A draw: gamma variates of shape concentration * w, scaled to sum 1. A weight of 0 stays 0. */
    public static Weights dirichlet(Weights base, double concentration, UniformRandomProvider random) {
        double[] draw = new double[base.count()];
        double sum = 0;
        while (!(sum > 0)) { // all tiny shapes may underflow together
            sum = 0;
            for (int k = 0; k < draw.length; k++) {
                draw[k] = base.get(k) == 0 ? 0 : gamma(base.get(k) * concentration, random);
                sum += draw[k];
            }
        }
        return Weights.of(base.method(), base.names(), draw);
    }

    /**
     * Marsaglia and Tsang (2000), with StrictMath throughout: the samplers of commons-rng call Math.log and Math.exp,
     * whose last bit may differ between machines.
     */
    static double gamma(double shape, UniformRandomProvider random) {
        if (shape < 1) {
            return gamma(shape + 1, random) * StrictMath.exp(StrictMath.log(1 - random.nextDouble()) / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal(random);
            double t = 1 + c * x;
            double v = t * t * t;
            if (v > 0 && StrictMath.log(1 - random.nextDouble()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }

    /** Polar method; the twin is dropped, so that a draw needs no state. */
    private static double normal(UniformRandomProvider random) {
        while (true) {
            double u = 2 * random.nextDouble() - 1;
            double v = 2 * random.nextDouble() - 1;
            double s = u * u + v * v;
            if (s > 0 && s < 1) {
                return u * Math.sqrt(-2 * StrictMath.log(s) / s);
            }
        }
    }
}
