package org.carbonscape.app.atlas;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carbonscape.io.json.Json;

/**
 * All files of an atlas by path: the page itself ({@code index.html}, {@code assets/}), {@code runs.json}, and for each
 * run {@code runs/1/...} ({@link RunTree}). Immutable but for what the files themselves hold.
 */
public final class AtlasTree {
    private static final String PAGE = "page/";

    /** What a path holds. */
    public sealed interface Content {
        /** Of the HTTP header. */
        String type();
    }

    /** A file of a run. */
    public record OnDisk(Path file, String type) implements Content {}

    /** Bytes made for the page. */
    public record Made(byte[] bytes, String type) implements Content {}

    private final List<RunTree> runs;
    private final SortedSet<String> page;

    private AtlasTree(List<RunTree> runs, SortedSet<String> page) {
        this.runs = List.copyOf(runs);
        this.page = page;
    }

    /**
     * Opens run folders.
     *
     * @throws org.carbonscape.problem.ProblemException RUN-16, SERVE-02 where a folder is no run or one of a newer
     *     program
     */
    public static AtlasTree of(List<Path> folders) throws IOException {
        List<RunTree> runs = new ArrayList<>();
        for (Path folder : folders) {
            runs.add(RunTree.open(folder));
        }
        SortedSet<String> page = new TreeSet<>();
        try (InputStream list = resource("files.txt")) {
            new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.isBlank())
                    .forEach(page::add);
        }
        return new AtlasTree(runs, page);
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = AtlasTree.class.getResourceAsStream(PAGE + name);
        if (in == null) {
            throw new IOException("the page lacks " + name);
        }
        return in;
    }

    /** What a path holds, without a leading slash; empty where there is nothing of that name. */
    public Optional<Content> find(String path) throws IOException {
        if (path.equals("runs.json")) {
            return Optional.of(new Made(Json.text(list()).getBytes(StandardCharsets.UTF_8), MediaTypes.JSON));
        }
        if (page.contains(path)) {
            try (InputStream in = resource(path)) {
                return Optional.of(new Made(in.readAllBytes(), MediaTypes.of(path)));
            }
        }
        for (int r = 0; r < runs.size(); r++) {
            String start = folder(r);
            if (path.startsWith(start)) {
                return runs.get(r).find(path.substring(start.length()));
            }
        }
        return Optional.empty();
    }

    /** Every path, for writing them down. */
    public List<String> paths() {
        List<String> all = new ArrayList<>(page);
        all.add("runs.json");
        for (int r = 0; r < runs.size(); r++) {
            String start = folder(r);
            runs.get(r).paths().forEach(p -> all.add(start + p));
        }
        return all;
    }

    private static String folder(int run) {
        return "runs/" + (run + 1) + "/";
    }

    private Map<String, Object> list() {
        List<Object> all = new ArrayList<>();
        for (int r = 0; r < runs.size(); r++) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("path", folder(r));
            one.put("folder", Objects.toString(runs.get(r).folder().getFileName(), ""));
            one.put("title", runs.get(r).title());
            all.add(one);
        }
        return Map.of("runs", all);
    }
}
