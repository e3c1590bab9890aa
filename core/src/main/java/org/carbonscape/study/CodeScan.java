package org.carbonscape.study;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Window;
import org.carbonscape.io.tiff.TiffClassRaster;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.Problems;

/** Codes of a raster that the legend does not name. */
final class CodeScan {
    private CodeScan() { }

    /** Reads a phase once, only for its codes. */
    static void scan(StudyInputs.Phase phase, Engine engine, Problems problems) {
        TiffClassRaster raster = phase.source();
        engine.fold(raster.tiling(), new Fold<Boolean>() {
            @Override
            public Worker<Boolean> open() {
                TiffClassRaster.Reader reader = raster.open();
                return new Worker<>() {
                    private ClassTile tile = ClassTile.of(1, raster.classes());

                    @Override
                    public void take(Window block) {
                        if (tile.capacity() < block.cells()) {
                            tile = ClassTile.of(block.cells(), raster.classes());
                        }
                        reader.read(block, tile);
                    }

                    @Override
                    public Boolean result() {
                        return true;
                    }

                    @Override
                    public void close() {
                        reader.close();
                    }
                };
            }

            @Override
            public Boolean merge(Boolean one, Boolean other) {
                return true;
            }
        });
        report(phase, problems);
    }

    /** The problem of what readers have met in one pass, if anything. */
    static void report(StudyInputs.Phase phase, Problems problems) {
        if (phase.source().unknownCodes().isEmpty()) {
            return;
        }
        SortedMap<Long, Long> codes = new TreeMap<>();
        for (Map.Entry<Double, Long> entry : phase.source().unknownCodes().byCode().entrySet()) {
            codes.merge((long) Math.floor(entry.getKey()), entry.getValue(), Long::sum);
        }
        CellArea area = CellArea.of(phase.source().grid());
        problems.add(Legend.unknownCodes(phase.place(), codes, area.isUniform() ? area.cell_m2() / 1e6 : Double.NaN));
    }
}
