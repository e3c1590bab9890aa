package org.carbonscape.io.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command's file is whole or as it was, is never an input, and replaces nothing unasked. */
class WholeFileTest {
    @TempDir
    Path dir;

    private static void says(ProblemCode code, String en, String enRemedy, String zh, String zhRemedy, Object... args) {
        Problem p = Problem.of(code, "u.gpkg", args);
        String head = String.format("%-12s", code.id());
        assertThat(p.text(Language.EN)).isEqualTo(head + "u.gpkg: " + en + "\n" + " ".repeat(12) + enRemedy);
        assertThat(p.text(Language.ZH)).isEqualTo(head + "u.gpkg：" + zh + "\n" + " ".repeat(12) + zhRemedy);
    }

    @Test
    void itSaysWhyAFileIsNotWritten() {
        says(
                ProblemCode.RUN_08_IS_INPUT,
                "it is also an input (u.gpkg), which would be lost",
                "Name another file.",
                "它同时是输入（u.gpkg），写入会使其丢失",
                "请指定其他文件。",
                "u.gpkg");
        says(
                ProblemCode.RUN_09_EXISTS,
                "a file of this name exists",
                "Name another file, or allow it with --replace; nothing was changed.",
                "同名文件已存在",
                "请指定其他文件，或用 --replace 允许替换；未作任何更改。");
        says(ProblemCode.RUN_10_NO_FILE, "it exists but is not a file", "Name a file.", "它已存在且不是文件", "请指定一个文件。");
        says(
                ProblemCode.RUN_11_TEMPORARY,
                "the temporary folder cannot be used: no space",
                "Free space in it, or set TMPDIR to a folder that exists, may be written to and has 20 MB free.",
                "临时文件夹无法使用：no space",
                "请清理空间，或将 TMPDIR 设为存在、可写且有 20 MB 空余的文件夹。",
                "no space");
        says(
                ProblemCode.RUN_12_NO_FOLDER,
                "its folder does not exist",
                "Make the folder, or write elsewhere.",
                "所在文件夹不存在",
                "请先建立该文件夹，或写到别处。");
        says(
                ProblemCode.RUN_25_NOT_ANSWERED,
                "the answer could not be written there whole: no space",
                "Free some space, or send it to another disk (> FILE); what is there is not the whole answer.",
                "答复未能完整写出：no space",
                "请腾出空间，或输出到其他磁盘（> 文件）；已写出的部分不完整。",
                "no space");
        says(
                ProblemCode.RUN_13_HELD,
                "another program has it open, or was ended with it open (u.gpkg-wal lies beside it)",
                "Close it there, or name another file; nothing was changed.",
                "该文件正被其他程序打开，或其他程序在打开它时中断（旁边有 u.gpkg-wal）",
                "请在该程序中关闭，或指定其他文件；未作任何更改。",
                "u.gpkg-wal");
    }

    @Test
    void aFileThatCannotBeWrittenIsToldBeforeTheWork() throws Exception {
        assertThatThrownBy(() -> WholeFile.check(dir.resolve("no/o.csv"), List.of(), false))
                .hasMessageContaining("RUN-12");
        Files.writeString(dir.resolve("o.gpkg-wal"), "of a program that has it open");
        assertThatThrownBy(() -> WholeFile.check(dir.resolve("o.gpkg"), List.of(), true))
                .hasMessageContaining("RUN-13");
    }

    @Test
    void whatBelongedToARasterGoesWithItAndIsReplacedOnlyIfTheUserSaysSo() throws Exception {
        Path out = dir.resolve("o.tif");
        Path aux = Files.writeString(dir.resolve("o.tif.aux.xml"), "scale of another raster");
        Path mask = Files.writeString(dir.resolve("o.tif.msk"), "mask of another raster");
        assertThatThrownBy(() -> WholeFile.check(out, List.of(), false))
                .hasMessageContaining("RUN-09")
                .hasMessageContaining("o.tif.aux.xml");
        WholeFile.check(out, List.of(), true);
        WholeFile.write(out, stream -> stream.write('x'));
        assertThat(aux).doesNotExist();
        assertThat(mask).doesNotExist();
        WholeFile.at(out, file -> {
            Files.writeString(file, "raster");
            Files.writeString(file.resolveSibling(file.getFileName() + ".aux.xml"), "names");
        });
        assertThat(out).hasContent("raster");
        assertThat(aux).hasContent("names");
        assertThat(dir).isDirectoryNotContaining("glob:**part*");
        // and a failure leaves nothing of either
        assertThatThrownBy(() -> WholeFile.at(out, file -> {
                    Files.writeString(file.resolveSibling(file.getFileName() + ".aux.xml"), "half");
                    throw new ProblemException(ProblemCode.RUN_05_DISK_FULL, file.toString(), "full");
                }))
                .hasMessageStartingWith("RUN-05      " + out + ": ");
        assertThat(aux).hasContent("names");
        assertThat(dir).isDirectoryNotContaining("glob:**part*");
    }

    @Test
    void anInputIsNeverWrittenOverWhateverTheUserSays() throws Exception {
        Path input = Files.writeString(dir.resolve("u.gpkg"), "data");
        Path link = Files.createSymbolicLink(dir.resolve("link.gpkg"), input);
        for (Path out : List.of(input, link, dir.resolve("x/../u.gpkg"))) {
            assertThatThrownBy(() -> WholeFile.check(out, List.of(input), true)).hasMessageContaining("RUN-08");
        }
        assertThat(input).hasContent("data");
    }

