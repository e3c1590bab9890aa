package org.carbonscape.app;

import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.problem.Language;
import picocli.CommandLine.Option;

/** Options that mean the same in every command. */
final class Options {
    @Option(names = "--threads", paramLabel = "N", description = "Threads to use (default: all cores). Results do not depend on it.")
    private int threads;

    @Option(names = "--lang", paramLabel = "en|zh", defaultValue = "en", description = "Language of messages and report (default: ${DEFAULT-VALUE}).")
    private Language language = Language.EN;

    int threads() {
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }

    Language language() {
        return language;
    }

    Engine engine() {
        return threads() == 1 ? new PlainEngine() : new LocalEngine(threads());
    }
}
