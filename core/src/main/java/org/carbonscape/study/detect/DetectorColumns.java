package org.carbonscape.study.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.carbonscape.driver.Places;
import org.carbonscape.grid.Crs;
import org.carbonscape.io.table.MissingNumbers;
import org.carbonscape.io.table.NumberColumn;
import org.carbonscape.io.table.OwnRows;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.io.vector.Layer;
import org.carbonscape.io.vector.TableLayer;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.locationtech.jts.geom.Point;

/** Columns by name, of a table or of a vector layer, as the detector takes them. */
public interface DetectorColumns {
    List<String> names();

    void require(List<String> names, Problems problems);

    double[] numbers(String name);

    List<String> texts(String name);

    DriverColumn driver(String name);

    /** The square of that side in metres that holds each row's place; empty for a table, which has none. */
    default Optional<int[]> squares(double side_m) {
        return Optional.empty();
    }

    /** The middle of each row's shape, or where its longitude and latitude are; empty for a table without them. */
    Optional<Places> places();

    List<Problem> cautions();

    /** @param totals that rows of totals were left out */
    record OfTable(TextTable table, String place, Optional<Problem> totals) implements DetectorColumns {
        /** A column whose cells that are no numbers are fewer than this share holds typing errors, not names. */
        private static final double TYPING_ERRORS = 0.05;

        /** Of rows that are units each: without totals. */
        public static OfTable of(TextTable table, String place) {
            OwnRows own = OwnRows.of(table);
            return new OfTable(own.table(), place, own.caution());
        }

        @Override
        public void require(List<String> names, Problems problems) {
            problems.attempt(() -> table.require(names.toArray(String[]::new)));
        }

        @Override
        public List<String> names() {
            return table.columns();
        }

        private static boolean isNumber(TextTable.Row row, String name) {
            try {
                row.find(name);
                return true;
            } catch (ProblemException e) {
                return false;
            }
        }

        @Override
        public double[] numbers(String name) {
            List<TextTable.Row> rows = table.rows();
            long other = rows.stream().filter(r -> !isNumber(r, name)).count();
            if (other >= Math.max(10, TYPING_ERRORS * rows.size()) || other > 0 && other == rows.size()) {
                String numeric = Listing.of(names().stream()
                        .filter(c -> rows.stream().limit(100).allMatch(r -> isNumber(r, c)))
                        .toList());
                throw new ProblemException(
                        ProblemCode.DRIVER_13_NOT_NUMBERS, place, name, numeric.isEmpty() ? "-" : numeric);
            }
            Problems problems = new Problems();
            double[] values = new double[rows.size()];
            for (int i = 0; i < values.length; i++) {
                TextTable.Row row = rows.get(i);
                values[i] = problems.attempt(() -> row.find(name).orElse(Double.NaN))
                        .orElse(Double.NaN);
            }
            missing(name, values).ifPresent(problems::add);
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

        /** By columns of longitudes and latitudes; NaN where a row has none. Numbers that can be none are no places. */
        @Override
        public Optional<Places> places() {
            return TableLayer.degrees(table)
                    .map(axes -> axes.stream()
                            .map(axis -> table.rows().stream()
                                    .mapToDouble(r -> r.findIfNumber(axis).orElse(Double.NaN))
                                    .toArray())
                            .toList())
                    .filter(at -> within(at.get(0), 360) && within(at.get(1), 90))
                    .map(at -> Places.ofDegrees(at.get(0), at.get(1)));
        }

        private static boolean within(double[] degrees, double most) {
            return Arrays.stream(degrees).allMatch(v -> !(Math.abs(v) > most));
        }

        /** TABLE-38 where numbers of a column stand for a missing one. */
        private Optional<Problem> missing(String name, double... values) {
            MissingNumbers missing = new MissingNumbers();
            for (int i = 0; i < values.length; i++) {
                if (!Double.isNaN(values[i])) {
                    TextTable.Row row = table.rows().get(i);
                    String at = place + " row " + row.number() + ", column \"" + name + "\"";
                    missing.add(name, row.findText(name).orElse(""), values[i], true, () -> at);
                }
            }
            return missing.problem(ProblemCode.TABLE_38_MISSING);
        }

        @Override
        public List<Problem> cautions() {
            List<Problem> all = new ArrayList<>(table.hidden().cautions(place));
            totals.ifPresent(all::add);
            return all;
        }
    }

