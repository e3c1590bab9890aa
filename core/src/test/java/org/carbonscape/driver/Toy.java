package org.carbonscape.driver;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.carbonscape.engine.PlainEngine;

/** The twenty units of methods.md 6.2, and random data for oracles. */
final class Toy {
    static final double[] Y = {3, 5, 4, 6, 8, 7, 9, 12, 11, 10, 14, 13, 15, 18, 17, 16, 6, 9, 13, 20};
    static final int[] A = {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 1, 2, 3, 3};
    static final int[] B = {1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1, 2};
    static final PlainEngine PLAIN = new PlainEngine();

    private Toy() {}

    static DetectorData data() {
        return DetectorData.of("y", Y, List.of(Strata.ofNumbers("a", A), Strata.ofNumbers("b", B)));
    }

    /** No random draws. */
    static DetectorOptions plain() {
        return DetectorOptions.defaults(1).withPermutations(0, 0).withReplicates(0, 0.95);
    }

    /** y partly explained by the first driver; strata of uneven size. */
    static Sample sample(long seed, int units, int... strata) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] codes = new int[strata.length][units];
        double[] y = new double[units];
        for (int i = 0; i < units; i++) {
            for (int d = 0; d < strata.length; d++) {
                double u = random.nextDouble();
                codes[d][i] = (int) (u * u * strata[d]);
            }
            y[i] = codes[0][i] * 0.7
                    + (strata.length > 1 ? codes[0][i] * codes[1][i] * 0.2 : 0)
                    + random.nextDouble() * 3
                    + 100;
        }
        return new Sample(y, codes);
    }

    record Sample(double[] y, int[][] codes) {
        DetectorData data() {
            return DetectorData.of("y", y, drivers());
        }

        List<Strata> drivers() {
            return IntStream.range(0, codes.length)
                    .mapToObj(d -> Strata.ofNumbers("x" + d, codes[d]))
                    .toList();
        }
    }
}
