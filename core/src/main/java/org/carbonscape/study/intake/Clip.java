package org.carbonscape.study.intake;

import java.util.Optional;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.zone.UnitSet;

/**
 * The part of the world that a study is about: a window of cells, of which those outside an outline are none in every
 * raster. Blocks without a cell inside are not read.
 *
 * @param outline polygons that hold the region; empty = all of the window
 */
public record Clip(Grid grid, Optional<UnitSet.Burner> outline) {

    /** All of a grid. */
    public static Clip none(Grid grid) {
        return new Clip(grid, Optional.empty());
    }

    /** @param raster on this grid */
    public ClassRaster cut(ClassRaster raster) {
        return outline.<ClassRaster>map(burner -> new MadeClasses(grid, raster.tiling(), raster.classes(), () -> {
                    ClassRaster.Reader under = raster.open();
                    return MadeClasses.reader((window, tile) -> cut(burner, under, window, tile), under);
                }))
                .orElse(raster);
    }

    private static void cut(UnitSet.Burner burner, ClassRaster.Reader under, Window window, ClassTile tile) {
        int[] inside = inside(burner, window);
        if (none(inside)) {
            for (int i = 0; i < inside.length; i++) {
                tile.set(i, 0);
            }
            return;
        }
        under.read(window, tile);
        for (int i = 0; i < inside.length; i++) {
            if (inside[i] == 0) {
                tile.set(i, 0);
            }
        }
    }

    /** @param raster on this grid */
    public ValueRaster cut(ValueRaster raster) {
        return outline.<ValueRaster>map(burner -> new MadeValues(grid, raster.tiling(), () -> {
                    ValueRaster.Reader under = raster.open();
                    return MadeValues.reader((window, cells) -> cut(burner, under, window, cells), under);
                }))
                .orElse(raster);
    }

    private static void cut(UnitSet.Burner burner, ValueRaster.Reader under, Window window, float[] cells) {
        int[] inside = inside(burner, window);
        if (!none(inside)) {
            under.read(window, cells);
        }
        for (int i = 0; i < inside.length; i++) {
            if (inside[i] == 0) {
                cells[i] = Float.NaN;
            }
        }
    }

    /** Class 1 inside the outline; empty where there is none. */
    public Optional<ClassRaster> inside(Tiling tiling) {
        return outline.map(burner -> new MadeClasses(
                grid,
                tiling,
                1,
                () -> MadeClasses.reader((window, tile) -> {
                    int[] units = inside(burner, window);
                    for (int i = 0; i < units.length; i++) {
                        tile.set(i, units[i] == 0 ? 0 : 1);
                    }
                })));
    }

    private static int[] inside(UnitSet.Burner burner, Window window) {
        int[] units = new int[window.cells()];
        burner.band(window.row(), window.height()).units(window, units);
        return units;
    }

    private static boolean none(int[] inside) {
        for (int unit : inside) {
            if (unit != 0) {
                return false;
            }
        }
        return true;
    }
}
