package org.carbonscape.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A small valid input: the file a user names, and those beside it.
 *
 * @param main  name of the first
 * @param files by name, the main one among them
 */
record Seed(Format format, String main, Map<String, byte[]> files) {
    Seed {
        files = new LinkedHashMap<>(files);
    }

    static Seed of(Format format, String name, byte[] bytes) {
        return new Seed(format, name, Map.of(name, bytes));
    }

    /** The same with another content of one file. */
    Seed with(String name, byte[] bytes) {
        Map<String, byte[]> other = new LinkedHashMap<>(files);
        other.put(name, bytes);
        return new Seed(format, main, other);
    }

    /** Writes all into a folder; the main file's path. */
    Path write(Path folder) {
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
            return folder.resolve(main);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
