package org.carbonscape.spark;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The program as its users have it: two jars beside each other, a Spark that holds its own jars, and what begins both.
 * Whatever is started here has ended when it answers.
 */
final class Installed {
    /** Jars on the path of tests that are not Spark's. */
    private static final Pattern OURS = Pattern.compile("(carbonscape|sis-|geoapi|unit-api|h2-|picocli|sqlite|jts-|"
            + "fastexcel|opczip|aalto|stax2|openhtmltopdf|pdfbox|fontbox|xmpbox|poi|"
            + "xmlbeans|SparseBitSet|batik|xmlgraphics|xml-apis|commons-(numbers|rng|statistics)|jspecify|junit|assertj|"
            + "opentest4j|apiguardian|byte-buddy|archunit|hadoop-client-minicluster|hadoop-aws|bc(prov|pkix|util)-).*");

    private static final int MOST_MINUTES = 5;

    private final Path dir;
    private final Path home;
    private final Map<String, String> variables = new HashMap<>();

    /** @param dir a new folder */
    Installed(Path dir) throws IOException {
        this.dir = Files.createDirectories(dir);
        Path jar = Path.of("../app/target/carbonscape.jar").toAbsolutePath().normalize();
        assumeTrue(Files.isRegularFile(jar), "skipped: " + jar + " is not built");
        Files.createSymbolicLink(dir.resolve("carbonscape.jar"), jar);
        pack(Path.of("target/classes"), dir.resolve("carbonscape-spark.jar"));
        home = dir.resolve("home");
        Files.createDirectories(home.resolve("jars"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path library = Path.of(entry);
            String name = String.valueOf(library.getFileName());
            if (name.endsWith(".jar")
                    && !library.toString().contains("awssdk")
                    && !OURS.matcher(name).matches()) {
                Files.createSymbolicLink(home.resolve("jars").resolve(name), library);
            }
        }
        variables.putAll(Map.of(
                "SPARK_HOME", home.toString(),
                "SPARK_LOCAL_IP", "127.0.0.1",
                "SPARK_SCALA_VERSION", "2.13",
                "JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData"));
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> all = Files.walk(classes)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
            }
        }
    }

    /** Spark's jars. */
    Path jars() {
        return home.resolve("jars");
    }

    /** Spark's own settings, as they stand in conf/spark-defaults.conf. */
    Installed settings(Map<String, String> settings) throws IOException {
        StringBuilder text = new StringBuilder();
        settings.forEach((key, value) -> text.append(key + " " + value + "\n"));
        Files.createDirectories(home.resolve("conf"));
        Files.writeString(home.resolve("conf/spark-defaults.conf"), text);
        return this;
    }

    /** A variable of the environment. */
    Installed with(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /**
     * How a command ended.
     *
     * @param text what it said, on both ways out
     */
    record Told(int code, String text) {}

    /** {@code carbonscape WORDS}. */
    Told carbonscape(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java(), "-jar", "carbonscape.jar"));
        command.addAll(Arrays.asList(words));
        return end(command);
    }

    /** {@code spark-submit WORDS}: as Spark's script has its launcher say what to run, and runs that. */
    Told submit(String... words) throws IOException, InterruptedException {
        List<String> asked = new ArrayList<>(List.of(
                java(),
                "-cp",
                home.resolve("jars") + File.separator + "*",
                "org.apache.spark.launcher.Main",
                "org.apache.spark.deploy.SparkSubmit"));
        asked.addAll(Arrays.asList(words));
        Told launcher = end(asked);
        String text = launcher.text().substring(Math.max(0, launcher.text().indexOf(java())));
        return end(List.of(text.split("\0")));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private Told end(List<String> command) throws IOException, InterruptedException {
        Path told = Files.createTempFile(dir, "told", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .redirectOutput(told.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        try {
            if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException("no end: " + Files.readString(told));
            }
            return new Told(process.exitValue(), Files.readString(told, StandardCharsets.UTF_8));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
