package org.carbonscape.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTest {
    private static final Dimension FLUX = new Dimension(1, 0, -1, -1, 0, 0, 0, 0);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tC/ha/yr",
                "tC/ha/a",
                "t C ha-1 a-1",
                "tC·ha⁻¹·a⁻¹",
                "t C/(ha·a)",
                "tC/ha·a",
                "Mg C ha-1 yr-1",
                "t C ha^-1 yr^-1",
                "tC/hm2/a",
                "t(C)/ha/yr",
                "t-C/ha/year",
                "tC•ha-1•a-1",
                "吨碳/公顷/年",
                "tC/ha/年",
                "ｔＣ/ha/yr",
                " tC / ha / yr ",
                "t C·hm−2·a−1",
                "tC ha⁻¹ y⁻¹",
                "tC/(hm²·a)",
                "吨碳/（公顷·年）"
            })
    void aFluxOfCarbonIsReadHoweverItIsWritten(String text) {
        Unit unit = Unit.of(text);
        assertThat(unit).isEqualTo(Unit.T_C_PER_HA_YR).hasSameHashCodeAs(Unit.T_C_PER_HA_YR);
        assertThat(unit.dimension()).isEqualTo(FLUX);
        assertThat(unit.substance()).isEqualTo(Substance.CARBON);
        assertThat(unit.text()).isEqualTo(text.strip());
    }

    /** Base units: t, ha, yr, TJ, m3, head, yuan. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kgC/m2/yr        | 10          | CARBON          | t/ha/yr
            gC/m2            | 0.01        | CARBON          | t/ha
            gC m-2 a-1       | 0.01        | CARBON          | t/ha/yr
            tCO2/ha/yr       | 1           | CO2             | t/ha/yr
            tC/ha            | 1           | CARBON          | t/ha
            tC/km2           | 0.01        | CARBON          | t/ha
            tC/亩            | 15          | CARBON          | t/ha
            tC               | 1           | CARBON          | t
            tCO2             | 1           | CO2             | t
            tCO₂             | 1           | CO2             | t
            10^4 tCO2        | 1e4         | CO2             | t
            10⁴ t CO₂        | 1e4         | CO2             | t
            1e4 tCO2         | 1e4         | CO2             | t
            10000 tCO2       | 1e4         | CO2             | t
            万tCO2           | 1e4         | CO2             | t
            万吨CO2          | 1e4         | CO2             | t
            million tons CO2 | 1e6        | CO2             | t
            Thousand tonnes C | 1e3       | CARBON          | t
            万吨二氧化碳     | 1e4         | CO2             | t
            亿吨二氧化碳当量 | 1e8         | CO2E            | t
            MtCO2            | 1e6         | CO2             | t
            Mt CO2e          | 1e6         | CO2E            | t
            ktCO2            | 1e3         | CO2             | t
            GgCO2            | 1e3         | CO2             | t
            吨CO2当量        | 1           | CO2E            | t
            tCO2-eq          | 1           | CO2E            | t
            t                | 1           | UNSTATED        | t
            kg               | 0.001       | UNSTATED        | t
            吨               | 1           | UNSTATED        | t
            万吨             | 1e4         | UNSTATED        | t
            10^4 t           | 1e4         | UNSTATED        | t
            千克             | 0.001       | UNSTATED        | t
            m3               | 1           | NONE            | m3
            m³               | 1           | NONE            | m3
            10^4 m3          | 1e4         | NONE            | m3
            万立方米         | 1e4         | NONE            | m3
            亿立方米         | 1e8         | NONE            | m3
            亿m3             | 1e8         | NONE            | m3
            kWh              | 0.0000036   | NONE            | TJ
            万千瓦时         | 0.036       | NONE            | TJ
            亿千瓦时         | 360         | NONE            | TJ
            MWh              | 0.0036      | NONE            | TJ
            10^4 kWh         | 0.036       | NONE            | TJ
            GJ               | 0.001       | NONE            | TJ
            TJ               | 1           | NONE            | TJ
            百万千焦         | 0.001       | NONE            | TJ
            百万大卡         | 0.0041868   | NONE            | TJ
            亿千瓦·时        | 360         | NONE            | TJ
            万kW·h           | 0.036       | NONE            | TJ
            MW·h             | 0.0036      | NONE            | TJ
            万方             | 1e4         | NONE            | m3
            万Nm³            | 1e4         | NONE            | m3
            亿标方           | 1e8         | NONE            | m3
            萬噸             | 1e4         | UNSTATED        | t
            萬噸標準煤       | 1e4         | COAL_EQUIVALENT | t
            億千瓦時         | 360         | NONE            | TJ
            萬公頃           | 1e4         | NONE            | ha
            萬頭             | 1e4         | NONE            | head
            万斤             | 5           | UNSTATED        | t
            吨·年-1          | 1           | UNSTATED        | t/yr
            tce              | 1           | COAL_EQUIVALENT | t
            万吨标准煤       | 1e4         | COAL_EQUIVALENT | t
            万吨标煤         | 1e4         | COAL_EQUIVALENT | t
            kgce             | 0.001       | COAL_EQUIVALENT | t
            ha               | 1           | NONE            | ha
            km2              | 100         | NONE            | ha
            km²              | 100         | NONE            | ha
            m2               | 0.0001      | NONE            | ha
            平方公里         | 100         | NONE            | ha
            person           | 1           | NONE            | head
            万人             | 1e4         | NONE            | head
            亿元             | 1e8         | NONE            | yuan
            tC/person/yr     | 1           | CARBON          | t/yr/head
            kgCO2/kWh        | 277.777777777777777 | CO2     | t/TJ
            tCO2/GJ          | 1000        | CO2             | t/TJ
            tce/10^4 m3      | 0.0001      | COAL_EQUIVALENT | t/m3
            kgce/kg          | 1           | COAL_EQUIVALENT | t/t
            kgC/kg           | 1           | CARBON          | t/t
            kJ/kg            | 0.000001    | NONE            | TJ/t
            TJ/Gg            | 0.001       | NONE            | TJ/t
            万kWh            | 0.036       | NONE            | TJ
            千吨             | 1e3         | UNSTATED        | t
            吨标准煤/万元    | 0.0001      | COAL_EQUIVALENT | t/yuan
            t CO2 ha-1 yr-1  | 1           | CO2             | t/ha/yr
            kg C m-2         | 10          | CARBON          | t/ha
            tonne CO2        | 1           | CO2             | t
            kgCH4/head       | 0.001       | METHANE         | t/head
            克 | 1e-6 | UNSTATED | t
            公斤 | 1e-3 | UNSTATED | t
            KG | 1e-3 | UNSTATED | t
            MgC | 1 | CARBON | t
            tons | 1 | UNSTATED | t
            公吨 | 1 | UNSTATED | t
            重量箱 | 0.05 | UNSTATED | t
            万重量箱 | 500 | UNSTATED | t
            TgC | 1e6 | CARBON | t
            GtC | 1e9 | CARBON | t
            PgC | 1e9 | CARBON | t
            gC/cm2 | 100 | CARBON | t/ha
            hm2 | 1 | NONE | ha
            公顷 | 1 | NONE | ha
            平方米 | 1e-4 | NONE | ha
            平方千米 | 100 | NONE | ha
            千焦 | 1e-9 | NONE | TJ
            焦耳 | 1e-12 | NONE | TJ
            MJ | 1e-6 | NONE | TJ
            兆焦 | 1e-6 | NONE | TJ
            吉焦 | 1e-3 | NONE | TJ
            太焦 | 1 | NONE | TJ
            PJ | 1e3 | NONE | TJ
            EJ | 1e6 | NONE | TJ
            kW·h | 3.6e-6 | NONE | TJ
            千瓦小时 | 3.6e-6 | NONE | TJ
            万度 | 0.036 | NONE | TJ
            兆瓦时 | 3.6e-3 | NONE | TJ
            GWh | 3.6 | NONE | TJ
            吉瓦时 | 3.6 | NONE | TJ
            TWh | 3600 | NONE | TJ
            Nm3 | 1 | NONE | m3
            标准立方米 | 1 | NONE | m3
            万立方 | 1e4 | NONE | m3
            L | 1e-3 | NONE | m3
            升 | 1e-3 | NONE | m3
            万头 | 1e4 | NONE | head
            万只 | 1e4 | NONE | head
            千匹 | 1e3 | NONE | head
            百羽 | 100 | NONE | head
            峰 | 1 | NONE | head
            animals | 1 | NONE | head
            people | 1 | NONE | head
            million yuan | 1e6 | NONE | yuan
            Million CNY | 1e6 | NONE | yuan
            billion RMB | 1e9 | NONE | yuan
            百万元 | 1e6 | NONE | yuan
            千万元 | 1e7 | NONE | yuan
            kg甲烷 | 0.001 | METHANE | t
            kgN2O | 0.001 | NITROUS_OXIDE | t
            吨氧化亚氮 | 1 | NITROUS_OXIDE | t
            tC/y | 1 | CARBON | t/yr
            吨碳/年 | 1 | CARBON | t/yr
            tC/(ha·years) | 1 | CARBON | t/ha/yr
            10 000 t | 1e4 | UNSTATED | t
            10,000 tons of SCE | 1e4 | COAL_EQUIVALENT | t
            10 000 tce | 1e4 | COAL_EQUIVALENT | t
            1 000 000 t | 1e6 | UNSTATED | t
            100 million kWh | 360 | NONE | TJ
            100 million cu.m | 1e8 | NONE | m3
            Tonnes of CO2-equivalent | 1 | CO2E | t
            thousand metric tons | 1e3 | UNSTATED | t
            Kilotonnes | 1e3 | UNSTATED | t
            toe | 0.041868 | NONE | TJ
            ktoe | 41.868 | NONE | TJ
            Mtoe | 41868 | NONE | TJ
            万吨油当量 | 418.68 | NONE | TJ
            """)
    void unitsHaveTheirExactFactorSubstanceAndDimension(
            String text, double factor, Substance substance, String dimension) {
        Unit unit = Unit.of(text);
        assertThat(unit.factor()).isEqualTo(factor);
        assertThat(unit.substance()).isEqualTo(substance);
        assertThat(unit.dimension()).hasToString(dimension);
    }

    @Test
    void fifteenMuAreAHectare() {
        assertThat(Unit.of("亩").convert(30, Unit.of("ha"))).isEqualTo(2);
        assertThat(Unit.of("mu").convert(1.5, Unit.of("ha"))).isEqualTo(0.1);
        assertThat(Unit.of("kg/亩").convert(100, Unit.of("t/ha"))).isEqualTo(1.5);
    }

    @Test
    void aMassThatDoesNotSayOfWhatIsUnstated() {
        assertThat(Unit.of("t/ha/yr").substance()).isEqualTo(Substance.UNSTATED);
        assertThat(Unit.of("t/ha/yr").dimension()).isEqualTo(FLUX);
        assertThat(Unit.of("ha").substance()).isEqualTo(Substance.NONE);
        assertThat(Unit.of("tC/tce").per()).isEqualTo(Substance.COAL_EQUIVALENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "104 t",
                "10 000",
                "10 00 t",
                "t of",
                "tX",
                "furlong",
                "t/",
                "/ha",
                "t//ha",
                "(t",
                "t)",
                "mt",
                "tC/ha/",
                "10^4",
                "万",
                "t^0",
                "m",
                "m4",
                "tt",
                "t kg",
                "CO2",
                "NaN",
                "∞",
                "t12",
                "5 t",
                "tC/ha/yr!",
                "C",
                "haa",
                "ce"
            })
    void whatIsNoUnitIsNotGuessed(String text) {
        assertThat(Unit.find(text)).isEmpty();
    }

    @Test
    void convertingWithinASubstanceIsExact() {
        assertThat(Unit.of("kgC/m2/yr").convert(0.644, Unit.T_C_PER_HA_YR)).isEqualTo(6.44);
        assertThat(Unit.of("10^4 tCO2").convert(9826.34, Unit.of("tCO2"))).isEqualTo(98_263_400);
        assertThat(Unit.of("亿千瓦时").convert(1, Unit.of("TJ"))).isEqualTo(360);
        assertThat(Unit.of("kg").convert(0.0422, Unit.of("t"))).isEqualTo(0.0000422);
        assertThat(Unit.of("亩").convert(15, Unit.of("ha"))).isEqualTo(1);
        assertThat(Unit.of("kWh").convert(1, Unit.of("MJ"))).isEqualTo(3.6);
        assertThat(Unit.T_C.convert(Double.NaN, Unit.T_C)).isNaN();
    }

    @Test
    void carbonNeverTurnsIntoCarbonDioxideByConverting() {
        assertThatThrownBy(() -> Unit.T_C.convert(1, Unit.of("tCO2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tC (t, CARBON) does not convert to tCO2 (t, CO2)");
        assertThatThrownBy(() -> Unit.of("t/ha/yr").convert(1, Unit.T_C_PER_HA_YR))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Unit.of("tce").convert(1, Unit.of("t"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Unit.T_C.convert(1, Unit.T_C_PER_HA)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countingCarbonAsCarbonDioxideIsFortyFourTwelfths() {
        // 12 tC = 44 tCO2
        assertThat(Unit.of("10^4 tCO2").asCarbon().convert(44, Unit.T_C)).isEqualTo(120_000);
        assertThat(Unit.of("kgCO2/m2/yr").asCarbon().convert(-0.644, Unit.T_C_PER_HA_YR))
                .isEqualTo(-6.44 * 12 / 44, within(1e-14));
        assertThat(Unit.T_C.asCarbon()).isSameAs(Unit.T_C);
        assertThat(Substance.carbonToCo2(12)).isEqualTo(44);
        assertThat(Substance.co2ToCarbon(44)).isEqualTo(12);
        assertThatThrownBy(() -> Unit.of("tce").asCarbon()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Unit.of("t").asCarbon()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void convertingThereAndBackLosesAtMostTheLastDigit() {
        List<List<String>> pairs = List.of(
                List.of("kgC/m2/yr", "tC/ha/yr"),
                List.of("kWh", "TJ"),
                List.of("亩", "km2"),
                List.of("gC/m2", "tC/km2"));
        SplittableRandom random = new SplittableRandom(20260101);
        for (int i = 0; i < 4_000; i++) {
            Unit a = Unit.of(pairs.get(i % 4).get(0));
            Unit b = Unit.of(pairs.get(i % 4).get(1));
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-9, 10));
            assertThat(b.convert(a.convert(value, b), a)).isCloseTo(value, within(2 * Math.ulp(value)));
            // the slow obvious way: in decimals of 100 digits
            BigDecimal exact = new BigDecimal(value)
                    .multiply(BigDecimal.valueOf(a.factor()))
                    .divide(BigDecimal.valueOf(b.factor()), new MathContext(100));
            assertThat(a.convert(value, b)).isCloseTo(exact.doubleValue(), within(2 * Math.ulp(exact.doubleValue())));
        }
    }

    /** Ratios of powers of ten, of hours, of twelfths and of fifteenths, with and without a denominator. */
    @Test
    void factorsAreTheRatiosRoundedOnce() {
        for (UnitText.Symbol symbol : UnitText.SYMBOLS) {
            boolean length = symbol.kind() == UnitText.Kind.LENGTH;
            BigDecimal up = length ? symbol.numerator().pow(2).divide(BigDecimal.valueOf(10_000)) : symbol.numerator();
            BigDecimal tenThousand = BigDecimal.valueOf(10_000);
            MathContext digits = new MathContext(100);
            String text = symbol.text() + (length ? "2" : "");
            assertThat(Unit.of(text).factor())
                    .as(text)
                    .isEqualTo(up.divide(symbol.denominator(), digits).doubleValue());
            assertThat(Unit.of("10^4 " + text).factor())
                    .as(text)
                    .isEqualTo(up.multiply(tenThousand)
                            .divide(symbol.denominator(), digits)
                            .doubleValue());
            assertThat(Unit.of("万" + text)).as(text).isEqualTo(Unit.of("10^4 " + text));
            assertThat(Unit.of("TJ/10^4 " + text).factor())
                    .as(text)
                    .isEqualTo(symbol.denominator()
                            .divide(up.multiply(tenThousand), digits)
                            .doubleValue());
        }
    }
}
