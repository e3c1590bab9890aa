package org.carbonscape.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.io.cache.CacheFolder;
import org.carbonscape.io.cache.StageCache;
import org.carbonscape.io.run.FileHash;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.study.SmallStudy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that takes stages from the cache writes what a run without one writes, byte by byte. */
class CachedRunTest {
    @TempDir
    private Path folder;

    private static final String ALL = """
            { "study": "A small study", "source": "made up",
              "landUse": { "legend": "legend.csv",
                "phases": { "2000": "2000.tif", "2010": "2010.tif", "2020": "2020.tif" } },
              "units": { "parts": { "file": "parts.geojson", "id": "id", "name": "name" },
                "squares": { "fishnet": 100 } },
              "carbon": { "factors": "factors.csv", "stock": "stock.csv",
                "emissions": { "file": "emissions.csv", "units": "parts" } },
              "statistics": { "units": ["squares"],
                "morans-i": {}, "gearys-c": {}, "general-g": {}, "join-counts": {},
                "bivariate-morans-i": { "x": "source", "y": "dem" }, "lees-l": { "x": "source", "y": "dem" },
                "eb-morans-i": { "events": "source", "population": "dem" }, "correlogram": {},
                "local-moran": {}, "local-geary": {}, "local-bivariate-moran": { "x": "source", "y": "dem" },
                "local-lee": { "x": "source", "y": "dem" },
                "local-geary-multivariate": { "variables": ["source", "dem"] },
                "eb-local-moran": { "events": "source", "population": "dem" },
                "local-join-counts": {}, "quantile-lisa": {}, "hot-spots": {}, "emerging-hot-spots": {},
                "density": { "radius": 200 } },
              "drivers": { "dem": "dem.tif", "woods": "share of forest", "built": "distance to construction" },
              "geodetector": { "units": "squares", "y": "net_per_ha", "permutations": 99, "bootstrap": 20,
                "size-effect": [100, 200] },
              "suitability": { "criteria": "criteria.csv", "breaks": [4, 6], "sieve": 0, "majority": 0,
                "sensitivity": { "step": 0.2, "samples": 5 }, "corridors": { "least-area": 1 } } }
            """;

    private final List<StageCache.Share> shares = new ArrayList<>();
    private final List<Problem> told = new ArrayList<>();

    private SmallStudy study() {
        return SmallStudy.in(folder).text("criteria.csv", """
                criterion,source,grading,at,scores
                cover,land use,classes,forest|cropland|construction,9|5|1
                height,dem.tif,breaks,120|150,1|5|9
                """);
    }

    private Path write(String text) {
        Path file = study().folder().resolve("study.yaml");
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CacheFolder cache() {
        return CacheFolder.of(folder.resolve("kept"), CacheFolder.USUAL_BYTES);
    }

    private Path run(String name, CacheFolder cache, Language language, String... sections) {
        return run(name, cache, language, write(sections[0]));
    }

    private Path run(String name, CacheFolder cache, Language language, Path study) {
        shares.clear();
        told.clear();
        Path out = folder.resolve(name);
        try (LocalEngine engine = new LocalEngine(2)) {
            StudyRun.run(
                    study, new RunTarget(out, false), OptionalLong.empty(), language, engine, cache, new Progress() {
                        @Override
                        public void stage(String stage) {}

                        @Override
                        public void taken(StageCache.Share share) {
                            shares.add(share);
                        }

                        @Override
                        public void cautions(List<Problem> cautions) {
                            told.addAll(cautions);
                        }
                    });
        }
        return out;
    }

    /** Every file by its hash, the record without what differs from run to run. */
    private static SortedMap<String, String> content(Path run) {
        SortedMap<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(run)) {
            files.filter(Files::isRegularFile)
                    .forEach(f -> all.put(
                            run.relativize(f).toString(),
                            f.endsWith("run.json") ? lasting(f) : FileHash.of(f).sha256()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static String lasting(Path record) {
        try {
            ObjectNode json = (ObjectNode) new ObjectMapper().readTree(record.toFile());
            json.path("stages").forEach(s -> ((ObjectNode) s).remove(List.of("seconds", "cache")));
            json.remove("machine");
            return json.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, JsonNode> shares(Path run) throws IOException {
        Map<String, JsonNode> shares = new TreeMap<>();
        new ObjectMapper()
                .readTree(run.resolve("run.json").toFile())
                .path("stages")
                .forEach(s -> shares.put(s.path("name").asText(), s.path("cache")));
        return shares;
    }

    @Test
    void aSecondRunTakesEveryStageFromTheCacheAndWritesTheSame() throws Exception {
        SortedMap<String, String> plain = content(run("plain", CacheFolder.none(), Language.EN, ALL));
        assertThat(shares).isEmpty();
        SortedMap<String, String> first = content(run("first", cache(), Language.EN, ALL));
        assertThat(first).isEqualTo(plain);
        assertThat(shares).isEmpty();
        Path second = run("second", cache(), Language.EN, ALL);
        assertThat(content(second)).isEqualTo(plain);
        assertThat(shares).isNotEmpty().allSatisfy(s -> assertThat(s.made()).isZero());
        Map<String, JsonNode> recorded = shares(second);
        for (String stage : List.of("count", "rasters", "statistics", "drivers", "suitability", "zones", "report")) {
            assertThat(recorded.get(stage).path("taken").asInt()).as(stage).isPositive();
            assertThat(recorded.get(stage).path("made").asInt(1)).as(stage).isZero();
        }
    }
}
