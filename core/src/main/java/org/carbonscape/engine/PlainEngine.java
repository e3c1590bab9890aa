package org.carbonscape.engine;

import java.util.function.IntConsumer;
import org.carbonscape.grid.Tiling;

/** One thread, obviously right. */
public final class PlainEngine implements Engine {
    @Override
    public int threads() {
        return 1;
    }

    @Override
    public <A> A fold(Tiling blocks, Fold<A> fold) {
        try (Fold.Worker<A> worker = fold.open()) {
            for (int i = 0; i < blocks.count(); i++) {
                worker.take(blocks.window(i));
            }
            return worker.result();
        }
    }

    @Override
    public <T> void map(Tiling blocks, TileMap<T> map, TileMap.Sink<T> sink) {
        try (TileMap.Worker<T> worker = map.open()) {
            for (int i = 0; i < blocks.count(); i++) {
                sink.accept(blocks.window(i), worker.make(blocks.window(i)));
            }
        }
    }

    @Override
    public void each(int n, IntConsumer item) {
        for (int i = 0; i < n; i++) {
            item.accept(i);
        }
    }
}
