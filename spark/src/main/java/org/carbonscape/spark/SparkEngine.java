package org.carbonscape.spark;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.engine.FoldingMap;
import org.carbonscape.engine.Item;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.TileMap;
import org.carbonscape.engine.Work;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verbs over blocks as Spark jobs; what works on units and items stays here. A fold is one job, merged in a tree on
 * the executors. A map is a row of small jobs, a few at a time, whose products are handed on in order: what waits here
 * is bounded.
 */
final class SparkEngine implements Engine {
    private static final Logger LOG = LoggerFactory.getLogger(SparkEngine.class);
    /** Tasks of a fold for each core: enough for those that end early to help the others. */
    private static final int TASKS_A_CORE = 6;
    /** Cells of a fold's task, where that leaves every core two: a task costs some hundredths of a second of its own. */
    private static final long CELLS_A_TASK = 1L << 26;
    /** So few parts are merged here: the executors would only hand them about. */
    private static final int MERGED_HERE = 16;
    /** Blocks of a map's task at most. */
    private static final int MOST_BLOCKS = 16;

    private static final int DEPTH = 2;
    /** For what was cancelled. */
    private static final long ENDS_NANOS = 10_000_000_000L;

    private static final long LOOK_NANOS = 2_000_000;
    /** Of the memory here, one part for what waits for its turn. */
    private static final int SHARE_WAITING = 4;

    private final JavaSparkContext context;
    private final LocalEngine here;
    private final Work work;
    private final UnaryOperator<String> words;
    private volatile Optional<Job> now = Optional.empty();
    private volatile boolean cancelled;
    private final List<String> stayed = new ArrayList<>();

    /** @param words of the study for a stage of the work: what Spark's UI shows */
    SparkEngine(JavaSparkContext context, LocalEngine here, Work work, UnaryOperator<String> words) {
        this.context = context;
        this.here = here;
        this.work = work;
        this.words = words;
        context.sc().addSparkListener(new SparkListener() {
            @Override
            public void onTaskEnd(SparkListenerTaskEnd end) {
                now.ifPresent(Job::tell);
            }
        });
    }

    @Override
    public int threads() {
        return here.threads();
    }

    /** Cores of all executors, as far as they are known. */
    private int cores() {
        return Math.max(1, context.defaultParallelism());
    }

    private record Range(int from, int to) implements Serializable {}

    /** Runs of neighbouring blocks, of about the same length. */
    private static List<Range> even(int blocks, int parts) {
        List<Range> ranges = new ArrayList<>(parts);
        for (int p = 0; p < parts; p++) {
            ranges.add(new Range((int) ((long) blocks * p / parts), (int) ((long) blocks * (p + 1) / parts)));
        }
        return ranges;
    }

    /** Runs of neighbouring blocks, ever shorter: the cores, which take them in this order, end together. */
    private static List<Range> falling(int blocks, int parts) {
        List<Range> ranges = new ArrayList<>(parts);
        int from = 0;
        for (long left = parts - 1L; left >= 0; left--) {
            int to = blocks - (int) (blocks * left * left / ((long) parts * parts));
            if (to > from) {
                ranges.add(new Range(from, to));
            }
            from = to;
        }
        return ranges;
    }

    @Override
    public <A> A fold(Tiling blocks, Fold<A> fold) {
        Optional<byte[]> packed = packed(fold, blocks);
        if (packed.isEmpty()) {
            return here.fold(blocks, fold);
        }
        try (Job job = new Job(name(fold), packed.get(), blocks)) {
            long wanted = (long) blocks.columns() * blocks.rows() / CELLS_A_TASK + 1;
            long parts = Math.max(2L * cores(), Math.min((long) cores() * TASKS_A_CORE, wanted));
            return job.fold(fold, (int) Math.min(blocks.count(), parts));
        }
    }

