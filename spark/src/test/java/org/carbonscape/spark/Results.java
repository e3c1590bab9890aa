package org.carbonscape.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.carbonscape.engine.Engine;
import org.carbonscape.io.cache.CacheFolder;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.problem.Language;
import org.carbonscape.study.run.StudyRun;

/** What a study's run leaves: its files by name, all but run.json, which has the seconds. */
record Results(SortedMap<String, byte[]> files) {
    static Results of(Path out) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(out)) {
            for (Path file : all.filter(f -> Files.isRegularFile(f) && !f.endsWith("run.json"))
                    .toList()) {
                files.put(out.relativize(file).toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(files.keySet().stream().filter(n -> n.endsWith(".tif"))).isNotEmpty();
        assertThat(files).hasSizeGreaterThan(10);
        return new Results(files);
    }

    /** Of a run in this Java; the engine is closed. */
    static Results of(Path study, Path out, Engine engine) {
        try (engine) {
            StudyRun.run(
                    study,
                    new RunTarget(out, false),
                    OptionalLong.empty(),
                    Language.EN,
                    engine,
                    CacheFolder.none(),
                    name -> {});
            if (engine instanceof SparkEngine spark) {
                assertThat(spark.stayed()).as("done on the driver alone").isEmpty();
            }
        }
        return of(out);
    }

    void assertSame(String who, Results other) {
        assertThat(other.files.keySet()).as(who).isEqualTo(files.keySet());
        assertThat(files.keySet().stream().filter(n -> !Arrays.equals(files.get(n), other.files.get(n))))
                .as("files that differ by %s", who)
                .isEmpty();
    }
}
