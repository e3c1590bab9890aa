package org.carbonscape.study.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carbonscape.finding.Words;
import org.carbonscape.io.mosaic.RasterFiles;
import org.carbonscape.io.vector.GeoPackageStyles;

/**
 * The map layers of a run folder: every raster that carries a style and every layer of a GeoPackage with each of its
 * styles. Found by what lies in the folder, so that nothing has to announce itself.
 */
public final class MapLayers {
    private static final Words ADVICE = Words.of("Suitability and zones", "适宜性与分区");
    private static final Words VECTORS = Words.of("Units", "单元");
    private static final Words DENSITY = Words.of("Kernel density", "核密度");
    private static final Words STOCK = Words.of("Carbon stock", "碳储量");
    private static final Words FLOWS = Words.of("Sources and sinks", "碳源与碳汇");
    private static final Words LAND = Words.of("Land use", "土地利用");
    private static final Words OTHERS = Words.of("Other rasters", "其他栅格");

    /** What layers belong to, from top to bottom. */
    public static final List<Words> STAGES = List.of(ADVICE, VECTORS, DENSITY, STOCK, FLOWS, LAND, OTHERS);

    private static final Pattern OF_YEARS = Pattern.compile("([a-z_]+?)_([0-9]+)(?:_([0-9]+))?");

    /** Rasters by how their names begin: stage and title. */
    private static final Map<String, Words[]> KINDS = kinds();

    private MapLayers() {}

    /** What a layer's file holds. */
    public enum Form {
        RASTER,
        POLYGON,
        LINE
    }

    /**
     * A layer with one of its styles.
     *
     * @param form  of what is drawn
     * @param stage one of {@link #STAGES}
     * @param kind  what it shows, the same for all phases: {@code net}, {@code landuse}; of vectors the layer's name
     * @param title of its kind; of vectors that of the style
     * @param years none, the phase's, or the first and the last of a change
     * @param file  within the run folder
     * @param qml   its style as a QGIS document
     */
    public record Shown(
            Form form, Words stage, String kind, Words title, List<Integer> years, String file, String qml) {
        /** The file's name without folder and ending. */
        public String stem() {
            return MapLayers.stem(Path.of(file));
        }
    }

    private static Map<String, Words[]> kinds() {
        Map<String, Words[]> kinds = new LinkedHashMap<>(); // in the order within a group
        kinds.put("zones", new Words[] {ADVICE, Words.of("Zones", "分区")});
        kinds.put("suitability_level", new Words[] {ADVICE, Words.of("Suitability level", "适宜等级")});
        kinds.put("suitability_score", new Words[] {ADVICE, Words.of("Suitability score", "适宜性得分")});
        kinds.put("level_stability", new Words[] {ADVICE, Words.of("Stability of the level", "等级稳定性")});
        kinds.put("cost_distance", new Words[] {ADVICE, Words.of("Least cost", "最小累积阻力")});
        kinds.put(
                "density_source",
                new Words[] {DENSITY, Words.of("Density of sources (tCO₂/km² a year)", "碳源核密度（tCO₂/(km²·年)）")});
        kinds.put(
                "density_sink",
                new Words[] {DENSITY, Words.of("Density of sinks (tCO₂/km² a year)", "碳汇核密度（tCO₂/(km²·年)）")});
        kinds.put("stock", new Words[] {STOCK, Words.of("Carbon stock (tC/ha)", "碳储量（tC/公顷）")});
        kinds.put("stock_change", new Words[] {STOCK, Words.of("Change in carbon stock (tC/ha)", "碳储量变化（tC/公顷）")});
        kinds.put("net", new Words[] {FLOWS, Words.of("Net emissions (tCO₂/ha a year)", "净碳排放（tCO₂/(公顷·年)）")});
        kinds.put("source", new Words[] {FLOWS, Words.of("Source (tCO₂/ha a year)", "碳源（tCO₂/(公顷·年)）")});
        kinds.put("sink", new Words[] {FLOWS, Words.of("Sink (tCO₂/ha a year)", "碳汇（tCO₂/(公顷·年)）")});
        kinds.put("landuse", new Words[] {LAND, Words.of("Land use", "土地利用")});
        kinds.put("change", new Words[] {LAND, Words.of("Land-use change", "土地利用变化")});
        return kinds;
    }

    /** Whether a run may write a raster of this name, told without its ending. */
    static boolean isOwn(String stem) {
        Matcher years = OF_YEARS.matcher(stem);
        return KINDS.containsKey(years.matches() ? years.group(1) : stem);
    }

    /** Rasters by kind and year, then vectors in the order of their files. */
    public static List<Shown> of(Path folder) throws IOException {
        List<Shown> layers = rasters(folder);
        for (Path file : files(folder, "vectors", ".gpkg")) {
            for (GeoPackageStyles.Styled style : GeoPackageStyles.read(file)) {
                boolean units = stem(file).equals("units");
                layers.add(new Shown(
                        style.type().contains("LINE") ? Form.LINE : Form.POLYGON,
                        units ? VECTORS : ADVICE,
                        style.layer(),
                        units ? Words.same(style.name()) : title(style.layer()),
                        List.of(),
                        "vectors/" + file.getFileName(),
                        style.qml()));
            }
        }
        return layers;
    }

    private static List<Shown> rasters(Path folder) throws IOException {
        Map<String, Map<String, List<Integer>>> byKind = new LinkedHashMap<>(); // kind, then stem and years
        KINDS.keySet().forEach(k -> byKind.put(k, new TreeMap<>()));
        List<Path> written = new ArrayList<>(files(folder, "rasters", ".tif"));
        written.addAll(files(folder, "rasters", ".vrt"));
        for (Path file : written) {
            String stem = stem(file);
            if (Files.exists(file.resolveSibling(stem + ".qml"))) {
                Matcher m = OF_YEARS.matcher(stem);
                boolean years = !byKind.containsKey(stem) && m.matches();
                List<Integer> of = new ArrayList<>();
                if (years) {
                    of.add(Integer.valueOf(m.group(2)));
                    Optional.ofNullable(m.group(3)).map(Integer::valueOf).ifPresent(of::add);
                }
                byKind.computeIfAbsent(years ? m.group(1) : stem, k -> new TreeMap<>())
                        .put(stem, of);
            }
        }
        List<Shown> layers = new ArrayList<>();
        for (Map.Entry<String, Map<String, List<Integer>>> kind : byKind.entrySet()) {
            Words[] known = KINDS.getOrDefault(kind.getKey(), new Words[] {OTHERS, Words.same(kind.getKey())});
            for (Map.Entry<String, List<Integer>> raster : kind.getValue().entrySet()) {
                layers.add(new Shown(
                        Form.RASTER,
                        known[0],
                        kind.getKey(),
                        known[1],
                        List.copyOf(raster.getValue()),
                        "rasters/"
                                + RasterFiles.written(folder.resolve("rasters").resolve(raster.getKey() + ".tif"))
                                        .getFileName(),
                        Files.readString(folder.resolve("rasters").resolve(raster.getKey() + ".qml"))));
            }
        }
        return layers;
    }

    private static List<Path> files(Path folder, String part, String ending) throws IOException {
        Path inside = folder.resolve(part);
        if (!Files.isDirectory(inside)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(inside)) {
            return files.filter(f -> f.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static Words title(String layer) {
        return switch (layer) {
            case "zones" -> Words.of("Zones, patch by patch", "分区（按斑块）");
            case "patches" -> Words.of("Patches that corridors join", "廊道连接的斑块");
            case "corridors" -> Words.of("Corridors", "廊道");
            default -> Words.same(layer);
        };
    }
}