    @Override
    public <T> void map(Tiling blocks, TileMap<T> map, TileMap.Sink<T> sink) {
        Optional<byte[]> packed = packed(map, blocks);
        if (packed.isEmpty()) {
            here.map(blocks, map, sink);
            return;
        }
        try (Job job = new Job(name(map), packed.get(), blocks)) {
            job.map(sink, part -> {});
        }
    }

    @Override
    public <T, A> A map(Tiling blocks, FoldingMap<T, A> map, TileMap.Sink<T> sink) {
        Optional<byte[]> packed = packed(map, blocks);
        if (packed.isEmpty()) {
            return here.map(blocks, map, sink);
        }
        List<A> all = new ArrayList<>(1);
        try (Job job = new Job(name(map), packed.get(), blocks)) {
            job.map(sink, part -> {
                A own = Packed.open(part.result());
                if (all.isEmpty()) {
                    all.add(own);
                } else {
                    all.set(0, map.merge(all.get(0), own));
                }
            });
        }
        return all.get(0);
    }

    @Override
    public <T> List<T> each(int n, Item<T> item) {
        return here.each(n, item);
    }

    @Override
    public void inPlace(int parts, IntConsumer part) {
        here.inPlace(parts, part);
    }

    @Override
    public <T> T kept(Object name, Supplier<T> making) {
        return here.kept(name, making);
    }

    @Override
    public Work work() {
        return work;
    }

    @Override
    public void cancel() {
        cancelled = true;
        here.cancel();
        context.sc().cancelAllJobs();
    }

    @Override
    public void close() {
        here.close();
        stayed.forEach(s -> LOG.warn("worked at on this machine alone: {}", s));
        context.close();
    }

