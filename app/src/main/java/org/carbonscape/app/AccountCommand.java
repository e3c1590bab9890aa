package org.carbonscape.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.carbonscape.io.json.Json;
import org.carbonscape.io.table.CsvWriter;
import org.carbonscape.problem.Language;
import org.carbonscape.study.face.PlainFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "account",
        description = "Sources and sinks of land-use rasters by the factors of their classes.",
        mixinStandardHelpOptions = true)
final class AccountCommand implements Callable<Integer>, Carbonscape.Speaking {
    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Land-use rasters, from the earliest to the latest; YEAR=FILE names the phases.")
    private List<String> files;

    @Option(
            names = "--legend",
            paramLabel = "NAME|FILE",
            required = true,
            description = "A preset or a table code,class.")
    private String legend;

    @Option(
            names = "--factors",
            paramLabel = "NAME|FILE",
            defaultValue = "literature-cn",
            description = "A preset or a table class,value,unit (default: ${DEFAULT-VALUE}).")
    private String factors;

    @Option(names = "--units", paramLabel = "FILE", description = "Polygons to account by.")
    private Path units;

    @Option(names = "--id", paramLabel = "COLUMN", description = "Column with the units' identifier.")
    private String id;

    @Option(names = "--json", description = "Machine output on standard output (default: CSV by class).")
    private boolean json;

    @Mixin
    private Options options;

    @Override
    public Integer call() throws Exception {
        PlainFiles.Request request = new PlainFiles.Request(
                files,
                Optional.of(legend),
                List.of(),
                Optional.ofNullable(units),
                Optional.ofNullable(id),
                OptionalDouble.empty());
        PlainFiles.Account result;
        try (var engine = options.engine()) {
            result = PlainFiles.account(request, factors, engine);
        }
        Carbonscape.print(result.cautions(), language());
        if (json) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("byClass", TransitionsCommand.rows(result.byClass()));
            out.put("byUnit", TransitionsCommand.rows(result.byUnit()));
            System.out.print(Json.text(out));
        } else {
            CsvWriter.write(result.byClass(), System.out);
        }
        return 0;
    }

    @Override
    public Language language() {
        return options.language();
    }
}
