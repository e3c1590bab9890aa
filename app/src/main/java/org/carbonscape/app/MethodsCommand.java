package org.carbonscape.app;

import org.carbonscape.problem.Language;
import org.carbonscape.study.chapter.Methods;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "methods", description = "Lists the methods.", mixinStandardHelpOptions = true)
final class MethodsCommand implements Runnable, Carbonscape.Speaking {
    @Mixin
    private Options options;

    @Override
    public void run() {
        Methods.ALL.forEach(
                m -> System.out.printf("%-16s %s%n", m.id(), m.title().in(language())));
    }

    @Override
    public Language language() {
        return options.language();
    }
}
