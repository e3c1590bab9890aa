package org.carbonscape.app.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.carbonscape.app.atlas.AtlasTree;
import org.carbonscape.app.web.Reply;
import org.carbonscape.app.web.Request;
import org.carbonscape.app.web.Route;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.io.json.Json;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.face.Inspection;
import org.carbonscape.study.face.Inspections;
import org.carbonscape.study.plan.StudyReader;

/** What a server answers where studies are made: one list of routes over a workspace. */
public final class Studio implements AutoCloseable {
    private static final int LARGEST_REQUEST = 8 << 20;
    private static final int MOST_INSPECTED = 500;
    private static final int TELL_MS = 400;
    private static final int ALIVE = 25; // of the above

    private final Workspace workspace;
    private final StudioSetting setting;
    private final Studies studies;
    private final Runs runs;
    private final Uploads uploads;
    private final Tables tables;
    private final Effects effects;
    private final Map<String, Shown> shown = new ConcurrentHashMap<>();
    private final Map<String, Inspection> inspections = new ConcurrentHashMap<>(); // by file and what lies beside it

    /** A run folder that is shown, and its record's time: a later run there is opened anew. */
    private record Shown(long written, AtlasTree tree) {}

    private Studio(Workspace workspace, StudioSetting setting, Studies studies, Runs runs) {
        this.workspace = workspace;
        this.setting = setting;
        this.studies = studies;
        this.runs = runs;
        this.tables = new Tables(workspace);
        this.effects = new Effects(workspace, setting.threads());
        this.uploads = new Uploads(workspace, Uploads.Bounds.USUAL);
    }

    /** @throws ProblemException STUDIO_06 where the folder cannot be worked in */
    public static Studio open(Path folder, StudioSetting setting) throws IOException {
        Workspace workspace = Workspace.open(folder);
        Studies studies = new Studies(workspace);
        return new Studio(workspace, setting, studies, new Runs(workspace, setting, studies));
    }

    /** Whether its folder was not there before. */
    public boolean isNew() {
        return workspace.isNew();
    }

    /** All that is answered; the paths of {@code openapi.json}. */
    public List<Route> routes() {
        return List.of(
                Route.get("/studio/workspace", r -> answer(() -> Reply.json(listed()))),
                Route.get("/studio/form", r -> Reply.json(Forms.of(StudyReader.KEYS))),
                Route.get("/studio/study", r -> answer(() -> Reply.json(read(file(r))))),
                Route.post("/studio/study", r -> answer(() -> Reply.json(studies.change(file(r), json(r))))),
                Route.post("/studio/check", r -> answer(() -> Reply.json(checked(r)))),
                Route.post("/studio/inspect", r -> answer(() -> Reply.json(inspected(json(r))))),
                Route.post("/studio/files", r -> answer(() -> Reply.json(taken(r)))),
                Route.get("/studio/table", r -> answer(() -> Reply.json(tables.read(file(r))))),
                Route.post("/studio/table", r -> answer(() -> Reply.json(tables.write(file(r), json(r))))),
                Route.post("/studio/effect/ahp", r -> answer(() -> Reply.json(effects.ahp(json(r))))),
                Route.post("/studio/effect/criteria", r -> answer(() -> Reply.json(effects.criteria(json(r))))),
                Route.post("/studio/effect/zones", r -> answer(() -> Reply.json(effects.zones(json(r))))),
                Route.post("/studio/effect/scenarios", r -> answer(() -> Reply.json(effects.scenarios(json(r))))),
                Route.get("/studio/runs", r -> Reply.json(Map.of("runs", runs.told()))),
                Route.post("/studio/runs", r -> answer(() -> Reply.json(202, started(json(r))))),
                Route.post("/studio/runs/{id}/cancel", r -> answer(() -> Reply.json(runs.cancel(r.name("id"))))),
                Route.get("/studio/events", r -> new Reply.Events(this::events)),
                Route.get("/results/{folder}/", r -> opened(r.name("folder"))),
                Route.get("/results/{folder}/{file*}", r -> answer(() -> shown(r.name("folder"), r.name("file")))));
    }

    /** Gets the study ready that the page will open first, before anybody asks. */
    public void warmUp() {
        try {
            List<String> studies = workspace.list().stream()
                    .map(workspace::name)
                    .filter(n -> n.matches("(?i).*\\.ya?ml"))
                    .toList();
            Optional<String> first = studies.stream()
                    .filter(n -> n.matches("(.*/)?study\\.ya?ml"))
                    .findFirst()
                    .or(() -> studies.stream().findFirst());
            if (first.isPresent()) {
                effects.warm(first.get());
            }
        } catch (IOException | ProblemException e) {
            // the page will tell
        }
    }

    /** What may end in a problem of the user's. */
    private interface Answered {
        Reply reply() throws IOException;
    }

    /** A problem is an answer too: 409 where a file was changed outside, 429 where too much is asked for, else 400. */
    private static Reply answer(Answered answered) throws IOException {
        try {
            return answered.reply();
        } catch (ProblemException e) {
            Places places = new Places(StudyReader.KEYS, Map.of());
            ProblemCode code = e.problems().get(0).code();
            int status = code == ProblemCode.STUDIO_02_CHANGED
                    ? 409
                    : code == ProblemCode.STUDIO_05_BUSY || code == ProblemCode.STUDIO_08_SAME_FOLDER ? 429 : 400;
            return Reply.json(
                    status,
                    Map.of("problems", e.problems().stream().map(places::told).toList()));
        }
    }

    private static String file(Request request) {
        return request.query("file")
                .orElseThrow(() -> wrong(Bilingual.of("the request names no file", "请求未指明文件（file）")));
    }

