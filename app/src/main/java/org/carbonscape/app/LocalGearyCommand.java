package org.carbonscape.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.carbonscape.problem.Language;
import org.carbonscape.stats.Alternative;
import org.carbonscape.stats.Correction;
import org.carbonscape.stats.LocalGeary;
import org.carbonscape.study.face.PlainStatistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "local-geary",
        description = "Local Geary's c of every unit: like or unlike its neighbours. Its p is by permutation only.",
        mixinStandardHelpOptions = true)
final class LocalGearyCommand implements Callable<Integer>, Carbonscape.Speaking {
    @Mixin
    private StatisticsOptions statistics;

    @Option(
            names = "--correction",
            paramLabel = "RULE",
            converter = OptionWords.CorrectionWord.class,
            description = "Of the clusters: none, fdr, bonferroni, fdr-first-failure (default: fdr).")
    private Correction correction;

    @Option(
            names = "--alpha",
            paramLabel = "P",
            defaultValue = "0.05",
            description = "Significance of clusters (default: ${DEFAULT-VALUE}).")
    private double alpha;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "A .csv, a .gpkg with the units' shapes, or for a raster a .tif of the clusters (default: CSV on standard output).")
    private Path out;

    @Mixin
    private Options options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        int permutations =
                statistics.permutations().orElse(LocalGeary.Options.defaults().permutations());
        if (!(alpha > 0 && alpha < 1) || permutations < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--alpha must lie between 0 and 1, and local Geary needs at least 1 permutation: it has no normal p");
        }
        LocalGeary.Options wanted = new LocalGeary.Options(
                permutations,
                statistics.alternative().orElse(Alternative.TWO_SIDED),
                correction == null ? Correction.FDR : correction,
                alpha,
                statistics.seed());
        LocalGeary.Options chosen = wanted;
        return LocalOutput.run(
                statistics,
                out,
                options,
                (source, weights, engine) -> PlainStatistics.localGeary(
                        source, weights, chosen, statistics.fitting(), statistics.convention(), engine));
    }

    @Override
    public Language language() {
        return options.language();
    }
}
