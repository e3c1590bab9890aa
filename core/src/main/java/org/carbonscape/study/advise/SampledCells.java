package org.carbonscape.study.advise;

import java.util.Arrays;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.study.intake.MadeClasses;
import org.carbonscape.study.intake.MadeValues;
import org.carbonscape.study.layer.Images;
import org.carbonscape.study.layer.Sampling;
import org.carbonscape.study.layer.UnitRaster;
import org.carbonscape.suitability.Layer;
import org.carbonscape.zone.UnitSet;

/** Every so many cells of the study grid, on a coarse grid in memory: what must be looked at a thousand times. */
final class SampledCells {
    /** Cells that are enough where units are few. */
    private static final int ENOUGH = 1 << 16;

    private static final int OF_UNIT = 2;

    private final Images images;
    private final Engine engine;
    private final int step; // pixels of the pictures from one to the next
    private final Grid study;
    private final Grid grid;
    private final Tiling tiling;

    /** @param units as many as any set has: each is to have some of the cells */
    SampledCells(Grid study, Images images, int units, Engine engine) {
        this.images = images;
        this.engine = engine;
        this.study = study;
        long most = Math.max(ENOUGH, (long) OF_UNIT * units);
        int by = 1;
        while ((long) over(images.columns(), by) * over(images.rows(), by) > most) {
            by++;
        }
        this.step = by;
        int cells = images.step() * by;
        int columns = over(images.columns(), by);
        int rows = over(images.rows(), by);
        this.grid = new Grid(
                study.crs(),
                study.west(),
                study.north(),
                study.cellWidth() * cells,
                study.cellHeight() * cells,
                columns,
                rows);
        this.tiling = new Tiling(columns, rows, columns, rows);
    }

    private static int over(int n, int by) {
        return (n + by - 1) / by;
    }

    int count() {
        return grid.columns() * grid.rows();
    }

    private float[] thinned(float[] picture) {
        float[] some = new float[count()];
        for (int i = 0; i < some.length; i++) {
            some[i] = picture[i / grid.columns() * step * images.columns() + i % grid.columns() * step];
        }
        return some;
    }

    float[] of(ValueRaster raster) {
        return thinned(new Sampling(images, engine).of(raster));
    }

    /** Class of each; 0 = none. */
    int[] of(ClassRaster raster) {
        float[] values = thinned(new Sampling(images, engine).of(raster));
        int[] classes = new int[values.length];
        Arrays.setAll(classes, i -> Float.isNaN(values[i]) ? 0 : (int) values[i]);
        return classes;
    }

    /** Unit of each; 0 = none. */
    int[] of(UnitSet set, Tiling blocks) {
        double[] numbers = new double[set.count() + 1];
        Arrays.setAll(numbers, u -> u == 0 ? Double.NaN : u);
        float[] values = of(new UnitRaster(study, blocks, set, numbers));
        int[] units = new int[values.length];
        Arrays.setAll(units, i -> Float.isNaN(values[i]) ? 0 : (int) values[i]);
        return units;
    }

    Layer.Values layer(float[] values) {
        return new Layer.Values(new MadeValues(
                grid,
                tiling,
                () -> MadeValues.reader((window, cells) -> {
                    for (int i = 0; i < window.cells(); i++) {
                        cells[i] = values[at(window.row() + i / window.width(), window.column() + i % window.width())];
                    }
                })));
    }

    ClassRaster classes(int[] classOf, int classes) {
        return new MadeClasses(
                grid,
                tiling,
                classes,
                () -> MadeClasses.reader((window, tile) -> {
                    for (int i = 0; i < window.cells(); i++) {
                        tile.set(
                                i,
                                classOf[at(window.row() + i / window.width(), window.column() + i % window.width())]);
                    }
                }));
    }

    private int at(int row, int column) {
        return row * grid.columns() + column;
    }

    /** A layer of the study grid as it is there. */
    Layer of(Layer layer) {
        if (layer instanceof Layer.Values v) {
            return layer(of(v.raster()));
        }
        Layer.Classes c = (Layer.Classes) layer;
        return new Layer.Classes(classes(of(c.raster()), c.raster().classes()), c.names());
    }
}
