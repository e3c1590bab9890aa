package org.carbonscape.app;

import java.util.concurrent.Callable;
import org.carbonscape.problem.Language;
import org.carbonscape.study.chapter.Methods;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "explain",
        description = "Tells what a method does, by which formulas and after whom.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer>, Carbonscape.Speaking {
    @Parameters(paramLabel = "METHOD", description = "A method's name; `carbonscape methods` lists them.")
    private String method;

    @Mixin
    private Options options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Methods.About about = Methods.ALL.stream()
                .filter(m -> m.id().equals(method))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "There is no method \"" + method + "\". Known: "
                                + String.join(
                                        ", ",
                                        Methods.ALL.stream()
                                                .map(Methods.About::id)
                                                .toList())));
        System.out.println(about.title().in(language()));
        System.out.println();
        System.out.println(about.text().in(language()));
        about.references().forEach(r -> System.out.println("  - " + r));
        return 0;
    }

    @Override
    public Language language() {
        return options.language();
    }
}
