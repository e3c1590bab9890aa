package org.carbonscape.study.face;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.carbonscape.driver.Detection;
import org.carbonscape.driver.DetectorOptions;
import org.carbonscape.driver.Places;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.io.vector.Layer;
import org.carbonscape.io.vector.VectorFile;
import org.carbonscape.measure.Numbers;
import org.carbonscape.method.Column;
import org.carbonscape.method.DetectorMethod;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.detect.DetectorColumns;
import org.carbonscape.study.detect.DetectorRun;
import org.carbonscape.study.detect.DetectorTables;
import org.carbonscape.study.detect.DriverColumn;
import org.carbonscape.study.detect.RasterCells;
import org.carbonscape.study.detect.RasterColumns;
import org.carbonscape.study.detect.SpatialBlocks;
import org.carbonscape.study.detect.Where;
import org.carbonscape.study.intake.Overlaps;
import org.carbonscape.study.intake.RasterSource;
import org.carbonscape.study.intake.UnitSets;
import org.carbonscape.study.plan.LayerGrammar;
import org.carbonscape.study.plan.StrataRule;
import org.carbonscape.study.plan.Study;
import org.carbonscape.zone.UnitSet;

/**
 * The geographical detector on the columns of a table or of a vector layer, on rasters averaged over units, or on the
 * cells of rasters.
 */
public final class PlainDetector {
    private PlainDetector() {}

    /**
     * What a command names.
     *
     * @param file         CSV, XLSX, GeoPackage, GeoJSON or Shapefile; empty where y and all x are rasters, whose cells
     *                     are the units
     * @param layer        of a GeoPackage, or the sheet of a workbook
     * @param blocks       column with each row's spatial block, two columns of coordinates and the side of square
     *                     blocks ({@code x,y,20 km}), or for layers and rasters the side alone
     * @param computedFrom drivers y was computed from, named as {@code x}
     */
    public record Input(
            Optional<Path> file,
            Optional<String> layer,
            String y,
            List<String> x,
            Optional<String> blocks,
            List<String> computedFrom) {
        /** The same of variables by their names, y first. */
        private Input of(List<String> names) {
            return new Input(file, layer, names.get(0), names.subList(1, names.size()), blocks, computedFrom);
        }
    }

    /**
     * What is done with it.
     *
     * @param shares          whether shares of the joint q are wanted
     * @param ownPermutations whether their number is the user's own, to be kept for any number of cells
     * @param ownBootstrap    the same of bootstrap samples
     */
    public record Settings(
            StrataRule rule, boolean shares, DetectorOptions options, boolean ownPermutations, boolean ownBootstrap) {
        /** Random draws that so many cells allow, where the user did not say how many. */
        private DetectorOptions drawsFor(int cells) {
            DetectorOptions.Draws draws = options.draws();
            DetectorOptions.Draws fitting = fitting(options, cells).draws();
            return options.withPermutations(
                            ownPermutations ? draws.permutations() : fitting.permutations(), draws.stopAfter())
                    .withReplicates(ownBootstrap ? draws.replicates() : fitting.replicates(), draws.confidence());
        }
    }

    /** A question to the detector. */
    public record Request(Input input, Settings how) {}

    /** Between names; a Chinese keyboard writes it wide. */
    private static final Pattern COMMA = Pattern.compile("[,，]");

    /** Cells up to which all draws take seconds, and up to which a tenth of them does. */
    private static final int CELLS_OF_ALL_DRAWS = 1_000_000;

    private static final int CELLS_OF_FEW_DRAWS = 5_000_000;
    private static final int FEW_DRAWS = 99;
    /** The least p of so many is 0.025: enough for a verdict at 0.05. */
    private static final int FEWEST_DRAWS = 39;

    /** As many draws as end in a minute or two. */
    static DetectorOptions fitting(DetectorOptions options, int cells) {
        if (cells <= CELLS_OF_ALL_DRAWS) {
            return options;
        }
        boolean few = cells <= CELLS_OF_FEW_DRAWS;
        return options.withPermutations(
                        Math.min(few ? FEW_DRAWS : FEWEST_DRAWS, options.draws().permutations()),
                        options.draws().stopAfter())
                .withReplicates(
                        Math.min(few ? FEW_DRAWS : 0, options.draws().replicates()),
                        options.draws().confidence());
    }

