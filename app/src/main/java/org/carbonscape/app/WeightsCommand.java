package org.carbonscape.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.carbonscape.problem.Language;
import org.carbonscape.study.PlainWeights;
import org.carbonscape.weights.Standardisation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "weights",
        description =
                "Neighbours of units: how many, components, islands; written as GAL, GWT, SWM or a matrix for other programs.",
        mixinStandardHelpOptions = true)
final class WeightsCommand implements Callable<Integer>, Carbonscape.Speaking {
    @Mixin
    private UnitsOptions units;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "A .gal (neighbours only), or with weights a .gwt, an ArcGIS .swm or a matrix as .csv.")
    private Path out;

    @Mixin
    private Options options;

    @Override
    public Integer call() {
        var source = units.source(Optional.empty());
        var weights = units.weights(Standardisation.ROW);
        try (var engine = options.engine()) {
            PlainWeights.Found found = PlainWeights.find(source, weights, Optional.ofNullable(out), engine);
            Carbonscape.print(found.cautions(), language());
            Answers.print(found.json(), units.json());
        }
        return 0;
    }

    @Override
    public Language language() {
        return options.language();
    }
}
