package org.carbonscape.io.run;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.carbonscape.engine.AtEnd;
import org.carbonscape.problem.ProblemException;

/** A command's file: written beside its place and moved there at the end, so that a failure leaves what was there before. */
public final class WholeFile {
    private WholeFile() {}

    /** Writes the file at the path given, which has the same ending. */
    public interface AtPath {
        void to(Path file) throws IOException;
    }

    /** @throws ProblemException if it cannot be written; nothing is then left half-written */
    public static void at(Path out, AtPath content) {
        Path part = out.toAbsolutePath()
                .resolveSibling(".part-" + ProcessHandle.current().pid() + "-" + out.getFileName());
        try (AtEnd sweeper = AtEnd.run(() -> remove(part))) {
            content.to(part);
            Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw RunFolder.notWritten(out.toString(), e);
        } finally {
            remove(part);
        }
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // the failure that matters is on its way
        }
    }

    /** The same through a stream. */
    public static void write(Path out, RunFolder.Content content) {
        at(out, file -> {
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
                content.to(stream);
            }
        });
    }
}
