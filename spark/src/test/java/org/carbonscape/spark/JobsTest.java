package org.carbonscape.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.engine.Work;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the driver sees of its jobs: work that is lost without a word, and what they are called. */
class JobsTest {
    /** Of the pieces of a job the last is not done, if it is told so. */
    private static final class Losing extends JavaSparkContext {
        private boolean losing;

        Losing() {
            super(new SparkConf()
                    .setMaster("local[2]")
                    .setAppName("losing")
                    .set("spark.ui.enabled", "false")
                    .set("spark.driver.host", "127.0.0.1"));
        }

        @Override
        public <T> JavaRDD<T> parallelize(List<T> pieces, int parts) {
            return losing
                    ? super.parallelize(List.copyOf(pieces.subList(0, pieces.size() - 1)), parts)
                    : super.parallelize(pieces, parts);
        }
    }

    @Test
    void cellsThatWereNotCountedEndTheRun(@TempDir Path dir) {
        List<ClassRaster> phases = Lands.open(Lands.write(dir, 1500, 2));
        String expected = Lands.counts(phases, new PlainEngine());
        Losing context = new Losing();
        Work work = new Work();
        try (Engine engine = new SparkEngine(context, new LocalEngine(2, work), work, UnaryOperator.identity())) {
            assertThat(Lands.counts(phases, engine)).isEqualTo(expected);
            context.losing = true;
            assertThatThrownBy(() -> Lands.counts(phases, engine)).isInstanceOfSatisfying(ProblemException.class, e -> {
                Problem told = e.problems().get(0);
                assertThat(told.text(Language.EN))
                        .startsWith("CLUSTER-08  local[2]: the cluster gave up: 1920000 of 2250000 cells came back\n");
                assertThat(told.text(Language.ZH))
                        .startsWith("CLUSTER-08  local[2]：集群放弃了任务：2250000 个像元中只返回 1920000 个\n");
            });
        }
    }

    /** In Spark's UI a job is called what the study calls its stage. */
    @Test
    void jobsAreDescribedInTheStudysWords(@TempDir Path dir) throws Exception {
        List<ClassRaster> phases = Lands.open(Lands.write(dir, 300, 2));
        Set<String> told = ConcurrentHashMap.newKeySet();
        Losing context = new Losing();
        context.sc().addSparkListener(new SparkListener() {
            @Override
            public void onJobStart(SparkListenerJobStart job) {
                told.add(job.properties().getProperty("spark.job.description"));
            }
        });
        Work work = new Work();
        try (Engine engine = new SparkEngine(context, new LocalEngine(2, work), work, s -> "阶段 " + s)) {
            work.stage("transfer");
            Lands.counts(phases, engine);
            work.stage("rasters");
            Lands.write(engine, dir.resolve("out.tif"), phases.get(0));
        } // listeners have heard all when the context is closed
        assertThat(told).containsExactlyInAnyOrder("阶段 transfer", "阶段 rasters");
    }
}
