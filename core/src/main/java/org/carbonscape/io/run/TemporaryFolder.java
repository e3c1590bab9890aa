package org.carbonscape.io.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.carbonscape.engine.AtEnd;
import org.carbonscape.io.SystemFault;
import org.carbonscape.io.Unreadable;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * SQLite and ZSTD unpack their machine code into the temporary folder. Here each program has a folder of its own for
 * both, removes it at its end, and at its start those of programs that were killed.
 */
public final class TemporaryFolder {
    private static final String PREFIX = "carbonscape-lib-";
    private static final String LOCK = "lock";
    private static final int YOUNG_SECONDS = 60;
    /** Each of the two libraries has less. */
    private static final int LIBRARY_BYTES = 2 << 20;

    private static final long ROOM_BYTES = 2L * LIBRARY_BYTES;

    private static Optional<Claim> claim = Optional.empty();

    private TemporaryFolder() {}

    /**
     * To be called before such a library is used for the first time; again it does nothing.
     *
     * @throws ProblemException RUN_11 where the temporary folder cannot be written to, FAULT_08 where the system fails
     */
    public static synchronized void prepare() {
        if (claim.isPresent()) {
            return;
        }
        Path temporary = temporary();
        try {
            sweep(temporary);
            Path own = Files.createTempDirectory(temporary, PREFIX);
            try {
                claim = Optional.of(room(own, temporary));
            } finally {
                if (claim.isEmpty()) {
                    remove(own);
                }
            }
            System.setProperty("org.sqlite.tmpdir", own.toString());
            System.setProperty("ZstdTempFolder", own.toString());
            AtEnd.run(() -> {
                claim.ifPresent(Claim::close);
                remove(own);
            });
        } catch (IOException e) {
            throw unusable(temporary, e);
        }
    }

    /**
     * To be called before Java or a library writes a file there that does not say so where it cannot.
     *
     * @throws ProblemException RUN_11 where there is no room for so many bytes, FAULT_08 where the system fails
     */
    public static void prove(int bytes) {
        Path temporary = temporary();
        try {
            Path proof = Files.createTempFile(temporary, PREFIX, null);
            try {
                Files.write(proof, new byte[bytes]);
            } finally {
                Files.delete(proof);
            }
        } catch (IOException e) {
            throw unusable(temporary, e);
        }
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static ProblemException unusable(Path temporary, IOException e) {
        if (SystemFault.isTold(String.valueOf(e.getMessage()))) {
            return RunFolder.notWritten(temporary.toString(), e);
        }
        return new ProblemException(ProblemCode.RUN_11_TEMPORARY, temporary.toString(), reason(temporary, e));
    }

    private static Bilingual reason(Path temporary, IOException e) {
        if (!Files.exists(temporary)) {
            return Bilingual.of("it does not exist", "文件夹不存在");
        }
        if (!Files.isDirectory(temporary)) {
            return Bilingual.of("it is not a folder", "不是文件夹");
        }
        return e instanceof AccessDeniedException
                ? Bilingual.of("writing there is not allowed", "没有写权限")
                : Unreadable.reason(e);
    }

    /** Holds a folder in which there is room. */
    private static Claim room(Path own, Path temporary) throws IOException {
        long room = own.toFile().getUsableSpace(); // Files.getFileStore finds no mount point under chroot
        if (room > 0 && room < ROOM_BYTES) { // or the libraries would take it for a machine they were not made for
            String kb = String.valueOf(room >> 10);
            throw new ProblemException(
                    ProblemCode.RUN_11_TEMPORARY,
                    temporary.toString(),
                    Bilingual.of("only " + kb + " KB are free", "只剩 " + kb + " KB"));
        }
        Files.write(own.resolve("room"), new byte[LIBRARY_BYTES]); // quotas and limits are not seen otherwise
        Files.delete(own.resolve("room"));
        return Claim.of(own.resolve(LOCK));
    }

    private static void sweep(Path temporary) throws IOException {
        try (Stream<Path> entries = Files.list(temporary)) {
            for (Path entry : entries.filter(e -> e.getFileName().toString().startsWith(PREFIX))
                    .toList()) {
                if (isLeft(entry)) {
                    remove(entry);
                }
            }
        }
    }

    private static boolean isLeft(Path folder) {
        try {
            return Files.isWritable(folder)
                    && Files.getLastModifiedTime(folder)
                            .toInstant()
                            .isBefore(Instant.now().minusSeconds(YOUNG_SECONDS)) // its lock may be about to be taken
                    && !Claim.isHeld(folder.resolve(LOCK));
        } catch (IOException e) {
            return false; // its program has just removed it
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // a library in use stays where the system says so; the next start tries again
        }
    }
}
