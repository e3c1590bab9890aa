package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A killed run and a full disk: a run folder is whole or absent, an earlier one stays. */
class InterruptedRunTest {
    @TempDir
    private Path root;

    private Desk desk;

    @BeforeEach
    void aStudyOfSomeSize() {
        desk = new Desk(root);
        desk.write("a.tif", PlainTiff.of(1500, 1500, (x, y) -> 1 + (x * 7 + y * y) % 6))
                .write("b.tif", PlainTiff.of(1500, 1500, (x, y) -> 1 + (x * x + y * 5) % 6))
                .study(
                        "2000: a.tif, 2010: b.tif",
                        "units: { n: { fishnet: 3 km } }\ncarbon: { factors: literature-cn }\n");
    }

    private static ProcessBuilder command(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.carbonscape.app.Carbonscape"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command);
    }

    private Process start(Path out) throws IOException {
        return command("run", root.resolve("study.yaml").toString(), "--out", out.toString(), "--cache", "none")
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("log").toFile())
                .start();
    }

    private static List<Path> hidden(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(p -> p.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    /** Waits for the moment a run has begun to write rasters and kills it there; false where it was too quick. */
    private static boolean killedWhileWriting(Process run, Path folder) throws Exception {
        return endedWhileWriting(run, folder, true);
    }

    private static boolean endedWhileWriting(Process run, Path folder, boolean killed) throws Exception {
        while (run.isAlive()) {
            for (Path part : hidden(folder)) {
                if (Files.isDirectory(part.resolve("rasters"))) {
                    (killed ? run.destroyForcibly() : terminated(run)).waitFor(10, TimeUnit.SECONDS);
                    return run.exitValue() != 0;
                }
            }
            Thread.sleep(2);
        }
        return false;
    }

    @Test
    void aKilledRunLeavesNothingAtTheTargetAndTheNextOneClearsUpAfterIt() throws Exception {
        Path runs = Files.createDirectory(root.resolve("runs"));
        assertThat(killedWhileWriting(start(runs.resolve("run")), runs))
                .as(Files.readString(root.resolve("log")))
                .isTrue();
        assertThat(runs.resolve("run")).doesNotExist();
        assertThat(hidden(runs)).hasSize(2); // what it wrote, and its lock that nobody holds
        Desk.Outcome next = Desk.command(
                "run",
                root.resolve("study.yaml").toString(),
                "--out",
                runs.resolve("run").toString());
        assertThat(next.code()).as(next.err()).isZero();
        assertThat(hidden(runs)).isEmpty();
        assertThat(runs.resolve("run/report.html")).exists();
        // and over an earlier run: that one stays as it was
        byte[] report = Files.readAllBytes(runs.resolve("run/report.html"));
        desk.write(
                "study.yaml",
                Files.readString(root.resolve("study.yaml")).replace("study: desk", "study: another title"));
        assertThat(killedWhileWriting(start(runs.resolve("run")), runs)).isTrue();
        assertThat(runs.resolve("run/report.html")).hasBinaryContent(report);
    }

    private static Process terminated(Process run) {
        run.destroy();
        return run;
    }

    @Test
    void aRunEndedFromTheKeyboardSweepsUpItselfAndComplainsOfNothing() throws Exception {
        Path runs = Files.createDirectory(root.resolve("runs"));
        assertThat(endedWhileWriting(start(runs.resolve("run")), runs, false))
                .as(Files.readString(root.resolve("log")))
                .isTrue();
        assertThat(runs).isEmptyDirectory();
        assertThat(Files.readString(root.resolve("log")))
                .contains("The run was stopped; nothing half-written is left. ")
                .contains("No cache is kept: the same command begins anew.")
                .doesNotContain("fault of ours")
                .doesNotContain("RUN-0");
    }

    @Test
    void anEarlierRunHiddenByAKillBetweenTheLastTwoMovesComesBack() throws Exception {
        desk.write("a.tif", PlainTiff.of("12 34")).write("b.tif", PlainTiff.of("12 35"));
        desk.study("2000: a.tif, 2010: b.tif", "");
        assertThat(desk.run().code()).isZero();
        Files.move(root.resolve("run"), root.resolve(".run.old-999999999"));
        desk.study("2000: none.tif", ""); // this run fails; it looks at the target only after the study
        assertThat(desk.run().code()).isEqualTo(1);
        desk.study("2000: a.tif, 2010: b.tif", "units: { n: { fishnet: 1 m } }\n");
        assertThat(desk.run().code()).isEqualTo(1);
        assertThat(root.resolve("run/report.html")).exists();
        assertThat(hidden(root)).isEmpty();
    }

    @Test
    void aFullDiskIsToldAndNothingIsLeftHalfWritten() throws Exception {
        Path disk = Files.createDirectory(root.resolve("disk"));
        assumeTrue(
                Files.isExecutable(Path.of("/bin/mount"))
                        && new ProcessBuilder("/bin/mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", disk.toString())
                                        .redirectErrorStream(true)
                                        .redirectOutput(root.resolve("log").toFile())
                                        .start()
                                        .waitFor()
                                == 0,
                "skipped: no small file system can be mounted here");
        try {
            Desk.Outcome run = Desk.command(
                    "run",
                    root.resolve("study.yaml").toString(),
                    "--out",
                    disk.resolve("run").toString());
            assertThat(run.code()).as(run.err()).isEqualTo(3);
            assertThat(run.told())
                    .contains("RUN-05      " + disk.resolve("run") + "/") // so that it is seen which disk is full
                    .doesNotContain(".part-")
                    .contains("No space left on device")
                    .doesNotContain("at org.carbonscape");
            assertThat(disk).isEmptyDirectory();
            // a command's file as well: an earlier one stays
            desk.write("p.tif", PlainTiff.of(200, 200, (x, y) -> (x * 31 + y * 17) % 97));
            Files.writeString(disk.resolve("kept.csv"), "earlier");
            for (String name : List.of("kept.csv", "o.gpkg", "o.tif")) {
                Desk.Outcome local = Desk.command(
                        "local-moran",
                        "--raster",
                        root.resolve("p.tif").toString(),
                        "--permutations",
                        "99",
                        "--out",
                        disk.resolve(name).toString(),
                        "--replace");
                if (!name.endsWith("tif")) { // 40,000 classes of one byte may well find room
                    assertThat(local.code()).as(local.err()).isEqualTo(3);
                    assertThat(local.told()).contains("RUN-05");
                }
            }
            assertThat(disk.resolve("kept.csv")).hasContent("earlier");
            assertThat(disk.resolve("o.gpkg")).doesNotExist();
            assertThat(hidden(disk)).isEmpty();
        } finally {
            new ProcessBuilder("/bin/umount", disk.toString()).start().waitFor();
        }
    }

    @Test
    void anAnswerThatFindsNoRoomIsToldAndIsNoSuccess() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "skipped: no /dev/full here");
        Path told = root.resolve("told");
        Process methods = command("methods", "--json")
                .redirectOutput(full.toFile())
                .redirectError(told.toFile())
                .start();
        assertThat(methods.waitFor()).isEqualTo(3);
        assertThat(told).content().contains("RUN-25      standard output: ");
    }
}
