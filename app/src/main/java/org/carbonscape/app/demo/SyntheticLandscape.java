package org.carbonscape.app.demo;

import java.util.function.IntToDoubleFunction;
import org.carbonscape.engine.Engine;

/**
 * Four phases of six classes on cells of 100 m. Every class gets an exact number of cells: the ones that score highest
 * for it. So the run reproduces the reference totals to the cell, while patches come from the noise in the scores.
 */
final class SyntheticLandscape {
    static final int COLUMNS = 2600;
    static final int ROWS = 2900;
    static final double CELL = 100;
    static final int[] YEARS = {2005, 2010, 2015, 2020};

    static final byte CULTIVATED = 1;
    static final byte FOREST = 2;
    static final byte GRASSLAND = 3;
    static final byte WATER = 4;
    static final byte CONSTRUCTION = 5;
    static final byte UNUSED = 6;

    /**
     * Forest cells (1 ha each) of the four phases. With -6.44 tC/ha a year, 23.6133 tCO2 a cell, the first and the last
     * make 4,275.49 and 4,165.38 x 10^4 tCO2.
     */
    static final int[] FOREST_CELLS = {1_810_625, 1_796_210, 1_779_365, 1_763_997};
    /** Net growth of construction land in cells: together 84,211 = 842.11 km2. */
    static final int[] GROWTH = {24_905, 31_622, 27_684};

    private static final int[][] RIVERS = { // km, from spring to mouth
        {401, 3010, 413, 3038, 414, 3077, 403, 3086, 392, 3085, 397, 3101, 399, 3121, 388, 3146, 387, 3172},
        {322, 3066, 347, 3068, 372, 3068, 394, 3081},
        {475, 3115, 441, 3119, 417, 3115, 400, 3123},
        {485, 2960, 455, 2971, 436, 2993, 401, 3010},
        {313, 3111, 348, 3124, 377, 3139, 390, 3141},
        {475, 3061, 449, 3060, 414, 3057}
    };
    private static final double[] RIVER_WIDTH = {1.0, 0.34, 0.36, 0.34, 0.30, 0.26};

    private final long seed;
    private final Engine engine;
    private final boolean[] inside;
    private final float[] forestScore;
    private final float[] urbanScore;
    private final float[] waterScore;
    private final float[] speckle;

    private SyntheticLandscape(long seed, SyntheticCounties counties, Engine engine) {
        this.seed = seed;
        this.engine = engine;
        int cells = COLUMNS * ROWS;
        inside = new boolean[cells];
        forestScore = new float[cells];
        urbanScore = new float[cells];
        waterScore = new float[cells];
        speckle = new float[cells];
        int times = (int) (SyntheticCounties.SIDE / CELL);
        float[] hills = hills(counties);
        Noise relief = new Noise(
                seed + 11, new int[] {260, 110, 45, 19, 8, 3}, new double[] {0.45, 0.45, 0.4, 0.32, 0.24, 0.16});
        Noise towns = new Noise(seed + 12, new int[] {50, 20, 8, 4, 2}, new double[] {0.35, 0.5, 0.6, 0.6, 0.5});
        Noise ponds = new Noise(seed + 13, new int[] {34, 12, 5}, new double[] {0.5, 0.4, 0.3});
        Noise fine = new Noise(seed + 14, new int[] {24, 7, 3}, new double[] {0.6, 0.5, 0.4});
        engine.inPlace(ROWS, r -> {
            for (int c = 0; c < COLUMNS; c++) {
                int i = r * COLUMNS + c;
                int square = r / times * SyntheticCounties.COLUMNS + c / times;
                if (counties.county[square] == 0) {
                    continue;
                }
                inside[i] = true;
                double x = (SyntheticCounties.WEST + (c + 0.5) * CELL) / 1000;
                double y = (SyntheticCounties.NORTH - (r + 0.5) * CELL) / 1000;
                double hill = smooth(hills, c / (double) times, r / (double) times);
                double river = river(x, y);
                double height = 0.62 * hill + 0.9 * relief.at(c, r);
                forestScore[i] = (float) (height - 0.5 * river);
                waterScore[i] = (float) (river * 3 + 0.5 * ponds.at(c, r) - 0.5 * height);
                urbanScore[i] = (float) (urban(x, y) + 0.62 * towns.at(c, r) - 0.3 * height);
                speckle[i] = (float) fine.at(c, r);
            }
        });
        countyThresholds(counties, times);
    }