    /** @param json machine output */
    public record Result(Map<String, Object> json, Table factors, List<Problem> cautions) {}

    private static TextTable table(Request request, Path file, String place) {
        if (request.input().layer().isPresent()) {
            return TableFile.read(file, request.input().layer().get(), place);
        }
        List<String> asked = new ArrayList<>(List.of(request.input().y()));
        request.input().x().stream().filter(x -> !COMMA.matcher(x).find()).forEach(asked::add);
        return TableFile.read(file, place, asked, List.of());
    }

    /** @throws ProblemException with all problems of the file and its columns */
    public static Result run(Request request, Engine engine) {
        if (request.input().file().isEmpty()) {
            return cells(request, engine);
        }
        Path file = request.input().file().get();
        String place = file.getFileName().toString();
        if (!isLayer(file)) {
            return run(request, DetectorColumns.OfTable.of(table(request, file, place), place), engine);
        }
        Layer layer = VectorFile.read(file, request.input().layer(), place);
        DetectorColumns.OfLayer columns =
                new DetectorColumns.OfLayer(layer, place, new LinkedHashMap<>(), new ArrayList<>());
        List<String> all = new ArrayList<>(List.of(request.input().y()));
        all.addAll(named(request.input().x(), columns.names()));
        List<RasterSource> sources = all.stream()
                .filter(n -> layer.find(n).isEmpty())
                .flatMap(n -> RasterSource.find(n).stream())
                .toList();
        Overlaps.caution(
                        IntStream.range(0, layer.size())
                                .mapToObj(layer::geometry)
                                .toList(),
                        i -> Long.toString(layer.number(i)),
                        place)
                .ifPresent(columns.rasterCautions()::add);
        if (sources.isEmpty()) {
            return run(request, columns, engine);
        }
        Problems problems = new Problems();
        List<String> columnsOfFile =
                all.stream().filter(n -> RasterSource.find(n).isEmpty()).toList();
        columns.require(columnsOfFile, problems);
        Grid grid = RasterSource.grid(sources, problems);
        UnitSet units = new UnitSets(
                        "units",
                        place,
                        new Study.Polygons(file, request.input().layer(), Optional.empty(), Optional.empty(), false),
                        grid,
                        problems)
                .open();
        List<ValueRaster> rasters =
                RasterSource.on(grid, sources, s -> false, columns.rasterCautions(), problems, engine);
        sources.forEach(s -> s.averagedCodes().ifPresent(columns.rasterCautions()::add));
        problems.cautions().stream().filter(c -> !layer.cautions().contains(c)).forEach(columns.rasterCautions()::add);
        RasterColumns.ofUnits(sources, rasters, units, engine)
                .forEach(c -> columns.rasters().put(c.name(), c));
        return run(
                new Request(
                        request.input()
                                .of(all.stream().map(PlainDetector::variable).toList()),
                        request.how()),
                columns,
                engine);
    }

    /** What a variable is called, column or raster. */
    private static String variable(String text) {
        return RasterSource.find(text).map(RasterSource::name).orElse(text);
    }

