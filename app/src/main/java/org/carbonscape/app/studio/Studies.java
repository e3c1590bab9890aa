package org.carbonscape.app.studio;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.carbonscape.engine.Engine;
import org.carbonscape.option.Item;
import org.carbonscape.option.Section;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.plan.StudyReader;
import org.carbonscape.study.plan.StudyText;
import org.carbonscape.study.run.StudyFiles;
import org.carbonscape.study.run.StudyRun;
import org.carbonscape.study.table.InputFiles;

/** Study files of a workspace, read, changed and checked. */
final class Studies {
    private final Workspace workspace;

    Studies(Workspace workspace) {
        this.workspace = workspace;
    }

    /** A study file with its text, its values by key and what its reading alone finds wrong. */
    Map<String, Object> read(String name) throws IOException {
        Path file = workspace.resolve(name);
        byte[] bytes =
                workspace.read(file).orElseThrow(() -> new ProblemException(ProblemCode.STUDY_01_MISSING, name, ""));
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("file", name);
        told.put("version", Workspace.version(bytes));
        Problems problems = new Problems();
        Map<String, Object> values = Map.of();
        try {
            StudyText text = StudyText.of(bytes);
            values = text.tree();
            told.put("text", text.text());
        } catch (ProblemException e) {
            told.put("text", new String(bytes, StandardCharsets.UTF_8));
        }
        StudyReader.read(file, problems);
        told.put("values", values);
        told.put("problems", told(problems, values));
        return told;
    }

    private static List<Object> told(Problems problems, Map<String, Object> values) {
        Places places = new Places(StudyReader.KEYS, values);
        List<Object> all = new ArrayList<>();
        problems.problems().forEach(p -> all.add(places.told(p)));
        problems.cautions().forEach(p -> all.add(places.told(p)));
        return all;
    }

    /**
     * Changes a study file: keys ({@code edits: [{path, value}]}, without a value: taken out) or all of its
     * {@code text}.
     */
    Map<String, Object> change(String name, JsonNode asked) throws IOException {
        Path file = workspace.resolve(name);
        String version = asked.path("version").asText("");
        byte[] before = workspace.read(file).orElse(new byte[0]);
        if (!version.equals(workspace.read(file).isPresent() ? Workspace.version(before) : "")) {
            throw new ProblemException(ProblemCode.STUDIO_02_CHANGED, name);
        }
        byte[] after;
        if (!asked.path("text").isTextual() && !asked.path("edits").isArray()) {
            throw new ProblemException(
                    ProblemCode.STUDIO_07_REQUEST,
                    name,
                    Bilingual.of("the request holds neither edits nor a text", "请求中既没有 edits，也没有 text"));
        }
        if (asked.has("text")) {
            after = Workspace.utf8(asked.path("text").asText());
        } else {
            StudyText text = text(before, name);
            for (JsonNode edit : asked.path("edits")) {
                List<String> path = new ArrayList<>();
                edit.path("path").forEach(k -> path.add(k.asText()));
                if (path.isEmpty()) {
                    throw new ProblemException(
                            ProblemCode.STUDIO_07_REQUEST, name, Bilingual.of("a change names no key", "修改未指明键"));
                }
                JsonNode given = edit.path("value");
                boolean nothing = given.isMissingNode()
                        || given.isTextual() && given.asText().isBlank();
                text = !nothing ? text.with(path, value(given)) : without(text, path);
            }
            after = text.bytes();
        }
        workspace.write(file, version, after);
        return read(name);
    }

    private static StudyText text(byte[] bytes, String name) {
        try {
            return StudyText.of(bytes);
        } catch (ProblemException e) { // which does not know the file's name
            throw new ProblemException(
                    e.problems().stream().map(p -> p.at(name)).toList());
        }
    }

