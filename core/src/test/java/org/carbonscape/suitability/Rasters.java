package org.carbonscape.suitability;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.engine.TileMap;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;

/** Small rasters in memory with any cut, for tests of this room. */
final class Rasters {
    /** Every word stands for itself. */
    static final ClassNames NAMES = (layer, word) -> List.of(word);

    private Rasters() {}

    static Grid grid(int columns, int rows) {
        return new Grid(Crs.epsg(4547), 500_000, 3_000_000, 10, 10, columns, rows);
    }

    record Values(Grid grid, float[] cells, Tiling tiling) implements ValueRaster {
        @Override
        public Reader open() {
            return new Reader() {
                @Override
                public void read(Window w, float[] into) {
                    inside(grid, w);
                    for (int r = 0; r < w.height(); r++) {
                        System.arraycopy(
                                cells, (w.row() + r) * grid.columns() + w.column(), into, r * w.width(), w.width());
                    }
                }

                @Override
                public void close() {}
            };
        }
    }

    record Classes(Grid grid, int classes, int[] cells, Tiling tiling) implements ClassRaster {
        @Override
        public Reader open() {
            return new Reader() {
                @Override
                public void read(Window w, ClassTile into) {
                    inside(grid, w);
                    for (int r = 0; r < w.height(); r++) {
                        for (int c = 0; c < w.width(); c++) {
                            into.set(r * w.width() + c, cells[(w.row() + r) * grid.columns() + w.column() + c]);
                        }
                    }
                }

                @Override
                public void close() {}
            };
        }
    }

    private static void inside(Grid grid, Window w) {
        if (w.column() < 0 || w.row() < 0 || w.endColumn() > grid.columns() || w.endRow() > grid.rows()) {
            throw new IllegalArgumentException("window off the grid: " + w);
        }
    }

    static Values values(int columns, int rows, float... cells) {
        return new Values(
                grid(columns, rows), cells, new Tiling(columns, rows, Math.min(columns, 7), Math.min(rows, 5)));
    }

    static Values tiled(Values raster, int width, int height) {
        return new Values(
                raster.grid(),
                raster.cells(),
                new Tiling(raster.grid().columns(), raster.grid().rows(), width, height));
    }

    static Classes tiled(Classes raster, int width, int height) {
        return new Classes(
                raster.grid(),
                raster.classes(),
                raster.cells(),
                new Tiling(raster.grid().columns(), raster.grid().rows(), width, height));
    }

    static Classes classes(int columns, int rows, int classes, int... cells) {
        return new Classes(
                grid(columns, rows),
                classes,
                cells,
                new Tiling(columns, rows, Math.min(columns, 7), Math.min(rows, 5)));
    }

    /** A picture: digits are classes, anything else none. */
    static Classes picture(int classes, String picture) {
        String[] lines = picture.strip().split("\n");
        int[] cells = String.join("", lines)
                .chars()
                .map(c -> c >= '1' && c <= '9' ? c - '0' : 0)
                .toArray();
        return classes(lines[0].length(), lines.length, classes, cells);
    }

