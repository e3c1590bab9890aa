package org.carbonscape.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Fold;
import org.carbonscape.engine.FoldingMap;
import org.carbonscape.engine.TileMap;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;

/**
 * A piece of a verb's work on an executor: a run of neighbouring blocks, so that what the files store together is
 * decoded once. The work itself comes as a broadcast and is unpacked once in each executor.
 *
 * @param id   of the work, among those that an executor knows
 * @param work packed: a {@link Sent}
 */
record Task(String id, Broadcast<byte[]> work, Done done) implements Serializable {
    /** Works that an executor keeps unpacked: that which runs and that which ends. */
    private static final int KEPT = 2;

    /** What goes to every executor. */
    record Sent(Object verb, Tiling blocks) {}

    private static final Map<String, Sent> UNPACKED = new LinkedHashMap<>(4, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Sent> eldest) {
            return size() > KEPT;
        }
    };

    /** Blocks and cells that were worked at, told to the driver as tasks end. */
    record Done(LongAccumulator blocks, LongAccumulator cells) implements Serializable {}

    /**
     * What a run of blocks came to.
     *
     * @param cells    that were worked at, held in the end against those that there are
     * @param result   packed; empty where there is none
     * @param products packed, in block order
     */
    record Part(long cells, byte[] result, List<byte[]> products) implements Serializable {}

    static Task of(Broadcast<byte[]> work, Done done) {
        return new Task(UUID.randomUUID().toString(), work, done);
    }

    private Sent unpacked() {
        synchronized (UNPACKED) {
            return UNPACKED.computeIfAbsent(id, i -> Packed.open(work.value()));
        }
    }

    /** Takes blocks one after another. */
    private interface Taking {
        void take(Window block);
    }

    private long each(Tiling blocks, int from, int to, Taking taking) {
        long cells = 0;
        for (int i = from; i < to; i++) {
            TaskContext context = TaskContext.get();
            if (context != null && context.isInterrupted()) {
                throw new TaskKilledException();
            }
            Window block = blocks.window(i);
            try {
                taking.take(block);
            } catch (TaskKilledException e) {
                throw e;
            } catch (RuntimeException | StackOverflowError e) {
                throw TaskFailed.at(i, host(), e);
            }
            cells += block.cells();
            done.blocks().add(1);
            done.cells().add(block.cells());
        }
        return cells;
    }

    static String host() {
        return SparkEnv.get().blockManager().blockManagerId().host();
    }

    @SuppressWarnings("unchecked")
    <A> Part fold(int from, int to) {
        Sent sent = unpacked();
        Fold<A> fold = (Fold<A>) sent.verb;
        try (Cells cells = new Cells();
                Fold.Worker<A> worker = opened(from, () -> fold.open(cells))) {
            long n = each(sent.blocks, from, to, worker::take);
            return new Part(n, Packed.of(worker.result()), List.of());
        }
    }

    /** Two parts of a fold as one. */
    @SuppressWarnings("unchecked")
    <A> Part merged(Part one, Part other) {
        Fold<A> fold = (Fold<A>) unpacked().verb;
        return new Part(one.cells + other.cells, Packed.of(merged(fold, List.of(one, other))), List.of());
    }

    /** Results of a fold's parts as one. */
    static <A> A merged(Fold<A> fold, List<Part> parts) {
        A all = Packed.open(parts.get(0).result);
        for (Part next : parts.subList(1, parts.size())) {
            all = fold.merge(all, Packed.<A>open(next.result));
        }
        return all;
    }

    @SuppressWarnings("unchecked")
    <T> Part map(int from, int to) {
        Sent sent = unpacked();
        List<byte[]> products = new ArrayList<>(to - from);
        try (Cells cells = new Cells();
                TileMap.Worker<T> worker = opened(
                        from,
                        () -> sent.verb instanceof TileMap<?> map
                                ? ((TileMap<T>) map).open(cells)
                                : ((FoldingMap<T, ?>) sent.verb).open(cells))) {
            long n = each(sent.blocks, from, to, block -> products.add(Packed.of(worker.make(block))));
            byte[] result = worker instanceof FoldingMap.Worker<T, ?> folding && sent.verb instanceof FoldingMap<?, ?>
                    ? Packed.of(folding.result())
                    : new byte[0];
            return new Part(n, result, new ArrayList<>(products));
        }
    }

    private static <W> W opened(int block, Supplier<W> opening) {
        try {
            return opening.get();
        } catch (RuntimeException e) {
            throw TaskFailed.at(block, host(), e);
        }
    }
}
