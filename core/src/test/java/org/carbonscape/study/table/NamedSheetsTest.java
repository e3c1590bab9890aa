package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.carbonscape.problem.Problems;
import org.carbonscape.zone.UnitSet;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks of a sheet for each county or each fuel, as yearbooks of energy balances have them. */
class NamedSheetsTest {
    private static final UnitSet UNITS =
            new Districts("districts", List.of("430102", "430103", "430104"), List.of("芙蓉区", "天心区", "岳麓区"));
    private static final List<String> BOTH = List.of(
            "430102 2005 原煤 1 万吨",
            "430102 2005 焦炭 5 万吨",
            "430102 2010 原煤 2 万吨",
            "430102 2010 焦炭 6 万吨",
            "430103 2005 原煤 3 万吨",
            "430103 2005 焦炭 7 万吨",
            "430103 2010 原煤 4 万吨",
            "430103 2010 焦炭 8 万吨");

    @TempDir
    private Path folder;

    /** A sheet is its name and its rows as CSV. */
    private Path workbook(String... namesAndSheets) throws IOException {
        Path file = folder.resolve("t.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            Workbook book = new Workbook(out, "test", "1.0");
            for (int s = 0; s < namesAndSheets.length; s += 2) {
                Worksheet sheet = book.newWorksheet(namesAndSheets[s]);
                String[] rows = namesAndSheets[s + 1].split("\n");
                for (int r = 0; r < rows.length; r++) {
                    String[] cells = rows[r].split(",");
                    for (int c = 0; c < cells.length; c++) {
                        sheet.value(r, c, cells[c]);
                    }
                }
            }
            book.finish();
        }
        return file;
    }

    private static List<String> energy(Path file) {
        return InputFiles.table(file, "carbon.energy", "unit", Optional.of(UNITS), new Problems()).rows().stream()
                .map(r -> String.join(
                        " ",
                        r.text("unit"),
                        r.text("year"),
                        r.text("item").replace("消费量", ""), // as a title says it
                        r.text("amount"),
                        r.text("unit_of_amount")))
                .sorted()
                .toList();
    }

    private static final String FURONG = "品种,计量单位,2005年,2010年\n原煤,万吨,1,2\n焦炭,万吨,5,6\n";
    private static final String TIANXIN = "品种,计量单位,2005年,2010年\n原煤,万吨,3,4\n焦炭,万吨,7,8\n";

    @Test
    void sheetsOfAUnitEachAreOneTable() throws IOException {
        assertThat(energy(workbook("芙蓉区", FURONG, "天心区", TIANXIN))).isEqualTo(BOTH);
        assertThat(energy(workbook("说明", "本表由市统计局提供", "430102", FURONG, "430103", TIANXIN)))
                .isEqualTo(BOTH);
        assertThat(energy(workbook("430102芙蓉区", "芙蓉区能源消费量\n" + FURONG, "430103 天心区", TIANXIN + "注：初步数据\n")))
                .isEqualTo(BOTH);
        String pages = TIANXIN.replace("焦炭", "品种,计量单位,2005年,2010年\n焦炭"); // its header stands again
        assertThat(energy(workbook("芙蓉区", FURONG, "天心区", pages))).isEqualTo(BOTH);
        assertThat(energy(workbook(
                        "芙蓉区",
                        "年份,品种,消费量(万吨)\n2005,原煤,1\n2005,焦炭,5\n2010,原煤,2\n2010,焦炭,6\n",
                        "天心区",
                        "年份,原煤(万吨),焦炭(万吨)\n2005,3,7\n2010,4,8\n")))
                .isEqualTo(BOTH);
    }

    @Test
    void sheetsOfAnItemEachAreOneTable() throws IOException {
        String coal = "区县,2005,2010\n芙蓉区,1,2\n天心区,3,4\n";
        String coke = "区县,2005,2010\n芙蓉区,5,6\n天心区,7,8\n";
        assertThat(energy(workbook("原煤", "原煤消费量（万吨）\n" + coal, "焦炭", "焦炭消费量（万吨）\n" + coke)))
                .isEqualTo(BOTH);
        for (String names : List.of("原煤 焦炭", "原煤（万吨） 焦炭（万吨）")) {
            String[] of = names.split(" ");
            String unit = names.contains("万吨") ? "" : "单位：万吨\n";
            assertThat(energy(workbook("说明", "本表由市统计局提供", of[0], unit + coal, of[1], unit + coke)))
                    .as(names)
                    .isEqualTo(BOTH);
            assertThat(energy(workbook(of[0], unit + coal, of[1], unit + coke, "合计", unit + coal)))
                    .as("with a sheet of totals")
                    .containsAll(BOTH);
        }
        Path lacking = workbook("原煤", "单位：万吨\n" + coal, "焦炭", "单位：万吨\n" + coke, "汽油", coal);
        assertThatThrownBy(() -> energy(lacking)).hasMessageContaining("t.xlsx#汽油");
        assertThat(energy(workbook("表1", "原煤消费量（万吨）\n" + coal, "表2", "焦炭消费量（万吨）\n" + coke)))
                .isEqualTo(BOTH);
    }

    /** A sheet of something else; of another unit; one that lacks what the others have. */
    @Test
    void whatIsNoneOfTheUnitsIsToldAndNotAdded() throws IOException {
        assertThat(energy(workbook("芙蓉区", FURONG, "天心区", TIANXIN, "其他", "x,y\n1,2\n")))
                .isEqualTo(BOTH);
        assertThat(energy(workbook("芙蓉区", FURONG, "天心区", TIANXIN, "株洲", FURONG)))
                .containsAll(BOTH)
                .contains("株洲 2005 原煤 1 万吨"); // which is no unit of the study, as in a row
        for (String lacking : List.of(
                TIANXIN.replace("计量单位,", "").replace("万吨,", ""),
                TIANXIN.replace("品种", "备注"),
                TIANXIN.replace("品种,", "").replace("原煤,", "").replace("焦炭,", ""))) {
            Path file = workbook("芙蓉区", FURONG, "天心区", TIANXIN, "430104", lacking);
            assertThatThrownBy(() -> energy(file)).hasMessageContaining("t.xlsx#430104");
        }
    }
}
