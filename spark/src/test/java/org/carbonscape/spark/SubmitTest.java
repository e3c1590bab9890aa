package org.carbonscape.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.carbonscape.engine.PlainEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study by the command lines of docs/scale.md, begun as processes from the jars that are shipped. */
class SubmitTest {
    @TempDir
    static Path dir;

    private static List<Path> files;
    private static Path study;
    private static Path out;
    private static Results expected;

    @BeforeAll
    static void start() throws IOException {
        files = Lands.write(dir, 700, 2);
        study = study("here", Path::toString);
        out = dir.resolve("run"); // one after another, so that a name in a file is no difference
        expected = Results.of(study, out, new PlainEngine());
    }

    /** A small one, whose phases are named so. */
    private static Path study(String folder, Function<Path, String> name) throws IOException {
        Path made = Files.createDirectory(dir.resolve(folder));
        StringBuilder legend = new StringBuilder("code,class\n");
        StringBuilder stock = new StringBuilder("class,value,unit\n");
        for (int code = 1; code <= Lands.CLASSES; code++) {
            legend.append(code + ",class " + code + "\n");
            stock.append("class " + code + "," + 10 * code + ",tC/ha\n");
        }
        Files.writeString(made.resolve("legend.csv"), legend);
        Files.writeString(made.resolve("stock.csv"), stock);
        return Files.writeString(
                made.resolve("study.yaml"), """
                study: Small
                landUse:
                  legend: legend.csv
                  phases: { 2000: "%s", 2010: "%s" }
                units: { squares: { fishnet: 3 km } }
                carbon: { stock: stock.csv }
                """.formatted(name.apply(files.get(0)), name.apply(files.get(1))));
    }

    private static void assertSame(String who, Installed.Told told) {
        assertThat(told.code()).as(told.text()).isZero();
        expected.assertSame(who, Results.of(out));
    }

    /** spark-submit as docs/scale.md has it; the master stands there once. */
    private static Installed.Told submitted(Installed installed, String master)
            throws IOException, InterruptedException {
        return installed.submit(
                "--master",
                master,
                "--jars",
                "carbonscape-spark.jar",
                "carbonscape.jar",
                "run",
                study.toString(),
                "--out",
                out.toString(),
                "--engine",
                "spark",
                "--cache",
                "none");
    }

    @Test
    void sparksSubmitterBeginsAStudyOnThisMachine() throws Exception {
        assertSame("local[2]", submitted(new Installed(dir.resolve("local")), "local[2]"));
    }

    @Test
    void onAStandaloneMasterTheProgramAndSparksSubmitterGiveTheSame() throws Exception {
        try (Machines machines = new Machines(Files.createDirectory(dir.resolve("machines")), 2)) {
            Installed installed = new Installed(dir.resolve("alone")).settings(machines.settings(2));
            assertSame("spark-submit", submitted(installed, machines.master()));
            assertSame(
                    "--engine spark",
                    installed.carbonscape(
                            "run",
                            study.toString(),
                            "--out",
                            out.toString(),
                            "--engine",
                            "spark",
                            "--master",
                            machines.master(),
                            "--cache",
                            "none"));
        }
    }

    /** Program and settings travel through the HDFS; executors are containers of two node managers. */
    @Test
    void onYarnTheProgramAndSparksSubmitterGiveTheSame() throws Exception {
        try (Hdfs hdfs = new Hdfs(dir.resolve("hdfs"));
                Yarn yarn = new Yarn(dir.resolve("yarn"), hdfs)) {
            Map<String, String> settings = new HashMap<>(Map.of(
                    "spark.executor.instances", "2",
                    "spark.executor.memory", "512m",
                    "spark.yarn.am.memory", "512m",
                    "spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
                    "spark.driver.host", "127.0.0.1",
                    "spark.ui.enabled", "false"));
            Installed installed = new Installed(dir.resolve("onYarn"));
            settings.put("spark.yarn.jars", "local:" + installed.jars() + "/*"); // or 220 MB are zipped and sent
            installed.settings(settings).with("HADOOP_CONF_DIR", yarn.settings().toString());
            assertSame("spark-submit", submitted(installed, "yarn"));
            assertSame(
                    "--engine spark",
                    installed.carbonscape(
                            "run",
                            study.toString(),
                            "--out",
                            out.toString(),
                            "--engine",
                            "spark",
                            "--master",
                            "yarn",
                            "--cache",
                            "none"));

            for (Path file : files) {
                hdfs.put(file, String.valueOf(file.getFileName()));
            }
            Path there = study("there", f -> "hdfs:///" + f.getFileName());
            Installed.Told check = installed.carbonscape("cluster-check", there.toString(), "--master", "yarn");
            assertThat(check.text()).contains("2 executors; 2 inputs seen by 2 of them");
            assertThat(check.code()).isZero();
            Files.writeString(there, Files.readString(there).replace("lu1", "gone"));
            Installed.Told unseen = installed.carbonscape("cluster-check", there.toString(), "--master", "yarn");
            assertThat(unseen.text()).contains("FILE-01     hdfs:///gone.tif");
            assertThat(unseen.code()).isEqualTo(1);
        }
    }

    /** What Spark asks for, by a stand-in for Kubernetes: one pod an executor, which reaches back and gets both jars. */
    @Test
    void onKubernetesPodsAreAskedForAndGiveTheSame() throws Exception {
        Installed installed = new Installed(dir.resolve("onKubernetes"));
        try (Kubernetes kubernetes = new Kubernetes(Files.createDirectory(dir.resolve("pods")), installed.jars())) {
            Map<String, String> settings = new HashMap<>(Map.of(
                    "spark.executor.instances", "2",
                    "spark.executor.memory", "512m",
                    "spark.kubernetes.executor.apiPollingInterval", "1s",
                    "spark.kubernetes.executor.enableApiWatcher", "false", // the stand-in has none
                    "spark.driver.host", "127.0.0.1",
                    "spark.ui.enabled", "false"));
            Installed.Told lacks =
                    installed.settings(settings).carbonscape("cluster-check", "--master", kubernetes.master());
            assertThat(lacks.code()).isEqualTo(1);
            assertThat(lacks.text())
                    .contains("CLUSTER-11  " + kubernetes.master() + ": Spark does not begin with its settings: "
                            + "spark.kubernetes.container.image names no image with the cluster's Spark");
            settings.put("spark.kubernetes.container.image", "our/spark:4.2.0");
            installed.settings(settings);
            assertSame(
                    "--engine spark",
                    installed.carbonscape(
                            "run",
                            study.toString(),
                            "--out",
                            out.toString(),
                            "--engine",
                            "spark",
                            "--master",
                            kubernetes.master(),
                            "--cache",
                            "none"));
            assertThat(kubernetes.asked()).hasSize(2).allSatisfy(pod -> {
                assertThat(pod.at("/spec/containers/0/image").asText()).isEqualTo("our/spark:4.2.0");
                assertThat(pod.at("/spec/containers/0/args/0").asText()).isEqualTo("executor");
                assertThat(pod.at("/metadata/name").asText()).startsWith("carbonscape-");
            });
        }
    }
}
