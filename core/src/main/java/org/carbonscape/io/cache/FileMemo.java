package org.carbonscape.io.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.carbonscape.io.mosaic.RasterFiles;
import org.carbonscape.io.run.FileHash;
import org.carbonscape.option.FileName;

/**
 * The hash of a file, and by what the system would tell that it has been written to since. A file written to a moment
 * before it was hashed may be written to again without the clock showing it: its hash is trusted only when it is taken
 * again later.
 *
 * @param stamp    size, times in nanoseconds and number of the file
 * @param modified when it was last written to
 * @param hashed   before its content was read
 */
record FileMemo(String stamp, long modified, long hashed, long bytes, String sha256) {
    /** Files of some systems have times of two seconds. */
    private static final long COARSE = Duration.ofSeconds(2).toNanos();
    /** The tick of the clocks that others take them from is 4 to 16 ms. */
    private static final long FINE = Duration.ofMillis(100).toNanos();

    private static final long MILLISECOND = 1_000_000;

    private record Stamp(String text, long modified) {
        static Stamp of(Path file) throws IOException {
            Optional<String> address = FileName.address(file);
            if (address.isPresent()) {
                return new Stamp(version(address.get()).sha256(), 0);
            }
            BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
            String changed = "";
            if (file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
                changed = String.valueOf(nanos((FileTime) Files.getAttribute(file, "unix:ctime")));
            }
            long modified = nanos(a.lastModifiedTime());
            return new Stamp(a.size() + " " + modified + " " + changed + " " + a.fileKey(), modified);
        }
    }

    /**
     * A file on a server by its address, its length and what the server calls its state, where the server promises that
     * equal names are equal bytes (a strong ETag); else nothing that hangs on it is kept.
     */
    private static FileHash version(String address) throws IOException {
        FileHash remote = RasterFiles.remote(address);
        String version = FileHash.version(remote.sha256()).orElse("");
        if (!version.startsWith("\"")) {
            throw new IOException(address + " has no strong ETag");
        }
        return FileHash.ofVersion(remote.bytes(), version + " " + remote.bytes() + " " + address);
    }

    private static FileHash content(Path file) throws IOException {
        Optional<String> address = FileName.address(file);
        return address.isPresent() ? version(address.get()) : FileHash.of(file);
    }

    private static long nanos(FileTime time) {
        Instant i = time.toInstant();
        return i.getEpochSecond() * 1_000_000_000L + i.getNano();
    }

    /** @throws org.carbonscape.problem.ProblemException INPUT problems if it cannot be read */
    static FileMemo of(Path file) throws IOException {
        for (int attempt = 0; attempt < 3; attempt++) {
            Stamp before = Stamp.of(file);
            long now = nanos(FileTime.from(Instant.now()));
            FileHash hash = content(file);
            if (Stamp.of(file).equals(before)) { // else somebody wrote to it while it was read
                return new FileMemo(before.text(), before.modified(), now, hash.bytes(), hash.sha256());
            }
        }
        throw new IOException(file + " is being written to");
    }

    /** Of a file that holds what is known, since nobody else could write to it until now. */
    static FileMemo known(Path file, FileHash hash) throws IOException {
        long now = nanos(FileTime.from(Instant.now()));
        Stamp stamp = Stamp.of(file);
        return new FileMemo(stamp.text(), stamp.modified(), now, hash.bytes(), hash.sha256());
    }

    /** What {@link #holds} will compare with, of now. */
    static String stamp(Path file) throws IOException {
        return Stamp.of(file).text();
    }

    /** Whether a file was written to so lately that the clock might not show the next writing. */
    static boolean isFresh(Path file) throws IOException {
        long modified = Stamp.of(file).modified();
        return nanos(FileTime.from(Instant.now())) - modified <= moment(modified);
    }

    /** Whether the file still is what was hashed, as far as the system can tell. */
    boolean holds(Path file) throws IOException {
        return Stamp.of(file).text().equals(stamp);
    }

    /** Whether the times would show any later writing. */
    boolean isSettled() {
        return hashed - modified > moment(modified);
    }

    /** How long after a writing the next one may have the same time: told by whether the time has a fraction. */
    private static long moment(long modified) {
        return modified % MILLISECOND == 0 ? COARSE : FINE;
    }
}
