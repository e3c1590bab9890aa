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
}
