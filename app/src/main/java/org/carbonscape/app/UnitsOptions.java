package org.carbonscape.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.carbonscape.study.PlainStatistics;
import org.carbonscape.study.WeightsChoice;
import org.carbonscape.weights.Contiguity;
import org.carbonscape.weights.Standardisation;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands of spatial statistics have in common: the units and their neighbours. */
final class UnitsOptions {
    @Option(
            names = "--units",
            paramLabel = "FILE",
            description = "Polygons or points: GeoPackage, GeoJSON or Shapefile.")
    private Path units;

    @Option(names = "--layer", paramLabel = "NAME", description = "Layer of the GeoPackage, where it holds several.")
    private String layer;

    @Option(
            names = "--id",
            paramLabel = "COLUMN",
            description =
                    "Column with the units' identifier (default: the column \"id\" where there is one without doubles or gaps, else the feature's number).")
    private String id;

    @Option(
            names = "--raster",
            paramLabel = "FILE",
            description = "GeoTIFF instead of units; its cells with a value are the units.")
    private Path raster;

    @Option(
            names = "--weights",
            paramLabel = "RULE",
            defaultValue = "queen",
            description = {
                "Neighbours (default: ${DEFAULT-VALUE}): queen, rook, order2[:rook][:inclusive] (or order:K), knn:K (or k:K), delaunay, gabriel, soi, relative,",
                "band[:D] (or distance[:D]; default D: nobody isolated), inverse[:P[:D[:LEAST]]], kernel[:FUNCTION][:D|:knnK], or a file: .gal, .gwt, .kwt, .swm, matrix .csv or .txt. Distances in metres, or as 5km.",
                "FUNCTION is quartic (or bisquare; the default), gaussian (its standard deviation is D/4), epanechnikov, triweight, triangular, uniform, cosine."
            })
    private String weights;

    @Option(
            names = "--style",
            paramLabel = "STYLE",
            converter = OptionWords.StyleWord.class,
            description =
                    "row (W), binary (B, raw), global (C), unit (U) or variance (S) (default: row; General G: binary).")
    private Standardisation style;

    @Option(
            names = "--tolerance",
            paramLabel = "D",
            description =
                    "Map units within which two vertices of polygons are one (default: 10 mm, 1e-7 degrees; 0: equal ones only).")
    private Double tolerance;

    @Option(
            names = "--strict",
            description = "Polygons also touch where they share no vertex: borders that run along each other.")
    private boolean strict;

    @Option(names = "--json", description = "Machine output on standard output.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** @param value column of numbers; empty where the command asks for none */
    PlainStatistics.Source source(Optional<String> value) {
        if ((units == null) == (raster == null)) {
            throw new ParameterException(spec.commandLine(), "Give either --units FILE or --raster FILE.");
        }
        return new PlainStatistics.Source(
                Optional.ofNullable(units),
                Optional.ofNullable(layer),
                Optional.ofNullable(id),
                value,
                Optional.ofNullable(raster));
    }

    WeightsChoice weights(Standardisation unlessGiven) {
        if (tolerance != null && (!(tolerance >= 0) || Double.isInfinite(tolerance))) {
            throw new ParameterException(spec.commandLine(), "--tolerance must be 0 or more");
        }
        return WeightsChoice.parse(weights, Path.of("").toAbsolutePath(), "--weights")
                .withTouch(
                        strict ? Contiguity.Touch.STRICT : Contiguity.Touch.VERTICES,
                        tolerance == null ? OptionalDouble.empty() : OptionalDouble.of(tolerance))
                .withStandardisation(style == null ? unlessGiven : style);
    }

    boolean ofRaster() {
        return raster != null;
    }

    boolean json() {
        return json;
    }
}
