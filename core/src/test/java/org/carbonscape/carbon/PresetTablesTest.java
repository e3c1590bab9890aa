package org.carbonscape.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carbonscape.land.Legend;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of every table that ships, read as a user would who edits it. */
class PresetTablesTest {
    private static List<InputTable.Row> rows(String resource) {
        return InputTable.preset(resource, FactorSet.class, resource).rows();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stock-hunan-typical.csv",
                "factors-literature-cn.csv",
                "factors-hu-2025.csv",
                "factors-guangdong-lulucf.csv",
                "factors-reference-study.csv"
            })
    void everyRowSaysWhereItComesFromAndHowFarItCanBeTrusted(String resource) {
        assertThat(rows(resource)).isNotEmpty().allSatisfy(r -> {
            assertThat(r.text("source")).as(r.place()).isNotEmpty();
            assertThat(r.text("tag")).as(r.place()).isIn("V", "2", "K", "C", "S");
            for (String column : List.of("unit", "coal_unit", "ncv_unit")) {
                if (!r.text(column).isEmpty()) {
                    assertThat(Unit.find(r.text(column))).as(r.place()).isPresent();
                }
            }
        });
        assertThat(Provenance.of("K").text(Language.EN)).isEqualTo("unverified default");
        assertThat(Provenance.of("K").text(Language.ZH)).isEqualTo("未核实的默认值");
        assertThat(Provenance.of("mine")).isEqualTo(Provenance.USER);
    }

    @Test
    void literatureFactorsHaveTheirIntervalsAndSigns() {
        Legend legend = Legend.preset("landUse.legend", "cnlucc-6");
        FactorSet set = FactorSet.preset("carbon.factors", "literature-cn", legend);
        assertThat(ofClasses(set))
                .extracting(Factor::tC_per_ha_yr)
                .containsExactly(0.422, -0.644, -0.021, -0.253, -0.005);
        assertThat(ofClasses(set)).allSatisfy(f -> {
            assertThat(f.amount().amount().low()).isLessThanOrEqualTo(f.tC_per_ha_yr());
            assertThat(f.amount().amount().high()).isGreaterThanOrEqualTo(f.tC_per_ha_yr());
        });
        assertThat(set.cautions()).isEmpty();
        for (String preset : FactorSet.presets()) {
            FactorSet.preset("carbon.factors", preset, legend);
        }
        // -3.9 tCO2 = -1.0636 tC, within the plausible range
        assertThat(FactorSet.preset("carbon.factors", "guangdong-lulucf", legend)
                        .find(2)
                        .orElseThrow()
                        .tC_per_ha_yr())
                .isCloseTo(-3.9 * 12 / 44, within(1e-15));
        assertThat(ofClasses(FactorSet.preset("carbon.factors", "reference-study", legend)))
                .singleElement()
                .satisfies(f -> assertThat(f.tC_per_ha_yr()).isEqualTo(-6.44));
    }

    private static List<Factor> ofClasses(FactorSet set) {
        return IntStream.rangeClosed(1, set.legend().classes())
                .mapToObj(set::find)
                .flatMap(Optional::stream)
                .toList();
    }

    @Test
    void midpointsOfStockRangesAreTheirValues() {
        assertThat(rows("stock-hunan-typical.csv")).allSatisfy(r -> {
            if (!r.text("low").isEmpty()) {
                assertThat((r.number("low", "") + r.number("high", "")) / 2)
                        .as(r.place())
                        .isCloseTo(r.number("value", ""), within(1e-12));
            }
        });
    }
}
