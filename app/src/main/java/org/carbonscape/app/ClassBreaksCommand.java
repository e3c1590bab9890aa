package org.carbonscape.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.carbonscape.io.table.CsvWriter;
import org.carbonscape.problem.Language;
import org.carbonscape.stats.ClassBreaks;
import org.carbonscape.study.face.PlainBreaks;
import org.carbonscape.study.intake.UnitSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "class-breaks",
        description = "Class breaks of a column or raster, with the goodness of variance fit.",
        mixinStandardHelpOptions = true)
final class ClassBreaksCommand implements Callable<Integer>, Carbonscape.Speaking {
    @Option(
            names = "--units",
            paramLabel = "FILE",
            description = "Polygons or points with a column of values: GeoPackage, GeoJSON or Shapefile.")
    private Path units;

    @Option(names = "--layer", paramLabel = "NAME", description = "Layer of the GeoPackage, where it holds several.")
    private String layer;

    @Option(names = "--value", paramLabel = "COLUMN", description = "Column of values.")
    private String value;

    @Option(names = "--raster", paramLabel = "FILE", description = "GeoTIFF of values instead of units.")
    private Path raster;

    @Option(
            names = "--method",
            paramLabel = "NAME",
            defaultValue = "natural",
            converter = OptionWords.BreaksWord.class,
            description =
                    "natural (Fisher-Jenks, exact), quantile, equal, geometric, standard-deviation, head-tail, pretty (default: ${DEFAULT-VALUE}).")
    private ClassBreaks.Method method;

    @Option(
            names = "--classes",
            paramLabel = "K",
            defaultValue = "5",
            description =
                    "How many; standard-deviation and head-tail find their own number (default: ${DEFAULT-VALUE}).")
    private int classes;

    @Option(names = "--json", description = "Machine output on standard output.")
    private boolean json;

    @Mixin
    private Options options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if ((units == null) == (raster == null) || units != null && value == null) {
            throw new ParameterException(
                    spec.commandLine(), "Give either --units FILE with --value COLUMN, or --raster FILE.");
        }
        if (classes < 1 || classes > 1000) {
            throw new ParameterException(spec.commandLine(), "--classes must lie between 1 and 1000");
        }
        var source = new UnitSource(
                Optional.ofNullable(units),
                Optional.ofNullable(layer),
                Optional.empty(),
                Optional.ofNullable(value),
                Optional.ofNullable(raster));
        try (var engine = options.engine()) {
            PlainBreaks.Classes found = PlainBreaks.of(source, method, classes, engine);
            Carbonscape.print(found.cautions(), language());
            if (json) {
                Answers.print(found.json(), true);
            } else {
                CsvWriter.write(found.table(), System.out);
                System.err.println("GVF " + org.carbonscape.measure.Numbers.readable(found.gvf(), 4));
            }
        }
        return 0;
    }

    @Override
    public Language language() {
        return options.language();
    }
}
