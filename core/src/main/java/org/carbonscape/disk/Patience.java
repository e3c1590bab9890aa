package org.carbonscape.disk;

import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.List;

/**
 * For what Windows denies while another program has a file open: scanners for viruses, indexes and synchronised folders
 * open what was just written, for moments. It is tried again for some ten seconds; other systems deny it for good.
 */
final class Patience {
    private static final List<Long> PAUSES_MS = List.of(10L, 30L, 100L, 300L, 1_000L, 3_000L, 6_000L);

    private Patience() {}

    /** What may be denied. */
    @FunctionalInterface
    interface Step {
        void take() throws IOException;
    }

    static void take(Step step) throws IOException {
        take(step, File.separatorChar == '\\' ? PAUSES_MS : List.of());
    }

    /** @param pauses in milliseconds, before each further attempt */
    static void take(Step step, List<Long> pauses) throws IOException {
        for (long pause : pauses) {
            try {
                step.take();
                return;
            } catch (FileSystemException e) {
                boolean denied = e instanceof AccessDeniedException || e.getClass() == FileSystemException.class;
                if (!denied || !waited(pause)) {
                    throw e;
                }
            }
        }
        step.take();
    }

    private static boolean waited(long pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
