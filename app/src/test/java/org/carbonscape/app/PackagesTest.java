package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packages for Python, R and QGIS, on the interpreters of the system, over the program under test. */
class PackagesTest {
    private static final Path TOP = Path.of("").toAbsolutePath().getParent();

    @TempDir
    private static Path root;

    @BeforeAll
    static void aProgramAndASmallStudy() throws Exception {
        Files.writeString(
                root.resolve("carbonscape"),
                "#!/bin/sh\nexec \"" + Path.of(System.getProperty("java.home"), "bin", "java")
                        + "\" -XX:TieredStopAtLevel=1 -Dfile.encoding=UTF-8 -cp \""
                        + Desk.classPath() + "\" org.carbonscape.app.Carbonscape \"$@\"\n");
        Files.setPosixFilePermissions(root.resolve("carbonscape"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Desk desk = new Desk(Files.createDirectory(root.resolve("data")));
        String more = """
                units: { towns: { file: towns.geojson, id: id, name: id } }
                carbon: { factors: literature-cn }
                """;
        desk.write("lu2010.tif", PlainTiff.of(12, 12, (x, y) -> 1 + (x + y) / 4 % 5))
                .write("lu2020.tif", PlainTiff.of(12, 12, (x, y) -> 1 + (x + y) / 5 % 5))
                .squares(
                        "towns.geojson",
                        4547,
                        "01 450000 3099400 450600 3100000",
                        "02 450600 3099400 451200 3100000",
                        "03 450000 3098800 450600 3099400",
                        "04 450600 3098800 451200 3099400")
                .study("2010: lu2010.tif, 2020: lu2020.tif", more)
                .write(
                        "wrong.yaml",
                        Files.readString(desk.folder().resolve("study.yaml")).replace("units:", "untis:"));
    }

    private static void isRun(Path folder, List<String> command) throws Exception {
        File log = root.resolve("log-" + folder.getFileName() + ".txt").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment().put("CARBONSCAPE", root.resolve("carbonscape").toString());
        builder.environment().put("CARBONSCAPE_TEST", root.resolve("data").toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("QT_QPA_PLATFORM", "offscreen");
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process process = builder.start();
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log.toPath())).isZero();
    }

    private static boolean works(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    /** {@code -Dcarbonscape.update=true} writes the functions and their names in the manual anew. */
    @Test
    void everyCommandHasItsFunctionInR() throws Exception {
        List<String> commands = Carbonscape.faces().stream()
                .filter(f -> !f.hidden())
                .map(Face::name)
                .toList();
        String functions = "# One function for each command; written by PackagesTest of the module app.\n\n"
                + commands.stream()
                        .filter(c -> !c.equals("commands")) // by hand, in call.R
                        .map(c -> function(c) + " <- function(..., progress = FALSE) call_command(\"" + c
                                + "\", ..., progress = progress)\n")
                        .collect(Collectors.joining());
        String aliases = Stream.concat(
                        commands.stream().map(PackagesTest::function),
                        Stream.of("cs_program", "cs_help", "cs_open_run"))
                .map(f -> "\\alias{" + f + "}\n")
                .collect(Collectors.joining());
        Path manual = TOP.resolve("r/man/carbonscape.Rd");
        String page =
                Files.readString(manual).replaceAll("(\\\\alias\\{cs_[a-z_]+}\n)+", Matcher.quoteReplacement(aliases));
        if (Boolean.getBoolean("carbonscape.update")) {
            Files.writeString(TOP.resolve("r/R/commands.R"), functions);
            Files.writeString(manual, page);
        }
        assertThat(TOP.resolve("r/R/commands.R")).hasContent(functions);
        assertThat(manual).hasContent(page);
    }

    private static String function(String command) {
        return "cs_" + command.replace('-', '_');
    }

    @Test
    void thePythonPackage() throws Exception {
        assumeTrue(
                works("/usr/bin/python3", "-c", "import pandas, geopandas"),
                "skipped: pandas and geopandas are not installed");
        isRun(TOP.resolve("python"), List.of("/usr/bin/python3", "-m", "unittest", "-v", "tests.test_carbonscape"));
    }

    @Test
    void theRPackage() throws Exception {
        assumeTrue(
                works("/usr/bin/Rscript", "-e", "library(jsonlite); library(sf)"),
                "skipped: R with jsonlite and sf is not installed");
        isRun(TOP.resolve("r"), List.of("/usr/bin/Rscript", "tests/test.R"));
    }

    @Test
    @Tag("slow")
    void theQgisProvider() throws Exception {
        assumeTrue(works("/usr/bin/python3", "-c", "import qgis.core"), "skipped: python3-qgis is not installed");
        isRun(TOP.resolve("qgis"), List.of("/usr/bin/python3", "-m", "unittest", "-v", "tests.test_provider"));
    }
}
