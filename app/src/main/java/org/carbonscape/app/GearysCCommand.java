package org.carbonscape.app;

import java.util.concurrent.Callable;
import org.carbonscape.problem.Language;
import org.carbonscape.stats.GlobalOptions;
import org.carbonscape.study.face.PlainGlobals;
import org.carbonscape.study.intake.UnitSource;
import org.carbonscape.study.plan.WeightsChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "gearys-c",
        description = "Global spatial autocorrelation: Geary's C; below 1 where like lies beside like.",
        mixinStandardHelpOptions = true)
final class GearysCCommand implements Callable<Integer>, Carbonscape.Speaking {
    @Mixin
    private StatisticsOptions statistics;

    @Option(
            names = "--variance",
            paramLabel = "NULL",
            converter = OptionWords.VarianceWord.class,
            description = "randomisation or normality (default: the convention's).")
    private GlobalOptions.Variance variance;

    @Mixin
    private Options options;

    @Override
    public Integer call() {
        UnitSource source = statistics.source();
        GlobalOptions wanted = statistics.global(GlobalOptions.Statistic.GEARY);
        wanted = variance == null ? wanted : wanted.withVariance(variance);
        WeightsChoice weights = statistics.weights();
        try (var engine = options.engine()) {
            PlainGlobals.Answer answer = PlainGlobals.geary(source, weights, wanted, statistics.convention(), engine);
            Carbonscape.print(answer.cautions(), language());
            Answers.print(answer.json(), statistics.json());
        }
        return 0;
    }

    @Override
    public Language language() {
        return options.language();
    }
}
