package org.carbonscape.app;

import java.util.Optional;
import org.carbonscape.stats.Alternative;
import org.carbonscape.stats.Convention;
import org.carbonscape.stats.GlobalOptions;
import org.carbonscape.study.intake.UnitSource;
import org.carbonscape.study.plan.WeightsChoice;
import org.carbonscape.weights.Standardisation;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the commands of statistics have beside units and neighbours: the values and the variants. */
final class StatisticsOptions {
    private static final String AUTO = "auto";

    @Mixin
    private UnitsOptions units;

    @Option(names = "--value", paramLabel = "COLUMN", description = "Column of values; a raster is its own.")
    private String value;

    @Option(
            names = "--convention",
            paramLabel = "TOOL",
            defaultValue = "carbonscape",
            converter = OptionWords.ConventionWord.class,
            description = "Whose variants: carbonscape, spdep, esda, geoda, arcgis (default: ${DEFAULT-VALUE}).")
    private Convention convention = Convention.CARBONSCAPE;

    @Option(
            names = "--permutations",
            paramLabel = "R",
            description =
                    "Permutations; 0 = the normal distribution only; auto = of local statistics as many as the correction needs for the number of units (default: the convention's, ours auto).")
    private String permutations;

    @Option(
            names = "--alternative",
            paramLabel = "TAILS",
            converter = OptionWords.AlternativeWord.class,
            description = "two-sided, greater, less, directed, folded (default: the convention's).")
    private Alternative alternative;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "20260101",
            description = "Seed of the permutations (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    UnitSource source() {
        UnitSource source = units.source(Optional.ofNullable(value));
        if (value == null && !units.ofRaster()) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--value=COLUMN'");
        }
        return source;
    }

    WeightsChoice weights() {
        return weights(Standardisation.ROW);
    }

    WeightsChoice weights(Standardisation unlessGiven) {
        return units.weights(unlessGiven);
    }

    boolean ofRaster() {
        return units.ofRaster();
    }

    Convention convention() {
        return convention;
    }

    /** The convention's variants of a global statistic, and what was asked for beside them. */
    GlobalOptions global(GlobalOptions.Statistic statistic) {
        GlobalOptions wanted = GlobalOptions.of(convention, statistic).withSeed(seed);
        wanted = permutations().map(wanted::withPermutations).orElse(wanted);
        return alternative().map(wanted::withAlternative).orElse(wanted);
    }

    /** Whether permutations of local statistics fit the number of units: where asked for, and by our own convention unless counted. */
    boolean fitting() {
        return permutations == null
                ? convention == Convention.CARBONSCAPE
                : permutations.strip().equalsIgnoreCase(AUTO);
    }

    /** Whether that was said in so many words. */
    boolean automatic() {
        return permutations != null;
    }

    /** How many were asked for; empty = the convention's, or as many as fit. */
    Optional<Integer> permutations() {
        if (permutations == null || permutations.strip().equalsIgnoreCase(AUTO)) {
            return Optional.empty();
        }
        if (!permutations.strip().matches("[0-9]{1,8}")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--permutations must be a whole number from 0 to 99999999, or auto, not \"" + permutations + "\"");
        }
        return Optional.of(Integer.parseInt(permutations.strip()));
    }

    Optional<Alternative> alternative() {
        return Optional.ofNullable(alternative);
    }

    long seed() {
        return seed;
    }

    boolean json() {
        return units.json();
    }
}
