package org.carbonscape.carbon;

/**
 * The deduction for uncertainty of the ART TREES standard: a claim of emission reductions or removals
 * is lessened by {@code 0.524417 x (half the width of the 90 % interval / mean) / 1.645006}, from draws.
 */
public final class ArtTrees {
    /** That the standard asks for. */
    public static final int LEAST_DRAWS = 10_000;

    private static final double SCALE = 0.524417;
    private static final double T_90 = 1.645006;

    private ArtTrees() {}

    /** Share of the amount to deduct; NaN where the mean is 0. */
    public static double deduction(MonteCarlo.Result drawn) {
        double half = (drawn.high90() - drawn.low90()) / 2;
        return drawn.mean() == 0 ? Double.NaN : SCALE * (half / Math.abs(drawn.mean())) / T_90;
    }
}
