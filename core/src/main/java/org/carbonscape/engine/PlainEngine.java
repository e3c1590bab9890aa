package org.carbonscape.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;

/** One thread, obviously right. */
public final class PlainEngine implements Engine {
    private final Work work;
    private volatile boolean cancelled;

    public PlainEngine() {
        this(new Work());
    }

    /** @param work is told what is done */
    public PlainEngine(Work work) {
        this.work = work;
    }

    @Override
    public int threads() {
        return 1;
    }

    @Override
    public <A> A fold(Tiling blocks, Fold<A> fold) {
        try (Cells cells = new Cells();
                Work.Reading reading = work.reading(blocks.count());
                Fold.Worker<A> worker = fold.open(cells)) {
            for (int i = 0; i < blocks.count(); i++) {
                check();
                worker.take(blocks.window(i));
                reading.done(blocks.window(i).cells());
            }
            return worker.result();
        }
    }

    @Override
    public <T> void map(Tiling blocks, TileMap<T> map, TileMap.Sink<T> sink) {
        try (Cells cells = new Cells();
                TileMap.Worker<T> worker = map.open(cells)) {
            all(blocks, worker, sink);
        }
    }

    @Override
    public <T, A> A map(Tiling blocks, FoldingMap<T, A> map, TileMap.Sink<T> sink) {
        try (Cells cells = new Cells();
                FoldingMap.Worker<T, A> worker = map.open(cells)) {
            all(blocks, worker, sink);
            return worker.result();
        }
    }

    private <T> void all(Tiling blocks, TileMap.Worker<T> worker, TileMap.Sink<T> sink) {
        try (Work.Reading reading = work.reading(blocks.count())) {
            for (int i = 0; i < blocks.count(); i++) {
                check();
                Window block = blocks.window(i);
                T product = worker.make(block);
                reading.done(block.cells());
                sink.accept(block, product);
            }
        }
    }

    @Override
    public <T> List<T> each(int n, Item<T> item) {
        List<T> all = new ArrayList<>(n);
        inPlace(n, i -> all.add(item.of(i)));
        return all;
    }

    @Override
    public void inPlace(int parts, IntConsumer part) {
        try (Work.Reading reading = work.reading(parts)) {
            for (int i = 0; i < parts; i++) {
                check();
                part.accept(i);
                reading.done(0);
            }
        }
    }

    private void check() {
        if (cancelled) {
            throw new CancellationException();
        }
    }

    @Override
    public Work work() {
        return work;
    }

    @Override
    public void cancel() {
        cancelled = true;
    }
}
