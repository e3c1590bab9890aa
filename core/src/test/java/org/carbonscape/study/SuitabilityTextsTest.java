package org.carbonscape.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.junit.jupiter.api.Test;

/** The whole text of the suitability stage's codes, in both languages. */
class SuitabilityTextsTest {
    private static void told(Problem problem, String english, String chinese) {
        assertThat(problem.text(Language.EN)).isEqualTo(english);
        assertThat(problem.text(Language.ZH)).isEqualTo(chinese);
    }

    @Test
    void problemsNameThePlaceTheFindingAndTheRemedy() {
        told(Problem.of(ProblemCode.SUIT_31_DEGREES, "suitability.corridors", "CGCS2000 (EPSG:4490)"), """
                SUIT-31     suitability.corridors: lengths are needed, but the study grid is in degrees (CGCS2000 (EPSG:4490))
                            Name a metric system under grid.crs.""", """
                SUIT-31     suitability.corridors：此处需要长度，而研究格网以度为单位（CGCS2000 (EPSG:4490)）
                            请在 grid.crs 中指定以米为单位的坐标系。""");
        told(Problem.of(ProblemCode.SUIT_33_NO_LAYER, "criteria.csv row 3"), """
                SUIT-33     criteria.csv row 3: it has no layer
                            Write its source, or add it under suitability.layers.""", """
                SUIT-33     criteria.csv row 3：没有对应的图层
                            请填写 source，或在 suitability.layers 中补充。""");
        told(Problem.of(ProblemCode.SUIT_35_ZONE, "scenarios.csv row 2", "parks", "key_protection, key_restoration"), """
                SUIT-35     scenarios.csv row 2: "parks" is no zone of the rules
                            Write one of: key_protection, key_restoration.""", """
                SUIT-35     scenarios.csv row 2：规则中没有分区“parks”
                            请写以下之一：key_protection, key_restoration。""");
        told(Problem.of(ProblemCode.SUIT_37_NO_FLOWS, "scenarios"), """
                SUIT-37     scenarios: the study accounts for no sources or sinks
                            Add carbon.factors, carbon.energy or carbon.emissions.""", """
                SUIT-37     scenarios：本研究没有碳源汇核算
                            请补充 carbon.factors、carbon.energy 或 carbon.emissions。""");
        told(Problem.of(ProblemCode.SUIT_38_RESISTANCE_CLASS, "resistance.csv", "water"), """
                SUIT-38     resistance.csv: the class "water" has no resistance above 0
                            Add a row class,resistance for it.""", """
                SUIT-38     resistance.csv：类别“water”没有大于 0 的阻力值
                            请为其补充一行 class,resistance。""");
    }

    @Test
    void cautionsSayWhatWasLeftOutOrAssumed() {
        told(Problem.of(ProblemCode.SUIT_C06_LEFT_OUT, "suitability.criteria", "ndvi, npp"), """
                SUIT-C06    suitability.criteria: criteria of the preset have no layer and are left out: ndvi, npp
                            Add them under suitability.layers, or write a table of criteria.""", """
                SUIT-C06    suitability.criteria：预设指标中以下各项没有图层，未参与评价：ndvi, npp
                            请在 suitability.layers 中补充，或另写指标表。""");
        told(Problem.of(ProblemCode.SUIT_C07_RESISTANCE, "suitability.corridors", "forest 1, construction 1000"), """
                SUIT-C07    suitability.corridors: resistances are unverified defaults by class: forest 1, construction 1000
                            Give a table class,resistance for your region.""", """
                SUIT-C07    suitability.corridors：阻力值为未经验证的分类缺省值：forest 1, construction 1000
                            请给出适合本区的 class,resistance 表。""");
        told(Problem.of(ProblemCode.SUIT_C08_NO_CORRIDOR, "suitability.corridors", "key_protection", 1, 1000), """
                SUIT-C08    suitability.corridors: the zone "key_protection" has 1 patches of 1000 ha or more; a corridor needs two
                            Lower least-area, or choose another zone.""", """
                SUIT-C08    suitability.corridors：分区“key_protection”中面积不小于 1000 公顷的斑块有 1 个，廊道至少需要两个
                            请降低 least-area，或选择其他分区。""");
    }
}