    private static JsonNode json(Request request) throws IOException {
        byte[] bytes = request.bytes(LARGEST_REQUEST)
                .orElseThrow(() -> wrong(Bilingual.of("the request is too large", "请求过大")));
        try {
            JsonNode node = new ObjectMapper().readTree(bytes);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            // told below
        }
        throw wrong(Bilingual.of("the request is no JSON object", "请求不是 JSON 对象"));
    }

    private static ProblemException wrong(Bilingual what) {
        return new ProblemException(ProblemCode.STUDIO_07_REQUEST, "studio", what);
    }

    private Map<String, Object> listed() throws IOException {
        List<Object> files = new ArrayList<>();
        List<String> results = new ArrayList<>();
        for (Path path : workspace.list()) {
            if (Files.isDirectory(path)) {
                results.add(workspace.name(path));
            } else {
                Map<String, Object> file = new LinkedHashMap<>();
                file.put("name", workspace.name(path));
                file.put("bytes", Files.size(path));
                files.add(file);
            }
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("folder", workspace.root().toString());
        told.put("files", files);
        told.put("results", results);
        told.put("uploadBytes", Uploads.Bounds.USUAL.bytes());
        return told;
    }

    private Map<String, Object> read(String file) throws IOException {
        Map<String, Object> told = studies.read(file);
        effects.warm(file);
        return told;
    }

    private synchronized Map<String, Object> checked(Request request) throws IOException {
        try (LocalEngine engine = new LocalEngine(setting.threads())) {
            return studies.check(file(request), engine);
        }
    }

    private Map<String, Object> inspected(JsonNode asked) {
        List<Inspection> all = new ArrayList<>();
        try (LocalEngine engine = new LocalEngine(setting.threads())) {
            for (JsonNode file : asked.path("files")) {
                all.add(inspected(workspace.resolve(file.asText()), engine));
            }
        }
        Places places = new Places(StudyReader.KEYS, Map.of());
        List<Map<String, Object>> told = Inspections.told(all.stream()
                .map(i -> i.named(Path.of(workspace.name(i.file()))))
                .toList());
        for (int i = 0; i < all.size(); i++) {
            Map<String, Object> one = told.get(i);
            one.put("problems", all.get(i).problems().stream().map(places::told).toList());
        }
        return Map.of("files", told);
    }

    /** What a file says of itself, looked into once as long as it and what lies beside it under its name stay. */
    private Inspection inspected(Path file, LocalEngine engine) {
        String name = file.getFileName().toString();
        String stem = name.substring(0, name.lastIndexOf('.') + 1);
        StringBuilder key = new StringBuilder(file.toString());
        try (Stream<Path> beside = Files.list(file.toAbsolutePath().getParent())) {
            for (Path one : beside.filter(p -> p.getFileName().toString().startsWith(stem))
                    .sorted()
                    .toList()) {
                key.append('\n')
                        .append(one)
                        .append(Files.getLastModifiedTime(one))
                        .append(Files.size(one));
            }
        } catch (IOException e) {
            return Inspections.of(file, engine);
        }
        if (inspections.size() > MOST_INSPECTED) {
            inspections.clear();
        }
        return inspections.computeIfAbsent(key.toString(), k -> Inspections.of(file, engine));
    }

    private Map<String, Object> taken(Request request) throws IOException {
        String length = request.header("Content-Length");
        long announced = length.matches("\\d{1,15}") ? Long.parseLong(length) : -1;
        return Map.of("files", uploads.take(file(request), announced, request.body()));
    }

    private Map<String, Object> started(JsonNode asked) throws IOException {
        effects.rest();
        return runs.start(
                asked.path("study").asText(""),
                asked.path("out").asText(""),
                asked.path("language").asText("").equals("zh") ? Language.ZH : Language.EN,
                asked.path("replace").asBoolean(false));
    }

    /** The runs, whenever something about them has changed. */
    private void events(Reply.Outlet out) throws IOException, InterruptedException {
        String last = "";
        for (int silent = 0; ; silent++) {
            Map<String, Object> now = Map.of("runs", runs.told());
            String text = Json.line(now);
            if (!text.equals(last)) {
                out.event("runs", now);
                last = text;
                silent = 0;
            } else if (silent >= ALIVE) {
                out.alive();
                silent = 0;
            }
            runs.await(TELL_MS);
        }
    }

    /** The page of a run folder, or in plain words why it cannot be shown: a browser asks, and a person reads. */
    private Reply opened(String folder) throws IOException {
        try {
            return shown(folder, "index.html");
        } catch (ProblemException e) {
            StringBuilder why = new StringBuilder();
            for (Language language : List.of(Language.EN, Language.ZH)) {
                e.problems()
                        .forEach(p -> why.append(p.code().id())
                                .append("  ")
                                .append(p.place(language))
                                .append(language.of(": ", "："))
                                .append(p.found(language))
                                .append('\n')
                                .append(p.remedy(language))
                                .append("\n\n"));
            }
            return new Reply.Refusal(400, why.toString().strip());
        }
    }

    /** A file of the atlas of a run folder. */
    private Reply shown(String name, String file) throws IOException {
        Path folder = workspace.resolve(name);
        Path record = folder.resolve(RunFolder.RECORD);
        long written =
                Files.isRegularFile(record) ? Files.getLastModifiedTime(record).toMillis() : 0;
        Shown known = shown.get(name);
        if (known == null || known.written() != written) {
            known = new Shown(written, AtlasTree.of(folder));
            shown.put(name, known);
        }
        return Objects.requireNonNull(known).tree().find(file).orElse(Reply.missing());
    }

    @Override
    public void close() {
        runs.close();
        effects.close();
        workspace.close();
    }
}
