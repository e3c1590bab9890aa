package org.carbonscape.carbon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.carbonscape.inventory.Decay;
import org.carbonscape.inventory.Electricity;
import org.carbonscape.inventory.EnergyAccount;
import org.carbonscape.inventory.InventoryOptions;
import org.carbonscape.inventory.ItemFactors;
import org.carbonscape.inventory.Route;
import org.carbonscape.inventory.WarmingPotential;
import org.carbonscape.land.CodesWithoutClass;
import org.carbonscape.land.Legend;
import org.carbonscape.option.Given;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.plan.EnergyOptions;
import org.carbonscape.zone.UnitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole text, in both languages, of every problem and caution of tables, legends and carbon accounts, as really
 * met.
 */
class AccountProblemTextsTest {
    private static final Legend SIX = Legend.preset("landUse.legend", "cnlucc-6");
    private static final Map<ProblemCode, Case> CASES = cases();

    /** What makes the problem, and how it reads. */
    private record Case(Supplier<Object> cause, String english, String chinese) {}

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
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.text(Language.EN)).isEqualTo(c.english);
        assertThat(problem.text(Language.ZH)).isEqualTo(c.chinese);
    }

    @Test
    void noCodeOfTheseAreasIsLeftOut() {
        assertThat(Arrays.stream(ProblemCode.values())
                        .filter(c -> !c.name().startsWith("LEGEND_C")
                                && c.name().matches("((INPUT|LEGEND|CARBON)_|LANDUSE_03).*")))
                .containsExactlyInAnyOrderElementsOf(CASES.keySet());
    }

    private static InputTable table(String place, String csv) {
        return InputTable.parse(place, csv);
    }

    private static FactorSet of(String csv) {
        return FactorSet.of(table("carbon.factors", csv), SIX);
    }

    /** @param units unit_id and unit_set of a row */
    private static Problem owned(String units, UnitSet... sets) {
        Problems problems = new Problems();
        of("class,value,unit,unit_id,unit_set\nforest,-1,tC/ha/yr," + units + "\n")
                .owners(List.of(sets), problems);
        return problems.problems().get(0);
    }

    private static Legend legendOf(String csv) {
        return Legend.of(table("landUse.legend", csv));
    }

    private static EnergyAccount counted(Route route, String row) {
        return EnergyAccount.of(
                table("carbon.energy", "year,unit,item,amount,unit_of_amount\n2020,u," + row + "\n"),
                InventoryOptions.of(route));
    }

    private static ItemFactors ownFactor(String csv) {
        return ItemFactors.of(table("own.csv", csv));
    }

    private static Problem told(Route route, String more, String rows) {
        return EnergyAccount.of(
                        table("carbon.energy", "year,unit,item,amount,unit_of_amount" + more + "\n" + rows),
                        InventoryOptions.of(route))
                .cautions()
                .stream()
                .filter(p -> p.code().name().matches("CARBON_C3\\d_.*"))
                .findFirst()
                .orElseThrow();
    }

    private static Problem landfilled(String rows) {
        return EnergyAccount.of(
                        table(
                                "carbon.energy",
                                "year,unit,item,amount,unit_of_amount\n" + rows + "2020,u,diesel,1,tce\n"),
                        InventoryOptions.of(Route.NCV).with(new Decay(0.09)))
                .cautions()
                .get(0);
    }

    private static Problem idle() {
        Problems problems = new Problems();
        Given given = new Given("carbon.energy");
        given.put(EnergyOptions.ELECTRICITY, Electricity.HEAT_VALUE, "carbon.energy.electricity");
        EnergyOptions.of(Route.NCV, given, Path.of(""), problems);
        return problems.cautions().get(0);
    }

    private static Problems checked() {
        Problems problems = new Problems();
        Emissions.given(table(
                        "carbon.emissions",
                        "year,unit,amount,unit_of_amount\n2005,430102,1,tC\n2005,43010x,1,tC\n2007,430103,1,tC\n"))
                .check(
                        problems,
                        "carbon.emissions",
                        new TreeMap<>(Map.of("430102", "430102", "430103", "430103 天心区")),
                        List.of(2005, 2020),
                        Set.of());
        return problems;
    }

    private static Problems product() {
        Problems problems = new Problems();
        EconomicProduct.of(table("carbon.product", "year,unit,amount\n2005,430102,1\n2020,430102,2\n"))
                .check(
                        problems,
                        "carbon.product",
                        new TreeMap<>(Map.of("430102", "430102", "430103", "430103 天心区")),
                        List.of(2020, 2005));
        return problems;
    }

    private static List<Problem> allocated() {
        boolean[] target = {false, false, true};
        List<Allocation> years = new ArrayList<>();
        for (int year : new int[] {2005, 2020}) {
            years.add(Allocation.byWeight(
                    "carbon.allocate",
                    year,
                    List.of("430102", "430103", "430104", "430105"),
                    new double[] {year == 2020 ? 12345.678 : 0, 1, 1, 2},
                    new double[][] {{0, 1, 1}, {0, 1, 0}, {0, 0, 0}, {0, 0, 0}},
                    new Allocation.Weights(4, target)));
        }
        return Allocation.cautions(years, List.of("430102", "430103 天心区", "430104", "430105")::get);
    }

    private static Map<ProblemCode, Case> cases() {
        Map<ProblemCode, Case> cases = new LinkedHashMap<>();
        cases.put(ProblemCode.INPUT_01_COLUMN, new Case(() -> of("class,value\nforest,1\n"), """
                INPUT-01    carbon.factors: the column "unit" is missing; found: class, value.
                            Add it or rename one; required columns: class, value, unit. A unit of measure may also \
                stand in brackets behind the name of its column, or above the table (Unit: t).""", """
                INPUT-01    carbon.factors：缺少列“unit”；现有：class、value。
                            请补充，或将现有列改名；必需的列：class、value、unit。计量单位也可写在列名后的括号里，或写在表格上方（单位：t）。"""));
        cases.put(
                ProblemCode.INPUT_02_NUMBER,
                new Case(() -> of("class,value,unit\nforest,\"1,5\",tC/ha/yr\n"), """
                INPUT-02    carbon.factors row 2 "forest": value "1,5" is not a number.
                            Write a plain number such as -1234.5 (decimal point, no commas): a loss with a minus \
                sign, not in brackets; no words, unit or mark of a note; 3000 for 0.3万, 120000000 for \
                1.2亿. Leave the cell empty where it is missing.""", """
                INPUT-02    carbon.factors 第 2 行 "forest"：value 的值“1,5”不是数字。
                            请写成普通数字，例如 -1234.5（用小数点，不用逗号）：负数用负号，不用括号；不带文字、单位和注释标记；\
                0.3万写成 3000，1.2亿写成 120000000。缺数据的请留空。"""));
        cases.put(ProblemCode.INPUT_03_FINITE, new Case(() -> of("class,value,unit\nforest,NaN,tC/ha/yr\n"), """
                INPUT-03    carbon.factors row 2 "forest": value "NaN" is not a finite number.
                            Write a finite number, or leave out the row.""", """
                INPUT-03    carbon.factors 第 2 行 "forest"：value 的值“NaN”不是有限数。
                            请填写有限的数值，或删除该行。"""));
        cases.put(ProblemCode.INPUT_04_EMPTY, new Case(() -> of("class,value,unit\nforest,,tC/ha/yr\n"), """
                INPUT-04    carbon.factors row 2 "forest": value is empty.
                            Fill it in, or leave out the row.""", """
                INPUT-04    carbon.factors 第 2 行 "forest"：value 为空。
                            请填写，或删除该行。"""));
        cases.put(ProblemCode.INPUT_05_WHOLE, new Case(() -> legendOf("code,class\n1.5,forest\n"), """
                INPUT-05    landUse.legend row 2 "forest": code "1.5" is not a whole number.
                            Write a whole number.""", """
                INPUT-05    landUse.legend 第 2 行 "forest"：code 的值“1.5”不是整数。
                            请填写整数。"""));
        cases.put(
                ProblemCode.INPUT_08_WIDE, new Case(() -> legendOf("code,class\n9007199254740993,forest\n"), """
                INPUT-08    landUse.legend row 2 "forest": code "9007199254740993" is beyond 10^15, up to which codes \
                and years are read.
                            Write a smaller one; give classes smaller codes, in the raster too.""", """
                INPUT-08    landUse.legend 第 2 行 "forest"：code 的值“9007199254740993”超出 10^15，此后的编码和年份不予读取。
                            请写较小的数；编码过大的类别请改用较小的编码，栅格中同样。"""));
        cases.put(
                ProblemCode.INPUT_06_TOO_MUCH,
                new Case(() -> of("class,value,unit\nforest,1e20,tC/ha/yr\n"), """
                INPUT-06    carbon.factors row 2 "forest": value comes to 100000000000000000000 tC, more carbon than \
                the atmosphere holds (9e11 t).
                            Check the number and its unit.""", """
                INPUT-06    carbon.factors 第 2 行 "forest"：value 合 100000000000000000000 tC，超过大气碳总量（9e11 t）。
                            请检查数值及其单位。"""));
        String letters = "f".repeat(2000);
        cases.put(ProblemCode.INPUT_07_LONG, new Case(() -> legendOf("code,class\n1," + letters + "\n"), """
                INPUT-07    landUse.legend row 2: class is 2000 letters long; at most 500 are taken.
                            Shorten it.""", """
                INPUT-07    landUse.legend 第 2 行：class 长达 2000 个字符，最多 500 个。
                            请缩短。"""));
        cases.put(
                ProblemCode.LANDUSE_03_CODES,
                new Case(
                        () -> CodesWithoutClass.problem(
                                "landUse.phases.2010 (lu2010.tif)",
                                new TreeMap<>(Map.of(17.0, 41_220L, 255.0, 1L)),
                                0,
                                0.0009),
                        """
                LANDUSE-03  landUse.phases.2010 (lu2010.tif): 2 codes are not in the legend: 17 \
                (41\u2009220 cells, 37.10 \
                km2), 255 (1 cell).
                            Add them to the legend, or list them as no data (landUse.noData, --no-data).""",
                        """
                LANDUSE-03  landUse.phases.2010 (lu2010.tif)：有 2 个编码不在图例中：17（41\u2009220 个像元，37.10 km2）、255（1 个像元）。
                            请将其加入图例，或列为无数据（landUse.noData 或 --no-data）。"""));
        cases.put(ProblemCode.LEGEND_01_PRESET, new Case(() -> Legend.preset("landUse.legend", "clcdd"), """
                LEGEND-01   landUse.legend: there is no legend "clcdd".
                            Write the path of a CSV (code,class), or one of: clcd, cnlucc-6, cnlucc, cnlucc-25, \
                globeland30, worldcover, cci-lc, glc-fcs30, mcd12q1, esri, gb-t-21010.""", """
                LEGEND-01   landUse.legend：没有名为“clcdd”的图例。
                            请写 CSV 文件路径（code,class），或使用：clcd、cnlucc-6、cnlucc、cnlucc-25、globeland30、worldcover、\
                cci-lc、glc-fcs30、mcd12q1、esri、gb-t-21010。"""));
        cases.put(ProblemCode.LEGEND_02_EMPTY, new Case(() -> legendOf("code,class\n"), """
                LEGEND-02   landUse.legend: the legend names no class.
                            Add rows with a code and a class.""", """
                LEGEND-02   landUse.legend：图例中没有任何地类。
                            请添加含编码和地类的行。"""));
        cases.put(ProblemCode.LEGEND_03_TWICE, new Case(() -> legendOf("code,class\n1,forest\n1,water\n"), """
                LEGEND-03   landUse.legend row 3 "water": the code 1 appears twice in the legend.
                            Keep one of the rows.""", """
                LEGEND-03   landUse.legend 第 3 行 "water"：编码 1 在图例中重复出现。
                            请只保留其中一行。"""));
        cases.put(ProblemCode.LEGEND_05_ALIKE, new Case(() -> legendOf("code,class\n1,forest\n2,Forest\n"), """
                LEGEND-05   landUse.legend row 3: the classes "forest" and "Forest" differ only in case or blanks.
                            Write both alike, or give them different names.""", """
                LEGEND-05   landUse.legend 第 3 行：地类“forest”与“Forest”仅大小写或空格不同。
                            请统一写法，或使用不同的名称。"""));
        cases.put(ProblemCode.LEGEND_06_ROLE, new Case(() -> legendOf("code,class,role\n1,wood,trees\n"), """
                LEGEND-06   landUse.legend row 2 "wood": the role "trees" is not known.
                            Write one of: cultivated, forest, grassland, water, construction, unused; or leave it \
                empty.""", """
                LEGEND-06   landUse.legend 第 2 行 "wood"：未知的类别角色“trees”。
                            请写以下之一：cultivated、forest、grassland、water、construction、unused；或留空。"""));
        cases.put(
                ProblemCode.LEGEND_07_CLASS,
                new Case(() -> SIX.require("carbon.allocate.to", "constuction"), """
                LEGEND-07   carbon.allocate.to: the legend has no class "constuction".
                            Write one of: construction, cultivated, forest, grassland, water, unused.""", """
                LEGEND-07   carbon.allocate.to：图例中没有地类“constuction”。
                            请写以下之一：建设用地、未利用地、耕地、林地、草地、水域。"""));
        cases.put(ProblemCode.LEGEND_08_RESERVED, new Case(() -> legendOf("code,class\n1,all\n"), """
                LEGEND-08   landUse.legend row 2: a class cannot be called "all".
                            Choose another name: in tables this word means the whole map.""", """
                LEGEND-08   landUse.legend 第 2 行：地类不能命名为“all”。
                            请改名：表格中该词指全图。"""));
        cases.put(ProblemCode.LEGEND_11_CODES, new Case(() -> legendOf("code,class\n2024-01-12,forest\n"), """
                LEGEND-11   landUse.legend row 2 "forest": the code "2024-01-12" is neither a whole number nor several \
                (11, 12) nor a range (11-14).
                            Write it as one of these; where Excel made a day of it, format the column as text and type \
                it again.""", """
                LEGEND-11   landUse.legend 第 2 行 "forest"：编码“2024-01-12”不是整数，也不是多个编码（11、12）或编码范围（11-14）。
                            请改为其中一种写法；若被 Excel 变成了日期，请先将该列设为文本格式，再重新输入。"""));
        cases.put(
                ProblemCode.LEGEND_10_NO_CONSTRUCTION,
                new Case(
                        () -> legendOf("code,class\n1,forest\n2,kebun\n3,town\n")
                                .requireConstruction("carbon.allocate.to"),
                        """
                LEGEND-10   carbon.allocate.to: no class of the legend is known to be construction land, which \
                emissions are charged to.
                            Name the class that carries them (carbon.allocate.to), or every class of construction \
                land (landUse.construction); the legend has: town, forest, kebun.""",
                        """
                LEGEND-10   carbon.allocate.to：图例中没有可识别为建设用地的地类，排放无从分配。
                            请指明承担排放的地类（carbon.allocate.to），或列出全部建设用地地类（landUse.construction）；图例中有：\
                town、forest、kebun。"""));
        cases.put(
                ProblemCode.CARBON_01_PRESET,
                new Case(() -> FactorSet.preset("carbon.factors", "literature", SIX), """
                CARBON-01   carbon.factors: there is no table "literature".
                            Write the path of a CSV, or one of: literature-cn, hu-2025, guangdong-lulucf, \
                reference-study.""", """
                CARBON-01   carbon.factors：没有名为“literature”的预设表。
                            请写 CSV 文件路径，或使用：literature-cn、hu-2025、guangdong-lulucf、reference-study。"""));
        cases.put(ProblemCode.CARBON_02_CLASS, new Case(() -> of("class,value,unit\nforrest,-1,tC/ha/yr\n"), """
                CARBON-02   carbon.factors row 2 "forrest": the legend has no class "forrest".
                            Write one of: forest, cultivated, grassland, water, construction, unused.""", """
                CARBON-02   carbon.factors 第 2 行 "forrest"：图例中没有地类“forrest”。
                            请写以下之一：林地、耕地、草地、水域、建设用地、未利用地。"""));
        cases.put(
                ProblemCode.CARBON_03_TWICE,
                new Case(() -> of("class,value,unit\nforest,-1,tC/ha/yr\nforest,-2,tC/ha/yr\n"), """
                CARBON-03   carbon.factors row 3 "forest": it is given twice (forest), first in row 2.
                            Keep one of the rows; where they are parts of an amount, such as months, write \
                their sum.""", """
                CARBON-03   carbon.factors 第 3 行 "forest"：重复给出（forest），首次见于第 2 行。
                            请只保留其中一行；若各行为分项（如各月），请合并为一行并填写其和。"""));
        cases.put(
                ProblemCode.CARBON_40_APART,
                new Case(
                        () -> Emissions.given(table(
                                "carbon.emissions",
                                "year,unit,branch of trade,amount,unit_of_amount\n2020,a,steel,1,tCO2\n"
                                        + "2020,a,cement,1,tCO2\n")),
                        """
                CARBON-40   carbon.emissions row 3 "a": it is given twice (2020, a), first in row 2; the rows differ \
                in the column "branch of trade", which is not read.
                            If it says the sector or the gas, call it sector or gas, and the rows are added up; if it \
                says a part of the year, write their sum; otherwise keep one of the rows.""",
                        """
                CARBON-40   carbon.emissions 第 3 行 "a"：重复给出（2020、a），首次见于第 2 行；两行的“branch of trade”列不同，而该列未被读取。
                            若该列为部门或气体，请改名为 sector（部门）或 gas（气体），各行将相加；若为月份等，请合并填写全年之和；否则请只保留一行。"""));
        cases.put(
                ProblemCode.CARBON_41_TWO_UNITS,
                new Case(
                        () -> Emissions.given(table(
                                "carbon.emissions",
                                "year,unit,amount,unit_of_amount\n2020,a,1000,tCO2\n2020,a,1,ktCO2\n")),
                        """
                CARBON-41   carbon.emissions row 3 "a": it is given twice (2020, a), first in row 2, in tCO2 and in \
                ktCO2: one amount in two units?
                            Keep the column or the rows of one unit and remove those of the other: of a fuel in \
                tonnes and in standard coal usually the tonnes, on the route standard-coal the standard coal.""",
                        """
                CARBON-41   carbon.emissions 第 3 行 "a"：重复给出（2020、a），首次见于第 2 行，单位分别为 tCO2 和 ktCO2：是否为同一数量的两种单位？
                            请只保留一种单位的列或行，删去另一种：燃料同时有实物量和标准煤量的，一般保留实物量；采用 standard-coal 路线时保留标准煤量。"""));
        cases.put(ProblemCode.CARBON_04_NO_UNIT, new Case(() -> of("class,value,unit\nforest,-1,\n"), """
                CARBON-04   carbon.factors row 2 "forest": the unit is missing.
                            Write one of: tC/ha/yr, tCO2/ha/yr. Remove a row of totals.""", """
                CARBON-04   carbon.factors 第 2 行 "forest"：缺少单位。
                            请写以下之一：tC/ha/yr, tCO2/ha/yr。合计行请删去。"""));
        cases.put(
                ProblemCode.CARBON_05_SUBSTANCE, new Case(() -> of("class,value,unit\nforest,-1,t/ha/yr\n"), """
                CARBON-05   carbon.factors row 2 "forest": unit "t/ha/yr" does not say of what.
                            Write tC/ha/yr or tCO2/ha/yr.""", """
                CARBON-05   carbon.factors 第 2 行 "forest"：单位“t/ha/yr”未说明是何种物质。
                            请写 tC/ha/yr 或 tCO2/ha/yr。"""));
        cases.put(ProblemCode.CARBON_06_UNIT, new Case(() -> of("class,value,unit\nforest,-1,furlong\n"), """
                CARBON-06   carbon.factors row 2 "forest": unit "furlong" is not known.
                            Write one of: tC/ha/yr, tCO2/ha/yr.""", """
                CARBON-06   carbon.factors 第 2 行 "forest"：无法识别单位“furlong”。
                            请写以下之一：tC/ha/yr, tCO2/ha/yr。"""));
        cases.put(ProblemCode.CARBON_07_DIMENSION, new Case(() -> of("class,value,unit\nforest,-1,tC/ha\n"), """
                CARBON-07   carbon.factors row 2 "forest": unit "tC/ha" measures t/ha, not t/ha/yr.
                            Write one of: tC/ha/yr, tCO2/ha/yr.""", """
                CARBON-07   carbon.factors 第 2 行 "forest"：单位“tC/ha”的量纲是 t/ha，而不是 t/ha/yr。
                            请写以下之一：tC/ha/yr, tCO2/ha/yr。"""));
        cases.put(
                ProblemCode.CARBON_08_OF_WHAT, new Case(() -> of("class,value,unit\nforest,-1,tce/ha/yr\n"), """
                CARBON-08   carbon.factors row 2 "forest": unit "tce/ha/yr" is of tce, which is neither \
                carbon nor CO2.
                            Write one of: tC/ha/yr, tCO2/ha/yr.""", """
                CARBON-08   carbon.factors 第 2 行 "forest"：单位“tce/ha/yr”的物质是 tce，既不是碳也不是 CO2。
                            请写以下之一：tC/ha/yr, tCO2/ha/yr。"""));
        cases.put(
                ProblemCode.CARBON_09_RANGE,
                new Case(() -> of("class,value,unit,low,high\nforest,-1,tC/ha/yr,-0.8,-0.5\n"), """
                CARBON-09   carbon.factors row 2 "forest": value -1 does not lie between low -0.8 and high -0.5.
                            Sort them so that low <= value <= high; a sink is negative, so its low is the larger \
                sink. They are the ends themselves, not how far off these are: 10 % about 2 is 1.8 and 2.2.""", """
                CARBON-09   carbon.factors 第 2 行 "forest"：数值 -1 不在下限 -0.8 与上限 -0.5 之间。
                            请使 low <= value <= high；碳汇为负值，其下限是较大的碳汇。上下限是区间两端的数值本身，不是偏差：2 的 ±10 % 即 1.8 与 2.2。"""));
        cases.put(
                ProblemCode.CARBON_10_SIGN,
                new Case(() -> of("class,value,unit,flow\nforest,0.6,tC/ha/yr,sink\n"), """
                CARBON-10   carbon.factors row 2 "forest": flow is "sink" but the value is 0.6.
                            Sources are positive, sinks negative: change the sign or the flow.""", """
                CARBON-10   carbon.factors 第 2 行 "forest"：flow 为“sink”，但数值为 0.6。
                            碳源为正、碳汇为负：请更改符号或 flow。"""));
        cases.put(ProblemCode.CARBON_11_ITEM, new Case(() -> counted(Route.NCV, "raw cola,1,t"), """
                CARBON-11   carbon.energy row 2 "raw cola": the item "raw cola" is not known.
                            Write one of: raw coal; or give it a factor of its own (carbon.energy.item-factors, \
                --item-factors).""", """
                CARBON-11   carbon.energy 第 2 行 "raw cola"：未知的项目“raw cola”。
                            请写以下之一：raw coal；或为其单独给出排放因子（carbon.energy.item-factors 或 --item-factors）。"""));
        cases.put(ProblemCode.CARBON_12_ROUTE, new Case(() -> counted(Route.NCV, "其他焦化产品,1,t"), """
                CARBON-12   carbon.energy row 2 "其他焦化产品": the item "other coking products" has no factor on \
                the route \
                ncv.
                            Use a route that has it (standard-coal) for the whole table, give the item a \
                factor of its \
                own (carbon.energy.item-factors, --item-factors), or leave out the row; factors of two routes never \
                mix.""", """
                CARBON-12   carbon.energy 第 2 行 "其他焦化产品"：能源品种“other coking products”在路线 ncv 中没有系数。
                            请整表改用含该项目的路线（standard-coal），或为该项目单独给出排放因子（carbon.energy.item-factors 或 \
                --item-factors），或删除该行；不同路线的系数不可混用。"""));
        cases.put(ProblemCode.CARBON_13_NEGATIVE, new Case(() -> counted(Route.NCV, "raw coal,-1.5,t"), """
                CARBON-13   carbon.energy row 2 "raw coal": the number -1.5 is negative.
                            Write 0 or more.""", """
                CARBON-13   carbon.energy 第 2 行 "raw coal"：数值 -1.5 为负。
                            请填写不小于 0 的数。"""));
        cases.put(
                ProblemCode.CARBON_14_PLACE, new Case(() -> checked().problems().get(0), """
                CARBON-14   carbon.emissions: the unit "43010x" is not among the units of the study.
                            Write one of: 430102, 430103; or remove its rows, as those of a total of the units.""", """
                CARBON-14   carbon.emissions：研究单元中没有“43010x”。
                            请写以下之一：430102、430103；或删除这些行（如各单元的合计）。"""));
        cases.put(
                ProblemCode.CARBON_37_POOL_SUM,
                new Case(() -> Problem.of(ProblemCode.CARBON_37_POOL_SUM, "carbon.stock (s.csv) row 4", 6), """
                CARBON-37   carbon.stock (s.csv) row 4: beside the pools of a class their sum is given as well (6 rows).
                            Remove the rows of sums, or those of the pools: all of a class's rows are added up.""", """
                CARBON-37   carbon.stock (s.csv) 第 4 行：除各碳库外还给出了它们的合计（共 6 行）。
                            请删除合计行，或删除各碳库的行：同一地类的各行会相加。"""));
        cases.put(
                ProblemCode.CARBON_36_NO_PHASE,
                new Case(
                        () -> {
                            Problems problems = new Problems();
                            Emissions.given(table(
                                            "carbon.emissions", "year,unit,amount,unit_of_amount\n2006,430102,1,tC\n"))
                                    .check(
                                            problems,
                                            "carbon.emissions",
                                            Map.of("430102", "430102"),
                                            List.of(2005, 2020),
                                            Set.of());
                            return problems.problems().get(0);
                        },
                        """
                CARBON-36   carbon.emissions: the table has values of none of the phases 2005, 2020.
                            Correct the years, here or in landUse.phases. Years found: 2006.""",
                        """
                CARBON-36   carbon.emissions：表中没有以下各期的数值：2005、2020。
                            请更正此表或 landUse.phases 的年份。已有年份：2006。"""));
        cases.put(
                ProblemCode.CARBON_21_CODES_DIFFER,
                new Case(
                        () -> StockTable.of(
                                table("carbon.stock", "lucode,C_above\n1,5\n2,6\n"),
                                legendOf("code,class\n1,a\n2,a\n")),
                        """
                CARBON-21   carbon.stock: codes of one class have different densities in 1 of the legend's classes \
                (code in brackets): a (c_above 5 [1] - 6 [2]).
                            Give the codes of a class the same densities, or let the legend keep them apart.""",
                        """
                CARBON-21   carbon.stock：图例中有 1 个地类，其编码的碳密度不同（方括号内为编码）：a (c_above 5 [1] - 6 [2])。
                            请使同一地类各编码的碳密度相同，或在图例中将其分为不同地类。"""));
        cases.put(
                ProblemCode.CARBON_C56_DENSITY,
                new Case(
                        () -> StockTable.of(
                                        table(
                                                "carbon.stock",
                                                "class,value,unit,pool\na,42,tC/ha,above\na,9999,tC/ha,soil\n"
                                                        + "b,0,tC/ha,above\nb,3000,tC/ha,soil\n"),
                                        legendOf("code,class\n1,a\n2,b\n"))
                                .cautions()
                                .get(0),
                        """
                CARBON-C56  carbon.stock: no land holds so much carbon in a pool (the deepest peats some 5000 tC/ha): \
                stock of a, soil (9999 tC/ha).
                            Check the unit: 1 kg/m2 is 10 t/ha, 1 g/m2 is 0.01 t/ha. A number \
                such as 9999 may be the mark of a missing one: give its density.""",
                        """
                CARBON-C56  carbon.stock：以下碳密度高于任何土地单个碳库的含量（最深的泥炭约 5000 tC/ha）：碳密度：a，土壤（9999 tC/ha）。
                            请检查单位：1 kg/m2 等于 10 t/ha，1 g/m2 等于 0.01 t/ha。9999 之类的数值可能是缺测标记，请填写其密度。"""));
        cases.put(
                ProblemCode.CARBON_C58_LITTLE,
                new Case(
                        () -> StockTable.of(
                                        table(
                                                "carbon.stock",
                                                "class,value,unit,pool\na,0.04,tC/ha,above\na,0.12,tC/ha,soil\n"
                                                        + "b,0,tC/ha,above\nb,0.1,tC/ha,soil\n"),
                                        legendOf("code,class\n1,a\n2,b\n"))
                                .cautions()
                                .get(0),
                        """
                CARBON-C58  carbon.stock: no pool of any class has more than 0.12 tC/ha; forests, and the upper 30 cm \
                of soils, hold 10 and more.
                            Check the unit: 1 kg/m2 is 10 t/ha, 1 g/m2 is 0.01 t/ha. If the land holds so little, \
                nothing needs to be done.""",
                        """
                CARBON-C58  carbon.stock：所有地类的各碳库均不超过 0.12 tC/ha；而森林以及土壤表层 30 cm 通常在 10 tC/ha 以上。
                            请检查单位：1 kg/m2 等于 10 t/ha，1 g/m2 等于 0.01 t/ha。若土地碳储量确实如此之低，则不必处理。"""));
        cases.put(
                ProblemCode.CARBON_C54_POOLS,
                new Case(
                        () -> StockTable.of(
                                        table(
                                                "carbon.stock",
                                                "class,value,unit,pool\na,5,tC/ha,above\na,6,tC/ha,soil\n"
                                                        + "b,5,tC/ha,above\nb,6,tC/ha,soil\nb,1,tC/ha,wood\n"
                                                        + "c,5,tC/ha,above\nd,9,tC/ha,\n"),
                                        legendOf("code,class\n1,a\n2,b\n3,c\n4,d\n"))
                                .cautions()
                                .get(0),
                        """
                CARBON-C54  carbon.stock: most classes have these pools, but here they are missing and count as zero: \
                stock of c, soil.
                            Add their rows; write 0 where a class has none.""",
                        """
                CARBON-C54  carbon.stock：多数地类有以下碳库，此处缺失，按零计算：碳密度：c，土壤。
                            请补充这些行；该地类确实没有的请填 0。"""));
        cases.put(
                ProblemCode.CARBON_C15_CODES_UNUSED,
                new Case(
                        () -> StockTable.of(
                                        table("carbon.stock", "lucode,C_above\n1,5\n7,6\n"),
                                        legendOf("code,class\n1,a\n"))
                                .cautions()
                                .get(0),
                        """
                CARBON-C15  carbon.stock: these codes are in no class of the legend and are not used: 7.
                            Nothing needs to be done, unless the maps have them: then add them to the legend.""",
                        """
                CARBON-C15  carbon.stock：以下编码不属于图例中的任何地类，未使用：7。
                            无需处理；若栅格中有这些编码，请将其加入图例。"""));
        cases.put(
                ProblemCode.CARBON_C16_PER_AREA,
                new Case(
                        () -> Problem.of(
                                ProblemCode.CARBON_C16_PER_AREA, "carbon.energy", "2020", "6.5", "300", "2,000,000"),
                        """
                CARBON-C16  carbon.energy: the emissions of 2020 come to 6.5 tCO2 a year per km2 of the \
                land that carries \
                them; regions of the Earth lie between 300 and 2,000,000.
                            Check the unit of the amounts (statistics are usually in 10^4 t or 10^4 tce) \
                and which land \
                carries them (carbon.allocate.to, --to).""",
                        """
                CARBON-C16  carbon.energy：2020 年排放折合每 km2 承担用地每年 6.5 tCO2；全球各地区介于 300 与 2,000,000 之间。
                            请检查数量单位（统计资料通常为 10^4 t 或 10^4 tce），以及承担排放的用地（carbon.allocate.to 或 --to）。"""));
        cases.put(
                ProblemCode.CARBON_C17_PER_HEAD,
                new Case(
                        () -> Problem.of(
                                ProblemCode.CARBON_C17_PER_HEAD, "carbon.energy", "2020", "65,000", "0.025", "200"),
                        """
                CARBON-C17  carbon.energy: the emissions of 2020 come to 65,000 tCO2 a year per head; \
                regions of the Earth \
                lie between 0.025 and 200.
                            Check the unit of the amounts (statistics are usually in 10^4 t or 10^4 tce) \
                and that of the \
                population (persons or 10^4 persons, not persons per km2).""",
                        """
                CARBON-C17  carbon.energy：2020 年排放折合人均每年 65,000 tCO2；全球各地区介于 0.025 与 200 之间。
                            请检查数量单位（统计资料通常为 10^4 t 或 10^4 tce）和人口单位（人或万人，而非人口密度）。"""));
        cases.put(
                ProblemCode.CARBON_C44_JUMP,
                new Case(
                        () -> Problem.of(
                                ProblemCode.CARBON_C44_JUMP,
                                "carbon.energy",
                                "20",
                                Bilingual.of(
                                        "a (50.0 -> 1200 tCO2, 2015 to 2020)", "a（2015 至 2020 年：50.0 → 1200 tCO2）")),
                        """
                CARBON-C44  carbon.energy: from one phase to the next these emissions grow or shrink more than \
                20-fold: a (50.0 -> 1200 tCO2, 2015 to 2020).
                            Check the amounts of both years and their unit: another one in one of the years?""",
                        """
                CARBON-C44  carbon.energy：以下排放在前后两期之间增长或减少超过 20 倍：a（2015 至 2020 年：50.0 → 1200 tCO2）。
                            请检查这两年的数量及其单位：其中一年是否用了不同的单位？"""));
        cases.put(
                ProblemCode.CARBON_C19_TONNES,
                new Case(
                        () -> EnergyAccount.of(
                                        table(
                                                "carbon.energy",
                                                "year,unit,item,amount,unit_of_amount\n2020,u,diesel,50,t\n"
                                                        + "2020,u,natural gas,60000,10^4 m3\n"),
                                        InventoryOptions.of(Route.NCV))
                                .cautions()
                                .get(0),
                        """
                CARBON-C19  carbon.energy: the fuels given by weight (diesel) come to 0.0119 % of the emissions; \
                as tens of thousands of tonnes they would be 54.4 %.
                            Check their unit: statistics are usually in 10^4 t.""",
                        """
                CARBON-C19  carbon.energy：以重量计的燃料（diesel）只占排放的 0.0119 %；若按万吨计则占 54.4 %。
                            请检查其单位：统计资料通常为 10^4 t。"""));
        cases.put(
                ProblemCode.CARBON_C18_BESIDE,
                new Case(
                        () -> Problem.of(
                                ProblemCode.CARBON_C18_BESIDE, "carbon.energy", "2020", "430102 (5)", "50,000"),
                        """
                CARBON-C18  carbon.energy: in 2020 these units emit thousands of times more or less per km2 \
                of the land \
                that carries it than the others, whose middle is 50,000 tCO2 a year: 430102 (5).
                            Check the unit of their amounts: another one than in the other rows?""",
                        """
                CARBON-C18  carbon.energy：2020 年以下单元每 km2 承担用地的排放与其他单元（中位数每年 50,000 tCO2）相差数千倍：430102 (5)。
                            请检查这些行的数量单位是否与其他行不同。"""));
        cases.put(
                ProblemCode.CARBON_30_NO_POTENTIAL,
                new Case(
                        () -> EnergyAccount.of(
                                table("carbon.energy", "year,unit,item,amount,unit_of_amount\n2020,u,switchgear,1,t\n"),
                                InventoryOptions.of(Route.NCV)
                                        .with(WarmingPotential.of("", "AR5-feedback", 20))
                                        .with(ItemFactors.of(
                                                table("f", "item,gas,factor,unit\nswitchgear,SF6,1,kg/t\n")))),
                        """
                CARBON-30   carbon.energy row 2 "switchgear": SF6 has no warming potential in AR5-feedback, 20 years.
                            Choose a set that has it (gwp, horizon); this one has: CH4, N2O.""",
                        """
                CARBON-30   carbon.energy 第 2 行 "switchgear"：AR5-feedback、20 年的增温潜势中没有 SF6。
                            请改用含该气体的一套（gwp、horizon）；本套含：CH4、N2O。"""));
        cases.put(
                ProblemCode.CARBON_31_OXIDATION,
                new Case(() -> ownFactor("item,factor,unit,oxidation\na,1,tC/t,98\n"), """
                CARBON-31   own.csv row 2 "a": the oxidation 98 is no share.
                            Write a number from 0 to 1.""", """
                CARBON-31   own.csv 第 2 行 "a"：氧化率 98 不是比例。
                            请写 0 到 1 之间的数。"""));
        cases.put(
                ProblemCode.CARBON_32_CATEGORY,
                new Case(() -> ownFactor("item,category,factor,unit\na,2.A.11,1,tC/t\n"), """
                CARBON-32   own.csv row 2 "a": "2.A.11" is no category of the IPCC 2006 Guidelines.
                            Write one of: 2.A.1, 1.A.1, 2.A.2.""", """
                CARBON-32   own.csv 第 2 行 "a"：“2.A.11”不是 IPCC 2006 指南的类别。
                            请写以下之一：2.A.1, 1.A.1, 2.A.2。"""));
        cases.put(
                ProblemCode.CARBON_33_GAS,
                new Case(() -> ownFactor("item,gas,factor,unit\na,CH4,1,kgN2O/t\n"), """
                CARBON-33   own.csv row 2 "a": unit "kgN2O/t" is of N2O, not of the gas of the row (CH4).
                            Write the unit with the gas (kgCH4/head, tCO2/t), or correct the gas.""", """
                CARBON-33   own.csv 第 2 行 "a"：单位“kgN2O/t”的物质是 N2O，与该行的气体（CH4）不符。
                            请在单位中写明该气体（kgCH4/head、tCO2/t），或更正 gas 列。"""));
        cases.put(
                ProblemCode.CARBON_34_RECOVERED,
                new Case(() -> counted(Route.NCV, "landfill gas recovered,1,t"), """
                CARBON-34   carbon.energy: in 2020 more is recovered or stored in u than is emitted.
                            Correct these amounts and their factors; for methane of landfills, add the waste of \
                earlier years.""", """
                CARBON-34   carbon.energy：u 在 2020 年的回收量或封存量大于排放量。
                            请更正这些数量及其因子；若为填埋场甲烷，请补充此前各年的填埋量。"""));
        cases.put(
                ProblemCode.CARBON_C30_OVERLAP,
                new Case(() -> told(Route.NCV, "", "2020,u,cement,1,t\n2020,u,水泥熟料,1,t\n"), """
                CARBON-C30  carbon.energy: cement clinker and cement are both counted (u 2020): the factor of cement \
                is that of its clinker.
                            Leave out one of them, or subtract it from the other.""", """
                CARBON-C30  carbon.energy：同时计算了水泥熟料与水泥（u 2020）：水泥的排放因子即其所含熟料的排放。
                            请删去其一，或从另一项中扣除。"""));
        cases.put(
                ProblemCode.CARBON_C31_POWER,
                new Case(
                        () -> told(
                                Route.STANDARD_COAL,
                                ",sector",
                                "2020,u,原煤,1,万吨,电厂\n2020,u,diesel,1,万吨,\n2020,u,electricity,1,GWh,\n"),
                        """
                CARBON-C31  carbon.energy: fuels of energy industries and electricity or heat bought are \
                both counted \
                (u 2020).
                            Keep the production view (fuels of local power plants) or the consumption view \
                (electricity \
                bought); both together count the electricity made and used here twice.""",
                        """
                CARBON-C31  carbon.energy：同时计算了能源工业的燃料与外购电力或热力（u 2020）。
                            请只保留生产口径（本地电厂燃料）或消费口径（外购电力）；两者并用会重复计算本地生产并消费的电力。"""));
        cases.put(
                ProblemCode.CARBON_C32_KILNS,
                new Case(
                        () -> EnergyAccount.of(
                                        table(
                                                "carbon.energy",
                                                "year,unit,item,amount,unit_of_amount\n2020,u,cement clinker,1,t\n"
                                                        + "2020,u,raw coal,1,t\n"),
                                        InventoryOptions.of(Route.NCV)
                                                .with(ItemFactors.of(
                                                        table("f", "item,factor,unit\n水泥熟料,0.83,tCO2/t\n"))))
                                .cautions()
                                .get(0),
                        """
                CARBON-C32  carbon.energy: cement is counted with more than 0.6 tCO2 a tonne, beside a \
                table of fuels \
                (u 2020).
                            Take the factor of calcination alone (about 0.52 to 0.54 per tonne of clinker): \
                the fuels of \
                kilns are in the table of fuels.""",
                        """
                CARBON-C32  carbon.energy：水泥按每吨超过 0.6 tCO2 计算，同时又列有燃料（u 2020）。
                            请只用石灰石分解的排放因子（每吨熟料约 0.52 至 0.54）：窑炉燃料已在燃料表中。"""));
        cases.put(
                ProblemCode.CARBON_C33_CARRIER,
                new Case(
                        () -> Problem.of(
                                ProblemCode.CARBON_C33_CARRIER,
                                "carbon.factors",
                                Bilingual.of("construction", "建设用地"),
                                "0.6"),
                        """
                CARBON-C33  carbon.factors: "construction" has a direct factor of 0.6 tC/ha/yr and carries \
                the emissions \
                of the table as well.
                            Leave out its direct factor, unless it stands for something that the table does \
                not count.""",
                        """
                CARBON-C33  carbon.factors：“建设用地”有直接系数 0.6 tC/ha/yr，同时又承担活动数据表的排放。
                            请删去其直接系数，除非该系数代表表中未计的排放。"""));
        cases.put(
                ProblemCode.CARBON_C36_CULTIVATED,
                new Case(
                        () -> Problem.of(
                                ProblemCode.CARBON_C36_CULTIVATED,
                                "carbon.factors",
                                Bilingual.of("cultivated", "耕地"),
                                "0.422",
                                Bilingual.of("fertiliser", "化肥")),
                        """
                CARBON-C36  carbon.factors: the direct factor of "cultivated" (0.422 tC/ha/yr) and the \
                table both count \
                what farming emits: fertiliser.
                            Keep one of them: 0.422 is usually an emission of 0.429 less the uptake of \
                crops; without \
                the emission the factor is -0.007.""",
                        """
                CARBON-C36  carbon.factors：“耕地”的直接系数（0.422 tC/ha/yr）与活动数据表都计入了农业生产的排放：化肥。
                            请只保留其一：0.422 通常为排放 0.429 减去作物吸收；不含排放时系数为 -0.007。"""));
        cases.put(
                ProblemCode.CARBON_C37_FARMING,
                new Case(
                        () -> Problem.of(
                                ProblemCode.CARBON_C37_FARMING,
                                "carbon.allocate.farming",
                                Bilingual.of("single rice", "单季稻"),
                                "7.5",
                                Bilingual.of("construction", "建设用地")),
                        """
                CARBON-C37  carbon.allocate.farming: what farming emits (single rice) comes to 7.5 % of the \
                emissions and is charged to construction: the legend has no cultivated land, or the study says so.
                            Totals of the region and of units are as they should be. Name the class of \
                farmland with carbon.allocate.farming or --farming, or give rows their class in a column charged_to.""",
                        """
                CARBON-C37  carbon.allocate.farming：农业生产的排放（单季稻）占排放的 7.5 %，计入建设用地：图例中没有耕地，或研究文件如此指定。
                            全区与各单元总量不受影响。请用 carbon.allocate.farming 或 --farming 指定农用地的地类，或在 charged_to 列为各行写明地类。"""));
        cases.put(
                ProblemCode.CARBON_C34_HISTORY, new Case(() -> landfilled("2000,u,landfilled waste,1,t\n"), """
                CARBON-C34  carbon.energy: the waste "landfilled waste" of u is known from 2000 only: of \
                the methane of a \
                steady inflow 17 % would be missing in 2020.
                            Add rows of earlier years; they count for the decay alone.""", """
                CARBON-C34  carbon.energy：u 的“填埋垃圾”只有 2000 年以来的数据：按入场量不变计，2020 年缺少 17 % 的甲烷。
                            请补充更早年份的数据行，它们只用于衰减计算。"""));
        cases.put(
                ProblemCode.CARBON_C35_INTERPOLATED,
                new Case(() -> landfilled("1960,u,landfilled waste,1,t\n1963,u,landfilled waste,1,t\n"), """
                CARBON-C35  carbon.energy: the waste "landfilled waste" of u has no rows in 2 years between \
                the first and \
                the last; they were interpolated.
                            Add the rows where they are known.""", """
                CARBON-C35  carbon.energy：u 的“填埋垃圾”在首末年之间有 2 年没有数据，已线性内插。
                            如有数据请补充。"""));
        cases.put(
                ProblemCode.CARBON_C38_SATURATED,
                new Case(
                        () -> Problem.of(ProblemCode.CARBON_C38_SATURATED, "carbon.allocate.by (l.tif)", "120", "4000"),
                        "CARBON-C38  carbon.allocate.by (l.tif): 120 of 4000 lit cells have "
                                + "the value 63, as lights of DMSP have where their sensor saturates.\n   "
                                + "         The emissions of centres come out too even. Use lights of "
                                + "VIIRS, or a series corrected for saturation.",
                        "CARBON-C38  carbon.allocate.by (l.tif)：4000 个有光像元中有 120 个取值 63，与 DMSP "
                                + "夜间灯光饱和时相同。\n            城市中心的排放会过于均匀。请改用 VIIRS 灯光，或经饱和校正的数据。"));
        cases.put(
                ProblemCode.CARBON_C39_BELOW_ZERO,
                new Case(
                        () -> Problem.of(ProblemCode.CARBON_C39_BELOW_ZERO, "carbon.allocate.by (l.tif)", "17"),
                        "CARBON-C39  carbon.allocate.by (l.tif): 17 cells are below zero, as "
                                + "the background of lights of VIIRS is; they count as 0.\n            "
                                + "Weak positive cells of the background count all the same: set them to "
                                + "0 if they are no lights.",
                        "CARBON-C39  carbon.allocate.by (l.tif)：有 17 个像元小于零，与 VIIRS "
                                + "夜间灯光的背景噪声相同，按 0 计算。\n            背景中微弱的正值仍会计入；若并非灯光，请先置为 0。"));
        cases.put(
                ProblemCode.CARBON_C40_OUTLIER,
                new Case(
                        () -> Problem.of(
                                ProblemCode.CARBON_C40_OUTLIER, "carbon.allocate.by (l.tif)", "2000.0", "10", "64.0"),
                        "CARBON-C40  carbon.allocate.by (l.tif): the brightest cell has "
                                + "2000.0, more than 10 times what 99.9 % of the lit cells stay below "
                                + "(64.0): a gas flare, a fire or another outlier draws emissions to "
                                + "it.\n            Clip the raster at the brightest value of a town's "
                                + "centre.",
                        "CARBON-C40  carbon.allocate.by (l.tif)：最亮像元为 2000.0，超过 99.9 % "
                                + "有光像元上限（64.0）的 10 倍：可能是天然气燃烧、火点等异常值，会吸引过多排放。\n            "
                                + "请将栅格截断到城市中心的最大亮度。"));
        cases.put(
                ProblemCode.CARBON_C41_ONE_RASTER,
                new Case(
                        () -> Problem.of(ProblemCode.CARBON_C41_ONE_RASTER, "carbon.allocate.by (l.tif)", "2005, 2020"),
                        "CARBON-C41  carbon.allocate.by (l.tif): one raster places the "
                                + "emissions of several phases (2005, 2020): within a unit they move with "
                                + "land alone.\n            Compare phases by unit; for maps of a phase "
                                + "with lights of its year give each phase its own (carbon.allocate.by-year).",
                        "CARBON-C41  carbon.allocate.by (l.tif)：多期（2005、"
                                + "2020）排放用同一栅格分配：单元内部的分布只随土地利用变化。\n            "
                                + "各期对比请以单元为准；若需各期各用当年灯光，请为每期各给一个（carbon.allocate.by-year）。"));
        cases.put(
                ProblemCode.CARBON_C42_SUSPECT,
                new Case(
                        () -> Problem.of(ProblemCode.CARBON_C42_SUSPECT, "carbon.energy", Bilingual.of("coke", "焦炭")),
                        "CARBON-C42  carbon.energy: coke: the source of these factors is in "
                                + "doubt.\n            Do not use them without a source of your own.",
                        "CARBON-C42  carbon.energy：焦炭：这些系数的来源存疑。\n            没有其他出处时请勿采用。"));
        cases.put(
                ProblemCode.LEGEND_09_NO_NAMES,
                new Case(
                        () -> Problem.of(ProblemCode.LEGEND_09_NO_NAMES, "landUse.legend (lu.tif)"),
                        "LEGEND-09   landUse.legend (lu.tif): the raster does not name its classes: no attribute "
                                + "table, no category names.\n            Write a table code,class and name it here; "
                                + "\"carbonscape inspect FILE\" lists the codes.",
                        "LEGEND-09   landUse.legend (lu.tif)：该栅格未带地类名称（无属性表或类别名）。\n"
                                + "            请编写表 code,class 并在此填写；“carbonscape inspect FILE”可列出编码。"));
        cases.put(
                ProblemCode.CARBON_35_FARM_REGION,
                new Case(
                        () -> Problem.of(
                                ProblemCode.CARBON_35_FARM_REGION,
                                "carbon.energy",
                                Bilingual.of("buffalo manure", "水牛粪便"),
                                Bilingual.of("North China", "华北")),
                        """
                CARBON-35   carbon.energy: buffalo manure has no factor of North China in the provincial guideline.
                            Choose the region with carbon.energy.farm-region or --farm-region, or give a factor \
                of your own (carbon.energy.item-factors, --item-factors).""",
                        """
                CARBON-35   carbon.energy：省级指南中没有华北的“水牛粪便”排放因子。
                            请用 carbon.energy.farm-region 或 --farm-region 选择地区，\
                或给出自有排放因子（carbon.energy.item-factors 或 --item-factors）。"""));
        cases.put(
                ProblemCode.CARBON_C43_FARM_REGION,
                new Case(
                        () -> Problem.of(
                                ProblemCode.CARBON_C43_FARM_REGION,
                                "carbon.energy",
                                Bilingual.of("single rice", "单季稻"),
                                Bilingual.of("Central-South China", "中南")),
                        """
                CARBON-C43  carbon.energy: no region is named; the factors of single rice are those of Central-South \
                China.
                            Name the region with carbon.energy.farm-region or --farm-region: north, northeast, east, \
                central-south, southwest, northwest.""",
                        """
                CARBON-C43  carbon.energy：未指定地区；单季稻采用中南的排放因子。
                            请用 carbon.energy.farm-region 或 --farm-region 指定地区：north、northeast、east、central-south、\
                southwest、northwest。"""));
        cases.put(
                ProblemCode.CARBON_15_DENSITY,
                new Case(
                        () -> StockTable.of(
                                table("carbon.stock", "class,value,unit\na,1,tC/ha\n"),
                                legendOf("code,class\n1,a\n2,b\n")),
                        """
                CARBON-15   carbon.stock: classes without a carbon density: b.
                            Add a row for each (0 where it holds no carbon).""",
                        """
                CARBON-15   carbon.stock：以下地类没有碳密度：b。
                            请逐一补充（不含碳时写 0）。"""));
        cases.put(ProblemCode.CARBON_16_GRID, new Case(() -> counted(Route.NCV, "electricity,1,kWh"), """
                CARBON-16   carbon.energy row 2 "electricity": grid electricity has no emission factor for 2020.
                            Write a region that has the year (known: china, hunan, hubei, jiangxi, \
                guangdong, guangxi, \
                guizhou, henan, anhui, zhejiang, jiangsu, shanghai, fujian, sichuan, chongqing, yunnan, shaanxi, \
                shandong [2021, 2022]; north-china, northeast-china, east-china, central-china, northwest-china, \
                south-china [2005, 2010, 2011, 2012]), or a table year,value,unit with a row for it, as \
                carbon.energy.grid-factors in a study or \
                --grid-factors in a command.""", """
                CARBON-16   carbon.energy 第 2 行 "electricity"：没有 2020 年的电网排放因子。
                            请在研究文件的 carbon.energy.grid-factors 或命令的 --grid-factors 中写含该年份的地区（已有：china, hunan, hubei, \
                jiangxi, guangdong, guangxi, guizhou, henan, anhui, zhejiang, jiangsu, shanghai, fujian, sichuan, \
                chongqing, yunnan, shaanxi, shandong [2021, 2022]; \
                north-china, northeast-china, east-china, central-china, northwest-china, south-china [2005, 2010, \
                2011, 2012]），或含该年份一行的 year,value,unit 表。"""));
        cases.put(
                ProblemCode.CARBON_17_VARIANT,
                new Case(() -> WarmingPotential.of("carbon.energy.gwp", "AR7", 100), """
                CARBON-17   carbon.energy.gwp: "AR7" is not known here.
                            Write one of: SAR, TAR, AR4, AR5, AR5-feedback, AR6.""", """
                CARBON-17   carbon.energy.gwp：“AR7”不是可用的选项。
                            请写以下之一：SAR、TAR、AR4、AR5、AR5-feedback、AR6。"""));
        cases.put(
                ProblemCode.CARBON_52_MIXED,
                new Case(
                        () -> EnergyAccount.of(
                                InputTable.parse(
                                        "carbon.energy",
                                        "year,unit,item,sector,amount,unit_of_amount\n2020,A,raw coal,采矿业,1,t\n"),
                                InventoryOptions.of(Route.IPCC)),
                        """
                CARBON-52   carbon.energy row 2 "raw coal": "采矿业" is of several sectors: mining of coal, oil and gas \
                is energy industries (1.A.1.c), that of ores and stone manufacturing (1.A.2.i).
                            Write a row for each of its parts, by the name of the part or of its sector; where they \
                cannot be told apart, write the sector that burns most of it: energy industries or manufacturing.""",
                        """
                CARBON-52   carbon.energy 第 2 行 "raw coal"：“采矿业”包含多个部门：煤炭、石油和天然气开采属能源工业（1.A.1.c），\
                金属矿与非金属矿采选属制造业（1.A.2.i）。
                            请按其各部分分行填写，写部分名称或所属部门；若无法拆分，请写用能最多的部门：能源工业或制造业。"""));
        cases.put(
                ProblemCode.CARBON_18_SEVERAL_SETS,
                new Case(
                        () -> owned("1,", NamedUnits.of("counties", "1", "2"), NamedUnits.of("towns", "1", "3")),
                        """
                CARBON-18   carbon.factors: each of the unit sets counties, towns has the units 1.
                            Add a column unit_set that names the set meant.""",
                        """
                CARBON-18   carbon.factors：单元集 counties、towns 都有单元 1。
                            请增加 unit_set 列，写明所指的单元集。"""));
        cases.put(
                ProblemCode.CARBON_19_TWO_SETS,
                new Case(
                        () -> owned(
                                "a,\nforest,-2,tC/ha/yr,b,",
                                NamedUnits.of("counties", "a"),
                                NamedUnits.of("parks", "b")),
                        """
                CARBON-19   carbon.factors: factors are given for units of several unit sets: counties, parks.
                            Keep those of one set: land that lies in units of two sets would have two factors.""",
                        """
                CARBON-19   carbon.factors：系数所属的单元来自多个单元集：counties、parks。
                            请只保留一个单元集的系数：同时位于两个单元集的土地会有两个系数。"""));
        cases.put(ProblemCode.CARBON_20_NO_UNITS, new Case(() -> owned("a,"), """
                CARBON-20   carbon.factors: factors are given for the units a, but there are no units.
                            Give the file they are in (units in a study, --units with a command), or leave out \
                unit_id.""", """
                CARBON-20   carbon.factors：给出了单元 a 的系数，但没有任何单元。
                            请给出单元所在的文件（研究文件中的 units，或命令的 --units），或去掉 unit_id。"""));
        cases.put(
                ProblemCode.CARBON_C01_IMPLAUSIBLE,
                new Case(
                        () -> of("class,value,unit\nforest,-6.44,tC/ha/yr\n")
                                .cautions()
                                .get(0),
                        """
                CARBON-C01  carbon.factors: the sink factor \u22126.44 tC/ha/yr of "forest" lies outside the plausible \
                range of net ecosystem uptake, 0.1 to 3 tC/ha/yr.
                            Check the unit (0.644 kgC/m2 is 6.44 tC/ha) and whether it is NPP instead of NEP; the \
                report of a study shows the result with the usual factor \u22120.644 beside it.""",
                        """
                CARBON-C01  carbon.factors：“林地”的碳汇系数 \u22126.44 tC/ha/yr 超出净生态系统吸收的合理范围（0.1 至 3 tC/ha/yr）。
                            请检查单位（0.644 kgC/m2 等于 6.44 tC/ha），以及是否误用 NPP 代替 NEP；研究报告同时给出常用系数 \u22120.644 的结果。"""));
        cases.put(
                ProblemCode.CARBON_C02_NO_FACTOR,
                new Case(
                        () -> of("class,value,unit\nforest,-0.6,tC/ha/yr\nwater,-0.2,tC/ha/yr\n")
                                .withoutFactor(
                                        new boolean[] {false, true, true, true, true, true, true}, new boolean[7])
                                .orElseThrow(),
                        """
                CARBON-C02  carbon.factors: these classes have no factor and count as zero: cultivated, grassland, \
                construction (no emissions either), unused.
                            Add a row for each (a preset's factors find classes by the legend's column role), or leave \
                it if zero is intended.""",
                        """
                CARBON-C02  carbon.factors：以下地类没有系数，按零计算：耕地、草地、建设用地（也没有排放）、未利用地。
                            请为其添加系数（预设系数按图例的 role 列识别地类）；若本意为零可不改。"""));
        cases.put(
                ProblemCode.CARBON_C03_POSITIVE,
                new Case(
                        () -> of("class,value,unit\nforest,0.644,tC/ha/yr\n")
                                .cautions()
                                .get(0),
                        """
                CARBON-C03  carbon.factors: the factor 0.644 tC/ha/yr of "forest" makes it a source.
                            If it is meant as a sink, write it negative.""",
                        """
                CARBON-C03  carbon.factors：“林地”的系数 0.644 tC/ha/yr 为正，按碳源计算。
                            若应为碳汇，请写成负值。"""));
        cases.put(
                ProblemCode.CARBON_C04_UNVERIFIED,
                new Case(
                        () -> counted(Route.NCV, "cement clinker,1,t\n2020,u,lime,1,t")
                                .cautions()
                                .get(0),
                        """
                CARBON-C04  carbon.energy: unverified defaults are used: cement clinker, lime.
                            Check them against their source before publication, or give your own table.""",
                        """
                CARBON-C04  carbon.energy：使用了未核实的默认值：水泥熟料、石灰。
                            发表前请核对来源，或提供自己的表。"""));
        cases.put(
                ProblemCode.CARBON_C05_ELECTRICITY,
                new Case(
                        () -> counted(Route.STANDARD_COAL, "electricity,1,亿千瓦时")
                                .cautions()
                                .get(0),
                        """
                CARBON-C05  carbon.energy: electricity is counted by coal-input at 4.04 tce/10^4 kWh: \
                111 973.99 tCO2; \
                by heat-value at 0.1229 kgce/kWh it would be 34 063.37 tCO2.
                            See that it is the one that is meant (carbon.energy.electricity, --electricity) and \
                say so beside \
                the result; do not count fuels burnt in local power plants as well.""",
                        """
                CARBON-C05  carbon.energy：电力按 coal-input（4.04 tce/10^4 kWh）计算：111 973.99 tCO2；若按 heat-value（0.1229 \
                kgce/kWh）则为 34 063.37 tCO2。
                            请核对口径是否为所需（carbon.energy.electricity 或 --electricity），并随结果注明；勿与本地电厂燃料重复计算。"""));
        cases.put(ProblemCode.CARBON_C06_NO_WEIGHT, new Case(() -> allocated().get(0), """
                CARBON-C06  carbon.allocate: units without weight on the cells that carry their emissions: 430102; \
                12 346 tCO2 (2020) are spread evenly over these cells.
                            Check that the weight raster covers them.""", """
                CARBON-C06  carbon.allocate：承载排放的像元上没有权重的单元：430102；2020 年 12 346 tCO2 在这些像元上均匀分配。
                            请检查权重栅格是否覆盖这些单元。"""));
        cases.put(
                ProblemCode.CARBON_C07_NO_CONSTRUCTION,
                new Case(() -> allocated().get(1), """
                CARBON-C07  carbon.allocate: units without a cell of the class that carries their emissions: 430103 \
                天心区; 1.00 tCO2 (2005), 1.00 tCO2 (2020) are spread evenly over the whole unit.
                            Check the class chosen with carbon.allocate (--to, --farming, the column \
                charged_to), and the units' outlines.""", """
                CARBON-C07  carbon.allocate：没有承载这些排放的地类像元的单元：430103 天心区；2005 年 1.00 tCO2、2020 年 1.00 tCO2 在整个单元内均匀分配。
                            请检查 carbon.allocate（--to、--farming、charged_to 列）所选地类及单元边界。"""));
        cases.put(ProblemCode.CARBON_C08_NO_CELLS, new Case(() -> allocated().get(2), """
                CARBON-C08  carbon.allocate: units without any cell: 430104, 430105; 3.00 tCO2 (2005), 3.00 tCO2 \
                (2020) are on no map, but in every total.
                            Check that the rasters cover them.""", """
                CARBON-C08  carbon.allocate：没有任何像元的单元：430104、430105；2005 年 3.00 tCO2、2020 年 3.00 tCO2 不在地图上，但计入所有总量。
                            请检查栅格是否覆盖这些单元。"""));
        cases.put(
                ProblemCode.CARBON_C09_NO_EMISSIONS,
                new Case(() -> checked().cautions().get(1), """
                CARBON-C09  carbon.emissions: no emissions are given for 430103 天心区 in 2005; they count as zero.
                            Add the rows, or leave it if zero is intended.""", """
                CARBON-C09  carbon.emissions：2005 年没有排放数据、按零计算的单元：430103 天心区。
                            请补充数据；若本意为零可不改。"""));
        cases.put(
                ProblemCode.CARBON_C55_NO_PRODUCT,
                new Case(() -> product().cautions().get(0), """
                CARBON-C55  carbon.product: no product is given for 430103 天心区 in 2005, 2020: their coefficients are \
                empty, and those of the others compare with the rest alone.
                            Add the rows.""", """
                CARBON-C55  carbon.product：2005、2020 年没有经济产出数据的单元：430103 天心区；其系数为空，其他单元的系数只与其余单元比较。
                            请补充数据。"""));
        cases.put(
                ProblemCode.CARBON_C10_YEAR, new Case(() -> checked().cautions().get(0), """
                CARBON-C10  carbon.emissions: the rows of 2007 belong to no phase and are not used.
                            Phases: 2005, 2020.""", """
                CARBON-C10  carbon.emissions：2007 年的数据不对应任何一期，未使用。
                            各期：2005、2020。"""));
        cases.put(
                ProblemCode.CARBON_C11_BIOGENIC,
                new Case(
                        () -> counted(Route.NCV, "human respiration,1,person")
                                .cautions()
                                .get(0),
                        """
                CARBON-C11  carbon.energy: the item "human respiration" is biogenic and not a source in the IPCC \
                inventory.
                            Leave it out if the total is to be compared with inventories.""",
                        """
                CARBON-C11  carbon.energy：项目“human respiration”属生物源排放，不计入 IPCC 清单。
                            如需与清单比较，请删除该项。"""));
        cases.put(
                ProblemCode.CARBON_C12_EQUIVALENT,
                new Case(
                        () -> Emissions.given(
                                        table("carbon.emissions", "year,unit,amount,unit_of_amount\n2020,a,1,tCO2e\n"))
                                .cautions()
                                .get(0),
                        """
                CARBON-C12  carbon.emissions row 2 "a": the amount is CO2 equivalent and is counted as CO2.
                            State it where the result is printed.""",
                        """
                CARBON-C12  carbon.emissions 第 2 行 "a"：该数量为 CO2 当量，按 CO2 计算。
                            请在结果中注明。"""));
        cases.put(
                ProblemCode.CARBON_C13_MEMO,
                new Case(() -> counted(Route.IPCC, "wood,10,t").cautions().get(0), """
                CARBON-C13  carbon.energy: 17.47 tCO2 of the biomass fuel "wood" are a memo item and not part of the \
                total.
                            State them beside the total, as the IPCC guidelines ask.""", """
                CARBON-C13  carbon.energy：生物质燃料“wood”的 17.47 tCO2 为备注项，不计入总量。
                            请按 IPCC 指南在总量之外单独列出。"""));
        cases.put(
                ProblemCode.CARBON_C46_GAPS,
                new Case(
                        () -> EnergyAccount.of(
                                        table(
                                                "carbon.energy",
                                                "year,unit,item,amount,unit_of_amount\n2010,u,raw coal,1,t\n"
                                                        + "2010,u,diesel,1,t\n2020,u,diesel,1,t\n"),
                                        InventoryOptions.of(Route.NCV))
                                .gaps("carbon.energy", List.of(2010, 2020))
                                .orElseThrow(),
                        """
                CARBON-C46  carbon.energy: amounts that units have in other phases are missing, and count as zero: raw \
                coal 2020 (u).
                            Add them; write 0 where there is none.""",
                        """
                CARBON-C46  carbon.energy：以下数量在其他各期有、在该期缺失，按零计算：原煤 2020（u）。
                            请补充数据；确实没有的请填 0。"""));
        cases.put(
                ProblemCode.CARBON_38_SECTORS,
                new Case(() -> Problem.of(ProblemCode.CARBON_38_SECTORS, "e row 4", 2, "合计", "9", "8"), """
                CARBON-38   e row 4: sums that the rows beside them do not come to: 2, the first being "合计" of 9, with \
                parts of 8.
                            Add the rows that are missing, or remove those of the parts, or those of the sums.""", """
                CARBON-38   e 第 4 行：有 2 个合计与所列各分项之和不符，第一个“合计”为 9，各分项之和为 8。
                            请补充缺少的行；或删除各分项的行，或删除合计行。"""));
        cases.put(
                ProblemCode.CARBON_39_GASES,
                new Case(
                        () -> Emissions.given(table(
                                "carbon.emissions",
                                "year,unit,gas,amount,unit_of_amount\n2020,a,CO2,1,t\n"
                                        + "2020,a,CH4,1,t\n2020,b,CH4,1,t\n")),
                        """
                CARBON-39   carbon.emissions: 2 rows are of other gases than CO2 (CH4), in a mass of their own.
                            Write their amounts as tonnes of CO2 that warm as much (tCO2e: by AR5 a tonne of CH4 is \
                28, of N2O 265), or leave the rows out. Or let carbon.energy.gwp convert them: give the table as \
                carbon.energy.file, its column gas called item, and 1 tCO2/t, 1 tCH4/t, 1 tN2O/t as the factors of \
                these items (carbon.energy.item-factors).""",
                        """
                CARBON-39   carbon.emissions：有 2 行是 CO2 以外的气体（CH4），数量为其自身的质量。
                            请折算为 CO2 当量（tCO2e；按 AR5，1 吨 CH4 计 28，1 吨 N2O 计 265），或删去这些行。也可由 \
                carbon.energy.gwp 折算：将该表作为 carbon.energy.file，气体列改名为 item，并在 carbon.energy.item-factors \
                中给出这些项目的系数 1 tCO2/t、1 tCH4/t、1 tN2O/t。"""));
        cases.put(
                ProblemCode.CARBON_C48_COLUMNS,
                new Case(() -> Problem.of(ProblemCode.CARBON_C48_COLUMNS, "e", "CO2", "CH4, N2O"), """
                CARBON-C48  e: "CO2" counts as the emissions; these columns do not: CH4, N2O.
                            Nothing needs to be done if it holds all that is meant. Otherwise make one column of \
                what is, in tCO2e (by AR5 a tonne of CH4 is 28, of N2O 265), and leave out the others.""", """
                CARBON-C48  e：以“CO2”作为排放量，以下各列未计入：CH4、N2O。
                            若该列已包含所需的全部排放，则无需处理；否则请将应计入的合为一列，\
                单位 tCO2e（按 AR5，1 吨 CH4 计 28，1 吨 N2O 计 265），并删去其余各列。"""));
        cases.put(
                ProblemCode.CARBON_C53_BIOMASS,
                new Case(() -> Problem.of(ProblemCode.CARBON_C53_BIOMASS, "e", "地上生物量"), """
                CARBON-C53  e: columns of biomass are taken as carbon, in tC/ha: 地上生物量.
                            Where they hold dry biomass, multiply them by its carbon fraction first (0.47 for wood, \
                IPCC); where they hold carbon, call them so (aboveground carbon), and this is told no more.""", """
                CARBON-C53  e：生物量列按碳（tC/ha）读取：地上生物量。
                            若为干生物量，请先乘以含碳率（木质 0.47，IPCC）；若已是碳，请改称碳（如“地上碳密度”），此后不再提示。"""));
        cases.put(
                ProblemCode.CARBON_C51_MAY_BE_SUMS,
                new Case(() -> Problem.of(ProblemCode.CARBON_C51_MAY_BE_SUMS, "e", "energy = power + heat"), """
                CARBON-C51  e: they come to the sum of the rows right below them and are counted beside these: \
                energy = power + heat.
                            If they are their sum, remove them, or write "of which:" before the names of the parts; \
                otherwise nothing needs to be done.""", """
                CARBON-C51  e：以下各项恰为其下几行之和，目前与这几行一并计入：energy = power + heat。
                            若确为合计，请删去这些行，或在各分项名称前加“其中：”；否则无需处理。"""));
        cases.put(
                ProblemCode.CARBON_C50_NO_UNIT,
                new Case(() -> Problem.of(ProblemCode.CARBON_C50_NO_UNIT, "e", "peat"), """
                CARBON-C50  e: columns of numbers that say no unit of measure are not counted: peat.
                            If one is a fuel or another item, write its unit behind its name (coke (t)); otherwise \
                nothing needs to be done.""", """
                CARBON-C50  e：以下数值列未注明单位，未计入：peat。
                            若其中有能源品种等应计入的项目，请在列名后注明单位（如“型煤（吨）”）；否则无需处理。"""));
        cases.put(
                ProblemCode.CARBON_C49_UNLIKE,
                new Case(() -> Problem.of(ProblemCode.CARBON_C49_UNLIKE, "e", "2010 a, coke 1 kg"), """
                CARBON-C49  e: amounts thousands of times more or less than those of the same item in other years and \
                units: 2010 a, coke 1 kg.
                            Check their unit of measure: is it that of the other rows?""", """
                CARBON-C49  e：以下数量与其他年份、其他单元的同一项目相差上千倍：2010 a、coke 1 kg。
                            请检查其计量单位是否与其他行一致。"""));
        cases.put(
                ProblemCode.CARBON_C47_SUMS,
                new Case(() -> Problem.of(ProblemCode.CARBON_C47_SUMS, "e", "合计", 27), """
                CARBON-C47  e: what it calls "合计" is the sum of other rows, or a part of one, and is not \
                counted: 27 amounts.
                            Nothing needs to be done, unless rows are missing beside it: then add them.""", """
                CARBON-C47  e：“合计”为其他行之和或其中的一部分，未计入：27 个数值。
                            无需处理；若所列分项不全，请补充。"""));
        cases.put(
                ProblemCode.CARBON_C45_UNUSED,
                new Case(
                        () -> EnergyAccount.of(
                                        table(
                                                "carbon.energy",
                                                "year,unit,item,amount,unit_of_amount\n2020,u,raw coal,1,t\n"),
                                        InventoryOptions.of(Route.NCV)
                                                .with(ownFactor("item,factor,unit\nraw cole,1.98,tCO2/t\n"
                                                        + "coke,3.02,tCO2/t\n")))
                                .cautions()
                                .get(0),
                        """
                CARBON-C45  own.csv row 2 "raw cole": no row of the activities is of the item "raw cole": its factor \
                is not used.
                            Call it as the table of activities does (raw coal), or remove the row.""",
                        """
                CARBON-C45  own.csv 第 2 行 "raw cole"：活动数据中没有项目“raw cole”，其因子未被使用。
                            请改用活动数据表中的名称（raw coal），或删去该行。"""));
        cases.put(
                ProblemCode.CARBON_C57_UNUSUAL,
                new Case(
                        () -> EnergyAccount.of(
                                        table(
                                                "carbon.energy",
                                                "year,unit,item,amount,unit_of_amount\n2020,u,raw coal,1,t\n"),
                                        InventoryOptions.of(Route.NCV)
                                                .with(ownFactor("item,factor,unit\nraw coal,1.98,tC/t\n")))
                                .cautions()
                                .get(0),
                        """
                CARBON-C57  own.csv row 2 "raw coal": the factor gives 3.82 times the CO2 of raw coal that the usual \
                one does.
                            Check its unit: kg for t is 1000-fold, C for CO2 3.67-fold. Where it was measured so, \
                leave it.""",
                        """
                CARBON-C57  own.csv 第 2 行 "raw coal"：按该因子计算的“原煤”CO2 排放为常用因子的 3.82 倍。
                            请检查其单位：kg 误作 t 相差 1000 倍，C 误作 CO2 相差 3.67 倍；若确为实测值，可不改。"""));
        cases.put(ProblemCode.CARBON_C14_NO_EFFECT, new Case(() -> idle(), """
                CARBON-C14  carbon.energy.electricity: it has no effect on the route ncv.
                            Leave it out, or choose a route that takes it: standard-coal.""", """
                CARBON-C14  carbon.energy.electricity：在路线 ncv 中不起作用。
                            请删去，或改用相应的路线：standard-coal。"""));
        return cases;
    }
}