    /** Columns of features, and those of rasters over them by name. */
    record OfLayer(Layer layer, String place, Map<String, DriverColumn> rasters, List<Problem> rasterCautions)
            implements DetectorColumns {
        @Override
        public List<String> names() {
            return layer.fields().stream().map(Layer.Field::name).toList();
        }

        @Override
        public void require(List<String> names, Problems problems) {
            names.stream()
                    .filter(n -> layer.find(n).isEmpty() && !rasters.containsKey(n))
                    .forEach(n -> problems.add(layer.noColumn(n, place)));
        }

        private int column(String name) {
            OptionalInt column = layer.find(name);
            return column.orElseThrow();
        }

        @Override
        public double[] numbers(String name) {
            if (rasters.containsKey(name) && !rasters.get(name).isText()) {
                return rasters.get(name).values();
            }
            Optional<double[]> written = isText(name) ? NumberColumn.find(texts(name)) : Optional.empty();
            if (written.isPresent()) {
                return written.get();
            }
            if (rasters.containsKey(name) || isText(name)) {
                List<String> numeric = layer.fields().stream()
                        .filter(f -> !isText(f.name())
                                || NumberColumn.find(texts(f.name())).isPresent())
                        .map(Layer.Field::name)
                        .toList();
                throw new ProblemException(
                        ProblemCode.DRIVER_13_NOT_NUMBERS, place, name, numeric.isEmpty() ? "-" : Listing.of(numeric));
            }
            double[] values = new double[layer.size()];
            Arrays.setAll(values, i -> layer.value(i, column(name)));
            return values;
        }

        @Override
        public List<String> texts(String name) {
            return IntStream.range(0, layer.size())
                    .mapToObj(i -> layer.text(i, column(name)).strip())
                    .toList();
        }

        @Override
        public DriverColumn driver(String name) {
            if (rasters.containsKey(name)) {
                return rasters.get(name);
            }
            return isText(name) && !isMeasured(name)
                    ? DriverColumn.ofText(name, texts(name))
                    : DriverColumn.ofNumbers(name, numbers(name));
        }

        private boolean isText(String name) {
            return !rasters.containsKey(name)
                    && layer.fields().get(column(name)).kind() == Layer.Kind.TEXT;
        }

        /** Of numbers as text whole ones may be codes of strata, and others are not. */
        private boolean isMeasured(String name) {
            return NumberColumn.find(texts(name))
                    .filter(all -> Arrays.stream(all).anyMatch(v -> v != Math.rint(v) && !Double.isNaN(v)))
                    .isPresent();
        }

        /** By the centroids, in the layer's own system. */
        @Override
        public Optional<int[]> squares(double side_m) {
            Crs crs = layer.crs().orElseThrow(() -> new ProblemException(ProblemCode.UNITS_01_NO_CRS, place));
            return Optional.of(SpatialBlocks.of(
                    middles(Point::getX),
                    middles(Point::getY),
                    crs.isGeographic() ? side_m : side_m / crs.metresPerUnit(),
                    crs.isGeographic()));
        }

        @Override
        public Optional<Places> places() {
            return layer.crs().map(crs -> SpatialBlocks.places(middles(Point::getX), middles(Point::getY), crs));
        }

        /** Of the centroids; NaN where a row has no shape. */
        private double[] middles(ToDoubleFunction<Point> coordinate) {
            return IntStream.range(0, layer.size())
                    .mapToObj(i -> layer.geometry(i).getCentroid())
                    .mapToDouble(p -> p.isEmpty() ? Double.NaN : coordinate.applyAsDouble(p))
                    .toArray();
        }

        @Override
        public List<Problem> cautions() {
            List<Problem> all = new ArrayList<>(layer.cautions());
            all.addAll(RasterColumns.once(rasterCautions));
            return all;
        }
    }
}