    /** Cells of rasters, on the grid of y. */
    private static Result cells(Request request, Engine engine) {
        Problems problems = new Problems();
        List<RasterSource> sources = rasters(request, problems);
        Optional<Double> side = request.input()
                .blocks()
                .flatMap(text -> problems.attempt(() -> SpatialBlocks.metres(text)
                        .orElseThrow(() -> new ProblemException(ProblemCode.DRIVER_18_BLOCKS, "--blocks", text))));
        problems.throwIfAny();
        Set<String> computedFrom = computedFrom(
                request, sources.stream().skip(1).map(RasterSource::name).toList(), problems);
        Grid grid = RasterSource.grid(sources, problems);
        List<Problem> cautions = new ArrayList<>();
        List<ValueRaster> rasters = RasterSource.on(
                grid,
                sources,
                s -> request.how().rule().kind() == StrataRule.Kind.GIVEN && s != sources.get(0),
                cautions,
                problems,
                engine);
        RasterCells cells =
                new RasterCells(rasters, sources.get(0).file().getFileName().toString(), engine);
        List<DetectorRun.Later> columns = IntStream.range(0, sources.size())
                .mapToObj(s -> new DetectorRun.Later(
                        sources.get(s).name(),
                        () -> s == 0 ? cells.values(rasters.get(s)) : decimals(cells.values(rasters.get(s)))))
                .toList();
        int worst = IntStream.range(1, sources.size())
                .boxed()
                .max(Comparator.comparingInt(cells::lacking))
                .orElseThrow();
        int[] blocks = side.map(cells::blocks).orElse(new int[0]);
        DetectorOptions options = request.how().drawsFor(cells.count());
        if (!options.equals(request.how().options())) {
            cautions.add(Problem.of(
                    ProblemCode.DRIVER_C14_FEWER_DRAWS,
                    request.input().y(),
                    cells.count(),
                    options.draws().permutations(),
                    options.draws().replicates()));
        }
        DetectorRun.Outcome outcome = new DetectorRun(
                        request.how().rule(), options, request.how().shares(), engine)
                .run(
                        columns.get(0),
                        columns.subList(1, columns.size()),
                        cells.ofFirst(),
                        sources.get(worst).name(),
                        cells.lacking(worst),
                        blocks,
                        computedFrom);
        cautions.addAll(outcome.cautions());
        return new Result(
                DetectorTables.json(outcome),
                factors(outcome),
                cautions.stream().distinct().toList());
    }

    /** y and the drivers; throws where one is no raster. */
    private static List<RasterSource> rasters(Request request, Problems problems) {
        List<String> all = new ArrayList<>(List.of(request.input().y()));
        all.addAll(named(request.input().x(), List.of()));
        all.stream()
                .filter(n -> RasterSource.find(n).isEmpty())
                .forEach(n -> problems.add(ProblemCode.DRIVER_16_NO_TABLE, n, n));
        problems.throwIfAny();
        List<RasterSource> sources =
                all.stream().map(n -> RasterSource.find(n).orElseThrow()).toList();
        sources.stream()
                .filter(RasterSource::isMajority)
                .forEach(s -> problems.add(
                        ProblemCode.DRIVER_27_CELLS, s.name(), s.file().getFileName()));
        Set<String> names = new HashSet<>();
        sources.stream()
                .filter(s -> !names.add(s.name()))
                .forEach(s -> problems.add(ProblemCode.DRIVER_15_SAME, s.name()));
        return sources;
    }

    /** Drivers are parted by breaks, which are read and given as decimals. */
    private static double[] decimals(double[] cells) {
        return Arrays.stream(cells).map(v -> Numbers.ofFloat((float) v)).toArray();
    }

    private static Result run(Request request, DetectorColumns columns, Engine engine) {
        List<String> x = named(request.input().x(), columns.names());
        Problems problems = new Problems();
        List<String> named = new ArrayList<>(List.of(request.input().y()));
        named.addAll(x);
        Set<String> seen = new HashSet<>();
        named.stream()
                .filter(n -> !seen.add(n.strip().toLowerCase(Locale.ROOT)))
                .forEach(n -> problems.add(ProblemCode.DRIVER_15_SAME, n));
        Optional<Blocks> blocks = request.input().blocks().map(b -> Blocks.of(b, columns.names()));
        blocks.ifPresent(b -> named.addAll(b.columns()));
        columns.require(named, problems);
        Set<String> computedFrom = computedFrom(request, x, problems);
        problems.throwIfAny();
        Optional<double[]> y =
                problems.attempt(() -> columns.numbers(request.input().y()));
        List<DriverColumn> drivers = new ArrayList<>();
        x.forEach(name -> problems.attempt(() -> columns.driver(name)).ifPresent(drivers::add));
        problems.throwIfAny();
        Optional<Where> where = blocks.map(b -> problems.attempt(() -> b.of(columns)))
                .orElseGet(() -> Optional.of(new Where(new int[0], columns.places())));
        problems.throwIfAny();
        DetectorRun.Outcome outcome = new DetectorRun(
                        request.how().rule(),
                        request.how().options(),
                        request.how().shares(),
                        engine)
                .run(request.input().y(), y.orElseThrow(), drivers, where.orElseThrow(), computedFrom);
        List<Problem> cautions = new ArrayList<>(columns.cautions());
        cautions.addAll(outcome.cautions());
        return new Result(DetectorTables.json(outcome), factors(outcome), cautions);
    }

