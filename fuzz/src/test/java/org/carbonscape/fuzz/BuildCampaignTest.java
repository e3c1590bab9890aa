package org.carbonscape.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.carbonscape.io.run.FileHash;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two builds of the same sources, in folders and locales of their own: the same jar, byte for byte. */
@Tag("slow")
class BuildCampaignTest {
    @TempDir
    private Path root;

    private static void copy(Path to) throws IOException {
        Path from = Campaign.project();
        for (String part :
                List.of(".mvn", "pom.xml", "LICENSE", "NOTICE", "core", "app", "bench/pom.xml", "fuzz/pom.xml")) {
            try (Stream<Path> files = Files.walk(from.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String name = from.relativize(file).toString();
                    if (!name.contains("/target/") && !name.contains("/.build-") && !name.contains("/src/test/")) {
                        Path copy = to.resolve(name);
                        Files.createDirectories(copy.getParent());
                        Files.copy(file, copy);
                    }
                }
            }
        }
    }

    private String build(String folder, Map<String, String> environment) throws Exception {
        Path home = Files.createDirectories(root.resolve(folder));
        copy(home);
        Path log = root.resolve("log");
        ProcessBuilder maven = new ProcessBuilder(
                        "mvn", "-B", "-q", "-o", "-pl", "core,app", "-Dmaven.test.skip=true", "package")
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        maven.environment().putAll(environment);
        Process process = maven.start();
        assertThat(process.waitFor(15, TimeUnit.MINUTES)).isTrue();
        assumeTrue(
                process.exitValue() == 0 || !Files.readString(log).contains("offline"),
                "skipped: the build's own parts are not all on this machine");
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        return FileHash.of(home.resolve("app/target/carbonscape.jar")).sha256();
    }

    @Test
    void twoBuildsGiveTheSameJar() throws Exception {
        String one = build("one", Map.of("LC_ALL", "C", "TZ", "UTC"));
        String other = build("a far longer name of a folder/other", Map.of("LC_ALL", "C.UTF-8", "TZ", "Asia/Shanghai"));
        Reliability.tell("builds", 2, one.equals(other) ? 0 : 1, "SHA-256 of the jar: " + one);
        assertThat(other).isEqualTo(one);
    }
}
