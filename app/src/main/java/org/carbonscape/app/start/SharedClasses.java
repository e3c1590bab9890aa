package org.carbonscape.app.start;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.carbonscape.engine.AtEnd;

/**
 * The archive of loaded classes, which halves a start and spares a run 3 CPU s. It belongs to one jar and one Java and
 * is made by running a small study of everything, which takes ten seconds: the first start has that done beside it and
 * does not wait. A static archive: what Java can make at its exit leaves out classes as old as the command line
 * library's. Java holds it against its checksums at each start (10 ms), so that a flipped bit costs speed and not the
 * program; once a day a long command looks whether it is still whole.
 */
final class SharedClasses {
    private static final long DAY_MS = 86_400_000;
    private static final long LEFT_MS = 600_000;
    private static final long MOST_SECONDS = 300;

    /** The command that makes the archive and waits for it: for installers, and for the Java beside a first start. */
    static final String MAKE = "warm-up";

    private final Path named;
    private final Path archive;
    private final Path jar;
    /** Held by who makes the archive; holds for which Java and jar that failed. */
    private final Path lock;
    /** For which Java and jar the archive was made; its time is when it was last seen whole. */
    private final Path stamp;

    /** Java 25 and newer keep linked classes too: a start takes 0.3 CPU s instead of 0.5. */
    private final boolean ahead = Runtime.version().feature() >= 25;

    private SharedClasses(Path named, Path jar) {
        this.named = named;
        this.archive = ahead ? named.resolveSibling(named.getFileName() + ".aot") : named;
        this.jar = jar;
        this.lock = archive.resolveSibling(archive.getFileName() + ".lock");
        this.stamp = archive.resolveSibling(archive.getFileName() + ".of");
    }

    /** The archive that the start script names; none where the program was started without one. */
    static Optional<SharedClasses> named() {
        String archive = System.getProperty("carbonscape.archive", "");
        // an app image names the part for Spark behind the program
        String jar = System.getProperty("java.class.path", "").split(File.pathSeparator, -1)[0];
        return archive.isEmpty() || !jar.endsWith(".jar")
                ? Optional.empty()
                : Optional.of(new SharedClasses(Path.of(archive), Path.of(jar)));
    }

    /** What tells Java of the archive. */
    List<String> options() {
        return fits() ? List.of(option()) : List.of();
    }

    /**
     * To be said after the other settings of the log: a damaged cache costs time, and Java's own lines about it help
     * nobody.
     */
    List<String> quiet() {
        return ahead ? List.of("-Xlog:aot=off:stderr") : List.of();
    }

    private String option() {
        return (ahead ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive;
    }

    /** Has the archive made beside this command, where there is none for this Java and jar. */
    void makeBeside() {
        if (fits() || !hasFolder() || isBeingMade()) {
            return;
        }
        List<String> options = new ArrayList<>(List.of("-D" + Launch.SCRIPT, "-Dcarbonscape.archive=" + named));
        options.addAll(JavaOptions.ALWAYS);
        options.addAll(JavaOptions.SHORT);
        options.addAll(List.of("-jar", jar.toString(), MAKE));
        try {
            start(options);
        } catch (IOException e) {
            // the next start tries again; until then starts are slower
        }
    }

    /**
     * Makes the archive where there is none for this Java and jar, and its folder may be written to; waits where
     * another Java makes it.
     */
    void make() {
        if (!hasFolder()) {
            return;
        }
        long process = ProcessHandle.current().pid();
        Path list = archive.resolveSibling(archive.getFileName() + "." + process + ".list");
        Path made = archive.resolveSibling(archive.getFileName() + "." + process);
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (fits()) {
                return;
            }
            folder().ifPresent(this::sweep);
            channel.truncate(0);
            if ((ahead ? madeAhead(made) : madeOf(list, made)) && made.toFile().isFile()) {
                Files.deleteIfExists(stamp);
                Files.move(made, archive, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                Files.writeString(stamp, key());
            } else {
                channel.write(ByteBuffer.wrap(key().getBytes(StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            // as above
        } finally {
            list.toFile().delete();
            made.toFile().delete();
        }
    }

    private Optional<Path> folder() {
        return Optional.ofNullable(archive.toAbsolutePath().getParent());
    }

    private boolean hasFolder() {
        return folder().filter(f -> f.toFile().canWrite()).isPresent();
    }

    /** Whether another Java is at it, or one failed today. */
    private boolean isBeingMade() {
        if (!lock.toFile().isFile()) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            return held == null
                    || System.currentTimeMillis() - lock.toFile().lastModified() < DAY_MS
                            && written(channel).equals(key());
        } catch (IOException e) {
            return false;
        }
    }

    /** By the channel that holds the lock: Windows lets no other read what is locked. */
    private static String written(FileChannel channel) throws IOException {
        return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
    }

    private boolean madeOf(Path list, Path made) {
        return java(warmUp("-XX:DumpLoadedClassList=" + list))
                && java(List.of(
                        "-Xshare:dump",
                        "-XX:+UseG1GC",
                        "-XX:SharedClassListFile=" + list,
                        "-XX:SharedArchiveFile=" + made,
                        "-Xlog:disable",
                        "-cp",
                        jar.toString()));
    }

    private boolean madeAhead(Path made) {
        return java(warmUp("-XX:AOTCacheOutput=" + made));
    }

    /** With the settings that short commands have. */
    private List<String> warmUp(String written) {
        List<String> options = new ArrayList<>(List.of(written, "-D" + Launch.SCRIPT));
        options.addAll(JavaOptions.ALWAYS);
        options.addAll(JavaOptions.SHORT);
        options.addAll(List.of("-jar", jar.toString(), MAKE));
        return options;
    }

    /** Makes a damaged archive anew; looks once a day. */
    void look() {
        if (!fits() || System.currentTimeMillis() - stamp.toFile().lastModified() < DAY_MS) {
            return;
        }
        boolean whole = java(List.of(
                ahead ? "-XX:AOTMode=on" : "-Xshare:on",
                "-XX:+VerifySharedSpaces",
                option(),
                "-Xlog:disable",
                "-cp",
                jar.toString(),
                "-version"));
        if (whole) {
            stamp.toFile().setLastModified(System.currentTimeMillis());
        } else {
            archive.toFile().delete();
            makeBeside();
        }
    }

    private boolean fits() {
        try {
            return archive.toFile().isFile() && Files.readString(stamp).equals(key());
        } catch (IOException e) {
            return false;
        }
    }

    private String key() {
        return String.join(
                "\n",
                System.getProperty("java.vm.version"),
                System.getProperty("java.vm.vendor"),
                System.getProperty("java.home"),
                jar.toAbsolutePath().toString(),
                Long.toString(jar.toFile().length()),
                Long.toString(jar.toFile().lastModified()));
    }

    /** What starts left that were killed over it. */
    private void sweep(Path folder) {
        File[] left =
                folder.toFile().listFiles((f, name) -> name.contains(".jsa.") && name.matches(".*\\.[0-9]+(\\.list)?"));
        for (File file : left == null ? new File[0] : left) {
            if (System.currentTimeMillis() - file.lastModified() > LEFT_MS) {
                file.delete();
            }
        }
    }

    /** Runs Java in silence; whether it did what it was to do. */
    private static boolean java(List<String> options) {
        try {
            Process process = start(options);
            try (AtEnd end = AtEnd.run(process::destroyForcibly)) {
                if (process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                    return process.exitValue() == 0;
                }
                process.destroyForcibly();
            }
        } catch (IOException e) {
            // as if it had failed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static Process start(List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(SecondJava.executable()));
        command.addAll(options);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        return process;
    }
}
