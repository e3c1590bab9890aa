package org.carbonscape.density;

import java.util.Arrays;
import java.util.Locale;
import org.carbonscape.problem.Argument;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * The default search radius of a kernel density: {@code 0.9 min(SD, sqrt(1/ln 2) Dm) n^-0.2}, SD the weighted standard
 * distance, Dm the weighted median distance to the weighted mean centre (ArcGIS; methods 4.1). The rules differ in n.
 */
public enum Bandwidth {
    /** The number of points: does not depend on the unit of the weights. The default. */
    COUNT,
    /** The effective number of points, (sum of w)^2 / sum of w^2: few large sources count as few. */
    EFFECTIVE,
    /**
     * The sum of the weights, as ArcGIS takes it with a population field. With carbon as weight the radius then changes
     * with its unit: in t it is 6.3 times smaller than in 10^4 t.
     */
    SUM;

    /** The name as written in a study file. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The radius in map units.
     *
     * @param weights 0 or more; points of weight 0 or NaN, or without coordinates, do not count
     * @throws ProblemException when the points lie at fewer than two places, or a weight is negative or infinite
     */
    public double radius(double[] x, double[] y, double[] weights) {
        double sum = 0;
        double squares = 0;
        double centreX = 0;
        double centreY = 0;
        int n = 0;
        double originX = Double.NaN;
        double originY = Double.NaN;
        int[] points = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            if (!KernelDensity.counts(x, y, weights, i)) {
                continue;
            }
            if (n == 0) {
                originX = x[i];
                originY = y[i];
            }
            points[n++] = i;
            sum += weights[i];
            squares += weights[i] * weights[i];
            centreX += weights[i] * (x[i] - originX);
            centreY += weights[i] * (y[i] - originY);
        }
        centreX = originX + centreX / sum;
        centreY = originY + centreY / sum;
        double spread = 0;
        double[] distances = new double[n];
        Integer[] order = new Integer[n];
        for (int k = 0; k < n; k++) {
            double dx = x[points[k]] - centreX;
            double dy = y[points[k]] - centreY;
            spread += weights[points[k]] * (dx * dx + dy * dy);
            distances[k] = Math.sqrt(dx * dx + dy * dy);
            order[k] = k;
        }
        if (n < 2 || !(spread > 0)) {
            throw new ProblemException(ProblemCode.STATS_09_NO_BANDWIDTH, Argument.POINTS);
        }
        Arrays.sort(order, (a, b) -> Double.compare(distances[a], distances[b]));
        double median = weightedMedian(order, points, distances, weights, sum);
        double deviation = Math.sqrt(spread / sum);
        double size = switch (this) {
            case COUNT -> n;
            case EFFECTIVE -> sum * sum / squares;
            case SUM -> sum;
        };
        double least = median > 0 ? Math.min(deviation, Math.sqrt(1 / StrictMath.log(2)) * median) : deviation;
        return 0.9 * least * StrictMath.pow(size, -0.2);
    }

    /** The distance at which half of the weight is passed; the mean of the two around where it is met exactly. */
    private static double weightedMedian(
            Integer[] order, int[] points, double[] distances, double[] weights, double sum) {
        double passed = 0;
        for (int k = 0; k < order.length; k++) {
            passed += weights[points[order[k]]];
            if (Math.abs(passed - sum / 2) <= 1e-12 * sum && k + 1 < order.length) {
                return (distances[order[k]] + distances[order[k + 1]]) / 2;
            }
            if (passed > sum / 2) {
                return distances[order[k]];
            }
        }
        return distances[order[order.length - 1]];
    }
}
