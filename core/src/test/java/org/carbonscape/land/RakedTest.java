package org.carbonscape.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RakedTest {
    @Test
    void totalsFitAndOddsStay() {
        double[][] matrix = {{50, 10, 2}, {5, 80, 3}, {1, 4, 45}};
        double[] rows = {70, 80, 50};
        double[] columns = {66, 90, 44};
        double[][] fitted = Raked.of(matrix, rows, columns);
        for (int i = 0; i < 3; i++) {
            assertThat(fitted[i][0] + fitted[i][1] + fitted[i][2]).isCloseTo(rows[i], within(1e-7));
            assertThat(fitted[0][i] + fitted[1][i] + fitted[2][i]).isCloseTo(columns[i], within(1e-7));
        }
        // each row and column has a number of its own: odds ratios are those of the matrix
        double odds = fitted[0][0] * fitted[1][1] / (fitted[0][1] * fitted[1][0]);
        assertThat(odds).isCloseTo(50 * 80 / (10.0 * 5), within(1e-3));
        double[][] same = Raked.of(matrix, new double[] {62, 88, 50}, new double[] {56, 94, 50});
        assertThat(same[1][2]).isCloseTo(3, within(1e-5));
    }

    @Test
    void landThatTheMapLacksHasSomewhereToBe() {
        double[][] fitted = Raked.of(new double[][] {{10, 0}, {0, 0}}, new double[] {9, 1}, new double[] {8, 2});
        assertThat(fitted[1][0] + fitted[1][1]).isCloseTo(1, within(1e-6));
        assertThat(fitted[0][0] + fitted[1][0]).isCloseTo(8, within(1e-9));
    }
}
