package org.carbonscape.landcarbon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.junit.jupiter.api.Test;

/** The whole text of what is wrong with tables of land, in both languages. */
class LandProblemTextsTest {
    private static final Legend SIX = Legend.preset("landUse.legend", "cnlucc-6");

    private static List<Problem> parameters(String rows) {
        try {
            LandParameters.standard()
                    .with(
                            InputTable.parse(
                                    "carbon.land.parameters", "parameter,land,climate,value,unit,low,high\n" + rows),
                            SIX);
            return List.of();
        } catch (ProblemException e) {
            return e.problems();
        }
    }

    private static Problem told(List<Problem> problems, ProblemCode code) {
        return problems.stream().filter(p -> p.code() == code).findFirst().orElseThrow();
    }

    @Test
    void numbersFarFromAllDefaults() {
        String rows = "parameter,land,value,unit\ngrowth,forest,600,t d.m./ha/yr\nsoc-reference,,0.9,tC/ha\n"
                + "soc-management,cropland,1.2,1\nbiomass,forest,0,t d.m./ha\n";
        LandParameters own = LandParameters.standard().with(InputTable.parse("carbon.land.parameters", rows), SIX);
        Problem p = own.caution("carbon.land.parameters").orElseThrow();
        assertThat(p.text(Language.EN)).isEqualTo("""
                LAND-C11    carbon.land.parameters: these numbers lie far outside what the IPCC's defaults \
                (in brackets) span: above-ground growth: forest 600 t d.m./ha/yr (0.4–15), reference stock of soil \
                carbon 0.9 tC/ha (9–143).
                            Check their unit and the name of the parameter. Where they were measured so, \
                leave them.""");
        assertThat(p.text(Language.ZH)).isEqualTo("""
                LAND-C11    carbon.land.parameters：以下参数远超出 IPCC 缺省值的范围（括号内）：\
                地上生物量年生长：林地 600 t d.m./ha/yr（0.4–15）、土壤有机碳参考储量 0.9 tC/ha（9–143）。
                            请检查其单位与参数名称；若确为实测值，可不改。""");
        assertThat(LandParameters.standard().caution("")).isEmpty();
    }

    @Test
    void aUnitThatDoesNotFit() {
        Problem p = told(parameters("growth,forest,,2,t/ha/yr,,"), ProblemCode.LAND_01_UNIT);
        assertThat(p.text(Language.EN)).isEqualTo("""
                LAND-01     carbon.land.parameters row 2 "growth": the unit "t/ha/yr" does not fit above-ground growth.
                            Write one of: tC/ha/yr, t d.m./ha/yr.""");
        assertThat(p.text(Language.ZH)).isEqualTo("""
                LAND-01     carbon.land.parameters 第 2 行 "growth"：单位“t/ha/yr”与地上生物量年生长不符。
                            请写以下之一：tC/ha/yr, t d.m./ha/yr。""");
    }

    @Test
    void unitsAreReadAsPeopleWriteThem() {
        assertThat(parameters("""
                growth,forest,,2,t d.m. ha-1 a-1,,
                growth,forest,,2,tdm/ha/a,,
                growth,forest,,2,tC/ha/年,,
                biomass,林地,,80,Mg d.m. ha⁻¹,60,100
                root-shoot,forest,,0.3,,,
                """)).isEmpty();
    }

    @Test
    void aNumberThatNobodyCanMean() {
        assertThat(parameters("growth,forest,,1e308,tC/ha/yr,,\nlitter,forest,,2,tC/ha,1,1e300\n"))
                .extracting(p -> p.text(Language.EN))
                .satisfiesExactly(
                        t -> assertThat(t).contains("INPUT-06", "row 2 \"growth\": value comes to 1E+308"),
                        t -> assertThat(t).contains("INPUT-06", "row 3 \"litter\": high comes to 1E+300"));
    }

    @Test
    void aNumberBelowZero() {
        Problem p = told(parameters("growth,forest,,-2,tC/ha/yr,,"), ProblemCode.LAND_02_NEGATIVE);
        assertThat(p.text(Language.EN)).isEqualTo("""
                LAND-02     carbon.land.parameters row 2 "growth": -2 is below zero; above-ground growth is a size, \
                and \
                losses have numbers of their own.
                            Write 0 or more.""");
        assertThat(p.text(Language.ZH)).isEqualTo("""
                LAND-02     carbon.land.parameters 第 2 行 "growth"：-2 小于零；地上生物量年生长只表示大小，损失另有参数。
                            请写不小于 0 的数。""");
    }

