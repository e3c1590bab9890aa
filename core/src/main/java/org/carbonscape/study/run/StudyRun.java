package org.carbonscape.study.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.Grid;
import org.carbonscape.io.cache.CacheFolder;
import org.carbonscape.io.cache.RunMemory;
import org.carbonscape.io.mosaic.RasterFiles;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.io.vector.VectorFile;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.account.AccountCheck;
import org.carbonscape.study.advise.AdvicePreview;
import org.carbonscape.study.advise.SuitabilityRun;
import org.carbonscape.study.gather.RecordedHotSpots;
import org.carbonscape.study.gather.StatisticsForAdvice;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.plan.StudyReader;
import org.carbonscape.study.table.InputFiles;

/** Checks and runs studies. */
public final class StudyRun {
    private static final double METRES_PER_DEGREE = 111_320;
    private static final int SKETCHED_CELLS = 1000;

    private StudyRun() {}

    /**
     * Everything wrong with a study, in one list; reads the rasters once, for their codes and units, and writes
     * nothing.
     *
     * @return megabytes of memory that a run needs for its data; empty where it cannot be opened
     */
    public static OptionalLong check(Path file, Problems problems, Engine engine) {
        Optional<Study> study = StudyReader.read(file, problems);
        Optional<StudyInputs> opened = study.flatMap(s -> open(s, problems, engine));
        return opened.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(AccountedStudy.check(study.orElseThrow(), opened.get(), problems, engine));
    }

    /**
     * What tables of a study would do, before it is run; reads the land use once.
     *
     * @param earlier folder of a run whose hot spots are taken
     * @throws ProblemException with what is wrong with land use, units or carbon
     */
    public static AdvicePreview preview(Study study, Optional<Path> earlier, Engine engine) {
        Problems problems = new Problems();
        Optional<StudyInputs> inputs = StudyInputs.open(study, List.of(), problems, engine);
        problems.throwIfAny();
        AccountCheck.Known known = AccountedStudy.known(
                study, inputs.orElseThrow(() -> new ProblemException(List.of())), problems, engine);
        return new AdvicePreview(
                known,
                new StatisticsForAdvice(
                        earlier.flatMap(run -> RecordedHotSpots.of(run, study, known.counts())), Optional.empty()));
    }

    /**
     * The same about, and sooner: from the last phase alone, at the middles of cells of which there are some 1000 along
     * the longer side.
     *
     * @return empty where the study's own cells are hardly more, or where so few cannot stand for it
     */
    public static Optional<AdvicePreview> sketch(Study study, Optional<Path> earlier, Engine engine) {
        List<Path> phases = List.copyOf(study.landUse().phases().values());
        if (phases.isEmpty()) {
            return Optional.empty();
        }
        Grid grid;
        try {
            grid = TiffFile.open(phases.get(phases.size() - 1)).grid();
        } catch (ProblemException e) { // told by who opens the study
            return Optional.empty();
        }
        double metres = grid.crs().isGeographic()
                ? METRES_PER_DEGREE * grid.crs().degreesPerUnit()
                : grid.crs().metresPerUnit();
        double span = metres * Math.max(grid.columns() * grid.cellWidth(), grid.rows() * grid.cellHeight());
        double own = study.grid().cell_m().orElse(metres * grid.cellWidth());
        double cell = span / SKETCHED_CELLS;
        return cell < 2 * own
                ? Optional.empty()
                : new Problems().attempt(() -> preview(study.sketched(cell), earlier, engine));
    }

    /** Every file that the rasters of a study are read from. Problems of the study file, and of what is not there. */
    public static List<Path> rasters(Path file) {
        Study study = read(file, OptionalLong.empty(), Optional.empty(), CacheFolder.none())
                .study();
        return StudyFiles.of(study).stream()
                .filter(RasterFiles::isRaster)
                .flatMap(f -> InputFiles.parts(f).stream())
                .distinct()
                .toList();
    }

