package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.carbonscape.inventory.Route;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.vector.TableLayer;
import org.carbonscape.option.Given;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.detect.DetectorColumns;
import org.carbonscape.study.face.PlainEnergy;
import org.carbonscape.study.plan.EnergyOptions;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows and columns that a spreadsheet does not show are read, and told. */
class HiddenCellsTest {
    private static final Object[][] BY_YEAR = {
        {"unit", "2000", "2010", "2020", "unit_of_amount"},
        {"A", 0, 0, 0, "tCO2"},
        {"B", 100, 600, 1400, "tCO2"},
        {"C", 0, 0, 0, "tCO2"},
        {"D", 300, 700, 2250, "tCO2"}
    };

    @TempDir
    private Path folder;

    private Path workbook(Consumer<Worksheet> hide) throws IOException {
        return workbook(BY_YEAR, hide);
    }

    private Path workbook(Object[][] rows, Consumer<Worksheet> hide) throws IOException {
        Path file = folder.resolve("t.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            Workbook book = new Workbook(out, "test", "1.0");
            Worksheet sheet = book.newWorksheet("Sheet1");
            for (int r = 0; r < rows.length; r++) {
                for (int c = 0; c < rows[r].length; c++) {
                    if (rows[r][c] instanceof Number n) {
                        sheet.value(r, c, n);
                    } else {
                        sheet.value(r, c, (String) rows[r][c]);
                    }
                }
            }
            hide.accept(sheet);
            book.finish();
        }
        return file;
    }

    private List<Problem> cautions(Consumer<Worksheet> hide) throws IOException {
        workbook(hide);
        return SmallStudy.in(folder)
                .run(SmallStudy.FACTORS_AND_EMISSIONS.replace("emissions.csv", "t.xlsx"))
                .cautions()
                .stream()
                .filter(p -> p.code() == ProblemCode.TABLE_C01_HIDDEN)
                .toList();
    }

    @Test
    void rowsOfAFilterAreReadAndTold() throws IOException {
        List<Problem> told = cautions(sheet -> {
            sheet.hideRow(1);
            sheet.hideRow(3);
        });
        assertThat(told).hasSize(1);
        assertThat(told.get(0).text(Language.EN)).isEqualTo("""
            TABLE-C01   carbon.emissions.file (t.xlsx): hidden in the spreadsheet, by hand or by a filter, and read as \
            the rest: 2 of 4 rows (2, 4)
                        If they are not to count, delete them, or select what is shown (Alt+;), copy it into a new \
            workbook and name that. If they are, show them (Data > Clear; Unhide), and this is told no more.\
            """);
        assertThat(told.get(0).text(Language.ZH)).isEqualTo("""
            TABLE-C01   carbon.emissions.file (t.xlsx)：以下内容在表格中被隐藏（手动隐藏或筛选所致），仍按其余内容一样读取：4 行中的 2 行（2、4）
                        若不应计入，请将其删除，或只选可见单元格（Alt+;），复制到新工作簿并改用该文件；若应计入，请清除筛选或取消隐藏，此后不再提示。\
            """);
    }

    @Test
    void columnsOfAmountsAreTold() throws IOException {
        assertThat(cautions(sheet -> {
                    sheet.hideColumn(2);
                    sheet.hideRow(0);
                    sheet.hideRow(2);
                    sheet.hideRow(3);
                    sheet.hideRow(4);
                }))
                .extracting(p -> p.found(Language.EN))
                .containsExactly("hidden in the spreadsheet, by hand or by a filter, and read as the rest: 3 of 4 "
                        + "rows (3-5); column \"2010\"");
    }

