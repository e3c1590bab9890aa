package org.carbonscape.density;

import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Argument;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.UnitNumbers;

/**
 * Weighted centre, standard distance {@code sqrt(sum w (dx^2 + dy^2) / sum w)} and standard deviational ellipse
 * (Lefever 1926). The semi-axes are the square roots of the eigenvalues of the weighted covariance, times the scale,
 * which avoids the division by 0 of the textbook's tangent formula; sum of their squares (scale 1) = standard distance
 * squared.
 *
 * @param weight           sum of the weights
 * @param x                centre, map units
 * @param y                centre
 * @param standardDistance map units
 * @param major            longer semi-axis, map units
 * @param minor            shorter semi-axis
 * @param azimuth          direction of the longer axis, degrees clockwise from north, 0 up to 180; NaN where both are
 *                         equal
 */
public record Ellipse(
        double weight, double x, double y, double standardDistance, double major, double minor, double azimuth) {
    /** What the semi-axes are multiplied by. */
    public enum Scale {
        /** One standard deviation along each axis; the default. */
        ONE,
        /**
         * Square root of 2: newer ArcGIS and CrimeStat, so that the ellipse of a round cloud is the standard distance's
         * circle.
         */
        ROOT_TWO
    }

    /**
     * Centre and ellipse of weighted places. Places with NaN weight or coordinate, or weight 0, do not count.
     *
     * @throws ProblemException when a weight is negative or infinite, or none is above 0
     */
    public static Ellipse of(double[] x, double[] y, double[] weights, Scale scale) {
        if (x.length != y.length || x.length != weights.length) {
            throw new IllegalArgumentException(x.length + " x, " + y.length + " y, " + weights.length + " weights");
        }
        double total = 0;
        int first = -1;
        for (int i = 0; i < x.length; i++) {
            if (weights[i] < 0) {
                throw new ProblemException(
                        ProblemCode.STATS_17_NEGATIVE_WEIGHT,
                        Argument.VALUES,
                        new UnitNumbers(i),
                        Numbers.told(weights[i]));
            }
            if (Double.isInfinite(weights[i])) {
                throw new ProblemException(ProblemCode.STATS_04_INFINITE, Argument.VALUES);
            }
            if (counts(x, y, weights, i)) {
                total += weights[i];
                first = first < 0 ? i : first;
            }
        }
        if (!(total > 0)) {
            throw new ProblemException(ProblemCode.STATS_10_NO_WEIGHT, Argument.VALUES, Numbers.told(total));
        }
        double sumX = 0; // around the first place: projected coordinates are large and close together
        double sumY = 0;
        for (int i = 0; i < x.length; i++) {
            if (counts(x, y, weights, i)) {
                sumX += weights[i] * (x[i] - x[first]);
                sumY += weights[i] * (y[i] - y[first]);
            }
        }
        double cx = x[first] + sumX / total;
        double cy = y[first] + sumY / total;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            if (counts(x, y, weights, i)) {
                double dx = x[i] - cx;
                double dy = y[i] - cy;
                xx += weights[i] * dx * dx;
                yy += weights[i] * dy * dy;
                xy += weights[i] * dx * dy;
            }
        }
        xx /= total;
        yy /= total;
        xy /= total;
        double half = (xx - yy) / 2;
        double root = StrictMath.hypot(half, xy);
        double large = (xx + yy) / 2 + root;
        // product of the eigenvalues over the larger one: no cancellation for thin ellipses
        double small = large > 0 ? Math.max(0, (xx * yy - xy * xy) / large) : 0;
        double factor = scale == Scale.ONE ? 1 : Math.sqrt(2);
        double major = Math.sqrt(large) * factor;
        double minor = Math.sqrt(small) * factor;
        // direction of the major axis from east, half the angle of (half, xy); then clockwise from north
        double azimuth = root > 1e-14 * large ? 90 - StrictMath.toDegrees(StrictMath.atan2(xy, half)) / 2 : Double.NaN;
        azimuth = azimuth >= 180 ? azimuth - 180 : azimuth < 0 ? azimuth + 180 : azimuth;
        return new Ellipse(total, cx, cy, Math.sqrt(xx + yy), major, minor, azimuth);
    }

    /** pi major minor, square map units. */
    public double area() {
        return Math.PI * major * minor;
    }

    /** 1 - minor / major; NaN where major is 0. */
    public double flattening() {
        return major > 0 ? 1 - minor / major : Double.NaN;
    }

    private static boolean counts(double[] x, double[] y, double[] weights, int i) {
        return weights[i] > 0 && Double.isFinite(x[i]) && Double.isFinite(y[i]);
    }
}