    /**
     * Runs a study file.
     *
     * @param seed  instead of the study's
     * @param cache where results of its stages are kept for later runs
     * @throws ProblemException with every problem of the study; nothing is then written
     */
    public static void run(
            Path file,
            RunTarget out,
            OptionalLong seed,
            Language language,
            Engine engine,
            CacheFolder cache,
            Progress progress) {
        ReadStudy read = read(file, seed, Optional.of(out), cache);
        try (RunFolder folder = RunFolder.checked(out)) {
            carriedOut(new Pipeline(read, folder, language, engine, cache, progress), folder, progress, p -> {
                p.study();
                return List.of();
            });
        }
    }

    /**
     * Runs only what suitability or zones need: no land-use rasters, no other chapters. The tables are those of a whole
     * run.
     */
    public static List<Table> runSuitability(
            Path file,
            RunTarget out,
            SuitabilityRun.Extent extent,
            OptionalLong seed,
            Language language,
            Engine engine,
            CacheFolder cache,
            Progress progress) {
        ReadStudy read = read(file, seed, Optional.of(out), cache);
        extent.lacking(read.study()).ifPresent(p -> {
            throw new ProblemException(List.of(p));
        });
        try (RunFolder folder = RunFolder.checked(out)) {
            Pipeline pipeline = new Pipeline(read, folder, language, engine, cache, progress);
            return carriedOut(pipeline, folder, progress, p -> p.advice(extent));
        }
    }

    /** Runs a study that is made on the spot, inside the run folder's own {@code study/}. */
    public static void runMade(
            RunTarget out,
            Function<Path, Path> maker,
            OptionalLong seed,
            Language language,
            Engine engine,
            CacheFolder cache,
            Progress progress) {
        try (RunFolder folder = RunFolder.prepare(out, List.of())) {
            Path made;
            try {
                made = maker.apply(folder.file("study/study.yaml").getParent());
            } catch (ProblemException e) {
                throw folder.named(e);
            }
            ReadStudy read = read(made, seed, Optional.empty(), cache);
            carriedOut(new Pipeline(read, folder, language, engine, cache, progress), folder, progress, p -> {
                p.study();
                return List.of();
            });
        }
    }

    private static List<Table> carriedOut(
            Pipeline pipeline, RunFolder folder, Progress progress, Function<Pipeline, List<Table>> part) {
        VectorFile.ready(); // told now, not when everything is worked out
        List<Table> tables;
        try {
            tables = part.apply(pipeline);
        } catch (ProblemException e) {
            throw pipeline.named(e);
        }
        folder.commit();
        pipeline.end();
        progress.cautions(pipeline.cautions());
        return tables;
    }

    /** Opens a study's inputs whatever the study file itself lacks, so that their problems are told with its own. */
    private static Optional<StudyInputs> open(Study study, Problems problems, Engine engine) {
        if (study.landUse().phases().isEmpty()
                || study.landUse().legend().text().isEmpty()) {
            // told by the reader: nothing can be opened
            return StudyInputs.open(study, AccountedStudy.CHECKS, problems, engine);
        }
        Problems own = new Problems();
        Optional<StudyInputs> inputs = StudyInputs.open(study, AccountedStudy.CHECKS, own, engine);
        problems.addAll(own.problems());
        problems.addAll(own.cautions());
        return inputs;
    }

    /**
     * @param out   looked at together with the study, so that all problems are told at once
     * @param cache may remember what was written there
     */
    private static ReadStudy read(Path file, OptionalLong seed, Optional<RunTarget> out, CacheFolder cache) {
        Problems problems = new Problems();
        Optional<Study> read = StudyReader.read(file, seed, problems);
        if (read.isEmpty()) {
            problems.throwIfAny();
        }
        Study study = read.orElseThrow();
        out.ifPresent(o -> problems.attempt(() -> {
            RunMemory memory = RunMemory.of(cache, o.folder());
            RunFolder.check(o, StudyFiles.of(study), OwnNames::has, memory::isSame);
            return o;
        }));
        if (!problems.isEmpty()) {
            // the files are looked at all the same: all problems are told at once
            open(study, problems, new PlainEngine()).ifPresent(inputs -> SuitabilityRun.open(study, inputs, problems));
            problems.throwIfAny();
        }
        return new ReadStudy(study, problems.cautions());
    }
}
