package org.carbonscape.study.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Steps;
import org.carbonscape.io.Unreadable;
import org.carbonscape.io.mosaic.RasterFiles;
import org.carbonscape.io.run.RecordedRun;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.option.FileName;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.plan.StudyReader;
import org.carbonscape.study.proof.finished.Difference;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.Part;
import org.carbonscape.study.proof.finished.RecordFigures;
import org.carbonscape.study.proof.layer.CountedMaps;
import org.carbonscape.study.proof.layer.MapPlaces;
import org.carbonscape.study.proof.layer.Maps;
import org.carbonscape.study.proof.layer.Sample;
import org.carbonscape.study.proof.layer.Vectors;
import org.carbonscape.study.run.StudyFiles;
import org.carbonscape.study.table.InputFiles;

/**
 * A run folder held against its own record: whether every file that the run wrote, and every file that it read, still
 * has the hash written down then.
 *
 * @param outputs files within the run folder, and its record where that is not as it was sealed
 * @param added   files in it that the run did not write; they speak against nothing
 * @param study   the study file by which the inputs were found; empty if there was none
 * @param inputs  as {@code key (file)}; empty without a study
 * @param sums    what was recomputed from the tables, and the workbook, maps and layers held against them
 * @param sample  what was worked out anew from the inputs; empty where they are not there or not as they were
 * @param again   files, and fields of the record, held against those of the study run once more; empty where that was
 *     not asked for, or the inputs are not there or not as they were
 * @param program that made the run
 */
