package org.carbonscape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Maven holds every jar against .mvn/checksums (a jar that has changed fails the build), but lets one pass that is not
 * listed: a new dependency or version must not be forgotten there.
 */
class PinnedJarsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern DEPENDENCY =
            Pattern.compile("<dependency><groupId>([^<]+)</groupId><artifactId>([^<]+)"
                    + "</artifactId><version>([^<]+)</version>(<scope>test</scope>)?");

    @Test
    void everyJarThatIsShippedIsPinned() throws IOException {
        List<String> pins = Files.readAllLines(ROOT.resolve(".mvn/checksums/checksums.sha256"));
        assertThat(pins)
                .allMatch(line -> line.matches("[0-9a-f]{64}  [\\w./+-]+"))
                .doesNotHaveDuplicates();
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        Matcher dependency = DEPENDENCY.matcher(pom.substring(0, pom.indexOf("</dependencyManagement>")));
        int found = 0;
        while (dependency.find()) {
            String version = dependency.group(3);
            if (version.startsWith("${project") || dependency.group(4) != null) {
                continue;
            }
            if (version.startsWith("${")) {
                String name = version.substring(2, version.length() - 1);
                Matcher property =
                        Pattern.compile("<" + name + ">([^<]+)</" + name + ">").matcher(pom);
                assertThat(property.find()).as(name).isTrue();
                version = property.group(1);
            }
            String jar = dependency.group(1).replace('.', '/') + "/" + dependency.group(2) + "/" + version + "/"
                    + dependency.group(2) + "-" + version + ".jar";
            assertThat(pins).as("see CONTRIBUTING.md for how to pin it").anyMatch(line -> line.endsWith("  " + jar));
            found++;
        }
        assertThat(found).isGreaterThan(15);
        String config = Files.readString(ROOT.resolve(".mvn/maven.config"));
        assertThat(config).contains("postProcessor.trustedChecksums=true\n").contains("summaryFile=true\n");
    }

    /**
     * A module that is still a folder of classes has no checksum, and Maven ends there: `mvn -pl core,app test` needs
     * modules to be jars as soon as they are compiled.
     */
    @Test
    void modulesAreJarsAsSoonAsTheyAreCompiled() throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml")).replaceAll("\\s+", "");
        assertThat(pom).contains("<execution><id>default-jar</id><phase>process-classes</phase></execution>");
    }
}
