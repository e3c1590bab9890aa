package org.carbonscape.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The start script in a checkout of its own: damaged, half built, built twice at once, in bare locales. Maven's place
 * is taken by a script that hands over the jar which this build made, so that a build takes a moment.
 */
@Tag("slow")
class StartScriptTest {
    @TempDir
    private Path root;

    private Path home;
    private Path jar;
    private Path good;
    private Path builds;

    @BeforeEach
    void aCheckout() throws Exception {
        good = Campaign.project().resolve("app/target/carbonscape.jar");
        assumeTrue(Files.isRegularFile(good), "skipped: app/target/carbonscape.jar is not built");
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: no shell");
        home = Files.createDirectories(root.resolve("check out"));
        for (String folder : List.of("core/src/main", "app/src/main", "app/target")) {
            Files.createDirectories(home.resolve(folder));
        }
        for (String pom : List.of("pom.xml", "core/pom.xml", "app/pom.xml")) {
            Files.writeString(home.resolve(pom), "<project/>");
        }
        Files.copy(Campaign.project().resolve("carbonscape"), home.resolve("carbonscape"));
        assertThat(home.resolve("carbonscape").toFile().setExecutable(true)).isTrue();
        Path launch = Files.createDirectories(home.resolve("app/src/main/launch"));
        for (String part : List.of("start", "java.options")) {
            Files.copy(Campaign.project().resolve("app/src/main/launch").resolve(part), launch.resolve(part));
        }
        jar = home.resolve("app/target/carbonscape.jar");
        builds = root.resolve("builds");
        maven("cp \"" + good + "\" \"app/$t/carbonscape.jar\"");
    }

    /** What stands for Maven: makes the folders that a build makes, then does this. */
    private void maven(String build) throws IOException {
        Path bin = Files.createDirectories(root.resolve("bin"));
        Path mvn = Files.writeString(
                bin.resolve("mvn"),
                "#!/bin/sh\nfor a in \"$@\"; do case \"$a\" in -Dtarget.name=*) t=${a#*=};; esac; done\n"
                        + "mkdir -p \"app/$t\" \"core/$t\"\necho built >>\"" + builds + "\"\n" + build + "\n");
        assertThat(mvn.toFile().setExecutable(true)).isTrue();
    }

    /** What starts have made beside them would write into the folder while it is removed. */
    @AfterEach
    void endWhatWorksBeside() {
        ProcessHandle.allProcesses()
                .filter(p -> p.info().commandLine().orElse("").contains(home.toString()))
                .forEach(p -> {
                    p.destroy();
                    p.onExit()
                            .orTimeout(10, TimeUnit.SECONDS)
                            .exceptionally(e -> p)
                            .join();
                });
    }

    private long builds() throws IOException {
        return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
    }

    private Process start(Path log, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("carbonscape").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.directory(root.toFile());
        String path = root.resolve("bin") + ":" + builder.environment().get("PATH");
        builder.environment().keySet().removeIf(k -> k.startsWith("LC_") || k.startsWith("LANG"));
        builder.environment().put("PATH", path);
        builder.environment().put("CARBONSCAPE_CACHE", "none");
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Program.Ended started(String... arguments) throws Exception {
        return started(Map.of("LANG", "C.UTF-8"), arguments);
    }

    private Program.Ended started(Map<String, String> environment, String... arguments) throws Exception {
        Path log = Files.createTempFile(root, "log", "");
        long begun = System.nanoTime();
        return Program.ended(start(log, environment, arguments), log, begun);
    }

    private void assertStarts() throws Exception {
        Program.Ended ended = started("--version");
        assertThat(ended.code()).as(ended.log()).isZero();
        assertThat(ended.log()).contains("Carbonscape ");
        assertThat(Files.mismatch(jar, good)).isEqualTo(-1);
    }

    private void newer(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
    }

    @Test
    void aJarThatIsEmptyHalfOrNotShadedIsBuiltAnew() throws Exception {
        Files.writeString(jar, "");
        newer(jar);
        assertStarts();
        assertThat(builds()).isEqualTo(1);
        byte[] whole = Files.readAllBytes(good);
        Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
        newer(jar);
        assertStarts();
        assertThat(builds()).isEqualTo(2);
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            zip.write("Manifest-Version: 1.0\nMain-Class: org.carbonscape.app.Carbonscape\n".getBytes());
        }
        newer(jar);
        assertStarts();
        assertThat(builds()).isEqualTo(3);
        assertStarts();
        assertThat(builds()).as("a good jar is not built again").isEqualTo(3);
    }

