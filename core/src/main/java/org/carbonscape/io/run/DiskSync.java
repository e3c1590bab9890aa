package org.carbonscape.io.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Brings files from the system's memory to the disk, so that a power cut after the final move leaves them whole. */
final class DiskSync {
    private DiskSync() {}

    static void file(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (AccessDeniedException e) {
            // a file that may only be read was not written just now
        }
    }

    static void tree(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.toList()) {
                if (Files.isRegularFile(path)) {
                    file(path);
                } else if (Files.isDirectory(path)) { // to open a pipe would be to wait
                    folder(path);
                }
            }
        }
    }

    /**
     * The names in a folder; nothing where there is none or the system does not open folders (Windows writes names
     * through).
     */
    static void folder(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // as above
        }
    }
}
