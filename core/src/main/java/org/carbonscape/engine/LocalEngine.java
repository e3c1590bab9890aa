package org.carbonscape.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;
import org.jspecify.annotations.Nullable;

/**
 * Threads that pull block numbers from a shared counter: no equal shares to wait for at the end. A failure lets no
 * further block begin; those that were begun before are finished, so that the failure of the lowest is known, which is
 * rethrown as it was.
 */
public final class LocalEngine implements Engine {
    /** Products of a map that may wait for their turn, for each thread. */
    private static final int IN_FLIGHT = 4;

    private final int threads;
    private final ExecutorService pool;
    private final Work work;
    private final Kept kept = new Kept();
    private volatile boolean cancelled;

    public LocalEngine(int threads) {
        this(threads, new Work());
    }

    /** @param work is told what is done */
    public LocalEngine(int threads, Work work) {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread, not " + threads);
        }
        this.threads = threads;
        this.work = work;
        AtomicInteger number = new AtomicInteger();
        this.pool = Executors.newFixedThreadPool(threads, r -> new Worker(r, number.incrementAndGet()));
    }

    private final class Worker extends Thread {
        Worker(Runnable run, int number) {
            super(run, "carbonscape-" + number);
            setDaemon(true);
        }

        boolean isOf(LocalEngine engine) {
            return LocalEngine.this == engine;
        }
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public <A> A fold(Tiling blocks, Fold<A> fold) {
        return merged(
                together(blocks.count(), turns -> {
                    try (Cells cells = new Cells();
                            Fold.Worker<A> worker = fold.open(cells)) {
                        turns.all(i -> {
                            Window block = blocks.window(i);
                            worker.take(block);
                            return block.cells();
                        });
                        return worker.result();
                    }
                }),
                fold::merge);
    }

    @Override
    public <T> void map(Tiling blocks, TileMap<T> map, TileMap.Sink<T> sink) {
        Shelf<T> shelf = new Shelf<>(sink, blocks);
        together(blocks.count(), turns -> {
            try (Cells cells = new Cells();
                    TileMap.Worker<T> worker = map.open(cells)) {
                return shelf.fill(turns, worker);
            }
        });
    }

    @Override
    public <T, A> A map(Tiling blocks, FoldingMap<T, A> map, TileMap.Sink<T> sink) {
        Shelf<T> shelf = new Shelf<>(sink, blocks);
        return merged(
                together(blocks.count(), turns -> {
                    try (Cells cells = new Cells();
                            FoldingMap.Worker<T, A> worker = map.open(cells)) {
                        shelf.fill(turns, worker);
                        return worker.result();
                    }
                }),
                map::merge);
    }

    private static <A> A merged(List<A> parts, BinaryOperator<A> merge) {
        A all = parts.get(0);
        for (int i = 1; i < parts.size(); i++) {
            all = merge.apply(all, parts.get(i));
        }
        return all;
    }

    @Override
    public <T> List<T> each(int n, Item<T> item) {
        Object[] all = new Object[n];
        inPlace(n, i -> all[i] = item.of(i));
        @SuppressWarnings("unchecked") // only items' own values were put there
        List<T> values = (List<T>) Arrays.asList(all);
        return Collections.unmodifiableList(values);
    }

    @Override
    public void inPlace(int parts, IntConsumer part) {
        together(
                parts,
                turns -> turns.all(i -> {
                    part.accept(i);
                    return 0;
                }));
    }

    @Override
    public <T> T kept(Object name, Supplier<T> making) {
        return kept.of(name, making);
    }

    @Override
    public Work work() {
        return work;
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    /**
     * The same work in every thread, until all numbers are taken; what each thread gave. A thread of the engine's own
     * that asks for it takes part, with those that are free before it is done: it must not wait for itself.
     */
    private <R> List<R> together(int n, Function<Turns, R> own) {
        boolean within = Thread.currentThread() instanceof Worker worker && worker.isOf(this);
        try (Work.Reading reading = work.reading(n)) {
            Run run = new Run(n, reading);
            List<R> results = new ArrayList<>();
            List<Part<R>> parts = new ArrayList<>();
            for (int w = within ? 1 : 0; w < Math.min(threads, n); w++) {
                parts.add(new Part<>(pool, () -> run.join(own)));
            }
            if (within) {
                try {
                    results.add(run.join(own));
                } catch (RuntimeException | Error e) {
                    // the run knows it, and the number of its block
                }
                parts.removeIf(Part::isTakenBack);
            }
            boolean interrupted = false;
            for (Part<R> part : parts) {
                boolean ended = false;
                while (!ended) {
                    try {
                        part.future.get().ifPresent(results::add);
                        ended = true;
                    } catch (ExecutionException e) {
                        ended = true; // as above
                    } catch (InterruptedException e) {
                        interrupted = true; // to interrupt the workers too would close the files they read
                        run.stop();
                    }
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted");
            }
            run.rethrow();
            return results;
        }
    }

    /**
     * What one thread is to do, unless it is taken back before. Then it forgets its work, for it stays in the queue
     * until a thread is free, and what the work found would stay with it.
     */
    private static final class Part<R> {
        private final AtomicReference<@Nullable Callable<R>> work;
        final Future<Optional<R>> future; // empty where it was taken back

        Part(ExecutorService pool, Callable<R> work) {
            this.work = new AtomicReference<>(work);
            this.future = pool.submit(() -> {
                Callable<R> mine = this.work.getAndSet(null);
                return mine == null ? Optional.empty() : Optional.of(mine.call());
            });
        }

        boolean isTakenBack() {
            return work.getAndSet(null) != null;
        }
    }

    /** What is done at a number; gives how many cells that were. */
    private interface Turn {
        int take(int number);
    }

    /** Numbers from which threads pull, and the failure at the lowest. */
    private final class Run {
        private final int n;
        private final Work.Reading reading;
        private final AtomicInteger next = new AtomicInteger();
        private int failedAt = Integer.MAX_VALUE;
        private @Nullable Throwable failure;

        Run(int n, Work.Reading reading) {
            this.n = n;
            this.reading = reading;
        }

        <R> R join(Function<Turns, R> own) {
            Turns turns = new Turns(this);
            try {
                return own.apply(turns);
            } catch (Throwable e) {
                failed(turns.at, e);
                throw e;
            }
        }

        void stop() {
            next.set(n);
        }

        private synchronized void failed(int at, Throwable e) {
            stop();
            if (!(e instanceof Abandoned) && (failure == null || at < failedAt)) {
                failedAt = at;
                failure = e;
            }
        }

        synchronized void rethrow() {
            if (failure instanceof RuntimeException e) {
                throw e;
            }
            if (failure instanceof Error e) {
                throw e;
            }
            if (failure != null) {
                throw new IllegalStateException(failure);
            }
        }
    }

    /** One thread's way through the numbers of a run. */
    private final class Turns {
        private final Run run;
        private int at = -1;

        Turns(Run run) {
            this.run = run;
        }

        boolean all(Turn turn) {
            for (int i = run.next.getAndIncrement(); i < run.n; i = run.next.getAndIncrement()) {
                at = i;
                if (cancelled) {
                    throw new CancellationException();
                }
                run.reading.done(turn.take(i));
            }
            at = run.n;
            return true;
        }
    }

    private static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Products waiting for their turn. A worker too far ahead waits, so memory is bounded by blocks in flight. */
    private final class Shelf<T> {
        private final TileMap.Sink<T> sink;
        private final Tiling blocks;
        private final int room = threads * IN_FLIGHT;
        private final TreeMap<Integer, T> waiting = new TreeMap<>();
        private int turn;
        private boolean delivering;
        private boolean abandoned;

        Shelf(TileMap.Sink<T> sink, Tiling blocks) {
            this.sink = sink;
            this.blocks = blocks;
        }

        /** One thread's products, made and put. */
        boolean fill(Turns turns, TileMap.Worker<T> worker) {
            try {
                return turns.all(i -> {
                    Window block = blocks.window(i);
                    put(turns, i, worker.make(block));
                    return block.cells();
                });
            } catch (Throwable e) {
                abandon();
                throw e;
            }
        }

        private void put(Turns turns, int number, T product) {
            synchronized (this) {
                while (number >= turn + room && !abandoned) {
                    try {
                        wait();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException("interrupted", e);
                    }
                }
                if (abandoned) {
                    throw new Abandoned();
                }
                waiting.put(number, product);
                if (delivering) {
                    return;
                }
                delivering = true;
            }
            // one thread at a time delivers, outside the lock so that the others go on putting
            while (true) {
                T next;
                int now;
                synchronized (this) {
                    if (abandoned || waiting.isEmpty() || waiting.firstKey() != turn) {
                        delivering = false;
                        return;
                    }
                    now = turn;
                    next = Objects.requireNonNull(waiting.remove(turn));
                }
                turns.at = now;
                sink.accept(blocks.window(now), next);
                synchronized (this) {
                    turn++;
                    notifyAll();
                }
            }
        }

        synchronized void abandon() {
            abandoned = true;
            notifyAll();
        }
    }
}
