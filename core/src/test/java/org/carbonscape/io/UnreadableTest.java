package org.carbonscape.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.plan.StudyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class UnreadableTest {
    private static String text(IOException e, Language language) {
        return Unreadable.of("a.csv", e).problems().get(0).text(language);
    }

    @Test
    void aReasonIsTheFirstLineOfWhatWasSaidOrItsKindWhereNothingWas() {
        assertThat(Unreadable.reason(new IllegalArgumentException("bad entry\nat 3")))
                .isEqualTo(Bilingual.same("bad entry"));
        assertThat(Unreadable.reason(new IllegalArgumentException(" ")))
                .isEqualTo(Bilingual.same("IllegalArgumentException"));
        assertThat(Unreadable.reason(new EOFException()).in(Language.ZH)).isEqualTo("文件过早结束");
    }

    @Test
    void whatTheSystemThrowsIsSaidInWords() {
        String remedy = "\n            Check that it is complete and that you may read it.";
        assertThat(text(new AccessDeniedException("/home/x/a.csv"), Language.EN))
                .isEqualTo("FILE-03     a.csv: it cannot be read: reading is not allowed" + remedy);
        assertThat(text(new AccessDeniedException("/home/x/a.csv"), Language.ZH))
                .isEqualTo("FILE-03     a.csv：无法读取：没有读取权限\n            请检查文件是否完整、是否有读取权限。");
        assertThat(text(new MalformedInputException(1), Language.EN))
                .isEqualTo("FILE-03     a.csv: it cannot be read: its text is in another encoding" + remedy);
        assertThat(text(new EOFException(), Language.EN))
                .isEqualTo("FILE-03     a.csv: it cannot be read: it ends too early" + remedy);
        assertThat(text(new FileSystemException("a.csv", null, "Is a directory"), Language.EN))
                .isEqualTo("FILE-03     a.csv: it cannot be read: Is a directory" + remedy);
        assertThat(text(new IOException(), Language.EN))
                .isEqualTo("FILE-03     a.csv: it cannot be read: IOException" + remedy);
        assertThat(text(new NoSuchFileException("/home/x/a.csv"), Language.EN))
                .startsWith("FILE-01     a.csv: the file does not exist");
    }

    @Test
    void aNameThatOnlyLooksTheSameIsToldAsSuch(@TempDir Path dir) throws IOException {
        Files.createFile(dir.resolve("e\u0301nergie.csv")); // as a Mac writes it
        assertThat(Unreadable.missing("a", dir.resolve("\u00e9nergie.csv"))
                        .problems()
                        .get(0)
                        .found(Language.EN))
                .isEqualTo(
                        "the file does not exist; its folder holds e\u0301nergie.csv, which looks the same and has its "
                                + "accents coded in another way: rename it, or copy its name from there");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPathWrittenOnWindowsIsToldAsSuch(@TempDir Path dir) {
        for (String path : List.of("data\\a.tif", "C:\\data\\a.tif", "\\\\server\\share\\a.tif")) {
            assertThat(Unreadable.missing("a", dir.resolve(path))
                            .problems()
                            .get(0)
                            .found(Language.EN))
                    .isEqualTo("the file does not exist; here / parts folders, not \\");
        }
    }

    @Test
    void aFileInAFolderThatMayNotBeEnteredIsNotToldAsMissing(@TempDir Path dir) throws IOException {
        Path locked = Files.createDirectories(dir.resolve("locked"));
        Path file = Files.createFile(Files.createDirectory(locked.resolve("in")).resolve("a.csv"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rw-------"));
        try {
            assumeFalse(Files.exists(file), "root may enter every folder");
            assertThat(Unreadable.missing("a.csv", file).problems())
                    .containsExactly(Problem.of(
                            ProblemCode.FILE_03_UNREADABLE,
                            "a.csv",
                            Bilingual.of(
                                    "the folder " + locked + " may not be entered", "没有进入文件夹 " + locked + " 的权限")));
            Problems problems = new Problems();
            assertThat(StudyReader.read(file, problems)).isEmpty();
            assertThat(problems.problems()).extracting(Problem::code).containsExactly(ProblemCode.FILE_03_UNREADABLE);
        } finally {
            Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aMissingFileIsToldWithNamesLikeItBesideIt(@TempDir Path dir) throws IOException {
        Files.createFile(dir.resolve("LandUse_2010.TIF"));
        Files.createFile(dir.resolve("counties.gpkg"));
        Path wrong = dir.resolve("landuse_2010.tif.tif");
        assertThat(Unreadable.missing("x (a)", wrong).problems().get(0).found(Language.EN))
                .isEqualTo("the file does not exist; its folder holds LandUse_2010.TIF");
        assertThat(Unreadable.of(
                                "a",
                                new NoSuchFileException(
                                        dir.resolve("countys.gpkg").toString()))
                        .problems()
                        .get(0)
                        .found(Language.ZH))
                .isEqualTo("文件不存在；同一文件夹中有 counties.gpkg");
        assertThat(Unreadable.missing("a", dir.resolve("dem.img"))
                        .problems()
                        .get(0)
                        .found(Language.EN))
                .isEqualTo("the file does not exist");
        assertThat(Unreadable.missing("a", dir.resolve("data/dem.img"))
                        .problems()
                        .get(0)
                        .found(Language.EN))
                .isEqualTo("the file does not exist; nor does its folder " + dir.resolve("data"));
    }
}