    /** Without a key, and without its section where that can hold nothing: an empty one would count as written. */
    private static StudyText without(StudyText text, List<String> path) {
        StudyText after = text.without(path);
        List<String> section = path.subList(0, path.size() - 1);
        return after != text && needsKeys(section) && isEmpty(after.tree(), section) ? without(after, section) : after;
    }

    /**
     * Whether a section that may be left out means nothing without keys, as {@code carbon} and
     * {@code carbon.emissions} do, or no more than where it is left out, as {@code suitability.weights}.
     */
    private static boolean needsKeys(List<String> path) {
        Item item = StudyReader.KEYS;
        for (String key : path) {
            item = item instanceof Section s ? s.find(key).orElse(s) : item;
        }
        return item instanceof Section section
                && !section.required()
                && !section.key().equals(Item.ANY) // its name is the user's
                && (path.size() == 1
                        || section.standing()
                        || section.items().stream().anyMatch(Item::required)
                        || section.items().stream().allMatch(i -> i.key().equals(Item.ANY)));
    }

    private static boolean isEmpty(Object tree, List<String> path) {
        Object here = tree;
        for (String key : path) {
            here = here instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return Map.of().equals(here);
    }

    private static Object value(JsonNode node) {
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(n -> list.add(value(n)));
            return list;
        }
        if (node.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            node.properties().forEach(e -> map.put(e.getKey(), value(e.getValue())));
            return map;
        }
        return node.asText();
    }

    /** Everything wrong or doubtful with a study; reads its rasters once. */
    Map<String, Object> check(String name, Engine engine) throws IOException {
        Path file = workspace.resolve(name);
        byte[] bytes = workspace.read(file).orElse(new byte[0]); // before: later changes are checked anew
        Problems problems = new Problems();
        List<Problem> outside = outside(file);
        OptionalLong memory = OptionalLong.empty();
        if (outside.isEmpty()) {
            memory = StudyRun.check(file, problems, engine);
        } else {
            outside.forEach(problems::add);
        }
        Map<String, Object> values = Map.of();
        try {
            values = StudyText.of(bytes).tree();
        } catch (ProblemException e) {
            // among the problems already
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("file", name);
        told.put("version", Workspace.version(bytes));
        told.put("problems", told(problems, values));
        memory.ifPresent(mb -> told.put("memory_mb", mb));
        return told;
    }

    /** Files that a study names and that do not lie in the workspace, each at its key. */
    List<Problem> outside(Path file) throws IOException {
        Optional<Study> study = StudyReader.read(file, new Problems());
        if (study.isEmpty()) {
            return List.of();
        }
        Map<Path, String> keys = new HashMap<>();
        byte[] bytes = workspace.read(file).orElse(new byte[0]);
        Places.leaves(StudyText.of(bytes).tree(), List.of(), (path, text) -> {
            try {
                keys.putIfAbsent(file.resolveSibling(text).normalize(), String.join(".", path));
            } catch (InvalidPathException e) {
                // a text that is no file
            }
        });
        return beyond(workspace, study.get())
                .map(f -> Problem.of(
                        ProblemCode.STUDIO_03_OUTSIDE,
                        Optional.ofNullable(keys.get(f))
                                .map(k -> k + " (" + f + ")")
                                .orElse(f.toString())))
                .toList();
    }

    /** The same of a study as it is read, each by its path. */
    static List<Problem> outside(Workspace workspace, Study study) {
        return beyond(workspace, study)
                .map(f -> Problem.of(ProblemCode.STUDIO_03_OUTSIDE, f.toString()))
                .toList();
    }

    private static Stream<Path> beyond(Workspace workspace, Study study) {
        return StudyFiles.of(study).stream()
                .flatMap(f -> parts(f).stream())
                .filter(f -> !workspace.holds(f))
                .distinct();
    }

    /** With what a raster made of others is made of. */
    private static List<Path> parts(Path file) {
        List<Path> parts = new ArrayList<>(List.of(file));
        new Problems().attempt(() -> InputFiles.parts(file)).ifPresent(parts::addAll);
        return parts;
    }
}
