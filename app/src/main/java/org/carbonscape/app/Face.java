package org.carbonscape.app;

import java.util.List;
import org.carbonscape.option.Option;
import org.carbonscape.problem.Bilingual;

/**
 * A command: what it is called, what it takes, what it does. Its options are declared in the library, where studies
 * take them from too; those of all commands ({@link CommonOptions}) come with it.
 *
 * @param summary   one sentence for lists and help
 * @param arguments what stands without an option's name, in order
 * @param hidden    whether help passes over it
 */
record Face(
        String name,
        Bilingual summary,
        List<Argument> arguments,
        List<Option<?>> options,
        boolean hidden,
        Action action) {

    /**
     * What stands without an option's name.
     *
     * @param label in usages
     * @param least how many must stand there, 0 or 1
     * @param many  whether more than one may
     */
    record Argument(String label, Bilingual doc, int least, boolean many) {}

    /** What a command does. */
    @FunctionalInterface
    interface Action {
        /** @return the exit code */
        int run(Call call) throws Exception;
    }

    static Face of(String name, Bilingual summary, List<Argument> arguments, List<Option<?>> options, Action action) {
        return new Face(name, summary, arguments, options, false, action);
    }

    static Argument one(String label, String en, String zh) {
        return new Argument(label, Bilingual.of(en, zh), 1, false);
    }

    static Argument atMostOne(String label, String en, String zh) {
        return new Argument(label, Bilingual.of(en, zh), 0, false);
    }

    static Argument any(String label, String en, String zh) {
        return new Argument(label, Bilingual.of(en, zh), 0, true);
    }

    static Argument many(String label, String en, String zh) {
        return new Argument(label, Bilingual.of(en, zh), 1, true);
    }
}
