package org.carbonscape.study.account;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.intake.CarbonInputs;

/**
 * What has to be known of a raster that places emissions: lights of DMSP saturate at 63, those of VIIRS have a
 * background below zero and single cells far brighter than any town, and one raster serves every phase.
 */
final class WeightCells {
    /** Where DMSP's sensor saturates. */
    private static final float CEILING = 63;

    private static final double LEAST_AT_CEILING = 0.001;
    /** So many lit cells tell what is usual. */
    private static final long LEAST_LIT = 1000;

    private static final double USUAL = 0.999;
    private static final int FAR = 10;

    private WeightCells() {}

    static List<Problem> cautions(CarbonInputs.Weights weights, List<Integer> years, Engine engine) {
        Seen seen = engine.fold(CellSums.bands(weights.raster().tiling()), new Look(weights.raster()));
        Problems problems = new Problems();
        if (seen.largest == CEILING && seen.atCeiling >= LEAST_AT_CEILING * seen.lit) {
            problems.add(
                    ProblemCode.CARBON_C38_SATURATED,
                    weights.place(),
                    Long.toString(seen.atCeiling),
                    Long.toString(seen.lit));
        }
        if (seen.below > 0) {
            problems.add(ProblemCode.CARBON_C39_BELOW_ZERO, weights.place(), Long.toString(seen.below));
        }
        double usual = seen.usual();
        if (seen.lit >= LEAST_LIT && seen.largest > FAR * usual) {
            problems.add(
                    ProblemCode.CARBON_C40_OUTLIER,
                    weights.place(),
                    Numbers.readable(seen.largest, 1),
                    Integer.toString(FAR),
                    Numbers.readable(usual, 1));
        }
        if (years.size() > 1) {
            problems.add(
                    ProblemCode.CARBON_C41_ONE_RASTER,
                    weights.place(),
                    years.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        return new ArrayList<>(problems.cautions());
    }

    /** Counts of cells: the same for any order. */
    private static final class Seen {
        private static final int SHIFT = 21; // a bin for each quarter of a power of two
        private long lit;
        private long atCeiling;
        private long below;
        private float largest;
        private final long[] bins = new long[1 << (32 - SHIFT)];

        void add(float weight) {
            if (weight < 0) {
                below++;
            } else if (weight > 0) {
                lit++;
                atCeiling += weight == CEILING ? 1 : 0;
                largest = Math.max(largest, weight);
                bins[Float.floatToRawIntBits(weight) >>> SHIFT]++;
            }
        }

        Seen add(Seen other) {
            lit += other.lit;
            atCeiling += other.atCeiling;
            below += other.below;
            largest = Math.max(largest, other.largest);
            for (int b = 0; b < bins.length; b++) {
                bins[b] += other.bins[b];
            }
            return this;
        }

        /** What all lit cells but a thousandth stay below: the upper end of its bin. */
        double usual() {
            long left = (long) (USUAL * lit);
            int bin = 0;
            while (bin < bins.length && left >= bins[bin]) {
                left -= bins[bin++];
            }
            return Float.intBitsToFloat((bin + 1) << SHIFT);
        }
    }

    private record Look(ValueRaster raster) implements Fold<Seen> {
        @Override
        public Worker<Seen> open(Cells cells) {
            Seen seen = new Seen();
            return new Worker<>() {
                @Override
                public void take(Window block) {
                    float[] weights = cells.of(raster, block);
                    int n = block.cells();
                    for (int i = 0; i < n; i++) {
                        seen.add(weights[i]);
                    }
                }

                @Override
                public Seen result() {
                    return seen;
                }
            };
        }

        @Override
        public Seen merge(Seen one, Seen other) {
            return one.add(other);
        }
    }
}
