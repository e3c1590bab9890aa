package org.carbonscape.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KernelTest {
    /** The volume that makes a density of a kernel, by adding up rings. */
    @ParameterizedTest
    @EnumSource(Kernel.class)
    void theVolumeIsTheIntegralOverTheDisk(Kernel kernel) {
        int rings = 100_000;
        double sum = 0;
        for (int i = 0; i < rings; i++) {
            double u = (i + 0.5) / rings;
            sum += kernel.at(u) * 2 * Math.PI * u / rings;
        }
        assertThat(kernel.volume()).isCloseTo(sum, within(1e-9));
    }

    /** A unit at the bandwidth itself is a neighbour, where the kernel leaves it anything; none beyond is. */
    @ParameterizedTest
    @CsvSource({
        "UNIFORM, 1, 1",
        "TRIANGULAR, 0.5, 0",
        "EPANECHNIKOV, 0.75, 0",
        "QUARTIC, 0.5625, 0",
        "TRIWEIGHT, 0.421875, 0",
        "GAUSSIAN, 0.1353352832366127, 0.00033546262790251185",
        "COSINE, 0.7071067811865476, 0"
    })
    void valuesAtTheMiddleHalfWayAtTheRimAndBeyond(Kernel kernel, double half, double rim) {
        assertThat(kernel.at(0)).isEqualTo(1);
        assertThat(kernel.at(0.5)).isCloseTo(half, within(1e-15));
        assertThat(kernel.at(1)).isCloseTo(rim, within(1e-15));
        assertThat(kernel.at(Math.nextUp(1.0))).isZero();
    }
}
