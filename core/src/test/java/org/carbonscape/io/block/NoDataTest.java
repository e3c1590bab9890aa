package org.carbonscape.io.block;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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

    /**
     * Few digits of the lowest float stand for all floats that are written so, also where GDAL wrote all digits of the
     * double that they are; one digit is the number itself.
     */
    @ParameterizedTest
    @CsvSource({"-3.403e+38", "-3.4029999999999999e+38"})
    void anExtremeWithFewDigitsIsEveryNumberThatIsWrittenSo(String text) {
        NoData lowest = NoData.parse(text).orElseThrow();
        assertThat(lowest.isRounded()).isTrue();
        assertThat(lowest.matches(-Float.MAX_VALUE)).isTrue();
        assertThat(lowest.matches(Float.MAX_VALUE)).isFalse();
        assertThat(lowest.matches(-3.401e38f)).isFalse();
        assertThat(NoData.parse("1.79769313486232e+308").orElseThrow().matches(Double.MAX_VALUE))
                .isTrue();
        assertThat(NoData.parse("-3.4028234663852886e+38").orElseThrow().isRounded())
                .isFalse();
        NoData one = NoData.parse("1e35").orElseThrow();
        assertThat(one.isRounded()).isFalse();
        assertThat(one.matches(1e35)).isTrue();
        assertThat(one.matches(1.2e35)).isFalse();
    }

    /** Doubles do not tell numbers of 63 and 64 bits apart; their digits do. */
    @Test
    void wholeNumbersOf64BitsAreToldApartByTheirDigits() {
        NoData largest = NoData.parse("18446744073709551615").orElseThrow();
        assertThat(largest.matches(-1L, true)).isTrue();
        assertThat(largest.matches(-2L, true)).isFalse();
        assertThat(largest.matches(-1L, false)).isFalse();
        NoData minusOne = NoData.parse("-1").orElseThrow();
        assertThat(minusOne.matches(-1L, false)).isTrue();
        assertThat(minusOne.matches(-1L, true)).isFalse();
        NoData signed = NoData.parse("9223372036854775807").orElseThrow();
        assertThat(signed.matches(Long.MAX_VALUE, false)).isTrue();
        assertThat(signed.matches(Long.MAX_VALUE - 1, false)).isFalse();
        assertThat(NoData.parse("-9999.5").orElseThrow().matches(-9999L, false)).isFalse();
    }
}
