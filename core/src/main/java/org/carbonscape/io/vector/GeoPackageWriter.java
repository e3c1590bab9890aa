package org.carbonscape.io.vector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.carbonscape.finding.Table;
import org.carbonscape.io.run.LongName;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/**
 * Writes a GeoPackage (OGC 12-128, version 1.3): typed columns, extents, a spatial index with its triggers, and the
 * styles that QGIS opens the layers with. The same layers and time give the same bytes.
 */
public final class GeoPackageWriter {
    /** Of a layer, beside its key and its geometry: a table of SQLite has 2,000. */
    public static final int MOST_COLUMNS = 1998;

    private static final String WGS84 =
            "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563,"
                    + "AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\",\"6326\"]],PRIMEM[\"Greenwich\",0,"
                    + "AUTHORITY[\"EPSG\",\"8901\"]],UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],"
                    + "AUTHORITY[\"EPSG\",\"4326\"]]";
    private static final String[] TYPES = {
        "GEOMETRY",
        "POINT",
        "LINESTRING",
        "POLYGON",
        "MULTIPOINT",
        "MULTILINESTRING",
        "MULTIPOLYGON",
        "GEOMETRYCOLLECTION"
    };
    private static final int FIRST_OWN_SRS = 100_000;
    private static final int PAGE = 4096;
    /** Rows of 170 columns leave an eighth of the small pages empty. */
    private static final int LARGE_PAGE = 16384;

    private static final int MANY = 1_000_000; // cells of a layer

    private final Connection connection;
    private final String changed;
    private final Map<String, Integer> ownSystems = new LinkedHashMap<>(); // WKT -> srs_id
    private final Set<Integer> systems = new HashSet<>(Set.of(-1, 0, 4326));

    private GeoPackageWriter(Connection connection, Instant changed) {
        this.connection = connection;
        this.changed = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(changed);
    }

