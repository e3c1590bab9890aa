package org.carbonscape.study.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.carbonscape.engine.Engine;
import org.carbonscape.io.Unreadable;
import org.carbonscape.io.run.RecordedRun;
import org.carbonscape.io.tiff.RasterFiles;
import org.carbonscape.option.FileName;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.intake.InputFiles;
import org.carbonscape.study.plan.StudyReader;
import org.carbonscape.study.run.StudyFiles;

/**
 * A run folder held against its own record: whether every file that the run wrote, and every file that it read, still
 * has the hash written down then.
 *
 * @param outputs files within the run folder
 * @param added   files in it that the run did not write; they speak against nothing
 * @param study   the study file by which the inputs were found; empty if there was none
 * @param inputs  as {@code key (file)}; empty without a study
 * @param sums    what was recomputed from the tables, and the workbook, maps and layers held against them
 * @param sample  what was worked out anew from the inputs; empty where they are not there or not as they were
 */
public record Verification(
        Compared outputs,
        List<String> added,
        Optional<Path> study,
        Optional<Compared> inputs,
        Findings sums,
        Optional<Findings> sample) {

    /**
     * Recorded files by what became of them.
     *
     * @param same how many are as they were
     */
    public record Compared(int same, List<String> changed, List<String> missing) {
        public int recorded() {
            return same + changed.size() + missing.size();
        }

        boolean passed() {
            return changed.isEmpty() && missing.isEmpty();
        }
    }

    /** Whether all that could be looked at is as the run recorded it. */
    public boolean passed() {
        return outputs.passed()
                && inputs.map(Compared::passed).orElse(true)
                && sums.different() == 0
                && sample.map(f -> f.different() == 0).orElse(true);
    }

    /** @param size how many cells and how many units are drawn; 0 = none @param seed of the draw */
    public record Draw(int size, long seed) {}

    /**
     * Recomputes hashes, sums and a random sample.
     *
     * @param study the study file; where empty, it is looked for inside the run folder ({@code study/}) and beside it
     * @throws ProblemException RUN-16 if the folder is no run; INPUT problems of files that cannot be read
     */
    public static Verification of(Path run, Optional<Path> study, Draw draw, Engine engine) {
        RecordedRun recorded = RecordedRun.read(run);
        List<String> changed = recorded.changed();
        List<String> missing = recorded.missing();
        Compared outputs = new Compared(recorded.outputs().size() - changed.size() - missing.size(), changed, missing);
        Optional<Path> found = study.map(s -> Files.isDirectory(s) ? s.resolve("study.yaml") : s)
                .or(() -> beside(run, recorded.studyFile()));
        Optional<Compared> inputs = found.map(s -> inputs(recorded, s));
        FinishedRun finished = FinishedRun.open(run);
        Findings sums = sums(finished);
        Optional<Findings> sample = Optional.empty();
        if (draw.size > 0 && inputs.map(Compared::passed).orElse(false)) {
            Findings drawn = new Findings();
            boolean opened = told(
                    drawn, "", () -> Sample.check(finished, found.orElseThrow(), draw.size, draw.seed, engine, drawn));
            sample = opened ? Optional.of(drawn) : Optional.empty();
        }
        try {
            return new Verification(outputs, recorded.added(), found, inputs, sums, sample);
        } catch (IOException e) {
            throw Unreadable.of(run.toString(), e);
        }
    }

    /** All that the run folder says twice. */
    private static Findings sums(FinishedRun run) {
        Findings sums = new Findings();
        told(sums, "tables", () -> Sums.check(run, sums));
        told(sums, "tables/study.xlsx", () -> Workbook.check(run, sums));
        told(sums, "rasters", () -> Maps.check(run, sums));
        told(sums, "vectors", () -> Vectors.check(run, sums));
        return sums;
    }

    private interface Part {
        void check();
    }

    private static void told(Findings findings, String files, Part part) {
        told(findings, files, () -> {
            part.check();
            return true;
        });
    }

    /** What can no longer be read differs, too. */
    private static boolean told(Findings findings, String files, BooleanSupplier part) {
        try {
            return part.getAsBoolean();
        } catch (ProblemException e) {
            e.problems().forEach(p -> findings.compare(files, p.place(), "", p.found(Language.EN)));
            return true;
        }
    }

    private static Optional<Path> beside(Path run, String name) {
        return name.isEmpty()
                ? Optional.empty()
                : List.of(
                                run.resolve("study").resolve(name),
                                run.toAbsolutePath().resolveSibling(name))
                        .stream()
                        .filter(Files::isRegularFile)
                        .findFirst();
    }

    private static Compared inputs(RecordedRun recorded, Path study) {
        List<Path> files = files(study);
        int same = 0;
        List<String> changed = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (RecordedRun.Input input : recorded.inputs()) {
            Optional<String> address = FileName.address(FileName.path(input.file()));
            if (address.isPresent()) {
                if (isAsRecorded(address.get(), input)) {
                    same++;
                } else {
                    changed.add(input.key() + " (" + input.file() + ")");
                }
                continue;
            }
            List<Path> named = files.stream()
                    .filter(f -> f.getFileName().toString().equals(input.file()) && Files.exists(f))
                    .toList();
            String name = input.key() + " (" + input.file() + ")";
            if (named.isEmpty()) {
                missing.add(name);
            } else if (named.stream().anyMatch(input.written()::isIn)) {
                same++;
            } else {
                changed.add(name);
            }
        }
        return new Compared(same, changed, missing);
    }

    private static boolean isAsRecorded(String address, RecordedRun.Input input) {
        try {
            return RasterFiles.remote(address).equals(input.written());
        } catch (ProblemException e) {
            return false;
        }
    }

    /** What the study reads now, with what lies beside each file; of a study that no longer reads, its own folder. */
    private static List<Path> files(Path study) {
        List<Path> files = new ArrayList<>();
        files.add(study);
        StudyReader.read(study, new Problems())
                .ifPresent(s -> StudyFiles.of(s).forEach(file -> {
                    files.add(file);
                    try {
                        files.addAll(InputFiles.parts(file));
                    } catch (ProblemException e) {
                        // damaged: its own hash tells
                    }
                }));
        Path folder = study.toAbsolutePath().resolveSibling("").normalize();
        try (var beside = Files.list(folder)) {
            beside.filter(Files::isRegularFile).forEach(files::add);
        } catch (IOException e) {
            throw Unreadable.of(folder.toString(), e);
        }
        return files;
    }
}
