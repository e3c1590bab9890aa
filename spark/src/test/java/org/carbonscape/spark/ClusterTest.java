package org.carbonscape.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.carbonscape.engine.Cluster;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.engine.Work;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.io.run.Version;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.io.tiff.TiffOptions;
import org.carbonscape.io.tiff.TiffWriter;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A master and workers as processes of their own on loopback, and what can befall them. */
class ClusterTest {
    private static final int SIDE = 1500;

    @TempDir
    static Path dir;

    private static Machines machines;
    private static List<Path> files;
    private static String expected;

    @BeforeAll
    static void start() {
        machines = new Machines(dir, 3);
        files = Lands.write(dir, SIDE, 3);
        expected = Lands.counts(Lands.open(files), new PlainEngine());
    }

    @AfterAll
    static void stop() {
        machines.close();
    }

    private static Engine engine(int executors) {
        return engine(executors, Map.of());
    }

    private static Engine engine(int executors, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(machines.settings(executors));
        settings.putAll(more);
        return new SparkCluster(machines.master(), 1, settings).engine(new Work(), UnaryOperator.identity());
    }

    private static List<ClassRaster> slow(int ms) {
        List<ClassRaster> slow = new ArrayList<>();
        Lands.open(files).forEach(r -> slow.add(new Lands.Slow(r, ms)));
        return slow;
    }

