package org.carbonscape.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SvgTest {
    @Test
    void numbersInPathsAreShortAndDoNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(List.of(
                            Svg.number(1.5), Svg.number(-0.001), Svg.number(100), Svg.number(12.346), Svg.number(-3.1)))
                    .containsExactly("1.5", "0", "100", "12.35", "-3.1");
            assertThat(Svg.colour(0xff)).isEqualTo("#0000ff");
        } finally {
            Locale.setDefault(before);
        }
    }
}
