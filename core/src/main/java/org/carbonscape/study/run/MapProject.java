package org.carbonscape.study.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.Grid;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.problem.Language;
import org.carbonscape.report.QgisProject;

/**
 * {@code study.qgz}: every map layer of the run as a QGIS project, in groups by stage and within them by phase, each
 * with the style it carries.
 */
final class MapProject {
    static final String NAME = "study.qgz";

    private static final Words CHANGES = Words.of("Change", "变化");

    private final Language language;
    /** By stage and phase: the layers from top to bottom. */
    private final Map<Words, Map<String, List<QgisProject.Node>>> groups = new LinkedHashMap<>();

    private MapProject(Language language) {
        this.language = language;
        MapLayers.STAGES.forEach(s -> groups.put(s, new TreeMap<>(Collections.reverseOrder())));
    }

    /** Writes the project, unless there is nothing to show. */
    static void write(RunFolder folder, String title, Grid grid, Language language) {
        try {
            List<MapLayers.Shown> layers = MapLayers.of(folder.file(NAME).resolveSibling(""));
            MapProject project = new MapProject(language);
            project.rasters(layers);
            project.vectors(layers);
            List<QgisProject.Node> tree = project.tree();
            if (tree.isEmpty()) {
                return;
            }
            QgisProject.Ground ground = new QgisProject.Ground(
                    title,
                    grid.crs().epsg(),
                    grid.crs().wkt1(),
                    grid.crs().isGeographic() ? Optional.of(grid.crs().ellipsoid()) : Optional.empty(),
                    grid.west(),
                    grid.south(),
                    grid.east(),
                    grid.north());
            folder.write(NAME, out -> zip(QgisProject.xml(ground, tree, language.of("Classes", "图例")), out));
        } catch (IOException e) {
            throw RunFolder.notWritten(folder.place(NAME), e);
        }
    }

    private void rasters(List<MapLayers.Shown> layers) {
        String last = layers.stream()
                .filter(l -> l.kind().equals("landuse") && l.form() == MapLayers.Form.RASTER)
                .map(MapLayers.Shown::stem)
                .reduce("", (a, b) -> b);
        for (MapLayers.Shown layer : layers) {
            if (layer.form() == MapLayers.Form.RASTER) {
                String years =
                        layer.years().stream().map(y -> Integer.toString(y)).collect(Collectors.joining("–"));
                String group = layer.years().size() == 2
                        ? " " + language.of(CHANGES.en(), CHANGES.zh()) // sorts below every year
                        : years;
                add(
                        layer.stage(),
                        group,
                        new QgisProject.Layer(
                                "raster_" + layer.stem(),
                                layer.title().in(language)
                                        + (years.isEmpty()
                                                ? ""
                                                : layer.title().in(language).endsWith("）") ? years : " " + years),
                                layer.file(),
                                QgisProject.Kind.RASTER,
                                layer.qml(),
                                layer.stem().equals(last)));
            }
        }
    }

    private void vectors(List<MapLayers.Shown> layers) {
        List<QgisProject.Node> zones = new ArrayList<>();
        for (MapLayers.Shown layer : layers) {
            if (layer.form() != MapLayers.Form.RASTER) {
                boolean units = layer.stem().equals("units");
                QgisProject.Layer node = new QgisProject.Layer(
                        "vector_" + layer.stem() + "_" + layer.kind() + "_"
                                + (units ? layer.title().en() : layer.kind()),
                        layer.title().in(language),
                        layer.file() + "|layername=" + layer.kind(),
                        layer.form() == MapLayers.Form.LINE ? QgisProject.Kind.LINE : QgisProject.Kind.POLYGON,
                        layer.qml(),
                        false);
                if (units) {
                    add(layer.stage(), layer.kind(), node);
                } else {
                    zones.add(0, node); // lines lie over polygons
                }
            }
        }
        of(MapLayers.STAGES.get(0)).computeIfAbsent("", k -> new ArrayList<>()).addAll(0, zones);
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
