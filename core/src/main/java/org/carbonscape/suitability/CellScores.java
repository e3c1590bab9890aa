package org.carbonscape.suitability;

import java.util.List;
import org.carbonscape.engine.Cells;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Window;

/**
 * Reads and grades the criteria of one window: the raw kernel of overlay, moments and sensitivity. One a thread.
 * Scores are floats; sums run in double, criterion by criterion, so every caller gets the same score for a cell.
 */
final class CellScores {
    /** Cells worked on at once: eight criteria of this many floats stay in a core's own cache. */
    static final int CHUNK = 2048;

    private final List<Criterion> criteria;
    private final Cells cells;
    private final float[][] scores;
    private final double[] sum = new double[CHUNK];
    private final double[] weight = new double[CHUNK];

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

    /** Scores of each criterion in the window read last; live. */
    float[][] all() {
        return scores;
    }

    /** These instead of those of a window. */
    void take(float[][] others) {
        System.arraycopy(others, 0, scores, 0, scores.length);
    }

    private static void grade(double[] byClass, ClassTile tile, float[] into, int n) {
        float[] lookup = new float[byClass.length + 1];
        lookup[0] = Float.NaN;
        for (int i = 0; i < byClass.length; i++) {
            lookup[i + 1] = (float) byClass[i];
        }
        if (tile.isNarrow()) {
            byte[] cells = tile.bytes();
            for (int i = 0; i < n; i++) {
                into[i] = lookup[cells[i] & 255];
            }
        } else {
            char[] cells = tile.chars();
            for (int i = 0; i < n; i++) {
                into[i] = lookup[cells[i]];
            }
        }
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
            for (int i = 0; i < n; i++) {
                double share = (v[i] - from) * steepness;
                share = share < 0
                        ? 0
                        : share; // comparisons, since Math.min and Math.max also tell -0 from 0 and take twice as long
                v[i] = (float) (low + rise * (share > 1 ? 1 : share));
            }
        } else if (grading instanceof Grading.Breakpoints b) {
            double[] breaks = b.breaks();
            float[] scores = new float[breaks.length + 1];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = (float) b.scores()[i];
            }
            for (int i = 0; i < n; i++) {
                double x = v[i];
                int above = 0;
                for (double edge : breaks) {
                    above += x > edge ? 1 : 0; // few breaks: counting beats a search, it has no branch to miss
                }
                v[i] = x == x ? scores[above] : Float.NaN;
            }
        } else {
            throw new IllegalStateException("the grading is not fitted: " + grading);
        }
    }

    /**
     * Brings the cells of the window read last together: cells that can have no score under any weights leave, and
     * those one after the other whose scores and effects are the same become one row. Most maps have long runs of them.
     *
     * @param allNeeded whether one missing score is enough to have none
     * @param effects   of constraints, by cell, then by row; empty without constraints
     * @param excluding the effect that leaves no score
     * @param rowOf     gets the row of each cell, -1 = none
     * @param times     gets the cells of each row
     * @return the number of rows
     */
    int rows(int n, boolean allNeeded, byte[] effects, byte excluding, int[] rowOf, int[] times) {
        int rows = 0;
        for (int i = 0; i < n; i++) {
            int missing = 0;
            boolean same = rows > 0;
            for (float[] score : scores) {
                float x = score[i];
                missing += x != x ? 1 : 0;
                same &= rows > 0 && Float.floatToRawIntBits(x) == Float.floatToRawIntBits(score[rows - 1]);
            }
            byte effect = effects.length > 0 ? effects[i] : 0;
            if (missing == scores.length || allNeeded && missing > 0 || effect == excluding) {
                rowOf[i] = -1;
                continue;
            }
            if (!same || effects.length > 0 && effects[rows - 1] != effect) {
                for (float[] score : scores) {
                    score[rows] = score[i];
                }
                if (effects.length > 0) {
                    effects[rows] = effect;
                }
                times[rows++] = 0;
            }
            times[rows - 1]++;
            rowOf[i] = rows - 1;
        }
        return rows;
    }

    /**
     * {@code sum(w * score)} of the cells start..end-1. Where a score is missing: none, or (renormalised) the mean over
     * those that are there, {@code sum(w * score) / sum(w)}, and none where all are missing.
     */
    void combine(double[] w, boolean renormalise, float[] into, int start, int end) {
        for (int from = start; from < end; from += CHUNK) {
            int m = Math.min(CHUNK, end - from);
            java.util.Arrays.fill(sum, 0, m, 0);
            if (renormalise) {
                java.util.Arrays.fill(weight, 0, m, 0);
                for (int k = 0; k < w.length; k++) {
                    float[] s = scores[k];
                    for (int i = 0; i < m; i++) {
                        float x = s[from + i];
                        if (x == x) {
                            sum[i] += w[k] * x;
                            weight[i] += w[k];
                        }
                    }
                }
                for (int i = 0; i < m; i++) {
                    into[from + i] = weight[i] > 0 ? (float) (sum[i] / weight[i]) : Float.NaN;
                }
            } else {
                for (int k = 0; k < w.length; k++) {
                    add(scores[k], from, w[k], sum, m);
                }
                for (int i = 0; i < m; i++) {
                    into[from + i] = (float) sum[i];
                }
            }
        }
    }

    /** Kept apart so that the compiler turns it into vector code. */
    private static void add(float[] s, int from, double w, double[] sum, int m) {
        for (int i = 0; i < m; i++) {
            sum[i] += w * s[from + i];
        }
    }
}
