package org.carbonscape.carbon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carbonscape.measure.Dimension;
import org.carbonscape.measure.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitWordsTest {
    @Test
    void everyOneIsAUnit() {
        assertThat(UnitWords.COMMON)
                .doesNotHaveDuplicates()
                .allSatisfy(u -> assertThat(Unit.find(u)).isPresent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"万盹 | 万吨, t", "万屯 | 万吨, t", "furlong | t"})
    void whatWasMeantComesFirst(String written, String told) {
        assertThat(UnitWords.instead(written, u -> u.dimension().equals(Dimension.MASS), List.of("t")))
                .isEqualTo(told);
    }
}
