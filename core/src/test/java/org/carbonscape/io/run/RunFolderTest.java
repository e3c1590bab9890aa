package org.carbonscape.io.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.io.Unreadable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir
    private Path root;

    private static String text(Throwable e, Language language) {
        return ((ProblemException) e).problems().get(0).text(language);
    }

    @Test
    void nothingIsThereUntilTheEndAndNothingStaysAfterAFailure() throws IOException {
        Path target = root.resolve("输出 🌲/run");
        try (RunFolder folder = RunFolder.prepare(new RunTarget(target, false), List.of())) {
            Files.writeString(folder.file("tables/a.csv"), "x");
            assertThat(target).doesNotExist();
        }
        assertThat(target.getParent()).isEmptyDirectory();
        try (RunFolder folder = RunFolder.prepare(new RunTarget(target, false), List.of())) {
            Files.writeString(folder.file("tables/a.csv"), "x");
            Files.writeString(folder.file(RunFolder.RECORD), "{}");
            folder.commit();
        }
        assertThat(target.resolve("tables/a.csv")).hasContent("x");
        assertThat(target.getParent())
                .isDirectoryContaining(p -> p.equals(target))
                .isDirectoryNotContaining(p -> !p.equals(target));
    }

    @Test
    void aFileThatIsWrittenAgainIsHashedAgain() throws IOException {
        try (RunFolder folder = RunFolder.prepare(new RunTarget(root.resolve("run"), false), List.of())) {
            folder.write("a", "first");
            FileHash first = folder.hash("a");
            folder.write("a", "again");
            assertThat(folder.hash("a"))
                    .isNotEqualTo(first)
                    .isEqualTo(folder.written(new PlainEngine()).get("a"));
        }
    }

    /** What a user does while a run is at work. */
    private interface Meanwhile {
        void happens() throws IOException;
    }

    private void run(Path target, boolean replace, String mark, String... files) {
        runWhile(() -> {}, target, replace, mark, files);
    }

    /** A run that writes these files, each holding its own name and a mark. */
    private void runWhile(Meanwhile meanwhile, Path target, boolean replace, String mark, String... files) {
        try (RunFolder folder = RunFolder.prepare(new RunTarget(target, replace), List.of())) {
            for (String file : files) {
                folder.write(file, file + mark);
            }
            String outputs = folder.written(new PlainEngine()).entrySet().stream()
                    .map(e -> "{\"file\":\"" + e.getKey() + "\",\"bytes\":"
                            + e.getValue().bytes() + ",\"sha256\":\""
                            + e.getValue().sha256() + "\"}")
                    .collect(Collectors.joining(","));
            folder.write(RunFolder.RECORD, "{\"study\":{\"file\":\"s.yaml\"},\"outputs\":[" + outputs + "]}");
            meanwhile.happens();
            folder.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> inFolder(Path target) throws IOException {
        try (var files = Files.walk(target)) {
            return files.filter(f -> !Files.isDirectory(f))
                    .map(f -> target.relativize(f).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private void assertNothingHidden() {
        assertThat(root)
                .isDirectoryNotContaining(p -> p.getFileName().toString().startsWith("."));
    }

    @Test
    void filesThatNoRunWroteStayBesideThoseOfTheNext() throws IOException {
        Path target = root.resolve("run");
        run(target, false, "", "tables/a.csv", "rasters/b.tif", "rasters/same.tif");
        Files.writeString(target.resolve("map.qgz"), "project");
        Files.createDirectories(target.resolve("my notes/empty no more"));
        Files.writeString(target.resolve("my notes/empty no more/注.txt"), "note");
        Files.createSymbolicLink(target.resolve("link"), Path.of("nowhere"));
        Files.createSymbolicLink(target.resolve("maps"), Files.createDirectory(root.resolve("my maps")));
        Files.writeString(target.resolve("rasters/b.tif.aux.xml"), "statistics of the raster replaced");
        Files.writeString(target.resolve("rasters/same.tif.aux.xml"), "statistics");
        Files.writeString(target.resolve("rasters/b.tif.txt"), "what I saw there");
        run(target, false, "2", "tables/c.csv", "rasters/b.tif");
        assertThat(inFolder(target))
                .containsExactly(
                        "link",
                        "map.qgz",
                        "my notes/empty no more/注.txt",
                        "rasters/b.tif",
                        "rasters/b.tif.txt",
                        "run.json",
                        "tables/c.csv");
        assertThat(target.resolve("map.qgz")).hasContent("project");
        assertThat(Files.readSymbolicLink(target.resolve("link"))).hasToString("nowhere");
        assertThat(Files.readSymbolicLink(target.resolve("maps"))).isEqualTo(root.resolve("my maps"));
        assertNothingHidden();
    }

    @Test
    void statisticsThatAGisKeepsStayBesideARasterThatIsTheSame() throws IOException {
        Path target = root.resolve("run");
        run(target, false, "", "a.tif", "b.tif");
        Files.writeString(target.resolve("a.tif.aux.xml"), "statistics");
        run(target, false, "", "a.tif", "b.tif");
        assertThat(inFolder(target)).containsExactly("a.tif", "a.tif.aux.xml", "b.tif", "run.json");
    }

    @Test
    void aFileOfTheRunThatWasChangedStopsTheNextUntilItMayBeReplaced() throws IOException {
        Path target = root.resolve("run");
        run(target, false, "", "study/study.yaml", "tables/a.csv");
        Files.writeString(target.resolve("study/study.yaml"), "mine");
        Files.writeString(target.resolve("tables/a.csv"), "tables/a.CSV"); // as many bytes
        assertThatThrownBy(() -> run(target, false, "2", "tables/a.csv")).satisfies(e -> {
            assertThat(text(e, Language.EN))
                    .isEqualTo("RUN-15      " + target + ": files in it were changed or put there since the run that "
                            + "wrote it, and would be lost: study/study.yaml, tables/a.csv\n"
                            + "            Name another folder, or move these files elsewhere; --replace lets the run "
                            + "replace them. Nothing was changed.");
            assertThat(text(e, Language.ZH))
                    .isEqualTo("RUN-15      " + target + "：其中有文件在上次运行之后被改动或新放入，继续运行会使其丢失："
                            + "study/study.yaml, tables/a.csv\n"
                            + "            请指定其他文件夹，或先将这些文件移走；--replace 允许替换它们。未作任何更改。");
        });
        assertThat(target.resolve("study/study.yaml")).hasContent("mine");
        assertThat(target.resolve("tables/a.csv")).hasContent("tables/a.CSV");
        run(target, true, "2", "tables/a.csv");
        assertThat(inFolder(target)).containsExactly("run.json", "tables/a.csv");
        assertNothingHidden();
    }

    @Test
    void aFileThatStandsWhereTheRunWritesStopsItAtTheEndAndNothingIsLost() throws IOException {
        Path target = root.resolve("run");
        run(target, false, "", "a");
        Files.writeString(target.resolve("b"), "mine");
        assertThatThrownBy(() -> run(target, false, "2", "a", "b")).hasMessageContaining("would be lost: b");
        assertThat(target.resolve("a")).hasContent("a");
        assertThat(target.resolve("b")).hasContent("mine");
        assertNothingHidden();
        run(target, true, "2", "a", "b");
        assertThat(target.resolve("b")).hasContent("b2");
    }

    @Test
    void whatIsPutIntoAnEmptyFolderWhileARunIsAtWorkStays() throws IOException {
        Path target = Files.createDirectory(root.resolve("run"));
        runWhile(() -> Files.writeString(target.resolve("notes.txt"), "mine"), target, false, "", "a");
        assertThat(inFolder(target)).containsExactly("a", "notes.txt", "run.json");
        Path late = root.resolve("late");
        assertThatThrownBy(() -> runWhile(() -> Files.writeString(late, "mine"), late, false, "", "a"))
                .hasMessageContaining("it exists and is not an earlier run");
        assertThat(late).hasContent("mine");
        assertNothingHidden();
    }

    @Test
    void aFileOfTheEarlierRunThatIsChangedWhileTheNextIsAtWorkStopsItsEnd() throws IOException {
        Path target = root.resolve("run");
        run(target, false, "", "study.qgz", "a");
        Meanwhile edit = () -> Files.writeString(target.resolve("study.qgz"), "mine, edited");
        assertThatThrownBy(() -> runWhile(edit, target, false, "2", "study.qgz", "a"))
                .hasMessageContaining("would be lost: study.qgz");
        assertThat(target.resolve("study.qgz")).hasContent("mine, edited");
        assertThat(target.resolve("a")).hasContent("a");
        assertNothingHidden();
        run(target, true, "2", "study.qgz", "a");
        assertThat(target.resolve("study.qgz")).hasContent("study.qgz2");
    }

    /** As many bytes in the same place: only the time of the file tells. */
    @Test
    void aFileThatIsChangedIntoOneOfTheSameLengthMeanwhileStopsTheEndToo() throws IOException {
        Path target = root.resolve("run");
        run(target, false, "", "a.csv");
        Path file = target.resolve("a.csv");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L));
        Meanwhile edit = () -> Files.write(file, "A.CSV".getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
        assertThatThrownBy(() -> runWhile(edit, target, false, "2", "a.csv"))
                .hasMessageContaining("would be lost: a.csv");
        assertThat(file).hasContent("A.CSV");
        assertNothingHidden();
    }

    /** Before hours of work, where it can be known which files the run will write. */
    @Test
    void aFileInTheWayIsToldBeforeTheWork() throws IOException {
        Path target = root.resolve("run");
        run(target, false, "", "a");
        Files.writeString(target.resolve("b"), "mine");
        Files.writeString(target.resolve("c"), "mine too");
        assertThatThrownBy(() -> RunFolder.check(
                        new RunTarget(target, false), List.of(), "b"::equals, (file, written) -> written.isIn(file)))
                .hasMessageContaining("would be lost: b\n");
        RunFolder.check(new RunTarget(target, true), List.of(), "b"::equals, (file, written) -> written.isIn(file));
    }

    @Test
    void aFolderOfTheUsersWhereTheRunWritesAFileStopsIt() throws IOException {
        Path target = root.resolve("run");
        run(target, false, "", "a");
        Files.writeString(Files.createDirectory(target.resolve("b")).resolve("x"), "mine");
        assertThatThrownBy(() -> run(target, false, "2", "a", "b")).hasMessageContaining("would be lost: b/x");
        assertThat(target.resolve("b/x")).hasContent("mine");
        run(target, true, "2", "a", "b");
        assertThat(inFolder(target)).containsExactly("a", "b", "run.json");
        assertNothingHidden();
    }

    @Test
    void severalRunsToOneFolderAtOnceEndOneAfterTheOther() throws IOException {
        Path target = root.resolve("run");
        List<Integer> runs = IntStream.range(0, 8).boxed().toList();
        runs.parallelStream().forEach(i -> run(target, false, "", "a", "b/c"));
        assertThat(inFolder(target)).containsExactly("a", "b/c", "run.json");
        assertNothingHidden();
    }

    /** One of the programs of {@link #severalProgramsToOneFolderAtOnceEndOneAfterTheOther}. */
    static final class Program {
        public static void main(String[] args) {
            for (int i = 0; i < RUNS; i++) {
                try (RunFolder folder = RunFolder.checked(new RunTarget(Path.of(args[0]), true))) {
                    folder.write(RunFolder.RECORD, "{}");
                    folder.commit();
                }
            }
        }
    }

    private static final int RUNS = 150;

    @Test
    @Tag("slow")
    void severalProgramsToOneFolderAtOnceEndOneAfterTheOther() throws Exception {
        Path target = root.resolve("run");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                Program.class.getName(),
                target.toString());
        Path log = root.resolve("log");
        List<Process> programs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            programs.add(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start());
        }
        for (Process program : programs) {
            assertThat(program.waitFor()).as(() -> readString(log)).isZero();
        }
        assertThat(inFolder(target)).containsExactly("run.json");
        assertNothingHidden();
    }

    /** Of this program, whose tests may be loaded apart from it. */
    private static String classPath() {
        return RunFolderTest.class.getClassLoader() instanceof URLClassLoader loader
                ? Stream.of(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }

    private static String readString(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRunGoesWhereALinkLeads() throws IOException {
        Path disk = Files.createDirectory(root.resolve("disk"));
        Path link = Files.createSymbolicLink(root.resolve("link"), Path.of("disk"));
        run(link, false, "", "a");
        Files.writeString(disk.resolve("notes.txt"), "mine");
        run(link, false, "2", "a");
        assertThat(link).isSymbolicLink();
        assertThat(inFolder(disk)).containsExactly("a", "notes.txt", "run.json");
        assertThat(disk.resolve("a")).hasContent("a2");
        Path input = disk.resolve("notes.txt");
        assertThatThrownBy(() -> RunFolder.prepare(new RunTarget(link, false), List.of(input)))
                .hasMessageContaining("it holds the input notes.txt");
        Path nowhere = Files.createSymbolicLink(root.resolve("nowhere"), Path.of("none"));
        assertThatThrownBy(() -> run(nowhere, false, "", "a"))
                .hasMessageContaining("it exists and is not an earlier run");
        assertNothingHidden();
    }

    @Test
    void whatWasMovedAsideAndHoldsNoRecordIsTheUsers() throws IOException {
        Path target = root.resolve("run");
        run(target, false, "", "a");
        Files.writeString(
                Files.createDirectory(root.resolve(".run.old-999999999")).resolve("b"), "mine");
        run(target, false, "2", "a"); // the run before was killed between its last move and its clearing away
        assertThat(inFolder(target)).containsExactly("a", "b", "run.json");
        assertNothingHidden();
    }

    @Test
    void aReplacedRunThatWasNotClearedAwayGivesBackWhatNoRunWrote() throws IOException {
        Path target = root.resolve("run");
        run(target, false, "", "a", "b");
        Files.writeString(target.resolve("late"), "put there at the last moment");
        Files.writeString(target.resolve("late.tif.aux.xml"), "of a raster elsewhere");
        Files.move(target, root.resolve(".run.old-999999999"));
        run(root.resolve("other"), false, "1", "a");
        Files.move(root.resolve("other"), target); // killed after the new run came into place
        run(target, false, "2", "a");
        assertThat(inFolder(target)).containsExactly("a", "late", "late.tif.aux.xml", "run.json");
        assertNothingHidden();
    }

    @Test
    void aFolderWhoseRecordCannotBeReadIsNotReplaced() throws IOException {
        Path target = Files.createDirectory(root.resolve("run"));
        for (String record : List.of(
                "",
                "[]",
                "{\"outputs\":[{\"file\":\"a\"}]}",
                "{\"outputs\":[{\"file\":\"../a\",\"bytes\":1}]}",
                "{\"outputs\":[{\"file\":\"/a\",\"bytes\":1}]}",
                "{\"outputs\":[{\"file\":\"a\\u0000\",\"bytes\":1}]}",
                "{\"outputs\":[")) {
            Files.writeString(target.resolve(RunFolder.RECORD), record);
            assertThatThrownBy(() -> run(target, true, "", "a")).satisfies(e -> {
                assertThat(text(e, Language.EN))
                        .isEqualTo("RUN-16      " + target + ": it holds no record of a run (run.json) that can be "
                                + "read\n            Name the folder that a run wrote with --out, or, for "
                                + "a new run, another one.");
                assertThat(text(e, Language.ZH))
                        .isEqualTo("RUN-16      " + target + "：其中没有可读取的运行记录（run.json）\n"
                                + "            请指定由 --out 写出的结果文件夹；若要写出新的结果，请另选文件夹。");
            });
        }
    }

    @Test
    void aFolderThatIsNotThereIsToldAsSuch() throws IOException {
        Files.createDirectory(root.resolve("run-2020"));
        ProblemException missing = RecordedRun.noRecord(root.resolve("run-2002"));
        assertThat(text(missing, Language.EN))
                .isEqualTo("RUN-28      " + root.resolve("run-2002") + ": there is no such folder; its folder holds "
                        + "run-2020\n            Name the folder that a run wrote with --out, from the folder you are "
                        + "in.");
        assertThat(text(missing, Language.ZH))
                .isEqualTo("RUN-28      " + root.resolve("run-2002") + "：没有该文件夹；同一文件夹中有 run-2020\n"
                        + "            请指定由 --out 写出的结果文件夹；路径相对于当前文件夹。");
    }

    @Test
    void whatIsNotARunIsLeftAlone() throws IOException {
        Path photos = Files.createDirectory(root.resolve("photos"));
        Files.writeString(photos.resolve("cat.jpg"), "");
        assertThatThrownBy(() -> RunFolder.prepare(new RunTarget(photos, false), List.of()))
                .satisfies(e -> {
                    assertThat(text(e, Language.EN))
                            .isEqualTo("RUN-01      " + photos + ": it exists and is not an earlier run\n"
                                    + "            Name a new folder, or empty this one; nothing was changed.");
                    assertThat(text(e, Language.ZH))
                            .isEqualTo("RUN-01      " + photos + "：已存在且不是先前的运行结果\n"
                                    + "            请指定新文件夹或清空此文件夹；未作任何更改。");
                });
        assertThat(photos.resolve("cat.jpg")).exists();
    }

    @Test
    void theTargetMayNotBeInsideAnInputNorHoldOne() throws IOException {
        Path input = Files.writeString(root.resolve("lu.tif"), "");
        assertThatThrownBy(() -> RunFolder.prepare(new RunTarget(input.resolve("out"), false), List.of(input)))
                .satisfies(e -> {
                    assertThat(text(e, Language.EN))
                            .isEqualTo("RUN-02      " + input.resolve("out") + ": it lies inside the input lu.tif\n"
                                    + "            Name a folder elsewhere.");
                    assertThat(text(e, Language.ZH))
                            .isEqualTo("RUN-02      " + input.resolve("out") + "：位于输入 lu.tif 之内\n"
                                    + "            请指定其他位置的文件夹。");
                });
        assertThatThrownBy(() -> RunFolder.prepare(new RunTarget(root, false), List.of(input)))
                .satisfies(e -> {
                    assertThat(text(e, Language.EN))
                            .isEqualTo("RUN-03      " + root
                                    + ": it holds the input lu.tif, and a run replaces its folder\n"
                                    + "            Name a folder that holds no input.");
                    assertThat(text(e, Language.ZH))
                            .isEqualTo("RUN-03      " + root + "：其中含有输入 lu.tif，而运行会替换该文件夹\n"
                                    + "            请指定不含输入数据的文件夹。");
                });
        assertThat(input).exists();
        Path link = Files.createSymbolicLink(root.resolveSibling("link-" + root.getFileName() + ".tif"), input);
        try {
            assertThatThrownBy(() -> RunFolder.prepare(new RunTarget(root, false), List.of(link)))
                    .hasMessageStartingWith("RUN-03      " + root + ": it holds the input link-");
        } finally {
            Files.delete(link);
        }
    }

    /** As Excel holds a table on Windows; here a program that runs may not be written to. */
    @Test
    void aFileThatAnotherProgramHoldsIsToldBeforeTheWork() throws IOException {
        Path sleep = Path.of("/bin/sleep");
        assumeTrue(Files.isExecutable(sleep));
        Path target = root.resolve("run");
        run(target, false, "1", "tables/a.csv", "tables/b.csv");
        Path held = target.resolve("tables/b.csv");
        Files.copy(sleep, held, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        Process running = new ProcessBuilder(held.toString(), "60").start();
        try {
            assertThatThrownBy(() -> RunFolder.prepare(new RunTarget(target, true), List.of()))
                    .satisfies(e -> {
                        assertThat(text(e, Language.EN))
                                .isEqualTo("RUN-04      " + target + ": it cannot be written: another program has "
                                        + "files of the run there open; close them: tables/b.csv\n"
                                        + "            Check that the folder exists and that you may write to it; "
                                        + "nothing is left half-written.");
                        assertThat(text(e, Language.ZH))
                                .isEqualTo("RUN-04      " + target
                                        + "：无法写入：其中的结果文件正被其他程序打开，请先关闭：tables/b.csv\n"
                                        + "            请检查文件夹是否存在、是否有写权限；没有留下不完整的结果。");
                    });
        } finally {
            running.destroyForcibly().onExit().join();
        }
        run(target, true, "2", "tables/a.csv");
        assertThat(target.resolve("tables/a.csv")).hasContent("tables/a.csv2");
    }

    /** SQLite says of it that it is "unable to open the database file", and that after all the work. */
    @Test
    void aPathTooLongForAGeoPackageIsToldBeforeTheWork() {
        Path deep = root.resolve("深".repeat(80)).resolve("深".repeat(80));
        assertThatThrownBy(() -> RunFolder.prepare(new RunTarget(deep, false), List.of()))
                .satisfies(e -> {
                    assertThat(text(e, Language.EN))
                            .startsWith("RUN-26      " + deep + ": its name, or that of a file in it, is longer than "
                                    + "the system allows: File name too long (")
                            .contains(" > 504 bytes, GeoPackage)\n            Choose a shorter name, or a folder");
                    assertThat(text(e, Language.ZH)).contains("其名称或其中某个文件的名称超出系统允许的长度：");
                });
        assertThat(root).isEmptyDirectory();
    }

    /** In a folder that several people may write to: it would be moved aside and stay there, hidden, for ever. */
    @Test
    void anEarlierRunOfAnotherUserIsToldBeforeTheWork() throws IOException {
        Path target = root.resolve("run");
        run(target, false, "1", "tables/a.csv", "rasters/b.tif", "report.html");
        RecordedRun earlier = RecordedRun.read(target);
        Standing.mustBeRemovable(target, earlier, folder -> true);
        assertThatThrownBy(() -> Standing.mustBeRemovable(target, earlier, folder -> folder.endsWith("rasters")))
                .satisfies(e -> {
                    assertThat(text(e, Language.EN))
                            .isEqualTo("RUN-04      " + target + ": it cannot be written: the earlier run there "
                                    + "(., tables) is another user's or write-protected, and you may not remove it; "
                                    + "name another folder\n"
                                    + "            Check that the folder exists and that you may write to it; "
                                    + "nothing is left half-written.");
                    assertThat(text(e, Language.ZH))
                            .isEqualTo("RUN-04      " + target
                                    + "：无法写入：该处原有的结果（.、tables）属于其他用户或设为只读，您无权删除；请另指文件夹\n"
                                    + "            请检查文件夹是否存在、是否有写权限；没有留下不完整的结果。");
                });
    }

    /** Root may do everything: there only the test above looks. */
    @Test
    void aWriteProtectedRunIsLeftAsItIs() throws IOException {
        Path target = root.resolve("run");
        run(target, false, "1", "tables/a.csv");
        File tables = target.resolve("tables").toFile();
        assumeTrue(tables.setWritable(false) && !Files.isWritable(tables.toPath()), "skipped: run by root");
        try {
            assertThatThrownBy(() -> RunFolder.prepare(new RunTarget(target, true), List.of()))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("earlier run there (tables) is another");
            assertThat(root).isDirectoryNotContaining(p -> !p.equals(target));
        } finally {
            tables.setWritable(true);
        }
    }

    /** As by a program that tidies up: the run would go on and be taken for whole. */
    @Test
    void aRunWhoseFilesAreRemovedOnTheWayDoesNotGoOn() throws IOException {
        Path target = root.toRealPath().resolve("run");
        try (RunFolder folder = RunFolder.prepare(new RunTarget(target, false), List.of())) {
            folder.write("a.csv", "1");
            Path staging = folder.file("b.csv").getParent();
            Files.delete(staging.resolve("a.csv"));
            Files.delete(staging);
            String gone = String.valueOf(staging.getFileName());
            assertThatThrownBy(() -> folder.write("b.csv", "2")).isInstanceOfSatisfying(ProblemException.class, e -> {
                assertThat(text(e, Language.EN))
                        .isEqualTo("RUN-04      " + target + ": it cannot be written: the hidden folder beside it ("
                                + gone + ") was removed while the run wrote there\n"
                                + "            Check that the folder exists and that you may write to it; nothing is "
                                + "left half-written.");
                assertThat(text(e, Language.ZH)).contains("写入期间，其旁的隐藏文件夹（" + gone + "）被删除");
            });
        }
        assertThat(target).doesNotExist();
    }

    @Test
    void whatAKilledRunLeftIsRemovedByTheNext() throws IOException {
        Path stale = Files.createDirectory(root.resolve(".run.part-999999999"));
        Files.writeString(stale.resolve("half"), "");
        try (RunFolder folder = RunFolder.prepare(new RunTarget(root.resolve("run"), false), List.of())) {
            assertThat(stale).doesNotExist();
            assertThat(folder.file("a").getParent()).exists();
        }
    }

    @Test
    void aFullDiskIsSaidInPlainWords() {
        ProblemException full = RunFolder.notWritten(
                "rasters/a.tif", new FileSystemException("a.tif", null, "No space left on device"));
        assertThat(text(full, Language.EN))
                .isEqualTo("RUN-05      rasters/a.tif: the disk is full: No space left on device\n"
                        + "            Free some space or write to another disk; nothing is left "
                        + "half-written.");
        assertThat(text(full, Language.ZH))
                .isEqualTo("RUN-05      rasters/a.tif：磁盘已满：No space left on device\n"
                        + "            请腾出空间，或写到其他磁盘；没有留下不完整的结果。");
        assertThat(RunFolder.denied(true).in(Language.EN)) // as Windows answers too where study.xlsx is open in Excel
                .isEqualTo("writing there is not allowed, or another program has a file open there: close it");
        assertThat(RunFolder.denied(false).in(Language.EN)).isEqualTo("writing there is not allowed");
        ProblemException other = RunFolder.notWritten("rasters/a.tif", new IOException("Permission denied"));
        assertThat(text(other, Language.EN))
                .isEqualTo("RUN-04      rasters/a.tif: it cannot be written: Permission denied\n"
                        + "            Check that the folder exists and that you may write to it; nothing is "
                        + "left half-written.");
        assertThat(text(other, Language.ZH))
                .isEqualTo("RUN-04      rasters/a.tif：无法写入：Permission denied\n"
                        + "            请检查文件夹是否存在、是否有写权限；没有留下不完整的结果。");
    }

    @Test
    void aFileInPlaceOfAFolderAndAFolderThatTakesNothingAreTold() throws IOException {
        Path file = Files.writeString(root.resolve("notes"), "");
        String under = file.resolve("run").toString();
        assertThat(text(RunFolder.notWritten(under, new FileSystemException(file.toString())), Language.EN))
                .startsWith("RUN-04      " + under + ": it cannot be written: notes is a file, not a folder");
        String here = root.resolve("run").toString(); // as /proc answers
        assertThat(text(RunFolder.notWritten(here, new NoSuchFileException(here)), Language.EN))
                .startsWith("RUN-04      " + here + ": it cannot be written: its folder takes no new files");
        String gone = root.resolve("gone").resolve("run").toString();
        assertThat(text(RunFolder.notWritten(gone, new NoSuchFileException(gone)), Language.EN))
                .startsWith("RUN-12      " + gone + ": its folder does not exist");
    }

    @Test
    void whatTheSystemLacksIsNoMatterOfTheUsersRights() {
        for (String why : List.of(
                "Too many open files", "打开的文件过多", "Input/output error", "File too large", "Stale file handle")) {
            assertThat(RunFolder.notWritten("a.tif", new FileSystemException("a.tif", null, why))
                            .problems())
                    .extracting(p -> p.code())
                    .containsExactly(ProblemCode.FAULT_08_SYSTEM);
            assertThat(Unreadable.of("a.tif", new IOException(why)).problems())
                    .extracting(p -> p.code())
                    .containsExactly(ProblemCode.FAULT_08_SYSTEM);
        }
        ProblemException many = RunFolder.notWritten("a.tif", new IOException("Too many open files"));
        assertThat(text(many, Language.EN))
                .isEqualTo("FAULT-08    a.tif: the system failed to read or write it: Too many open files\n"
                        + "            Where too many files are open, allow more (ulimit -n 4096); where a file "
                        + "is too large, allow larger ones (ulimit -f unlimited) or write to a disk that "
                        + "takes them; else look after the disk or the connection to it. Then start again; "
                        + "nothing is left half-written.");
        assertThat(text(many, Language.ZH))
                .isEqualTo("FAULT-08    a.tif：系统读写失败：Too many open files\n"
                        + "            若打开的文件过多，请放宽限制（ulimit -n 4096）；若文件过大，请放宽限制（ulimit -f unlimited）"
                        + "或写到支持大文件的磁盘；否则请检查磁盘或其连接。然后重新运行；没有留下不完整的结果。");
    }

    /** The shell would be left in a folder that is gone, and show no results. */
    @Test
    void aRunDoesNotReplaceTheFolderFromWhichItWasStarted() {
        for (String here : List.of("", "..")) {
            assertThatThrownBy(() -> RunFolder.checked(new RunTarget(Path.of(here), true)))
                    .hasMessageStartingWith(
                            "RUN-27      " + here + ": the program was started in this folder, or in one "
                                    + "inside it, and the results would replace it\n            "
                                    + "Go to another folder (cd ..) and name it from there; nothing was changed.");
        }
    }
}
