package org.carbonscape.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.io.vector.Layer;
import org.carbonscape.io.vector.VectorFile;

/** Infinities, and what is not a number where a missing one would be an empty cell: in everything a run wrote. */
final class NoNumbers {
    private static final Pattern TEXT =
            Pattern.compile("(?<![\\p{L}\\p{Nd}_-])(NaN|[+-]?(Infinity|inf|1\\.#INF|∞))(?![\\p{L}\\p{Nd}_])");

    private NoNumbers() {}

    /** File and what was found, once a file. */
    static List<String> in(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString().replaceAll("[0-9]{4}", "YEAR");
                String what = in(file, name);
                if (!what.isEmpty()) {
                    found.add(name + ": " + what);
                }
            }
        }
        return found;
    }

    private static String in(Path file, String name) throws IOException {
        if (name.matches(".*\\.(csv|json|svg|html)")) {
            return text(Files.readString(file));
        }
        if (name.endsWith(".xlsx")) {
            return sheets(file);
        }
        if (name.endsWith(".gpkg")) {
            return features(file);
        }
        // classes are whole numbers; values have NaN where there is none
        return name.endsWith(".tif")
                        && name.matches(
                                "rasters/(net|source|sink|density|suitability_score|level_stability|cost_distance).*")
                ? cells(file)
                : "";
    }

    private static String text(String text) {
        Matcher none = TEXT.matcher(text);
        return none.find() ? none.group() : "";
    }

    private static String sheets(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry :
                    zip.stream().filter(e -> e.getName().endsWith(".xml")).toList()) {
                String what = text(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                if (!what.isEmpty()) {
                    return entry.getName() + " " + what;
                }
            }
        }
        return "";
    }

    private static List<String> layers(Path geoPackage) throws IOException {
        List<String> names = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + geoPackage);
                Statement statement = connection.createStatement();
                ResultSet tables =
                        statement.executeQuery("SELECT table_name FROM gpkg_contents WHERE data_type = 'features'")) {
            while (tables.next()) {
                names.add(tables.getString(1));
            }
            for (String name : List.copyOf(names)) { // corridors are a layer also where there are none
                try (ResultSet row = statement.executeQuery("SELECT 1 FROM \"" + name.replace("\"", "\"\"") + "\"")) {
                    if (!row.next()) {
                        names.remove(name);
                    }
                }
            }
        } catch (SQLException e) {
            throw new IOException(geoPackage + ": " + e.getMessage(), e);
        }
        return names;
    }

    private static String features(Path file) throws IOException {
        for (String name : layers(file)) {
            Layer layer = VectorFile.read(file, name);
            for (int c = 0; c < layer.fields().size(); c++) {
                for (int i = 0; layer.fields().get(c).kind() == Layer.Kind.NUMBER && i < layer.size(); i++) {
                    if (Double.isInfinite(layer.value(i, c))) {
                        return layer.fields().get(c).name() + " " + layer.value(i, c);
                    }
                }
            }
        }
        return "";
    }

    private static String cells(Path file) {
        TiffFile tiff = TiffFile.open(file);
        ValueRaster raster = tiff.values(tiff.grid(), List.of());
        Tiling tiling = raster.tiling();
        try (ValueRaster.Reader reader = raster.open()) {
            for (int t = 0; t < tiling.count(); t++) {
                Window window = tiling.window(t);
                float[] cells = new float[window.cells()];
                reader.read(window, cells);
                for (float cell : cells) {
                    if (Float.isInfinite(cell)) {
                        return Float.toString(cell);
                    }
                }
            }
        }
        return "";
    }
}
