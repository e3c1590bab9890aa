package org.carbonscape.study.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.carbonscape.io.mosaic.BandName;
import org.carbonscape.io.mosaic.RasterFiles;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.advise.SuitabilityFiles;
import org.carbonscape.study.plan.Extent;
import org.carbonscape.study.plan.PresetOrFile;
import org.carbonscape.study.plan.Study;

/** The files that a study names: what a run must not write over, and what its record is held against. */
public final class StudyFiles {
    private StudyFiles() {}

    /** Every file that a study names. */
    public static List<Path> of(Study study) {
        List<Path> files = new ArrayList<>(study.landUse().phases().values());
        files.addAll(study.landUse().accuracy().tables().values());
        files.add(study.file());
        study.units().values().forEach(u -> {
            if (u instanceof Study.Polygons p) {
                files.add(p.file());
            }
        });
        study.grid()
                .extent()
                .filter(e -> e instanceof Extent.Named n && !study.units().containsKey(n.text()))
                .ifPresent(e -> files.add(Study.folder(study.file())
                        .resolve(((Extent.Named) e).text())
                        .normalize()));
        study.landUse().legend().file().ifPresent(files::add);
        study.carbon().factors().flatMap(PresetOrFile::file).ifPresent(files::add);
        study.carbon().stock().flatMap(PresetOrFile::file).ifPresent(files::add);
        study.carbon().energy().ifPresent(e -> {
            files.add(e.file());
            files.addAll(e.options().files());
        });
        study.carbon().emissions().map(Study.Emissions::file).ifPresent(files::add);
        files.addAll(study.carbon().allocate().weights());
        study.carbon().options().product().ifPresent(files::add);
        study.carbon().options().land().ifPresent(l -> files.addAll(l.files()));
        study.carbon()
                .options()
                .sinks()
                .ifPresent(s -> files.addAll(s.files(study.landUse().phases().keySet(), Study.folder(study.file()))));
        study.statistics().flatMap(s -> s.weights().file()).ifPresent(files::add);
        files.addAll(study.drivers().files());
        files.addAll(SuitabilityFiles.of(study));
        return files.stream()
                .map(TableFile::path)
                .flatMap(f -> each(f).stream())
                .toList();
    }

    /** Where one raster is several files, each of them; what names none is told by those who open it. */
    private static List<Path> each(Path named) {
        Path file = BandName.file(named);
        try {
            return RasterFiles.of(file).stream().map(BandName::file).toList();
        } catch (ProblemException e) {
            return List.of(file);
        }
    }
}
