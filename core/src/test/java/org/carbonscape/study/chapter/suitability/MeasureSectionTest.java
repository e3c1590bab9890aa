package org.carbonscape.study.chapter.suitability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.carbonscape.finding.Words;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.InputTable;
import org.junit.jupiter.api.Test;

/** What the measures took for which kind of land, in words. */
class MeasureSectionTest {
    /** "grassland: Shrubland" read as if grassland were none. */
    @Test
    void aKindIsToldWithTheClassThatHasItsName() {
        Legend legend = Legend.of(InputTable.parse("legend", """
                code,class,name_zh,color,role
                1,Shrubland,灌丛,,grassland
                2,grassland,草地,,
                3,water,水域,,
                4,Town,城镇,,construction
                """));
        assertThat(MeasureSection.kinds(legend, c -> !c.equals("Town")))
                .contains(Words.of(
                        "Kinds of land for the measures, from the legend's column role, landUse.construction or the "
                                + "usual names: grassland: Shrubland, grassland.",
                        "措施所用的土地类型（依据图例的 role 列、landUse.construction 或通用名称）：草地：灌丛、草地。"));
        assertThat(MeasureSection.kinds(legend, Set.of("water")::contains)).isEmpty();
    }
}