    @Test
    void anotherFileIsReplacedOnlyIfTheUserSaysSo() throws Exception {
        Path input = Files.writeString(dir.resolve("u.gpkg"), "data");
        Path other = Files.writeString(dir.resolve("o.csv"), "a");
        assertThatThrownBy(() -> WholeFile.check(other, List.of(input), false)).hasMessageContaining("RUN-09");
        WholeFile.check(other, List.of(input), true);
        WholeFile.check(dir.resolve("new.csv"), List.of(input), false);
        assertThatThrownBy(() -> WholeFile.check(dir, List.of(input), true)).hasMessageContaining("RUN-10");
    }

    @Test
    void aFailureLeavesWhatWasThereAndNothingBeside() throws Exception {
        Path out = Files.writeString(dir.resolve("o.csv"), "before");
        assertThatThrownBy(() -> WholeFile.write(out, stream -> {
                    stream.write(1);
                    throw new IOException("No space left on device");
                }))
                .hasMessageContaining("RUN-05");
        assertThat(out).hasContent("before");
        assertThat(dir).isDirectoryNotContaining("glob:**part*");
        WholeFile.write(out, stream -> stream.write('x'));
        assertThat(out).hasContent("x");
        assertThat(dir).isDirectoryNotContaining("glob:**part*");
    }

    @Test
    void whatAKilledProgramLeftIsSweptAndWhatALivingOneWritesStays() throws Exception {
        Path dead = Files.writeString(dir.resolve(".part-1234-o.csv"), "half");
        Files.writeString(dir.resolve(".part-1234-o.csv.lock"), "");
        Path living = Files.writeString(dir.resolve(".part-5678-o.csv"), "half");
        try (Claim claim = Claim.of(dir.resolve(".part-5678-o.csv.lock"))) {
            WholeFile.write(dir.resolve("o.csv"), stream -> stream.write('x'));
            assertThat(dead).doesNotExist();
            assertThat(dir.resolve(".part-1234-o.csv.lock")).doesNotExist();
            assertThat(living).exists();
        }
        WholeFile.write(dir.resolve("o.csv"), stream -> stream.write('y'));
        assertThat(living).doesNotExist();
    }

    /** Its lock file stayed: once a Ctrl+C, until the same file was written again. */
    @Test
    void aProgramThatIsEndedLeavesNothing() throws Exception {
        Process ended = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Ended.class.getName(),
                        dir.resolve("o.csv").toString())
                .start();
        assertThat(ended.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(ended.exitValue()).isEqualTo(7);
        assertThat(dir).isEmptyDirectory();
    }

    static final class Ended {
        public static void main(String[] args) {
            WholeFile.at(Path.of(args[0]), part -> {
                Files.writeString(part, "half");
                System.exit(7);
            });
        }
    }

    @Test
    void aClaimIsHeldWhileItsProgramLivesWhateverItsNumber() throws Exception {
        Path lock = dir.resolve("lock");
        assertThat(Claim.isHeld(lock)).isFalse();
        try (Claim claim = Claim.of(lock)) {
            assertThat(Claim.isHeld(lock)).isTrue();
            Process other = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/java",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Held.class.getName(),
                            lock.toString())
                    .start();
            assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(other.exitValue()).isEqualTo(7);
        }
        assertThat(lock).doesNotExist();
        Files.writeString(lock, "");
        assertThat(Claim.isHeld(lock)).isFalse();
    }

    /** Exit code 7 where the lock file is held by someone. */
    static final class Held {
        public static void main(String[] args) {
            System.exit(Claim.isHeld(Path.of(args[0])) ? 7 : 0);
        }
    }

    @Test
    void aRasterStaysWithWhatBelongsToItWhereTheNewOnesClassesCannotBeWritten() throws IOException {
        Path out = Files.writeString(dir.resolve("a.tif"), "old");
        Path classes = Files.writeString(dir.resolve("a.tif.aux.xml"), "old classes");
        assertThatThrownBy(() -> WholeFile.at(out, part -> {
                    Files.writeString(part, "new");
                    Files.createDirectory(part.resolveSibling(part.getFileName() + ".aux.xml")); // as a disk refuses it
                }))
                .isInstanceOf(ProblemException.class);
        assertThat(out).hasContent("old");
        assertThat(classes).hasContent("old classes");
    }

    @Test
    void aRasterStaysWithWhatBelongsToItWhereTheNewOneCannotTakeItsPlace() throws IOException {
        Path out = Files.createDirectory(dir.resolve("a.tif")); // as where another program has it open
        Files.writeString(out.resolve("in it"), "");
        Path classes = Files.writeString(dir.resolve("a.tif.aux.xml"), "old classes");
        Path overviews = Files.writeString(dir.resolve("a.tif.ovr"), "old overviews");
        assertThatThrownBy(() -> WholeFile.at(out, part -> {
                    Files.writeString(part, "new");
                    Files.writeString(part.resolveSibling(part.getFileName() + ".aux.xml"), "new classes");
                }))
                .isInstanceOf(ProblemException.class);
        assertThat(classes).hasContent("old classes");
        assertThat(overviews).hasContent("old overviews");
        assertThat(dir).isDirectoryNotContaining("glob:**part*");
        for (String left : List.of("", ".lock", ".aux.xml", ".aux.xml.old", ".ovr.old", ".msk.old")) {
            Files.writeString(dir.resolve(".part-1234-b.tif" + left), "of a killed program");
        }
        WholeFile.write(dir.resolve("b.tif"), stream -> stream.write('x'));
        assertThat(dir).isDirectoryNotContaining("glob:**part*");
    }
}
