package org.carbonscape.app;

import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Language;
import org.carbonscape.stats.GlobalOptions;
import org.carbonscape.study.face.PlainGlobals;
import org.carbonscape.study.intake.UnitSource;
import org.carbonscape.study.plan.WeightsChoice;
import org.carbonscape.weights.Standardisation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "join-counts",
        description =
                "Join counts of a map in two colours: how many neighbours are black-black, black-white, white-white.",
        mixinStandardHelpOptions = true)
final class JoinCountsCommand implements Callable<Integer>, Carbonscape.Speaking {
    @Mixin
    private StatisticsOptions statistics;

    @Option(
            names = "--black",
            paramLabel = "VALUE",
            split = ",",
            description =
                    "Values that are black, numbers or names of classes: --black 3,4 or --black forest,grassland (default: 1; the column then holds 0 and 1).")
    private List<String> black = List.of();

    @Option(names = "--at-least", paramLabel = "X", description = "Values from X on are black.")
    private Double atLeast;

    @Mixin
    private Options options;

    @Override
    public Integer call() {
        UnitSource source = statistics.source();
        WeightsChoice weights = statistics.weights(Standardisation.NONE);
        PlainGlobals.Black chosen = new PlainGlobals.Black(
                black.stream().map(String::strip).map(JoinCountsCommand::plain).toList(),
                atLeast == null ? OptionalDouble.empty() : OptionalDouble.of(atLeast));
        try (var engine = options.engine()) {
            PlainGlobals.Answer answer = PlainGlobals.joins(
                    source,
                    weights,
                    chosen,
                    statistics.global(GlobalOptions.Statistic.JOIN_COUNTS),
                    statistics.convention(),
                    engine);
            Carbonscape.print(answer.cautions(), language());
            Answers.print(answer.json(), statistics.json());
        }
        return 0;
    }

    /** A number as tables write it, so that 3.0 is 3. */
    private static String plain(String value) {
        return value.matches("[+-]?[0-9]*\\.?[0-9]+([eE][+-]?[0-9]+)?")
                ? Numbers.text(Double.parseDouble(value))
                : value;
    }

    @Override
    public Language language() {
        return options.language();
    }
}
