package org.carbonscape.study.account;

import java.util.List;
import java.util.Optional;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.landcarbon.LandModel;
import org.carbonscape.study.intake.LandInputs;
import org.carbonscape.study.intake.StudyInputs;

/** Flux of land beside its factors, cell by cell, for flux rasters. One a thread. */
final class LandCells {
    private final LandInputs land;
    private final LandModel model;
    private final boolean[] covered;

    private LandCells(LandInputs land, LandModel model, boolean[] covered) {
        this.land = land;
        this.model = model;
        this.covered = covered;
    }

    /** Empty where factors are all there is. */
    static Optional<LandCells> of(StudyInputs inputs) {
        LandInputs land = inputs.carbon().land();
        return land.tier()
                .map(t -> new LandCells(
                        land,
                        t.model(),
                        land.covered(inputs.studyArea().legend().classes())));
    }

    /**
     * Adds what cells emit to their sources, and what they take up to their sinks.
     *
     * @param tiles classes of all phases up to this one
     * @param owner of each cell: the part of the cut that it lies in
     */
    void add(List<ClassTile> tiles, int[] owner, int phase, float[] source, float[] sink) {
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
                        .flatMap(s -> model.hectare(s, history, phase))
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
