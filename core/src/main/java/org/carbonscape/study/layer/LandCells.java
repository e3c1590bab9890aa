package org.carbonscape.study.layer;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.carbonscape.engine.Cells;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.landcarbon.LandModel;
import org.carbonscape.study.account.LandRuns;
import org.carbonscape.study.account.LayerFlows;
import org.carbonscape.study.intake.LandInputs;
import org.carbonscape.study.intake.StudyInputs;

/** Flux of land beside its factors, cell by cell, for flux rasters. */
final class LandCells implements Serializable {
    private static final long serialVersionUID = 1L;

    private final LandInputs land;
    private final Optional<LandModel> model;
    private final List<ValueRaster> layers; // by phase; empty without any
    private final boolean[] covered;

    private LandCells(LandInputs land, Optional<LandModel> model, List<ValueRaster> layers, boolean[] covered) {
        this.land = land;
        this.model = model;
        this.layers = layers;
        this.covered = covered;
    }

    /** Empty where factors are all there is. */
    static Optional<LandCells> of(StudyInputs inputs) {
        LandInputs land = inputs.carbon().land();
        boolean[] covered = land.covered(inputs.studyArea().legend().classes());
        List<ValueRaster> layers = land.layers().map(l -> l.uptake()).orElse(List.of());
        return land.hasFlows()
                ? Optional.of(new LandCells(land, land.tier().map(LandInputs.Tier::model), layers, covered))
                : Optional.empty();
    }

    /** What the land of a window has in a phase, by its runs. */
    Worker open(Cells cells, Window window, LandRuns runs, int phase) {
        return new Worker(cells, window, runs, phase);
    }

    final class Worker {
        private final float[] uptake; // by cell; empty without layers
        private final LandRuns runs;
        private final int phase;
        private final int[] history;
        private int part = -1;
        private float last;

        private Worker(Cells cells, Window window, LandRuns runs, int phase) {
            this.uptake = layers.isEmpty() ? new float[0] : cells.of(layers.get(phase), window);
            this.runs = runs;
            this.phase = phase;
            this.history = new int[phase + 1];
        }

        /** Whether the cells of a run differ, since layers have their flux. */
        boolean byCell(int classIndex) {
            return !layers.isEmpty() && covered[classIndex];
        }

        /** What a cell of a run has: emits (above 0) or takes up; 0 where that is not known of its class. */
        float flux(int run, int cell) {
            return byCell(runs.classes(phase)[run]) ? LayerFlows.flux(uptake[cell]) : flux(run);
        }

        /** What follows from the history of all cells of a run, and from where they are. */
        float flux(int run) {
            if (!layers.isEmpty() || !covered[runs.classes(phase)[run]]) {
                return 0;
            }
            boolean same = part == runs.owners()[run];
            for (int p = 0; p <= phase; p++) {
                int own = runs.classes(p)[run];
                same &= history[p] == own;
                history[p] = own;
            }
            if (!same) {
                part = runs.owners()[run];
                last = (float) land.stratum(part)
                        .flatMap(s -> model.flatMap(m -> m.hectare(s, history, phase)))
                        .map(h -> h.tCO2_per_ha_yr())
                        .orElse(0.0)
                        .doubleValue();
            }
            return last;
        }
    }
}
