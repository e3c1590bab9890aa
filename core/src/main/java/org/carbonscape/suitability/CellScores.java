package org.carbonscape.suitability;

import java.util.List;
import org.carbonscape.engine.Cells;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Window;

/**
 * Reads and grades the criteria of one window, as floats: what {@link ScoreRows} are found in. One a thread.
 */
final class CellScores {
    private final List<Criterion> criteria;
    private final Cells cells;
    private final float[][] scores;

    CellScores(List<Criterion> criteria, Cells cells) {
        this.criteria = criteria;
        this.cells = cells;
        this.scores = new float[criteria.size()][0];
    }

    /** Scores of each criterion for the window's cells; the live arrays, good until the next call. */
    float[][] read(Window window) {
        int n = window.cells();
        for (int k = 0; k < scores.length; k++) {
            if (scores[k].length < n) {
                scores[k] = new float[n];
            }
            Criterion criterion = criteria.get(k);
            if (criterion.layer() instanceof Layer.Values v) {
                cells.read(v.raster(), window, scores[k]);
                grade(criterion.grading(), scores[k], n);
            } else if (criterion.layer() instanceof Layer.Classes c) {
                double[] byClass = ((Grading.ByClass) criterion.grading()).scores();
                grade(byClass, cells.of(c.raster(), window), scores[k], n);
            }
        }
        return scores;
    }

    private static void grade(double[] byClass, ClassTile tile, float[] into, int n) {
        float[] lookup = new float[byClass.length + 1];
        lookup[0] = Float.NaN;
        for (int i = 0; i < byClass.length; i++) {
            lookup[i + 1] = (float) byClass[i];
        }
        tile.look(lookup, into, n);
    }

    static void grade(Grading grading, float[] v, int n) {
        if (grading instanceof Grading.AsIs a) {
            float low = (float) a.lowest();
            float high = (float) a.highest();
            for (int i = 0; i < n; i++) {
                v[i] = Math.min(Math.max(v[i], low), high); // NaN stays NaN
            }
        } else if (grading instanceof Grading.Linear l) {
            double span = l.to() - l.from();
            if (span == 0) {
                for (int i = 0; i < n; i++) {
                    v[i] = v[i] == v[i] ? (float) l.highest() : Float.NaN;
                }
                return;
            }
            double from = l.from();
            double steepness = 1 / span;
            double low = l.lowest();
            double rise = l.highest() - l.lowest();
            float before = Float.NaN;
            float score = Float.NaN;
            for (int i = 0; i < n; i++) {
                float x = v[i];
                if (x != before) {
                    before = x;
                    double share = (x - from) * steepness;
                    share = share < 0
                            ? 0
                            : share; // comparisons: Math.min and Math.max also tell -0 from 0 and take twice as long
                    score = (float) (low + rise * (share > 1 ? 1 : share));
                }
                v[i] = score;
            }
        } else if (grading instanceof Grading.Breakpoints b) {
            breakpoints(b, v, n);
        } else {
            throw new IllegalStateException("the grading is not fitted: " + grading);
        }
    }

    /**
     * Breaks as cells hold them: 0.6 is 0.60000002 there, and equal to a break of 0.6. Neighbours are alike: whether a
     * value lies between the same breaks as the one before is looked at first.
     */
    private static void breakpoints(Grading.Breakpoints grading, float[] v, int n) {
        float[] breaks = new float[grading.breaks().length];
        for (int b = 0; b < breaks.length; b++) {
            breaks[b] = (float) grading.breaks()[b];
        }
        float above = Float.POSITIVE_INFINITY;
        float upTo = Float.NEGATIVE_INFINITY;
        float score = Float.NaN;
        for (int i = 0; i < n; i++) {
            float x = v[i];
            if (x > above && x <= upTo) {
                v[i] = score;
            } else if (x == x) {
                int k = 0;
                while (k < breaks.length && x > breaks[k]) {
                    k++;
                }
                above = k == 0 ? Float.NEGATIVE_INFINITY : breaks[k - 1];
                upTo = k == breaks.length ? Float.POSITIVE_INFINITY : breaks[k];
                score = (float) grading.scores()[k];
                v[i] = score;
            } else {
                v[i] = Float.NaN;
            }
        }
    }
}
