package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problems;
import org.carbonscape.zone.UnitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sums of a table of activities beside their parts, as balances of energy have them. */
class SumRowsTest {
    private static final UnitSet UNITS = new Districts("districts", List.of("430102"), List.of("芙蓉区"));

    @TempDir
    private Path folder;

    private Problems problems = new Problems();

    /** Item, sector and amount of the rows that count. */
    private List<String> counted(String... rows) throws IOException {
        problems = new Problems();
        StringBuilder text = new StringBuilder("区县,年份,部门,品种,消费量,单位\n");
        for (String row : rows) {
            text.append("芙蓉区,2005,").append(row).append('\n');
        }
        Path file = Files.writeString(folder.resolve("t.csv"), text);
        return InputFiles.table(file, "carbon.energy", "unit", Optional.of(UNITS), problems).rows().stream()
                .map(r -> r.text("item") + r.text("sector") + " " + r.text("amount"))
                .toList();
    }

    /** What each row is asked must not read the program's own tables anew: that took seconds a thousand rows. */
    @Test
    void manyRowsAreReadAtOnce() throws IOException {
        String[] rows = new String[30_000];
        Arrays.setAll(rows, i -> "部门" + i + ",其中：原煤,1,万吨");
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime(); // the thread's own work: other programs may be busy
        assertThat(counted(rows)).hasSize(rows.length);
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void subtotalsBesideTheirPartsAreNotCounted() throws IOException {
        assertThat(counted(",煤合计,9,万吨", ",其中：原煤,6,万吨", ",洗精煤,3,万吨", ",焦炭,1,万吨", ",油品合计,4,万吨", ",汽油,3,万吨", ",煤油,1,万吨"))
                .containsExactly("原煤 6", "洗精煤 3", "焦炭 1", "汽油 3", "煤油 1");
        assertThat(problems.cautions()).hasSize(1);
        assertThat(problems.cautions().get(0).text(Language.EN)).isEqualTo("""
                CARBON-C47  carbon.energy (t.csv): what it calls "煤合计, 油品合计" is the sum of other rows, or a part of \
                one, and is not counted: 2 amounts.
                            Nothing needs to be done, unless rows are missing beside it: then add them.""");
        assertThat(problems.problems()).isEmpty();
    }

    /** 煤合计 has the factor of coal: where its parts are not all there, it counts and they are parts of it. */
    @Test
    void aSubtotalOfMoreThanItsPartsCountsWhereItHasAFactor() throws IOException {
        assertThat(counted(",煤合计,9,万吨", ",其中：型煤,2,万吨", ",焦炭,1,万吨")).containsExactly("煤合计 9", "焦炭 1");
        assertThat(problems.cautions())
                .extracting(p -> p.found(Language.EN))
                .containsExactly("what it calls \"其中：型煤\" is the sum of other rows, or a part of one, and is not "
                        + "counted: 1 amounts.");
        assertThat(counted(",煤合计,9,万吨标准煤", ",原煤,9,万吨")).containsExactly("煤合计 9");
        assertThat(counted(",油品合计,9,万吨", ",汽油,5,万吨", ",柴油,3,万吨")).containsExactly("汽油 5", "柴油 3");
    }

    @Test
    void aSubtotalWithoutPartsCounts() throws IOException {
        assertThat(counted(",煤合计,9,万吨", ",煤油,1,万吨", ",焦炭,1,万吨")).containsExactly("煤合计 9", "煤油 1", "焦炭 1");
        assertThat(problems.cautions()).isEmpty();
    }

    /** Yearbooks mark what is of the item above by #: cows were counted again beside all cattle. */
    @Test
    void whatIsMarkedAsOfTheKindAboveIsCountedWithIt() throws IOException {
        assertThat(counted(",牛年末存栏,100,头", ",#奶牛,10,头", ",猪,50,头", ",化肥施用量,9,吨", ",＃ 氮肥（折纯氮）,4,吨"))
                .containsExactly("牛年末存栏 100", "猪 50", "化肥施用量 9");
        assertThat(problems.cautions())
                .extracting(p -> p.found(Language.EN))
                .containsExactly("what it calls \"#奶牛, ＃ 氮肥（折纯氮）\" is the sum of other rows, or a part of one, and is "
                        + "not counted: 2 amounts.");
        // a mark of the list, and parts of all energy, which is a caution of its own
        assertThat(counted(",#原煤,6,万吨", ",#焦炭,1,万吨")).containsExactly("#原煤 6", "#焦炭 1");
        assertThat(counted(",能源消费总量,9,万吨标准煤", ",#原煤,6,万吨")).containsExactly("能源消费总量 9", "#原煤 6");
    }

    @Test
    void aLineThatOnlySaysThatPartsFollowIsNone() throws IOException {
        assertThat(counted(",合计,,", ",其中：,,", ",原煤,6,万吨", ",柴油,3,万吨")).containsExactly("原煤 6", "柴油 3");
        assertThat(problems.problems()).isEmpty();
        assertThat(counted(",合计,9,万吨标准煤", ",其中,,")).containsExactly("合计 9");
        assertThat(counted(",原煤,6,万吨", ",其中：,2,万吨")).containsExactly("原煤 6"); // a part of it
    }

    @Test
    void partsOfASectorAreCountedWithIt() throws IOException {
        assertThat(counted("合计,原煤,5,万吨", "工业,原煤,3,万吨", "其中：制造业,原煤,1,万吨", "农业,原煤,2,万吨"))
                .containsExactly("原煤工业 3", "原煤农业 2");
        assertThat(problems.problems()).isEmpty();
        assertThat(counted("合计,原煤,5,万吨", "其中：工业,原煤,3,万吨", "农业,原煤,2,万吨")).containsExactly("原煤工业 3", "原煤农业 2");
    }
}
