package org.carbonscape.study.advise;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.io.vector.VectorFile;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.plan.LayerGrammar;
import org.carbonscape.study.plan.LayerText;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.plan.SuitabilityPlan;
import org.carbonscape.study.plan.ZonesPlan;
import org.carbonscape.study.table.InputFiles;
import org.carbonscape.suitability.Strategies;

/** The files that the section {@code suitability} names: runs do not write into them, and each can be looked at. */
public final class SuitabilityFiles {
    private final Study study;
    private final List<Path> files = new ArrayList<>();

    private SuitabilityFiles(Study study) {
        this.study = study;
    }

    /** Tables, and the rasters and polygons that keys and the table of criteria name; a table is read for them. */
    public static List<Path> of(Study study) {
        List<Path> all = new ArrayList<>(named(study));
        study.scenarios().ifPresent(all::add);
        return List.copyOf(all);
    }

    /** Those of the section alone. */
    static List<Path> named(Study study) {
        SuitabilityFiles all = new SuitabilityFiles(study);
        study.suitability().ifPresent(all::section);
        return List.copyOf(all.files);
    }

    /** Opens each, where nothing else is known; those that are not there or cannot be read go to the collector. */
    static void look(Study study, Problems problems) {
        study.suitability().ifPresent(plan -> {
            plan.criteria()
                    .file()
                    .flatMap(f -> problems.attempt(() -> InputFiles.rows(f, "suitability.criteria")))
                    .ifPresent(rows -> rows.stream()
                            .filter(row -> !row.isEmpty())
                            .forEach(row ->
                                    row.forEach(cell -> look(study, "criterion " + row.get(0), cell, problems))));
            plan.layers().forEach((name, text) -> look(study, "suitability.layers." + name, text, problems));
            plan.land().exclude().forEach(text -> look(study, "suitability.exclude", text, problems));
            plan.land().lowest().forEach(text -> look(study, "suitability.lowest", text, problems));
            plan.land().mask().forEach(text -> look(study, "suitability.mask", text, problems));
            plan.zones().protectedBy().ifPresent(text -> look(study, "suitability.protected", text, problems));
            if (!plan.weighing().ahp().isEmpty()) {
                problems.attempt(() -> CriteriaOpening.experts(plan));
            }
            plan.zones().rules().ifPresent(f -> problems.attempt(() -> InputFiles.rows(f, "suitability.zones")));
            plan.zones()
                    .strategies()
                    .ifPresent(f -> problems.attempt(() -> Strategies.parse(
                            "suitability.strategies (" + f.getFileName() + ")",
                            InputFiles.rows(f, "suitability.strategies"))));
            plan.zones()
                    .corridors()
                    .flatMap(ZonesPlan.CorridorPlan::resistance)
                    .ifPresent(f -> resistance(study, f, problems));
        });
    }

    private static void resistance(Study study, Path file, Problems problems) {
        String key = "suitability.corridors.resistance";
        if (LayerGrammar.isRaster(file.toString())) {
            look(study, key, file.toString(), problems);
        } else {
            problems.attempt(() -> InputFiles.rows(file, key));
        }
    }

    private static void look(Study study, String place, String text, Problems problems) {
        layer(study, text)
                .ifPresent(file -> problems.attempt(() -> InputFiles.rename(
                        () -> LayerGrammar.isRaster(text) ? TiffFile.open(file) : VectorFile.read(file),
                        file,
                        place + " (" + file.getFileName() + ")")));
    }

    private void section(SuitabilityPlan plan) {
        plan.criteria().file().ifPresent(table -> {
            files.add(table);
            // a table that cannot be read is told where it is needed
            new Problems()
                    .attempt(() -> InputFiles.rows(table, "suitability.criteria"))
                    .ifPresent(rows -> rows.forEach(row -> row.forEach(this::add)));
        });
        plan.layers().values().forEach(this::add);
        plan.land().exclude().forEach(this::add);
        plan.land().lowest().forEach(this::add);
        plan.land().mask().forEach(this::add);
        plan.zones().protectedBy().ifPresent(this::add);
        files.addAll(plan.weighing().ahp());
        plan.zones().rules().ifPresent(files::add);
        plan.zones().strategies().ifPresent(files::add);
        plan.zones().corridors().flatMap(ZonesPlan.CorridorPlan::resistance).ifPresent(files::add);
    }

    private void add(String text) {
        layer(study, text).ifPresent(files::add);
    }

    /** The file of a layer's text; empty where it names something of the run. */
    static Optional<Path> layer(Study study, String text) {
        LayerText read = LayerGrammar.read(text);
        Optional<String> file = read instanceof LayerText.Raster r
                ? Optional.of(r.file())
                : read instanceof LayerText.Polygons p ? Optional.of(p.file()) : Optional.empty();
        return file.map(f -> Study.folder(study.file()).resolve(f).normalize());
    }
}
