package org.carbonscape.io.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headers as pandas writes them and blocks of a year each, read as the same table laid out plainly. */
class RearrangedTest {
    private static final TableForm ENERGY = TableForm.of()
            .need("year", "year", TableForm.Kind.YEAR)
            .need("item", "item", TableForm.Kind.TEXT)
            .need("amount", "amount", TableForm.Kind.NUMBER)
            .need("unit_of_amount", "measure", TableForm.Kind.MEASURE)
            .need("unit", "unit", TableForm.Kind.PLACE);

    private static final TableForm DRIVER = TableForm.of()
            .need("unit", "unit", TableForm.Kind.PLACE)
            .may("year", "year", TableForm.Kind.YEAR)
            .need("人口", "", TableForm.Kind.NUMBER);

    @TempDir
    private Path folder;

    private List<String> rows(String csv, TableForm form, String... columns) throws IOException {
        TextTable table = TableFile.read(Files.writeString(folder.resolve("t.csv"), csv), "t.csv", form);
        return table.rows().stream()
                .map(r -> r.number() + ":"
                        + String.join(
                                " ",
                                List.of(columns).stream()
                                        .map(c -> r.findText(c).orElse(""))
                                        .toList()))
                .toList();
    }

    private List<String> energy(String csv) throws IOException {
        return rows(csv, ENERGY, "unit", "year", "item", "amount", "unit_of_amount");
    }

    @Test
    void namesOfTheIndexBelowAHeaderOfTwoRows() throws IOException {
        for (String header : List.of(
                "年份,2005,2005,2020,2020\n品种,原煤（t）,柴油（t）,原煤（t）,柴油（t）\n区县,,,,\n",
                ",2005,,2020,\n,原煤（t）,柴油（t）,原煤（t）,柴油（t）\n区县,,,,\n")) {
            assertThat(energy(header + "芙蓉区,1,2,3,4\n天心区,5,6,7,8\n"))
                    .as(header)
                    .containsExactly(
                            "4:芙蓉区 2005 原煤 1 t",
                            "4:芙蓉区 2005 柴油 2 t",
                            "4:芙蓉区 2020 原煤 3 t",
                            "4:芙蓉区 2020 柴油 4 t",
                            "5:天心区 2005 原煤 5 t",
                            "5:天心区 2005 柴油 6 t",
                            "5:天心区 2020 原煤 7 t",
                            "5:天心区 2020 柴油 8 t");
        }
        String multi = ",2005,2005,2020,2020\n,GDP,人口,GDP,人口\n地区,,,,\n芙蓉区,1,2,3,4\n";
        assertThat(rows(multi, DRIVER, "unit", "year", "人口")).containsExactly("4:芙蓉区 2005 2", "4:芙蓉区 2020 4");
    }

    private static final List<String> BLOCKS = List.of(
            "芙蓉区 2005 原煤 1 t",
            "芙蓉区 2005 柴油 2 t",
            "天心区 2005 原煤 3 t",
            "天心区 2005 柴油 4 t",
            "芙蓉区 2020 原煤 5 t",
            "芙蓉区 2020 柴油 6 t",
            "天心区 2020 原煤 7 t",
            "天心区 2020 柴油 8 t");

    @Test
    void blocksOfAYearEachBelowTheirTitles() throws IOException {
        String early = "芙蓉区,1,2\n天心区,3,4\n";
        String late = "芙蓉区,5,6\n天心区,7,8\n";
        String header = "区县,原煤（t）,柴油（t）\n";
        for (String csv : List.of(
                header + "2005年,,\n" + early + "2020年,,\n" + late,
                "2005年,,\n" + header + early + ",,\n2020年,,\n" + header + late,
                "表1 2005年能源消费（t）,,\n区县,原煤,柴油\n" + early + "表2 2020年能源消费（t）,,\n区县,原煤,柴油\n" + late,
                "各区县能源消费,,\n区县,原煤,柴油\n,t,t\n2005,,\n" + early + "2020,,\n" + late + "注：快报数。,,\n")) {
            assertThat(energy(csv).stream().map(r -> r.replaceFirst("\\d+:", "")))
                    .as(csv)
                    .containsExactlyElementsOf(BLOCKS);
        }
        assertThat(rows("地区,人口\n2005年,\n芙蓉区,1\n2020年,\n芙蓉区,2\n", DRIVER, "unit", "year", "人口"))
                .containsExactly("3:芙蓉区 2005 1", "5:芙蓉区 2020 2");
    }

