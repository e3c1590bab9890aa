package org.carbonscape.io.run;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.carbonscape.engine.AtEnd;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** A command's file: written beside its place and moved there at the end, so that a failure leaves what was there before. */
public final class WholeFile {
    private static final String PART = ".part-";
    private static final String LOCK = ".lock";

    private WholeFile() {}

    /**
     * Looks whether a command may write there, before it begins to work; writes nothing.
     *
     * @param inputs  everything the command reads; none of them may be written over, whatever the user says
     * @param replace whether the user allows that a file there is replaced
     * @throws ProblemException RUN_08 where it is an input, RUN_09 where there is a file already, RUN_10 where there is
     *     something that is no file
     */
    public static void check(Path out, List<Path> inputs, boolean replace) {
        Path place = out.toAbsolutePath().normalize();
        for (Path input : inputs) {
            if (isSame(place, input.toAbsolutePath().normalize())) {
                throw new ProblemException(ProblemCode.RUN_08_IS_INPUT, out.toString(), input.getFileName());
            }
        }
        if (!Files.exists(place)) {
            return;
        }
        if (!Files.isRegularFile(place)) {
            throw new ProblemException(ProblemCode.RUN_10_NO_FILE, out.toString());
        }
        if (!replace) {
            throw new ProblemException(ProblemCode.RUN_09_EXISTS, out.toString());
        }
    }

    /** Also under another name: through a link, or where case does not matter. */
    private static boolean isSame(Path one, Path other) {
        try {
            return one.equals(other) || Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }

    /** Writes the file at the path given, which has the same ending. */
    public interface AtPath {
        void to(Path file) throws IOException;
    }

    /** @throws ProblemException if it cannot be written; nothing is then left half-written */
    public static void at(Path out, AtPath content) {
        Path place = out.toAbsolutePath();
        sweep(place);
        Path part = place.resolveSibling(PART + Claim.name() + "-" + out.getFileName());
        try (Claim claim = Claim.of(lock(part));
                AtEnd sweeper = AtEnd.run(() -> remove(part))) {
            content.to(part);
            Flushed.file(part);
            move(part, place);
            Flushed.folder(place.getParent());
        } catch (IOException e) {
            throw RunFolder.notWritten(out.toString(), e);
        } finally {
            remove(part);
        }
    }

    private static void move(Path part, Path place) throws IOException {
        try {
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What killed programs left of this file. */
    private static void sweep(Path place) {
        String ending = "-" + place.getFileName();
        try (Stream<Path> entries = Files.list(place.getParent())) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                String bare = name.endsWith(LOCK) ? name.substring(0, name.length() - LOCK.length()) : name;
                if (bare.startsWith(PART) && bare.endsWith(ending)) {
                    Path part = entry.resolveSibling(bare);
                    if (!Claim.isHeld(lock(part))) {
                        remove(part);
                        Files.deleteIfExists(lock(part));
                    }
                }
            }
        } catch (IOException e) {
            // what cannot be swept does not keep a file from being written
        }
    }

    private static Path lock(Path part) {
        return part.resolveSibling(part.getFileName() + LOCK);
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
