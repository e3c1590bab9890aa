package org.carbonscape.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
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

    /** Tasks of all jobs, by the names of their verbs. */
    private static final SortedMap<String, Integer> TASKS = new ConcurrentSkipListMap<>();

    /** Spark makes it by its name. */
    public static final class Heard extends SparkListener {
        @Override
        public void onStageSubmitted(SparkListenerStageSubmitted stage) {
            TASKS.merge(stage.stageInfo().name(), stage.stageInfo().numTasks(), Integer::sum);
        }
    }

    private static void sameByAll(Path study) {
        Path folder = study.resolveSibling("run"); // one after another, so that a name in a file is no difference
        Results expected = Results.of(study, folder, new PlainEngine());
        expected.assertSame("two threads", Results.of(study, folder, new LocalEngine(2)));
        for (int executors = 1; executors <= 3; executors++) {
            Map<String, String> settings = new HashMap<>(machines.settings(executors));
            settings.put("spark.extraListeners", Heard.class.getName());
            Engine engine =
                    new SparkCluster(machines.master(), 1, settings).engine(new Work(), UnaryOperator.identity());
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
        TASKS.clear();
        sameByAll(study);
        assertThat(TASKS.keySet())
                .contains(
                        "Crosstab.CountFold", // the counts
                        "ZonalMeans.Sum",
                        "Spread.Weigh", // allocation
                        "Spread.Settle",
                        "RasterBlocks", // rasters of land use, flux and stock
                        "TiffWriter", // all others
                        "DensityStage.GatheringFluxes",
                        "Overlay.Scored", // scores with their histogram
                        "OrderStatistics.Count",
                        "Zoning.Match",
                        "Sampling"); // of cells for pictures
        assertThat(TASKS).allSatisfy((verb, tasks) -> assertThat(tasks).as(verb).isGreaterThan(3));
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
