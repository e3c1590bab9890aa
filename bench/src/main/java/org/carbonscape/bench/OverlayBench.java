package org.carbonscape.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.measure.ExactSum;
import org.carbonscape.suitability.Criterion;
import org.carbonscape.suitability.Grading;
import org.carbonscape.suitability.Layer;
import org.carbonscape.suitability.Levels;
import org.carbonscape.suitability.Overlay;
import org.carbonscape.suitability.ScoreHistogram;
import org.carbonscape.suitability.Sensitivity;
import org.carbonscape.suitability.Weights;

/**
 * W9: weighted overlay of eight rasters, natural breaks to five levels over all cells, levels of every cell. Any
 * {@link ValueRaster}s: call {@link #run} with those of the GeoTIFF reader, or {@code main} for synthetic ones.
 */
public final class OverlayBench {
    private static final double[] WEIGHTS = {.20, .16, .14, .13, .12, .10, .08, .07};

    private OverlayBench() { }

    /** Arguments: size (5000), threads (2), rounds (5). */
    public static void main(String[] args) {
        int size = args.length > 0 ? Integer.parseInt(args[0]) : 5000;
        int threads = args.length > 1 ? Integer.parseInt(args[1]) : 2;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
        List<ValueRaster> layers = new ArrayList<>();
        for (int k = 0; k < WEIGHTS.length; k++) {
            layers.add(new SyntheticValues(SyntheticValues.grid(size), k));
        }
        try (Engine engine = new LocalEngine(threads)) {
            for (int round = 0; round < rounds; round++) {
                run(engine, layers);
            }
            sensitivity(engine, layers);
        }
    }

    /** One round; prints workload, part, seconds, check value. */
    public static void run(Engine engine, List<ValueRaster> layers) {
        Grid grid = layers.get(0).grid();
        String name = "w9_" + grid.columns();
        timed(name + "_read", () -> read(engine, layers));
        Overlay overlay = overlay(layers);
        Floats scores = new Floats(grid);
        ScoreHistogram histogram = timed(name + "_overlay", () -> overlay.run(engine, scores));
        Levels levels = timed(name + "_breaks_all_cells", () -> Levels.natural(histogram, 5));
        long sum = timed(name + "_levels", () -> levelSum(engine, levels, scores));
        ExactSum exact = new ExactSum();
        for (float[] row : scores.rows) {
            double of = 0;
            for (float v : row) {
                of += v == v ? v : 0;
            }
            exact.add(of);
        }
        System.out.println(name + ",check,sum of scores " + exact.value() + ", cells " + histogram.cells() + ", sum of levels " + sum
                + ", gvf " + levels.gvf().orElseThrow() + ", breaks " + java.util.Arrays.toString(levels.breaks()));
    }

    private static void sensitivity(Engine engine, List<ValueRaster> layers) {
        Overlay overlay = overlay(layers);
        Levels levels = Levels.natural(overlay.run(engine, (w, p) -> { }), 5);
        Weights base = weights();
        Sensitivity s = timed("sensitivity_" + layers.get(0).grid().columns() + "_16+100", () ->
                Sensitivity.of(engine, overlay, base, levels, Sensitivity.Options.of(1), (w, p) -> { }));
        System.out.println("share changed by " + s.oneAtATime().get(0).name() + ": " + s.share(s.oneAtATime().get(0)));
    }

    private static Weights weights() {
        List<String> names = new ArrayList<>();
        for (int k = 0; k < WEIGHTS.length; k++) {
            names.add("driver " + k);
        }
        return Weights.of("given", names, WEIGHTS);
    }

    private static Overlay overlay(List<ValueRaster> layers) {
        List<Criterion> criteria = new ArrayList<>();
        for (int k = 0; k < layers.size(); k++) {
            criteria.add(new Criterion("driver " + k, new Layer.Values(layers.get(k)), new Grading.AsIs(-1e30, 1e30)));
        }
        return Overlay.of(criteria, weights(), Overlay.Missing.NONE, List.of());
    }

    /** The floor: every layer's cells, looked at once. */
    private static long read(Engine engine, List<ValueRaster> layers) {
        long[] valid = new long[1];
        for (ValueRaster layer : layers) {
            engine.map(layer.tiling(), () -> new org.carbonscape.engine.TileMap.Worker<Long>() {
                private final ValueRaster.Reader reader = layer.open();
                private float[] cells = new float[0];

                @Override
                public Long make(Window block) {
                    if (cells.length < block.cells()) {
                        cells = new float[block.cells()];
                    }
                    reader.read(block, cells);
                    long n = 0;
                    for (int i = 0; i < block.cells(); i++) {
                        n += cells[i] == cells[i] ? 1 : 0;
                    }
                    return n;
                }

                @Override
                public void close() {
                    reader.close();
                }
            }, (w, n) -> valid[0] += n);
        }
        return valid[0];
    }

    private static long levelSum(Engine engine, Levels levels, ValueRaster scores) {
        ClassRaster map = levels.classify(scores);
        long[] sum = new long[1];
        engine.map(map.tiling(), () -> new org.carbonscape.engine.TileMap.Worker<Long>() {
            private final ClassRaster.Reader reader = map.open();
            private ClassTile tile = ClassTile.of(0, 1);

            @Override
            public Long make(Window block) {
                if (tile.capacity() < block.cells()) {
                    tile = ClassTile.of(block.cells(), map.classes());
                }
                reader.read(block, tile);
                long n = 0;
                for (int i = 0; i < block.cells(); i++) {
                    n += tile.bytes()[i];
                }
                return n;
            }

            @Override
            public void close() {
                reader.close();
            }
        }, (w, n) -> sum[0] += n);
        return sum[0];
    }

    private static <T> T timed(String name, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        System.out.println(name + ",carbonscape," + (System.nanoTime() - start) / 1_000_000 / 1000.0);
        return result;
    }

    /** Scores kept in memory, as a study keeps them in its result file. */
    private static final class Floats implements ValueRaster, org.carbonscape.engine.TileMap.Sink<float[]> {
        private final Grid grid;
        private final float[][] rows;

        Floats(Grid grid) {
            this.grid = grid;
            rows = new float[grid.rows()][grid.columns()];
        }

        @Override
        public void accept(Window block, float[] product) {
            for (int r = 0; r < block.height(); r++) {
                System.arraycopy(product, r * block.width(), rows[block.row() + r], block.column(), block.width());
            }
        }

        @Override
        public Grid grid() {
            return grid;
        }

        @Override
        public org.carbonscape.grid.Tiling tiling() {
            return org.carbonscape.grid.Tiling.bands(grid.columns(), grid.rows(), 64);
        }

        @Override
        public Reader open() {
            return new Reader() {
                @Override
                public void read(Window window, float[] into) {
                    for (int r = 0; r < window.height(); r++) {
                        System.arraycopy(rows[window.row() + r], window.column(), into, r * window.width(), window.width());
                    }
                }

                @Override
                public void close() { }
            };
        }
    }
}
