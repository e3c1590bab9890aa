package org.carbonscape.zone;

import java.util.Arrays;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Window;

/**
 * The classes of a raster as units: all cells of a class are one. They have numbers for names.
 *
 * @param raster on the grid that is counted
 */
public record ClassUnits(String name, ClassRaster raster) implements UnitSet {
    @Override
    public int count() {
        return raster.classes();
    }

    @Override
    public String id(int unit) {
        return Integer.toString(unit);
    }

    @Override
    public String unitName(int unit) {
        return id(unit);
    }

    @Override
    public Burner burner(Grid grid) {
        if (!grid.sameCells(raster.grid())) {
            throw new IllegalArgumentException("the raster of " + name + " lies on another grid");
        }
        return this::band;
    }

    private SpanBand band(int firstRow, int rows) {
        int width = raster.grid().columns();
        Window window = new Window(0, firstRow, width, rows);
        ClassTile tile = ClassTile.of(window.cells(), raster.classes());
        try (ClassRaster.Reader reader = raster.open()) {
            reader.read(window, tile);
        }
        int[] rowStart = new int[rows + 1];
        int[] end = new int[16];
        int[] unit = new int[16];
        int n = 0;
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < width; c++) {
                int own = tile.at(r * width + c);
                if (n > rowStart[r] && unit[n - 1] == own) {
                    end[n - 1] = c + 1;
                    continue;
                }
                if (n == end.length) {
                    end = Arrays.copyOf(end, 2 * n);
                    unit = Arrays.copyOf(unit, 2 * n);
                }
                end[n] = c + 1;
                unit[n++] = own;
            }
            rowStart[r + 1] = n;
        }
        return new SpanBand(firstRow, rowStart, Arrays.copyOf(end, n), Arrays.copyOf(unit, n), new OverlapTally());
    }
}
