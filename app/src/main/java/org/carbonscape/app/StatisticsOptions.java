package org.carbonscape.app;

import java.nio.file.Path;
import java.util.Optional;
import org.carbonscape.stats.Convention;
import org.carbonscape.stats.GlobalOptions;
import org.carbonscape.study.PlainStatistics;
import org.carbonscape.study.WeightsChoice;
import org.carbonscape.weights.Contiguity;
import org.carbonscape.weights.Standardisation;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the commands of spatial statistics have in common: the values, the neighbours, the variants. */
final class StatisticsOptions {
    @Option(names = "--units", paramLabel = "FILE", description = "Polygons or points with a column of values: GeoPackage, GeoJSON or Shapefile.")
    private Path units;

    @Option(names = "--layer", paramLabel = "NAME", description = "Layer of the GeoPackage, where it holds several.")
    private String layer;

    @Option(names = "--id", paramLabel = "COLUMN", description = "Column with the units' identifier (default: the feature's number).")
    private String id;

    @Option(names = "--value", paramLabel = "COLUMN", description = "Column of values.")
    private String value;

    @Option(names = "--raster", paramLabel = "FILE", description = "GeoTIFF of values instead of units; its cells with a value are the units.")
    private Path raster;

    @Option(names = "--weights", paramLabel = "RULE", defaultValue = "queen", description = {"Neighbours (default: ${DEFAULT-VALUE}): queen, rook, order2[:rook][:inclusive], knn:K (or k:K),",
        "band[:D] (or distance[:D]; default D: nobody isolated), inverse[:P[:D]], kernel[:FUNCTION][:D|:knnK], FILE.gal, FILE.gwt. Distances in metres, or as 5km.",
        "FUNCTION is quartic (or bisquare; the default), gaussian, epanechnikov, triweight, triangular, uniform, cosine."})
    private String weights;

    @Option(names = "--style", paramLabel = "row|binary", description = "Row-standardised or raw weights (default: row; General G: binary).")
    private Style style;

    @Option(names = "--tolerance", paramLabel = "D", defaultValue = "0", description = "Map units within which two vertices of polygons are one (default: ${DEFAULT-VALUE}).")
    private double tolerance;

    @Option(names = "--strict", description = "Polygons also touch where they share no vertex: borders that run along each other.")
    private boolean strict;

    @Option(names = "--convention", paramLabel = "TOOL", defaultValue = "carbonscape", description = "Whose variants: carbonscape, spdep, esda, geoda, arcgis (default: ${DEFAULT-VALUE}).")
    private Convention convention = Convention.CARBONSCAPE;

    @Option(names = "--permutations", paramLabel = "R", description = "Permutations; 0 = the normal distribution only (default: the convention's).")
    private Integer permutations;

    @Option(names = "--alternative", paramLabel = "TAILS", converter = OptionWords.AlternativeWord.class,
            description = "two-sided, greater, less, directed, folded (default: the convention's).")
    private org.carbonscape.stats.Alternative alternative;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "20260101", description = "Seed of the permutations (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "Machine output on standard output.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    enum Style { ROW, BINARY, W, B }

    PlainStatistics.Source source() {
        return source(true);
    }

    /** @param valued whether a column of values is needed */
    PlainStatistics.Source source(boolean valued) {
        if ((units == null) == (raster == null)) {
            throw new ParameterException(spec.commandLine(), "Give either --units FILE with --value COLUMN, or --raster FILE.");
        }
        if (valued && units != null && value == null) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--value=COLUMN'");
        }
        return new PlainStatistics.Source(Optional.ofNullable(units), Optional.ofNullable(layer), Optional.ofNullable(id), Optional.ofNullable(value), Optional.ofNullable(raster));
    }

    WeightsChoice weights() {
        return weights(Style.ROW);
    }

    WeightsChoice weights(Style unlessGiven) {
        if (!(tolerance >= 0) || Double.isInfinite(tolerance)) {
            throw new ParameterException(spec.commandLine(), "--tolerance must be 0 or more");
        }
        WeightsChoice choice = WeightsChoice.parse(weights, Path.of("").toAbsolutePath(), "--weights").withTouch(strict ? Contiguity.Touch.STRICT : Contiguity.Touch.VERTICES, tolerance);
        Style chosen = style == null ? unlessGiven : style;
        return chosen == Style.BINARY || chosen == Style.B ? choice.withStandardisation(Standardisation.NONE) : choice;
    }

    boolean ofRaster() {
        return raster != null;
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

    Optional<Integer> permutations() {
        if (permutations != null && permutations < 0) {
            throw new ParameterException(spec.commandLine(), "--permutations must be 0 or more");
        }
        return Optional.ofNullable(permutations);
    }

    Optional<org.carbonscape.stats.Alternative> alternative() {
        return Optional.ofNullable(alternative);
    }

    long seed() {
        return seed;
    }

    boolean json() {
        return json;
    }
}
