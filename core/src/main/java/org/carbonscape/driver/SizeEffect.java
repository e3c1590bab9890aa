package org.carbonscape.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How q depends on the size of the units (OPGD, Song et al. 2020): q of the same drivers on fishnets of several cell
 * sizes, summed up by the 90 % quantile over drivers at each size.
 *
 * @param sizes  cell sizes, ascending
 * @param upper  90 % quantile (type 7) of q over drivers at each size
 * @param peak   the size where it is largest; the smaller of equals
 * @param flat   the smallest size after which it grows by less than 5 % to the next; the largest size when it never
 *               does
 */
public record SizeEffect(List<Double> sizes, List<Double> upper, double peak, double flat) {
    public SizeEffect {
        sizes = List.copyOf(sizes);
        upper = List.copyOf(upper);
    }

    /**
     * Sums up.
     *
     * @param sizes strictly ascending, any unit
     * @param q     of each driver (second index) at each size; NaN, a driver without q there, is left out
     */
    public static SizeEffect of(double[] sizes, double[][] q) {
        if (sizes.length == 0 || sizes.length != q.length) {
            throw new IllegalArgumentException(sizes.length + " sizes, " + q.length + " sets of q");
        }
        List<Double> at = new ArrayList<>();
        List<Double> upper = new ArrayList<>();
        for (int s = 0; s < sizes.length; s++) {
            if (s > 0 && !(sizes[s] > sizes[s - 1])) {
                throw new IllegalArgumentException("sizes must ascend");
            }
            double[] known =
                    Arrays.stream(q[s]).filter(v -> !Double.isNaN(v)).sorted().toArray();
            if (known.length == 0) {
                throw new IllegalArgumentException("no q at size " + sizes[s]);
            }
            at.add(sizes[s]);
            upper.add(Breaks.quantile(known, 0.9));
        }
        int peak = sizes.length - 1;
        int flat = sizes.length - 1;
        for (int s = sizes.length - 1; s >= 0; s--) {
            peak = upper.get(s) >= upper.get(peak) ? s : peak;
            if (s + 1 < sizes.length && upper.get(s + 1) - upper.get(s) < 0.05 * upper.get(s)) {
                flat = s;
            }
        }
        return new SizeEffect(at, upper, sizes[peak], sizes[flat]);
    }
}
