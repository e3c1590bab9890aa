package org.carbonscape.study.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.carbonscape.finding.Words;
import org.junit.jupiter.api.Test;

class TonnesTest {
    @Test
    void villagesReadInTonnesCountiesInTenThousandsCountriesInHundredMillions() {
        assertThat(Tonnes.of(DoubleStream.of(400, -2_000, 35_000)).power()).isZero();
        assertThat(Tonnes.of(DoubleStream.of(400, -20_000, 35_000)).power()).isEqualTo(4);
        assertThat(Tonnes.of(DoubleStream.of(9_999.9)).power()).isZero();
        assertThat(Tonnes.of(DoubleStream.of(10_000)).power()).isEqualTo(4);
        assertThat(Tonnes.of(DoubleStream.of(-1e9)).power()).isEqualTo(8);
        assertThat(Tonnes.of(DoubleStream.of(100, 99.9, 200)).decimals()).isZero();
        assertThat(Tonnes.of(DoubleStream.of(99.9)).text(99.94)).isEqualTo("99.9");
        assertThat(Tonnes.of(DoubleStream.of(6.5, -6.6)).text(6.526)).isEqualTo("6.53");
        assertThat(Tonnes.of(DoubleStream.of(0.004)).text(0.004)).isEqualTo("0.0040");
        // zeros and missing amounts say nothing
        assertThat(Tonnes.of(DoubleStream.of(0, Double.NaN, 0, 0, 2e5)).power()).isEqualTo(4);
        assertThat(Tonnes.of(DoubleStream.empty()).power()).isEqualTo(4);
    }

    @Test
    void totalsThatAreTellableInTonnesAreNotRoundedToTwoDecimalsOfTenThousand() {
        Tonnes mixed = Tonnes.ofTotals(836, -19_346, 644, -19_926);
        assertThat(mixed).isEqualTo(new Tonnes(0));
        assertThat(mixed.text(836)).isEqualTo("836");
        assertThat(Tonnes.ofTotals(8_360, -19_346, 6_440, -19_926)).isEqualTo(new Tonnes(4));
        assertThat(Tonnes.ofTotals(836, -1_934_600, 0, -19_926)).isEqualTo(new Tonnes(4));
        assertThat(Tonnes.ofTotals(98_263_400, -42_754_900)).isEqualTo(new Tonnes(4));
        assertThat(Tonnes.ofTotals(5.25, -6.5, 0)).isEqualTo(Tonnes.of(DoubleStream.of(5.25, -6.5)));
    }

    @Test
    void sentencesColumnsAndAxesAgree() {
        Tonnes small = new Tonnes(0);
        assertThat(small.text(400) + small.behind("tCO₂").en()).isEqualTo("400 tCO₂");
        assertThat(small.text(0.25)).isEqualTo("0.25");
        assertThat(small.perYear("tCO₂")).isEqualTo(Words.of("tCO₂ a year", "tCO₂/年"));
        assertThat(small.column("net_tCO2", Words.same("net")).times()).isEqualTo(1);
        Tonnes usual = new Tonnes(4);
        assertThat(usual.text(1_234_567) + usual.behind("tCO₂").en()).isEqualTo("123.46 × 10⁴ tCO₂");
        assertThat(usual.text(1_234_567) + usual.behind("tCO₂").zh()).isEqualTo("123.46 万 tCO₂");
        assertThat(usual.in(5000)).isEqualTo(0.5);
        assertThat(usual.column("net_tCO2", Words.same("net")).times()).isEqualTo(1e-4);
        Tonnes large = new Tonnes(8);
        assertThat(large.text(12.5e8) + large.behind("tC").zh()).isEqualTo("12.50 亿 tC");
        assertThat(large.unit("tC")).isEqualTo(Words.of("10⁸ tC", "亿 tC"));
        assertThat(large.times()).isEqualTo(1e-8);
    }
}
