package org.carbonscape.app;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.carbonscape.problem.Language;
import org.carbonscape.study.run.Pipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "run",
        description = "Runs a study: tables, rasters, vectors, figures and a report in one folder.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer>, Carbonscape.Speaking {
    @Parameters(paramLabel = "STUDY", description = "The study file (or a folder that holds study.yaml).")
    private Path study;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The run folder. Whole or absent: an earlier run there is replaced at the end.")
    private Path out;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of everything drawn at random, instead of the study's.")
    private Long seed;

    @Mixin
    private Options options;

    @Override
    public Integer call() {
        try (var engine = options.engine()) {
            Pipeline.run(
                    study,
                    out,
                    seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                    options.language(),
                    engine,
                    new Console(options.language()));
        }
        Console.done(out);
        return 0;
    }

    @Override
    public Language language() {
        return options.language();
    }
}
