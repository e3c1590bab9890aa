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
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.app.web.MediaTypes;
import org.carbonscape.app.web.OpenApi;
import org.carbonscape.app.web.Reply;
import org.carbonscape.app.web.Request;
import org.carbonscape.app.web.Route;

/**
 * All files of an atlas by path: the page itself ({@code index.html}, {@code assets/}), {@code runs.json}, for each run
 * {@code runs/1/...} ({@link RunTree}), and for any two {@code compare/1/2.json}. Immutable but for what the files
 * themselves hold.
 */
public final class AtlasTree {
    private static final String PAGE = "page/";
    private static final String LIST = "runs.json";
    private static final Pattern STUDIO = Pattern.compile("studio\\.html|assets/studio-.*");
    /** Bytes: numbers of some millions of units. */
    private static final int MOST_ASKED = 32 << 20;

    private static final Pattern OF_RUN = Pattern.compile("runs/(\\d+)/(.*)", Pattern.DOTALL);
    private static final Pattern OF_TWO = Pattern.compile("compare/(\\d+)/(\\d+)\\.json");

    private final List<RunTree> runs;
    private final Comparer comparer;
    private final SortedSet<String> page;
    private final Map<String, Reply> made = new ConcurrentHashMap<>(); // of the page, each once

    /** What two run folders have different, as JSON takes it. */
    @FunctionalInterface
    public interface Comparer {
        Object compare(Path a, Path b);
    }

    private AtlasTree(List<RunTree> runs, Comparer comparer, SortedSet<String> page) {
        this.runs = List.copyOf(runs);
        this.comparer = comparer;
        this.page = page;
    }

    /**
     * Opens run folders.
     *
     * @param comparer of any two of them
     * @throws org.carbonscape.problem.ProblemException RUN-16, SERVE-02, SERVE-05 where a folder is no run, one of a
     *     newer program or one cut short
     */
    public static AtlasTree of(List<Path> folders, Comparer comparer) throws IOException {
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
        return new AtlasTree(runs, comparer, page);
    }

    /** Opens one run folder. */
    public static AtlasTree of(Path folder) throws IOException {
        return of(List.of(folder), (a, b) -> Map.of());
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = AtlasTree.class.getResourceAsStream(PAGE + name);
        if (in == null) {
            throw new IOException("the page lacks " + name);
        }
        return in;
    }

    /** What a path holds, without a leading slash; empty where there is nothing of that name. */
    public Optional<Reply> find(String path) throws IOException {
        if (path.equals(LIST)) {
            return Optional.of(Reply.json(list(false)));
        }
        if (page.contains(path)) {
            Reply known = made.get(path);
            if (known == null) {
                try (InputStream in = resource(path)) {
                    known = Reply.packed(in.readAllBytes(), MediaTypes.of(path));
                    made.put(path, known);
                }
            }
            return Optional.of(known);
        }
        Matcher two = OF_TWO.matcher(path);
        if (two.matches()) {
            return compared(two.group(1), two.group(2));
        }
        Matcher m = OF_RUN.matcher(path);
        return m.matches() ? run(m.group(1)).flatMap(r -> r.find(m.group(2))) : Optional.empty();
    }

    private Optional<Reply> compared(String a, String b) {
        return run(a).flatMap(of -> run(b).map(with -> Reply.json(comparer.compare(of.folder(), with.folder()))));
    }

    private Optional<RunTree> run(String number) {
        if (!number.matches("[1-9]\\d{0,5}") || Integer.parseInt(number) > runs.size()) {
            return Optional.empty();
        }
        return Optional.of(runs.get(Integer.parseInt(number) - 1));
    }

    /** What a server answers of this tree; the paths of {@code openapi.json}. */
    public List<Route> routes() {
        return List.of(
                Route.get("/", r -> page("index.html")),
                Route.get("/" + LIST, r -> Reply.json(list(true))),
                OpenApi.ROUTE,
                Route.get(
                        "/compare/{a}/{b}.json",
                        r -> compared(r.name("a"), r.name("b")).orElse(Reply.missing())),
                Route.get("/runs/{run}/atlas.json", r -> ofRun(r, Manifest.FILE)),
                Route.get("/runs/{run}/units/{set}.geo", r -> ofRun(r, RunTree.shapes(r.name("set")))),
                Route.get(
                        "/runs/{run}/units/{set}/{column}.f64",
                        r -> ofRun(r, RunTree.numbers(r.name("set"), r.name("column")))),
                Route.get(
                        "/runs/{run}/units/{set}/{column}.json",
                        r -> ofRun(r, RunTree.texts(r.name("set"), r.name("column")))),
                Route.post("/runs/{run}/units/{set}/selected.gpkg", this::selected),
                Route.get("/runs/{run}/{file*}", r -> ofRun(r, r.name("file"))),
                Route.get("/assets/{file}", r -> page("assets/" + r.name("file"))),
                Route.get("/{file}", r -> page(r.name("file"))));
    }

    private Reply selected(Request request) throws IOException {
        Optional<RunTree> run = run(request.name("run"));
        Optional<byte[]> asked = request.bytes(MOST_ASKED);
        if (run.isEmpty()) {
            return Reply.missing();
        }
        return asked.isEmpty()
                ? new Reply.Refusal(413, "more is sent than names the units of a set")
                : run.get().selected(request.name("set"), asked.get());
    }

    private Reply page(String file) throws IOException {
        return page.contains(file) ? find(file).orElse(Reply.missing()) : Reply.missing();
    }

    private Reply ofRun(Request request, String path) {
        return run(request.name("run")).flatMap(r -> r.find(path)).orElse(Reply.missing());
    }

    /** Answers once what a page asks for first, so that the first page need not wait for Java to warm up. */
    public void warmUp() {
        try {
            for (String file : page) {
                find(file);
            }
            for (int r = 0; r < runs.size(); r++) {
                find(folder(r) + Manifest.FILE);
                runs.get(r).warmUp();
            }
        } catch (IOException e) {
            // the page will tell
        }
    }

    /** Every path, for writing them down; the studio is no part of what is published. */
    List<String> paths() {
        List<String> all = new ArrayList<>(
                page.stream().filter(p -> !STUDIO.matcher(p).matches()).toList());
        all.add(LIST);
        for (int r = 0; r < runs.size(); r++) {
            String start = folder(r);
            runs.get(r).paths().forEach(p -> all.add(start + p));
            for (int other = 0; other < runs.size(); other++) {
                if (other != r) {
                    all.add("compare/" + (r + 1) + "/" + (other + 1) + ".json");
                }
            }
        }
        return all;
    }

    private static String folder(int run) {
        return "runs/" + (run + 1) + "/";
    }

    /** @param isServed whether a server is there that can be asked for more than files */
    private Map<String, Object> list(boolean isServed) {
        List<Object> all = new ArrayList<>();
        for (int r = 0; r < runs.size(); r++) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("path", folder(r));
            one.put("folder", Objects.toString(runs.get(r).folder().getFileName(), ""));
            one.put("title", runs.get(r).title());
            all.add(one);
        }
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("served", isServed);
        list.put("runs", all);
        return list;
    }
}
