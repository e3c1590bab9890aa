package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever ends the program is told in a plain sentence. */
class FaultsTest {
    private static final String PAD = " ".repeat(12);

    private static String told(Throwable fault, Language language, int code) {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(Faults.tell(fault, language, false)).isEqualTo(code);
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void memoryThatIsNotEnoughIsToldWithWhatItWasAndWhatToDo() {
        long most = Runtime.getRuntime().maxMemory() >> 20;
        String more = Needs.sizeAfter(0, most);
        assertThat(told(new RuntimeException(new OutOfMemoryError("Java heap space")), Language.EN, 3))
                .isEqualTo(
                        "FAULT-01    carbonscape: " + most + " MB of memory were not enough (Java heap space)\n" + PAD
                                + "Give it more with --memory " + more
                                + ", or work with fewer threads (--threads 1), larger cells or a smaller region.\n");
        assertThat(told(new OutOfMemoryError("Java heap space"), Language.ZH, 3))
                .isEqualTo("FAULT-01    carbonscape：" + most + " MB 内存不足（Java heap space）\n" + PAD + "请用 --memory "
                        + more + " 增加内存，或减少线程（--threads 1）、增大像元、缩小区域。\n");
    }

    @Test
    void aDiskThatIsFullIsTheMachinesFaultInWhateverLanguageItSaysSo() {
        for (String why : List.of("No space left on device", "设备上没有空间", "磁盘空间不足。", "超出磁盘配额")) {
            ProblemException full = RunFolder.notWritten("a.tif", new IOException(why));
            assertThat(told(full, Language.EN, 3)).startsWith("RUN-05      a.tif: the disk is full: " + why);
        }
        assertThat(told(RunFolder.notWritten("a.tif", new IOException("Is a directory")), Language.EN, 1))
                .startsWith("RUN-04");
    }

    @Test
    void aNameThatIsTooLongHasAShorterOneAsRemedy() {
        assertThat(told(RunFolder.notWritten("a", new IOException("File name too long")), Language.EN, 1))
                .isEqualTo(
                        "RUN-26      a: its name, or that of a file in it, is longer than the system allows: File name "
                                + "too long\n" + PAD
                                + "Choose a shorter name, or a folder nearer to the root; nothing is left "
                                + "half-written.\n");
        assertThat(told(RunFolder.notWritten("a", new IOException("文件名过长")), Language.ZH, 1))
                .isEqualTo("RUN-26      a：其名称或其中某个文件的名称超出系统允许的长度：文件名过长\n" + PAD + "请换用较短的名称或层级较浅的文件夹；没有留下不完整的结果。\n");
    }

    /** A folder that cannot be listed comes out of a stream, not as an exception that is caught. */
    @Test
    void whatTheSystemDoesNotDoIsToldWithItsFileAndWithoutATrace() {
        FileSystemException met = new FileSystemException("/runs/tables", null, "Too many open files");
        assertThat(told(new RuntimeException(new UncheckedIOException(met)), Language.EN, 3))
                .startsWith("FAULT-08    /runs/tables: the system failed to read or write it: Too many open files\n")
                .doesNotContain("\tat ");
        assertThat(told(new UncheckedIOException(new NoSuchFileException("/runs/a")), Language.ZH, 3))
                .startsWith("FAULT-08    /runs/a：系统读写失败：文件已不在\n");
        FileSystemException full = new FileSystemException("/runs/a", null, "No space left on device");
        assertThat(told(new UncheckedIOException(full), Language.EN, 3)).startsWith("RUN-05      /runs/a: ");
    }

    /** inspect, check and cluster-check list problems instead of throwing them. */
    @Test
    void problemsOfTheMachineEndWithTheCodeOfFaults() {
        Problem full = Problem.of(ProblemCode.RUN_05_DISK_FULL, "a.tif", "No space left on device");
        Problem row = Problem.of(ProblemCode.CARBON_13_NEGATIVE, "a.csv row 2", "-1");
        assertThat(Faults.code(List.of())).isZero();
        assertThat(Faults.code(List.of(row))).isEqualTo(1);
        assertThat(Faults.code(List.of(full))).isEqualTo(3);
        assertThat(Faults.code(List.of(row, full))).isEqualTo(3);
    }

    @Test
    void memoryThatIsKnownToBeNeededIsWhatTheRemedyNames() {
        assertThat(told(new Needs.Unmet(1_000_000, new OutOfMemoryError("Java heap space")), Language.EN, 3))
                .contains("--memory " + Needs.size(1_000_000));
        // what is named is never less than what was not enough, and what the collector keeps free is on top
        assertThat(Needs.sizeAfter(0, 2048)).isEqualTo("3840m");
        assertThat(Needs.sizeAfter(500, 2048)).isEqualTo("3840m");
        assertThat(Needs.sizeAfter(4000, 2048)).isEqualTo("4864m");
        assertThat(Needs.size(10)).isEqualTo("1g");
        assertThat(Needs.size(1706)).isEqualTo("2g");
        assertThat(Needs.size(1707)).isEqualTo("2304m");
    }

    @Test
    void memoryThatWillNotDoIsToldBeforeTheWork() {
        assertThat(Needs.told(1500, 900).text(Language.EN))
                .isEqualTo("FAULT-C01   carbonscape: the study needs about 1500 MB of memory for its data, and may use "
                        + "900 MB\n"
                        + PAD
                        + "It may end before it is done: start it with --memory 2g, or work with fewer threads "
                        + "(--threads 1), larger cells or a smaller region.");
        assertThat(Needs.told(1500, 900).text(Language.ZH))
                .isEqualTo("FAULT-C01   carbonscape：该研究的数据约需 1500 MB 内存，目前最多可用 900 MB\n" + PAD
                        + "运行可能中途停止：请用 --memory 2g 启动，或减少线程（--threads 1）、增大像元、缩小区域。");
    }

    @Test
    void aStudyIsNotBegunWithLessThanHalfOfWhatItNeeds() {
        assertThat(Needs.isTooLittle(1222, 611)).isFalse();
        assertThat(Needs.isTooLittle(1222, 610)).isTrue();
        assertThat(told(new Needs.TooLittle(Needs.told(1222, 267)), Language.EN, 3))
                .isEqualTo("FAULT-07    carbonscape: the study needs about 1222 MB of memory for its data, and may use "
                        + "267 MB: less than half\n"
                        + PAD
                        + "It was not begun. Start it with --memory 1536m, or work with fewer threads (--threads 1), "
                        + "larger cells or a smaller region.\n");
        assertThat(told(new Needs.TooLittle(Needs.told(1222, 267)), Language.ZH, 3))
                .isEqualTo("FAULT-07    carbonscape：该研究的数据约需 1222 MB 内存，目前最多可用 267 MB，不到一半\n" + PAD
                        + "未开始运行。请用 --memory 1536m 启动，或减少线程（--threads 1）、增大像元、缩小区域。\n");
    }

    @Test
    void aFolderFromWhichNothingMayBeRunIsTold() {
        Throwable fault = new ExceptionInInitializerError(
                new UnsatisfiedLinkError("/tmp/lib.so: failed to map segment from shared object"));
        assertThat(told(fault, Language.EN, 3))
                .isEqualTo("FAULT-02    carbonscape: a library for SQLite or ZSTD cannot be loaded from the temporary "
                        + "folder "
                        + System.getProperty("java.io.tmpdir")
                        + ": /tmp/lib.so: failed to map segment from shared object\n" + PAD
                        + "Set TMPDIR to a folder from which programs may be run (not mounted noexec).\n");
        assertThat(told(fault, Language.ZH, 3))
                .isEqualTo("FAULT-02    carbonscape：无法从临时文件夹 " + System.getProperty("java.io.tmpdir")
                        + " 加载 SQLite 或 ZSTD 库：/tmp/lib.so: failed to map segment from shared object\n" + PAD
                        + "请将 TMPDIR 设为允许运行程序的文件夹（不要以 noexec 方式挂载）。\n");
    }

    @Test
    void whatIsNestedTooDeeplyIsTold() {
        assertThat(told(new StackOverflowError(), Language.EN, 3))
                .isEqualTo("FAULT-03    carbonscape: the input is nested too deeply\n" + PAD
                        + "Simplify it, or allow a larger stack: CARBONSCAPE_JAVA_OPTS=-Xss64m\n");
        assertThat(told(new StackOverflowError(), Language.ZH, 3))
                .isEqualTo("FAULT-03    carbonscape：输入中的嵌套过深\n" + PAD + "请减少嵌套，或增大栈：CARBONSCAPE_JAVA_OPTS=-Xss64m\n");
    }

    @Test
    void aProgramChangedWhileItRanIsTold() {
        assertThat(told(new NoClassDefFoundError("org/carbonscape/x/Y"), Language.EN, 3))
                .startsWith("FAULT-04    carbonscape: a part of the program is missing (org/carbonscape/x/Y): its file "
                        + "was changed while it ran, or is damaged\n"
                        + PAD + "Start again; if that does not help, delete app/target, and it will be "
                        + "rebuilt.\njava.lang.NoClassDefFoundError");
        assertThat(told(new NoClassDefFoundError("org/carbonscape/x/Y"), Language.ZH, 3))
                .startsWith("FAULT-04    carbonscape：程序的一部分缺失（org/carbonscape/x/Y）：其文件在运行中被更改或已损坏\n" + PAD
                        + "请重新启动；若无效，请删除 app/target，程序将重新构建。\n");
    }

    @Test
    void anythingElseIsAFaultOfOursWithItsTrace() {
        assertThat(told(new IllegalStateException("no such thing"), Language.EN, 3))
                .startsWith("FAULT-05    carbonscape: an internal error: IllegalStateException (no such thing)\n" + PAD
                        + "Please report it with the command, its inputs and the lines below.\n"
                        + "java.lang.IllegalStateException");
        assertThat(told(new IllegalStateException("no such thing"), Language.ZH, 3))
                .startsWith("FAULT-05    carbonscape：这是程序的错误：IllegalStateException (no such thing)\n" + PAD
                        + "请将命令、输入和以下各行一并报告。\n");
    }

    @Test
    void aProblemBehindAWrapperStaysAProblem() {
        assertThat(told(new RuntimeException(new ProblemException(ProblemCode.FILE_02_EMPTY, "a.tif")), Language.EN, 1))
                .startsWith("FILE-02     a.tif: the file is empty");
    }

    @Test
    void namesThatWouldMoveTheCursorAreShownAsTheyAre() {
        assertThat(told(new ProblemException(ProblemCode.FILE_02_EMPTY, "\u001b[31mred\u202e.tif"), Language.EN, 1))
                .startsWith("FILE-02     \\u001b[31mred\\u202e.tif: the file is empty");
    }

    /** Shares of cells are counted in a million parts: the memory that a run needs is that of cells all the same. */
    @Test
    void sharesOfCellsNeedNoMoreMemory(@TempDir Path folder) {
        Desk desk = new Desk(folder)
                .write("a.tif", PlainTiff.of(200, 200, (x, y) -> 1 + (x + y) % 6))
                .squares("u.geojson", 4547, "W 450000 3080000 455030 3100000", "E 455030 3080000 470000 3100000");
        List<String> told = new ArrayList<>();
        for (String cells : List.of("centre", "fraction")) {
            desk.study("2000: a.tif", """
                    grid: { cells: %s }
                    units: { u: { file: u.geojson, id: id } }
                    carbon: { factors: literature-cn }
                    suitability: { criteria: sink }
                    """.formatted(cells));
            Desk.Outcome check =
                    Desk.command("check", folder.resolve("study.yaml").toString());
            Matcher memory = Pattern.compile("about [0-9]+ MB of memory").matcher(check.out() + check.err());
            assertThat(memory.find()).as(check.err()).isTrue();
            told.add(memory.group());
        }
        assertThat(told.get(1)).isEqualTo(told.get(0));
    }
}