    /**
     * Shifts the urban score of each county so that 0 is the score of its last cell of construction land in the first
     * phase: one ranking of all cells then builds every county about as much as it should.
     */
    private void countyThresholds(SyntheticCounties counties, int times) {
        int n = County.ALL.size();
        int[][] bins = new int[n + 1][4096];
        for (int i = 0; i < inside.length; i++) {
            if (inside[i]) {
                bins[countyOf(counties, i, times)][bin(urbanScore[i])]++;
            }
        }
        double[] threshold = new double[n + 1];
        for (int k = 1; k <= n; k++) {
            int left = (int) (County.ALL.get(k - 1).area_km2()
                    * County.ALL.get(k - 1).profile().builtShare()
                    * 100);
            int b = 4095;
            while (b > 0 && left > 0) {
                left -= bins[k][b--];
            }
            threshold[k] = (b + 1) / 512.0 - 4;
        }
        for (int i = 0; i < inside.length; i++) {
            if (inside[i]) {
                urbanScore[i] -= threshold[countyOf(counties, i, times)];
            }
        }
    }

    private static int bin(double score) {
        return (int) Math.min(4095, Math.max(0, (score + 4) * 512));
    }

    private static int countyOf(SyntheticCounties counties, int cell, int times) {
        return counties.county[cell / COLUMNS / times * SyntheticCounties.COLUMNS + cell % COLUMNS / times];
    }

    static SyntheticLandscape of(long seed, SyntheticCounties counties, Engine engine) {
        return new SyntheticLandscape(seed, counties, engine);
    }

    /** How hilly each lattice square is: the counties' hints, blurred over about 12 km. */
    private static float[] hills(SyntheticCounties counties) {
        int w = SyntheticCounties.COLUMNS;
        int h = SyntheticCounties.ROWS;
        float[] field = new float[w * h];
        for (int i = 0; i < field.length; i++) {
            int who = counties.county[i];
            field[i] =
                    who == 0 ? 0.85f : (float) County.ALL.get(who - 1).profile().hilliness();
        }
        for (int pass = 0; pass < 3; pass++) {
            field = blur(field, w, h, 1, w, 9);
            field = blur(field, w, h, w, 1, 9);
        }
        return field;
    }

    /** Running mean over 2 reach + 1 values along lines of the given stride. */
    private static float[] blur(float[] from, int w, int h, int stride, int lineStride, int reach) {
        int length = stride == 1 ? w : h;
        int lines = stride == 1 ? h : w;
        float[] to = new float[from.length];
        for (int line = 0; line < lines; line++) {
            for (int k = 0; k < length; k++) {
                double sum = 0;
                for (int d = -reach; d <= reach; d++) {
                    int at = Math.min(length - 1, Math.max(0, k + d));
                    sum += from[line * lineStride + at * stride];
                }
                to[line * lineStride + k * stride] = (float) (sum / (2 * reach + 1));
            }
        }
        return to;
    }

    private static double smooth(float[] field, double u, double v) {
        int w = SyntheticCounties.COLUMNS;
        int i = (int) Math.min(w - 2, u);
        int j = (int) Math.min(SyntheticCounties.ROWS - 2, v);
        double s = Math.min(1, u - i);
        double t = Math.min(1, v - j);
        return (field[j * w + i] * (1 - s) + field[j * w + i + 1] * s) * (1 - t)
                + (field[(j + 1) * w + i] * (1 - s) + field[(j + 1) * w + i + 1] * s) * t;
    }

