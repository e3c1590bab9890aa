package org.carbonscape.app;

import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.problem.Language;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that mean the same in every command. */
final class Options {
    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads to use (default: all cores). Results do not depend on it.")
    void threads(int asked) {
        if (asked < 1) {
            throw new ParameterException(
                    command.commandLine(), "Invalid value for option '--threads': at least 1 is needed, not " + asked);
        }
        threads = asked;
    }

    private int threads = Runtime.getRuntime().availableProcessors();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--lang",
            paramLabel = "en|zh",
            defaultValue = "en",
            description = "Language of messages and report (default: ${DEFAULT-VALUE}).")
    private Language language = Language.EN;

    int threads() {
        return threads;
    }

    Language language() {
        return language;
    }

    Engine engine() {
        return threads() == 1 ? new PlainEngine() : new LocalEngine(threads());
    }
}
