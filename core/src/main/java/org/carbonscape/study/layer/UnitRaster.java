package org.carbonscape.study.layer;

import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.zone.SpanBand;
import org.carbonscape.zone.UnitSet;
import org.jspecify.annotations.Nullable;

/** A value for each unit of a set, laid on its cells; NaN outside all of them. */
public record UnitRaster(Grid grid, Tiling tiling, UnitSet set, double[] byUnit) implements ValueRaster {

    /** Units of any window, with the band burnt last kept. One a thread. */
    public static final class Bands {
        private final UnitSet.Burner burner;
        private @Nullable SpanBand band; // the first window makes one
        private int first;
        private int rows;

        public Bands(UnitSet set, Grid grid) {
            this(set.burner(grid));
        }

        Bands(UnitSet.Burner burner) {
            this.burner = burner;
        }

        public void units(Window window, int[] into) {
            SpanBand kept = band;
            if (kept == null || window.row() < first || window.endRow() > first + rows) {
                first = window.row();
                rows = window.height();
                kept = burner.band(first, rows);
                band = kept;
            }
            kept.units(window, into);
        }
    }

    @Override
    public Reader open() {
        Bands bands = new Bands(set, grid);
        return new Reader() {
            @Override
            public void read(Window window, float[] into) {
                int[] units = new int[window.cells()];
                bands.units(window, units);
                for (int i = 0; i < units.length; i++) {
                    into[i] = units[i] == 0 ? Float.NaN : (float) byUnit[units[i]];
                }
            }

            @Override
            public void close() {}
        };
    }
}
