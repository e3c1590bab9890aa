package org.carbonscape.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.carbonscape.weights.Lattice;
import org.carbonscape.weights.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitDataTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 0 1 1 | true",
                "0 1 1 | false",
                "NaN 0 1 1 | false",
                "NaN 0 0 0 1 | true",
                "0 0 0 0 | false",
                "1 1 1 1 | false",
            })
    void joinsAreCountedOfFourUnitsAndMoreThatAreOfBothColours(String values, boolean expected) {
        double[] x = Arrays.stream(values.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        UnitData data = UnitData.of("x", x, Lattice.of(x.length, 1, Rule.ROOK));
        assertThat(Statistics.JOIN_COUNTS.fits(data)).isEqualTo(expected);
    }
}