    /** Two blocks of one year, blocks in different units or below different headers are not joined. */
    @Test
    void blocksThatAreNotAlikeAreNotRead() {
        for (String csv : List.of(
                "2005年,,\n区县,原煤（t）,柴油（t）\n芙蓉区,1,2\n2005年,,\n区县,原煤（t）,柴油（t）\n芙蓉区,5,6\n",
                "2005年（t）,,\n区县,原煤,柴油\n芙蓉区,1,2\n2020年（kg）,,\n区县,原煤,柴油\n芙蓉区,5,6\n",
                "2005年,,\n区县,原煤（t）,柴油（t）\n芙蓉区,1,2\n2020年,,\n区县,柴油（t）,原煤（t）\n芙蓉区,5,6\n")) {
            assertThat(readable(csv)).as(csv).isFalse();
        }
    }

    private boolean readable(String csv) {
        try {
            return energy(csv).stream().noneMatch(r -> r.matches("\\d+: .*|.* {2,}.*"));
        } catch (IOException | ProblemException e) {
            return false;
        }
    }

    @Test
    void aLineThatSaysThatATableGoesOnIsNoRow() throws IOException {
        assertThat(energy("年份,区县,品种,数量（t）\n2005,芙蓉区,原煤,1\n续表 3-12\n年份,区县,品种,数量（t）\n2020,芙蓉区,原煤,2\n"))
                .containsExactly("2:芙蓉区 2005 原煤 1 t", "5:芙蓉区 2020 原煤 2 t");
    }

    @Test
    void marksOfNotesInAHeaderAreNoPartOfItsWords() throws IOException {
        assertThat(energy("年份,区县,品种①,数量（t）②\n2005,芙蓉区,原煤,1\n").get(0)).endsWith("原煤 1 t");
        assertThat(energy("年份,区县,品种,数量（t）,数量③\n2005,芙蓉区,原煤,1,9\n").get(0)).endsWith("原煤 1 t");
        assertThat(rows("地区,人口*\n芙蓉区,1\n", DRIVER, "unit", "人口")).containsExactly("2:芙蓉区 1");
    }

    private static final TableForm OF_FUELS =
            ENERGY.withUsual(() -> item -> List.of("原煤", "焦炭", "1.焦炭").contains(item));

    private static final List<String> ITEMS = List.of(
            "芙蓉区 2005 原煤 1 t",
            "芙蓉区 2020 原煤 2 t",
            "天心区 2005 原煤 3 t",
            "天心区 2020 原煤 4 t",
            "芙蓉区 2005 焦炭 5 t",
            "芙蓉区 2020 焦炭 6 t");

    private List<String> blocks(String csv) throws IOException {
        return rows(csv, OF_FUELS, "unit", "year", "item", "amount", "unit_of_amount").stream()
                .map(r -> r.replaceFirst("^[0-9]+:", ""))
                .toList();
    }

    /** The item stands above its units and years, with a header of its own or below the one of all. */
    @Test
    void blocksOfAnItemEachBelowItsName() throws IOException {
        String header = "区县,2005年,2020年\n";
        String coal = "芙蓉区,1,2\n天心区,3,4\n";
        String coke = "芙蓉区,5,6\n";
        for (String csv : List.of(
                "原煤（t）,,\n" + header + coal + "焦炭（t）,,\n" + header + coke,
                "原煤,,单位：t\n" + header + coal + "焦炭,,单位：t\n" + header + coke,
                "原煤（单位：t）,,\n" + header + coal + "焦炭（计量单位：t）,,\n" + header + coke,
                "各区县能源消费（t）,,\n原煤,,\n" + header + coal + ",,\n焦炭,,\n" + header + coke + "注：快报数,,\n",
                "各区县能源消费,,单位：t\n" + header + "原煤,,\n" + coal + "长沙县,,\n焦炭,,\n" + coke + "天心区,,\n长沙县,—,—\n")) {
            assertThat(blocks(csv)).as(csv).isEqualTo(ITEMS);
        }
        assertThat(blocks("2005年能源消费（t）\n区县,规模以上,消费量\n原煤\n芙蓉区,1,2\n焦炭\n芙蓉区,1,3\n"))
                .containsExactly("芙蓉区 2005 原煤 2 t", "芙蓉区 2005 焦炭 3 t");
    }

