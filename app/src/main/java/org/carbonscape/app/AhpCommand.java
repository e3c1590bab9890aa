package org.carbonscape.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.carbonscape.finding.Table;
import org.carbonscape.io.json.Json;
import org.carbonscape.io.table.CsvWriter;
import org.carbonscape.problem.Language;
import org.carbonscape.study.intake.AhpMatrix;
import org.carbonscape.suitability.Ahp;
import org.carbonscape.suitability.RandomIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "ahp",
        description = "Weights from pairwise judgements, with their consistency ratio and the judgement furthest off.",
        mixinStandardHelpOptions = true)
final class AhpCommand implements Callable<Integer>, Carbonscape.Speaking {
    @Parameters(
            paramLabel = "MATRIX",
            arity = "1..*",
            description =
                    "Tables of n rows of n judgements (3, 1/3), with or without names; several are experts of one group.")
    private List<Path> files;

    @Option(
            names = "--method",
            paramLabel = "NAME",
            defaultValue = "eigenvector",
            description = "eigenvector or geometric-mean (default: ${DEFAULT-VALUE}).")
    private String method;

    @Option(
            names = "--ri",
            paramLabel = "TABLE",
            defaultValue = "saaty",
            description = "Random indices: saaty, simulated or textbook-cn (default: ${DEFAULT-VALUE}).")
    private String ri;

    @Option(names = "--allow-inconsistent", description = "A consistency ratio over 0.10 is a caution, not a problem.")
    private boolean allowInconsistent;

    @Option(names = "--json", description = "Machine output on standard output (default: CSV).")
    private boolean json;

    @Mixin
    private Options options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!List.of("eigenvector", "geometric-mean").contains(method)) {
            throw new ParameterException(
                    spec.commandLine(), "--method is eigenvector or geometric-mean, not " + method);
        }
        if (!List.of("saaty", "simulated", "textbook-cn").contains(ri)) {
            throw new ParameterException(spec.commandLine(), "--ri is saaty, simulated or textbook-cn, not " + ri);
        }
        Ahp ahp = AhpMatrix.weigh(
                files,
                new Ahp.Options(
                        method.equals("eigenvector")
                                ? Ahp.Prioritisation.EIGENVECTOR
                                : Ahp.Prioritisation.GEOMETRIC_MEAN,
                        RandomIndex.valueOf(ri.toUpperCase(Locale.ROOT).replace('-', '_')),
                        allowInconsistent));
        Carbonscape.print(AhpMatrix.cautions(ahp, files), language());
        if (json) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("names", ahp.weights().names());
            out.put("weights", ahp.weights().values());
            out.put("lambda", ahp.lambda());
            out.put("ci", ahp.ci());
            out.put("cr", ahp.cr());
            out.put("method", method);
            out.put("ri", ri);
            out.put("experts", files.size());
            out.put("worst", ahp.findWorst().map(AhpCommand::worst));
            System.out.print(Json.text(out));
        } else {
            Table.Builder table = Table.named("ahp")
                    .text("criterion")
                    .number("weight", "lambda", "ci", "cr")
                    .text("method", "random_index");
            for (String name : ahp.weights().names()) {
                table.row(name, ahp.weights().get(name), ahp.lambda(), ahp.ci(), ahp.cr(), method, ri);
            }
            CsvWriter.write(table.build(), System.out);
        }
        return 0;
    }

    private static Map<String, Object> worst(Ahp.Worst worst) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("first", worst.first());
        out.put("second", worst.second());
        out.put("given", worst.given());
        out.put("implied", worst.implied());
        return out;
    }

    @Override
    public Language language() {
        return options.language();
    }
}
