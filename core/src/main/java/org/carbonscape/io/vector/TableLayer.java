package org.carbonscape.io.vector;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.grid.Crs;
import org.carbonscape.io.Unreadable;
import org.carbonscape.io.table.OwnRows;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.table.TableForm;
import org.carbonscape.io.table.TextTable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * A table of units as a layer: points where it has columns x and y (in the system of a .prj beside it, else metres of
 * any plane) or lon and lat (degrees, WGS 84 unless the .prj says another), else features without a geometry, whose
 * neighbours stand in a file of their own. A column is numbers where every cell is one or empty; digits that begin with
 * a 0 are text, since codes do.
 */
public final class TableLayer {
    private static final List<List<String>> PLANE = List.of( // also as ArcGIS and QGIS call them
            List.of("x", "easting", "point_x", "xcoord", "x坐标", "横坐标"),
            List.of("y", "northing", "point_y", "ycoord", "y坐标", "纵坐标"));

    private static final List<List<String>> DEGREES =
            List.of(List.of("lon", "longitude", "lng", "经度"), List.of("lat", "latitude", "lat", "纬度"));

    /** x（m）, 经度（°） */
    private static final Pattern MEASURE =
            Pattern.compile("(?i)\\s*[(（\\[](?:m|米|met(?:re|er)s?|°|度|deg(?:ree)?s?)[)）\\]]\\s*$");

    /** Some are told to be saved as another. */
    private static final List<String> ENDINGS =
            List.of(".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".et", ".ods", ".numbers");

    private static final Envelope EARTH = new Envelope(-360, 360, -90, 90);

    private static final Pattern CODE = Pattern.compile("0[0-9]+");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,15}");

    private TableLayer() {}

    /** Whether a file's name says that it is a table. */
    public static boolean isTable(Path file) {
        String name = VectorFile.name(TableFile.path(file)).toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /**
     * Reads a table.
     *
     * @param place   as problems name it
     * @param numbers a column meant to hold numbers: where some cell is one, any other text is a problem
     * @param asked   columns asked for, by which its header is found
     * @throws org.carbonscape.problem.ProblemException where it cannot be read, or a coordinate or such a cell is no
     *     number
     */
    public static Layer read(Path file, String place, Optional<String> numbers, List<String> asked) {
        List<String> wanted = asked.isEmpty() ? placing(file, place) : asked;
        List<String> also = Stream.of(PLANE, DEGREES)
                .flatMap(List::stream)
                .flatMap(List::stream)
                .distinct()
                .filter(c -> !wanted.contains(c))
                .toList();
        OwnRows own = OwnRows.of(TableFile.read(file, place, wanted, also));
        TextTable table = own.table();
        numbers.filter(c ->
                        table.rows().stream().anyMatch(r -> r.findIfNumber(c).isPresent()))
                .ifPresent(c -> table.rows().forEach(r -> r.find(c)));
        LayerBuilder layer = new LayerBuilder(place);
        table.hidden().cautions(place).forEach(layer::caution);
        own.caution().ifPresent(layer::caution);
        Shapes shapes = new Shapes();
        List<ColumnBuilder> columns = new ArrayList<>();
        table.columns().forEach(c -> columns.add(new ColumnBuilder(c)));
        Optional<List<String>> plane = axes(table, PLANE);
        Optional<List<String>> axes = plane.isPresent() ? plane : degrees(table);
        Envelope extent = new Envelope();
        for (TextTable.Row row : table.rows()) {
            for (ColumnBuilder column : columns) {
                add(column, row);
            }
            Optional<Coordinate> at = axes.flatMap(a -> at(row, a));
            at.ifPresent(extent::expandToInclude);
            layer.add(
                    at.map(Shapes.FACTORY::createPoint).orElseGet(Shapes.FACTORY::createPoint),
                    layer.size() + 1L,
                    shapes);
        }
        return layer.build(
                VectorFile.stem(VectorFile.name(file)),
                axes.flatMap(a -> system(TableFile.path(file), place, plane.isEmpty(), extent)),
                columns);
    }

    /**
     * Of the coordinates. A .prj of the same name may be that of a Shapefile beside the table: it counts where its kind
     * is that of the columns, and where coordinates x and y can be its degrees.
     */
    private static Optional<Crs> system(Path file, String place, boolean degrees, Envelope extent) {
        boolean fit = EARTH.contains(extent);
        return beside(file, place)
                .filter(crs -> crs.isGeographic() ? fit : !degrees)
                .or(() -> degrees ? Optional.of(Crs.epsg(4326)) : Optional.empty());
    }

    private static Optional<Crs> beside(Path file, String place) {
        String stem = VectorFile.stem(VectorFile.name(file));
        for (String ending : List.of(".prj", ".PRJ")) {
            Path prj = file.resolveSibling(stem + ending);
            if (Files.isRegularFile(prj)) {
                try (InputStream in = Files.newInputStream(prj)) {
                    String text = new String(in.readNBytes(1 << 20), StandardCharsets.UTF_8);
                    return text.isBlank() ? Optional.empty() : Optional.of(Crs.parse(text, place));
                } catch (IOException e) {
                    throw Unreadable.of(place, e);
                }
            }
        }
        return Optional.empty();
    }

    /** The columns of coordinates, by which a header is found where nobody asks for others; none where it has none. */
    private static List<String> placing(Path file, String place) {
        List<TableForm> forms = Stream.of(PLANE, DEGREES)
                .flatMap(axes -> IntStream.range(0, axes.get(0).size())
                        .mapToObj(i -> TableForm.of()
                                .need(axes.get(0).get(i), "", TableForm.Kind.NUMBER)
                                .need(axes.get(1).get(i), "", TableForm.Kind.NUMBER)))
                .toList();
        return TableFile.fitting(file, place, forms).stream()
                .findFirst()
                .map(f -> f.columns().stream().map(TableForm.Column::name).toList())
                .orElse(List.of());
    }

    private static Optional<List<String>> axes(TextTable table, List<List<String>> names) {
        List<String> found = names.stream()
                .flatMap(n -> n.stream().flatMap(name -> column(table, name)).limit(1))
                .toList();
        return found.size() == names.size() ? Optional.of(found) : Optional.empty();
    }

    private static Stream<String> column(TextTable table, String name) {
        return table.has(name)
                ? Stream.of(name)
                : table.columns().stream()
                        .filter(c -> MEASURE.matcher(c).replaceFirst("").equalsIgnoreCase(name));
    }

    /** The columns of longitudes and latitudes, by their usual names. */
    public static Optional<List<String>> degrees(TextTable table) {
        return axes(table, DEGREES);
    }

    private static Optional<Coordinate> at(TextTable.Row row, List<String> axes) {
        OptionalDouble x = row.find(axes.get(0));
        OptionalDouble y = row.find(axes.get(1));
        return x.isPresent() && y.isPresent()
                ? Optional.of(new Coordinate(x.getAsDouble(), y.getAsDouble()))
                : Optional.empty();
    }

    private static void add(ColumnBuilder column, TextTable.Row row) {
        if (row.isMissing(column.name())) {
            column.addMissing();
            return;
        }
        String text = row.text(column.name());
        OptionalDouble number = CODE.matcher(text).matches() ? OptionalDouble.empty() : row.findIfNumber(column.name());
        if (number.isEmpty()) {
            column.addText(text);
        } else if (WHOLE.matcher(text).matches()) {
            column.addWhole((long) number.getAsDouble());
        } else {
            column.addNumber(number.getAsDouble());
        }
    }
}