public record Verification(
        Compared outputs,
        List<String> added,
        Optional<Path> study,
        Optional<Compared> inputs,
        Findings sums,
        Optional<Findings> sample,
        Optional<Findings> again,
        Program program) {

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

    /** The places where something was changed, from which all that differs follows. */
    public List<Cause> causes() {
        List<Difference> all = new ArrayList<>(sums.differences());
        Stream.concat(sample.stream(), again.stream()).forEach(f -> all.addAll(f.differences()));
        List<String> changed = new ArrayList<>(outputs.changed);
        changed.addAll(outputs.missing);
        return Cause.of(all, changed);
    }

    /** The program that made the run, where that is not this one and something differs, or was to be run again. */
    public Optional<Program> otherProgram() {
        boolean isAsked = different() > 0 || again.isPresent();
        return isAsked && !program.equals(Program.own()) ? Optional.of(program) : Optional.empty();
    }

    /** How many numbers and texts differ, whatever the causes. */
    public long different() {
        return sums.different()
                + Stream.concat(sample.stream(), again.stream())
                        .mapToLong(Findings::different)
                        .sum();
    }

    /** Whether all that could be looked at is as the run recorded it. */
    public boolean passed() {
        return outputs.passed() && inputs.map(Compared::passed).orElse(true) && different() == 0;
    }

    /** @param size how many cells and how many units are drawn; 0 = none @param seed of the draw */
    public record Draw(int size, long seed) {}

    /**
     * Recomputes hashes, sums and a random sample.
     *
     * @param study the study file; where empty, it is looked for where the run read it, inside the run folder
     *     ({@code study/}) and beside it
     * @param again how the study is run once more, to be compared file by file; empty = it is not
     * @throws ProblemException RUN-16 if the folder is no run; INPUT problems of files that cannot be read; what a
     *     study that is run may have
     */
    public static Verification of(Path run, Optional<Path> study, Draw draw, Optional<Anew> again, Engine engine) {
        RecordedRun recorded = RecordedRun.read(run);
        Optional<Path> found = study.map(s -> Files.isDirectory(s) ? s.resolve("study.yaml") : s)
                .or(() -> standing(run, recorded));
        FinishedRun finished = FinishedRun.open(run);
        List<Compared> files = new ArrayList<>();
        Maps maps = new Maps(finished, Sample.drawn(finished, draw.size, draw.seed));
        boolean isSampled = draw.size > 0 && found.isPresent();
        Program program = Program.of(finished);
        Findings sums;
        Optional<Compared> inputs;
        Optional<Findings> sample = Optional.empty();
        boolean isAsRead;
        try (Steps steps = engine.steps(isSampled ? 2 : 1)) {
            sums = sums(finished, recorded, maps, files, engine);
            inputs = found.map(s -> inputs(recorded, s));
            steps.next();
            isAsRead = inputs.map(Compared::passed).orElse(false);
            if (isSampled && isAsRead) {
                sample = Sample.check(finished, found.orElseThrow(), draw.size, draw.seed, maps, engine);
            }
        }
        Optional<Findings> whole = again.filter(a -> isAsRead)
                .map(a -> Again.check(finished, found.orElseThrow(), a, program.equals(Program.own()), engine));
        try {
            return new Verification(files.get(0), recorded.added(), found, inputs, sums, sample, whole, program);
        } catch (IOException e) {
            throw Unreadable.of(run.toString(), e);
        }
    }

    /** All that the run folder says twice, and its files. */
    private static Findings sums(
            FinishedRun run, RecordedRun recorded, Maps maps, List<Compared> files, Engine engine) {
        List<String> names = List.copyOf(recorded.outputs().keySet());
        boolean[] differs = new boolean[names.size()];
        Findings sums = new Findings();
        try (Workbook workbook = new Workbook(run)) {
            List<Part> parts = new ArrayList<>();
            parts.add(new Part("tables", Sums.size(run), (f, told) -> Sums.check(run.telling(told), f)));
            parts.add(new Part(
                    RunFolder.RECORD,
                    run.size("carbon-by-unit"),
                    (f, told) -> RecordFigures.check(run.telling(told), f)));
            parts.addAll(workbook.parts());
            parts.addAll(maps.parts());
            parts.addAll(CountedMaps.parts(run));
            parts.addAll(MapPlaces.parts(run));
            parts.addAll(Derived.parts(run));
            parts.add(new Part("vectors", Vectors.size(run), (f, told) -> Vectors.check(run.telling(told), f)));
            for (int i = 0; i < names.size(); i++) {
                int file = i;
                String name = names.get(i);
                long bytes = run.folder().resolve(name).toFile().length();
                parts.add(new Part(name, bytes, f -> differs[file] = recorded.isChanged(name)));
            }
            Findings[] found = new Findings[parts.size()];
            // what takes long begins early, so that nobody waits for it at the end
            List<Integer> order = IntStream.range(0, parts.size())
                    .boxed()
                    .sorted(Comparator.comparingLong(i -> -parts.get(i).size()))
                    .toList();
            try (Pace pace = new Pace(engine, parts)) {
                engine.each(parts.size(), i -> found[order.get(i)] = pace.findings(parts.get(order.get(i)), run));
            }
            for (Findings part : found) {
                sums.add(part);
            }
            maps.tell(sums);
        }
        List<String> changed = new ArrayList<>();
        IntStream.range(0, differs.length)
                .filter(i -> differs[i])
                .mapToObj(names::get)
                .forEach(changed::add);
        List<String> missing = recorded.missing();
        int same = names.size() - changed.size() - missing.size();
        if (!recorded.isSealed()) {
            changed.add(RunFolder.RECORD);
        }
        files.add(new Compared(same, changed, missing));
        return sums;
    }

    private static Optional<Path> standing(Path run, RecordedRun recorded) {
        String name = recorded.studyFile();
        return name.isEmpty()
                ? Optional.empty()
                : List.of(
                                real(run)
                                        .resolve(recorded.studyFolder())
                                        .resolve(name)
                                        .normalize(),
                                run.resolve("study").resolve(name),
                                run.toAbsolutePath().resolveSibling(name))
                        .stream()
                        .filter(Files::isRegularFile)
                        .findFirst();
    }

    /** Steps upward count from where the run stands, whatever link leads there. */
    private static Path real(Path run) {
        try {
            return run.toRealPath();
        } catch (IOException e) {
            throw Unreadable.of(run.toString(), e);
        }
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