    /**
     * Writes a new file; one that is there is replaced. A file that could not be finished is removed.
     *
     * @param changed the time of change written into the file; not the clock, so that runs can be compared
     */
    public static void write(Path file, List<MapLayer> layers, Instant changed) throws IOException {
        Set<String> names = new HashSet<>();
        for (MapLayer layer : layers) {
            if (!names.add(layer.name().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("two layers are called " + layer.name());
            }
        }
        LongName.mustSuitSqlite(file);
        Files.deleteIfExists(file);
        SQLiteConfig config = new SQLiteConfig();
        // no journal: a run writes into a folder of its own, and a broken file is removed
        config.setJournalMode(SQLiteConfig.JournalMode.OFF);
        config.setGetGeneratedKeys(false); // else every insert is followed by a query
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        boolean large = layers.stream()
                .anyMatch(l -> (long) l.columns().rows() * l.columns().columns().size() > MANY);
        config.setPageSize(large ? LARGE_PAGE : PAGE);
        try (Connection connection = Sqlite.open(file, "", config)) {
            new GeoPackageWriter(connection, changed).write(layers);
        } catch (SQLException e) {
            Files.deleteIfExists(file);
            throw notWritten(e);
        } catch (RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** A full disk as the system says it; SQLite tells of an insertion into a database. */
    static IOException notWritten(SQLException e) {
        boolean full = e.getErrorCode() == SQLiteErrorCode.SQLITE_FULL.code;
        return new IOException(full ? "No space left on device" : e.getMessage(), e);
    }

    private void write(List<MapLayer> layers) throws SQLException {
        run("PRAGMA application_id = 1196444487"); // "GPKG"
        run("PRAGMA user_version = 10300");
        connection.setAutoCommit(false);
        declare();
        for (MapLayer layer : layers) {
            layer(layer);
        }
        if (layers.stream().anyMatch(l -> !l.titles().isEmpty())) {
            titles(layers);
        }
        if (layers.stream().anyMatch(l -> !l.styles().isEmpty())) {
            styles(layers);
        }
        connection.commit();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private void insert(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    // --- the tables of every GeoPackage

    private void declare() throws SQLException {
        run("CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, "
                + "organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT "
                + "NULL, description TEXT)");
        run("CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, "
                + "identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT "
                + "(strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y "
                + "DOUBLE, srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES "
                + "gpkg_spatial_ref_sys(srs_id))");
        run("CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, "
                + "geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, "
                + "CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE "
                + "(table_name), CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name), "
                + "CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))");
        run("CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, "
                + "definition TEXT NOT NULL, scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, "
                + "column_name, extension_name))");
        system(
                "Undefined Cartesian SRS",
                -1,
                "NONE",
                -1,
                "undefined",
                "undefined Cartesian coordinate reference system");
        system(
                "Undefined geographic SRS",
                0,
                "NONE",
                0,
                "undefined",
                "undefined geographic coordinate reference system");
        system(
                "WGS 84 geodetic",
                4326,
                "EPSG",
                4326,
                WGS84,
                "longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid");
    }

    private void system(String name, int id, String organization, int code, String definition, String description)
            throws SQLException {
        insert(
                "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)",
                name,
                id,
                organization,
                code,
                definition,
                description);
    }

    private int srs(MapLayer layer) throws SQLException {
        String wkt = layer.crsWkt().strip();
        if (layer.crs().epsg().isPresent()) {
            int code = layer.crs().epsg().getAsInt();
            if (systems.add(code)) {
                system(
                        wkt.isEmpty() ? "EPSG:" + code : name(wkt),
                        code,
                        "EPSG",
                        code,
                        wkt.isEmpty() ? "undefined" : wkt,
                        "");
            }
            return code;
        }
        if (wkt.isEmpty()) {
            return -1;
        }
        Integer known = ownSystems.get(wkt);
        if (known != null) {
            return known;
        }
        int id = FIRST_OWN_SRS + ownSystems.size();
        ownSystems.put(wkt, id);
        system(name(wkt), id, "NONE", id, wkt, "");
        return id;
    }

    /** A system's name is the first quoted text of its definition. */
    private static String name(String wkt) {
        int from = wkt.indexOf('"') + 1;
        int to = wkt.indexOf('"', from);
        return from > 0 && to > from ? wkt.substring(from, to) : "custom";
    }

    // --- a layer

    private void layer(MapLayer layer) throws SQLException {
        Table columns = layer.columns();
        Set<String> taken = new HashSet<>();
        for (Table.Column column : columns.columns()) {
            if (!taken.add(column.name().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(
                        "layer " + layer.name() + " has two columns called " + column.name());
            }
        }
        String key = free("fid", taken);
        String geom = free("geom", taken);
        int type = type(layer.geometries());
        boolean many = type >= 4 && type <= 6;
        int srs = srs(layer);
        String table = quote(layer.name());
        StringBuilder create = new StringBuilder("CREATE TABLE " + table + " (" + quote(key)
                + " INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, " + quote(geom) + " " + TYPES[type]);
        StringBuilder insert = new StringBuilder("INSERT INTO " + table + " VALUES (?, ?");
        for (Table.Column column : columns.columns()) {
            create.append(", ")
                    .append(quote(column.name()))
                    .append(
                            switch (column.kind()) {
                                case TEXT -> " TEXT";
                                case INTEGER -> " INTEGER";
                                case NUMBER -> " REAL";
                            });
            insert.append(", ?");
        }
        run(create + ")");
        String index = "rtree_" + layer.name() + "_" + geom;
        run("CREATE VIRTUAL TABLE " + quote(index) + " USING rtree(id, minx, maxx, miny, maxy)");
        Envelope extent = rows(layer, insert + ")", index, srs, many);
        insert(
                "INSERT INTO gpkg_contents VALUES (?, 'features', ?, '', ?, ?, ?, ?, ?, ?)",
                layer.name(),
                layer.name(),
                changed,
                extent.isNull() ? null : extent.getMinX(),
                extent.isNull() ? null : extent.getMinY(),
                extent.isNull() ? null : extent.getMaxX(),
                extent.isNull() ? null : extent.getMaxY(),
                srs);
        insert("INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)", layer.name(), geom, TYPES[type], srs);
        insert(
                "INSERT INTO gpkg_extensions VALUES (?, ?, 'gpkg_rtree_index', "
                        + "'http://www.geopackage.org/spec130/#extension_rtree', 'write-only')",
                layer.name(),
                geom);
        triggers(table, index, quote(geom), quote(key));
    }

    private Envelope rows(MapLayer layer, String insert, String index, int srs, boolean many) throws SQLException {
        Table columns = layer.columns();
        Table.Kind[] kinds = columns.columns().stream().map(Table.Column::kind).toArray(Table.Kind[]::new);
        Envelope extent = new Envelope();
        int[] ids = new int[layer.geometries().size()];
        float[] boxes = new float[4 * ids.length];
        int indexed = 0;
        try (PreparedStatement feature = connection.prepareStatement(insert)) {
            int row = 0;
            for (Geometry geometry : layer.geometries()) {
                feature.setInt(1, row + 1);
                if (geometry.isEmpty()) {
                    feature.setNull(2, Types.BLOB);
                } else {
                    Envelope box = geometry.getEnvelopeInternal();
                    extent.expandToInclude(box);
                    feature.setBytes(2, WkbWriter.geoPackage(geometry, box, srs, many));
                    PackedTree.put(box, boxes, 4 * indexed);
                    ids[indexed++] = row + 1;
                }
                for (int i = 0; i < kinds.length; i++) {
                    switch (kinds[i]) {
                        case TEXT -> feature.setString(i + 3, columns.text(row, i));
                        case INTEGER -> feature.setLong(i + 3, columns.integer(row, i));
                        case NUMBER -> {
                            double number = columns.finite(row, i);
                            if (Double.isNaN(number)) {
                                feature.setNull(i + 3, Types.REAL);
                            } else {
                                feature.setDouble(i + 3, number);
                            }
                        }
                    }
                }
                feature.executeUpdate();
                row++;
            }
        }
        if (indexed > 0) {
            new PackedTree(connection, index).write(indexed, ids, boxes);
        }
        return extent;
    }

    /** The one type that holds all; 0 where only "geometry" does. */
    private static int type(List<? extends Geometry> geometries) {
        int common = -1;
        for (Geometry geometry : geometries) {
            if (!geometry.isEmpty()) {
                int type = WkbWriter.type(geometry);
                if (common < 0 || common == type) {
                    common = type;
                } else if (common <= 6 && type <= 6 && common % 3 == type % 3) {
                    common = Math.max(common, type); // one polygon among multi-polygons
                } else {
                    return 0;
                }
            }
        }
        return Math.max(0, common);
    }

    /** The extension of the standard by which GDAL and QGIS know columns by other names. */
    private void titles(List<MapLayer> layers) throws SQLException {
        run("CREATE TABLE gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, "
                + "title TEXT, description TEXT, mime_type TEXT, constraint_name TEXT, CONSTRAINT pk_gdc "
                + "PRIMARY KEY (table_name, column_name), CONSTRAINT gdc_tn UNIQUE (table_name, name))");
        run("CREATE TABLE gpkg_data_column_constraints (constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, "
                + "value TEXT, min NUMERIC, min_is_inclusive BOOLEAN, max NUMERIC, max_is_inclusive BOOLEAN, "
                + "description TEXT, CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value))");
        for (String table : List.of("gpkg_data_columns", "gpkg_data_column_constraints")) {
            insert(
                    "INSERT INTO gpkg_extensions VALUES (?, NULL, 'gpkg_schema', "
                            + "'http://www.geopackage.org/spec121/#extension_schema', 'read-write')",
                    table);
        }
        for (MapLayer layer : layers) {
            Set<String> taken = new HashSet<>();
            for (Map.Entry<String, String> title : layer.titles().entrySet()) {
                // GDAL and QGIS show the name, which the standard wants only once a table; others the title
                String name = taken.add(title.getValue()) ? title.getValue() : title.getValue() + " " + title.getKey();
                insert(
                        "INSERT INTO gpkg_data_columns VALUES (?, ?, ?, ?, NULL, NULL, NULL)",
                        layer.name(),
                        title.getKey(),
                        name,
                        title.getValue());
            }
        }
    }

    /** The table that QGIS keeps styles in, as it makes it itself; after the layers, so that they are listed first. */
    private void styles(List<MapLayer> layers) throws SQLException {
        run("CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), "
                + "f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), "
                + "styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30), "
                + "ui TEXT(30), update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))");
        insert(
                "INSERT INTO gpkg_contents VALUES ('layer_styles', 'attributes', 'layer_styles', '', ?, "
                        + "NULL, NULL, NULL, NULL, NULL)",
                changed);
        for (MapLayer layer : layers) {
            String geom = free("geom", names(layer.columns()));
            for (MapLayer.Style style : layer.styles()) {
                boolean first = style == layer.styles().get(0);
                insert(
                        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, "
                                + "styleName, styleQML, styleSLD, useAsDefault, description, owner, ui, update_time) "
                                + "VALUES ('', '', ?, ?, ?, ?, '', ?, '', '', NULL, ?)",
                        layer.name(),
                        geom,
                        style.name(),
                        style.qml(),
                        first ? 1 : 0,
                        changed);
            }
        }
    }

    private static Set<String> names(Table columns) {
        Set<String> names = new HashSet<>();
        columns.columns().forEach(c -> names.add(c.name().toLowerCase(Locale.ROOT)));
        return names;
    }

    /** As the standard words them, so that the index stays right when the file is edited. */
    private void triggers(String table, String index, String geom, String key) throws SQLException {
        String tree = quote(index);
        String values = " INSERT OR REPLACE INTO " + tree + " VALUES (NEW." + key + ", ST_MinX(NEW." + geom
                + "), ST_MaxX(NEW." + geom + "), ST_MinY(NEW." + geom + "), ST_MaxY(NEW." + geom + ")); END";
        String full = "(NEW." + geom + " NOTNULL AND NOT ST_IsEmpty(NEW." + geom + "))";
        String bare = "(NEW." + geom + " ISNULL OR ST_IsEmpty(NEW." + geom + "))";
        String drop = " DELETE FROM " + tree + " WHERE id = OLD." + key + "; END";
        run("CREATE TRIGGER " + quote(index + "_insert") + " AFTER INSERT ON " + table + " WHEN " + full + " BEGIN"
                + values);
        run("CREATE TRIGGER " + quote(index + "_update1") + " AFTER UPDATE OF " + geom + " ON " + table + " WHEN OLD."
                + key + " = NEW." + key + " AND " + full + " BEGIN" + values);
        run("CREATE TRIGGER " + quote(index + "_update2") + " AFTER UPDATE OF " + geom + " ON " + table + " WHEN OLD."
                + key + " = NEW." + key + " AND " + bare + " BEGIN" + drop);
        run("CREATE TRIGGER " + quote(index + "_update3") + " AFTER UPDATE ON " + table + " WHEN OLD." + key
                + " != NEW." + key + " AND " + full + " BEGIN DELETE FROM " + tree + " WHERE id = OLD." + key + ";"
                + values);
        run("CREATE TRIGGER " + quote(index + "_update4") + " AFTER UPDATE ON " + table + " WHEN OLD." + key
                + " != NEW." + key + " AND " + bare + " BEGIN DELETE FROM " + tree + " WHERE id IN (OLD." + key
                + ", NEW." + key + "); END");
        run("CREATE TRIGGER " + quote(index + "_delete") + " AFTER DELETE ON " + table + " WHEN OLD." + geom
                + " NOT NULL BEGIN" + drop);
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        while (taken.contains(free)) {
            free += "_";
        }
        return free;
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
