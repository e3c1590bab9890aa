package org.carbonscape.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.carbonscape.io.json.Json;
import org.carbonscape.io.table.CsvWriter;
import org.carbonscape.problem.Language;
import org.carbonscape.stats.Convention;
import org.carbonscape.stats.Ellipse;
import org.carbonscape.study.face.PlainDensity;
import org.carbonscape.study.face.PlainEllipse;
import org.carbonscape.study.face.PlainStatistics;
import org.carbonscape.study.intake.UnitSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "ellipse",
        description =
                "Centre of gravity and standard deviational ellipse of one or several columns or rasters, and how the centre moved.",
        mixinStandardHelpOptions = true)
final class EllipseCommand implements Callable<Integer>, Carbonscape.Speaking {
    @Option(
            names = "--units",
            paramLabel = "FILE",
            description = "Polygons or points with columns of amounts: GeoPackage, GeoJSON or Shapefile.")
    private Path units;

    @Option(names = "--layer", paramLabel = "NAME", description = "Layer of the GeoPackage, where it holds several.")
    private String layer;

    @Option(
            names = {"--value", "--weight"},
            paramLabel = "COLUMN",
            split = ",",
            description =
                    "Column of amounts, or several in order of time: --value c2005,c2020 (default: 1 for each unit).")
    private List<String> values = List.of();

    @Option(
            names = "--raster",
            paramLabel = "FILE",
            split = ",",
            description = "GeoTIFF of amounts instead of units, or several in order of time.")
    private List<Path> rasters = List.of();

    @Option(
            names = "--years",
            paramLabel = "YEAR",
            split = ",",
            description = "Years of the phases (default: those in the names of columns or files, else 1, 2, ...).")
    private List<Integer> years = List.of();

    @Option(
            names = "--part",
            paramLabel = "all|source|sink",
            defaultValue = "all",
            description =
                    "Of signed values take the positive ones (source) or the magnitudes of the negative ones (sink); all: none may be negative (default: ${DEFAULT-VALUE}).")
    private PlainDensity.Part part = PlainDensity.Part.ALL;

    @Option(
            names = "--convention",
            paramLabel = "TOOL",
            defaultValue = "carbonscape",
            description =
                    "carbonscape: one standard deviation; arcgis: axes times the square root of 2 (default: ${DEFAULT-VALUE}).")
    private Convention convention = Convention.CARBONSCAPE;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "A .csv, or a .gpkg with the ellipses (default: CSV on standard output).")
    private Path out;

    @Option(names = "--json", description = "Machine output on standard output.")
    private boolean json;

    @Mixin
    private Options options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if ((units == null) == rasters.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Give either --units FILE or --raster FILE.");
        }
        List<UnitSource> sources = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Path raster : rasters) {
            sources.add(new UnitSource(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(raster)));
            names.add(raster.getFileName().toString());
        }
        for (String value : units == null ? List.<String>of() : values.isEmpty() ? List.of("") : values) {
            sources.add(new UnitSource(
                    Optional.of(units),
                    Optional.ofNullable(layer),
                    Optional.empty(),
                    value.isEmpty() ? Optional.empty() : Optional.of(value),
                    Optional.empty()));
            names.add(value.isEmpty() ? units.getFileName().toString() : value);
        }
        if (out != null) {
            PlainStatistics.checkOut(out, false);
        }
        Ellipse.Scale scale = convention == Convention.ARCGIS ? Ellipse.Scale.ROOT_TWO : Ellipse.Scale.ONE;
        try (var engine = options.engine()) {
            PlainEllipse.Answer answer = PlainEllipse.of(sources, names, years, part, scale, engine);
            Carbonscape.print(answer.cautions(), language());
            if (out != null) {
                PlainEllipse.write(answer, out);
            }
            if (json) {
                Map<String, Object> map = new LinkedHashMap<>();
                map.put("ellipses", TransitionsCommand.rows(answer.table()));
                System.out.print(Json.text(map));
            } else if (out == null) {
                CsvWriter.write(answer.table(), System.out);
            } else {
                System.out.println(out);
            }
        }
        return 0;
    }

    @Override
    public Language language() {
        return options.language();
    }
}
