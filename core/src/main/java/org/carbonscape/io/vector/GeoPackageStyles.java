package org.carbonscape.io.vector;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** Reads the styles that a GeoPackage carries. */
public final class GeoPackageStyles {
    private GeoPackageStyles() {}

    /**
     * A style and the layer it is for.
     *
     * @param type     of the layer's geometries, as the file says it: {@code MULTIPOLYGON}
     * @param isUsual  whether the layer is opened with it
     */
    public record Styled(String layer, String type, String name, String qml, boolean isUsual) {}

    /** In the order of the file; empty where it has none. */
    public static List<Styled> read(Path file) throws IOException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        List<Styled> styles = new ArrayList<>();
        try (Connection connection = Sqlite.open(file, "", config);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT s.f_table_name, g.geometry_type_name, s.styleName, "
                        + "s.styleQML, s.useAsDefault FROM layer_styles s JOIN gpkg_geometry_columns g ON "
                        + "g.table_name = s.f_table_name ORDER BY s.id")) {
            while (rows.next()) {
                styles.add(new Styled(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getBoolean(5)));
            }
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
        return styles;
    }
}
