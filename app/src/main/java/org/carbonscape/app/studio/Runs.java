package org.carbonscape.app.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
 * The runs of a workspace: one at a time, a few waiting. They go on whoever looks, and are written down, so that a
 * studio that was killed says at its next start what became of them.
 */
final class Runs implements AutoCloseable {
    /** Under way and waiting. */
    static final int MOST = 4;

    private static final int REMEMBERED = 30;
    private static final String FILE = "runs.json";

    private final Workspace workspace;
    private final StudioSetting setting;
    private final Studies studies;
    private final List<OneRun> all = new ArrayList<>(); // the newest last; under this object's lock
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "run");
        thread.setDaemon(true);
        return thread;
    });

    Runs(Workspace workspace, StudioSetting setting, Studies studies) throws IOException {
        this.workspace = workspace;
        this.setting = setting;
        this.studies = studies;
        Path file = workspace.own(FILE);
        if (Files.isRegularFile(file)) {
            JsonNode known;
            try {
                known = new ObjectMapper().readTree(file.toFile());
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) { // spoilt from outside
                known = new ObjectMapper().createArrayNode();
            }
            known.forEach(n -> all.add(OneRun.of(n)));
            all.forEach(OneRun::wasLeft);
            keep();
        }
    }

    /**
     * Lets a study run, now or when those before it have ended.
     *
     * @param out name of the run folder within the workspace
     * @throws ProblemException STUDIO_05 where too many wait already, STUDIO_03 where a name leads out
     */
    synchronized Map<String, Object> start(String study, String out, Language language, boolean replace)
            throws IOException {
        Path file = workspace.resolve(study);
        Path folder = workspace.resolve(out);
        List<Problem> outside = studies.outside(file);
        if (!outside.isEmpty()) {
            throw new ProblemException(outside);
        }
        long open = all.stream().filter(OneRun::isOpen).count();
        if (open >= MOST) {
            throw new ProblemException(ProblemCode.STUDIO_05_BUSY, out, open);
        }
        OneRun run = OneRun.waiting(workspace.name(file), workspace.name(folder));
        all.add(run);
        while (all.size() > REMEMBERED) {
            all.remove(0);
        }
        keep();
        worker.execute(() ->
                carryOut(run, file, new RunTarget(folder, replace).withCsvMark(language == Language.ZH), language));
        return run.told();
    }

    private void carryOut(OneRun run, Path file, RunTarget out, Language language) {
        if (!run.begin()) {
            changed();
            return;
        }
        changed();
        try (Engine engine = new LocalEngine(setting.threads(), run.work())) {
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

    /** Gives up what is under way. */
    @Override
    public void close() {
        List<OneRun> open;
        synchronized (this) {
            open = all.stream().filter(OneRun::isOpen).toList();
        }
        open.forEach(OneRun::cancel);
        worker.shutdown();
    }
}
