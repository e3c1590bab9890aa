package org.carbonscape.carbon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole text, in both languages, of every problem and caution of tables, legends and carbon accounts, as really met. */
class AccountProblemTextsTest {
    private static final Legend SIX = Legend.preset("landUse.legend", "cnlucc-6");
    private static final Map<ProblemCode, Case> CASES = cases();

    /** What makes the problem, and how it reads. */
    private record Case(Supplier<Object> cause, String english, String chinese) { }

    static Stream<ProblemCode> codes() {
        return CASES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void itReadsAsWritten(ProblemCode code) {
        Case c = CASES.get(code);
        Problem problem;
        try {
            problem = (Problem) c.cause.get();
        } catch (ProblemException e) {
            problem = e.problems().get(0);
        }
        System.out.println("@@@" + code + "\nEN\n" + problem.text(Language.EN) + "\n@@@" + code + "\nZH\n" + problem.text(Language.ZH));
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.text(Language.EN)).isEqualTo(c.english);
        assertThat(problem.text(Language.ZH)).isEqualTo(c.chinese);
    }

    @Test
    void noCodeOfTheseAreasIsLeftOut() {
        assertThat(Arrays.stream(ProblemCode.values()).filter(c -> c.name().matches("(TABLE_0[1-5]|LANDUSE_03|LEGEND|CARBON)_.*")))
                .containsExactlyInAnyOrderElementsOf(CASES.keySet());
    }

    private static InputTable table(String place, String csv) {
        return InputTable.parse(place, csv);
    }

    private static FactorSet of(String csv) {
        return FactorSet.of(table("carbon.factors", csv), SIX);
    }

    private static Legend legendOf(String csv) {
        return Legend.of(table("landUse.legend", csv));
    }

    private static EnergyAccount counted(Route route, String row) {
        return EnergyAccount.of(table("carbon.energy", "year,unit,item,amount,unit_of_amount\n2020,u," + row + "\n"), EnergyAccount.Options.of(route));
    }

    private static Problems checked() {
        Problems problems = new Problems();
        Emissions.given(table("carbon.emissions", "year,unit,amount,unit_of_amount\n2005,430102,1,tC\n2005,43010x,1,tC\n2007,430103,1,tC\n"))
                .check(problems, "carbon.emissions", List.of("430102", "430103"), List.of(2005, 2020));
        return problems;
    }

    private static List<Problem> allocated() {
        boolean[] target = {false, false, true};
        return Allocation.byWeight("carbon.allocate", 2020, List.of("430102", "430103", "430104"), new double[] {12345.678, 1, 1},
                new double[][] {{0, 1, 1}, {0, 1, 0}, {0, 0, 0}}, new Allocation.Weights(3, target)).cautions();
    }