    /** A verb as it travels; empty for one that holds something of this machine, which then does it alone. */
    private Optional<byte[]> packed(Object verb, Tiling blocks) {
        try {
            return Optional.of(Packed.of(new Task.Sent(verb, blocks)));
        } catch (Packed.NotSerialisable e) {
            stayed.add(verb.getClass().getName() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** What stands in Spark's UI for a verb, beside the words of the study: its class. */
    private static String name(Object verb) {
        return verb instanceof Fold.Together<?> several
                ? several.folds().stream().map(SparkEngine::name).distinct().collect(Collectors.joining(", "))
                : verb.getClass()
                        .getName()
                        .replaceFirst("\\$\\$Lambda.*", "")
                        .replaceFirst("\\$\\d+$", "")
                        .replaceFirst(".*\\.", "")
                        .replace('$', '.');
    }

    /** Verbs that could not travel, with what held them here. */
    List<String> stayed() {
        return List.copyOf(stayed);
    }

    /** What becomes of a part of a map beside its products. */
    private interface Taking {
        void take(Task.Part part);
    }

    /** A verb at work: its broadcast, its name in the UI, how far it is. */
    private final class Job implements AutoCloseable {
        private final String verb;
        private final Tiling blocks;
        private final Broadcast<byte[]> packed;
        private final Task task;
        private final Work.Reading reading;
        private long toldBlocks;
        private long toldCells;

        Job(String verb, byte[] sent, Tiling blocks) {
            stopped();
            this.verb = verb;
            this.blocks = blocks;
            packed = context.broadcast(sent);
            task = Task.of(
                    packed,
                    new Task.Done(context.sc().longAccumulator(), context.sc().longAccumulator()));
            reading = work.reading(blocks.count());
        }

        private void stopped() {
            if (cancelled) {
                throw new CancellationException();
            }
        }

        /** In the words of the study, and by the verb's name: what the UI shows. */
        private void describe() {
            context.setCallSite(verb);
            context.setJobGroup("carbonscape", words.apply(work.state().stage()), true);
        }

        /** One job, merged in a tree. Of several blocks that fail the lowest is told, as on one machine. */
        <A> A fold(Fold<A> fold, int parts) {
            List<Range> ranges = falling(blocks.count(), parts);
            Optional<TaskFailed> lowest = Optional.empty();
            while (!ranges.isEmpty()) {
                try {
                    List<Task.Part> all = folded(ranges);
                    if (lowest.isEmpty()) {
                        check(all.stream().mapToLong(Task.Part::cells).sum());
                        return Task.merged(fold, all);
                    }
                    break;
                } catch (Exception e) { // Spark's are not declared
                    lowest = Optional.of(failed(e));
                    int block = lowest.get().block();
                    ranges = ranges.stream().filter(r -> r.to <= block).toList();
                }
            }
            throw lowest.orElseThrow().asItWas();
        }

        /** What the tasks came to: a few parts, or one that the executors merged. */
        private List<Task.Part> folded(List<Range> ranges) {
            Task own = task;
            describe();
            now = Optional.of(this); // tasks that end tell how far it is
            JavaRDD<Task.Part> parts =
                    context.parallelize(ranges, ranges.size()).map(r -> own.fold(r.from, r.to));
            return ranges.size() <= MERGED_HERE ? parts.collect() : List.of(parts.treeReduce(own::merged, DEPTH));
        }

        /** A job for each run of blocks, so many at once that what they give back has room here. */
        <T> void map(TileMap.Sink<T> sink, Taking taking) {
            Task own = task;
            int n = blocks.count();
            int parts = Math.max(Math.min(n, cores() * TASKS_A_CORE), (n - 1) / MOST_BLOCKS + 1);
            List<Range> ranges = even(n, parts);
            Deque<JavaFutureAction<List<Task.Part>>> running = new ArrayDeque<>();
            long room = Runtime.getRuntime().maxMemory() / SHARE_WAITING;
            long largest = 1;
            long cells = 0;
            int next = 0;
            try {
                for (Range range : ranges) {
                    while (next < ranges.size()
                            && running.size() < Math.max(2, Math.min(2L * cores(), room / largest))) {
                        Range then = ranges.get(next++);
                        describe();
                        running.add(context.parallelize(List.of(then), 1)
                                .map(r -> own.map(r.from, r.to))
                                .collectAsync());
                    }
                    Task.Part part = running.remove().get().get(0);
                    cells += part.cells();
                    long bytes = part.result().length;
                    for (int i = 0; i < part.products().size(); i++) {
                        bytes += part.products().get(i).length;
                        stopped();
                        T product = Packed.open(part.products().get(i));
                        Window block = blocks.window(range.from + i);
                        reading.done(block.cells());
                        sink.accept(block, product);
                    }
                    largest = Math.max(largest, bytes);
                    taking.take(part);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            } catch (ExecutionException e) {
                throw failed(e).asItWas();
            } finally {
                running.forEach(r -> r.cancel(true));
            }
            check(cells);
        }

        /** What a job failed of; a cancel and what the cluster itself has to tell are thrown. */
        private TaskFailed failed(Exception e) {
            stopped();
            return TaskFailed.in(e).orElseThrow(() -> ClusterProblems.failed(e, context.master()));
        }

        private void check(long cells) {
            long all = (long) blocks.columns() * blocks.rows();
            if (cells != all) {
                throw new ProblemException(
                        ProblemCode.CLUSTER_08_GAVE_UP,
                        context.master(),
                        Bilingual.of(cells + " of " + all + " cells came back", all + " 个像元中只返回 " + cells + " 个"));
            }
        }

        /** Until nothing of it runs any more: what was cancelled ends at its next block. */
        private void awaitEnd() {
            long end = System.nanoTime() + ENDS_NANOS;
            while (context.statusTracker().getActiveStageIds().length > 0 && System.nanoTime() < end) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }

        /** As tasks end. */
        synchronized void tell() {
            long b = task.done().blocks().value();
            long c = task.done().cells().value();
            for (; toldBlocks < b; toldBlocks++) {
                reading.done(toldBlocks == b - 1 ? c - toldCells : 0);
            }
            toldCells = c;
        }

        @Override
        public void close() {
            now = Optional.empty();
            reading.close();
            awaitEnd();
            packed.destroy();
        }
    }
}
