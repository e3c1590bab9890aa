package org.carbonscape.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.carbonscape.io.json.Json;
import org.carbonscape.option.Item;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.option.Section;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

/** The page of all keys and the JSON Schema say what the declarations say. */
class StudyReferenceTest {
    /** Every key by its path, names of the user's as they are declared. */
    private static Map<List<String>, Item> keys() {
        Map<List<String>, Item> keys = new LinkedHashMap<>();
        collect(List.of(), StudyReader.KEYS, keys);
        return keys;
    }

    private static void collect(List<String> path, Section section, Map<List<String>, Item> into) {
        for (Item item : section.items()) {
            List<String> own = new ArrayList<>(path);
            // a name may stand for a text or for a section
            own.add(item.key() + (into.containsKey(append(path, item.key())) ? SECTION : ""));
            into.put(own, item);
            if (item instanceof Section below) {
                collect(own, below, into);
            }
        }
    }

    private static final String SECTION = "{}";

    private static List<String> append(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return longer;
    }

    private static List<String> cells(String row) {
        return Stream.of(row.replace("\\|", "\u0001").split("\\|", -1))
                .map(c -> c.replace("\u0001", "|").strip())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void thePageHasARowForEveryKeyInTheirOrder(Language language) {
        List<List<String>> rows = StudyReference.page(language)
                .lines()
                .filter(l -> l.startsWith("| `"))
                .map(StudyReferenceTest::cells)
                .toList();
        List<String> expected = keys().keySet().stream()
                .map(path -> "`"
                        + String.join(".", path).replace(SECTION, "").replace("*", language.of("<name>", "<名称>")) + "`")
                .toList();
        assertThat(rows).extracting(r -> r.get(1)).isEqualTo(expected);
        assertThat(rows).allSatisfy(r -> assertThat(r).as("%s", r).hasSize(7));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aRowSaysWhatAKeyIsWhatItTakesWhatHoldsAndHowItLooks(Language language) {
        List<List<String>> rows = StudyReference.page(language)
                .lines()
                .filter(l -> l.startsWith("| `"))
                .map(StudyReferenceTest::cells)
                .toList();
        int at = 0;
        for (Item item : keys().values()) {
            List<String> row = rows.get(at++);
            String title = item.title().in(language);
            String doc = item.doc().in(language);
            boolean titled = !title.equals(item.key()) && !doc.startsWith(title);
            assertThat(row.get(2)).isEqualTo(titled ? "**" + title + "** " + doc : doc);
            String required = language.of("required", "必填");
            if (item instanceof Option<?> option) {
                assertThat(row.get(3)).isEqualTo(StudyReference.values(option, language));
                assertThat(row.get(4))
                        .isEqualTo(
                                item.required()
                                        ? required
                                        : option.standard().words().in(language));
                assertThat(row.get(5)).isEqualTo("`" + option.example() + "`");
            } else {
                assertThat(row.subList(3, 6)).containsExactly("", item.required() ? required : "", "");
            }
        }
    }

    @Test
    void thePageBeginsWithWhatItIs() {
        assertThat(StudyReference.page(Language.EN))
                .startsWith(
                        "# The study file\n\nGenerated from the program's own declaration of its keys; do not edit.")
                .contains("| key | what | values | default | example |\n| --- | --- | --- | --- | --- |\n| `study` |");
        assertThat(StudyReference.page(Language.ZH))
                .startsWith("# 研究文件\n\n由程序自身对各键的声明生成，请勿手改。")
                .contains("| 键 | 含义 | 取值 | 默认 | 示例 |\n| --- | --- | --- | --- | --- |\n| `study` |");
    }

    @Test
    void wordsStandWithWhatTheyMean() {
        Option<Boolean> datum = StudyKeys.COORDINATES;
        assertThat(StudyReference.values(datum, Language.EN)).isEqualTo("`wgs84`, `gcj-02` (the Chinese map datum)");
        assertThat(StudyReference.values(datum, Language.ZH)).isEqualTo("`wgs84`、`gcj-02`（国测局坐标）");
        Option<Double> side = Option.of("side", Kinds.length(), "Side.", "边长。");
        assertThat(StudyReference.values(side, Language.EN)).isEqualTo("a length such as 3 km or 500 m");
        assertThat(StudyReference.values(side, Language.ZH)).isEqualTo("长度，如 3 km 或 500 m");
    }

    private static JsonNode schema() throws Exception {
        return new ObjectMapper().readTree(StudyReference.schema());
    }

    private static JsonNode at(JsonNode schema, List<String> path) {
        JsonNode node = schema;
        for (String key : path) {
            JsonNode any = node.path("additionalProperties");
            node = key.equals(Item.ANY + SECTION)
                    ? any.path("anyOf").path(1)
                    : key.equals(Item.ANY)
                            ? any.has("anyOf") && !any.has("description")
                                    ? any.path("anyOf").path(0)
                                    : any
                            : node.path("properties").path(key);
        }
        return node;
    }

    @Test
    void theSchemaHoldsEveryOptionWithItsTextAndItsKind() throws Exception {
        JsonNode schema = schema();
        ObjectMapper mapper = new ObjectMapper();
        keys().forEach((path, item) -> {
            JsonNode node = at(schema, path);
            if (item instanceof Option<?> option) {
                assertThat(node.path("description").asText()).as("%s", path).isEqualTo(option.text(Language.EN));
                JsonNode kind = parsed(mapper, Json.text(option.kind().schema()));
                kind.fieldNames()
                        .forEachRemaining(name -> assertThat(node.path(name))
                                .as("%s %s", path, name)
                                .isEqualTo(kind.path(name)));
            } else {
                assertThat(node.path("description").asText())
                        .isEqualTo(item.doc().in(Language.EN));
            }
        });
    }

    private static JsonNode parsed(ObjectMapper mapper, String json) {
        try {
            return mapper.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aDefaultHasTheTypeOfItsOption() throws Exception {
        JsonNode schema = schema();
        assertThat(at(schema, List.of("seed")).path("default").isIntegralNumber())
                .isTrue();
        assertThat(at(schema, List.of("seed")).path("default").asLong()).isEqualTo(20260101);
        assertThat(at(schema, List.of("synthetic")).path("default").isBoolean()).isTrue();
        JsonNode step = at(schema, List.of("suitability", "sensitivity", "step"));
        assertThat(step.path("default").isNumber()).isTrue();
        assertThat(step.path("default").asDouble()).isEqualTo(0.2);
        assertThat(step.path("minimum").asDouble()).isZero();
        assertThat(step.path("maximum").asDouble()).isEqualTo(0.99);
        assertThat(at(schema, List.of("suitability", "sieve")).path("default").asText())
                .isEqualTo("10 ha");
        assertThat(at(schema, List.of("suitability", "breaks")).has("default")).isFalse();
        keys().forEach((path, item) -> {
            if (item instanceof Option<?> option) {
                assertThat(at(schema, path).has("default"))
                        .as("%s", path)
                        .isEqualTo(option.standard().value().isPresent());
            }
        });
    }

    @Test
    void anExampleOfANumberIsANumber() throws Exception {
        JsonNode schema = schema();
        assertThat(at(schema, List.of("suitability", "majority"))
                        .path("examples")
                        .toString())
                .isEqualTo("[1]");
        assertThat(at(schema, List.of("synthetic")).path("examples").toString()).isEqualTo("[true]");
        assertThat(at(schema, List.of("grid", "cell")).path("examples").toString())
                .isEqualTo("[\"30 m\"]");
        // of a preset its names
        assertThat(at(schema, List.of("carbon", "factors")).path("examples").toString())
                .isEqualTo("[\"literature-cn\",\"hu-2025\",\"guangdong-lulucf\",\"reference-study\"]");
    }

    /** An editor fills them in: as a study file has them, and never as something that the schema itself underlines. */
    @Test
    void examplesAndDefaultsFitTheSchemaTheyStandIn() throws Exception {
        JsonNode schema = schema();
        keys().forEach((path, item) -> {
            if (item instanceof Option<?>) {
                JsonNode node = at(schema, path);
                List<JsonNode> shown = new ArrayList<>();
                node.path("examples").forEach(shown::add);
                if (node.has("default")) {
                    shown.add(node.path("default"));
                }
                shown.forEach(
                        n -> assertThat(fits(n, node)).as("%s %s", path, n).isTrue());
            }
        });
        assertThat(at(schema, List.of("landUse", "noData")).path("examples").toString())
                .isEqualTo("[[0,255]]");
        assertThat(at(schema, List.of("grid", "crs")).path("examples").toString())
                .isEqualTo("[\"EPSG:4547\"]");
        assertThat(at(schema, List.of("carbon", "energy", "horizon"))
                        .path("enum")
                        .toString())
                .isEqualTo("[100,20]");
    }

    private static boolean fits(JsonNode value, JsonNode schema) {
        if (schema.has("anyOf")) {
            for (JsonNode one : schema.path("anyOf")) {
                if (fits(value, one)) {
                    return true;
                }
            }
            return false;
        }
        if (schema.has("enum")) {
            for (JsonNode one : schema.path("enum")) {
                if (one.isNumber() ? value.isNumber() && one.asDouble() == value.asDouble() : one.equals(value)) {
                    return true;
                }
            }
            return false;
        }
        if (value.isArray()) {
            for (JsonNode one : value) {
                if (!fits(one, schema.path("items"))) {
                    return false;
                }
            }
        }
        List<String> types = schema.path("type").isArray()
                ? texts(schema.path("type"))
                : schema.has("type") ? List.of(schema.path("type").asText()) : List.of();
        return types.isEmpty()
                || types.stream().anyMatch(t -> switch (t) {
                    case "integer" -> value.isIntegralNumber();
                    case "number" -> value.isNumber();
                    case "boolean" -> value.isBoolean();
                    case "array" -> value.isArray();
                    case "object" -> value.isObject();
                    default -> value.isTextual() && !value.asText().matches("(?s)[\"\\[{].*");
                });
    }

    @Test
    void aSectionIsClosedUnlessTheUserNamesItsKeys() throws Exception {
        JsonNode schema = schema();
        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("title").asText()).isEqualTo("Carbonscape study");
        keys().forEach((path, item) -> {
            if (item instanceof Section section) {
                JsonNode node = at(schema, path);
                boolean open = section.items().stream().anyMatch(i -> i.key().equals(Item.ANY));
                assertThat(node.path("additionalProperties").isObject())
                        .as("%s", path)
                        .isEqualTo(open);
                if (!open) {
                    assertThat(node.path("additionalProperties").asBoolean(true))
                            .isFalse();
                }
                List<String> required = section.items().stream()
                        .filter(i -> i.required() && !i.key().equals(Item.ANY))
                        .map(Item::key)
                        .toList();
                assertThat(texts(node.path("required"))).isEqualTo(required);
                // one that requires nothing may be only named
                assertThat(node.path("type").toString())
                        .isEqualTo(required.isEmpty() ? "[\"object\",\"null\"]" : "\"object\"");
            }
        });
        assertThat(texts(schema.path("required"))).containsExactly("study", "landUse");
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /**
     * A study an editor finds nothing wrong with is one the program reads: the keys of a file that is read are all
     * known to the schema, at every depth.
     */
    @Test
    void theSchemaKnowsEveryKeyThatIsRead(@TempDir Path folder) throws Exception {
        String yaml = Reading.HEAD + """
                grid: { cell: 30 m }
                carbon: { factors: literature-cn, allocate: { to: construction } }
                statistics: { units: cells, density: { edge: true }, hot-spots: { statistic: both } }
                drivers: { dem: dem.tif }
                geodetector: { units: cells, permutations: 99 }
                suitability: { criteria: sink, weights: { ahp: a.csv }, corridors: { from: core } }
                """;
        Reading.of(folder, yaml).good();
        JsonNode study = new ObjectMapper()
                .valueToTree(new Yaml().<Map<String, Object>>load(Files.readString(folder.resolve("study.yaml"))));
        known(study, schema(), "");
    }

    private static void known(JsonNode written, JsonNode schema, String path) {
        written.fields().forEachRemaining(e -> {
            JsonNode own = schema.path("properties").has(e.getKey())
                    ? schema.path("properties").path(e.getKey())
                    : schema.path("additionalProperties");
            assertThat(own.isObject()).as(path + e.getKey()).isTrue();
            if (e.getValue().isObject()) {
                known(e.getValue(), own, path + e.getKey() + ".");
            }
        });
    }
}
