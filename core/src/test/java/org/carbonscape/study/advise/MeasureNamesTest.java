package org.carbonscape.study.advise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problems;
import org.carbonscape.suitability.Strategies;
import org.junit.jupiter.api.Test;

/** What a table of measures calls land and zones. */
class MeasureNamesTest {
    private static final List<String> ZONES = List.of("key_restoration", "auxiliary_restoration");

    private final Problems problems = new Problems();

    private Strategies named(String zone, String land, String effect) {
        List<List<String>> rows = List.of(
                Arrays.asList(Strategies.HEADER.replaceAll("\\[.*", "").split(",")),
                List.of("plant", zone, land, "*", "Plant trees", "造林", effect, "0.1", "a tenth", "十分之一"),
                List.of("rest", "auxiliary_restoration", "*", "*", "Rest", "休养", "none", "1", "", ""));
        return MeasureNames.of(
                Strategies.parse("st.csv", rows),
                Legend.preset("landUse.legend", "cnlucc-6"),
                ZONES,
                "suitability.strategies (st.csv)",
                problems);
    }

    @Test
    void namesAreThoseOfTheStudyInEitherLanguageAndAnyCase() {
        for (List<String> row : List.of(
                List.of("key_restoration", "cultivated", "become:forest"),
                List.of("Key Restoration", "Cultivated", "become:Forest"),
                List.of("生态重点修复区", "耕地", "become:林地"),
                List.of("ecological key restoration area", "CULTIVATED", "become: 林地"))) {
            Strategies strategies = named(row.get(0), row.get(1), row.get(2));
            assertThat(strategies.zones()).as(row.toString()).containsExactly(ZONES.toArray(String[]::new));
            assertThat(strategies.landUses()).as(row.toString()).containsExactly("cultivated", "forest");
            assertThat(problems.cautions()).as(row.toString()).isEmpty();
        }
    }

    @Test
    void namesOfNothingAreTold() {
        named("foo", "jungle", "become:desert island");
        assertThat(problems.cautions())
                .singleElement()
                .satisfies(p -> assertThat(p.text(Language.EN)).isEqualTo("""
                        SUIT-C20    suitability.strategies (st.csv): the study has no land or zone called jungle, \
                        desert island, foo: what rows say of them does not apply.
                                    Write classes of the legend or kinds of land (cultivated, forest, grassland, \
                        water, construction, unused), and zones of the rules (key_restoration, \
                        auxiliary_restoration)."""))
                .satisfies(p -> assertThat(p.text(Language.ZH)).isEqualTo("""
                        SUIT-C20    suitability.strategies (st.csv)：研究中没有名为 jungle、desert island、foo \
                        的土地或分区：表中与之有关的内容不起作用。
                                    请写图例中的地类或土地类型（cultivated、forest、grassland、water、construction、unused），\
                        以及规则中的分区（key_restoration、auxiliary_restoration）。"""));
    }

    @Test
    void aUsualZoneNeedNotBeAmongThoseOfTheRules() {
        named("key_protection", "forest", "none");
        assertThat(problems.cautions()).isEmpty();
    }
}
