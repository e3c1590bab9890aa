package org.carbonscape.app.atlas;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.finding.Dictionary;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.Grid;
import org.carbonscape.io.mosaic.RasterFiles;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.io.vector.Layer;
import org.carbonscape.method.ClassKey;
import org.carbonscape.method.Statistics;
import org.carbonscape.method.UnitStatistic;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.intake.DriverLayer;
import org.carbonscape.study.layer.LayerWords;
import org.carbonscape.study.layer.MapGround;
import org.carbonscape.study.plan.Quantity;
import org.carbonscape.study.run.MapLayers;

/**
 * What an atlas of a run can show: {@code atlas.json}. Every layer with its file, phases and classes; every set of
 * units with its columns, what they mean and how they are coloured; every table.
 *
 * @param vectors whose shapes and columns the page may ask for; their place, from 1, is their {@code path}
 */
record Manifest(Map<String, Object> json, List<Vector> vectors) {
    /**
     * A layer of shapes.
     *
     * @param id    what the page calls it: {@code cells}
     * @param file  within the run folder
     * @param layer its name there
     */
    record Vector(String id, String file, String layer) {}

    /** Its own path. */
    static final String FILE = "atlas.json";

    private static final Pattern OF_YEAR = Pattern.compile("(.+?)_([0-9]{1,4})");
    /** Whose words the columns of units have. */
    private static final List<String> TABLES_OF_UNITS = List.of("carbon-by-unit", "stock-by-unit");

    /** Ends the columns of land of a class. */
    private static final String AREA = "_km2";

    private static final String UNITS = "vectors/units.gpkg";

    /** @param read reads a file of shapes of the run, each once */
    static Manifest of(Path folder, JsonNode record, Collection<String> files, Function<Vector, Layer> read)
            throws IOException {
        List<MapLayers.Shown> layers = MapLayers.of(folder);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", record.path("study").path("title").asText(""));
        json.put("synthetic", record.path("study").path("synthetic").asBoolean(false));
        json.put("source", record.path("options").path("source").asText(""));
        json.put("program", record.path("program").path("version").asText(""));
        TreeSet<Integer> years = new TreeSet<>();
        record.path("options").path("landUse").path("phases").fieldNames().forEachRemaining(y -> {
            if (y.matches("[0-9]{1,4}")) {
                years.add(Integer.valueOf(y));
            }
        });
        json.put("phases", List.copyOf(years));
        grid(folder, layers).ifPresent(g -> json.put("grid", grid(g)));
        ClassNames names = new ClassNames(record, folder);
        json.put("rasters", rasters(layers, files, names));
        List<Vector> vectors = new ArrayList<>();
        json.put("unitSets", unitSets(record, layers, files, vectors, read, names));
        json.put("overlays", overlays(layers, vectors, read, names));
        List<Object> tables = new ArrayList<>();
        for (String file : files) {
            if (file.startsWith("tables/") && (file.endsWith(".csv") || file.endsWith(".csv.gz"))) {
                String name = file.substring("tables/".length(), file.indexOf(".csv"));
                Map<String, Object> table = new LinkedHashMap<>();
                table.put("name", name);
                table.put("title", words(Dictionary.title(name)));
                table.put("file", file);
                tables.add(table);
            }
        }
        json.put("tables", tables);
        json.put("drivers", drivers(record.path("options").path("drivers"), names));
        json.put("report", files.contains("report.html") ? "report.html" : "");
        return new Manifest(json, vectors);
    }

    /** What drivers are called, by their names in tables. */
    static Map<String, Object> drivers(JsonNode written, ClassNames names) {
        Map<String, Object> drivers = new LinkedHashMap<>();
        written.properties()
                .forEach(d -> drivers.put(
                        d.getKey(),
                        words(DriverLayer.words(
                                d.getKey(),
                                d.getValue().asText(),
                                c -> names.of(c).map(ClassNames.Name::chinese).orElse(c)))));
        return drivers;
    }

    private static Map<String, Object> words(Words words) {
        Map<String, Object> both = new LinkedHashMap<>();
        both.put("en", words.en());
        both.put("zh", words.zh());
        return both;
    }

