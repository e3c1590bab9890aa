package org.carbonscape.io.vector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carbonscape.grid.Crs;
import org.carbonscape.io.Unreadable;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.locationtech.jts.geom.Geometry;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** Feature tables and views of a GeoPackage (OGC 12-128), opened for reading only. */
final class GeoPackageReader implements AutoCloseable {
    private static final long LEAST_LENGTH = 1 << 20;
    private static final long MOST_LENGTH = 1_000_000_000;
    /** What a view makes of a table may be longer than the file, but not for ever. */
    private static final int TIMES_THE_FILE = 16;

    private static final long ROOM = 64 << 20;
    private static final int ROW = 32;
    /** A view that gives no row for so long will give none. */
    private static final int SECONDS_A_ROW = 120;

    private static final int STEPS = 1_000_000;

    private final Path file;
    private final Connection connection;
    private final String place;
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(String table, String geometry, String type, int srs) {}

    private GeoPackageReader(Path file, String place) throws SQLException {
        this.file = file;
        this.place = place;
        this.connection = open(file);
        try {
            contents();
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    static Layer read(Path file, String place, Optional<String> layer) {
        try (GeoPackageReader reader = new GeoPackageReader(file, place)) {
            return reader.layer(reader.choose(layer));
        } catch (SQLException e) {
            throw problem(e, place);
        }
    }

    private static Connection open(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(2000);
        // a view can make up texts and blobs of any length; what is stored is no longer than its file
        config.setPragma(
                SQLiteConfig.Pragma.LIMIT_LENGTH,
                Long.toString(Math.max(LEAST_LENGTH, Math.min(MOST_LENGTH, sizeOf(file)))));
        try {
            return probe(Sqlite.open(file, "", config));
        } catch (SQLException e) {
            int code = e.getErrorCode() & 255;
            boolean writeAhead = Files.exists(Path.of(file.toAbsolutePath() + "-wal"));
            if (!writeAhead
                    && (code == SQLiteErrorCode.SQLITE_CANTOPEN.code || code == SQLiteErrorCode.SQLITE_READONLY.code)) {
                // left in write-ahead mode in a folder where we may not write: nobody else can be writing either
                return probe(Sqlite.open(file, "?immutable=1", config));
            }
            throw e;
        }
    }

    private static Connection probe(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM sqlite_master")) {
            rows.next();
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private void contents() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM sqlite_master WHERE lower(name) IN "
                    + "('gpkg_contents', 'gpkg_geometry_columns', 'gpkg_spatial_ref_sys')")) {
                if (!rows.next() || rows.getInt(1) < 3) {
                    throw new ProblemException(List.of(Problem.of(ProblemCode.VECTOR_14_NO_GEOPACKAGE, place)));
                }
            }
            try (ResultSet rows =
                    statement.executeQuery("SELECT c.table_name, g.column_name, g.geometry_type_name, g.srs_id "
                            + "FROM gpkg_contents c JOIN gpkg_geometry_columns g ON lower(c.table_name) = "
                            + "lower(g.table_name) ORDER BY c.rowid")) {
                while (rows.next()) {
                    String type = rows.getString(3);
                    entries.add(new Entry(
                            text(rows, 1),
                            text(rows, 2),
                            type == null ? "" : type.toUpperCase(Locale.ROOT),
                            rows.getInt(4)));
                }
            }
        }
    }

    private static String text(ResultSet rows, int column) throws SQLException {
        String text = rows.getString(column);
        return text == null ? "" : text;
    }

    /** Layers among which one must be named. */
    static List<String> toChoose(Path file, String place) {
        try (GeoPackageReader reader = new GeoPackageReader(file, place)) {
            return VectorFile.toChoose(reader.names(), reader.polygons());
        } catch (SQLException e) {
            throw problem(e, place);
        }
    }

    private List<String> names() {
        return entries.stream().map(Entry::table).toList();
    }

    private List<Boolean> polygons() {
        return entries.stream()
                .map(e -> e.type.contains("POLYGON") || e.type.contains("SURFACE"))
                .toList();
    }

    private Entry choose(Optional<String> layer) {
        if (entries.isEmpty()) {
            throw new ProblemException(List.of(Problem.of(ProblemCode.VECTOR_05_NO_FEATURES, place, "-")));
        }
        return entries.get(VectorFile.choose(names(), polygons(), layer, place));
    }

    /** Of a table: what can be read besides its geometry, and its key, which may be one of them; empty without one. */
    private record Attributes(List<String> names, String key) {}

    private Attributes attributes(Entry entry) throws SQLException {
        List<String> names = new ArrayList<>();
        String key = "";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA table_info(" + quote(entry.table) + ")")) {
            while (rows.next()) {
                String name = text(rows, 2);
                String type = text(rows, 3).toUpperCase(Locale.ROOT);
                if (rows.getInt(6) == 1 && type.equals("INTEGER")) {
                    key = name;
                }
                if (!name.equalsIgnoreCase(entry.geometry) && !type.startsWith("BLOB")) {
                    names.add(name);
                }
            }
        }
        return new Attributes(names, key);
    }

    /** Those of the wanted columns that a layer has, row by row in the order of the file. */
    static void each(Path file, String place, String layer, List<String> wanted, Consumer<AttributeRow> taker) {
        try (GeoPackageReader reader = new GeoPackageReader(file, place)) {
            Entry entry = reader.choose(Optional.of(layer));
            List<String> names = reader.attributes(entry).names.stream()
                    .filter(wanted::contains)
                    .toList();
            Quota quota = reader.quota();
            AttributeRow row = new AttributeRow(names);
            try (Statement statement = reader.connection.createStatement();
                    ResultSet rows = statement.executeQuery(select(names, entry.table))) {
                while (rows.next()) {
                    quota.row("");
                    for (int i = 0; i < names.size(); i++) {
                        Object value = rows.getObject(i + 1);
                        quota.take(value);
                        row.put(i, value);
                    }
                    taker.accept(row);
                }
            }
        } catch (SQLException e) {
            throw problem(e, place);
        }
    }

    private static String select(List<String> columns, String table) {
        return (columns.isEmpty() ? Stream.of("NULL") : columns.stream().map(GeoPackageReader::quote))
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + quote(table)));
    }

    private Quota quota() throws SQLException {
        Quota quota = new Quota(TIMES_THE_FILE * sizeOf(file) + ROOM);
        ProgressHandler.setHandler(connection, STEPS, quota);
        return quota;
    }

    private Layer layer(Entry entry) throws SQLException {
        Attributes attributes = attributes(entry);
        List<ColumnBuilder> columns =
                attributes.names.stream().map(ColumnBuilder::new).toList();
        int keyAt = attributes.names.indexOf(attributes.key);
        List<String> selected = new ArrayList<>(attributes.names);
        selected.add(0, entry.geometry);
        Quota quota = quota();
        Shapes shapes = new Shapes();
        Wkb wkb = new Wkb(shapes);
        LayerBuilder layer = new LayerBuilder(place);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        select(selected, entry.table) + (keyAt < 0 ? "" : " ORDER BY " + quote(attributes.key)))) {
            while (rows.next()) {
                shapes.reset();
                Object blob = rows.getObject(1);
                quota.row(blob);
                Geometry geometry = blob instanceof byte[] bytes ? wkb.ofGeoPackage(bytes) : shapes.nothing();
                long number = layer.size() + 1L;
                for (int i = 0; i < columns.size(); i++) {
                    Object value = rows.getObject(i + 2);
                    quota.take(value);
                    add(value, columns.get(i));
                    if (i == keyAt && value instanceof Number fid) {
                        number = fid.longValue();
                    }
                }
                layer.add(geometry, number, shapes);
            }
        }
        return layer.build(entry.table, crs(entry.srs), columns);
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // told where it is opened
        }
    }

    /** Bytes that a table may still give, and since when it has given none: a view may be without end. */
    private static final class Quota extends ProgressHandler {
        private long left;
        private long since = System.nanoTime();

        Quota(long bytes) {
            this.left = bytes;
        }

        void row(Object geometry) {
            since = System.nanoTime();
            left -= ROW;
            take(geometry);
        }

        void take(Object value) {
            left -= value instanceof byte[] bytes
                    ? bytes.length
                    : value instanceof String text ? 2L * text.length() : 8;
            if (left < 0) {
                throw new Damage("its view gives more than the file can hold");
            }
        }

        /** Asked by SQLite while it works; anything but 0 interrupts it. */
        @Override
        protected int progress() {
            return System.nanoTime() - since > SECONDS_A_ROW * 1_000_000_000L ? 1 : 0;
        }
    }

    private static void add(Object value, ColumnBuilder column) {
        if (value instanceof String text) {
            column.addText(text);
        } else if (value instanceof Integer || value instanceof Long) {
            column.addWhole(((Number) value).longValue());
        } else if (value instanceof Double number) {
            column.addNumber(number);
        } else {
            column.addMissing();
        }
    }

    private Optional<Crs> crs(int srs) throws SQLException {
        if (srs == 0 || srs == -1) { // the standard's "undefined" geographic and Cartesian
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE "
                                + "srs_id = "
                                + srs)) {
            if (!rows.next()) {
                return Optional.empty();
            }
            int code = rows.getInt(2);
            if (text(rows, 1).equalsIgnoreCase("EPSG") && code > 0) {
                return Optional.of(Crs.epsg(code));
            }
            String wkt = text(rows, 3).strip();
            // GDAL writes a local system of that name where a layer has none
            return wkt.isEmpty() || wkt.matches("(?is)undefined|(ENGCRS|ENGINEERINGCRS|LOCAL_CS)\\[\"Undefined.*")
                    ? Optional.empty()
                    : Optional.of(Crs.wkt(wkt));
        }
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static ProblemException problem(SQLException e, String place) {
        int code = e.getErrorCode() & 255;
        if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return new ProblemException(List.of(Problem.of(ProblemCode.VECTOR_13_LOCKED, place)));
        }
        if (code == SQLiteErrorCode.SQLITE_INTERRUPT.code) {
            return new ProblemException(List.of(Problem.of(
                    ProblemCode.VECTOR_02_DAMAGED,
                    place,
                    Bilingual.of(
                            "its view gives no row in " + SECONDS_A_ROW + " s",
                            "其视图 " + SECONDS_A_ROW + " 秒内未给出任何行"))));
        }
        Bilingual reason = Unreadable.reason(e);
        return new ProblemException(List.of(
                code == SQLiteErrorCode.SQLITE_CANTOPEN.code
                                || code == SQLiteErrorCode.SQLITE_PERM.code
                                || code == SQLiteErrorCode.SQLITE_IOERR.code
                        ? Problem.of(ProblemCode.FILE_03_UNREADABLE, place, reason)
                        : Problem.of(ProblemCode.VECTOR_02_DAMAGED, place, reason)));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
