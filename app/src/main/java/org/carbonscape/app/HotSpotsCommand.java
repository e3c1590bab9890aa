package org.carbonscape.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.carbonscape.problem.Language;
import org.carbonscape.stats.Correction;
import org.carbonscape.stats.GetisOrd;
import org.carbonscape.study.face.PlainStatistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "hot-spots",
        description = "Getis-Ord Gi* of every unit: hot and cold spots with 90, 95 and 99 percent confidence.",
        mixinStandardHelpOptions = true)
final class HotSpotsCommand implements Callable<Integer>, Carbonscape.Speaking {
    @Mixin
    private StatisticsOptions statistics;

    @Option(
            names = "--correction",
            paramLabel = "RULE",
            converter = OptionWords.CorrectionWord.class,
            description = "Of the bins: none, fdr, bonferroni, fdr-first-failure (default: the convention's).")
    private Correction correction;

    @Option(
            names = "--statistic",
            paramLabel = "gi-star|gi",
            converter = OptionWords.StarWord.class,
            description = "Whether the unit counts among its own neighbours: gi-star (default) or gi.")
    private OptionWords.Star star;

    @Option(names = "--without-self", description = "Short for --statistic gi.")
    private boolean withoutSelf;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "A .csv, a .gpkg with the units' shapes, or for a raster a .tif of the bins (default: CSV on standard output).")
    private Path out;

    @Mixin
    private Options options;

    @Override
    public Integer call() throws Exception {
        GetisOrd.Options wanted = GetisOrd.Options.of(statistics.convention())
                .withSeed(statistics.seed())
                .withStar(star == null ? !withoutSelf : star == OptionWords.Star.GI_STAR);
        wanted = statistics.permutations().map(wanted::withPermutations).orElse(wanted);
        wanted = statistics.alternative().map(wanted::withAlternative).orElse(wanted);
        wanted = correction == null ? wanted : wanted.withCorrection(correction);
        GetisOrd.Options chosen = wanted;
        return LocalOutput.run(
                statistics,
                out,
                options,
                (source, weights, engine) -> PlainStatistics.hotSpots(
                        source,
                        weights,
                        chosen,
                        statistics.fitting() && statistics.automatic(),
                        statistics.convention(),
                        engine));
    }

    @Override
    public Language language() {
        return options.language();
    }
}
