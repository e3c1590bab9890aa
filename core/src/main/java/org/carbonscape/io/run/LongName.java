package org.carbonscape.io.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;

/** How systems say that a name is too long: Java hands on their words, in the language of the user's system. */
public final class LongName {
    /** SQLite opens no file whose whole path has more: some 170 Chinese characters, or 500 Latin ones. */
    private static final int MOST_BYTES_OF_SQLITE = 504;

    private static final List<String> WORDS = List.of(
            "File name too long",
            "文件名过长",
            "檔案名稱太長",
            "filename or extension is too long", // Windows
            "文件名或扩展名太长",
            "檔案名稱或副檔名太長");

    private LongName() {}

    /** @throws FileSystemException if SQLite could not open a file there, as a GeoPackage, and would not say why */
    public static void mustSuitSqlite(Path file) throws FileSystemException {
        int bytes = file.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES_OF_SQLITE) {
            throw new FileSystemException(
                    file.toString(),
                    null,
                    WORDS.get(0) + " (" + bytes + " > " + MOST_BYTES_OF_SQLITE + " bytes, GeoPackage)");
        }
    }

    static boolean isTold(String why) {
        return WORDS.stream().anyMatch(why::contains);
    }
}
