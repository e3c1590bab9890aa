package org.carbonscape.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.carbonscape.driver.Convention;
import org.carbonscape.driver.Correction;
import org.carbonscape.driver.DetectorOptions;
import org.carbonscape.io.json.Json;
import org.carbonscape.io.table.CsvWriter;
import org.carbonscape.problem.Language;
import org.carbonscape.study.face.PlainDetector;
import org.carbonscape.study.plan.StrataRule;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "geodetector",
        description = "What drives y: factor, interaction, risk and ecological detector on the columns of a table.",
        mixinStandardHelpOptions = true)
final class GeodetectorCommand implements Callable<Integer>, Carbonscape.Speaking {
    @Parameters(
            paramLabel = "TABLE",
            arity = "0..1",
            description =
                    "CSV, XLSX, GeoPackage, GeoJSON or Shapefile. Without one, y and all x are rasters and their cells are the units.")
    private Path file;

    @Option(
            names = "--units",
            paramLabel = "FILE",
            description = "Polygons instead of TABLE: rasters among y and x are averaged over them.")
    private Path units;

    @Option(names = "--layer", paramLabel = "NAME", description = "Layer of a GeoPackage, or sheet of a workbook.")
    private String layer;

    @Option(
            names = "--y",
            paramLabel = "COLUMN",
            required = true,
            description = "What is to be explained: a column or a GeoTIFF.")
    private String y;

    @Option(
            names = "--x",
            paramLabel = "COLUMN",
            required = true,
            description =
                    "Drivers, separated by commas: columns, or rasters such as dem=dem.tif, 'forest=share of 2 in land.tif', 'water=distance to 4 in land.tif'.")
    private List<String> x;

    @Option(
            names = "--strata",
            paramLabel = "RULE",
            defaultValue = "auto",
            description =
                    "given, search, optimal, equal, quantile, natural, geometric, sd (quantile:5 for five classes), "
                            + "manual:10,20 or manual:a=10,20;b=3. Default: text and whole numbers with few values are given, the rest is searched.")
    private String strata;

    @Option(
            names = "--classes",
            paramLabel = "FROM:TO",
            defaultValue = StrataRule.CLASSES,
            description = "Numbers of classes tried (default: ${DEFAULT-VALUE}).")
    private String classes;

    @Option(
            names = "--choice",
            paramLabel = "RULE",
            defaultValue = "cross-validated",
            description =
                    "Between ways to cut: cross-validated q, largest-q or five-percent (default: ${DEFAULT-VALUE}).")
    private String choice;

    @Option(
            names = "--convention",
            paramLabel = "NAME",
            defaultValue = "carbonscape",
            description = "Whose numbers: carbonscape, geodetector, gd or gdverse (default: ${DEFAULT-VALUE}).")
    private Convention convention = Convention.CARBONSCAPE;

    @Option(
            names = "--permutations",
            paramLabel = "N",
            description =
                    "Random permutations for pPermutation and pExcess; 0 = none (default: 999; of rasters with more than 1 million cells 99, with more than 5 million 39).")
    private Integer permutations;

    @Option(
            names = "--stop-after",
            paramLabel = "H",
            defaultValue = "0",
            description =
                    "Stop a driver's permutations once H of them reached its q; 0 = never (default: ${DEFAULT-VALUE}).")
    private int stopAfter;

    @Option(
            names = "--bootstrap",
            paramLabel = "N",
            description =
                    "Bootstrap samples for the interval of q; 0 = none (default: as --permutations; of rasters with more than 5 million cells none).")
    private Integer replicates;

    @Option(
            names = "--confidence",
            paramLabel = "P",
            defaultValue = "0.95",
            description = "Of the interval (default: ${DEFAULT-VALUE}).")
    private double confidence;

    @Option(
            names = "--alpha",
            paramLabel = "P",
            defaultValue = "0.05",
            description = "Level of the verdicts (default: ${DEFAULT-VALUE}).")
    private double alpha;

    @Option(
            names = "--correction",
            paramLabel = "holm|fdr|none",
            description =
                    "Of p over pairs of strata and of drivers (default: holm; none in the conventions of other programs).")
    private String correction;

    @Option(
            names = "--blocks",
            paramLabel = "COLUMN",
            description =
                    "Spatial block of each row; or two columns with coordinates and the side of square blocks (x,y,20 km); or for vector files and rasters the side (20 km): permutations stay within blocks, held-out folds hold whole blocks.")
    private String blocks;

    @Option(
            names = "--drop-singletons",
            description = "Delete the units of one-unit strata (default: kept with zero variance).")
    private boolean dropSingletons;

    @Option(
            names = "--computed-from",
            paramLabel = "COLUMN",
            description = "Drivers y was computed from: they get a caution.")
    private List<String> computedFrom = List.of();

    @Option(names = "--shares", description = "Also each driver's share of the joint q (at most ten drivers).")
    private boolean shares;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "20260101",
            description = "Of all random draws (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "Machine output on standard output (default: CSV of the factors).")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Options options;

    @Override
    public Integer call() throws Exception {
        PlainDetector.Request request = new PlainDetector.Request(
                Optional.ofNullable(units == null ? file : units),
                Optional.ofNullable(layer),
                y,
                x,
                rule(),
                Optional.ofNullable(blocks),
                computedFrom,
                shares,
                detectors(),
                permutations != null,
                replicates != null);
        PlainDetector.Result result;
        try (var engine = options.engine()) {
            result = PlainDetector.run(request, engine);
        }
        Carbonscape.print(result.cautions(), language());
        if (json) {
            result.json()
                    .put(
                            "cautions",
                            result.cautions().stream()
                                    .map(c -> c.text(language()))
                                    .toList());
            System.out.print(Json.text(result.json()));
        } else {
            CsvWriter.write(result.factors(), System.out);
        }
        return 0;
    }

    private StrataRule rule() {
        if (StrataRule.choice(choice).isEmpty()) {
            throw usage("--choice " + choice + ": write one of " + String.join(", ", StrataRule.CHOICES));
        }
        return StrataRule.of("--strata", strata, classes, choice);
    }

    private DetectorOptions detectors() {
        require("--permutations", permutations, permutations == null || permutations >= 0, "0 or more");
        require("--bootstrap", replicates, replicates == null || replicates >= 0, "0 or more");
        require("--stop-after", stopAfter, stopAfter >= 0, "0 or more");
        require("--confidence", confidence, confidence > 0 && confidence < 1, "a number between 0 and 1, such as 0.95");
        require("--alpha", alpha, alpha > 0 && alpha < 1, "a number between 0 and 1, such as 0.05");
        DetectorOptions set = DetectorOptions.defaults(seed);
        set = set.withPermutations(permutations == null ? set.permutations() : permutations, stopAfter)
                .withReplicates(replicates == null ? set.replicates() : replicates, confidence)
                .withConvention(convention);
        Correction adjust = correction == null
                ? set.correction()
                : switch (correction.toLowerCase(Locale.ROOT)) {
                    case "holm" -> Correction.HOLM;
                    case "fdr", "bh", "false-discovery-rate" -> Correction.FALSE_DISCOVERY_RATE;
                    case "none" -> Correction.NONE;
                    default -> throw usage("--correction " + correction + ": write one of holm, fdr, none");
                };
        set = set.withVerdicts(alpha, adjust);
        return dropSingletons ? set.withDropSingletons(true) : set;
    }

    private void require(String option, Object given, boolean right, String wanted) {
        if (!right) {
            throw usage(option + " " + given + ": write " + wanted);
        }
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    @Override
    public Language language() {
        return options.language();
    }
}
