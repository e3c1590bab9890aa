package org.carbonscape.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.carbonscape.finding.Table;
import org.carbonscape.io.json.Json;
import org.carbonscape.problem.Language;
import org.carbonscape.study.run.Pipeline;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that runs a part of a study into a run folder of its own: suitability, or zones that follow from it. */
abstract class StudyPart implements Callable<Integer>, Carbonscape.Speaking {
    @Parameters(
            paramLabel = "STUDY",
            description = "The study file (or a folder that holds study.yaml), with a section suitability.")
    private Path study;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The run folder (default: carbonscape- and the command's name).")
    private Path out;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of everything drawn at random, instead of the study's.")
    private Long seed;

    @Option(names = "--json", description = "The tables as machine output on standard output.")
    private boolean json;

    @Mixin
    private Options options;

    private final String name;
    private final boolean zones;

    StudyPart(String name, boolean zones) {
        this.name = name;
        this.zones = zones;
    }

    @Override
    public Integer call() {
        Path folder = out == null ? Path.of("carbonscape-" + name) : out;
        List<Table> tables;
        try (var engine = options.engine()) {
            tables = Pipeline.runSuitability(
                    study,
                    folder,
                    zones,
                    seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                    options.language(),
                    engine,
                    new Console(options.language()));
        }
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            tables.forEach(t -> all.put(t.name(), TransitionsCommand.rows(t)));
            System.out.print(Json.text(all));
        } else {
            Console.done(folder);
        }
        return 0;
    }

    @Override
    public Language language() {
        return options.language();
    }
}
