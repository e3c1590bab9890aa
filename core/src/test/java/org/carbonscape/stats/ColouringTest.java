package org.carbonscape.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carbonscape.stats.Samples.PLAIN;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.carbonscape.weights.Lattice;
import org.carbonscape.weights.Rule;
import org.carbonscape.weights.Weights;
import org.junit.jupiter.api.Test;

class ColouringTest {
    /** Rows of less and more than a word, holes, either colour the rarer one. */
    @Test
    void permutedLinksAreThoseOfMovingEveryValue() {
        for (int columns : new int[] {1, 2, 3, 31, 63, 64, 65, 130}) {
            for (double share : new double[] {0.1, 0.8}) {
                for (Rule rule : Rule.values()) {
                    same(Lattice.of(columns, 7, rule, holes(columns * 7)), share);
                }
            }
        }
        for (double share : new double[] {0.1, 0.8}) {
            same(Samples.queen(), share);
            same(Lattice.of(100, 99, Rule.QUEEN, holes(9900)), share); // enough that orders are those of all
            same(Lattice.of(300, 300, Rule.QUEEN, holes(90_000)), share); // beyond what orders are kept of
        }
    }

    private static boolean[] holes(int cells) {
        SplittableRandom random = new SplittableRandom(cells);
        boolean[] present = new boolean[cells];
        for (int i = 0; i < cells; i++) {
            present[i] = random.nextInt(9) > 0;
        }
        return present;
    }

    private static void same(Weights weights, double share) {
        SplittableRandom random = new SplittableRandom(1);
        double[] black = new double[weights.size()];
        Arrays.setAll(black, i -> random.nextDouble() < share ? 1 : 0);
        int permutations = weights.size() > 1000 ? 9 : 99;
        Observed observed = Observed.of(black, weights, Islands.DROP, 3, "test", PLAIN);
        double[] marked = new double[black.length];
        observed.each(i -> marked[i] = black[i]);
        double[] degrees = new double[black.length];
        Arrays.setAll(degrees, observed.weights()::degree);
        Quadratic links = Quadratic.cross(observed.weights(), 1);
        Quadratic touching = new Quadratic(observed.weights(), 0, degrees);
        double[] foundLinks = new double[permutations];
        double[] foundTouching = new double[permutations];
        Colouring colouring = new Colouring(observed, i -> black[i] == 1);
        assertThat((double) colouring.touching()).isEqualTo(touching.of(marked));
        colouring.permuted(permutations, "test", 5, (r, l, t) -> {
            foundLinks[r] = l;
            foundTouching[r] = t;
        });
        assertThat(foundLinks).isEqualTo(GlobalPermutation.of(observed, marked, permutations, "test", 5, links));
        assertThat(foundTouching).isEqualTo(GlobalPermutation.of(observed, marked, permutations, "test", 5, touching));
    }
}