    /** In a thread beside the work: what happens once so many cells are done. */
    private static Thread once(Engine engine, long cells, Runnable happens) {
        Thread thread = new Thread(() -> {
            while (engine.work().state().blocks().map(Work.Blocks::cells).orElse(0L) < cells) {
                try {
                    Thread.sleep(10);
                } catch (InterruptedException e) {
                    return;
                }
            }
            happens.run();
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Test
    void countsAndRastersAreTheSameOnOneTwoAndThreeExecutors() throws IOException {
        Path plain = dir.resolve("plain.tif");
        Lands.write(new PlainEngine(), plain, Lands.open(files.get(1)));
        for (int executors = 1; executors <= 3; executors++) {
            try (Engine engine = engine(executors)) {
                assertThat(Lands.counts(Lands.open(files), engine))
                        .as(executors + " executors")
                        .isEqualTo(expected);
                Path written = dir.resolve("by" + executors + ".tif");
                Lands.write(engine, written, Lands.open(files.get(1)));
                assertThat(Files.mismatch(plain, written)).isEqualTo(-1);
                assertThat(((SparkEngine) engine).stayed()).isEmpty();
            }
        }
    }

    /** The tiles of a phase are opened by the executors; one that is not there is told as on one machine. */
    @Test
    void aPhaseOfManyTilesIsOpenedByTheExecutors() throws IOException {
        List<Path> tiled = new ArrayList<>();
        for (int p = 0; p < files.size(); p++) {
            tiled.add(dir.resolve("tiled" + p + ".vrt"));
            ClassRaster phase = Lands.open(files.get(p));
            try (TiffWriter out = TiffWriter.classes(
                    dir.resolve("tiled" + p + ".tif"),
                    phase.grid(),
                    Lands.CLASSES,
                    List.of(),
                    TiffOptions.STANDARD.inTiles(512))) {
                out.write(new PlainEngine(), phase);
                out.finish();
            }
        }
        try (Engine engine = engine(2)) {
            List<ClassRaster> phases = new ArrayList<>();
            for (Path vrt : tiled) {
                phases.add(TiffFile.open(engine, vrt).classes(new Lands.Codes(Lands.CLASSES), Set.of()));
            }
            assertThat(Lands.counts(phases, engine)).isEqualTo(expected);
            assertThat(((SparkEngine) engine).stayed()).isEmpty();
            Files.delete(dir.resolve("tiled1/r002c001.tif"));
            String alone = assertThrows(ProblemException.class, () -> TiffFile.open(tiled.get(1)))
                    .getMessage();
            assertThat(alone).contains("r002c001.tif");
            assertThatThrownBy(() -> TiffFile.open(engine, tiled.get(1))).hasMessage(alone);
        }
    }

    /** Spark's own way to try a cluster: master and workers in this Java, executors as processes. */
    @Test
    void aClusterOfSparksOwnForTestsCountsTheSame() {
        String home = System.getenv().getOrDefault("SPARK_HOME", "");
        assumeTrue(!home.isEmpty(), "SPARK_HOME is not set, which its executors need");
        Machines.home(Path.of(home).getParent());
        try (Engine engine = new SparkCluster("local-cluster[2,1,1024]", 1, machines.settings(2))
                .engine(new Work(), UnaryOperator.identity())) {
            assertThat(Lands.counts(Lands.open(files), engine)).isEqualTo(expected);
            assertThat(((SparkEngine) engine).stayed()).isEmpty();
        }
    }

    @Test
    void anExecutorKilledInMidCountChangesNothing() throws Exception {
        try (Engine engine = engine(2)) {
            AtomicInteger killed = new AtomicInteger();
            Thread killer = once(engine, SIDE * SIDE / 5, () -> {
                List<ProcessHandle> executors = machines.executors();
                if (!executors.isEmpty() && executors.get(0).destroyForcibly()) {
                    killed.incrementAndGet();
                }
            });
            assertThat(Lands.counts(slow(30), engine)).isEqualTo(expected);
            killer.join(10_000);
            assertThat(killed).hasValue(1);
        }
    }

    @Test
    void aWorkerLostInMidRasterChangesNothing() throws Exception {
        Path plain = dir.resolve("plain2.tif");
        Lands.write(new PlainEngine(), plain, Lands.open(files.get(2)));
        try (Engine engine = engine(3)) {
            AtomicInteger killed = new AtomicInteger();
            Thread killer = once(engine, 1, () -> {
                machines.killWorker(0);
                killed.incrementAndGet();
            });
            Path written = dir.resolve("lost.tif");
            Lands.write(engine, written, slow(200).get(2));
            killer.join(10_000);
            assertThat(killed).hasValue(1);
            assertThat(Files.mismatch(plain, written)).isEqualTo(-1);
        } finally {
            machines.startWorker();
        }
    }

    /** One band takes 40 times what the others take: it is begun again, on another machine as Spark will have it. */
    @Test
    void aStragglerThatIsRunTwiceCountsOnce() throws Exception {
        int before = Twice.EXECUTORS.get();
        List<ClassRaster> straggling = new ArrayList<>();
        Lands.open(files).forEach(r -> straggling.add(new Lands.Slow(r, 20, 800)));
        try (Machines two = new Machines(Files.createDirectory(dir.resolve("two")), 0)) {
            two.startWorker("127.0.0.1");
            two.startWorker("127.0.0.2");
            Map<String, String> settings = new HashMap<>(two.settings(2));
            settings.putAll(Map.of(
                    "spark.extraListeners", Twice.class.getName(),
                    "spark.speculation", "true",
                    "spark.speculation.multiplier", "1.5",
                    "spark.speculation.quantile", "0.5",
                    "spark.speculation.interval", "10ms",
                    "spark.speculation.minTaskRuntime", "1ms"));
            try (Engine engine =
                    new SparkCluster(two.master(), 1, settings).engine(new Work(), UnaryOperator.identity())) {
                while (Twice.EXECUTORS.get() < before + 2) {
                    Thread.sleep(50);
                }
                int once = Twice.BEGUN.get();
                assertThat(Lands.counts(straggling, engine)).isEqualTo(expected);
                assertThat(Twice.BEGUN.get()).as("tasks that were begun twice").isGreaterThan(once);
            }
        }
    }

    @Test
    void aCorruptTileEndsTheRunWithItsFile() throws IOException {
        Path corrupt = dir.resolve("corrupt.tif");
        Files.copy(files.get(0), corrupt);
        try (RandomAccessFile f = new RandomAccessFile(corrupt.toFile(), "rw")) {
            f.seek(f.length() - 3000);
            f.write(new byte[2000]);
        }
        String here = failure(new PlainEngine(), corrupt);
        try (Engine engine = engine(2)) {
            assertThat(failure(engine, corrupt)).isEqualTo(here).contains("corrupt.tif");
            assertThat(Lands.counts(Lands.open(files), engine))
                    .as("and it goes on working")
                    .isEqualTo(expected);
        }
    }

    private static String failure(Engine engine, Path corrupt) {
        List<ClassRaster> phases = List.of(Lands.open(files.get(1)), Lands.open(corrupt));
        try {
            Lands.counts(phases, engine);
            return "none";
        } catch (ProblemException e) {
            return e.getMessage();
        }
    }

    @Test
    void aFileThatExecutorsDoNotSeeIsTold() throws IOException {
        Path gone = dir.resolve("gone.tif");
        Files.copy(files.get(0), gone);
        ClassRaster raster = Lands.open(gone);
        Files.delete(gone); // as on a machine that does not have it
        try (Engine engine = engine(1)) {
            assertThatThrownBy(() -> Lands.counts(List.of(raster), engine))
                    .hasMessageStartingWith(
                            "CLUSTER-06  " + gone + ": the executor on 127.0.0.1 does not see it, this machine does");
        }
        List<Cluster.Member> members = new SparkCluster(machines.master(), 1, machines.settings(2))
                .members(List.of(files.get(0).toString(), gone.toString()));
        assertThat(members).isNotEmpty().allSatisfy(m -> {
            assertThat(m.host()).isEqualTo("127.0.0.1");
            assertThat(m.cores()).isEqualTo(1);
            assertThat(m.data_mb()).isBetween(300L, 512L);
            assertThat(m.problem().orElseThrow().place()).isEqualTo(gone.toString());
        });
    }

    /** An executor on whose class path another version of the program comes first. */
    @Test
    void anotherVersionOnAnExecutorIsTold() throws IOException {
        Path other = dir.resolve("other");
        String name = SparkCluster.class.getName().replace('.', '/') + ".class";
        Files.createDirectories(other.resolve(name).getParent());
        try (InputStream in = SparkCluster.class.getClassLoader().getResourceAsStream(name)) {
            byte[] code = in.readAllBytes();
            String text = new String(code, StandardCharsets.ISO_8859_1);
            assertThat(text).contains(Version.TEXT);
            String older = "9".repeat(Version.TEXT.length());
            Files.write(other.resolve(name), text.replace(Version.TEXT, older).getBytes(StandardCharsets.ISO_8859_1));
            Map<String, String> path = Map.of(
                    "spark.executor.extraClassPath",
                    other + File.pathSeparator + System.getProperty("java.class.path"));
            String told = "CLUSTER-07  " + machines.master()
                    + ": the executor on 127.0.0.1 runs Spark 4.2.0, Carbonscape " + older
                    + ", this machine Spark 4.2.0, Carbonscape " + Version.TEXT;
            assertThatThrownBy(() -> engine(1, path)).hasMessageStartingWith(told);
            Map<String, String> settings = new HashMap<>(machines.settings(1));
            settings.putAll(path);
            assertThat(new SparkCluster(machines.master(), 1, settings).members(List.of()))
                    .singleElement()
                    .satisfies(m -> assertThat(m.problem().orElseThrow().text(Language.EN))
                            .startsWith(told));
        }
    }

    /** What a driver of 4.2.0 was told by an executor of 4.1.3. */
    @Test
    void anotherSparkOnAnExecutorIsTold() {
        RuntimeException failed = new RuntimeException(
                "Job aborted due to stage failure: Task 0 in stage 0.0 failed 4 times, most recent failure: Lost task 0.3 "
                        + "in stage 0.0 (TID 7) (node7 executor 0): java.io.InvalidClassException: "
                        + "org.apache.spark.rdd.RDD; local class incompatible: stream classdesc serialVersionUID = "
                        + "2156047220611086279, local class serialVersionUID = -2646589594477856326\n\tat x");
        assertThat(ClusterProblems.failed(failed, "spark://m:7077")
                        .problems()
                        .get(0)
                        .text(Language.EN))
                .startsWith("CLUSTER-07  spark://m:7077: the executor on node7 runs another version "
                        + "(java.io.InvalidClassException: org.apache.spark.rdd.RDD; local class incompatible: ")
                .contains("), this machine Spark 4.2.0, Carbonscape " + Version.TEXT);
        assertThat(ClusterProblems.failed(new RuntimeException("No space left"), "m"))
                .hasMessageStartingWith("CLUSTER-08  m: the cluster gave up: No space left");
    }

    /** A disk of 1 MB that is full; where it may not be mounted there is nothing to try. */
    @Test
    void anExecutorWhoseDiskIsFullEndsRightOrSaysSo() throws Exception {
        Path disk = Files.createDirectory(dir.resolve("disk"));
        assumeTrue(done("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()), "no disk can be mounted");
        try (Machines full = new Machines(
                Files.createDirectory(dir.resolve("full")), 1, Map.of("SPARK_LOCAL_DIRS", disk.toString()))) {
            fill(disk.resolve("filled"));
            String counted;
            try (Engine engine =
                    new SparkCluster(full.master(), 1, full.settings(1)).engine(new Work(), UnaryOperator.identity())) {
                counted = Lands.counts(Lands.open(files), engine);
            } catch (ProblemException e) {
                assertThat(e.getMessage()).startsWith("CLUSTER-0").contains(full.master());
                return;
            }
            assertThat(counted).isEqualTo(expected);
        } finally {
            done("umount", "-l", disk.toString());
        }
    }

    private static boolean done(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor() == 0;
    }

    private static void fill(Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < 1 << 12; i++) {
                out.write(new byte[1 << 10]);
            }
            throw new AssertionError("there is room for 4 MB");
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    @Test
    void cancelStopsTheJob() {
        try (Engine engine = engine(2)) {
            once(engine, SIDE * SIDE / 10, engine::cancel);
            assertThatThrownBy(() -> Lands.counts(slow(100), engine)).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void settingsWithWhichSparkDoesNotBeginAreTold() {
        Map<String, String> little = Map.of("spark.driver.host", "127.0.0.1", "spark.testing.memory", "100000000");
        assertThatThrownBy(() -> new SparkCluster("local[2]", 1, little).members(List.of()))
                .hasMessageStartingWith("CLUSTER-11  local[2]: Spark does not begin with its settings: "
                        + "[INVALID_DRIVER_MEMORY] System memory 100000000 must be at least");
    }

    @Test
    void aMasterThatIsNotThereIsToldAtOnce() {
        long begun = System.nanoTime();
        String nobody = "spark://127.0.0.1:" + Machines.freePort();
        assertThatThrownBy(() -> new SparkCluster(nobody, 1).members(List.of()))
                .hasMessageStartingWith("CLUSTER-04  " + nobody + ": no master answers there: Connection refused");
        assertThatThrownBy(() -> new SparkCluster("spark://nobody.invalid:7077", 1).members(List.of()))
                .hasMessageStartingWith(
                        "CLUSTER-04  spark://nobody.invalid:7077: no master answers there: the host name "
                                + "nobody.invalid is not known");
        assertThatThrownBy(() -> new SparkCluster("127.0.0.1:7077", 1).members(List.of()))
                .hasMessageStartingWith("CLUSTER-09  127.0.0.1:7077: it names no master");
        assertThat(System.nanoTime() - begun).isLessThan(5_000_000_000L);
    }
}
