package org.carbonscape.io.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A lock file that tells other programs that something unfinished is still being worked on. It is held by an open lock,
 * not by the number of a process: containers that share a folder have the same numbers for different processes, and a
 * killed program's lock is gone at once.
 */
final class Claim implements AutoCloseable {
    /** Where locks cannot be asked for (some network folders), what is older is nobody's any more. */
    private static final Duration LONG_AGO = Duration.ofDays(1);

    private static final int MOST_BYTES = 4096;
    /** Of one size, programs that began and ended without pause met the same by chance once in hundreds of runs. */
    private static final int SIZES = 4;

    /**
     * What this very program holds. Such a file must not even be opened to ask: by the rules of POSIX, closing any
     * opening of a file gives up all locks that the process has on it.
     */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private Claim(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** A name that no other program uses. */
    static String name() {
        return UUID.randomUUID().toString().substring(0, 13);
    }

    /** Makes the lock file and holds it. */
    static Claim of(Path named) throws IOException {
        Path file = named.toAbsolutePath().normalize();
        while (true) {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                lock(channel);
                if (isThere(file, channel)) { // else someone swept it up between making and locking it
                    OWN.add(file);
                    return new Claim(file, channel);
                }
                channel.close();
            } catch (IOException e) { // a full disk
                Files.deleteIfExists(file);
                channel.close();
                throw e;
            } catch (RuntimeException e) {
                channel.close();
                throw e;
            }
        }
    }

    /**
     * Whether the file that is held is the one of this name: a third program may have made another since. What tells
     * is a size of chance, as it can be asked without opening the file; the other's may be the same once, not time
     * after time.
     */
    private static boolean isThere(Path file, FileChannel channel) throws IOException {
        for (int i = 0; i < SIZES; i++) {
            int size = 1 + ThreadLocalRandom.current().nextInt(MOST_BYTES);
            channel.truncate(0).write(ByteBuffer.allocate(size));
            try {
                if (Files.size(file) != size) {
                    return false;
                }
            } catch (NoSuchFileException e) {
                return false;
            }
        }
        return true;
    }

    private static void lock(FileChannel channel) throws IOException {
        try {
            channel.lock();
        } catch (IOException e) {
            // a folder without locks: the age of the file stands for it
        }
    }

    /** Whether a program holds this lock file; not where there is none. */
    static boolean isHeld(Path file) {
        if (OWN.contains(file.toAbsolutePath().normalize())) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            try (FileLock lock = channel.tryLock()) {
                return lock == null;
            } catch (OverlappingFileLockException e) {
                return true; // by this very program under another name of the folder
            }
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            try {
                return Files.getLastModifiedTime(file)
                        .toInstant()
                        .isAfter(Instant.now().minus(LONG_AGO));
            } catch (IOException gone) {
                return false;
            }
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file); // while it is held: nobody can be taking it
        } catch (IOException e) {
            // the next sweep
        }
        try {
            channel.close();
        } catch (IOException e) {
            // gone with the program
        }
        OWN.remove(file);
    }
}
