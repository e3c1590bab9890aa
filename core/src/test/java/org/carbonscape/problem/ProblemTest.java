package org.carbonscape.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void rowsOfOneColumnAreOnePlace() {
        List<Problem> all = IntStream.rangeClosed(2, 16)
                .mapToObj(r -> "drivers.gdp (g.xlsx) row " + r + ", column \"GDP\"")
                .map(place -> Problem.of(ProblemCode.INPUT_01_COLUMN, place, "a", "b", "c", ""))
                .toList();
        Problem one = Alike.together(all).get(0);
        assertThat(one.text(Language.EN)).startsWith("INPUT-01    drivers.gdp (g.xlsx) rows 2-16, column \"GDP\": ");
        assertThat(one.text(Language.ZH)).startsWith("INPUT-01    drivers.gdp (g.xlsx) 第 2-16 行“GDP”列：");
    }

    @Test
    void chineseNamesAreJoinedAsInChineseAndWhatIsToBeTypedStays() {
        assertThat(Problem.of(ProblemCode.LEGEND_07_CLASS, "drivers.a, drivers.b", "x, y", "a, b")
                        .text(Language.ZH))
                .startsWith("LEGEND-07   drivers.a、drivers.b：图例中没有地类“x, y”。")
                .endsWith("a、b。");
        String blank = "drivers.soil carbon, net_per_ha, 2010; drivers.dem, net_per_ha, 2010";
        assertThat(Problem.of(ProblemCode.LEGEND_07_CLASS, blank, "x", "a").text(Language.ZH))
                .startsWith("LEGEND-07   drivers.soil carbon、net_per_ha、2010；drivers.dem、net_per_ha、2010：");
        Problem p = Problem.of(ProblemCode.DRIVER_21_COLUMN, "g.csv", "GDP", "区县, 人口 (万人, 年末), area");
        assertThat(p.found(Language.EN) + p.remedy(Language.EN)).contains("区县, 人口 (万人, 年末), area");
        assertThat(p.found(Language.ZH) + p.remedy(Language.ZH)).contains("区县、人口 (万人, 年末)、area");
        assertThat(Problem.of(ProblemCode.DRIVER_21_COLUMN, "g.csv", "GDP", "gdp, road length, ...")
                        .remedy(Language.ZH))
                .contains("gdp、road length……");
        for (String typed : List.of(
                "a sentence of words, and more of them",
                "a.csv, b.csv",
                "3..4, 5..6",
                "{ 耕地: 1, 林地: 2 }",
                "[耕地, 林地]",
                "\"耕地\", \"林地\"")) {
            assertThat(Problem.of(ProblemCode.DRIVER_21_COLUMN, "g.csv", "GDP", typed)
                            .remedy(Language.ZH))
                    .contains(typed);
        }
    }

    @Test
    void aNumberBelowZeroAndAFlagStandBehindABlankToo() {
        for (String typed : List.of("-99 至 1000 的数（%）", "−6.44", "--id", "5")) {
            assertThat(Problem.of(ProblemCode.STUDY_05_VALUE, "seed", "x", "no", typed)
                            .remedy(Language.ZH))
                    .isEqualTo("请写 " + typed + "。");
        }
        assertThat(Problem.of(ProblemCode.STUDY_05_VALUE, "seed", "x", "no", "年份")
                        .remedy(Language.ZH))
                .isEqualTo("请写年份。");
    }

    @Test
    void whatIsTheSameAtSeveralPlacesIsToldOnce() {
        Problem a = Problem.of(ProblemCode.CARBON_C02_NO_FACTOR, "a", "water");
        Problem b = Problem.of(ProblemCode.CARBON_C02_NO_FACTOR, "b", "forest");
        Problem c = Problem.of(ProblemCode.CARBON_C11_BIOGENIC, "a", "water");
        assertThat(Alike.together(List.of(a, b, c, a.at("d")))).containsExactly(a.at("a; d"), b, c);
    }

    @Test
    void rowsAndYearsOfOneFindingAreListed() {
        List<Problem> all = new ArrayList<>();
        for (int row : new int[] {2, 4, 3, 9, 11, 12}) {
            all.add(Problem.of(
                    ProblemCode.CARBON_06_UNIT, "carbon.energy (e.csv) row " + row + " \"coal\"", "barrels", "t"));
        }
        for (int year : new int[] {2000, 2010}) {
            all.add(Problem.of(ProblemCode.DRIVER_17_FEW_UNITS, "geodetector.units (cells, " + year + ")", 1, 3, 3));
        }
        all.add(Problem.of(ProblemCode.CARBON_06_UNIT, "carbon.energy (e.csv) row 13 \"gas\"", "barrels", "t"));
        assertThat(Alike.together(all.subList(0, 8)).stream()
                        .map(p -> p.text(Language.EN).lines().findFirst().orElseThrow())
                        .toList())
                .containsExactly(
                        "CARBON-06   carbon.energy (e.csv) rows 2-4, 9, 11, 12 \"coal\": unit \"barrels\" is "
                                + "not known.",
                        "DRIVER-17   geodetector.units (cells, 2000, 2010): it gives at most 1 units, but 3 "
                                + "classes need at least 3");
        assertThat(Alike.together(all).get(0).text(Language.ZH))
                .startsWith("CARBON-06   carbon.energy (e.csv) 第 2-4、9、11-13 行：无法识别单位“barrels”。");
    }

    @Test
    void aRowAndAColumnOfAPlaceAreInTheReadersLanguage() {
        Problem p = Problem.of(ProblemCode.SUIT_02_JUDGEMENT, "ahp.csv row 2 column 1 (a over b)", "x");
        assertThat(p.place(Language.EN)).isEqualTo("ahp.csv row 2 column 1 (a over b)");
        assertThat(p.place(Language.ZH)).isEqualTo("ahp.csv 第 2 行 第 1 列（a 与 b 相比）");
        assertThat(p.at("zones.csv row 5 column \"slope\"; q.xlsx row 3, column \"值\"")
                        .place(Language.ZH))
                .isEqualTo("zones.csv 第 5 行“slope”列; q.xlsx 第 3 行“值”列");
    }

    @Test
    void aListHasTheCommaOfItsLanguage() {
        Bilingual list =
                Bilingual.list(List.of(Bilingual.of("forest", "林地"), Bilingual.same("x"), Bilingual.of("water", "水域")));
        assertThat(list.in(Language.EN)).isEqualTo("forest, x, water");
        assertThat(list.in(Language.ZH)).isEqualTo("林地、x、水域");
    }

    @Test
    void aCommandOfARemedyNamesTheFile() {
        Problem p = Problem.of(ProblemCode.TIFF_06_ROTATED, "landUse.phases.2010 (data/b 1.TIF)", "x", "");
        assertThat(p.remedy(Language.EN)).endsWith("gdalwarp -r near \"data/b 1.TIF\" \"data/b 1_new.tif\"");
        assertThat(p.at("C:\\土地\\b.img").remedy(Language.ZH)).endsWith("-r near C:\\土地\\b.img C:\\土地\\b_new.tif");
        for (String other : new String[] {"grid.crs", "a.tif; b.tif", "units (a.shp)", "units.cells"}) {
            assertThat(p.at(other).remedy(Language.EN)).endsWith("gdalwarp -r near INPUT OUTPUT.tif");
        }
    }

    /** 100吨, 120吨 ... in a column of numbers have one cause; three may have three. */
    @Test
    void manyRowsThatAreAlikeAreToldOnce() {
        List<Problem> cells = new ArrayList<>();
        for (int row = 2; row <= 13; row++) {
            cells.add(Problem.of(
                    ProblemCode.INPUT_02_NUMBER, "e.csv row " + row + " \"原煤\"", "amount", (98 + row % 6) + "吨"));
        }
        Problem other = Problem.of(ProblemCode.INPUT_02_NUMBER, "e.csv row 5 \"原煤\"", "low", "x");
        Problem twice = Problem.of(ProblemCode.CARBON_03_TWICE, "e.csv row 9 \"原煤\"", "2005", 2);
        List<Problem> all = new ArrayList<>(cells);
        all.add(5, other);
        all.add(twice);
        assertThat(Alike.together(all))
                .hasSize(3)
                .endsWith(other, twice)
                .first()
                .satisfies(p -> assertThat(List.of(p.text(Language.EN), p.text(Language.ZH)))
                        .containsExactly("""
                INPUT-02    e.csv rows 2, 8 "原煤" (likewise rows 3-7, 9-13): amount "100吨" is not a number.
                            Write a plain number such as -1234.5 (decimal point, no commas): a loss with a minus \
                sign, not in brackets; no words, unit or mark of a note; 3000 for 0.3万, 120000000 for \
                1.2亿. Leave the cell empty where it is missing.""", """
                INPUT-02    e.csv 第 2、8 行 "原煤"（第 3-7、9-13 行亦同）：amount 的值“100吨”不是数字。
                            请写成普通数字，例如 -1234.5（用小数点，不用逗号）：负数用负号，不用括号；不带文字、单位和注释标记；\
                0.3万写成 3000，1.2亿写成 120000000。缺数据的请留空。"""));
        assertThat(Alike.together(cells.subList(0, 3))).isEqualTo(cells.subList(0, 3));
        List<Problem> columns = new ArrayList<>();
        for (String cell : List.of("a", "b", "c", "d")) {
            columns.add(Problem.of(
                    ProblemCode.TABLE_11_NOT_NUMBER, "t.csv row " + (cell.charAt(0) - 90) + ", column \"GDP\"", cell));
        }
        assertThat(Alike.together(columns))
                .singleElement()
                .satisfies(p -> assertThat(p.place(Language.ZH)).isEqualTo("t.csv 第 7 行“GDP”列（第 8-10 行亦同）"));
    }
}
