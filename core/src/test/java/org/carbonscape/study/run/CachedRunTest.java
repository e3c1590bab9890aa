package org.carbonscape.study.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.io.cache.CacheFolder;
import org.carbonscape.io.cache.StageCache;
import org.carbonscape.io.run.FileHash;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.method.Statistics;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.study.SmallStudy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that takes stages from the cache writes what a run without one writes, byte by byte. */
class CachedRunTest {
    @TempDir
    private Path folder;

    static final String ALL = """
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
                "layers": { "slope": "hills.tif" },
                "sensitivity": { "step": 0.2, "samples": 5 }, "corridors": { "least-area": 1 } } }
            """;

    static final String WITH_ENERGY = """
            { "study": "A small study",
              "landUse": { "legend": "legend.csv",
                "phases": { "2000": "2000.tif", "2010": "2010.tif", "2020": "2020.tif" } },
              "units": { "parts": { "file": "parts.geojson", "id": "id", "name": "name" } },
              "carbon": { "factors": "factors.csv",
                "energy": { "file": "energy.csv", "route": "standard-coal", "units": "parts" } } }
            """;

    /** Told by the run before. */
    private static final List<StageCache.Share> SHARES = new ArrayList<>();

    private static final List<Problem> TOLD = new ArrayList<>();

    private CacheFolder cache() {
        return CacheFolder.of(folder.resolve("kept"), CacheFolder.USUAL_BYTES);
    }

    /** The files of the small study, and those that one of its changes may name. */
    static Path write(Path folder, String study) {
        SmallStudy small = SmallStudy.in(folder)
                .values("hills.tif", (column, row) -> column * row)
                .text("criteria.csv", """
                        criterion,source,grading,at,scores
                        cover,land use,classes,forest|cropland|construction,9|5|1
                        height,dem.tif,breaks,120|150,1|5|9
                        """)
                .text("other-criteria.csv", """
                        criterion,source,grading,at,scores
                        cover,land use,classes,forest|cropland|construction,9|5|1
                        height,hills.tif,breaks,5|20,1|5|9
                        """)
                .text("other-factors.csv", "class,value,unit,source\nforest,-1,tCO2/ha/yr,made up\n")
                .text("energy.csv", """
                        year,unit,item,amount,unit_of_amount
                        2000,B,raw_coal,10,t
                        2010,B,raw_coal,20,t
                        2020,B,raw_coal,30,t
                        2020,D,electricity,30,MWh
                        """)
                .text("region.geojson", region(500_500))
                .text("ahp.csv", ",cover,height\ncover,1,3\nheight,1/3,1\n")
                .text("zones.csv", """
                        rule,zone,land_use,dem,level
                        P1,key_protection,forest,<=120,
                        R1,key_restoration,cropland,>130,
                        A1,auxiliary_restoration,,,1|2
                        """)
                .text("resistance.csv", "class,resistance\nforest,1\ncropland,7\nconstruction,90\n");
        return small.text("study.yaml", study).folder().resolve("study.yaml");
    }

    /** The land from the western border to an easting. */
    private static String region(int east) {
        return """
                {"type": "FeatureCollection",
                "crs": {"type": "name", "properties": {"name": "EPSG:4547"}}, "features": [
                {"type": "Feature", "properties": {"id": "R"}, "geometry": {"type": "Polygon", "coordinates":
                [[[500000,2999400],[%1$d,2999400],[%1$d,3000000],[500000,3000000],[500000,2999400]]]}}]}
                """.formatted(east);
    }

    static Path run(Path folder, String name, String study, CacheFolder cache, Language language) {
        return run(folder.resolve(name), write(folder, study), cache, language);
    }

    static Path run(Path out, Path study, CacheFolder cache, Language language) {
        SHARES.clear();
        TOLD.clear();
        try (LocalEngine engine = new LocalEngine(2)) {
            StudyRun.run(
                    study, new RunTarget(out, false), OptionalLong.empty(), language, engine, cache, new Progress() {
                        @Override
                        public void stage(String stage) {}

                        @Override
                        public void taken(StageCache.Share share) {
                            SHARES.add(share);
                        }

                        @Override
                        public void cautions(List<Problem> cautions) {
                            TOLD.addAll(cautions);
                        }
                    });
        }
        return out;
    }

    /** Every file by its hash, the record without what differs from run to run. */
    static SortedMap<String, String> content(Path run) {
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
            json.remove(List.of("machine", "seal", "stages")); // what is taken whole has no stages of its own
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
        assertThat(Statistics.ALL).allSatisfy(s -> assertThat(ALL).contains("\"" + s.id() + "\""));
        SortedMap<String, String> plain = content(run(folder, "plain", ALL, CacheFolder.none(), Language.EN));
        assertThat(SHARES).isEmpty();
        SortedMap<String, String> first = content(run(folder, "first", ALL, cache(), Language.EN));
        assertThat(first).isEqualTo(plain);
        assertThat(SHARES).isEmpty();
        assertThat(content(run(folder, "whole", ALL, cache(), Language.EN))).isEqualTo(plain);
        assertThat(SHARES).containsExactly(new StageCache.Share(1, 0));
        // a study file of another name is told by its name, so that its run is put together from stages
        Path study = Files.move(write(folder, ALL), folder.resolve("other.yaml"));
        Path second = run(folder.resolve("second"), study, cache(), Language.EN);
        assertThat(SHARES)
                .hasSizeGreaterThan(5)
                .allSatisfy(s -> assertThat(s.made()).isZero());
        assertThat(content(second))
                .isEqualTo(content(run(folder.resolve("other"), study, CacheFolder.none(), Language.EN)));
        Map<String, JsonNode> recorded = shares(second);
        for (String stage : List.of("count", "rasters", "statistics", "drivers", "suitability", "zones", "report")) {
            assertThat(recorded.get(stage).path("taken").asInt()).as(stage).isPositive();
            assertThat(recorded.get(stage).path("made").asInt(1)).as(stage).isZero();
        }
    }

