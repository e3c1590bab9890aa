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
 * background below zero and single cells far brighter than any town, and one raster may serve several phases.
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

    /** Counts of cells of each raster: the same for any order. */
    static Fold<List<WeightCells>> of(List<ValueRaster> rasters) {
        return new Look(List.copyOf(rasters));
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

    private void add(WeightCells other) {
        lit += other.lit;
        atCeiling += other.atCeiling;
        below += other.below;
        largest = Math.max(largest, other.largest);
        for (int b = 0; b < bins.length; b++) {
            bins[b] += other.bins[b];
        }
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

    private record Look(List<ValueRaster> rasters) implements Fold<List<WeightCells>> {
        @Override
        public Worker<List<WeightCells>> open(Cells cells) {
            List<WeightCells> seen = new ArrayList<>();
            rasters.forEach(r -> seen.add(new WeightCells()));
            return new Worker<>() {
                @Override
                public void take(Window block) {
                    int n = block.cells();
                    for (int k = 0; k < rasters.size(); k++) {
                        float[] weights = cells.of(rasters.get(k), block);
                        for (int i = 0; i < n; i++) {
                            seen.get(k).add(weights[i]);
                        }
                    }
                }

                @Override
                public List<WeightCells> result() {
                    return seen;
                }
            };
        }

        @Override
        public List<WeightCells> merge(List<WeightCells> one, List<WeightCells> other) {
            for (int k = 0; k < one.size(); k++) {
                one.get(k).add(other.get(k));
            }
            return one;
        }
    }
}
