package org.carbonscape.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.carbonscape.app.Carbonscape;
import org.carbonscape.io.run.FileHash;
import org.carbonscape.io.run.RunFolder;

/** The built program as a process of its own, for what cannot be tried inside another. */
final class Program {
    private static final long MOST_SECONDS = 300;

    private final Path jar;
    private final Path java;

    private Program(Path jar, Path java) {
        this.jar = jar;
        this.java = java;
    }

    /** How a process ended. @param log both its outputs */
    record Ended(int code, String log, double seconds) {
        boolean showsATrace() {
            return log.contains("\tat ") || log.contains("Exception in thread");
        }
    }

    /** The jar that the build made, on the Java that runs this; empty where only classes were compiled. */
    static Optional<Program> built() {
        Path jar = Campaign.project().resolve("app/target/carbonscape.jar");
        return Files.isRegularFile(jar)
                ? Optional.of(new Program(jar, Path.of(System.getProperty("java.home"), "bin", "java")))
                : Optional.empty();
    }

    /** The same jar on another Java. */
    Program on(Path home) {
        return new Program(jar, home.resolve("bin/java"));
    }

    Process start(Path log, Map<String, String> environment, List<String> options, List<String> arguments)
            throws IOException {
        return start(log, environment, List.of(), options, arguments);
    }

    /** @param before what the command is handed to, such as a shell with limits */
    Process start(
            Path log,
            Map<String, String> environment,
            List<String> before,
            List<String> options,
            List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(java.toString(), "-Djava.awt.headless=true", "-Dstderr.encoding=UTF-8"));
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("CARBONSCAPE_CACHE", "none"); // unless a test says otherwise
        builder.environment().putAll(environment);
        return builder.start();
    }

    Ended run(Path log, Map<String, String> environment, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        return run(log, environment, List.of(), options, arguments);
    }

    Ended run(Path log, Map<String, String> environment, List<String> before, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        return ended(start(log, environment, before, options, List.of(arguments)), log, begun);
    }

    static Ended ended(Process process, Path log, long begun) throws IOException, InterruptedException {
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("a command did not end: " + Files.readString(log));
        }
        return new Ended(process.exitValue(), Files.readString(log), (System.nanoTime() - begun) / 1e9);
    }

    /** A command inside this Java. */
    static Ended inside(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        long begun = System.nanoTime();
        try {
            System.setProperty("carbonscape.stages", "none");
            int code = Carbonscape.run(arguments);
            return new Ended(code, said.toString(StandardCharsets.UTF_8), (System.nanoTime() - begun) / 1e9);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** A small study with every stage, made anew in a folder: the first odd one that has them all and runs. */
    static Path study(Path folder) throws IOException {
        for (long number = 0; number < 10_000; number++) {
            Path room = Files.createDirectory(folder.resolve("study"));
            Path study = OddStudies.write(number, room);
            String text = Files.readString(study);
            boolean whole = Stream.of("statistics:", "geodetector:", "suitability:", "carbon:", "2010:")
                    .allMatch(text::contains);
            if (whole
                    && inside("check", study.toString()).code() == 0
                    && inside(
                                            "run",
                                            study.toString(),
                                            "--out",
                                            folder.resolve("tried").toString())
                                    .code()
                            == 0) {
                StudyCampaign.remove(folder.resolve("tried"));
                return study;
            }
            StudyCampaign.remove(room);
        }
        throw new AssertionError("no odd study has every stage");
    }

    /** Every file below a folder by name, as its SHA-256; the record of a run apart, which holds times. */
    static SortedMap<String, String> hashes(Path folder) throws IOException {
        SortedMap<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(f -> !f.endsWith(RunFolder.RECORD))
                    .toList()) {
                hashes.put(folder.relativize(file).toString(), FileHash.of(file).sha256());
            }
        }
        return hashes;
    }

    static List<String> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(e -> e.getFileName().toString()).sorted().toList();
        }
    }

    /** What a record says besides times, machine and threads, as lines. */
    static List<String> steady(Path run) throws IOException {
        List<String> lines = new ArrayList<>();
        boolean skipping = false;
        for (String line : Files.readAllLines(run.resolve(RunFolder.RECORD))) {
            if (line.matches(" {2}\"(machine|stages)\".*")) {
                skipping = true;
            } else if (skipping && line.matches(" {2}[}\\]],?")) {
                skipping = false;
            } else if (!skipping && !line.startsWith("  \"seal\"")) { // of the times as well
                lines.add(line);
            }
        }
        return lines;
    }

    static String[] words(String line, Object... more) {
        List<String> all = new ArrayList<>(Arrays.asList(line.split(" ")));
        for (Object one : more) {
            all.add(one.toString());
        }
        return all.toArray(String[]::new);
    }
}
