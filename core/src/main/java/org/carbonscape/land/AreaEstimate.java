package org.carbonscape.land;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Areas of classes and the accuracy of a map from places held against the truth: the stratified estimator, which
 * corrects the map's own areas for its errors (Olofsson and others 2013, doi:10.1016/j.rse.2012.10.031, and 2014,
 * doi:10.1016/j.rse.2014.02.015; strata that are not the map's classes: Stehman 2014,
 * doi:10.1080/01431161.2014.930207).
 *
 * <p>With N_h cells and n_h places in stratum h, W_h = N_h / N: a share is sum W_h ybar_h, y = 1 where the reference
 * has the class, its variance sum W_h^2 ybar_h (1 - ybar_h) / (n_h - 1). Accuracies of a user and a producer are ratios
 * R = sum W_h ybar_h / sum W_h xbar_h, with y = 1 where map and reference both have the class and x = 1 where the map
 * (the reference) has it; variance 1 / X^2 sum W_h^2 (s_y^2 + R^2 s_x^2 - 2 R s_xy) / n_h. Where strata are the map's
 * classes these are Olofsson's formulas, which take the cells for endless; Stehman's have the correction for a finite
 * population, (1 - n_h / N_h) on each variance.
 *
 * @param classes in the sample's order
 * @param overall share of the land that is mapped right
 */
public record AreaEstimate(List<OfClass> classes, Estimate overall) {
    /**
     * A share of one.
     *
     * @param value NaN where nothing is there to take a share of
     * @param se    standard error
     */
    public record Estimate(double value, double se) {
        /** Half the width of the interval that holds the truth with a confidence such as 0.95: z times the error. */
        public double halfWidth(double confidence) {
            return se * NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + confidence) / 2);
        }
    }

    /**
     * What is known of a class.
     *
     * @param share    of all land, by the reference
     * @param user     share of the land mapped so that is so
     * @param producer share of the land that is so and is mapped so
     */
    public record OfClass(String name, Estimate share, Estimate user, Estimate producer) {}

    /** Whether a place counts, by its map and its reference class. */
    @FunctionalInterface
    private interface Counts {
        boolean at(int map, int reference);
    }

    /**
     * @param cells  of each stratum on the map; every stratum with cells has two places and more
     * @param finite whether variances are corrected for the finite number of cells
     */
    public static AreaEstimate of(AccuracySample sample, long[] cells, boolean finite) {
        Strata strata = new Strata(sample, cells, finite);
        List<OfClass> classes = new ArrayList<>();
        for (int k = 0; k < sample.classes().size(); k++) {
            int c = k;
            Counts both = (map, reference) -> map == c && reference == c;
            classes.add(new OfClass(
                    sample.classes().get(c),
                    strata.share((map, reference) -> reference == c),
                    strata.ratio(both, (map, reference) -> map == c),
                    strata.ratio(both, (map, reference) -> reference == c)));
        }
        return new AreaEstimate(List.copyOf(classes), strata.share((map, reference) -> map == reference));
    }

    /**
     * What the land of each map class is in truth, by the same estimator.
     *
     * @param name  of the sample
     * @param cells of each stratum; of a stratum without places they do not matter
     * @param finite whether variances are corrected for the finite number of cells
     * @param index of each class of the sample in a legend, from 1
     * @param most  classes of the legend
     */
    public static MapAccuracy truth(
            String name, AccuracySample sample, long[] cells, boolean finite, int[] index, int most) {
        long[] known = cells.clone();
        for (int h = 0; h < known.length; h++) {
            known[h] = sample.drawn(h) == 0 ? 0 : known[h];
        }
        Strata strata = new Strata(sample, known, finite);
        double[][] share = new double[most + 1][most + 1];
        double[] size = new double[most + 1];
        for (int i = 0; i < index.length; i++) {
            int map = i;
            double spread = 0;
            double error = 0;
            for (int k = 0; k < index.length; k++) {
                int c = k;
                Estimate e = strata.ratio((m, reference) -> m == map && reference == c, (m, reference) -> m == map);
                share[index[i]][index[k]] = Double.isNaN(e.value()) ? 0 : e.value();
                spread += Double.isNaN(e.value()) ? 0 : e.value() * (1 - e.value());
                error += Double.isNaN(e.value()) ? 0 : e.se() * e.se();
            }
            long met = 0;
            for (long[][] places : sample.places()) {
                for (long n : places[i]) {
                    met += n;
                }
            }
            size[index[i]] = met == 0 ? 0 : error > 0 ? 1 + spread / error : met;
        }
        return new MapAccuracy(name, share, size);
    }

    private static final class Strata {
        private final AccuracySample sample;
        private final long[] cells;
        private final boolean finite;
        private final double[] weights;

        Strata(AccuracySample sample, long[] cells, boolean finite) {
            this.sample = sample;
            this.cells = cells;
            this.finite = finite;
            double all = 0;
            for (long n : cells) {
                all += n;
            }
            weights = new double[cells.length];
            for (int h = 0; h < cells.length; h++) {
                weights[h] = cells[h] / all;
            }
        }

        Estimate share(Counts y) {
            return ratio(y, (map, reference) -> true);
        }

        /** y within x. */
        Estimate ratio(Counts y, Counts x) {
            double above = 0;
            double below = 0;
            for (int h = 0; h < weights.length; h++) {
                above += weights[h] * mean(h, y);
                below += weights[h] * mean(h, x);
            }
            if (below == 0) {
                return new Estimate(Double.NaN, Double.NaN);
            }
            double ratio = above / below;
            double variance = 0;
            for (int h = 0; h < weights.length; h++) {
                variance += weights[h] * weights[h] * residual(h, y, x, ratio);
            }
            return new Estimate(ratio, StrictMath.sqrt(variance) / below);
        }

        private double mean(int h, Counts of) {
            long counted = 0;
            long[][] places = sample.places()[h];
            for (int map = 0; map < places.length; map++) {
                for (int reference = 0; reference < places.length; reference++) {
                    counted += of.at(map, reference) ? places[map][reference] : 0;
                }
            }
            return weights[h] == 0 ? 0 : (double) counted / sample.drawn(h);
        }

        /** Variance of the mean of y - R x, which is that of s_y^2 + R^2 s_x^2 - 2 R s_xy over n. */
        private double residual(int h, Counts y, Counts x, double ratio) {
            if (weights[h] == 0) {
                return 0;
            }
            double mean = mean(h, y) - ratio * mean(h, x);
            double squares = 0;
            long[][] places = sample.places()[h];
            for (int map = 0; map < places.length; map++) {
                for (int reference = 0; reference < places.length; reference++) {
                    double value = (y.at(map, reference) ? 1 : 0) - (x.at(map, reference) ? ratio : 0);
                    squares += places[map][reference] * (value - mean) * (value - mean);
                }
            }
            long drawn = sample.drawn(h);
            return squares / (drawn - 1) / drawn * (finite ? 1 - (double) drawn / cells[h] : 1);
        }
    }
}
