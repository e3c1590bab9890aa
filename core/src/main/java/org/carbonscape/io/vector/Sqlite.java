package org.carbonscape.io.vector;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.carbonscape.io.run.TemporaryFolder;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteJDBCLoader;

/** SQLite, whose machine code has to be loaded first. */
final class Sqlite {
    private Sqlite() {}

    /**
     * Loads the library; again it does nothing.
     *
     * @throws UnsatisfiedLinkError if it cannot be loaded, in place of SQLite's "error opening connection"
     */
    static void ready() {
        TemporaryFolder.prepare();
        try {
            SQLiteJDBCLoader.initialize();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) { // so it is declared
            UnsatisfiedLinkError error = new UnsatisfiedLinkError(String.valueOf(e.getMessage()));
            error.initCause(e);
            throw error;
        }
    }

    /** Opens a file by a URI with everything escaped: a "?" or "#" in a path would else be taken for options. */
    static Connection open(Path file, String options, SQLiteConfig config) throws SQLException {
        ready();
        return JDBC.createConnection(
                "jdbc:sqlite:file:" + file.toAbsolutePath().toUri().getRawPath() + options, config.toProperties());
    }
}
