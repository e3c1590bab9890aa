package org.carbonscape.study.layer;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carbonscape.carbon.Allocation;
import org.carbonscape.carbon.Spread;
import org.carbonscape.engine.Cells;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.CellRuns;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.LandRuns;
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
    private final List<ValueRaster> weights; // by phase; empty = by area
    private final Optional<UnitSet.Burner> emitters;
    private final Optional<UnitSet.Burner> owners;
    private final List<List<Allocation.Settled>> settled; // by phase, its layers; empty without emissions
    private final Optional<LandCells> land;
    /** By phase, class and unit (0 = none), whether a cell may get emissions; nothing where no unit's may. */
    private final List<boolean[][]> receives;

    private final double[][] flux; // by owner of the land and class, tCO2/ha/yr
    private final float[][] sources; // its positive part; NaN for no class
    private final float[][] sinks; // its negative part; NaN for no class

    FluxCells(StudyInputs inputs, LandCounts counts, CarbonAccount account) {
        grid = inputs.studyArea().grid();
        area = inputs.studyArea().cellArea();
        weights = inputs.carbon().weightsOf(inputs.studyArea().years());
        emitters = account.emissionSet() >= 0
                ? Optional.of(counts.sets().get(account.emissionSet()).burner(grid))
                : Optional.empty();
        owners = counts.owners().map(o -> o.burner(grid));
        settled = new ArrayList<>();
        for (int p = 0; p < inputs.rasters().size(); p++) {
            settled.add(List.copyOf(account.settled(p)));
        }
        int classes = inputs.studyArea().legend().classes();
        receives = settled.stream().map(layers -> receives(layers, classes)).toList();
        land = LandCells.of(inputs);
        flux = account.fluxByOwner();
        sources = part(1);
        sinks = part(-1);
    }

    private static boolean[][] receives(List<Allocation.Settled> layers, int classes) {
        boolean[][] receives = new boolean[classes + 1][0];
        for (Allocation.Settled layer : layers) {
            for (int c = 1; c <= classes; c++) {
                for (int u = 0; u < layer.units(); u++) {
                    if (layer.receives(u, c)) {
                        if (receives[c].length <= layer.units()) {
                            receives[c] = Arrays.copyOf(receives[c], layer.units() + 1);
                        }
                        receives[c][u + 1] = true;
                    }
                }
            }
        }
        return receives;
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

    /**
     * One thread's way through windows.
     *
     * @param emitting whether sources are wanted: without them, what is laid on cells need not be looked at
     */
    Worker open(Cells cells, boolean emitting) {
        return new Worker(cells, emitting);
    }

    final class Worker {
        private final Cells cells;
        private final boolean emitting;
        private final Optional<UnitRaster.Bands> ofEmitters = emitters.map(UnitRaster.Bands::new);
        private final Optional<UnitRaster.Bands> ofOwners = owners.map(UnitRaster.Bands::new);
        private final LandRuns runs = new LandRuns();
        private Window window = new Window(-1, -1, 1, 1); // none yet
        private int[] units = new int[0];
        private int[] owner = new int[0];
        private float[] weight = new float[0];

        private Worker(Cells cells, boolean emitting) {
            this.cells = cells;
            this.emitting = emitting;
        }

        /**
         * The window that {@link #phase} is asked about next.
         *
         * @param tiles classes of the phases up to those, where there is a history; else of those alone
         */
        LandRuns at(Window next, List<ClassTile> tiles) {
            if (!next.equals(window)) { // the same for all phases
                int n = next.cells();
                if (units.length != n) {
                    units = new int[n];
                    owner = new int[n];
                    weight = new float[n];
                }
                if (emitting) {
                    ofEmitters.ifPresent(b -> b.units(next, units));
                }
                ofOwners.ifPresent(b -> b.units(next, owner));
                window = next;
            }
            runs.find(next, tiles, ofOwners.map(b -> owner));
            return runs;
        }

        /** @param tile the number of the phase among the tiles given */
        void phase(int phase, int tile, CellRuns source, CellRuns sink, CellRuns net) {
            CellRuns shape = runs.shape();
            int[] index = runs.classes(tile);
            int[] part = runs.owners();
            boolean[][] receiving = emitting ? receives.get(phase) : new boolean[sources[0].length][0];
            if (emitting && !weights.isEmpty()) {
                weight = cells.of(weights.get(phase), window);
            }
            Optional<LandCells.Worker> onLand = land.map(l -> l.open(cells, window, runs, phase));
            for (CellRuns flow : new CellRuns[] {source, sink, net}) {
                flow.begin(shape.width(), shape.height());
            }
            for (int r = 0, first = 0; r < shape.height(); r++, first += shape.width()) {
                double cell_ha = Spread.cell_ha(area, window.row() + r);
                int column = 0;
                for (int k = shape.rowStart()[r]; k < shape.rowStart()[r + 1]; k++) {
                    int end = shape.end()[k];
                    int c = index[k];
                    float up = sources[part[k]][c];
                    float down = sinks[part[k]][c];
                    boolean byCell = receiving[c].length > 0
                            || onLand.isPresent() && onLand.get().byCell(c);
                    if (!byCell) {
                        float more = onLand.isPresent() ? onLand.get().flux(k) : 0;
                        add(end, more > 0 ? up + more : up, more > 0 ? down : down + more, source, sink, net);
                    }
                    for (; byCell && column < end; column++) {
                        int i = first + column;
                        float own = receiving[c].length > 0 && receiving[c][units[i]]
                                ? emitting(phase, i, c, cell_ha, up, flux[part[k]][c])
                                : up;
                        float more = onLand.isPresent() ? onLand.get().flux(k, i) : 0;
                        add(column + 1, more > 0 ? own + more : own, more > 0 ? down : down + more, source, sink, net);
                    }
                    column = end;
                }
                source.endRow();
                sink.endRow();
                net.endRow();
            }
        }

        private static void add(int end, float up, float down, CellRuns source, CellRuns sink, CellRuns net) {
            source.add(end, Float.floatToRawIntBits(up));
            sink.add(end, Float.floatToRawIntBits(down));
            net.add(end, Float.floatToRawIntBits(up + down));
        }

        /** The source of a cell whose land may carry emissions. */
        private float emitting(int phase, int i, int classIndex, double cell_ha, float up, double factor) {
            List<Allocation.Settled> ofPhase = settled.get(phase);
            long cell =
                    (long) (window.row() + i / window.width()) * grid.columns() + window.column() + i % window.width();
            float emitted = 0;
            for (int l = 0; l < ofPhase.size(); l++) {
                emitted += ofPhase.get(l).stored(units[i] - 1, classIndex, weight[i], cell_ha, cell);
            }
            return emitted == 0 ? up : up == 0 ? emitted : (float) (factor + emitted);
        }
    }
}
