package org.carbonscape.study.advise;

import java.util.BitSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.study.gather.DensityStage;
import org.carbonscape.study.intake.MadeClasses;
import org.carbonscape.study.intake.MadeValues;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.layer.FluxRaster;
import org.carbonscape.study.layer.UnitRaster;
import org.carbonscape.study.plan.Quantity;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.UnitSet;

/** Layers of what the run knows of units and coarser cells, laid on the study grid. */
final class UnitLayers {
    private final StudyArea studyArea;
    private final Tiling tiling;

    UnitLayers(StudyArea studyArea, Tiling tiling) {
        this.studyArea = studyArea;
        this.tiling = tiling;
    }

    /** tCO2/km2/yr: each cell has the value of the cell of the surface that it lies in. */
    ValueRaster density(RunResults run, Quantity flow, int phase) {
        DensityStage.Result density = run.gathered().density().orElseThrow();
        double[] values = density.flows().stream()
                .filter(f -> f.flow() == flow)
                .findFirst()
                .orElseThrow()
                .byPhase()
                .get(phase)
                .values();
        Grid surface = density.grid();
        int step = (int) Math.rint(surface.cellWidth() / studyArea.grid().cellWidth());
        return new MadeValues(
                studyArea.grid(),
                tiling,
                () -> MadeValues.reader((window, cells) -> {
                    for (int i = 0; i < window.cells(); i++) {
                        int row = (window.row() + i / window.width()) / step;
                        int column = (window.column() + i % window.width()) / step;
                        cells[i] = (float) values[row * surface.columns() + column];
                    }
                }));
    }

    /** A class for each unit of a set, laid on its cells; 0 outside all of them. */
    ClassRaster classes(UnitSet set, int classes, IntUnaryOperator classOf) {
        Grid grid = studyArea.grid();
        int[] byUnit = IntStream.rangeClosed(0, set.count())
                .map(u -> u == 0 ? 0 : classOf.applyAsInt(u))
                .toArray();
        return new MadeClasses(grid, tiling, classes, () -> {
            UnitRaster.Bands bands = new UnitRaster.Bands(set, grid);
            return MadeClasses.reader((window, tile) -> {
                int[] units = new int[window.cells()];
                bands.units(window, units);
                for (int i = 0; i < units.length; i++) {
                    tile.set(i, byUnit[units[i]]);
                }
            });
        });
    }

    /** @param values by unit, 0 = outside all of them */
    ValueRaster byUnit(UnitSet set, double[] values) {
        return new UnitRaster(studyArea.grid(), tiling, set, values);
    }

    /** Share of the unit's land that is of some classes, 0..1. */
    ValueRaster shares(RunResults run, UnitSet set, int phase, BitSet wanted) {
        LandCounts counts = run.counts();
        return byUnit(set, counts.shares(counts.sets().indexOf(set), phase, wanted, studyArea.cellArea()));
    }

    /** tCO2/ha/yr of the unit a cell lies in. */
    ValueRaster fluxes(RunResults run, UnitSet set, int phase, FluxRaster.Flow flow) {
        return byUnit(
                set,
                run.account().balance(phase, run.counts().sets().indexOf(set)).unitBalances().stream()
                        .mapToDouble(b -> b.area_ha() == 0
                                ? Double.NaN
                                : (flow == FluxRaster.Flow.SOURCE
                                                ? b.source_tCO2()
                                                : flow == FluxRaster.Flow.SINK ? b.sink_tCO2() : b.net_tCO2())
                                        / b.area_ha())
                        .toArray());
    }
}
