package org.carbonscape.io.vector;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.carbonscape.grid.Crs;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Nearest;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.locationtech.jts.geom.Geometry;

/**
 * One layer of a vector file, in file order: a geometry and the same columns for every feature. Geometries are as the
 * file has them (X and Y only), not yet checked for validity; a feature without one has an empty geometry. Immutable.
 */
public final class Layer {
    /** What a column holds: text (missing = ""), whole numbers or numbers (missing = NaN). */
    public enum Kind {
        TEXT,
        INTEGER,
        NUMBER
    }

    /** A column's name and kind. */
    public record Field(String name, Kind kind) {}

    /** c2020（万吨）, area [km2]; a number in brackets is none. */
    private static final Pattern UNIT =
            Pattern.compile("(?<=\\S)\\s*[(（\\[][^()（）\\[\\]0-9][^()（）\\[\\]]*[)）\\]]\\s*$");

    /** How a missing integers number is kept; no file can say it, since readers turn such a column into numbers. */
    static final long NO_WHOLE = Long.MIN_VALUE;

    private final String name;
    private final Optional<Crs> crs;
    private final List<Field> fields;
    private final Object[] columns; // String[] | long[] | double[] for each field
    private final Geometry[] geometries;
    private final long[] numbers;
    private final List<Problem> cautions;

    Layer(
            String name,
            Optional<Crs> crs,
            List<Field> fields,
            Object[] columns,
            Geometry[] geometries,
            long[] numbers,
            List<Problem> cautions) {
        this.name = name;
        this.crs = crs;
        this.fields = List.copyOf(fields);
        this.columns = columns;
        this.geometries = geometries;
        this.numbers = numbers;
        this.cautions = List.copyOf(cautions);
    }

    /** The layer's own name; for GeoJSON and Shapefile the file name without ending. */
    public String name() {
        return name;
    }

    /** The coordinate system the file names; empty where it names none (GeoJSON without one is WGS84). */
    public Optional<Crs> crs() {
        return crs;
    }

    public List<Field> fields() {
        return fields;
    }

    /** Number of features. */
    public int size() {
        return geometries.length;
    }

    /** The geometry of a feature (from 0); empty, never null, where the file has none. */
    public Geometry geometry(int feature) {
        return geometries[feature];
    }

    /** The number a user sees for a feature: its fid in a GeoPackage, else its place in the file, from 1. */
    public long number(int feature) {
        return numbers[feature];
    }

    /** The column of this name: as written, else ignoring case, else the only one that adds its unit in brackets. */
    public OptionalInt find(String field) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(field)) {
                return OptionalInt.of(i);
            }
        }
        String folded = field.strip().toLowerCase(Locale.ROOT);
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().strip().toLowerCase(Locale.ROOT).equals(folded)) {
                return OptionalInt.of(i);
            }
        }
        int[] measured = IntStream.range(0, fields.size())
                .filter(i -> UNIT.matcher(fields.get(i).name().toLowerCase(Locale.ROOT))
                        .replaceFirst("")
                        .strip()
                        .equals(folded))
                .toArray();
        return measured.length == 1 ? OptionalInt.of(measured[0]) : OptionalInt.empty();
    }

    /** That there is no such column; with what to do. */
    public Problem noColumn(String field, String place) {
        List<String> names = fields.stream().map(Field::name).toList();
        return isWithoutDbf()
                ? Problem.of(ProblemCode.VECTOR_23_NO_DBF, place, field)
                : Problem.of(
                        ProblemCode.VECTOR_06_NO_COLUMN,
                        place,
                        field,
                        names.isEmpty() ? "-" : Nearest.orAll(field, names));
    }

    /** Whether it is a shapefile's that has lost its table. */
    boolean isWithoutDbf() {
        return fields.isEmpty() && cautions.stream().anyMatch(c -> c.code() == ProblemCode.VECTOR_C04_NO_DBF);
    }

    /** A value as text; integers numbers without ".0", numbers to 15 digits, "" where missing. */
    public String text(int feature, int field) {
        Object column = columns[field];
        if (column instanceof String[] text) {
            return text[feature];
        }
        if (column instanceof long[] integers) {
            return integers[feature] == NO_WHOLE ? "" : Long.toString(integers[feature]);
        }
        return Numbers.text(((double[]) column)[feature]);
    }

    /** A value as a number; NaN where missing or where the column is text. */
    public double value(int feature, int field) {
        Object column = columns[field];
        if (column instanceof double[] number) {
            return number[feature];
        }
        if (column instanceof long[] integers) {
            return integers[feature] == NO_WHOLE ? Double.NaN : integers[feature];
        }
        return Double.NaN;
    }

    /** Oddities met while reading that did not stop it. */
    public List<Problem> cautions() {
        return cautions;
    }
}
