package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.Sketch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of users, and problems that name the key as well as the file. */
class InputFilesTest {
    @TempDir
    private Path folder;

    @Test
    void aTableKeepsTheNumbersOfItsRowsInTheFile() {
        Path file = Sketch.write(folder.resolve("f.csv"), "class,value\n\nforest,-5\n\n\nwater,1\n");
        InputTable table = InputFiles.table(file, "carbon.factors");
        assertThat(table.place()).isEqualTo("carbon.factors (f.csv)");
        assertThat(table.rows()).hasSize(2);
        assertThat(table.rows().get(1).text("class")).isEqualTo("water");
        assertThat(table.rows().get(1).place()).isEqualTo("carbon.factors (f.csv) row 6");
    }

    @Test
    void aProblemOfABandNamesTheKeyAndTheBand() {
        Path named = folder.resolve("stack.tif#2");
        Problem missing =
                Problem.of(ProblemCode.TIFF_12_BAND, folder.resolve("stack.tif").toString(), 2, 1);
        assertThatThrownBy(() -> InputFiles.rename(
                        () -> {
                            throw new ProblemException(List.of(missing));
                        },
                        named,
                        "landUse.phases.2010 (stack.tif#2)"))
                .hasMessageContaining("landUse.phases.2010 (stack.tif#2): band 2 was asked for; it has 1");
    }

    @Test
    void aFileOfAListThatIsNotThereIsToldWithTheKey() {
        Path list = folder.resolve("{a.tif,b.tif}");
        assertThat(Sketch.problems(() ->
                        InputFiles.rename(() -> TiffFile.open(list), list, "landUse.phases.2010 ({a.tif,b.tif})")))
                .extracting(Problem::place)
                .containsExactly("landUse.phases.2010 (a.tif)", "landUse.phases.2010 (b.tif)");
    }

    @Test
    void tablesInGbkAreReadAsWell() throws Exception {
        Path file = Files.write(folder.resolve("f.csv"), "class,说明\nforest,乔木林地\n".getBytes(Charset.forName("GBK")));
        assertThat(InputFiles.table(file, "x").rows().get(0).text("说明")).isEqualTo("乔木林地");
        assertThat(InputFiles.rows(file, "x")).containsExactly(List.of("class", "说明"), List.of("forest", "乔木林地"));
    }

    @Test
    void sumsOverItemsAndMarksOfMissingAmountsAreLeftOut() {
        Path file = Sketch.write(folder.resolve("e.csv"), """
                年份,地区,能源品种,消费量,单位
                2000,甲,合计,30,万吨标准煤
                2000,甲,原煤,30,万吨标准煤
                2000,甲,柴油,—,万吨标准煤
                2000,乙,合计,7,万吨标准煤
                """);
        Problems problems = new Problems();
        InputTable table = InputFiles.table(file, "carbon.energy", "unit", Optional.empty(), problems);
        assertThat(table.rows())
                .extracting(r -> r.text("unit") + r.text("item"))
                .containsExactly("甲原煤", "乙合计");
        assertThat(problems.cautions())
                .containsExactly(Problem.of(ProblemCode.CARBON_C47_SUMS, "carbon.energy (e.csv)", "合计", 1));
    }

    /** A sum over sectors is left out beside them, counts where it is alone, and is told where sectors are missing. */
    @Test
    void sumsOverSectorsAreCountedOnce() {
        Path file = Sketch.write(folder.resolve("e.csv"), """
                年份,地区,行业,能源品种,消费量,单位
                2000,甲,合计,原煤,30,万吨
                2000,甲,工业,原煤,20.04,万吨
                2000,甲,农业,原煤,10,万吨
                2000,甲,合计,柴油,5,万吨
                2000,乙,合计,原煤,7,万吨
                """);
        Problems problems = new Problems();
        InputTable table = InputFiles.table(file, "carbon.energy", "unit", Optional.empty(), problems);
        assertThat(table.rows())
                .extracting(r -> r.text("unit") + r.text("item") + r.text("sector") + r.text("amount"))
                .containsExactly("甲原煤工业20.04", "甲原煤农业10", "甲柴油5", "乙原煤7");
        assertThat(problems.problems()).isEmpty();
        assertThat(problems.cautions())
                .containsExactly(Problem.of(ProblemCode.CARBON_C47_SUMS, "carbon.energy (e.csv)", "合计", 1));
        Sketch.write(file, """
                年份,地区,行业,能源品种,消费量,单位
                2000,甲,总计,原煤,30,万吨
                2000,甲,工业,原煤,20,万吨
                2000,乙,总计,原煤,3,万吨
                2000,乙,工业,原煤,2,万吨
                """);
        InputFiles.table(file, "carbon.energy", "unit", Optional.empty(), problems);
        assertThat(problems.problems())
                .containsExactly(
                        Problem.of(ProblemCode.CARBON_38_SECTORS, "carbon.energy (e.csv) row 2", 2, "总计", "30", "20"));
    }

    @Test
    void rowsStandAtTheirPlaceInTheFile() {
        Path file = Sketch.write(folder.resolve("f.csv"), "class,value\n\nforest,-5\n\n\nwater,\n");
        assertThat(InputFiles.rows(file, "x"))
                .containsExactly(
                        List.of("class", "value"),
                        List.of(),
                        List.of("forest", "-5"),
                        List.of(),
                        List.of(),
                        List.of("water", ""));
    }

    @Test
    void aCellIsFoundByItsColumnAndShortRowsHaveNone() {
        List<String> header = List.of("class", "value", "note");
        assertThat(InputFiles.cell(header, List.of("forest", " 3 ", "x"), "value"))
                .isEqualTo("3");
        assertThat(InputFiles.cell(header, List.of("forest"), "value")).isEmpty();
        assertThat(InputFiles.cell(header, List.of("forest", "3", "x"), "other"))
                .isEmpty();
    }

    @Test
    void problemsThatNameTheFileNameTheKeyAsWellAndOthersStay() {
        Path file = folder.resolve("lu.tif");
        List<Problem> problems = Sketch.problems(() -> InputFiles.rename(
                () -> {
                    throw new ProblemException(List.of(
                            Problem.of(ProblemCode.FILE_02_EMPTY, file.toString()),
                            Problem.of(ProblemCode.FILE_02_EMPTY, "lu.tif"),
                            Problem.of(ProblemCode.FILE_02_EMPTY, "other.tif")));
                },
                file,
                "landUse.phases.2010 (lu.tif)"));
        assertThat(problems)
                .extracting(Problem::place)
                .containsExactly("landUse.phases.2010 (lu.tif)", "landUse.phases.2010 (lu.tif)", "other.tif");
        assertThat(InputFiles.rename(() -> 42, file, "x")).isEqualTo(42);
    }
}
