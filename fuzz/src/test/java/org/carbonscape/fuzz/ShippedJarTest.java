package org.carbonscape.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What is shipped is what NOTICE says, under the licences it says. */
class ShippedJarTest {
    private static final Pattern REPOSITORY = Pattern.compile(".*/repository/(.+)/([^/]+)/([^/]+)/\\2-\\3\\.jar");
    /** Only tests of this module need these. */
    private static final Set<String> TESTS = Set.of(
            "org.junit",
            "org.assertj",
            "net.bytebuddy",
            "org.opentest4j",
            "org.apiguardian",
            "org.jspecify",
            "org.jacoco",
            "org.apache.maven",
            "com.tngtech",
            "org.pitest");

    private static final Path PROJECT = Campaign.project();

    /** {@code group:artifact} of every library on the class path that is shipped. */
    private static Set<String> shipped() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Set<String> all = new TreeSet<>();
        for (String entry : path.split(File.pathSeparator)) {
            Matcher m = REPOSITORY.matcher(entry.replace('\\', '/'));
            if (m.matches()) {
                String group = m.group(1).replace('/', '.');
                if (TESTS.stream().noneMatch(group::startsWith) && !group.equals("org.carbonscape")) {
                    all.add(group + ":" + m.group(2));
                }
            }
        }
        return all;
    }

    /** Artifact to licence and to the words by which NOTICE names it. */
    private static Map<String, List<String>> licences() throws IOException {
        Map<String, List<String>> all = new TreeMap<>();
        List<String> lines = Files.readAllLines(PROJECT.resolve("fuzz/licences.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            all.put(cells[0], List.of(cells[1], cells[2]));
        }
        return all;
    }

    @Test
    void everyLibraryOnTheClassPathIsInTheListOfLicencesAndNoOther() throws IOException {
        Set<String> shipped = shipped();
        assumeTrue(shipped.size() > 5, "skipped: not run by Maven");
        assertThat(licences().keySet()).containsExactlyElementsOf(shipped);
    }

    @Test
    void noticeNamesEachWithItsLicence() throws IOException {
        String notice = Files.readString(PROJECT.resolve("NOTICE")).replaceAll("\\s+", " ");
        List<String> missing = new ArrayList<>();
        licences().forEach((artifact, says) -> {
            boolean named = false;
            for (String entry : notice.split(" - ")) {
                named |= entry.contains(says.get(1)) && entry.contains(says.get(0));
            }
            if (!named) {
                missing.add(artifact + " as " + says.get(1) + " under " + says.get(0));
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void theJarHoldsOurLicenceOurNoticeAndTheTextsOfOthers() throws IOException {
        Path jar = PROJECT.resolve("app/target/carbonscape.jar");
        assumeTrue(Files.isRegularFile(jar), "skipped: app/target/carbonscape.jar is not built");
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            assertThat(text(zip, "META-INF/LICENSE")).isEqualTo(Files.readString(PROJECT.resolve("LICENSE")));
            assertThat(text(zip, "META-INF/NOTICE")).isEqualTo(Files.readString(PROJECT.resolve("NOTICE")));
            Set<String> names = zip.stream().map(e -> e.getName()).collect(Collectors.toCollection(TreeSet::new));
            assertThat(names)
                    .contains(
                            "org/apache/sis/referencing/factory/sql/epsg/LICENSE.txt",
                            "META-INF/FastDoubleParser-LICENSE",
                            "META-INF/Schubfach-LICENSE",
                            "META-INF/maven/org.xerial/sqlite-jdbc/LICENSE.zentus");
            assertThat(names)
                    .filteredOn(n -> n.startsWith("META-INF/licenses/"))
                    .hasSizeGreaterThan(4);
            // what an artifact's own description says is in the jar stands in the list
            Set<String> artifacts = names.stream()
                    .filter(n -> n.matches("META-INF/maven/[^/]+/[^/]+/pom.properties"))
                    .map(n -> n.split("/")[2] + ":" + n.split("/")[3])
                    .filter(n -> !n.startsWith("org.carbonscape"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(licences().keySet()).containsAll(artifacts);
        }
    }

    private static String text(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
