package org.carbonscape.disk;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Brings files from the system's memory to the disk, so that a power cut after the final move leaves them whole. */
public final class DiskSync {
    /** Waits for the disk, not for a core. */
    private static final int AT_ONCE = 16;

    private DiskSync() {}

    public static void file(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (AccessDeniedException e) {
            // a file that may only be read was not written just now
        }
    }

    /** All files and folders below one, many at once: the disk then takes the 250 files of a run in one turn. */
    public static void tree(Path root) throws IOException {
        List<Path> paths;
        try (Stream<Path> all = Files.walk(root)) {
            paths = all.toList();
        }
        ExecutorService waiting = Executors.newFixedThreadPool(AT_ONCE, task -> {
            Thread thread = new Thread(task, "disk");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Callable<Path>> all = new ArrayList<>();
            for (Path path : paths) {
                all.add(() -> one(path));
            }
            for (Future<Path> each : waiting.invokeAll(all)) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("while files were brought to the disk");
        } finally {
            waiting.shutdown();
        }
    }

    private static Path one(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            file(path);
        } else if (Files.isDirectory(path)) { // to open a pipe would be to wait
            folder(path);
        }
        return path;
    }

    /**
     * The names in a folder; nothing where there is none or the system does not open folders (Windows writes names
     * through).
     */
    public static void folder(@Nullable Path folder) {
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
