package org.carbonscape.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.carbonscape.problem.Language;
import org.carbonscape.stats.GlobalOptions;
import org.carbonscape.study.face.PlainScatter;
import org.carbonscape.study.face.PlainStatistics;
import org.carbonscape.study.intake.UnitSource;
import org.carbonscape.study.plan.WeightsChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "morans-i",
        description = "Global spatial autocorrelation: Moran's I, beside it Geary's C and General G.",
        mixinStandardHelpOptions = true)
final class MoransICommand implements Callable<Integer>, Carbonscape.Speaking {
    @Mixin
    private StatisticsOptions statistics;

    @Option(
            names = "--variance",
            paramLabel = "NULL",
            converter = OptionWords.VarianceWord.class,
            description = "randomisation or normality (default: the convention's).")
    private GlobalOptions.Variance variance;

    @Option(
            names = "--scatter",
            paramLabel = "FILE",
            description = "The Moran scatter plot: its points as .csv, or drawn as .svg or .png.")
    private Path scatter;

    @Mixin
    private Options options;

    @Override
    public Integer call() {
        UnitSource source = statistics.source();
        Function<GlobalOptions.Statistic, GlobalOptions> wanted = variance == null
                ? statistics::global
                : s -> statistics.global(s).withVariance(variance);
        WeightsChoice weights = statistics.weights();
        if (scatter != null) {
            PlainScatter.checkOut(scatter);
        }
        PlainStatistics.Global result;
        try (var engine = options.engine()) {
            result = PlainStatistics.global(source, weights, wanted, engine);
            if (scatter != null) {
                PlainScatter.write(source, weights, result.moran().value(), scatter, language(), engine);
            }
        }
        Carbonscape.print(result.cautions(), language());
        Map<String, Object> out = PlainStatistics.json(result, weights, statistics.convention());
        Answers.print(out, statistics.json());
        return 0;
    }

    @Override
    public Language language() {
        return options.language();
    }
}
