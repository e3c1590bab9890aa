package org.carbonscape.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.carbonscape.land.Legend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of {@code docs/library.md} compiles as it stands there, runs, and says what can be counted by hand. */
class LibraryPageTest {
    private static final Pattern BLOCK = Pattern.compile("(?s)```java\n(.*?)```");
    private static final List<String> ROOMS =
            List.of("carbon", "driver", "engine", "grid", "io.tiff", "land", "problem", "stats", "weights", "zone");

    @TempDir
    Path folder;

    @Test
    void theBlocksOfThePageCompileAndRun() throws Exception {
        SmallStudy.in(folder);
        for (int year : new int[] {2000, 2020}) {
            Files.copy(folder.resolve(year + ".tif"), folder.resolve("land" + year + ".tif"));
        }
        String page = Files.readString(Path.of("../docs/library.md"));
        List<String> blocks = BLOCK.matcher(page).results().map(m -> m.group(1)).toList();
        assertThat(blocks)
                .hasSize(4)
                .allSatisfy(b -> assertThat(b.lines().count()).isLessThanOrEqualTo(20));
        String files = "java.nio.file.Path.of(\"" + folder.toString().replace("\\", "/") + "\", \"";
        String source =
                ROOMS.stream().map(r -> "import org.carbonscape." + r + ".*;\n").collect(Collectors.joining())
                        + "import java.util.*;\nimport java.util.stream.IntStream;\nimport java.nio.file.Path;\n"
                        + "import org.carbonscape.weights.Weights;\n"
                        + "public class Page {\npublic static void run() throws Exception {\n"
                        + String.join("\n", blocks).replace("Path.of(\"", files) + "}\n}\n";
        Path file = Files.writeString(folder.resolve("Page.java"), source);
        String path = Path.of(Legend.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                + File.pathSeparator
                + System.getProperty("java.class.path");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code =
                ToolProvider.getSystemJavaCompiler().run(null, said, said, "-proc:none", "-cp", path, file.toString());
        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(printed()).containsExactly(EXPECTED);
    }

    private List<String> printed() throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            loader.loadClass("Page").getMethod("run").invoke(null);
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /**
     * Counted in the pictures of {@link SmallStudy}: the north-western square has 3 + 3 + 3 + 2 cells of forest in
     * 2020; 2 cells of each row went from cropland to construction; 14 ha of cropland at 0.5 and 4 squares with 100
     * tCO2, 17 ha of forest at -2. q of soil: 1 - 8.25 / 808.25.
     */
    private static final String[] EXPECTED = {
        "11.0 ha of forest in r1c1",
        "12 cells went from cropland to construction",
        "source 407.0, sink -34.0 tCO2",
        "classes and units 2020 holds",
        "5 HIGH_HIGH I = 5.02",
        "soil q = 0.99",
        "height q = 0.001",
        "INDEPENDENT"
    };
}
