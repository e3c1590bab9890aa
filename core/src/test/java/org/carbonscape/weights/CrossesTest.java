package org.carbonscape.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CrossesTest {
    @Test
    void ofALatticeTheyAreThoseOverItsPairs() {
        for (int columns : new int[] {1, 2, 3, 8, 41}) {
            for (int rows : new int[] {1, 2, 7, 30}) {
                for (Rule rule : Rule.values()) {
                    for (Standardisation standardisation : Standardisation.values()) {
                        same(columns, rows, rule, standardisation);
                    }
                }
            }
        }
    }

    private static void same(int columns, int rows, Rule rule, Standardisation standardisation) {
        SplittableRandom random = new SplittableRandom(columns * 100L + rows);
        boolean[] present = new boolean[columns * rows];
        double[] x = new double[present.length];
        for (int i = 0; i < x.length; i++) {
            present[i] = random.nextInt(5) > 0;
            x[i] = present[i] ? random.nextDouble() - 0.3 : 0;
        }
        Weights w = Lattice.of(columns, rows, rule, present).with(standardisation);
        double pairs = 0;
        double size = 0;
        int[] ids = new int[8];
        for (int i = 0; i < x.length; i++) {
            for (int k = w.neighbours(i, ids) - 1; k >= 0; k--) {
                pairs += w.factor(i) * x[i] * x[ids[k]];
                size += Math.abs(w.factor(i) * x[i] * x[ids[k]]);
            }
        }
        Crosses crosses = w.crosses();
        double[] spread = new double[crosses.length()];
        for (int i = 0; i < x.length; i++) {
            if (present[i]) {
                spread[crosses.position(i)] = x[i];
            }
        }
        assertThat(crosses.of(spread)).isCloseTo(pairs, within(1e-14 * size));
        assertThat(w.cross(x)).isCloseTo(pairs, within(1e-14 * size));
    }
}
