package org.carbonscape.io.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;
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
        try (RunFolder folder = RunFolder.prepare(target, List.of())) {
            Files.writeString(folder.file("tables/a.csv"), "x");
            assertThat(target).doesNotExist();
        }
        assertThat(target.getParent()).isEmptyDirectory();
        try (RunFolder folder = RunFolder.prepare(target, List.of())) {
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
    void anEarlierRunIsReplacedAndAnythingElseIsLeftAlone() throws IOException {
        Path target = root.resolve("run");
        for (int k = 0; k < 2; k++) {
            try (RunFolder folder = RunFolder.prepare(target, List.of())) {
                Files.writeString(folder.file(RunFolder.RECORD), "{}");
                Files.writeString(folder.file("only-in-" + k), "");
                folder.commit();
            }
        }
        assertThat(target.resolve("only-in-0")).doesNotExist();
        assertThat(target.resolve("only-in-1")).exists();
        Path photos = Files.createDirectory(root.resolve("photos"));
        Files.writeString(photos.resolve("cat.jpg"), "");
        assertThatThrownBy(() -> RunFolder.prepare(photos, List.of())).satisfies(e -> {
            assertThat(text(e, Language.EN))
                    .isEqualTo("RUN-01      " + photos + ": it exists and is not an earlier run\n"
                            + "            Name a new folder, or empty this one; nothing was changed.");
            assertThat(text(e, Language.ZH))
                    .isEqualTo("RUN-01      " + photos + "：已存在且不是先前的运行结果\n" + "            请指定新文件夹或清空此文件夹；未作任何更改。");
        });
        assertThat(photos.resolve("cat.jpg")).exists();
    }

    @Test
    void theTargetMayNotBeInsideAnInputNorHoldOne() throws IOException {
        Path input = Files.writeString(root.resolve("lu.tif"), "");
        assertThatThrownBy(() -> RunFolder.prepare(input.resolve("out"), List.of(input)))
                .satisfies(e -> {
                    assertThat(text(e, Language.EN))
                            .isEqualTo("RUN-02      " + input.resolve("out") + ": it lies inside the input lu.tif\n"
                                    + "            Name a folder elsewhere.");
                    assertThat(text(e, Language.ZH))
                            .isEqualTo("RUN-02      " + input.resolve("out") + "：位于输入 lu.tif 之内\n"
                                    + "            请指定其他位置的文件夹。");
                });
        assertThatThrownBy(() -> RunFolder.prepare(root, List.of(input))).satisfies(e -> {
            assertThat(text(e, Language.EN))
                    .isEqualTo("RUN-03      " + root + ": it holds the input lu.tif, and a run replaces its folder\n"
                            + "            Name a folder that holds no input.");
            assertThat(text(e, Language.ZH))
                    .isEqualTo("RUN-03      " + root + "：其中含有输入 lu.tif，而运行会替换该文件夹\n" + "            请指定不含输入数据的文件夹。");
        });
        assertThat(input).exists();
    }

    @Test
    void whatAKilledRunLeftIsRemovedByTheNext() throws IOException {
        Path stale = Files.createDirectory(root.resolve(".run.part-999999999"));
        Files.writeString(stale.resolve("half"), "");
        try (RunFolder folder = RunFolder.prepare(root.resolve("run"), List.of())) {
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
                        + "            Free some space or write to another disk with --out; nothing is left "
                        + "half-written.");
        assertThat(text(full, Language.ZH))
                .isEqualTo("RUN-05      rasters/a.tif：磁盘已满：No space left on device\n"
                        + "            请腾出空间，或用 --out 写到其他磁盘；没有留下不完整的结果。");
        ProblemException other = RunFolder.notWritten("rasters/a.tif", new IOException("Permission denied"));
        assertThat(text(other, Language.EN))
                .isEqualTo("RUN-04      rasters/a.tif: it cannot be written: Permission denied\n"
                        + "            Check that the folder exists and that you may write to it; nothing is "
                        + "left half-written.");
        assertThat(text(other, Language.ZH))
                .isEqualTo("RUN-04      rasters/a.tif：无法写入：Permission denied\n"
                        + "            请检查文件夹是否存在、是否有写权限；没有留下不完整的结果。");
    }
}
