package org.carbonscape.study.intake;

import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.align.Aligned;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.io.table.MissingNumbers;
import org.carbonscape.io.table.NumberColumn;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.io.tiff.UndeclaredNoData;
import org.carbonscape.io.vector.Layer;
import org.carbonscape.io.vector.TableLayer;
import org.carbonscape.io.vector.UnitLayer;
import org.carbonscape.io.vector.VectorFile;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.problem.UnitNumbers;
import org.carbonscape.study.plan.WeightsChoice;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Units with a value, as the statistics' commands take them: features of a vector file with a column, or the cells of a
 * raster. In the order of the file.
 *
 * @param name     of the file, for messages
 * @param values   NaN = missing
 * @param ids      of unit 0, 1, ...; a raster's cells are {@code r<row>c<column>}, both from 1
 * @param labels   names of unit 0, 1, ... where a column of them was asked for
 * @param shapes   of the features; empty for a raster
 * @param crs      where the file names one
 * @param grid     of the raster
 * @param cautions of the reader
 */
public record UnitValues(
        String name,
        double[] values,
        IntFunction<String> ids,
        Optional<IntFunction<String>> labels,
        List<Geometry> shapes,
        Optional<Crs> crs,
        Optional<Grid> grid,
        List<Problem> cautions) {

    /** Any plane in metres: what a raster without a system is taken for. Nothing is written in it. */
    private static final Crs PLAIN = Crs.epsg(3857);

    /** What a text in the column of values stands for, with the unit's id; most statistics know none. */
    public interface Reading {
        double of(String text, String id);
    }

    /** What to tell where distances between the units count: the plane that degrees were brought onto, or none. */
    public Optional<Problem> ofDistances(Places places) {
        if (crs.filter(Crs::isGeographic).isPresent()) {
            return places.plane().map(plane -> Problem.of(ProblemCode.GATHER_C01_PROJECTED, name, plane.label()));
        }
        Envelope box = new Envelope();
        shapes.forEach(s -> box.expandToInclude(s.getEnvelopeInternal()));
        if (crs.isEmpty() && Axes.mayBeExchanged(box)) {
            return Optional.of(Problem.of(ProblemCode.GATHER_C07_AXES, name));
        }
        return Axes.mayBeDegrees(box)
                ? Optional.of(crs.map(c -> Problem.of(ProblemCode.GATHER_C06_NO_METRES, name, c.name()))
                        .orElseGet(() -> Problem.of(ProblemCode.GATHER_C04_DEGREES, name)))
                : Optional.empty();
    }

    /** That units of a file have no value, where nobody else tells; a raster's cells without one are none. */
    public Optional<Problem> withoutValue(Optional<String> column) {
        long missing = Arrays.stream(values).filter(Double::isNaN).count();
        return grid.isEmpty() && column.isPresent() && missing > 0
                ? Optional.of(Problem.of(
                        ProblemCode.STATS_C05_MISSING,
                        name + ", column \"" + column.get() + "\"",
                        missing,
                        values.length))
                : Optional.empty();
    }

    public static UnitValues read(UnitSource source, Engine engine) {
        return read(source, Optional.empty(), engine);
    }

    /** @param texts how a column of text is read; empty = it is a problem */
    public static UnitValues read(UnitSource source, Optional<Reading> texts, Engine engine) {
        return source.raster().isPresent() ? raster(source.raster().get(), engine) : features(source, texts);
    }

    private static UnitValues features(UnitSource source, Optional<Reading> texts) {
        Path file = source.units().orElseThrow();
        String place = file.getFileName().toString();
        Layer layer = TableLayer.isTable(file)
                ? TableLayer.read(
                        file,
                        place,
                        texts.isEmpty() ? source.value() : Optional.empty(),
                        Stream.of(source.value(), source.id(), source.named())
                                .flatMap(Optional::stream)
                                .toList())
                : VectorFile.read(file, source.layer(), place);
        OptionalInt id = source.id()
                .map(c -> OptionalInt.of(column(layer, c, place)))
                .orElseGet(() -> ownIds(layer, source.value()));
        source.id().ifPresent(name -> checkIds(layer, id.getAsInt(), name, place));
        IntFunction<String> ids =
                i -> id.isPresent() ? layer.text(i, id.getAsInt()).strip() : Long.toString(layer.number(i));
        double[] values = source.value()
                .map(v -> values(layer, v, texts, ids, place))
                .orElseGet(() ->
                        IntStream.range(0, layer.size()).mapToDouble(i -> 1).toArray());
        Problems problems = new Problems();
        List<Geometry> shapes = UnitLayer.shapes(layer, ids, place, problems);
        problems.throwIfAny();
        List<Problem> cautions = new ArrayList<>(layer.cautions());
        cautions.addAll(problems.cautions());
        source.value()
                .filter(v -> !TableLayer.isTable(file)) // which tells them
                .flatMap(v -> missing(values, v, ids, place))
                .ifPresent(cautions::add);
        if (source.id().isEmpty() && id.isEmpty()) {
            doubled(layer, source.value(), place).ifPresent(cautions::add);
        }
        cautions.addAll(ofPlaces(shapes, ids, layer.crs(), place));
        Optional<IntFunction<String>> labels = source.named().map(name -> {
            int column = column(layer, name, place);
            return i -> layer.text(i, column).strip();
        });
        return new UnitValues(place, values, ids, labels, shapes, layer.crs(), Optional.empty(), cautions);
    }

    /** A column of numbers, of numbers written as text, or of texts that are read. */
    private static double[] values(
            Layer layer, String name, Optional<Reading> texts, IntFunction<String> ids, String place) {
        int column = column(layer, name, place);
        IntStream all = IntStream.range(0, layer.size());
        if (layer.fields().get(column).kind() != Layer.Kind.TEXT) {
            return all.mapToDouble(i -> layer.value(i, column)).toArray();
        }
        if (texts.isPresent()) {
            return all.mapToDouble(i -> layer.text(i, column).isBlank()
                            ? Double.NaN
                            : texts.get().of(layer.text(i, column).strip(), ids.apply(i)))
                    .toArray();
        }
        return NumberColumn.find(texts(layer, column)).orElseThrow(() -> {
            List<Problem> typed = typingErrors(layer, column, ids, place);
            if (!typed.isEmpty()) {
                return new ProblemException(typed);
            }
            List<String> numeric = layer.fields().stream()
                    .filter(f -> f.kind() != Layer.Kind.TEXT
                            || NumberColumn.find(texts(layer, column(layer, f.name(), place)))
                                    .isPresent())
                    .map(Layer.Field::name)
                    .toList();
            return new ProblemException(
                    ProblemCode.GATHER_03_COLUMN,
                    place,
                    name,
                    numeric.isEmpty()
                            ? Bilingual.of("it has none", "该文件没有")
                            : Bilingual.same(String.join(", ", numeric)));
        });
    }

    /** Cells that are no numbers, in a column most of whose cells are. */
    private static List<Problem> typingErrors(Layer layer, int column, IntFunction<String> ids, String place) {
        List<Problem> wrong = new ArrayList<>();
        for (int i = 0; i < layer.size(); i++) {
            String text = layer.text(i, column);
            if (!text.isBlank() && NumberColumn.find(List.of(text, "1")).isEmpty()) {
                wrong.add(Problem.of(
                        ProblemCode.TABLE_11_NOT_NUMBER,
                        place + " \"" + ids.apply(i) + "\", column \""
                                + layer.fields().get(column).name() + "\"",
                        text));
            }
        }
        return 2 * wrong.size() < layer.size() ? wrong : List.of();
    }

    /** What the shapes are told by: some lie over others, have no place, or far from each other. */
    private static List<Problem> ofPlaces(
            List<Geometry> shapes, IntFunction<String> ids, Optional<Crs> crs, String place) {
        List<Problem> cautions = new ArrayList<>();
        Overlaps.caution(shapes, ids, place).ifPresent(cautions::add);
        int[] nowhere = IntStream.range(0, shapes.size())
                .filter(i -> isNowhere(shapes.get(i)))
                .toArray();
        if (nowhere.length > 0 && nowhere.length < shapes.size()) { // of a table none may have one
            cautions.add(Problem.of(
                    ProblemCode.VECTOR_C07_NO_PLACE,
                    place,
                    nowhere.length,
                    first(Arrays.stream(nowhere).mapToObj(ids).toList())));
        }
        int[] far = FarUnits.of(shapes);
        if (far.length > 0) {
            cautions.add(Problem.of(
                    ProblemCode.GATHER_C05_FAR,
                    place,
                    far.length,
                    first(Arrays.stream(far).mapToObj(ids).toList())));
        }
        if (Places.isAcross(shapes, crs)) {
            cautions.add(Problem.of(ProblemCode.UNITS_C06_TOGETHER, place));
        }
        return cautions;
    }

    private static List<String> texts(Layer layer, int column) {
        return IntStream.range(0, layer.size())
                .mapToObj(i -> layer.text(i, column))
                .toList();
    }

    /** Shapefiles know no empty numbers. */
    private static Optional<Problem> missing(double[] values, String column, IntFunction<String> ids, String place) {
        MissingNumbers missing = new MissingNumbers();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                int at = i;
                missing.add(
                        column,
                        Numbers.text(values[i]),
                        values[i],
                        true,
                        () -> place + " \"" + ids.apply(at) + "\", column \"" + column + "\"");
            }
        }
        return missing.problem(ProblemCode.VECTOR_C08_MISSING);
    }

    /** The column that calls itself id, unless it holds the values or cannot tell the units apart. */
    private static OptionalInt ownIds(Layer layer, Optional<String> value) {
        OptionalInt column = layer.find("id");
        if (column.isEmpty() || value.filter("id"::equals).isPresent()) {
            return OptionalInt.empty();
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < layer.size(); i++) {
            String id = layer.text(i, column.getAsInt()).strip();
            if (id.isEmpty() || !seen.add(id)) {
                return OptionalInt.empty();
            }
        }
        return column;
    }

    /** A column of ids, most of which do tell units apart. */
    private static Optional<Problem> doubled(Layer layer, Optional<String> value, String place) {
        OptionalInt column = layer.find("id");
        if (column.isEmpty() || value.filter("id"::equals).isPresent()) {
            return Optional.empty();
        }
        Set<String> seen = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < layer.size(); i++) {
            String id = layer.text(i, column.getAsInt()).strip();
            if (id.isEmpty() || !seen.add(id)) {
                wrong.add(id.isEmpty() ? "\"\"" : id);
            }
        }
        return wrong.size() < seen.size()
                ? Optional.of(Problem.of(
                        ProblemCode.VECTOR_C11_DOUBLE_IDS,
                        place,
                        wrong.size(),
                        first(wrong.stream().distinct().toList())))
                : Optional.empty();
    }

    /** Rows of a table are told apart by them, and files of neighbours name them. */
    private static void checkIds(Layer layer, int column, String name, String place) {
        Set<String> seen = new HashSet<>();
        Set<String> doubled = new LinkedHashSet<>();
        List<String> empty = new ArrayList<>();
        for (int i = 0; i < layer.size(); i++) {
            String id = layer.text(i, column).strip();
            if (id.isEmpty()) {
                empty.add(Long.toString(layer.number(i)));
            } else if (!seen.add(id)) {
                doubled.add(id);
            }
        }
        Problems problems = new Problems();
        if (!empty.isEmpty()) {
            problems.add(ProblemCode.VECTOR_07_EMPTY_ID, place, empty.size(), name, first(empty));
        }
        if (!doubled.isEmpty()) {
            problems.add(ProblemCode.VECTOR_08_DOUBLE_ID, place, doubled.size(), name, first(doubled));
        }
        problems.throwIfAny();
    }

    private static String first(Collection<String> ids) {
        return ids.stream().limit(5).collect(Collectors.joining(", ")) + (ids.size() > 5 ? ", ..." : "");
    }

    private static int column(Layer layer, String name, String place) {
        return layer.find(name).orElseThrow(() -> new ProblemException(List.of(layer.noColumn(name, place))));
    }

    private static UnitValues raster(Path file, Engine engine) {
        TiffFile tiff = TiffFile.open(file);
        List<Problem> cautions = new ArrayList<>();
        if (tiff.crs().isEmpty()) {
            cautions.add(
                    Problem.of(ProblemCode.GATHER_C03_PLAIN, file.getFileName().toString()));
        }
        Grid grid = tiff.grid(tiff.crs().orElse(PLAIN));
        ValueRaster raster = tiff.values(grid, List.of());
        UndeclaredNoData.beside(tiff, raster, Aligned.part(grid, grid))
                .forEach(c -> cautions.add(c.at(file.getFileName().toString())));
        if (grid.cells() > Integer.MAX_VALUE - 8) {
            throw new ProblemException(
                    ProblemCode.STATS_12_MANY_CELLS,
                    file.getFileName().toString(),
                    grid.cells(),
                    Integer.MAX_VALUE - 8);
        }
        double[] values = new double[(int) grid.cells()];
        int height = Math.max(1, Math.min(Math.min(512, grid.rows()), (1 << 22) / grid.columns()));
        engine.map(
                Tiling.bands(grid.columns(), grid.rows(), height),
                cells -> band -> {
                    float[] own = new float[band.cells()];
                    cells.read(raster, band, own);
                    return own;
                },
                (band, own) -> {
                    for (int i = 0; i < own.length; i++) {
                        values[band.row() * grid.columns() + i] = own[i];
                    }
                });
        int rowDigits = Integer.toString(grid.rows()).length();
        int columnDigits = Integer.toString(grid.columns()).length();
        return new UnitValues(
                file.getFileName().toString(),
                values,
                i -> "r" + padded(i / grid.columns() + 1, rowDigits) + "c"
                        + padded(i % grid.columns() + 1, columnDigits),
                Optional.empty(),
                List.of(),
                tiff.crs(),
                Optional.of(grid),
                cautions);
    }

    private static String padded(int number, int digits) {
        String text = Integer.toString(number);
        return "0".repeat(digits - text.length()) + text;
    }

    /** Units on the ground; of a raster only the cells with a value. */
    public Places places(WeightsChoice choice) {
        if (grid.isEmpty()) {
            if (choice.kind() != WeightsChoice.Kind.FILE && shapes.stream().allMatch(Geometry::isEmpty)) {
                throw new ProblemException(ProblemCode.GATHER_14_NO_PLACES, name);
            }
            return Places.shapes(shapes, crs);
        }
        if (choice.kind() == WeightsChoice.Kind.FILE) {
            throw new ProblemException(ProblemCode.GATHER_06_RASTER_WEIGHTS, name, choice.text());
        }
        boolean[] present = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            present[i] = !Double.isNaN(values[i]);
        }
        return Places.cells(grid.get(), present, choice);
    }

    /**
     * The features' shapes; of a raster the squares of the cells with a value, made one by one as they are asked for.
     */
    public List<Geometry> outlines() {
        if (grid.isEmpty()) {
            return shapes;
        }
        Grid g = grid.get();
        int[] cells = IntStream.range(0, values.length)
                .filter(i -> !Double.isNaN(values[i]))
                .toArray();
        GeometryFactory factory = new GeometryFactory();
        return new AbstractList<>() {
            @Override
            public Geometry get(int index) {
                double west = g.west() + cells[index] % g.columns() * g.cellWidth();
                double north = g.north() - cells[index] / g.columns() * g.cellHeight();
                return factory.toGeometry(new Envelope(west, west + g.cellWidth(), north - g.cellHeight(), north));
            }

            @Override
            public int size() {
                return cells.length;
            }
        };
    }

    private static boolean isNowhere(Geometry shape) {
        return shape == null || shape.isEmpty();
    }

    /** Of a caution what the file's own do not tell: a unit without a geometry is no island beside. */
    public Optional<Problem> beside(Problem caution, Places places) {
        if (caution.code() != ProblemCode.STATS_C03_ISLANDS
                || cautions.stream().noneMatch(c -> c.code() == ProblemCode.VECTOR_C07_NO_PLACE)) {
            return Optional.of(caution);
        }
        UnitNumbers islands = (UnitNumbers) caution.said().get(1);
        int[] rest = Arrays.stream(islands.units())
                .filter(i -> !isNowhere(shapes.get(places.unit(i))))
                .toArray();
        return rest.length == 0
                ? Optional.empty()
                : Optional.of(Problem.of(
                        caution.code(), caution.argument().orElseThrow(), rest.length, new UnitNumbers(rest)));
    }

    /** Problems of the library, told of this file and its units. */
    public Problem placed(Problem problem, Places places, WeightsChoice choice) {
        boolean ofFile = choice.file()
                .filter(f -> problem.place().equals(f.getFileName().toString()))
                .isPresent();
        if (ofFile) {
            return problem.at("--weights " + problem.place());
        }
        return problem.placed(argument -> switch (argument) {
                    case WEIGHTS -> "--weights " + choice.text().toLowerCase(Locale.ROOT);
                    case VALUES, POINTS, PHASES -> name;
                })
                .naming(i -> ids.apply(places.unit(i)));
    }
}
