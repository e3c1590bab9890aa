package org.carbonscape.io.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.carbonscape.io.Unreadable;
import org.carbonscape.problem.ProblemException;

/**
 * What a file holds.
 *
 * @param sha256 in lower-case hexadecimal; of a file on a server the word "version" and what the server calls its state
 */
public record FileHash(long bytes, String sha256) {
    private static final String VERSION = "version ";

    /** Whether Java lacks its second compiler, which knows the machine's own instructions for SHA-256. */
    private static final boolean FIRST_COMPILER =
            System.getProperty("java.vm.info", "").contains("emulated-client");

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
            return new FileHash(Files.size(file), sha256(file));
        } catch (IOException e) {
            throw Unreadable.of(file.toString(), e);
        }
    }

    /** Whether a file holds the same; one that is a folder or a link to nothing does not. */
    public boolean isIn(Path file) {
        try {
            return Files.isRegularFile(file)
                    && Files.size(file) == bytes
                    && sha256(file).equals(sha256);
        } catch (IOException e) {
            throw Unreadable.of(file.toString(), e);
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (FIRST_COMPILER) {
                return Sha256.of(in);
            }
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
