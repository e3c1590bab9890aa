package org.carbonscape.disk;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The end of writing beside: a file that is whole takes its place. */
public final class IntoPlace {
    private IntoPlace() {}

    /**
     * Moves a file over what is at its place, at once where the disk can.
     *
     * @throws IOException where it cannot be moved; what was at its place is then still there
     */
    public static void move(Path part, Path place) throws IOException {
        try {
            whole(part, place);
        } catch (AtomicMoveNotSupportedException e) {
            Patience.take(() -> Files.move(part, place, StandardCopyOption.REPLACE_EXISTING));
        }
    }

    /** Moves a file or a folder at once, or not at all. */
    public static void whole(Path from, Path to) throws IOException {
        Patience.take(() -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE));
    }
}
