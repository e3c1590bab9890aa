package org.carbonscape.app;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.carbonscape.io.json.Json;
import org.carbonscape.problem.Language;
import org.carbonscape.stats.Bandwidth;
import org.carbonscape.study.face.PlainDensity;
import org.carbonscape.study.intake.UnitSource;
import org.carbonscape.weights.Kernel;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "density",
        description = "Kernel density of weighted points, units or a raster's cells: amounts per km2, as GeoTIFF.",
        mixinStandardHelpOptions = true)
final class DensityCommand implements Callable<Integer>, Carbonscape.Speaking {
    @Option(
            names = {"--units", "--points"},
            paramLabel = "FILE",
            description = "Points, or polygons that stand for their centroids: GeoPackage, GeoJSON or Shapefile.")
    private Path units;

    @Option(names = "--layer", paramLabel = "NAME", description = "Layer of the GeoPackage, where it holds several.")
    private String layer;

    @Option(
            names = {"--value", "--weight"},
            paramLabel = "COLUMN",
            description = "Column of amounts, 0 or more (default: 1 for each point).")
    private String value;

    @Option(names = "--raster", paramLabel = "FILE", description = "GeoTIFF of amounts instead of units.")
    private Path raster;

    @Option(
            names = "--per",
            paramLabel = "cell|ha|km2",
            defaultValue = "cell",
            description =
                    "What the raster's values are: amounts of the cell, per hectare, per km2 (default: ${DEFAULT-VALUE}).")
    private PlainDensity.Per per = PlainDensity.Per.CELL;

    @Option(
            names = "--part",
            paramLabel = "all|source|sink",
            defaultValue = "all",
            description =
                    "Of signed values take the positive ones (source) or the magnitudes of the negative ones (sink); all: none may be negative (default: ${DEFAULT-VALUE}).")
    private PlainDensity.Part part = PlainDensity.Part.ALL;

    @Option(
            names = "--radius",
            paramLabel = "LENGTH",
            converter = Length.class,
            description = "Search radius: 10000, 10km (default: 0.9 min(SD, Dm sqrt(1/ln 2)) n^-0.2).")
    private Double radius;

    @Option(
            names = "--bandwidth",
            paramLabel = "RULE",
            defaultValue = "count",
            description =
                    "n of the default radius: count of points, effective number, or sum of the weights as in ArcGIS (default: ${DEFAULT-VALUE}); a length is the radius itself.")
    private String bandwidth;

    @Option(
            names = "--kernel",
            paramLabel = "NAME",
            defaultValue = "quartic",
            converter = OptionWords.KernelWord.class,
            description =
                    "quartic, uniform, triangular, epanechnikov, triweight, gaussian, cosine (default: ${DEFAULT-VALUE}).")
    private Kernel kernel = Kernel.QUARTIC;

    @Option(
            names = "--cell",
            paramLabel = "LENGTH",
            converter = Length.class,
            description = "Cell of the surface (default: 1/250 of the shorter side; of a raster its own).")
    private Double cell;

    @Option(
            names = "--edge",
            description = "Edge correction: the surface ends where the input ends and keeps all weight inside.")
    private boolean edge;

    @Option(names = "--like", paramLabel = "FILE", description = "A raster whose grid the surface takes.")
    private Path like;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The GeoTIFF to write.")
    private Path out;

    @Option(names = "--json", description = "Machine output on standard output.")
    private boolean json;

    @Mixin
    private Options options;

    @Spec
    private CommandSpec spec;

    /** A length in metres: {@code 500}, {@code 500m}, {@code 10km}, {@code "10 km"}. */
    static final class Length implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            String plain = text.strip().toLowerCase(java.util.Locale.ROOT);
            if (!plain.matches("[0-9]+(\\.[0-9]*)?\\s*(m|km)?")) {
                throw new TypeConversionException("\"" + text + "\" is not a length such as 500 or 10km");
            }
            return Double.parseDouble(plain.replaceAll("[a-z\\s]", "")) * (plain.endsWith("km") ? 1000 : 1);
        }
    }

    @Override
    public Integer call() {
        if ((units == null) == (raster == null)) {
            throw new ParameterException(spec.commandLine(), "Give either --units FILE or --raster FILE.");
        }
        UnitSource source = new UnitSource(
                Optional.ofNullable(units),
                Optional.ofNullable(layer),
                Optional.empty(),
                Optional.ofNullable(value),
                Optional.ofNullable(raster));
        Optional<Bandwidth> rule = Arrays.stream(Bandwidth.values())
                .filter(b -> b.id().equalsIgnoreCase(bandwidth.strip()))
                .findFirst();
        if (rule.isEmpty() && radius != null || rule.isEmpty() && !bandwidth.matches("\\s*[0-9].*")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--bandwidth is count, effective or sum, or the radius where there is no --radius");
        }
        OptionalDouble reach = rule.isEmpty() ? OptionalDouble.of(new Length().convert(bandwidth)) : optional(radius);
        PlainDensity.Request request = new PlainDensity.Request(
                source,
                part,
                per,
                reach,
                rule.orElse(Bandwidth.COUNT),
                kernel,
                optional(cell),
                edge,
                Optional.ofNullable(like));
        PlainDensity.Written written;
        try (var engine = options.engine()) {
            written = PlainDensity.density(request, out, engine);
        }
        Carbonscape.print(written.cautions(), language());
        System.out.print(json ? Json.text(written.json(out)) : out + System.lineSeparator());
        return 0;
    }

    private static OptionalDouble optional(Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    @Override
    public Language language() {
        return options.language();
    }
}
