package org.carbonscape.suitability;

import java.util.List;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/** What a criterion or a rule looks at: a raster of values or a raster of named classes. */
public sealed interface Layer {
    Grid grid();

    Tiling tiling();

    /** Values: a driver, a density surface, a distance, a statistic. */
    record Values(ValueRaster raster) implements Layer {
        @Override
        public Grid grid() {
            return raster.grid();
        }

        @Override
        public Tiling tiling() {
            return raster.tiling();
        }
    }

    /**
     * Classes: land use, hot-spot bins, districts (a statistic of each district is a grading by class).
     *
     * @param names name of class 1, 2 ...; as many as the raster has classes
     */
    record Classes(ClassRaster raster, List<String> names) implements Layer {
        public Classes {
            names = List.copyOf(names);
            if (names.size() != raster.classes()) {
                throw new IllegalArgumentException(names.size() + " names for " + raster.classes() + " classes");
            }
        }

        @Override
        public Grid grid() {
            return raster.grid();
        }

        @Override
        public Tiling tiling() {
            return raster.tiling();
        }
    }

    /** SUIT-10 for each layer whose cells are not those of the first. */
    static void sameCells(List<String> names, List<? extends Grid> grids) {
        Problems problems = new Problems();
        for (int i = 1; i < grids.size(); i++) {
            if (!grids.get(0).sameCells(grids.get(i))) {
                problems.add(ProblemCode.SUIT_10_GRIDS, "layer " + names.get(i), names.get(0));
            }
        }
        problems.throwIfAny();
    }
}
