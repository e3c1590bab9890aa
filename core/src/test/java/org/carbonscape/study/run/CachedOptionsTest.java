package org.carbonscape.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.io.cache.CacheFolder;
import org.carbonscape.option.Item;
import org.carbonscape.option.Option;
import org.carbonscape.option.Section;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.plan.StudyReader;
import org.carbonscape.study.proof.Verification;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every option of a study file is changed, one at a time, over a cache that holds the study without the change: the
 * run gives what one without a cache gives. An option that a key forgets would give numbers of the wrong study.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CachedOptionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Path root;

    private final AtomicInteger tried = new AtomicInteger();
    /** Changes that a study of 48 cells does not refuse; where they are few, the values tried are no longer good. */
    private final AtomicInteger carriedOut = new AtomicInteger();

    /** A change of the study: a value in place of what stands at a path, or a text in a file. */
    record Change(List<String> path, String value) {
        @Override
        public String toString() {
            return String.join(".", path) + ": " + value;
        }
    }

    private CacheFolder cache() {
        return CacheFolder.of(root.resolve("kept"), CacheFolder.USUAL_BYTES);
    }

    private static final String HEAD = """
            { "study": "A small study", "source": "made up",
              "landUse": { "legend": "legend.csv", "phases": { "2000": "2000.tif", "2010": "2010.tif" } },
              "units": { "parts": { "file": "parts.geojson", "id": "id", "name": "name" },
                "squares": { "fishnet": 100 } },
            """;

    private static final String ACCOUNT = HEAD + """
              "carbon": { "factors": "factors.csv", "stock": "stock.csv",
                "emissions": { "file": "emissions.csv", "units": "parts" } }
            """;

    private static final String STATISTICS = """
              , "statistics": { "units": ["squares"], "hot-spots": {}, "density": { "radius": 200 } }
            """;

    private static final String DRIVERS = """
              , "drivers": { "dem": "dem.tif", "woods": "share of forest", "built": "distance to construction" },
              "geodetector": { "units": "squares", "y": "net_per_ha", "permutations": 19, "size-effect": [100, 200] }
            """;

    private static final String SUITABILITY = """
              , "suitability": { "criteria": "criteria.csv", "breaks": [4, 6], "sieve": 0, "majority": 0,
                "layers": { "hills": "hills.tif" },
                "sensitivity": { "step": 0.2, "samples": 2 }, "corridors": { "least-area": 1 } }
            """;

    private static final String WHOLE = ACCOUNT + STATISTICS + DRIVERS + SUITABILITY + "}";

    /** A study of what a key's section hangs on: the whole one takes long. */
    private static String base(List<String> path) {
        return switch (path.get(0)) {
            case "statistics" -> ACCOUNT + STATISTICS + "}";
            case "drivers", "geodetector" -> ACCOUNT + DRIVERS + "}";
            case "suitability", "scenarios" -> ACCOUNT + SUITABILITY + "}";
            default -> path.contains("energy") ? CachedRunTest.WITH_ENERGY : ACCOUNT + "}";
        };
    }

    private static ObjectNode with(String base, Change change) throws IOException {
        ObjectNode study = (ObjectNode) JSON.readTree(base);
        ObjectNode at = study;
        for (String key : change.path.subList(0, change.path.size() - 1)) {
            at = at.get(key) instanceof ObjectNode below ? below : at.putObject(key);
        }
        at.set(change.path.get(change.path.size() - 1), JSON.readTree(change.value));
        return study;
    }

    @BeforeAll
    void theStudiesWithoutAnyChangeAreKept(@TempDir Path folder) throws Exception {
        root = folder;
        for (String key : List.of("study", "statistics", "drivers", "suitability", "energy")) {
            CachedRunTest.run(
                    Files.createDirectories(root.resolve(key)), "run", base(List.of(key)), cache(), Language.EN);
        }
        CachedRunTest.run(Files.createDirectories(root.resolve("whole")), "run", WHOLE, cache(), Language.EN);
    }

    @AfterAll
    void enoughOfThemWereCarriedOut() {
        assertThat(carriedOut.get()).as("of %s changes", tried).isGreaterThan(tried.get() / 2);
    }

    private static boolean isOfMethod(List<String> path) {
        return path.size() == 3
                && path.get(0).equals("statistics")
                && !path.contains("density")
                && !path.contains("hot-spots");
    }

    private static void collect(List<String> path, Item item, List<Change> into, Predicate<List<String>> wanted) {
        if (item instanceof Section section) {
            for (Item inner : section.items()) {
                for (String key : inner.key().equals(Item.ANY) ? names(path) : List.of(inner.key())) {
                    List<String> longer = new ArrayList<>(path);
                    longer.add(key);
                    collect(longer, inner, into, wanted);
                }
            }
        } else {
            if (wanted.test(path)) {
                values(((Option<?>) item)).forEach(v -> into.add(new Change(path, v)));
            }
        }
    }

    /** What the study calls what a user may name. */
    private static List<String> names(List<String> path) {
        return switch (path.get(0)) {
            case "units" -> List.of("parts", "squares");
            case "landUse" -> List.of("2010", "2020");
            case "drivers" -> List.of("dem", "built");
            default -> List.of("hills");
        };
    }

    /** The example, the words of a choice, some numbers. */
    private static Set<String> values(Option<?> option) {
        Set<String> values = new LinkedHashSet<>();
        Map<String, Object> schema = new LinkedHashMap<>(option.kind().schema());
        String example = option.example();
        values.add(isJson(example) ? example : "\"" + example.replace("\"", "") + "\"");
        List<Map<?, ?>> kinds = new ArrayList<>(List.of(schema));
        if (schema.get("anyOf") instanceof Collection<?> any) {
            any.forEach(a -> kinds.add((Map<?, ?>) a));
        }
        for (Map<?, ?> kind : kinds) {
            if (kind.get("enum") instanceof Collection<?> words) {
                words.stream().limit(4).forEach(w -> values.add("\"" + w + "\""));
            }
            if (Objects.equals(kind.get("type"), "boolean")) {
                values.addAll(List.of("true", "false"));
            } else if (Objects.equals(kind.get("type"), "integer")) {
                values.addAll(List.of("2", "49"));
            } else if (Objects.equals(kind.get("type"), "number")) {
                values.addAll(List.of("0.01", "7"));
            }
        }
        return values;
    }

    private static boolean isJson(String text) {
        try {
            return !JSON.readTree(text).isMissingNode();
        } catch (IOException e) {
            return false;
        }
    }

    /** Beside the values of the declarations those that fit this study. */
    static Stream<Change> changes() {
        List<Change> all = new ArrayList<>();
        collect(List.of(), StudyReader.KEYS, all, path -> !isOfMethod(path)); // its options are a key as they are
        for (String[] c : new String[][] {
            {"study", "\"Another title\""},
            {"source", "\"another source\""},
            {"grid cell", "\"200 m\""},
            {"grid extent", "\"500100,2999500,500700,3000000\""},
            {"grid extent", "\"region.geojson\""},
            {"landUse noData", "3"},
            {"landUse construction", "\"cropland\""},
            {"landUse phases 2010", "\"2020.tif\""},
            {"landUse phases 2020", "\"2020.tif\""},
            {"units squares fishnet", "200"},
            {"units parts id", "\"name\""},
            {"units parts name", "\"id\""},
            {"carbon allocate to", "\"cropland\""},
            {"carbon allocate by", "\"dem.tif\""},
            {"carbon allocate by-year", "{ \"2000\": \"dem.tif\", \"2010\": \"hills.tif\", \"2020\": \"dem.tif\" }"},
            {"carbon factors", "\"other-factors.csv\""},
            {"carbon emissions-uncertainty", "30"},
            {"carbon draws", "100"},
            {"carbon price", "100"},
            {"carbon energy route", "\"ncv\""},
            {"carbon energy gwp", "\"ar6\""},
            {"carbon energy electricity", "\"heat-value\""},
            {"statistics units", "[\"parts\", \"squares\"]"},
            {"statistics values", "[\"sink\", \"net\"]"},
            {"statistics weights", "\"knn:3\""},
            {"statistics weights", "\"band:150 m\""},
            {"statistics density radius", "300"},
            {"statistics density cell", "200"},
            {"drivers dem", "\"hills.tif\""},
            {"drivers dem by-year", "{ \"2000\": \"dem.tif\", \"2010\": \"hills.tif\", \"2020\": \"dem.tif\" }"},
            {"drivers woods", "\"share of cropland\""},
            {"drivers built", "\"distance to forest\""},
            {"geodetector y", "\"sink_per_ha\""},
            {"geodetector y", "\"net_per_ha_2010\""},
            {"geodetector discretisation", "\"quantile\""},
            {"geodetector classes", "\"2:4\""},
            {"geodetector blocks", "\"300 m\""},
            {"geodetector size-effect", "[200]"},
            {"suitability criteria", "\"other-criteria.csv\""},
            {"suitability layers hills", "\"hills.tif\""},
            {"suitability breaks", "[3, 7]"},
            {"suitability exclude", "[\"construction\"]"},
            {"suitability lowest", "[\"cropland\"]"},
            {"suitability mask", "\"hills.tif\""},
            {"suitability weights ahp", "\"ahp.csv\""},
            {"suitability zones", "\"zones.csv\""},
            {"suitability protected", "\"reserve.geojson\""},
            {"suitability sieve", "\"3 ha\""},
            {"suitability strategies", "\"strategies.csv\""},
            {"suitability corridors least-area", "3"},
            {"suitability corridors resistance", "\"resistance.csv\""},
            {"suitability corridors from", "\"general\""},
            {"scenarios", "\"scenarios.csv\""}
        }) {
            all.add(new Change(List.of(c[0].split(" ")), c[1]));
        }
        return all.stream().distinct();
    }

    /** What a run gives: its files, or why it does not go. */
    private SortedMap<String, String> outcome(Path folder, String name, String study, CacheFolder cache) {
        try {
            return CachedRunTest.content(CachedRunTest.run(folder, name, study, cache, Language.EN));
        } catch (ProblemException e) {
            return new TreeMap<>(Map.of(
                    "problems",
                    e.problems().stream().map(p -> p.text(Language.EN)).toList().toString()));
        }
    }

    private void same(Path folder, String study) throws IOException {
        SortedMap<String, String> plain = outcome(folder, "plain", study, CacheFolder.none());
        tried.incrementAndGet();
        if (!plain.containsKey("problems")) {
            carriedOut.incrementAndGet();
            agrees(folder.resolve("plain"));
        }
        assertThat(outcome(folder, "cached", study, cache())).isEqualTo(plain);
    }

    /** What an auditor is told of a run that nobody touched. */
    private static void agrees(Path run) {
        try (LocalEngine engine = new LocalEngine(2)) {
            Verification found =
                    Verification.of(run, Optional.empty(), new Verification.Draw(20, 1), Optional.empty(), engine);
            assertThat(found.causes()).isEmpty();
            assertThat(found.passed()).isTrue();
        }
    }

    /** Options of statistics on units, of each method its own. */
    static Stream<Change> methods() {
        List<Change> all = new ArrayList<>();
        collect(List.of(), StudyReader.KEYS, all, CachedOptionsTest::isOfMethod);
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void anAuditorIsToldNothingOfAnOptionOfAMethod(Change change) throws Exception {
        Path folder = Files.createTempDirectory(root, "study");
        if (!outcome(folder, "plain", with(base(change.path), change).toString(), CacheFolder.none())
                .containsKey("problems")) {
            agrees(folder.resolve("plain"));
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangedOptionGivesWhatARunWithoutACacheGives(Change change) throws Exception {
        same(
                Files.createTempDirectory(root, "study"),
                with(base(change.path), change).toString());
    }

    /** What early stages hang on changes the late ones too. */
    static Stream<Change> early() {
        return Stream.of(
                        "landUse phases 2010=\"2020.tif\"",
                        "landUse construction=\"cropland\"",
                        "grid cell=\"200 m\"",
                        "units squares fishnet=200",
                        "carbon factors=\"other-factors.csv\"",
                        "carbon allocate by=\"dem.tif\"",
                        "seed=5",
                        "statistics hot-spots alternative=\"greater\"",
                        "drivers dem=\"hills.tif\"")
                .map(text -> new Change(List.of(text.split("=")[0].split(" ")), text.split("=")[1]));
    }

    @ParameterizedTest
    @MethodSource("early")
    void aChangeOfAnEarlyStageReachesTheLateOnes(Change change) throws Exception {
        same(Files.createTempDirectory(root, "study"), with(WHOLE, change).toString());
    }

    static Stream<Change> files() {
        return Stream.of(
                new Change(List.of("factors.csv"), "class,value,unit,source\nforest,-3,tCO2/ha/yr,other\n"),
                new Change(
                        List.of("stock.csv"),
                        "class,value,unit\ncropland,60,tC/ha\nforest,1,tC/ha\nconstruction,0,tC/ha\n"),
                new Change(List.of("emissions.csv"), "year,unit,amount,unit_of_amount\n2000,B,50,tCO2\n"),
                new Change(List.of("legend.csv"), """
                        code,class,name_zh,color
                        1,forest,林地,#009e73
                        2,cropland,耕地,#f0e442
                        3,construction,建设用地,#ff0000
                        0,,,
                        """),
                new Change(List.of("criteria.csv"), """
                        criterion,source,grading,at,scores
                        cover,land use,classes,forest|cropland|construction,9|6|1
                        height,dem.tif,breaks,120|150,1|5|9
                        """),
                new Change(List.of("2010.tif"), "hills.tif"),
                new Change(List.of("dem.tif"), "hills.tif"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aChangedFileGivesWhatARunWithoutACacheGives(Change change) throws Exception {
        Path folder = Files.createTempDirectory(root, "study");
        CachedRunTest.write(folder, WHOLE);
        Path file = folder.resolve(change.path.get(0));
        if (change.value.endsWith(".tif")) {
            Files.copy(
                    folder.resolve(file.endsWith("2010.tif") ? "2020.tif" : change.value),
                    file,
                    StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.writeString(file, change.value);
        }
        Path study = folder.resolve("study.yaml");
        SortedMap<String, String> plain = outcome(folder, "plain", study, CacheFolder.none());
        assertThat(plain).doesNotContainKey("problems");
        assertThat(outcome(folder, "cached", study, cache())).isEqualTo(plain);
    }

    private static SortedMap<String, String> outcome(Path folder, String name, Path study, CacheFolder cache) {
        try {
            return CachedRunTest.content(CachedRunTest.run(folder.resolve(name), study, cache, Language.EN));
        } catch (ProblemException e) {
            return new TreeMap<>(Map.of(
                    "problems",
                    e.problems().stream().map(p -> p.text(Language.EN)).toList().toString()));
        }
    }
}
