package org.carbonscape.study.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.carbonscape.land.AccuracySample;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccuracyTablesTest {
    @TempDir
    private Path folder;

    private AccuracyTables.Read read(String text, boolean byColumn) throws IOException {
        return AccuracyTables.read(Files.writeString(folder.resolve("m.csv"), text), byColumn);
    }

    private List<String> told(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
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
                ACCURACY-01 m.csv：行为 a, c，列为 a, b。
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
                            Give --pixels a number for each, in this order, or as NAME=NUMBER.""", """
                ACCURACY-03 m.csv：像元数有 1 个，与 2 个层不符：a, b。
                            请用 --pixels 按此顺序给出每层的像元数，或写为“名称=像元数”。""");
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
}
