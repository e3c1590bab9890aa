package org.carbonscape.study.advise;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.io.cache.StageCache;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.account.Audit;
import org.carbonscape.study.account.RunContext;
import org.carbonscape.study.gather.StatisticsForAdvice;
import org.carbonscape.study.layer.RasterStage;

/** The stages of suitability on the small study: what they made and what they wrote. */
final class Advice implements AutoCloseable {
    final SmallStudy.Run run;
    final RunFolder written;
    final Audit audit = new Audit();
    final Problems problems = audit.problems();
    final List<String> stages = new ArrayList<>();
    private final SuitabilityRun suitability;
    private final Engine engine;

    Advice(SmallStudy small, Path folder, Engine engine, String... sections) {
        this.run = small.run(sections);
        this.engine = engine;
        this.suitability = SuitabilityRun.open(run.study(), run.inputs(), problems);
        problems.throwIfAny();
        this.written = RunFolder.prepare(new RunTarget(folder.resolve("run"), false), List.of());
    }

    static Advice of(SmallStudy small, String... sections) {
        return new Advice(small, small.folder(), new PlainEngine(), sections);
    }

    /** The problems of a study that cannot be advised. */
    static List<Problem> problems(SmallStudy small, String... sections) {
        SmallStudy.Run run = small.run(sections);
        Problems problems = new Problems();
        SuitabilityRun.open(run.study(), run.inputs(), problems).counted(run.counts(), problems);
        return problems.problems();
    }

    Optional<SuitabilityRun.Outcome> run(SuitabilityRun.Extent extent, StatisticsForAdvice gathered) {
        return suitability.run(
                run.counts(),
                run.account(),
                new RasterStage(run.inputs(), run.counts(), run.land(), run.account()).images(),
                extent,
                gathered,
                new RunContext(written, Language.EN, engine, stages::add, audit, StageCache.none()));
    }

    SuitabilityRun.Outcome all() {
        return run(SuitabilityRun.Extent.ZONES, StatisticsForAdvice.NOTHING).orElseThrow();
    }

    SuitabilityRun asked() {
        return suitability;
    }

    float[] raster(String name) {
        return Sketch.cells(TiffFile.open(written.file("rasters/" + name)).values(SmallStudy.grid(), List.of()));
    }

    @Override
    public void close() {
        written.close();
    }
}
