package org.carbonscape.io.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.carbonscape.disk.Sha256;
import org.carbonscape.io.Unreadable;
import org.carbonscape.problem.ProblemException;

/**
 * What a file holds.
 *
 * @param sha256 in lower-case hexadecimal; of a file on a server the word "version" and what the server calls its state
 */
public record FileHash(long bytes, String sha256) {
    private static final String VERSION = "version ";

    /** Of a file on a server, which is not read to its end for its hash. */
    public static FileHash ofVersion(long bytes, String version) {
        return new FileHash(bytes, VERSION + version);
    }

    /** What a server called the file's state; empty where there is a hash. */
    public static Optional<String> version(String sha256) {
        return sha256.startsWith(VERSION) ? Optional.of(sha256.substring(VERSION.length())) : Optional.empty();
    }

    /**
     * Reads a file to its end.
     *
     * @throws ProblemException INPUT problems if it cannot be read
     */
    public static FileHash of(Path file) {
        try {
            return new FileHash(Files.size(file), Sha256.of(file));
        } catch (IOException e) {
            throw Unreadable.of(file.toString(), e);
        }
    }

    /** Whether a file holds the same; one that is a folder or a link to nothing does not. */
    public boolean isIn(Path file) {
        try {
            return Files.isRegularFile(file)
                    && Files.size(file) == bytes
                    && Sha256.of(file).equals(sha256);
        } catch (IOException e) {
            throw Unreadable.of(file.toString(), e);
        }
    }
}
