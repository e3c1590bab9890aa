package org.carbonscape.io.vector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.carbonscape.io.Unreadable;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/**
 * The attributes of a vector file as a table of texts, its first row the names of the columns: planners keep population
 * and output with their counties. Of a Shapefile the .dbf alone is read, which may stand without shapes; of several
 * layers one is named behind the file ({@code stats.gpkg#counties}).
 */
public final class AttributeTable {
    private static final Pattern NAMED = Pattern.compile("(?i).+\\.(shp|dbf|gpkg|geojson|json|fgb|kml)(#.*)?");
    private static final Pattern SHAPEFILE = Pattern.compile("(?i).+\\.(shp|dbf)");
    /** What matters where only texts and numbers are read. */
    private static final Set<ProblemCode> OF_TEXTS = Set.of(
            ProblemCode.VECTOR_C05_ENCODING_GUESSED,
            ProblemCode.VECTOR_C06_BAD_TEXT,
            ProblemCode.VECTOR_C09_OTHER_ENCODING);

    private AttributeTable() {}

    /** Whether a name is that of a vector file. */
    public static boolean isNamed(String written) {
        return NAMED.matcher(written).matches();
    }

    /**
     * Names of the columns, then the rows of the features in file order; a missing value is empty, rows that a .dbf
     * marks as deleted are left out.
     *
     * @param written the file, with the layer where one is named
     * @param place   where the user named the file, for problems
     * @throws org.carbonscape.problem.ProblemException where the file cannot be used (codes VECTOR-.., FILE-..)
     */
    public static List<List<String>> rows(Path written, String place) {
        Layer layer = layer(written, place);
        int[] columns = IntStream.range(0, layer.fields().size()).toArray();
        List<List<String>> rows = new ArrayList<>();
        rows.add(layer.fields().stream().map(Layer.Field::name).toList());
        for (int i = 0; i < layer.size(); i++) {
            int row = i;
            rows.add(IntStream.of(columns).mapToObj(c -> layer.text(row, c)).toList());
        }
        return rows;
    }

    /** What is odd about the texts of a file that can be read: how they are encoded. */
    public static List<Problem> cautions(Path written, String place) {
        return layer(written, place).cautions().stream()
                .filter(c -> OF_TEXTS.contains(c.code()))
                .toList();
    }

    private static Layer layer(Path written, String place) {
        Path file = TableFile.path(written);
        if (SHAPEFILE.matcher(VectorFile.name(file)).matches()) {
            return VectorFile.guarded(place, () -> ofShapefile(file, place));
        }
        return VectorFile.read(written, Optional.empty(), place);
    }

    /** As a layer without shapes. */
    private static Layer ofShapefile(Path file, String place) throws IOException {
        ShapefileParts parts = ShapefileParts.beside(file);
        Optional<ByteWindow> dbf = parts.open("dbf");
        if (dbf.isEmpty()) {
            throw Files.exists(file)
                    ? VectorFile.problem(ProblemCode.VECTOR_23_NO_DBF, place, "unit")
                    : Unreadable.missing(place, file);
        }
        LayerBuilder layer = new LayerBuilder(place);
        try (ByteWindow rows = dbf.get()) {
            List<ColumnBuilder> columns = new DbfReader(rows, parts, place, layer).columns();
            int count = columns.isEmpty() ? 0 : columns.get(0).size();
            for (int i = 0; i < count; i++) {
                layer.add(Shapes.FACTORY.createPoint(), i + 1L, new Shapes());
            }
            return layer.build(parts.name(), Optional.empty(), columns);
        }
    }
}
