package org.carbonscape.app;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.carbonscape.app.demo.DemoStudy;
import org.carbonscape.problem.Language;
import org.carbonscape.study.run.Pipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "Makes the bundled synthetic study, runs it and prints where its report is.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer>, Carbonscape.Speaking {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "carbonscape-demo",
            description = "The run folder (default: ${DEFAULT-VALUE}); the study itself is put into its folder study/.")
    private Path out;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "20260101",
            description = "Seed of the synthetic landscape (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private Options options;

    @Override
    public Integer call() {
        Console console = new Console(options.language());
        try (var engine = options.engine()) {
            Pipeline.runMade(
                    out,
                    folder -> {
                        console.stage("make the synthetic landscape");
                        return DemoStudy.write(folder, seed, options.language(), engine);
                    },
                    OptionalLong.of(seed),
                    options.language(),
                    engine,
                    console);
        }
        Console.done(out);
        return 0;
    }

    @Override
    public Language language() {
        return options.language();
    }
}
