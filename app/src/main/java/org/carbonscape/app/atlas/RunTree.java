package org.carbonscape.app.atlas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.app.web.MediaTypes;
import org.carbonscape.app.web.Reply;
import org.carbonscape.io.json.Json;
import org.carbonscape.io.run.FileHash;
import org.carbonscape.io.run.RecordedRun;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.vector.Layer;
import org.carbonscape.io.vector.VectorFile;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * A run's files as the page reads them: the files of the run under their own names, {@code atlas.json} that tells what
 * there is ({@link Manifest}), and the units' shapes and columns ({@link UnitBytes}) by their numbers, so that no name
 * in a study becomes a path: {@code units/1.geo}, {@code units/1/7.f64}, {@code units/1/3.json}.
 */
final class RunTree {
    private static final String UNITS = "units/";
    private static final Pattern OF_UNITS =
            Pattern.compile("units/([1-9]\\d{0,5})(?:\\.geo|/([1-9]\\d{0,5})\\.(f64|json))");
    /** A path that stays where it is, on every system. */
    private static final Pattern PLAIN =
            Pattern.compile("(?:(?!\\.\\.?/)[^/\\\\:\\x00]+/)*(?!\\.\\.?$)[^/\\\\:\\x00]+");

    private final Path folder;
    private final JsonNode record;
    private final SortedMap<String, Path> files;
    private final Manifest manifest;
    private final Reply told; // the manifest
    private final Map<String, Layer> layers = new TreeMap<>(); // each read once

    private RunTree(Path folder, JsonNode record, SortedMap<String, Path> files) throws IOException {
        this.folder = folder;
        this.record = record;
        this.files = files;
        this.manifest = Manifest.of(folder, record, files.keySet(), this::layer);
        this.told = Reply.packed(Json.text(manifest.json()).getBytes(StandardCharsets.UTF_8), MediaTypes.JSON);
    }

