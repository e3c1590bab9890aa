package org.carbonscape.app;

import java.util.concurrent.Callable;
import org.carbonscape.problem.Language;
import org.carbonscape.stats.GlobalOptions;
import org.carbonscape.study.face.PlainGlobals;
import org.carbonscape.study.intake.UnitSource;
import org.carbonscape.study.plan.WeightsChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "general-g",
        description = "General G of Getis and Ord: whether high or low values lie together; values of 0 or more.",
        mixinStandardHelpOptions = true)
final class GeneralGCommand implements Callable<Integer>, Carbonscape.Speaking {
    @Mixin
    private StatisticsOptions statistics;

    @Mixin
    private Options options;

    @Override
    public Integer call() {
        UnitSource source = statistics.source();
        GlobalOptions wanted = statistics.global(GlobalOptions.Statistic.GENERAL_G);
        WeightsChoice weights = statistics.weights(org.carbonscape.weights.Standardisation.NONE);
        try (var engine = options.engine()) {
            PlainGlobals.Answer answer = PlainGlobals.general(source, weights, wanted, statistics.convention(), engine);
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
