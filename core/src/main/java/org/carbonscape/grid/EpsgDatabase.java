package org.carbonscape.grid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.sis.referencing.factory.sql.EPSGFactory;
import org.apache.sis.setup.Configuration;
import org.carbonscape.disk.CachePlace;
import org.carbonscape.disk.IntoPlace;
import org.carbonscape.disk.Sha256;
import org.h2.jdbcx.JdbcDataSource;
import org.opengis.util.FactoryException;

/**
 * The EPSG geodetic data set (IOGP) that Apache SIS looks codes up in. Filled once into a file of the user's cache
 * folder, which takes some ten seconds; later starts open that file read-only, so any number of processes may share it.
 * The file is written under a name of its own and moved into place whole: a killed process or two at once never leave
 * half a database, and its hash beside it shows damage done later. Where the cache cannot be written the data are kept
 * in memory for this process.
 */
final class EpsgDatabase {
    private static final String FILE = "epsg-sis-1.6-h2-2.5";
    /** Of H2: the other files are closed under all when one thread is interrupted, as of a check that is given up. */
    private static final String UNINTERRUPTED = "async";

    /** SIS logs to standard error what we report as problems; held, since a logger not held forgets its level. */
    private static final Logger SIS_LOGGER = Logger.getLogger("org.apache.sis");

    static {
        SIS_LOGGER.setLevel(Level.OFF);
    }

    private EpsgDatabase() {}

    private static final class Installed {
        static final boolean DONE = install();

        private static boolean install() {
            Configuration.current().setDatabase(EpsgDatabase::source);
            return true;
        }
    }

    /** Before any use of SIS: tells it where its database is. The database itself is opened when first needed. */
    static void ready() {
        if (!Installed.DONE) {
            throw new IllegalStateException("no EPSG database");
        }
    }

    private static DataSource source() {
        return CachePlace.usual().map(EpsgDatabase::open).orElseGet(EpsgDatabase::inMemory);
    }

    /** The database of a folder, made there if it is not there yet; in memory if that fails. */
    static DataSource open(Path folder) {
        Path file = folder.resolve(FILE + ".mv.db");
        try {
            if (Files.isRegularFile(file)) {
                Optional<DataSource> found = usable(file);
                if (found.isPresent() && isWhole(file)) {
                    return found.get();
                }
                Files.delete(file); // damaged on disk: make it anew
            }
            make(folder, file);
            Optional<DataSource> made = usable(file);
            if (made.isPresent()) {
                return made.get();
            }
        } catch (IOException | SQLException | FactoryException e) {
            // fall through: an unwritable cache must not stop a study
        }
        return inMemory();
    }

    private static DataSource inMemory() {
        JdbcDataSource memory = new JdbcDataSource();
        memory.setURL("jdbc:h2:mem:epsg;DB_CLOSE_DELAY=-1");
        return memory; // SIS fills an empty database itself
    }

    /** H2 does not notice a flipped bit in a number, and that number may be an axis of the earth. */
    private static boolean isWhole(Path file) throws IOException {
        Path hash = hash(file);
        return Files.isRegularFile(hash) && Files.readString(hash).strip().equals(Sha256.of(file));
    }

    private static Path hash(Path file) {
        return file.resolveSibling(FILE + ".sha256");
    }

    /** H2 takes no semicolon in a path: then the data stay in memory. */
    private static String url(String disk, Path base) {
        return "jdbc:h2:" + disk + ":" + base.toAbsolutePath();
    }

    private static Optional<DataSource> usable(Path file) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url(UNINTERRUPTED, file.resolveSibling(FILE)) + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE");
        try (Connection connection = source.getConnection();
                var tables =
                        connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                if (tables.getString("TABLE_NAME").equalsIgnoreCase("Coordinate Reference System")) {
                    return Optional.of(source);
                }
            }
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    private static void make(Path folder, Path file) throws IOException, SQLException, FactoryException {
        Files.createDirectories(folder);
        Path own = Files.createTempDirectory(folder, "making-");
        try {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL(url("file", own.resolve(FILE)));
            try (Connection connection = source.getConnection()) {
                new EPSGFactory(Map.of("dataSource", source)).install(connection);
                try (var statement = connection.createStatement()) {
                    statement.execute("SHUTDOWN COMPACT");
                }
            }
            Path made = own.resolve(FILE + ".mv.db");
            Path hash = Files.writeString(own.resolve("hash"), Sha256.of(made));
            IntoPlace.move(made, file);
            IntoPlace.move(hash, hash(file));
        } finally {
            try (Stream<Path> left = Files.list(own)) {
                for (Path path : left.toList()) {
                    Files.deleteIfExists(path);
                }
            }
            Files.deleteIfExists(own);
        }
    }
}
