package org.carbonscape.io.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.carbonscape.io.run.FileHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunMemoryTest {
    @TempDir
    Path root;

    private CacheFolder cache() {
        return CacheFolder.of(root.resolve("cache"), 1 << 20);
    }

    /** A file of a run that was written some seconds before the run ended. */
    private Path output(String text) throws Exception {
        Path file = Files.createDirectories(root.resolve("run/tables")).resolve("a.csv");
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(9)));
        return file;
    }

    private RunMemory remembered(Path file, FileHash hash) {
        RunMemory.keep(cache(), root.resolve("run"), Map.of("tables/a.csv", hash));
        return RunMemory.of(cache(), root.resolve("run"));
    }

    @Test
    void aFileThatNobodyTouchedIsNotRead() throws Exception {
        Path file = output("one");
        // a hash that reading would find wrong shows that it was not read
        FileHash told = new FileHash(3, "0".repeat(64));
        assertThat(remembered(file, told).isSame(file, told)).isTrue();
        assertThat(told.isIn(file)).isFalse();
    }

    @Test
    void aFileThatWasWrittenToIsReadThoughLengthAndTimeAreTheOldOnes() throws Exception {
        Path file = output("one");
        FileHash hash = FileHash.of(file);
        RunMemory memory = remembered(file, hash);
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, "two");
        assertThat(memory.isSame(file, hash)).isFalse();
        Files.setLastModifiedTime(file, time);
        assertThat(memory.isSame(file, hash)).isFalse();
        Files.writeString(file, "one");
        assertThat(memory.isSame(file, hash)).isTrue(); // by reading it
        Files.delete(file);
        Files.createDirectory(file);
        assertThat(memory.isSame(file, hash)).isFalse();
    }

    @Test
    void aTimeThatTellsNothingIsNotTrusted() throws Exception {
        Path file = output("one");
        FileHash told = new FileHash(3, "0".repeat(64));
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(remembered(file, told).isSame(file, told)).isFalse();
        Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() - 1500)); // whole milliseconds
        assertThat(remembered(file, told).isSame(file, told)).isFalse();
        Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() - 2500));
        assertThat(remembered(file, told).isSame(file, told)).isTrue();
    }

    @Test
    void otherRunsOtherRecordsAndNoCacheAreNoMemory() throws Exception {
        Path file = output("one");
        FileHash hash = FileHash.of(file);
        FileHash other = new FileHash(3, "0".repeat(64));
        assertThat(remembered(file, hash).isSame(file, other)).isFalse();
        RunMemory.keep(CacheFolder.none(), root.resolve("run"), Map.of("tables/a.csv", other));
        assertThat(RunMemory.of(CacheFolder.none(), root.resolve("run")).isSame(file, other))
                .isFalse();
        assertThat(RunMemory.of(cache(), root.resolve("another")).isSame(file, hash))
                .isTrue(); // read
    }
}