    @Test
    void aWordThatNobodyKnows() {
        Problem p = told(parameters("growth,forest,warm-moist,2,tC/ha/yr,,"), ProblemCode.LAND_03_WORD);
        assertThat(p.text(Language.EN)).startsWith("""
                LAND-03     carbon.land.parameters row 2 "growth": "warm-moist" is not known in the column climate.
                            Write one of: """);
        assertThat(p.text(Language.ZH)).startsWith("""
                LAND-03     carbon.land.parameters 第 2 行 "growth"：climate 列无法识别“warm-moist”。
                            请写以下之一：""");
        assertThat(told(parameters("groth,forest,,2,tC/ha/yr,,"), ProblemCode.LAND_03_WORD)
                        .text(Language.EN))
                .contains("growth");
    }

    @Test
    void aShareBeyondOne() {
        Problems problems = new Problems();
        problems.attempt(() -> LandManagement.of(
                InputTable.parse("carbon.land.management", "class,drained_organic\ncultivated,25\n"), SIX));
        Problem p = told(problems.problems(), ProblemCode.LAND_04_SHARE);
        assertThat(p.text(Language.EN)).isEqualTo("""
                LAND-04     carbon.land.management row 2 "cultivated": 25 is no share of the land.
                            Write a number from 0 to 1.""");
        assertThat(p.text(Language.ZH)).isEqualTo("""
                LAND-04     carbon.land.management 第 2 行 "cultivated"：25 不是面积比例。
                            请写 0 至 1 的数。""");
    }

    @Test
    void aNumberThatNoTableHas() {
        Problems problems = new Problems();
        LandModel.of(
                SIX,
                List.of(2000),
                new LandModel.Setting(LandApproach.GAIN_LOSS, 20),
                LandParameters.standard(),
                LandManagement.usual(SIX),
                List.of(new Stratum(
                        Climate.WARM_TEMPERATE_DRY, Ecozone.SUBTROPICAL_HUMID_FOREST, ForestRegion.ASIA, Soil.SPODIC)),
                problems);
        Problem p = told(problems.problems(), ProblemCode.LAND_05_NO_NUMBER);
        assertThat(p.text(Language.EN)).isEqualTo("""
                LAND-05     carbon.land: there is no default for the reference stock of soil carbon of "cultivated" \
                (annual \
                crops) in this zone: warm temperate, dry; subtropical humid forest; Asia, continental; spodic.
                            Give it in carbon.land.parameters, or choose the zone or use that is meant.""");
        assertThat(p.text(Language.ZH)).isEqualTo("""
                LAND-05     carbon.land：以下分区没有“cultivated”（一年生作物）的土壤有机碳参考储量默认值：暖温带干旱；亚热带湿润林；亚洲大陆；灰化土。
                            请在 carbon.land.parameters 中给出，或改选相应的分区或用途。""");
    }

    @Test
    void bothLimitsMustHoldTheValue() {
        assertThat(parameters("growth,forest,,2,tC/ha/yr,3,4"))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.CARBON_09_RANGE);
    }

    private static List<String> untold(String rows, Language language) {
        Problems problems = new Problems();
        LandManagement.of(
                        InputTable.parse(
                                "carbon.land.management", "class,year,use,tillage,input,drained_organic\n" + rows),
                        SIX)
                .tell(problems);
        return problems.cautions().stream().map(p -> p.text(language)).toList();
    }

    /** A later row of a class with one cell alone ended all that the first says of it, without a word. */
    @Test
    void whatALaterRowLeavesEmptyHoldsNoLonger() {
        String rows = "cultivated,,annual-crops,no-till,high,0.05\ncultivated,2010,paddy-rice,,,0.05\n";
        assertThat(untold(rows, Language.EN)).containsExactly("""
                LAND-C09    carbon.land.management row 3 "cultivated": leaves empty what row 2 says of this class \
                (tillage no-till, input high): it holds no longer from 2010 on, the usual counts.
                            Fill in what still holds: each row stands alone from its year on.""");
        assertThat(untold(rows, Language.ZH)).containsExactly("""
                LAND-C09    carbon.land.management 第 3 行 "cultivated"：未填写第 2 行对该类已写明的内容\
                （tillage no-till、input high）：自 2010 年起不再适用，按默认值计。
                            仍适用的内容请在该行再次填写：每行自其年份起单独生效。""");
        assertThat(untold("cultivated,,paddy-rice,,,\ncultivated,2010,,no-till,,\n", Language.EN))
                .singleElement()
                .asString()
                .contains("(use paddy-rice)");
        assertThat(untold("cultivated,,annual-crops,full-till,medium,\ncultivated,2010,paddy-rice,,,\n", Language.EN))
                .as("the usual is the same")
                .isEmpty();
        assertThat(untold("cultivated,2010,paddy-rice,no-till,,\nforest,2020,plantation,,,\n", Language.EN))
                .isEmpty();
    }
}