    /** One that nobody knows is an item where the units begin anew, or the header: it is not the one above. */
    @Test
    void anUnknownItemAboveABlockIsOne() throws IOException {
        String above = "单位：t,,\n区县,2005年,2020年\n原煤,,\n芙蓉区,1,2\n";
        List<String> read = List.of("芙蓉区 2005 原煤 1 t", "芙蓉区 2020 原煤 2 t", "芙蓉区 2005 其他 3 t", "芙蓉区 2020 其他 4 t");
        assertThat(blocks(above + "其他,,\n芙蓉区,3,4\n")).isEqualTo(read);
        assertThat(blocks(above + "其他,,\n区县,2005年,2020年\n芙蓉区,3,4\n")).isEqualTo(read);
    }

    @Test
    void blocksBelowOtherNamesAreNoItems() throws IOException {
        for (String title : List.of("市区", "工业", "2020年")) { // whose table lacks its items
            TextTable table = TableFile.read(
                    Files.writeString(folder.resolve("t.csv"), "区县,2005年,2020年\n" + title + ",,\n芙蓉区,1,2\n天心区,3,4\n"),
                    "t.csv",
                    OF_FUELS);
            assertThat(table.columns()).as(title).doesNotContain("item");
        }
    }

    private static final TableForm LEVELS = TableForm.of()
            .need("code", "code", TableForm.Kind.TEXT)
            .need("class", "class_1", TableForm.Kind.TEXT)
            .may("name", "class_2", TableForm.Kind.TEXT);

    /** As CNLUCC is printed: each level with its codes and names, the first once for all rows of the second. */
    @Test
    void aLegendOfTwoLevelsWithCodesOfTheirOwn() throws IOException {
        List<String> read = List.of("11 耕地 水田", "12 耕地 旱地", "21 林地 有林地", "99 海洋 海洋");
        String once = "1,耕地,11,水田,有水\n,,12,旱地,无水\n2,林地,21,有林地,乔木\n-,-,99,海洋,填海\n";
        String each = "1,耕地,11,水田,有水\n1,耕地,12,旱地,无水\n2,林地,21,有林地,乔木\n-,-,99,海洋,填海\n";
        for (String csv : List.of(
                "一级类型,,二级类型,,\n编号,名称,编号,名称,含义\n" + once + "注：中国科学院,,,,\n",
                "CNLUCC 分类系统\n一级类型,一级类型,二级类型,二级类型,含义\n编号,名称,编号,名称,\n" + each,
                "编码,一级分类,编码,二级分类\n1,耕地,11,水田\n,,12,旱地\n2,林地,21,有林地\n—,—,99,海洋\n")) {
            assertThat(rows(csv, LEVELS, "code", "class", "name"))
                    .as(csv)
                    .extracting(r -> r.replaceFirst("^[0-9]+:", ""))
                    .isEqualTo(read);
        }
        String alone = "一级类型,,二级类型,\n编号,名称,编号,名称\n1,耕地,-,-\n,,11,水田\n6,未利用土地,,\n,,61,沙地\n";
        assertThat(rows(alone, LEVELS, "code", "class", "name"))
                .containsExactly("3:1 耕地 ", "4:11 耕地 水田", "5:6 未利用土地 ", "6:61 未利用土地 沙地");
        // one code of two levels, as before
        assertThat(rows("编码,一级类,二级类\n11,耕地,水田\n", LEVELS, "code", "class", "name"))
                .containsExactly("2:11 耕地 水田");
    }
}
