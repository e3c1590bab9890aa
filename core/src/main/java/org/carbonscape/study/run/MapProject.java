package org.carbonscape.study.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.Grid;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.vector.GeoPackageStyles;
import org.carbonscape.problem.Language;
import org.carbonscape.report.QgisProject;

/**
 * {@code study.qgz}: every map layer of the run as a QGIS project, in groups by stage and within them by phase, each
 * with the style it carries. Made from what lies in the folder, so that nothing has to announce itself.
 */
final class MapProject {
    static final String NAME = "study.qgz";

    private static final Words VECTORS = Words.of("Units", "单元");
    private static final Words ADVICE = Words.of("Suitability and zones", "适宜性与分区");
    private static final Words DENSITY = Words.of("Kernel density", "核密度");
    private static final Words STOCK = Words.of("Carbon stock", "碳储量");
    private static final Words FLOWS = Words.of("Sources and sinks", "碳源与碳汇");
    private static final Words LAND = Words.of("Land use", "土地利用");
    private static final Words OTHERS = Words.of("Other rasters", "其他栅格");
    private static final Words CHANGES = Words.of("Change", "变化");

    /** From top to bottom. */
    private static final List<Words> STAGES = List.of(ADVICE, VECTORS, DENSITY, STOCK, FLOWS, LAND, OTHERS);

    private static final Pattern OF_PHASES = Pattern.compile("([a-z_]+?)_([0-9]+)(?:_([0-9]+))?");

    /** Rasters by how their names begin: stage, title. */
    private static final Map<String, Words[]> KINDS = kinds();

    private final RunFolder folder;
    private final Language language;
    /** By stage and phase: the layers from top to bottom. */
    private final Map<Words, Map<String, List<QgisProject.Node>>> groups = new LinkedHashMap<>();

    private MapProject(RunFolder folder, Language language) {
        this.folder = folder;
        this.language = language;
        STAGES.forEach(s -> groups.put(s, new TreeMap<>(Collections.reverseOrder())));
    }

    private static Map<String, Words[]> kinds() {
        Map<String, Words[]> kinds = new LinkedHashMap<>(); // in the order within a group
        kinds.put("zones", new Words[] {ADVICE, Words.of("Zones", "分区")});
        kinds.put("suitability_level", new Words[] {ADVICE, Words.of("Suitability level", "适宜等级")});
        kinds.put("suitability_score", new Words[] {ADVICE, Words.of("Suitability score", "适宜性得分")});
        kinds.put("level_stability", new Words[] {ADVICE, Words.of("Stability of the level", "等级稳定性")});
        kinds.put("cost_distance", new Words[] {ADVICE, Words.of("Least cost", "最小累积阻力")});
        kinds.put("density_source", new Words[] {DENSITY, Words.of("Density of sources", "碳源核密度")});
        kinds.put("density_sink", new Words[] {DENSITY, Words.of("Density of sinks", "碳汇核密度")});
        kinds.put("stock", new Words[] {STOCK, Words.of("Carbon stock", "碳储量")});
        kinds.put("stock_change", new Words[] {STOCK, Words.of("Change in carbon stock", "碳储量变化")});
        kinds.put("net", new Words[] {FLOWS, Words.of("Net flux", "净通量")});
        kinds.put("source", new Words[] {FLOWS, Words.of("Source", "碳源")});
        kinds.put("sink", new Words[] {FLOWS, Words.of("Sink", "碳汇")});
        kinds.put("landuse", new Words[] {LAND, Words.of("Land use", "土地利用")});
        kinds.put("change", new Words[] {LAND, Words.of("Land-use change", "土地利用变化")});
        return kinds;
    }

    /** Writes the project, unless there is nothing to show. */
    static void write(RunFolder folder, String title, Grid grid, Language language) {
        try {
            MapProject project = new MapProject(folder, language);
            project.rasters();
            project.vectors();
            List<QgisProject.Node> tree = project.tree();
            if (tree.isEmpty()) {
                return;
            }
            QgisProject.Ground ground = new QgisProject.Ground(
                    title,
                    grid.crs().epsg(),
                    grid.crs().wkt1(),
                    grid.crs().isGeographic(),
                    grid.west(),
                    grid.south(),
                    grid.east(),
                    grid.north());
            folder.write(NAME, out -> zip(QgisProject.xml(ground, tree), out));
        } catch (IOException e) {
            throw RunFolder.notWritten(NAME, e);
        }
    }

