package org.carbonscape.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Readers fed by Jazzer, which follows the branches that inputs take. It is no dependency: once fetched by
 * {@code mvn dependency:get -Dartifact=com.code-intelligence:jazzer:0.24.0} it is found in the local repository.
 */
class JazzerTest {
    private static final String VERSION = "0.24.0";
    private static final long SECONDS = Long.getLong("fuzz.jazzer.seconds", 60);

    @TempDir
    Path dir;

    private static List<String> jazzer() {
        Path repository = Path.of(System.getProperty("user.home"), ".m2", "repository", "com", "code-intelligence");
        return Stream.of("jazzer", "jazzer-api")
                .map(name -> repository.resolve(name).resolve(VERSION).resolve(name + "-" + VERSION + ".jar"))
                .map(Path::toString)
                .toList();
    }

    private static List<String> classPath() throws URISyntaxException {
        List<String> all = new ArrayList<>(jazzer());
        if (JazzerTest.class.getClassLoader() instanceof URLClassLoader loader) {
            for (URL url : loader.getURLs()) {
                all.add(Path.of(url.toURI()).toString());
            }
        }
        all.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        return all;
    }

    @ParameterizedTest
    @EnumSource(names = {"TIFF", "GEOJSON"})
    @Tag("slow")
    void branchesOfAReaderShowNoFault(Format format) throws Exception {
        Assumptions.assumeTrue(
                jazzer().stream().allMatch(jar -> Files.exists(Path.of(jar))), "Jazzer is not in the local repository");
        Path seeds = Files.createDirectory(dir.resolve("seeds"));
        for (Seed seed : Seeds.all(Campaign.project())) {
            if (seed.format() == format) {
                Files.write(seeds.resolve(seed.main()), seed.files().get(seed.main()));
            }
        }
        Path log = dir.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-Dfuzz.format=" + format,
                        "-cp",
                        String.join(File.pathSeparator, classPath()),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + JazzerTargets.class.getName(),
                        "--instrumentation_includes=org.carbonscape.**",
                        "--reproducer_path=" + dir,
                        "-artifact_prefix=" + dir + File.separator,
                        seeds.toString(),
                        "-max_total_time=" + SECONDS,
                        "-timeout=20")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(SECONDS * 10 + 120, TimeUnit.SECONDS);
        process.destroyForcibly();
        String said = Files.readString(log);
        assertThat(ended).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).containsPattern("Done [0-9]+ runs in").doesNotContain("Java Exception");
    }
}
