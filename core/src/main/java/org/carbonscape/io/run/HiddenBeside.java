package org.carbonscape.io.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.carbonscape.disk.IntoPlace;
import org.carbonscape.problem.ProblemException;

/**
 * What runs to a folder have beside it under hidden names: folders in the making, earlier runs on their way out, and
 * lock files that say whose they are.
 */
record HiddenBeside(Path target) {
    private static final String PART = ".part-";
    private static final String OLD = ".old-";
    private static final String LOCK = ".lock-";

    private String hidden(String kind) {
        return "." + target.getFileName() + kind;
    }

    /** Where the run of an id is in the making. */
    Path part(String id) {
        return target.resolveSibling(hidden(PART) + id);
    }

    /** Where what it replaces goes. */
    Path old(String id) {
        return target.resolveSibling(hidden(OLD) + id);
    }

    /** The lock file of a run that is in the making. */
    Path lock(String id) {
        return target.resolveSibling(hidden(LOCK) + id);
    }

    /** That of the one program that begins or ends a run. */
    Path move() {
        return lock("move");
    }

    /** Clears away what ended programs left; held by the one that begins a run. */
    void clear() throws IOException {
        for (Path entry : left(PART)) {
            tryRemoving(entry);
        }
        rescueEarlierRun();
    }

    /**
     * A run killed between the two moves of {@link RunFolder#commit()} left the earlier run hidden: it goes back to its
     * place.
     */
    private void rescueEarlierRun() throws IOException {
        for (Path entry : left(OLD)) {
            if (Files.exists(target)) {
                tryRemovingReplaced(entry); // only not yet cleared away
            } else {
                IntoPlace.whole(entry, target);
            }
        }
        for (Path entry : left(LOCK)) {
            Files.deleteIfExists(entry);
        }
    }

    /** What stands there under a hidden name of this kind and belongs to no program that still runs. */
    private List<Path> left(String kind) throws IOException {
        String prefix = hidden(kind);
        try (Stream<Path> entries = Files.list(target.getParent())) {
            return entries.filter(p -> p.getFileName().toString().startsWith(prefix))
                    .filter(p ->
                            !Claim.isHeld(lock(id(p.getFileName().toString().substring(prefix.length())))))
                    .filter(Files::exists) // its run may have ended since the folder was listed
                    .sorted()
                    .toList();
        }
    }

    /** Without what {@link RunFolder#close()} adds to it. */
    private static String id(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    void tryRemovingReplaced(Path old) {
        try {
            Standing.removeReplaced(old, target);
        } catch (IOException | UncheckedIOException | ProblemException e) {
            // the run is there, and a later one clears away: others may hold files open, or be the only ones that may
        }
    }

    static void tryRemoving(Path root) {
        try {
            Standing.removeTree(root);
        } catch (IOException | UncheckedIOException e) {
            // the next attempt, the next run, or that of the user whose files they are
        }
    }
}
