package org.carbonscape.app.start;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.carbonscape.engine.AtEnd;

/**
 * The program in a Java of its own, for the settings that a running one cannot change. It shares the terminal, ends
 * with the first Java however that ends, and its exit code is the program's.
 */
final class SecondJava {
    /** In the second Java: the process number of the first. */
    private static final String PARENT = "carbonscape.parent";
    /** In the second Java: the file of its arguments, where the first could not hand them over. */
    private static final String ARGUMENTS = "carbonscape.arguments";

    private static final long LOOK_MS = 300;
    /** Time to clear up on Windows, where a process can only be ended at once. */
    private static final long CLEARING_SECONDS = 10;

    private SecondJava() {}

    /** The program that runs Java. */
    static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", isWindows() ? "java.exe" : "java")
                .toString();
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    /** Whether this is the second Java. */
    static boolean isThis() {
        return System.getProperty(PARENT) != null;
    }

    /**
     * Runs the program to its end.
     *
     * @param options of Java
     * @param main    what follows them: {@link #main()}, or what begins it otherwise
     * @param utf8    whether names beyond ASCII are to be seen in whatever locale this is
     * @return the exit code
     */
    static int run(List<String> options, List<String> main, boolean utf8, String... args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(executable()));
        command.addAll(options);
        command.add("-D" + PARENT + "=" + ProcessHandle.current().pid());
        Optional<Path> written = Optional.empty();
        if (utf8) {
            Path file = Files.createTempFile("carbonscape", ".arguments");
            written = Optional.of(file);
            Files.writeString(file, String.join("\0", args));
            command.add("-D" + ARGUMENTS + "=" + file);
        }
        command.addAll(main);
        if (!utf8) {
            command.addAll(List.of(args));
        }
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        Map<String, String> environment = builder.environment();
        environment.putIfAbsent("SPARK_SCALA_VERSION", "2.13"); // or a Spark that is only jars looks for its sources
        if (utf8) {
            environment.put("LC_ALL", "C.UTF-8");
        }
        Process second = builder.start();
        try (AtEnd end = AtEnd.run(() -> end(second))) {
            return second.waitFor();
        } finally {
            if (written.isPresent()) {
                Files.deleteIfExists(written.get());
            }
        }
    }

    /** This program. */
    static List<String> main() {
        String path = System.getProperty("java.class.path");
        return path.endsWith("carbonscape.jar") && !path.contains(File.pathSeparator)
                ? List.of("-jar", path) // and not as a path: the jar allows native code
                : List.of("-cp", path, Launch.class.getName());
    }

    /** The first Java is told to end: so is the second, and it is given the time to clear up. */
    private static void end(Process second) {
        try {
            if (isWindows()) { // Ctrl-C reaches both; more than a kill there is not
                second.waitFor(CLEARING_SECONDS, TimeUnit.SECONDS);
            }
            second.destroy();
            second.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** In the second Java: its arguments. */
    static String[] arguments(String... args) throws IOException {
        String file = System.getProperty(ARGUMENTS);
        if (file == null) {
            return args;
        }
        String text = Files.readString(Path.of(file), StandardCharsets.UTF_8);
        return text.isEmpty() ? new String[0] : text.split("\0", -1);
    }

    /** In the second Java: ends it, with all that it does at its end, soon after the first is gone, even by a kill. */
    static void watch() {
        long parent = Long.parseLong(System.getProperty(PARENT));
        Thread watcher = new Thread(
                () -> {
                    while (parent
                            == ProcessHandle.current()
                                    .parent()
                                    .map(ProcessHandle::pid)
                                    .orElse(-1L)) {
                        try {
                            Thread.sleep(LOOK_MS);
                        } catch (InterruptedException e) {
                            return;
                        }
                    }
                    System.exit(143);
                },
                "parent");
        watcher.setDaemon(true);
        watcher.start();
    }
}
