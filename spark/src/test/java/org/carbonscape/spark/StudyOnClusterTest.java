package org.carbonscape.spark;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.carbonscape.app.demo.DemoStudy;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.engine.Work;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole studies whose rasters lie on an HDFS: the same files of results by every engine, with 1, 2 and 3 executors. */
class StudyOnClusterTest {
    @TempDir
    static Path dir;

    private static Machines machines;
    private static Hdfs hdfs;

    @BeforeAll
    static void start() throws IOException {
        hdfs = new Hdfs(dir.resolve("hdfs"));
        machines = new Machines(dir, 3);
    }

    @AfterAll
    static void stop() {
        machines.close();
        hdfs.close();
    }

    private static void sameByAll(Path study) {
        Path folder = study.resolveSibling("run"); // one after another, so that a name in a file is no difference
        Results expected = Results.of(study, folder, new PlainEngine());
        expected.assertSame("two threads", Results.of(study, folder, new LocalEngine(2)));
        for (int executors = 1; executors <= 3; executors++) {
            Engine engine = new SparkCluster(machines.master(), 1, machines.settings(executors))
                    .engine(new Work(), UnaryOperator.identity());
            expected.assertSame(executors + " executors", Results.of(study, folder, engine));
        }
    }

    private static String there(Path raster) {
        try {
            return hdfs.put(raster, String.valueOf(raster.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two phases, and without what is computed from units alone or from samples, and takes its time. */
    @Test
    void theDemo() throws IOException {
        Path study;
        try (Engine engine = new LocalEngine(2)) {
            study = DemoStudy.write(Files.createDirectory(dir.resolve("demo")), 20260101, Language.EN, engine);
        }
        String text = Files.readString(study)
                .replaceAll(
                        "(?m)^ *(2010|2015|morans-i|local-moran|local-geary|hot-spots|geodetector|sensitivity|scenarios):.*\n",
                        "");
        for (String name : new String[] {"landuse_2005", "landuse_2020", "lights"}) {
            String raster = name + ".tif";
            text = text.replace(raster, there(study.resolveSibling(raster)));
        }
        Files.writeString(study, text);
        sameByAll(study);
    }

    @Test
    void bungo() throws IOException {
        Path data = Path.of(System.getenv().getOrDefault("CARBONSCAPE_SHARED", "/work/shared"), "data/bungo");
        assumeTrue(Files.isDirectory(data.resolve("landcover")), "skipped: the Bungo data are not beside the checkout");
        Path folder = Files.createDirectory(dir.resolve("bungo"));
        StringBuilder legend = new StringBuilder("code,class\n");
        StringBuilder stock = new StringBuilder("class,value,unit\n");
        for (int code = 1; code <= 45; code++) {
            legend.append(code + ",class " + code + "\n");
            stock.append("class " + code + "," + 10 * code + ",tC/ha\n");
        }
        Files.writeString(folder.resolve("legend.csv"), legend);
        Files.writeString(folder.resolve("stock.csv"), stock);
        StringBuilder phases = new StringBuilder();
        for (int year : new int[] {1990, 2000, 2005, 2010}) {
            phases.append("    " + year + ": " + there(data.resolve("landcover/bungo_landcover_" + year + "r.tif")))
                    .append("\n");
        }
        Path study = folder.resolve("study.yaml");
        Files.writeString(study, """
                study: Bungo 1990-2010
                landUse:
                  legend: legend.csv
                  phases:
                %s
                units:
                  villages: { file: %s/zones/bungo_villages_146.gpkg, id: KODE2010, name: DESA }
                carbon: { stock: stock.csv }
                """.formatted(phases, data));
        sameByAll(study);
    }
}
