package org.carbonscape.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.carbonscape.io.json.Json;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Language;
import org.carbonscape.stats.GlobalOptions;
import org.carbonscape.study.PlainStatistics;
import org.carbonscape.study.WeightsChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "morans-i", description = "Global spatial autocorrelation: Moran's I, beside it Geary's C and General G.", mixinStandardHelpOptions = true)
final class MoransICommand implements Callable<Integer>, Carbonscape.Speaking {
    @Mixin
    private StatisticsOptions statistics;

    @Option(names = "--variance", paramLabel = "NULL", description = "randomisation or normality (default: the convention's).")
    private GlobalOptions.Variance variance;

    @Mixin
    private Options options;

    @Override
    public Integer call() {
        PlainStatistics.Source source = statistics.source();
        GlobalOptions wanted = GlobalOptions.of(statistics.convention()).withSeed(statistics.seed());
        wanted = statistics.permutations().map(wanted::withPermutations).orElse(wanted);
        wanted = statistics.alternative().map(wanted::withAlternative).orElse(wanted);
        wanted = variance == null ? wanted : wanted.withVariance(variance);
        WeightsChoice weights = statistics.weights();
        PlainStatistics.Global result;
        try (var engine = options.engine()) {
            result = PlainStatistics.global(source, weights, wanted, engine);
        }
        Carbonscape.print(result.cautions(), language());
        Map<String, Object> out = PlainStatistics.json(result, weights, statistics.convention());
        if (statistics.json()) {
            System.out.print(Json.text(out));
        } else {
            lines("", out);
        }
        return 0;
    }

    private static void lines(String prefix, Map<?, ?> map) {
        map.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner) {
                lines(prefix + name + ".", new LinkedHashMap<>(inner));
            } else {
                System.out.println(prefix + name + " = " + (value instanceof Double d ? Numbers.text(d) : value));
            }
        });
    }

    @Override
    public Language language() {
        return options.language();
    }
}
