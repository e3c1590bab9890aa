package org.carbonscape.study.account;

import java.util.Optional;
import org.carbonscape.carbon.Allocation;
import org.carbonscape.carbon.Spread;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.study.intake.StudyArea;
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

    private final StudyInputs inputs;
    private final LandCounts counts;
    private final CarbonAccount account;
    private final int phase;
    private final Flow flow;

    public FluxRaster(StudyInputs inputs, LandCounts counts, CarbonAccount account, int phase, Flow flow) {
        this.inputs = inputs;
        this.counts = counts;
        this.account = account;
        this.phase = phase;
        this.flow = flow;
    }

    @Override
    public Grid grid() {
        return inputs.studyArea().grid();
    }

    @Override
    public Tiling tiling() {
        return inputs.rasters().get(phase).tiling();
    }

    @Override
    public Reader open() {
        StudyArea studyArea = inputs.studyArea();
        ClassRaster.Reader classes = inputs.rasters().get(phase).open();
        Optional<Reader> weights = inputs.carbon().weights().map(w -> w.raster().open());
        Optional<Allocation.Settled> settled = account.settled(phase);
        Optional<UnitRaster.Bands> emitters =
                settled.map(s -> new UnitRaster.Bands(counts.sets().get(account.emissionSet()), studyArea.grid()));
        Optional<UnitRaster.Bands> owners = counts.owners().map(o -> new UnitRaster.Bands(o, studyArea.grid()));
        double[][] factor = account.fluxByOwner();
        return new Reader() {
            @Override
            public void read(Window window, float[] into) {
                int n = window.cells();
                ClassTile tile = ClassTile.of(n, studyArea.legend().classes());
                classes.read(window, tile);
                int[] units = new int[n];
                emitters.ifPresent(b -> b.units(window, units));
                int[] owner = new int[n];
                owners.ifPresent(b -> b.units(window, owner));
                float[] weight = new float[n];
                weights.ifPresent(w -> w.read(window, weight));
                int i = 0;
                for (int row = window.row(); row < window.endRow(); row++) {
                    long first = (long) row * grid().columns() + window.column();
                    double cell_ha = Spread.cell_ha(studyArea.cellArea(), row);
                    for (int c = 0; c < window.width(); c++, i++) {
                        int index = tile.at(i);
                        if (index == 0) {
                            into[i] = Float.NaN;
                            continue;
                        }
                        double own = factor[owner[i]][index];
                        float emitted = settled.isPresent() && units[i] > 0
                                ? settled.get().stored(units[i] - 1, index, weight[i], cell_ha, first + c)
                                : 0;
                        float source = own > 0 ? (float) (own + emitted) : emitted;
                        float sink = own < 0 ? (float) own : 0;
                        into[i] = flow == Flow.SOURCE ? source : flow == Flow.SINK ? sink : source + sink;
                    }
                }
            }

            @Override
            public void close() {
                classes.close();
                weights.ifPresent(Reader::close);
            }
        };
    }
}
