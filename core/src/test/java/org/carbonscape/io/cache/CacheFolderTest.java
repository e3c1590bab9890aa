package org.carbonscape.io.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries are whole or missing, and nothing that is not an entry is touched. */
class CacheFolderTest {
    private static final String ONE = "a".repeat(64);
    private static final String TWO = "b".repeat(64);

    @TempDir
    private Path root;

    private CacheFolder folder(long bound) {
        return CacheFolder.of(root.resolve("kept"), bound);
    }

    private CacheFolder folder() {
        return folder(CacheFolder.USUAL_BYTES);
    }

    private static void write(CacheFolder folder, String key, byte[] content) {
        folder.write(key, true, out -> out.write(content));
    }

    private static void write(CacheFolder folder, String key, String content) {
        write(folder, key, content.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> read(CacheFolder folder, String key) {
        return folder.read(key, (in, bytes) -> {
            byte[] content = in.readNBytes((int) bytes);
            return new String(content, StandardCharsets.UTF_8);
        });
    }

    private Path file(String key) {
        return root.resolve("kept").resolve(key.substring(0, 2)).resolve(key.substring(2) + ".kept");
    }

    private static void usedAt(Path file, long second) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(second)));
    }

    @Test
    void whatIsKeptIsReadByAnybodyLater() {
        assertThat(read(folder(), ONE)).isEmpty();
        write(folder(), ONE, "first");
        write(folder(), TWO, "");
        assertThat(read(folder(), ONE)).contains("first");
        assertThat(read(folder(), TWO)).contains("");
        write(folder(), ONE, "again");
        assertThat(read(folder(), ONE)).contains("again");
        assertThat(folder().cautions()).isEmpty();
    }

    /** As on Windows while it is read; here what may not be moved over stands for it. */
    @Test
    void anEntryThatCannotBeReplacedStaysAndIsNoTrouble() throws IOException {
        Path held = Files.createDirectories(file(ONE));
        Files.writeString(held.resolve("a"), "");
        CacheFolder folder = folder();
        write(folder, ONE, "again");
        assertThat(folder.cautions()).isEmpty();
        assertThat(held).isNotEmptyDirectory();
        assertThat(held.getParent())
                .isDirectoryNotContaining(p -> p.getFileName().toString().startsWith(".part-"));
        write(folder, TWO, "second");
        assertThat(read(folder, TWO)).contains("second");
    }

    @Test
    void aFolderThatIsNoneKeepsNothing() {
        write(CacheFolder.none(), ONE, "first");
        assertThat(read(CacheFolder.none(), ONE)).isEmpty();
        assertThat(CacheFolder.none().isNone()).isTrue();
        assertThat(folder().isNone()).isFalse();
    }

    /** As a disk mended after a fault may put files back: its result would be taken for another work's. */
    @Test
    void anEntryUnderAnothersNameIsMissing() throws IOException {
        write(folder(), ONE, "first");
        write(folder(), TWO, "second");
        Files.copy(file(ONE), file(TWO), StandardCopyOption.REPLACE_EXISTING);
        assertThat(read(folder(), TWO)).isEmpty();
        assertThat(read(folder(), ONE)).contains("first");
    }

    @Test
    void anyDamageMakesAnEntryMissing() throws Exception {
        byte[] content = new byte[300_000];
        new Random(1).nextBytes(content);
        CacheFolder folder = folder();
        write(folder, ONE, content);
        byte[] whole = Files.readAllBytes(file(ONE));
        Random random = new Random(2);
        for (int k = 0; k < 200; k++) {
            byte[] damaged = whole.clone();
            damaged[k < 20 ? k : k < 30 ? whole.length - 1 - k % 10 : random.nextInt(whole.length)] ^=
                    (byte) (1 << random.nextInt(8));
            Files.write(file(ONE), damaged);
            assertThat(read(folder, ONE)).as("flip %d", k).isEmpty();
        }
        for (int length : new int[] {0, 1, 8, 11, 12, 13, 1000, whole.length - 1}) {
            Files.write(file(ONE), Arrays.copyOf(whole, length));
            assertThat(read(folder, ONE)).as("cut to %d", length).isEmpty();
        }
        Files.write(file(ONE), whole);
        assertThat(read(folder, ONE)).isPresent();
    }

    @Test
    void anEntryThatItsReaderCannotUseIsMissing() {
        write(folder(), ONE, "first");
        assertThat(folder().read(ONE, (in, bytes) -> {
                    throw new IOException("of no use");
                }))
                .isEmpty();
        assertThat(folder().read(ONE, (in, bytes) -> {
                    throw new NotKept("of no use");
                }))
                .isEmpty();
        assertThat(read(folder(), ONE)).contains("first");
    }

    @Test
    void aWritingThatFailsLeavesNothingAndIsToldOnce() throws Exception {
        CacheFolder folder = folder();
        folder.write(ONE, false, out -> {
            out.write(1);
            throw new IOException("No space left on device");
        });
        assertThat(read(folder, ONE)).isEmpty();
        assertThat(files()).containsExactly("CACHEDIR.TAG");
        write(folder, TWO, "second"); // the folder is left alone from then on
        assertThat(read(folder, TWO)).isEmpty();
        assertThat(folder.cautions()).hasSize(1);
        Problem told = folder.cautions().get(0);
        assertThat(told.text(Language.EN))
                .isEqualTo("RUN-C03     " + root.resolve("kept")
                        + ": what this run worked out cannot be kept for the next one: No space left on device\n"
                        + "            The results themselves are whole. Make room or the folder writable, name "
                        + "another with --cache, or keep nothing with --cache none.");
        assertThat(told.text(Language.ZH))
                .isEqualTo("RUN-C03     " + root.resolve("kept")
                        + "：无法为下次运行保留本次的中间结果：No space left on device\n"
                        + "            本次结果本身完整无缺。请腾出空间或开放写权限，用 --cache 另指文件夹，或以 --cache none 不作保留。");
    }

    @Test
    void aFolderThatMayOnlyBeReadIsToldWithoutItsInnerFiles() {
        CacheFolder folder = folder();
        folder.write(ONE, false, out -> {
            throw new AccessDeniedException("kept/aa/.part-1");
        });
        assertThat(folder.cautions().get(0).text(Language.EN))
                .startsWith("RUN-C03     " + root.resolve("kept")
                        + ": what this run worked out cannot be kept for the next one: writing there is not allowed\n");
    }

    @Test
    void aFileInPlaceOfTheFolderIsACaution() throws Exception {
        Files.writeString(root.resolve("kept"), "mine");
        CacheFolder folder = folder();
        write(folder, ONE, "first");
        assertThat(read(folder, ONE)).isEmpty();
        assertThat(folder.cautions()).hasSize(1);
        assertThat(root.resolve("kept")).hasContent("mine");
    }

    @Test
    void whatWasUsedLongestAgoGoesFirst() throws Exception {
        CacheFolder folder = folder(2 * 1012 + 20);
        for (String key : List.of("1", "2", "3")) {
            write(folder, key.repeat(64), new byte[1000]);
            usedAt(file(key.repeat(64)), Long.parseLong(key));
        }
        assertThat(read(folder, "1".repeat(64))).isPresent(); // and is the newest now
        folder.shrink();
        assertThat(read(folder, "1".repeat(64))).isPresent();
        assertThat(read(folder, "2".repeat(64))).isEmpty();
        assertThat(read(folder, "3".repeat(64))).isPresent();
        assertThat(folder.contents()).isEqualTo(new CacheFolder.Contents(2, 2 * 1012));
    }

    @Test
    void clearingTakesEntriesAndLeavesWhatIsSomebodyElses() throws Exception {
        CacheFolder folder = folder();
        write(folder, ONE, "first");
        write(folder, TWO, "second");
        Path mine = root.resolve("kept/notes.txt");
        Files.writeString(mine, "mine");
        Path odd = file(ONE).resolveSibling("c".repeat(62) + ".kept"); // the name of an entry, and none
        Files.writeString(odd, "mine too");
        Path young = file(TWO).resolveSibling(".part-00000000-0000-0000-0000-000000000000");
        Files.writeString(young, "of a run that is writing now");
        Path old = file(TWO).resolveSibling(".part-00000000-0000-0000-0000-000000000001");
        Files.writeString(old, "of a run that was killed");
        usedAt(old, 1);
        assertThat(folder.clear()).isEqualTo(new CacheFolder.Contents(2, 5 + 6 + 2 * 12));
        assertThat(files())
                .containsExactlyInAnyOrder(
                        "CACHEDIR.TAG", "notes.txt", "aa/" + odd.getFileName(), "bb/" + young.getFileName());
        Files.delete(mine);
        Files.delete(odd);
        Files.delete(young);
        assertThat(folder.clear()).isEqualTo(new CacheFolder.Contents(0, 0));
        assertThat(root.resolve("kept")).doesNotExist();
        assertThat(folder.clear()).isEqualTo(new CacheFolder.Contents(0, 0));
    }

    /** By their names they are entries; a bound removes no more than clearing does. */
    @Test
    void whatAPowerCutLeftGoesAndWhatIsSomebodyElsesStaysUnderAnyBound() throws Exception {
        CacheFolder folder = folder();
        write(folder, ONE, "first");
        Path odd = file(ONE).resolveSibling("c".repeat(62) + ".kept");
        Files.writeString(odd, "mine");
        Path zeros = file(ONE).resolveSibling("d".repeat(62) + ".kept");
        Files.write(zeros, new byte[5000]);
        Path empty = file(ONE).resolveSibling("e".repeat(62) + ".kept");
        Files.write(empty, new byte[0]);
        Path late = file(ONE).resolveSibling("f".repeat(62) + ".kept"); // zeros first, and then something
        byte[] bytes = new byte[5000];
        bytes[4000] = 1;
        Files.write(late, bytes);
        assertThat(folder.clear()).isEqualTo(new CacheFolder.Contents(3, 5 + 12 + 5000));
        assertThat(files())
                .containsExactlyInAnyOrder("CACHEDIR.TAG", "aa/" + odd.getFileName(), "aa/" + late.getFileName());
        write(folder, ONE, "first");
        CacheFolder.of(root.resolve("kept"), 0).shrink();
        assertThat(files())
                .containsExactlyInAnyOrder("CACHEDIR.TAG", "aa/" + odd.getFileName(), "aa/" + late.getFileName());
    }

    private List<String> files() throws IOException {
        Path kept = root.resolve("kept");
        try (Stream<Path> all = Files.walk(kept)) {
            return all.filter(Files::isRegularFile)
                    .map(f -> kept.relativize(f).toString())
                    .toList();
        }
    }

    /** By the command of another window, which removes the folders that are empty: their room is not what lacks. */
    @Test
    void whatIsClearedWhileItIsWrittenIsMissingAndNoCaution() {
        CacheFolder folder = folder();
        folder.write(ONE, false, out -> {
            Path shelf = file(ONE).getParent();
            try (Stream<Path> parts = Files.list(shelf)) {
                for (Path part : parts.toList()) {
                    Files.delete(part);
                }
            }
            Files.delete(shelf);
        });
        assertThat(folder.cautions()).isEmpty();
        assertThat(read(folder, ONE)).isEmpty();
        write(folder, ONE, "again");
        assertThat(read(folder, ONE)).contains("again");
    }
}