    @Test
    void anotherTitleIsOfTheSameResults() throws Exception {
        String study = WITH_ENERGY;
        run(folder, "first", study, cache(), Language.EN);
        String other = study.replace("A small study", "Another title");
        Path second = run(folder, "second", other, cache(), Language.EN);
        assertThat(SHARES).isNotEmpty().allSatisfy(s -> assertThat(s.made()).isZero());
        assertThat(second.resolve("report.html")).content().contains("<h1>Another title</h1>");
        assertThat(content(second)).isEqualTo(content(run(folder, "plain", other, CacheFolder.none(), Language.EN)));
        // another language has other names in files
        assertThat(content(run(folder, "zh", other, cache(), Language.ZH)))
                .isEqualTo(content(run(folder, "plain-zh", other, CacheFolder.none(), Language.ZH)));
    }

    @Test
    void aCacheThatCannotBeUsedIsToldAndChangesNothing() throws Exception {
        Files.writeString(folder.resolve("kept"), "a file where the folder should be");
        Path run = run(folder, "first", WITH_ENERGY, cache(), Language.EN);
        assertThat(TOLD).extracting(Problem::code).containsOnlyOnce(ProblemCode.RUN_C03_NOT_KEPT);
        List<Problem> told = List.copyOf(TOLD);
        assertThat(content(run)).isEqualTo(content(run(folder, "plain", WITH_ENERGY, CacheFolder.none(), Language.EN)));
        assertThat(told).hasSize(TOLD.size() + 1);
    }

    @Test
    void aDamagedCacheCostsTimeOnly() throws Exception {
        SortedMap<String, String> plain = content(run(folder, "first", WITH_ENERGY, cache(), Language.EN));
        Random random = new Random(3);
        try (Stream<Path> kept = Files.walk(folder.resolve("kept"))) {
            for (Path entry : kept.filter(Files::isRegularFile).sorted().toList()) {
                byte[] bytes = Files.readAllBytes(entry);
                switch (random.nextInt(3)) {
                    case 0 -> Files.delete(entry);
                    case 1 -> Files.write(entry, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
                    default -> {
                        bytes[random.nextInt(bytes.length)] ^= 4;
                        Files.write(entry, bytes);
                    }
                }
            }
        }
        assertThat(content(run(folder, "second", WITH_ENERGY, cache(), Language.EN)))
                .isEqualTo(plain);
        assertThat(SHARES).isEmpty();
    }

    @Test
    void unitSetsInAnotherOrderAreAnotherStudy() {
        String squares = "\"squares\": { \"fishnet\": 100 }";
        String parts = "\"parts\": { \"file\": \"parts.geojson\", \"id\": \"id\", \"name\": \"name\" }";
        String one = WITH_ENERGY.replace(parts, parts + ", " + squares);
        String other = WITH_ENERGY.replace(parts, squares + ", " + parts);
        assertThat(one).isNotEqualTo(WITH_ENERGY).isNotEqualTo(other);
        run(folder, "first", one, cache(), Language.EN);
        assertThat(content(run(folder, "second", other, cache(), Language.EN)))
                .isEqualTo(content(run(folder, "plain", other, CacheFolder.none(), Language.EN)));
    }

    /** A file that no part of the plan names as such. */
    @Test
    void anotherExtentIsAnotherStudy() throws Exception {
        String study = WITH_ENERGY.replace("\"carbon\":", "\"grid\": { \"extent\": \"region.geojson\" }, \"carbon\":");
        SortedMap<String, String> first = content(run(folder, "first", study, cache(), Language.EN));
        Path file = folder.resolve("study.yaml");
        Files.writeString(folder.resolve("region.geojson"), region(500_700));
        SortedMap<String, String> second = content(run(folder.resolve("second"), file, cache(), Language.EN));
        assertThat(second).isNotEqualTo(first);
        assertThat(second).isEqualTo(content(run(folder.resolve("plain"), file, CacheFolder.none(), Language.EN)));
    }

    @Test
    void aRunThatWasEndedGoesOnWhereItWas() {
        Path study = write(folder, ALL);
        Progress ending = stage -> {
            if (stage.equals("drivers")) {
                throw new IllegalStateException("ended");
            }
        };
        try (LocalEngine engine = new LocalEngine(2)) {
            RunTarget out = new RunTarget(folder.resolve("ended"), false);
            assertThatThrownBy(
                            () -> StudyRun.run(study, out, OptionalLong.empty(), Language.EN, engine, cache(), ending))
                    .hasMessage("ended");
        }
        assertThat(folder.resolve("ended")).doesNotExist();
        SortedMap<String, String> next = content(run(folder.resolve("next"), study, cache(), Language.EN));
        // count, account, rasters, every statistic with density: all before the stage it was ended in
        assertThat(SHARES).hasSize(4).allSatisfy(s -> assertThat(s.made()).isZero());
        assertThat(next).isEqualTo(content(run(folder.resolve("plain"), study, CacheFolder.none(), Language.EN)));
    }
}
