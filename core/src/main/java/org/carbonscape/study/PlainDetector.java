package org.carbonscape.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.carbonscape.driver.DetectorOptions;
import org.carbonscape.engine.Engine;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.io.vector.Layer;
import org.carbonscape.io.vector.VectorFile;
import org.carbonscape.method.Table;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;

/** The geographical detector on the columns of a table or of a vector layer. */
public final class PlainDetector {
    /** A column whose cells that are no numbers are fewer than this share holds typing errors, not names. */
    private static final double TYPING_ERRORS = 0.05;

    private PlainDetector() { }

    /**
     * What a command names.
     *
     * @param file         CSV, XLSX, GeoPackage, GeoJSON or Shapefile
     * @param layer        of a GeoPackage, or the sheet of a workbook
     * @param blocks       column with each row's spatial block
     * @param computedFrom drivers y was computed from
     * @param shares       whether shares of the joint q are wanted
     */
    public record Request(Path file, Optional<String> layer, String y, List<String> x, StrataRule rule, Optional<String> blocks, Set<String> computedFrom, boolean shares,
            DetectorOptions options) { }

    /** @param json machine output */
    public record Result(Map<String, Object> json, Table factors, List<Problem> cautions) { }

    /** @throws ProblemException with all problems of the file and its columns */
    public static Result run(Request request, Engine engine) {
        String place = request.file().getFileName().toString();
        Columns columns = isLayer(request.file()) ? new LayerColumns(VectorFile.read(request.file(), request.layer(), place), place)
                : new TableColumns(TableFile.read(request.file(), request.layer().orElse(""), place));
        Problems problems = new Problems();
        List<String> named = new ArrayList<>(List.of(request.y()));
        named.addAll(request.x());
        Set<String> seen = new HashSet<>();
        named.stream().filter(n -> !seen.add(n.strip().toLowerCase(Locale.ROOT))).forEach(n -> problems.add(ProblemCode.DRIVER_15_SAME, n));
        request.blocks().ifPresent(named::add);
        columns.require(named, problems);
        problems.throwIfAny();
        Optional<double[]> y = problems.attempt(() -> columns.numbers(request.y()));
        List<DriverColumn> drivers = new ArrayList<>();
        request.x().forEach(x -> problems.attempt(() -> columns.driver(x)).ifPresent(drivers::add));
        problems.throwIfAny();
        int[] blocks = request.blocks().map(b -> numbered(columns.texts(b))).orElse(new int[0]);
        DetectorRun.Outcome outcome = new DetectorRun(request.rule(), request.options(), request.shares(), engine).run(request.y(), y.orElseThrow(), drivers, blocks, request.computedFrom());
        List<Problem> cautions = new ArrayList<>(columns.cautions());
        cautions.addAll(outcome.cautions());
        return new Result(DetectorTables.json(outcome), factors(outcome), cautions);
    }

    private static Table factors(DetectorRun.Outcome outcome) {
        Table.Builder table = Table.named("factors").text("name").whole("strata").number("q", "low", "high", "f", "pPermutation", "pAnova", "pCompatibleSample", "pCompatiblePopulation").text("convention");
        outcome.detection().factors().forEach(f -> table.row(f.name(), f.strata(), f.q(), f.low(), f.high(), f.f(), f.pPermutation(), f.pAnova(), f.pCompatibleSample(), f.pCompatiblePopulation(),
                DetectorTables.name(outcome.detection().options().convention())));
        return table.build();
    }

    private static boolean isLayer(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.(gpkg|geojson|json|shp)");
    }

    /** Blocks by name as numbers; rows without one are together. */
    private static int[] numbered(List<String> names) {
        Map<String, Integer> numbers = new HashMap<>();
        return names.stream().mapToInt(n -> numbers.computeIfAbsent(n, k -> numbers.size())).toArray();
    }

    /** Columns by name. */
    private interface Columns {
        void require(List<String> names, Problems problems);

        double[] numbers(String name);

        List<String> texts(String name);

        DriverColumn driver(String name);

        List<Problem> cautions();
    }

    private record TableColumns(TextTable table) implements Columns {
        @Override
        public void require(List<String> names, Problems problems) {
            problems.attempt(() -> table.require(names.toArray(String[]::new)));
        }

        @Override
        public double[] numbers(String name) {
            Problems problems = new Problems();
            double[] values = new double[table.rows().size()];
            for (int i = 0; i < values.length && problems.problems().size() < 10; i++) {
                TextTable.Row row = table.rows().get(i);
                values[i] = problems.attempt(() -> row.find(name).orElse(Double.NaN)).orElse(Double.NaN);
            }
            problems.throwIfAny();
            return values;
        }

        @Override
        public List<String> texts(String name) {
            return table.rows().stream().map(r -> r.findText(name).orElse("")).toList();
        }

        /** Numbers if all its cells are numbers or missing, or all but a few; those few are then told. */
        @Override
        public DriverColumn driver(String name) {
            List<TextTable.Row> rows = table.rows();
            double[] values = new double[rows.size()];
            int other = 0;
            for (int i = 0; i < values.length; i++) {
                try {
                    values[i] = rows.get(i).find(name).orElse(Double.NaN);
                } catch (ProblemException e) {
                    if (++other >= Math.max(1, TYPING_ERRORS * values.length)) {
                        return DriverColumn.ofText(name, texts(name));
                    }
                }
            }
            return DriverColumn.ofNumbers(name, other == 0 ? values : numbers(name));
        }

        @Override
        public List<Problem> cautions() {
            return List.of();
        }
    }

    private record LayerColumns(Layer layer, String place) implements Columns {
        @Override
        public void require(List<String> names, Problems problems) {
            String all = layer.fields().isEmpty() ? "-" : String.join(", ", layer.fields().stream().map(Layer.Field::name).toList());
            names.stream().filter(n -> layer.find(n).isEmpty()).forEach(n -> problems.add(ProblemCode.VECTOR_06_NO_COLUMN, place, n, all));
        }

        private int column(String name) {
            OptionalInt column = layer.find(name);
            return column.orElseThrow();
        }

        @Override
        public double[] numbers(String name) {
            if (layer.fields().get(column(name)).kind() == Layer.Kind.TEXT) {
                List<String> numeric = layer.fields().stream().filter(f -> f.kind() != Layer.Kind.TEXT).map(Layer.Field::name).toList();
                throw new ProblemException(ProblemCode.DRIVER_13_NOT_NUMBERS, place, name, numeric.isEmpty() ? "-" : String.join(", ", numeric));
            }
            double[] values = new double[layer.size()];
            Arrays.setAll(values, i -> layer.value(i, column(name)));
            return values;
        }

        @Override
        public List<String> texts(String name) {
            return IntStream.range(0, layer.size()).mapToObj(i -> layer.text(i, column(name)).strip()).toList();
        }

        @Override
        public DriverColumn driver(String name) {
            return layer.fields().get(column(name)).kind() == Layer.Kind.TEXT ? DriverColumn.ofText(name, texts(name)) : DriverColumn.ofNumbers(name, numbers(name));
        }

        @Override
        public List<Problem> cautions() {
            return layer.cautions();
        }
    }
}
