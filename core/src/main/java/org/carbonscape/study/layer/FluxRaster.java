package org.carbonscape.study.layer;

import java.util.List;
import org.carbonscape.engine.Cells;
import org.carbonscape.grid.CellRuns;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.study.account.CarbonAccount;
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
        FluxCells.Worker worker = flux.open(cells, flow != Flow.SINK);
        int phase = phases.size() - 1;
        List<ClassRaster> wanted = flux.hasHistory() ? phases : phases.subList(phase, phase + 1);
        return new Reader() {
            private final List<CellRuns> flows = List.of(new CellRuns(), new CellRuns(), new CellRuns());

            @Override
            public void read(Window window, float[] into) {
                make(window, flows.get(flow.ordinal()));
                flows.get(flow.ordinal()).floats(into);
            }

            @Override
            public void runs(Window window, CellRuns into) {
                make(window, into);
            }

            /** The flow asked for goes to the runs given. */
            private void make(Window window, CellRuns into) {
                worker.at(window, wanted.stream().map(p -> cells.of(p, window)).toList());
                worker.phase(
                        phase,
                        wanted.size() - 1,
                        flow == Flow.SOURCE ? into : flows.get(0),
                        flow == Flow.SINK ? into : flows.get(1),
                        flow == Flow.NET ? into : flows.get(2));
            }

            @Override
            public void close() {
                cells.close();
            }
        };
    }
}
