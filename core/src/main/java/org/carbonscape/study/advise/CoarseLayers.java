package org.carbonscape.study.advise;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.MapFrame;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.study.intake.MadeClasses;
import org.carbonscape.study.intake.MadeValues;
import org.carbonscape.study.layer.Images;
import org.carbonscape.study.layer.Sampling;
import org.carbonscape.suitability.Layer;

/** Layers of a study on a grid of few cells, each of which takes the cell at its middle. What was read once is kept. */
final class CoarseLayers {
    private final Images images;
    private final Grid grid;
    private final Tiling tiling;
    private final Map<Object, Layer> kept = new HashMap<>();

    /** @param most cells along the longer side */
    CoarseLayers(Grid fine, int most) {
        int step = Math.max(1, (Math.max(fine.columns(), fine.rows()) - 1) / most + 1);
        // a last pixel whose middle lies beyond the grid has no cell
        int columns = Math.max(1, (fine.columns() - step / 2 - 1) / step + 1);
        int rows = Math.max(1, (fine.rows() - step / 2 - 1) / step + 1);
        MapFrame frame = MapFrame.metric(fine.west(), fine.south(), fine.east(), fine.north(), List.of());
        images = new Images(frame, columns, rows, step, List.of(), List.of(), List.of());
        grid = new Grid(
                fine.crs(),
                fine.west(),
                fine.north(),
                fine.cellWidth() * step,
                fine.cellHeight() * step,
                columns,
                rows);
        tiling = Tiling.bands(columns, rows, 64);
    }

    Grid grid() {
        return grid;
    }

    int step() {
        return images.step();
    }

    /** Row of the study's grid whose cells a coarse row takes. */
    int fineRow(int row) {
        return row * images.step() + images.step() / 2;
    }

    /** A layer of that key, made only where it is not known yet. */
    Layer of(Object key, Supplier<Layer> fine, Engine engine) {
        Layer known = kept.get(key);
        if (known == null) {
            Layer layer = fine.get();
            if (layer instanceof Layer.Classes c) {
                known = new Layer.Classes(of(c.raster(), engine), c.names());
            } else {
                float[] cells = new Sampling(images, engine).of(((Layer.Values) layer).raster());
                known = values(cells);
            }
            kept.put(key, known);
        }
        return known;
    }

    /** A raster of classes on the few cells. */
    ClassRaster of(ClassRaster fine, Engine engine) {
        float[] sampled = new Sampling(images, engine).of(fine);
        int[] cells = new int[sampled.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Float.isNaN(sampled[i]) ? 0 : (int) sampled[i];
        }
        return classes(cells, fine.classes());
    }

    ClassRaster classes(int[] cells, int classes) {
        int columns = grid.columns();
        return new MadeClasses(
                grid,
                tiling,
                classes,
                () -> MadeClasses.reader((window, tile) -> {
                    for (int i = 0; i < window.cells(); i++) {
                        tile.set(i, cells[at(window.row(), window.column(), window.width(), columns, i)]);
                    }
                }));
    }

    Layer.Values values(float[] cells) {
        int columns = grid.columns();
        return new Layer.Values(new MadeValues(
                grid,
                tiling,
                () -> MadeValues.reader((window, into) -> {
                    for (int i = 0; i < window.cells(); i++) {
                        into[i] = cells[at(window.row(), window.column(), window.width(), columns, i)];
                    }
                })));
    }

    private static int at(int row, int column, int width, int columns, int i) {
        return (row + i / width) * columns + column + i % width;
    }
}
