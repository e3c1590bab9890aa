package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.study.Sketch;
import org.carbonscape.suitability.weight.Ahp;
import org.carbonscape.suitability.weight.Judgements;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pairwise matrices in every shape people write them in. */
class AhpMatrixTest {
    @TempDir
    private Path folder;

    private Judgements read(String text) {
        return AhpMatrix.read(List.of(file("ahp.csv", text)), AhpMatrix::name).get(0);
    }

    private Path file(String name, String text) {
        return Sketch.write(folder.resolve(name), text);
    }

    /** slope over npp 3, slope over soil 5, npp over soil 2. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ",slope,npp,soil\nslope,1,3,5\nnpp,1/3,1,2\nsoil,1/5,1/2,1\n",
                "criterion,slope,npp,soil\nslope,1,3,5\nnpp,1/3,1,2\nsoil,0.2,0.5,1\n",
                "slope,npp,soil\n1,3,5\n1/3,1,2\n1/5,1/2,1\n",
                "slope,1,3,5\nnpp,1/3,1,2\nsoil,1/5,1/2,1\n",
                ",slope,npp,soil\nslope,,3,5\nnpp,,,2\nsoil,,,\n",
                ",slope,npp,soil\nslope,1,,\nnpp,1/3,1,\nsoil,1/5,1/2,1\n",
                ",slope,npp,soil\nslope,1,3,5\nnpp,—,1,2\nsoil,-,/,1\n",
                ",soil,slope,npp\nslope,5,1,3\nnpp,2,1/3,1\nsoil,1,1/5,1/2\n", // columns in another order
                ",,slope,npp,soil\n,slope,1,3,5\n,npp,1/3,1,2\n,soil,1/5,1/2,1\n", // from column B of a sheet
                ",matrix,slope,npp,soil\n,slope,1,3,5\n,npp,1/3,1,2\n,soil,1/5,1/2,1\n",
                "No.,criterion,slope,npp,soil\n1,slope,1,3,5\n2,npp,1/3,1,2\n3,soil,1/5,1/2,1\n",
                "group,criterion,soil,slope,npp\nland,slope,5,1,3\n,npp,2,1/3,1\n,soil,1,1/5,1/2\n,sum,8,1.5,4.5\n",
                ",slope,npp,soil,,weight\nslope,1,3,5,,0.6\nnpp,1/3,1,2,,0.3\nsoil,1/5,1/2,1,,0.1\n",
                "slope,npp,3\nslope,soil,5\nnpp,soil,2\n",
                "first,second,judgement\nslope,npp,3\nslope,soil,5\nnpp,soil,2\n",
                "slope,npp,3.0\nsoil,slope,1/5\nsoil,npp,1/2\n",
                "slope;npp;soil\n1;3;5\n1 / 3;1;2\n2e-1;1/2;1\n",
                "\n,slope,npp,soil\n\nslope,1,3,5\nnpp,1/3,1,2\nsoil,1/5,1/2,1\n\n",
            })
    void everyShapeSaysTheSame(String text) {
        Judgements read = read(text);
        List<String> names = List.of("slope", "npp", "soil");
        assertThat(read.names()).containsExactlyInAnyOrderElementsOf(names);
        double[][] expected = {{1, 3, 5}, {1.0 / 3, 1, 2}, {0.2, 0.5, 1}};
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(read.get(
                                read.names().indexOf(names.get(i)), read.names().indexOf(names.get(j))))
                        .as(names.get(i) + " over " + names.get(j))
                        .isCloseTo(expected[i][j], within(1e-12));
            }
        }
    }

    @Test
    void criteriaWithoutNamesAreNumbered() {
        Judgements read = read("1,3,5\n1/3,1,2\n1/5,1/2,1\n");
        assertThat(read.names()).containsExactly("1", "2", "3");
        assertThat(read.get(0, 2)).isEqualTo(5);
        assertThat(read.get(2, 1)).isEqualTo(0.5);
    }

    @Test
    void numbersMayBeNamesWhereTheyStandInTheFirstRowAndColumn() {
        Judgements read = read(",1,2,3\n1,1,3,5\n2,1/3,1,2\n3,1/5,1/2,1\n");
        assertThat(read.names()).containsExactly("1", "2", "3");
        assertThat(read.get(0, 1)).isEqualTo(3);
    }

    @Test
    void aMatrixOfTwoIsNotTakenForAList() {
        Judgements read = read(",slope,npp\nslope,1,4\nnpp,1/4,1\n");
        assertThat(read.names()).containsExactly("slope", "npp");
        assertThat(read.get(0, 1)).isEqualTo(4);
        assertThat(read.get(1, 0)).isEqualTo(0.25);
    }

    @Test
    void groupsOfCriteriaMayStandAboveTheirNames() {
        for (String text : List.of(
                ",指标,指标,指标\n,坡度,植被,人口\n坡度,1,3,5\n植被,1/3,1,2\n人口,1/5,1/2,1\n",
                "准则层,,自然,自然,社会\n,指标,坡度,植被,人口\n自然,坡度,1,3,5\n自然,植被,1/3,1,2\n社会,人口,1/5,1/2,1\n")) {
            Judgements read = read(text);
            assertThat(read.names()).as(text).containsExactly("坡度", "植被", "人口");
            assertThat(read.get(0, 2)).as(text).isEqualTo(5);
        }
        Judgements alike = read("1,3,5\n1/3,1,1\n1/5,1,1\n"); // its last rows are no table below the first
        assertThat(alike.names()).containsExactly("1", "2", "3");
        assertThat(alike.get(0, 1)).isEqualTo(3);
    }

    @Test
    void chineseNamesAreKept() {
        Judgements read = read(",坡度,植被\n坡度,1,3\n植被,1/3,1\n");
        assertThat(read.names()).containsExactly("坡度", "植被");
    }

    /** Any consistent matrix a_ij = w_i / w_j, written in full, gives w back. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aConsistentMatrixGivesTheWeightsItWasMadeOf(long seed) {
        Random random = new Random(seed);
        int n = 2 + random.nextInt(7);
        double[] w = random.doubles(n, 0.1, 0.8).toArray();
        double sum = IntStream.range(0, n).mapToDouble(i -> w[i]).sum();
        String text = "," + IntStream.range(0, n).mapToObj(i -> "c" + i).collect(Collectors.joining(",")) + "\n"
                + IntStream.range(0, n)
                        .mapToObj(i -> "c" + i + ","
                                + IntStream.range(0, n)
                                        .mapToObj(j -> Double.toString(w[i] / w[j]))
                                        .collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\n"));
        Ahp ahp = weigh(List.of(file("w.csv", text)), Ahp.Options.DEFAULT);
        for (int i = 0; i < n; i++) {
            assertThat(ahp.weights().get("c" + i)).isCloseTo(w[i] / sum, within(1e-9));
        }
        assertThat(ahp.cr()).isCloseTo(0, within(1e-9));
    }

    private static Ahp weigh(List<Path> files, Ahp.Options options) {
        return AhpMatrix.weigh(AhpMatrix.read(files, AhpMatrix::name), options);
    }

    @Test
    void severalExpertsAreOneByTheGeometricMeanOfEachJudgement() {
        // sqrt(2 * 8) = 4: weights 4/5 and 1/5
        Ahp ahp = weigh(
                List.of(file("wang.csv", "a,b\n1,2\n1/2,1\n"), file("li.csv", "a,b\n1,8\n1/8,1\n")),
                Ahp.Options.DEFAULT);
        assertThat(ahp.weights().get("a")).isCloseTo(0.8, within(1e-12));
        assertThat(ahp.weights().get("b")).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void expertsMayNameTheCriteriaInAnyOrder() {
        // of a over b: 2 and 8, of a over c: 4 and 4
        Ahp ahp = weigh(
                List.of(
                        file("wang.csv", "a,b,c\n1,2,4\n1/2,1,2\n1/4,1/2,1\n"),
                        file("li.csv", "first,second,judgement\nc,a,1/4\nb,a,1/8\nc,b,2\n")),
                Ahp.Options.DEFAULT);
        assertThat(ahp.weights().names()).containsExactly("a", "b", "c");
        assertThat(ahp.weights().get("a")).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(ahp.weights().get("b")).isCloseTo(1.0 / 6, within(1e-12));
        assertThat(ahp.weights().get("c")).isCloseTo(1.0 / 6, within(1e-12));
    }

    @Test
    void expertsWhoComparedOtherThingsAreToldWithBothLists() {
        List<Path> files = List.of(
                file("wang.csv", "a,b\n1,2\n1/2,1\n"),
                file("li.csv", "a,c\n1,8\n1/8,1\n"),
                file("zhao.csv", "b,a\n1,1\n1,1\n"));
        List<Problem> problems = Sketch.problems(() -> AhpMatrix.read(files, AhpMatrix::name));
        assertThat(problems).extracting(Problem::place).containsExactly("li.csv");
        assertThat(Sketch.told(problems.get(0))).isEqualTo("""
                SUIT-34     li.csv: it compares a, c; the criteria are a, b
                            Name its rows and columns after the criteria, each once.
                SUIT-34     li.csv：该矩阵比较的是 a、c，而指标为 a、b
                            请使行列名称与指标一一对应。""");
    }

    @Test
    void rowsAndColumnsOfOtherNamesAreTold() {
        assertThat(Sketch.told(() -> read(",slope,npp\nslope,1,3\nsoil,1/3,1\n")))
                .isEqualTo("""
                SUIT-42     ahp.csv: its rows are named slope, soil, its columns slope, npp
                            Name rows and columns after the criteria, both alike, each once.
                SUIT-42     ahp.csv：各行名称为 slope、soil，各列名称为 slope、npp
                            请使行、列名称一致，并与指标一一对应。""");
    }

    @Test
    void criteriaWhoseNamesBeginLikeAResultAreNone() {
        Path list = file(
                "list.csv",
                "first,second,judgement\ncropland,npp,2\nriver,npp,4\nnpp,slope,3\n"
                        + "cropland,slope,6\nriver,slope,12\nriver,cropland,2\nCR=0.01,,\n");
        assertThat(AhpMatrix.read(List.of(list), AhpMatrix::name).get(0).names())
                .containsExactlyInAnyOrder("cropland", "npp", "river", "slope");
        Path results = file("m.csv", ",a,b\na,1,1∕2\nb,2,1\nCR=0,,\nC.I.,0,\nRI(2),0,\n");
        assertThat(AhpMatrix.read(List.of(results), AhpMatrix::name).get(0).names())
                .containsExactly("a", "b");
    }

    @Test
    void aListThatLacksANameIsStillAList() {
        Path file = file("list.csv", "first,second,judgement\na,b,2\n,c,3\nb,c,\n");
        assertThat(Sketch.problems(() -> AhpMatrix.read(List.of(file), AhpMatrix::name)))
                .extracting(p -> p.text(Language.ZH).lines().findFirst().orElseThrow())
                .containsExactly(
                        "SUIT-02     list.csv（? 与 c 相比）：“（空白）”不是有效的判断值或指标名",
                        "SUIT-02     list.csv（b 与 c 相比）：“（空白）”不是有效的判断值或指标名");
        Path sides = file("sides.csv", ",a,b\na,1,3\n,1/3,1\n");
        assertThat(Sketch.problems(() -> AhpMatrix.read(List.of(sides), AhpMatrix::name)))
                .singleElement()
                .satisfies(p ->
                        assertThat(p.text(Language.ZH)).startsWith("SUIT-42     sides.csv：各行名称为 a、（空白），各列名称为 a、b"));
    }

    @Test
    void aPairOfEmptyCellsIsToldAsEmpty() {
        Path file = file("half.csv", ",a,b\na,1,\nb,,1\n");
        assertThat(Sketch.problems(() -> AhpMatrix.read(List.of(file), AhpMatrix::name)))
                .singleElement()
                .satisfies(p -> assertThat(p.text(Language.ZH))
                        .startsWith("SUIT-02     half.csv 第 1 行 第 2 列（a 与 b 相比）：“（空白）”不是有效的判断值或指标名"));
    }

    @Test
    void aWrongJudgementIsToldOnceWhereTheOtherHalfIsEmpty() {
        for (String wrong : List.of("abc", "0", "-3", "1/0", "")) {
            Path file = file("half.csv", ",a,b\na,1," + wrong + "\nb,,1\n");
            assertThat(Sketch.problems(() -> AhpMatrix.read(List.of(file), AhpMatrix::name)))
                    .as(wrong)
                    .singleElement()
                    .satisfies(p -> assertThat(p.code()).isEqualTo(ProblemCode.SUIT_02_JUDGEMENT))
                    .satisfies(p -> assertThat(p.place()).contains("row 1 column 2 (a over b)"));
        }
    }

    @Test
    void theProblemsOfAllFilesAreToldAtOnce() {
        List<Path> files = List.of(
                file("one.csv", "a,b\n1,x\n1/2,1\n"),
                folder.resolve("two.csv"),
                file("three.csv", "a,b\n1,3\n1/2,1\n"),
                file("four.csv", " \n\n"));
        List<Problem> problems = Sketch.problems(() -> AhpMatrix.read(files, AhpMatrix::name));
        assertThat(problems)
                .extracting(Problem::code)
                .containsExactly(
                        ProblemCode.SUIT_02_JUDGEMENT,
                        ProblemCode.FILE_01_MISSING,
                        ProblemCode.SUIT_03_RECIPROCAL,
                        ProblemCode.FILE_02_EMPTY);
        assertThat(Sketch.told(problems.get(0))).isEqualTo("""
                SUIT-02     one.csv row 1 column 2 (a over b): "x" is not a judgement or not a criterion
                            Write a number above 0 such as 3, or a fraction such as 1/3, between criteria of the list.
                SUIT-02     one.csv 第 1 行 第 2 列（a 与 b 相比）：“x”不是有效的判断值或指标名
                            请写大于 0 的数（如 3）或分数（如 1/3），且只用列表中的指标。""");
        assertThat(Sketch.told(problems.get(2))).isEqualTo("""
                SUIT-03     three.csv row 2 column 1 (b over a): it is 0.5, but its twin asks for 0.333333333333333
                            Make the two cells reciprocals (3 and 1/3), or leave one of them empty; the diagonal is 1.
                SUIT-03     three.csv 第 2 行 第 1 列（b 与 a 相比）：此处为 0.5，而对称位置要求 0.333333333333333
                            请使两格互为倒数（如 3 与 1/3），或留空其中一格；对角线为 1。""");
    }

    @Test
    void pairsThatTheListLeavesOutAreToldByName() {
        List<Problem> problems = Sketch.problems(() -> read("slope,npp,3\nslope,soil,5\nsoil,road,2\n"));
        assertThat(problems).hasSize(3);
        assertThat(Sketch.told(problems.get(1))).isEqualTo("""
                SUIT-04     ahp.csv: "npp" and "soil" are not compared
                            Add one judgement for this pair.
                SUIT-04     ahp.csv：“npp”与“soil”没有比较
                            请为这一对指标补充一个判断。""");
    }

    @Test
    void aPairJudgedTwiceMustBeJudgedAlike() {
        assertThat(read("slope,npp,3\nslope,npp,3\n").get(0, 1)).isEqualTo(3);
        assertThat(read("slope,npp,3\nnpp,slope,1/3\n").get(0, 1)).isEqualTo(3);
        assertThat(read("npp,slope,0.33\nslope,npp,3\n").get(1, 0))
                .as("the rounded one yields")
                .isEqualTo(3);
        assertThat(Sketch.told(() -> read("slope,npp,3\nnpp,slope,1/5\n"))).startsWith("""
                SUIT-03     ahp.csv (npp over slope): it is 0.2, but its twin asks for 0.333333333333333
                """);
        assertThat(Sketch.told(() -> read("slope,npp,3\nslope,soil,5\nnpp,soil,2\nslope,npp,4\n")))
                .startsWith("""
                SUIT-03     ahp.csv (slope over npp): it is 4, but its twin asks for 3
                """);
    }

    @Test
    void aJudgementOfTheListThatIsNoNumberIsToldAsWritten() {
        List<Problem> problems = Sketch.problems(() -> read("npp,soil,2\nslope,soil,-5\nslope,npp,much\n"));
        assertThat(problems)
                .extracting(p -> p.text(Language.EN).lines().findFirst().orElseThrow())
                .containsExactly(
                        "SUIT-02     ahp.csv (slope over soil): \"-5\" is not a judgement or not a criterion",
                        "SUIT-02     ahp.csv (slope over npp): \"much\" is not a judgement or not a criterion");
    }

    @Test
    void aRowTooShortIsToldByItsName() {
        assertThat(Sketch.told(() -> read("slope,1,3,5\nnpp,1/3,1,2\nsoil,1/5,1/2\n")))
                .isEqualTo("""
                SUIT-01     ahp.csv row 3 "soil": 3 judgements are needed here, 2 are given
                            Write one row and one column for each criterion, each named once.
                SUIT-01     ahp.csv 第 3 行 "soil"：此处需要 3 个判断，实际给出 2 个
                            请为每个指标各写一行一列，名称不重复。""");
    }

    @Test
    void judgementsThatContradictEachOtherNameTheFilesAndTheWorst() {
        // a over b 9, b over c 9, yet c over a 9
        List<Path> files = List.of(file("ahp.csv", ",a,b,c\na,1,9,1/9\nb,1/9,1,9\nc,9,1/9,1\n"));
        List<Problem> problems = Sketch.problems(() -> weigh(files, Ahp.Options.DEFAULT));
        assertThat(problems).extracting(Problem::code).containsExactly(ProblemCode.SUIT_05_INCONSISTENT);
        assertThat(problems.get(0).text(Language.EN)).startsWith("SUIT-05     ahp.csv: the consistency ratio is ");
    }

    @Test
    void cautionsNameTheFilesOfAllExperts() {
        List<Path> files = List.of(file("wang.csv", "a,b\n1,12\n1/12,1\n"), file("li.csv", "a,b\n1,12\n1/12,1\n"));
        Ahp ahp = weigh(files, Ahp.Options.DEFAULT);
        assertThat(ahp.cautions())
                .isNotEmpty()
                .allSatisfy(c -> assertThat(c.place()).startsWith("wang.csv, li.csv"));
        assertThat(ahp.cautions())
                .extracting(c -> c.text(Language.EN))
                .first()
                .asString()
                .contains("the judgement is 12, beyond Saaty's scale of 1 to 9");
    }

    /** The second had been left out in silence. */
    @Test
    void expertsOnSheetsOfTheirOwnAreToldApart() throws IOException {
        Path book = folder.resolve("experts.xlsx");
        try (OutputStream out = Files.newOutputStream(book);
                Workbook all = new Workbook(out, "test", "1.0")) {
            for (String expert : new String[] {"王", "李"}) {
                Worksheet sheet = all.newWorksheet(expert);
                String[][] cells = {{"", "a", "b"}, {"a", "1", "3"}, {"b", "1/3", "1"}};
                for (int r = 0; r < cells.length; r++) {
                    for (int c = 0; c < cells.length; c++) {
                        sheet.value(r, c, cells[r][c]);
                    }
                }
            }
        }
        assertThat(Sketch.told(() -> AhpMatrix.read(List.of(book), AhpMatrix::name)))
                .startsWith("TABLE-23    experts.xlsx: several sheets hold such a table: 王, 李\n"
                        + "            Name the one that is meant behind the file: experts.xlsx#王, experts.xlsx#李;");
        assertThat(AhpMatrix.read(
                        List.of(folder.resolve("experts.xlsx#王"), folder.resolve("experts.xlsx#李")), AhpMatrix::name))
                .hasSize(2);
    }
}
