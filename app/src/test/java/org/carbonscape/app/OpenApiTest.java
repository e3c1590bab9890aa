package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.app.atlas.AtlasTree;
import org.carbonscape.app.studio.Studio;
import org.carbonscape.app.web.OpenApi;
import org.carbonscape.app.web.Route;
import org.carbonscape.app.web.WebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description of the server's HTTP holds what the server answers, and nothing else. */
class OpenApiTest {
    @TempDir
    Path root;

    private List<Route> routes() throws IOException {
        Desk desk = new Desk(root)
                .write("a.tif", PlainTiff.of(12, 6, (x, y) -> 1 + (x + y) % 6))
                .write("b.tif", PlainTiff.of(12, 6, (x, y) -> 1 + (x * 2 + y) % 6))
                .squares("u.geojson", 4547, "W 450000 3099400 450600 3100000", "E 450600 3099400 451200 3100000")
                .study(
                        "2000: a.tif, 2010: b.tif",
                        "units: { d: { file: u.geojson, id: id, name: name } }\ncarbon: { factors: literature-cn }\n");
        assertThat(desk.run().code()).isZero();
        AtlasTree tree = AtlasFaces.tree(List.of(root.resolve("run")));
        List<Route> routes = new ArrayList<>(tree.routes());
        try (Studio studio = StudioTest.open(root.resolve("workspace"), 1)) {
            routes.addAll(StudioFace.routes(studio, tree));
        }
        return routes;
    }

    private static JsonNode described() throws IOException {
        try (var in = OpenApi.class.getResourceAsStream("openapi.json")) {
            return new ObjectMapper().readTree(in);
        }
    }

    @Test
    void everyRouteIsDescribedAndEveryDescriptionIsOfARoute() throws Exception {
        TreeSet<String> answered = new TreeSet<>();
        routes().forEach(r -> answered.add(r.method() + " " + r.path().replace("*}", "}")));
        TreeSet<String> described = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : described().path("paths").properties()) {
            path.getValue().fieldNames().forEachRemaining(m -> described.add(m.toUpperCase() + " " + path.getKey()));
        }
        assertThat(described).isEqualTo(answered);
    }

    @Test
    void everyNameInAPathIsAParameterAndEveryReferenceHolds() throws Exception {
        JsonNode all = described();
        List<String> lacking = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : all.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                TreeSet<String> names = new TreeSet<>();
                for (JsonNode parameter : method.getValue().path("parameters")) {
                    JsonNode of = parameter.has("$ref")
                            ? all.at(parameter.path("$ref").asText().substring(1))
                            : parameter;
                    if (of.path("in").asText().equals("path")) {
                        names.add(of.path("name").asText());
                    }
                }
                TreeSet<String> wanted = new TreeSet<>();
                for (Matcher m = Pattern.compile("\\{(\\w+)}").matcher(path.getKey()); m.find(); ) {
                    wanted.add(m.group(1));
                }
                if (!names.equals(wanted)) {
                    lacking.add(method.getKey() + " " + path.getKey() + ": " + names + ", not " + wanted);
                }
                if (method.getValue().path("summary").asText().isEmpty()
                        || method.getValue().path("responses").isEmpty()) {
                    lacking.add(method.getKey() + " " + path.getKey() + ": no summary or no responses");
                }
            }
        }
        assertThat(lacking).isEmpty();
        for (JsonNode reference : all.findValues("$ref")) {
            assertThat(all.at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse();
        }
    }

    @Test
    void whatIsAnsweredIsWhatIsDescribed() throws Exception {
        JsonNode all = described();
        try (WebServer server = WebServer.start(routes(), "127.0.0.1", 0)) {
            for (Map.Entry<String, JsonNode> path : all.path("paths").properties()) {
                JsonNode response =
                        path.getValue().path("get").path("responses").path("200");
                JsonNode schema =
                        response.path("content").path("application/json").path("schema");
                if (schema.isMissingNode() || !known(path.getKey())) {
                    continue;
                }
                String asked = path.getKey()
                        .replace("{run}", "1")
                        .replace("{a}", "1")
                        .replace("{b}", "1")
                        .replace("{set}", "1")
                        .replace("{column}", "2");
                HttpResponse<String> answer = HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(server.address().resolve(URI.create(asked)))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(asked).isEqualTo(200);
                assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                        .startsWith("application/json");
                List<String> wrong = new ArrayList<>();
                check(all, schema, new ObjectMapper().readTree(answer.body()), asked, wrong);
                assertThat(wrong).isEmpty();
            }
        }
    }

    /** Paths whose names this test can fill in; the others are asked for by the tests of their rooms. */
    private static boolean known(String path) {
        return path.replaceAll("\\{(run|set|column|a|b)}", "").indexOf('{') < 0;
    }

    /** The part of JSON Schema that the description uses; a property that it does not name is wrong too. */
    private static void check(JsonNode all, JsonNode schema, JsonNode value, String at, List<String> wrong) {
        if (schema.has("$ref")) {
            check(all, all.at(schema.path("$ref").asText().substring(1)), value, at, wrong);
            return;
        }
        if (schema.has("oneOf")) {
            List<String> best = new ArrayList<>(List.of(at + ": none of the choices"));
            for (JsonNode choice : schema.path("oneOf")) {
                List<String> of = new ArrayList<>();
                check(all, choice, value, at, of);
                best = of.isEmpty() ? of : best;
            }
            wrong.addAll(best);
            return;
        }
        String kind = value.isIntegralNumber()
                ? "integer"
                : value.getNodeType().name().toLowerCase(Locale.ROOT);
        String types = schema.path("type").toString();
        if (schema.has("type")
                && !types.contains("\"" + kind + "\"")
                && !(kind.equals("integer") && types.contains("number"))) {
            wrong.add(at + ": " + kind + ", not " + types);
        }
        if (schema.has("enum") && !schema.path("enum").toString().contains(value.toString())) {
            wrong.add(at + ": " + value);
        }
        if (schema.has("pattern")
                && !value.asText().matches(schema.path("pattern").asText())) {
            wrong.add(at + ": " + value);
        }
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asText())) {
                wrong.add(at + " lacks " + name);
            }
        }
        if (schema.has("properties")) {
            value.properties().forEach(e -> {
                if (schema.path("properties").has(e.getKey())) {
                    check(all, schema.path("properties").path(e.getKey()), e.getValue(), at + "." + e.getKey(), wrong);
                } else {
                    wrong.add(at + "." + e.getKey() + " is not described");
                }
            });
        }
        if (schema.has("additionalProperties")) {
            value.properties()
                    .forEach(e -> check(
                            all, schema.path("additionalProperties"), e.getValue(), at + "." + e.getKey(), wrong));
        }
        for (int i = 0; schema.has("items") && i < value.size(); i++) {
            check(all, schema.path("items"), value.get(i), at + "[" + i + "]", wrong);
        }
    }
}