    static String picture(ClassRaster raster) {
        int[] cells = cells(raster);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            out.append(cells[i] == 0 ? "." : Integer.toString(cells[i]))
                    .append((i + 1) % raster.grid().columns() == 0 ? "\n" : "");
        }
        return out.toString();
    }

    static Values randomValues(Random random, int columns, int rows, double missing, float low, float high) {
        float[] cells = new float[columns * rows];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = random.nextDouble() < missing ? Float.NaN : low + (high - low) * random.nextFloat();
        }
        return values(columns, rows, cells);
    }

    /** Random classes in patches: each cell copies a neighbour with the given chance. */
    static Classes randomClasses(Random random, int columns, int rows, int classes, double missing, double copy) {
        int[] cells = new int[columns * rows];
        for (int i = 0; i < cells.length; i++) {
            boolean up = random.nextBoolean();
            if (random.nextDouble() < copy && (up ? i >= columns : i % columns > 0)) {
                cells[i] = cells[up ? i - columns : i - 1];
            } else {
                cells[i] = random.nextDouble() < missing ? 0 : 1 + random.nextInt(classes);
            }
        }
        return classes(columns, rows, classes, cells);
    }

    static int[] cells(ClassRaster raster) {
        Grid g = raster.grid();
        ClassTile tile = ClassTile.of(g.columns() * g.rows(), raster.classes());
        try (ClassRaster.Reader reader = raster.open()) {
            reader.read(new Window(0, 0, g.columns(), g.rows()), tile);
        }
        int[] cells = new int[tile.capacity()];
        Arrays.setAll(cells, tile::at);
        return cells;
    }

    static float[] cells(ValueRaster raster) {
        Grid g = raster.grid();
        float[] cells = new float[g.columns() * g.rows()];
        try (ValueRaster.Reader reader = raster.open()) {
            reader.read(new Window(0, 0, g.columns(), g.rows()), cells);
        }
        return cells;
    }

    /** Counts a raster's values; NaN is missing, infinities are not allowed. */
    static ScoreHistogram histogram(Engine engine, ValueRaster raster) {
        return engine.fold(raster.tiling(), new Fold<>() {
            @Override
            public Worker<ScoreHistogram> open(Cells cells) {
                ValueRaster.Reader reader = raster.open();
                return new Worker<>() {
                    private final ScoreHistogram histogram = new ScoreHistogram();
                    private float[] values = new float[0];

                    @Override
                    public void take(Window block) {
                        if (values.length < block.cells()) {
                            values = new float[block.cells()];
                        }
                        reader.read(block, values);
                        int[] once = new int[block.cells()];
                        Arrays.fill(once, 1);
                        histogram.add(values, once, 0, once.length);
                    }

                    @Override
                    public ScoreHistogram result() {
                        return histogram;
                    }

                    @Override
                    public void close() {
                        reader.close();
                    }
                };
            }

            @Override
            public ScoreHistogram merge(ScoreHistogram one, ScoreHistogram other) {
                return one.add(other);
            }
        });
    }

    static Grid grid(Overlay overlay) {
        return overlay.criteria().get(0).layer().grid();
    }

    /** The scores of an overlay, in one window. */
    static Values scores(Overlay overlay) {
        Grid g = grid(overlay);
        Collected all = new Collected(g);
        overlay.run(new PlainEngine(), () -> (block, scores) -> Arrays.copyOf(scores, block.cells()), all);
        return new Values(g, all.cells(), new Tiling(g.columns(), g.rows(), g.columns(), g.rows()));
    }

    /** Levels of scores. */
    static int[] levels(Levels levels, ValueRaster scores) {
        float[] cells = cells(scores);
        ClassTile tile = levels.classify(cells, cells.length);
        int[] all = new int[cells.length];
        Arrays.setAll(all, tile::at);
        return all;
    }

    static Constraint constraint(ClassRaster mask, Constraint.Effect effect, int... classes) {
        BitSet set = new BitSet();
        Arrays.stream(classes).forEach(set::set);
        return new Constraint(mask, set, effect);
    }

    /** Puts the blocks of a map together again. */
    static final class Collected implements TileMap.Sink<float[]> {
        private final float[] cells;
        private final int columns;

        Collected(Grid grid) {
            cells = new float[grid.columns() * grid.rows()];
            columns = grid.columns();
        }

        @Override
        public void accept(Window block, float[] product) {
            for (int r = 0; r < block.height(); r++) {
                System.arraycopy(
                        product, r * block.width(), cells, (block.row() + r) * columns + block.column(), block.width());
            }
        }

        float[] cells() {
            return cells;
        }
    }

    /** Engines and tile sizes under which every result must be the same. */
    static void everyCut(int columns, int rows, BiConsumer<Engine, int[]> check) {
        for (int[] tile : List.of(
                new int[] {columns, rows},
                new int[] {1, 1},
                new int[] {columns, 1},
                new int[] {3, 4},
                new int[] {5, rows},
                new int[] {8, 7})) {
            int[] cut = {Math.min(tile[0], columns), Math.min(tile[1], rows)};
            check.accept(new PlainEngine(), cut);
            try (Engine three = new LocalEngine(3)) {
                check.accept(three, cut);
            }
        }
    }
}
