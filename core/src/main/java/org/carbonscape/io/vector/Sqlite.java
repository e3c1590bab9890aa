package org.carbonscape.io.vector;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import org.carbonscape.io.run.TemporaryFolder;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/** SQLite, whose machine code has to be loaded first. */
final class Sqlite {
    private static final String FOLDER = "org.sqlite.lib.path";

    private Sqlite() {}

    /**
     * Loads the library; again it does nothing.
     *
     * @throws UnsatisfiedLinkError if it cannot be loaded, in place of SQLite's "error opening connection"
     */
    static void ready() {
        TemporaryFolder.prepare();
        unpack();
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

    /**
     * Unpacks the machine code. The driver does so too where this did not work, and then compares what it wrote byte by
     * byte, for a twentieth of a second.
     */
    private static synchronized void unpack() {
        if (System.getProperty(FOLDER) != null) {
            return;
        }
        String name = LibraryLoaderUtil.getNativeLibName();
        Path folder = Path.of(System.getProperty("org.sqlite.tmpdir"));
        try (InputStream in =
                Sqlite.class.getResourceAsStream(LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name)) {
            if (in != null) {
                Files.copy(in, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                System.setProperty("org.sqlite.lib.name", name);
                System.setProperty(FOLDER, folder.toString());
            }
        } catch (IOException e) {
            // the driver tries, and says what is wrong
        }
    }

    /** Opens a file by a URI with everything escaped: a "?" or "#" in a path would else be taken for options. */
    static Connection open(Path file, String options, SQLiteConfig config) throws SQLException {
        ready();
        return JDBC.createConnection(
                "jdbc:sqlite:file:" + file.toAbsolutePath().toUri().getRawPath() + options, config.toProperties());
    }
}
