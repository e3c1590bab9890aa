package org.carbonscape.app;

import java.nio.file.Path;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.study.Progress;

/** Progress and cautions on standard error. */
final class Console implements Progress {
    private final long start = System.nanoTime();
    private final Language language;

    Console(Language language) {
        this.language = language;
    }

    @Override
    public void stage(String name) {
        System.err.printf(java.util.Locale.ROOT, "[%6.2f s] %s%n", (System.nanoTime() - start) / 1e9, name);
    }

    @Override
    public void caution(Problem caution) {
        System.err.println(caution.text(language));
    }

    static void done(Path out) {
        System.out.println(out.toAbsolutePath().normalize().resolve("report.html"));
    }
}
