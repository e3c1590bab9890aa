package org.carbonscape.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.carbonscape.problem.ProblemException;

/**
 * What Jazzer feeds with bytes: a format's reader, which may only answer or tell a problem. The class names nothing of
 * Jazzer's; the format is the system property {@code fuzz.format}.
 */
public final class JazzerTargets {
    private static final Format FORMAT = Format.valueOf(System.getProperty("fuzz.format", "TIFF"));
    private static final Path FILE = file();

    private JazzerTargets() {}

    private static Path file() {
        try {
            return Files.createTempDirectory("jazzer").resolve("input." + FORMAT.ending());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Called by Jazzer, by name. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Files.write(FILE, input);
        try {
            FORMAT.read(FILE);
        } catch (ProblemException e) {
            // told in words: as it should be
        }
    }
}
