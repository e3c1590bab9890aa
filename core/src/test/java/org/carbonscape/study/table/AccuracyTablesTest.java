package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert;
import org.carbonscape.land.AccuracySample;
import org.carbonscape.land.Legend;
import org.carbonscape.land.MapAccuracy;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.plan.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccuracyTablesTest {
    @TempDir
    private Path folder;

    private AccuracyTables.Read read(String text, boolean byColumn) throws IOException {
        return AccuracyTables.read(Files.writeString(folder.resolve("m.csv"), text), byColumn);
    }

    private List<String> told(ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problems().stream()
                .flatMap(p -> Stream.of(p.text(Language.EN), p.text(Language.ZH)))
                .toList();
    }

    @Test
    void aMatrixIsReadByItsNamesWhateverTheirOrder() throws IOException {
        AccuracySample rows =
                read(",forest,water\nforest,5,1\nwater,2,7\n", false).sample();
        assertThat(rows.strata()).containsExactly("forest", "water");
        assertThat(rows.places()[0][0]).containsExactly(5, 1);
        assertThat(rows.places()[1][1]).containsExactly(2, 7);
        AccuracySample turned =
                read("map,water,forest\nforest,1,5\nwater,7,2\n", false).sample();
        assertThat(turned.places()).isDeepEqualTo(rows.places());
        AccuracySample columns =
                read(",forest,water\nforest,5,2\nwater,1,7\n", true).sample();
        assertThat(columns.places()).isDeepEqualTo(rows.places());
    }

    @Test
    void sumsOfAMatrixAreNoClass() throws IOException {
        for (String total : new String[] {"Total", "合计"}) {
            String text = ",forest,water," + total + "\nforest,5,1,6\nwater,2,7,9\n" + total + ",7,8,15\n";
            AccuracySample sample = read(text, false).sample();
            assertThat(sample.strata()).containsExactly("forest", "water");
            assertThat(sample.places()[1][1]).containsExactly(2, 7);
            assertThat(AccuracyTables.matrixOf(folder.resolve("m.csv"))).containsExactly("forest", "water");
        }
        assertThat(read(",forest,water\nforest,\"1,005\",1\nwater,2,7\n注：2020 年,,\n", false)
                        .sample()
                        .places()[0][0])
                .as("with marks of thousands and a note")
                .containsExactly(1005, 1);
        AccuracySample arcgis =
                read("FID,Classified,GrndTruth\n0,1,1\n1,2,1\n", false).sample();
        assertThat(arcgis.classes()).containsExactly("1", "2");
        assertThat(AccuracyTables.matrixOf(folder.resolve("m.csv"))).isEmpty();
    }

    @Test
    void placesBelowATitleAndOfTwoColumnsTheOneByTheVeryName() throws IOException {
        String title = "表 2 验证样点,,\n分类,参考,数量\n";
        assertThat(read(title + "林地,林地,5\n林地,水域,2\n", false).sample().places()[0][0])
                .containsExactly(5, 2);
        assertThat(told(() -> read(title + "林地,,5\n", false)).get(0)).startsWith("ACCURACY-05 m.csv row 3: ");
        assertThat(read("map,reference,数量,count\na,b,9,4\na,a,9,1\n", false)
                        .sample()
                        .places()[0][0])
                .containsExactly(1, 4);
        assertThat(told(() -> read("map,reference,样本数,数量\na,b,9,4\n", false)))
                .containsExactly(
                        "TABLE-21    m.csv: several columns may be \"count\": 样本数, 数量\n"
                                + "            Name the one that is meant \"count\", or remove the others.",
                        "TABLE-21    m.csv：有多列可能是“count”：样本数、数量\n" + "            请将所需的一列改名为“count”，或删除其他列。");
    }

    @Test
    void aMatrixMayStandRightOfMarginsAndBelowTheWordForItsColumns() throws IOException {
        for (String text : List.of(
                ",地图,林地,水域\n,林地,5,1\n,水域,2,7\n",
                "混淆矩阵,,,\n,地图,林地,水域\n,林地,5,1\n,水域,2,7\n",
                ",,参考类别,,\n,,林地,水域,合计\n地图类别,林地,5,1,6\n,水域,2,7,9\n,合计,7,8,15\n,,,,\n注：目视解译,,,,\n")) {
            AccuracyTables.Read read = read(text, false);
            assertThat(read.sample().strata()).as(text).containsExactly("林地", "水域");
            assertThat(read.sample().places()[1][1]).as(text).containsExactly(2, 7);
            assertThat(read.cautions()).isEmpty();
        }
        assertThat(read(",,a,b,Total\n,a,5,1,6\n,b,3,7,9\n", false).cautions()).isNotEmpty();
        assertThat(told(() -> read("Matrix\n,,a,b\n,a,5,1\n,c,3,7\n", false)).get(0))
                .startsWith("ACCURACY-01 m.csv: the rows are a, c, the columns a, b.");
        assertThat(told(() -> read("Matrix,,\n合计,1,\n", false)).get(0)).startsWith("ACCURACY-01 m.csv: ");
    }

    @Test
    void wordsThatSayThatTheRowsAreTheReferenceAreTold() throws IOException {
        for (String text : List.of(
                "参考\\分类,a,b\na,5,1\nb,2,7\n",
                "Actual / Predicted,a,b\na,5,1\nb,2,7\n",
                "真实地类,a,b\na,5,1\nb,2,7\n",
                ",分类类别,\n参考类别,a,b\na,5,1\nb,2,7\n",
                ",,分类结果,\n,,a,b\n真实,a,5,1\n,b,2,7\n")) {
            assertThat(read(text, false).cautions())
                    .as(text)
                    .singleElement()
                    .satisfies(p -> assertThat(p.code()).isEqualTo(ProblemCode.ACCURACY_C05_SIDES));
            assertThat(read(text, true).cautions()).as(text).isEmpty();
        }
        for (String text : List.of(
                "分类\\参考,a,b\na,5,1\nb,2,7\n",
                "map,a,b\na,5,1\nb,2,7\n",
                ",参考类别,\n分类类别,a,b\na,5,1\nb,2,7\n",
                "分类,实际,\n,a,b\na,5,1\nb,2,7\n",
                "2020年分类混淆矩阵,,\n类别,a,b\na,5,1\nb,2,7\n")) {
            assertThat(read(text, false).cautions()).as(text).isEmpty();
            assertThat(read(text, false).sample().places()[1][1]).as(text).containsExactly(2, 7);
        }
        assertThat(read("分类\\参考,a,b\na,5,1\nb,2,7\n", true).cautions().get(0).text(Language.ZH))
                .isEqualTo("""
                ACCURACY-C05 m.csv：按表中文字（“分类\\参考”），列为参考数据，而目前列按地图读取。
                            若文字无误，请将 landUse.accuracy-map-in-columns 设为 false（命令：不加 --map-in-columns）；否则请更正文字。""");
        assertThat(read("参考\\分类,a,b\na,5,1\nb,2,7\n", false).cautions().get(0).text(Language.EN))
                .isEqualTo("""
                ACCURACY-C05 m.csv: by the words of the table ("参考\\分类") the rows are the reference, yet the rows are \
                read as the map.
                            Where the words are right, set landUse.accuracy-map-in-columns to true (the command: with \
                --map-in-columns); else correct them.""");
    }

    @Test
    void numbersOfPlacesBesideAMatrixAreNoClass() throws IOException {
        for (String name : List.of("样本数", "样本总数", "样点数（个）", "面积(ha)", "Wi", "行和", "Samples")) {
            AccuracyTables.Read read = read(",林地（个）,水域（个）," + name + "\n林地,5,1,6\n水域,2,7,9\n", false);
            assertThat(read.sample().strata()).as(name).containsExactly("林地", "水域");
            assertThat(read.cautions()).as(name).isEmpty();
        }
        // counts that are alike across and down by chance are no names
        assertThat(told(() -> read(",林地,水域,草地\n林地,5,0,2\n水域,0,7,0\n,2,0,9\n", false))
                        .get(1))
                .startsWith("ACCURACY-01 m.csv：行为 林地、水域，列为 林地、水域、草地。");
        assertThat(told(() -> read(",a,b\na,5,\nb,2,7\n", false)).get(1))
                .startsWith("ACCURACY-02 m.csv 第 2 行 \"b\"：“（空白）”不是样点数或像元数。");
    }

    @Test
    void aListMayHaveOtherWordsNotesAndATotal() throws IOException {
        String rows = "林地,林地,5\n林地,水域,1\n水域,林地,2\n水域,水域,7\n";
        for (String head : List.of("map,reference,FREQUENCY\n", "分类,实际,样点数\n", "解译类型,验证类型,个数\n")) {
            assertThat(read(head + rows + "合计,,15\n注：目视解译,,\n", false).sample().drawn(1))
                    .as(head)
                    .isEqualTo(9);
            assertThat(read(head + rows, false).cautions()).as(head).isEmpty();
        }
        assertThat(read("map,reference,count\n" + rows + "合计,合计,16\n", false)
                        .cautions()
                        .get(0)
                        .text(Language.ZH))
                .startsWith("ACCURACY-C03 m.csv：合计与各项之和（括号内）不符：第 6 行 16（15）。");
        assertThat(read("map,reference,k\n" + rows, false).cautions().get(0).text(Language.ZH))
                .isEqualTo("""
                ACCURACY-C06 m.csv：每对类别只有一行，而“k”列未被读取：每行按一个样点计。
                            若该列为每行的样点数，请将列名改为“样点数”（count）。""");
        assertThat(read("序号,map,reference\n1,a,a\n2,a,b\n3,b,a\n4,b,b\n", false).cautions())
                .isEmpty();
    }

    @Test
    void totalsThatAreNotTheSumsOfTheirCounts() throws IOException {
        String text = ",forest,water,Total\nforest,5,1,6\nwater,3,7,9\nTotal,7,8,\n";
        assertThat(read(text, false).sample().places()[1][1]).containsExactly(3, 7);
        Problem told = read(text, false).cautions().get(0);
        assertThat(told.code().isCaution()).isTrue();
        assertThat(told.text(Language.EN)).isEqualTo("""
                ACCURACY-C03 m.csv: totals are not the sums of their counts (in brackets): row "water" 9 (10), \
                column "forest" 7 (8). The counts are taken.
                            Correct the count or the total, or leave out the row and the column of totals.""");
        assertThat(told.text(Language.ZH)).isEqualTo("""
                ACCURACY-C03 m.csv：合计与各项之和（括号内）不符：“water”行 9（10）、“forest”列 7（8）。以各项样点数为准。
                            请更正样点数或合计数，或删去合计的行与列。""");
        Problems problems = new Problems();
        AccuracyTables.truth(
                folder.resolve("m.csv"), "2000", "landUse.accuracy (m.csv)", Study.Accuracy.none(), SIX, problems);
        assertThat(problems.cautions().get(0)).isEqualTo(told.at("landUse.accuracy (m.csv)"));
    }

    @Test
    void placesAreCountedByStratum() throws IOException {
        AccuracyTables.Read read =
                read("id,stratum,map,reference\n1,a,x,x\n2,a,x,y\n3,b,y,y\n4,b,y,y\n5,b,x,y\n", false);
        assertThat(read.places()).isTrue();
        assertThat(read.sample().strata()).containsExactly("a", "b");
        assertThat(read.sample().places()).isDeepEqualTo(new long[][][] {{{1, 1}, {0, 0}}, {{0, 1}, {0, 2}}});
        assertThat(AccuracyTables.cells(List.of("b=100", "a=50"), read.sample(), "m.csv"))
                .containsExactly(50, 100);
        AccuracyTables.Read counted = read("分类,参考,数量\nx,x,40\nx,y,2\ny,y,30\n", false);
        assertThat(counted.places()).isFalse();
        assertThat(counted.sample().places()[0][0]).containsExactly(40, 2);
        assertThat(counted.sample().drawn(1)).isEqualTo(30);
    }

    @Test
    void whatDoesNotFitIsToldWithItsPlaceAndRemedy() throws IOException {
        assertThat(told(() -> read(",a,b\na,1,2\nc,3,4\n", false))).containsExactly("""
                ACCURACY-01 m.csv: the rows are a, c, the columns a, b.
                            Give rows and columns the same classes, each once, with the names in the first column and \
                the first row.""", """
                ACCURACY-01 m.csv：行为 a、c，列为 a、b。
                            请使行与列的类别一致且不重复，名称写在首列和首行。""");
        assertThat(told(() -> read(",a,b\na,1,-2\nb,3,x\n", false))).containsExactly("""
                ACCURACY-02 m.csv row 2 "b": "-2" is not a count of places or cells.
                            Write a whole number of 0 or more.""", """
                ACCURACY-02 m.csv 第 2 行 "b"：“-2”不是样点数或像元数。
                            请写不小于 0 的整数。""", """
                ACCURACY-02 m.csv row 3 "b": "x" is not a count of places or cells.
                            Write a whole number of 0 or more.""", """
                ACCURACY-02 m.csv 第 3 行 "b"：“x”不是样点数或像元数。
                            请写不小于 0 的整数。""");
        assertThat(told(() -> read("map,reference\na,b\na,\n", false))).containsExactly("""
                ACCURACY-05 m.csv row 3: the row names no stratum, map class or reference class.
                            Fill it in, or remove the row.""", """
                ACCURACY-05 m.csv 第 3 行：该行缺少层、制图类别或参考类别。
                            请补全，或删除该行。""");
        AccuracySample sample = read(",a,b\na,1,0\nb,3,4\n", false).sample();
        assertThat(told(() -> AccuracyTables.cells(List.of("10"), sample, "m.csv")))
                .containsExactly("""
                ACCURACY-03 m.csv: 1 numbers of cells do not fit 2 strata: a, b.
                            Give --pixels (landUse.accuracy-strata in a study) a number for each, in this order, or as \
                NAME=NUMBER.""", """
                ACCURACY-03 m.csv：像元数有 1 个，与 2 个层不符：a、b。
                            请用 --pixels（研究文件中为 landUse.accuracy-strata）按此顺序给出每层的像元数，或写为“名称=像元数”。""");
        assertThat(told(() -> AccuracyTables.cells(List.of("a=10", "c=20", "a=3"), sample, "m.csv")))
                .as("as many as there are: what is wrong is the names, all of them told")
                .containsExactly("""
                ACCURACY-09 m.csv: "c=20" is none of the strata, or stands there twice: a, b.
                            Write each of them once, as NAME=NUMBER, or the numbers alone in this order.""", """
                ACCURACY-09 m.csv：“c=20”不是其中的层，或重复出现：a、b。
                            请将每层各写一次，写为“名称=像元数”，或按此顺序只写像元数。""", """
                ACCURACY-09 m.csv: "a=3" is none of the strata, or stands there twice: a, b.
                            Write each of them once, as NAME=NUMBER, or the numbers alone in this order.""", """
                ACCURACY-09 m.csv：“a=3”不是其中的层，或重复出现：a、b。
                            请将每层各写一次，写为“名称=像元数”，或按此顺序只写像元数。""");
        assertThat(told(() -> AccuracyTables.cells(List.of("10", "5"), sample, "m.csv")))
                .containsExactly("""
                ACCURACY-06 m.csv: "b" has 7 places but only 5 cells.
                            Check that --pixels are the map's cells by class, in the order of the rows.""", """
                ACCURACY-06 m.csv：“b”有 7 个样点，却只有 5 个像元。
                            请检查 --pixels 是否为地图中各类像元数，且顺序与行一致。""", """
                ACCURACY-04 m.csv: strata with cells need two places at least: a (1).
                            Visit more places there, or join the stratum with another.""", """
                ACCURACY-04 m.csv：有像元的层至少需要两个样点：a (1)。
                            请在该层补充样点，或与其他层合并。""");
    }

    private static final Legend SIX = Legend.preset("landUse.legend", "cnlucc-6");

    private MapAccuracy truth(String text, List<String> strata, Problems problems) throws IOException {
        Path file = Files.writeString(folder.resolve("m.csv"), text);
        Study.Accuracy asked = new Study.Accuracy(new TreeMap<>(), false, strata);
        return AccuracyTables.truth(file, "2000", "landUse.accuracy.2000 (m.csv)", asked, SIX, problems);
    }

    private static Stream<String> texts(Problem p) {
        return Stream.of(p.text(Language.EN), p.text(Language.ZH));
    }

    @Test
    void classesOfAMatrixAreThoseOfTheLegend() throws IOException {
        Problems problems = new Problems();
        MapAccuracy truth = truth(",林地,cultivated\n林地,30,10\ncultivated,5,45\n", List.of(), problems);
        int forest = SIX.find("forest").orElseThrow().index();
        int fields = SIX.find("cultivated").orElseThrow().index();
        assertThat(truth.share()[forest][fields]).isEqualTo(0.25);
        assertThat(truth.sample()[forest]).isCloseTo(40, within(1e-9));
        assertThat(truth.share()[fields][fields]).isEqualTo(0.9);
        assertThat(problems.cautions().stream().flatMap(AccuracyTablesTest::texts))
                .containsExactly("""
                ACCURACY-C01 landUse.accuracy.2000 (m.csv): no place was visited in the map classes grassland, water, \
                construction, unused; their land counts as it is mapped.
                            Add places there; the intervals do not know their errors.""", """
                ACCURACY-C01 landUse.accuracy.2000 (m.csv)：制图类别 草地、水域、建设用地、未利用地 没有样点；其土地按地图计算。
                            请在这些类别补充样点；区间未包含其误差。""");
    }

    @Test
    void classesOfAMatrixMayBeCodesOfTheMap() throws IOException {
        String plain = ",forest,cultivated\nforest,30,10\ncultivated,5,45\n";
        MapAccuracy named = truth(plain, List.of(), new Problems());
        for (String coded : List.of(
                ",2,1\n2,30,10\n1,5,45\n",
                "分类,1.0,2.0,合计\n1.0,45,5,50\n2.0,10,30,40\n合计,55,35,90\n",
                "OBJECTID,ClassValue,C_1,C_2,Total,U_Accuracy,Kappa\n1,C_1,45,5,50,0.9,0\n2,C_2,10,30,40,0.75,0\n"
                        + "3,Total,55,35,90,0,0\n4,P_Accuracy,0.82,0.86,0,0.83,0\n5,Kappa,0,0,0,0,0.66\n",
                "表5 精度评价,,,,\n,参考数据,,,\n分类数据,林地,耕地,合计,用户精度(%)\n林地,30,10,40,75\n耕地,5,45,50,90\n"
                        + "合计,35,55,90,\n制图精度(%),85.7,81.8,,\n总体精度=83.3%  Kappa=0.66,,,,\n")) {
            MapAccuracy truth = truth(coded, List.of(), new Problems());
            assertThat(truth.share()).as(coded).isDeepEqualTo(named.share());
            assertThat(truth.sample()).as(coded).containsExactly(named.sample());
        }
        MapAccuracy listed = truth("map,reference,count\n2,2,30\n2,1,10\n1,2,5\n1,1,45\n", List.of(), new Problems());
        assertThat(listed.share()).isDeepEqualTo(named.share());
    }

    /** Of the product's nine classes some are one of the six: their places are those of one class. */
    @Test
    void namesOfOneClassAreCountedTogether() throws IOException {
        Legend clcd = Legend.preset("landUse.legend", "clcd");
        String fine = ",Forest,Shrub,Cropland\nForest,20,5,5\nShrub,4,1,5\nCropland,3,2,45\n";
        Path file = Files.writeString(folder.resolve("m.csv"), fine);
        MapAccuracy joined = AccuracyTables.truth(file, "2000", "m.csv", Study.Accuracy.none(), clcd, new Problems());
        int forest = clcd.find("forest").orElseThrow().index();
        int fields = clcd.find("cultivated").orElseThrow().index();
        assertThat(joined.share()[forest][forest]).isEqualTo(0.75); // 20 + 5 + 4 + 1 of 40
        assertThat(joined.share()[fields][forest]).isEqualTo(0.1); // 3 + 2 of 50
        assertThat(joined.sample()[forest]).isCloseTo(40, within(1e-9));
        Files.writeString(file, ",1,9999\n1,5,1\n9999,1,7\n");
        assertThat(told(() -> AccuracyTables.truth(file, "2000", "m.csv", Study.Accuracy.none(), clcd, new Problems())))
                .first()
                .asString()
                .startsWith("LEGEND-07   m.csv row 3: the legend has no class \"9999\".");
        Files.writeString(file, "id,map,reference\n1,Forest,Forest\n2,Forest,沙洲\n3,Forest,Forest\n");
        assertThat(told(() -> AccuracyTables.truth(file, "2000", "m.csv", Study.Accuracy.none(), clcd, new Problems())))
                .first()
                .asString()
                .startsWith("LEGEND-07   m.csv row 3: the legend has no class \"沙洲\".");
    }

    /** Two strata of 900 and 100 cells that are not map classes: of forest on the map 8 of 10 and 1 of 5 are so. */
    @Test
    void strataThatAreNotMapClassesCountByTheirCells() throws IOException {
        String places = """
                stratum,map,reference,count
                a,forest,forest,8
                a,forest,cultivated,2
                b,forest,forest,1
                b,forest,cultivated,4
                b,cultivated,cultivated,5
                """;
        MapAccuracy truth = truth(places, List.of("a=900", "b=100"), new Problems());
        int forest = SIX.find("forest").orElseThrow().index();
        double mapped = 0.9 + 0.1 * 0.5;
        double p = (0.9 * 0.8 + 0.1 * 0.1) / mapped;
        assertThat(truth.share()[forest][forest]).isCloseTo(p, within(1e-12));
        // s2 of y - p x over n: by hand for either stratum
        double a = (8 * 0.2 * 0.2 + 2 * 0.8 * 0.8) / 9 / 10 * (1 - 10 / 900.0); // about its own mean, whatever p
        double meanB = 0.1 - p * 0.5;
        double b = (1 * Math.pow(1 - p - meanB, 2) + 4 * Math.pow(-p - meanB, 2) + 5 * Math.pow(-meanB, 2)) / 9 / 10;
        b *= 1 - 10 / 100.0; // as Stehman 2014 has it, and as the command says
        double se2 = (0.81 * a + 0.01 * b) / (mapped * mapped);
        // the effective sample has the variances of both classes found, which are alike
        double q = 1 - p;
        double meanC = 0.4 - q * 0.5;
        double c = (4 * Math.pow(1 - q - meanC, 2) + 1 * Math.pow(-q - meanC, 2) + 5 * Math.pow(-meanC, 2)) / 9 / 10;
        c *= 1 - 10 / 100.0;
        double seC = (0.81 * a + 0.01 * c) / (mapped * mapped);
        assertThat(truth.sample()[forest]).isCloseTo(1 + 2 * p * q / (se2 + seC), within(1e-9));
    }

    @Test
    void aNameOfSeveralClassesIsTold() throws IOException {
        Legend fine = Legend.preset("landUse.legend", "cnlucc-25");
        Path file = Files.writeString(folder.resolve("m.csv"), ",forest\nforest,5\n");
        assertThat(told(() -> AccuracyTables.truth(file, "2000", "m.csv", Study.Accuracy.none(), fine, new Problems())))
                .first()
                .asString()
                .startsWith(
                        "ACCURACY-08 m.csv row 2: \"forest\" stands for several classes of the legend: closed forest, ")
                .endsWith("Name each class of the map: a sample tells nothing of how its places are split.");
        assertThat(texts(Problem.of(ProblemCode.ACCURACY_08_ONE_CLASS, "m.csv", "forest", "a, b")))
                .contains("""
                ACCURACY-08 m.csv：“forest”对应图例中的多个地类：a、b。
                            请写明地图中的每个地类：样点无法说明其内部如何划分。""");
        assertThat(texts(Problem.of(ProblemCode.ACCURACY_07_YEAR, "landUse.accuracy.2015", "2000, 2010")))
                .contains("""
                ACCURACY-07 landUse.accuracy.2015：没有该年份的期次。
                            请写 landUse.phases 中的年份：2000、2010。""");
        assertThat(texts(Problem.of(ProblemCode.ACCURACY_C02_BIAS, "landUse.accuracy", "2000", "5", "1", "4", "2")))
                .containsExactly("""
                ACCURACY-C02 landUse.accuracy: the net of 2000 from the map, 5 tCO2, lies outside its 95 % interval, 1 \
                to 4 tCO2.
                            The map is biased: cite the value corrected for its errors, 2 tCO2 (adjusted_tCO2 in \
                carbon-uncertainty).""", """
                ACCURACY-C02 landUse.accuracy：按地图计算的 2000 年净碳排放 5 tCO2 在其 95 % 区间 1 至 4 tCO2 之外。
                            地图存在偏差：请引用按分类误差修正后的值 2 tCO2（carbon-uncertainty 表的 adjusted_tCO2）。""");
    }

    /** Copied once more it counted twice. */
    @Test
    void aRowThatStandsTwiceIsTold() throws IOException {
        Problem told =
                cautions("map,reference,count\nx,x,40\nx,y,2\ny,y,30\nx,x,40\n").get(0);
        assertThat(told.text(Language.EN)).isEqualTo("""
                ACCURACY-C07 m.csv: rows that say the same as an earlier one count too (1): row 5 (as row 2).
                            Remove them where the same place was written twice; where they are other places, nothing \
                is to be done.""");
        assertThat(told.text(Language.ZH)).isEqualTo("""
                ACCURACY-C07 m.csv：有 1 行与前面的行相同，均计算在内：第 5 行（同第 2 行）。
                            若为同一样点重复填写，请删除；若确为不同样点，则无需修改。""");
        assertThat(cautions("\nmap,reference,count\n\nx,x,40\nx,y,2\ny,y,30\n\nx,x,40\n")
                        .get(0)
                        .text(Language.EN))
                .as("blank rows count")
                .contains("row 8 (as row 4)");
        StringBuilder places = new StringBuilder("lon,lat,map,reference\n");
        for (int i = 0; i < 12; i++) {
            places.append("112.")
                    .append(i)
                    .append(",28.")
                    .append(i)
                    .append(",x,")
                    .append(i % 3 == 0 ? "y\n" : "x\n");
        }
        assertThat(cautions(places.toString())).isEmpty();
        assertThat(cautions(places + "112.3,28.3,x,y\n")).hasSize(1);
        assertThat(cautions(places.toString().replaceAll("(?m)^112[^,]*,[^,]*,", ",,")))
                .as("nothing tells them apart")
                .isEmpty();
        assertThat(cautions("map,reference,count,by\nx,x,40,Li\ny,y,30,Li\nx,x,40,Wu\ny,y,30,Wu\n"))
                .as("of two people")
                .isEmpty();
    }

    private List<Problem> cautions(String table) throws IOException {
        return read(table, false).cautions();
    }
}
