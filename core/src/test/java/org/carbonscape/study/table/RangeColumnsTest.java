package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns that say how sure a number is, other than low and high. */
class RangeColumnsTest {
    @TempDir
    private Path folder;

    private Problems told(String key, String text) throws IOException {
        Problems problems = new Problems();
        Path file = Files.writeString(folder.resolve("f.csv"), text);
        RangeColumns.tell(Map.of(key, file), List.of(), problems);
        return problems;
    }

    @Test
    void aColumnThatLooksLikeARangeIsNotLeftOutWithoutAWord() throws IOException {
        for (String column : List.of(
                "sd",
                "标准差",
                "se",
                "标准误",
                "uncertainty (%)",
                "不确定性（%）",
                "不确定度",
                "误差",
                "误差(%)",
                "±",
                "±%",
                "CV",
                "95%CI",
                "95%置信区间",
                "范围",
                "取值范围",
                "half width",
                "value_sd",
                "Std. Dev.",
                "U%",
                "相对误差",
                "p5",
                "2.5%",
                "error")) {
            assertThat(told("carbon.factors", "class,value,unit," + column + "\n林地,-0.6,tC/ha/yr,0.1\n")
                            .cautions())
                    .as(column)
                    .singleElement()
                    .extracting(p -> p.text(Language.ZH))
                    .isEqualTo("""
                            RANGE-C03   carbon.factors (f.csv)：以下各列看似数值的不确定范围，但未被读取：%s。
                                        请在 low、high（下限、上限）列写明 95 %% 区间的两端，单位与数值相同：2 的标准差为 0.1 时即 \
                            1.804 与 2.196，±10 %% 即 1.8 与 2.2。""".formatted(column));
        }
        for (String key : List.of("carbon.stock", "carbon.energy.grid-factors", "carbon.land.parameters")) {
            String rows = "parameter,class,year,value,unit,sd\nbiomass,林地,2020,6,tC/ha,0.1\n";
            assertThat(told(key, rows).cautions()).as(key).hasSize(1);
        }
    }

    @Test
    void otherColumnsAreNone() throws IOException {
        for (String column : List.of("备注", "来源", "标准", "season", "case", "class_2", "精度", "range land", "误差来源")) {
            assertThat(told("carbon.factors", "class,value,unit," + column + "\n林地,-0.6,tC/ha/yr,见文献\n")
                            .cautions())
                    .as(column)
                    .isEmpty();
        }
        // where the ends are given another measure of the same is not missed
        assertThat(told("carbon.factors", "class,value,unit,low,high,sd\n林地,-0.6,tC/ha/yr,-0.7,-0.5,0.05\n")
                        .cautions())
                .isEmpty();
        assertThat(told("suitability.criteria", "criterion,source,sd\nx,land use,1\n")
                        .cautions())
                .isEmpty();
    }

    @Test
    void boundsThatTheirHeaderHasInPercentAreNotTakenAsNumbersOfTheUnit() throws IOException {
        Problems problems = told(
                "carbon.factors", "class,value,unit,low (%),high (%)\n林地,-0.6,tC/ha/yr,-20,20\n水域,-2,tC/ha/yr,-9,9\n");
        assertThat(problems.problems()).extracting(Problem::toString).hasSize(1);
        assertThat(problems.problems().get(0).text(Language.ZH)).isEqualTo("""
                RANGE-07    carbon.factors (f.csv)：上下限“low (%)”与“high (%)”为百分数，而数值不是。
                            请按数值的单位填写 low 与 high：2 的 ±10 % 即 1.8 与 2.2。""");
    }

    @Test
    void aDistributionIsReadByAnyWordForIt() throws IOException {
        for (String key : List.of("carbon.factors", "carbon.stock")) {
            Path file = Files.writeString(folder.resolve("f.csv"), "地类,系数,单位,下限,上限,分布类型\n林地,2,tC/ha,1,3,正态\n");
            assertThat(InputFiles.table(file, key).rows().get(0).text("distribution"))
                    .isEqualTo("正态");
        }
    }

    /** 44/12 was lost without a word. */
    @Test
    void boundsInAnotherUnitThanTheValueAreTold() throws IOException {
        Problems problems =
                told("carbon.factors", "地类,系数,单位,下限（tCO2/ha/yr）,上限（tC/ha/yr）\n林地,-0.6,tC/ha/yr,-2.2,-0.5\n");
        assertThat(problems.problems()).extracting(p -> p.text(Language.EN)).containsExactly("""
                RANGE-08    carbon.factors (f.csv): the bound "下限（tCO2/ha/yr）" is in tCO2/ha/yr, the value in tC/ha/yr.
                            Write value, low and high in one unit of measure.""");
        assertThat(problems.problems()).extracting(p -> p.text(Language.ZH)).containsExactly("""
                RANGE-08    carbon.factors (f.csv)：“下限（tCO2/ha/yr）”的单位为 tCO2/ha/yr，而数值的单位为 tC/ha/yr。
                            请将数值、下限与上限换算为同一单位。""");
        assertThat(told("carbon.energy.grid-factors", "year,value (kgCO2/kWh),low (kgCO2/MWh),high\n2010,0.8,780,0.9\n")
                        .problems())
                .hasSize(1);
        for (String same : List.of("low (tC/hm2/a)", "low (t C·hm⁻²·a⁻¹)", "low (95 %)", "low (2.5%分位)", "low")) {
            assertThat(told("carbon.factors", "class,value,unit," + same + ",high\n林地,-0.6,tC/ha/yr,-0.7,-0.5\n")
                            .problems())
                    .extracting(Problem::code)
                    .as(same)
                    .doesNotContain(ProblemCode.RANGE_08_UNIT);
        }
    }
}
