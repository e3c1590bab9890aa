package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.StudyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dirty tables of activities and of factors, told row by row and all at once. */
class EnergyTablesTest {
    @TempDir
    private Path folder;

    private List<Problem> told() {
        Problems problems = new Problems();
        StudyReader.read(
                        SmallStudy.in(folder)
                                .write("carbon:\n  energy: { file: energy.csv, units: parts, route: ncv, "
                                        + "item-factors: own.csv }\n"),
                        problems)
                .ifPresent(s -> StudyInputs.open(s, List.of(), problems, new PlainEngine()));
        return problems.problems();
    }

    @Test
    void tablesOfFactorsAndOfActivitiesAreToldTogether() {
        SmallStudy.in(folder).text("own.csv", """
                项目,系数,单位,下限,上限
                我的窑,0.5,t/t,,
                乙,0.6,tCO2/t,,
                乙,0.7,tCO2/t,,
                丙,0.6,tCO2/t,0.7,0.9
                丁,0.6,,,
                戊,0.6,桶/吨,,
                """).text("energy.csv", """
                年份,区县,能源品种,消费量,单位,下限,上限
                2000,A,原煤,200,万吨,,
                ,A,焦炭,27,万吨,,
                2000,B,原煤,-5,万吨,,
                2000,C,原煤,abc,万吨,,
                2000,D,原煤,,万吨,,
                2000,Z,原煤,5,万吨,,
                2000,B,焦炭,50,,,
                2000,A,神秘燃料,50,万吨,,
                2000,A,汽油,50,桶,,
                2000,A,柴油,50,万吨,60,70
                2000,A,原煤,100,万吨,,
                2000.5,A,煤油,1,万吨,,
                2000,A,我的窑,1,万吨,,
                """);
        List<String> english = told().stream().map(p -> p.text(Language.EN)).toList();
        List<String> expected = List.of(
                "own.csv) row 2 \"我的窑\": unit \"t/t\" does not say of what",
                "own.csv) row 4 \"乙\": it is given twice",
                "own.csv) row 5 \"丙\": value 0.6 does not lie between low 0.7 and high 0.9",
                "own.csv) row 6 \"丁\": the unit is missing",
                "own.csv) row 7 \"戊\": unit \"桶/吨\" is not known",
                "energy.csv) row 3 \"焦炭\": year (年份) is empty",
                "energy.csv) row 4 \"原煤\": the number -5 is negative",
                "energy.csv) row 5 \"原煤\": amount (消费量) \"abc\" is not a number",
                "energy.csv) row 6 \"原煤\": amount (消费量) is empty",
                "energy.csv) row 8 \"焦炭\": the unit is missing",
                "energy.csv) row 9 \"神秘燃料\": the item \"神秘燃料\" is not known",
                "energy.csv) row 10 \"汽油\": unit \"桶\" is not known",
                "energy.csv) row 11 \"柴油\": value 50 does not lie between low 60 and high 70",
                "energy.csv) row 12 \"原煤\": it is given twice",
                "energy.csv) row 13 \"煤油\": year (年份) \"2000.5\" is not a whole number",
                "the unit \"Z\" is not among the units of the study");
        assertThat(english).hasSameSizeAs(expected);
        for (String text : expected) {
            assertThat(english).anySatisfy(t -> assertThat(t).contains(text));
        }
        assertThat(told())
                .allSatisfy(p -> assertThat(p.text(Language.ZH)).contains("\n").doesNotContain(" row "));
    }

    @Test
    void aFactorOfAPlaceThatIsNoUnitIsTold() {
        SmallStudy.in(folder)
                .text("own.csv", "item,factor,unit,region\nraw coal,1.5,tCO2/t,Birch\ncoke,3,tCO2/t,Zermatt\n")
                .text("energy.csv", "year,unit,item,amount,unit_of_amount\n2000,A,coke,1,t\n");
        assertThat(told())
                .extracting(p -> p.text(Language.EN))
                .singleElement()
                .asString()
                .startsWith("UNITS-09    carbon.energy.item-factors (own.csv), column \"region\": not among the ")
                .contains("units parts (1 in all): Zermatt");
    }
}
