package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of units without their ending, and with one that the layer lacks. */
class ShortNamesTest {
    @TempDir
    private Path folder;

    private final Problems problems = new Problems();

    private int[] units(List<String> names, String... rows) {
        List<String> ids =
                IntStream.rangeClosed(1, names.size()).mapToObj(u -> "D" + u).toList();
        try {
            Path file =
                    Files.writeString(folder.resolve("t.csv"), "year,unit,amount\n" + String.join("\n", rows) + "\n");
            return new UnitNames(new Districts("districts", ids, names))
                    .of(TableFile.read(file), "unit", Optional.of("amount"), problems)
                    .units();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final List<String> XIANGTAN = List.of("雨湖区", "岳塘区", "湘潭县", "韶山市");

    @Test
    void namesWithoutTheirEndingAreThoseOfTheirUnits() {
        assertThat(units(XIANGTAN, "2005,雨湖,1", "2005,岳 塘,2", "2005,湘潭县,4", "2005,韶山,8"))
                .containsExactly(1, 2, 3, 4);
        assertThat(problems.problems()).isEmpty();
        Problem told = problems.cautions().get(0);
        assertThat(List.of(told.text(Language.EN), told.text(Language.ZH))).containsExactly("""
                UNITS-C11   t.csv: names without the ending of the unit's name, or with one that it lacks, were taken \
                as that unit: 雨湖 (雨湖区), 岳 塘 (岳塘区), 韶山 (韶山市)
                            Nothing needs to be done where these units are meant; else remove these rows, or write the \
                ids of units.""", """
                UNITS-C11   t.csv：以下名称与单元名称只差末尾的行政区类别，按该单元读取：雨湖（雨湖区）、岳 塘（岳塘区）、\
                韶山（韶山市）
                            若所指即为这些单元，无需处理；否则请删除这些行，或改写单元编号。""");
    }

    /** Where nothing is near, a reader sees which unit has which id. */
    @Test
    void aPlaceLikeNoUnitIsToldWithTheUnitsIdsAndNames() {
        assertThat(units(List.of("Plantation", "Riparian Zone"), "2005,Urban Area,1", "2005,Plantation,2"))
                .containsExactly(0, 1);
        Problem told = problems.problems().get(0);
        assertThat(List.of(told.text(Language.EN), told.text(Language.ZH))).containsExactly("""
                CARBON-14   t.csv: the unit "Urban Area" is not among the units of the study.
                            Write one of: D1 Plantation, D2 Riparian Zone; or remove its rows, as those of a total of \
                the units.""", """
                CARBON-14   t.csv：研究单元中没有“Urban Area”。
                            请写以下之一：D1 Plantation、D2 Riparian Zone；或删除这些行（如各单元的合计）。""");
    }

    @Test
    void autonomousCountiesAndEnglishNamesHaveEndingsToo() {
        assertThat(units(
                        List.of("江华瑶族自治县", "积石山保安族东乡族撒拉族自治县", "巴音郭楞蒙古自治州", "内蒙古自治区", "神农架林区"),
                        "2005,江华,1",
                        "2005,积石山,20",
                        "2005,巴音郭楞,4",
                        "2005,内蒙古,8",
                        "2005,神农架,16"))
                .containsExactly(1, 2, 3, 4, 0);
        assertThat(units(List.of("Foo County", "Bar", "Foobar"), "2005,FOO,1", "2005,Bar District,20", "2005,Foobar,4"))
                .containsExactly(1, 2, 3);
    }

    /** 湘潭 is the city of all of them where 湘潭县 has its row or the amounts say so. */
    @Test
    void whatIsAnotherPlaceStaysOne() {
        assertThat(units(XIANGTAN, "2005,雨湖区,1", "2005,岳塘区,2", "2005,湘潭县,4", "2005,湘潭,9", "2005,韶山市,8"))
                .containsExactly(1, 2, 3, 0, 4);
        assertThat(problems.problems()).extracting(Problem::code).containsExactly(ProblemCode.CARBON_14_PLACE);
        assertThat(units(XIANGTAN, "2005,湘潭,11", "2005,雨湖,1", "2005,岳塘,2", "2005,韶山,8"))
                .containsExactly(UnitNames.TOTAL, 1, 2, 4);
    }

    /** Of one or two names of a prefecture's cities none is taken for a county. */
    @Test
    void aTableAboutFewOfTheUnitsIsOfOtherPlaces() {
        assertThat(units(List.of("雨湖区", "岳塘区", "湘潭县", "韶山市", "湘乡市", "长沙县", "芙蓉区"), "2005,湘潭,1", "2005,长沙,2"))
                .containsOnly(0);
        assertThat(problems.problems()).extracting(Problem::code).containsExactly(ProblemCode.UNITS_09_STRANGERS);
    }

    @Test
    void aNameThatFitsTwoUnitsIsAProblemThatNamesBoth() {
        assertThat(units(List.of("株洲市", "株洲县", "攸县"), "2005,株洲,1", "2005,攸县,2")).containsExactly(0, 3);
        assertThat(problems.problems())
                .extracting(p -> p.text(Language.EN), p -> p.text(Language.ZH))
                .containsExactly(tuple("""
                        UNITS-08    t.csv: the name "株洲" is that of 2 units: D1 株洲市, D2 株洲县
                                    Write their ids instead.""", """
                        UNITS-08    t.csv：名称“株洲”对应 2 个单元：D1 株洲市、D2 株洲县
                                    请改写单元编号。"""));
    }

    /** Both would be of one unit of a layer that has no endings. */
    @Test
    void twoNamesOfOneUnitAreNotTaken() {
        assertThat(units(List.of("湘潭", "韶山"), "2005,湘潭市,1", "2005,湘潭县,2", "2005,韶山市,4"))
                .containsExactly(0, 0, 2);
        assertThat(problems.problems()).hasSize(1);
    }

    /** What is not looked at closely is what would be left of it. */
    @Test
    void keysOfPlainNamesAreThoseOfLookingAtEveryLetter() {
        String letters = "芙 蓉 区 ① * ＊ a A ａ 1 １ · - : ： ㎡ 豈 々 é 鿿 ꀀ İ";
        List<String> pieces = new ArrayList<>(List.of(letters.split(" ")));
        pieces.addAll(List.of("其中", "of which", " ", "\u3000", "\u200b"));
        SplittableRandom random = new SplittableRandom(11);
        int plain = 0;
        for (int i = 0; i < 60_000; i++) {
            String text = random.ints(random.nextInt(0, 5), 0, pieces.size())
                    .mapToObj(pieces::get)
                    .collect(Collectors.joining());
            assertThat(ShortNames.key(text)).as(text).isEqualTo(ShortNames.seen(text));
            plain += ShortNames.key(text).equals(text) ? 1 : 0;
        }
        assertThat(plain).isBetween(5_000, 30_000);
    }
}
