package org.carbonscape.app.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadsTest {
    @TempDir
    Path root;

    private static byte[] zip(int files, int bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < files; i++) {
                zip.putNextEntry(new ZipEntry(i + ".bin"));
                zip.write(new byte[bytes]);
            }
        }
        return out.toByteArray();
    }

    private void refused(Uploads uploads, String name, long announced, byte[] bytes, String why) throws IOException {
        assertThatThrownBy(() -> uploads.take(name, announced, new ByteArrayInputStream(bytes)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("STUDIO-04")
                .hasMessageContaining(why);
        try (var own = Files.list(root.resolve(".carbonscape"))) {
            assertThat(own.map(p -> p.getFileName().toString()).toList()).isEqualTo(List.of("lock"));
        }
    }

    @Test
    void whatIsTooMuchIsRefusedAndLeavesNothing() throws IOException {
        try (Workspace workspace = Workspace.open(root)) {
            Uploads uploads = new Uploads(workspace, new Uploads.Bounds(1 << 20, 3, 5));
            refused(uploads, "a.bin", 2 << 20, new byte[0], "larger than 1 MB");
            refused(uploads, "a.bin", -1, new byte[(1 << 20) + 1], "larger than 1 MB");
            refused(uploads, "a.bin", 10, new byte[9], "broken off");
            refused(uploads, "bomb.zip", -1, zip(2, 700_000), "unpacks to too much"); // 1.4 KB as an archive
            refused(uploads, "many.zip", -1, zip(4, 1), "too many files");
            refused(uploads, ".hidden", -1, new byte[1], "begins with a point");
            assertThat(uploads.take("good.zip", -1, new ByteArrayInputStream(zip(3, 10))))
                    .hasSize(3);
            uploads.take("d.bin", 1, new ByteArrayInputStream(new byte[1]));
            uploads.take("e.bin", 1, new ByteArrayInputStream(new byte[1]));
            refused(uploads, "f.bin", 1, new byte[1], "holds too many files");
            assertThat(Files.exists(root.resolve("bomb"))).isFalse();
        }
    }

    /** As the Explorer of a Chinese Windows packs: names in GBK, and nothing that says so. */
    @Test
    void namesInAnArchiveMayBeInGbk() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, Charset.forName("GBK"))) {
            zip.putNextEntry(new ZipEntry("数据/能源.csv"));
            zip.write(new byte[1]);
        }
        try (Workspace workspace = Workspace.open(root)) {
            Uploads uploads = new Uploads(workspace, Uploads.Bounds.USUAL);
            assertThat(uploads.take("县.zip", -1, new ByteArrayInputStream(out.toByteArray())))
                    .containsExactly("县/数据/能源.csv");
        }
    }

    @Test
    void anArchiveWhoseContentIsNotWhatItWasMadeOfIsDamaged() throws IOException {
        byte[] damaged = zip(1, 10_000);
        damaged[damaged.length - 22 - 46 - "0.bin".length() + 16]++; // its checksum, in the list at the end
        try (Workspace workspace = Workspace.open(root)) {
            Uploads uploads = new Uploads(workspace, Uploads.Bounds.USUAL);
            refused(uploads, "a.zip", -1, damaged, "a damaged archive");
        }
    }

    /** As where the studio cannot begin, because its port is taken. */
    @Test
    void aFolderThatWasMadeForAStudioGoesWhereNothingWasPutIntoIt() throws IOException {
        Path made = root.resolve("made");
        Workspace.open(made).close();
        assertThat(made).doesNotExist();
        try (Workspace used = Workspace.open(made)) {
            used.write(made.resolve("s.yaml"), "", new byte[1]);
        }
        assertThat(made.resolve("s.yaml")).exists();
        Workspace.open(made).close();
        assertThat(made).exists();
        Path own = Files.createDirectory(root.resolve("own"));
        Workspace.open(own).close();
        assertThat(own).exists();
    }

    /** They were told as files that cannot be read, with a path of the program's own. */
    @Test
    void whatTheDiskRefusesIsToldAsNotWritten() throws IOException {
        try (Workspace workspace = Workspace.open(root)) {
            Uploads uploads = new Uploads(workspace, Uploads.Bounds.USUAL);
            Files.writeString(root.resolve("a.csv"), "x");
            assertThatThrownBy(() -> uploads.take("a.csv/b.csv", 1, new ByteArrayInputStream(new byte[1])))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageStartingWith("RUN-04      a.csv/b.csv: it cannot be written");
            assertThatThrownBy(() -> workspace.write(root.resolve("none/s.yaml"), "", new byte[1]))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageStartingWith("RUN-12      none/s.yaml: its folder does not exist");
        }
    }
}
