package org.carbonscape.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.carbonscape.finding.Table;
import org.carbonscape.io.json.Json;
import org.carbonscape.io.table.CsvWriter;
import org.carbonscape.problem.Language;
import org.carbonscape.study.face.PlainFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "transitions",
        description = "Class areas and transfer matrices of two and more land-use rasters, read once.",
        mixinStandardHelpOptions = true)
final class TransitionsCommand implements Callable<Integer>, Carbonscape.Speaking {
    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "Land-use rasters, from the earliest to the latest. Write YEAR=FILE to name the phases, else they are numbered.")
    private List<String> files;

    @Option(
            names = "--legend",
            paramLabel = "NAME|FILE",
            description = "A preset or a table code,class (default: every code is a class of its own).")
    private String legend;

    @Option(
            names = "--no-data",
            paramLabel = "CODE",
            split = ",",
            description = "Codes to treat as none, beside the files' own.")
    private List<Long> noData = List.of();

    @Option(names = "--units", paramLabel = "FILE", description = "Polygons to count by.")
    private Path units;

    @Option(names = "--id", paramLabel = "COLUMN", description = "Column with the units' identifier.")
    private String id;

    @Option(names = "--fishnet", paramLabel = "METRES", description = "Side of squares to count by.")
    private Double fishnet;

    @Option(names = "--json", description = "Machine output on standard output (default: CSV of the transitions).")
    private boolean json;

    @Mixin
    private Options options;

    @Override
    public Integer call() throws Exception {
        PlainFiles.Request request = new PlainFiles.Request(
                files,
                Optional.ofNullable(legend),
                noData,
                Optional.ofNullable(units),
                Optional.ofNullable(id),
                fishnet == null ? java.util.OptionalDouble.empty() : java.util.OptionalDouble.of(fishnet));
        PlainFiles.Transitions result;
        try (var engine = options.engine()) {
            result = PlainFiles.transitions(request, engine);
        }
        Carbonscape.print(result.cautions(), language());
        if (json) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("cell_m2", result.cell_m2());
            out.put("classAreas", rows(result.classAreas()));
            out.put("transitions", rows(result.transitions()));
            System.out.print(Json.text(out));
        } else {
            CsvWriter.write(
                    result.classAreas().rows() > 0 && files.size() == 1 ? result.classAreas() : result.transitions(),
                    System.out);
        }
        return 0;
    }

    /** A table as a list of objects, for machine output. */
    static List<Object> rows(Table table) {
        List<Object> rows = new ArrayList<>();
        for (int r = 0; r < table.rows(); r++) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int c = 0; c < table.columns().size(); c++) {
                Table.Column column = table.columns().get(c);
                row.put(
                        column.name(),
                        switch (column.kind()) {
                            case TEXT -> table.text(r, c);
                            case WHOLE -> (Object) table.whole(r, c);
                            case NUMBER -> table.number(r, c);
                        });
            }
            rows.add(row);
        }
        return rows;
    }

    @Override
    public Language language() {
        return options.language();
    }
}
