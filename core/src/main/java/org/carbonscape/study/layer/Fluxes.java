package org.carbonscape.study.layer;

import java.io.Serializable;
import java.util.List;
import org.carbonscape.engine.Cells;
import org.carbonscape.grid.CellRuns;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.zone.LandCounts;

/** Sources and sinks of all phases, cell by cell as in the rasters of the run, read together. A value. */
@FunctionalInterface
public interface Fluxes extends Serializable {
    /** One thread's way through windows. */
    Reader open(Cells cells);

    /** What it hands out is tCO2/ha/yr, a sink below 0; NaN = no land use. */
    @FunctionalInterface
    interface Reader {
        /** Cells of a phase; all phases of a window are asked for before the next window. */
        void read(Window window, int phase, CellRuns source, CellRuns sink);
    }

    /** Those of an account. */
    static Fluxes of(StudyInputs inputs, LandCounts counts, CarbonAccount account) {
        return new OfAccount(List.copyOf(inputs.rasters()), new FluxCells(inputs, counts, account));
    }

    /** Made from land use and what is charged to it. */
    record OfAccount(List<ClassRaster> phases, FluxCells flux) implements Fluxes {
        @Override
        public Reader open(Cells cells) {
            FluxCells.Worker worker = flux.open(cells, true);
            CellRuns net = new CellRuns();
            return (window, phase, source, sink) -> {
                List<ClassRaster> wanted = phases.subList(flux.hasHistory() ? 0 : phase, phase + 1);
                worker.at(window, wanted.stream().map(p -> cells.of(p, window)).toList());
                worker.phase(phase, wanted.size() - 1, source, sink, net);
            };
        }
    }
}
