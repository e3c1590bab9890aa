package org.carbonscape.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptsTest {
    private static final Path LAUNCH = Path.of("src/main/launch");

    @Test
    void theScriptsGiveJavaWhatTheProgramGivesIt() throws IOException {
        List<String> all = new ArrayList<>(JavaOptions.ALWAYS);
        all.addAll(JavaOptions.SHORT);
        all.add("-D" + Launch.SCRIPT + "=true");
        assertThat(Files.readAllLines(LAUNCH.resolve("java.options"))).isEqualTo(all);
    }

    /**
     * There is no Windows here to try it on: each line is known, and so few that all can be looked through. They were
     * run by the cmd of Wine 10, in folders named {@code a b & c} and {@code wow! y}, with quotes, blanks and &
     * in JAVA_HOME, with an older Java first on the PATH, and with none.
     */
    @Test
    void theScriptOfWindowsIsAsItWasReadThrough() throws IOException {
        String text = Files.readString(LAUNCH.resolve("carbonscape.cmd"), StandardCharsets.US_ASCII);
        assertThat(text.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r"); // cmd misreads others
        assertThat(text.lines())
                .containsExactly(
                        "@echo off",
                        "rem Carbonscape on Windows: needs Java 17 or newer. The program sees to the rest itself.",
                        "setlocal disabledelayedexpansion",
                        "set \"lib=%~dp0lib\"",
                        "set \"home=\"",
                        "if defined JAVA_HOME set \"home=%JAVA_HOME:\"=%\"",
                        "set \"java=java\"",
                        "if defined home if exist \"%home%\\bin\\java.exe\"" + " set \"java=%home%\\bin\\java.exe\"",
                        "set \"sharing=-Xshare:auto\"",
                        "set \"quiet=-Xshare:auto\"",
                        "if exist \"%lib%\\carbonscape.jsa\""
                                + " set \"sharing=-XX:SharedArchiveFile=%lib%\\carbonscape.jsa\"",
                        "if exist \"%lib%\\carbonscape.jsa.aot\""
                                + " set \"sharing=-XX:AOTCache=%lib%\\carbonscape.jsa.aot\"&"
                                + " set \"quiet=-Xlog:aot=off:stderr\"",
                        "set \"page=\"",
                        "for /f \"tokens=2 delims=:.\" %%p in ('chcp') do set \"page=%%p\"",
                        "chcp 65001 >nul",
                        "\"%java%\" \"%sharing%\" \"@%lib%\\java.options\" \"%quiet%\""
                                + " \"-Dcarbonscape.archive=%lib%\\carbonscape.jsa\""
                                + " -jar \"%lib%\\carbonscape.jar\" %*",
                        "set \"code=%errorlevel%\"",
                        "if defined page chcp %page% >nul",
                        "rem what an older Java, or none, has answered needs a word",
                        "if not \"%code%\"==\"0\" \"%java%\" -jar \"%lib%\\carbonscape.jar\" --version >nul 2>nul"
                                + " || set \"code=3\"&& echo carbonscape: needs Java 17 or newer; \"%java%\" is none."
                                + " Install one, or set JAVA_HOME to its folder. >&2",
                        "exit /b %code%");
        assertThat(text.lines().filter(l -> !l.contains(":\"="))) // but where quotes are taken away
                .allMatch(l -> l.chars().filter(c -> c == '"').count() % 2 == 0);
    }

    @ParameterizedTest
    @CsvSource({
        "1.8.0_392, 3",
        "9, 3",
        "9.0.4, 3",
        "11.0.2, 3",
        "16.0.1, 3",
        "17-ea, 0",
        "17.0.21, 0",
        "21, 0",
        "25.0.1, 0",
        "100, 0"
    })
    void anOlderJavaIsToldInWords(String version, int code, @TempDir Path folder)
            throws IOException, InterruptedException {
        Path java = Files.writeString(
                folder.resolve("java"),
                "#!/bin/sh\n[ \"$1\" != -version ] || { echo 'openjdk version \"" + version
                        + "\" 2019-01-15' >&2; exit 0; }\necho started\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Path said = folder.resolve("said");
        int ended = started(java.toString(), folder, said);
        assertThat(ended).isEqualTo(code);
        assertThat(said)
                .hasContent(
                        code == 0
                                ? "started"
                                : "carbonscape: needs Java 17 or newer; " + java
                                        + " is none. Install one, or set JAVA_HOME to its folder.");
    }

    /** The machine's matter (3), not a wrong use of the command (2). */
    @Test
    void noJavaIsToldInWords(@TempDir Path folder) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        assertThat(started("", folder, said)).isEqualTo(3);
        assertThat(said)
                .hasContent("carbonscape: Java is missing. Install Java 17 or newer, or set JAVA_HOME to the folder of"
                        + " one.");
    }

    /** Where standard output was closed, commands that read a GeoPackage ended with a segmentation fault. */
    @Test
    void javaFindsItsStandardStreamsOpen(@TempDir Path folder) throws IOException, InterruptedException {
        Path java = Files.writeString(
                folder.resolve("java"),
                "#!/bin/sh\n[ \"$1\" != -version ] || exit 0\nfor n in 0 1 2; do"
                        + " case $n in 0) true 3<&0 ;; 1) true 3>&1 ;; 2) true 3>&2 ;; esac"
                        + " && printf $n >>" + folder + "/open; done\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        for (String closed : List.of("", "<&-", ">&-", "2>&-", "<&- >&- 2>&-")) {
            Files.deleteIfExists(folder.resolve("open"));
            new ProcessBuilder(
                            "/bin/sh",
                            "-c",
                            "java=" + java + " lib=" + folder + " options=none; (. ./" + LAUNCH.resolve("start") + ") "
                                    + closed)
                    .start()
                    .waitFor();
            assertThat(folder.resolve("open")).as(closed).hasContent("012");
        }
    }

    /** The exit code of the script, where nothing but this Java is there. */
    private static int started(String java, Path folder, Path said) throws IOException, InterruptedException {
        ProcessBuilder script = new ProcessBuilder(
                        "/bin/sh",
                        "-euc",
                        "java=$1 lib=$2 options=none; . ./" + LAUNCH.resolve("start"),
                        "-",
                        java,
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        script.environment().remove("JAVA_HOME");
        script.environment().put("PATH", folder.toString());
        return script.start().waitFor();
    }

    @Test
    void aUsersCollectorTakesThePlaceOfOurs() {
        assertThat(JavaOptions.without(List.of("-XX:+UseZGC"), List.of("-XX:+UseParallelGC", "-Xms64m")))
                .containsExactly("-Xms64m");
        assertThat(JavaOptions.without(List.of("-Xmx1g"), JavaOptions.SHORT)).isEqualTo(JavaOptions.SHORT);
    }

    /** Of 4, 8, 12, 16 and 64 GB: 2.4, 4, 4, 4 and 16. */
    @Test
    void longCommandsMayTakeAQuarterAndOfSmallMachinesMore() {
        assertThat(List.of(1, 2, 3, 4, 16))
                .extracting(quarter -> JavaOptions.heap((long) quarter << 30))
                .containsExactly(
                        "-XX:MaxRAMPercentage=60",
                        "-XX:MaxRAMPercentage=50",
                        "-XX:MaxRAMPercentage=33",
                        "-XX:MaxRAMPercentage=25",
                        "-XX:MaxRAMPercentage=25");
    }
}
