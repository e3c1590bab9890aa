package org.carbonscape.study.account;

import java.util.List;
import org.carbonscape.engine.Cells;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.zone.LandCounts;

/**
 * A flux of a phase in tCO2/ha/yr, cell by cell as in the rasters of the run, made as it is read. NaN = no land use.
 */
public final class FluxRaster implements ValueRaster {
    /** Which flux. */
    public enum Flow {
        SOURCE,
        SINK,
        NET
    }

    private final Grid grid;
    private final List<ClassRaster> phases; // up to this one
    private final FluxCells flux;
    private final Flow flow;

    public FluxRaster(StudyInputs inputs, LandCounts counts, CarbonAccount account, int phase, Flow flow) {
        this.grid = inputs.studyArea().grid();
        this.phases = List.copyOf(inputs.rasters().subList(0, phase + 1));
        this.flux = new FluxCells(inputs, counts, account);
        this.flow = flow;
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public Tiling tiling() {
        return phases.get(phases.size() - 1).tiling();
    }

    @Override
    public Reader open() {
        Cells cells = new Cells();
        FluxCells.Worker worker = flux.open(cells);
        int phase = phases.size() - 1;
        List<ClassRaster> wanted = flux.hasHistory() ? phases : phases.subList(phase, phase + 1);
        return new Reader() {
            @Override
            public void read(Window window, float[] into) {
                int n = window.cells();
                List<ClassTile> tiles =
                        wanted.stream().map(p -> cells.of(p, window)).toList();
                float[] source = new float[n];
                float[] sink = new float[n];
                worker.at(window);
                worker.phase(phase, tiles, source, sink);
                for (int i = 0; i < n; i++) {
                    into[i] = flow == Flow.SOURCE ? source[i] : flow == Flow.SINK ? sink[i] : source[i] + sink[i];
                }
            }

            @Override
            public void close() {
                cells.close();
            }
        };
    }
}