    private static Map<ProblemCode, Case> cases() {
        Map<ProblemCode, Case> cases = new LinkedHashMap<>();
        cases.put(ProblemCode.TABLE_01_COLUMN, new Case(() -> of("class,value\nforest,1\n"), """
                """, """
                """));
        cases.put(ProblemCode.TABLE_02_NUMBER, new Case(() -> of("class,value,unit\nforest,\"1,5\",tC/ha/yr\n"), """
                """, """
                """));
        cases.put(ProblemCode.TABLE_03_FINITE, new Case(() -> of("class,value,unit\nforest,NaN,tC/ha/yr\n"), """
                """, """
                """));
        cases.put(ProblemCode.TABLE_04_EMPTY, new Case(() -> of("class,value,unit\nforest,,tC/ha/yr\n"), """
                """, """
                """));
        cases.put(ProblemCode.TABLE_05_WHOLE, new Case(() -> legendOf("code,class\n1.5,forest\n"), """
                """, """
                """));
        cases.put(ProblemCode.LANDUSE_03_CODES, new Case(() -> Legend.unknownCodes("landUse.phases.2010 (lu2010.tif)", new TreeMap<>(Map.of(17L, 41_220L, 255L, 1L)), 0.0009), """
                """, """
                """));
        cases.put(ProblemCode.LEGEND_01_PRESET, new Case(() -> Legend.preset("landUse.legend", "clcdd"), """
                """, """
                """));
        cases.put(ProblemCode.LEGEND_02_EMPTY, new Case(() -> legendOf("code,class\n"), """
                """, """
                """));
        cases.put(ProblemCode.LEGEND_03_TWICE, new Case(() -> legendOf("code,class\n1,forest\n1,water\n"), """
                """, """
                """));
        cases.put(ProblemCode.LEGEND_04_COLOR, new Case(() -> legendOf("code,class,color\n1,forest,green\n"), """
                """, """
                """));
        cases.put(ProblemCode.LEGEND_05_ALIKE, new Case(() -> legendOf("code,class\n1,forest\n2,Forest\n"), """
                """, """
                """));
        cases.put(ProblemCode.LEGEND_06_ROLE, new Case(() -> legendOf("code,class,role\n1,wood,trees\n"), """
                """, """
                """));
        cases.put(ProblemCode.LEGEND_07_CLASS, new Case(() -> SIX.require("carbon.allocate.to", "constuction"), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_01_PRESET, new Case(() -> FactorSet.preset("carbon.factors", "literature", SIX), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_02_CLASS, new Case(() -> of("class,value,unit\nforrest,-1,tC/ha/yr\n"), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_03_TWICE, new Case(() -> of("class,value,unit\nforest,-1,tC/ha/yr\nforest,-2,tC/ha/yr\n"), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_04_NO_UNIT, new Case(() -> of("class,value,unit\nforest,-1,\n"), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_05_SUBSTANCE, new Case(() -> of("class,value,unit\nforest,-1,t/ha/yr\n"), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_06_UNIT, new Case(() -> of("class,value,unit\nforest,-1,furlong\n"), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_07_DIMENSION, new Case(() -> of("class,value,unit\nforest,-1,tC/ha\n"), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_08_OF_WHAT, new Case(() -> of("class,value,unit\nforest,-1,tce/ha/yr\n"), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_09_RANGE, new Case(() -> of("class,value,unit,low,high\nforest,-1,tC/ha/yr,-0.8,-0.5\n"), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_10_SIGN, new Case(() -> of("class,value,unit,flow\nforest,0.6,tC/ha/yr,sink\n"), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_11_ITEM, new Case(() -> counted(Route.NCV, "raw cola,1,t"), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_12_ROUTE, new Case(() -> counted(Route.NCV, "其他焦化产品,1,t"), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_13_NEGATIVE, new Case(() -> counted(Route.NCV, "raw coal,-1.5,t"), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_14_PLACE, new Case(() -> checked().problems().get(0), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_15_DENSITY, new Case(() -> StockTable.of(table("carbon.stock", "class,value,unit\na,1,tC/ha\n"), legendOf("code,class\n1,a\n2,b\n")), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_16_GRID, new Case(() -> counted(Route.NCV, "electricity,1,kWh"), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_17_VARIANT, new Case(() -> Route.of("carbon.energy.route", "coal"), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_C01_IMPLAUSIBLE, new Case(() -> of("class,value,unit\nforest,-6.44,tC/ha/yr\n").cautions().get(0), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_C02_NO_FACTOR, new Case(() -> of("class,value,unit\nforest,-0.6,tC/ha/yr\nwater,-0.2,tC/ha/yr\n").cautions().get(0), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_C03_POSITIVE, new Case(() -> of("class,value,unit\nforest,0.644,tC/ha/yr\n").cautions().get(0), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_C04_UNVERIFIED, new Case(() -> counted(Route.NCV, "cement clinker,1,t\n2020,u,lime,1,t").cautions().get(0), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_C05_ELECTRICITY, new Case(() -> counted(Route.STANDARD_COAL, "electricity,1,亿千瓦时").cautions().get(0), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_C06_NO_WEIGHT, new Case(() -> allocated().get(0), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_C07_NO_CONSTRUCTION, new Case(() -> allocated().get(1), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_C08_NO_CELLS, new Case(() -> allocated().get(2), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_C09_NO_EMISSIONS, new Case(() -> checked().cautions().get(1), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_C10_YEAR, new Case(() -> checked().cautions().get(0), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_C11_BIOGENIC, new Case(() -> counted(Route.NCV, "human respiration,1,person").cautions().get(0), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_C12_EQUIVALENT, new Case(() -> Emissions.given(table("carbon.emissions", "year,unit,amount,unit_of_amount\n2020,a,1,tCO2e\n")).cautions().get(0), """
                """, """
                """));
        cases.put(ProblemCode.CARBON_C13_MEMO, new Case(() -> counted(Route.IPCC, "wood,10,t").cautions().get(0), """
                """, """
                """));
        return cases;
    }
}
