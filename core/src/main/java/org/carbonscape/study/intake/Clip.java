package org.carbonscape.study.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.zone.UnitSet;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * The part of the world that a study is about: a window of cells, of which those outside an outline are none in every
 * raster. Blocks without a cell inside are not read.
 *
 * @param isPart  whether an extent was asked for
 * @param region  polygons that hold the region, in the grid's coordinates; none = all of the window
 * @param outline the same, burnt
 * @param kept    of the study's rasters
 */
public record Clip(Grid grid, boolean isPart, List<Geometry> region, Optional<UnitSet.Burner> outline, KeptCells kept) {
    Clip(Grid grid, boolean isPart, List<Geometry> region, Optional<UnitSet.Burner> outline) {
        this(grid, isPart, region, outline, new KeptCells());
    }

    /** All of a grid. */
    public static Clip none(Grid grid) {
        return new Clip(grid, false, List.of(), Optional.empty());
    }

    /** A window of another grid. */
    static Clip window(Grid grid) {
        return new Clip(grid, true, List.of(), Optional.empty());
    }

    /** Area of the region, in the grid's units. */
    double area() {
        return region.isEmpty()
                ? (grid.east() - grid.west()) * (grid.north() - grid.south())
                : region.stream().mapToDouble(Geometry::getArea).sum();
    }

    /** Share of a polygon's area that lies in the region, 0..1; 1 where the study is of all there is. */
    double share(Geometry polygon) {
        double all = polygon.getArea();
        if (!isPart || !(all > 0)) {
            return isPart ? 0 : 1;
        }
        Envelope window = new Envelope(grid.west(), grid.east(), grid.south(), grid.north());
        Envelope box = polygon.getEnvelopeInternal();
        if (!window.intersects(box)) {
            return 0;
        }
        if (region.isEmpty()) {
            return window.contains(box)
                    ? 1
                    : polygon.intersection(polygon.getFactory().toGeometry(window))
                                    .getArea()
                            / all;
        }
        double inside = 0;
        for (Geometry part : region) {
            if (part.getEnvelopeInternal().intersects(box)) {
                inside += polygon.intersection(part).getArea();
            }
        }
        return inside / all;
    }

    /** @param raster on this grid */
    public ClassRaster cut(ClassRaster raster) {
        ClassRaster cut = outline.<ClassRaster>map(burner ->
                        new MadeClasses(grid, raster.tiling(), raster.classes(), () -> {
                            ClassRaster.Reader under = raster.open();
                            return MadeClasses.reader((window, tile) -> cut(burner, under, window, tile), under);
                        }))
                .orElse(raster);
        return kept.of(cut);
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

    /**
     * The same raster whoever asks for the values of a file.
     *
     * @param raster on this grid, as it is read from the file
     */
    public ValueRaster cut(Path file, ValueRaster raster) {
        return kept.of(file.toAbsolutePath().normalize(), cut(raster));
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
