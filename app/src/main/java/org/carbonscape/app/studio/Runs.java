package org.carbonscape.app.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.io.json.Json;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.run.StudyRun;

/**
 * The runs of a workspace: so many at once, each into a folder of its own, a few waiting. They go on whoever looks, and
 * are written down, so that a studio that was killed says at its next start what became of them.
 */
final class Runs implements AutoCloseable {
    /** How many may wait. */
    static final int WAITING = 3;

    private static final int REMEMBERED = 30;
    private static final int ENDING_S = 5;
    private static final String FILE = "runs.json";

    private final Workspace workspace;
    private final StudioSetting setting;
    private final Studies studies;
    private final List<OneRun> all = new ArrayList<>(); // the newest last; under this object's lock
    private final ExecutorService workers;

    Runs(Workspace workspace, StudioSetting setting, Studies studies) throws IOException {
        this.workspace = workspace;
        this.setting = setting;
        this.studies = studies;
        this.workers = Executors.newFixedThreadPool(setting.atOnce(), task -> {
            Thread thread = new Thread(task, "run");
            thread.setDaemon(true);
            return thread;
        });
        Path file = workspace.own(FILE);
        if (Files.isRegularFile(file)) {
            JsonNode known;
            try {
                known = new ObjectMapper().readTree(file.toFile());
            } catch (JsonProcessingException e) { // spoilt from outside
                known = new ObjectMapper().createArrayNode();
            }
            known.forEach(n -> all.add(OneRun.of(n)));
            all.forEach(OneRun::wasLeft);
            changed();
        }
    }

    /**
     * Lets a study run, now or when those before it have ended.
     *
     * @param out name of the run folder within the workspace
     * @throws ProblemException STUDIO_05 where too many wait already, STUDIO_08 where one is under way into that
     *     folder, STUDIO_03 where a name leads out, RUN_04 or RUN_05 where the list of runs cannot be written
     */
    synchronized Map<String, Object> start(String study, String out, Language language, boolean replace)
            throws IOException {
        Path file = workspace.resolve(study);
        Path folder = workspace.resolve(out);
        List<Problem> outside = studies.outside(file);
        if (!outside.isEmpty()) {
            throw new ProblemException(outside);
        }
        List<OneRun> open = all.stream().filter(OneRun::isOpen).toList();
        OneRun run = OneRun.waiting(workspace.name(file), workspace.name(folder));
        if (open.stream().anyMatch(r -> meet(r.out(), run.out()))) {
            throw new ProblemException(ProblemCode.STUDIO_08_SAME_FOLDER, out);
        }
        if (open.size() >= setting.atOnce() + WAITING) {
            throw new ProblemException(ProblemCode.STUDIO_05_BUSY, out, open.size());
        }
        all.add(run);
        all.stream()
                .filter(r -> !r.isOpen())
                .limit(Math.max(0, all.size() - REMEMBERED))
                .toList()
                .forEach(all::remove);
        try {
            keep();
        } catch (IOException e) {
            all.remove(run); // or it would wait for ever
            throw RunFolder.notWritten(workspace.name(workspace.own(FILE)), e);
        }
        workers.execute(() ->
                carryOut(run, file, new RunTarget(folder, replace).withCsvMark(language == Language.ZH), language));
        return run.told();
    }

    /** Whether two folders are one, or one lies in the other, whatever is made of large and small letters. */
    private static boolean meet(String a, String b) {
        String one = a.toLowerCase(Locale.ROOT) + "/";
        String other = b.toLowerCase(Locale.ROOT) + "/";
        return one.startsWith(other) || other.startsWith(one);
    }

    /** The share of the threads of a run that begins beside others. */
    private synchronized int threads() {
        long running = all.stream().filter(OneRun::isRunning).count();
        return (int) Math.max(1, setting.threads() / Math.max(1, running));
    }

    private void carryOut(OneRun run, Path file, RunTarget out, Language language) {
        if (!run.begin()) {
            changed();
            return;
        }
        changed();
        try (Engine engine = new LocalEngine(threads(), run.work())) {
            run.by(engine);
            StudyRun.run(
                    file, out, OptionalLong.empty(), language, engine, setting.cache(), run.progress(this::changed));
            run.end(OneRun.DONE, List.of());
        } catch (CancellationException e) {
            run.end(OneRun.CANCELLED, List.of());
        } catch (Throwable fault) { // also memory: the studio goes on
            run.end(OneRun.FAILED, setting.problems().apply(fault));
        }
        changed();
    }

    /** Gives a run up; what its stages have kept stays for the next. */
    synchronized Map<String, Object> cancel(String id) {
        OneRun run = all.stream()
                .filter(r -> r.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.STUDIO_07_REQUEST, id, Bilingual.of("there is no such run", "没有这个任务")));
        run.cancel();
        changed();
        return run.told();
    }

    /** The newest first. */
    synchronized List<Object> told() {
        List<Object> told = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            Map<String, Object> one = new LinkedHashMap<>(all.get(i).told());
            Path folder = workspace.root().resolve(all.get(i).out());
            one.put("result", workspace.holds(folder) && Files.isRegularFile(folder.resolve(RunFolder.RECORD)));
            told.add(one);
        }
        return told;
    }

    /** Waits until something has changed, or so long. */
    synchronized void await(long ms) throws InterruptedException {
        wait(ms);
    }

    private synchronized void changed() {
        try {
            keep();
        } catch (IOException e) {
            // a full disk: the run itself will tell
        }
        notifyAll();
    }

    private synchronized void keep() throws IOException {
        workspace.replace(
                workspace.own(FILE),
                Workspace.utf8(Json.text(all.stream().map(OneRun::told).toList())));
    }

    /** Gives up what is under way, and waits a little until that is written down. */
    @Override
    public void close() {
        List<OneRun> open;
        synchronized (this) {
            open = all.stream().filter(OneRun::isOpen).toList();
        }
        open.forEach(OneRun::cancel);
        workers.shutdown();
        try {
            workers.awaitTermination(ENDING_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