    /** 1 on a river's middle, falling to 0 at some widths from it. */
    private static double river(double x, double y) {
        double best = 0;
        for (int k = 0; k < RIVERS.length; k++) {
            int[] line = RIVERS[k];
            // meanders: the ground is bent before the distance is taken
            double bx = x + 1.6 * StrictMath.sin(y * 0.55 + k) + 0.7 * StrictMath.sin(y * 1.3 + 2 * k);
            double by = y + 1.6 * StrictMath.sin(x * 0.5 + 2 * k) + 0.7 * StrictMath.sin(x * 1.2 + k);
            for (int p = 0; p + 3 < line.length; p += 2) {
                double dx = line[p + 2] - line[p];
                double dy = line[p + 3] - line[p + 1];
                double along =
                        Math.min(1, Math.max(0, ((bx - line[p]) * dx + (by - line[p + 1]) * dy) / (dx * dx + dy * dy)));
                double ex = bx - line[p] - along * dx;
                double ey = by - line[p + 1] - along * dy;
                double near = 1 / (1 + (ex * ex + ey * ey) / (RIVER_WIDTH[k] * RIVER_WIDTH[k]));
                best = Math.max(best, near * (0.55 + 0.45 * RIVER_WIDTH[k]));
            }
        }
        return best;
    }

    /** Pull of the towns: strong in the triangle of the three cities, weak in county seats. */
    private static double urban(double x, double y) {
        double sum = 0;
        for (County county : County.ALL) {
            double dx = x - county.east_km();
            double dy = y - county.north_km();
            boolean district = county.area_km2() < 600;
            double reach = district ? 6.5 : 3.2;
            double d = (dx * dx + dy * dy) / (reach * reach);
            sum += (district ? 0.62 : 1.05) / (1 + d);
        }
        return Math.min(1.45, sum);
    }

    /** Class of each cell in each phase; 0 outside the region. */
    byte[][] phases() {
        byte[] first = new byte[inside.length];
        int region = 0;
        for (int i = 0; i < first.length; i++) {
            if (inside[i]) {
                first[i] = CULTIVATED;
                region++;
            }
        }
        change(first, CULTIVATED, WATER, (int) (region * 0.0212), i -> waterScore[i]);
        change(first, CULTIVATED, CONSTRUCTION, (int) (region * 0.0405), i -> urbanScore[i]);
        change(first, CULTIVATED, FOREST, FOREST_CELLS[0], i -> forestScore[i]);
        change(first, CULTIVATED, GRASSLAND, (int) (region * 0.0152), i -> forestScore[i] + 1.1 * speckle[i]);
        change(first, CULTIVATED, UNUSED, (int) (region * 0.0006), i -> waterScore[i] * 0.4 + 1.2 * speckle[i]);
        byte[][] phases = new byte[YEARS.length][];
        phases[0] = first;
        for (int t = 1; t < YEARS.length; t++) {
            phases[t] = step(phases[t - 1], t);
        }
        return phases;
    }

