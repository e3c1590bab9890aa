package org.carbonscape.app.atlas;

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
import org.carbonscape.io.json.Json;
import org.carbonscape.io.run.RecordedRun;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.vector.Layer;
import org.carbonscape.io.vector.VectorFile;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * A run's files as the page reads them: the files of the run under their own names, {@code atlas.json} that tells what
 * there is ({@link Manifest}), and the units' shapes and columns ({@link UnitBytes}): {@code units/cells.geo},
 * {@code units/cells/net_tCO2_2020.f64}, {@code units/cells/name.json}.
 */
final class RunTree {
    private static final String UNITS = "units/";

    private final Path folder;
    private final JsonNode record;
    private final SortedMap<String, Path> files;
    private final Manifest manifest;
    private final Map<String, Layer> layers = new TreeMap<>(); // read when first asked for

    private RunTree(Path folder, JsonNode record, SortedMap<String, Path> files, Manifest manifest) {
        this.folder = folder;
        this.record = record;
        this.files = files;
        this.manifest = manifest;
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
        return new RunTree(folder.toAbsolutePath(), record, files, Manifest.of(folder, record, files.keySet()));
    }

    Path folder() {
        return folder;
    }

    String title() {
        return record.path("study").path("title").asText("");
    }

    Optional<AtlasTree.Content> find(String path) throws IOException {
        if (path.equals("atlas.json")) {
            return Optional.of(json(manifest.json()));
        }
        if (path.startsWith(UNITS)) {
            return units(path.substring(UNITS.length()));
        }
        Path file = files.get(path);
        if (file == null || !file.toRealPath().startsWith(folder.toRealPath())) { // a link that leads elsewhere
            return Optional.empty();
        }
        return Optional.of(new AtlasTree.OnDisk(file, MediaTypes.of(path)));
    }

    private static AtlasTree.Made json(Object value) {
        return new AtlasTree.Made(Json.text(value).getBytes(StandardCharsets.UTF_8), MediaTypes.JSON);
    }

    private Optional<AtlasTree.Content> units(String path) throws IOException {
        for (Manifest.Vector vector : manifest.vectors()) {
            if (path.equals(vector.id() + ".geo")) {
                return Optional.of(new AtlasTree.Made(UnitBytes.shapes(layer(vector)), MediaTypes.BYTES));
            }
            if (path.startsWith(vector.id() + "/")) {
                return column(vector, path.substring(vector.id().length() + 1));
            }
        }
        return Optional.empty();
    }

    private Optional<AtlasTree.Content> column(Manifest.Vector vector, String name) {
        Layer layer = layer(vector);
        for (int c = 0; c < layer.fields().size(); c++) {
            Layer.Field field = layer.fields().get(c);
            if (name.equals(columnFile(field))) {
                return Optional.of(
                        field.kind() == Layer.Kind.TEXT
                                ? json(UnitBytes.texts(layer, c))
                                : new AtlasTree.Made(UnitBytes.numbers(layer, c), MediaTypes.BYTES));
            }
        }
        return Optional.empty();
    }

    private static String columnFile(Layer.Field field) {
        return field.name() + (field.kind() == Layer.Kind.TEXT ? ".json" : ".f64");
    }

    private Layer layer(Manifest.Vector vector) {
        synchronized (layers) {
            return layers.computeIfAbsent(
                    vector.id(), k -> VectorFile.read(folder.resolve(vector.file()), vector.layer()));
        }
    }

    List<String> paths() {
        List<String> all = new ArrayList<>(files.keySet());
        all.add("atlas.json");
        for (Manifest.Vector vector : manifest.vectors()) {
            all.add(UNITS + vector.id() + ".geo");
            layer(vector).fields().forEach(f -> all.add(UNITS + vector.id() + "/" + columnFile(f)));
        }
        return all;
    }
}
