package org.carbonscape.app;

import java.nio.file.Path;
import org.carbonscape.study.Progress;

/** Progress on standard error. */
final class Console implements Progress {
    private final long start = System.nanoTime();

    @Override
    public void stage(String name) {
        System.err.printf(java.util.Locale.ROOT, "[%6.2f s] %s%n", (System.nanoTime() - start) / 1e9, name);
    }

    static void done(Path out) {
        System.out.println(out.toAbsolutePath().normalize().resolve("report.html"));
    }
}