    private static Optional<Grid> grid(Path folder, List<MapLayers.Shown> layers) {
        return layers.stream()
                .filter(l -> l.form() == MapLayers.Form.RASTER)
                .reduce((a, b) -> b) // land use lies lowest: the study's own grid
                .map(l -> TiffFile.open(folder.resolve(l.file())).grid());
    }

    static Map<String, Object> grid(Grid grid) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("crs", grid.crs().label());
        json.put("wkt", grid.crs().wkt1());
        json.put("geographic", grid.crs().isGeographic());
        MapGround ground =
                MapGround.under(grid.crs(), (grid.west() + grid.east()) / 2, (grid.north() + grid.south()) / 2);
        json.put("metresPerUnit", ground.metresPerY());
        json.put("aspect", ground.metresPerX() / ground.metresPerY());
        json.put("north", ground.north_deg());
        json.put("extent", List.of(grid.west(), grid.south(), grid.east(), grid.north()));
        return json;
    }

    private static List<Object> rasters(List<MapLayers.Shown> layers, Collection<String> files, ClassNames names)
            throws IOException {
        List<Object> all = new ArrayList<>();
        for (MapLayers.Shown layer : layers) {
            String file = RasterFiles.shown(layer.file());
            if (layer.form() == MapLayers.Form.RASTER && files.contains(file)) {
                Styles.Style style = Styles.of(layer.qml());
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("id", layer.stem());
                json.put("kind", layer.kind());
                json.put("stage", words(layer.stage()));
                json.put("title", words(layer.title()));
                json.put("years", layer.years());
                json.put("file", file);
                json.put(
                        "classes", style.classes().stream().anyMatch(c -> c.containsKey("value")) ? "codes" : "values");
                names.name(style);
                json.put("legend", style.classes());
                all.add(json);
            }
        }
        return all;
    }

    private static List<Object> unitSets(
            JsonNode record,
            List<MapLayers.Shown> layers,
            Collection<String> files,
            List<Vector> vectors,
            Function<Vector, Layer> read,
            ClassNames names)
            throws IOException {
        List<Object> all = new ArrayList<>();
        if (!files.contains(UNITS)) {
            return all;
        }
        Map<String, List<MapLayers.Shown>> bySet = new LinkedHashMap<>();
        record.path("options").path("units").fieldNames().forEachRemaining(s -> bySet.put(s, new ArrayList<>()));
        for (MapLayers.Shown layer : layers) {
            if (layer.file().equals(UNITS)) {
                bySet.computeIfAbsent(layer.kind(), k -> new ArrayList<>()).add(layer);
            }
        }
        for (Map.Entry<String, List<MapLayers.Shown>> set : bySet.entrySet()) {
            Vector vector = new Vector(set.getKey(), UNITS, set.getKey());
            vectors.add(vector);
            Layer layer = read.apply(vector);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("id", vector.id());
            json.put("path", Integer.toString(vectors.size()));
            json.put("file", UNITS);
            json.put("count", layer.size());
            json.put("columns", columns(layer.fields(), names));
            List<Object> styles = new ArrayList<>();
            for (MapLayers.Shown shown : set.getValue()) {
                Styles.Style style = Styles.of(shown.qml());
                names.name(style);
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("column", style.attribute());
                one.put("title", words(shown.title()));
                one.put("legend", style.classes());
                styles.add(one);
            }
            json.put("styles", styles);
            all.add(json);
        }
        return all;
    }

    private static List<Object> columns(List<Layer.Field> fields, ClassNames names) {
        List<Object> columns = new ArrayList<>();
        for (Layer.Field field : fields) {
            Map<String, Object> json = column(field, names);
            json.put("path", Integer.toString(columns.size() + 1));
            columns.add(json);
        }
        return columns;
    }

    /** A column: what it is without its year, and what the dictionary and the methods say of it. */
    static Map<String, Object> column(Layer.Field field, ClassNames names) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", field.name());
        json.put("text", field.kind() == Layer.Kind.TEXT);
        Matcher m = OF_YEAR.matcher(field.name());
        String of = m.matches() ? m.group(1) : field.name();
        json.put("of", of);
        if (m.matches()) {
            json.put("year", Integer.valueOf(m.group(2)));
        }
        TABLES_OF_UNITS.stream()
                .flatMap(t -> Dictionary.column(t, of).stream())
                .findFirst()
                .ifPresent(e -> {
                    json.put("heading", words(e.heading()));
                    json.put("unit", e.unit());
                });
        if (of.endsWith(AREA)) {
            names.of(of.substring(0, of.length() - AREA.length())).ifPresent(n -> {
                json.put("heading", words(Words.of(of, n.chinese() + "面积")));
                json.put("unit", "km2");
            });
        }
        statistic(of).ifPresent(statistic -> {
            ClassKey<?> key = statistic.classes().orElseThrow();
            json.put("heading", words(ofClasses(statistic, key, of, names)));
            List<Object> legend = new ArrayList<>();
            for (ClassKey.Entry entry : key.classes()) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("value", entry.code());
                one.put("label", words(entry.name()));
                one.put("color", String.format(Locale.ROOT, "#%06x", entry.rgb() & 0xffffff));
                legend.add(one);
            }
            json.put("legend", legend);
        });
        if (!json.containsKey("heading")) {
            LayerWords.ofAny(
                            field.name(),
                            c -> names.of(c).map(ClassNames.Name::chinese).orElse(c))
                    .map(zh -> zh.replaceFirst("^\\d{4} 年 ?", "")) // the page adds the year
                    .ifPresent(zh -> json.put("heading", words(Words.of(of, zh))));
        }
        return json;
    }

    /** Which statistic's classes they are, and of which flow or class: several have a cluster. */
    private static Words ofClasses(UnitStatistic<?, ?> statistic, ClassKey<?> key, String column, ClassNames names) {
        Words title = statistic.about().title();
        String of = column.substring((statistic.layerPrefix() + "_" + key.column()).length())
                .replaceFirst("_", "");
        Words whose = of.isEmpty()
                ? title
                : Words.of(
                        title.en() + " (" + of.replace('_', ' ') + ")",
                        title.zh() + "（"
                                + Quantity.find(of)
                                        .map(q -> q.words().zh())
                                        .or(() -> names.of(of).map(ClassNames.Name::chinese))
                                        .orElse(of)
                                + "）");
        return Words.of(
                whose.en() + ": " + key.title().en(),
                whose.zh() + "：" + key.title().zh());
    }

    /** {@code lisa_cluster}, {@code lisa_cluster_source}: the statistic that makes a column of classes. */
    private static Optional<UnitStatistic<?, ?>> statistic(String column) {
        for (UnitStatistic<?, ?> statistic : Statistics.ALL) {
            Optional<? extends ClassKey<?>> key = statistic.classes();
            String name =
                    statistic.layerPrefix() + "_" + key.map(ClassKey::column).orElse("");
            if (key.isPresent()
                    && !statistic.layerPrefix().isEmpty()
                    && (column.equals(name) || column.startsWith(name + "_"))) {
                return Optional.of(statistic);
            }
        }
        return Optional.empty();
    }

    private static List<Object> overlays(
            List<MapLayers.Shown> layers, List<Vector> vectors, Function<Vector, Layer> reader, ClassNames names)
            throws IOException {
        List<Object> all = new ArrayList<>();
        for (MapLayers.Shown layer : layers) {
            if (layer.form() != MapLayers.Form.RASTER && !layer.file().equals(UNITS)) {
                Vector vector = new Vector(layer.stem() + "-" + layer.kind(), layer.file(), layer.kind());
                Optional<Layer> filled = filled(reader, vector);
                if (filled.isEmpty()) {
                    continue;
                }
                vectors.add(vector);
                Styles.Style style = Styles.of(layer.qml());
                names.name(style);
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("id", vector.id());
                json.put("path", Integer.toString(vectors.size()));
                json.put("file", layer.file());
                json.put("title", words(layer.title()));
                json.put("line", layer.form() == MapLayers.Form.LINE);
                json.put("column", style.attribute());
                json.put("legend", style.classes());
                json.put("count", filled.get().size());
                json.put("columns", columns(filled.get().fields(), names));
                all.add(json);
            }
        }
        return all;
    }

    /** Of a single patch there are no corridors: their layer is there, without features. */
    static Optional<Layer> filled(Function<Vector, Layer> reader, Vector vector) {
        try {
            return Optional.of(reader.apply(vector));
        } catch (ProblemException e) {
            if (e.problems().stream().allMatch(p -> p.code() == ProblemCode.VECTOR_05_NO_FEATURES)) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
