package org.carbonscape.engine;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;

/** Another engine, whose blocks are counted as they are done, until the work is given up. */
public final class WatchedEngine implements Engine {
    private final Engine engine;
    private final Work work;

    public WatchedEngine(Engine engine, Work work) {
        this.engine = engine;
        this.work = work;
    }

    @Override
    public int threads() {
        return engine.threads();
    }

    @Override
    public <A> A fold(Tiling blocks, Fold<A> fold) {
        LongAdder done = work.begin(blocks.count());
        try {
            return engine.fold(blocks, new Fold<A>() {
                @Override
                public Worker<A> open() {
                    return new CountedFold<>(fold.open(), work, done);
                }

                @Override
                public A merge(A one, A other) {
                    return fold.merge(one, other);
                }
            });
        } finally {
            work.end();
        }
    }

    private record CountedFold<A>(Fold.Worker<A> own, Work work, LongAdder done) implements Fold.Worker<A> {
        @Override
        public void take(Window block) {
            work.goOn();
            own.take(block);
            done.increment();
        }

        @Override
        public A result() {
            return own.result();
        }

        @Override
        public void close() {
            own.close();
        }
    }

    @Override
    public <T> void map(Tiling blocks, TileMap<T> map, TileMap.Sink<T> sink) {
        LongAdder done = work.begin(blocks.count());
        try {
            engine.map(blocks, () -> new CountedMap<>(map.open(), work, done), sink);
        } finally {
            work.end();
        }
    }

    private record CountedMap<T>(TileMap.Worker<T> own, Work work, LongAdder done) implements TileMap.Worker<T> {
        @Override
        public T make(Window block) {
            work.goOn();
            T product = own.make(block);
            done.increment();
            return product;
        }

        @Override
        public void close() {
            own.close();
        }
    }

    @Override
    public void each(int n, IntConsumer item) {
        LongAdder done = work.begin(n);
        try {
            engine.each(n, i -> {
                work.goOn();
                item.accept(i);
                done.increment();
            });
        } finally {
            work.end();
        }
    }

    @Override
    public Steps steps(int n) {
        return work.steps(n);
    }

    @Override
    public void close() {
        engine.close();
    }
}
