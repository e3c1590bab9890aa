package org.carbonscape.app.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Work;
import org.carbonscape.io.cache.StageCache;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.study.plan.StudyReader;
import org.carbonscape.study.run.Progress;
import org.carbonscape.study.run.StageNames;

/** A run of a study: waiting, running, and how it ended. Thread-safe. */
final class OneRun {
    static final String WAITING = "waiting";
    static final String RUNNING = "running";
    static final String DONE = "done";
    static final String FAILED = "failed";
    static final String CANCELLED = "cancelled";
    /** The studio was ended in mid-run. */
    static final String LEFT = "left";

    private final Map<String, Object> facts;
    private final List<Map<String, Object>> stages;
    private final Work work = new Work();
    private String state;
    private Optional<Engine> engine = Optional.empty();
    private boolean cancelled;
    private long begun; // the stage, by the clock of nanoseconds

    private OneRun(Map<String, Object> facts, List<Map<String, Object>> stages, String state) {
        this.facts = facts;
        this.stages = stages;
        this.state = state;
    }

    static OneRun waiting(String study, String out) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("id", UUID.randomUUID().toString().substring(0, 8));
        facts.put("study", study);
        facts.put("out", out);
        facts.put("asked", now());
        return new OneRun(facts, new ArrayList<>(), WAITING);
    }

    /** As it was written down. */
    static OneRun of(JsonNode known) {
        Map<String, Object> facts = new LinkedHashMap<>();
        List<Map<String, Object>> stages = new ArrayList<>();
        ObjectMapper mapper = new ObjectMapper();
        known.properties().forEach(e -> facts.put(e.getKey(), mapper.convertValue(e.getValue(), Object.class)));
        known.path("stages").forEach(s -> {
            Map<String, Object> stage = new LinkedHashMap<>();
            s.properties().forEach(e -> stage.put(e.getKey(), mapper.convertValue(e.getValue(), Object.class)));
            stages.add(stage);
        });
        facts.keySet().removeAll(List.of("stages", "state", "now"));
        facts.putIfAbsent("id", "");
        facts.putIfAbsent("out", "");
        return new OneRun(facts, stages, known.path("state").asText(LEFT));
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    String id() {
        return String.valueOf(facts.get("id"));
    }

    String out() {
        return String.valueOf(facts.get("out"));
    }

    Work work() {
        return work;
    }

    synchronized boolean isOpen() {
        return state.equals(WAITING) || state.equals(RUNNING);
    }

    synchronized boolean isRunning() {
        return state.equals(RUNNING);
    }

    /** Whoever wrote it down as under way has been ended. */
    synchronized void wasLeft() {
        if (isOpen()) {
            state = LEFT;
        }
    }

    /** Whether it shall run: it may have been given up while it waited. */
    synchronized boolean begin() {
        if (!state.equals(WAITING)) {
            return false;
        }
        state = RUNNING;
        facts.put("started", now());
        return true;
    }

    /** What carries it out. */
    synchronized void by(Engine one) {
        engine = Optional.of(one);
        if (cancelled) {
            one.cancel();
        }
    }

    synchronized void end(String how, List<Problem> problems) {
        state = how;
        facts.put("ended", now());
        closeStage();
        Places places = new Places(StudyReader.KEYS, Map.of());
        facts.put("problems", problems.stream().map(places::told).toList());
    }

    synchronized void cancel() {
        if (state.equals(WAITING)) {
            end(CANCELLED, List.of());
        }
        cancelled = true;
        engine.ifPresent(Engine::cancel);
    }

    /** @param changed is called at every stage */
    Progress progress(Runnable changed) {
        return new Progress() {
            @Override
            public void stage(String name) {
                begun(name);
                work.stage(name);
                changed.run();
            }

            @Override
            public void taken(StageCache.Share share) {
                cached(share.taken(), share.taken() + share.made());
            }

            @Override
            public void memory(long mb) {
                fact("memory_mb", mb);
            }

            @Override
            public void cautions(List<Problem> cautions) {
                fact("cautions", cautions.size());
            }
        };
    }

    private synchronized void begun(String name) {
        if (cancelled) {
            throw new CancellationException();
        }
        closeStage();
        begun = System.nanoTime();
        Map<String, Object> stage = new LinkedHashMap<>();
        stage.put("name", Forms.both(Bilingual.of(StageNames.of(name, Language.EN), StageNames.of(name, Language.ZH))));
        stages.add(stage);
    }

    private void closeStage() {
        if (!stages.isEmpty()) {
            double seconds = (System.nanoTime() - begun) / 1e9;
            stages.get(stages.size() - 1).putIfAbsent("seconds", Math.round(seconds * 10) / 10.0);
        }
    }

    private synchronized void cached(int taken, int of) {
        if (!stages.isEmpty()) {
            stages.get(stages.size() - 1).put("cached", Math.round(100.0 * taken / Math.max(1, of)) / 100.0);
        }
    }

    private synchronized void fact(String name, Object value) {
        facts.put(name, value);
    }

    /** As JSON takes it. */
    synchronized Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>(facts);
        told.put("state", state);
        told.put("stages", stages.stream().map(LinkedHashMap::new).toList());
        if (state.equals(RUNNING)) {
            Work.State now = work.state();
            Map<String, Object> at = new LinkedHashMap<>();
            at.put("seconds", Math.round(now.seconds() * 10) / 10.0);
            if (now.share().isPresent()) {
                at.put("share", Math.round(now.share().getAsDouble() * 100) / 100.0);
            } else {
                now.blocks().ifPresent(b -> at.put("share", Math.round(b.share() * 100) / 100.0));
            }
            now.left().ifPresent(s -> at.put("left", s));
            told.put("now", at);
        }
        return told;
    }
}
