package org.carbonscape.study.account;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Fold;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/**
 * What has to be known of a raster that places emissions: lights of DMSP saturate at 63, those of VIIRS have a
 * background below zero and single cells far brighter than any town, and one raster serves every phase.
 */
final class WeightCells implements Serializable {
    private static final long serialVersionUID = 1;

    /** Where DMSP's sensor saturates. */
    private static final float CEILING = 63;

    private static final double LEAST_AT_CEILING = 0.001;
    /** So many lit cells tell what is usual. */
    private static final long LEAST_LIT = 1000;

    private static final double USUAL = 0.999;
    private static final int FAR = 10;

    private static final int SHIFT = 21; // a bin for each quarter of a power of two

    private long lit;
    private long atCeiling;
    private long below;
    private float largest;
    private final long[] bins = new long[1 << (32 - SHIFT)];

    private WeightCells() {}

    /** Counts of cells: the same for any order. */
    static Fold<WeightCells> of(ValueRaster raster) {
        return new Look(raster);
    }

    List<Problem> cautions(String place, List<Integer> years) {
        Problems problems = new Problems();
        if (largest == CEILING && atCeiling >= LEAST_AT_CEILING * lit) {
            problems.add(ProblemCode.CARBON_C38_SATURATED, place, Long.toString(atCeiling), Long.toString(lit));
        }
        if (below > 0) {
            problems.add(ProblemCode.CARBON_C39_BELOW_ZERO, place, Long.toString(below));
        }
        double usual = usual();
        if (lit >= LEAST_LIT && largest > FAR * usual) {
            problems.add(
                    ProblemCode.CARBON_C40_OUTLIER,
                    place,
                    Numbers.readable(largest, 1),
                    Integer.toString(FAR),
                    Numbers.readable(usual, 1));
        }
        if (years.size() > 1) {
            problems.add(
                    ProblemCode.CARBON_C41_ONE_RASTER, place, Bilingual.of(listed(years, ", "), listed(years, "、")));
        }
        return new ArrayList<>(problems.cautions());
    }

    private static String listed(List<Integer> years, String between) {
        return years.stream().map(String::valueOf).collect(Collectors.joining(between));
    }

    private void add(float weight) {
        if (weight < 0) {
            below++;
        } else if (weight > 0) {
            lit++;
            atCeiling += weight == CEILING ? 1 : 0;
            largest = Math.max(largest, weight);
            bins[Float.floatToRawIntBits(weight) >>> SHIFT]++;
        }
    }

    private WeightCells add(WeightCells other) {
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
    private double usual() {
        long left = (long) (USUAL * lit);
        int bin = 0;
        while (bin < bins.length && left >= bins[bin]) {
            left -= bins[bin++];
        }
        return Float.intBitsToFloat((bin + 1) << SHIFT);
    }

    private record Look(ValueRaster raster) implements Fold<WeightCells> {
        @Override
        public Worker<WeightCells> open(Cells cells) {
            WeightCells seen = new WeightCells();
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
                public WeightCells result() {
                    return seen;
                }
            };
        }

        @Override
        public WeightCells merge(WeightCells one, WeightCells other) {
            return one.add(other);
        }
    }
}
