package org.carbonscape.study.advise;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.plan.LayerGrammar;
import org.carbonscape.study.plan.LayerText;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.plan.SuitabilityPlan;
import org.carbonscape.study.plan.ZonesPlan;
import org.carbonscape.study.table.InputFiles;

/** The files that the section {@code suitability} names, for the guard against writing into inputs. */
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

    private void section(SuitabilityPlan plan) {
        plan.criteria().file().ifPresent(table -> {
            files.add(table);
            // a table that cannot be read is told where it is needed
            new Problems()
                    .attempt(() -> InputFiles.rows(table, "suitability.criteria"))
                    .ifPresent(rows -> rows.forEach(row -> row.forEach(this::layer)));
        });
        plan.layers().values().forEach(this::layer);
        plan.land().exclude().forEach(this::layer);
        plan.land().lowest().forEach(this::layer);
        plan.land().mask().forEach(this::layer);
        plan.zones().protectedBy().ifPresent(this::layer);
        files.addAll(plan.weighing().ahp());
        plan.zones().rules().ifPresent(files::add);
        plan.zones().strategies().ifPresent(files::add);
        plan.zones().corridors().flatMap(ZonesPlan.CorridorPlan::resistance).ifPresent(files::add);
    }

    /** Where a text names a file and nothing of the run. */
    private void layer(String text) {
        LayerText read = LayerGrammar.read(text);
        if (read instanceof LayerText.Raster r) {
            files.add(Study.folder(study.file()).resolve(r.file()).normalize());
        } else if (read instanceof LayerText.Polygons p) {
            files.add(Study.folder(study.file()).resolve(p.file()).normalize());
        }
    }
}