    /** Drivers y was computed from; a name that is no driver's is a problem. */
    private static Set<String> computedFrom(Request request, List<String> x, Problems problems) {
        Set<String> names = new HashSet<>(named(request.input().computedFrom(), x));
        names.stream()
                .filter(n -> !x.contains(n))
                .sorted()
                .forEach(n ->
                        problems.add(ProblemCode.DRIVER_19_COMPUTED, "--computed-from: " + n, String.join(", ", x)));
        return names;
    }

    private static Table factors(DetectorRun.Outcome outcome) {
        Detection d = outcome.detection();
        List<Column> columns = new ArrayList<>(DetectorMethod.factors(d));
        columns.add(
                Column.text("convention", i -> DetectorMethod.name(d.options().convention())));
        return Column.table("factors", columns, d.factors().size());
    }

    private static boolean isLayer(Path file) {
        return LayerGrammar.isPolygons(file.getFileName().toString());
    }

    /**
     * Spatial blocks as they are written.
     *
     * @param columns one with each row's block, two with coordinates, or none
     * @param side_m  of squares; empty where a column names blocks
     */
    private record Blocks(String text, List<String> columns, Optional<Double> side_m) {
        static Blocks of(String text, List<String> columns) {
            if (columns.contains(text)) {
                return new Blocks(text, List.of(text), Optional.empty());
            }
            List<String> parts = named(List.of(text), columns);
            Optional<Double> side = SpatialBlocks.metres(parts.get(parts.size() - 1));
            return side.isPresent() && parts.size() != 2
                    ? new Blocks(text, parts.subList(0, parts.size() - 1), side)
                    : new Blocks(text, List.of(text), Optional.empty());
        }

        /** The block of each row, rows without a name or a place together, and its place. */
        Where of(DetectorColumns rows) {
            if (side_m.isEmpty()) {
                Map<String, Integer> numbers = new HashMap<>();
                int[] named = rows.texts(columns.get(0)).stream()
                        .mapToInt(n -> numbers.computeIfAbsent(n, k -> numbers.size()))
                        .toArray();
                return new Where(named, rows.places());
            }
            if (columns.isEmpty()) {
                int[] squares = rows.squares(side_m.get())
                        .orElseThrow(() -> new ProblemException(ProblemCode.DRIVER_18_BLOCKS, "--blocks", text));
                return new Where(squares, rows.places());
            }
            if (columns.size() != 2) {
                throw new ProblemException(ProblemCode.DRIVER_18_BLOCKS, "--blocks", text);
            }
            double[] x = rows.numbers(columns.get(0));
            double[] y = rows.numbers(columns.get(1));
            boolean degrees = Arrays.stream(x).allMatch(v -> !(Math.abs(v) > 180))
                    && Arrays.stream(y).allMatch(v -> !(Math.abs(v) > 90));
            return new Where(
                    SpatialBlocks.of(x, y, side_m.get(), degrees),
                    Optional.of(degrees ? Places.ofDegrees(x, y) : new Places(x, y)));
        }
    }

    /** Names separated by commas, where a column's own name may hold commas: the longest that is a column counts. */
    static List<String> named(List<String> texts, List<String> columns) {
        List<String> names = new ArrayList<>();
        for (String text : texts) {
            List<Integer> starts = new ArrayList<>(List.of(0));
            COMMA.matcher(text).results().forEach(m -> starts.add(m.end()));
            starts.add(text.length() + 1);
            int parts = starts.size() - 1;
            for (int from = 0, to; from < parts; from = to) {
                to = parts;
                while (to > from + 1 && !columns.contains(between(text, starts.get(from), starts.get(to)))) {
                    to--;
                }
                String name = between(text, starts.get(from), starts.get(to));
                if (!name.isEmpty() || columns.contains(name)) { // a comma at the end names nothing
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** @param next where the part behind begins, after its comma */
    private static String between(String text, int from, int next) {
        return text.substring(from, next - 1).strip().replaceFirst("^\"(.*)\"$", "$1");
    }
}
