package org.carbonscape.study.account;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.carbon.Allocation;
import org.carbonscape.carbon.Spread;
import org.carbonscape.engine.Cells;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.UnitSet;

/**
 * Source and sink of every cell in tCO2/ha/yr, as the rasters of a run have them. A value: no more of the study than
 * cells need.
 */
final class FluxCells implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Grid grid;
    private final CellArea area;
    private final Optional<ValueRaster> weights;
    private final Optional<UnitSet.Burner> emitters;
    private final Optional<UnitSet.Burner> owners;
    private final List<List<Allocation.Settled>> settled; // by phase, its layers; empty without emissions
    private final Optional<LandCells> land;
    private final double[][] flux; // by owner of the land and class, tCO2/ha/yr
    private final float[][] sources; // its positive part; NaN for no class
    private final float[][] sinks; // its negative part; NaN for no class

    FluxCells(StudyInputs inputs, LandCounts counts, CarbonAccount account) {
        grid = inputs.studyArea().grid();
        area = inputs.studyArea().cellArea();
        weights = inputs.carbon().weights().map(w -> w.raster());
        emitters = account.emissionSet() >= 0
                ? Optional.of(counts.sets().get(account.emissionSet()).burner(grid))
                : Optional.empty();
        owners = counts.owners().map(o -> o.burner(grid));
        settled = new ArrayList<>();
        for (int p = 0; p < inputs.rasters().size(); p++) {
            settled.add(List.copyOf(account.settled(p)));
        }
        land = LandCells.of(inputs);
        flux = account.fluxByOwner();
        sources = part(1);
        sinks = part(-1);
    }

    private float[][] part(int sign) {
        float[][] part = new float[flux.length][];
        for (int u = 0; u < flux.length; u++) {
            part[u] = new float[flux[u].length];
            for (int c = 0; c < part[u].length; c++) {
                part[u][c] = c == 0 ? Float.NaN : flux[u][c] * sign > 0 ? (float) flux[u][c] : 0;
            }
        }
        return part;
    }

    /** Whether a phase's flux hangs on the phases before it. */
    boolean hasHistory() {
        return land.isPresent();
    }

    /** One thread's way through windows. */
    Worker open(Cells cells) {
        return new Worker(cells);
    }

    final class Worker {
        private final Cells cells;
        private final Optional<UnitRaster.Bands> ofEmitters = emitters.map(UnitRaster.Bands::new);
        private final Optional<UnitRaster.Bands> ofOwners = owners.map(UnitRaster.Bands::new);
        private Window window = new Window(0, 0, 1, 1);
        private int[] units = new int[0];
        private int[] owner = new int[0];
        private float[] weight = new float[0];

        private Worker(Cells cells) {
            this.cells = cells;
        }

        /** The window that {@link #phase} is asked about next. */
        void at(Window next) {
            int n = next.cells();
            window = next;
            if (units.length != n) {
                units = new int[n];
                owner = new int[n];
                weight = new float[n];
            }
            ofEmitters.ifPresent(b -> b.units(next, units));
            ofOwners.ifPresent(b -> b.units(next, owner));
            weights.ifPresent(w -> weight = cells.of(w, next));
        }

        /** @param tiles classes of all phases up to this one, where there is a history; at least of this one */
        void phase(int phase, List<ClassTile> tiles, float[] source, float[] sink) {
            ClassTile tile = tiles.get(tiles.size() == 1 ? 0 : phase);
            factors(tile, source, sink);
            if (!settled.get(phase).isEmpty()) {
                emissions(settled.get(phase), tile, source);
            }
            land.ifPresent(l -> l.add(cells, window, tiles, owner, phase, source, sink));
        }

        /** Factors by class and owner; NaN where there is no class. Most studies have one factor for all land. */
        private void factors(ClassTile tile, float[] source, float[] sink) {
            if (tile.isNarrow() && owners.isEmpty()) {
                byte[] bytes = tile.bytes();
                float[] up = sources[0];
                float[] down = sinks[0];
                for (int i = 0; i < source.length; i++) {
                    source[i] = up[bytes[i] & 255];
                    sink[i] = down[bytes[i] & 255];
                }
                return;
            }
            for (int i = 0; i < source.length; i++) {
                source[i] = sources[owner[i]][tile.at(i)];
                sink[i] = sinks[owner[i]][tile.at(i)];
            }
        }

        private void emissions(List<Allocation.Settled> ofPhase, ClassTile tile, float[] source) {
            int i = 0;
            for (int row = window.row(); row < window.endRow(); row++) {
                double cell_ha = Spread.cell_ha(area, row);
                long cell = (long) row * grid.columns() + window.column();
                for (int c = 0; c < window.width(); c++, i++) {
                    int index = tile.at(i);
                    if (index > 0 && units[i] > 0) {
                        float emitted = 0;
                        for (int l = 0; l < ofPhase.size(); l++) {
                            emitted += ofPhase.get(l).stored(units[i] - 1, index, weight[i], cell_ha, cell + c);
                        }
                        if (emitted != 0) {
                            source[i] = source[i] == 0 ? emitted : (float) (flux[owner[i]][index] + emitted);
                        }
                    }
                }
            }
        }
    }
}
