package org.carbonscape.app;

import java.util.List;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.option.Given;
import org.carbonscape.option.Option;
import org.carbonscape.problem.Language;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * A command as it was called.
 *
 * @param given     values of its options
 * @param arguments what stood without an option's name
 */
record Call(Given given, List<String> arguments, CommandLine command) {
    Language language() {
        return given.or(CommonOptions.LANG, Language.EN);
    }

    boolean json() {
        return given.or(CommonOptions.JSON, false);
    }

    int threads() {
        return given.find(CommonOptions.THREADS)
                .map(Long::intValue)
                .orElse(Runtime.getRuntime().availableProcessors());
    }

    Engine engine() {
        return threads() == 1 ? new PlainEngine() : new LocalEngine(threads());
    }

    /** The value of an option that must be there. */
    <V> V require(Option<V> option) {
        return given.find(option)
                .orElseThrow(() -> usage("Missing required option: '--" + option.key() + "="
                        + option.kind().label() + "'"));
    }

    /** Wrong usage. */
    ParameterException usage(String message) {
        return new ParameterException(command, message);
    }
}
