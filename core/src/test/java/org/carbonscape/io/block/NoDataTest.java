package org.carbonscape.io.block;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoDataTest {
    /** GDAL reads the first number, with a decimal point or a decimal comma. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "-9999; -9999",
                "-9999,0; -9999",
                "' 255 255 255'; 255",
                "-3,4028235e+38; -3.4028235e38",
                "1e20; 1e20"
            })
    void theFirstNumberIsMeant(String text, double value) {
        NoData none = NoData.parse(text).orElseThrow();
        assertThat(none.value()).isEqualTo(value);
        assertThat(none.isRounded()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"none", "n/a", "''", "6m", "0x06"})
    void whatIsNoNumberIsNoValue(String text) {
        assertThat(NoData.parse(text)).isEmpty();
    }
}