    static RunTree open(Path folder) throws IOException {
        RecordedRun recorded = RecordedRun.read(folder);
        JsonNode record =
                new ObjectMapper().readTree(folder.resolve(RunFolder.RECORD).toFile());
        String version = record.path("program").path("version").asText("");
        if (Versions.isNewer(version)) {
            throw new ProblemException(ProblemCode.SERVE_02_NEWER, folder.toString(), version, Versions.own());
        }
        SortedMap<String, Path> files = new TreeMap<>();
        for (String name : recorded.outputs().keySet()) {
            if (!PLAIN.matcher(name).matches()) { // a record that names what lies elsewhere
                throw RecordedRun.noRecord(folder);
            }
            files.put(name, folder.resolve(name));
        }
        files.put(RunFolder.RECORD, folder.resolve(RunFolder.RECORD));
        List<String> missing = files.entrySet().stream()
                .filter(e -> !Files.isRegularFile(e.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (!missing.isEmpty()) {
            throw new ProblemException(ProblemCode.RUN_18_MISSING, folder.toString(), Listing.of(missing));
        }
        List<String> cut = new ArrayList<>();
        for (Map.Entry<String, FileHash> written : recorded.outputs().entrySet()) {
            String name = written.getKey();
            boolean isMap = name.startsWith("rasters/") || name.startsWith("vectors/"); // tables may have been edited
            if (isMap && Files.size(folder.resolve(name)) < written.getValue().bytes()) {
                cut.add(name);
            }
        }
        if (!cut.isEmpty()) {
            throw new ProblemException(ProblemCode.SERVE_05_CUT_SHORT, folder.toString(), Listing.of(cut));
        }
        return new RunTree(folder.toAbsolutePath(), record, files);
    }

    Path folder() {
        return folder;
    }

    String title() {
        return record.path("study").path("title").asText("");
    }

    static String shapes(String set) {
        return UNITS + set + ".geo";
    }

    static String numbers(String set, String column) {
        return UNITS + set + "/" + column + ".f64";
    }

    static String texts(String set, String column) {
        return UNITS + set + "/" + column + ".json";
    }

    /** What a path holds; an exact name or nothing. */
    Optional<Reply> find(String path) {
        if (path.equals(Manifest.FILE)) {
            return Optional.of(told);
        }
        if (path.startsWith(UNITS)) {
            return units(path);
        }
        Path file = files.get(path);
        return file != null && isInside(file)
                ? Optional.of(new Reply.OnDisk(file, MediaTypes.of(path)))
                : Optional.empty();
    }

    /** Whether a file lies in the run's folder once links are followed. */
    private boolean isInside(Path file) {
        try {
            return file.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            return false; // it is no longer there
        }
    }

    private Optional<Reply> units(String path) {
        Matcher m = OF_UNITS.matcher(path);
        if (!m.matches() || Integer.parseInt(m.group(1)) > manifest.vectors().size()) {
            return Optional.empty();
        }
        Layer layer = layer(manifest.vectors().get(Integer.parseInt(m.group(1)) - 1));
        if (m.group(2) == null) {
            return Optional.of(Reply.bytes(UnitBytes.shapes(layer), MediaTypes.BYTES));
        }
        int column = Integer.parseInt(m.group(2)) - 1;
        if (column >= layer.fields().size()) {
            return Optional.empty();
        }
        boolean isText = layer.fields().get(column).kind() == Layer.Kind.TEXT;
        if (isText != m.group(3).equals("json")) {
            return Optional.empty();
        }
        return Optional.of(
                isText
                        ? Reply.json(UnitBytes.texts(layer, column))
                        : Reply.bytes(UnitBytes.numbers(layer, column), MediaTypes.BYTES));
    }

    /**
     * Units of a set as a GeoPackage.
     *
     * @param asked {@code {"units": [0, 7], "columns": ["12"]}}: places of units, from 0, and paths of columns
     */
    Reply selected(String set, byte[] asked) throws IOException {
        Matcher m = OF_UNITS.matcher(shapes(set));
        if (!m.matches() || Integer.parseInt(m.group(1)) > manifest.vectors().size()) {
            return Reply.missing();
        }
        Manifest.Vector vector = manifest.vectors().get(Integer.parseInt(m.group(1)) - 1);
        Layer layer = layer(vector);
        JsonNode wanted;
        try {
            wanted = new ObjectMapper().readTree(asked);
        } catch (JsonProcessingException e) {
            return new Reply.Refusal(400, "what is sent is no JSON");
        }
        List<Integer> units = new ArrayList<>();
        List<Integer> columns = new ArrayList<>();
        wanted.path("units").forEach(u -> units.add(u.asInt(-1)));
        wanted.path("columns").forEach(c -> columns.add(c.asInt(0) - 1));
        if (units.isEmpty() || units.stream().anyMatch(u -> u < 0 || u >= layer.size())) {
            return new Reply.Refusal(400, "no units are named, or some that the set does not have");
        }
        int all = layer.fields().size();
        if (columns.stream().anyMatch(c -> c < 0 || c >= all)) {
            return new Reply.Refusal(400, "there is a column named that the set does not have");
        }
        return Reply.bytes(Selected.geoPackage(vector.layer(), layer, units, columns), MediaTypes.of("selected.gpkg"));
    }

    private Layer layer(Manifest.Vector vector) {
        synchronized (layers) {
            return layers.computeIfAbsent(
                    vector.id(), k -> VectorFile.read(folder.resolve(vector.file()), vector.layer()));
        }
    }

    /** Makes the shapes of every set of units once. */
    void warmUp() {
        for (int v = 1; v <= manifest.vectors().size(); v++) {
            find(shapes(Integer.toString(v)));
        }
    }

    List<String> paths() {
        List<String> all = new ArrayList<>(files.keySet());
        all.add(Manifest.FILE);
        for (int v = 1; v <= manifest.vectors().size(); v++) {
            String set = Integer.toString(v);
            all.add(shapes(set));
            List<Layer.Field> fields = layer(manifest.vectors().get(v - 1)).fields();
            for (int c = 1; c <= fields.size(); c++) {
                String column = Integer.toString(c);
                all.add(fields.get(c - 1).kind() == Layer.Kind.TEXT ? texts(set, column) : numbers(set, column));
            }
        }
        return all;
    }
}