    @Test
    void helpOfWhatNeedsSparkBuildsNothingForIt() throws Exception {
        assertStarts();
        for (String help : List.of("--help", "-h")) {
            Program.Ended ended = started("cluster-check", help);
            assertThat(ended.code()).as(ended.log()).isZero();
            assertThat(ended.log()).startsWith("Usage: carbonscape cluster-check");
        }
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aBuildThatWasKilledOrFailedIsMadeAgain() throws Exception {
        maven("head -c 1000000 \"" + good + "\" >\"app/$t/carbonscape.jar\"; kill -9 $PPID; exit 1");
        started("--version");
        assertThat(jar).doesNotExist();
        maven("echo '[ERROR] no such thing'; exit 1");
        Program.Ended failed = started("--version");
        assertThat(failed.code()).isEqualTo(3);
        assertThat(failed.log()).contains("[ERROR] no such thing").contains("the build failed; the whole log is in ");
        maven("cp \"" + good + "\" \"app/$t/carbonscape.jar\"");
        assertStarts();
        try (var left = Files.walk(home)) {
            assertThat(left.map(p -> p.getFileName().toString()).filter(n -> n.startsWith(".build-")))
                    .isEmpty();
        }
    }

    @Test
    void twoFirstStartsAtOnceBuildOnce() throws Exception {
        maven("sleep 2; cp \"" + good + "\" \"app/$t/carbonscape.jar\"");
        Path one = root.resolve("one");
        Path other = root.resolve("other");
        Process first = start(one, Map.of("LANG", "C.UTF-8"), "--version");
        Process second = start(other, Map.of("LANG", "C.UTF-8"), "--version");
        assertThat(Program.ended(first, one, 0).code())
                .as(Files.readString(one))
                .isZero();
        assertThat(Program.ended(second, other, 0).code())
                .as(Files.readString(other))
                .isZero();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aRebuildUnderARunningStudyDoesNotEndIt() throws Exception {
        assertStarts();
        Path log = root.resolve("running");
        Process running = start(
                log,
                Map.of("LANG", "C.UTF-8"),
                "demo",
                "--out",
                root.resolve("demo").toString());
        TimeUnit.SECONDS.sleep(3);
        Path source = Files.writeString(home.resolve("core/src/main/New.java"), "");
        newer(source);
        assertStarts();
        assertThat(builds()).isEqualTo(2);
        assertThat(Program.ended(running, log, 0).code())
                .as(Files.readString(log))
                .isZero();
    }

    /** The archive of loaded classes: a flipped bit in it crashed Java at every start. */
    @Test
    void aDamagedArchiveOfClassesNeitherEndsTheProgramNorStays() throws Exception {
        assertStarts();
        started("warm-up");
        Path archive;
        try (var files = Files.list(jar.getParent())) {
            archive =
                    files.filter(f -> f.toString().endsWith(".jsa")).findFirst().orElseThrow();
        }
        byte[] whole = Files.readAllBytes(archive);
        Path study = Program.study(root);
        for (int part = 1; part < 8; part++) {
            byte[] bad = whole.clone();
            bad[(int) ((long) whole.length * part / 8)] ^= 4;
            Files.write(archive, bad);
            newer(archive);
            assertStarts();
            // a long command looks at an archive that was not looked at for a day
            Files.setLastModifiedTime(
                    archive.resolveSibling(archive.getFileName() + ".of"), FileTime.from(Instant.EPOCH));
            Program.Ended verified = started("verify", study.toString());
            assertThat(verified.code()).as(verified.log()).isEqualTo(1);
        }
        Files.write(archive, Arrays.copyOf(whole, whole.length / 3));
        newer(archive);
        assertStarts();
    }

    @Test
    void chinesePathsWorkInEveryLocale() throws Exception {
        assertStarts();
        Path study = Program.study(root);
        Path chinese = root.resolve("研究 长株潭");
        Files.move(study.getParent(), chinese);
        List<Map<String, String>> locales = List.of(
                Map.of(),
                Map.of("LANG", "C"),
                Map.of("LC_ALL", "POSIX"),
                Map.of("LC_ALL", "xx_XX.UTF-8"),
                Map.of("LANG", "C.UTF-8"));
        for (Map<String, String> locale : locales) {
            Program.Ended ended = started(locale, "run", "研究 长株潭/study.yaml", "--out", "结果");
            assertThat(ended.code()).as("%s: %s", locale, ended.log()).isZero();
            assertThat(root.resolve("结果/report.html")).exists();
            StudyCampaign.remove(root.resolve("结果"));
        }
    }

    @Test
    void aNameInGbkIsToldWithHowToRenameIt() throws Exception {
        assertStarts();
        Path log = root.resolve("gbk");
        ProcessBuilder builder = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "LC_ALL=zh_CN.GBK exec \"$0\" check \"$(printf '\\321\\320\\276\\277.yaml')\"",
                        home.resolve("carbonscape").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        assertThat(Program.ended(builder.start(), log, 0).code()).isEqualTo(1);
        assertThat(Files.readString(log)).contains("研究.yaml");
    }

    @Test
    void aDamagedCacheOfSystemsIsMadeAnew() throws Exception {
        assertStarts();
        Path cache = root.resolve("cache");
        Map<String, String> environment = Map.of("LANG", "C.UTF-8", "XDG_CACHE_HOME", cache.toString());
        Files.createDirectories(cache);
        // a system outside the families known by formula, so that the data set of EPSG is asked
        Files.writeString(root.resolve("u.geojson"), """
                {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2193"}},
                "features":[{"type":"Feature","properties":{"id":"a","v":1},"geometry":{"type":"Polygon","coordinates":
                [[[1570000,5180000],[1571000,5180000],[1571000,5181000],[1570000,5180000]]]}},
                {"type":"Feature","properties":{"id":"b","v":2},"geometry":{"type":"Polygon","coordinates":
                [[[1571000,5180000],[1572000,5180000],[1571000,5181000],[1571000,5180000]]]}},
                {"type":"Feature","properties":{"id":"c","v":4},"geometry":{"type":"Polygon","coordinates":
                [[[1570000,5180000],[1571000,5181000],[1570000,5181000],[1570000,5180000]]]}},
                {"type":"Feature","properties":{"id":"d","v":3},"geometry":{"type":"Polygon","coordinates":
                [[[1572000,5180000],[1572000,5181000],[1571000,5181000],[1572000,5180000]]]}}]}
                """);
        String[] command = Program.words("morans-i --units u.geojson --id id --value v --permutations 99 --json");
        Program.Ended first = started(environment, command);
        assertThat(first.code()).as(first.log()).isZero();
        Path file;
        try (var files = Files.walk(cache)) {
            file = files.filter(f -> f.toString().endsWith(".mv.db"))
                    .findFirst()
                    .orElse(null);
        }
        assumeTrue(file != null, "skipped: the command did not need the data set");
        Files.copy(file, root.resolve("whole.db"), StandardCopyOption.REPLACE_EXISTING);
        byte[] bad = Files.readAllBytes(file);
        bad[bad.length / 2] ^= 1;
        Files.write(file, bad);
        Program.Ended again = started(environment, command);
        assertThat(answer(again)).isEqualTo(answer(first));
        assertThat(Arrays.equals(Files.readAllBytes(file), bad)).isFalse();
    }

    /** What was said but for how far the work was. */
    private static String answer(Program.Ended ended) {
        return ended.log().lines().filter(l -> !l.matches("\\[ *[0-9.]+ s] .*")).collect(Collectors.joining("\n"));
    }
}
