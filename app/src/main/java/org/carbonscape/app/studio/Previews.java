package org.carbonscape.app.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.advise.AdvicePreview;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.run.StudyFiles;
import org.carbonscape.study.run.StudyRun;

/**
 * The preview of the study that is open, made behind the page as soon as it is opened: a sketch first, then the exact
 * one, kept until one of the study's files changes or a run needs the memory. Thread-safe.
 */
final class Previews implements AutoCloseable {
    private final Workspace workspace;
    private final int threads;
    private final ExecutorService behind = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "preview");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, List<String>> studies = new ConcurrentHashMap<>(); // by record and its time
    private Optional<Opened> opened = Optional.empty();

    /**
     * A preview that can be asked.
     *
     * @param isSketch whether the exact one is still being made, or could not be
     * @param follows  whether it is still being made
     * @param earlier  the run whose statistics it takes
     */
    record Ready(AdvicePreview preview, boolean isSketch, boolean follows, Optional<Path> earlier) {}

    /** What is made of a study. @param seen its files as they were */
    private record Opened(
            List<String> seen,
            Optional<Path> earlier,
            CompletableFuture<Optional<AdvicePreview>> sketch,
            CompletableFuture<AdvicePreview> exact,
            List<Engine> engines) {}

    Previews(Workspace workspace, int threads) {
        this.workspace = workspace;
        this.threads = threads;
    }

    /** Begins to make the preview of a study where there is anything to preview. */
    void warm(Study study) {
        if (study.suitability().isPresent() || study.scenarios().isPresent()) {
            opened(study);
        }
    }

    /** The best there is, at least a sketch. @throws ProblemException with what is wrong with the study */
    Ready of(Study study) {
        Opened now = opened(study);
        if (!now.exact().isDone()) {
            Optional<AdvicePreview> sketch = joined(now.sketch());
            if (sketch.isPresent() && !now.exact().isDone()) {
                return new Ready(sketch.get(), true, true, now.earlier());
            }
        }
        return exact(study);
    }

    /** The exact one, however long it takes; a sketch only where there cannot be one. */
    Ready exact(Study study) {
        Opened now = opened(study);
        try {
            return new Ready(joined(now.exact()), false, false, now.earlier());
        } catch (IllegalStateException e) { // no memory for it, or given up for a run
            AdvicePreview sketch = joined(now.sketch()).orElseThrow(() -> e);
            return new Ready(sketch, true, false, now.earlier());
        }
    }

    private static <T> T joined(CompletableFuture<T> made) {
        try {
            return made.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            throw new IllegalStateException(String.valueOf(e.getCause()), e);
        }
    }

    private synchronized Opened opened(Study study) {
        Optional<Path> earlier = earlier(study);
        List<String> seen = seen(study, earlier);
        if (opened.isEmpty() || !opened.get().seen().equals(seen)) {
            forget(); // not both at once
            Opened made =
                    new Opened(seen, earlier, new CompletableFuture<>(), new CompletableFuture<>(), new ArrayList<>());
            opened = Optional.of(made);
            behind.execute(() -> make(made, study));
        }
        return opened.orElseThrow();
    }

    private void make(Opened made, Study study) {
        try (Engine engine = new LocalEngine(Math.max(1, threads / 2))) { // the page has its own questions
            synchronized (this) {
                if (opened.filter(o -> o == made).isEmpty()) {
                    throw new CancellationException();
                }
                made.engines().add(engine);
            }
            made.sketch().complete(StudyRun.sketch(study, made.earlier(), engine));
            AdvicePreview exact = StudyRun.preview(study, made.earlier(), engine);
            if (study.suitability().isPresent()) { // which reads the layers
                new Problems().attempt(() -> exact.zones(study, engine));
            }
            made.exact().complete(exact);
        } catch (Throwable fault) { // also memory: the studio goes on
            made.sketch().complete(Optional.empty());
            made.exact().completeExceptionally(fault);
        }
    }

    /** Lets the preview go, whatever it has come to. */
    synchronized void forget() {
        opened.ifPresent(o -> o.engines().forEach(Engine::cancel));
        opened = Optional.empty();
    }

    /** The newest run of the study file in the workspace. */
    private Optional<Path> earlier(Study study) {
        if (study.statistics().isEmpty()) {
            return Optional.empty();
        }
        try {
            return workspace.list().stream()
                    .filter(Files::isDirectory)
                    .sorted(Comparator.comparing((Path run) -> when(run.resolve(RunFolder.RECORD)))
                            .reversed())
                    .filter(run -> isOf(run, study))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private boolean isOf(Path run, Study study) {
        Path record = run.resolve(RunFolder.RECORD);
        return studies.computeIfAbsent(record + " " + when(record), k -> studyOf(record))
                .equals(List.of(
                        study.file().getFileName().toString(), study.heading().title()));
    }

    /** File and title of the study that a run is of. */
    private static List<String> studyOf(Path record) {
        try {
            JsonNode of = new ObjectMapper().readTree(record.toFile()).path("study");
            return List.of(of.path("file").asText(), of.path("title").asText());
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The files that it was opened from; tables that are asked about may change. */
    private static List<String> seen(Study study, Optional<Path> earlier) {
        List<Path> tables = new ArrayList<>();
        study.suitability().ifPresent(s -> {
            s.criteria().file().ifPresent(tables::add);
            s.zones().rules().ifPresent(tables::add);
            tables.addAll(s.weighing().ahp());
        });
        study.scenarios().ifPresent(tables::add);
        List<Path> files = new ArrayList<>(StudyFiles.of(study));
        files.removeAll(tables);
        earlier.map(run -> run.resolve(RunFolder.RECORD)).ifPresent(files::add);
        return files.stream().map(f -> f + " " + when(f)).toList();
    }

    private static String when(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (IOException e) {
            return "missing";
        }
    }

    @Override
    public void close() {
        forget();
        behind.shutdownNow();
    }
}
