package org.carbonscape.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.carbonscape.problem.Language;
import org.carbonscape.stats.Correction;
import org.carbonscape.stats.Draws;
import org.carbonscape.stats.LocalMoran;
import org.carbonscape.study.face.PlainStatistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "local-moran",
        description = "Local Moran's I of every unit, with clusters HH, LL, HL, LH.",
        mixinStandardHelpOptions = true)
final class LocalMoranCommand implements Callable<Integer>, Carbonscape.Speaking {
    @Mixin
    private StatisticsOptions statistics;

    @Option(
            names = "--correction",
            paramLabel = "RULE",
            converter = OptionWords.CorrectionWord.class,
            description = "Of the clusters: none, fdr, bonferroni, fdr-first-failure (default: the convention's).")
    private Correction correction;

    @Option(names = "--alpha", paramLabel = "P", description = "Significance of clusters (default: 0.05).")
    private Double alpha;

    @Option(
            names = "--draws",
            paramLabel = "shared|independent",
            description = "Whether units share the permutations' draws (default: the convention's).")
    private Draws draws;

    @Option(
            names = "--divisor",
            paramLabel = "n|n-1",
            converter = OptionWords.DivisorWord.class,
            description = "Of the sum of squares in I (default: the convention's; ours n).")
    private LocalMoran.Divisor divisor;

    @Option(
            names = "--moments",
            paramLabel = "conditional|total",
            description =
                    "Whether the unit keeps its value in the randomisation behind expected, variance and z (default: the convention's; ours conditional).")
    private LocalMoran.Moments moments;

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
        if (alpha != null && !(alpha > 0 && alpha < 1)) {
            throw new ParameterException(spec.commandLine(), "--alpha must lie between 0 and 1");
        }
        LocalMoran.Options wanted =
                LocalMoran.Options.of(statistics.convention()).withSeed(statistics.seed());
        wanted = statistics.permutations().map(wanted::withPermutations).orElse(wanted);
        wanted = statistics.alternative().map(wanted::withAlternative).orElse(wanted);
        wanted = draws == null ? wanted : wanted.withDraws(draws);
        wanted = wanted.withCorrection(
                correction == null ? wanted.correction() : correction, alpha == null ? wanted.alpha() : alpha);
        wanted = divisor == null ? wanted : wanted.withDivisor(divisor);
        wanted = moments == null ? wanted : wanted.withMoments(moments);
        LocalMoran.Options chosen = wanted;
        return LocalOutput.run(
                statistics,
                out,
                options,
                (source, weights, engine) -> PlainStatistics.local(
                        source, weights, chosen, statistics.fitting(), statistics.convention(), engine));
    }

    @Override
    public Language language() {
        return options.language();
    }
}
