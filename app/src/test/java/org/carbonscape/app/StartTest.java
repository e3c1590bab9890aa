package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A long command runs in a second Java: what happens to the first one must happen to both. */
class StartTest {
    private static final Map<String, Integer> SIGNALS = Map.of("HUP", 1, "INT", 2, "KILL", 9, "TERM", 15);

    @TempDir
    private Path root;

    private Path log;
    private Path runs;

    @BeforeEach
    void aStudyOfSomeSize() throws IOException {
        log = root.resolve("log");
        runs = Files.createDirectory(root.resolve("runs"));
        new Desk(root)
                .write("a.tif", PlainTiff.of(1500, 1500, (x, y) -> 1 + (x * 7 + y * y) % 6))
                .write("b.tif", PlainTiff.of(1500, 1500, (x, y) -> 1 + (x * x + y * 5) % 6))
                .study(
                        "2000: a.tif, 2010: b.tif",
                        "units: { n: { fishnet: 3 km } }\ncarbon: { factors: literature-cn }\n");
    }

    /** As the start scripts do. */
    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        return start(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-Dfile.encoding=UTF-8",
                        "-Dstderr.encoding=UTF-8",
                        "-Dsun.stderr.encoding=UTF-8",
                        "-Dcarbonscape.script=true"),
                environment,
                arguments);
    }

    private Process start(List<String> options, Map<String, String> environment, String... arguments)
            throws IOException {
        return start(Path.of(""), options, environment, arguments);
    }

    private Process start(Path folder, List<String> options, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", Desk.classPath(), "org.carbonscape.app.start.Launch"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return builder.directory(folder.toAbsolutePath().toFile()).start();
    }

    private int ended(Process process) throws Exception {
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private List<Path> inRuns() throws IOException {
        try (Stream<Path> entries = Files.list(runs)) {
            return entries.toList();
        }
    }

    /** The second Java, once the run writes its rasters. */
    private ProcessHandle writing(Process first) throws Exception {
        while (first.isAlive()) {
            for (Path part : inRuns()) {
                Optional<ProcessHandle> second = first.children().findFirst();
                if (Files.isDirectory(part.resolve("rasters")) && second.isPresent()) {
                    return second.get();
                }
            }
            Thread.sleep(2);
        }
        throw new AssertionError("over before it wrote: " + Files.readString(log));
    }

    /** Processes inherit which signals are ignored, and a Java that begins so leaves it at that. */
    private static boolean isIgnored(String signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        int number = SIGNALS.get(signal);
        return Files.isReadable(status)
                && Files.readAllLines(status).stream()
                        .filter(l -> l.startsWith("SigIgn:"))
                        .map(l -> Long.parseUnsignedLong(
                                l.substring("SigIgn:".length()).strip(), 16))
                        .anyMatch(mask -> (mask >> number - 1 & 1) == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP", "KILL"})
    void whatEndsTheFirstEndsTheSecondAndLeavesNothing(String signal) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "skipped: no signals here");
        assumeFalse(isIgnored(signal), "skipped: whoever started the tests lets them ignore this signal (nohup, &)");
        Process first = start(Map.of(), "run", root + "/study.yaml", "--out", runs + "/run", "--memory", "1g");
        ProcessHandle second = writing(first);
        new ProcessBuilder("/bin/kill", "-" + signal, Long.toString(first.pid()))
                .start()
                .waitFor();
        assertThat(ended(first)).isEqualTo(128 + SIGNALS.get(signal));
        second.onExit().get(30, TimeUnit.SECONDS);
        assertThat(inRuns()).as(Files.readString(log)).isEmpty();
        assertThat(Files.readString(log))
                .doesNotContain("FAULT")
                .doesNotContain("RUN-0")
                .doesNotContain("\tat ");
    }

    /** A light study needs no second Java; the first leaves no more behind when it is asked to end. */
    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void whatEndsALightRunLeavesNothing(String signal) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "skipped: no signals here");
        assumeFalse(isIgnored(signal), "skipped: whoever started the tests lets them ignore this signal (nohup, &)");
        assumeTrue(
                ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                                .getTotalMemorySize()
                        >= 9L << 30,
                "skipped: a quarter of this machine's memory is too little for one Java");
        Process first = start(Map.of(), "run", root + "/study.yaml", "--out", runs + "/run");
        while (first.isAlive() && inRuns().stream().noneMatch(part -> Files.isDirectory(part.resolve("rasters")))) {
            Thread.sleep(2);
        }
        assertThat(first.children()).isEmpty();
        new ProcessBuilder("/bin/kill", "-" + signal, Long.toString(first.pid()))
                .start()
                .waitFor();
        assertThat(ended(first)).isEqualTo(128 + SIGNALS.get(signal));
        assertThat(inRuns()).as(Files.readString(log)).isEmpty();
    }

    @Test
    void aSecondJavaThatIsKilledIsTold() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "skipped: no signals here");
        Process first =
                start(Map.of(), "run", root + "/study.yaml", "--out", runs + "/run", "--lang", "en", "--memory", "1g");
        writing(first).destroyForcibly();
        assertThat(ended(first)).isEqualTo(3);
        assertThat(Files.readString(log))
                .contains(
                        "FAULT-06    carbonscape: the program was ended from outside, as the system does where memory");
    }

    @Test
    void theExitCodeAndTheOptionsAreTheSecondOnes() throws Exception {
        assertThat(ended(start(Map.of(), "run", root + "/none.yaml", "--out", runs + "/run")))
                .isEqualTo(1);
        assertThat(ended(start(Map.of(), "run", "--no-such"))).isEqualTo(2);
        assertThat(ended(start(Map.of(), "check", root + "/study.yaml", "--memory", "512m")))
                .as(Files.readString(log))
                .isZero();
        assertThat(ended(start(
                        Map.of("CARBONSCAPE_JAVA_OPTS", "-Xmx16m -XX:+UseSerialGC"),
                        "run",
                        root + "/study.yaml",
                        "--out",
                        runs + "/run")))
                .isEqualTo(3);
        assertThat(Files.readString(log)).containsPattern("FAULT-0[17] |out of memory"); // while it works, or before
    }

    @Test
    void memoryThatTheMachineDoesNotHaveIsWrongUsage() throws Exception {
        assertThat(ended(start(Map.of(), "check", root + "/study.yaml", "--memory", "1000t")))
                .isEqualTo(2);
        assertThat(Files.readString(log))
                .contains("'--memory' asks for 1048576000 MB; this machine has " + MachineMemory.mb() + " MB");
        assertThat(ended(start(Map.of(), "check", root + "/study.yaml", "--memory=1000t", "--lang", "zh")))
                .isEqualTo(2);
        assertThat(Files.readString(log)).contains("“--memory” 要求 1048576000 MB，而本机只有 " + MachineMemory.mb() + " MB");
        assertThat(ended(start(Map.of(), "check", root + "/study.yaml", "--memory", "4")))
                .isEqualTo(2);
        assertThat(Files.readString(log)).contains("a size such as 4g or 800m, 64m at least");
    }

    /** Containers and services have the locale C, in which Java sees ASCII only. */
    @Test
    void namesBeyondAsciiAreSeenInTheLocaleC() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "skipped: only there");
        Path folder = Files.createDirectory(root.resolve("研究"));
        for (String name : List.of("a.tif", "b.tif", "study.yaml")) {
            Files.copy(root.resolve(name), folder.resolve(name));
        }
        assertThat(ended(start(Map.of("LC_ALL", "C"), "check", folder + "/study.yaml")))
                .as(Files.readString(log))
                .isZero();
        assertThat(ended(start(Map.of("LC_ALL", "C"), "check", root + "/没有.yaml")))
                .isEqualTo(1);
        assertThat(Files.readString(log)).contains("没有.yaml");
        // from the jar alone too, with Java's own options as the user set them
        Process alone = start(List.of("-Dcarbonscape.stages=none"), Map.of("LC_ALL", "C"), "check", root + "/没有.yaml");
        assertThat(ended(alone)).isEqualTo(1);
        assertThat(Files.readString(log)).contains("没有.yaml");
        // and in a folder whose name this Java cannot write
        Process within =
                start(folder, List.of("-Dcarbonscape.stages=none"), Map.of("LC_ALL", "C"), "check", "study.yaml");
        assertThat(ended(within)).as(Files.readString(log)).isZero();
    }
}
