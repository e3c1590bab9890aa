package org.carbonscape.study.account;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.carbonscape.engine.Cells;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.landcarbon.LandModel;
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

    /** What layers have, cell by cell. */
    private void addLayer(Cells cells, Window window, ClassTile tile, int phase, float[] source, float[] sink) {
        float[] uptake = cells.of(layers.get(phase), window);
        for (int i = 0; i < source.length; i++) {
            if (covered[tile.at(i)]) {
                float flux = LayerFlows.flux(uptake[i]);
                if (flux > 0) {
                    source[i] += flux;
                } else {
                    sink[i] += flux;
                }
            }
        }
    }

    /**
     * Adds what cells emit to their sources, and what they take up to their sinks.
     *
     * @param cells  that layers are read through
     * @param window that the cells fill
     * @param tiles classes of all phases up to this one
     * @param owner of each cell: the part of the cut that it lies in
     */
    void add(Cells cells, Window window, List<ClassTile> tiles, int[] owner, int phase, float[] source, float[] sink) {
        if (!layers.isEmpty()) {
            addLayer(cells, window, tiles.get(phase), phase, source, sink);
            return;
        }
        int[] history = new int[phase + 1];
        int part = -1;
        float flux = 0;
        for (int i = 0; i < source.length; i++) {
            if (!covered[tiles.get(phase).at(i)]) {
                continue;
            }
            boolean same = part == owner[i];
            for (int p = 0; p <= phase; p++) {
                int own = tiles.get(p).at(i);
                same &= history[p] == own;
                history[p] = own;
            }
            if (!same) {
                part = owner[i];
                flux = (float) land.stratum(part)
                        .flatMap(s -> model.flatMap(m -> m.hectare(s, history, phase)))
                        .map(h -> h.tCO2_per_ha_yr())
                        .orElse(0.0)
                        .doubleValue();
            }
            if (flux > 0) {
                source[i] += flux;
            } else {
                sink[i] += flux;
            }
        }
    }
}
