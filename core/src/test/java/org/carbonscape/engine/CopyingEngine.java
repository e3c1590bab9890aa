package org.carbonscape.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.IntConsumer;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;

/**
 * Threads that share nothing: every worker runs on a copy of its work, made by serialisation, and what it gives comes
 * back the same way. What passes here can run on a cluster.
 */
public final class CopyingEngine implements Engine {
    private final LocalEngine local;

    public CopyingEngine(int threads) {
        local = new LocalEngine(threads);
    }

    /** @throws IllegalArgumentException for what cannot be serialised, with the class that cannot */
    static <V> V copy(V value) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(value);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                @SuppressWarnings("unchecked") // what was written
                V again = (V) in.readObject();
                return again;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(value.getClass() + " cannot travel: " + e, e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int threads() {
        return local.threads();
    }

    @Override
    public <A> A fold(Tiling blocks, Fold<A> fold) {
        return local.fold(blocks, new Fold<A>() {
            @Override
            public Worker<A> open(Cells cells) {
                Worker<A> own = copy(fold).open(cells);
                return new Worker<>() {
                    @Override
                    public void take(Window block) {
                        own.take(block);
                    }

                    @Override
                    public A result() {
                        return copy(own.result());
                    }

                    @Override
                    public void close() {
                        own.close();
                    }
                };
            }

            @Override
            public A merge(A one, A other) {
                return copy(fold.merge(one, other));
            }
        });
    }

    @Override
    public <T> void map(Tiling blocks, TileMap<T> map, TileMap.Sink<T> sink) {
        local.map(
                blocks,
                cells -> {
                    TileMap.Worker<T> own = copy(map).open(cells);
                    return new TileMap.Worker<T>() {
                        @Override
                        public T make(Window block) {
                            return copy(own.make(block));
                        }

                        @Override
                        public void close() {
                            own.close();
                        }
                    };
                },
                sink);
    }

    @Override
    public <T, A> A map(Tiling blocks, FoldingMap<T, A> map, TileMap.Sink<T> sink) {
        return local.map(
                blocks,
                new FoldingMap<T, A>() {
                    @Override
                    public Worker<T, A> open(Cells cells) {
                        Worker<T, A> own = copy(map).open(cells);
                        return new Worker<T, A>() {
                            @Override
                            public T make(Window block) {
                                return copy(own.make(block));
                            }

                            @Override
                            public A result() {
                                return copy(own.result());
                            }

                            @Override
                            public void close() {
                                own.close();
                            }
                        };
                    }

                    @Override
                    public A merge(A one, A other) {
                        return copy(map.merge(one, other));
                    }
                },
                sink);
    }

    @Override
    public <T> List<T> each(int n, Item<T> item) {
        Item<T> own = copy(item);
        return local.each(n, i -> copy(own.of(i)));
    }

    @Override
    public void inPlace(int parts, IntConsumer part) {
        local.inPlace(parts, part);
    }

    @Override
    public Work work() {
        return local.work();
    }

    @Override
    public void cancel() {
        local.cancel();
    }

    @Override
    public void close() {
        local.close();
    }
}
