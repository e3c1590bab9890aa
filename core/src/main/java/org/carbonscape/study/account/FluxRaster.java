package org.carbonscape.study.account;

import java.util.ArrayList;
import java.util.List;
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
        Optional<LandCells> land = LandCells.of(inputs);
        // what land does hangs on its history
        List<ClassRaster.Reader> classes = inputs.rasters().subList(land.isPresent() ? 0 : phase, phase + 1).stream()
                .map(ClassRaster::open)
                .toList();
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
                List<ClassTile> tiles = new ArrayList<>();
                for (ClassRaster.Reader reader : classes) {
                    tiles.add(ClassTile.of(n, studyArea.legend().classes()));
                    reader.read(window, tiles.get(tiles.size() - 1));
                }
                ClassTile tile = tiles.get(tiles.size() - 1);
                float[] sources = new float[n];
                float[] sinks = new float[n];
                int[] units = new int[n];
                emitters.ifPresent(b -> b.units(window, units));
                int[] owner = new int[n];
                owners.ifPresent(b -> b.units(window, owner));
                float[] weight = new float[n];
                weights.ifPresent(w -> w.read(window, weight));
                int at = 0;
                for (int row = window.row(); row < window.endRow(); row++) {
                    long first = (long) row * grid().columns() + window.column();
                    double cell_ha = Spread.cell_ha(studyArea.cellArea(), row);
                    for (int c = 0; c < window.width(); c++, at++) {
                        int index = tile.at(at);
                        if (index == 0) {
                            continue;
                        }
                        double own = factor[owner[at]][index];
                        float emitted = settled.isPresent() && units[at] > 0
                                ? settled.get().stored(units[at] - 1, index, weight[at], cell_ha, first + c)
                                : 0;
                        sources[at] = own > 0 ? (float) (own + emitted) : emitted;
                        sinks[at] = own < 0 ? (float) own : 0;
                    }
                }
                land.ifPresent(l -> l.add(window, tiles, owner, phase, sources, sinks));
                for (int i = 0; i < n; i++) {
                    float found =
                            flow == Flow.SOURCE ? sources[i] : flow == Flow.SINK ? sinks[i] : sources[i] + sinks[i];
                    into[i] = tile.at(i) == 0 ? Float.NaN : found;
                }
            }

            @Override
            public void close() {
                classes.forEach(ClassRaster.Reader::close);
                weights.ifPresent(Reader::close);
                land.ifPresent(LandCells::close);
            }
        };
    }
}