    /** One interval: construction grows mainly on cultivated land; forest is cleared and regrows elsewhere. */
    private byte[] step(byte[] before, int t) {
        byte[] after = before.clone();
        Noise patch = new Noise(seed + 100 + t, new int[] {40, 15, 6, 3}, new double[] {0.6, 0.5, 0.45, 0.4});
        float[] field = new float[before.length];
        engine.inPlace(ROWS, r -> {
            for (int c = 0; c < COLUMNS; c++) {
                if (inside[r * COLUMNS + c]) {
                    field[r * COLUMNS + c] = (float) patch.at(c, r);
                }
            }
        });
        IntToDoubleFunction patches = i -> field[i];
        int reclaimed = 420 + 110 * t;
        int grown = GROWTH[t - 1] + reclaimed;
        int fromForest = (int) (grown * 0.212);
        int fromWater = (int) (grown * 0.021);
        int fromGrass = (int) (grown * 0.011);
        int fromUnused = 40;
        int fromCultivated = grown - fromForest - fromWater - fromGrass - fromUnused;
        int planted = 17_900 + 1_300 * t;
        int grassToForest = 1_150 + 90 * t;
        int forestToGrass = 1_420 + 60 * t;
        int forestToWater = 130;
        int wanted = FOREST_CELLS[t - 1] - FOREST_CELLS[t];
        int cleared = wanted + planted + grassToForest - fromForest - forestToGrass - forestToWater;
        IntToDoubleFunction town = i -> urbanScore[i] + 0.3 * patches.applyAsDouble(i);
        IntToDoubleFunction edge = i -> -forestScore[i] + 0.55 * patches.applyAsDouble(i);
        IntToDoubleFunction upland = i -> forestScore[i] + 0.75 * patches.applyAsDouble(i);
        // every move takes from the phase before, so that a cell changes once
        move(before, after, CULTIVATED, CONSTRUCTION, fromCultivated, town);
        move(before, after, FOREST, CONSTRUCTION, fromForest, town);
        move(before, after, WATER, CONSTRUCTION, fromWater, town);
        move(before, after, GRASSLAND, CONSTRUCTION, fromGrass, town);
        move(before, after, UNUSED, CONSTRUCTION, fromUnused, town);
        move(before, after, CONSTRUCTION, CULTIVATED, reclaimed, i -> -urbanScore[i] + 0.4 * patches.applyAsDouble(i));
        move(before, after, FOREST, CULTIVATED, cleared, edge);
        move(before, after, CULTIVATED, FOREST, planted, upland);
        move(before, after, GRASSLAND, FOREST, grassToForest, upland);
        move(before, after, FOREST, GRASSLAND, forestToGrass, i -> patches.applyAsDouble(i) + 0.2 * speckle[i]);
        move(before, after, FOREST, WATER, forestToWater, i -> waterScore[i] + 0.3 * patches.applyAsDouble(i));
        move(before, after, CULTIVATED, WATER, 610 + 90 * t, i -> waterScore[i] + 0.4 * patches.applyAsDouble(i));
        move(before, after, WATER, CULTIVATED, 480 + 50 * t, i -> -waterScore[i] + 0.4 * patches.applyAsDouble(i));
        move(before, after, CULTIVATED, GRASSLAND, 360 + 30 * t, i -> speckle[i] + patches.applyAsDouble(i));
        move(before, after, GRASSLAND, CULTIVATED, 420, i -> -speckle[i] + patches.applyAsDouble(i));
        move(before, after, UNUSED, CULTIVATED, 35, patches);
        move(before, after, GRASSLAND, UNUSED, 30, patches);
        return after;
    }

    private void change(byte[] cells, byte from, byte to, int n, IntToDoubleFunction score) {
        move(cells.clone(), cells, from, to, n, score);
    }

    /**
     * The n cells of class {@code from}, unchanged so far, that score highest become {@code to}. Scores go into 65,536
     * bins; of the bin where the number fills up, the first cells are taken.
     */
    private void move(byte[] before, byte[] after, byte from, byte to, int n, IntToDoubleFunction score) {
        int[] bins = new int[1 << 16];
        int[] binOf = new int[before.length];
        int candidates = 0;
        for (int i = 0; i < before.length; i++) {
            if (before[i] == from && after[i] == from) {
                int bin = (int) Math.min(65535, Math.max(0, (score.applyAsDouble(i) + 4) * 8192));
                binOf[i] = bin;
                bins[bin]++;
                candidates++;
            } else {
                binOf[i] = -1;
            }
        }
        if (n > candidates) {
            throw new IllegalStateException("only " + candidates + " cells of class " + from + " for " + n);
        }
        int limit = 65535;
        int left = n;
        while (limit >= 0 && bins[limit] <= left) {
            left -= bins[limit--];
        }
        int fromLast = left;
        for (int i = 0; i < before.length; i++) {
            if (binOf[i] > limit) {
                after[i] = to;
            } else if (binOf[i] == limit && fromLast > 0) {
                after[i] = to;
                fromLast--;
            }
        }
    }

    /** Night lights, made up: the pull of towns with noise; never negative, 0 outside the region. */
    float[] lights() {
        float[] lights = new float[inside.length];
        for (int i = 0; i < lights.length; i++) {
            if (inside[i]) {
                double u = Math.max(0, urbanScore[i] + 0.5);
                lights[i] =
                        (float) (Math.rint(100 * (0.4 + 22 * u * u * (0.75 + 0.5 * Noise.unit(seed + 31, i)))) / 100);
            }
        }
        return lights;
    }
}