    /** Another year on a hidden sheet was passed over without a word. */
    @Test
    void hiddenSheetsWithTheSameTableAreTold() throws IOException {
        Path file = folder.resolve("t.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            Workbook book = new Workbook(out, "test", "1.0");
            Object[] header = {"unit", "year", "amount", "unit_of_amount"};
            for (String name : List.of("2020", "2010", "notes", "macro")) {
                Worksheet sheet = book.newWorksheet(name);
                for (int c = 0; c < header.length; c++) {
                    sheet.value(0, c, name.equals("notes") ? "-" : (String) header[c]);
                    sheet.value(1, c, new String[] {"B", name, "100", "tCO2"}[c]);
                }
                sheet.setVisibilityState(
                        switch (name) {
                            case "2020" -> VisibilityState.VISIBLE;
                            case "macro" -> VisibilityState.VERY_HIDDEN;
                            default -> VisibilityState.HIDDEN;
                        });
            }
            book.finish();
        }
        String study = SmallStudy.FACTORS_AND_EMISSIONS.replace("emissions.csv", "t.xlsx");
        List<Problem> told = SmallStudy.in(folder).run(study).cautions().stream()
                .filter(p -> p.code() == ProblemCode.TABLE_C02_HIDDEN_SHEETS)
                .toList();
        assertThat(told).hasSize(1);
        assertThat(told.get(0).text(Language.EN)).isEqualTo("""
            TABLE-C02   carbon.emissions.file (t.xlsx): sheets of the workbook that are hidden hold such a table too, \
            and were passed over: 2010
                        If they are to count, show them (right click on a tab > Unhide). If not, delete them, and this \
            is told no more.""");
        assertThat(told.get(0).text(Language.ZH)).isEqualTo("""
            TABLE-C02   carbon.emissions.file (t.xlsx)：工作簿中以下隐藏的工作表也有这种表格，未予读取：2010
                        若应计入，请取消隐藏（右击工作表标签 > 取消隐藏）；若不应计入，请将其删除，此后不再提示。""");
        assertThat(SmallStudy.in(folder)
                        .run(study.replace("t.xlsx", "\"t.xlsx#2020\""))
                        .cautions())
                .noneMatch(p -> p.code() == ProblemCode.TABLE_C02_HIDDEN_SHEETS);
    }

    @Test
    void whatIsHiddenForLooksIsNotTold() throws IOException {
        assertThat(cautions(sheet -> {
                    sheet.hideColumn(4); // units of measure
                    sheet.hideColumn(7); // nothing
                    sheet.hideRow(9);
                }))
                .isEmpty();
    }

    @Test
    void layersDriversAndTablesOfTheDetectorTellThem() throws IOException {
        Path file = workbook(sheet -> sheet.hideRow(2));
        Problem told =
                Problem.of(ProblemCode.TABLE_C01_HIDDEN, "t.xlsx", Bilingual.of("1 of 4 rows (3)", "4 行中的 1 行（3）"));
        assertThat(TableLayer.read(file, "t.xlsx", Optional.of("2000"), List.of("2000"))
                        .cautions())
                .containsExactly(told);
        assertThat(DetectorColumns.OfTable.of(TableFile.read(file), "t.xlsx").cautions())
                .containsExactly(told);
        assertThat(SmallStudy.in(folder)
                        .run("drivers: { given: t.xlsx#Sheet1 }\n")
                        .cautions())
                .contains(told.at("drivers.given (t.xlsx#Sheet1)"));
    }

    @Test
    void theEnergyCommandTellsThem() throws IOException {
        Object[][] rows = {
            {"year", "unit", "item", "amount", "unit_of_amount"},
            {2020, "A", "raw coal", 1, "t"},
            {2020, "B", "raw coal", 2, "t"}
        };
        Path file = workbook(rows, sheet -> sheet.hideRow(2));
        EnergyOptions options = EnergyOptions.of(Route.IPCC, new Given("carbon.energy"), Path.of(""), new Problems());
        assertThat(PlainEnergy.count(file, options, List.of()).cautions())
                .extracting(p -> p.found(Language.EN))
                .contains("hidden in the spreadsheet, by hand or by a filter, and read as the rest: 1 of 2 rows (3)");
    }
}
