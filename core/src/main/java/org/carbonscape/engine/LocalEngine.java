package org.carbonscape.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.carbonscape.grid.Tiling;

/**
 * Threads that pull block numbers from a shared counter: no equal shares to wait for at the end. The first failure
 * stops the others and is rethrown as it was.
 */
public final class LocalEngine implements Engine {
    private final int threads;
    private final ExecutorService pool;

    public LocalEngine(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread, not " + threads);
        }
        this.threads = threads;
        AtomicInteger number = new AtomicInteger();
        this.pool = Executors.newFixedThreadPool(threads, r -> {
            Thread thread = new Thread(r, "carbonscape-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public <A> A fold(Tiling blocks, Fold<A> fold) {
        int n = blocks.count();
        AtomicInteger next = new AtomicInteger();
        List<A> parts = together(Math.min(threads, n), next, n, () -> {
            try (Fold.Worker<A> worker = fold.open()) {
                for (int i = next.getAndIncrement(); i < n; i = next.getAndIncrement()) {
                    worker.take(blocks.window(i));
                }
                return worker.result();
            }
        });
        A all = parts.get(0);
        for (int i = 1; i < parts.size(); i++) {
            all = fold.merge(all, parts.get(i));
        }
        return all;
    }

    @Override
    public <T> void map(Tiling blocks, TileMap<T> map, TileMap.Sink<T> sink) {
        int n = blocks.count();
        AtomicInteger next = new AtomicInteger();
        Shelf<T> shelf = new Shelf<>(sink, blocks, threads * 4);
        together(Math.min(threads, n), next, n, () -> {
            try (TileMap.Worker<T> worker = map.open()) {
                for (int i = next.getAndIncrement(); i < n; i = next.getAndIncrement()) {
                    shelf.put(i, worker.make(blocks.window(i)));
                }
                return null;
            } catch (Throwable failure) {
                shelf.abandon();
                throw failure;
            }
        });
    }

    @Override
    public void each(int n, IntConsumer item) {
        AtomicInteger next = new AtomicInteger();
        together(Math.min(threads, n), next, n, () -> {
            for (int i = next.getAndIncrement(); i < n; i = next.getAndIncrement()) {
                item.accept(i);
            }
            return null;
        });
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    private <R> List<R> together(int workers, AtomicInteger next, int n, Callable<R> work) {
        List<Future<R>> futures = new ArrayList<>();
        for (int w = 0; w < workers; w++) {
            futures.add(pool.submit(work));
        }
        List<R> results = new ArrayList<>();
        Throwable failure = null;
        for (Future<R> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                next.set(n);
                if (failure == null || failure instanceof Abandoned) {
                    failure = e.getCause(); // the first true cause, not a worker that merely stopped waiting
                }
            } catch (InterruptedException e) {
                next.set(n);
                futures.forEach(f -> f.cancel(true));
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        return results;
    }

    private static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Products waiting for their turn. A worker too far ahead waits, so memory is bounded by blocks in flight. */
    private static final class Shelf<T> {
        private final TileMap.Sink<T> sink;
        private final Tiling blocks;
        private final int room;
        private final TreeMap<Integer, T> waiting = new TreeMap<>();
        private int turn;
        private boolean delivering;
        private boolean abandoned;

        Shelf(TileMap.Sink<T> sink, Tiling blocks, int room) {
            this.sink = sink;
            this.blocks = blocks;
            this.room = room;
        }

        void put(int number, T product) {
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
                    if (waiting.isEmpty() || waiting.firstKey() != turn) {
                        delivering = false;
                        return;
                    }
                    now = turn;
                    next = Objects.requireNonNull(waiting.remove(turn));
                }
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
