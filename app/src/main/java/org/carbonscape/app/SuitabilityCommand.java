package org.carbonscape.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.carbonscape.io.json.Json;
import org.carbonscape.method.Table;
import org.carbonscape.problem.Language;
import org.carbonscape.study.Pipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "suitability", description = "How suitable land is as a carbon sink, weights, levels and how firm they are; only what that needs of a study.", mixinStandardHelpOptions = true)
final class SuitabilityCommand implements Callable<Integer>, Carbonscape.Speaking {
    @Parameters(paramLabel = "STUDY", description = "The study file (or a folder that holds study.yaml), with a section suitability.")
    private Path study;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "carbonscape-suitability", description = "The run folder (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of everything drawn at random, instead of the study's.")
    private Long seed;

    @Option(names = "--json", description = "The tables as machine output on standard output.")
    private boolean json;

    @Mixin
    private Options options;

    @Override
    public Integer call() {
        List<Table> tables;
        try (var engine = options.engine()) {
            tables = Pipeline.runSuitability(study, out, false, seed == null ? OptionalLong.empty() : OptionalLong.of(seed), options.language(), engine, new Console(options.language()));
        }
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            tables.forEach(t -> all.put(t.name(), TransitionsCommand.rows(t)));
            System.out.print(Json.text(all));
        } else {
            Console.done(out);
        }
        return 0;
    }

    @Override
    public Language language() {
        return options.language();
    }
}