    private List<Path> files(String part, String ending) throws IOException {
        Path inside = folder.file(NAME).resolveSibling(part);
        if (!Files.isDirectory(inside)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(inside)) {
            return files.filter(f -> f.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private void rasters() throws IOException {
        String last = files("rasters", ".tif").stream()
                .map(MapProject::stem)
                .filter(s -> s.startsWith("landuse_"))
                .reduce("", (a, b) -> b);
        Map<String, Map<String, String>> byKind = new LinkedHashMap<>(); // kind, then stem and phase
        KINDS.keySet().forEach(k -> byKind.put(k, new TreeMap<>()));
        for (Path file : files("rasters", ".tif")) {
            String stem = stem(file);
            if (Files.exists(file.resolveSibling(stem + ".qml"))) {
                Matcher m = OF_PHASES.matcher(stem);
                boolean phases = !byKind.containsKey(stem) && m.matches();
                byKind.computeIfAbsent(phases ? m.group(1) : stem, k -> new TreeMap<>())
                        .put(
                                stem,
                                !phases
                                        ? ""
                                        : m.group(3) == null
                                                ? m.group(2)
                                                : " " + language.of(CHANGES.en(), CHANGES.zh()));
            }
        }
        for (Map.Entry<String, Map<String, String>> kind : byKind.entrySet()) {
            for (Map.Entry<String, String> raster : kind.getValue().entrySet()) {
                Words[] known = Optional.ofNullable(KINDS.get(kind.getKey()))
                        .orElse(new Words[] {OTHERS, Words.same(kind.getKey())});
                String stem = raster.getKey();
                String years = stem.substring(
                                Math.min(stem.length(), kind.getKey().length()))
                        .replaceFirst("^_", " ")
                        .replace('_', '–');
                add(
                        known[0],
                        raster.getValue(),
                        new QgisProject.Layer(
                                "raster_" + stem,
                                known[1].in(language) + years,
                                "rasters/" + stem + ".tif",
                                QgisProject.Kind.RASTER,
                                Files.readString(folder.file("rasters/" + stem + ".qml")),
                                stem.equals(last)));
            }
        }
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private void vectors() throws IOException {
        for (Path file : files("vectors", ".gpkg")) {
            boolean units = stem(file).equals("units");
            List<QgisProject.Node> zones = new ArrayList<>();
            for (GeoPackageStyles.Styled style : GeoPackageStyles.read(file)) {
                QgisProject.Layer layer = new QgisProject.Layer(
                        "vector_" + stem(file) + "_" + style.layer() + "_" + style.name(),
                        units ? style.name() : title(style.layer()).in(language),
                        "vectors/" + file.getFileName() + "|layername=" + style.layer(),
                        style.type().contains("LINE") ? QgisProject.Kind.LINE : QgisProject.Kind.POLYGON,
                        style.qml(),
                        false);
                if (units) {
                    add(VECTORS, style.layer(), layer);
                } else {
                    zones.add(0, layer); // lines lie over polygons
                }
            }
            of(ADVICE).computeIfAbsent("", k -> new ArrayList<>()).addAll(0, zones);
        }
    }

    private static Words title(String layer) {
        return switch (layer) {
            case "zones" -> Words.of("Zones, patch by patch", "分区（按斑块）");
            case "patches" -> Words.of("Patches that corridors join", "廊道连接的斑块");
            case "corridors" -> Words.of("Corridors", "廊道");
            default -> Words.same(layer);
        };
    }

    private Map<String, List<QgisProject.Node>> of(Words stage) {
        return Objects.requireNonNull(groups.get(stage), "every stage has its groups");
    }

    private void add(Words stage, String phase, QgisProject.Layer layer) {
        of(stage).computeIfAbsent(phase, k -> new ArrayList<>()).add(layer);
    }

    /** Stages from top to bottom, in them the last phase first; what is of no phase lies on top. */
    private List<QgisProject.Node> tree() {
        List<QgisProject.Node> tree = new ArrayList<>();
        groups.forEach((stage, phases) -> {
            List<QgisProject.Node> nodes = new ArrayList<>(phases.getOrDefault("", List.of()));
            phases.forEach((phase, layers) -> {
                if (!phase.isEmpty()) {
                    nodes.add(new QgisProject.Group(phase.strip(), layers));
                }
            });
            if (!nodes.isEmpty()) {
                tree.add(new QgisProject.Group(stage.in(language), nodes));
            }
        });
        return tree;
    }

    /** Stored, with a fixed time: the same project gives the same bytes on every JDK. */
    private static void zip(String xml, OutputStream out) throws IOException {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry entry = new ZipEntry("study.qgs");
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
        zip.finish();
    }
}
