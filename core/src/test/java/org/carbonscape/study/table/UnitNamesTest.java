package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitNamesTest {
    @TempDir
    private Path folder;

    private static UnitNames of(String... ids) {
        return new UnitNames(new Districts(
                "districts", List.of(ids), List.of("north", "south", "east").subList(0, ids.length)));
    }

    /** A spreadsheet takes the zeros off; the layer's column may be of numbers, and the table of text. */
    @Test
    void zerosBeforeAnIdMayBeLost() {
        UnitNames text = of("007", "012", "0200");
        assertThat(List.of(text.find("7"), text.find("12.0"), text.find("200"), text.find("0012")))
                .containsExactly(1, 2, 3, 2);
        assertThat(of("7", "0").find("007")).isEqualTo(1);
        assertThat(of("7", "0").find("00")).isEqualTo(2);
        assertThat(text.find("70")).isZero();
    }

    @Test
    void aNumberBelowZeroMayHaveAPointToo() {
        assertThat(of("-1", "-2", "3").find("-1.0")).isEqualTo(1);
        assertThat(of("1", "2").find("-1.0")).isZero();
    }

    @Test
    void anIdThatIsWrittenSoGoesFirstAndOneOfTwoWritingsIsNone() {
        UnitNames both = of("007", "7", "07");
        assertThat(List.of(both.find("007"), both.find("7"), both.find("07"), both.find("0007")))
                .containsExactly(1, 2, 3, 0);
    }

    /** Of ids that differ in capitals only, another writing is none of them. */
    @Test
    void idsThatDifferInCapitalsOnlyAreApart() {
        UnitNames both = of("a1", "A1", "b");
        assertThat(List.of(both.find("a1"), both.find("A1"), both.find("B"), both.find("ａ1")))
                .containsExactly(1, 2, 3, 0);
    }

    /** As Excel shows numbers of many digits, and writes them into a CSV. */
    @Test
    void idsInPowersOfTenAreIdsWhereNoDigitIsLost() {
        UnitNames counties = of("430102", "430103", "430121");
        assertThat(List.of(
                        counties.find("4.30102E+05"),
                        counties.find("4.30103e5"),
                        counties.find("4.3012E+05"), // 430121, but for its last digit
                        counties.find("4.301E+05")))
                .containsExactly(1, 2, 0, 0);
        UnitNames provinces = of("430000", "440000");
        assertThat(List.of(provinces.find("4.3E+05"), provinces.find("4.40E+05"), provinces.find("4E+05")))
                .containsExactly(1, 2, 0);
    }

    @Test
    void lostDigitsAreTold() {
        TextTable table = table("year,unit,amount\n2005,4.3010E+05,1\n2005,4.3012E+05,2\n2020,4.3010E+05,3\n");
        Problems problems = new Problems();
        of("430102", "430103", "430121").of(table, "unit", Optional.of("amount"), problems);
        assertThat(problems.problems())
                .singleElement()
                .satisfies(p -> assertThat(List.of(p.text(Language.EN), p.text(Language.ZH)))
                        .containsExactly("""
                UNITS-11    t.csv: ids in powers of ten, whose last digits are lost (in brackets the ids that may be \
                meant): 4.3010E+05 (430102, 430103); 4.3012E+05 (430121)
                            Give the column of ids the number format 0 in the spreadsheet that the table was saved \
                from, and save it again: this file has the lost digits no more.""", """
                UNITS-11    t.csv：编号被写成科学计数法，末几位数字已丢失（括号内为可能的编号）：4.3010E+05 (430102, 430103); \
                4.3012E+05 (430121)
                            请在另存前的表格中将编号列的单元格格式设为“数值”、小数位数 0，再重新保存；本文件中已没有丢失的数字。"""));
    }

    private TextTable table(String csv) {
        try {
            return TableFile.read(Files.writeString(folder.resolve("t.csv"), csv));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each short name was held against the sum of all rows: minutes for a province's towns. */
    @Test
    void shortNamesOfManyUnitsAreFoundAtOnce() {
        int units = 4_000;
        List<String> names = IntStream.range(0, units).mapToObj(u -> "镇" + u).toList();
        StringBuilder rows = new StringBuilder("year,unit,amount\n");
        for (int year = 2001; year <= 2010; year++) {
            for (String name : names) {
                rows.append(year).append(',').append(name).append(",1\n");
            }
        }
        UnitNames towns = new UnitNames(new Districts(
                "towns",
                IntStream.range(0, units).mapToObj(u -> "t" + u).toList(),
                names.stream().map(n -> n + "镇").toList()));
        TextTable table = table(rows.toString());
        Problems problems = new Problems();
        int[] found = assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> towns.of(table, "unit", Optional.of("amount"), problems).units());
        assertThat(found)
                .isEqualTo(
                        IntStream.range(0, 10 * units).map(r -> 1 + r % units).toArray());
        assertThat(problems.problems()).isEmpty();
    }

    /** Each id in powers of ten was held against every unit's. */
    @Test
    void manyIdsInPowersOfTenAreFoundAtOnce() {
        int units = 40_000;
        List<String> ids =
                IntStream.range(0, units).mapToObj(u -> (43010 + u) + "0000000").toList();
        UnitNames towns = new UnitNames(new Districts("towns", ids, ids));
        List<String> texts = IntStream.range(0, units)
                .mapToObj(u -> (43010 + u) / 10000 + "." + String.format("%04d", (43010 + u) % 10000) + "E+11")
                .toList();
        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThat(texts.stream().map(towns::find).toList())
                        .isEqualTo(IntStream.rangeClosed(1, units).boxed().toList()));
    }
}
